"""The words before a place of a text: what the readers of clauses step back over."""

from collections.abc import Mapping
from typing import NamedTuple

from pipelines.core.statements.lexicon import StatementLexicon

_NOTHING: Mapping[str, int] = {}
_COMMAS = ",，"


class Gap(NamedTuple):
    """What lies between a subject and its verb: where it begins, whether it denies, whether it holds an auxiliary."""

    start: int
    is_negated: bool
    has_auxiliary: bool


class Words:
    """The words of one page, read backwards.

    Args:
        text: The text.
        lexicon: Words of its language.
    """

    def __init__(self, text: str, lexicon: StatementLexicon) -> None:
        self.low = lexicon.fold(text)
        self.lexicon = lexicon
        self._known: dict[tuple[int, int], Mapping[str, int]] = {}

    def ending(self, start: int, end: int) -> Mapping[str, int]:
        """The lists of the lexicon of which a phrase ends at a place, to where the longest such phrase begins.

        Args:
            start: How far back phrases may reach.
            end: The place.
        """
        if end <= start:
            return _NOTHING
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = self._ending(start, end)
        return known

    def _ending(self, start: int, end: int) -> Mapping[str, int]:
        low, lexicon = self.low, self.lexicon
        if lexicon.is_unspaced:
            phrases = lexicon.phrases.get(low[end - 1 : end], ())
        else:
            begin = low.rfind(" ", start, end) + 1 or start
            word = low[begin:end]
            phrases = lexicon.phrases.get(word, ()) or lexicon.phrases.get(word.rpartition("'")[2], ())
        if not phrases:
            return _NOTHING
        found: dict[str, int] = {}
        for phrase, names in phrases:
            begin = end - len(phrase)
            if begin >= start and low.startswith(phrase, begin) and (lexicon.is_unspaced or begin == start or not low[begin - 1].isalnum()):
                for name in names:
                    found.setdefault(name, begin)
        return found

    def gap(self, start: int, end: int) -> Gap:
        """Walk back from a verb over adverbs and auxiliaries.

        Args:
            start: Where the sentence begins.
            end: Where the verb begins.
        """
        low, endings = self.low, self.lexicon.endings
        negated = helped = False
        end = self.trim(start, end)
        while end > start:
            stop = end - 1 if low[end - 1] in _COMMAS and not self.lexicon.is_unspaced else end
            lists = self.ending(start, stop)
            begin = lists.get("gap")
            if begin is None:
                begin = low.rfind(" ", start, stop) + 1 or start
                if not endings or stop - begin < 5 or not low.endswith(endings, begin, stop):
                    break
            negated = negated or lists.get("negation") == begin
            helped = helped or lists.get("auxiliaries") == begin
            end = self.trim(start, begin)
        return Gap(end, negated, helped)

    def trim(self, start: int, end: int) -> int:
        """A place without the spaces before it."""
        low = self.low
        while end > start and low[end - 1] == " ":
            end -= 1
        return end

    def without_joints(self, start: int, end: int) -> int:
        """Where a clause ends that another follows: commas and conjunctions are neither's."""
        while True:
            end = self.trim(start, end)
            if end > start and self.low[end - 1] in ",;，；":
                end -= 1
            elif (joint := self.ending(start, end).get("joints")) is not None:
                end = joint
            else:
                return end
