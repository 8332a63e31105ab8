"""Where those who serve abroad are posted: the Ambassador of Peru to Japan."""

from collections.abc import Mapping

from pipelines.core.meetings.page import Page
from pipelines.core.meetings.party import Party
from pipelines.core.names.office_table import OfficeTable
from pipelines.core.records import Mention


def with_posting(office: str, mention: Mention, party: Party, page: Page, countries: Mapping[str, str], table: OfficeTable) -> str:
    """An office of one who serves abroad with where that is, as the title says it.

    Args:
        office: The office in English.
        mention: Where the page prints it.
        party: Its bearer.
        page: The page.
        countries: ISO code to usual English name.
        table: The offices of English, with who serves abroad and whose names take an article.

    Returns:
        "Ambassador to Japan"; the office alone where its title names no country, body or town but its bearer's own.
    """
    if not office.endswith(table.abroad) or mention.office_start is None or mention.office_end is None or party.side is None:
        return office
    inside = page.nations.within(mention.office_start, mention.office_end)
    abroad = next((m for m in inside if m.name != party.organization and (m.country is None or m.country != party.country)), None)
    if abroad is None:
        return office
    return posted(office, countries.get(abroad.country or "", abroad.name), table)


def is_posted(office: str, table: OfficeTable) -> bool:
    """Whether an office in English is that of one who serves abroad, with where that is or without."""
    return office in table.abroad or office.startswith(tuple(f"{title} to " for title in table.abroad))


def posted(office: str, host: str, table: OfficeTable) -> str:
    """An office with the English name of where it is held: Ambassador to the Netherlands."""
    return f"{office} to {'the ' if host.startswith(table.articled) else ''}{host}"
