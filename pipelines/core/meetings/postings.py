"""Where those who serve abroad are posted: the Ambassador of Peru to Japan."""

from collections.abc import Collection, Mapping, Sequence

from pipelines.core.meetings.page import Page
from pipelines.core.meetings.party import Party
from pipelines.core.names.office_table import OfficeTable
from pipelines.core.records import Mention, Participant


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
    return _posted(office, countries.get(abroad.country or "", abroad.name), table)


def with_host(
    participants: Sequence[Participant], listed: Collection[str | None], place: str | None, countries: Mapping[str, str], table: OfficeTable
) -> tuple[Participant, ...]:
    """Participants with the posting of an envoy whose title does not tell it: whose minister receives him is his host.

    Args:
        participants: Of one meeting.
        listed: Persons with a listed office on its day; "Ambassador" may be a rank, that of a Permanent Representative in New York.
        place: ISO code of the country of the meeting, where it is known; elsewhere than with the host an envoy may be of another post.
        countries: See ``with_posting``.
        table: See ``with_posting``.

    Returns:
        The same; where all the others are of one country, each bare "Ambassador" of another is "Ambassador to" it. Envoys
        among themselves, "both Ambassadors", tell of no host.
    """
    envoys = {p.participant_no for p in participants if p.office in table.abroad}
    sides = {p.country for p in participants if p.participant_no not in envoys}
    host = next(iter(sides)) if len(sides) == 1 else None
    if not envoys or host is None or place not in (None, host):
        return tuple(participants)
    posting = countries.get(host, host)
    bare = [p for p in participants if p.participant_no in envoys and p.country != host and p.person_id not in listed]
    sent = {p.participant_no for p in bare if _is_sent(p, table)}
    return tuple(p._replace(office=_posted(p.office or "", posting, table)) if p.participant_no in sent else p for p in participants)


def _is_sent(envoy: Participant, table: OfficeTable) -> bool:
    """Whether somebody is sent by a country, or as the Ambassador of a body; a High Commissioner of a body is its officer."""
    return bool(envoy.country) or (envoy.organization is not None and envoy.office == table.abroad[0])


def _posted(office: str, host: str, table: OfficeTable) -> str:
    return f"{office} to {'the ' if host.startswith(table.articled) else ''}{host}"
