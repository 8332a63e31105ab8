"""When a meeting was held, by one page."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain

from pipelines.core.meetings.encounter import AGAIN, Encounter
from pipelines.core.meetings.frames import FRESH, NEWS, first_sentence, visit_day, visit_sentences
from pipelines.core.meetings.merge import Told
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.stated import Stated
from pipelines.core.meetings.story import StoryReader
from pipelines.core.records import DateMention
from pipelines.core.text import Span, is_cjk

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
_PARTING = ("blockers", "bounds", "results")
"""Cues of a clause between a date and a verb."""
_CLAUSE = 100
"""Code points that a clause counts for."""
_ELSEWHEN = ("planned", "negated", "background")
"""Cues of another meeting: "The previous call took place on Monday"."""
_WITH_NOUN = 40
"""Code points between a noun or its parties and its day."""
_OPENING = 8
"""Code points before a month or a year that opens its sentence: "In 1978, the President of ..."."""
_HELD = 20
"""Code points behind a day in which the verb that says a meeting was held ends."""
_RIGHT_BESIDE = 8
"""Code points between a verb and a month or year that tells of it alone, where every day stands in another clause."""
_YEAR = timedelta(days=366)
"""How long after it a meeting is history."""
_PERIODS = ("month", "year")
_LONG_AGO = timedelta(days=20)
"""How long after its end a month or a year is history."""
_LONGEST = timedelta(days=31)
"""A longer range is a period, not the days of one meeting."""
_ZONES = timedelta(days=1)
"""What is told as past may lie a day after its publication on another clock."""


def settled(encounter: Encounter, page: Page) -> Encounter:
    """What is told in passing ("when she met") is news if it is recent, else a memory; so is what was held more than a year before."""
    if encounter.realis in ("referenced", "result"):
        if encounter.realis == "result" and not encounter.right and encounter.zone == "body":
            return encounter._replace(realis="held")  # both agreed on something there
        return encounter._replace(realis="held" if encounter.zone == "body" and _has_fresh_day(encounter, page) else "referenced")
    if encounter.realis == "held" and encounter.zone == "body":
        nearest = _nearest(encounter, page.days.within(*encounter.sentence), page)
        if encounter.rule == AGAIN and page.day and nearest and (nearest.last_day or page.day) < page.day - NEWS:
            return encounter._replace(realis="referenced")  # an earlier one: "The first session took place in May"
        if nearest and _is_of_present(encounter, page) and _is_to_come(nearest, page):
            return encounter._replace(realis="planned")
        return encounter._replace(realis="referenced") if nearest and _is_history(encounter, nearest, page) else encounter
    if encounter.realis != "recalled":
        return encounter
    start, end = encounter.sentence
    told = [d for d in page.days.starting(start, end - 1) if d.last_day]
    days = [d.last_day for d in told if d.precision == "day" and d.last_day and not _is_to_come(d, page)]
    if len(days) < len(told) and page.day and (nearest := _nearest(encounter, told, page)) and _is_long_ago(nearest, page.day):
        return encounter._replace(realis="referenced")  # "who met X last November, will travel on 12 July"
    if not days and encounter.zone == "body" and not page.days.within(start, end):
        if _goes_on(encounter, page):
            return encounter._replace(realis="held")
        return encounter._replace(realis="referenced", rule="meeting.result")  # news, where it opens the page
    recent = any(page.day is None or page.day - FRESH <= day for day in days)
    return encounter._replace(realis="held" if recent else "referenced")


def _is_of_present(encounter: Encounter, page: Page) -> bool:
    """Whether its verb stands in the present, which may tell what is to come: "meets X on Monday", "tiene cita con X"."""
    if encounter.trigger.kind == "verb":
        return encounter.trigger.meaning.form == "present"
    start = max(encounter.sentence[0], encounter.trigger.start - _WITH_NOUN)
    last = max(
        (c for kind in ("light_present", "light_past") for c in page.cues.within(kind, start, encounter.trigger.start)), default=None
    )
    return last is not None and last.kind == "light_present"


def _goes_on(encounter: Encounter, page: Page) -> bool:
    """Whether what is told in passing goes on with the news: "had earlier called on", or the sentence before names both and its day."""
    number = page.sentences.index(encounter.sentence[0])
    if number == 0:
        return False
    start, end = page.sentences.spans[number - 1]
    if encounter.is_new and not encounter.is_besides:
        return page.zone_at(start) == "body"
    named = {m.entity_id for m in page.people.starting(start, end - 1)}
    fresh = any(
        d.precision == "day" and page.day and timedelta(0) <= page.day - (d.first_day or date.min) <= FRESH
        for d in page.days.within(start, end)
    )
    return fresh and len(encounter.parties) > 1 and {p.key for p in encounter.parties} <= named


def _has_fresh_day(encounter: Encounter, page: Page) -> bool:
    """Whether a day of these days stands with a noun and its parties, and nobody else before it: "after Thursday's talks with X"."""
    trigger = encounter.trigger
    inside = [p for p in encounter.parties if encounter.sentence[0] <= p.start < encounter.sentence[1]]
    end = max((p.end for p in encounter.right if p.start >= trigger.end), default=trigger.end)
    for day in page.days.within(max(encounter.sentence[0], trigger.start - _WITH_NOUN), min(encounter.sentence[1], end + _WITH_NOUN)):
        between = (min(end, day.char_start), max(trigger.start, day.char_end))
        is_parted = any(end <= p.start < day.char_start or day.char_end <= p.start < trigger.start for p in inside)
        if page.day and day.precision == "day" and day.first_day and timedelta(0) <= page.day - day.first_day <= FRESH and not is_parted:
            return not any(page.cues.has(kind, *between) for kind in ("verb", "blockers"))
    return False


def _is_history(encounter: Encounter, mention: DateMention, page: Page) -> bool:
    """Whether its date lies so far back that no page tells it as news: a day with its year, a month or year right beside the verb."""
    if page.day is None or mention.last_day is None or mention.relation != "on":
        return False
    if mention.precision in _PERIODS:
        behind = page.text[mention.char_end : mention.char_end + 2].lstrip()[:1]
        is_name = behind.isupper() or (mention.precision == "year" and is_cjk(behind or " "))  # 2017年夏季达沃斯论坛
        is_loose = encounter.is_weak and (encounter.trigger.kind == "noun" or encounter.is_discussion)
        is_opening = mention.char_start - encounter.sentence[0] <= _OPENING and behind == ","
        is_beside = not is_name and not is_loose and (is_opening or _distance(encounter, mention, page) <= _WITH_NOUN)
        return is_beside and _is_long_ago(mention, page.day)
    return mention.basis == "explicit" and mention.last_day < page.day - _YEAR


def _is_to_come(mention: DateMention, page: Page) -> bool:
    """Whether a date lies after publication: "the presidents meet in Montevideo in December"."""
    return page.day is not None and mention.first_day is not None and mention.relation == "on" and mention.first_day > page.day + _ZONES


def _is_long_ago(mention: DateMention, day: date) -> bool:
    """Whether a month or a year had ended well before a day."""
    return mention.precision in _PERIODS and mention.last_day is not None and mention.last_day < day - _LONG_AGO


def dates_of(told: Told, page: Page, story: StoryReader, before: Sequence[Stated]) -> list[Stated]:
    """Dates of a meeting, best first.

    Those of its own sentences, nearest to the verb; else of the meeting that it followed; else of the visit that it was
    part of; else of the story; else of the line above the text. A period that is not over ("this year") tells no day: it
    stands only where nothing else does. Never the day of publication, which is only a bound.

    Args:
        told: The meeting.
        page: Its page.
        story: The days of the page's story.
        before: What was stated of the meeting that it followed.
    """
    own = _own(told, page)
    loose = own if own and all(_is_running(s, page.day) for s in own) and told.realis == "held" else []
    found = (own if not loose else []) or _told_after(told, page) or _of_both(told, page)
    if not found and any(page.cues.has("undated", *e.sentence) for e in told.encounters if e.zone == "body"):
        return loose or _open(told, page) or _published(told, page)
    if not found:
        found = [s._replace(rule="date.sequel", confidence=_INHERITED) for s in before if s.attribute == "date" and s.zone != "metadata"][
            :1
        ]
    if not found:
        told_in = chain(visit_sentences(told, page), first_sentence(told, page))
        near = (d for span in told_in if (d := visit_day(span, page)) and d.precision == "day")
        inherited = next((d for d in near if _is_possible(d, page.day, told.realis)), None)
        found = [_stated(inherited, _INHERITED, page, "date.visit")] if inherited else []
    found = found or _of_day_part(told, page) or _of_story(told, page, story) or _of_setting(told, page) or _of_dateline(told, page)
    return found or loose or _open(told, page) or _published(told, page)


def _is_running(stated: Stated, day: date | None) -> bool:
    """Whether a date is the month or the year of publication: "agreed to convene the commission this year"."""
    return day is not None and len(stated.value) < len(day.isoformat()) and day.isoformat().startswith(stated.value)


def _of_story(told: Told, page: Page, story: StoryReader) -> list[Stated]:
    """The one day that the page tells of what a party did, of a meeting told with no time of its own."""
    day = story.day(told) if told.realis == "held" else None
    return [_stated(day, _BOUND, page, "date.story")] if day and _is_possible(day, page.day, told.realis) else []


def _of_dateline(told: Told, page: Page) -> list[Stated]:
    """The day of the dateline, which in a script without spaces is that of the news, where the text tells no other: 北京5月15日电."""
    days = [d for d in page.dates if d.basis == "dateline" and d.precision == "day" and _is_possible(d, page.day, told.realis)]
    if not page.lexicon.is_unspaced or told.realis != "held" or len(days) != 1 or any(page.is_rival(d, days[0]) for d in page.dates):
        return []
    return [_stated(days[0], _BOUND, page, "date.dateline")]


def _of_day_part(told: Told, page: Page) -> list[Stated]:
    """The last day told just before, where the sentence itself says only the time of day: "In the morning ..., in the evening"."""
    for encounter in told.encounters:
        if encounter.zone != "body" or told.realis != "held" or not page.cues.has("day_parts", *encounter.sentence):
            continue
        number = page.sentences.index(encounter.sentence[0])
        spans = [s for s in page.sentences.spans[max(0, number - _BACK) : number] if page.zone_at(s[0]) == "body"]
        days = [d for s in spans for d in page.days.starting(s[0], s[1] - 1) if d.precision == "day" and d.relation == "on"]
        if days and _is_possible(days[-1], page.day, told.realis):
            return [_stated(days[-1], _INHERITED, page, "date.day_part")]
    return []


def _of_setting(told: Told, page: Page) -> list[Stated]:
    """The day that the line above the text says, of what was held, where the text tells no other."""
    day = page.setting_day if told.realis == "held" else None
    if day is None or not _is_possible(day, page.day, told.realis):
        return []
    return [_stated(day, _BOUND, page, "date.setting")]


def _own(told: Told, page: Page) -> list[Stated]:
    found: dict[Span, Stated] = {}
    for encounter in told.encounters:
        nearest = _nearest(encounter, [d for d in page.days.within(*encounter.sentence) if _is_possible(d, page.day, told.realis)], page)
        if nearest is None or (told.realis == "held" and page.day and _is_long_ago(nearest, page.day)):
            continue  # what was held is news: a year that is over is that of something else
        trust = TRUST.get("caption" if encounter.zone == "caption" else nearest.basis, 0.5)
        trust += _LOCAL_TIME_BONUS if nearest.is_local_time else 0.0
        trust -= _PASSING if encounter.is_weak and not told.lead.is_weak else 0.0
        trust -= _CONTRADICTED if nearest.is_contradicted else 0.0
        trust -= (_TITLE if encounter.zone == "title" else 0.0) + (0.0 if nearest.precision == "day" else _COARSE)
        found[nearest.char_start, nearest.char_end] = _stated(nearest, round(trust, 3), page, "date.sentence")
    return sorted(found.values(), key=lambda s: (-s.confidence, s.start))


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
            days = [d for d in page.days.within(start, end) if d.precision == "day" and _is_possible(d, page.day, told.realis)]
            return [_stated(d, _INHERITED, page, "date.told_after") for d in days[:1]]
    return []


def _of_both(told: Told, page: Page) -> list[Stated]:
    """The one day of the sentence just before that names both, of what "the two" did: "X told Y on Monday ... The two spoke"."""
    lead, keys = told.lead, {p.key for p in told.parties if p.name}
    if told.realis != "held" or lead.zone != "body" or len(keys) < 2 or not page.cues.has("both", lead.sentence[0], lead.trigger.end):
        return []
    number = page.sentences.index(lead.sentence[0])
    for start, end in reversed(page.sentences.spans[max(0, number - _BOTH) : number]):
        if page.zone_at(start) == "body" and keys <= {m.entity_id for m in page.people.starting(start, end - 1)}:
            days = [d for d in page.days.within(start, end) if d.precision == "day" and _is_possible(d, page.day, told.realis)]
            return [_stated(days[0], _INHERITED, page, "date.both")] if len({d.first_day for d in days}) == 1 else []
    return []


def _is_elsewhen(page: Page, start: int, end: int) -> bool:
    """Whether a sentence tells of another meeting; a day such as "накануне" is no word of the past."""
    days = [(d.char_start, d.char_end) for d in page.days.starting(start, end - 1)]
    cues = page.cues.outside("background", days)
    return any(cues.has(kind, start, end) for kind in _ELSEWHEN)


def _nearest(encounter: Encounter, inside: Sequence[DateMention], page: Page) -> DateMention | None:
    """The date of an encounter's sentence nearest to the verb; of what is news, a month or year only where there is no day."""
    trigger = encounter.trigger
    is_own = trigger.kind == "noun"  # «встреча с X, которая состоялась 5 мая», "la reunión que el lunes tuvo lugar"
    if own := [d for d in inside if _is_in_own_clause(encounter, d, page)]:
        return min(own, key=lambda d: d.char_start)
    inside = [
        d
        for d in inside
        if not page.in_clause(trigger.end, d.char_start) or (is_own and page.cues.has("took_place", trigger.end, d.char_end + _HELD))
    ]
    inside = [d for d in inside if not page.is_of_next(trigger.end, d.char_start)] or inside
    if encounter.realis != "referenced":
        days = [d for d in inside if d.precision in ("day", "range")]
        is_told = any(d.precision in _PERIODS and _distance(encounter, d, page) <= _RIGHT_BESIDE for d in inside)
        if is_told and all(_distance(encounter, d, page) >= _CLAUSE for d in days):
            days = []  # "se reunieron en 2016 en La Habana, un hecho que recordó ayer X"
        inside = days or inside
    return min(inside, key=lambda d: _distance(encounter, d, page), default=None)


