"""Cues in parts, between which a language puts adverbs and days: "a, ce jeudi, longuement reçu", "llamó el jueves por teléfono"."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pipelines.core.meetings.cues import Meaning
from pipelines.core.text import even

GAP = "…"
"""Stands for the gap in the words of a language."""
_REACH = 110
"""Code points before the last part in which the others stand."""
_FILLERS = 9
"""Most words in the gaps of one cue."""
_TOKEN = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*(?:(?<=\b[^\W\d_])')?|[^\w\s]|\n")
_BACKWARDS = re.compile(r"(?:'(?=[^\W\d_]\b))?[^\W_]+(?:[-'.][^\W_]+)*|[^\w\s]|\n")
"""The same in a text that is written from its end to its beginning."""


class Parted(NamedTuple):
    """A cue in parts.

    Attributes:
        heads: Words of each part but the last, in text order, lower case with straight apostrophes.
        meaning: What the whole of it tells.
    """

    heads: tuple[tuple[str, ...], ...]
    meaning: Meaning


def part(entries: Iterable[tuple[str, Meaning]]) -> tuple[list[tuple[str, Meaning]], dict[str, tuple[Parted, ...]]]:
    """Take the cues in parts out of a list.

    Args:
        entries: Words and what they tell.

    Returns:
        The entries of one piece, with the last part of every other under the kind ``parted``; last parts to their cues.
    """
    whole: list[tuple[str, Meaning]] = []
    parted: dict[str, list[Parted]] = {}
    split = cache(lambda head: tuple(even(head).split()))  # a hundred thousand cues share some hundred heads
    for words, meaning in entries:
        *heads, last = (piece for part in words.split(GAP) if (piece := part.strip()))
        if not heads:
            whole.append((words, meaning))
            continue
        parted.setdefault(last, []).append(Parted(tuple(map(split, heads)), meaning))
    return [*whole, *((last, Meaning("parted")) for last in parted)], {last: tuple(cues) for last, cues in parted.items()}


class GapReader:
    """Finds where cues in parts begin.

    Args:
        parted: Last parts, lower case, to their cues.
        fillers: Words and signs that may stand in a gap, with straight apostrophes; of two words the second only behind the first: à lui.
        place_words: Words that may stand there before capitalised words: à Paris, à San José.
    """

    def __init__(self, parted: Mapping[str, tuple[Parted, ...]], fillers: Collection[str], place_words: Collection[str]) -> None:
        self._parted = parted
        self._ending: dict[str, dict[str, list[int]]] = {}
        for last, cues in parted.items():
            for number, cue in enumerate(cues):
                self._ending.setdefault(last, {}).setdefault(cue.heads[-1][-1], []).append(number)
        self._fillers = frozenset(fillers)
        self._place_words = frozenset(place_words)

    def read(self, text: str, last: str, start: int) -> list[tuple[int, Meaning]]:
        """Where each cue that ends in a part begins, and what it tells.

        Args:
            text: Text of the document, with straight apostrophes.
            last: The last part, lower case.
            start: Its first code point.
        """
        before = max(0, start - _REACH)
        ending = self._ending[last]
        numbers = {number for word in self._near(text[before:start]) for number in ending.get(word, ())}
        if not numbers:
            return []
        words = _TOKEN.findall(text, before, start)
        begun = ((self._begin(words, cue.heads), cue.meaning) for cue in map(self._parted[last].__getitem__, sorted(numbers)))
        found = [(*place, meaning) for place, meaning in begun if place is not None]
        places = [match.start() for match in _TOKEN.finditer(text, before, start)] if found else []
        return [(places[word] + clitic, meaning) for word, clitic, meaning in found]

    def _near(self, text: str) -> Iterator[str]:
        """Words in which the part before a gap may end: those behind which only fillers stand, also without what is written with them."""
        backwards = (found[0][::-1] for found in _BACKWARDS.finditer(text[::-1]))  # the last two or three tell, of twenty
        word = next(backwards, None)
        for _ in range(_FILLERS + 1):
            if word is None:
                return
            before, low = next(backwards, None), word.lower()
            yield from (low, low.rpartition("'")[2]) if "'" in low else (low,)
            if not self._is_filler(word, before):
                return
            word = before

    def _begin(self, words: list[str], heads: tuple[tuple[str, ...], ...]) -> tuple[int, int] | None:
        """In which word the first part begins, and how far in, read backwards from the last."""
        at, fillers, begins = len(words), 0, 0
        for head in reversed(heads):
            while (clitic := _clitic([word.lower() for word in words[max(0, at - len(head)) : at]], head)) is None:
                at -= 1
                fillers += 1
                if at < 0 or fillers > _FILLERS or not self._is_filler(words[at], words[at - 1] if at else None):
                    return None
            at -= len(head)
            begins = clitic
        return at, begins

    def _is_filler(self, word: str, before: str | None) -> bool:
        """Whether a word may stand in a gap, where another or none stands before it."""
        if word.lower() in self._fillers or word.isdigit() or f"{before} {word}".lower() in self._fillers:
            return True
        return word[0].isupper() and before is not None and (before.lower() in self._place_words or before[0].isupper())


def _clitic(words: list[str], head: tuple[str, ...]) -> int | None:
    """Code points of a pronoun that is written together with the first word of a part, j'ai; None where they are other words."""
    if len(words) != len(head) or tuple(words[1:]) != head[1:]:
        return None
    bound = words[0].removesuffix(head[0])
    return len(bound) if words[0].endswith(head[0]) and (not bound or bound.endswith("'")) else None
