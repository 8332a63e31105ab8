"""From reports to meetings: what can be known only of all reports together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from pipelines.core.accounts import accounts
from pipelines.core.coreference import group_reports
from pipelines.core.overrides import override_claims, rulings
from pipelines.core.records import Claim, ClaimOutcome, MeetingValue
from pipelines.core.resolution.meetings import background, resolve_meeting
from pipelines.stages.state import ALL
from pipelines.stages.step import Report, StepInput, counts, current
from pipelines.stages.versions import code_version, fingerprint, knowledge_version
from pipelines.store import Part, Store, all_buckets
from pipelines.store.rows import join, within
from pipelines.tables import from_arrow, to_arrow

READS = ("documents", "meeting_reports", "claims")
KEYS = {
    "meeting_groups": "report_id",
    "coreference_decisions": "report_a",
    "meeting_values": "meeting_id",
    "claim_outcomes": "claim_id",
    "override_claims": "claim_id",
}
"""Tables made here, each with the key by which it is cut into parts."""

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
    """Group the reports into meetings and choose one value per attribute; what a person decided goes first."""
    store = given.store
    files = [part.file for table in READS for part in store.parts(table)]
    made_from = fingerprint(code_version(*_CODE, "pipelines.stages.meetings"), knowledge_version(given.knowledge, *_KNOWN), *files)
    if all((old := current(store, table)) and all(part.made_from == made_from for part in old) for table in wanted):
        return Report(counts(store, wanted), 0, counts(store, {"meeting_values"})["meeting_values"])
    made = _resolve(given)
    bits = store.parts("documents")[0].bucket.bits
    store.publish({table: _parts(store, table, rows, bits, made_from) for table, rows in made.items() if table in wanted})
    return Report(counts(store, wanted), len(made["meeting_values"]), 0)


def _resolve(given: StepInput) -> Mapping[str, list[Any]]:
    store = given.store
    documents = {origin.document_id: origin for origin in _origins(store)}
    told = accounts(store.records_of("meeting_reports"), documents)
    overrides = given.knowledge.overrides
    groups, decisions = group_reports(told, rulings(overrides, told))
    decided = override_claims(overrides, told)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in chain(store.records_of("claims"), decided):
        claims[claim.report_id].append(claim)
    known = background(given.knowledge)
    meeting_of = {g.report_id: g.meeting_id for g in groups}
    members = defaultdict(list)
    for account in told:
        members[meeting_of[account.report.report_id]].append(account)
    values: list[MeetingValue] = []
    outcomes: list[ClaimOutcome] = []
    for number, meeting_id in enumerate(sorted(members)):
        value, settled = resolve_meeting(meeting_id, members[meeting_id], claims, known)
        values.append(value)
        outcomes += settled
        given.progress(number + 1, len(members))
    return {
        "meeting_groups": groups,
        "coreference_decisions": decisions,
        "meeting_values": values,
        "claim_outcomes": outcomes,
        "override_claims": decided,
    }


def _origins(store: Store) -> Iterator[Origin]:
    names = tuple(Origin.__dataclass_fields__)
    for part in store.parts("documents"):
        for batch in store.read(part, "documents", names).to_batches():
            yield from from_arrow(batch, Origin)


def _parts(store: Store, table: str, rows: list[Any], bits: int, made_from: str) -> list[Part]:
    """The rows cut into parts by their key, so that what did not change is not written again."""
    whole = join([to_arrow(rows, ALL[table])], ALL[table], KEYS[table])
    return [store.write_part(table, bucket, within(whole, bucket, KEYS[table]), made_from) for bucket in all_buckets(bits)]
