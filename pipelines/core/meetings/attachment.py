"""Which date of a sentence belongs to its encounter: the nearest one that no clause parts from it."""

from collections.abc import Sequence
from datetime import date, timedelta

from pipelines.core.meetings.encounter import Encounter
from pipelines.core.meetings.page import Page
from pipelines.core.records import DateMention

_PARTING = ("blockers", "results")
"""Cues of a clause between a date and a verb."""
_NEXT_WORD = 1
"""Code points between a word and the next."""
_CLAUSE = 100
"""Code points that a clause counts for."""
_PHRASE = 24
"""Code points of a comma and the words that lead a day: ", on the afternoon of"; a relative clause has more."""
_NEXT = 8
"""Code points behind a day in which a word of place goes on with its verb: ", on June 17 at the Ministry"."""
_HELD = 20
"""Code points behind a day in which the verb that says a meeting was held ends."""
_RIGHT_BESIDE = 8
"""Code points between a verb and a month or year that tells of it alone, where every day stands in another clause."""
PERIODS = ("month", "year")
"""Precisions of dates that are no days."""
_LONG_AGO = timedelta(days=20)
"""How long after its end a month or a year is history."""
_LONGEST = timedelta(days=31)
"""A longer range is a period, not the days of one meeting."""
_ZONES = timedelta(days=1)
"""What is told as past may lie a day after its publication on another clock."""


def is_to_come(mention: DateMention, page: Page) -> bool:
    """Whether a date lies after publication: "the presidents meet in Montevideo in December"."""
    return page.day is not None and mention.first_day is not None and mention.relation == "on" and mention.first_day > page.day + _ZONES


def is_long_ago(mention: DateMention, day: date) -> bool:
    """Whether a month or a year had ended well before a day."""
    return mention.precision in PERIODS and mention.last_day is not None and mention.last_day < day - _LONG_AGO


def nearest_date(encounter: Encounter, inside: Sequence[DateMention], page: Page) -> DateMention | None:
    """The date of an encounter's sentence nearest to the verb; of what is news, a month or year only where there is no day."""
    trigger = encounter.trigger
    is_own = trigger.kind == "noun"  # «встреча с X, которая состоялась 5 мая», "la reunión que el lunes tuvo lugar"
    if own := [d for d in inside if _is_in_own_clause(encounter, d, page)]:
        return min(own, key=lambda d: d.char_start)
    behind = [d for d in inside if d.precision == "day" and _is_behind_clause(trigger.end, d, page)]
    inside = [
        d
        for d in inside
        if not page.in_clause(trigger.end, d.char_start) or (is_own and page.cues.has("took_place", trigger.end, d.char_end + _HELD))
    ]
    inside = inside or behind
    inside = [d for d in inside if not page.is_of_next(trigger.end, d.char_start)] or inside
    if encounter.realis != "referenced":
        days = [d for d in inside if d.precision in ("day", "range")]
        is_told = any(d.precision in PERIODS and distance(encounter, d, page) <= _RIGHT_BESIDE for d in inside)
        if is_told and all(distance(encounter, d, page) >= _CLAUSE for d in days):
            days = []  # "se reunieron en 2016 en La Habana, un hecho que recordó ayer X"
        inside = [d for d in days if not _is_in_brackets(d, page)] or days or inside
    return min(inside, key=lambda d: distance(encounter, d, page), default=None)


def _is_behind_clause(verb: int, mention: DateMention, page: Page) -> bool:
    """Whether commas part a day from the relative clause before it: "met X, who was visiting Norway, on June 17, and discussed"."""
    text = page.document.text
    comma = text.rfind(",", verb, mention.char_start)
    words = page.lexicon.words(text, mention.char_end, mention.char_end + _NEXT)[:1]
    closes = text[mention.char_end : mention.char_end + 1] in (",", ".") or not page.lexicon.place_words.isdisjoint(words)
    is_apart = comma >= 0 and mention.char_start - comma <= _PHRASE and closes
    opened = text.find(",", verb, comma) if is_apart else -1
    return opened >= 0 and comma - opened >= _PHRASE and page.in_clause(opened, comma)


def _is_in_brackets(mention: DateMention, page: Page) -> bool:
    """Whether several days stand in brackets, those of the visit: 正在进行访问（8月28日至30日）的外长."""
    return mention.precision == "range" and page.document.text[: mention.char_start].rstrip().endswith(("(", "（"))


def _is_in_own_clause(encounter: Encounter, mention: DateMention, page: Page) -> bool:
    """Whether a day stands in the clause that says of a noun who held it: "la reunión que X sostuvo el jueves con Y"."""
    (left, right), trigger = (encounter.left, encounter.right), encounter.trigger
    if trigger.kind == "noun" and len(left) > 1 and not right and trigger.end <= left[0].start:
        is_held = page.cues.has("light_past", left[-1].end, mention.char_start) and mention.precision == "day"  # "que X y Y tuvieron ayer"
        return is_held and page.in_clause(trigger.end, left[0].start) and not page.in_clause(left[-1].end, mention.char_start)
    if trigger.kind != "noun" or not left or not right or not trigger.end <= left[0].start < right[0].start:
        return False
    is_inside = trigger.end <= mention.char_start < right[0].start and mention.precision == "day"
    return is_inside and page.in_clause(trigger.end, left[0].start) and not page.in_clause(left[-1].end, mention.char_start)


def distance(encounter: Encounter, mention: DateMention, page: Page) -> int:
    """Code points between a date and the verb or noun with its parties; a clause between the two makes it that of another verb."""
    trigger = encounter.trigger
    right = encounter.right[0].start if encounter.is_new and encounter.right else 0
    if mention.char_end <= right and page.bearers.within(trigger.end, right - 1):  # "met X on Monday, then on Tuesday Y"
        return right - mention.char_end + _CLAUSE * bool(page.bearers.within(mention.char_end, right - 1))
    if mention.char_start < trigger.end:
        parted = _is_parted(mention.char_end, trigger.start, page)
        return max(trigger.start - mention.char_end, 0) + _CLAUSE * parted
    end = max((p.end for p in encounter.right if trigger.end <= p.start and p.end <= mention.char_start), default=trigger.end)
    return mention.char_start - end + _CLAUSE * _is_parted(end, mention.char_start, page)


def _is_parted(start: int, end: int, page: Page) -> bool:
    """Whether a clause begins between a date and a verb; a word of time that leads to a place begins none: "viajó hasta Lima"."""
    bounds = page.cues.within("bounds", start, end)
    is_bound = any(not page.nations.starting(cue.end, cue.end + _NEXT_WORD) for cue in bounds)
    return is_bound or page.cues.has_any(_PARTING, start, end)


def is_possible(mention: DateMention, day: date | None, realis: str) -> bool:
    """A bound is no day of it, nor a period long or long over; what is past was not "tomorrow", nor two days after publication."""
    if mention.relation != "on" or mention.first_day is None or mention.last_day is None:
        return False
    if mention.precision == "range" and mention.last_day - mention.first_day > _LONGEST:
        return False
    if realis == "held" and day and is_long_ago(mention, day):
        return False
    return realis != "held" or day is None or mention.first_day <= (day if mention.basis == "relative" else day + _ZONES)
