"""How a meeting was held, by one page: face to face, by telephone, by video or nobody knows."""

from pipelines.core.meetings.encounter import REMOTE
from pipelines.core.meetings.frames import is_beside_a_forum, visit_sentences
from pipelines.core.meetings.merge import Told
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.sites import SiteReader
from pipelines.core.text import Span

_BEHIND = 2
"""Sentences from that of a meeting on that may say that it was a call."""
_CALL = 60
"""Code points of the beginning of a sentence that says that talks were a call: "Au cours de leur conversation téléphonique"."""


class ModeReader:
    """Reads how the meetings of one page were held.

    Args:
        page: The page.
        sites: Places of its sentences.
    """

    def __init__(self, page: Page, sites: SiteReader) -> None:
        self._page = page
        self._text = page.text
        self._sites = sites

    def told(self, told: Told, before: str | None = None) -> str:
        """The mode of a meeting; talks in a place, or of a round of meetings, are held in person, whatever the verb leaves open.

        Who only "discussed" something, nobody knows how.

        Args:
            told: The meeting.
            before: Mode of the meeting that it followed, which talks that came next share.
        """
        if any(e.mode != "talk" for e in told.encounters):
            return "phone" if self._is_call(told) else told.mode
        if any(m.kind == "place" for e in told.encounters for m in self._sites.near(e)) or is_beside_a_forum(told, self._page):
            return "in_person"
        cues, end = self._page.cues, len(self._text)
        is_remote = cues.has_any(("phone", "video"), 0, end)
        if all(e.trigger.kind == "noun" for e in told.encounters) and not is_remote:
            return "in_person"
        is_visit = any(not self._is_of_calls(span) for span in visit_sentences(told, self._page))
        if any(e.rule != "meeting.verb_about" for e in told.encounters):
            return "in_person" if (is_visit or before == "in_person") and not is_remote else told.mode
        return "in_person" if is_visit else "unknown"

    def _is_call(self, told: Told) -> bool:
        """Whether title or next sentences call talks that a verb leaves open a call: "s'est entretenu avec X. Au cours de l'appel"."""
        page, lead = self._page, told.lead
        words = page.lexicon.words(self._text, lead.trigger.start, lead.trigger.end)
        if told.mode != "in_person" or lead.zone != "body" or page.lexicon.either_way.isdisjoint(words) or self._sites.near(lead):
            return False
        first = page.sentences.index(lead.sentence[0]) + 1
        starts = (span[0] for span in page.sentences.spans[first : first + _BEHIND])
        is_titled = any(e.zone == "title" and e.mode in REMOTE for e in told.encounters)
        return is_titled or any(page.cues.has("on_call", start, start + _CALL) for start in starts)

    def _is_of_calls(self, span: Span) -> bool:
        """Whether a sentence tells of a round of calls: "has begun phone discussions with leaders"."""
        return any(cue.meaning.mode in REMOTE for cue in self._page.cues.within_any(("noun", "verb"), *span))
