"""What surrounds a process of the pipeline: where the raw pages lie, where everything made from them goes, what it does without."""

import gc
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The project's folder."""
_MEGABYTE = 2**20
_MEGABYTES_PER_CORE = 256
"""A query that is divided holds some for each core."""
_LEAST_MEGABYTES = 512
"""What the file and the explorer of a small folder cannot be made without."""
_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
"""Where Linux tells how much a container may take; "max" where that is not limited."""


def raw_and_warehouse(environment: Mapping[str, str]) -> tuple[Path, Path]:
    """The folders that ``READOUTS_RAW`` and ``READOUTS_WAREHOUSE`` name; by default those of the project."""
    raw = Path(environment.get("READOUTS_RAW") or ROOT / "raw")
    warehouse = Path(environment.get("READOUTS_WAREHOUSE") or ROOT / "warehouse")
    return raw.absolute(), warehouse.absolute()


def own_overrides(environment: Mapping[str, str]) -> Path | None:
    """The file that ``READOUTS_OVERRIDES`` names, which is read instead of the project's own; None where none is named."""
    named = environment.get("READOUTS_OVERRIDES")
    return Path(named).absolute() if named else None


def database_memory(parts: int = 1) -> str:
    """What DuckDB may hold in memory, in its own words, before it goes to the disk: by default most of what the machine has.

    As much as its cores work with, up to half of what there is.

    Args:
        parts: One part of as many is enough; none is smaller than what a small folder takes.
    """
    wanted = max(8, os.cpu_count() or 1) * _MEGABYTES_PER_CORE
    return f"{max(_LEAST_MEGABYTES, min(wanted, _machine_megabytes() // 2) // parts)}MB"


def _machine_megabytes() -> int:
    """Memory of the machine, or of the container that this process runs in."""
    limits = [path.read_text(encoding="ascii").strip() for path in _LIMITS if path.exists()]
    known = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"), *(int(limit) for limit in limits if limit.isdigit())]
    return min(known) // _MEGABYTE


class _WithoutPandas(MetaPathFinder):
    """Finds no pandas, wherever it is installed."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Refuse pandas, and leave all else to the others."""
        if name == "pandas":
            raise ModuleNotFoundError("pandas is not used here", name=name)


def without_pandas() -> None:
    """Let this process do without pandas, also where it is installed.

    Arrow loads it with the first array, for a second and a half, lest a value be one of its own; none of ours is.
    """
    if not any(isinstance(finder, _WithoutPandas) for finder in sys.meta_path):
        sys.meta_path.insert(0, _WithoutPandas())


@contextmanager
def without_collector() -> Iterator[None]:
    """While much is loaded that stays, look for no cycles to let go; nor ever again among what is there in the end.

    Each look goes through all that was loaded so far: a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
