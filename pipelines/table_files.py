"""Tables as Parquet files: written whole or not at all, and read back a bounded batch of rows at a time."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.tables import ContractError, Record, arrow_schema, from_arrow, to_arrow

BATCH_ROWS = 8_192
"""Rows held in memory at a time; also a Parquet row group."""


def write_table(rows: Iterable[Any], record: type, path: Path) -> int:
    """Write records as Parquet, whole or not at all.

    Args:
        rows: Instances of ``record``; may be a generator, at most ``BATCH_ROWS`` of it are held.
        record: The contract.
        path: The file to replace; its folder is made.

    Returns:
        The row count.

    Raises:
        ContractError: A row breaks the contract; ``path`` is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    count = 0
    try:
        with part.open("wb") as file:
            with pq.ParquetWriter(file, arrow_schema(record), compression="zstd") as writer:
                for batch in _batches(rows):
                    writer.write_table(to_arrow(batch, record))
                    count += len(batch)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return count


def read_table(record: type[Record], path: Path) -> list[Record]:
    """Read a Parquet file back as the records that were written.

    Raises:
        ContractError: The file is of another contract, or no Parquet file.
        FileNotFoundError: There is no such file.
    """
    return list(iter_table(record, path))


def iter_table(record: type[Record], path: Path) -> Iterator[Record]:
    """Yield the records of a Parquet file, a row group at a time.

    Raises:
        ContractError: The file is of another contract, or no Parquet file.
        FileNotFoundError: There is no such file.
    """
    try:
        file = pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        raise ContractError(f"{path.name} cannot be read: {error}") from error
    with file:
        if not file.schema_arrow.equals(arrow_schema(record)):
            raise ContractError(f"{path.name} was written for another version of {record.__name__}: make it again")
        for batch in file.iter_batches(BATCH_ROWS):
            yield from from_arrow(batch, record)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH_ROWS)):
        yield batch
