"""Where the raw pages lie and where everything made from them goes, as the environment says."""

from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The project's folder."""


def raw_and_warehouse(environment: Mapping[str, str]) -> tuple[Path, Path]:
    """The folders that ``READOUTS_RAW`` and ``READOUTS_WAREHOUSE`` name; by default those of the project."""
    raw = Path(environment.get("READOUTS_RAW") or ROOT / "raw")
    warehouse = Path(environment.get("READOUTS_WAREHOUSE") or ROOT / "warehouse")
    return raw.absolute(), warehouse.absolute()
