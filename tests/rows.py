"""Records for tests: only what a test is about is stated, everything else is plain."""

from collections.abc import Iterable
from datetime import date
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pipelines.core.decisions import ClaimOutcome, MeetingGroup, MeetingValue
from pipelines.core.knowledge import (
    Country,
    Forum,
    ForumEvent,
    Knowledge,
    Language,
    OfficialDomain,
    Organization,
    Person,
    Place,
    Rule,
    Source,
    Tenure,
    Topic,
)
from pipelines.core.records import Claim, Document, DocumentLocation, MeetingReport, Participant, Statement, TopicHit

Record = TypeVar("Record")

_PLAIN: dict[Any, Any] = {str: "", int: 0, float: 0.0, bool: False, date: date(2020, 1, 1), tuple: ()}


def row(record: type[Record], **stated: Any) -> Record:
    """A record with the stated fields; the others are null where they may be, else empty or zero."""
    hints = get_type_hints(record)
    return record(**{name: stated.get(name, _plain(hint)) for name, hint in hints.items()})


def _plain(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType) and type(None) in get_args(hint):
        return None
    return _PLAIN.get(get_origin(hint) or hint, {})


def page(document_id: str, source_id: str | None = None, text: str = "They met.", **more: Any) -> dict[str, list[Any]]:
    """A document and where it lies."""
    path = f"{document_id}.txt"
    document = row(Document, document_id=document_id, raw_path=path, source_id=source_id, text=text, **{"language": "en", **more})
    return {
        "documents": [document],
        "document_locations": [row(DocumentLocation, document_id=document_id, raw_path=path, collection="_root")],
    }


def party(number: int, person: str | None = None, country: str | None = None, **more: Any) -> Participant:
    """A party; the person's id is the name in small letters."""
    key = person.lower().replace(" ", "-") if person else None
    return row(Participant, participant_no=number, person_id=key, person=person, country=country, **more)


def told(report_id: str, document_id: str, meeting_id: str, parties: Iterable[Participant], **more: Any) -> dict[str, list[Any]]:
    """A report of a held meeting, and the meeting that it belongs to."""
    plain = {"realis": "held", "mode": "in_person", "forum_relation": "none", "rule": "test", "char_end": 4}
    report = row(MeetingReport, report_id=report_id, document_id=document_id, participants=tuple(parties), **{**plain, **more})
    return {"meeting_reports": [report], "meeting_groups": [MeetingGroup(report_id, meeting_id, "single", report.realis)]}


def resolved(meeting_id: str, parties: Iterable[Participant], **more: Any) -> dict[str, list[Any]]:
    """The values of a meeting."""
    plain = {"mode": "in_person", "date_status": "single", "place_status": "single", "forum_relation": "none", "confidence": 0.9}
    return {"meeting_values": [row(MeetingValue, meeting_id=meeting_id, participants=tuple(parties), **{**plain, **more})]}


def claimed(claim_id: str, report_id: str, document_id: str, meeting_id: str, outcome: str = "chosen", **more: Any) -> dict[str, list[Any]]:
    """A claim and what became of it."""
    plain = {
        "source": "text",
        "rule": "test",
        "char_start": 0,
        "char_end": 4,
        "surface": "They",
        "attribute": "date",
        "value": "2020-01-01",
    }
    claim = row(Claim, claim_id=claim_id, report_id=report_id, document_id=document_id, **{**plain, **more})
    return {"claims": [claim], "claim_outcomes": [ClaimOutcome(claim_id, meeting_id, outcome, "test")]}


def topic(report_id: str, document_id: str, topic_id: str, **more: Any) -> dict[str, list[Any]]:
    """A topic of a report."""
    plain = {"hit_count": 1, "char_end": 4, "surface": "They", "rule": "test"}
    return {"topic_hits": [row(TopicHit, report_id=report_id, document_id=document_id, topic_id=topic_id, **{**plain, **more})]}


def said(statement_id: str, document_id: str, report_id: str | None, **more: Any) -> dict[str, list[Any]]:
    """A statement."""
    plain = {"speaker_kind": "country", "speaker": "China", "stance": "says", "char_end": 4, "surface": "They", "rule": "test"}
    return {"statements": [row(Statement, statement_id=statement_id, document_id=document_id, report_id=report_id, **{**plain, **more})]}


def together(*parts: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The rows of several parts, table by table."""
    tables: dict[str, list[Any]] = {}
    for part in parts:
        for table, rows in part.items():
            tables.setdefault(table, []).extend(rows)
    return tables


KNOWLEDGE = Knowledge(
    countries=tuple(
        row(Country, country=code, name=name, cameo=cameo, capital=capital)
        for code, name, cameo, capital in [
            ("CN", "China", "CHN", "Beijing"),
            ("RU", "Russia", "RUS", "Moscow"),
            ("DE", "Germany", "DEU", "Berlin"),
        ]
    ),
    organizations=(row(Organization, organization_id="un", name="UN"),),
    persons=(
        row(Person, person_id="wang-yi", name="Wang Yi", country="CN", aliases={"zh": ("王毅",)}),
        row(Person, person_id="sergey-lavrov", name="Sergey Lavrov", country="RU", aliases={"en": ("Sergei Lavrov",)}),
    ),
    tenures=(
        row(Tenure, person_id="wang-yi", office="Foreign Minister", country="CN", rank=4, held_from=date(2013, 3, 16), precision="day"),
        row(
            Tenure,
            person_id="wang-yi",
            office="State Councilor",
            country="CN",
            rank=3,
            held_from=date(2018, 3, 19),
            held_until=date(2023, 3, 12),
        ),
        row(
            Tenure, person_id="sergey-lavrov", office="Foreign Minister", country="RU", rank=4, held_from=date(2004, 3, 9), precision="day"
        ),
    ),
    places=(
        row(Place, place_id="bonn-de", name="Bonn", country="DE", kind="city", city="Bonn"),
        row(Place, place_id="beijing-cn", name="Beijing", country="CN", kind="city", city="Beijing"),
    ),
    forums=(row(Forum, forum_id="g20", name="G20"),),
    official_domains=(OfficialDomain("gov.cn", "CN"), OfficialDomain("diplo.de", "DE")),
    forum_events=(
        row(ForumEvent, forum_event_id="g20-fm-2017", forum_id="g20", name="G20 Foreign Ministers' Meeting", place_id="bonn-de"),
    ),
    topics=(
        row(Topic, topic_id="trade", label="Trade", kind="policy", topic_group="economy"),
        row(Topic, topic_id="mutual_trust", label="Mutual trust", kind="formula", topic_group="bilateral"),
    ),
    sources=(
        row(Source, source_id="mfa-cn", name="MFA of China", country="CN", type="foreign_ministry", speaks_for_country=True),
        row(Source, source_id="mid-ru", name="MFA of Russia", country="RU", type="foreign_ministry", speaks_for_country=True),
        row(Source, source_id="daily", name="A Daily", country="CN", type="private_media"),
    ),
    languages=(Language("en"),),
    rules=(row(Rule, rule_id="test", version=1, stage="claims"),),
)
"""Three countries, two ministers, two places, two topics, three publishers."""
