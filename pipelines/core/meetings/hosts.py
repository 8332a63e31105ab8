"""In whose country a meeting was held, where only those who met tell it: an ambassador and a minister of the country of the post."""

import re
from collections.abc import Sequence

from pipelines.core.meetings.encounter import REMOTE
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.party import Party
from pipelines.core.meetings.stated import Stated

_INFERRED = 0.5
_OF = re.compile(" (?:of|to|in) ")
"""What parts an office in English from whose it is and where."""


def of_posting(parties: Sequence[Party], mode: str, abroad: Sequence[str], page: Page) -> list[Stated]:
    """The country in which a head of mission met somebody of it: an ambassador is received where he is posted.

    Args:
        parties: Who met, with their offices in English.
        mode: How; a call has no place.
        abroad: Offices of those who serve in another country, in English.
        page: The page.

    Returns:
        A claim that the title of the head of mission evidences; none where several posts, or several other countries, are told.
    """
    posted = [p for p in parties if p.country and p.office and not p.is_group and _OF.split(p.office)[0] in abroad]
    others = {p.country for p in parties if p not in posted}
    if mode in REMOTE or not posted or len(others) != 1 or None in others or others & {p.country for p in posted}:
        return []
    host = next(iter(others))
    for envoy in posted:
        if envoy.office_start is None or envoy.office_end is None:
            continue
        told = {m.country for m in page.nations.within(envoy.office_start, envoy.office_end)} - {envoy.country}
        if told and told != {host}:
            return []  # "the Ambassador of Peru to the United Nations" met a minister anywhere
    title = next((p for p in posted if p.office_start is not None and p.office_end is not None), None)
    if title is None or title.office_start is None or title.office_end is None:
        return []
    zone = page.zone_at(title.office_start)
    return [Stated("place", f"country:{host}", title.office_start, title.office_end, zone, "inferred", "place.posting", _INFERRED)]
