"""Feeds of pages: JSON lines and Parquet, read record by record."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.core.intake import IntakeError, RawText, parse_json, read_record
from pipelines.raw.folder import RawFile
from pipelines.raw.streams import BROKEN, LONGEST_PAGE, open_stream, read_lines

_ROWS = 64
_COLUMNS = ("url", "fetched_at", "html", "text")


def _from_line(line: bytes) -> RawText | IntakeError:
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


def read_parquet(file: RawFile) -> Iterator[tuple[int, RawText | IntakeError]]:
    """Yield ``(row number, page or fault)`` of each row, a few rows in memory at a time."""
    number = 0
    try:
        with pq.ParquetFile(file.path) as table:
            columns = [name for name in _COLUMNS if name in table.schema_arrow.names]
            if not {"html", "text"} & set(columns):
                yield -1, IntakeError("bad_record", "neither a column html nor text")
                return
            for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
                for row in batch.to_pylist():
                    yield number, _from_row(row)
                    number += 1
    except (*BROKEN, pa.ArrowException, ValueError) as error:
        yield number, IntakeError("unreadable", f"{type(error).__name__}: {str(error)[:300]}")


def _from_row(row: dict[str, object]) -> RawText | IntakeError:
    try:
        return read_record(row, LONGEST_PAGE)
    except IntakeError as fault:
        return fault
