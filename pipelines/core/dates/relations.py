"""How the words around a written date tie the event to it: before it, after it, some days from it."""

from datetime import date, timedelta
from typing import NamedTuple

from pipelines.core.dates.calendar import Calendar
from pipelines.core.text import is_bounded

_REACH = 40
"""Characters before a date in which "three days after the" stands."""


class Relation(NamedTuple):
    """Words beside a date that part the event from it.

    Attributes:
        kind: ``on`` (the event is on the day shifted), ``before`` or ``after`` (the date only bounds the event).
        shift: Days from the written date to the one meant; 0 where none are counted.
        start: Where the words that shift it begin; the date's own start for the others.
    """

    kind: str
    shift: int
    start: int


class Relations:
    """The words of one language that part an event from a written date.

    Args:
        calendar: The language's words.
    """

    def __init__(self, calendar: Calendar) -> None:
        self._sides = {word: side for side, words in calendar.bounds.items() for word in words}
        self._behind = {word: side for side, words in calendar.bounds_behind.items() for word in words}
        self._next = {word: shift for shift, words in calendar.day_shifts.items() for word in words}
        self._by_last: dict[str, list[str]] = {}
        for word in sorted((*self._sides, *self._next), key=lambda word: -len(word)):
            self._by_last.setdefault(word[-1], []).append(word)
        self._units, self._counts, self._owners = calendar.day_units, calendar.counts, calendar.possessives
        self._releases = calendar.releases
        self._ascribing = calendar.ascribing

    def of(self, low: str, start: int, end: int) -> Relation | None:
        """Relation of the event to the date at ``low[start:end]``, a folded text; None where the event is on it."""
        for word, side in self._behind.items():
            if low.startswith(word, end):
                return Relation(side, 0, start)
        stop = start - (low[start - 1 : start] == " ")
        for word in self._by_last.get(low[stop - 1 : stop], ()):
            if low.endswith(word, 0, stop) and is_bounded(low, stop - len(word), stop):
                break
        else:
            return None
        if self._owners and low.startswith(self._owners, end):
            return None
        left = stop - len(word)
        if word in self._next:
            return Relation("on", self._next[word], left)
        counted = self._counted(low, left)
        sign = -1 if self._sides[word] == "before" else 1
        return Relation("on", sign * counted[0], counted[1]) if counted else Relation(self._sides[word], 0, start)

    def is_release(self, low: str, end: int) -> bool:
        """Whether a date that ends at a place is the day on which somebody told of what was before: 发言人昨晚发文告说."""
        return bool(self._releases) and low.startswith(self._releases, end)

    def is_ascribed(self, low: str, start: int) -> bool:
        """Whether the date at ``start`` is that of the noun before it: "the statement of May 11"."""
        stop = start - (low[start - 1 : start] == " ")
        return any(low.endswith(words, 0, stop) and is_bounded(low, stop - len(words), stop) for words in self._ascribing)

    def _counted(self, low: str, end: int) -> tuple[int, int] | None:
        """Days counted right before a place ("three days "), and where the count begins."""
        words = low[max(0, end - _REACH) : end].split(" ")
        while words and not words[-1]:
            words.pop()
        if len(words) < 2 or words[-1] not in self._units:
            return None
        number = int(words[-2]) if words[-2].isdecimal() and len(words[-2]) <= 3 else self._counts.get(words[-2])
        if number is None:
            return None
        return number, low.rindex(f"{words[-2]} {words[-1]}", 0, end)


def shifted(day: date, shift: int) -> date | None:
    """The day some days off; None beyond the calendar."""
    try:
        return day + timedelta(days=shift)
    except OverflowError:
        return None
