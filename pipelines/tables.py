"""Record classes as typed tables: Parquet types, DuckDB DDL, column docs; written and read back exactly.

One frozen dataclass says everything about a table; ``columns`` reads it off the annotations. Nested records in
a tuple are a list of structs, a mapping is a map, an instant is a naive datetime in UTC. Work goes column by
column through Arrow, so a million rows cost a few seconds and no data frame.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime
from functools import cache
from inspect import getdoc
from itertools import accumulate, pairwise, starmap
from operator import attrgetter
from types import UnionType
from typing import Annotated, Any, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

Record = TypeVar("Record")

Array = Any
"""A ``pyarrow.Array`` whose type is known only at run time; the stubs' generics cannot say that."""

_SCALARS: dict[type, tuple[pa.DataType, str]] = {
    str: (pa.string(), "VARCHAR"),
    bytes: (pa.binary(), "BLOB"),
    bool: (pa.bool_(), "BOOLEAN"),
    int: (pa.int32(), "INTEGER"),
    float: (pa.float64(), "DOUBLE"),
    date: (pa.date32(), "DATE"),
    datetime: (pa.timestamp("us"), "TIMESTAMP"),
}


class ContractError(ValueError):
    """Rows or a file that break their record's contract. The message names class and field."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a contract."""

    name: str
    type: str
    nullable: bool
    doc: str

    @property
    def ddl(self) -> str:
        """The column as ``CREATE TABLE`` says it."""
        return f'"{self.name}" {self.type}{"" if self.nullable else " NOT NULL"}'

    @property
    def is_nested(self) -> bool:
        """A list, or a record of several values."""
        return "[" in self.type or "(" in self.type


@dataclass(frozen=True, slots=True)
class _Kind:
    """A type as Arrow and DuckDB say it, with the two directions of its values."""

    arrow: pa.DataType
    sql: str
    build: Callable[[Sequence[Any], str], Array]
    read: Callable[[Array], list[Any]]


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a record class."""

    name: str
    kind: _Kind
    nullable: bool
    doc: str


def columns(record: type) -> tuple[Column, ...]:
    """The contract of a record class, in field order.

    Raises:
        ContractError: A field has a type that no table can hold.
    """
    return tuple(Column(f.name, f.kind.sql, f.nullable, f.doc) for f in _fields(record))


def arrow_schema(record: type) -> pa.Schema:
    """The contract as an Arrow schema; each field carries its doc, the schema the description."""
    return _schema(record)


@cache
def _schema(record: type) -> pa.Schema:
    made = [pa.field(f.name, f.kind.arrow, f.nullable, {"doc": f.doc}) for f in _fields(record)]
    return pa.schema(made, {"description": description(record)})


def description(record: type) -> str:
    """The class docstring, which is the description of its table and states the grain."""
    return getdoc(record) or ""


def to_arrow(rows: Sequence[Any], record: type) -> pa.Table:
    """Records as an Arrow table.

    Raises:
        ContractError: A value is null that may not be, or does not fit its type.
    """
    schema = arrow_schema(record)
    arrays = _arrays(rows, record)
    return pa.Table.from_arrays(arrays, schema=schema)


def from_arrow(rows: pa.RecordBatch, record: type[Record]) -> list[Record]:
    """The records of a batch that has the record's columns."""
    return list(starmap(record, zip(*_values(rows, record), strict=True)))


def _values(rows: pa.RecordBatch, record: type) -> list[list[Any]]:
    """The columns as Python values, in field order."""
    return [f.kind.read(rows.column(f.name)) for f in _fields(record)]


def _arrays(rows: Sequence[Any], record: type) -> list[Array]:
    """One Arrow array per field, nulls refused where the contract has none."""
    arrays = []
    every = _fields(record)
    for f, values in zip(every, _columns_of(rows, [f.name for f in every]), strict=True):
        where = f"{record.__name__}.{f.name}"
        if not f.nullable and None in values:
            raise ContractError(f"{where} must not be null")
        try:
            arrays.append(f.kind.build(values, where))
        except (pa.ArrowException, OverflowError, UnicodeEncodeError, TypeError, AttributeError) as error:
            _misfit(where, f.kind.sql, error)
    return arrays


def _columns_of(rows: Sequence[Any], names: Sequence[str]) -> Iterable[Sequence[Any]]:
    """The values of each field over all rows."""
    if not rows or len(names) == 1:
        return [[getattr(row, name) for row in rows] for name in names]
    return zip(*map(attrgetter(*names), rows), strict=True)


def _misfit(where: str, sql: str, error: Exception) -> NoReturn:
    raise ContractError(f"{where} does not fit {sql}: {error}") from error


@cache
def _fields(record: type) -> tuple[_Field, ...]:
    hints = get_type_hints(record, include_extras=True)
    return tuple(_field(f"{record.__name__}.{name}", name, hint) for name, hint in hints.items())


