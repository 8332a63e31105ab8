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
_PIECE = re.compile(r"\{(\w+)\}|( \??)|(\((?!\?))|(\(\?|[^{( ]+)")
_UNBOUNDED = re.compile(r"[*+]|\{\d*,?\d*\}")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_DIGIT_SLOTS = frozenset(("day", "day2", "year", "mm", "first", "second", "compact", "count", "era_year"))
_CONTEXT_REACH = 32
"""Characters before a date that a context may look at."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled template.

    Attributes:
        form: Key of ``rules.FORMS``.
        source: Regular expression, one group per slot in the order of ``slots``. It does not look for word boundaries.
        slots: Names of the slots.
        before: What must end where the pattern begins; None where anything may.
        starts: Words and digits with which a match can begin.
        vocabulary: Whose words the slots hold.
    """

    form: str
    source: str
    slots: tuple[str, ...]
    before: re.Pattern[str] | None
    starts: frozenset[str]
    vocabulary: "Vocabulary"

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
        slots = tuple(name for name in re.findall(r"\{(\w+)\}", body) if name != "to")
        source = self._regex(body)
        try:
            groups = re.compile(source).groups
        except re.error as error:
            raise ValueError(f"template {template!r}: {error}") from error
        if groups != len(slots):
            raise ValueError(f"template {template!r}: a group of its own")
        before = re.compile(rf"(?<!\w)(?:{self._regex(context[1])})\Z") if context else None
        return Pattern(form, source, slots, before, self._starts(body), self)

    def number(self, slot: str, word: str) -> int | None:
        """Value of a slot's words; None for a day or month that cannot be one."""
        words = self._words.get(slot)
        if words and word in words:
            return words[word]
        if slot == "era_year":
            return 1 if word == "元" else int(word)
        value = int(word)
        limit = {"day": 31, "day2": 31, "mm": 12}.get(slot)
        return None if limit and not 1 <= value <= limit else value

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
        """Words or digits with which a match of the template begins."""
        slot = re.match(r"\{(\w+)\}", body)
        if slot:
            digits = DIGITS if slot[1] in _DIGIT_SLOTS else ""
            return frozenset((*digits, *self._words.get(slot[1], ())))
        if body.startswith("("):
            found = [_FIRST_WORD.match(choice) for choice in body[1 : body.index(")")].split("|")]
        else:
            found = [_FIRST_WORD.match(body)]
        if None in found:
            raise ValueError(f"template {body!r}: begins with neither a slot nor a word")
        return frozenset(word[0] for word in found if word)


def _any(words: Mapping[str, int] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _any_between(words: tuple[str, ...]) -> str:
    spaced = [rf" {{1,3}}{re.escape(word)} {{1,3}}" if word[0].isalpha() and word[0] < "\u2e80" else rf" ?{re.escape(word)} ?" for word in words]
    return "|".join(sorted(spaced, key=lambda word: (-len(word), word)))
