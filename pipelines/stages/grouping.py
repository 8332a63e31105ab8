"""What an earlier run left of grouping, on Arrow columns, and how it is brought up to date part by part."""

from collections.abc import Callable, Collection, Set
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute

from pipelines.core.accounts import Account, Grouped
from pipelines.core.contracts import KEYS
from pipelines.core.coreference.blocks import MOST_DAYS, Block, blocks_of
from pipelines.core.coreference.clusters import Beginning
from pipelines.core.decisions import CoreferenceDecision
from pipelines.stages.prints import Prints
from pipelines.stages.state import ALL
from pipelines.stages.step import current
from pipelines.stages.told import Told
from pipelines.store import Part, Store, all_buckets
from pipelines.store.rows import join, only, values, within, without
from pipelines.tables import from_arrow

_compute: Any = pyarrow.compute
_array: Any = pa.array
Column = Any
"""A column of booleans; the stubs cannot say so."""


@dataclass(slots=True)
class Archive:
    """What is known of the reports that are told as they were (``core.coreference.Earlier``).

    Attributes:
        told: All reports as they are told now.
        left: The rows of those that are no more or are told otherwise.
        rows: The rows of the others.
        pairs: The reports of all decisions, by part, once they were asked for.
    """

    told: Told
    left: pa.Table
    rows: pa.Table
    pairs: dict[Part, pa.Table] = field(default_factory=dict)

    def gone(self) -> list[Grouped]:
        """The reports that are no more, or are told otherwise, as they were."""
        return _records(self.left, Grouped)

    def in_blocks(self, blocks: Set[Block]) -> list[Account]:
        """The held ones that lie in any of the blocks."""
        days = {day - timedelta(days=n) for day in {block[2] for block in blocks} for n in range(MOST_DAYS)}
        return self._accounts(self._held("first_day", days), lambda row: not blocks.isdisjoint(blocks_of(row.sides, row.days)))

    def beginning(self, beginnings: Set[Beginning]) -> list[Account]:
        """The held ones with just these sides and this first day."""
        rows = self._held("first_day", {day for _, day in beginnings})
        return self._accounts(rows, lambda row: (frozenset(row.sides), row.first_day) in beginnings)

    def undated(self, published: Set[Beginning]) -> list[Account]:
        """The held ones without a day that have just these sides and were published on this day."""
        rows = self._held("published_on", {day for _, day in published})
        return self._accounts(rows, lambda row: row.first_day is None and (frozenset(row.sides), row.published_on) in published)

    def accounts(self, report_ids: Set[str]) -> list[Account]:
        """Those of these ids."""
        return self.told.accounts(report_ids)

    def decisions(self, report_ids: Set[str]) -> list[CoreferenceDecision]:
        """The decisions on these."""
        store, ids = self.told.store, _array(list(report_ids), pa.string())
        found: list[CoreferenceDecision] = []
        for part in current(store, "coreference_decisions"):
            if part not in self.pairs:
                self.pairs[part] = store.read(part, "coreference_decisions", ("report_a", "report_b"))
            pairs = self.pairs[part]
            is_on = _compute.or_(_compute.is_in(pairs["report_a"], ids), _compute.is_in(pairs["report_b"], ids))
            if _compute.any(is_on).as_py():
                found += _records(store.read(part, "coreference_decisions").filter(is_on), CoreferenceDecision)
        return found

    def grouped(self, column: str, wanted: Set[str]) -> list[Grouped]:
        """Those with one of the values in a column."""
        return _records(only(self.rows, wanted, column), Grouped)

    def _held(self, column: str, days: Set[date]) -> pa.Table:
        wanted = _compute.is_in(self.rows[column], _array(list(days), pa.date32()))
        return self.rows.filter(_compute.and_(self.rows["is_held"], wanted))

    def _accounts(self, rows: pa.Table, is_wanted: Callable[[Grouped], bool]) -> list[Account]:
        return self.told.accounts([row.report_id for row in _records(rows, Grouped) if is_wanted(row)])


def archive(told: Told, gone: Set[str]) -> Archive:
    """What an earlier run left, of reports that stand as they were and of those that do not."""
    rows = told.store.read_all("grouped_reports")
    return Archive(told, only(rows, gone, "report_id"), without(rows, gone, "report_id"))


@dataclass(frozen=True, slots=True)
class Update:
    """What changes in a table.

    Attributes:
        new: Its new rows.
        columns: The columns that tell which rows fall.
        falls: Those columns to which of the rows fall.
        done: What all rows were made from, where the table keeps it.
        keys: The keys of the rows that fall, where these alone tell it: buckets that hold none are not looked at.
    """

    new: pa.Table
    columns: tuple[str, ...]
    falls: Callable[[pa.Table], Column]
    done: Prints | None = None
    keys: Collection[str] | None = None


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
        fresh = within(change.new, bucket, key)
        may_stand = [part.bucket for part in old] == [bucket] and not fresh.num_rows
        is_apart = may_stand and change.keys is not None and not any(map(bucket.holds, change.keys))
        marks = {} if is_apart else {part.file: change.falls(store.read(part, table, change.columns)) for part in old}
        if may_stand and not any(_compute.any(mark).as_py() for mark in marks.values()):
            parts.append(replace(old[0], made_from=made_from))
            continue
        kept = [within(store.read(part, table).filter(_compute.invert(marks[part.file])), bucket, key) for part in old]
        rows = join([*kept, fresh], ALL[table], *order)
        done = change.done.told(values(rows, key)) if change.done else None
        parts.append(store.write_part(table, bucket, rows, made_from, done))
    return parts


def among(column: str, wanted: Collection[str]) -> Callable[[pa.Table], Column]:
    """Which rows have one of the values."""
    held = _array(list(wanted), pa.string())
    return lambda rows: _compute.is_in(rows[column], held)


def all_rows(rows: pa.Table) -> Column:
    """All fall."""
    return _array([True] * rows.num_rows, pa.bool_())


def decided_anew(alone: Set[str], together: Set[str]) -> Callable[[pa.Table], Column]:
    """Which decisions are on one of some reports, or on two of some others."""
    one, both = _array(list(alone), pa.string()), _array(list(together), pa.string())

    def falls(rows: pa.Table) -> Column:
        a, b = rows["report_a"], rows["report_b"]
        is_alone = _compute.or_(_compute.is_in(a, one), _compute.is_in(b, one))
        return _compute.or_(is_alone, _compute.and_(_compute.is_in(a, both), _compute.is_in(b, both)))

    return falls


def _records(rows: pa.Table, record: type[Any]) -> list[Any]:
    return [row for batch in rows.to_batches() for row in from_arrow(batch, record)]
