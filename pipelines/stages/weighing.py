"""Weighing the claims of meetings: where the engine runs, a batch at a time; of all meetings only Arrow columns are held."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa

from pipelines.core.accounts import accounts
from pipelines.core.contracts import KEYS
from pipelines.core.decisions import ClaimOutcome, MeetingValue, OverrideClaim
from pipelines.core.records import Claim, MeetingReport
from pipelines.core.resolution.meetings import Background, background, resolve_meeting
from pipelines.engines import Task
from pipelines.engines.base import message
from pipelines.reference import load_knowledge
from pipelines.stages.members import Members
from pipelines.stages.prints import Numbers, Prints, column_numbers, words
from pipelines.stages.spill import Spill
from pipelines.stages.step import StepInput
from pipelines.stages.told import Origin, Told
from pipelines.store.rows import flat
from pipelines.tables import Array, arrow_schema, from_arrow, to_arrow

_array: Any = pa.array
"""Its stub cannot say types that are known only at run time."""

_BATCH = 512
"""Meetings that a worker is given at a time."""
_HEARD_AT_ONCE = 100_000
"""Reports of which all claims are held at a time, and those of a meeting with many beside."""
_MADE = {"meeting_values": MeetingValue, "claim_outcomes": ClaimOutcome}
"""Tables of what is weighed."""
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


def weigh(given: StepInput, told: Told, set_by_hand: Sequence[OverrideClaim], meetings: Members) -> dict[str, Spill]:
    """Choose the values of meetings.

    Args:
        given: What the step is given.
        told: The reports.
        set_by_hand: Claims of persons, which stand beside those of the pages.
        meetings: The meetings with their reports.

    Returns:
        The rows of ``meeting_values`` and ``claim_outcomes``.

    Raises:
        ResolutionError: A meeting cannot be weighed.
    """
    batches, done = _heard(told, to_arrow(set_by_hand, Claim), meetings), 0
    made = {table: Spill(given.store.folder / "spill", key=KEYS[table]) for table in _MADE}
    if len(meetings) > _FEW:
        results = (batch for _, batch in given.engine.map(WEIGH, enumerate(batches)))
    else:
        known = background(given.knowledge)
        results = (weigh_batch(known, batch) for batch in batches)
    for batch in results:
        found = pa.Table.from_batches([batch])
        if faults := found.filter(found["fault"].is_valid()).slice(0, 1).to_pylist():
            raise ResolutionError(f"meeting {faults[0]['meeting_id']}: {faults[0]['fault']}")
        for table, record in _MADE.items():
            for rows in flat(found, table, record).to_batches():
                made[table].add(rows)
        done += batch.num_rows
        given.progress(done, len(meetings))
    return made


def _heard(told: Told, set_by_hand: pa.Table, meetings: Members) -> Iterator[pa.RecordBatch]:
    """Yield the meetings, with all that is told of them nested in them.

    They come in the order of their pages, as claims lie in their parts, so that few parts are read for each lot.
    """
    ordered = meetings.by_page(told.documents)
    lots = np.append(np.unique(ordered.starts[:-1] // _HEARD_AT_ONCE, return_index=True)[1], len(ordered))
    for first, last in pairwise(lots.tolist()):
        yield from _of_some(told, set_by_hand, ordered.take(np.arange(first, last)))


def _of_some(told: Told, set_by_hand: pa.Table, some: Members) -> Iterator[pa.RecordBatch]:
    """Yield some meetings, whose claims are held together."""
    of_report = Prints.of(some.reports, some.owners().astype(np.uint64) + np.uint64(1))
    reports = told.rows("meeting_reports", of_report.keys)
    claims = pa.concat_tables([told.rows("claims", of_report.keys), set_by_hand])
    schema, keys = arrow_schema(Heard), words(some.meetings)
    parts = ((reports, reports), (told.origins_of(reports), reports), (claims, claims))
    kinds = [field.type for field in schema][1:]
    columns = [_nested(rows, of_report.at(column_numbers(of["report_id"])), kind) for (rows, of), kind in zip(parts, kinds, strict=True)]
    for first in range(0, len(keys), _BATCH):
        last = min(first + _BATCH, len(keys))
        yield pa.RecordBatch.from_arrays([pa.array(keys[first:last]), *(column(first, last) for column in columns)], schema=schema)


def _nested(rows: pa.Table, owners: Numbers, kind: Any) -> Callable[[int, int], Array]:
    """Give a function that nests the rows of the meetings from one number up to another.

    Args:
        rows: What is told, in the order of the pages.
        owners: The number of the meeting that each row is of, from 1; 0 for none.
        kind: Type of the column.
    """
    order = np.argsort(owners, kind="stable")
    ends = np.searchsorted(owners[order], np.arange(1, int(owners.max(initial=0)) + 2, dtype=np.uint64))
    fields = list(kind.value_type)

    def nested(first: int, last: int) -> Array:
        bounds = ends[np.minimum(np.arange(first, last + 1), len(ends) - 1)]
        taken = rows.take(_array(order[bounds[0] : bounds[-1]])).combine_chunks()
        columns: Any = [column.chunk(0) if column.num_chunks else _array([], column.type) for column in taken.columns]
        items = pa.StructArray.from_arrays(columns, fields=fields)
        return pa.ListArray.from_arrays(_array(bounds - bounds[0], pa.int32()), items, type=kind)

    return nested
