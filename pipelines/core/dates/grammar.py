"""The grammar of one language: its words in one automaton, its templates tried only where a word of theirs stands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipelines.core.dates.calendar import Calendar
from pipelines.core.dates.rules import FORMS, SAME_SLOT
from pipelines.core.dates.template import DIGITS, Pattern, Vocabulary
from pipelines.core.text import is_bounded, is_cjk, lower

Hit = tuple[int, int, int]
"""``(entry, start, end)``."""

_SAME_LENGTH = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u3000", " "), ("’", "'"), ("–", "-"), ("—", "-"), ("‑", "-"), ("−", "-"), ("～", "~"))
_IN_DIGITS = {
    "iso_date": (r"{year}-{mm}-{day}(t\d\d:\d\d)?", r"{year}/{mm}/{day}", r"{year}\. ?{mm}\. ?{day}(?!\.\d)"),
    "compact_date": ("{compact}",),
    "numeric_date": (r"{first}/{second}/{year}", r"{first}-{second}-{year}"),
    "dotted_date": (r"{day}\. ?{mm}\. ?{year}",),
}
"""Dates in digits are written alike everywhere; only their order differs."""

_UNIVERSAL_FORMS = frozenset(("full_date", "day_range", "day_pair", "month_day", "month_of_year"))
"""Forms of a universal calendar that are read on pages of every language: those that hold the name of a month."""


def fold(text: str) -> str:
    """Lower case, with one kind of blank, apostrophe and dash; of the same length."""
    low = lower(text)
    if not low.isascii():
        for char, plain in _SAME_LENGTH:
            low = low.replace(char, plain)
    return low.replace("\t", " ")


@dataclass(slots=True)
class Entry:
    """What a word of the automaton stands for; it may be several things at once.

    Attributes:
        form: Of a phrase: its form; None where the word is no phrase.
        shift: Of a phrase: units before (negative) or after the anchor.
        is_digit: It is one digit.
        is_skipped: It is a phrase that only looks like a date.
        is_local_time: It says that a date is in local time.
        tense: 1 for a cue of the future, -1 of the past, 0 for no cue.
        patterns: Templates that can begin here; ``alternatives`` once compiled together.
    """

    form: str | None = None
    shift: int = 0
    is_digit: bool = False
    is_skipped: bool = False
    is_local_time: bool = False
    tense: int = 0
    patterns: list[Pattern] = field(default_factory=list)
    alternatives: "Alternatives | None" = None


@dataclass(frozen=True, slots=True)
class Match:
    """A template found: the slots' numbers and where the slots stand."""

    pattern: Pattern
    start: int
    end: int
    parts: dict[str, int]


class Alternatives:
    """Templates that begin with the same words, compiled into one regular expression, the more specific first.

    Templates with a context are tried one by one after the others.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        ranked = sorted(patterns, key=lambda pattern: (-len(pattern.slots), -len(pattern.source)))
        self._free = [pattern for pattern in ranked if pattern.before is None]
        self._bound = [(re.compile(pattern.source), pattern) for pattern in ranked if pattern.before is not None]
        self._regex = re.compile("|".join(f"(?:{pattern.source}())" for pattern in self._free)) if self._free else None
        self._by_marker: dict[int, tuple[Pattern, int]] = {}
        group = 1
        for pattern in self._free:
            self._by_marker[group + len(pattern.slots)] = (pattern, group)
            group += len(pattern.slots) + 1

    def match(self, text: str, low: str, start: int, end: int) -> Match | None:
        """Match at one position of the folded text; ``text`` is asked for capitals."""
        found = self._regex.match(low, start, end) if self._regex else None
        if found and found.lastindex:
            pattern, group = self._by_marker[found.lastindex]
            if read := _read(pattern, found, group, text):
                return read
        for regex, pattern in self._bound:
            bound = regex.match(low, start, end)
            if bound and pattern.stands_after(low, start) and (read := _read(pattern, bound, 1, text)):
                return read
        return None


def _read(pattern: Pattern, found: re.Match[str], group: int, text: str) -> Match | None:
    """Turn the slots to numbers; None where one cannot be, or a common word is not written as a name."""
    parts: dict[str, int] = {}
    words = pattern.vocabulary
    if not is_bounded(found.string, found.start(), found.end()):
        return None
    for offset, slot in enumerate(pattern.slots):
        word = found[group + offset]
        if word is None:
            continue
        number = words.number(slot, word)
        if number is None:
            return None
        if word in words.only_capitalised and not text[found.start(group + offset)].isupper() and not ("day" in parts and "year" in pattern.slots):
            return None
        if slot == "weekday" and word in words.only_beside_date and pattern.form != "weekday":
            return None
        parts[SAME_SLOT.get(slot, slot)] = number
    return Match(pattern, found.start(), found.end(), parts)


class Grammar:
    """One language's dates, with those in digits and those of the universal calendars.

    Args:
        calendar: The language's own words; None for a language without a file.
        universal: Calendars whose written-out dates are read on every page.
    """

    def __init__(self, calendar: Calendar | None, universal: Iterable[Calendar]) -> None:
        found: dict[str, Entry] = {digit: Entry(is_digit=True) for digit in DIGITS}
        self.day_parts: tuple[str, ...] = ()
        self.is_day_first = True
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
        compiled: dict[tuple[int, ...], Alternatives] = {}
        for entry in found.values():
            key = tuple(id(pattern) for pattern in entry.patterns)
            if key:
                entry.alternatives = compiled.get(key) or compiled.setdefault(key, Alternatives(entry.patterns))
        self.entries = list(found.values())
        self._automaton = AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    def hits(self, low: str) -> list[Hit]:
        """Words of the grammar in a folded text, the longest at each place; word boundaries are not yet looked at."""
        return self._automaton.find_matches_as_indexes(low)


def _share_prefixes(found: dict[str, Entry]) -> None:
    """Let a word begin what its own beginnings can begin, since only the longest word at a place is seen ("last week" hides "last")."""
    own = {word: list(entry.patterns) for word, entry in found.items()}
    for word, entry in found.items():
        entry.is_digit = word[0] in DIGITS
        for length in range(1, len(word)):
            entry.patterns += [pattern for pattern in own.get(word[:length], ()) if pattern not in entry.patterns]


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
                entry = _entry(found, phrase)
                entry.form, entry.shift = form, shift
    for phrase in calendar.local_time:
        _entry(found, phrase).is_local_time = True
    for phrase in calendar.not_dates:
        _entry(found, phrase).is_skipped = True
    for cues, tense in ((calendar.past_cues, -1), (calendar.future_cues, 1)):
        for cue in cues:
            _entry(found, cue).tense = tense


def stands_alone(low: str, start: int, end: int, is_digit: bool) -> bool:
    """Whether a word is no part of a longer word, and a digit no part of a longer number, a fraction or a time."""
    if not is_digit:
        return is_bounded(low, start, end)
    if start == 0:
        return True
    left = low[start - 1]
    if left in ".,:/-" and start > 1:
        return not low[start - 2].isdigit()
    return left not in "$€£" and (not left.isalnum() or is_cjk(left))
