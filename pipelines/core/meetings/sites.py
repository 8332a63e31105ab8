"""Where sentences say that something was: the places behind words of place, and which of them are those of a verb."""

import re
from collections.abc import Mapping, Sequence

from pipelines.core.knowledge import Place
from pipelines.core.meetings.cues import COMMA, Cue
from pipelines.core.meetings.encounter import Encounter
from pipelines.core.meetings.page import Page
from pipelines.core.records import Mention, span_of
from pipelines.core.text import Span, Spans

_REACH = 24
"""Code points before a place in which its words of place stand."""
_PLACE_WORDS = 2
_AT = 8
"""Code points between a verb and the place right behind it."""
_BESIDE = 24
"""Code points between "capital" and the beginning of its country."""
_OF = 3
"""Letters of the one word between them: capital of, capitale du."""
_CARRIERS = ("light_past", "took_place")
"""Cues of light verbs: was held in."""
_CAPITALS = 20
"""Words for a capital that are looked at on one page."""
_VISIT = 20
"""Code points of a visit and what is said of it before its place: visita oficial a."""
_FAR = 100
"""Code points from a verb within which a place behind another noun may still be its own."""
_VENUE = re.compile(
    r"(?P<lead>[^\W\d_]+) (?:(?:the|la|el|le|les|los) )?(?:[^\W\d_a-zà-ÿ][\w’'-]* (?:(?:of|de|du|la|the) )?){0,4}[^\W\d_a-zà-ÿ][\w’'-]*, $"
)
"""A place word and a venue before its city: at Ilaro Court, Bridgetown."""
_VENUE_REACH = 70
_VENUE_WORDS = 6
"""Words of a venue from its own word of place on: at the offices of the Commonwealth in Adelaide."""
_WORD = re.compile(r"[^\W\d_]+")
_OWNERS = ("'s ", "’s ")
_OWN = len(_OWNERS[0])
"""Code points of the sign of an owner."""
_ARTICLES = frozenset({"the", "la", "el", "le", "los", "las", "les", "l’", "l'"})


