"""Meeting reports and their claims: what one page says of each meeting, with the evidence for every value."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pipelines.core.knowledge import ForumEvent, Knowledge, Place
from pipelines.core.meetings.convened import adjuncts, without_convened
from pipelines.core.meetings.encounter import TRIGGERS, Encounter
from pipelines.core.meetings.encounters import EncounterReader
from pipelines.core.meetings.forums import ForumReader, ForumTold
from pipelines.core.meetings.hosts import HostReader, Met
from pipelines.core.meetings.merge import Told, merge
from pipelines.core.meetings.modes import ModeReader
from pipelines.core.meetings.news import as_news, recent_days, settled
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.participants import ParticipantReader
from pipelines.core.meetings.parties import PartyReader
from pipelines.core.meetings.party import Party
from pipelines.core.meetings.plans import plan_status, stated_plans
from pipelines.core.meetings.sides import office_key
from pipelines.core.meetings.stated import Stated, hashed, to_claim
from pipelines.core.meetings.story import StoryReader
from pipelines.core.meetings.when import dates_of
from pipelines.core.meetings.where import PlaceReader
from pipelines.core.names.office_table import OfficeTable
from pipelines.core.names.people import PersonIndex
from pipelines.core.records import Claim, DateMention, MeetingReport

_TRUST = 0.9
_SIDE_BY_SIDE = 5
"""Sentences between two meetings that are told side by side."""
_CHIEF = 2
"""Lowest rank of a head of government."""


class _Readers(NamedTuple):
    """A page and those who read what it states of its meetings."""

    page: Page
    places: PlaceReader
    modes: ModeReader
    forums: ForumReader
    story: StoryReader


class _Meeting(NamedTuple):
    """A meeting with all that the page states of it.

    Attributes:
        told: The meeting.
        parties: Its parties, by name where their offices tell it.
        mode: Its mode.
        stated: Values of its day, place, mode and forum, and of what became of its plan.
        forum: Its forum.
    """

    told: Told
    parties: Sequence[Party]
    mode: str
    stated: Sequence[Stated]
    forum: ForumTold


class ReportFinder:
    """Finds meeting reports in pages; built once per process.

    Args:
        knowledge: Curated knowledge.
        people: Listed persons.
        of_words: Language to the words that lead from a name to its country.
        offices: Language to its titles in English, where it has a table of them.
    """

    def __init__(
        self, knowledge: Knowledge, people: PersonIndex, of_words: Mapping[str, frozenset[str]], offices: Mapping[str, OfficeTable]
    ) -> None:
        self._people = people
        self._of_words = of_words
        self._bodies = _bodies(knowledge)
        self._places = {p.place_id: p for p in knowledge.places}
        self._capitals = _cities(knowledge, {c.country: c.capital for c in knowledge.countries})
        countries = {c.country: c.name for c in knowledge.countries}
        self._participants = ParticipantReader(people, offices, countries)
        seats = _cities(knowledge, {c.country: c.government or c.capital for c in knowledge.countries})
        self._hosts = HostReader(people, countries, offices["en"], seats)
        self._series = _series(knowledge)
        self._forums = {f.forum_id: f.name for f in knowledge.forums}
        self._events: dict[str, list[ForumEvent]] = {}
        for event in knowledge.forum_events:
            self._events.setdefault(event.forum_id, []).append(event)

    def find(self, page: Page) -> tuple[list[MeetingReport], list[Claim]]:
        """Return the reports of a page and their claims, in page order."""
        if not page.cues.has_any(TRIGGERS, 0, len(page.text)):
            return [], []
        places = PlaceReader(page, self._places, self._capitals)
        forums = ForumReader(page, self._events, self._forums, self._series, self._places)
        readers = _Readers(page, places, ModeReader(page, places.sites), forums, StoryReader(page))
        made: dict[str, Met] = {}
        last: _Meeting | None = None
        for told in merge(self._encounters(page, places)):
            parties = self._participants.borne(told.parties, page)
            if told.realis == "negated" or len({p.side for p in parties if p.side}) < 2:
                continue  # officials of one country among themselves are no diplomatic meeting
            meeting = _meeting(told, parties, last if last and _follows(told, last.told, page) else None, readers)
            english = self._participants.in_english(parties, page)
            report = self._report(meeting, page, places)
            if report.report_id in made:
                continue  # parties that differ in a sentence and are one by their offices: the same meeting twice
            made[report.report_id] = Met(report, told, english, meeting.stated)
            last = meeting if told.realis == "held" else last
        met = self._hosts.hosted([*made.values()], page)
        return as_news([m.report for m in met], page), [claim for m in met for claim in _claims(m.report, m.stated, m.parties, page)]

    def _encounters(self, page: Page, places: PlaceReader) -> list[Encounter]:
        """The encounters of a page, each held, planned or a memory by its day."""
        recent = recent_days(page)
        of_words = self._of_words[page.lexicon.language]
        encounters = EncounterReader(
            PartyReader(page.text, without_convened(page, of_words), page.lexicon, of_words),
            page.cues.outside("background", recent).outside("recalled", recent).outside("blockers", adjuncts(page)),
            page.lexicon,
            page.mentions,
            home=page.home,
            country_in=places.named.country_in,
            author=page.author,
            bodies=self._bodies,
            chiefs=self._chiefs(page),
            native=page.native,
            seat=places.seat,
        )
        return [settled(e, page) for span, zone in page.told_sentences for e in encounters.read(span, zone)]

    def _report(self, meeting: _Meeting, page: Page, places: PlaceReader) -> MeetingReport:
        (told, parties, mode, stated, forum), lead = meeting, meeting.told.lead
        when = next((s for s in stated if s.attribute == "date" and not s.is_bound), None)
        day = _mention_of(when, page) if when else None
        earliest, latest = _limits(told, day, stated, page)
        place_id, city, country = places.fields(next((s for s in stated if s.attribute == "place"), None))
        return MeetingReport(
            report_id=hashed(page.document.document_id, lead.sentence[0], lead.trigger.start, *(p.key for p in parties)),
            document_id=page.document.document_id,
            realis=told.realis,
            plan_status=plan_status(told, stated),
            char_start=lead.sentence[0],
            char_end=lead.sentence[1],
            mode=mode,
            participants=self._participants.all(parties, page),
            held_edtf=day.edtf if day else None,
            held_on=day.first_day if day else None,
            held_until=day.last_day if day and day.precision != "day" else None,
            held_precision=day.precision if day else None,
            held_not_before=earliest,
            held_not_after=latest,
            date_basis=when.basis if when else None,
            place_id=place_id,
            city=city,
            country=country,
            forum_event_id=forum.event.forum_event_id if forum.event else None,
            forum_id=forum.forum_id,
            forum=forum.label,
            forum_relation=forum.relation,
            rule=lead.rule,
        )

    def _chiefs(self, page: Page) -> frozenset[str]:
        """Heads of state and government whom a page names, for languages that ask for them."""
        if not page.lexicon.superiors:
            return frozenset()
        ids = (key for key in page.wordings_of if key in self._people.persons)
        return frozenset(key for key in ids if any(t.rank <= _CHIEF for t in self._people.offices(key, page.day)))


def _series(knowledge: Knowledge) -> dict[tuple[str, str], str]:
    """Body and level to its one listed series of that level; without what several share."""
    found: dict[tuple[str, str], list[str]] = {}
    for forum in knowledge.forums:
        if forum.organization_id:
            found.setdefault((forum.organization_id, forum.level), []).append(forum.forum_id)
    return {key: forums[0] for key, forums in found.items() if len(forums) == 1}


def _cities(knowledge: Knowledge, names: Mapping[str, str | None]) -> dict[str, Place]:
    """Country to the listed place that is its city of this name."""
    cities = {(p.country, p.name): p for p in knowledge.places if p.kind == "city"}
    return {country: place for country, name in names.items() if name and (place := cities.get((country, name)))}


def _bodies(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Office (``office_key``) to the organizations that have it; those that a country has too are left out."""
    national = {office_key(t.office) for t in knowledge.tenures if t.country}
    held: dict[str, set[str]] = {}
    for tenure in knowledge.tenures:
        if tenure.organization and office_key(tenure.office) not in national:
            held.setdefault(office_key(tenure.office), set()).add(tenure.organization)
    return {office: frozenset(names) for office, names in held.items()}


