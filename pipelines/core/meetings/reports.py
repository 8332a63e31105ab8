"""Meeting reports and their claims: what one page says of each meeting, with the evidence for every value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from pipelines.core.knowledge import ForumEvent, Knowledge, Rule
from pipelines.core.meetings.attributes import PlaceReader, Stated, dates_of
from pipelines.core.meetings.cues import CueLexicon
from pipelines.core.meetings.encounters import Encounter, EncounterReader
from pipelines.core.meetings.merge import Told, merge
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.parties import Party, PartyReader
from pipelines.core.names.people import PersonIndex
from pipelines.core.text import Span
from pipelines.core.records import Claim, DateMention, MeetingReport, Mention, Participant

RULES = (
    Rule("meeting.verb_past", 1, "meeting_reports", "A verb that asserts an encounter: met, received, spoke with"),
    Rule("meeting.verb_present", 1, "meeting_reports", "The same in the present tense of titles and captions"),
    Rule("meeting.verb_bare", 1, "meeting_reports", "The bare form: planned after 'to' and 'will', held in a title with a plural subject"),
    Rule("meeting.verb_transitive", 1, "meeting_reports", "A verb that wants the other side beside it as object: received, hosted, called"),
    Rule("meeting.verb_transitive_bare", 1, "meeting_reports", "The bare form of such a verb"),
    Rule("meeting.verb_passive", 1, "meeting_reports", "A passive whose agent is the other side: was received by"),
    Rule("meeting.noun_light", 1, "meeting_reports", "A noun carried by a light verb: held talks"),
    Rule("meeting.noun", 1, "meeting_reports", "A noun linked to its parties: a call with, the meeting between"),
    Rule("meeting.separately", 1, "meeting_reports", "Several encounters in one sentence: met separately with"),
    Rule("meeting.joint", 1, "meeting_reports", "What two sides agreed or discussed in the first person: the Prime Minister and I agreed"),
    Rule("party.publisher", 1, "claims", "I and we, or nobody at all, on the page of a government: its own side"),
    Rule("date.sentence", 1, "claims", "A date in a sentence that tells of the meeting, the nearest to the verb"),
    Rule("date.visit", 1, "claims", "The date of the visit told just before, of which the meeting was part"),
    Rule("date.sequel", 1, "claims", "The date of the meeting just before, which this one followed"),
    Rule("place.sequel", 1, "claims", "The place of the meeting just before, which this one followed"),
    Rule("forum.sequel", 1, "claims", "The forum of the meeting just before, which this one followed"),
    Rule("date.publication_bound", 1, "claims", "What is told as past was not after its publication"),
    Rule("place.sentence", 1, "claims", "A place after a word of place, in a sentence that tells of the meeting"),
    Rule("place.visit", 1, "claims", "The place of the visit told just before"),
    Rule("place.title", 1, "claims", "The place that closes a title after a comma"),
    Rule("place.dateline", 1, "claims", "The dateline of a press report of a meeting in person"),
    Rule("mode.words", 1, "claims", "Words of phone, video or presence beside the verb, else the verb's own"),
    Rule("forum.margins", 1, "claims", "A forum named after 'on the sidelines of' or as what the meeting was part of"),
)

Before = tuple[dict[str, str | None], list[Stated]]
"""Forum and stated values of the meeting told just before, which a sequel shares."""
_NEWS = timedelta(days=14)
"""How long a meeting told in passing is news."""
_BACK = 3
"""Sentences that a visit may be told before its meetings."""


class ReportFinder:
    """Finds meeting reports in pages; built once per process.

    Args:
        knowledge: Curated knowledge.
        lexicons: Cue words by language; a page of another language yields no reports.
        people: Listed persons.
        of_words: Language to the words that lead from a name to its country.
    """

    def __init__(self, knowledge: Knowledge, lexicons: Mapping[str, CueLexicon], people: PersonIndex, of_words: Mapping[str, frozenset[str]]) -> None:
        self._lexicons = lexicons
        self._people = people
        self._of_words = of_words
        self._places = {p.place_id: p for p in knowledge.places}
        self._forums = {f.forum_id: f for f in knowledge.forums}
        self._events: dict[str, list[ForumEvent]] = {}
        for event in knowledge.forum_events:
            self._events.setdefault(event.forum_id, []).append(event)

    def find(self, page: Page) -> tuple[list[MeetingReport], list[Claim]]:
        """Return the reports of a page and their claims, in page order."""
        reader = PartyReader(page.text, page.mentions, page.lexicon, self._of_words[page.lexicon.language])
        encounters = EncounterReader(reader, page.cues, page.lexicon, page.mentions, page.home)
        where = PlaceReader(page.text, page.mentions, self._places, page.lexicon, page.cues)
        found = [_settled(e, page) for span, zone in page.told_sentences() for e in encounters.read(span, zone, where.country_in(span))]
        reports: list[MeetingReport] = []
        claims: list[Claim] = []
        before: Before | None = None
        for told in merge(found):
            parties = [self._known(p, page) for p in told.parties]
            if told.realis == "negated" or not _is_foreign(parties):
                continue
            report, made, stated = self._report(told, parties, page, before)
            reports.append(report)
            claims += made
            before = stated if told.realis == "held" else before
        return reports, claims

    def _known(self, party: Party, page: Page) -> Party:
        """An office without a name is its holder on that day, where one is listed."""
        if party.name or party.is_group or not party.office or not party.country or page.day is None:
            return party
        holder = self._people.holder_of(party.office, party.country, page.day)
        return replace(party, person_id=holder, name=self._people.persons[holder].name, key=holder) if holder else party

    # -- one report ------------------------------------------------------------------------------------------------

    def _report(self, told: Told, parties: Sequence[Party], page: Page, before: Before | None) -> tuple[MeetingReport, list[Claim], Before]:
        lead = told.lead
        mode = self._mode_of(told, page)
        report_id = _hash(page.document.document_id, lead.sentence[0], lead.trigger.start, *(p.key for p in parties))
        stated = [*self._dates(told, page, before), *self._places_of(told, mode, page, before), *_modes(told, mode)]
        forum, forum_stated = self._forum(told, page)
        if not forum_stated and told.lead.is_new and before:
            forum, forum_stated = before[0], [replace(s, rule="forum.sequel", confidence=0.6) for s in before[1] if s.attribute == "forum"][:1]
        stated += forum_stated
        when = next((s for s in stated if s.attribute == "date"), None)
        day = next((d for d in page.dates if when and (d.char_start, d.char_end) == (when.start, when.end)), None)
        place = next((s for s in stated if s.attribute == "place"), None)
        report = MeetingReport(
            report_id=report_id,
            document_id=page.document.document_id,
            realis=told.realis,
            char_start=lead.sentence[0],
            char_end=lead.sentence[1],
            mode=mode,
            participants=tuple(self._participant(n, p, page) for n, p in enumerate(parties)),
            held_edtf=day.edtf if day else None,
            held_on=day.first_day if day else None,
            held_until=day.last_day if day and day.precision != "day" else None,
            held_precision=day.precision if day else None,
            held_not_before=day.first_day if day else None,
            held_not_after=day.last_day if day else page.day,
            date_basis=when.basis if when else None,
            **self._place_fields(place),
            **forum,
            rule=lead.rule,
        )
        return report, self._claims(report, stated, parties, page), (forum, stated)

    def _participant(self, number: int, party: Party, page: Page) -> Participant:
        mentions = [m for m in page.mentions if m.kind == "person" and m.entity_id == party.person_id] if party.person_id else []
        held = self._people.offices(party.person_id, page.day) if party.person_id else []
        stated = [m.office for m in mentions if m.office]
        offices = [_fullest(party.office, stated), *stated, *(t.office for t in held)]
        aliases = sorted({m.surface for m in mentions if m.method != "office_reference"} - {party.name})
        person_id = party.person_id if party.person_id else None
        return Participant(number, person_id, party.name, next((o for o in offices if o), None), party.country, party.organization, tuple(a for a in aliases if a), None)

    def _dates(self, told: Told, page: Page, before: Before | None) -> list[Stated]:
        """Dates of the meeting's own sentences; else of the meeting that it followed; else of the visit it was part of."""
        possible = [d for d in page.dates if _is_possible(d, page.day, told.realis)]
        found = [_date_claim(d, t, page, "date.sentence") for d, t in dates_of(told, possible)]
        if not found and told.lead.is_new and before:
            found = [replace(s, rule="date.sequel", confidence=0.6) for s in before[1] if s.attribute == "date"][:1]
        if not found:
            spans = self._visit_sentences(told, page) or self._first_sentence(told, page)
            inherited = next((d for span in spans for d in possible if span[0] <= d.char_start < span[1] and d.precision == "day"), None)
            found = [_date_claim(inherited, 0.6, page, "date.visit")] if inherited else []
        return found

    def _visit_sentences(self, told: Told, page: Page) -> list[Span]:
        """Sentences of a visit before the meeting, nearest first: just before it, or one that names the meeting's country."""
        lead = told.lead
        if lead.zone != "body":
            return []
        here = {m.country for m in page.mentions if m.kind == "country" and lead.sentence[0] <= m.char_start < lead.sentence[1]}
        number = page.sentences.index(lead.sentence[0])
        found = []
        for index in range(number - 1, -1, -1):
            span = page.sentences.spans[index]
            near = number - index <= _BACK or any(m.country in here for m in page.mentions if m.kind == "country" and span[0] <= m.char_start < span[1])
            if near and page.cues.has("visit", *span) and page.zone_at(span[0]) == "body":
                found.append(span)
        return found

    def _first_sentence(self, told: Told, page: Page) -> list[Span]:
        """Of a meeting that only the title tells, the first sentence of the body."""
        if told.lead.zone != "title":
            return []
        return [span for span, zone in page.told_sentences() if zone == "body"][:1]

    def _places_of(self, told: Told, mode: str, page: Page, before: Before | None) -> list[Stated]:
        if mode in ("phone", "video", "correspondence"):
            return []
        reader = PlaceReader(page.text, page.mentions, self._places, page.lexicon, page.cues)
        found: dict[tuple[int, int], Stated] = {}
        for encounter in sorted(told.encounters, key=lambda e: (e is not told.lead, e.sentence[0])):
            for mention in reader.places_of(encounter)[:2]:
                trust = {"body": 0.9, "title": 0.7, "caption": 0.6}.get(encounter.zone, 0.7)
                found.setdefault((mention.char_start, mention.char_end), _place_claim(mention, encounter.zone, "stated", "place.sentence", trust))
        if not found and told.lead.is_new and before:
            return [replace(s, rule="place.sequel", confidence=0.6) for s in before[1] if s.attribute == "place"][:1]
        if not found:
            for span in self._visit_sentences(told, page)[:1]:
                sentence = replace(told.lead, sentence=span)
                for mention in reader.places_of(sentence)[:1]:
                    found[mention.char_start, mention.char_end] = _place_claim(mention, "body", "inferred", "place.visit", 0.6)
        title = next((span for span, zone in page.told_sentences() if zone == "title"), None)
        if not found and title and (closing := reader.place_of_title(title)):
            found[title] = _place_claim(closing, "title", "stated", "place.title", 0.6)
        return sorted(found.values(), key=lambda s: (-s.confidence, s.value.startswith("country:"), s.start))

    def _place_fields(self, stated: Stated | None) -> dict[str, str | None]:
        if stated is None:
            return {"place_id": None, "city": None, "country": None}
        if stated.value.startswith("country:"):
            return {"place_id": None, "city": None, "country": stated.value.removeprefix("country:")}
        place = self._places[stated.value.removeprefix("place:")]
        return {"place_id": place.place_id, "city": place.city or (place.name if place.kind == "city" else None), "country": place.country}

    def _mode_of(self, told: Told, page: Page) -> str:
        """The mode of a meeting; talks in a place are held in person, whatever the verb leaves open."""
        if any(e.mode not in ("talk", "") for e in told.encounters):
            return told.mode
        reader = PlaceReader(page.text, page.mentions, self._places, page.lexicon, page.cues)
        return "in_person" if any(m.kind == "place" for e in told.encounters for m in reader.places_of(e)) else told.mode

    def _forum(self, told: Told, page: Page) -> tuple[dict[str, str | None], list[Stated]]:
        reader = PlaceReader(page.text, page.mentions, self._places, page.lexicon, page.cues)
        for encounter in sorted(told.encounters, key=lambda e: (e is not told.lead, e.zone != "body", e.sentence[0])):
            mention, words, relation = reader.forum_of(encounter)
            if mention is None and words is None:
                continue
            start, end = words or (mention.char_start, mention.char_end) if mention else words or (0, 0)
            forum_id = mention.entity_id if mention else None
            event = self._event(forum_id, page.day) if forum_id else None
            label = page.text[start:end].strip()
            stated = Stated("forum", forum_id or label, start, start + len(label), encounter.zone, "stated", "forum.margins", 0.85)
            fields = {"forum_event_id": event.forum_event_id if event else None, "forum_id": forum_id, "forum": label, "forum_relation": relation}
            return fields, [stated]
        title = next((span for span, zone in page.told_sentences() if zone == "title"), None)
        if title and (words := reader.outcome_of(title)):
            label = page.text[words[0] : words[1]]
            return {"forum_event_id": None, "forum_id": None, "forum": label, "forum_relation": "session"}, [Stated("forum", label, *words, "title", "stated", "forum.margins", 0.7)]
        return {"forum_event_id": None, "forum_id": None, "forum": None, "forum_relation": "none"}, []

    def _event(self, forum_id: str, day: date | None) -> ForumEvent | None:
        """The edition of a forum that was being held about the day of the page."""
        if day is None:
            return None
        near = [e for e in self._events.get(forum_id, ()) if e.start_on - timedelta(days=3) <= day <= e.end_on + timedelta(days=5)]
        return near[0] if len(near) == 1 else None

    def _claims(self, report: MeetingReport, stated: Iterable[Stated], parties: Sequence[Party], page: Page) -> list[Claim]:
        claims = [_claim(report, s, page.text, None) for s in stated]
        for number, party in enumerate(parties):
            value = party.person_id or party.side or party.key
            basis = "inferred" if party.rule == "party.publisher" else "stated"
            claims.append(_claim(report, Stated("participant", value, party.name_start, party.name_end, page.zone_at(party.name_start), basis, party.rule, 0.9), page.text, number))
            if party.office and party.office_start is not None and party.office_end is not None:
                claims.append(_claim(report, Stated("office", party.office, party.office_start, party.office_end, page.zone_at(party.office_start), "stated", party.rule, 0.9), page.text, number))
        return list({c.claim_id: c for c in claims}.values())


