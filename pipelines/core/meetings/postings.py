"""Where those who serve abroad are posted: the Ambassador of Peru to Japan."""

from collections.abc import Mapping

from pipelines.core.meetings.page import Page
from pipelines.core.meetings.party import Party
from pipelines.core.records import Mention

_ABROAD = ("Ambassador", "Chargé d'Affaires", "Chargé d’Affaires", "High Commissioner")
"""Offices of those who serve in a country, in English; a consul serves in a town."""
_PLURAL = ("United ", "Netherlands", "Philippines", "Maldives", "Bahamas")
"""Beginnings of names of countries that take an article."""


def with_posting(office: str, mention: Mention, party: Party, page: Page, countries: Mapping[str, str]) -> str:
    """An office of one who serves abroad with where that is, as the title says it.

    Args:
        office: The office in English.
        mention: Where the page prints it.
        party: Its bearer.
        page: The page.
        countries: ISO code to usual English name.

    Returns:
        "Ambassador to Japan"; the office alone where its title names no country, body or town but its bearer's own.
    """
    if not office.endswith(_ABROAD) or mention.office_start is None or mention.office_end is None or party.side is None:
        return office
    inside = page.nations.within(mention.office_start, mention.office_end)
    abroad = next((m for m in inside if m.name != party.organization and (m.country is None or m.country != party.country)), None)
    if abroad is None:
        return office
    host = countries.get(abroad.country or "", abroad.name)
    return f"{office} to {'the ' if host.startswith(_PLURAL) else ''}{host}"
