"""Whether a run could find anything to do, told in a second or two, before Dagster is even loaded."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow

from pipelines.environment import ROOT
from pipelines.stages.scan import is_unchanged
from pipelines.stages.state import ALL
from pipelines.stages.versions import fingerprint
from pipelines.store import Store, StoreError
from pipelines.store.manifest import write_whole

_PROGRAM = ("pipelines/**/*.py", "pipelines/reference/**/*.*", "sql/**/*.sql", "pipelines/explorer/**/*.*")


def stands(raw: Path, warehouse: Path) -> int | None:
    """The count of raw files, when the last whole run was made from just these files by just this program; else None."""
    store = Store(warehouse / "stage", ALL)
    try:
        noted = json.loads((warehouse / ".made.json").read_bytes())
        files = {row.raw_path: row.stamp for row in store.records_of("raw_files")}
        is_as_before = noted == _made_from(warehouse) and is_unchanged(raw, files)
    except (OSError, ValueError, StoreError):
        return None
    return len(files) if is_as_before else None


def remember(warehouse: Path) -> None:
    """Note from what a whole run, which has just ended well, was made."""
    write_whole(warehouse / ".made.json", json.dumps(_made_from(warehouse)).encode())


def _made_from(warehouse: Path) -> list[str]:
    """The program, the stage tables and the published file, each in a way that changes when it does."""
    stat = (warehouse / "readouts.duckdb").stat()
    published = fingerprint(str(stat.st_ino), str(stat.st_size), str(stat.st_mtime_ns))
    return [fingerprint(*_program()), fingerprint((warehouse / "stage" / "manifest.json").read_text("utf-8")), published]


def _program() -> Iterator[str]:
    """Every file that decides something, with its contents, and every installed library by name and version."""
    for path in sorted({path for pattern in _PROGRAM for path in ROOT.glob(pattern) if path.is_file() and "__pycache__" not in path.parts}):
        yield f"{path.relative_to(ROOT)} {fingerprint(path.read_bytes().hex())}"
    yield from sorted(path.name for path in Path(pyarrow.__file__).parents[1].glob("*.dist-info"))
