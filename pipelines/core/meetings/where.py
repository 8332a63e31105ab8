"""Where a meeting was held, by one page."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from pipelines.core.knowledge import ForumEvent, Place
from pipelines.core.meetings.cues import Cue
from pipelines.core.meetings.datelines import of_setting, opening
from pipelines.core.meetings.encounter import REMOTE, Encounter
from pipelines.core.meetings.frames import is_memory, visit_sentences
from pipelines.core.meetings.merge import Told
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.stated import Stated
from pipelines.core.records import Mention
from pipelines.core.text import Span, Spans

_TRUST = {"body": 0.9, "title": 0.7, "caption": 0.6}
_INHERITED = 0.6
_REACH = 24
"""Code points before a place in which its words of place stand."""
_PLACE_WORDS = 2
_AT = 8
"""Code points between a verb and the place right behind it."""
_BESIDE = 24
"""Code points between "capital" and the beginning of its country."""
_OF = 3
"""Letters of the one word between them: capital of, capitale du."""
_CAPITALS = 20
"""Words for a capital that are looked at on one page."""
_VISIT = 20
"""Code points of a visit and what is said of it before its place: visita oficial a."""
_FAR = 100
"""Code points from a verb within which a place behind another noun may still be its own."""
_VENUE = re.compile(
    r"(?P<lead>[^\W\d_]+) (?:(?:the|la|el|le|les|los) )?(?:[^\W\d_a-z][\w’'-]* (?:(?:of|de|du|la|the) )?){0,4}[^\W\d_a-z][\w’'-]*, $"
)
"""A place word and a venue before its city: at Ilaro Court, Bridgetown."""
_NEXT = 3
"""Sentences after that of a meeting that may tell where it was."""
_VENUE_REACH = 70
_VENUE_WORDS = 6
"""Words of a venue from its own word of place on: at the offices of the Commonwealth in Adelaide."""
_ARTICLES = frozenset({"the", "la", "el", "le", "los", "las", "les", "l’", "l'"})


class PlaceReader:
    """Reads where the meetings of one page took place.

    Args:
        page: The page.
        places: Listed places by id.
        capitals: Country to the place that is its capital.
    """

    def __init__(self, page: Page, places: Mapping[str, Place], capitals: Mapping[str, Place]) -> None:
        self._page = page
        self._text = page.text
        self._places = places
        self._lexicon = page.lexicon
        self._leads = page.lexicon.place_words | _ARTICLES
        spans = ((m.office_start, m.office_end) for m in page.mentions if m.kind in ("person", "office"))
        taken = [(start, end) for start, end in spans if start is not None and end is not None]
        self._offices = Spans((span, span) for span in taken)
        self._mentions = [m for m in page.mentions if m.kind == "place" or (m.kind == "country" and m.method == "name")]
        self._mentions += self._capitals(capitals)
        self._by_place = Spans(((m.char_start, m.char_end), m) for m in self._mentions)
        self._ends = {m.char_end for m in page.mentions} | {d.char_end for d in page.dates} | {end for _, end in taken}
        self._told: list[tuple[Told, Stated]] = []
        self._datelines, self._setting = opening(self._mentions, page), of_setting(self._mentions, page)
        self._first = {self._after(m.char_end): m.char_start for m in page.mentions if m.kind in ("country", "place")}

    def _capitals(self, capitals: Mapping[str, Place]) -> list[Mention]:
        """Capitals that are told by their country: the Kazakh capital, la capitale du Sénégal, в столице Латвии."""
        found = []
        for cue in self._page.cues.within("capital", 0, len(self._text))[:_CAPITALS]:
            for mention in self._page.countries.starting(cue.start - _BESIDE, cue.end + _OF + 2):
                start, end = min(cue.start, mention.char_start), max(cue.end, mention.char_end)
                between = self._text[min(cue.end, mention.char_end) : max(cue.start, mention.char_start)].strip()
                place = capitals.get(mention.country or "")
                if place and len(between) <= _OF and (not between or between.isalpha()):
                    found.append(mention._replace(kind="place", char_start=start, char_end=end, entity_id=place.place_id, name=place.name))
        return found

    def _after(self, end: int) -> int:
        """Where the next word begins: a place may follow its country, in Swiss Davos, 在泰国清迈."""
        return end + 1 if self._text[end : end + 1] == " " else end

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
            for mention in self.near(encounter)[:2]:
                stated = _stated(mention, encounter.zone, "stated", "place.sentence", _TRUST.get(encounter.zone, 0.7))
                found.setdefault((mention.char_start, mention.char_end), stated)
        best = sorted(found.values(), key=lambda s: (-s.confidence, s.value.startswith("country:")))
        if best and best[0].value.startswith("place:"):
            self._told.append((told, best[0]))
            return best
        known = [s._replace(rule="place.sequel", confidence=_INHERITED) for s in before if s.attribute == "place"][:1]
        inherited = known or self._elsewhere(told)
        country = self.fields(best[0])[2] if best else None
        finer = [s for s in inherited if country is None or (s.value.startswith("place:") and self.fields(s)[2] == country)]
        return [*finer, *best]  # a city that is told elsewhere says more than the country that its own sentence names

    def _elsewhere(self, told: Told) -> list[Stated]:
        """Of a meeting whose own sentences tell no place: of its visit, its talks, its round; of the title; of the head."""
        visits = (span for span in visit_sentences(told, self._page) if not is_memory(span, self._page))
        for span in islice(visits, 1):
            for mention in self.near(told.lead._replace(sentence=span))[:1]:
                return [_stated(mention, "body", "inferred", "place.visit", _INHERITED)]
        sides = {p.country for p in told.parties if p.country}
        if after := self._after_told(told, sides):
            return [_stated(after, "body", "inferred", "place.visit", _INHERITED)]
        if round_ := next((s for other, s in reversed(self._told) if self._is_round(told, other, s)), None):
            return [round_._replace(rule="place.round", confidence=_INHERITED)]
        if self._datelines and any(self._page.cues.has("here", *e.sentence) for e in told.encounters):
            return [_stated(self._datelines[0], "dateline", "dateline", "place.dateline", _INHERITED)]
        title = self._page.title
        if title and (named := self._of_title(title, sides)):
            return [_stated(named, "title", "stated", "place.title", _INHERITED)]
        if self._setting and told.realis == "held":
            return [_stated(self._setting, "setting", "dateline", "place.setting", _INHERITED)]
        host = next((m for m in self._datelines if m.country in sides), None)
        return [_stated(host, "dateline", "dateline", "place.dateline", _INHERITED)] if host else []

    def _after_told(self, told: Told, sides: set[str]) -> Mention | None:
        """The city in a country of a party that one of the next sentences names for the talks or the visit: "Talks were held in Dakar"."""
        page, cues = self._page, self._page.cues
        if told.lead.zone != "body":
            return None
        first = page.sentences.index(told.lead.sentence[0]) + 1
        for span in page.sentences.spans[first : first + _NEXT]:
            trigger = next(iter(cues.within("noun", *span) or cues.within("visit", *span)), None)
            if trigger is None or is_memory(span, page) or any(cues.has(kind, *span) for kind in ("planned", "background", "negated")):
                continue
            near = self.near(told.lead._replace(sentence=span, trigger=trigger))
            if found := next((m for m in near if m.kind == "place" and m.country in sides), None):
                return found
        return None

    def _is_round(self, told: Told, other: Told, place: Stated) -> bool:
        """Whether two meetings are of one round: of one person, with the country of the place, or in it as its own; no memory is."""
        country = self._places[place.value.partition(":")[2]].country
        shared = {p.key for p in told.parties if p.name} & {p.key for p in other.parties if p.name}
        return bool(shared) and told.realis == other.realis and all(country in {p.country for p in t.parties} for t in (told, other))

    def _of_title(self, title: Span, sides: set[str]) -> Mention | None:
        """The city of a title: the one that closes it after a comma, where somebody is said to be, or a party is at home."""
        for mention in self._by_place.within(*title):
            if mention.kind != "place" or self._is_taken(mention):
                continue
            before = self._text[title[0] : mention.char_start].rstrip()
            if before.endswith(",") and mention.char_end == title[1]:
                return mention
            if self._follows_place_word(mention) and (mention.country in sides or self._is_whereabouts(mention)):
                return mention
        return None

    def _is_whereabouts(self, mention: Mention) -> bool:
        """Whether a title says of a party only where it is, "Rivas in Helsinki: ...", or the dateline is of the same city."""
        start = self._text.rfind(" ", 0, mention.char_start - 1)
        is_beside = any(m.char_end == start for m in self._page.mentions if m.kind in ("person", "office"))
        return is_beside or any(m.entity_id == mention.entity_id for m in self._datelines)

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

    def mode_of(self, told: Told) -> str:
        """The mode of a meeting; talks in a place, or of a round of meetings, are held in person, whatever the verb leaves open.

        Who only "discussed" something, nobody knows how.
        """
        if any(e.mode != "talk" for e in told.encounters):
            return told.mode
        if any(m.kind == "place" for e in told.encounters for m in self.near(e)):
            return "in_person"
        if any(e.rule != "meeting.verb_about" for e in told.encounters):
            return told.mode
        return "in_person" if next(visit_sentences(told, self._page), None) else "unknown"

    def near(self, encounter: Encounter) -> list[Mention]:
        """Places of an encounter's sentence that follow a word of place: those that belong to the verb, the nearest first.

        A place behind another noun belongs to that noun ("the embassy in Kabul") and, in another clause, is none of the meeting;
        a place of a plan is none of what was held.
        """
        trigger = encounter.trigger
        here = encounter.sentence[0] <= trigger.start < encounter.sentence[1]
        found = [
            (here and (m.char_start > trigger.start or self._is_unvisited(m, encounter)) and self._is_loose(m, trigger), m)
            for m in self._placed(encounter.sentence)
        ]
        held = encounter.realis == "held" and here
        kept = [
            (loose, m)
            for loose, m in found
            if not (loose and (m.kind == "country" or self._is_apart(trigger, m)))
            and not (held and self._is_planned(trigger, m))
            and not (here and self._is_talked_of(encounter, m))
        ]
        kept.sort(key=lambda f: (f[1].kind != "place", f[0], *self._distance(trigger, f[1].char_start)))
        return [m for _, m in kept]

    def _is_unvisited(self, mention: Mention, encounter: Encounter) -> bool:
        """Whether a country before a verb is not that of a party whom the other is told to visit: "on his visit to Egypt he met"."""
        visits = self._page.cues.has("visit", mention.char_start - _VISIT, mention.char_start)
        return mention.kind == "country" and not (visits and mention.country in {p.country for p in encounter.parties})

    def _distance(self, trigger: Cue, position: int) -> tuple[bool, bool, int]:
        """How far a place is from a verb: behind it is nearer than before it, unless it is of the next verb."""
        return self._page.is_of_next(trigger.end, position), position < trigger.start, abs(position - trigger.end)

    def _is_loose(self, mention: Mention, trigger: Cue) -> bool:
        """Whether a small word other than the trigger stands before the words of place: "the smoke of the embassy in Kabul"."""
        if self._lexicon.is_unspaced:
            return False
        end = self._first.get(mention.char_start, mention.char_start)
        words = self._text[max(0, end - _REACH) : end].split()
        while words and words[-1].lower() in self._leads:
            end = self._text.rindex(words.pop(), 0, end)
        end = len(self._text[:end].rstrip())
        if not words or not (words[-1].isalpha() and words[-1].islower()) or end == trigger.end or end in self._ends:
            return False
        visits = self._page.cues.within("visit", max(trigger.end, end - _VISIT), end - 1) if mention.kind == "place" else ()
        if visits or self._page.cues.has("visit", end, mention.char_start) or self._page.cues.has("light_past", end - len(words[-1]), end):
            return False
        behind = self._lexicon.words(self._text, max(trigger.end, end - _VENUE_REACH), end)[-_VENUE_WORDS:]
        return not any(word in self._lexicon.place_words for word in behind)

    def _is_apart(self, trigger: Cue, mention: Mention) -> bool:
        """Whether another clause, or much text, lies between a trigger and a place."""
        start, end = sorted((trigger.end, mention.char_start))
        return end - start > _FAR or "," in self._text[start:end] or self._page.cues.has("blockers", start, end)

    def _is_talked_of(self, encounter: Encounter, mention: Mention) -> bool:
        """Whether a place is of what two sides told of before discussed: "The sides discussed the change of power in Kabul"."""
        return encounter.is_weak and encounter.is_discussion and mention.char_start - encounter.trigger.end > _AT

    def _is_planned(self, trigger: Cue, mention: Mention) -> bool:
        """Whether a plan is told between a trigger and a place: "met X and will fly to Oslo"."""
        return trigger.end < mention.char_start and self._page.cues.has("planned", trigger.end, mention.char_start)

    def country_in(self, sentence: Span) -> str | None:
        """Country that a sentence names after a word of place, if any."""
        return next((m.country for m in self._placed(sentence) if m.country), None)

    def _placed(self, sentence: Span) -> list[Mention]:
        return [m for m in self._by_place.within(*sentence) if (self._follows_place_word(m) or self._is_host(m)) and not self._is_taken(m)]

    def _is_host(self, mention: Mention) -> bool:
        """Whether a city is the subject of a verb of hosting: "Dakar a accueilli"."""
        return mention.kind == "place" and self._text.startswith(self._lexicon.host_words, self._after(mention.char_end))

    def _follows_place_word(self, mention: Mention) -> bool:
        start = self._first.get(mention.char_start, mention.char_start)
        if self._lexicon.is_unspaced:
            return self._text.endswith(tuple(self._lexicon.place_words), 0, start)
        is_apart = self._text.endswith(", ", 0, start)
        venue = _VENUE.search(self._text, max(0, start - _VENUE_REACH), start) if is_apart else None
        if venue and venue["lead"].lower() in self._lexicon.place_words:
            return True
        before = self._text[max(0, start - _REACH) : start].lower().split()
        words = [w.strip(",.") for w in before if w not in _ARTICLES]
        wanted = (mention.kind == "country" and self._lexicon.country_words) or self._lexicon.place_words
        return any(" ".join(words[first:]) in wanted for first in range(max(0, len(words) - _PLACE_WORDS), len(words)))

    def _is_taken(self, mention: Mention) -> bool:
        return self._offices.cover(mention.char_start, mention.char_start + 1)


def _stated(mention: Mention, zone: str, basis: str, rule: str, trust: float) -> Stated:
    value = f"place:{mention.entity_id}" if mention.kind == "place" else f"country:{mention.country}"
    return Stated("place", value, mention.char_start, mention.char_end, zone, basis, rule, trust)
