"""Where and when the head of a page says that it was written, or that what it tells of was held."""

import re
from collections.abc import Iterable

from pipelines.core.meetings.page import Page
from pipelines.core.records import Mention

_LINE = 60
"""Code points of a line that is only a place and a day."""
_DATELINE = re.compile(
    r"(?:, [^\W\d_]+(?: [^\W\d_]+){0,2})?(?:,? \d{1,2}\.?(?: de)? [^\W\d_]{3,12}\.?(?:,? \d{4})?|,? [^\W\d_]{3,12}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([^()\n]{2,40}\))?(?:\.-|[.:]| ?[-–—]{1,2})\s"
)
"""What follows the city of a dateline: its country, the day, the agency, and a sign that parts it from the sentence."""


def opening(places: Iterable[Mention], page: Page) -> list[Mention]:
    """The places that stand where datelines do: ROME —; Rome, Italy. ; ROME, 6 Mar (ANSA): ; on a line with only a day behind it."""
    return [place for place in places if place.kind == "place" and _opens_line(place, page)]


def _opens_line(place: Mention, page: Page) -> bool:
    zone = page.zone_of(place.char_start)
    if zone is None or zone.zone in ("title", "caption"):
        return False
    if zone.zone == "dateline" or place.char_start != zone.char_start:
        return zone.zone == "dateline"
    behind = page.text[place.char_end : zone.char_end]
    is_line = len(behind) <= _LINE and behind.startswith(",") and any(c.isdigit() for c in behind)
    return is_line or _DATELINE.match(behind) is not None


def of_setting(places: Iterable[Mention], page: Page) -> Mention | None:
    """The place that the head says the page's meeting was in, if it does."""
    return next((place for place in places if place.kind == "place" and page.zone_at(place.char_start) == "setting"), None)
