"""What pip needs where uv is not there: the project's requirements, and the lock as pip's constraints.

Usage: requirements.py wanted [extra ...] | locked
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]


def wanted(*extras: str) -> Iterator[str]:
    """What the project, its tests and further extras ask for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    yield from project["dependencies"]
    for extra in ("dev", *extras):
        yield from project["optional-dependencies"][extra]


def locked() -> Iterator[str]:
    """The version of every package in the lock; where it depends on the platform, with the condition."""
    for package in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]:
        if "registry" in package["source"]:
            markers = " or ".join(f"({marker})" for marker in package.get("resolution-markers", []))
            yield f"{package['name']}=={package['version']}" + (f" ; {markers}" if markers else "")


if __name__ == "__main__":
    print("\n".join({"wanted": wanted, "locked": locked}[sys.argv[1]](*sys.argv[2:])))
