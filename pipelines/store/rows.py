"""The few things that are done to whole tables of rows, all on Arrow columns."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute

from pipelines.store.buckets import Bucket
from pipelines.tables import Array, Record, arrow_schema, from_arrow

_compute: Any = pyarrow.compute
_array: Any = pa.array
"""Their stubs cannot say types that are known only at run time."""

KEY = "document_id"


def values(rows: pa.Table, column: str) -> list[Any]:
    """The values of a column."""
    return rows.column(column).to_pylist()


def records(rows: pa.Table, record: type[Record]) -> Iterator[Record]:
    """Yield the rows as records, of which those of a batch are made at a time."""
    for batch in rows.to_batches():
        yield from from_arrow(batch, record)


def within(rows: pa.Table, bucket: Bucket, key: str = KEY) -> pa.Table:
    """The rows whose key belongs to a bucket."""
    if not bucket.bits:
        return rows
    belongs = _compute.greater_equal(rows.column(key), bucket.low)
    if bucket.high is not None:
        belongs = _compute.and_(belongs, _compute.less(rows.column(key), bucket.high))
    return rows.filter(belongs)


def only(rows: pa.Table, wanted: Collection[str], column: str = KEY) -> pa.Table:
    """The rows that have one of the values."""
    return rows.filter(_compute.is_in(rows.column(column), _array(list(wanted), pa.string())))


def without(rows: pa.Table, unwanted: Collection[str], column: str = KEY) -> pa.Table:
    """The rows that have none of the values."""
    return rows.filter(_compute.invert(_compute.is_in(rows.column(column), _array(list(unwanted), pa.string())))) if unwanted else rows


def join(pieces: Iterable[pa.Table], record: type, *keys: str) -> pa.Table:
    """Pieces of a table, put together and sorted by the document unless other keys are named; rows of one key stay in their order."""
    return pa.concat_tables([arrow_schema(record).empty_table(), *pieces]).sort_by([(key, "ascending") for key in keys or (KEY,)])


def replaced(rows: pa.Table, record: type, name: str, column: Sequence[Any]) -> pa.Table:
    """The rows with other values in one column."""
    field = arrow_schema(record).field(name)
    return rows.set_column(rows.schema.get_field_index(name), field, _array(column, field.type))


def struct_type(record: type) -> pa.StructType:
    """A record as a value inside a column."""
    return pa.struct([field.remove_metadata() for field in arrow_schema(record)])


def structs(rows: pa.Table, record: type) -> pa.StructArray:
    """The rows as one array of structs."""
    columns: Any = [column.chunk(0) if column.num_chunks else _array([], column.type) for column in rows.combine_chunks().columns]
    return pa.StructArray.from_arrays(columns, fields=list(struct_type(record)))


def nest(keys: Sequence[str], rows: pa.Table, record: type) -> Array:
    """For each key the rows with it as a list; keys and rows are sorted, and rows of other keys are not there."""
    ends = _array(_ends(keys, values(rows, KEY)), pa.int32())
    item: Any = pa.field("item", struct_type(record), nullable=False)
    return pa.ListArray.from_arrays(ends, structs(rows, record), type=pa.list_(item))


def flat(rows: pa.Table, column: str, record: type) -> pa.Table:
    """The rows nested in a column, one after the other."""
    chunks: Any = rows.column(column).chunks
    schema = arrow_schema(record)
    return pa.concat_tables([schema.empty_table(), *(pa.Table.from_struct_array(chunk.flatten()).cast(schema) for chunk in chunks)])


def _ends(keys: Iterable[str], owners: Sequence[str]) -> list[int]:
    ends, at = [0], 0
    for key in keys:
        while at < len(owners) and owners[at] == key:
            at += 1
        ends.append(at)
    return ends
