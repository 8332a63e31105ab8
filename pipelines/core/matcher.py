"""Many words found in one pass: an Aho-Corasick automaton with word boundaries and longest match.

Overlapping matches are taken and resolved here, since a leftmost-longest automaton loses a shorter valid hit
where the longest one fails the boundary test. Words of one letter ("I") are found apart: an automaton would stop at
every such letter of every word. A word that begins small ("the Quad") is sought from its first capital or sign on, and
what stands before is compared: an automaton is slow wherever it leaves its root, and small letters are most of a text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipelines.core.text import CJK, is_cjk

Value = TypeVar("Value")

COMPACT = Implementation.ContiguousNFA
"""One spelt out state by state takes several times the memory and, where several take turns on a page, no less time."""

_LETTER = rf"[^\W_{CJK}]"
"""What makes one word with its like beside it."""
_NO_CJK = "\u2e80"
"""Below it there is no CJK character."""


Match = tuple[int, int, Value]
"""Where a word of a vocabulary begins and ends in a text, and what it stands for; made by the thousand, so no class of its own."""


class Matcher(Generic[Value]):
    """Finds the words of a vocabulary, each with what it stands for.

    Args:
        meanings: Words, and what each stands for; see ``gathered`` where that is several things.
    """

    def __init__(self, meanings: Mapping[str, Value]) -> None:
        tails: dict[str, list[str]] = {}
        for word in sorted((word for word in meanings if not _is_letter(word)), key=len, reverse=True):
            tails.setdefault(word[_rare(word) :], []).append(word)
        # First those that are a word as they stand; in order, for what begins alike then lies together in memory.
        patterns = sorted(tails, key=lambda tail: (tails[tail] != [tail], tail))
        whole = [pattern for pattern in patterns if tails[pattern] == [pattern]]
        letters = [word for word in meanings if _is_letter(word)]
        self._meanings = [meanings[word] for word in whole]
        self._heads = [{word.removesuffix(tail): meanings[word] for word in tails[tail]} for tail in patterns[len(whole) :]]
        self._heads += [{"": meanings[letter]} for letter in letters]
        self._lengths = [sorted(set(map(len, heads)), reverse=True) for heads in self._heads]
        self._opens = [_is_spaced(word[0]) for word in whole]
        self._closes = [_is_spaced(word[-1]) for word in (*patterns, *letters)]
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard, implementation=COMPACT)
        self._letters = {letter: index for index, letter in enumerate(letters, len(patterns))}
        any_letter = f"[{''.join(letters)}]"
        self._letter = re.compile(f"{any_letter}(?<!{_LETTER}{any_letter})(?!{_LETTER})") if letters else None
        self._size = len(meanings)

    def __len__(self) -> int:
        return self._size

    def find(self, text: str) -> list[Match[Value]]:
        """Return every longest bounded match, left to right, none overlapping."""
        return self._bounded(text, is_apart=True)

    def all(self, text: str) -> list[Match[Value]]:
        """Return every bounded match, overlapping ones too, by start and then longest first."""
        found = self._bounded(text, is_apart=False)
        found.reverse()  # of those that begin alike, the longest first
        found.sort(key=itemgetter(0))
        return found

    def _bounded(self, text: str, *, is_apart: bool) -> list[Match[Value]]:
        """Bounded matches by end, and then longest first. The test of ``runs_on`` is written out here: it is the hot spot."""
        opens, closes, meanings, whole = self._opens, self._closes, self._meanings, len(self._meanings)
        found: list[Match[Value]] = []
        padded, reach = text + " ", 0  # the blank stands behind the last character, and so before the first
        for index, start, end in self.candidates(text):
            if (after := padded[end]).isalnum() and closes[index] and (after < _NO_CJK or not is_cjk(after)):
                continue
            if index >= whole:
                for first, meaning in self._headed(padded, index - whole, start):
                    if first >= reach or _gives_way(found, first):
                        found.append((first, end, meaning))
                        reach = end if is_apart else 0
            elif (before := padded[start - 1]).isalnum() and opens[index] and (before < _NO_CJK or not is_cjk(before)):
                continue
            elif start >= reach or _gives_way(found, start):
                found.append((start, end, meanings[index]))
                reach = end if is_apart else 0
        return found

    def candidates(self, text: str) -> list[tuple[int, int, int]]:
        """Number of the pattern, start and end of whatever the automaton finds in any word, and of letters that stand alone, by end."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if self._letter and (letters := [(self._letters[match[0]], *match.span()) for match in self._letter.finditer(text)]):
            found = sorted([*found, *letters], key=itemgetter(2))
        return found

    def _headed(self, padded: str, group: int, start: int) -> Iterator[tuple[int, Value]]:
        """Start and meaning of the words of a tail that stand at a place with what they have before it, the longest first."""
        heads = self._heads[group]
        for first in (start - length for length in self._lengths[group] if length <= start):
            head = padded[first:start]
            if head in heads and not (_is_spaced(padded[first]) and _is_spaced(padded[first - 1])):
                yield first, heads[head]


def _gives_way(found: list[Match[Value]], start: int) -> bool:
    """Drop the last matches where they lie inside one from ``start`` to behind them all; none where it cuts an earlier one."""
    kept = len(found)
    while kept and found[kept - 1][0] >= start:
        kept -= 1
    if kept and found[kept - 1][1] > start:
        return False
    del found[kept:]
    return True


def gathered(entries: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    """Everything that each word stands for, without repetition, in the order given."""
    values: dict[str, dict[Value, None]] = {}
    for word, value in entries:
        values.setdefault(word, {})[value] = None
    return {word: tuple(known) for word, known in values.items()}


def _rare(word: str) -> int:
    """Where the first capital of a word stands that begins with a small letter or a figure, else its first sign; 0 without either."""
    if not (word[0].islower() or word[0].isdigit()):
        return 0
    if word.islower() and word.replace(" ", "").isalnum():  # most words, in a tenth of the time
        return 0
    places = range(len(word) - 1)  # what ends a word is too little to seek
    return next((at for at in places if word[at].isupper()), next((at for at in places if word[at] != " " and not word[at].isalnum()), 0))


def _is_letter(word: str) -> bool:
    return len(word) == 1 and _is_spaced(word)


def _is_spaced(char: str) -> bool:
    """Whether a character is a letter or digit that needs a blank between its word and the next."""
    return char.isalnum() and not is_cjk(char)
