"""Where a page tells of a further meeting that was not understood: what stands there is the talk of no other."""

from collections.abc import Sequence

from pipelines.core.meetings.page import Page
from pipelines.core.records import MeetingReport
from pipelines.core.text import Span

TAKES_UP = ("both", "joint", "pronouns")
"""Kinds of words that speak of somebody named before: the two ministers, she."""
_FURTHER = ("besides", "sequel", "returns")
"""Kinds of words with which a page goes on to a further meeting: he also met, in the afternoon, before going back."""
_ENCOUNTER = ("verb", "noun")


def top_of(page: Page, opening: Sequence[MeetingReport]) -> int:
    """Where a page begins to tell of its first meetings.

    That is its head, unless they are told as further ones below a paragraph about another: what stands above "in the afternoon
    she was received by" is the talk of that other, which was not understood.

    Args:
        page: The page.
        opening: The meetings that its first sentence of a meeting tells of.

    Returns:
        The first code point that may tell of them.
    """
    start, end = page.sentences.at(opening[0].char_start)
    if not _goes_on(page, (start, end)):
        return 0
    names = {name for report in opening for name in persons_of(report)}
    above = [(span, zone) for span, zone in page.told_sentences if span[1] <= start]
    if any(len(named_in(page, span) & names) > 1 for span, _ in above):
        return 0
    paragraph = page.paragraph_of(start)
    others = (span for span, zone in above if zone == "body" and page.paragraph_of(span[0]) != paragraph)
    return start if any(page.cues.has_any(_ENCOUNTER, *span) for span in others) else 0


def elsewhere(page: Page, report: MeetingReport, held: Sequence[MeetingReport]) -> set[Span]:
    """Sentences below a meeting that tell of another which was not understood.

    They begin with one that tells how somebody met a person who was not at this meeting, on another day or as a further meeting,
    and end where the next meeting is told or a person of this one is named who was not named there.
    """
    found: set[Span] = set()
    own, known = persons_of(report), set[str]()
    opens = {page.sentences.at(r.char_start) for r in held}
    is_away = False
    for span, zone in page.told_sentences:
        if zone != "body" or span[0] <= report.char_start:
            continue
        named = named_in(page, span)
        if span in opens:
            is_away = False
        elif _is_other(page, span, named, report):
            is_away, known = True, named
        elif is_away and named & own - known:
            is_away = False
        if is_away:
            found.add(span)
    return found


def persons_of(report: MeetingReport) -> set[str]:
    """Names of the persons of a meeting."""
    return {p.person for p in report.participants if p.person}


def sides_of(report: MeetingReport) -> set[str]:
    """Countries and organizations of a meeting."""
    return {side for p in report.participants for side in (p.country, p.organization) if side}


def named_in(page: Page, span: Span) -> set[str]:
    """Names of the persons of a sentence."""
    return {m.name for m in page.persons_of[span]}


def _is_other(page: Page, span: Span, named: set[str], report: MeetingReport) -> bool:
    """Whether a sentence tells of a further encounter with somebody who was not at a meeting, and takes up nobody."""
    own = persons_of(report)
    if not named - own or len(named & own) > 1 or not page.cues.encounters(*span):
        return False
    if page.cues.has_any(TAKES_UP, span[0], page.cues.encounters(*span)[0].end):
        return False
    days = (d.first_day for d in page.days.starting(span[0], span[1] - 1) if d.precision == "day")
    return _goes_on(page, span) or (bool(report.held_on) and any(day and day != report.held_on for day in days))


def _goes_on(page: Page, span: Span) -> bool:
    """Whether a sentence says before its verb that what it tells is one thing more."""
    encounters = page.cues.encounters(*span)
    stop = encounters[0].start if encounters else span[1]
    return page.cues.has_any(_FURTHER, span[0], stop)
