"""What is new in the raw folder: files that have not changed are not opened, records whose content is known are not cleaned."""

import hashlib
import os
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipelines.core.article import RawPage
from pipelines.core.records import Reject
from pipelines.raw import RawFile, list_files, read_file
from pipelines.stages.state import RawFileState, RawRecord
from pipelines.stages.versions import fingerprint

_SETTLED_NS = 2_000_000_000
"""A file changed so shortly before it was read may change again within one tick of the file system's clock, unseen."""


@dataclass(frozen=True, slots=True)
class Last:
    """What the last scan found.

    Attributes:
        files: Raw path to stamp.
        records: In path order.
        known: Document to the page key with which it was cleaned.
    """

    files: Mapping[str, str]
    records: Sequence[RawRecord]
    known: Mapping[str, str]


@dataclass(slots=True)
class Seen:
    """The raw folder as a scan found it.

    Attributes:
        files: Every file that may hold pages, in path order.
        records: Every record, in path order.
        first: Document to its page key at its first place, the one that counts.
        read: Files that had to be opened.
    """

    files: list[RawFileState] = field(default_factory=list)
    records: list[RawRecord] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)
    read: int = 0


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


def scan(root: Path, last: Last, version: str, seen: Seen, only: Collection[str] = ()) -> Iterator[RawPage]:
    """Yield the pages that must be cleaned, bare, and note in ``seen`` all that there is.

    Args:
        root: The raw folder.
        last: What the last scan found.
        version: Version of cleaning.
        seen: Filled while the pages are taken.
        only: Collections to look at: new files of others are passed over, known ones taken as they were. All when empty, or
            when there was no last scan.
    """
    before: dict[str, list[RawRecord]] = defaultdict(list)
    for record in last.records:
        before[record.raw_path].append(record)
    now_ns = time.time_ns()
    for found in list_files(root):
        if isinstance(found, Reject):
            seen.files.append(RawFileState(found.raw_path, f"{found.reason}: {found.detail}"))
            seen.records.append(_set_aside(found))
            continue
        if only and last.files and found.collection not in only:
            if found.raw_path not in last.files:
                continue
            mark = last.files[found.raw_path]
        else:
            mark = _stamp_or_none(found, now_ns)
        seen.files.append(RawFileState(found.raw_path, mark))
        told = before.get(found.raw_path, [])
        if mark and last.files.get(found.raw_path) == mark and _are_done(told, last.known, seen):
            for record in told:
                _note(record, seen)
        else:
            yield from _read(found, last.known, version, seen)


def _read(file: RawFile, known: Mapping[str, str], version: str, seen: Seen) -> Iterator[RawPage]:
    """Open a file; yield those of its pages that are at their first place and not cleaned yet."""
    seen.read += 1
    for page in read_file(file):
        if isinstance(page, Reject):
            seen.records.append(_set_aside(page))
            continue
        document_id, cleaned = page.sha256[:16], bare(page)
        key = page_key(cleaned, version)
        is_first = document_id not in seen.first
        _note(RawRecord(page.raw_path, page.record_no, document_id, key, page.collection, page.url, page.fetched_at, None, None), seen)
        if is_first and known.get(document_id) != key:
            yield cleaned


def _are_done(records: Iterable[RawRecord], known: Mapping[str, str], seen: Seen) -> bool:
    """Whether no record needs cleaning: none is at the first place of its content without having been cleaned just so."""
    first: dict[str, str | None] = {}
    for record in records:
        if record.document_id is not None and record.document_id not in seen.first:
            first.setdefault(record.document_id, record.page_key)
    return all(known.get(document_id) == key for document_id, key in first.items())


def _note(record: RawRecord, seen: Seen) -> None:
    seen.records.append(record)
    if record.document_id is not None and record.page_key is not None:
        seen.first.setdefault(record.document_id, record.page_key)


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
