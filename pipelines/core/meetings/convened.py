"""Officials and bodies that only say whose an event is: "met on the sidelines of the summit of heads of state with X"."""

from collections.abc import Iterator, Sequence, Set

from pipelines.core.meetings.cues import Cue
from pipelines.core.meetings.page import Page
from pipelines.core.records import Mention

_REACH = 100
"""Code points behind a word for the event in which those stand whose it is."""
_VERBS = ("verb", "light_past")
_CLAUSES = ("light_past", "took_place", "blockers")
"""Cues behind which somebody is told of for his own sake."""


def without_convened(page: Page, of_words: Set[str]) -> Sequence[Mention]:
    """The mentions of a page but those whose event others met beside: they are neither guests nor hosts of these others.

    A language that leads to them with no word tells them by who stands right before the words for the event, whose verb follows:
    «X на полях заседания министров встретился с».

    Args:
        page: The page.
        of_words: Words and articles that lead from an event to those whose it is.
    """
    beside = page.cues.within("sidelines", 0, len(page.text))
    convened = {mention for cue in beside for mention in _convened(page, cue, of_words)}
    return [mention for mention in page.mentions if mention not in convened] if convened else page.mentions


def _convened(page: Page, beside: Cue, of_words: Set[str]) -> Iterator[Mention]:
    """Groups and bodies behind the words for an event, each led by the one before."""
    if not of_words and not _follows_subject(page, beside.start):
        return
    end = beside.end
    for mention in page.convening.within(end, end + _REACH):
        lead = [word for word in page.lexicon.words(page.text, end, mention.char_start) if word not in page.lexicon.determiners]
        is_led = not of_words or lead[-1:] in ([], ["("]) or lead[-1] in of_words
        if not is_led or "," in lead or _is_of_another(page, end, mention.char_start):
            return
        yield mention
        end = max(end, mention.char_end)


def _follows_subject(page: Page, start: int) -> bool:
    """Whether somebody is named right before, or with one verb between: he is its subject, and no group behind."""
    named = page.people.within(start - _REACH, start)
    end = named[-1].char_end if named else None
    return end is not None and (
        end + 1 == start or any(cue.start == end + 1 and cue.end + 1 == start for cue in page.cues.within_any(_VERBS, end, start))
    )


def _is_of_another(page: Page, start: int, end: int) -> bool:
    """Whether a clause of its own begins; what may be a verb or a noun is the event: "of the meeting of ministers"."""
    verbs = page.cues.within("verb", start, end)
    return page.cues.has_any(_CLAUSES, start, end) or any(not page.cues.has("noun", verb.start, verb.end) for verb in verbs)
