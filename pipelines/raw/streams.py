"""Reading compressed files by pieces, so that a small file cannot fill the memory."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import brotli  # type: ignore[import-untyped]  # ships no types
import zstandard

from pipelines.core.intake import IntakeError

LONGEST_PAGE = 32 * 1024 * 1024
"""Bytes of the longest single page that is read, after decompression."""
BROKEN = (OSError, EOFError, zlib.error, zstandard.ZstdError)
"""What reading a broken compressed stream raises."""
_PIECE = 1 << 16
_SIP = 1 << 10
"""Bytes that are decompressed at a time; each of them can become 32 kB."""
_MOST_MEMBERS = 100
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


def open_stream(path: Path, compression: str | None) -> BinaryIO:
    """Open a file for reading its decompressed bytes."""
    if compression == "gzip":
        return cast(BinaryIO, gzip.open(path, "rb"))
    file = path.open("rb")
    if compression == "zstd":
        reader = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(file, read_across_frames=True, closefd=True)
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, reader), _PIECE))
    return file


def read_all(path: Path, compression: str | None, longest: int = LONGEST_PAGE) -> bytes:
    """Read a whole file.

    Raises:
        IntakeError: It is longer than ``longest`` after decompression, or cannot be read.
    """
    try:
        with open_stream(path, compression) as stream:
            data = stream.read(longest + 1)
    except BROKEN as error:
        raise IntakeError("unreadable", f"{type(error).__name__}: {error}") from error
    if len(data) > longest:
        raise IntakeError("too_large", f"more than {longest} bytes")
    return data


def read_lines(stream: BinaryIO, longest: int = LONGEST_PAGE) -> Iterator[bytes | None]:
    """Yield the lines of a stream; None in place of one longer than ``longest``, which is skipped without being held."""
    while line := stream.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_PIECE * 16)
        yield None


def unpack(data: bytes, coding: str, longest: int = LONGEST_PAGE) -> bytes:
    """Decompress the body of an HTTP message.

    Args:
        data: Body as sent.
        coding: ``Content-Encoding``: one or several of gzip, deflate, br, zstd, identity, first applied first.
        longest: Bytes that may come out.

    Raises:
        IntakeError: The coding is not known, the body is broken, or longer than ``longest``.
    """
    for name in reversed([part.strip().lower() for part in coding.split(",") if part.strip()]):
        try:
            data = _unpack_one(data, name, longest)
        except (zlib.error, zstandard.ZstdError, brotli.error) as error:
            raise IntakeError("unreadable", f"{name}: {error}") from error
        if len(data) > longest:
            raise IntakeError("too_large", f"more than {longest} bytes")
    return data


def _unpack_one(data: bytes, name: str, longest: int) -> bytes:
    if name in ("identity", "none"):
        return data
    if name in ("gzip", "x-gzip"):
        return _unpack_members(data, partial(zlib.decompressobj, zlib.MAX_WBITS | 16), _GZIP, longest)
    if name == "deflate":
        bits = zlib.MAX_WBITS if len(data) > 1 and (data[0] << 8 | data[1]) % 31 == 0 else -zlib.MAX_WBITS
        return _unpack_members(data, partial(zlib.decompressobj, bits), None, longest)
    if name == "zstd":
        return _unpack_members(data, zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj, _ZSTD, longest)
    if name == "br":
        return _unbrotli(data, longest)
    raise IntakeError("unreadable", f"unknown content encoding {name[:40]!r}")


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


def _unpack_members(data: bytes, start: Callable[[], _Decompressor], magic: bytes | None, longest: int) -> bytes:
    """Decompress all members of a body; what follows the last one is no part of it. Stops soon after ``longest`` bytes.

    Raises:
        IntakeError: It ends within a member, or has more of them than any server sends.
    """
    pieces: list[bytes] = []
    size = at = 0
    for _ in range(_MOST_MEMBERS):
        stream = start()
        while not stream.eof and at < len(data) and size <= longest:
            pieces.append(stream.decompress(data[at : at + _SIP]))
            size += len(pieces[-1])
            at = min(at + _SIP, len(data))
        at -= len(stream.unused_data)
        if size > longest or (stream.eof and not (magic and data.startswith(magic, at))):
            return b"".join(pieces)
        if not stream.eof:
            raise IntakeError("unreadable", f"the body breaks off after {size} bytes")
    raise IntakeError("unreadable", f"more than {_MOST_MEMBERS} compressed members")


def _unbrotli(data: bytes, longest: int) -> bytes:
    decompressor = brotli.Decompressor()
    pieces = [decompressor.process(data, output_buffer_limit=_PIECE)]
    size = len(pieces[0])
    while not decompressor.is_finished() and size <= longest:
        piece = decompressor.process(b"", output_buffer_limit=_PIECE)
        if not piece:
            raise IntakeError("unreadable", f"the body breaks off after {size} bytes")
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def join_chunks(data: bytes) -> bytes:
    """Join the chunks of an HTTP body sent with ``Transfer-Encoding: chunked``; a body that is not chunked comes back as it is."""
    pieces: list[bytes] = []
    at = 0
    while at < len(data):
        end = data.find(b"\r\n", at, at + 100)
        try:
            size = int(data[at:end].split(b";")[0], 16) if end > at else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(pieces) if pieces else data
        if size == 0:
            break
        pieces.append(data[end + 2 : end + 2 + size])
        at = end + 4 + size
    return b"".join(pieces)
