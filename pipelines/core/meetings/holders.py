"""Who holds an office that a page names without its bearer."""

from collections.abc import Collection, Sequence
from datetime import date

from pipelines.core.meetings.party import Party
from pipelines.core.names.people import PersonIndex
from pipelines.core.records import Mention
from pipelines.core.text import fold

_ENDING = 3
"""Letters in which a plural and its singular may differ at the end."""
_STEM = 4


def named(
    party: Party,
    english: str | None,
    mentions: Sequence[Mention],
    people: PersonIndex,
    day: date | None,
    chiefs: frozenset[str] = frozenset(),
    meant: frozenset[str] = frozenset(),
) -> Party:
    """Return a party with the name of its bearer, where one is known.

    An office alone is its listed holder on that day, unless the page names another with it. A plural title that several countries
    share ("the Lithuanian and Canadian Foreign Ministers") is, of each country, the one person whom the page names with such an
    office; one that names no office ("their leaders"), the one whom it names with any; else its only person, unless with quite
    another office. So is one man who goes by such a title: белорусский лидер. A title alone of which no holder is listed is, of its
    country, the one person whom the page names with an office that begins so, "the Speaker", of a Speaker of the National Assembly,
    or of which it is a general name: el jefe de Estado, of a president. Of an organization it is whom the page names of it who is
    listed with that office, whatever his style: "the Director-General", of Ambassador X.

    Args:
        party: A party of a meeting.
        english: Its office in English, where its language's table knows it.
        mentions: Names of the page.
        people: Listed persons.
        day: Day of publication.
        chiefs: Plural titles, lower case, that name no one office: leaders, heads of government.
        meant: Offices, lower case, that its office is a general name of.
    """
    if party.name or not party.office or not party.side:
        return party
    title = english or party.office
    if not party.country:
        officers = [m for m in mentions if m.kind == "person" and m.organization == party.organization]
        officer = {} if party.is_group else _called({party.office, title}, officers, people, day, meant | {title.lower()})
        return _as(next(iter(officer.values())), party) if len(officer) == 1 else party
    holder = people.holder_of(title, party.country, day) if day and not party.is_group else None
    own = [m for m in mentions if m.kind == "person" and m.country == party.country]
    bearers = {m.entity_id: m for m in own if _bears(m.office, party.office)}
    holder = None if bearers.keys() - {holder} else holder
    if party.is_group or (holder is None and party.office.lower() in chiefs):
        if not bearers and (party.office.lower() in chiefs or all(_may_bear(m.office, party.office) for m in own)):
            bearers = {m.entity_id: m for m in own if m.office} or {m.entity_id: m for m in own}
        if len(bearers) != 1:
            return party
        return _as(next(iter(bearers.values())), party)
    if holder is None and len(called := _called({party.office, title}, own, people, day, meant)) == 1:
        return _as(next(iter(called.values())), party)
    return party._replace(person_id=holder, name=people.persons[holder].name, key=holder) if holder else party


def _called(
    titles: Collection[str], own: Sequence[Mention], people: PersonIndex, day: date | None, meant: frozenset[str]
) -> dict[str | None, Mention]:
    """Those of a side whom a title alone, in any of its wordings, may mean, each by the first mention with an office.

    The office begins so, or is listed of that day and meant.
    """
    begun = [fold(title).split() for title in titles]
    found: dict[str | None, Mention] = {}
    for mention in own:
        words = fold(mention.office or "").split()
        held = {t.office.lower() for t in people.offices(mention.entity_id, day)} if meant and mention.entity_id and day else set[str]()
        if mention.office and (any(words[: len(first)] == first for first in begun) or not meant.isdisjoint(held)):
            found.setdefault(mention.entity_id, mention)
    return found


def _as(bearer: Mention, party: Party) -> Party:
    """A party as the person who bears its title."""
    return party._replace(
        key=bearer.entity_id or party.key,
        person_id=bearer.entity_id,
        name=bearer.name,
        office=bearer.office,
        name_start=bearer.char_start,
        name_end=bearer.char_end,
        office_start=bearer.office_start,
        office_end=bearer.office_end,
        is_group=False,
    )


def _bears(office: str | None, plural: str) -> bool:
    """Whether an office is one of those that a plural names: Foreign Minister, Foreign Ministers."""
    words = fold(office or "").split()
    return bool(words) and all(any(_is_number_of(word, many) for word in words) for many in fold(plural).split())


def _may_bear(office: str | None, plural: str) -> bool:
    """Whether an office is not told, or shares a word with a plural: Deputy Prime Minister, ministers of foreign affairs."""
    return not office or any(_is_number_of(word, many) for word in fold(office).split() for many in fold(plural).split())


def _is_number_of(one: str, many: str) -> bool:
    stem = max(_STEM, len(many) - _ENDING)
    return one == many or (len(one) >= _STEM and one[:stem] == many[:stem])
