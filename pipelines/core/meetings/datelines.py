"""Where and when the head of a page says that it was written, or that what it tells of was held."""

import re
from collections.abc import Iterable

from pipelines.core.meetings.page import Page
from pipelines.core.records import Mention

_LINE = 60
"""Code points of a line that is only a place and a day."""
_WORD = r"[^\W\d_]{3,12}"
_DAY = (
    rf"(?:,| [-–|])? (?:le )?(?:{_WORD},? )?"
    rf"(?:\d{{1,2}}(?:\.|st|nd|rd|th|er)?(?: de)? {_WORD}\.?(?:,? (?:de )?\d{{4}}(?: [^\W\d_]{{1,4}}\.?)?)?"
    rf"|{_WORD}\.? \d{{1,2}}(?:(?:, ?|/| de )\d{{2,4}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_AGENCY = r",? ?[(/][^()/\n]{2,40}[)/]"
_DATELINE = re.compile(
    r"\)?(?: \([^()\n]{2,30}\))?(?:, [^\W\d_]+(?: [^\W\d_]+){0,2})?"
    rf"(?:{_DAY}(?:{_AGENCY}| /|, [^\W\d_a-z]{{3,12}}\.?)(?= [^\W\d_a-z])"
    rf"|(?:{_DAY})?(?:{_AGENCY})?\)?(?:\.-|[.:\]]| ?[-–—]{{1,3}})(?:\s|(?<=:)(?=[^\W\d_])))"
)
"""What follows the city of a dateline: its region or country, the day, the agency, and a sign that parts it from the sentence."""
_LEAD = re.compile(r"[\[(]?(?:(?:\d{1,2} [^\W\d_]{3,12},?|[^\W\d_]{3,12} \d{1,2},?)(?: \d{4},?)? \(?|\([A-Z]{3,12}\)(?: ?[-–—])? )?")
"""What may stand before it: the day, the agency, a bracket."""
_LEAD_REACH = 30


def opening(places: Iterable[Mention], page: Page) -> list[Mention]:
    """The places that stand where datelines do: ROME —; Rome, Italy. ; ROME, 6 Mar (ANSA): ; on a line with only a day behind it."""
    return [place for place in places if place.kind == "place" and _opens_line(place, page)]


def _opens_line(place: Mention, page: Page) -> bool:
    zone = page.zone_of(place.char_start)
    if zone is None or zone.zone in ("title", "caption"):
        return False
    if zone.zone == "dateline":
        return True
    if place.char_start - zone.char_start > _LEAD_REACH or not _LEAD.fullmatch(page.text, zone.char_start, place.char_start):
        return False
    behind = page.text[place.char_end : zone.char_end]
    is_line = len(behind) <= _LINE and behind.startswith(",") and any(c.isdigit() for c in behind)
    return is_line or _DATELINE.match(behind) is not None


def of_setting(places: Iterable[Mention], page: Page) -> Mention | None:
    """The place that the head says the page's meeting was in, if it does."""
    return next((place for place in places if place.kind == "place" and page.zone_at(place.char_start) == "setting"), None)