def _meeting(told: Told, parties: Sequence[Party], last: _Meeting | None, readers: _Readers) -> _Meeting:
    """Put together what a page states of a meeting; what that leaves unsaid is of the meeting that it followed."""
    page, places, modes, forums, story = readers
    mode, known = modes.told(told, last.mode if last else None), last.stated if last else ()
    forum = forums.told(told, last.forum if last else ForumTold())
    days = dates_of(told, page, story, known, places.is_away(told))
    forum = forums.dated(forum, days)
    where = places.stated(told, mode, known) or places.of_event(forum.event, mode)
    forum = forum if forum.stated or told.realis != "held" else forums.around(told, mode, [*days, *where])
    where = where or places.of_event(forum.event, mode)
    stated = [*days, *where, *_modes(told, mode), *([forum.stated] if forum.stated else []), *stated_plans(told, page)]
    return _Meeting(told, parties, mode, stated, forum)


def _follows(told: Told, last: Told, page: Page) -> bool:
    """Whether a meeting followed the one told before it, and shares what that leaves unsaid.

    What is only added ("she also met") followed it only where both are told side by side: further on, it may be of any day. Some of
    those who met with others, told later by themselves, met on its margins.
    """
    if told.realis == "held" and len(last.who.sides) > 2 and told.who.named and told.who.named < last.who.named:
        return True
    if not told.lead.is_new or not told.lead.is_besides:
        return told.lead.is_new
    here = page.sentences.index(told.lead.sentence[0])
    return any(0 <= here - page.sentences.index(e.sentence[0]) <= _SIDE_BY_SIDE for e in last.encounters)


