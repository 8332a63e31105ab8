"""The date vocabulary of one language, as its file ``reference/languages/<code>/calendar.yaml`` states it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Phrases = Mapping[int, tuple[str, ...]]
"""A shift in whole units (-1 the one before, 0 this one, 1 the next) to the phrases that say it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one language writes dates. All words are lower case.

    Attributes:
        language: ISO 639-1 code.
        is_day_first: 03/04/2020 is 3 April.
        is_universal: Its months and written-out dates are read on pages of every language.
        months: Names, inflected forms and abbreviations without their full stop, to 1–12.
        weekdays: The same for weekdays, to 0–6 from Monday.
        day_words: Days written as words ("fifteenth"), to 1–31.
        counts: Number words of "two days ago", to their value.
        digits: Digits written as words, to 0–9, of which a year may be spelled ("二〇一七").
        eras: Era names to the year before their first ("令和": 2018).
        day_suffixes: What may follow the digits of a day ("th").
        range_words: What stands between the ends of a range ("to"); a dash always may.
        day_parts: What may stand between a weekday and its date ("morning").
        only_capitalised: Names that are also common words: read with a capital, or beside a day and a year.
        only_beside_date: Weekdays too short to be read alone ("sun").
        patterns: Form (a key of ``rules.FORMS``) to its templates; see ``template``.
        phrases: Form to phrases by shift, for "yesterday" or "last week".
        future_cues: Words that turn the date near them to the future ("will").
        past_cues: Words that turn it to the past ("met").
        bounds: ``before`` or ``after`` to the words that stand right before a date and make it a bound ("until", "since").
        bounds_behind: The same for words that stand right behind it ("之前").
        day_shifts: Days to the words right before a date that count them ("the day before": -1).
        day_units: Words for days, as counted before one of ``bounds`` ("three days after May 18").
        possessives: Endings that make a date the attribute of an event, which then was on it ("Thursday's").
        releases: Words right behind the day on which somebody told of what was before ("发布消息").
        ascribing: Words that make a day that of the noun before it ("the statement of May 11").
        local_time: Phrases that say a date is in local time.
        not_dates: Phrases that hold a date's word and are none ("2030 agenda").
    """

    language: str
    is_day_first: bool
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    patterns: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, Phrases]
    is_universal: bool = False
    day_words: Mapping[str, int] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    digits: Mapping[str, int] = field(default_factory=dict)
    eras: Mapping[str, int] = field(default_factory=dict)
    day_suffixes: tuple[str, ...] = ()
    range_words: tuple[str, ...] = ()
    day_parts: tuple[str, ...] = ()
    only_capitalised: frozenset[str] = frozenset()
    only_beside_date: frozenset[str] = frozenset()
    future_cues: tuple[str, ...] = ()
    past_cues: tuple[str, ...] = ()
    bounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bounds_behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    day_shifts: Phrases = field(default_factory=dict)
    day_units: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    ascribing: tuple[str, ...] = ()
    local_time: tuple[str, ...] = ()
    not_dates: tuple[str, ...] = ()
