"""The frames in which a page sets its meetings: a visit, a round of meetings, the day of the whole story."""

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
_LINE = 40
"""Code points of a sentence that is nothing but a day and a place."""
_BACK = 3
"""Sentences that a visit may be told before its meetings."""
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
    """Sentences before one that tells of the meeting: of a visit, just before or of a country of its own; of the last round of meetings."""
    seen: set[int] = set()
    found: set[Span] = set()
    for encounter in sorted(told.encounters, key=lambda e: e is not told.lead):
        if encounter.zone == "body" and (number := page.sentences.index(encounter.sentence[0])) not in seen:
            seen.add(number)
            for span in chain(_before(number, encounter, page), [encounter.frame] if encounter.frame else []):
                if span not in found:
                    found.add(span)
                    yield span


def _before(number: int, encounter: Encounter, page: Page) -> Iterator[Span]:
    named = {m.country for m in page.countries.starting(encounter.sentence[0], encounter.sentence[1] - 1)}
    here, last = named | {p.country for p in encounter.parties if p.name}, number
    for cue in page.cues.within("visit", 0, page.sentences.spans[number][0])[: -_VISITS - 1 : -1]:
        index = page.sentences.index(cue.start)
        span = page.sentences.spans[index]
        if index == last or not page.cues.has("visit", *span) or page.zone_at(span[0]) != "body":
            continue
        last = index
        if number - index <= _BACK or any(m.country in here for m in page.countries.starting(span[0], span[1] - 1)):
            yield span


def first_sentence(told: Told, page: Page) -> list[Span]:
    """Of a meeting that only the title tells, the first sentence of the body."""
    if told.lead.zone != "title":
        return []
    return [span for span, zone in page.told_sentences if zone == "body"][:1]


def story_day(told: Told, page: Page) -> DateMention | None:
    """The one day of these days on which the page, up to a meeting, tells that a party did something; else the one after it.

    None where it tells several, where the meeting's own sentences tell another time, or where it is only added to others.
    """
    own = [e.sentence for e in told.encounters if e.zone == "body"] or [e.sentence for e in told.encounters]
    is_added = told.lead.is_besides and told.lead.rule != "meeting.separately"
    if page.day is None or is_added or any(_is_told(e, page) for e in told.encounters if e.sentence in own):
        return None
    days = [d for d in page.dates if _is_of_story(d, told, page)]
    before = [d for d in days if d.char_start < own[0][0]]
    behind = [d for d in days if not page.cues.encounters(*page.sentences.at(d.char_start))]
    found = before or behind
    return found[-1] if found and len({d.edtf for d in found}) == 1 else None


def _is_told(encounter: Encounter, page: Page) -> bool:
    """Whether the sentence of a meeting tells a time of its own: none of a clause of another ("their first since he took office")."""
    end = encounter.trigger.end
    return any(not page.cues.has("bounds", min(end, d.char_start), d.char_start) for d in page.days.within(*encounter.sentence))


def _is_of_story(mention: DateMention, told: Told, page: Page) -> bool:
    """Whether a date is a day just before publication on which a party is told to have done something."""
    if mention.precision != "day" or mention.relation != "on" or mention.first_day is None or page.day is None:
        return False
    if page.zone_at(mention.char_start) != "body" or not timedelta(0) <= page.day - mention.first_day <= FRESH:
        return False
    start, end = page.sentences.at(mention.char_start)
    if mention.first_day == page.day and page.cues.has("planned", start, mention.char_start):
        return False
    is_short = end - start <= _LINE and not page.bearers.within(start, end)
    is_head = is_short and any(m.kind == "place" and start <= m.char_start < end for m in page.mentions)  # "Wednesday, March 19, Vilnius."
    is_of = page.lexicon.lead(page.text, start, mention.char_start) in page.lexicon.object_breaks  # "the agreement of 21 October"
    return is_head or (page.cues.has("both", start, end) and not is_of) or _is_about(told, (start, end), page)


def _is_about(told: Told, span: Span, page: Page) -> bool:
    """Whether a sentence names a party, or its office or side without a name; of an event that was held, a country is enough."""
    keys, offices = {p.key for p in told.parties}, {p.office for p in told.parties if p.office}
    sides = {p.side for p in told.parties if p.side}
    bearers = list(page.bearers.starting(span[0], span[1] - 1))
    if page.cues.has("took_place", *span):
        bearers += page.countries.starting(span[0], span[1] - 1)
    nameless = [m for m in bearers if m.kind != "person"]
    is_side = any(side in sides if (side := m.country or m.organization) else m.office in offices for m in nameless)
    return is_side or any(m.entity_id in keys for m in bearers)
