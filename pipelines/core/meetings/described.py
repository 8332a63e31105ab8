"""Clauses without a subject in scripts without spaces: whom they describe, whose comma they close, whom their subject drew in."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.meetings.party import Party, Sides

_NEAR = 45
"""Code points between a clause and the subject that it describes."""
_DAY = 12
"""Code points between a clause and its subject, in which a day may stand: 会谈后，19日."""
_SEQUEL = 20
"""Code points behind a verb that tell that whom somebody drew in did not come."""
_HEAD = re.compile(r"\w*$")
"""What stands of a clause before its verb."""


class DescribedReader:
    """Reads who is the subject of clauses that name only the other side before their verb or behind it.

    Args:
        text: Text of the document.
        cues: Its cues.
        lexicon: Cue words of its language.
    """

    def __init__(self, text: str, cues: Cues, lexicon: CueLexicon) -> None:
        self._text = text
        self._cues = cues
        self._lexicon = lexicon

    def drawn_in(self, trigger: Cue, parties: Sequence[Party]) -> list[Party]:
        """Who of some parties was drawn into what a verb, or the character behind it, says to have been done: 找X谈了, 邀X共进了早餐."""
        words, verb = self._lexicon, self._text[trigger.start : trigger.end + 1]
        is_vain = self._cues.has("missed", trigger.end, trigger.end + _SEQUEL)  # 约X面谈了，X没来
        if is_vain or not any(word in verb for word in words.perfective):
            return []
        invited = (p for p in parties if self._text.endswith(words.inviting, 0, p.start))
        return [p for p in invited if not self._text.endswith(words.no_inviting, 0, p.start)]

    def after(self, trigger: Cue, people: Sequence[Party], partners: Sequence[Party]) -> tuple[Party, ...]:
        """The subject behind a clause that names only the other side: 与X会谈后，Y说; 同X谈了一小时的Y; 接待X的是Y.

        Args:
            trigger: The verb.
            people: Parties of the sentence.
            partners: The other side, before the verb or behind it.
        """
        start = max(trigger.end, partners[-1].end)
        subject = next((p for p in people if p.start >= start), None)
        words = self._lexicon
        if subject is None or subject.start - start > _NEAR or not (subject.name or subject.side):
            return ()
        if not self._is_headless(min(trigger.start, partners[0].start)):
            return ()
        between = self._text[start : subject.start]
        signs = [n for n, char in enumerate(between) if char in words.clause_signs]
        is_described = not signs and between.endswith(words.describing) and not self._text.startswith(words.describing, subject.end)
        is_owned = between.startswith(tuple(words.attributive))  # 会见X的律师后，Y说
        is_ended = len(signs) == 1 and between.endswith(words.clause_ends, 0, signs[0])
        is_clause = is_ended and not is_owned and len(between) - signs[0] <= _DAY
        is_other = subject.side is None or subject.side not in {p.side for p in partners}
        return (subject,) if is_other and (is_described or is_clause) else ()

    def described(self, trigger: Cue, people: Sequence[Party], right: tuple[Party, ...]) -> Sides | None:
        """Both sides of a verb without a subject before it, by whom its clause describes: 19日会见X的Y; 会见X后，Y说."""
        if any(p.end <= trigger.start for p in people) or not right:
            return None
        between = [self._text[one.end : other.start] for one, other in pairwise(right)]
        cut = next((n for n, words in enumerate(between, 1) if words in self._lexicon.describing), 0)
        if cut and self._is_headless(trigger.start):
            return right[cut : cut + 1], right[:cut]
        subject = self.after(trigger, people, right)
        return (subject, right) if subject else None

    def _is_headless(self, start: int) -> bool:
        """Whether only days, adverbs and a place stand in a clause before its verb or other side: 14日刚在利马会见X, not 法院会见X.

        Args:
            start: Where that verb or side begins.
        """
        head = _HEAD.search(self._text, max(0, start - _NEAR), start)
        rest, words = head.group() if head else "", self._lexicon
        while rest and not rest.startswith(tuple(words.place_words)):
            cut = next((len(word) for word in words.clause_heads if rest.startswith(word)), int(rest[0].isdigit()))
            if not cut:
                return False
            rest = rest[cut:]
        return bool(words.clause_heads)
