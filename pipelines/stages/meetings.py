"""From reports to meetings: what can be known only of all reports together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from pipelines.core.accounts import Account, accounts
from pipelines.core.coreference import group_reports
from pipelines.core.overrides import override_claims, rulings
from pipelines.core.records import KEYS, Claim, ClaimOutcome, MeetingValue, OverrideClaim
from pipelines.core.resolution.meetings import background, resolve_meeting
from pipelines.stages.state import ALL
from pipelines.stages.step import Report, StepInput, counts, current
from pipelines.stages.versions import code_version, fingerprint, knowledge_version
from pipelines.store import Part, Store, all_buckets
from pipelines.store.rows import join, only, values, within
from pipelines.tables import from_arrow, to_arrow

READS = ("documents", "meeting_reports", "claims")
WRITES = ("meeting_groups", "coreference_decisions", "meeting_values", "claim_outcomes", "override_claims")

_CODE = tuple(f"pipelines.core.{name}" for name in ("coreference", "overrides", "resolution.meetings"))
_KNOWN = ("overrides", "places", "countries", "forums", "sources")


@dataclass(frozen=True, slots=True)
class Origin:
    """What grouping looks at of a document."""

    document_id: str
    source_id: str | None
    url: str | None
    raw_path: str
    published_on: date | None
    near_duplicate_group: str | None


def coreference(given: StepInput, wanted: frozenset[str]) -> Report:
    """Group the reports into meetings and choose one value per attribute; what a person decided goes first.

    All reports are grouped anew; only meetings of which a report is new or told otherwise are weighed again.
    """
    store = given.store
    version = fingerprint(code_version(*_CODE, "pipelines.stages.meetings"), knowledge_version(given.knowledge, *_KNOWN))
    made_from = fingerprint(version, *(part.file for table in READS for part in store.parts(table)))
    if all((old := current(store, table)) and all(part.made_from == made_from for part in old) for table in wanted):
        return Report(counts(store, wanted), 0, counts(store, {"meeting_values"})["meeting_values"])
    told = accounts(store.records_of("meeting_reports"), {origin.document_id: origin for origin in _origins(store)})
    groups, decisions = group_reports(told, rulings(given.knowledge.overrides, told))
    meeting_of = {g.report_id: g.meeting_id for g in groups}
    members: dict[str, list[Account]] = defaultdict(list)
    for account in told:
        members[meeting_of[account.report.report_id]].append(account)
    decided = override_claims(given.knowledge.overrides, told)
    prints = _fingerprints(store, members, decided, version)
    done = _done(store)
    stale = sorted(meeting_id for meeting_id, made in prints.items() if done.get(meeting_id) != made)
    made = _resolve(given, {meeting_id: members[meeting_id] for meeting_id in stale}, decided)
    made |= {"meeting_groups": groups, "coreference_decisions": decisions, "override_claims": decided}
    kept = prints.keys() - set(stale)
    bits = store.parts("documents")[0].bucket.bits
    store.publish({table: _parts(store, table, made[table], kept, bits, made_from, prints) for table in sorted(wanted)})
    return Report(counts(store, wanted), len(stale), len(kept))


def _fingerprints(store: Store, members: Mapping[str, Sequence[Account]], decided: Iterable[OverrideClaim], version: str) -> dict[str, str]:
    """What the values of each meeting are made from: its reports as told, which of their pages are copies, what a person set."""
    pages = {key: made for part in store.parts("claims") for key, made in store.done(part).items()}
    ruled: dict[str, list[str]] = defaultdict(list)
    for claim in decided:
        ruled[claim.report_id].append(claim.claim_id)
    return {
        meeting_id: fingerprint(
            version, *(f"{(r := a.report).report_id} {a.copy_of} {pages.get(r.document_id)} {ruled.get(r.report_id)}" for a in found)
        )
        for meeting_id, found in members.items()
    }


def _done(store: Store) -> dict[str, str]:
    """Meetings whose values are there, with what they were made from."""
    tables = ("meeting_values", "claim_outcomes")
    parts = {table: current(store, table) for table in tables}
    if len({part.made_from for table in tables for part in parts[table]}) != 1:
        return {}  # one of the two was made alone: their rows may not be of one time
    return {key: made for part in parts["meeting_values"] for key, made in store.done(part).items()}


def _resolve(given: StepInput, members: Mapping[str, Sequence[Account]], decided: Iterable[OverrideClaim]) -> dict[str, list[Any]]:
    """Weigh the claims of meetings."""
    reports = [account.report.report_id for found in members.values() for account in found]
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in chain(_claims(given.store, reports), decided):
        claims[claim.report_id].append(claim)
    known = background(given.knowledge)
    chosen: list[MeetingValue] = []
    outcomes: list[ClaimOutcome] = []
    for number, (meeting_id, found) in enumerate(members.items()):
        value, settled = resolve_meeting(meeting_id, found, claims, known)
        chosen.append(value)
        outcomes += settled
        given.progress(number + 1, len(members))
    return {"meeting_values": chosen, "claim_outcomes": outcomes}


def _claims(store: Store, reports: Collection[str]) -> Iterator[Claim]:
    for part in store.parts("claims") if reports else ():
        for batch in only(store.read(part, "claims"), reports, "report_id").to_batches():
            yield from from_arrow(batch, Claim)


def _origins(store: Store) -> Iterator[Origin]:
    names = tuple(Origin.__dataclass_fields__)
    for part in store.parts("documents"):
        for batch in store.read(part, "documents", names).to_batches():
            yield from from_arrow(batch, Origin)


def _parts(
    store: Store, table: str, rows: list[Any], kept: Collection[str], bits: int, made_from: str, prints: Mapping[str, str]
) -> list[Part]:
    """The rows, with those of the meetings that were kept, cut into parts by their key: what did not change is not written again."""
    pieces = [to_arrow(rows, ALL[table])]
    if table in ("meeting_values", "claim_outcomes"):
        pieces += [only(store.read(part, table), kept, "meeting_id") for part in current(store, table) if kept]
    whole = join(pieces, ALL[table], KEYS[table])
    parts = []
    for bucket in all_buckets(bits):
        rows_here = within(whole, bucket, KEYS[table])
        done = {key: prints[key] for key in values(rows_here, "meeting_id")} if table == "meeting_values" else None
        parts.append(store.write_part(table, bucket, rows_here, made_from, done))
    return parts
