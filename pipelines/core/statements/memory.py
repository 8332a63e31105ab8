"""Who has spoken so far: whom pronouns mean, and whose speech a sentence goes on with."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from pipelines.core.meetings.page import Page
from pipelines.core.statements.lexicon import StatementLexicon
from pipelines.core.statements.speakers import BOTH, Cast, Speaker
from pipelines.core.statements.subjects import SubjectReader
from pipelines.core.text import Span, lower

_BACK = 3
"""Sentences that a pronoun looks back."""


class Spoken(Protocol):
    """What is remembered of a clause."""

    speaker: Speaker


class Memory:
    """Remembers the speakers of a page.

    Args:
        page: The page.
        cast: Its names.
        subjects: Reader of its subjects.
        lexicon: Words of its language.
    """

    def __init__(self, page: Page, cast: Cast, subjects: SubjectReader, lexicon: StatementLexicon) -> None:
        self._page = page
        self._cast = cast
        self._subjects = subjects
        self._lexicon = lexicon
        self._spoken: dict[int, Speaker] = {}
        self._last = -1

    def spoke(self, number: int, clauses: Sequence[Spoken]) -> None:
        """Remember the clauses of a sentence."""
        self._spoken[number] = clauses[-1].speaker
        self._last = number

    def resolve(self, kind: str, number: int, end: int, found: Sequence[Spoken], is_shared: bool) -> Speaker | None:
        """Whom a subject word means.

        Args:
            kind: Kind of the word (``lexicon.SUBJECT_LISTS``).
            number: Of the sentence.
            end: Where the verb begins.
            found: Clauses of the sentence so far.
            is_shared: The verb is done together.

        Returns:
            The speaker, marked as meant by a pronoun; None when nothing before tells.
        """
        if kind in ("joint", "they"):
            return BOTH
        if kind in ("i", "we"):
            speaker = self._cast.home() if kind == "i" else BOTH if is_shared or self._is_collective() else self._cast.home_side()
        elif kind == "own":
            speaker = found[-1].speaker if found else next(self._before(number), None)
        else:
            wanted = ("person",) if kind == "he" else ("country", "organization")
            candidates = [*(c.speaker for c in reversed(found)), *self._opening(number, end)]
            speaker = next((s for s in (*candidates, *self._before(number)) if s.kind in wanted), None)
        return speaker._replace(attribution="pronoun") if speaker else None

    def publisher(self, other: Speaker) -> Speaker | None:
        """The publisher's own speaker, where an office ("the Prime Minister") was taken for whom it speaks to; None for no other."""
        home = self._cast.home()
        return home if home is not None and home.country != other.country else None

    def before(self, number: int) -> Speaker | None:
        """Whose the verb of a sentence is that begins without a subject: the last speaker's, carried over."""
        speaker = next(self._before(number), None)
        return speaker.carried() if speaker else None

    def carried(self, number: int, sentence: Span) -> Speaker | None:
        """Whose speech a sentence without a verb of speech goes on with; None when it may tell of something else."""
        speaker = self._spoken.get(number - 1)
        if speaker is None or speaker.is_several or self._page.cues.encounters(*sentence) or self._page.cues.has("visit", *sentence):
            return None
        if speaker.kind != "person" and "\n" in self._page.text[self._page.sentences.spans[number - 1][1] : sentence[0]]:
            return None
        others = [n for n in self._cast.within(*sentence) if n.is_person and n.mention.entity_id != speaker.person_id]
        return None if others else speaker.carried()

    def continued(self, speaker: Speaker, number: int, start: int) -> Speaker:
        """A country tells where it stands right after its official spoke, in the same paragraph: it is still the official who speaks."""
        last = self._spoken.get(self._last)
        if last is None or last.kind != "person" or not (speaker.is_side_of(last) or speaker.is_several) or number - self._last > _BACK:
            return speaker
        begin = self._page.sentences.spans[self._last][1]
        is_apart = "\n" in self._page.text[begin:start] or any(n.is_person for n in self._cast.within(begin, start))
        return speaker if is_apart else last.carried()

    def _is_collective(self) -> bool:
        """Whether all sides publish the page together: in a joint statement "we" are everybody."""
        title = lower(self._page.document.title or "")
        return any(phrase in title for phrase in self._lexicon.words["collective"])

    def _before(self, number: int) -> Iterator[Speaker]:
        for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
            if earlier in self._spoken:
                yield self._spoken[earlier]
            else:
                yield from self._opening(earlier, self._page.sentences.spans[earlier][1])

    def _opening(self, number: int, end: int) -> Iterator[Speaker]:
        opening = self._subjects.opening(self._page.sentences.spans[number][0], end)
        if opening is not None and opening.speaker is not None:
            yield opening.speaker
