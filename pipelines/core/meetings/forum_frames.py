"""The forum at which a page sets its meetings: told in its title, or in its body before them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from pipelines.core.knowledge import ForumEvent
from pipelines.core.meetings.frames import is_memory
from pipelines.core.meetings.merge import Told
from pipelines.core.meetings.page import Page
from pipelines.core.records import Mention
from pipelines.core.text import Span, Spans

_THERE = ("sidelines", "sidelines_after", "attended", "rounds", "took_place", "visit")
"""Cues of a sentence that tells who was where."""
HELD = ("took_place", "attended")
"""Cues of a sentence that tells of an event itself."""
_BEFORE = timedelta(days=3)
"""How long before a forum a page tells of what was held on its margins."""
_AFTER = timedelta(days=5)
"""How long after a forum a page tells of it."""


def told_before(page: Page, forums: Spans[Mention], position: int) -> Iterator[tuple[Mention, Span]]:
    """Forums that the body names before a place, each with its sentence."""
    for mention in forums.within(0, position):
        if page.zone_at(mention.char_start) == "body":
            yield mention, page.sentences.at(mention.char_start)


def framing(told: Told, page: Page, forums: Spans[Mention], is_set: bool) -> Iterator[Mention]:
    """Forums that a page names where it sets a meeting, without saying that this was beside them: its title, then what stands before.

    Args:
        told: The meeting.
        page: The page.
        forums: Its forums.
        is_set: Whether its day or its city is known; else a sentence before must say that somebody was at the forum.
    """
    if page.title:
        yield from forums.within(*page.title)
    if told.lead.zone != "body":
        return
    for mention, span in told_before(page, forums, told.lead.trigger.start):
        is_office = page.offices.cover(mention.char_start - 1, mention.char_end)
        if not is_office and (is_set or page.cues.has_any(_THERE, *span)):
            yield mention


def held_with(events: Sequence[ForumEvent], day: date | None, published: date | None) -> ForumEvent | None:
    """The edition that a meeting may be beside: of its day; without one, the one of which the page is news."""
    if day:
        return next((e for e in events if e.start_on <= day <= e.end_on), None)
    if published is None:
        return None
    return next((e for e in events if e.start_on <= published <= e.end_on + _AFTER), None)


def edition(events: Iterable[ForumEvent], day: date | None) -> ForumEvent | None:
    """The one edition of a series that was being held about a day."""
    if day is None:
        return None
    near = [e for e in events if e.start_on - _BEFORE <= day <= e.end_on + _AFTER]
    return near[0] if len(near) == 1 else None


def is_news(events: Sequence[ForumEvent], span: Span, page: Page) -> bool:
    """Whether a forum told in a sentence may be news of the page: neither of an old day nor, where its editions are listed, of none."""
    return not is_memory(span, page) and (not events or edition(events, page.day) is not None)


def another_between(there: Span, position: int, page: Page) -> bool:
    """Whether a sentence between the one that tells of a forum and a place behind it says that another event was held or attended."""
    first, last = (page.sentences.index(where) for where in (there[0], position))
    return any(page.cues.has_any(HELD, *span) for span in page.sentences.spans[first + 1 : last])


def iso_day(value: str) -> date | None:
    """The day of an EDTF value, where it is one day."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
