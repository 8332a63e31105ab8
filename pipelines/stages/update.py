"""How a table over all pages is brought up to date, bucket by bucket."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

from pipelines.core.contracts import KEYS
from pipelines.stages.prints import Numbers, Prints, are_in, column_numbers, span
from pipelines.stages.spill import Spill
from pipelines.stages.state import ALL
from pipelines.stages.step import current
from pipelines.store import Part, Store, all_buckets
from pipelines.store.rows import join, values, within

_compute: Any = pyarrow.compute
_array: Any = pa.array
Column = Any
"""A column of booleans; the stubs cannot say so."""

Falls = Callable[[pa.Table], Column]
"""Which of some rows fall."""


@dataclass(frozen=True, slots=True)
class Update:
    """What changes in a table.

    Attributes:
        new: Its new rows.
        columns: The columns that tell which rows fall.
        falls: Those columns to which of the rows fall.
        done: What all rows were made from, where the table keeps it.
        keys: The keys of the rows that fall, in their order, where these alone tell it: buckets that hold none are not looked at.
    """

    new: Spill
    columns: tuple[str, ...]
    falls: Falls
    done: Prints | None = None
    keys: Numbers | None = None


def update(store: Store, table: str, change: Update, bits: int, made_from: str, is_new: bool) -> list[Part]:
    """The parts of a table with its new rows and without those that fall; of a bucket in which nothing changes the part that is there.

    Args:
        store: Where they lie.
        table: The table.
        change: What changes in it.
        bits: Of the buckets.
        made_from: Fingerprint of all that the table is made from.
        is_new: Nothing is taken over.
    """
    key = KEYS.get(table, "report_id")
    order = (key, "report_b") if table == "coreference_decisions" else (key,)
    earlier = () if is_new else current(store, table)
    parts = []
    for bucket in all_buckets(bits):
        old = [part for part in earlier if part.bucket.meets(bucket)]
        fresh = [rows] if (rows := change.new.rows(bucket)) and rows.num_rows else []
        may_stand = [part.bucket for part in old] == [bucket] and not fresh
        is_apart = may_stand and change.keys is not None and not len(change.keys[span(change.keys, bucket)])
        marks = {} if is_apart else {part.file: change.falls(store.read(part, table, change.columns)) for part in old}
        if may_stand and not any(_compute.any(mark).as_py() for mark in marks.values()):
            parts.append(replace(old[0], made_from=made_from))
            continue
        kept = [within(store.read(part, table).filter(_compute.invert(marks[part.file])), bucket, key) for part in old]
        rows = join([*kept, *fresh], ALL[table], *order)
        done = change.done.told(values(rows, key)) if change.done else None
        parts.append(store.write_part(table, bucket, rows, made_from, done))
    return parts


def among(column: str, keys: Numbers) -> Falls:
    """Which rows have one of the keys, which are in their order."""
    return lambda rows: _array(are_in(column_numbers(rows[column]), keys))


def all_rows(rows: pa.Table) -> Column:
    """All fall."""
    return _array(np.ones(rows.num_rows, np.bool_))


def any_of(several: Sequence[Falls]) -> Falls:
    """Which rows one of them lets fall."""

    def falls(rows: pa.Table) -> Column:
        marks = [one(rows) for one in several]
        return _array(np.any([np.asarray(mark) for mark in marks], axis=0)) if marks else _array(np.zeros(rows.num_rows, np.bool_))

    return falls


def decided_anew(alone: Set[str], together: Set[str]) -> Falls:
    """Which decisions are on one of some reports, or on two of some others."""
    one, both = _array(list(alone), pa.string()), _array(list(together), pa.string())

    def falls(rows: pa.Table) -> Column:
        a, b = rows["report_a"], rows["report_b"]
        is_alone = _compute.or_(_compute.is_in(a, one), _compute.is_in(b, one))
        return _compute.or_(is_alone, _compute.and_(_compute.is_in(a, both), _compute.is_in(b, both)))

    return falls
