"""Which part of a page tells of which meeting, and the topics of that part."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from pipelines.core.meetings.asides import is_aside, names_of_others
from pipelines.core.meetings.further import TAKES_UP, elsewhere, named_in, persons_of, sides_of, top_of
from pipelines.core.meetings.page import Page
from pipelines.core.records import Claim, MeetingReport, Mention, TopicHit, span_of
from pipelines.core.text import Span, Spans
from pipelines.core.topics import Phrase, topic_hits

_TALKING = frozenset({"held", "planned"})
_TELLING = frozenset({"title", "body"})
_RESUMES = ("treated", "proceeds")
"""Kinds of words with which a paragraph returns to the talk behind something else: also on the agenda was."""
_OF_TALK = ("both", "joint", *_RESUMES)
"""Kinds of words behind which a country is what was talked of: they also discussed Lebanon."""
_GOES_ON = (*TAKES_UP, *_RESUMES)
"""Kinds of words with which a paragraph below the last meeting goes on about it: of somebody named before, or of what was treated."""


def hits_of(page: Page, reports: Sequence[MeetingReport], claims: Sequence[Claim], phrases: Sequence[Phrase]) -> list[TopicHit]:
    """Topics of every report of a page.

    A page that tells of one meeting tells of it throughout; of several, see `_regions`. Where a forum is named only after
    "on the sidelines of", it is the venue, not a topic; what an office is for is no topic either, though the forum is for which it speaks,
    unless that sends its envoys to speak of others. Nor is the name of a country that met, where that alone tells of no issue, nor
    whom another meeting of the page was with.
    """
    held = [r for r in reports if r.realis == "held"] or [r for r in reports if r.realis in _TALKING]
    if not held:
        return []
    names = Spans(
        (m for m in page.mentions if m.kind in ("person", "office")), _with_office
    )  # "Ukraine's Minister of Justice": no talk of Ukraine
    talk = [p for p in phrases if p.in_office or not names.cover(p.start, p.end)]
    regions, subjects = _regions(page, held), _subjects(page)
    venues: dict[str, list[Span]] = {}
    for claim in claims:
        if claim.attribute == "forum" and claim.char_start is not None and claim.char_end is not None:
            venues.setdefault(claim.report_id, []).append((claim.char_start, claim.char_end))
    found: list[TopicHit] = []
    for report in held:
        apart, venue = elsewhere(page, report, held), venues.get(report.report_id, ())
        region = [span for span in _own(regions[report.report_id], subjects, report) if span not in apart]
        region = [span for span in region if not is_aside(page, span, report, reports)]
        others = names_of_others(page, report, held, talk)
        found += topic_hits(
            report.report_id,
            report.document_id,
            page.document.text,
            [p for p in talk if p not in others and not (p.names_side and _is_of_side(page, p, report))],
            region,
            _venues(page, venue),
            _raisers(page, region),
        )
    return found


def _is_of_side(page: Page, phrase: Phrase, report: MeetingReport) -> bool:
    """Whether a phrase is the name of a country of a meeting and no more: of one with the Congo, "eastern Congo" is still an issue."""
    named = page.countries.starting(phrase.start, phrase.start)
    return any(m.country in sides_of(report) and phrase.end <= m.char_end for m in named)


def _with_office(mention: Mention) -> Span:
    """Span of a person's name and office."""
    start = mention.char_start if mention.office_start is None else min(mention.office_start, mention.char_start)
    return start, mention.char_end if mention.office_end is None else max(mention.office_end, mention.char_end)