def _field(where: str, name: str, hint: Any) -> _Field:
    inner, *notes = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    options = [k for k in get_args(inner) if k is not type(None)] if get_origin(inner) in (Union, UnionType) else [inner]
    if len(options) != 1:
        raise ContractError(f"{where}: a column has one type, not {inner}")
    nullable = options[0] is not inner
    return _Field(name, _kind(where, options[0]), nullable, str(next(iter(notes), "")))


def _kind(where: str, hint: Any) -> _Kind:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _kind(where, args[0])
    if hint in _SCALARS:
        return _scalar(hint)
    if origin is tuple and len(args) == 2 and args[1] is ...:
        return _list(_kind(where, args[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _map(_kind(where, args[0]), _kind(where, args[1]))
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, tuple)):
        return _struct(hint)
    raise ContractError(f"{where}: no table can hold {hint}")


def _scalar(hint: type) -> _Kind:
    arrow, sql = _SCALARS[hint]

    def build(values: Sequence[Any], where: str) -> Array:
        if hint is datetime and any(v is not None and v.tzinfo is not None for v in values):
            raise ContractError(f"{where} must be in UTC and carry no time zone")
        return pa.array(values, type=arrow)

    def read(array: Array) -> list[Any]:
        if hint is str or (hint in (int, bool, float) and not array.null_count):
            return array.to_numpy(zero_copy_only=False).tolist()  # type: ignore[no-any-return]
        return array.to_pylist()  # type: ignore[no-any-return]

    return _Kind(arrow, sql, build, read)


def _list(item: _Kind) -> _Kind:
    arrow = pa.list_(pa.field("item", item.arrow, nullable=False))

    def build(values: Sequence[Any], where: str) -> Array:
        items = _no_nulls([element for value in values if value is not None for element in value], where)
        return pa.ListArray.from_arrays(_offsets(values), item.build(items, where), type=arrow)

    def read(array: Array) -> list[Any]:
        return _slices(array, item.read(array.flatten()))

    return _Kind(arrow, f"{item.sql}[]", build, read)


def _map(key: _Kind, item: _Kind) -> _Kind:
    arrow = pa.map_(key.arrow, pa.field("value", item.arrow, nullable=False))  # type: ignore[call-overload]  # the stub takes no field

    def build(values: Sequence[Any], where: str) -> Array:
        keys = [k for value in values if value is not None for k in value]
        items = _no_nulls([v for value in values if value is not None for v in value.values()], where)
        return pa.MapArray.from_arrays(_offsets(values), key.build(keys, where), item.build(items, where), type=arrow)

    def read(array: Array) -> list[Any]:
        pairs = list(zip(key.read(array.keys), item.read(array.items), strict=True))
        start = array.offsets[0].as_py() if len(array) else 0
        ends = [o.as_py() - start for o in array.offsets]
        return [dict(pairs[a:b]) if v else None for (a, b), v in zip(pairwise(ends), array.is_valid().to_pylist(), strict=True)]

    return _Kind(arrow, f"MAP({key.sql}, {item.sql})", build, read)


def _struct(record: type) -> _Kind:
    inner = _fields(record)
    arrow = pa.struct([pa.field(f.name, f.kind.arrow, f.nullable) for f in inner])

    def build(values: Sequence[Any], where: str) -> Array:
        del where  # the fields name themselves
        return pa.StructArray.from_arrays(_arrays(values, record), fields=list(arrow))

    def read(array: Array) -> list[Any]:
        return list(starmap(record, zip(*(f.kind.read(array.field(f.name)) for f in inner), strict=True)))

    members = ", ".join(f'"{f.name}" {f.kind.sql}' for f in inner)
    return _Kind(arrow, f"STRUCT({members})", build, read)


def _no_nulls(items: list[Any], where: str) -> list[Any]:
    if None in items:
        raise ContractError(f"{where} must not hold nulls")
    return items


def _offsets(values: Sequence[Any]) -> Array:
    """List offsets; Arrow marks a null list by a null offset."""
    ends = list(accumulate((0 if v is None else len(v) for v in values), initial=0))
    marked = [None if v is None else end for v, end in zip(values, ends, strict=False)]
    return pa.array([*marked, ends[-1]], type=pa.int32())


def _slices(array: Array, items: list[Any]) -> list[Any]:
    """The flattened items cut back into one tuple per row, None for a null list."""
    if not array.null_count:
        ends = array.offsets.to_numpy()
        return [tuple(items[a:b]) for a, b in pairwise((ends - ends[0]).tolist())] if len(array) else []
    lengths = [n.as_py() for n in array.value_lengths()]
    ends = list(accumulate((n or 0 for n in lengths), initial=0))
    return [None if n is None else tuple(items[a:b]) for n, (a, b) in zip(lengths, pairwise(ends), strict=True)]
