"""The frames in which a page sets its meetings: a visit, a round of meetings."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from pipelines.core.meetings.encounter import Encounter
from pipelines.core.meetings.merge import Told
from pipelines.core.meetings.page import Page
from pipelines.core.records import DateMention
from pipelines.core.text import Span

_VISITS = 40
"""Words of visits that are looked back on; a page that tells of more tells of no one visit."""
_SINCE = 30
"""Code points of a clause before its day: "since he took office in January"."""
_BACK = 3
"""Sentences that a visit may be told before its meetings."""
_MARGINS = 3
"""Sentences before that of a meeting that may tell of a forum."""
NEWS = timedelta(days=14)
"""How long a meeting told in passing is news."""
FRESH = timedelta(days=4)
"""How old an encounter may be that a page refers to and is its news."""


def visit_day(span: Span, page: Page) -> DateMention | None:
    """The date of a sentence that tells of a visit: the nearest to that word, for another may be of what the visit led to."""
    days = [
        d
        for d in page.days.starting(span[0], span[1] - 1)
        if not page.cues.has("bounds", max(span[0], d.char_start - _SINCE), d.char_start)
    ]
    visit = next(iter(page.cues.within("rounds", *span) or page.cues.within("visit", *span)), None)
    return min(days, key=lambda d: max(d.char_start - visit.end, visit.start - d.char_end) if visit else d.char_start, default=None)


def is_memory(span: Span, page: Page) -> bool:
    """Whether the visit that a sentence tells of is long past: "building on her visit to Singapore in August"."""
    day = visit_day(span, page)
    return day is not None and page.day is not None and day.last_day is not None and day.last_day < page.day - NEWS


def visit_sentences(told: Told, page: Page) -> Iterator[Span]:
    """Sentences before one that tells of the meeting: of a visit or round, just before or of its own country or persons."""
    seen: set[int] = set()
    found: set[Span] = set()
    for encounter in sorted(told.encounters, key=lambda e: e is not told.lead):
        if encounter.zone == "body" and (number := page.sentences.index(encounter.sentence[0])) not in seen:
            seen.add(number)
            for span in chain(_before(number, encounter, page), [encounter.frame] if encounter.frame else []):
                if span not in found:
                    found.add(span)
                    yield span


def is_beside_a_forum(told: Told, page: Page) -> bool:
    """Whether one of the sentences just before a meeting says that those of a party were at a forum: "On the margins of the summit"."""
    first = page.sentences.index(told.lead.sentence[0])
    spans = page.sentences.spans[max(0, first - _MARGINS) : first] if told.lead.zone == "body" else ()
    return any(page.cues.has("sidelines", *span) for span in spans)


def _before(number: int, encounter: Encounter, page: Page) -> Iterator[Span]:
    end = page.sentences.spans[number][0]
    cues = page.cues.within_any(("visit", "rounds"), 0, end)
    if not cues:
        return
    named = {m.country for m in page.countries.starting(encounter.sentence[0], encounter.sentence[1] - 1)}
    persons = [p for p in encounter.parties if p.name]
    here, who, last = named | {p.country for p in persons}, {p.key for p in persons}, number
    for cue in sorted(cues)[: -_VISITS - 1 : -1]:
        index = page.sentences.index(cue.start)
        start, end = page.sentences.spans[index]
        if index == last or cue.end > end or page.zone_at(cue.start) != "body":
            continue  # a dateline may stand before it
        last = index
        people = {m.entity_id for m in page.people.within(start, end)}
        is_own = any(m.country in here for m in page.countries.starting(start, end - 1)) or not who.isdisjoint(people)
        if cue.kind == "rounds" and people and who.isdisjoint(people):
            continue  # a round is that of whom it names
        if number - index <= _BACK or is_own:
            yield (start, end)


def first_sentence(told: Told, page: Page) -> list[Span]:
    """Of a meeting that only the title tells, the first sentence of the body."""
    if told.lead.zone != "title":
        return []
    return page.opening(1)
