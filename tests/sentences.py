"""The golden sentences: each tells of a meeting, or of none, in a construction that no other has. See ``docs/readings.md``."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.core.knowledge import Knowledge
from pipelines.core.records import Document
from pipelines.core.stages import Extractor
from tests.factories import page
from tests.scoring import Figures, Gold, ToldMeeting, score

FOLDER = Path(__file__).parent / "golden" / "sentences"
_ASKED = (
    *("detection_precision", "detection_recall", "participants_precision", "participants_recall", "person_country"),
    *("date", "mode", "city", "country", "clean"),
)
"""Measures that their gold answers; it tells neither forums nor offices nor topics."""
_BODIES = ("EU", "UN")
"""Organizations whose short names look like codes of countries."""

Item = Mapping[str, Any]


def items(language: str) -> list[Item]:
    """The sentences of a language with what they tell."""
    return [json.loads(line) for line in (FOLDER / f"{language}.jsonl").read_text("utf-8").splitlines()]


def document_of(item: Item, language: str, sources: Mapping[str, str]) -> Document:
    """A page of nothing but the sentences; of several lines the first is its title.

    Args:
        item: The sentences.
        language: Their language.
        sources: A publisher that speaks for it, by country.
    """
    *above, body = item["text"].split("\n", 1)
    title, paragraphs = (above[0], body) if above else (None, body)
    published = date.fromisoformat(item["published"])
    return page(*paragraphs.split("\n"), title=title, language=language, published_on=published, source_id=sources.get(item["home"]))


def gold_of(item: Item, language: str) -> Gold:
    """What a careful reader finds, in the form of the golden pages."""
    meetings = [_meeting(told) for told in item["meetings"]]
    return {"id": item["id"], "lang": language, "is_meeting_report": bool(meetings), "meetings": meetings}


def _meeting(told: Mapping[str, Any]) -> dict[str, Any]:
    parties = [_party(*party.split(":", 1)) for party in told["parties"]]
    when = {"date": told["day"], "date_precision": "day" if told["day"] else None}
    where = {"city": told["city"], "country_iso2": told["country"], "mode": told["mode"], "forum": None}
    return {**when, **where, "participants": parties, "topic_ids": []}


def _party(side: str, name: str) -> dict[str, str | None]:
    return {"name": name or None, "country_iso2" if len(side) == 2 and side not in _BODIES else "org": side}


def figures_of(language: str, knowledge: Knowledge, extractor: Extractor) -> Figures:
    """How well the sentences of a language are read."""
    sources = {official.country: official.domain for official in knowledge.official_domains}
    found = score(_pages(language, sources, extractor))
    for name in found.asked.keys() - set(_ASKED):
        del found.right[name], found.asked[name]
    return found


def _pages(language: str, sources: Mapping[str, str], extractor: Extractor) -> Iterator[tuple[Gold, None, list[ToldMeeting]]]:
    for item in items(language):
        reports = extractor.all(document_of(item, language, sources)).reports
        yield gold_of(item, language), None, [ToldMeeting(r, frozenset()) for r in reports if r.realis == "held"]
