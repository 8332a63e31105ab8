"""Whom a page is about, and so whom "he" and "she" mean."""

from collections.abc import Sequence

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.meetings.party import Party
from pipelines.core.text import Span

_HONORIFIC = 3
"""Code points between an honorific and its name: Ms. Andersen."""
_REACH = 15
"""Code points of the longest honorific and what parts it from the name."""
_ARTICLE = 6
"""Code points of a comma and the article behind it: ", la Secrétaire générale"."""
_GENDERS = ("feminine", "masculine")
_NEXT = ("sequel", "besides")
"""Cues of what somebody did next: whom the page is about, and not the sentence before."""


class PronounReader:
    """Keeps whom the page and the sentence before were about, sentence by sentence and in order.

    Args:
        text: Text of the document.
        cues: Its cues.
        lexicon: Cue words of its language.
        seat: Country of the dateline, whose own are no visitors there.

    Attributes:
        subject: Whom the page is about: the subject of the encounter told last.
    """

    def __init__(self, text: str, cues: Cues, lexicon: CueLexicon, seat: str | None = None) -> None:
        self._text = text
        self._cues = cues
        self._lexicon = lexicon
        self._seat = seat
        self.subject: Party | None = None
        self._last: Party | None = None
        self._guest: Party | None = None
        self._genders: dict[str, str] = {}

    def remember(self, zone: str, people: Sequence[Party], told: Sequence[tuple[Sequence[Party], Sequence[Party]]]) -> None:
        """Take in a sentence that was read.

        Args:
            zone: Its zone.
            people: Its parties.
            told: Both sides of each of its encounters.
        """
        for party in people:
            if party.name and (gender := self._title(party)):
                self._genders[party.key] = gender
        for left, right in told:
            if self.subject is None or self.subject.key not in {p.key for p in right}:
                self.subject = _titled(self.subject, left)  # "X lo recibió": it is still about the guest
            met = [p for p in (*right, *left) if p.name]
            abroad = [p for p in met if self._seat not in (None, p.side)]
            self._guest = next(iter(abroad if any(p.side == self._seat for p in met) else [p for p in right if p.name]), self._guest)
        first = next((p for p in people if p.name), None)
        opens = first is not None and (
            (first is people[0] and not self._is_company(first))
            or self._cues.has("led_by", people[0].end, first.start)
            or ", " in self._text[max(0, first.start - _ARTICLE) : first.start]
        )
        if self.subject is None and opens:
            self.subject = first
        if zone == "body" and first is not None:
            lead = next((p for left, _ in told for p in left if p.name), first if opens else None)
            self._last = lead or self._last

    def meant(self, trigger: Cue, sentence: Span, others: Sequence[Party] = ()) -> Party | None:
        """Who the pronoun before a verb or noun is; None where there is no pronoun, or nobody whom it may mean.

        The subject of the sentence before, but whom the page is about where the sentence tells what came next; whom that one met
        where both are of the other side, and first of all where the pronoun says so ("the visitor"); rather whom an honorific shows
        to be of that sex, and nobody of the other.

        Args:
            trigger: The verb or noun.
            sentence: Its sentence.
            others: Those who stand on its other side.
        """
        found = self._cues.within("pronouns", sentence[0], trigger.start)
        if not found:
            return None
        gender, keys = self._gender(found[-1].start, found[-1].end), {p.key for p in others}
        sides = {p.side for p in others if p.side}
        goes_on = self._cues.has_any(_NEXT, sentence[0], trigger.end)
        told: tuple[Party | None, ...] = (self.subject, self._last) if goes_on else (self._last, self.subject)
        guest = self._guest if self._guest and self._guest.side not in sides else None
        if any(cue.end == found[-1].end for cue in self._cues.within("guests", found[-1].start, found[-1].end)):
            told = (guest, *told)
        elif not any(p and p.side not in sides for p in told):
            told = (*told, guest)
        may_be = [p for p in told if p and p.key not in keys and gender in (None, self._genders.get(p.key, gender))]
        return min(may_be, key=lambda p: (p.side in sides, p.key not in self._genders), default=None)

    def _is_company(self, party: Party) -> bool:
        """Whether a word of company leads to who is named first, of whom the sentence is not: "With the Speaker she raised"."""
        before = max(0, party.start - _REACH)
        words = self._lexicon.clause(self._text, max(before, self._text.rfind("\n", before, party.start) + 1), party.start)
        return words[-1:] != [] and words[-1] in self._lexicon.companions

    def _gender(self, start: int, end: int) -> str | None:
        """The sex that a pronoun tells."""
        return next((kind for kind in _GENDERS if self._cues.has(kind, start, end)), None)

    def _title(self, party: Party) -> str | None:
        """The sex that a word right before a name tells, or the word that it begins with: Ms. Andersen, Queen Silvia; no family name."""
        at = party.name_start
        said = self._cues.within_any(_GENDERS, max(0, at - _REACH), party.name_end)
        return next((cue.kind for cue in said if cue.start == at or at - _HONORIFIC <= cue.end <= at), None)


def _titled(known: Party | None, left: Sequence[Party]) -> Party | None:
    """The first person of a subject; whom the text is about already keeps the title that his name alone does not say again."""
    subject = next((p for p in left if p.name), known)
    says_again = subject is not None and known is not None and subject.key == known.key and known.office and not subject.office
    return known if says_again else subject
