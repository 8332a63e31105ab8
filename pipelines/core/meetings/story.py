"""The day of a page's story: the one of these days on which it tells that a party did something."""

from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from pipelines.core.meetings.encounter import Encounter
from pipelines.core.meetings.frames import FRESH
from pipelines.core.meetings.merge import Told
from pipelines.core.meetings.page import Page
from pipelines.core.records import DateMention, Mention, span_of
from pipelines.core.text import Span, Spans

_PLAN = 60
"""Code points before a day in which a word makes it one of a plan."""
_CLOCKS = timedelta(days=1)
"""What was held may lie a day after publication on another clock."""
_SIGNS = 4
"""Code points beside a day that stands alone: "Mardi 5 novembre 2024."."""
_LINE = 40
"""Code points of a sentence that is nothing but a day and a place."""
_PLANNED = 24
"""Code points behind a day in which a plan makes it one to come: "Today he leaves for"."""
_ANYBODY = ("", "")
"""Key of the days that are those of any party."""

_Key = tuple[str, str]
"""What a party may be told by: its own key, or its side or office without a name."""


class _Day(NamedTuple):
    """A day of the story, and whether its sentence tells of no encounter."""

    mention: DateMention
    is_apart: bool


class StoryReader:
    """Reads the days of the story of one page: what does not depend on the meeting is read once, when it is first asked for.

    Args:
        page: The page.
    """

    def __init__(self, page: Page) -> None:
        self._page = page

    def day(self, told: Told) -> DateMention | None:
        """The one day on which the page, up to a meeting, tells that a party did something; else the one after it.

        None where it tells several, where the meeting's own sentences tell another time, or where it is only added to others.
        """
        own = [e.sentence for e in told.encounters if e.zone == "body"] or [e.sentence for e in told.encounters]
        is_added = told.lead.is_besides and told.lead.rule != "meeting.separately"
        if self._page.day is None or is_added or any(self._is_told(e) for e in told.encounters if e.sentence in own):
            return None
        days, places = self._days
        days = [days[number] for number in sorted({number for key in _keys(told) for number in places.get(key, ())})]
        before = [day for day in days if day.mention.char_start < own[0][0]]
        if before and self._page.is_past(before[-1].mention.char_end, own[0][0]):
            return None
        found = before or [day for day in days if day.is_apart]
        return found[-1].mention if found and len({day.mention.edtf for day in found}) == 1 else None

    def _is_told(self, encounter: Encounter) -> bool:
        """Whether the sentence of a meeting tells a time of its own: none of a clause of another ("their first since he took office")."""
        end, cues = encounter.trigger.end, self._page.cues
        days = (d for d in self._page.days.within(*encounter.sentence) if not self._is_to_come(d))
        return any(not cues.has("bounds", min(end, d.char_start), d.char_start) for d in days)

    def _is_to_come(self, mention: DateMention) -> bool:
        """Whether a date lies well after publication: "this meeting comes weeks before Friday's celebration"."""
        return bool(self._page.day and mention.first_day and mention.first_day > self._page.day + _CLOCKS)

    @cached_property
    def _days(self) -> tuple[list[_Day], dict[_Key, list[int]]]:
        """The days just before publication that the body tells of, and the numbers of those of each party."""
        page, found, places = self._page, list[_Day](), dict[_Key, list[int]]()
        cities = Spans([m for m in page.mentions if m.kind == "place"], span_of)
        for mention in page.dates:
            if not self._is_fresh(mention):
                continue
            span = page.sentences.at(mention.char_start)
            for key in (_ANYBODY,) if self._is_of_anybody(mention, span, cities) else self._about(span):
                places.setdefault(key, []).append(len(found))
            found.append(_Day(mention, not page.cues.encounters(*span) and not page.is_aside(mention)))
        return found, places

    def _is_fresh(self, mention: DateMention) -> bool:
        """Whether a date of the body is a day just before publication, and no plan for its evening."""
        page = self._page
        if mention.precision != "day" or mention.relation != "on" or mention.first_day is None or page.day is None:
            return False
        if page.zone_at(mention.char_start) != "body" or not timedelta(0) <= page.day - mention.first_day <= FRESH:
            return False
        start, end = page.sentences.at(mention.char_start)
        start = max(start, mention.char_start - _PLAN)
        start = page.text.rfind(",", start, mention.char_start) + 1 or start  # "will build a bridge, the two announced on Tuesday"
        if mention.first_day != page.day:
            return True
        planned = page.cues.within("planned", start, min(end, mention.char_end + _PLANNED))
        return all(page.offices.cover(cue.start, cue.end) for cue in planned)  # "the Special Representative for the Sahel said today"

    def _is_of_anybody(self, mention: DateMention, span: Span, cities: Spans[Mention]) -> bool:
        """Whether a day stands alone, or on a line with a place, "Wednesday, March 19, Vilnius.", or in a sentence about both sides."""
        page, (start, end) = self._page, span
        is_bare = end - start - (mention.char_end - mention.char_start) <= _SIGNS
        is_line = end - start <= _LINE and not page.bearers.within(start, end)
        if is_line and (is_bare or any(True for _ in cities.starting(start, end - 1))):
            return True
        if self._opens(span):
            return True
        if not page.cues.has("both", start, end):
            return False
        return page.lexicon.lead(page.text, start, mention.char_start) not in page.lexicon.object_breaks  # "the agreement of 21 October"

    def _opens(self, span: Span) -> bool:
        """Whether a sentence opens the story with its meetings and one day before it names anybody: "A day of audiences on Tuesday"."""
        page = self._page
        if page.bearers.within(*span) or not page.cues.encounters(*span) or len({d.edtf for d in page.days.within(*span)}) > 1:
            return False
        return not any(page.zone_at(m.char_start) == "body" for m in page.bearers.starting(0, span[0] - 1))

    def _about(self, span: Span) -> set[_Key]:
        """Whom a sentence names, or by office or side without a name; of an event that was held, a country is enough."""
        page = self._page
        bearers = list(page.bearers.starting(span[0], span[1] - 1))
        if page.cues.has("took_place", *span):
            bearers += page.countries.starting(span[0], span[1] - 1)
        found = {("key", m.entity_id) for m in bearers if m.entity_id}
        for mention in bearers:
            if mention.kind != "person" and (side := mention.country or mention.organization):
                found.add(("side", side))
            elif mention.kind != "person" and mention.office:
                found.add(("office", mention.office))
        return found


def _keys(told: Told) -> list[_Key]:
    """What the parties of a meeting may be told by."""
    keys = {("key", p.key) for p in told.parties} | {("side", p.side) for p in told.parties if p.side}
    return [_ANYBODY, *keys, *{("office", p.office) for p in told.parties if p.office}]
