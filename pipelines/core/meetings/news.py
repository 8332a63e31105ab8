"""News or memory: whether what a page tells in passing, of a time long past or without any was held these days."""

from collections.abc import Sequence
from datetime import date, timedelta

from pipelines.core.meetings.attachment import PERIODS, distance, is_long_ago, is_to_come, nearest_date
from pipelines.core.meetings.cues import Cue
from pipelines.core.meetings.encounter import AGAIN, RESULT, Encounter
from pipelines.core.meetings.frames import FRESH, NEWS
from pipelines.core.meetings.page import Page
from pipelines.core.records import DateMention, MeetingReport
from pipelines.core.text import Span, is_cjk

_WITH_NOUN = 40
"""Code points between a noun or its parties and its day."""
_BEFORE = 48
"""Code points of a sentence that may open with a meeting before the page's own: "The previous telephone conversation"."""
_OPENING = 8
"""Code points before a month or a year that opens its sentence: "In 1978, the President of ..."."""
_ADVERB = 2
"""Han characters between a year and its verb."""
_SETTING, _SETTING_WORDS = 24, 4
"""Code points and blanks between a year and the noun that it is said of: "in 2015 at talks", "lors d'une réunion à Prague en 2010"."""
_YEAR = timedelta(days=366)
"""How long after it a meeting is history."""
_MONTHS = timedelta(days=60)
"""The same, of one that no verb tells of: "the accord signed on 14 December 2023, during the meeting between A and B"."""
_RECENT = timedelta(days=14)
"""How far back a day is one of these weeks."""
_LEAD = 3
"""Sentences of the body in which a page tells its news."""
_FIRST = 2
"""Those of them in which news of what was said needs no place."""


def settled(encounter: Encounter, page: Page) -> Encounter:
    """What is told in passing ("when she met") is news if it is recent, else a memory; so is what was held more than a year before."""
    if encounter.realis in ("held", "referenced") and _is_previous(encounter, page):
        return encounter._replace(realis="referenced")
    if encounter.realis in ("referenced", "result"):
        if encounter.realis == "result" and not encounter.right and encounter.zone == "body":
            return encounter._replace(realis="held")  # both agreed on something there
        return encounter._replace(realis="held" if encounter.zone == "body" and _has_fresh_day(encounter, page) else "referenced")
    if encounter.realis == "held" and encounter.zone == "body":
        nearest = nearest_date(encounter, _days(encounter, page), page)
        if encounter.rule == AGAIN and page.day and nearest and (nearest.last_day or page.day) < page.day - NEWS:
            return encounter._replace(realis="referenced")  # an earlier one: "The first session took place in May"
        if nearest and _is_of_present(encounter, page) and is_to_come(nearest, page):
            return encounter._replace(realis="planned")
        return encounter._replace(realis="referenced") if nearest and _is_history(encounter, nearest, page) else encounter
    if encounter.realis != "recalled":
        return encounter
    start, end = encounter.sentence
    told = [d for d in page.days.starting(start, end - 1) if d.last_day]
    days = [d.last_day for d in told if d.precision == "day" and d.last_day and not is_to_come(d, page)]
    if len(days) < len(told) and page.day and (nearest := nearest_date(encounter, told, page)) and is_long_ago(nearest, page.day):
        return encounter._replace(realis="referenced")  # "who met X last November, will travel on 12 July"
    if not days and encounter.zone == "body" and not any(_is_past(d, page) for d in page.days.within(start, end)):
        is_of_the_day = len(encounter.left) == 1 and page.cues.has("day_parts", start, end)  # "had received X in the morning"
        if is_of_the_day or _goes_on(encounter, page):
            return encounter._replace(realis="held")
        return encounter._replace(realis="referenced", rule=RESULT)  # news, where it opens the page
    recent = any(page.day is None or page.day - FRESH <= day for day in days)
    return encounter._replace(realis="held" if recent else "referenced")


def _days(encounter: Encounter, page: Page) -> Sequence[DateMention]:
    """The days of its sentence; of a gerund those of its own clause, if it tells one: "Having met X in 2019, Y left on Monday"."""
    start, end = encounter.sentence
    comma = page.text.find(",", encounter.trigger.end, end) if encounter.trigger.meaning.form == "gerund" else -1
    own = page.days.within(encounter.trigger.end, comma) if comma >= 0 else ()
    return own or page.days.within(start, end)


def _is_previous(encounter: Encounter, page: Page) -> bool:
    """Whether its sentence opens with the one before the page's own, however fresh: "Предыдущая встреча состоялась 7 декабря"."""
    start = encounter.sentence[0]
    return page.cues.has("previous", start, start + _BEFORE)


