"""Where those who serve abroad are posted, the Ambassador of Peru to Japan, and with whom a page prints a country at all."""

from collections.abc import Iterable, Mapping, Sequence

from pipelines.core.meetings.page import Page
from pipelines.core.meetings.party import Party
from pipelines.core.names.office_table import OfficeTable
from pipelines.core.records import Mention, span_of
from pipelines.core.text import Spans

_TOWN = 12
"""Longest town of a posting, in code points, right before the title: 驻巴塞罗那总领事."""
_BESIDE = 24
"""Code points between an officer and the country that may be his own."""


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


def postings(persons: Iterable[Mention], nations: Iterable[Mention]) -> dict[str, str]:
    """Persons in whose title a country stands that is not their own, or a town, 新任驻斯洛文尼亚大使: by key, the country."""
    abroad = [m for m in persons if m.office_start is not None and m.entity_id and not (m.country or m.organization)]
    if not abroad:
        return {}
    named = Spans([m for m in nations if m.method == "name" and m.country], span_of)
    found = {}
    for m in abroad:
        start = m.office_start or 0
        for told in named.within(max(0, start - _TOWN), (m.office_end or 0) - 1):
            if told.char_start >= start or told.char_end == start:
                found[str(m.entity_id)] = str(told.country)
    return found


def sent(persons: Iterable[Mention], countries: Iterable[Mention]) -> dict[str, str]:
    """Persons of a country in whose title another one stands before the name: by key, that in which they are posted."""
    named = Spans([m for m in countries if m.method == "name" and m.country], span_of)
    found: dict[str, set[str]] = {}
    for m in persons:
        if m.office_start is None or m.office_end is None or not (m.entity_id and m.country):
            continue
        inside = named.within(m.office_start, max(m.office_end, m.char_start))
        if inside and inside[0].country == m.country:  # Посол Республики Индия в Республике Беларусь
            found.setdefault(m.entity_id, set()).update(str(told.country) for told in inside if told.country != m.country)
    return {key: min(posts) for key, posts in found.items() if len(posts) == 1}


def of_nation(persons: Sequence[Mention], countries: Iterable[Mention]) -> frozenset[str | None]:
    """Persons with whose name or office the page prints a country."""
    named = Spans([m for m in countries if m.country], span_of)
    starts = (m.char_start if m.office_start is None else min(m.char_start, m.office_start) for m in persons)
    spans = ((m.entity_id, start, max(m.char_end, m.office_end or 0)) for m, start in zip(persons, starts, strict=True))
    return frozenset(key for key, start, end in spans if any(True for _ in named.starting(start - _BESIDE, end + _BESIDE)))
