"""Weighing the claims of meetings: where the engine runs, a batch at a time; of all meetings only Arrow columns are held."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

from pipelines.core.accounts import accounts
from pipelines.core.decisions import ClaimOutcome, MeetingValue, OverrideClaim
from pipelines.core.records import Claim, MeetingReport
from pipelines.core.resolution.meetings import Background, background, resolve_meeting
from pipelines.engines import Task
from pipelines.engines.base import message
from pipelines.reference import load_knowledge
from pipelines.stages.step import StepInput
from pipelines.stages.told import Origin, Told
from pipelines.store.rows import flat
from pipelines.tables import Array, arrow_schema, from_arrow, to_arrow

_compute: Any = pyarrow.compute
_array: Any = pa.array
"""Their stubs cannot say types that are known only at run time."""

_BATCH = 512
"""Meetings that a worker is given at a time."""
_HEARD_AT_ONCE = 100_000
"""Meetings of which all claims are held at a time."""
_FEW = 2_000
"""Meetings that are weighed sooner here than workers have loaded what they need."""


class ResolutionError(RuntimeError):
    """A meeting could not be weighed: a fault of the program. The message names the meeting."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A meeting with all that is told of it."""

    meeting_id: str
    meeting_reports: tuple[MeetingReport, ...]
    origins: tuple[Origin, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A meeting as its claims were weighed, or why they were not."""

    meeting_id: str
    meeting_values: tuple[MeetingValue, ...] = ()
    claim_outcomes: tuple[ClaimOutcome, ...] = ()
    fault: str | None = None


def load_background() -> Background:
    """What weighing needs of the project's own knowledge."""
    return background(load_knowledge())


def weigh_batch(known: Background, batch: pa.RecordBatch) -> pa.RecordBatch:
    """Weigh the claims of meetings: ``Heard`` in, ``Weighed`` out."""
    return to_arrow([_weighed(heard, known) for heard in from_arrow(batch, Heard)], Weighed).to_batches()[0]


def _weighed(heard: Heard, known: Background) -> Weighed:
    members = accounts(heard.meeting_reports, {origin.document_id: origin for origin in heard.origins})
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in heard.claims:
        claims[claim.report_id].append(claim)
    try:
        value, outcomes = resolve_meeting(heard.meeting_id, members, claims, known)
    except Exception as error:  # noqa: BLE001 (whatever it is, the message names the meeting)
        return Weighed(heard.meeting_id, fault=message(error))
    return Weighed(heard.meeting_id, (value,), tuple(outcomes))


def refuse_meeting(row: pa.RecordBatch, reason: str, detail: str) -> pa.RecordBatch:
    """A meeting that was not weighed, and why."""
    return to_arrow([Weighed(row.column("meeting_id")[0].as_py(), fault=f"{reason}: {detail}")], Weighed).to_batches()[0]


WEIGH = Task("weigh", load_background, weigh_batch, refuse_meeting)


def weigh(given: StepInput, told: Told, set_by_hand: Sequence[OverrideClaim], meetings: Mapping[str, Set[str]]) -> dict[str, pa.Table]:
    """Choose the values of meetings.

    Args:
        given: What the step is given.
        told: The reports.
        set_by_hand: Claims of persons, which stand beside those of the pages.
        meetings: Id to the reports of a meeting.

    Returns:
        The rows of ``meeting_values`` and ``claim_outcomes``, in any order.

    Raises:
        ResolutionError: A meeting cannot be weighed.
    """
    batches, made, done = _heard(told, set_by_hand, meetings), [arrow_schema(Weighed).empty_table()], 0
    if len(meetings) > _FEW:
        results = (batch for _, batch in given.engine.map(WEIGH, enumerate(batches)))
    else:
        known = background(given.knowledge)
        results = (weigh_batch(known, batch) for batch in batches)
    for batch in results:
        made.append(pa.Table.from_batches([batch]))
        done += batch.num_rows
        given.progress(done, len(meetings))
    found = pa.concat_tables(made)
    if faults := found.filter(found["fault"].is_valid()).slice(0, 1).to_pylist():
        raise ResolutionError(f"meeting {faults[0]['meeting_id']}: {faults[0]['fault']}")
    return {name: flat(found, name, record) for name, record in (("meeting_values", MeetingValue), ("claim_outcomes", ClaimOutcome))}


def _heard(told: Told, set_by_hand: Sequence[OverrideClaim], meetings: Mapping[str, Set[str]]) -> Iterator[pa.RecordBatch]:
    """Yield the meetings, with all that is told of them nested in them.

    Those that one report tells of come in the order of its page, as claims lie in their parts, so that few parts are read for each lot.
    """
    by_page = sorted(meetings, key=lambda key: (len(meetings[key]) > 1, min(told.documents[report_id] for report_id in meetings[key])))
    for first in range(0, len(by_page), _HEARD_AT_ONCE):
        yield from _of_some(told, set_by_hand, {key: meetings[key] for key in by_page[first : first + _HEARD_AT_ONCE]})


def _of_some(told: Told, set_by_hand: Sequence[OverrideClaim], meetings: Mapping[str, Set[str]]) -> Iterator[pa.RecordBatch]:
    """Yield some meetings, whose claims are held together."""
    keys = list(meetings)
    numbers = {report_id: number for number, key in enumerate(keys) for report_id in meetings[key]}
    reports = told.report_rows(numbers.keys())
    claims = pa.concat_tables([told.claim_rows(numbers.keys()), to_arrow(set_by_hand, Claim)])
    schema = arrow_schema(Heard)
    parts = ((reports, reports), (told.origins_of(reports), reports), (claims, claims))
    kinds = [field.type for field in schema][1:]
    columns = [_nested(rows, of["report_id"], numbers, kind) for (rows, of), kind in zip(parts, kinds, strict=True)]
    for first in range(0, len(keys), _BATCH):
        last = min(first + _BATCH, len(keys))
        yield pa.RecordBatch.from_arrays([pa.array(keys[first:last]), *(column(first, last) for column in columns)], schema=schema)


def _nested(rows: pa.Table, reports: Array, numbers: Mapping[str, int], kind: Any) -> Callable[[int, int], Array]:
    """Give a function that nests the rows of the meetings from one number up to another.

    Args:
        rows: What is told, in the order of the pages.
        reports: The report that each row is of.
        numbers: Report to the number of its meeting; those of other reports are left out.
        kind: Type of the column.
    """
    at = _compute.fill_null(_compute.index_in(reports, _array(list(numbers))), -1).to_numpy()
    owners = np.append(np.fromiter(numbers.values(), np.int64, len(numbers)), -1)[at]
    order = np.argsort(owners, kind="stable")
    ends = np.searchsorted(owners[order], np.arange(max(numbers.values()) + 2))
    fields = list(kind.value_type)

    def nested(first: int, last: int) -> Array:
        taken = rows.take(_array(order[ends[first] : ends[last]])).combine_chunks()
        columns: Any = [column.chunk(0) if column.num_chunks else _array([], column.type) for column in taken.columns]
        items = pa.StructArray.from_arrays(columns, fields=fields)
        return pa.ListArray.from_arrays(_array(ends[first : last + 1] - ends[first], pa.int32()), items, type=kind)

    return nested
