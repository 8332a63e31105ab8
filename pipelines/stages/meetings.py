"""From reports to meetings: what can be known only of many reports together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from pipelines.core.accounts import Grouped
from pipelines.core.coreference import Nothing, Regrouped, regroup
from pipelines.stages.grouping import Update, all_rows, among, archive, decided_anew, update
from pipelines.stages.prints import NOTHING, Prints
from pipelines.stages.state import ALL
from pipelines.stages.step import Report, StepInput, counts, current
from pipelines.stages.told import Decided, Told, decided_on, told_now
from pipelines.stages.versions import code_version, fingerprint, knowledge_version
from pipelines.stages.weighing import weigh
from pipelines.store import Store
from pipelines.tables import to_arrow

READS = ("documents", "meeting_reports", "claims")
WRITES = ("meeting_groups", "coreference_decisions", "meeting_values", "claim_outcomes", "override_claims")
_LEDGER = "grouped_reports"

_CODE = tuple(f"pipelines.core.{name}" for name in ("coreference", "overrides", "resolution.meetings"))
_KNOWN = ("overrides", "places", "countries", "forums", "sources")


@dataclass(frozen=True, slots=True)
class _Changes:
    """What is grouped and weighed anew.

    Attributes:
        updates: What changes in the tables that say which reports tell of one meeting.
        weighed: Id to reports of the meetings that are weighed anew.
        fallen: Ids of meetings that are weighed anew or are no more.
        meetings: Meeting to what its values are made from, of all meetings.
        is_new: Nothing of an earlier run is taken over.
    """

    updates: Mapping[str, Update]
    weighed: Mapping[str, Set[str]]
    fallen: Set[str]
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
    changes = _changes(store, told, decided, version)
    told.known.clear()  # from here on meetings are read a batch at a time
    values = weigh(given, told, decided.claims, changes.weighed)
    fallen = among("meeting_id", changes.fallen)
    made = {**changes.updates, **{table: Update(rows, ("meeting_id",), fallen) for table, rows in values.items()}}
    made["meeting_values"] = replace(made["meeting_values"], done=changes.meetings, keys=changes.fallen)
    bits = store.parts("documents")[0].bucket.bits
    tables = wanted | {_LEDGER} if wanted.issuperset(WRITES) else wanted
    store.publish({table: update(store, table, made[table], bits, made_from, changes.is_new) for table in sorted(tables)})
    return Report(counts(store, wanted), len(changes.weighed), len(changes.meetings.keys) - len(changes.weighed))


def _is_whole(store: Store, version: str) -> bool:
    """Whether all tables were made together, by this program: one that was made alone may not be of one time with the others."""
    parts = [current(store, table) for table in (*WRITES, _LEDGER)]
    made_from = {part.made_from for found in parts for part in found}
    return all(parts) and len(made_from) == 1 and made_from.pop().startswith(version)


def _changes(store: Store, told: Told, decided: Decided, version: str) -> _Changes:
    """Group what changed, and tell which meetings are to be weighed."""
    ruled, now = decided.ruled(), told.prints()
    by_hand = now.told(sorted(ruled | {claim.report_id for claim in decided.claims}))
    prints = now.with_these({key: fingerprint(made, decided.on(key)) for key, made in by_hand.items()})
    earlier, weighed_before, changed = None, NOTHING, set(told.documents)
    if _is_whole(store, version):
        before, weighed_before = (Prints.kept(store, current(store, table)) for table in (_LEDGER, "meeting_values"))
        changed = prints.unlike(before) | ruled
        earlier = archive(told, before.unlike(prints) | before.told(sorted(ruled)).keys())
    made = regroup(told.accounts(changed), earlier or Nothing(), decided.rulings)
    members: dict[str, set[str]] = defaultdict(set)
    for group in made.groups:
        members[group.meeting_id].add(group.report_id)
    of_reports = prints.told([group.report_id for group in made.groups])
    meetings = {key: _meeting_print(found, of_reports) for key, found in members.items()}
    standing = weighed_before.told(list(meetings))
    weighed = {key: members[key] for key in sorted(meetings) if standing.get(key) != meetings[key]}
    fallen = {key for key in (*made.former, *weighed) if key in weighed or key not in meetings}
    of_meetings = weighed_before.without(made.former).with_these(meetings)
    gone = earlier.gone() if earlier else ()
    return _Changes(_updates(told, decided, made, prints, gone), weighed, fallen, of_meetings, earlier is None)


def _meeting_print(reports: Set[str], prints: Mapping[str, str]) -> str:
    """What the values of a meeting are made from: its reports as told, which of their pages are copies, what a person set."""
    return fingerprint(*(f"{report_id} {prints[report_id]}" for report_id in sorted(reports)))


def _updates(told: Told, decided: Decided, made: Regrouped, prints: Prints, gone: Iterable[Grouped]) -> dict[str, Update]:
    """What changes in the tables that say which reports tell of one meeting."""
    regrouped = {group.report_id for group in made.groups} | {old.report_id for old in gone}
    by_report = among("report_id", regrouped)
    rows: dict[str, list[Any]] = {
        _LEDGER: _ledger(told, made),
        "meeting_groups": list(made.groups),
        "coreference_decisions": list(made.decisions),
        "override_claims": decided.claims,
    }
    new = {table: to_arrow(found, ALL[table]) for table, found in rows.items()}
    return {
        _LEDGER: Update(new[_LEDGER], ("report_id",), by_report, prints, regrouped),
        "meeting_groups": Update(new["meeting_groups"], ("report_id",), by_report, keys=regrouped),
        "coreference_decisions": Update(new["coreference_decisions"], ("report_a", "report_b"), decided_anew(made.alone, made.together)),
        "override_claims": Update(new["override_claims"], ("claim_id",), all_rows),
    }


def _ledger(told: Told, made: Regrouped) -> list[Grouped]:
    """Where the reports that were grouped are found when others change."""
    meetings = {group.report_id: group.meeting_id for group in made.groups}
    rows = []
    for account in told.accounts(meetings):
        report, (first, last) = account.report, account.days or (None, None)
        where = report.realis == "held", tuple(sorted(account.sides)), first, last, account.published_on
        rows.append(Grouped(report.report_id, *where, meetings[report.report_id], made.keys[report.report_id]))
    return rows
