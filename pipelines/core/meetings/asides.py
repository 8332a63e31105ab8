"""What a page prints beside the talk of a meeting: facts of long ago, visits to places, and who else was met."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from pipelines.core.meetings.further import TAKES_UP, named_in, sides_of
from pipelines.core.meetings.page import Page
from pipelines.core.records import MeetingReport
from pipelines.core.text import Span
from pipelines.core.topics import Phrase

_SPOKEN = ("joint", "said", "addresses")
"""Kinds of words with which a sentence tells what was said."""
_start = attrgetter("start")


def is_aside(page: Page, span: Span, report: MeetingReport, reports: Sequence[MeetingReport]) -> bool:
    """Whether a sentence below a meeting tells of no talk, but that somebody toured a place or will, or what was signed long ago.

    Args:
        page: The page.
        span: The sentence.
        report: The meeting.
        reports: All that the page tells, also of the past or to come.
    """
    opened = (r for r in reports if span[0] <= r.char_start < span[1])
    if span[0] <= report.char_start or page.zone_at(span[0]) != "body" or any(r is report or r.realis == "held" for r in opened):
        return False
    if page.cues.has_any(_SPOKEN, *span):
        return False
    return page.cues.has("asides", *span) or _is_record(page, span, report)


def _is_record(page: Page, span: Span, report: MeetingReport) -> bool:
    """Whether a sentence tells, of nobody, what has stood since a day before the meeting's."""
    if not page.cues.has("standing", *span) or page.cues.encounters(*span) or named_in(page, span):
        return False
    if page.cues.has_any(TAKES_UP, *span):
        return False
    held, days = report.held_on or page.day, (d.last_day for d in page.days.starting(span[0], span[1] - 1))
    return any(day and held and day < held for day in days)


def names_of_others(page: Page, report: MeetingReport, held: Sequence[MeetingReport], talk: Sequence[Phrase]) -> set[Phrase]:
    """Phrases that only name whom another meeting was with, where a title or a sentence tells of several: "meets the leaders of X, Y".

    Args:
        page: The page.
        report: The meeting.
        held: All meetings of the page.
        talk: Phrases of topics, by start.
    """
    own = sides_of(report)
    others = {side for other in held for side in sides_of(other)} - own
    found: set[Phrase] = set()
    for start, end in _rolls(page, held) if others else ():
        named = [m for m in page.sides.starting(start, end - 1) if (m.country or m.name) in others]
        phrases = talk[bisect_left(talk, start, key=_start) : bisect_left(talk, end, key=_start)]
        found |= {p for p in phrases if any(m.char_start < p.end and p.start < m.char_end for m in named)}
    return found


def _rolls(page: Page, held: Sequence[MeetingReport]) -> list[Span]:
    """Where a page lists whom several meetings were with: its title, and a sentence that tells of several, up to its last person."""
    counts = Counter(page.sentences.at(r.char_start) for r in held)
    found = [] if page.title is None or not page.cues.encounters(*page.title) else [page.title]
    for (start, end), number in counts.items():
        if number > 1:
            found.append((start, max((m.char_end for m in page.people.starting(start, end - 1)), default=end)))
    return found
