"""Templates that can begin at the same word, compiled together so that what they share is matched once."""

import re
from collections.abc import Mapping, Sequence

from pipelines.core.dates.template import Pattern
from pipelines.core.text import is_bounded

Match = tuple[Pattern, int, dict[str, int]]
"""A template found at a place: the template, where its match ends, and its slots' numbers."""


def trees(patterns: Sequence[Pattern]) -> tuple["Tree", ...]:
    """The templates that can begin at one word; a number beside the name of a month is read with it before it is read without."""
    with_month = [pattern for pattern in patterns if pattern.names_month]
    others = [pattern for pattern in patterns if not pattern.names_month]
    return tuple(Tree(part) for part in (with_month, others) if part)


class Tree:
    """Templates as one regular expression in which common beginnings are shared: the more specific templates first.

    An empty group ends each template and tells which one matched.

    Attributes:
        regex: To be matched in a folded text; what it finds is for ``accept`` to judge.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._ranked = sorted(patterns, key=lambda pattern: (bool(pattern.before), -len(pattern.slots), -len(pattern.pieces)))
        self._by_head: dict[tuple[str, int], list[Pattern]] = {}
        for pattern in self._ranked:
            self._by_head.setdefault(pattern.pieces[0], []).append(pattern)
        self._ends: dict[int, tuple[Pattern, tuple[int, ...]]] = {}
        self._groups = 0
        self.regex = re.compile(self._branch([(pattern, ()) for pattern in self._ranked], 0))

    def accept(self, found: re.Match[str], text: str) -> Match | None:
        """Judge a match; where the first template that fits is refused, those that begin alike are tried alone.

        Args:
            found: What ``regex`` found.
            text: The text before it was folded, which is asked for capitals.
        """
        first, groups = self._ends[found.lastindex or 0]
        if accepted := _accept(first, groups, found, text):
            return accepted
        for pattern in self._by_head[first.pieces[0]]:
            if pattern is first or (first.before and not pattern.before):
                continue
            alone = pattern.regex.match(found.string, found.start(), found.endpos)
            if alone and (accepted := _accept(pattern, range(1, len(pattern.slots) + 1), alone, text)):
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


def _accept(pattern: Pattern, groups: Sequence[int], found: re.Match[str], text: str) -> Match | None:
    """Take a match unless it ends within a word, its context is missing, its numbers cannot be, or its names are common words."""
    low, end = found.string, found.end()
    if low[end : end + 1].isalnum() and not is_bounded(low, found.start(), end):
        return None
    if pattern.before and not pattern.stands_after(low, found.start()):
        return None
    parts: dict[str, int] = {}
    for group, (name, numbers, doubtful) in zip(groups, pattern.readings, strict=True):
        if word := found[group]:
            number = numbers[word]
            if number is None or (word in doubtful and not _is_name(word, text[found.start(group)].isupper(), pattern, parts)):
                return None
            parts[name] = number
    return pattern, end - (low[end - 1] == "."), parts


def _is_name(word: str, is_capitalised: bool, pattern: Pattern, parts: Mapping[str, int]) -> bool:
    """Whether a month or weekday that may be a common word is meant as such, after the parts of the date before it."""
    words = pattern.vocabulary
    if word in words.only_capitalised and not is_capitalised and not ("day" in parts and "year" in pattern.slots):
        return False
    return word not in words.only_beside_date or pattern.form == "weekday" or "day" in pattern.slots