def _regions(page: Page, held: Sequence[MeetingReport]) -> dict[str, list[Span]]:
    """Sentences that tell of each of the meetings of a page.

    Of several meetings, a sentence tells of those that begin in it, else of those of whose own persons it names the most, else of those
    whose own side it names first, else of those that the sentence before it told of; within a paragraph it goes on with that if it may.
    What stands before the first meeting belongs to that, unless that is told as a further one or the sentence is about neither side;
    below the last, a paragraph that takes up none of them, and tells of nothing treated, is the background of the story. A sentence
    that goes on about somebody tells of none that is told further down only.
    """
    first, last = min(r.char_start for r in held), max(r.char_start for r in held)
    top = top_of(page, [r for r in held if r.char_start == first])
    told = [(span, zone) for span, zone in page.told_sentences if span[0] >= top]
    if len(held) < 2:
        return {report.report_id: [span for span, zone in told if zone != "dateline"] for report in held}
    begins = Spans(held, span_of)
    regions: dict[str, list[Span]] = {report.report_id: [] for report in held}
    persons, sides = _owners(held, persons_of), _owners(held, sides_of)
    surnames = {name.rpartition("·")[2]: numbers for name, numbers in persons.items() if "·" in name}
    current, rest, paragraph = list(begins.starting(first, first)), list[MeetingReport](), -1
    for span, zone in (one for one in told if one[1] in _TELLING):
        above, paragraph = paragraph, page.paragraph_of(span[0])
        opened = list(begins.starting(span[0], span[1] - 1))
        own = _of_named(page, span, persons, surnames)
        if not own and zone == "body" and not (paragraph == above and any(paragraph <= r.char_start < span[0] for r in current)):
            own = _first_side(page, span, sides)
        if span[0] > first and ((current and paragraph == above) or page.cues.has_any(TAKES_UP, *span)):
            own = {number for number in own if held[number].char_start < span[1]}
        if opened or own:
            named = [held[number] for number in sorted(own)]
            current = opened or (paragraph == above and [r for r in named if r in current]) or named
        elif span[0] > last and paragraph != above and not page.cues.has_any(_GOES_ON, *span):
            rest, current = current, []
        elif paragraph == above and not current and page.cues.has_any(_RESUMES, *span):
            current = rest
        for report in current:
            if opened or own or span[0] > first or zone != "body" or _leads_to(page, span, report):
                regions[report.report_id].append(span)
    return regions


def _of_named(page: Page, span: Span, persons: Mapping[str, Sequence[int]], surnames: Mapping[str, Sequence[int]]) -> set[int]:
    """The meetings of whose own persons a sentence names the most, else those of a surname that it prints."""
    own = _most(persons.get(name, ()) for name in named_in(page, span))
    return own or {number for name, numbers in surnames.items() if page.text.find(name, *span) >= 0 for number in numbers}


def _leads_to(page: Page, span: Span, report: MeetingReport) -> bool:
    """Whether a sentence above a meeting is about it: up to its end, its paragraph tells of an encounter, or names a side of it."""
    start = page.paragraph_of(span[0])
    named = (m.country or m.name for m in page.sides.starting(start, span[1] - 1))
    return bool(page.cues.encounters(start, span[1])) or any(side in sides_of(report) for side in named)


def _first_side(page: Page, span: Span, sides: Mapping[str, Sequence[int]]) -> set[int]:
    """Numbers of the meetings whose side a sentence names before any other's: "With the Lebanese minister ...".

    What stands behind words for the talk, "they also discussed Lebanon", names what was talked of.
    """
    named = (
        sides.get(m.country or m.name, ())
        for m in page.sides.starting(span[0], span[1] - 1)
        if not page.cues.has_any(_OF_TALK, span[0], m.char_start)
    )
    return set(next((numbers for numbers in named if numbers), ()))


def _most(owners: Iterable[Sequence[int]]) -> set[int]:
    """Numbers of the meetings of which most persons are named."""
    count = Counter(number for numbers in owners for number in numbers)
    return {number for number, named in count.items() if named == max(count.values())}


def _subjects(page: Page) -> dict[Span, Sequence[Mention]]:
    """Sentences of the body to their persons; what names nobody goes on about those before it in the paragraph."""
    found: dict[Span, Sequence[Mention]] = {}
    known: Sequence[Mention] = ()
    paragraph = -1
    for span, zone in page.told_sentences:
        if zone == "body":
            start = page.paragraph_of(span[0])
            known = page.persons_of[span] or (known if start == paragraph else ())
            found[span], paragraph = known, start
    return found


def _own(region: Sequence[Span], subjects: Mapping[Span, Sequence[Mention]], report: MeetingReport) -> list[Span]:
    """A region without its sentences about persons of neither side: the background of a story."""
    names, sides = persons_of(report), sides_of(report)

    def is_apart(people: Sequence[Mention]) -> bool:
        return bool(people) and all(m.country and m.country not in sides and m.name not in names for m in people)

    return [span for span in region if not is_apart(subjects.get(span, ()))]


def _owners(held: Sequence[MeetingReport], names_of: Callable[[MeetingReport], set[str]]) -> dict[str, list[int]]:
    """Names to the numbers of their meetings; those of every meeting tell none from another."""
    found: dict[str, list[int]] = {}
    for number, report in enumerate(held):
        for name in names_of(report):
            found.setdefault(name, []).append(number)
    return {name: numbers for name, numbers in found.items() if len(numbers) < len(held)}


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
    for span in region:
        sides = {m.country for m in page.persons_of[span]}
        found[span] = next(iter(sides)) if len(sides) == 1 else None
    return found
