"""Templates of written dates, compiled to regular expressions that are tried only where a word of theirs stands.

A template is text with slots: ``{day} de {month} de {year}``. A blank is one to three blanks, ``( of)?`` is optional,
``(of|in)`` a choice, ``(?!…)`` and ``(?=…)`` look ahead, ``<(in|since) >`` at the front must stand before it and is no part of it.
Unbounded repetition is refused, so that no page can make a template run long.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from pipelines.core.dates.calendar import Calendar
from pipelines.core.dates.rules import SAME_SLOT
from pipelines.core.text import is_cjk

DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９"
YEARS = tuple(str(year) for year in range(1900, 2100))
PAIRS = tuple(f"{number:02d}" for number in range(100))
NUMBERS = frozenset((*DIGITS, *PAIRS, *YEARS))
"""How a number may begin. One digit would do; whole years and pairs of digits are seen at once and so are cheaper."""
_READ = {number: int(number) for number in NUMBERS}

_YEAR = r"((?:[1١۱１][5-9٥-٩۵-۹５-９]|[2٢۲２][0٠۰０])\d\d)(?!\d)"
_DASH = " ?(?:-{1,2}|[−‑~～]) ?"
_CONTEXT = re.compile(r"^<([^>]*)>")
_SLOT = re.compile(r"\{(\w+)\}")
_ATOM = re.compile(r"\{\w+\}|\[[^\]]*\]\??|\\.\??|[^(]\??")
_PIECE = re.compile(r"\{(\w+)\}|( \??)|(\((?!\?))|(\(\?|[^{( ]+)")
_UNBOUNDED = re.compile(r"[*+]|\{\d*,?\d*\}")
_FIXED = re.compile(r"(?:[^\W\d_]|[ '](?=[^\W\d_]))+")
_COMMON_WORDS = frozenset(("count", "day_word"))
"""Slots whose words are so common ("a", "first") that they are looked for with the word after them."""

_DIGIT_SLOTS = frozenset(("day", "day2", "year", "mm", "first", "second", "compact", "count", "era_year"))
_NAMES = frozenset(("month", "month2", "plain_month", "weekday"))
_LIMITS = {"day": 31, "day2": 31, "mm": 12}
"""Highest number of a slot, where it has one; the lowest is 1."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled template.

    Attributes:
        form: Key of ``rules.FORMS``.
        pieces: Regular expressions that together make the pattern, with the number of groups in each. They do not look
            for word boundaries.
        regex: The pieces, compiled.
        slots: Names of the slots, one per group.
        readings: Of each slot: the name under which it is read, its numbers, and the names among them that may be common words.
        before: Words of which one must end where the pattern begins; empty where anything may stand before it.
        starts: Digits and words, perhaps cut short, with which a match can begin.
        vocabulary: Whose words the slots hold.
        names_month: Its first slot is a number, and it holds the name of a month.
    """

    form: str
    pieces: tuple[tuple[str, int], ...]
    regex: re.Pattern[str]
    slots: tuple[str, ...]
    readings: tuple[tuple[str, "Numbers", frozenset[str]], ...]
    before: tuple[str, ...]
    starts: frozenset[str]
    vocabulary: "Vocabulary"
    names_month: bool

    def stands_after(self, low: str, start: int) -> bool:
        """Whether the text before the match allows it."""
        if low.endswith(self.before, 0, start):
            for words in self.before:
                if low.endswith(words, 0, start):
                    head = start - len(words)
                    if head == 0 or not low[head - 1].isalnum():
                        return True
        return False


class Numbers(dict[str, int | None]):
    """The words of a slot to their numbers; digits of any script read as such, None beyond the slot's limit.

    Years and numbers of up to two digits are read beforehand.
    """

    def __init__(self, words: Mapping[str, int], limit: int | None) -> None:
        self._limit = limit
        super().__init__(_READ if limit is None else {word: number for word, number in _READ.items() if 1 <= number <= limit})
        self.update(words)

    def __missing__(self, word: str) -> int | None:
        number = int(word) if word.isdecimal() else 0
        return number if self._limit is None or 1 <= number <= self._limit else None


class Vocabulary:
    """The words of one calendar as slots: their regular expressions and their values.

    Args:
        calendar: The language's words.
    """

    def __init__(self, calendar: Calendar) -> None:
        self.only_capitalised = calendar.only_capitalised
        self.only_beside_date = calendar.only_beside_date
        plain = {word: number for word, number in calendar.months.items() if word not in calendar.only_capitalised}
        counts = calendar.counts
        self._doubtful = calendar.only_capitalised | calendar.only_beside_date
        is_spaced = bool(calendar.months) and not any(is_cjk(month[-1]) for month in calendar.months)
        self._end = ((r"(?![^\W\d_])", 0),) if is_spaced else ()
        self._words: dict[str, Mapping[str, int]] = {
            "month": calendar.months,
            "month2": calendar.months,
            "plain_month": plain,
            "weekday": calendar.weekdays,
            "day_word": calendar.day_words,
            "count": counts,
            "era": calendar.eras,
            "year_word": _spelled_years(calendar.digits),
            "era_year": {"元": 1},
        }
        suffix = rf"(?:{_any(calendar.day_suffixes)})?" if calendar.day_suffixes else ""
        day = rf"(\d{{1,2}}+)(?!:?\d){suffix}"
        name = {slot: rf"({_any(words)})\.?" for slot, words in self._words.items() if words}
        dash = f"(?:{_DASH}|{_any_between(calendar.range_words)})" if calendar.range_words else f"(?:{_DASH})"
        self._slots: dict[str, str] = {
            **name,
            "day": day,
            "day2": day,
            "year": _YEAR,
            "year2": _YEAR,
            "mm": r"(\d{1,2}+)(?!\d)",
            "first": r"(\d{1,2}+)",
            "second": r"(\d{1,2}+)",
            "era_year": r"(\d{1,3}+|元)",
            "year_word": f"([{''.join(calendar.digits)}]{{4}})",
            "compact": r"((?:19|20)\d{6})(?!\d)",
            "count": rf"(\d{{1,3}}+|{_any(counts)})" if counts else r"(\d{1,3}+)",
            "to": dash,
        }
        self._numbers = {slot: Numbers(self._words.get(slot, {}), _LIMITS.get(slot)) for slot in self._slots}

    def compile(self, form: str, template: str) -> Pattern:
        """Compile one template.

        Raises:
            ValueError: It repeats without bound, names an unknown slot, is no regular expression, or begins with nothing to look for.
        """
        context = _CONTEXT.match(template)
        body = template[context.end() :] if context else template
        slots = tuple(name for name in _SLOT.findall(body) if name != "to")
        pieces = tuple((self._regex(piece), sum(name != "to" for name in _SLOT.findall(piece))) for piece in _pieces(body))
        pieces += self._end
        try:
            regex = re.compile("".join(source for source, _ in pieces))
        except re.error as error:
            raise ValueError(f"template {template!r}: {error}") from error
        if regex.groups != len(slots):
            raise ValueError(f"template {template!r}: a group of its own")
        before = tuple(sorted(_spelled_out(context[1]))) if context else ()
        names_month = slots[:1] != () and slots[0] in _DIGIT_SLOTS and not {"month", "month2"}.isdisjoint(slots)
        doubtful = dict.fromkeys(_NAMES, self._doubtful)
        readings = tuple((SAME_SLOT.get(slot, slot), self._numbers[slot], doubtful.get(slot, frozenset())) for slot in slots)
        return Pattern(form, pieces, regex, slots, readings, before, self._starts(body), self, names_month)

    def _regex(self, body: str) -> str:
        if _UNBOUNDED.search(body):
            raise ValueError(f"template {body!r}: repetition")
        parts = []
        for slot, blank, group, literal in _PIECE.findall(body):
            if slot and slot not in self._slots:
                raise ValueError(f"template {body!r}: unknown slot {slot}, or one that the calendar has no words for")
            parts.append(self._slots[slot] if slot else {" ": " {1,3}", " ?": " {0,3}"}[blank] if blank else "(?:" if group else literal)
        return "".join(parts)

    def _starts(self, body: str) -> frozenset[str]:
        """Digits, or the longest words that are sure to begin a match of the template."""
        slot = _SLOT.match(body)
        if slot:
            digits = NUMBERS if slot[1] in ("year", "compact") else NUMBERS.difference(YEARS) if slot[1] in _DIGIT_SLOTS else ()
            after = _fixed(body[slot.end() :]) if slot[1] in _COMMON_WORDS else ""
            return frozenset((*digits, *(word + after for word in self._words.get(slot[1], ()))))
        heads = body[1 : body.index(")")].split("|") if body.startswith("(") else [body]
        found = frozenset(_fixed(head) for head in heads)
        if "" in found:
            raise ValueError(f"template {body!r}: begins with neither a slot nor a word")
        return found


def _pieces(body: str) -> list[str]:
    """Cut a template into what a quantifier may stand behind: slots, blanks, groups, sets and characters."""
    pieces, at = [], 0
    while at < len(body):
        if body[at] == "(":
            end, depth = at + 1, 1
            while depth and end < len(body):
                depth += (body[end] == "(") - (body[end] == ")")
                end += 1
            end += body[end : end + 1] == "?"
        else:
            found = _ATOM.match(body, at)
            end = found.end() if found else len(body)
        pieces.append(body[at:end])
        at = end
    return pieces


def _spelled_out(context: str) -> set[str]:
    """All texts that a context stands for: its choices, sets and optional parts multiplied out."""
    found = {""}
    for piece in _pieces(context):
        core = piece.removesuffix("?")
        if core.startswith("("):
            choices = {text for choice in core[1:-1].split("|") for text in _spelled_out(choice)}
        else:
            choices = set(core[1:-1]) if core.startswith("[") else {core}
        found = {head + choice for head in found for choice in (choices | {""} if piece != core else choices)}
    return found


def _fixed(body: str) -> str:
    """The words at the front of a template's text that every match must hold."""
    found = _FIXED.match(body)
    if not found:
        return ""
    return found[0][:-1].rstrip() if body[found.end() : found.end() + 1] in ("?", "|") else found[0]


def _spelled_years(digits: Mapping[str, int]) -> dict[str, int]:
    """Every year spelled digit by digit, in each way in which a digit may be written."""
    names = [[word for word, digit in digits.items() if digit == number] for number in range(10)]
    return {"".join(spelled): int(year) for year in YEARS for spelled in product(*(names[int(digit)] for digit in year))}


def _any(words: Iterable[str]) -> str:
    """Any of some words, the longest first, and no letter after them where their script parts words by blanks."""
    ranked = sorted(words, key=lambda word: (-len(word), word))
    spaced = "|".join(re.escape(word) for word in ranked if not is_cjk(word[-1]))
    glued = "|".join(re.escape(word) for word in ranked if is_cjk(word[-1]))
    return "|".join(filter(None, (spaced and rf"(?:{spaced})(?![^\W\d_])", glued)))


def _any_between(words: tuple[str, ...]) -> str:
    blank = {word: " ?" if is_cjk(word[0]) else " {1,3}" for word in words}
    return "|".join(f"{blank[word]}{re.escape(word)}{blank[word]}" for word in sorted(words, key=lambda word: (-len(word), word)))
