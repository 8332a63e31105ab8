"""What became of the plan of a meeting, by one page: it stands, or was called off or put off."""

from collections.abc import Iterable, Iterator

from pipelines.core.meetings.cues import Cue
from pipelines.core.meetings.encounter import Encounter
from pipelines.core.meetings.merge import Told
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.stated import Stated
from pipelines.core.text import Span

STANDS, CALLED_OFF, POSTPONED = "stands", "called_off", "postponed"
"""What a page may say of a plan; the first of those that it leaves as they were."""
_TRUST = 0.9
_AFTER = 2
"""Sentences after a plan that may say of "the meeting" that it was called off."""
_SUBJECT = 60
"""Code points between the noun of a meeting and the verb that calls it off: "the meeting, planned for Wednesday, was cancelled"."""
_OBJECT = 16
"""Code points between a verb that calls off and its object: "cancelled the talks"."""


def stated_plans(told: Told, page: Page) -> list[Stated]:
    """A value for each sentence that calls a planned meeting off or puts it off, the words that do so its evidence."""
    if told.realis != "planned":
        return []
    own = [(e.off, e.zone) for e in told.encounters if e.off]
    off = own or [(cue, page.zone_at(cue.start)) for e in told.encounters if e.zone == "body" for cue in _later(e, page)][:1]
    return [Stated("plan_status", _status(cue, page), cue.start, cue.end, zone, "stated", "plan.words", _TRUST) for cue, zone in off]


def plan_status(told: Told, stated: Iterable[Stated]) -> str | None:
    """What became of the plan by what is stated of it first, where any is planned."""
    if told.realis != "planned":
        return None
    return next((s.value for s in stated if s.attribute == "plan_status"), STANDS)


def _status(off: Cue, page: Page) -> str:
    """Whether some words only put a meeting off."""
    return POSTPONED if page.cues.has("puts_off", off.start, off.end) else CALLED_OFF


def _later(encounter: Encounter, page: Page) -> Iterator[Cue]:
    """The words that call off "the meeting" behind its plan, where nobody else is named: "were to meet, but the meeting was cancelled"."""
    (start, end), number = encounter.sentence, page.sentences.index(encounter.sentence[0])
    last = max([encounter.trigger.end, *(p.end for p in encounter.parties if start <= p.start < end)])
    for span in [(last, end), *page.sentences.spans[number + 1 : number + 1 + _AFTER]]:
        if page.zone_at(span[0]) != "body":
            return
        cue = _of_the_meeting(span, page)
        if cue is not None:
            yield cue
        if page.cues.encounters(*span) and page.people.within(*span):
            return  # of another meeting is told from here on


def _of_the_meeting(span: Span, page: Page) -> Cue | None:
    """The words of a span that call off a meeting, subject or object, beside which nobody is named."""
    kinds = ("noun", "verb") if page.lexicon.is_unspaced else ("noun",)  # 会谈被取消: a verb may stand as a noun there
    for noun in page.cues.within_any(kinds, *span):
        behind = (noun.end, min(span[1], noun.end + _SUBJECT))
        before = (max(span[0], noun.start - _OBJECT), noun.start)
        off = next(iter(page.cues.within("called_off", *behind)), None)
        if page.cues.has("background", span[0], noun.start):
            return None  # "last met in May, when a meeting was called off"
        if off and not page.cues.has_any(("blockers", "light_past", "took_place", "verb"), noun.end, off.start):
            return None if page.people.within(span[0], off.start) else off
        for cue in page.cues.within("calls_off", *before):
            if not page.people.within(cue.end, behind[1]):
                return cue
    return None
