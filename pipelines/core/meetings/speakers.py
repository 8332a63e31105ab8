"""Who "I" and "we" are: the publisher, who signs a page, who speaks in a transcript or in quotation marks."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.meetings.parties import PartyReader
from pipelines.core.meetings.party import Party
from pipelines.core.records import Mention
from pipelines.core.text import Span

_OPENING, _CLOSING = '“«"„', '”»"'
"""Quotation marks."""
_QUOTE = 240
"""Code points of a quotation behind the sentence that tells of a meeting, and of its speaker."""
_ATTRIBUTED = 60
"""Code points between a quotation and its speaker."""
_NAMED_AFTER = re.compile(r"[,，]|\s[-–—]|[–—]")
"""Signs around a closing quotation mark that lead to the speaker."""
_STOP = re.compile(r"\n|\w{4}[.!?…]\s|[。！？]")
"""The end of a line, or of a sentence but not of an honorific: said Dr."""
_LINE = 0.9
"""Share of a line that its author's name and office make up."""
_LEAD = 5
"""Code points between "by" and who speaks: an article."""
_OBJECT = 6
"""Code points behind a verb in which "me" stands."""
_FIRST_PERSON = 12
"""Code points behind a trigger in which "I" may stand."""


class SpeakerReader:
    """Keeps who speaks on a page, sentence by sentence and in order.

    Args:
        reader: Parties of the document.
        cues: Its cues.
        home: Side that the publisher speaks for: who "I" and "we" are.
        author: Finds who signs the page: who "I" is on a page of nobody's.

    Attributes:
        home: Side that the publisher speaks for.
    """

    def __init__(self, reader: PartyReader, cues: Cues, home: str | None, author: Callable[[], Mention | None]) -> None:
        self._reader = reader
        self._cues = cues
        self.home = home
        self._author = author
        self._speaker: Party | None = None
        self._line: Party | None = None
        self._heading: Party | None = None

    @cached_property
    def author(self) -> Party | None:
        """Who signs the page; few pages have an "I" or a dropped subject that asks for it."""
        author = self._author()
        return self._reader.party(author)._replace(office_start=None, office_end=None) if author else None

    @property
    def _signer(self) -> Party | None:
        """Who "I" is: the speaker of a transcript, the author, else whom a line or the title tells."""
        return self._speaker or self.author or self._line

    def remember(self, sentence: Span, zone: str, people: Sequence[Party]) -> None:
        """Take in a sentence that was read.

        Args:
            sentence: Its span.
            zone: Its zone.
            people: Its parties.
        """
        self._sign(sentence, people)
        if zone == "title":
            named = [p for p in people if p.name and p.office]
            is_heading = len(named) == 1 and self._cues.has("notes", *sentence)
            self._heading = named[0] if is_heading or self._is_after_meeting(sentence, named, people) else None

    def _is_after_meeting(self, title: Span, named: Sequence[Party], people: Sequence[Party]) -> bool:
        """Whether a title says who spoke after a meeting with another side: "Remarks by X after his meeting with Y"; not "with farmers"."""
        led = self._cues.within("remarks", title[0], named[0].start) if named else []
        if not led or named[0].start - led[-1].end > _LEAD:
            return False
        results = self._cues.within("results", named[0].end, title[1])
        return bool(results) and any(p.start >= results[0].end and p.key != named[0].key for p in people)

    def _sign(self, sentence: Span, people: Sequence[Party]) -> None:
        """A line that is nothing but a name and an office is the author's: who "I" is on a page of nobody's."""
        length = sentence[1] - sentence[0]
        if (
            len(people) == 1
            and people[0].name
            and people[0].office
            and people[0].side
            and people[0].end - people[0].start >= _LINE * length
        ):
            self._line = self._line or people[0]

    def speaks(self, speaker: Party) -> None:
        """From here on, "I" is the speaker of a transcript."""
        self._speaker = speaker

    def me(self, trigger: Cue) -> tuple[Party, ...]:
        """The publisher as object: "called me"."""
        return (self.publisher(trigger),) if self._cues.has("first_object", trigger.end, trigger.end + _OBJECT) else ()

    def publisher(self, trigger: Cue) -> Party:
        """The publisher's own side, by name where the page is signed."""
        span = (trigger.start, trigger.end)
        signer = self._signer
        if signer and self.home in (None, signer.side):
            return signer._replace(start=span[0], end=span[1], name_start=span[0], name_end=span[1], rule="party.publisher")
        return Party(self.home or "~publisher", None, None, None, self.home, None, *span, *span, False, "party.publisher")

    def is_first_person(self, trigger: Cue, sentence: Span) -> bool:
        """Whether "I" or "we" stands before a trigger or right behind it."""
        return self._cues.has("first_person", sentence[0], trigger.end + _FIRST_PERSON)

    def quoted(self, trigger: Cue, sentence: Span) -> Party | None:
        """Who says what stands in the quotation marks around a trigger whose subject is "I" or left out: «Встретился с X», – написал Y."""
        opens = self._reader.text[sentence[0] : trigger.start].lstrip()[:1]
        is_dropped = opens != "" and opens in _OPENING and not self._reader.people(sentence[0], trigger.start)
        return self._quoted(trigger, sentence) if is_dropped or self.is_first_person(trigger, sentence) else None

    def take_heading(self, others: Sequence[Party]) -> None:
        """From here on, "I" is whose notes the title says the page to be, where nobody signs it: "Notes of Ambassador X"."""
        heading = self._heading
        if heading and self._signer is None and self.home in (None, heading.side) and heading.key not in {p.key for p in others}:
            self._line = heading

    def _quoted(self, trigger: Cue, sentence: Span) -> Party | None:
        """Who says what stands in the quotation marks around a trigger: "I met with X," Y wrote."""
        text = self._reader.text
        if not any(sign in text[sentence[0] : trigger.start] for sign in _OPENING):
            return None
        end = min(len(text), sentence[1] + _QUOTE)
        close = next((at for at in range(trigger.end, end) if text[at] in _CLOSING or text[at] == "\n"), end)
        if close == end or text[close] == "\n":
            return None
        after = self._reader.people(close, close + _QUOTE)
        is_speaker = bool(after and after[0].name and after[0].side) and _leads_to_speaker(text, close, after[0].start)
        return after[0] if is_speaker else None


def _leads_to_speaker(text: str, close: int, start: int) -> bool:
    """Whether the sentence of a quotation goes on behind its closing mark to a party: with a comma, a dash or in small letters."""
    between = text[close + 1 : start]
    if len(between) > _ATTRIBUTED or _STOP.search(between):
        return False
    return bool(_NAMED_AFTER.search(text, close - 1, close + 3)) or between.lstrip()[:1].islower()
