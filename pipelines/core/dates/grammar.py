"""The grammar of one language: its words in one automaton, its templates tried only where a word of theirs stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipelines.core.dates.alternatives import Tree, trees
from pipelines.core.dates.calendar import Calendar
from pipelines.core.dates.relations import Relations
from pipelines.core.dates.rules import FORMS
from pipelines.core.dates.template import DIGITS, NUMBERS, Pattern, Vocabulary
from pipelines.core.text import is_bounded, is_cjk, lower

Hit = tuple[int, int, int]
"""``(entry, start, end)``."""

_SAME_LENGTH = (("\u00a0", " "), ("\u202f", " "), ("’", "'"), ("–", "-"), ("—", "-"), ("“", '"'), ("”", '"'))
_IN_DIGITS = {
    "iso_date": (r"{year}-{mm}-{day}(t\d\d:\d\d)?", r"{year}/{mm}/{day}", r"{year}\. ?{mm}\. ?{day}(?!\.\d)"),
    "compact_date": ("{compact}",),
    "numeric_date": (r"{first}/{second}/{year}", r"{first}-{second}-{year}"),
    "dotted_date": (r"{day}\. ?{mm}\. ?{year}(?!\.\d)",),
}
"""Dates in digits are written alike everywhere; only their order differs."""

_UNIVERSAL_FORMS = frozenset(("full_date", "day_range", "day_pair", "month_day", "month_of_year"))
"""Forms of a universal calendar that are read on pages of every language: those that hold the name of a month."""


def fold(text: str) -> str:
    """Lower case, with one kind of blank, apostrophe, quotation mark and dash; of the same length."""
    if not text.isascii():  # first, since it leaves most English pages in ASCII, which is lowered ten times as fast
        for char, plain in _SAME_LENGTH:
            text = text.replace(char, plain)
    return lower(text).replace("\t", " ")


@dataclass(slots=True)
class Entry:
    """What a word of the automaton stands for; it may be several things at once.

    Attributes:
        is_digit: It begins with a digit.
        is_remark: It is a whole phrase that is no date: it only looks like one, or else
        is_local_time: it says that a date is in local time.
        tense: 1 for a cue of the future, -1 of the past, 0 for no cue.
        phrases: ``(length, form, shift)`` of itself and of its beginnings that are phrases, the longest first.
        patterns: Templates that can begin here; ``trees`` once compiled together.
        is_start: A date, or something else to note, may begin here.
    """

    is_digit: bool = False
    is_remark: bool = False
    is_local_time: bool = False
    tense: int = 0
    phrases: list[tuple[int, str, int]] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    trees: tuple[Tree, ...] = ()
    is_start: bool = False


class Grammar:
    """One language's dates, with those in digits and those of the universal calendars.

    Args:
        calendar: The language's own words; None for a language without a file.
        universal: Calendars whose written-out dates are read on every page.
    """

    def __init__(self, calendar: Calendar | None, universal: Sequence[Calendar]) -> None:
        found: dict[str, Entry] = {}
        self.day_parts: tuple[str, ...] = ()
        self.is_day_first = True
        self.relations = Relations(calendar) if calendar else None
        if calendar:
            self.day_parts = calendar.day_parts
            self.is_day_first = calendar.is_day_first
            _add_templates(found, calendar, frozenset(FORMS))
            _add_phrases(found, calendar)
        for other in universal:
            if calendar is None or other.language != calendar.language:
                _add_templates(found, other, _UNIVERSAL_FORMS)
        _add_digits(found)
        _share_prefixes(found)
        compiled: dict[tuple[int, ...], tuple[Tree, ...]] = {}
        for entry in found.values():
            key = tuple(id(pattern) for pattern in entry.patterns)
            entry.is_start = bool(key or entry.phrases or entry.is_remark)
            entry.trees = compiled.get(key) or compiled.setdefault(key, trees(entry.patterns))
        self.entries = list(found.values())
        self._automaton = AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    def hits(self, low: str) -> list[Hit]:
        """Words of the grammar in a folded text, the longest at each place; word boundaries are not yet looked at."""
        return self._automaton.find_matches_as_indexes(low)


def _share_prefixes(found: dict[str, Entry]) -> None:
    """Let a word be what its own beginnings are, since only the longest word at a place is seen ("last week" hides "last")."""
    own = {word: (list(entry.patterns), list(entry.phrases), entry.tense) for word, entry in found.items()}
    for word, entry in found.items():
        entry.is_digit = word[0] in DIGITS
        for length in range(len(word) - 1, 0, -1):
            if entry.is_digit and word in NUMBERS:
                break
            patterns, phrases, tense = own.get(word[:length], ([], [], 0))
            entry.patterns += [pattern for pattern in patterns if pattern not in entry.patterns]
            entry.phrases += phrases
            entry.tense = entry.tense or (tense if is_bounded(word, 0, length) else 0)


def _entry(found: dict[str, Entry], word: str) -> Entry:
    return found.setdefault(word, Entry())


def _add_templates(found: dict[str, Entry], calendar: Calendar, forms: frozenset[str]) -> None:
    vocabulary = Vocabulary(calendar)
    for form, templates in calendar.patterns.items():
        if form in forms:
            for template in templates:
                pattern = vocabulary.compile(form, template)
                for word in pattern.starts:
                    _entry(found, word).patterns.append(pattern)


def _add_digits(found: dict[str, Entry]) -> None:
    vocabulary = Vocabulary(Calendar(language="und", is_day_first=True, months={}, weekdays={}, patterns={}, phrases={}))
    for form, templates in _IN_DIGITS.items():
        for template in templates:
            pattern = vocabulary.compile(form, template)
            for word in pattern.starts:
                _entry(found, word).patterns.append(pattern)


def _add_phrases(found: dict[str, Entry], calendar: Calendar) -> None:
    for form, by_shift in calendar.phrases.items():
        for shift, phrases in by_shift.items():
            for phrase in phrases:
                _entry(found, phrase).phrases.append((len(phrase), form, shift))
    for phrase in calendar.local_time:
        entry = _entry(found, phrase)
        entry.is_remark = entry.is_local_time = True
    for phrase in calendar.not_dates:
        _entry(found, phrase).is_remark = True
    for cues, tense in ((calendar.past_cues, -1), (calendar.future_cues, 1)):
        for cue in cues:  # the blank ends the last word, which else would hide one that it begins: "is to" in "Paris today"
            _entry(found, f"{cue} " if " " in cue else cue).tense = tense


def may_begin(low: str, start: int, is_digit: bool) -> bool:
    """Whether a word begins at a place after the first, and not within a longer word, number, fraction or time."""
    left = low[start - 1]
    if not is_digit:
        return not left.isalnum() or is_cjk(left) or is_cjk(low[start])
    if left in ".,:/-" and start > 1:
        return not (low[start - 2].isalnum() if left == "-" else low[start - 2].isdigit())
    return left not in "$€£" and (not left.isalnum() or is_cjk(left))
