"""Cues in a text: words that tell of meetings, and what they tell."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from pipelines.core.text import Span, Spans, itself

COMMA = ", "
"""What parts the clauses of a sentence in scripts with blanks."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cue tells: its kind (``verb``, ``noun`` or a list of ``CUE_LISTS``), and for encounters mode and form."""

    kind: str
    mode: str = ""
    form: str = ""

    @property
    def is_passive(self) -> bool:
        """Whether it tells of a verb, asserted or not, whose agent stands behind a word of its own: "was received by", "be received by"."""
        return self.form.startswith("passive")


class Cue(NamedTuple):
    """A cue in a text."""

    start: int
    end: int
    meaning: Meaning

    @property
    def kind(self) -> str:
        """Kind of the cue."""
        return self.meaning.kind


_cue = partial(tuple.__new__, Cue)
"""Makes a cue of a tuple, for which its class takes thrice as long; there are hundreds on a page."""
_START = itemgetter(0)


class Cues:
    """The cues of one text by kind; of overlapping ones of a kind the longest holds.

    Args:
        matches: ``Matcher.all`` of the text.
    """

    def __init__(self, matches: Sequence[tuple[int, int, tuple[Meaning, ...]]]) -> None:
        self._matches = matches
        self._all_starts = [*map(_START, matches)]
        self._by_kind: dict[str, list[Cue]] = {}
        for start, end, meanings in matches:
            for meaning in meanings:
                known = self._by_kind.get(meaning.kind)
                if known is None:
                    self._by_kind[meaning.kind] = [_cue((start, end, meaning))]
                elif start >= known[-1][1]:
                    known.append(_cue((start, end, meaning)))
        self._encounters: dict[Span, list[Cue]] = {}
        self._starts = {kind: [*map(_START, cues)] for kind, cues in self._by_kind.items()}

    def kinds(self, start: int, end: int) -> Set[str]:
        """The kinds of the cues that begin inside a span: no other can be found there, so who needs one need not look."""
        first = bisect_left(self._all_starts, start)
        inside = self._matches[first : bisect_left(self._all_starts, end, first)]
        return {meaning.kind for _, _, meanings in inside for meaning in meanings}

    def within(self, kind: str, start: int, end: int) -> list[Cue]:
        """Cues of a kind that lie inside a span."""
        starts = self._starts.get(kind)
        if not starts or starts[-1] < start or starts[0] >= end:
            return []
        found = self._by_kind[kind][bisect_left(starts, start) : bisect_left(starts, end)]
        return found if not found or found[-1][1] <= end else found[:-1]  # only the last can reach over the end

    def first(self, kind: str, start: int, end: int) -> Cue | None:
        """The first cue of a kind that lies inside a span."""
        return next(iter(self.within(kind, start, end)), None)

    def within_any(self, kinds: Iterable[str], start: int, end: int) -> list[Cue]:
        """Cues of some kinds that lie inside a span, kind by kind."""
        known = self._starts
        return [cue for kind in kinds if kind in known for cue in self.within(kind, start, end)]

    def outside(self, kind: str, spans: Sequence[Span]) -> "Cues":
        """The same cues, without those of a kind that lie in one of these spans."""
        known = self._by_kind.get(kind)
        if not known or not spans:
            return self
        left_out = Spans(spans, itself)
        kept = [cue for cue in known if not left_out.cover(cue[0], cue[1])]
        if len(kept) == len(known):
            return self
        cues = Cues(())
        cues._by_kind = self._by_kind | {kind: kept}
        cues._starts = self._starts | {kind: [*map(_START, kept)]}
        cues._all_starts, cues._matches = self._all_starts, self._matches
        return cues

    def has(self, kind: str, start: int, end: int) -> bool:
        """Whether a cue of a kind lies inside a span."""
        return self.has_any((kind,), start, end)

    def has_any(self, kinds: Iterable[str], start: int, end: int) -> bool:
        """Whether a cue of one of some kinds lies inside a span."""
        known = self._starts
        for kind in kinds:
            starts = known.get(kind)
            if starts and starts[-1] >= start and starts[0] < end:
                first = bisect_left(starts, start)  # whatever follows it begins behind its end
                if starts[first] < end and self._by_kind[kind][first][1] <= end:
                    return True
        return False

    def encounters(self, start: int, end: int) -> list[Cue]:
        """Verbs and nouns of encounters inside a span, by start; the longer of two that overlap, the noun of two that are alike."""
        known = self._encounters.get((start, end))
        if known is None:
            known = self._encounters[start, end] = self._read(start, end)
        return known

    def _read(self, start: int, end: int) -> list[Cue]:
        found: list[Cue] = []
        cues = self.within("noun", start, end) + self.within("verb", start, end)
        if cues and (idle := self.within("idle", start, end)):
            cues = [cue for cue in cues if not is_part(cue, idle)]
        if len(cues) < 2:
            return cues
        for cue in sorted(cues, key=lambda c: (c.start - c.end, c.kind != "noun", c.start)):
            if all(cue.end <= other.start or other.end <= cue.start for other in found):
                found.append(cue)
        return sorted(found, key=lambda cue: cue.start)


def is_part(cue: Cue, idle: Sequence[Cue]) -> bool:
    """Whether a cue is only part of one of some phrases, such as those that tell of no encounter."""
    return any(phrase.start <= cue.start and cue.end <= phrase.end for phrase in idle)
