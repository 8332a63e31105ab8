"""Documents, mentions, reports, accounts and claims for tests: only what a test is about is stated, the rest is plain."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pipelines.core.accounts import Account
from pipelines.core.article import Article, Block, RawPage
from pipelines.core.cleaning.document import build_document
from pipelines.core.records import Claim, Document, MeetingReport, Participant
from pipelines.core.resolution.votes import Witness
from tests.rows import row

PUBLISHED = date(2024, 3, 15)
"""A Friday: the day on which a page is published unless a test says otherwise."""


def page(
    *body: str,
    title: str | None = None,
    dateline: str | None = None,
    captions: Sequence[str] = (),
    language: str = "en",
    source_id: str | None = None,
    published_on: date | None = PUBLISHED,
    **more: Any,
) -> Document:
    """Return a cleaned document of these paragraphs, zoned as cleaning zones a page."""
    blocks = [Block("title", title)] if title else []
    blocks += [Block("caption", caption) for caption in captions]
    blocks += [Block("dateline", dateline)] if dateline else []
    blocks += [Block("body", paragraph) for paragraph in body]
    content = "\n".join([source_id or "", *(block.text for block in blocks)])
    raw = RawPage("site/a.txt", 0, "site", hashlib.sha256(content.encode()).hexdigest(), "text", content, None, None)
    article = Article(title, None, None, None, None, None, (), tuple(blocks), ())
    document, _ = build_document(raw, article, language, None, source_id)
    return document._replace(published_on=published_on, **more)


def behind(document: Document, prefix: str) -> Document:
    """Return the document with a paragraph of other text before its own, as when a script counts code points oddly."""
    zones = tuple(z._replace(char_start=z.char_start + len(prefix) + 1, char_end=z.char_end + len(prefix) + 1) for z in document.zones)
    first = row(type(zones[0]), zone="body", char_start=0, char_end=len(prefix))
    return document._replace(text=f"{prefix}\n{document.text}", zones=(first, *zones))


def party(who: str, **more: Any) -> Participant:
    """Return a participant from ``CN:wang-yi`` (a country and a person), ``CN`` (a country) or ``@UN:antonio-guterres``."""
    side, _, person_id = who.partition(":")
    stated: dict[str, Any] = {"country": None if side.startswith("@") else side, "organization": side[1:] if side.startswith("@") else None}
    return row(Participant, person_id=person_id or None, person=person_id.replace("-", " ").title() or None, **(stated | more))


def report(
    report_id: str,
    on: date | None = date(2024, 3, 14),
    who: Iterable[str] = ("CN:wang-yi", "RU:sergey-lavrov"),
    mode: str = "in_person",
    **more: Any,
) -> MeetingReport:
    """Return a report of a meeting held on a day between two foreign ministers."""
    stated: dict[str, Any] = {
        "report_id": report_id,
        "document_id": f"d-{report_id}",
        "realis": "held",
        "mode": mode,
        "participants": tuple(party(name, participant_no=n) for n, name in enumerate(who)),
        "held_on": on,
        "held_edtf": on.isoformat() if on else None,
        "held_precision": "day" if on else None,
        "forum_relation": "none",
    }
    return row(MeetingReport, **(stated | more))


def account(told: MeetingReport, publisher: str = "one", copy_of: str | None = None, published_on: date | None = None) -> Account:
    """Return a report with its publisher; a copy of nothing else unless stated, published on the day of the meeting."""
    return Account(told, publisher, copy_of or told.document_id, published_on or told.held_on or PUBLISHED)


def claim(
    claim_id: str, value: str, attribute: str = "date", confidence: float = 0.9, basis: str = "explicit", zone: str = "body", **more: Any
) -> Claim:
    """Return a claim for a day unless another attribute is stated; its report carries the same id."""
    stated = {"report_id": claim_id, "document_id": f"d-{claim_id}", "source": "text", "surface": value, "rule": "test"}
    return row(Claim, claim_id=claim_id, attribute=attribute, value=value, confidence=confidence, basis=basis, zone=zone, **(stated | more))


def witness(value: str, voice: str, time_zone: str | None = None, is_local_time: bool = False, **more: Any) -> Witness:
    """Return a date claim spoken by an independent voice."""
    name = more.pop("claim_id", f"{voice}-{value}")
    return Witness(claim(name, value, **more), voice, time_zone, is_local_time)
