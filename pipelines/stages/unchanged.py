"""Whether a run could find anything to do, told in a second or two, before Dagster is even loaded."""

import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

import pyarrow

from pipelines.core.records import Reject
from pipelines.environment import ROOT, own_overrides
from pipelines.raw import RawFile, list_files, read_file
from pipelines.stages.scan import stamp
from pipelines.stages.state import ALL, RawRecord
from pipelines.stages.versions import fingerprint
from pipelines.store import Store, StoreError, identity
from pipelines.store.manifest import write_whole

_PROGRAM = ("pipelines/**/*.py", "pipelines/reference/**/*.*", "sql/**/*.sql", "pipelines/explorer/**/*.*")


def stands(raw: Path, warehouse: Path) -> int | None:
    """The count of raw files, when the last whole run was made from just these files by just this program; else None."""
    store = Store(warehouse / "stage", ALL)
    try:
        noted = json.loads((warehouse / ".made.json").read_bytes())
        files = {row.raw_path: row.stamp for row in store.records_of("raw_files")}
        is_as_before = noted == _made_from(warehouse) and _is_unchanged(raw, files, _as_read(store, files))
    except (OSError, ValueError, StoreError):
        return None
    return len(files) if is_as_before else None


def _as_read(store: Store, files: Mapping[str, str]) -> Callable[[RawFile], bool]:
    """A function that tells whether a file without a stamp, as those have that were copied just before a run, holds what it held."""
    if "" not in files.values():
        return lambda _: False
    records: dict[str, list[RawRecord]] = defaultdict(list)
    for record in store.records_of("raw_records"):
        if files.get(record.raw_path) == "":
            records[record.raw_path].append(record)
    return lambda file: _holds(file, records[file.raw_path])


def remember(warehouse: Path) -> None:
    """Note from what a whole run, which has just ended well, was made."""
    write_whole(warehouse / ".made.json", json.dumps(_made_from(warehouse)).encode())


def remember_part(warehouse: Path, before: Sequence[str] | None) -> None:
    """Note that a run of a part, which has just ended well, made nothing but what a whole run would have.

    It did when all was made of the same program and the same stage tables before it, and they are the same after it.

    Args:
        warehouse: The folder.
        before: What ``whole`` told before the run.
    """
    if before and before[:2] == _made_from(warehouse)[:2]:
        remember(warehouse)


def whole(warehouse: Path) -> list[str] | None:
    """What the last whole run was made from, when all in the folder still is as it left it; else None."""
    try:
        noted, now = json.loads((warehouse / ".made.json").read_bytes()), _made_from(warehouse)
        return now if noted == now else None
    except (OSError, ValueError):
        return None


def once(mark: Path, check: Callable[[], None]) -> None:
    """Check the program's own files, unless just this program passed before; ``mark`` then holds its version.

    Raises:
        ValueError: What the check raises.
    """
    version = _program_version()
    if mark.exists() and mark.read_text("utf-8") == version:
        return
    check()
    with suppress(OSError):  # where nothing may be written it is checked each time
        mark.parent.mkdir(parents=True, exist_ok=True)
        write_whole(mark, version.encode())


def _made_from(warehouse: Path) -> list[str]:
    """The program, the stage tables and the published file, each in a way that changes when it does."""
    manifest = (warehouse / "stage" / "manifest.json").read_text("utf-8")
    return [_program_version(), fingerprint(manifest), identity(warehouse / "readouts.duckdb")]


@cache
def _program_version() -> str:
    """Version of this program as it stood when it was first asked for."""
    return fingerprint(*_program())


def _program() -> Iterator[str]:
    """Every file that decides something, with its contents, and every installed library by name and version."""
    for path in sorted({path for pattern in _PROGRAM for path in ROOT.glob(pattern) if path.is_file() and "__pycache__" not in path.parts}):
        yield f"{path.relative_to(ROOT)} {fingerprint(path.read_bytes().hex())}"
    if (own := own_overrides(os.environ)) and own.is_file():
        yield f"overrides {fingerprint(own.read_bytes().hex())}"
    yield from sorted(path.name for path in Path(pyarrow.__file__).parents[1].glob("*.dist-info"))


def _is_unchanged(root: Path, files: Mapping[str, str], is_as_read: Callable[[RawFile], bool]) -> bool:
    """Whether every raw file bears the stamp that it had, and none is new or gone.

    Args:
        root: The raw folder.
        files: Raw path to stamp, of the last scan.
        is_as_read: Whether a file holds what it held; asked of those that were too young to bear one. Others are not opened.
    """
    now_ns = time.time_ns()
    count = 0
    for found in list_files(root):
        if isinstance(found, RawFile):
            if files.get(found.raw_path) == "" and is_as_read(found):
                count += 1
                continue
            try:
                mark = stamp(found, now_ns)
            except OSError:
                return False
        else:
            mark = f"{found.reason}: {found.detail}"
        if not mark or files.get(found.raw_path) != mark:
            return False
        count += 1
    return count == len(files)


def _holds(file: RawFile, records: Iterable[RawRecord]) -> bool:
    """Whether a file that is read again holds the pages and faults of some records, in their order, and nothing else."""
    known = [(r.record_no, r.document_id, r.url, r.fetched_at, r.reason, r.detail) for r in records]
    return known == [
        (found.record_no, None, None, None, found.reason, found.detail)
        if isinstance(found, Reject)
        else (found.record_no, found.sha256[:16], found.url, found.fetched_at, None, None)
        for found in read_file(file)
    ]
