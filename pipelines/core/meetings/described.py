"""Clauses without a subject in scripts without spaces: whom they describe, whose comma they close, whom their subject drew in."""

from collections.abc import Sequence
from itertools import pairwise

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cue
from pipelines.core.meetings.party import Party, Sides

_NEAR = 45
"""Code points between a clause and the subject that it describes."""
_DAY = 12
"""Code points between a clause and its subject, in which a day may stand: 会谈后，19日."""


class DescribedReader:
    """Reads who is the subject of clauses that name only the other side before their verb or behind it.

    Args:
        text: Text of the document.
        lexicon: Cue words of its language.
    """

    def __init__(self, text: str, lexicon: CueLexicon) -> None:
        self._text = text
        self._lexicon = lexicon

    def drawn_in(self, trigger: Cue, parties: Sequence[Party]) -> list[Party]:
        """Who of some parties was drawn into what a verb, or the character behind it, says to have been done: 找X谈了, 邀X共进早餐."""
        words, verb = self._lexicon, self._text[trigger.start : trigger.end + 1]
        if not any(word in verb for word in words.perfective):
            return []
        invited = (p for p in parties if self._text.endswith(words.inviting, 0, p.start))
        return [p for p in invited if not self._text.endswith(words.no_inviting, 0, p.start)]

    def after(self, start: int, people: Sequence[Party], partners: Sequence[Party]) -> tuple[Party, ...]:
        """The subject behind a clause that names only the other side: 与X会谈后，Y说; 同X谈了一小时的Y; 接待X的是Y.

        Args:
            start: End of the verb, or of its object.
            people: Parties of the sentence.
            partners: The other side.
        """
        subject = next((p for p in people if p.start >= start), None)
        words = self._lexicon
        if subject is None or not words.clause_ends or subject.start - start > _NEAR or not (subject.name or subject.side):
            return ()
        between = self._text[start : subject.start]
        signs = [n for n, char in enumerate(between) if char in words.clause_signs]
        is_described = not signs and between.endswith(words.describing) and not self._text.startswith(words.describing, subject.end)
        is_clause = len(signs) == 1 and between.endswith(words.clause_ends, 0, signs[0]) and len(between) - signs[0] <= _DAY
        is_other = subject.side is None or subject.side not in {p.side for p in partners}
        return (subject,) if is_other and (is_described or is_clause) else ()

    def described(self, trigger: Cue, people: Sequence[Party], right: tuple[Party, ...]) -> Sides | None:
        """Both sides of a verb without a subject before it, by whom its clause describes: 19日会见X的Y; 会见X后，Y说."""
        if any(p.end <= trigger.start for p in people) or not right:
            return None
        between = [self._text[one.end : other.start] for one, other in pairwise(right)]
        cut = next((n for n, words in enumerate(between, 1) if words in self._lexicon.describing), 0)
        if cut:
            return right[cut : cut + 1], right[:cut]
        subject = self.after(right[-1].end, people, right)
        return (subject, right) if subject else None
