"""Raw bytes to text: characters, containers of one page, and records of a feed. Values in, values out."""

import codecs
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from resiliparse.parse.encoding import detect_encoding

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SUPERSETS = {
    "ascii": "windows-1252",
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "iso-8859-9": "windows-1254",
    "tis-620": "windows-874",
}
"""What browsers read for a declared charset (WHATWG Encoding Standard)."""

_MAGIC = (
    *(b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"Rar!"),
    *(b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"MZ\x90"),
)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\ufffd]")
_SAMPLE = 20_000
_BROKEN_SHARE = 0.02
_BINARY_SHARE = 0.1


class IntakeError(ValueError):
    """Bytes that are no page. ``reason`` is the reason of the reject; the message is its detail."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason = reason
        super().__init__(detail)


@dataclass(frozen=True, slots=True)
class RawText:
    """A page as a container or record holds it.

    Attributes:
        payload: The page's own bytes; their hash is the identity of the content.
        content: The same, decoded.
        form: ``html`` or ``text``.
        url: As the container states it; None when it does not.
        fetched_at: UTC, naive; None when not stated.
    """

    payload: bytes
    content: str
    form: str
    url: str | None
    fetched_at: datetime | None


_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "unicode-escape", "utf-7"})
"""Codecs of text that no page is written in, and that may fail on one."""


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    low = name.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(SUPERSETS.get(low, low)).name
        b"aaaa".decode(name)  # hex, rot13 and their like are codecs but no charsets
    except (LookupError, ValueError, AssertionError):
        return None
    return None if name in _NO_CHARSETS else name


def _is_utf8(data: bytes) -> str | None:
    """Decode UTF-8 with a few broken bytes; None when it is another encoding."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    multibyte = sum(1 for char in text[:_SAMPLE] if char > "\x7f" and char != "\ufffd")
    return text if broken <= len(text) * _BROKEN_SHARE and (multibyte > broken or broken <= 3) else None


def _utf16_without_bom(data: bytes) -> str | None:
    sample = data[:2_000]
    if len(sample) < 4 or sample.count(0) * 3 < len(sample):
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def decode(data: bytes, declared: str | None, is_html: bool) -> str:
    """Decode a page: byte order mark, UTF-8, the declared charset, then detection.

    UTF-8 comes before what is declared, since a wrong declaration is common and other encodings hardly ever
    read as UTF-8. A charset that leaves many broken characters is not believed. What cannot be decoded
    stays visible as U+FFFD.

    Args:
        data: The page's bytes.
        declared: Charset of the HTTP header or MIME part; None when there is none.
        is_html: Look for a charset in the markup too.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _utf16_without_bom(data):
        return data.decode(wide, "replace")
    utf8 = _is_utf8(data)
    if utf8 is not None:
        return utf8
    for name in (declared, _declared_in_markup(data) if is_html else None):
        named = _codec(name)
        if named and named != "utf-8":
            text = data.decode(named, "replace")
            if text.count("\ufffd") <= len(text) * _BROKEN_SHARE:
                return text
    return data.decode(_codec(detect_encoding(data)) or "windows-1252", "replace")


def _declared_in_markup(data: bytes) -> str | None:
    from bs4.dammit import EncodingDetector  # here, for few pages are not UTF-8

    return EncodingDetector.find_declared_encoding(data[:8_192], is_html=True)


def check_text(data: bytes, content: str) -> None:
    """Check that decoded bytes are text.

    Raises:
        IntakeError: They are empty, or binary.
    """
    if not content.strip("\x00 \t\r\n\ufeff"):
        raise IntakeError("empty", "no characters")
    if data.startswith(_MAGIC):
        raise IntakeError("not_text", f"starts as a binary file: {data[:4]!r}")
    sample = content[:_SAMPLE]
    junk = len(_UNPRINTABLE.findall(sample))
    if junk > len(sample) * _BINARY_SHARE:
        raise IntakeError("not_text", f"{junk} of the first {len(sample)} characters are no text")


def repair(text: str) -> str:
    """Join surrogate pairs and turn lone surrogates, which no file can hold, into U+FFFD."""
    try:
        text.encode()  # tells sooner than a search
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def read_page(data: bytes, form: str, charset: str | None = None, url: str | None = None, fetched_at: datetime | None = None) -> RawText:
    """Decode one page. Text that is markup after all is taken as such.

    Raises:
        IntakeError: It is empty or binary.
    """
    content = decode(data, charset, form == "html")
    check_text(data, content)
    return RawText(data, content, "html" if form == "html" or _MARKUP.match(content[:2_000]) else "text", url, fetched_at)


def read_url(value: object) -> str | None:
    """Return a web address as it stands; None for anything else."""
    if not isinstance(value, str) or len(value) > 4_000:
        return None
    bare = repair(value.strip())
    return bare if bare.lower().startswith(("http://", "https://")) else None


def read_instant(value: object) -> datetime | None:
    """Read an instant (ISO 8601, RFC 2822, or seconds or milliseconds since 1970) as naive UTC; None when it is none."""
    try:
        if isinstance(value, datetime):
            stamp = value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            stamp = datetime.fromtimestamp(value / 1000 if abs(value) > 1e11 else value, UTC)
        elif isinstance(value, str) and value[:4].isdigit():
            stamp = datetime.fromisoformat(value.strip())
        elif isinstance(value, str):
            stamp = parsedate_to_datetime(value)
        else:
            return None
        return stamp.astimezone(UTC).replace(tzinfo=None) if stamp.tzinfo else stamp
    except (ValueError, OverflowError, OSError, TypeError, IndexError):
        return None


def parse_json(data: bytes | str) -> dict[str, object]:
    """Parse a JSON object.

    Raises:
        IntakeError: It is not JSON, nested too deeply, or no object.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise IntakeError("bad_record", f"{type(error).__name__}: {str(error)[:200]}") from error
    if not isinstance(value, dict):
        raise IntakeError("bad_record", f"a JSON object is wanted, not {type(value).__name__}")
    return value


def read_record(record: Mapping[str, object], longest: int) -> RawText:
    """Read one record of a feed: ``html`` or ``text``, with ``url`` and ``fetched_at``; other fields are not looked at.

    Args:
        record: A JSON object or a table row.
        longest: Characters (or bytes) of the longest page that is taken.

    Raises:
        IntakeError: It holds no page, or one too long.
    """
    form = next((form for form in ("html", "text") if isinstance(record.get(form), str | bytes) and record[form]), None)
    if form is None:
        raise IntakeError("empty" if record.keys() & {"html", "text"} else "bad_record", "neither html nor text holds a page")
    page = record[form]
    if not isinstance(page, str | bytes) or len(page) > longest:
        raise IntakeError("too_large", f"page of more than {longest} characters")
    url, fetched_at = read_url(record.get("url")), read_instant(record.get("fetched_at"))
    if isinstance(page, bytes):
        return read_page(page, form, None, url, fetched_at)
    content = repair(page)
    payload = content.encode()
    check_text(payload, content)
    return RawText(payload, content, "html" if form == "html" or _MARKUP.match(content[:2_000]) else "text", url, fetched_at)
