"""What is new in the raw folder: files that have not changed are not opened, records whose content is known are not cleaned."""

import hashlib
import os
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from pipelines.core.article import RawPage
from pipelines.core.records import Reject
from pipelines.raw import RawFile, list_files, read_file
from pipelines.stages.state import RawFileState, RawRecord
from pipelines.stages.versions import fingerprint
from pipelines.store.rows import values
from pipelines.tables import arrow_schema, to_arrow

_array: Any = pa.array
_SETTLED_NS = 2_000_000_000
"""A file changed so shortly before it was read may change again within one tick of the file system's clock, unseen."""


@dataclass(frozen=True, slots=True)
class Last:
    """What the last scan found.

    Attributes:
        files: Raw path to stamp.
        records: ``RawRecord`` rows in path order.
        known: Document to the page key with which it was cleaned.
    """

    files: Mapping[str, str]
    records: pa.Table
    known: Mapping[str, str]


NOTHING = Last({}, arrow_schema(RawRecord).empty_table(), {})
"""There was no last scan."""


@dataclass(slots=True)
class Seen:
    """The raw folder as a scan found it.

    Attributes:
        last: What the last scan found.
        files: Every file that may hold pages, in path order.
        rows: Every record, in path order: the number of its row in ``last.records``, or beyond them in ``new``.
        new: Records of files that had to be opened.
        first: Document to its page key at its first place, the one that counts.
        read: Files that had to be opened.
    """

    last: Last
    files: list[RawFileState] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    new: list[RawRecord] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)
    read: int = 0

    def note(self, record: RawRecord) -> None:
        """Take a new record down."""
        self.keep(self.last.records.num_rows + len(self.new), record.document_id, record.page_key)
        self.new.append(record)

    def keep(self, row: int, document_id: str | None, page_key: str | None) -> None:
        """Take a record over from the last scan."""
        self.rows.append(row)
        if document_id is not None and page_key is not None:
            self.first.setdefault(document_id, page_key)

    def touched(self) -> set[str]:
        """The documents of which a record is new, or is no more."""
        is_gone = np.ones(self.last.records.num_rows, bool)
        is_gone[[row for row in self.rows if row < len(is_gone)]] = False
        gone = values(self.last.records.filter(_array(is_gone)), "document_id")
        return {key for key in (*gone, *(record.document_id for record in self.new)) if key is not None}

    def records(self) -> pa.Table:
        """Every record, in path order."""
        return pa.concat_tables([self.last.records, to_arrow(self.new, RawRecord)]).take(_array(self.rows, pa.int64())).combine_chunks()


def stamp(file: RawFile, now_ns: int) -> str:
    """What tells, without opening it, that a file is as it was: size, times and inode, of its sidecar too.

    The time of status change is part of it: a rewrite of the same length that puts the old date back is seen.
    """
    marks = []
    for path in (file.path, file.sidecar):
        if path is not None:
            facts = os.stat(path)  # noqa: PTH116 (a hundred thousand times)
            if now_ns - max(facts.st_mtime_ns, facts.st_ctime_ns) < _SETTLED_NS:
                return ""
            marks.append(f"{facts.st_size},{facts.st_mtime_ns},{facts.st_ctime_ns},{facts.st_ino}")
    return ";".join(marks)


def is_unchanged(root: Path, files: Mapping[str, str]) -> bool:
    """Whether every raw file bears the stamp that it had, and none is new or gone. Opens none."""
    now_ns = time.time_ns()
    count = 0
    for found in list_files(root):
        if isinstance(found, RawFile):
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


def scan(root: Path, version: str, seen: Seen, only: Collection[str] = ()) -> Iterator[RawPage]:
    """Yield the pages that must be cleaned, bare, and note in ``seen`` all that there is.

    Args:
        root: The raw folder.
        version: Version of cleaning.
        seen: Filled while the pages are taken.
        only: Collections to look at: new files of others are passed over, known ones taken as they were. All when empty, or
            when there was no last scan.
    """
    last, now_ns = seen.last, time.time_ns()
    ids, keys = values(last.records, "document_id"), values(last.records, "page_key")
    before = _rows_by_file(last.records)
    for found in list_files(root):
        if isinstance(found, Reject):
            seen.files.append(RawFileState(found.raw_path, f"{found.reason}: {found.detail}"))
            seen.note(_set_aside(found))
            continue
        if only and last.files and found.collection not in only:
            if found.raw_path not in last.files:
                continue
            mark = last.files[found.raw_path]
        else:
            mark = _stamp_or_none(found, now_ns)
        seen.files.append(RawFileState(found.raw_path, mark))
        told = [(row, ids[row], keys[row]) for row in before.get(found.raw_path, ())]
        if mark and last.files.get(found.raw_path) == mark and _are_done(told, seen):
            for row, document_id, key in told:
                seen.keep(row, document_id, key)
        else:
            yield from _read(found, version, seen)


def _rows_by_file(records: pa.Table) -> dict[str, list[int]]:
    """Raw path to the numbers of its rows."""
    found: dict[str, list[int]] = defaultdict(list)
    for row, raw_path in enumerate(values(records, "raw_path")):
        found[raw_path].append(row)
    return found


def _read(file: RawFile, version: str, seen: Seen) -> Iterator[RawPage]:
    """Open a file; yield those of its pages that are at their first place and not cleaned yet."""
    seen.read += 1
    for page in read_file(file):
        if isinstance(page, Reject):
            seen.note(_set_aside(page))
            continue
        document_id, cleaned = page.sha256[:16], bare(page)
        key = page_key(cleaned, version)
        is_first = document_id not in seen.first
        seen.note(RawRecord(page.raw_path, page.record_no, document_id, key, page.collection, page.url, page.fetched_at, None, None))
        if is_first and seen.last.known.get(document_id) != key:
            yield cleaned


def _are_done(told: Iterable[tuple[int, str | None, str | None]], seen: Seen) -> bool:
    """Whether no record needs cleaning: none is at the first place of its content without having been cleaned just so."""
    first: dict[str, str | None] = {}
    for _, document_id, key in told:
        if document_id is not None and document_id not in seen.first:
            first.setdefault(document_id, key)
    return all(seen.last.known.get(document_id) == key for document_id, key in first.items())


def _set_aside(reject: Reject) -> RawRecord:
    return RawRecord(reject.raw_path, reject.record_no, None, None, None, None, None, reject.reason, reject.detail)


def _stamp_or_none(file: RawFile, now_ns: int) -> str:
    try:
        return stamp(file, now_ns)
    except OSError:
        return ""  # gone since it was listed: reading it says so


def bare(page: RawPage) -> RawPage:
    """A page without what cleaning does not look at: where it lies, and its collection when an address says whose it is."""
    return replace(page, raw_path="", record_no=0, collection="" if page.url else page.collection)


def page_key(page: RawPage, version: str) -> str:
    """Changes with anything on a bare page, and with what cleans it."""
    content = hashlib.sha256(page.content.encode("utf-8", "surrogatepass")).hexdigest()
    return fingerprint(version, page.sha256, content, page.form, page.collection, page.url or "", str(page.fetched_at or ""))
