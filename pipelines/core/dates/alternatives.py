"""Templates that can begin at the same word, compiled together so that what they share is matched once."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.core.dates.rules import SAME_SLOT
from pipelines.core.dates.template import LIMITS, Pattern
from pipelines.core.text import is_bounded


class Match(NamedTuple):
    """A template found at a place: where it ends, and its slots' numbers."""

    pattern: Pattern
    end: int
    parts: dict[str, int]


class Alternatives:
    """The templates that can begin at one word, the more specific first; those with a context after the others.

    Templates that begin with a number and name a month are tried only where a month is near: most numbers are no dates.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        ranked = sorted(patterns, key=lambda pattern: (-len(pattern.slots), -len(pattern.pieces)))
        free = [pattern for pattern in ranked if pattern.before is None]
        self._with_month = Tree([pattern for pattern in free if pattern.names_month])
        self._others = Tree([pattern for pattern in free if not pattern.names_month])
        bound = [pattern for pattern in ranked if pattern.before is not None]
        self._any_bound = Tree(bound)
        self._bound = [(Tree([pattern]), pattern) for pattern in bound]

    def match(self, text: str, low: str, start: int, end: int, is_month_near: bool) -> Match | None:
        """Match at one position of the folded text; ``text`` is asked for capitals."""
        if is_month_near and (found := self._with_month.match(text, low, start, end)):
            return found
        if found := self._others.match(text, low, start, end):
            return found
        if self._any_bound.can_match(low, start, end):
            for tree, pattern in self._bound:
                if (found := tree.match(text, low, start, end)) and pattern.stands_after(low, start):
                    return found
        return None


class Tree:
    """Templates as one regular expression in which common beginnings are shared.

    An empty group ends each template and tells which one matched. Templates that share a beginning keep their order;
    a beginning comes where the first of its templates came.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._ends: dict[int, tuple[Pattern, tuple[int, ...]]] = {}
        self._groups = 0
        self._regex = re.compile(self._branch([(pattern, ()) for pattern in patterns], 0)) if patterns else None

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

    def can_match(self, low: str, start: int, end: int) -> bool:
        """Whether any of the templates matches at a position."""
        return self._regex is not None and self._regex.match(low, start, end) is not None

    def match(self, text: str, low: str, start: int, end: int) -> Match | None:
        """Match at one position; the numbers of the slots are within their limits."""
        found = self._regex.match(low, start, end) if self._regex else None
        if found is None or found.lastindex is None:
            return None
        end = found.end()
        if low[end : end + 1].isalnum() and not is_bounded(low, start, end):
            return None
        pattern, groups = self._ends[found.lastindex]
        parts = _parts(pattern, groups, found, text)
        return None if parts is None else Match(pattern, end, parts)


def _parts(pattern: Pattern, groups: Sequence[int], found: re.Match[str], text: str) -> dict[str, int] | None:
    """Turn the slots to numbers; None where one cannot be, or a common word is not written as a name."""
    parts: dict[str, int] = {}
    words = pattern.vocabulary
    for group, slot in zip(groups, pattern.slots, strict=True):
        word = found[group]
        if word is None:
            continue
        if word.isdecimal():
            number = int(word)
            if slot in LIMITS and not 1 <= number <= LIMITS[slot]:
                return None
        else:
            number = words.value(slot, word)
            if word in words.only_capitalised and not (text[found.start(group)].isupper() or ("day" in parts and "year" in pattern.slots)):
                return None
            if slot == "weekday" and word in words.only_beside_date and pattern.form != "weekday":
                return None
        parts[SAME_SLOT.get(slot, slot)] = number
    return parts
