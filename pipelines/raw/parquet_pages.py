"""How much memory decoding a Parquet column can take: the sizes that its data pages state, read without decoding any.

The footer of a file says what a column chunk takes in all, which tells nothing of one page, and may lie. What Arrow
allocates is what the header of each page states, a Thrift struct in the compact protocol (``PageHeader`` of
parquet.thrift). The headers are walked with a seek each, so that a chunk of gigabytes costs milliseconds.
"""

from mmap import mmap

import pyarrow.parquet as pq

from pipelines.core.intake import IntakeError

_MOST_NESTED = 8
_VARINT_BYTES = 10
_UNCOMPRESSED, _COMPRESSED = 2, 3
_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _STRUCT = 1, 2, 3, 7, 8, 9, 10, 12
_LONG_LIST = 15
_INTEGERS = frozenset((4, 5, 6))


def largest_page(data: mmap, chunk: pq.ColumnChunkMetaData) -> int:
    """Return the bytes of the largest page of a column chunk, decompressed.

    Args:
        data: The whole file.
        chunk: Where the file's footer says that the chunk lies.

    Raises:
        IntakeError: The page headers do not fit the footer, so the file is broken.
    """
    first = chunk.dictionary_page_offset if chunk.has_dictionary_page else None
    at = min(first, chunk.data_page_offset) if first else chunk.data_page_offset
    stop = at + chunk.total_compressed_size
    if not 0 <= at <= stop <= len(data):
        raise IntakeError("unreadable", "a column lies outside of the file")
    largest = 0
    while at < stop:
        sizes, at = _page_header(data, at)
        uncompressed, compressed = sizes.get(_UNCOMPRESSED, -1), sizes.get(_COMPRESSED, -1)
        if uncompressed < 0 or compressed < 0 or at + compressed > stop:
            raise IntakeError("unreadable", "a page lies outside of its column")
        largest = max(largest, uncompressed)
        at += compressed
    return largest


def _page_header(data: mmap, at: int) -> tuple[dict[int, int], int]:
    """Read the struct at a place; return its own whole numbers by field, and the place after it."""
    try:
        return _struct(data, at, 0)
    except IndexError:
        raise IntakeError("unreadable", "the file ends within a page header") from None


def _varint(data: mmap, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(_VARINT_BYTES):
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << 7 * shift
        if byte < 0x80:
            return value, at
    raise IntakeError("unreadable", "no page header stands where one should")


def _struct(data: mmap, at: int, depth: int) -> tuple[dict[int, int], int]:
    numbers: dict[int, int] = {}
    field = 0
    while (head := data[at]) != 0:
        at += 1
        field, kind = field + (head >> 4), head & 0x0F
        if not head >> 4:
            number, at = _varint(data, at)
            field = number >> 1 ^ -(number & 1)
        if kind in _INTEGERS:
            number, at = _varint(data, at)
            numbers[field] = number >> 1 ^ -(number & 1)
        elif kind not in (_TRUE, _FALSE):
            at = _skip(data, at, kind, depth)
    return numbers, at + 1


def _skip(data: mmap, at: int, kind: int, depth: int) -> int:
    """Return the place after a value of a kind; the bool of a container is one byte."""
    if depth > _MOST_NESTED:
        raise IntakeError("unreadable", "a page header is nested too deep")
    if kind in _INTEGERS:
        return _varint(data, at)[1]
    if kind in (_TRUE, _FALSE, _BYTE):
        return at + 1
    if kind == _DOUBLE:
        return at + 8
    if kind == _BINARY:
        size, at = _varint(data, at)
        return at + size
    if kind == _STRUCT:
        return _struct(data, at, depth + 1)[1]
    if kind not in (_LIST, _SET):
        raise IntakeError("unreadable", "no page header stands where one should")
    size, member = data[at] >> 4, data[at] & 0x0F
    at += 1
    if size == _LONG_LIST:
        size, at = _varint(data, at)
    for _ in range(size):
        at = _skip(data, at, member, depth + 1)
    return at
