"""A document with everything that was found in it, as the readers of meetings see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.core.meetings.cues import CueLexicon, Cues
from pipelines.core.records import DateMention, Document, Mention
from pipelines.core.text import Sentences, Span


@dataclass(frozen=True, slots=True)
class Page:
    """One document and its mentions.

    Attributes:
        document: The document.
        mentions: Its names, sorted by span.
        dates: Its dates in the text, sorted by span.
        sentences: Its sentences.
        cues: Its cues.
        lexicon: Cue words of its language.
        home: Country or organization that the publisher speaks for, if any.
        day: Day of publication in the publisher's zone.
        author: Who signs it with name and office, and so is "I" on it; its spans index the byline.
    """

    document: Document
    mentions: Sequence[Mention]
    dates: Sequence[DateMention]
    sentences: Sentences
    cues: Cues
    lexicon: CueLexicon
    home: str | None
    day: date | None
    author: Mention | None = None

    @property
    def text(self) -> str:
        """Text of the document."""
        return self.document.text

    def told_sentences(self) -> list[tuple[Span, str]]:
        """Sentences with their zone, in order; a dateline is parted from the sentence that it begins."""
        zones = self.document.zones
        found: list[tuple[Span, str]] = []
        number = 0
        for start, end in self.sentences.spans:
            while number + 1 < len(zones) and zones[number].char_end <= start:
                number += 1
            if number + 1 < len(zones) and zones[number].zone == "dateline" and zones[number].char_end < end:
                found.append(((start, zones[number].char_end), "dateline"))
                start = zones[number + 1].char_start
                number += 1
            found.append(((start, end), zones[number].zone if zones else "body"))
        return found

    @property
    def title(self) -> Span | None:
        """Span of the title, if the document has one."""
        return next(((z.char_start, z.char_end) for z in self.document.zones if z.zone == "title"), None)

    def zone_at(self, position: int) -> str:
        """Zone of a position; body where none is known."""
        return next((z.zone for z in self.document.zones if z.char_start <= position < z.char_end), "body")
