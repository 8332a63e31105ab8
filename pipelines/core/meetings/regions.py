"""Which part of a page tells of which meeting, and the topics of that part."""

from collections.abc import Sequence

from pipelines.core.meetings.page import Page
from pipelines.core.records import Claim, MeetingReport, Mention, TopicHit
from pipelines.core.text import Span
from pipelines.core.topics import Phrase, topic_hits

_TALKING = frozenset({"held", "planned"})


def hits_of(page: Page, reports: Sequence[MeetingReport], claims: Sequence[Claim], phrases: Sequence[Phrase]) -> list[TopicHit]:
    """Topics of every report of a page.

    A page that tells of one meeting tells of it throughout; of several, each has the text from its own sentence up to
    that of the next. Where a forum is named only after "on the sidelines of", it is the venue, not a topic.
    """
    told = page.told_sentences()
    held = [r for r in reports if r.realis == "held"] or [r for r in reports if r.realis in _TALKING]
    found: list[TopicHit] = []
    for report in reports:
        if report not in held:
            continue
        region = _region(report, held, told)
        venue = [
            (c.char_start, c.char_end)
            for c in claims
            if c.report_id == report.report_id and c.attribute == "forum" and c.char_start is not None and c.char_end is not None
        ]
        found += topic_hits(report.report_id, report.document_id, page.text, phrases, region, _venues(page, venue), _raisers(page, region))
    return found


def _region(report: MeetingReport, held: Sequence[MeetingReport], told: Sequence[tuple[Span, str]]) -> list[Span]:
    if len(held) == 1:
        return [span for span, _ in told]
    starts = sorted({r.char_start for r in held})
    following = next((s for s in starts if s > report.char_start), None)
    first = report.char_start
    return [span for span, zone in told if zone in ("body", "dateline") and span[0] >= first and (following is None or span[0] < following)]


def _venues(page: Page, stated: Sequence[Span]) -> list[Span]:
    """The forum's own words and everything up to the end of their noun phrase, with the cue before them."""
    found = []
    for start, end in stated:
        cue = next((c for c in page.cues.within("sidelines", max(0, start - 60), start)), None)
        found.append((cue.start if cue else start, end))
    named = page.cues.within("sidelines", 0, len(page.text))
    return [*found, *((cue.start, min(page.sentences.at(cue.start)[1], cue.end + 90)) for cue in named)]


def _raisers(page: Page, region: Sequence[Span]) -> dict[Span, str | None]:
    """The side that speaks in each sentence: that of its first person, if all its persons are of one side."""
    found: dict[Span, str | None] = {}
    people: list[Mention] = [m for m in page.mentions if m.kind == "person"]
    for span in region:
        sides = {m.country for m in people if span[0] <= m.char_start < span[1]}
        found[span] = next(iter(sides)) if len(sides) == 1 else None
    return found
