"""Templates that can begin at the same word, compiled together so that what they share is matched once."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.core.dates.template import Pattern
from pipelines.core.text import is_bounded


class Match(NamedTuple):
    """A template found at a place: where it ends, and its slots' numbers."""

    pattern: Pattern
    end: int
    parts: dict[str, int]


class Alternatives:
    """The templates that can begin at one word.

    Those that begin with a number and name a month are tried only where a month is near: most numbers are no dates.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._with_month = Tree([pattern for pattern in patterns if pattern.names_month])
        self._others = Tree([pattern for pattern in patterns if not pattern.names_month])

    def match(self, text: str, low: str, start: int, end: int, is_month_near: bool) -> Match | None:
        """Match at one position of the folded text; ``text`` is asked for capitals."""
        if is_month_near and (found := self._with_month.match(text, low, start, end)):
            return found
        return self._others.match(text, low, start, end)


class Tree:
    """Templates as one regular expression in which common beginnings are shared: the more specific templates first.

    An empty group ends each template and tells which one matched.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._ranked = sorted(patterns, key=lambda pattern: (bool(pattern.before), -len(pattern.slots), -len(pattern.pieces)))
        self._by_head: dict[tuple[str, int], list[Pattern]] = {}
        for pattern in self._ranked:
            self._by_head.setdefault(pattern.pieces[0], []).append(pattern)
        self._ends: dict[int, tuple[Pattern, tuple[int, ...]]] = {}
        self._groups = 0
        self._regex = re.compile(self._branch([(pattern, ()) for pattern in self._ranked], 0)) if patterns else None

    def match(self, text: str, low: str, start: int, end: int) -> Match | None:
        """Match at one position; where the first template that fits is refused, those that begin alike are tried alone."""
        found = self._regex.match(low, start, end) if self._regex else None
        if found is None or found.lastindex is None:
            return None
        first, groups = self._ends[found.lastindex]
        if accepted := _accept(first, groups, found, text, low):
            return accepted
        for pattern in self._by_head[first.pieces[0]]:
            if pattern is first or (first.before and not pattern.before):
                continue
            alone = pattern.regex.match(low, start, end)
            if alone and (accepted := _accept(pattern, range(1, len(pattern.slots) + 1), alone, text, low)):
                return accepted
        return None

    def _branch(self, members: Sequence[tuple[Pattern, tuple[int, ...]]], depth: int) -> str:
        """Regular expression of templates from a piece on; ``members`` bring the groups of their slots so far."""
        by_piece: dict[tuple[str, int], list[tuple[Pattern, tuple[int, ...]]]] = {}
        for pattern, groups in members:
            piece = pattern.pieces[depth] if depth < len(pattern.pieces) else ("", 0)
            by_piece.setdefault(piece, []).append((pattern, groups))
        choices = []
        for (source, count), group in by_piece.items():
            if source:
                own = tuple(range(self._groups + 1, self._groups + 1 + count))
                self._groups += count
                choices.append(source + self._branch([(pattern, (*groups, *own)) for pattern, groups in group], depth + 1))
            else:
                self._groups += 1
                self._ends[self._groups] = group[0]
                choices.append("()")
        return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


def _accept(pattern: Pattern, groups: Sequence[int], found: re.Match[str], text: str, low: str) -> Match | None:
    """Take a match unless it ends within a word, its context is missing, or its numbers cannot be."""
    end = found.end()
    if low[end : end + 1].isalnum() and not is_bounded(low, found.start(), end):
        return None
    if low[end - 1] == ".":
        end -= 1
    if pattern.before and not pattern.stands_after(low, found.start()):
        return None
    parts = _parts(pattern, groups, found, text)
    return None if parts is None else Match(pattern, end, parts)


def _parts(pattern: Pattern, groups: Sequence[int], found: re.Match[str], text: str) -> dict[str, int] | None:
    """Turn the slots to numbers; None where one cannot be, or a common word is not written as a name."""
    parts: dict[str, int] = {}
    for group, (name, numbers, is_name) in zip(groups, pattern.readings, strict=True):
        word = found[group]
        if word is None:
            continue
        number = numbers[word]
        if number is None:
            return None
        if is_name:
            words = pattern.vocabulary
            if word in words.only_capitalised and not (text[found.start(group)].isupper() or ("day" in parts and "year" in pattern.slots)):
                return None
            if word in words.only_beside_date and pattern.form != "weekday" and "day" not in pattern.slots:
                return None
        parts[name] = number
    return parts
