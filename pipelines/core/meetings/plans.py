"""What became of the plan of a meeting, by one page: it stands, or was called off or put off."""

import re
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

_DAY = 8
"""Code points of the small words before a day or a place: "the talks on Monday"."""
_DENIAL = 20
"""Code points of a denial and its verb before the words that it denies."""
_OF = "的"
"""What makes an owner's of a noun behind it, in a script without spaces."""
_SIGNS = frozenset(",;:.–—(")
"""Signs behind which a clause begins."""
_PARTING = ("blockers", "light_past", "took_place", "verb")
"""What parts the noun of a meeting from words that call something off."""


def stated_plans(told: Told, page: Page) -> list[Stated]:
    """A value for each sentence that calls a planned meeting off or puts it off, the words that do so its evidence."""
    if told.realis != "planned":
        return []
    own = [(e.off, e.zone) for e in told.encounters if e.off and not (_is_upheld(e.off, page) or _is_moved(e.off, page))]
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


def _is_upheld(off: Cue, page: Page) -> bool:
    """Whether the words that call off are themselves denied: «встреча не отменена»."""
    return any(cue.end >= off.end for cue in page.cues.within("upheld", off.start - _DENIAL, off.end))


def _is_moved(off: Cue, page: Page) -> bool:
    """Whether the words that put off say only that the meeting is to be elsewhere: «перенесены в Бишкек»."""
    if _status(off, page) != POSTPONED:
        return False
    places = (m for m in page.nations.starting(off.end, off.end + _DAY) if m.kind != "organization")
    return any(page.text[off.end : m.char_start].strip().lower() in page.lexicon.place_words for m in places)


def _later(encounter: Encounter, page: Page) -> Iterator[Cue]:
    """The words that call off "the meeting" behind its plan, where nobody else is named: "were to meet, but the meeting was cancelled"."""
    (start, end), number = encounter.sentence, page.sentences.index(encounter.sentence[0])
    last = max([encounter.trigger.end, *(p.end for p in encounter.parties if start <= p.start < end)])
    spans = [(last, end), *page.sentences.spans[number + 1 : number + 1 + _AFTER]]
    if any(page.cues.has("upheld", *span) for span in spans):
        return  # "The talks were cancelled last year and will go ahead this time"
    for span in spans:
        if page.zone_at(span[0]) != "body":
            return
        cue = _of_the_meeting(span, page)
        if cue is not None and not _is_moved(cue, page):
            yield cue
        if page.cues.encounters(*span) and page.people.within(*span):
            return  # of another meeting is told from here on


def _of_the_meeting(span: Span, page: Page) -> Cue | None:
    """The words of a span that call off the meeting, subject or object, beside which nobody is named and that nobody else has."""
    kinds = ("noun", "verb") if page.lexicon.is_unspaced else ("noun",)  # 会谈被取消: a verb may stand as a noun there
    for noun in page.cues.within_any(kinds, *span):
        behind = (noun.end, min(span[1], noun.end + _SUBJECT))
        before = (max(span[0], noun.start - _OBJECT), noun.start)
        off = page.cues.first("called_off", *behind)
        if page.cues.has("background", span[0], noun.start):
            return None  # "last met in May, when a meeting was called off"
        if not _is_owned(noun, behind[1], page):
            if off and _is_the(span[0], noun, page) and not page.cues.has_any(_PARTING, noun.end, off.start):
                return None if page.people.within(span[0], off.start) else off
            for cue in page.cues.within("calls_off", *before):
                is_the = _is_the(cue.end, noun, page) and _is_decided(span[0], cue, page)
                if is_the and not page.people.within(cue.end, behind[1]):
                    return cue
    return None


def _is_the(start: int, noun: Cue, page: Page) -> bool:
    """Whether a noun is that of the meeting told before: behind an article, or first in its clause; "a cabinet meeting" is another."""
    plan = next((cue for cue in page.cues.within("planned", start, noun.start) if noun.start - cue.end <= 1), None)
    before = page.text[start : plan.start if plan else noun.start]
    if page.lexicon.is_unspaced:
        return not before[-1:].isalnum() or before.endswith(tuple(page.lexicon.definite))
    words = page.lexicon.words(before, 0, len(before))
    return not words or words[-1] in _SIGNS or words[-1] in page.lexicon.definite


def _is_owned(noun: Cue, end: int, page: Page) -> bool:
    """Whether words right behind a noun say whose the meeting was: "the meeting of the cabinet"; a day or a place is no owner."""
    lexicon = page.lexicon
    words = lexicon.words(page.text, noun.end, end)
    if lexicon.is_unspaced or not words or not words[0][0].isalnum():
        return words[:1] == [_OF]
    at = page.text.index(page.text[noun.end : end].split()[0], noun.end)
    if any(day.char_start <= at + _DAY for day in page.days.starting(at, at + _DAY + 1)):
        return False
    is_verb = any(cue.start == at for kind in ("called_off", "planned", "negated") for cue in page.cues.within(kind, at, end))
    return not is_verb and (words[0] in lexicon.with_words or words[0] not in lexicon.place_words | lexicon.fillers)


def _is_decided(start: int, off: Cue, page: Page) -> bool:
    """Whether the subject of words that call off "the meeting" is one who may: officials, both sides; or none is told."""
    clause = re.split(r"[,;:，；：]", page.text[start : off.start])[-1]
    if page.lexicon.is_unspaced:
        return not clause or clause in page.lexicon.deciders
    words = page.lexicon.clause(clause, 0, len(clause))
    return all(word in page.lexicon.deciders | page.lexicon.fillers for word in words)
