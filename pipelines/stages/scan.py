"""What is new in the raw folder: files that have not changed are not opened, records whose content is known are not cleaned."""

import hashlib
import os
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

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
_AT_ONCE = 10_000
"""Records that are made a table together."""
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


class _Place(NamedTuple):
    """Where a content lies: the number of the row, whether an address is told there, and the page key."""

    row: int
    document_id: str | None
    page_key: str | None
    has_address: bool


@dataclass(slots=True)
class _Records:
    """Records in the order in which they were noted; all but the last are held as tables, which take less memory."""

    tables: list[pa.Table] = field(default_factory=list)
    latest: list[RawRecord] = field(default_factory=list)
    count: int = 0

    def add(self, record: RawRecord) -> None:
        """Take a record down."""
        self.latest.append(record)
        self.count += 1
        if len(self.latest) == _AT_ONCE:
            self.tables.append(to_arrow(self.latest, RawRecord))
            self.latest.clear()

    def table(self) -> pa.Table:
        """All of them."""
        return pa.concat_tables([*self.tables, to_arrow(self.latest, RawRecord)])


@dataclass(slots=True)
class Seen:
    """The raw folder as a scan found it.

    Attributes:
        last: What the last scan found.
        files: Every file that may hold pages, in path order.
        rows: Every record, in path order: the number of its row in ``last.records``, or beyond them in ``new``.
        new: Records of files that had to be opened.
        first: Document to its page key at the place that counts: the first with an address, else the first.
        addressed: Documents of which a place with an address was seen.
        replaced: Those of them of which one without was seen before.
        asked: Documents of which a page was to be cleaned.
        left: Documents of which only a place without an address was seen, while the last scan found one with, and its file.
        read: Files that had to be opened.
    """

    last: Last
    files: list[RawFileState] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    new: _Records = field(default_factory=_Records)
    first: dict[str, str] = field(default_factory=dict)
    addressed: set[str] = field(default_factory=set)
    replaced: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    left: dict[str, RawFile] = field(default_factory=dict)
    read: int = 0

    def note(self, record: RawRecord) -> None:
        """Take a new record down."""
        place = _Place(self.last.records.num_rows + self.new.count, record.document_id, record.page_key, record.url is not None)
        self.keep(place)
        self.new.add(record)

    def keep(self, place: "_Place") -> None:
        """Take the place of a record down."""
        self.rows.append(place.row)
        if place.document_id is None or place.page_key is None or not self.counts(place):
            return
        if place.has_address:
            self.addressed.add(place.document_id)
            if place.document_id in self.first:
                self.replaced.add(place.document_id)
        self.first[place.document_id] = place.page_key

    def counts(self, place: "_Place") -> bool:
        """Whether a place counts more than those seen before it."""
        return place.document_id not in self.first or (place.has_address and place.document_id not in self.addressed)

    def touched(self) -> set[str]:
        """The documents of which a record is new, or is no more."""
        is_gone = np.ones(self.last.records.num_rows, bool)
        is_gone[[row for row in self.rows if row < len(is_gone)]] = False
        gone = values(self.last.records.filter(_array(is_gone)), "document_id")
        return {key for key in (*gone, *values(self.new.table(), "document_id")) if key is not None}

    def records(self) -> pa.Table:
        """Every record, in path order."""
        return pa.concat_tables([self.last.records, self.new.table()]).take(_array(self.rows, pa.int64())).combine_chunks()


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
    before = _places_by_file(last.records)
    promised = {place.document_id for places in before.values() for place in places if place.has_address}
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
        told = before.get(found.raw_path, ())
        if mark and last.files.get(found.raw_path) == mark and not any(_to_clean(told, seen, promised, found)):
            for place in told:
                seen.keep(place)
        else:
            yield from _read(found, version, seen, promised)
    yield from _left(version, seen)


def _places_by_file(records: pa.Table) -> dict[str, list[_Place]]:
    """Raw path to its places."""
    found: dict[str, list[_Place]] = defaultdict(list)
    columns = (values(records, name) for name in ("raw_path", "document_id", "page_key", "url"))
    for row, (raw_path, document_id, key, url) in enumerate(zip(*columns, strict=True)):
        found[raw_path].append(_Place(row, document_id, key, url is not None))
    return found


def _read(file: RawFile, version: str, seen: Seen, promised: Set[str | None]) -> Iterator[RawPage]:
    """Open a file; yield those of its pages that are at the place that counts and not cleaned yet."""
    seen.read += 1
    for page in read_file(file):
        if isinstance(page, Reject):
            seen.note(_set_aside(page))
            continue
        document_id, cleaned = page.sha256[:16], bare(page)
        key = page_key(cleaned, version)
        is_due = any(_to_clean([_Place(0, document_id, key, page.url is not None)], seen, promised, file))
        seen.note(RawRecord(page.raw_path, page.record_no, document_id, key, page.collection, page.url, page.fetched_at, None, None))
        if is_due:
            seen.asked.add(document_id)
            yield cleaned


def _to_clean(told: Iterable[_Place], seen: Seen, promised: Set[str | None], file: RawFile) -> Iterator[_Place]:
    """Yield the places in a file that count without having been cleaned just so.

    One without an address may count less than one that the last scan found with: it is left until all are seen.
    """
    here: dict[str, bool] = {}
    for place in told:
        key = place.document_id
        if key is None or not seen.counts(place) or (key in here and (here[key] or not place.has_address)):
            continue
        here[key] = place.has_address
        if seen.last.known.get(key) == place.page_key:
            continue
        if not place.has_address and key in promised:
            seen.left[key] = file
        else:
            yield place


def _left(version: str, seen: Seen) -> Iterator[RawPage]:
    """Open again the files in which pages were left, those of which no place with an address was seen in the end."""
    wanted: dict[Path, set[str]] = defaultdict(set)
    files = {file.path: file for file in seen.left.values()}
    for document_id, file in seen.left.items():
        if document_id not in seen.addressed:
            wanted[file.path].add(document_id)
    for path, documents in wanted.items():
        for page in read_file(files[path]):
            if isinstance(page, Reject) or (key := page.sha256[:16]) not in documents:
                continue
            if page_key(bare(page), version) == seen.first[key]:
                documents.remove(key)
                seen.asked.add(key)
                yield bare(page)


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