def _is_in_own_clause(encounter: Encounter, mention: DateMention, page: Page) -> bool:
    """Whether a day stands in the clause that says of a noun who held it: "la reunión que X sostuvo el jueves con Y"."""
    (left, right), trigger = (encounter.left, encounter.right), encounter.trigger
    if trigger.kind != "noun" or not left or not right or not trigger.end <= left[0].start < right[0].start:
        return False
    is_inside = trigger.end <= mention.char_start < right[0].start and mention.precision == "day"
    return is_inside and page.in_clause(trigger.end, left[0].start) and not page.in_clause(left[-1].end, mention.char_start)


def _distance(encounter: Encounter, mention: DateMention, page: Page) -> int:
    """Code points between a date and the verb or noun with its parties; a clause between the two makes it that of another verb."""
    trigger, cues = encounter.trigger, page.cues
    right = encounter.right[0].start if encounter.is_new and encounter.right else 0
    if mention.char_end <= right and page.bearers.within(trigger.end, right - 1):  # "met X on Monday, then on Tuesday Y"
        return right - mention.char_end + _CLAUSE * bool(page.bearers.within(mention.char_end, right - 1))
    if mention.char_start < trigger.end:
        parted = any(cues.has(kind, mention.char_end, trigger.start) for kind in _PARTING)
        return max(trigger.start - mention.char_end, 0) + _CLAUSE * parted
    end = max((p.end for p in encounter.right if trigger.end <= p.start and p.end <= mention.char_start), default=trigger.end)
    return mention.char_start - end + _CLAUSE * any(cues.has(kind, end, mention.char_start) for kind in _PARTING)


def _open(told: Told, page: Page) -> list[Stated]:
    """Of a meeting without a day, the nearest date that its sentences call a bound ("since 2015", "before Friday")."""
    inside = ([d for d in page.days.within(*e.sentence) if d.relation != "on"] for e in told.encounters)
    nearest = next((d for e, bounds in zip(told.encounters, inside, strict=True) if (d := _nearest(e, bounds, page))), None)
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


def _is_possible(mention: DateMention, day: date | None, realis: str) -> bool:
    """A bound is no day of it, nor a period long or long over; what is past was not "tomorrow", nor two days after publication."""
    if mention.relation != "on" or mention.first_day is None or mention.last_day is None:
        return False
    if mention.precision == "range" and mention.last_day - mention.first_day > _LONGEST:
        return False
    if realis == "held" and day and _is_long_ago(mention, day):
        return False
    return realis != "held" or day is None or mention.first_day <= (day if mention.basis == "relative" else day + _ZONES)
