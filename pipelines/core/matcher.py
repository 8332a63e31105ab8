"""Many words found in one pass: an Aho-Corasick automaton with word boundaries and longest match.

Overlapping matches are taken and resolved here, since a leftmost-longest automaton loses a shorter valid hit
where the longest one fails the boundary test. Words of one letter ("I") are found apart: an automaton would stop at
every such letter of every word.
"""

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipelines.core.text import CJK, is_cjk

Value = TypeVar("Value")

_LETTER = rf"[^\W_{CJK}]"
"""What makes one word with its like beside it."""
_FEW = 5_000
"""Words of a vocabulary whose automaton may be spelt out state by state: twice as fast, and a few megabytes."""
_NO_CJK = "\u2e80"
"""Below it there is no CJK character."""


class Matcher(Generic[Value]):
    """Finds the words of a vocabulary, each with the values that it stands for.

    Args:
        entries: ``(word, value)``; a word may come with several values, kept in the order given.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        values: dict[str, list[Value]] = {}
        for word, value in entries:
            known = values.setdefault(word, [])
            if value not in known:
                known.append(value)
        ranked = sorted(values, key=_is_letter)  # letters last: they are not in the automaton
        self._values = [tuple(values[word]) for word in ranked]
        self._letters = {word: index for index, word in enumerate(ranked) if _is_letter(word)}
        letters = f"[{''.join(self._letters)}]"
        self._letter = re.compile(f"{letters}(?<!{_LETTER}{letters})(?!{_LETTER})") if self._letters else None
        words = ranked[: len(ranked) - len(self._letters)]
        self._opens, self._closes = [_is_spaced(word[0]) for word in words], [_is_spaced(word[-1]) for word in words]
        kind = Implementation.DFA if len(words) <= _FEW else Implementation.ContiguousNFA
        self._automaton = AhoCorasick(words, matchkind=MatchKind.Standard, implementation=kind)

    def __len__(self) -> int:
        return len(self._values)

    def find(self, text: str) -> list[tuple[int, int, tuple[Value, ...]]]:
        """Return ``(start, end, values)`` of every longest bounded match, left to right, none overlapping."""
        found: list[tuple[int, int, tuple[Value, ...]]] = []
        reach, values = 0, self._values
        for index, start, end in self._bounded(text):
            if start < reach:  # matches come by their ends: this one may hold those before it, or overlap the last that it does not hold
                kept = len(found)
                while kept and found[kept - 1][0] >= start:
                    kept -= 1
                if kept and found[kept - 1][1] > start:
                    continue
                del found[kept:]
            found.append((start, end, values[index]))
            reach = end
        return found

    def all(self, text: str) -> Sequence[tuple[int, int, tuple[Value, ...]]]:
        """Return every bounded match, overlapping ones too, by start and then longest first."""
        spans = sorted([(start, -end, index) for index, start, end in self._bounded(text)])
        return [(start, -end, self._values[index]) for start, end, index in spans]

    def _bounded(self, text: str) -> list[tuple[int, int, int]]:
        """Bounded matches as ``(index, start, end)``, by end. The test of ``runs_on`` is written out here: it is the hot spot."""
        length, opens, closes, found = len(text), self._opens, self._closes, []
        for match in self._automaton.find_matches_as_indexes(text, overlapping=True):
            index, start, end = match
            if start and opens[index] and (before := text[start - 1]).isalnum() and (before < _NO_CJK or not is_cjk(before)):
                continue
            if end < length and closes[index] and (after := text[end]).isalnum() and (after < _NO_CJK or not is_cjk(after)):
                continue
            found.append(match)
        if self._letter and (letters := [(self._letters[match[0]], *match.span()) for match in self._letter.finditer(text)]):
            found = sorted([*found, *letters], key=itemgetter(2))
        return found


def _is_letter(word: str) -> bool:
    return len(word) == 1 and _is_spaced(word)


def _is_spaced(char: str) -> bool:
    """Whether a character is a letter or digit that needs a blank between its word and the next."""
    return char.isalnum() and not is_cjk(char)
