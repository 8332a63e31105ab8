"""From the files of the raw folder to pages."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipelines.core.article import RawPage
from pipelines.core.intake import IntakeError, RawText, parse_json, read_instant, read_page, read_url
from pipelines.core.mhtml import read_mhtml
from pipelines.core.records import Reject
from pipelines.raw.crawls import read_crawl
from pipelines.raw.feeds import read_json_lines, read_parquet
from pipelines.raw.folder import RawFile, list_files
from pipelines.raw.streams import read_all

_LONGEST_SIDECAR = 1 << 20
_RECORDS = {"warc": read_crawl, "jsonl": read_json_lines, "parquet": read_parquet}


def _reject(file: RawFile, record_no: int, fault: IntakeError) -> Reject:
    return Reject(file.raw_path, record_no, fault.reason, str(fault)[:500])


def _raw_page(file: RawFile, record_no: int, page: RawText) -> RawPage:
    return RawPage(
        raw_path=file.raw_path,
        record_no=record_no,
        collection=file.collection,
        sha256=hashlib.sha256(page.payload).hexdigest(),
        form=page.form,
        content=page.content,
        url=page.url,
        fetched_at=page.fetched_at,
    )


def _with_sidecar(file: RawFile, page: RawText) -> RawText:
    """Add the address and time that lie beside a page.

    Raises:
        IntakeError: The sidecar cannot be read.
    """
    if file.sidecar is None:
        return page
    facts = parse_json(read_all(file.sidecar, None, _LONGEST_SIDECAR))
    return replace(page, url=read_url(facts.get("url")) or page.url, fetched_at=read_instant(facts.get("fetched_at")) or page.fetched_at)


def _read_single(file: RawFile) -> Iterator[RawPage | Reject]:
    try:
        data = read_all(file.path, file.compression)
        page = read_mhtml(data) if file.form == "mhtml" else read_page(data, file.form)
    except IntakeError as fault:
        yield _reject(file, -1, fault)
        return
    try:
        page = _with_sidecar(file, page)
    except IntakeError as fault:
        yield Reject(file.raw_path, 0, "bad_sidecar", f"page read without it: {fault}"[:500])
    yield _raw_page(file, 0, page)


def read_file(file: RawFile) -> Iterator[RawPage | Reject]:
    """Yield the pages of one file, in order, one in memory at a time.

    A record that cannot be read is a ``Reject``, and so is what follows the place where a file is broken.
    """
    reader = _RECORDS.get(file.form)
    if reader is None:
        yield from _read_single(file)
        return
    for record_no, found in reader(file):
        yield _reject(file, record_no, found) if isinstance(found, IntakeError) else _raw_page(file, record_no, found)


def read_raw(root: Path) -> Iterator[RawPage | Reject]:
    """Yield every page of the raw folder by path and record, and a reject for all that is not one.

    Args:
        root: The raw folder; nothing in it is written.

    Raises:
        OSError: The raw folder itself cannot be listed.
    """
    for found in list_files(root):
        if isinstance(found, Reject):
            yield found
        else:
            yield from read_file(found)
