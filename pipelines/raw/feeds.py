"""Feeds of pages: JSON lines and Parquet, read record by record."""

import mmap
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.core.intake import IntakeError, RawText, parse_json, read_record
from pipelines.raw.folder import RawFile
from pipelines.raw.parquet_pages import largest_page
from pipelines.raw.streams import BROKEN, LONGEST_PAGE, open_stream, read_lines

_LARGEST_PAGE = 1 << 28
"""Bytes of a data page of Parquet; a writer that looks at the size only every thousand rows makes some of 200 MB."""
_AT_ONCE, _MOST_ROWS = 1 << 26, 64
"""Bytes and rows that are decoded at a time."""
_EXPANSION, _LEAST_EXPANSION = 1_000, 1 << 28
"""A Parquet file may hold this many times its size in pages, and this many bytes in any case: a word said once can fill all rows."""
_COLUMNS = ("url", "fetched_at", "html", "text")
_DENSE_LINE = 20_000_000
"""Bytes of a line from which the values in it are counted: JSON of nothing but empty values takes thirty times its size."""
_MOST_VALUES = 3_000_000


def _from_line(line: bytes) -> RawText | IntakeError:
    if len(line) > _DENSE_LINE and sum(map(line.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        return IntakeError("too_large", f"line of {len(line)} bytes with more than {_MOST_VALUES} values")
    try:
        return read_record(parse_json(line), LONGEST_PAGE)
    except IntakeError as fault:
        return fault


def read_json_lines(file: RawFile) -> Iterator[tuple[int, RawText | IntakeError]]:
    """Yield ``(record number, page or fault)`` of each line; a stream that breaks ends with its fault. Blank lines count for nothing."""
    number = 0
    try:
        with open_stream(file.path, file.compression) as stream:
            for line in read_lines(stream):
                if line is None:
                    yield number, IntakeError("too_large", f"line of more than {LONGEST_PAGE} bytes")
                elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                    yield number, _from_line(line.removeprefix(b"\xef\xbb\xbf"))
                else:
                    continue
                number += 1
    except BROKEN as error:
        yield number, IntakeError("unreadable", f"{type(error).__name__}: {error}")


def _rows_at_once(path: Path, table: pq.ParquetFile, group: int, columns: list[str]) -> int:
    """Return how many rows of a row group can be decoded at a time: as many as fit if each were as large as a page.

    Raises:
        IntakeError: One page alone does not fit, or the file is broken.
    """
    row_group = table.metadata.row_group(group)
    chunks = [row_group.column(index) for index in range(row_group.num_columns)]
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        largest = max((largest_page(data, chunk) for chunk in chunks if chunk.path_in_schema in columns), default=0)
    if largest > _LARGEST_PAGE:
        raise IntakeError("too_large", f"a column with a data page of {largest} bytes")
    return max(1, min(_MOST_ROWS, _AT_ONCE // max(1, largest)))


def _is_page_column(kind: pa.DataType) -> bool:
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return any(is_kind(kind) for is_kind in (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary))


def _columns(table: pq.ParquetFile) -> list[str]:
    """Return the columns that are read: flat ones, and of the pages only those of text.

    Raises:
        IntakeError: No column holds pages.
    """
    schema = table.schema_arrow
    kinds = {name: schema.field(name).type for name in _COLUMNS if schema.names.count(name) == 1}
    found = [name for name, kind in kinds.items() if _is_page_column(kind) or (name == "fetched_at" and not pa.types.is_nested(kind))]
    if not {"html", "text"} & set(found):
        raise IntakeError("bad_record", "neither a column html nor text")
    return found


def read_parquet(file: RawFile) -> Iterator[tuple[int, RawText | IntakeError]]:
    """Yield ``(row number, page or fault)`` of each row, a few rows in memory at a time; what follows a break is one fault."""
    number = 0
    left = max(_LEAST_EXPANSION, _EXPANSION * file.size)
    try:
        with pq.ParquetFile(file.path, buffer_size=1 << 16) as table:
            columns = _columns(table)
            for group in range(table.num_row_groups):
                size = _rows_at_once(file.path, table, group, columns)
                for batch in table.iter_batches(batch_size=size, row_groups=[group], columns=columns):
                    left -= batch.nbytes
                    if left < 0:
                        raise IntakeError("too_large", f"{file.size} bytes that hold more than {_EXPANSION} times as many")
                    for found in _from_batch(batch):
                        yield number, found
                        number += 1
    except IntakeError as fault:
        yield number or -1, fault
    except (*BROKEN, pa.ArrowException, ValueError) as error:
        yield number, IntakeError("unreadable", f"{type(error).__name__}: {str(error)[:300]}")


def _from_batch(batch: pa.RecordBatch) -> Iterator[RawText | IntakeError]:
    if batch.num_rows == 1 and batch.nbytes > 2 * LONGEST_PAGE:
        yield IntakeError("too_large", f"row of {batch.nbytes} bytes")
        return
    for row in batch.to_pylist():
        yield _from_row(row)


def _from_row(row: dict[str, object]) -> RawText | IntakeError:
    try:
        return read_record(row, LONGEST_PAGE)
    except IntakeError as fault:
        return fault