class SiteReader:
    """Reads the places of single sentences of one page.

    Args:
        page: The page.
        capitals: Country to the place that is its capital.

    Attributes:
        mentions: Cities, buildings and countries that the page names, and capitals that it tells by their country.
        by_place: The same, by their spans.
    """

    def __init__(self, page: Page, capitals: Mapping[str, Place]) -> None:
        self._page = page
        self._text = page.text
        self._lexicon = page.lexicon
        self._leads = page.lexicon.place_words | _ARTICLES
        self._offices = page.offices
        self.mentions = [m for m in page.mentions if m.kind == "place" or (m.kind == "country" and m.method == "name")]
        self.mentions += self._capitals(capitals)
        self.by_place = Spans(self.mentions, span_of)
        self._ends = {m.char_end for m in page.mentions} | {d.char_end for d in page.dates}
        self._ends |= {m.office_end for m in page.mentions if m.office_end is not None}
        self._known: dict[Span, list[Mention]] = {}
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

    def near(self, encounter: Encounter) -> list[Mention]:
        """Places of an encounter's sentence that follow a word of place: those that belong to the verb, the nearest first.

        A place behind another noun belongs to that noun ("the embassy in Kabul") and, in another clause, is none of the meeting;
        a place of a plan is none of what was held.
        """
        trigger = encounter.trigger
        here = encounter.sentence[0] <= trigger.start < encounter.sentence[1]
        found = [
            (here and (m.char_start > trigger.start or self._is_unvisited(m, encounter)) and self._is_loose(m, encounter), m)
            for m in self._placed(encounter.sentence)
        ]
        held = encounter.realis == "held" and here
        kept = [
            (loose, m)
            for loose, m in found
            if not (loose and (m.kind == "country" or (self._is_apart(trigger, m) and not self._is_of_stay(encounter, m))))
            and not (held and self._is_planned(trigger, m))
            and not (here and self._is_talked_of(encounter, m))
            and not self._is_return(m, encounter)
            and not self._is_of_other(m, encounter)
        ]
        kept.sort(key=lambda f: (f[1].kind != "place", f[0], *self._distance(trigger, f[1].char_start)))
        return [m for _, m in kept]

    def of_visit(self, encounter: Encounter, span: Span) -> Mention | None:
        """The place that a sentence tells of a visit or a round: the nearest behind its word of travel.

        A country is none that is of nobody who met ("the war in Ukraine"), unless a forum stands beside it.
        """
        sides = {p.country for p in encounter.parties}
        if any(m.kind == "forum" and span[0] <= m.char_start < span[1] for m in self._page.mentions):
            sides |= {m.country for m in self.by_place.within(*span)}
        cues = self._page.cues.within_any(("visit", "rounds"), *span)
        found = [m for m in self.near(encounter._replace(sentence=span)) if m.kind == "place" or m.country in sides]
        far = {m: min((self._distance(cue, m.char_start) for cue in cues), default=()) for m in found}
        return min(found, key=lambda m: (m.kind != "place", far[m]), default=None)

    def _is_return(self, mention: Mention, encounter: Encounter) -> bool:
        """Whether the country of the one who met is told as where the way back led: "returned to Dublin from a visit to Moldova"."""
        start = self._first.get(mention.char_start, mention.char_start)
        told = any(
            self._lexicon.determiners.issuperset(self._lexicon.words(self._text, cue.end, start))
            for cue in self._page.cues.within("returns", start - _REACH, start)
        )
        return told and mention.country in {self._page.home, *(p.country for p in encounter.left[:1])}

    def _is_of_other(self, mention: Mention, encounter: Encounter) -> bool:
        """Whether a place is where somebody else is told to have gone: "agreed during the visit of President X to Hanoi"."""
        start = encounter.sentence[0]
        visits = self._page.cues.within("visit", max(start, mention.char_start - _VENUE_REACH), mention.char_start)
        travellers = self._page.people.within(visits[-1].end, mention.char_start) if visits else ()
        return bool(travellers) and {p.key for p in encounter.parties}.isdisjoint(m.entity_id for m in travellers)

    def _is_unvisited(self, mention: Mention, encounter: Encounter) -> bool:
        """Whether a country before a verb is not that of a party whom the other is told to visit: "on his visit to Egypt he met"."""
        visits = self._page.cues.has("visit", mention.char_start - _VISIT, mention.char_start)
        return mention.kind == "country" and not (visits and mention.country in {p.country for p in encounter.parties})

    def _distance(self, trigger: Cue, position: int) -> tuple[bool, bool, int]:
        """How far a place is from a verb: behind it is nearer than before it, unless it is of the next verb."""
        return self._page.is_of_next(trigger.end, position), position < trigger.start, abs(position - trigger.end)

    def _is_loose(self, mention: Mention, encounter: Encounter) -> bool:
        """Whether a small word other than the trigger stands before the words of place: "the smoke of the embassy in Kabul".

        A country of nobody who met has none but a house or an event there: "talks at the ministry turned to the drought in Kenya".
        """
        trigger = encounter.trigger
        if self._lexicon.is_unspaced:
            return False
        end = self._first.get(mention.char_start, mention.char_start)
        words = self._text[max(0, end - _REACH) : end].split()
        while words and words[-1].lower() in self._leads:
            end = self._text.rindex(words.pop(), 0, end)
        end = len(self._text[:end].rstrip())
        if words and self._is_of_body(words[-1], mention, encounter):
            return True
        if not words or not (words[-1].isalpha() and words[-1].islower()) or trigger.start < end <= trigger.end or end in self._ends:
            return False
        if mention.kind == "place" and (words[-1].lower() in self._lexicon.attributive or self._is_of_guest(trigger, end)):
            return False
        if self._is_of_topic(trigger, end):
            return True
        visits = self._page.cues.within("visit", max(trigger.end, end - _VISIT), end - 1) if mention.kind == "place" else ()
        if visits or self._page.cues.has("visit", end, mention.char_start) or self._is_carried(end):
            return False
        if mention.kind == "country" and mention.country not in {p.country for p in encounter.parties} and not self._is_scene(words[-1]):
            return True
        behind = self._lexicon.words(self._text, max(trigger.end, end - _VENUE_REACH), end)[-_VENUE_WORDS:]
        last = max((n for n, word in enumerate(behind) if word in self._lexicon.relatives), default=-1)
        return not any(word in self._lexicon.place_words for word in behind[last + 1 :])

    def _is_of_body(self, word: str, mention: Mention, encounter: Encounter) -> bool:
        """Whether a country of nobody who met is where a body works whose letters stand before it: "the Support Mission (MSS) in Haiti"."""
        is_third = mention.kind == "country" and mention.country not in {p.country for p in encounter.parties}
        if not (is_third and word.startswith("(") and word.endswith(")")):
            return False
        start, end = encounter.sentence
        return not any(m.kind == "forum" and start <= m.char_start < end for m in self._page.mentions)

    def _is_scene(self, word: str) -> bool:
        """Whether a word is that of a house or an event: a summit in Kenya."""
        return word.lower() in self._lexicon.venues or word.lower() in self._lexicon.forum_heads

    def _is_of_topic(self, trigger: Cue, end: int) -> bool:
        """Whether what is talked of, and no meeting, stands before a place: "to discuss the release of hostages held in Gaza"."""
        cues = self._page.cues
        topics = [cue.end for cue in cues.within("verb", trigger.start, end) if cue.meaning.form == "about"]
        topics += [cue.end for cue in cues.within("blockers", trigger.end, end) if cues.has("infinitive", cue.start, cue.end)]
        return bool(topics) and not cues.has("noun", min(topics), end)

    def _is_of_guest(self, trigger: Cue, end: int) -> bool:
        """Whether a relative clause behind the verb says that somebody came or stayed there: "received X, who arrived in"."""
        cues = self._page.cues
        arrives = any(cue.end == end for cue in cues.within("visit", trigger.end, end))
        stays = any(cue.start < end for cue in cues.within("stays", max(trigger.end, end - _BESIDE), end + _AT))
        return (arrives or stays) and self._page.in_clause(trigger.end, end)

    def _is_carried(self, end: int) -> bool:
        """Whether a light verb ends before the words of place: "was held in"."""
        return any(cue.end == end for cue in self._page.cues.within_any(_CARRIERS, end - _BESIDE, end))

    def _is_apart(self, trigger: Cue, mention: Mention) -> bool:
        """Whether another clause, or much text, lies between a trigger and a place."""
        start, end = sorted((trigger.end, mention.char_start))
        return end - start > _FAR or "," in self._text[start:end] or self._page.cues.has("blockers", start, end)

    def _is_of_stay(self, encounter: Encounter, mention: Mention) -> bool:
        """Whether a city is where one of both was for their meeting: "met X, Minister of Trade, during her visit to Lima"."""
        end = max((p.end for p in encounter.parties if p.end <= mention.char_start), default=encounter.trigger.end)
        between, cues = (end, mention.char_start), self._page.cues
        is_near = 0 < mention.char_start - end <= _FAR and "," not in self._text[end + len(COMMA) : mention.char_start]
        is_own = mention.country in {p.country for p in encounter.parties}
        return is_near and is_own and cues.has("visit", *between) and not cues.has_any(("blockers", "stays"), *between)

    def _is_talked_of(self, encounter: Encounter, mention: Mention) -> bool:
        """Whether a place is of what two sides told of before discussed: "The sides discussed the change of power in Kabul"."""
        visit = next(iter(self._page.cues.within("visit", encounter.trigger.end, mention.char_start)), None)
        if visit and any(self._is_topic(*m.span()) for m in _WORD.finditer(self._text, encounter.trigger.end, visit.start)):
            return True  # "received X about what came of the President's visit to Beijing"
        is_third = mention.kind == "country" and mention.country not in {p.country for p in encounter.parties}
        return (encounter.is_weak or is_third) and encounter.is_discussion and mention.char_start - encounter.trigger.end > _AT

    def _is_topic(self, start: int, end: int) -> bool:
        """Whether a word leads to what was talked of, and not to a day, nor to a visit that somebody is on."""
        if self._text[start:end].lower() not in self._lexicon.topic_words or any(self._page.days.starting(end, end + _AT)):
            return False
        return self._lexicon.indefinite.isdisjoint(self._lexicon.words(self._text, end, end + _AT)[:1])

    def _is_planned(self, trigger: Cue, mention: Mention) -> bool:
        """Whether a plan is told between a trigger and a place: "met X and will fly to Oslo"."""
        return trigger.end < mention.char_start and self._page.cues.has("planned", trigger.end, mention.char_start)

    def taken_up(self, encounter: Encounter) -> Mention | None:
        """The city told last before an adverb right before a verb, which takes it up: "arrivé de Kigali, il s'y était entretenu"."""
        start = encounter.trigger.start
        found = self._page.cues.within("taken_up", max(encounter.sentence[0], start - _AT), encounter.trigger.end)
        before = self.by_place.within(encounter.sentence[0], found[0].start) if found and encounter.zone == "body" else []
        return next((m for m in reversed(before) if m.kind == "place" and not self.is_taken(m)), None)

    def is_site(self, mention: Mention) -> bool:
        """Whether a place stands behind a word of place, and is no part of an office."""
        return self.follows_place_word(mention) and not self.is_taken(mention)

    def country_in(self, sentence: Span) -> str | None:
        """Country that a sentence names after a word of place, if any."""
        return next((m.country for m in self._placed(sentence) if m.country), None)

    def _placed(self, sentence: Span) -> list[Mention]:
        known = self._known.get(sentence)
        if known is None:
            inside = self.by_place.within(*sentence)
            known = [m for m in inside if (self.follows_place_word(m) or self._is_host(m)) and not self.is_taken(m)]
            self._known[sentence] = known
        return known

    def _is_host(self, mention: Mention) -> bool:
        """Whether a city is the subject of a verb of hosting: "Dakar a accueilli"."""
        return mention.kind == "place" and self._text.startswith(self._lexicon.host_words, self._after(mention.char_end))

    def follows_place_word(self, mention: Mention) -> bool:
        """Whether a word of place leads to a place."""
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
        if any(" ".join(words[first:]) in wanted for first in range(max(0, len(words) - _PLACE_WORDS), len(words))):
            return True
        if not self._lexicon.venues:
            return False
        words = self._lexicon.words(self._text, max(0, start - _VENUE_REACH), start)
        return self._is_of_venue(words) or (mention.kind == "place" and self._names_house(words))

    def _names_house(self, before: Sequence[str]) -> bool:
        """Whether a house that a word of place leads to stands right before its name or city: в резиденции «Ала-Арча»."""
        words = [w for w in before if w[0].isalnum() or w == ","]
        is_house = bool(words) and words[-1] in self._lexicon.venues
        return is_house and not self._lexicon.place_words.isdisjoint(words[-_PLACE_WORDS - 2 : -1])

    def _is_of_venue(self, words: Sequence[str]) -> bool:
        """Whether a house that a word of place leads to is told to be in a city: "en el Palacio de López de Asunción".

        What stands right behind the house is its name: Palacio de Viana.
        """
        if not words or words[-1] not in self._lexicon.object_breaks:
            return False
        at = next((n for n in range(len(words) - 3, max(-1, len(words) - _VENUE_WORDS - 3), -1) if words[n] in self._lexicon.venues), 0)
        behind = [word for word in words[max(0, at - 2) : at] if word not in self._lexicon.determiners]
        return bool(behind) and behind[-1] in self._lexicon.place_words and "," not in words[at:]

    def is_taken(self, mention: Mention) -> bool:
        """Whether a place is part of an office, or owns one: the Mayor of Lima, Lima's ambassador."""
        owned = mention.char_end + _OWN if self._text.startswith(_OWNERS, mention.char_end) else mention.char_start
        return self._offices.cover(mention.char_start, mention.char_start + 1) or self._offices.cover(owned, owned + 1)
