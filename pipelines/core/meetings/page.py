"""A document with everything that was found in it, as the readers of meetings see it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from operator import ne

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cues
from pipelines.core.records import DateMention, Document, Mention, Zone, span_of
from pipelines.core.text import Sentences, Span, Spans, itself

_VARIANT = 20
"""A page in the variants of the listed characters has one of them among so many, at least."""
_NEWS = timedelta(days=14)
"""How long before the day of its head a page's meetings may have been."""

_HEADLINE = re.compile(r"[^;；\s][^;；]*")
"""What stands in a headline between semicolons."""


@dataclass(frozen=True)
class Page:
    """One document and its mentions; what is looked up by place is sorted out when it is first asked for.

    Attributes:
        document: The document.
        text: Its text as it is read: in the characters that the words of its language are listed in.
        mentions: Its names, sorted by span.
        dates: Its dates in the text, sorted by span.
        sentences: Its sentences.
        cues: Its cues.
        lexicon: Cue words of its language.
        home: Country or organization that the publisher speaks for, if any.
        day: Day of publication in the publisher's zone.
        author: Finds who signs it with name and office, and so is "I" on it; spans index the byline.
    """

    document: Document
    text: str
    mentions: Sequence[Mention]
    dates: Sequence[DateMention]
    sentences: Sentences
    cues: Cues
    lexicon: CueLexicon
    home: str | None
    day: date | None
    author: Callable[[], Mention | None]

    @cached_property
    def told_sentences(self) -> list[tuple[Span, str]]:
        """Sentences with their zone, in order, without the lines above a text.

        A dateline is parted from the sentence that it begins, and what a headline tells on either side of a semicolon.
        """
        zones = self.document.zones
        found: list[tuple[Span, str]] = []
        number = 0
        last = len(zones) - 1
        for start, end in self.sentences.spans:
            while number < last and zones[number].char_end <= start:
                number += 1
            zone = zones[number].zone if zones else "body"
            if zone == "dateline" and number < last and zones[number].char_end < end:
                found.append(((start, zones[number].char_end), zone))
                number += 1
                start, zone = zones[number].char_start, zones[number].zone
            if zone == "title":
                found += ((part.span(), zone) for part in _HEADLINE.finditer(self.text, start, end))
            elif zone != "setting":
                found.append(((start, end), zone))
        return found

    @cached_property
    def native(self) -> str | None:
        """Country whose officials its language may name without it: that of its script, where the language has several."""
        printed = self.document.text
        is_variant = self.text is not printed and sum(map(ne, self.text, printed)) * _VARIANT > len(printed)
        return (self.lexicon.variant_country if is_variant else self.lexicon.local_country) or None

    @cached_property
    def people(self) -> Spans[Mention]:
        """Its persons."""
        return Spans([m for m in self.mentions if m.kind == "person"], span_of)

    @cached_property
    def bearers(self) -> Spans[Mention]:
        """Its persons, and its offices whose bearers it does not name."""
        return Spans([m for m in self.mentions if m.kind in ("person", "office")], span_of)

    @cached_property
    def forums(self) -> list[Span]:
        """Where its forums are named."""
        return [span_of(m) for m in self.mentions if m.kind == "forum"]

    @cached_property
    def convening(self) -> Spans[Mention]:
        """Its groups of officials and its bodies: whose an event may be."""
        return Spans([m for m in self.mentions if m.kind == "organization" or (m.kind == "office" and m.method == "group")], span_of)

    @cached_property
    def offices(self) -> Spans[Span]:
        """Where the offices of those who bear one are printed."""
        spans = ((m.office_start, m.office_end) for m in self.mentions if m.office_start is not None)
        return Spans([(start, end) for start, end in spans if start is not None and end is not None], itself)

    @cached_property
    def countries(self) -> Spans[Mention]:
        """Its countries."""
        return Spans([m for m in self.mentions if m.kind == "country"], span_of)

    @cached_property
    def nations(self) -> Spans[Mention]:
        """Its countries, organizations and places, where it prints their names and no adjective."""
        return Spans([m for m in self.mentions if m.kind in ("country", "organization", "place") and m.method == "name"], span_of)

    @cached_property
    def sides(self) -> Spans[Mention]:
        """What may name a side of a meeting: its countries, organizations and offices whose bearers it does not name."""
        return Spans([m for m in self.mentions if m.kind in ("country", "organization", "office")], span_of)

    @cached_property
    def days(self) -> Spans[DateMention]:
        """Its dates."""
        return Spans(self.dates, span_of)

    def opening(self, count: int) -> list[Span]:
        """The first sentences of the body."""
        return [*islice((span for span, zone in self.told_sentences if zone == "body"), count)]

    @cached_property
    def wordings_of(self) -> Mapping[str, Sequence[Mention]]:
        """Key of each person to the first mention of each wording by which the text names or means the person."""
        found: dict[str, dict[tuple[str, str | None, str], Mention]] = {}
        for mention in self.mentions:
            if mention.kind == "person" and mention.entity_id:
                found.setdefault(mention.entity_id, {}).setdefault((mention.surface, mention.office, mention.method), mention)
        return {key: tuple(wordings.values()) for key, wordings in found.items()}

    @cached_property
    def persons_of(self) -> Mapping[Span, Sequence[Mention]]:
        """The persons named in each of its sentences: those that begin in it."""
        return {span: list(self.people.starting(span[0], span[1] - 1)) for span, _ in self.told_sentences}

    def names_forum(self, span: Span) -> bool:
        """Whether a forum is named in a sentence."""
        return any(m.kind == "forum" and span[0] <= m.char_start < span[1] for m in self.mentions)

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.char_start for zone in self.document.zones]

    @cached_property
    def setting_day(self) -> DateMention | None:
        """The day that the head says the page's meeting was on.

        None where it tells none or several, or where the text tells of other days just before: "from July 14 to 18".
        """
        days = [d for d in self.dates if d.precision == "day" and d.relation == "on" and self.zone_at(d.char_start) == "setting"]
        if len({day.edtf for day in days}) != 1 or any(self.is_rival(d, days[0]) for d in self.dates):
            return None
        return days[0]

    def is_rival(self, mention: DateMention, day: DateMention) -> bool:
        """Whether the text tells another day, just before the one that its head tells."""
        if day.first_day is None or mention.last_day is None or mention.precision not in ("day", "range") or mention.relation != "on":
            return False
        is_near = mention.edtf != day.edtf and day.first_day - _NEWS <= mention.last_day <= day.first_day
        return is_near and self.zone_at(mention.char_start) == "body" and not self.is_aside(mention)

    def is_aside(self, mention: DateMention) -> bool:
        """Whether a date is counted from the day of a story that has begun before it: "The day before, he had met Y"."""
        opening = next((end for (_, end), zone in self.told_sentences if zone == "body"), 0)
        return mention.char_start >= opening and self.is_past(mention.char_start, mention.char_end)

    @cached_property
    def title(self) -> Span | None:
        """Span of the title, if the document has one."""
        return next(((z.char_start, z.char_end) for z in self.document.zones if z.zone == "title"), None)

    def zone_of(self, position: int) -> Zone | None:
        """The paragraph that holds a position, if one does."""
        number = bisect_right(self._zone_starts, position) - 1
        found = self.document.zones[number] if number >= 0 else None
        return found if found and position < found.char_end else None

    def paragraph_of(self, position: int) -> int:
        """Where the paragraph that holds a position begins; -1 where none does."""
        here = self.zone_of(position)
        return here.char_start if here else -1

    def in_clause(self, start: int, end: int) -> bool:
        """Whether a relative clause begins between two places: "discussed Syria, where fighting began last week"."""
        return start < end and any(word in self.lexicon.relatives for word in self.lexicon.words(self.text, start, end))

    def is_of_next(self, verb: int, position: int) -> bool:
        """Whether a day or place is of the verb after, in languages that tell both before it: 1日在内比都同X会谈，2日在仰光会见Y.

        Args:
            verb: End of the verb before it.
            position: Where the day or place begins.
        """
        signs = self.lexicon.clause_signs
        return self.lexicon.is_unspaced and verb < position and not signs.isdisjoint(self.text[verb:position])

    def is_past(self, day: int, position: int) -> bool:
        """Whether the story has left the day that ends at ``day`` when it comes to a place: "On Monday he left. Next day he met Y"."""
        return self.cues.has("another_day", day, position)

    def zone_at(self, position: int) -> str:
        """Zone of a position; body where none is known."""
        found = self.zone_of(position)
        return found.zone if found else "body"
