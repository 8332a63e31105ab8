"""Saved web archives (MHTML, RFC 2557): the page out of its parts, in time linear in the archive.

The standard library's parser looks at every line once for each level of nesting, so a small file nested deep takes
minutes. Here each level is cut at its boundary by one search, levels and parts are counted, and only the headers and
the body of the wanted part are given to the standard library.
"""

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser

from pipelines.core.intake import IntakeError, RawText, read_instant, read_page, read_url

_MOST_NESTED = 4
_MOST_PARTS = 500
_LONGEST_HEADERS = 1 << 13
_BOUNDARY = re.compile(r"boundary\s{0,9}=\s{0,9}(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
_FORMS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
"""Types of a page, the likeliest first."""


def read_mhtml(data: bytes) -> RawText:
    """Read the page out of a saved web archive: its first HTML part, else its first text part.

    Raises:
        IntakeError: It holds no such part, or cannot be read.
    """
    try:
        head, start = _headers(data, 0, len(data))
        found: dict[str, tuple[Message, int, int]] = {}
        for part, first, last in _leaves(data, head, start, len(data)):
            kind = part.get_content_type()
            found.setdefault(kind, (part, first, last))
            if kind == "text/html":
                break
        chosen = next(((found[kind], form) for kind, form in _FORMS.items() if kind in found), None)
        if chosen is None:
            raise IntakeError("unreadable", "no text part in the web archive")
        (part, first, last), form = chosen
        part.set_payload(data[first:last].decode("ascii", "surrogateescape"))
        payload = part.get_payload(decode=True)
        charset, url = part.get_content_charset(), _header(head, "Snapshot-Content-Location") or _header(part, "Content-Location")
        fetched_at = read_instant(_header(head, "Date"))
    except IntakeError:
        raise
    except (LookupError, ValueError) as error:
        raise IntakeError("unreadable", f"{type(error).__name__}: {error}") from error
    return read_page(payload if isinstance(payload, bytes) else b"", form, charset, read_url(url), fetched_at)


def _headers(data: bytes, start: int, stop: int) -> tuple[Message, int]:
    """Read the header lines at a place; return them, and where the body starts."""
    window = data[start : min(stop, start + _LONGEST_HEADERS)]
    ends = [at + len(mark) for mark in (b"\n\r\n", b"\n\n") if (at := window.find(mark)) >= 0]
    size = 0 if window.startswith((b"\r\n", b"\n")) else min(ends, default=len(window))
    return BytesHeaderParser().parsebytes(window[:size]), start + size


def _leaves(data: bytes, head: Message, start: int, stop: int) -> Iterator[tuple[Message, int, int]]:
    """Yield headers, start and end of the body of every part that has no parts of its own, in order."""
    stack = [iter([(head, start, stop)])]
    count = 0
    while stack:
        part, first, last = next(stack[-1], (None, 0, 0))
        if part is None:
            stack.pop()
            continue
        count += 1
        if count > _MOST_PARTS:
            raise IntakeError("unreadable", f"more than {_MOST_PARTS} parts in the web archive")
        boundary = _BOUNDARY.search(str(part.get("Content-Type"))) if part.get_content_maintype() == "multipart" else None
        if boundary is None:
            yield part, first, last
        elif len(stack) > _MOST_NESTED:
            raise IntakeError("unreadable", f"parts nested more than {_MOST_NESTED} deep in the web archive")
        else:
            stack.append(_parts(data, (boundary[1] or boundary[2]).encode("utf-8", "surrogateescape"), first, last))


def _parts(data: bytes, boundary: bytes, start: int, stop: int) -> Iterator[tuple[Message, int, int]]:
    """Yield the parts between the lines of a boundary; the last one may lack its end."""
    mark = b"\n--" + boundary
    at = start - 1 if data.startswith(mark[1:], start) else data.find(mark, start, stop)
    while at >= 0 and not data.startswith(b"--", at + len(mark)):
        line = data.find(b"\n", at + len(mark), stop)
        if line < 0:
            return
        at = data.find(mark, line, stop)
        end = at if at >= 0 else stop
        part, first = _headers(data, line + 1, end)
        yield part, min(first, end), end - data.startswith(b"\r", end - 1)


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    return str(value).strip() or None if value is not None else None
