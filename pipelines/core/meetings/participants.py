"""Who took part, as a report tells of each: name, office in English with where it is held, side and other names."""

from collections.abc import Mapping, Sequence

from pipelines.core.meetings.holders import HolderReader
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.party import Party
from pipelines.core.meetings.postings import is_posted, with_posting
from pipelines.core.names.office_table import OfficeTable
from pipelines.core.names.offices import LESSER, english_office
from pipelines.core.names.people import PersonIndex
from pipelines.core.records import Mention, Participant
from pipelines.core.variants import printed_words


class ParticipantReader:
    """Makes the participants of reports; built once per process.

    Args:
        people: Listed persons.
        offices: Language to its titles in English, where it has a table of them.
        countries: ISO code to usual English name.
    """

    def __init__(self, people: PersonIndex, offices: Mapping[str, OfficeTable], countries: Mapping[str, str]) -> None:
        self._people = people
        self._offices = offices
        self._countries = countries

    def borne(self, parties: Sequence[Party], page: Page) -> list[Party]:
        """Parties with the names of those who bear their offices, each person once; without titles that are the publisher's own."""
        holders = HolderReader(page.mentions, self._people, page.day, lambda o, side: self._english(o, side, page), page.lexicon.chiefs)
        bearers = []
        for party in parties:
            english = self._english(party.office, party.side, page)
            bearer = holders.named(party, english, self._meant_by(english, page))
            if bearer.name_start != party.name_start or not self._may_be_own(party, english, page):
                bearers.append(bearer)
        return list({p.key: p for p in bearers}.values())

    def _may_be_own(self, party: Party, english: str | None, page: Page) -> bool:
        """Whether a title alone may be that of the publisher's own officer, whatever other country the page talks of: "the Speaker".

        The publisher's country must have such an office; nobody serves at home as an envoy or as somebody's counterpart.
        """
        is_bare = not (party.name or party.is_group or party.rule == "title.counterpart") and party.office is not None
        is_other = page.home is not None and party.country is not None and party.country != page.home
        if not (is_bare and is_other) or page.countries.within(party.start, party.end):
            return False
        title = english or party.office or ""
        return self._people.has_office(title, page.home or "", page.day) and not is_posted(title, self._offices["en"])

    def in_english(self, parties: Sequence[Party], page: Page) -> list[Party]:
        """Parties with their offices in English."""
        return [p._replace(office=self._english(p.office, p.side, page)) for p in parties]

    def all(self, parties: Sequence[Party], page: Page) -> tuple[Participant, ...]:
        """Make the participants of a report.

        Args:
            parties: Its parties.
            page: The page that tells of it.
        """
        return tuple(self._read(number, party, page) for number, party in enumerate(parties))

    def _read(self, number: int, party: Party, page: Page) -> Participant:
        mentions = page.wordings_of.get(party.person_id, ()) if party.person_id else ()
        shown = {m.surface for m in mentions if m.method != "office_reference"}
        aliases = sorted({*shown, *self._listed(party, page)} - {party.name or ""})
        office = self._office(party, mentions, page)
        return Participant(number, party.person_id, party.name, office, party.country, party.organization, tuple(aliases))

    def _office(self, party: Party, mentions: Sequence[Mention], page: Page) -> str | None:
        """The fullest wording of a party's office on the page, with where it is held; else the one that is listed for that day."""
        own = self._english(party.office, party.side, page)
        offices = ((self._english(m.office, party.side, page), m) for m in mentions)
        stated = [with_posting(office, m, party, page, self._countries, self._offices["en"]) for office, m in offices if office]
        held = [t.office for t in self._people.offices(party.person_id, page.day)] if party.person_id else []
        if own and (told := self._told_of(mentions, party.side, page)) and own not in told:
            own = told[0]  # "his counterpart X", whose own office the page prints elsewhere
        general = self._english(party.office, None, page)
        if own and general in held and set(own.split()).isdisjoint((general or "").split()):
            own = general  # el canciller austríaco X, who was Foreign Minister
        meant = self._meant_by(own, page)
        own = next((o for o in (*stated, *held) if o.lower() in meant), own)
        printed = _fullest(own or next(iter(stated), None), stated)
        return _completed(printed, held) if printed else next(iter(held), None)

    def _english(self, office: str | None, side: str | None, page: Page) -> str | None:
        """An office of a side in English where the table of the page's language knows it, else as printed."""
        if not office:
            return None
        table = self._offices.get(page.lexicon.language)
        english = english_office(office, table, side) if table else None
        return english or printed_words(office, page.text, page.document.text)

    def _told_of(self, mentions: Sequence[Mention], side: str | None, page: Page) -> list[str]:
        """The offices in English that the words of somebody's titles are, without those taken over from a counterpart."""
        spans = [(m.office, page.text[m.office_start or 0 : m.office_end or 0]) for m in mentions if m.office]
        return [self._english(office, side, page) or office for office, words in spans if office and office.split()[0] in words.split()]

    def _meant_by(self, office: str | None, page: Page) -> frozenset[str]:
        """The offices that a general name may mean, Head of State a President; none where it is the office's own."""
        table = self._offices.get(page.lexicon.language)
        return table.general.get((office or "").lower(), frozenset()) if table else frozenset()

    def _listed(self, party: Party, page: Page) -> Sequence[str]:
        """The name of a listed person in the language of the page, which may print it in another case."""
        person = self._people.persons.get(party.person_id or "")
        return person.aliases.get(page.lexicon.language, ())[:1] if person and page.lexicon.language != "en" else ()


def _fullest(office: str | None, others: Sequence[str]) -> str | None:
    """The longest wording of an office on the page that holds all its words: Minister, Minister of Justice."""
    if office is None:
        return None
    words = set(office.lower().split())
    return max((office, *(o for o in others if words <= set(o.lower().split()))), key=len)


def _completed(office: str, held: Sequence[str]) -> str:
    """A bare title as the office that its bearer then held, "Minister Bayramov" Foreign Minister, "the Ambassador" one to Japan."""
    if office in held:
        return office
    fuller = (f"{office} of ", f"{office} to ")
    return next((h for h in held if h.startswith(fuller) or (h.endswith(f" {office}") and not h.startswith(LESSER))), office)
