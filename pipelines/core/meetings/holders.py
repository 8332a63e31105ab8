"""Who holds an office that a page names without its bearer."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from pipelines.core.meetings.party import Party
from pipelines.core.names.offices import LESSER
from pipelines.core.names.people import PersonIndex, same_office
from pipelines.core.records import Mention
from pipelines.core.text import fold

_ENDING = 3
"""Letters in which a plural and its singular may differ at the end."""
_STEM = 4


class HolderReader:
    """Names the bearers of the offices of one page.

    Args:
        mentions: Names of the page.
        people: Listed persons.
        day: Day of publication.
        english: Says an office of a side in English.
        chiefs: Plural titles, lower case, that name no one office: leaders, heads of government.
    """

    def __init__(
        self,
        mentions: Sequence[Mention],
        people: PersonIndex,
        day: date | None,
        english: Callable[[str | None, str | None], str | None],
        chiefs: frozenset[str] = frozenset(),
    ) -> None:
        self._persons = [m for m in mentions if m.kind == "person"]
        self._people = people
        self._day = day
        self._english = english
        self._chiefs = chiefs

    def named(self, party: Party, english: str | None, meant: frozenset[str] = frozenset()) -> Party:
        """Return a party with the name of its bearer, where one is known.

        An office alone is its listed holder on that day, unless the page names another with it. A title alone of which no holder is
        listed is, of its country, the one person whom the page names with an office that begins so, "the Speaker", of a Speaker of the
        National Assembly, or of which it is a general name: el jefe de Estado, of a president. Of an organization it is whom the page
        names of it who is listed with that office, whatever his style: "the Director-General", of Ambassador X.

        Args:
            party: A party of a meeting.
            english: Its office in English, where its language's table knows it.
            meant: Offices, lower case, that its office is a general name of.
        """
        if party.name or not party.office or not party.side:
            return party
        title = english or party.office
        if not party.country:
            own = [m for m in self._persons if m.organization == party.organization]
            return party if party.is_group else _only(self._called({party.office, title}, own, meant | {title.lower()}), party)
        own = [m for m in self._persons if m.country == party.country]
        bearers = {m.entity_id: m for m in own if _bears(m.office, party.office)}
        holder = None if party.is_group else self._holder((title, *meant), party.country)
        holder = None if bearers.keys() - {holder} else holder
        if party.is_group or (holder is None and party.office.lower() in self._chiefs):
            return _only(bearers or self._of_plural(party.office, own), party)
        if holder is None:
            return _only(self._called({party.office, title}, own, meant) or self._going_by(title, own), party)
        return party._replace(person_id=holder, name=self._people.persons[holder].name, key=holder)

    def _holder(self, titles: Collection[str], country: str) -> str | None:
        """The one listed holder on the day of an office of a country, or of those that it is a general name of: the Head of State."""
        found = {self._people.holder_of(title, country, self._day) for title in titles} - {None} if self._day else set()
        return found.pop() if len(found) == 1 else None

    def _of_plural(self, plural: str, own: Sequence[Mention]) -> dict[str | None, Mention]:
        """Those of a country whom a plural title may mean that several countries share, where nobody is named with such an office.

        Of one that names no office ("their leaders"), and so of one man who goes by it (белорусский лидер), whom the page names with
        any; of "the Lithuanian and Canadian Foreign Ministers" nobody where somebody of the country bears quite another office.
        """
        if plural.lower() not in self._chiefs and not all(_may_bear(m.office, plural) for m in own):
            return {}
        return {m.entity_id: m for m in own if m.office} or {m.entity_id: m for m in own}

    def _going_by(self, title: str, own: Sequence[Mention]) -> dict[str | None, Mention]:
        """Those of a side whose office, in English, goes by a title: Foreign Minister, of a Minister of Foreign Affairs and Expatriates."""
        told = ((m, self._english(m.office, m.country) or "") for m in own if m.office)
        return {m.entity_id: m for m, office in told if office and same_office(title, office) and not office.startswith(LESSER)}

    def _called(self, titles: Collection[str], own: Sequence[Mention], meant: frozenset[str]) -> dict[str | None, Mention]:
        """Those of a side whom a title alone, in any of its wordings, may mean, each by the first mention with an office.

        The office begins so, or is listed of that day and meant.
        """
        begun = [fold(title).split() for title in titles]
        found: dict[str | None, Mention] = {}
        for mention in own:
            words = fold(mention.office or "").split()
            tenures = self._people.offices(mention.entity_id, self._day) if meant and mention.entity_id and self._day else ()
            is_meant = any(t.office.lower() in meant for t in tenures)
            if mention.office and (is_meant or any(words[: len(first)] == first for first in begun)):
                found.setdefault(mention.entity_id, mention)
        return found


def _only(bearers: Mapping[str | None, Mention], party: Party) -> Party:
    """A party as the one person who bears its title; as it is where nobody or several do."""
    return _as(next(iter(bearers.values())), party) if len(bearers) == 1 else party


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
