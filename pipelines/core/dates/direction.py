"""Does the sentence around a date look back or ahead? The verbs and cue words near it tell."""

import re
from collections.abc import Sequence
from typing import Protocol

from pipelines.core.text import is_bounded

REACH_BEFORE = 90
"""Characters before a date in which a cue counts."""

REACH_AFTER = 60
"""Characters after it; heard only where no cue stands before it ("On Thursday the two will meet")."""

_STOP = re.compile(r"[\n。！？；;.!?](?:(?<=[\n。！？；;])|(?:(?<=[^\W\d_]{4}.)|(?<=[)\"”»\d].))[)\"”»]?\s)")
"""End of a sentence; the full stop of an abbreviation of up to three letters is none."""


class Cue(Protocol):
    """A vocabulary entry; ``tense`` is 1 for what is to come, -1 for what has been, 0 for no cue."""

    tense: int


def is_future(low: str, hits: Sequence[tuple[int, int, int]], entries: Sequence[Cue], index: int, end: int) -> bool:
    """Whether the cue nearest a date, in its sentence and before it if there is one, speaks of the future.

    Args:
        low: The folded text.
        hits: ``(entry, start, end)`` of all words found, left to right.
        entries: What the numbers in ``hits`` stand for.
        index: Number of the hit with which the date begins.
        end: One past the date.
    """
    start = hits[index][1]
    for number in range(index - 1, -1, -1):
        entry, left, right = hits[number]
        if start - left > REACH_BEFORE:
            break
        tense = entries[entry].tense
        if tense and is_bounded(low, left, right):
            if _STOP.search(low, right, start):
                break
            return tense > 0
    for number in range(index, len(hits)):
        entry, left, right = hits[number]
        if left - end > REACH_AFTER:
            break
        if left >= end and entries[entry].tense and is_bounded(low, left, right):
            return entries[entry].tense > 0 and not _STOP.search(low, end, left)
    return False
