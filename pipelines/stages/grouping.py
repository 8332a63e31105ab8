"""What is known of the reports that were grouped, on Arrow columns: by an earlier run, or just before in this one."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

from pipelines.core.accounts import Account, Grouped
from pipelines.core.coreference import Regrouped
from pipelines.core.coreference.blocks import MOST_DAYS, Block, blocks_of
from pipelines.core.coreference.clusters import Beginning
from pipelines.core.decisions import CoreferenceDecision, MeetingGroup
from pipelines.stages.prints import Numbers, are_in, column_numbers, numbers
from pipelines.stages.step import current
from pipelines.stages.told import Told
from pipelines.stages.update import Falls, any_of, decided_anew
from pipelines.store import Part
from pipelines.store.rows import only, records, without
from pipelines.tables import arrow_schema, to_arrow

_compute: Any = pyarrow.compute
_array: Any = pa.array
"""Their stubs cannot say types that are known only at run time."""

LEDGER = "grouped_reports"


@dataclass(slots=True)
class Archive:
    """What is known of the reports that are told as they were (``core.coreference.Earlier``), and of those that were grouped since.

    Attributes:
        told: All reports as they are told now.
        left: The rows of those that are no more or are told otherwise, until others have taken their place.
        rows: The rows of all that are grouped.
        decided: The parts of the decisions of the earlier run.
        groups: What was told of groups since.
        decisions_since: What was decided since.
        fallen: Which decisions of the earlier run fell since, as each lot told.
        moved: The reports that are grouped anew or no more.
        former: Ids of the meetings of which they were.
        pairs: The reports of all decisions of the earlier run, by part, once they were asked for.
    """

    told: Told
    left: pa.Table
    rows: pa.Table
    decided: tuple[Part, ...]
    groups: pa.Table = field(default_factory=lambda: arrow_schema(MeetingGroup).empty_table())
    decisions_since: pa.Table = field(default_factory=lambda: arrow_schema(CoreferenceDecision).empty_table())
    fallen: list[Falls] = field(default_factory=list)
    moved: Numbers = field(default_factory=lambda: np.empty(0, np.uint64))
    former: set[str] = field(default_factory=set)
    pairs: dict[Part, pa.Table] = field(default_factory=dict)

    def leave(self, reports: Numbers) -> None:
        """Let go of some reports, which are in their order, as if they were told otherwise from now on."""
        left, self.rows = _parted(self.rows, reports)
        self.left = pa.concat_tables([self.left, left])

    def take(self, made: Regrouped) -> None:
        """Let what was made of some reports take the place of what was known of them."""
        regrouped = {group.report_id for group in made.groups}
        falls = decided_anew(made.alone, made.together)
        self.rows = pa.concat_tables([without(self.rows, regrouped, "report_id"), to_arrow(_ledger(self.told, made), Grouped)])
        self.groups = pa.concat_tables([without(self.groups, regrouped, "report_id"), to_arrow(list(made.groups), MeetingGroup)])
        stand = self.decisions_since.filter(_compute.invert(falls(self.decisions_since)))
        self.decisions_since = pa.concat_tables([stand, to_arrow(list(made.decisions), CoreferenceDecision)])
        self.fallen.append(falls)
        self.moved = np.union1d(self.moved, np.append(numbers(regrouped), column_numbers(self.left["report_id"])))
        self.former |= made.former
        self.left = self.left.slice(0, 0)

    def gone(self) -> list[Grouped]:
        """The reports that are no more, or are told otherwise, as they were."""
        return list(records(self.left, Grouped))

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
        ids = _array(list(report_ids), pa.string())
        return [decision for rows in self._decided(ids) for decision in records(rows, CoreferenceDecision)]

    def _decided(self, report_ids: Any) -> Iterator[pa.Table]:
        """What was decided on some reports, and stands."""
        yield self.decisions_since.filter(_is_on(self.decisions_since, report_ids))
        store = self.told.store
        for part in self.decided:
            if part not in self.pairs:
                self.pairs[part] = store.read(part, "coreference_decisions", ("report_a", "report_b"))
            is_on = _is_on(self.pairs[part], report_ids)
            if _compute.any(is_on).as_py():
                rows = store.read(part, "coreference_decisions").filter(is_on)
                yield rows.filter(_compute.invert(any_of(self.fallen)(rows)))

    def grouped(self, column: str, wanted: Set[str]) -> list[Grouped]:
        """Those with one of the values in a column."""
        return list(records(only(self.rows, wanted, column), Grouped))

    def _held(self, column: str, days: Set[date]) -> pa.Table:
        wanted = _compute.is_in(self.rows[column], _array(list(days), pa.date32()))
        return self.rows.filter(_compute.and_(self.rows["is_held"], wanted))

    def _accounts(self, rows: pa.Table, is_wanted: Callable[[Grouped], bool]) -> list[Account]:
        return self.told.accounts([row.report_id for row in records(rows, Grouped) if is_wanted(row)])


def archive(told: Told, gone: Numbers, is_new: bool) -> Archive:
    """What an earlier run left, of reports that stand as they were and of those that do not; nothing when all is new."""
    if is_new:
        nothing = arrow_schema(Grouped).empty_table()
        return Archive(told, nothing, nothing, ())
    return Archive(told, *_parted(told.store.read_all(LEDGER), gone), current(told.store, "coreference_decisions"))


def _parted(rows: pa.Table, reports: Numbers) -> tuple[pa.Table, pa.Table]:
    """The rows of some reports, which are in their order, and those of all others."""
    marks = _array(are_in(column_numbers(rows["report_id"]), reports))
    return rows.filter(marks), rows.filter(_compute.invert(marks))


def _ledger(told: Told, made: Regrouped) -> list[Grouped]:
    """Where the reports that were grouped are found when others change."""
    meetings = {group.report_id: group.meeting_id for group in made.groups}
    rows = []
    for account in told.accounts(meetings):
        report, (first, last) = account.report, account.days or (None, None)
        where = report.realis == "held", tuple(sorted(account.sides)), first, last, account.published_on
        rows.append(Grouped(report.report_id, *where, meetings[report.report_id], made.keys[report.report_id]))
    return rows


def _is_on(rows: pa.Table, report_ids: Any) -> Any:
    return _compute.or_(_compute.is_in(rows["report_a"], report_ids), _compute.is_in(rows["report_b"], report_ids))
