"""The steps from raw pages to meetings: which stage tables each reads and makes. Knows neither Dagster nor DuckDB."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipelines.core.accounts import accounts
from pipelines.core.cleaning import clean_page
from pipelines.core.cleaning.duplicates import near_duplicate_groups
from pipelines.core.cleaning.recurring import drop_boilerplate, learn_boilerplate
from pipelines.core.coreference import group_reports
from pipelines.core.knowledge import Knowledge
from pipelines.core.overrides import override_claims, rulings, set_aside
from pipelines.core.records import Claim, ClaimOutcome, Document, DocumentLocation, DroppedLine, MeetingValue, Reject, SourceBoilerplate
from pipelines.core.resolution.meetings import background, resolve_meeting
from pipelines.core.stages import Extractor
from pipelines.raw import read_raw
from pipelines.reference.calendars import load_calendars
from pipelines.reference.cleaning import load_cleaning_knowledge
from pipelines.reference.lexicons import load_cue_lexicons, load_name_lexicons
from pipelines.reference.statements import load_statement_lexicons
from pipelines.reference.strict import HERE

Tables = Mapping[str, Iterable[Any]]


@dataclass(frozen=True, slots=True)
class StepInput:
    """What a step works on.

    Attributes:
        raw: The raw folder.
        tables: The stage tables that the step reads, as records.
        knowledge: Curated knowledge.
        progress: Told the documents done, and how many there are when known.
    """

    raw: Path
    tables: Mapping[str, Sequence[Any]]
    knowledge: Knowledge
    progress: Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the pipeline.

    Attributes:
        name: Name of the step.
        group: Group of its assets.
        reads: Stage tables that it reads; none for the first, which reads the raw folder.
        writes: Stage tables that it makes.
        run: Makes them.
    """

    name: str
    group: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: Callable[[StepInput], Tables]


def make_extractor(knowledge: Knowledge) -> Extractor:
    """Build what turns documents into facts; it costs some tenths of a second and is used for many documents."""
    names = load_name_lexicons()
    return Extractor(knowledge, names, load_cue_lexicons(names), load_calendars(HERE / "languages"), load_statement_lexicons())


def clean(given: StepInput) -> Tables:
    """Read the raw folder into documents: one per distinct content, wherever it lies, without what its source repeats."""
    knowledge = load_cleaning_knowledge()
    documents: dict[str, Document] = {}
    locations: list[DocumentLocation] = []
    rejects: list[Reject] = []
    dropped: list[DroppedLine] = []
    for number, page in enumerate(read_raw(given.raw)):
        given.progress(number + 1, None)
        if isinstance(page, Reject):
            rejects.append(page)
            continue
        document_id = page.sha256[:16]
        if document_id not in documents:
            made = clean_page(page, knowledge)
            if isinstance(made, Reject):
                rejects.append(made)
                continue
            documents[document_id] = made[0]
            dropped += made[1]
        locations.append(DocumentLocation(page.raw_path, page.record_no, document_id, page.collection, page.url, page.fetched_at))
    heard, locations, ignored = set_aside(given.knowledge.overrides, documents.values(), locations)
    kept, learned, recurring = _without_repeats(heard)
    present = {d.document_id for d in kept}
    return {
        "documents": kept,
        "document_locations": locations,
        "rejects": [*rejects, *ignored],
        "dropped_lines": [*(line for line in dropped if line.document_id in present), *recurring],
        "source_boilerplate": learned,
    }


def _without_repeats(documents: Iterable[Document]) -> tuple[list[Document], list[SourceBoilerplate], list[DroppedLine]]:
    """Group near duplicates, learn what each source repeats, and take it out of its documents."""
    groups = near_duplicate_groups(documents)
    marked = [replace(d, near_duplicate_group=groups.get(d.document_id)) for d in documents]
    by_source: dict[str, list[Document]] = defaultdict(list)
    for document in marked:
        if document.source_id:
            by_source[document.source_id].append(document)
    learned = [line for _, pages in sorted(by_source.items()) for line in learn_boilerplate(pages)]
    lines: dict[str, set[str]] = defaultdict(set)
    for line in learned:
        lines[line.source_id].add(line.line)
    kept: list[Document] = []
    dropped: list[DroppedLine] = []
    for document in marked:
        cleaned, gone = drop_boilerplate(document, frozenset(lines.get(document.source_id or "", ())))
        kept.append(cleaned)
        dropped += gone
    return kept, learned, dropped


def normalise(given: StepInput) -> Tables:
    """Find the names and the dates of every document."""
    extractor = make_extractor(given.knowledge)
    mentions, dates = [], []
    documents: Sequence[Document] = given.tables["documents"]
    for number, document in enumerate(documents):
        mentions += extractor.mentions(document)
        dates += extractor.dates(document)
        given.progress(number + 1, len(documents))
    return {"mentions": mentions, "date_mentions": dates}


def facts(given: StepInput) -> Tables:
    """Find the meetings, claims, topics and statements of every document, from its stored mentions."""
    extractor = make_extractor(given.knowledge)
    mentions, dates = _by_document(given.tables["mentions"]), _by_document(given.tables["date_mentions"])
    documents: Sequence[Document] = given.tables["documents"]
    found: dict[str, list[Any]] = {"meeting_reports": [], "claims": [], "topic_hits": [], "statements": []}
    for number, document in enumerate(documents):
        told = extractor.facts(document, mentions[document.document_id], dates[document.document_id])
        found["meeting_reports"] += told.reports
        found["claims"] += told.claims
        found["topic_hits"] += told.topics
        found["statements"] += told.statements
        given.progress(number + 1, len(documents))
    return found


def coreference(given: StepInput) -> Tables:
    """Group the reports into meetings and choose one value per attribute; what a person decided goes first."""
    told = accounts(given.tables["meeting_reports"], {d.document_id: d for d in given.tables["documents"]})
    overrides = given.knowledge.overrides
    groups, decisions = group_reports(told, rulings(overrides, told))
    decided = override_claims(overrides, told)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in (*given.tables["claims"], *decided):
        claims[claim.report_id].append(claim)
    meeting_of = {g.report_id: g.meeting_id for g in groups}
    members = defaultdict(list)
    for account in told:
        members[meeting_of[account.report.report_id]].append(account)
    known = background(given.knowledge)
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


def _by_document(rows: Iterable[Any]) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.document_id].append(row)
    return found


STEPS = (
    Step("clean", "clean", (), ("documents", "document_locations", "rejects", "dropped_lines", "source_boilerplate"), clean),
    Step("normalise", "normalise", ("documents",), ("mentions", "date_mentions"), normalise),
    Step("facts", "facts", ("documents", "mentions", "date_mentions"), ("meeting_reports", "claims", "topic_hits", "statements"), facts),
    Step(
        "coreference",
        "facts",
        ("documents", "meeting_reports", "claims"),
        ("meeting_groups", "coreference_decisions", "meeting_values", "claim_outcomes", "override_claims"),
        coreference,
    ),
)
"""The steps in their order."""
