"""Templates of written dates, compiled to regular expressions that are tried only where a word of theirs stands.

A template is text with slots: ``{day} de {month} de {year}``. A blank is one to three blanks, ``( of)?`` is optional,
``(of|in)`` a choice, ``(?!…)`` and ``(?=…)`` look ahead, ``<(in|since) >`` at the front must stand before it and is no part of it.
Unbounded repetition is refused, so that no page can make a template run long.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.core.dates.calendar import Calendar

DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９"
_YEAR = r"((?:[1١۱１][5-9٥-٩۵-۹５-９]|[2٢۲２][0٠۰０])\d\d)(?!\d)"
_CONTEXT = re.compile(r"^<([^>]*)>")
_SLOT = re.compile(r"\{(\w+)\}")
_ATOM = re.compile(r"\{\w+\}|\[[^\]]*\]\??|\\.\??|[^(]\??")
_PIECE = re.compile(r"\{(\w+)\}|( \??)|(\((?!\?))|(\(\?|[^{( ]+)")
_UNBOUNDED = re.compile(r"[*+]|\{\d*,?\d*\}")
_FIXED = re.compile(r"(?:[^\W\d_]|[ '](?=[^\W\d_]))+")
_COMMON_WORDS = frozenset(("count", "day_word"))
"""Slots whose words are so common ("a", "first") that they are looked for with the word after them."""

_DIGIT_SLOTS = frozenset(("day", "day2", "year", "mm", "first", "second", "compact", "count", "era_year"))
LIMITS = {"day": 31, "day2": 31, "mm": 12}
"""Highest number of a slot, where it has one; the lowest is 1."""

_CONTEXT_REACH = 32
"""Characters before a date that a context may look at."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled template.

    Attributes:
        form: Key of ``rules.FORMS``.
        pieces: Regular expressions that together make the pattern, with the number of groups in each. They do not look
            for word boundaries.
        slots: Names of the slots, one per group.
        before: What must end where the pattern begins; None where anything may.
        starts: Digits and words, perhaps cut short, with which a match can begin.
        vocabulary: Whose words the slots hold.
        names_month: It begins with a number and holds the name of a month.
    """

    form: str
    pieces: tuple[tuple[str, int], ...]
    slots: tuple[str, ...]
    before: re.Pattern[str] | None
    starts: frozenset[str]
    vocabulary: "Vocabulary"
    names_month: bool

    def stands_after(self, low: str, start: int) -> bool:
        """Whether the text before the match allows it."""
        return self.before is None or self.before.search(low, max(0, start - _CONTEXT_REACH), start) is not None


class Vocabulary:
    """The words of one calendar as slots: their regular expressions and their values.

    Args:
        calendar: The language's words.
    """

    def __init__(self, calendar: Calendar) -> None:
        self.only_capitalised = calendar.only_capitalised
        self.only_beside_date = calendar.only_beside_date
        self.is_day_first = calendar.is_day_first
        plain = {word: number for word, number in calendar.months.items() if word not in calendar.only_capitalised}
        counts = calendar.counts
        self._words: dict[str, Mapping[str, int]] = {
            "month": calendar.months,
            "month2": calendar.months,
            "plain_month": plain,
            "weekday": calendar.weekdays,
            "day_word": calendar.day_words,
            "count": counts,
            "era": calendar.eras,
            "era_year": {"元": 1},
        }
        suffix = rf"(?:{_any(calendar.day_suffixes)})?" if calendar.day_suffixes else ""
        day = rf"(\d{{1,2}})(?!\d|:\d){suffix}"
        name = {slot: rf"({_any(words)})\.?" for slot, words in self._words.items() if words}
        dash = rf"(?: ?-{{1,2}} ?| ?~ ?|{_any_between(calendar.range_words)})" if calendar.range_words else "(?: ?-{1,2} ?| ?~ ?)"
        self._slots: dict[str, str] = {
            **name,
            "day": day,
            "day2": day,
            "year": _YEAR,
            "year2": _YEAR,
            "mm": r"(\d{1,2})(?!\d)",
            "first": r"(\d{1,2})",
            "second": r"(\d{1,2})",
            "era_year": r"(\d{1,2}|元)",
            "compact": r"((?:19|20)\d{6})(?!\d)",
            "count": rf"(\d{{1,3}}|{_any(counts)})" if counts else r"(\d{1,3})",
            "to": dash,
        }

    def compile(self, form: str, template: str) -> Pattern:
        """Compile one template.

        Raises:
            ValueError: It repeats without bound, names an unknown slot, is no regular expression, or begins with nothing to look for.
        """
        context = _CONTEXT.match(template)
        body = template[context.end() :] if context else template
        slots = tuple(name for name in _SLOT.findall(body) if name != "to")
        pieces = tuple((self._regex(piece), sum(name != "to" for name in _SLOT.findall(piece))) for piece in _pieces(body))
        try:
            groups = re.compile("".join(source for source, _ in pieces)).groups
        except re.error as error:
            raise ValueError(f"template {template!r}: {error}") from error
        if groups != len(slots):
            raise ValueError(f"template {template!r}: a group of its own")
        before = re.compile(rf"(?<!\w)(?:{self._regex(context[1])})\Z") if context else None
        names_month = slots[:1] != () and slots[0] in _DIGIT_SLOTS and not {"month", "month2"}.isdisjoint(slots)
        return Pattern(form, pieces, slots, before, self._starts(body), self, names_month)

    def value(self, slot: str, word: str) -> int:
        """Number of a name."""
        return self._words[slot][word]

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
            digits = DIGITS if slot[1] in _DIGIT_SLOTS else ""
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


def _fixed(body: str) -> str:
    """The words at the front of a template's text that every match must hold."""
    found = _FIXED.match(body)
    if not found:
        return ""
    return found[0][:-1].rstrip() if body[found.end() : found.end() + 1] in ("?", "|") else found[0]


def _any(words: Mapping[str, int] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _any_between(words: tuple[str, ...]) -> str:
    spaced = [rf" {{1,3}}{re.escape(word)} {{1,3}}" if word[0].isalpha() and word[0] < "\u2e80" else rf" ?{re.escape(word)} ?" for word in words]
    return "|".join(sorted(spaced, key=lambda word: (-len(word), word)))
