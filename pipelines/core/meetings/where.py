"""Where a meeting was held, by one page."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from pipelines.core.knowledge import ForumEvent, Place
from pipelines.core.meetings.cues import COMMA, Cue
from pipelines.core.meetings.datelines import of_setting, opening
from pipelines.core.meetings.encounter import REMOTE
from pipelines.core.meetings.frames import is_beside_a_forum, is_memory, visit_sentences
from pipelines.core.meetings.merge import Told
from pipelines.core.meetings.named_places import NamedPlaces
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.sites import SiteReader
from pipelines.core.meetings.stated import Stated
from pipelines.core.meetings.transcript import SPOKEN
from pipelines.core.records import Mention
from pipelines.core.text import Span

_SUBJECT = 16
"""Code points before a noun that is the subject of its sentence."""
_TRUST = {"body": 0.9, "title": 0.7, "caption": 0.6}
_INHERITED = 0.6
_BESIDE = ("sidelines", "sidelines_after")
"""Cues of an encounter beside a forum, which is where the dateline is."""
_TALKS, _HELD = ("noun", "visit"), ("noun", "visit", "verb")
"""Cues of talks, and those of a sentence that names nobody but who met: 两国外交部在北京举行磋商."""
_AIM = 4
"""Code points of the word of place right before a city."""
_BEFORE = 24
"""Code points before a city in which a visit to it is told, or its sentence begins: "While in Vientiane"."""
_LAST = 2
"""Sentences before that of a meeting that may tell where its talks were."""
_FRAMES = 3
"""Sentences of visits, the last first, of which the first that names a place tells it."""
_NEXT = 3
"""Sentences after that of a meeting that may tell where it was."""


class PlaceReader:
    """Reads where the meetings of one page took place.

    Args:
        page: The page.
        places: Listed places by id.
        capitals: Country to the place that is its capital.

    Attributes:
        named: Places that it names.
        sites: Which of them are those of an encounter.
    """

    def __init__(self, page: Page, places: Mapping[str, Place], capitals: Mapping[str, Place]) -> None:
        self._page = page
        self._text = page.text
        self._places = places
        self.named = NamedPlaces(page, capitals)
        self.sites = SiteReader(page, self.named)
        self._told: list[tuple[Told, Stated]] = []
        self._datelines, self._setting = opening(self.named.mentions, page), of_setting(self.named.mentions, page)

    @property
    def seat(self) -> str | None:
        """Country of the first dateline, if there is one."""
        return self._datelines[0].country if self._datelines else None

    def is_away(self, told: Told) -> bool:
        """Whether the sentences of a meeting tell that it was in a city that is none of the datelines, on a day of its own."""
        near = (next(iter(self.sites.near(e)), None) for e in told.encounters)
        cities = {self._city(m) for m in near if m and m.kind == "place"}
        return bool(self._datelines) and bool(cities) and cities.isdisjoint(self._city(m) for m in self._datelines)

    def _city(self, mention: Mention) -> str | None:
        place = self._places[mention.entity_id] if mention.kind == "place" and mention.entity_id else None
        return (place.city or place.name) if place else None

    def stated(self, told: Told, mode: str, before: Sequence[Stated]) -> list[Stated]:
        """Places of a meeting, best first.

        Those of its own sentences; else of the meeting that it followed; else of the visit that it was part of; else the one
        that closes the title.

        Args:
            told: The meeting.
            mode: Its mode; a call has no place.
            before: What was stated of the meeting that it followed.
        """
        if mode in REMOTE:
            return []
        found: dict[Span, Stated] = {}
        for encounter in sorted(told.encounters, key=lambda e: (e is not told.lead, e.sentence[0])):
            for mention in self.sites.near(encounter)[:2]:
                stated = _stated(mention, encounter.zone, "stated", "place.sentence", _TRUST.get(encounter.zone, 0.7))
                found.setdefault((mention.char_start, mention.char_end), stated)
        best = sorted(found.values(), key=lambda s: (-s.confidence, s.value.startswith("country:")))
        if best and best[0].value.startswith("place:"):
            self._told.append((told, best[0]))
            return best
        known = [s._replace(rule="place.sequel", confidence=_INHERITED) for s in before if s.attribute == "place"][:1]
        country = self.fields(best[0])[2] if best else None
        for stated in (*known, *self._elsewhere(told, country)):
            there = self.fields(stated)[2]
            if country not in (None, there):
                continue
            if stated.value.startswith("place:"):
                return [stated, *best]  # a city that is told elsewhere says more than the country that its own sentence names
            if not best:
                country, best = there, [stated]
        stay = self._of_stay(told, country) if country and told.realis == "held" else None
        return [_stated(stay, "body", "inferred", "place.stay", _INHERITED), *best] if stay else best

    def _of_stay(self, told: Told, country: str) -> Mention | None:
        """The one city of a country visited in which the page says that somebody stayed: "While in Vientiane, he toured"."""
        if country == self._page.home or country not in {p.country for p in told.parties}:
            return None
        spans = [(m, self._page.sentences.at(m.char_start)) for m in self.named.mentions if m.kind == "place" and m.country == country]
        stays = [m for m, span in spans if self._page.zone_at(m.char_start) == "body" and self._is_stay_in(m, span)]
        places = [self._places[m.entity_id] for m in stays if m.entity_id]
        cities = {place.city or place.name for place in places}
        is_told = len(cities) == 1 and not any(self._page.cues.has("planned", *span) or is_memory(span, self._page) for _, span in spans)
        return stays[0] if is_told else None

    def _is_stay_in(self, mention: Mention, span: Span) -> bool:
        """Whether a sentence of a visit opens with a city, or names it right behind the visit."""
        near = (max(span[0], mention.char_start - _BEFORE), mention.char_start)
        is_near = self._page.cues.has_any(("visit", "stays"), *near) and not self._page.cues.has("asides", *near)  # "visited the port of"
        is_near = is_near or mention.char_start - span[0] <= _BEFORE
        return is_near and self._is_stay(span) and self.named.is_site(mention)

    def _elsewhere(self, told: Told, country: str | None) -> Iterator[Stated]:
        """Of a meeting whose own sentences tell at most a country: of its visit, its talks, its round; of the title; of the head."""
        if there := next((m for e in told.encounters if (m := self.sites.taken_up(e))), None):
            yield _stated(there, "body", "inferred", "place.there", _INHERITED)
        if self._setting and told.lead.rule == SPOKEN and told.realis == "held":  # who speaks in it names other places too
            yield _stated(self._setting, "setting", "dateline", "place.setting", _INHERITED)
        visits = (span for span in visit_sentences(told, self._page) if not is_memory(span, self._page))
        for span in islice(visits, _FRAMES):
            if mention := self.sites.of_visit(told.lead, span):
                yield _stated(mention, "body", "inferred", "place.visit", _INHERITED)
        sides = {p.country for p in told.parties if p.country}
        if beside := self._beside_told(told, sides):
            yield _stated(beside, "body", "inferred", "place.visit", _INHERITED)
        if round_ := next((s for other, s in reversed(self._told) if self._is_round(told, other, s)), None):
            yield round_._replace(rule="place.round", confidence=_INHERITED)
        yield from self._of_head(told, sides | {country} if country else sides)

    def _of_head(self, told: Told, sides: set[str]) -> Iterator[Stated]:
        """What the head of the page tells of a meeting: its dateline, its title, the line above the text."""
        if self._datelines and any(self._page.cues.has("here", *e.sentence) for e in told.encounters):
            yield _stated(self._datelines[0], "dateline", "dateline", "place.dateline", _INHERITED)
        title = self._page.title
        if title and (named := self._of_title(title, sides)):
            yield _stated(named, "title", "stated", "place.title", _INHERITED)
        if self._setting and told.realis == "held":
            yield _stated(self._setting, "setting", "dateline", "place.setting", _INHERITED)
        if title and any(self._is_elsewhere(m, title) for m in self.named.by_place.within(*title)):
            return  # news from elsewhere
        is_there = is_beside_a_forum(told, self._page) or any(self._page.cues.has_any(_BESIDE, *e.sentence) for e in told.encounters)
        is_seat = is_there or (any(p.organization and not p.country for p in told.parties) and told.realis == "held")
        if host := next((m for m in self._datelines if is_seat or m.country in sides or self._is_scene(m)), None):
            yield _stated(host, "dateline", "dateline", "place.dateline", _INHERITED)

    def _is_elsewhere(self, mention: Mention, title: Span) -> bool:
        """Whether a title says that something was in a city, and not that it was to be brought there: "efforts to deliver aid to Gaza"."""
        aims = self._page.cues.has("infinitive", title[0], mention.char_start - _AIM)
        return mention.kind == "place" and self.named.follows_place_word(mention) and not aims

    def _beside_told(self, told: Told, sides: set[str]) -> Mention | None:
        """The city in a country of a party that a sentence beside names for the talks or the visit: "Talks were held in Dakar"."""
        if told.lead.zone != "body":
            return None
        number, spans = self._page.sentences.index(told.lead.sentence[0]), self._page.sentences.spans
        behind, before = spans[number + 1 : number + 1 + _NEXT], spans[max(0, number - _LAST) : number]
        found = (self._of_talks(told, span, sides) for span in behind)
        earlier = (self._of_talks(told, span, sides, _HELD) for span in reversed(before) if self._is_of_nobody_else(told, span))
        return next((m for m in chain(found, earlier) if m), None)

    def _is_of_nobody_else(self, told: Told, span: Span) -> bool:
        """Whether a sentence of the body names nobody but who met, and their sides: "Kenya and Finland held talks in Nairobi".

        A third country has its place in what is talked of behind the talks: "talks in Nairobi on Somalia".
        """
        page, sides = self._page, {p.country for p in told.parties}
        people = {m.entity_id for m in page.people.within(*span)}
        nouns = page.cues.within("noun", *span)
        nations = {m.country for m in page.countries.within(span[0], nouns[0].start if nouns else span[1])}
        return page.zone_at(span[1] - 1) == "body" and people <= {p.key for p in told.parties} and nations <= sides

    def _of_talks(self, told: Told, span: Span, sides: set[str], kinds: Sequence[str] = _TALKS) -> Mention | None:
        """The city that a sentence names for its talks or visit: for the first cue of the first of these kinds that it has."""
        page, cues = self._page, self._page.cues
        trigger = next((cue for kind in kinds for cue in cues.within(kind, *span)), None)
        if trigger is None or is_memory(span, page) or cues.has_any(("background", "negated", "asides"), *span):
            return None
        clause = self._text.rfind(COMMA, span[0], trigger.start) + 1 or span[0]  # "they will share data, following talks in"
        if cues.has("planned", clause, span[1]):
            return None
        near = self.sites.near(told.lead._replace(sentence=span, trigger=trigger))
        is_of = self._is_of_meeting(trigger, span)
        return next((m for m in near if m.kind == "place" and (is_of or m.country in sides)), None)

    def _is_of_meeting(self, noun: Cue, span: Span) -> bool:
        """Whether a sentence says of the meeting, and of nobody, where it was held: "The meeting took place in Brussels"."""
        is_head = noun.kind == "noun" and noun.start - span[0] <= _SUBJECT
        return is_head and self._page.cues.has("took_place", noun.end, span[1]) and not self._page.bearers.within(*span)

    def _is_round(self, told: Told, other: Told, place: Stated) -> bool:
        """Whether two meetings are of one round: of one person, with the country of the place, or in it as its own; no memory is."""
        country = self._places[place.value.partition(":")[2]].country
        shared = {p.key for p in told.parties if p.name} & {p.key for p in other.parties if p.name}
        return bool(shared) and told.realis == other.realis and all(country in {p.country for p in t.parties} for t in (told, other))

    def _of_title(self, title: Span, sides: set[str]) -> Mention | None:
        """The city of a title: the one that closes it after a comma, where somebody is said to be, or a party is at home."""
        for mention in self.named.by_place.within(*title):
            if mention.kind != "place" or self.named.is_taken(mention):
                continue
            before = self._text[title[0] : mention.char_start].rstrip()
            if before.endswith(",") and self._closes(mention, title[1]):
                return mention
            is_there = mention.country in sides or self._is_whereabouts(mention) or self._is_of_meetings(mention, title)
            if self.named.follows_place_word(mention) and is_there:
                return mention
        return None

    def _closes(self, mention: Mention, end: int) -> bool:
        """Whether a title ends with a city, or with its country behind it: "Doorstop interview, Honiara, Solomon Islands"."""
        behind = next(iter(self._page.countries.starting(mention.char_end + len(COMMA), mention.char_end + len(COMMA))), None)
        is_followed = behind is not None and behind.country == mention.country and self._text.startswith(COMMA, mention.char_end)
        return (behind.char_end if behind and is_followed else mention.char_end) == end

    def _is_of_meetings(self, mention: Mention, title: Span) -> bool:
        """Whether a title says where meetings were: "holds a string of meetings in Munich"."""
        cues = self._page.cues.within_any(("noun", "rounds"), title[0], mention.char_start)
        end = max((cue.end for cue in cues), default=-1)
        words = self._page.lexicon.words(self._text, end, mention.char_start) if end >= 0 else ()
        return len(words) == 1 and words[0] in self._page.lexicon.place_words

    def _is_whereabouts(self, mention: Mention) -> bool:
        """Whether a title says of a party only where it is, "Rivas in Helsinki: ...", or the dateline is of the same city."""
        start = self._text.rfind(" ", 0, mention.char_start - 1)
        is_beside = any(m.char_end == start for m in self._page.mentions if m.kind in ("person", "office"))
        return is_beside or any(m.entity_id == mention.entity_id for m in self._datelines) or self._is_scene(mention)

    def _is_scene(self, mention: Mention) -> bool:
        """Whether the body says of the city of a title or dateline that somebody was there, and tells of no plan: "is in Oslo for"."""
        told = (
            m for m in self.named.mentions if m.kind == "place" and m.entity_id == mention.entity_id and self.named.follows_place_word(m)
        )
        spans = [self._page.sentences.at(m.char_start) for m in told if self._page.zone_at(m.char_start) == "body"]
        return any(not self._page.cues.has("planned", *span) and self._is_stay(span) for span in spans)

    def _is_stay(self, span: Span) -> bool:
        """Whether a sentence tells of a visit or a forum."""
        return self._page.names_forum(span) or self._page.cues.has_any(("visit", "sidelines", "rounds", "stays"), *span)

    def of_event(self, event: ForumEvent | None, mode: str) -> list[Stated]:
        """The place of the forum's edition, for a meeting in person of which the page tells no other place."""
        if event is None or event.place_id is None or mode in REMOTE:
            return []
        entry = f"forum_events.csv: {event.forum_event_id}"
        return [Stated("place", f"place:{event.place_id}", 0, 0, "reference", "forum_calendar", "place.forum", _INHERITED, entry)]

    def fields(self, stated: Stated | None) -> tuple[str | None, str | None, str | None]:
        """Place id, city and country of a stated place; all None without one."""
        if stated is None:
            return None, None, None
        kind, _, key = stated.value.partition(":")
        if kind == "country":
            return None, None, key
        place = self._places[key]
        return place.place_id, place.city or (place.name if place.kind == "city" else None), place.country


def _stated(mention: Mention, zone: str, basis: str, rule: str, trust: float) -> Stated:
    value = f"place:{mention.entity_id}" if mention.kind == "place" else f"country:{mention.country}"
    return Stated("place", value, mention.char_start, mention.char_end, zone, basis, rule, trust)