def _settled(encounter: Encounter, page: Page) -> Encounter:
    """What is told in passing ("when she met") is news if it is recent, else a memory."""
    if encounter.realis != "recalled":
        return encounter
    start, end = encounter.sentence
    days = [d.last_day for d in page.dates if start <= d.char_start < end and d.precision == "day" and d.last_day]
    recent = any(page.day is None or page.day - _NEWS <= day for day in days)
    return replace(encounter, realis="held" if recent else "referenced")


def _fullest(office: str | None, others: Sequence[str]) -> str | None:
    """The longest wording of an office on the page that holds all its words: Minister, Minister of Justice."""
    if office is None:
        return None
    words = set(office.lower().split())
    return max((office, *(o for o in others if words <= set(o.lower().split()))), key=len)


def _modes(told: Told, mode: str) -> list[Stated]:
    """A claim for the mode that each sentence tells."""
    return [
        Stated("mode", mode if e.mode == "talk" else e.mode, e.trigger.start, e.trigger.end, e.zone, "stated", "mode.words", 0.9) for e in told.encounters
    ]


def _claim(report: MeetingReport, stated: Stated, text: str, participant_no: int | None) -> Claim:
    return Claim(
        claim_id=_hash(report.report_id, stated.attribute, stated.value, stated.start, stated.end, participant_no),
        report_id=report.report_id,
        document_id=report.document_id,
        attribute=stated.attribute,
        value=stated.value,
        participant_no=participant_no,
        source="text",
        char_start=stated.start,
        char_end=stated.end,
        surface=text[stated.start : stated.end],
        zone=stated.zone,
        basis=stated.basis,
        rule=stated.rule,
        confidence=stated.confidence,
    )


def _date_claim(date_mention: DateMention, trust: float, page: Page, rule: str) -> Stated:
    zone = page.zone_at(date_mention.char_start)
    basis = "caption" if zone == "caption" else date_mention.basis
    return Stated("date", date_mention.edtf, date_mention.char_start, date_mention.char_end, zone, basis, rule, max(0.05, trust))


def _place_claim(mention: Mention, zone: str, basis: str, rule: str, trust: float) -> Stated:
    value = f"place:{mention.entity_id}" if mention.kind == "place" else f"country:{mention.country}"
    return Stated("place", value, mention.char_start, mention.char_end, zone, basis, rule, trust)


def _is_possible(mention: DateMention, day: date | None, realis: str) -> bool:
    """What is told as past was not more than a day after its publication (time zones); plans are free."""
    return realis != "held" or day is None or mention.first_day is None or mention.first_day <= day + timedelta(days=1)


def _is_foreign(parties: Sequence[Party]) -> bool:
    """Whether at least two sides take part; officials of one country among themselves are no diplomatic meeting."""
    sides = {p.side for p in parties if p.side}
    return len(sides) > 1


def _hash(*parts: object) -> str:
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
