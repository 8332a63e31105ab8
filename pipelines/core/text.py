"""Words, folds and sentence bounds: what every text rule stands on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, product
from operator import itemgetter
from typing import Generic, TypeVar

from anyascii import anyascii

Span = tuple[int, int]
_START, _END = itemgetter(0), itemgetter(1)
Item = TypeVar("Item")

_BRACES = re.compile(r"\{([^{}]*)\}")
_SENTENCE_END = re.compile(r"[.!?。！？\n](?:(?<=[.!?])[”\"’»)\]]*(?=\s)|(?<=[。！？])[”」』]?|(?<=\n))")
_INITIALS = re.compile(r"[^\W\d_](\.[^\W\d_])?")
"""The initials of a name, with no blank between two: С.В. Лавров."""
LONGEST_SENTENCE = 1_500
"""Code points after which a sentence is cut at a blank: none is longer but on a page without full stops, which might take hours."""
_OPENERS = "“\"'‘«¿¡(—–-[*"


def expand(pattern: str) -> list[str]:
    """Spell out braces: ``министр{,а,у}`` is министр, министра, министру; several groups multiply."""
    pieces = _BRACES.split(pattern)  # what stands between groups, and the choices of a group, by turns
    if len(pieces) == 1:
        return [pattern]
    if any("{" in between for between in pieces[::2]):  # a group within a group: one is spelled out at a time
        tail = pattern[len(pieces[0]) + len(pieces[1]) + 2 :]
        return [word for choice in pieces[1].split(",") for word in expand(pieces[0] + choice.lstrip() + tail)]
    choices = [[choice.lstrip() for choice in piece.split(",")] if at % 2 else [piece] for at, piece in enumerate(pieces)]
    return ["".join(chosen) for chosen in product(*choices)]


_EVEN = (
    *(("’", "'"), ("‘", "'"), ("ʼ", "'"), ("‑", "-"), ("–", "-"), ("ё", "е"), ("Ё", "Е")),
    *(("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u3000", " ")),
)


def even(text: str) -> str:
    """Write apostrophes, hyphens, blanks and the Russian ё in their plain forms, one for one, so that offsets stay true."""
    for odd, plain in _EVEN:  # str.translate takes fifty times as long
        text = text.replace(odd, plain)
    return text


def lower(text: str) -> str:
    """Lower case of the same length, so that offsets stay true (``İ`` would become two code points)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


_SILENT = {ord(sign): None for sign in "ьъ"}
"""Signs that would part a word in two when they become apostrophes: Ханьхуэй."""


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Fold a name for comparison: ASCII letters, lower case, words parted by one space."""
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(text.translate(_SILENT)).lower()))


CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""The characters that need no blank between words, as a class of a regular expression has them."""


def is_cjk(char: str) -> bool:
    """Whether a character belongs to a script written without spaces between words."""
    return char >= "\u2e80" and (char <= "\u9fff" or "\uac00" <= char <= "\ud7af" or "\uf900" <= char <= "\ufaff")


def runs_on(text: str, at: int) -> bool:
    """Whether a word goes on from before a place inside a text to behind it; between Han characters none does."""
    before, after = text[at - 1], text[at]
    return before.isalnum() and after.isalnum() and not is_cjk(before) and not is_cjk(after)


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether a span begins and ends at a word boundary."""
    return not (start > 0 and runs_on(text, start)) and not (end < len(text) and runs_on(text, end))


class Sentences:
    """Sentence bounds of one text.

    A full stop ends a sentence unless an abbreviation, an initial or an ordinal stands before it, or the next
    word begins with a small letter. A newline always does; so do the full stops of Chinese.
    """

    def __init__(self, text: str, abbreviations: frozenset[str]) -> None:
        self.spans: list[Span] = []
        start = 0
        for found in _SENTENCE_END.finditer(text):
            stop, end = found.span()
            if stop < start or (text[stop] == "." and not _ends(text, start, stop, end, abbreviations)):
                continue
            self._add(text, start, end)
            start = end
        self._add(text, start, len(text))
        self._starts: Sequence[int] = [span[0] for span in self.spans]

    def _add(self, text: str, start: int, end: int) -> None:
        piece = text[start:end].lstrip()
        start = end - len(piece)
        end = start + len(piece.rstrip())
        while end - start > LONGEST_SENTENCE:
            cut = max(text.rfind(" ", start + 1, start + LONGEST_SENTENCE), text.rfind(",", start + 1, start + LONGEST_SENTENCE))
            cut = cut + 1 if cut > start else start + LONGEST_SENTENCE
            self.spans.append((start, cut))
            start = cut
        if end > start:
            self.spans.append((start, end))

    def index(self, position: int) -> int:
        """Number of the sentence that holds a position; the nearest before it where none does."""
        return max(0, bisect_right(self._starts, position) - 1)

    def at(self, position: int) -> Span:
        """The sentence that holds a position."""
        return self.spans[self.index(position)]


def itself(span: Span) -> Span:
    """The span of a thing that is nothing but a span."""
    return span


class Spans(Generic[Item]):
    """Things of one text by where they lie, so that a sentence finds its own without asking all of a long page.

    Args:
        items: Things, in any order, which ``within`` keeps.
        span: The span of a thing.
    """

    def __init__(self, items: Iterable[Item], span: Callable[[Item], Span]) -> None:
        self._items = list(items)
        spans = [*map(span, self._items)]
        self._order: Sequence[int] | None = None  # of things given in another order than that of their beginnings, their numbers
        self._starts: Sequence[int] = [*map(_START, spans)]
        self._ends: Sequence[int] = [*map(_END, spans)]
        self._reach: Sequence[int] = ()
        if (ordered := sorted(self._starts)) != self._starts:
            self._order = sorted(range(len(spans)), key=self._starts.__getitem__)
            self._starts, self._ends = ordered, [self._ends[number] for number in self._order]
            self._items = [self._items[number] for number in self._order]

    def within(self, start: int, end: int) -> list[Item]:
        """Things that lie inside a span."""
        starts = self._starts
        if not starts or starts[-1] < start or starts[0] >= end:
            return []
        first = bisect_left(starts, start)
        places: Iterable[int] = range(first, bisect_left(starts, end, first))
        if self._order is not None:
            places = sorted(places, key=self._order.__getitem__)
        return [self._items[place] for place in places if self._ends[place] <= end]

    def starting(self, first: int, last: int) -> Iterator[Item]:
        """Things that begin at one of the places from ``first`` to ``last``, in the order of their beginnings."""
        return map(self._items.__getitem__, range(bisect_left(self._starts, first), bisect_right(self._starts, last)))

    def cover(self, start: int, end: int) -> bool:
        """Whether a span lies inside one of the things."""
        number = bisect_right(self._starts, start)
        if number and not self._reach:
            self._reach = list(accumulate(self._ends, max))
        return number > 0 and self._reach[number - 1] >= end


def _ends(text: str, start: int, stop: int, end: int, abbreviations: frozenset[str]) -> bool:
    follower = text[end : end + 4].lstrip()[:1]
    if follower and not (follower.isupper() or follower.isdigit() or follower in _OPENERS or is_cjk(follower)):
        return False
    line = text[max(start, text.rfind(" ", start, stop) + 1) : stop]
    word = line.split()[-1].lstrip("(“\"'‘[") if line and not line[-1].isspace() else ""
    if end > stop + 1:
        return not (line.startswith("(") and word in abbreviations)  # "Rt. Hon. (Dr.) X"
    return not (word in abbreviations or (word.isupper() and _INITIALS.fullmatch(word)))
