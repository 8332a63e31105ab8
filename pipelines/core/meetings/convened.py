"""What is told between somebody and whom he met: an event beside which they did, and officials and bodies that only say whose it is."""

from collections.abc import Iterator, Sequence, Set

from pipelines.core.meetings.cues import Cue
from pipelines.core.meetings.page import Page
from pipelines.core.records import Mention
from pipelines.core.text import Span

_REACH = 100
"""Code points behind a word for the event in which those stand whose it is."""
_VERBS = ("verb", "noun", "light_past")
_SIGN, _ARTICLE = 2, 4
"""Code points of a comma and a blank, and of an article."""
_SIGNS = frozenset([",", ".", ";", ":"])
_CLAUSES = ("light_past", "took_place", "blockers")
"""Cues behind which somebody is told of for his own sake."""


def without_convened(page: Page, of_words: Set[str]) -> Sequence[Mention]:
    """The mentions of a page but those whose event others met beside: they are neither guests nor hosts of these others.

    A language that leads to them with no word tells them by who is named right before the words for the event, or before one verb:
    «X на полях заседания министров встретился с».

    Args:
        page: The page.
        of_words: Words and articles that lead from an event to those whose it is.
    """
    beside = page.cues.within("sidelines", 0, len(page.text))
    convened = {mention for cue in beside for mention in _convened(page, cue, of_words)}
    return [mention for mention in page.mentions if mention not in convened] if convened else page.mentions


def adjuncts(page: Page) -> list[Span]:
    """Spans within which no word parts somebody from his verb, or a verb from whom he met.

    These are phrases, and names of forums, that stand right behind a name or a verb, with words for "beside" at most: "met as part of a
    visit". Behind a guest without a name they part what follows from it: "met students as part of a programme agreed with X".
    """
    phrases = [(cue.start, cue.end) for cue in page.cues.within("no_blockers", 0, len(page.text))]
    return [span for span in [*phrases, *page.forums] if _is_beside(page, span[0])]


def _is_beside(page: Page, start: int) -> bool:
    """Whether a place in the text is right behind a name or a verb, or has only words for "beside" between."""
    beside = next((cue for cue in page.cues.within("sidelines", max(0, start - _REACH), start) if start - cue.end <= _ARTICLE), None)
    begin = beside.start if beside else start
    ends = [person.char_end for person in page.people.within(max(0, begin - _REACH), begin)][-1:]
    ends += [cue.end for cue in page.cues.within_any(_VERBS, max(0, begin - _REACH), begin)]
    return any(begin - end <= _SIGN for end in ends)


def _convened(page: Page, beside: Cue, of_words: Set[str]) -> Iterator[Mention]:
    """Groups and bodies behind the words for an event, each led by the one before."""
    if not of_words and not _follows_subject(page, beside.start):
        return
    end = beside.end
    for mention in page.convening.within(end, end + _REACH):
        lead = [word for word in page.lexicon.words(page.text, end, mention.char_start) if word not in page.lexicon.determiners]
        is_led = not of_words or lead[-1:] in ([], ["("]) or lead[-1] in of_words
        if not is_led or not _SIGNS.isdisjoint(lead) or _is_of_another(page, end, mention.char_start):
            return
        yield mention
        end = max(end, mention.char_end)


def _follows_subject(page: Page, start: int) -> bool:
    """Whether somebody is named right before, or with one verb between: he is its subject, and no group behind."""
    ends = [person.char_end for person in page.people.within(start - _REACH, start)][-1:]
    verbs = [cue for end in ends for cue in page.cues.within_any(_VERBS, end, start) if cue.start == end + 1]
    return any(end + 1 == start for end in [*ends, *(verb.end for verb in verbs)])


def _is_of_another(page: Page, start: int, end: int) -> bool:
    """Whether a clause of its own begins; what may be a verb or a noun is the event: "of the meeting of ministers"."""
    verbs = page.cues.within("verb", start, end)
    return page.cues.has_any(_CLAUSES, start, end) or any(not page.cues.has("noun", verb.start, verb.end) for verb in verbs)
