"""From reports to meetings: what can be known only of many reports together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from pipelines.core.coreference import regroup
from pipelines.core.decisions import OverrideClaim
from pipelines.stages.decided import Decided, decided_on
from pipelines.stages.grouping import LEDGER, Archive, archive
from pipelines.stages.members import Members
from pipelines.stages.prints import NOTHING, Numbers, Prints, column_numbers, numbers, of_words, words
from pipelines.stages.spill import spilled
from pipelines.stages.step import Report, StepInput, counts, current
from pipelines.stages.told import Told, told_now
from pipelines.stages.update import Update, all_rows, among, any_of, update
from pipelines.stages.versions import code_version, fingerprint, knowledge_version
from pipelines.stages.weighing import weigh
from pipelines.store import Store
from pipelines.tables import to_arrow

READS = ("documents", "meeting_reports", "claims")
WRITES = ("meeting_groups", "coreference_decisions", "meeting_values", "claim_outcomes", "override_claims")

_CODE = tuple(f"pipelines.core.{name}" for name in ("coreference", "overrides", "resolution.meetings"))
_KNOWN = ("overrides", "places", "countries", "forums", "sources")
_AT_ONCE = 200_000
"""Reports that are grouped at a time: more of them take more memory, fewer meet more often those that were grouped before."""
_FEW_STAND = 10
"""Where more than one report in so many is told otherwise, and more than are grouped at a time, all are grouped anew, for what falls is
held at once."""


@dataclass(frozen=True, slots=True)
class _Changes:
    """What is grouped and weighed anew.

    Attributes:
        updates: What changes in the tables that say which reports tell of one meeting.
        weighed: The meetings that are weighed anew.
        fallen: Ids of meetings that are weighed anew or are no more, in their order.
        meetings: Meeting to what its values are made from, of all meetings.
        is_new: Nothing of an earlier run is taken over.
    """

    updates: dict[str, Update]
    weighed: Members
    fallen: Numbers
    meetings: Prints
    is_new: bool


def coreference(given: StepInput, wanted: frozenset[str]) -> Report:
    """Group the reports into meetings and choose one value per attribute; what a person decided goes first.

    Only reports that are new, gone or told otherwise, and those that these can touch, are grouped anew; only meetings of which
    a report is one of these are weighed again. A changed program or list of overrides, places, countries, forums or sources
    does all of it anew.
    """
    store = given.store
    version = fingerprint(code_version(*_CODE, "pipelines.stages.meetings"), knowledge_version(given.knowledge, *_KNOWN))
    made_from = version + fingerprint(*(part.file for table in READS for part in store.parts(table)))
    if all((old := current(store, table)) and all(part.made_from == made_from for part in old) for table in wanted):
        return Report(counts(store, wanted), 0, counts(store, {"meeting_values"})["meeting_values"])
    told = told_now(store)
    decided = decided_on(told, given.knowledge.overrides)
    told = decided.settling(told)
    changes = _changes(told, decided, version)
    told.known.clear()  # from here on meetings are read a batch at a time
    told.read.clear()
    made = changes.updates
    for table, rows in weigh(given, told, decided.claims, changes.weighed).items():
        made[table] = Update(rows, ("meeting_id",), among("meeting_id", changes.fallen))
    made["meeting_values"] = replace(made["meeting_values"], done=changes.meetings, keys=changes.fallen)
    bits = store.parts("documents")[0].bucket.bits
    tables = wanted | {LEDGER} if wanted.issuperset(WRITES) else wanted
    store.publish({table: update(store, table, made[table], bits, made_from, changes.is_new) for table in sorted(tables)})
    count = len(changes.weighed)
    return Report(counts(store, wanted), count, len(changes.meetings.keys) - count)


def _is_whole(store: Store, version: str) -> bool:
    """Whether all tables were made together, by this program: one that was made alone may not be of one time with the others."""
    parts = [current(store, table) for table in (*WRITES, LEDGER)]
    made_from = {part.made_from for found in parts for part in found}
    return all(parts) and len(made_from) == 1 and made_from.pop().startswith(version)


def _changes(told: Told, decided: Decided, version: str) -> _Changes:
    """Group what changed, and tell which meetings are to be weighed."""
    store, ruled, now = told.store, np.sort(numbers(decided.ruled())), told.prints()
    by_hand = now.told(sorted({*decided.ruled(), *(claim.report_id for claim in decided.claims)}))
    prints = now.with_these(of_words({key: fingerprint(made, decided.on(key)) for key, made in by_hand.items()}))
    is_new = not _is_whole(store, version)
    before, weighed_before = (NOTHING if is_new else Prints.kept(store, current(store, table)) for table in (LEDGER, "meeting_values"))
    gone = np.union1d(before.unlike(prints), ruled[before.at(ruled) != 0])
    if len(gone) > max(_AT_ONCE, len(before.keys) // _FEW_STAND):
        is_new, before, weighed_before = True, NOTHING, NOTHING
    grouped = archive(told, gone, is_new)
    for lot in _lots(told, prints.unlike(before)):
        grouped.leave(ruled)  # they are with every lot, for all of their rulings decide
        grouped.take(regroup(told.accounts(words(np.union1d(lot, ruled))), grouped, decided.rulings))
        if len(told.known) > _AT_ONCE:
            told.known.clear()
    members = Members.of(grouped.groups)
    meetings = members.prints(prints)
    weighed = members.only(meetings.unlike(weighed_before))
    former = numbers(grouped.former)
    fallen = np.union1d(weighed.meetings, former[meetings.at(former) == 0])
    of_meetings = weighed_before.without(former).with_these(meetings)
    return _Changes(_updates(grouped, decided, prints), weighed, fallen, of_meetings, is_new)


def _lots(told: Told, changed: Numbers) -> Iterator[Numbers]:
    """Yield the reports that changed, so many at a time as memory allows; those of near days, which may be of one meeting, together.

    There is a first lot even if none changed, for some may be no more.
    """
    if len(changed) > _AT_ONCE:
        changed = changed[np.argsort(told.days(changed), kind="stable")]
    for first in range(0, max(1, len(changed)), _AT_ONCE):
        yield changed[first : first + _AT_ONCE]


def _updates(grouped: Archive, decided: Decided, prints: Prints) -> dict[str, Update]:
    """What changes in the tables that say which reports tell of one meeting."""
    claims = to_arrow(decided.claims, OverrideClaim)
    by_report = among("report_id", grouped.moved)
    both, folder = ("report_a", "report_b"), grouped.told.store.folder / "spill"
    moved = grouped.rows.filter(among("report_id", np.sort(column_numbers(grouped.groups["report_id"])))(grouped.rows))
    return {
        LEDGER: Update(spilled(moved, folder, "report_id"), ("report_id",), by_report, prints, grouped.moved),
        "meeting_groups": Update(spilled(grouped.groups, folder, "report_id"), ("report_id",), by_report, keys=grouped.moved),
        "coreference_decisions": Update(spilled(grouped.decisions_since, folder, both[0]), both, any_of(grouped.fallen)),
        "override_claims": Update(spilled(claims, folder, "claim_id"), ("claim_id",), all_rows),
    }
