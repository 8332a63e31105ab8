"""When a meeting was held, by one page."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from pipelines.core.meetings.attachment import is_long_ago, is_possible, nearest_date
from pipelines.core.meetings.encounter import Encounter
from pipelines.core.meetings.frames import first_sentence, visit_day, visit_sentences
from pipelines.core.meetings.merge import Told
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.stated import Stated
from pipelines.core.meetings.story import StoryReader
from pipelines.core.records import DateMention
from pipelines.core.text import Span

TRUST = {"explicit": 0.95, "no_year": 0.9, "weekday": 0.85, "relative": 0.85, "dateline": 0.7, "caption": 0.55}
"""Trust in a date by its basis, before other claims are heard (design, section 5)."""
_LOCAL_TIME_BONUS = 0.03
_CONTRADICTED = 0.2
_COARSE = 0.3
_PASSING = 0.15
"""A sentence that only comes back to a meeting may tell the day of something else."""
_TITLE = 0.1
_INHERITED = 0.6
_BOUND = 0.5
_BACK = 3
"""Sentences before a time of day that may tell its day."""
_BOTH = 2
"""Sentences before "the two" that may name them with the day."""
_AFTER = 3
"""Sentences after a meeting that may tell its day."""
_HEAD = 32
"""Code points from the start of a sentence to the end of the noun of the meeting that is its subject."""
_ELSEWHEN = ("planned", "negated", "background")
"""Cues of another meeting: "The previous call took place on Monday"."""


def dates_of(told: Told, page: Page, story: StoryReader, before: Sequence[Stated], is_away: bool) -> list[Stated]:
    """Dates of a meeting, best first.

    Those of its own sentences, nearest to the verb; else of the meeting that it followed; else of the visit that it was
    part of; else of the story; else of the line above the text. A period that is not over ("this year") tells no day: it
    stands only where nothing else does. Never the day of publication, which is only a bound.

    Args:
        told: The meeting.
        page: Its page.
        story: The days of the page's story.
        before: What was stated of the meeting that it followed.
        is_away: It was held in another city than that of the dateline, whose day is then not its own.
    """
    own = _own(told, page)
    loose = own if own and all(_is_running(s, page.day) for s in own) and told.realis == "held" else []
    found = (own if not loose else []) or _told_after(told, page) or _of_both(told, page)
    if not found and any(page.cues.has("undated", *e.sentence) for e in told.encounters if e.zone == "body"):
        return loose or _open(told, page) or _published(told, page)
    if not found:
        followed = (s for s in before if s.attribute == "date" and s.zone != "metadata" and not page.is_past(s.end, told.lead.sentence[0]))
        found = [s._replace(rule="date.sequel", confidence=_INHERITED) for s in followed][:1]
    if not found:
        told_in = chain(visit_sentences(told, page), first_sentence(told, page))
        near = (d for span in told_in if (d := visit_day(span, page)) and d.precision == "day")
        near = (d for d in near if not page.is_past(d.char_end, told.lead.sentence[0]))
        inherited = next((d for d in near if is_possible(d, page.day, told.realis)), None)
        found = [_stated(inherited, _INHERITED, page, "date.visit")] if inherited else []
    found = found or _of_day_part(told, page) or _of_story(told, page, story) or _of_setting(told, page)
    found = found or ([] if is_away else _of_dateline(told, page))
    return found or loose or _open(told, page) or _published(told, page)


def _is_running(stated: Stated, day: date | None) -> bool:
    """Whether a date is the month or the year of publication: "agreed to convene the commission this year"."""
    return day is not None and len(stated.value) < len(day.isoformat()) and day.isoformat().startswith(stated.value)


def _of_story(told: Told, page: Page, story: StoryReader) -> list[Stated]:
    """The one day that the page tells of what a party did, of a meeting told with no time of its own."""
    day = story.day(told) if told.realis == "held" else None
    return [_stated(day, _BOUND, page, "date.story")] if day and is_possible(day, page.day, told.realis) else []


def _of_dateline(told: Told, page: Page) -> list[Stated]:
    """The day of the dateline, of what was held, where the text tells no other: Astana, 18 April 2024 –, 北京5月15日电."""
    days = [d for d in page.dates if d.basis == "dateline" and d.precision == "day" and is_possible(d, page.day, told.realis)]
    if told.realis != "held" or len(days) != 1 or any(page.is_rival(d, days[0]) for d in page.dates):
        return []
    return [_stated(days[0], _BOUND, page, "date.dateline")]


def _of_day_part(told: Told, page: Page) -> list[Stated]:
    """The last day told just before, where the sentence itself says only the time of day: "In the morning ..., in the evening"."""
    for encounter in told.encounters:
        if encounter.zone != "body" or told.realis != "held" or not page.cues.has("day_parts", *encounter.sentence):
            continue
        number = page.sentences.index(encounter.sentence[0])
        spans = [s for s in page.sentences.spans[max(0, number - _BACK) : number] if page.zone_at(s[1] - 1) == "body"]
        days = [d for s in spans for d in page.days.starting(s[0], s[1] - 1) if d.precision == "day" and d.relation == "on"]
        if days and is_possible(days[-1], page.day, told.realis):
            return [_stated(days[-1], _INHERITED, page, "date.day_part")]
    return []


def _of_setting(told: Told, page: Page) -> list[Stated]:
    """The day that the line above the text says, of what was held, where the text tells no other."""
    day = page.setting_day if told.realis == "held" else None
    if day is None or not is_possible(day, page.day, told.realis):
        return []
    return [_stated(day, _BOUND, page, "date.setting")]


def _own(told: Told, page: Page) -> list[Stated]:
    found: dict[Span, Stated] = {}
    for encounter in told.encounters:
        days = (d for d in page.days.within(*encounter.sentence) if is_possible(d, page.day, told.realis))
        nearest = nearest_date(encounter, [d for d in days if not _is_of_calling_off(d, encounter, page)], page)
        if nearest is None or (told.realis == "held" and page.day and is_long_ago(nearest, page.day)):
            continue  # what was held is news: a year that is over is that of something else
        trust = TRUST.get("caption" if encounter.zone == "caption" else nearest.basis, 0.5)
        trust += _LOCAL_TIME_BONUS if nearest.is_local_time else 0.0
        trust -= _PASSING if encounter.is_weak and not told.lead.is_weak else 0.0
        trust -= _CONTRADICTED if nearest.is_contradicted else 0.0
        trust -= (_TITLE if encounter.zone == "title" else 0.0) + (0.0 if nearest.precision == "day" else _COARSE)
        found[nearest.char_start, nearest.char_end] = _stated(nearest, round(trust, 3), page, "date.sentence")
    return sorted(found.values(), key=lambda s: (-s.confidence, s.start))


def _is_of_calling_off(day: DateMention, encounter: Encounter, page: Page) -> bool:
    """Whether a day may be the one on which a meeting was put off: "On Monday X postponed a meeting with Y" tells not when that was due."""
    is_over = page.day is not None and day.last_day is not None and day.last_day <= page.day
    return is_over and encounter.realis == "planned" and page.cues.has_any(("calls_off", "called_off"), *encounter.sentence)


def _told_after(told: Told, page: Page) -> list[Stated]:
    """The day that one of the next sentences tells of the meeting: "The call took place on Monday", "Разговор состоялся накануне"."""
    if told.lead.zone != "body" or told.realis != "held":
        return []
    told_in = {page.sentences.index(e.sentence[0]) for e in told.encounters if e.zone == "body"}
    after = sorted({number + n for number in told_in for n in range(1, _AFTER + 1)} - told_in)
    for start, end in (page.sentences.spans[number] for number in after if number < len(page.sentences.spans)):
        heads = page.cues.encounters(start, min(end, start + _HEAD))
        if not heads or page.people.within(start, end) or _is_elsewhen(page, start, end):
            continue
        if page.cues.has("took_place", heads[0].end, end):
            days = _possible_days(told, page, start, end)
            return [_stated(d, _INHERITED, page, "date.told_after") for d in days[:1]]
    return []


def _of_both(told: Told, page: Page) -> list[Stated]:
    """The one day of the sentence just before that names both, of what "the two" did: "X told Y on Monday ... The two spoke"."""
    lead, keys = told.lead, {p.key for p in told.parties if p.name}
    if told.realis != "held" or lead.zone != "body" or len(keys) < 2 or not page.cues.has("both", lead.sentence[0], lead.trigger.end):
        return []
    number = page.sentences.index(lead.sentence[0])
    for start, end in reversed(page.sentences.spans[max(0, number - _BOTH) : number]):
        if page.zone_at(end - 1) == "body" and keys <= {m.entity_id for m in page.people.starting(start, end - 1)}:
            days = _possible_days(told, page, start, end)
            return [_stated(days[0], _INHERITED, page, "date.both")] if len({d.first_day for d in days}) == 1 else []
    return []


def _possible_days(told: Told, page: Page, start: int, end: int) -> list[DateMention]:
    """The days of a sentence on which a meeting may have been."""
    return [d for d in page.days.within(start, end) if d.precision == "day" and is_possible(d, page.day, told.realis)]


def _is_elsewhen(page: Page, start: int, end: int) -> bool:
    """Whether a sentence tells of another meeting; a day such as "накануне" is no word of the past."""
    days = [(d.char_start, d.char_end) for d in page.days.starting(start, end - 1)]
    cues = page.cues.outside("background", days)
    return cues.has_any(_ELSEWHEN, start, end)


def _open(told: Told, page: Page) -> list[Stated]:
    """Of a meeting without a day, the nearest date that its sentences call a bound ("since 2015", "before Friday")."""
    inside = ([d for d in page.days.within(*e.sentence) if d.relation != "on"] for e in told.encounters)
    nearest = next((d for e, bounds in zip(told.encounters, inside, strict=True) if (d := nearest_date(e, bounds, page))), None)
    if nearest is None:
        return []
    first, _, last = nearest.edtf.partition("/")
    value = f"../{first}" if nearest.relation == "before" else f"{last or first}/.."
    return [_stated(nearest, _BOUND, page, "date.bound")._replace(value=value, basis="bound")]


def _published(told: Told, page: Page) -> list[Stated]:
    """Of an undated meeting that was held: it was not after the day of publication, which the metadata tell."""
    if told.realis != "held" or page.document.published_on is None:
        return []
    start = 0
    for line in page.document.metadata.split("\n"):
        key, _, value = line.partition(": ")
        if key in ("published", "updated") and value:
            span = (start + len(line) - len(value), start + len(line))
            return [
                Stated("date", f"../{page.document.published_on}", *span, "metadata", "publication_bound", "date.publication_bound", 0.3)
            ]
        start += len(line) + 1
    return []


def _stated(mention: DateMention, trust: float, page: Page, rule: str) -> Stated:
    zone = page.zone_at(mention.char_start)
    basis = "caption" if zone == "caption" else mention.basis
    return Stated("date", mention.edtf, mention.char_start, mention.char_end, zone, basis, rule, max(0.05, trust))
