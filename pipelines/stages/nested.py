"""What workers send back: one row per page, with the rows of every table that it gave rise to nested in it."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from pipelines.core.records import Claim, DateMention, Document, DroppedLine, ExtractionReject, MeetingReport, Mention, Statement, TopicHit
from pipelines.stages.versions import fingerprint


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning made of a page. The fields before the tuples are those of ``CleanedPage``."""

    document_id: str
    source_id: str | None
    signature: bytes
    lines: bytes
    fingerprint: str
    reason: str | None
    detail: str | None
    cleaned_documents: tuple[Document, ...] = ()
    cleaned_lines: tuple[DroppedLine, ...] = ()
    has_address: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a document."""

    document_id: str
    mentions: tuple[Mention, ...] = ()
    names_rejects: tuple[ExtractionReject, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of a document."""

    document_id: str
    date_mentions: tuple[DateMention, ...] = ()
    dates_rejects: tuple[ExtractionReject, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """The facts of a document."""

    document_id: str
    meeting_reports: tuple[MeetingReport, ...] = ()
    claims: tuple[Claim, ...] = ()
    topic_hits: tuple[TopicHit, ...] = ()
    statements: tuple[Statement, ...] = ()
    facts_rejects: tuple[ExtractionReject, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """A document with the names and dates that were found in it: what facts are read from."""

    document: Document
    mentions: tuple[Mention, ...]
    date_mentions: tuple[DateMention, ...]


_UNSEEN: dict[str, Any] = {"raw_path": "", "record_no": 0, "near_duplicate_group": None, "dropped_chars": 0, "quality_flags": ()}
"""What extraction does not look at, and what stands for it."""
_SEEN = attrgetter(*(name for name in Document._fields if name not in _UNSEEN and name != "zones"))


def bare(document: Document) -> Document:
    """A document without what extraction does not look at, so that it cannot depend on other documents."""
    return document._replace(**_UNSEEN)


def document_fingerprint(document: Document) -> str:
    """Changes with anything that extraction looks at."""
    zones = (f"{zone.zone} {zone.char_start} {zone.char_end}" for zone in document.zones)
    return fingerprint(*map(repr, _SEEN(document)), *zones)
