"""Small web archives for the tests."""

import gzip
import zlib

import brotli  # type: ignore[import-untyped]  # ships no types
import zstandard

_PACK = {"": bytes, "gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstandard.compress}


def _record(kind: str, block: bytes, media: str, url: str | None) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:8a1d2a2e-0000-4000-8000-000000000001>\r\n"
        f"WARC-Date: 2021-05-06T10:00:00Z\r\n{target}Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warcinfo() -> bytes:
    """Return the record with which a crawl starts."""
    return _record("warcinfo", b"software: a test\r\n", "application/warc-fields", None)


def response(url: str, body: bytes, header: str, status: str = "200 OK", coding: str = "", chunked: bool = False) -> bytes:
    """Return a response as the crawler stored it."""
    body = _PACK[coding](body)
    lines = [f"HTTP/1.1 {status}", header]
    if coding:
        lines.append(f"Content-Encoding: {coding}")
    if chunked:
        lines.append("Transfer-Encoding: chunked")
        half = len(body) // 2
        body = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (body[:half], body[half:])) + b"0\r\n\r\n"
    http = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    return _record("response", http, "application/http; msgtype=response", url)


def wet(url: str, text: bytes) -> bytes:
    """Return the text extract of a page."""
    return _record("conversion", text, "text/plain", url)