def _is_of_present(encounter: Encounter, page: Page) -> bool:
    """Whether its verb stands in the present, which may tell what is to come: "meets X on Monday", "tiene cita con X"."""
    if encounter.trigger.kind == "verb":
        return encounter.trigger.meaning.form == "present"
    start = max(encounter.sentence[0], encounter.trigger.start - _WITH_NOUN)
    last = max(page.cues.within_any(("light_present", "light_past"), start, encounter.trigger.start), default=None)
    return last is not None and last.kind == "light_present"


def _is_past(mention: DateMention, page: Page) -> bool:
    """Whether a date is of another time than that of the page: no "scholarships of this year"."""
    day = page.day
    return not (
        day and mention.precision in PERIODS and mention.first_day and mention.last_day and mention.first_day <= day <= mention.last_day
    )


def _goes_on(encounter: Encounter, page: Page) -> bool:
    """Whether what is told in passing goes on with the news: "had earlier called on", or the sentence before names both and its day."""
    number = page.sentences.index(encounter.sentence[0])
    if number == 0:
        return False
    start, end = page.sentences.spans[number - 1]
    if encounter.is_new and not encounter.is_besides:
        return page.zone_at(end - 1) == "body"  # a dateline may open it
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
            return not page.cues.has_any(("verb", "blockers"), *between)
    return False


def _is_history(encounter: Encounter, mention: DateMention, page: Page) -> bool:
    """Whether its date lies so far back that no page tells it as news: a day with its year, a month or year right beside the verb."""
    if page.day is None or mention.last_day is None or mention.relation != "on":
        return False
    if mention.precision in PERIODS:
        behind = page.text[mention.char_end : mention.char_end + 2].lstrip()[:1]
        is_of_verb = 0 <= encounter.trigger.start - mention.char_end <= _ADVERB  # 2022年首次会见
        is_title = any(0 <= p.start - mention.char_end <= 1 for p in encounter.parties)  # "In 1992 Foreign Minister X held talks"
        is_named = mention.precision == "year" and is_cjk(behind or " ") and not is_of_verb  # 2017年夏季达沃斯论坛
        is_name = is_named or (behind.isupper() and not is_title)
        is_loose = encounter.is_weak and (encounter.trigger.kind == "noun" or encounter.is_discussion)
        is_loose = is_loose and not _is_led(encounter.trigger, mention, page)
        is_clause = behind == "," or not page.in_clause(mention.char_end, encounter.trigger.start)
        is_opening = mention.char_start - encounter.sentence[0] <= _OPENING and is_clause
        is_beside = not is_name and not is_loose and (is_opening or distance(encounter, mention, page) <= _WITH_NOUN)
        return is_beside and is_long_ago(mention, page.day)
    told_late = _MONTHS if encounter.rule == "meeting.noun" else _YEAR
    return mention.basis == "explicit" and mention.last_day < page.day - told_late


def _is_led(noun: Cue, mention: DateMention, page: Page) -> bool:
    """Whether a year is said of a noun that is the setting of something: "reached in 2015 at talks", "at a meeting in Prague in 2010"."""
    span = (mention.char_end, noun.start) if mention.char_end <= noun.start else (noun.end, mention.char_start)
    between = page.text[span[0] : span[1]]
    if not 0 < len(between) <= _SETTING or between.count(" ") > _SETTING_WORDS or "," in between:
        return False
    is_before = span[1] == noun.start
    return any(is_before or cue.end + 1 >= span[1] for cue in page.cues.within("settings", *span))


def recent_days(page: Page) -> list[Span]:
    """The days of these weeks that a page names: what is "past" of last Friday makes no memory of a meeting."""
    day = page.day
    return [(d.char_start, d.char_end) for d in page.dates if day and d.precision == "day" and d.last_day and day - d.last_day <= _RECENT]


def as_news(reports: Sequence[MeetingReport], page: Page) -> list[MeetingReport]:
    """What a page only refers to is its news, if it tells of nothing else and that is of these days, or opens the page.

    Without its place it is so only of what was said right after it, in the first sentences.
    """
    if page.day is None or any(report.realis == "held" for report in reports):
        return list(reports)
    opening = page.opening(_LEAD)
    return [r._replace(realis="held") if r.realis == "referenced" and _is_news(r, page.day, opening, page) else r for r in reports]


def _is_news(report: MeetingReport, day: date, opening: Sequence[Span], page: Page) -> bool:
    if report.held_on:
        return report.held_precision == "day" and timedelta(0) <= day - report.held_on <= FRESH
    is_said = page.cues.has("said", report.char_start, report.char_end)  # behind the door, and no review ordered days after it
    is_opening = (report.char_start, report.char_end) in (opening if report.country else opening[:_FIRST] if is_said else ())
    return is_opening and report.rule == RESULT and report.held_edtf is None
