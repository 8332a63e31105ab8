"""Whose guest somebody was, where no place is told: an envoy is that of the country of the post, who was received that of who did."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipelines.core.knowledge import Place
from pipelines.core.meetings.cues import COMMA, Cue
from pipelines.core.meetings.encounter import REMOTE, Encounter
from pipelines.core.meetings.merge import Told
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.party import Party
from pipelines.core.meetings.postings import is_posted, posted
from pipelines.core.meetings.stated import Stated
from pipelines.core.names.office_table import OfficeTable
from pipelines.core.names.people import PersonIndex
from pipelines.core.records import MeetingReport, Participant
from pipelines.core.text import Span

_INFERRED = 0.5
_OF_OBJECT = 3
"""Code points behind a verb in which a word makes it one of receiving: 会见来访的."""
_RECEIVING = frozenset({"transitive", "passive", "past"})
"""Forms of verbs of receiving."""
_ELSEWHERE = ("sidelines", "sidelines_after", "rounds")
"""Cues of who was perhaps not at home, beside those of a journey or an event where somebody was received."""


class Met(NamedTuple):
    """A meeting as it was read, before anything is inferred of its host.

    Attributes:
        report: What the page says of it.
        told: Where the page tells of it.
        parties: Its parties in the order of the participants, with their offices in English.
        stated: Values of its day, place, mode and forum.
    """

    report: MeetingReport
    told: Told
    parties: Sequence[Party]
    stated: Sequence[Stated]


class HostReader:
    """Infers hosts; built once per process.

    Args:
        people: Listed persons.
        countries: ISO code to usual English name.
        table: The offices of English, with who serves abroad and whose names take an article.
        seats: Country to the city of its government.
    """

    def __init__(self, people: PersonIndex, countries: Mapping[str, str], table: OfficeTable, seats: Mapping[str, Place]) -> None:
        self._people = people
        self._countries = countries
        self._table = table
        self._seats = seats

    def hosted(self, met: Sequence[Met], page: Page) -> list[Met]:
        """The meetings of a page with the posting of each envoy and the country of the post, where his host tells them.

        An ambassador is received where he is posted, unless the page tells that it was elsewhere, on tour or at an event; who would be
        posted to two countries is posted to neither. Who receives anybody else is at home too.
        """
        return [self._received(m, page) for m in self._posted_of(met, page)]

    def _posted_of(self, met: Sequence[Met], page: Page) -> list[Met]:
        envoys = [self._envoys(m.report) for m in met]
        hosts = [self._host(m, sent, page) for m, sent in zip(met, envoys, strict=True)]
        of: dict[str | None, set[str]] = defaultdict(set)
        for sent, host in zip(envoys, hosts, strict=True):
            for envoy in sent if host else ():
                of[envoy.person_id or envoy.country].add(host or "")
        return [
            self._with_host(m, sent, host, page) if host and all(len(of[e.person_id or e.country]) == 1 for e in sent) else m
            for m, sent, host in zip(met, envoys, hosts, strict=True)
        ]

    def _envoys(self, report: MeetingReport) -> list[Participant]:
        return [p for p in report.participants if p.office and is_posted(p.office, self._table)]

    def _host(self, met: Met, envoys: Sequence[Participant], page: Page) -> str | None:
        """The one country of all who met an envoy, where nothing tells that it is not the host; envoys among themselves have none."""
        report = met.report
        others = {p.country for p in report.participants if p not in envoys}
        host = next(iter(others)) if envoys and len(others) == 1 else None
        if host is None or report.mode in REMOTE or report.forum or report.country not in (None, host):
            return None
        if _is_away(met.told.encounters, page):
            return None
        return host if all(self._may_be_sent(envoy, host, page) for envoy in envoys) else None

    def _received(self, met: Met, page: Page) -> Met:
        """A meeting with the country of who received the other side, where it was held and the page tells no place or event.

        It was in the city of the government if it was in a house of state: "a reçu au siège du ministère".
        """
        report = met.report
        if not _is_unplaced(met, report.country) or report.mode in REMOTE or report.forum:
            return met
        found = [(e, side) for e in met.told.encounters if (side := _receiver(e, page)) is not None]
        hosts = {country for _, country in found}
        host = next(iter(hosts)) if len(hosts) == 1 else None
        sent = {p.country for p in self._envoys(report)}
        receptions = [e for e, _ in found]
        is_away = _is_away(met.told.encounters, page, _ELSEWHERE)
        house = next((house for e in receptions if (house := _house(e, page))), None)
        is_away = is_away or (house is None and _is_away(receptions, page))  # in a house the host is at home, whoever is on a journey
        if host is None or host in sent or report.country not in (None, host) or is_away or _is_from_elsewhere(host, page):
            return met
        if house and (seat := self._seats.get(host)):
            return _placed(met, host, (house.start, house.end), "place.house", page, seat)
        trigger = receptions[0].trigger
        return _placed(met, host, (trigger.start, trigger.end), "place.received", page) if _is_unplaced(met) else met

    def _may_be_sent(self, envoy: Participant, host: str, page: Page) -> bool:
        """Whether somebody of another side is posted to a country, or to none that is told: "Ambassador" may be a rank of who is listed."""
        office, bodies = envoy.office or "", self._table.of_bodies
        if envoy.country == host or not (envoy.country or (envoy.organization and office.startswith(bodies))):
            return False
        if office in self._table.abroad:
            return not (envoy.person_id and self._people.offices(envoy.person_id, page.day))
        return office in {self._posted(title, host) for title in self._table.abroad}

    def _posted(self, title: str, host: str) -> str:
        return posted(title, self._countries.get(host, host), self._table)

    def _with_host(self, met: Met, envoys: Sequence[Participant], host: str, page: Page) -> Met:
        """A meeting with its host: the postings of its envoys, and its country where it was held and no place is told."""
        report = met.report
        bare = {p.participant_no for p in envoys if p.office in self._table.abroad}
        sent = tuple(p._replace(office=self._posted(p.office or "", host)) if p.participant_no in bare else p for p in report.participants)
        titles = [met.parties[p.participant_no] for p in envoys]
        title = next(((p.office_start, p.office_end) for p in titles if p.office_start is not None and p.office_end is not None), None)
        made = met._replace(report=report._replace(participants=sent))
        return _placed(made, host, title, "place.posting", page) if title and _is_unplaced(met) else made


def _is_unplaced(met: Met, country: str | None = None) -> bool:
    """Whether a meeting was held, and the page tells no place of it, or none but a country."""
    return met.report.realis == "held" and all(s.value == f"country:{country}" for s in met.stated if s.attribute == "place")


def _placed(met: Met, host: str, words: Span, rule: str, page: Page, city: Place | None = None) -> Met:
    """A meeting in the country of its host, or a city of it, which some words tell."""
    value = f"place:{city.place_id}" if city else f"country:{host}"
    place = Stated("place", value, *words, page.zone_at(words[0]), "inferred", rule, _INFERRED)
    report = met.report._replace(country=host)
    report = report._replace(place_id=city.place_id, city=city.name) if city else report
    return met._replace(report=report, stated=[place, *met.stated])


def _house(encounter: Encounter, page: Page) -> Cue | None:
    """The house of state in which a sentence tells that somebody was received: right behind the verb, or behind the guest at home.

    A chamber may be in another city than the government, and a house of which more is said is perhaps another's: "au Parlement européen".
    """
    trigger, guest = encounter.trigger, encounter.right[-1] if encounter.right else None
    for house in page.cues.within("houses", *encounter.sentence):
        beside = (min(trigger.end, house.start), house.start) if trigger.start < house.start else (house.end, trigger.start)
        of_guest = guest is not None and guest.end <= house.start and page.text[guest.end : house.start].strip() in _of_guest(guest)
        is_told = _is_bare(beside, page) or (of_guest and not _is_away([encounter], page))
        if is_told and not page.cues.has("chambers", house.start, house.end) and _is_whole(house, page):
            return house
    return None


def _of_guest(guest: Party) -> tuple[str, ...]:
    """What may stand between a guest and the house; without a name only a comma does: "la députée finlandaise à la Présidence"."""
    return ("", COMMA.strip()) if guest.name else (COMMA.strip(),)


def _is_bare(span: Span, page: Page) -> bool:
    """Whether only days, adverbs of them and articles stand between two finds."""
    days = page.days.within(*span)
    starts, ends = (span[0], *(d.char_end for d in days)), (*(d.char_start for d in days), span[1])
    return all(not page.lexicon.clause(page.text, *gap) for gap in zip(starts, ends, strict=True))


def _is_whole(house: Cue, page: Page) -> bool:
    """Whether nothing more is said of a house: what follows is a sign, a day or an article, or who received or was received."""
    lexicon, end = page.lexicon, page.sentences.spans[page.sentences.index(house.start)][1]
    words = lexicon.words(page.text, house.end, end)
    passing = lexicon.determiners | lexicon.object_marks | lexicon.agents
    is_day = any(not page.text[house.end : d.char_start].strip() for d in page.days.within(house.end, end))
    return is_day or not words or not words[0].isalpha() or words[0] in passing


def _receiver(encounter: Encounter, page: Page) -> str | None:
    """Country of the side that received the other, if a verb says so; None where it is not one, or that of the guest."""
    trigger, form = encounter.trigger, encounter.trigger.meaning.form
    if (trigger.kind != "noun" and form not in _RECEIVING) or not page.cues.has("receives", trigger.start, trigger.end + _OF_OBJECT):
        return None
    host, guest = (encounter.right, encounter.left) if form == "passive" else (encounter.left, encounter.right)
    countries = {p.country for p in host}
    country = next(iter(countries)) if len(countries) == 1 and guest else None
    return None if country in {p.country for p in guest} else country


def _is_from_elsewhere(host: str, page: Page) -> bool:
    """Whether the title names a city of another country than the host's: "In New York, the President received"."""
    title = page.title
    return title is not None and any(m.kind == "place" and m.country != host and title[0] <= m.char_start < title[1] for m in page.mentions)


def _is_away(encounters: Sequence[Encounter], page: Page, cues: Sequence[str] = ("away",)) -> bool:
    """Whether a sentence that tells of a meeting, or the one before it, says that somebody was on a journey or at an event."""
    spans = page.sentences.spans
    for number in {page.sentences.index(e.sentence[0]) for e in encounters}:
        start, end = spans[max(0, number - 1)][0], spans[number][1]
        if page.cues.has_any(cues, start, end):
            return True
    return False
