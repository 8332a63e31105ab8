"""From reports to meetings: what can be known only of many reports together."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pipelines.core.accounts import Grouped
from pipelines.core.coreference import Nothing, Regrouped, regroup
from pipelines.core.records import Claim, ClaimOutcome, MeetingValue
from pipelines.core.resolution.meetings import background, resolve_meeting
from pipelines.stages.grouping import Archive, Update, all_rows, among, archive, decided_anew, update
from pipelines.stages.state import ALL
from pipelines.stages.step import Report, StepInput, counts, current
from pipelines.stages.told import Decided, Told, decided_on, told_now
from pipelines.stages.versions import code_version, fingerprint, knowledge_version
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
        prints: Report to what it was made from, of all reports.
        earlier: What an earlier run left; None when nothing of it is taken over.
        made: The groups and decisions that take the place of others.
        weighed: Id to reports of the meetings that are weighed anew.
        meetings: Meeting to what its values are made from, of all meetings.
    """

    prints: Mapping[str, str]
    earlier: Archive | None
    made: Regrouped
    weighed: Mapping[str, Set[str]]
    meetings: Mapping[str, str]


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
    changes = _changes(store, told, decided, version)
    made = _updates(told, decided, changes, _weigh(given, told, decided, changes.weighed))
    bits = store.parts("documents")[0].bucket.bits
    tables = wanted | {_LEDGER} if wanted.issuperset(WRITES) else wanted
    store.publish({table: update(store, table, made[table], bits, made_from, changes.earlier is None) for table in sorted(tables)})
    return Report(counts(store, wanted), len(changes.weighed), len(changes.meetings) - len(changes.weighed))


def _is_whole(store: Store, version: str) -> bool:
    """Whether all tables were made together, by this program: one that was made alone may not be of one time with the others."""
    parts = [current(store, table) for table in (*WRITES, _LEDGER)]
    made_from = {part.made_from for found in parts for part in found}
    return all(parts) and len(made_from) == 1 and made_from.pop().startswith(version)


def _changes(store: Store, told: Told, decided: Decided, version: str) -> _Changes:
    """Group what changed, and tell which meetings are to be weighed."""
    ruled = decided.ruled()
    prints = told.prints()
    prints |= {key: fingerprint(prints[key], decided.on(key)) for key in ruled | {claim.report_id for claim in decided.claims}}
    earlier, standing, weighed_before = None, set[str](), dict[str, str]()
    if _is_whole(store, version):
        before = _done(store, _LEDGER)
        standing = {key for key, made in prints.items() if before.get(key) == made} - ruled
        earlier, weighed_before = archive(told, standing, before.keys() - standing), _done(store, "meeting_values")
    made = regroup(told.accounts(prints.keys() - standing), earlier or Nothing(), decided.rulings)
    members: dict[str, set[str]] = defaultdict(set)
    for group in made.groups:
        members[group.meeting_id].add(group.report_id)
    now = {key: _meeting_print(found, prints) for key, found in members.items()}
    weighed = {key: members[key] for key in sorted(now) if weighed_before.get(key) != now[key]}
    kept = {key: made_from for key, made_from in weighed_before.items() if key not in made.former}
    return _Changes(prints, earlier, made, weighed, kept | now)


def _done(store: Store, table: str) -> dict[str, str]:
    return {key: made for part in current(store, table) for key, made in store.done(part).items()}


def _meeting_print(reports: Set[str], prints: Mapping[str, str]) -> str:
    """What the values of a meeting are made from: its reports as told, which of their pages are copies, what a person set."""
    return fingerprint(*(f"{report_id} {prints[report_id]}" for report_id in sorted(reports)))


def _weigh(given: StepInput, told: Told, decided: Decided, meetings: Mapping[str, Set[str]]) -> dict[str, list[Any]]:
    """Weigh the claims of meetings."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in chain(told.claims({report_id for found in meetings.values() for report_id in found}), decided.claims):
        claims[claim.report_id].append(claim)
    known = background(given.knowledge)
    chosen: list[MeetingValue] = []
    outcomes: list[ClaimOutcome] = []
    for number, (meeting_id, found) in enumerate(meetings.items()):
        value, settled = resolve_meeting(meeting_id, told.accounts(found), claims, known)
        chosen.append(value)
        outcomes += settled
        given.progress(number + 1, len(meetings))
    return {"meeting_values": chosen, "claim_outcomes": outcomes}


def _updates(told: Told, decided: Decided, changes: _Changes, weighed: Mapping[str, list[Any]]) -> dict[str, Update]:
    """What changes in each table."""
    made = changes.made
    regrouped = {group.report_id for group in made.groups} | {old.report_id for old in (changes.earlier.gone() if changes.earlier else ())}
    fallen = {key for key in (*made.former, *changes.weighed) if key in changes.weighed or key not in changes.meetings}
    by_report, by_meeting = among("report_id", regrouped), among("meeting_id", fallen)
    rows: dict[str, list[Any]] = {
        _LEDGER: _ledger(told, made),
        "meeting_groups": list(made.groups),
        "coreference_decisions": list(made.decisions),
        "override_claims": decided.claims,
        **weighed,
    }
    new = {table: to_arrow(found, ALL[table]) for table, found in rows.items()}
    return {
        _LEDGER: Update(new[_LEDGER], ("report_id",), by_report, changes.prints),
        "meeting_groups": Update(new["meeting_groups"], ("report_id",), by_report),
        "coreference_decisions": Update(new["coreference_decisions"], ("report_a", "report_b"), decided_anew(made.alone, made.together)),
        "meeting_values": Update(new["meeting_values"], ("meeting_id",), by_meeting, changes.meetings),
        "claim_outcomes": Update(new["claim_outcomes"], ("meeting_id",), by_meeting),
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