def _limits(told: Told, day: DateMention | None, stated: Sequence[Stated], page: Page) -> tuple[date | None, date | None]:
    """First and last day that the page allows: those of its date, else of a bound; what was held was held by its publication."""
    if day:
        return day.first_day, day.last_day
    bound = next((_mention_of(s, page) for s in stated if s.attribute == "date" and s.is_bound and s.zone != "metadata"), None)
    latest = page.document.published_on if told.realis != "planned" else None
    if bound is None:
        return None, latest
    if bound.relation == "after":
        return bound.last_day if bound.precision == "range" else bound.first_day, latest
    return None, min((d for d in (bound.last_day, latest) if d), default=None)


def _mention_of(stated: Stated, page: Page) -> DateMention | None:
    return next((d for d in page.days.starting(stated.start, stated.start) if d.char_end == stated.end), None)


def _modes(told: Told, mode: str) -> list[Stated]:
    """A claim for the mode that each sentence tells."""
    return [
        Stated("mode", mode if e.mode == "talk" else e.mode, e.trigger.start, e.trigger.end, e.zone, "stated", "mode.words", _TRUST)
        for e in told.encounters
    ]


def _claims(report: MeetingReport, stated: Sequence[Stated], parties: Sequence[Party], page: Page) -> list[Claim]:
    """Claims of a report, each once: the stated values, then its parties and their offices."""
    text, metadata = page.document.text, page.document.metadata
    claims = [to_claim(report, s, metadata if s.zone == "metadata" else text) for s in stated]
    for number, party in enumerate(parties):
        basis = "inferred" if party.rule == "party.publisher" else "stated"
        value = party.person_id or party.side or party.key
        name = Stated("participant", value, party.name_start, party.name_end, page.zone_at(party.name_start), basis, party.rule, _TRUST)
        claims.append(to_claim(report, name, text, number))
        if party.office and party.office_start is not None and party.office_end is not None:
            office = Stated(
                "office", party.office, party.office_start, party.office_end, page.zone_at(party.office_start), "stated", party.rule, _TRUST
            )
            claims.append(to_claim(report, office, text, number))
    return list({c.claim_id: c for c in claims}.values())
