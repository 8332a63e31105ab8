"""Web archives: WARC and WET files, read record by record."""

from collections.abc import Iterator

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pipelines.core.intake import IntakeError, RawText, read_instant, read_page, read_url
from pipelines.raw.folder import RawFile
from pipelines.raw.streams import BROKEN, LONGEST_PAGE, join_chunks, open_stream, unpack

_WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_LONGEST_HEADER = 1 << 16
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")


def _body(record: WarcRecord) -> bytes:
    wanted = record.content_length
    if wanted > LONGEST_PAGE:
        raise IntakeError("too_large", f"record of {wanted} bytes")
    data: bytes = record.reader.read(LONGEST_PAGE)
    if len(data) < wanted:
        raise IntakeError("unreadable", f"record cut off after {len(data)} of {wanted} bytes")
    return data


def _read(record: WarcRecord) -> RawText | None:
    """Read one record; None when it is no page, such as a picture.

    Raises:
        IntakeError: It should be a page and cannot be read, or the server did not send one.
    """
    headers = record.http_headers
    if record.record_type == WarcRecordType.response and headers is None:
        raise IntakeError("unreadable", "response without an HTTP header")
    media = (record.http_content_type if headers is not None else record.headers.get("Content-Type")) or ""
    media = media.partition(";")[0].strip().lower()
    if media not in _PAGE_TYPES:
        return None
    if headers is not None and headers.status_code != 200:
        raise IntakeError("http_status", f"status {headers.status_code}")
    data = _body(record)
    if headers is not None:
        if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
            data = join_chunks(data)
        data = unpack(data, headers.get("Content-Encoding") or "")
    form = "text" if record.record_type == WarcRecordType.conversion or media == "text/plain" else "html"
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    return read_page(data, form, record.http_charset, read_url(address), read_instant(record.headers.get("WARC-Date")))


def read_crawl(file: RawFile) -> Iterator[tuple[int, RawText | IntakeError]]:
    """Yield ``(record number, page or fault)`` of each page of a web archive; a broken archive ends with its fault.

    Numbers count responses, resources and conversions, pages or not, from 0.
    """
    number = -1
    try:
        with open_stream(file.path, file.compression if file.compression == "zstd" else None) as stream:
            for number, record in enumerate(ArchiveIterator(stream, record_types=_WANTED, parse_http=True, max_header_len=_LONGEST_HEADER)):
                try:
                    page = _read(record)
                except IntakeError as fault:
                    yield number, fault
                    continue
                if page is not None:
                    yield number, page
    except (*BROKEN, ValueError) as error:
        yield number + 1, IntakeError("unreadable", f"{type(error).__name__}: {error}")
