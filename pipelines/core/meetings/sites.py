"""Where sentences say that something was: which of the places behind words of place are those of a verb."""

import re

from pipelines.core.meetings.cues import COMMA, Cue
from pipelines.core.meetings.encounter import Encounter
from pipelines.core.meetings.named_places import ARTICLES, REACH, VENUE_REACH, VENUE_WORDS, NamedPlaces
from pipelines.core.meetings.page import Page
from pipelines.core.records import Mention
from pipelines.core.text import Span

_AT = 8
"""Code points between a verb and the place right behind it."""
_BESIDE = 24
"""Code points before a place in which a stay or a light verb stands beside it."""
_CARRIERS = ("light_past", "took_place")
"""Cues of light verbs: was held in."""
_VISIT = 20
"""Code points of a visit and what is said of it before its place: visita oficial a."""
_FAR = 100
"""Code points from a verb within which a place behind another noun may still be its own."""
_WENT, _UNREACHED = 40, ("negated", "planned", "to_come", "calls_off")
"""Code points before a city in which it is told who went there, and cues that nobody did, or not yet."""
_PURPOSE = 10
"""Code points of a word of purpose and an article before a noun: "pour un", "para una"."""
_WORD = re.compile(r"[^\W\d_]+")


class SiteReader:
    """Reads which of the places of a sentence are those of an encounter.

    Args:
        page: The page.
        places: Places that the page names.
    """

    def __init__(self, page: Page, places: NamedPlaces) -> None:
        self._page = page
        self._text = page.text
        self._lexicon = page.lexicon
        self._places = places
        self._leads = page.lexicon.place_words | ARTICLES
        self._ends = {m.char_end for m in page.mentions} | {d.char_end for d in page.dates}
        self._ends |= {m.office_end for m in page.mentions if m.office_end is not None}

    def near(self, encounter: Encounter) -> list[Mention]:
        """Places of an encounter's sentence that follow a word of place: those that belong to the verb, the nearest first.

        A place behind another noun belongs to that noun ("the embassy in Kabul") and, in another clause, is none of the meeting;
        a place of a plan is none of what was held.
        """
        trigger = encounter.trigger
        here = encounter.sentence[0] <= trigger.start < encounter.sentence[1]
        found = [
            (here and (m.char_start > trigger.start or self._is_unvisited(m, encounter)) and self._is_loose(m, encounter), m)
            for m in self._places.placed(encounter.sentence)
        ]
        held = encounter.realis == "held" and here
        kept = [
            (loose, m)
            for loose, m in found
            if (here and self._is_of_purpose(trigger, m))
            or (
                not (loose and (m.kind == "country" or (self._is_apart(trigger, m) and not self._is_of_stay(encounter, m))))
                and not (held and self._is_planned(trigger, m))
                and not (here and self._is_talked_of(encounter, m))
                and not self._is_return(m, encounter)
                and not self._is_of_other(m, encounter)
            )
        ]
        kept.sort(key=lambda f: (f[1].kind != "place", f[0], *self._distance(trigger, f[1].char_start)))
        return [m for _, m in kept]

    def _is_of_purpose(self, trigger: Cue, mention: Mention) -> bool:
        """Whether a place is that of what somebody was received or met for: "a reçu X pour un déjeuner de travail au palais de"."""
        end = self._places.start(mention)
        nouns = self._page.cues.within("noun", trigger.end, end)
        if not nouns or not self._leads.issuperset(self._text[nouns[-1].end : end].split()):
            return False
        lead = max(trigger.end, nouns[-1].start - _PURPOSE)
        is_indefinite = not self._lexicon.indefinite.isdisjoint(self._lexicon.words(self._text, lead, nouns[-1].start)[-1:])
        is_purpose = all(self._page.cues.has(kind, lead, nouns[-1].start) for kind in ("infinitive", "planned"))
        guests = self._page.people.within(trigger.end, nouns[-1].start)
        is_of_guest = bool(guests) and not self._lexicon.clause(self._text, guests[-1].char_end, nouns[-1].start)[2:]
        return is_indefinite and is_purpose and is_of_guest

    def of_visit(self, encounter: Encounter, span: Span) -> Mention | None:
        """The place that a sentence tells of a visit or a round: the nearest behind its word of travel.

        A country is none that is of nobody who met ("the war in Ukraine"), unless a forum stands beside it.
        """
        sides = {p.country for p in encounter.parties}
        if self._page.names_forum(span):
            sides |= {m.country for m in self._places.by_place.within(*span)}
        cues = self._page.cues.within_any(("visit", "rounds"), *span)
        near = (m for m in self.near(encounter._replace(sentence=span)) if encounter.realis != "held" or not self._is_to_come(m, span))
        found = [m for m in near if m.kind == "place" or m.country in sides]
        found = self._without_far(found, cues[0], {p.country for p in encounter.parties}) if cues else found
        far = {m: min((self._distance(cue, m.char_start) for cue in cues), default=()) for m in found}
        return min(found, key=lambda m: (m.kind != "place", far[m]), default=None)

    def _without_far(self, found: list[Mention], visit: Cue, sides: set[str | None]) -> list[Mention]:
        """Places but cities of nobody's country behind that of a party, right behind the visit: "visited Peru after a summit in Rome"."""
        own = next((m for m in found if m.kind == "country" and m.country in sides and 0 <= m.char_start - visit.end <= _AT), None)
        return [m for m in found if m.country in sides or m.char_start < own.char_start] if own else found

    def _is_to_come(self, mention: Mention, span: Span) -> bool:
        """Whether a visit to a place is only thought of: "invited him to visit", 讨论了访问明斯克的可能性, 邀请X访问新加坡."""
        signs, cues = self._lexicon.clause_signs, self._page.cues
        invited = cues.within("invites", max(span[0], self._text.rfind(COMMA, span[0], mention.char_start)), mention.char_start)
        if (
            invited and len(cues.within("visit", invited[-1].end, mention.char_start)) == 1
        ):  # "an invitation to visit Lima and visited Lima"
            return True
        start = max((self._text.rfind(sign, span[0], mention.char_start) for sign in signs), default=-1)
        is_planned = bool(signs) and cues.has("planned", max(start, span[0]), mention.char_start)
        return is_planned or any(cue.start == mention.char_end for cue in cues.within("unheld", mention.char_end, mention.char_end + _AT))

    def _is_return(self, mention: Mention, encounter: Encounter) -> bool:
        """Whether the country of the one who met is told as where the way back led: "returned to Dublin from a visit to Moldova"."""
        start = self._places.start(mention)
        told = any(
            self._lexicon.determiners.issuperset(self._lexicon.words(self._text, cue.end, start))
            for cue in self._page.cues.within("returns", start - REACH, start)
        )
        return told and mention.country in {self._page.home, *(p.country for p in encounter.left[:1])}

    def _is_of_other(self, mention: Mention, encounter: Encounter) -> bool:
        """Whether a place is where somebody else is told to have gone: "agreed during the visit of President X to Hanoi"."""
        start = encounter.sentence[0]
        visits = self._page.cues.within("visit", max(start, mention.char_start - VENUE_REACH), mention.char_start)
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
        end = self._places.start(mention)
        words = self._text[max(0, end - REACH) : end].split()
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
        if _is_third(mention, encounter) and not self._is_scene(words[-1]):
            return True
        behind = self._lexicon.words(self._text, max(trigger.end, end - VENUE_REACH), end)[-VENUE_WORDS:]
        last = max((n for n, word in enumerate(behind) if word in self._lexicon.relatives), default=-1)
        return not any(word in self._lexicon.place_words for word in behind[last + 1 :])

    def _is_of_body(self, word: str, mention: Mention, encounter: Encounter) -> bool:
        """Whether a country of nobody who met is where a body works whose letters stand before it: "the Support Mission (MSS) in Haiti"."""
        is_third = _is_third(mention, encounter)
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
        visit = self._page.cues.first("visit", encounter.trigger.end, mention.char_start)
        if visit and any(self._is_topic(*m.span()) for m in _WORD.finditer(self._text, encounter.trigger.end, visit.start)):
            return True  # "received X about what came of the President's visit to Beijing"
        is_third = _is_third(mention, encounter)
        return (encounter.is_weak or is_third) and encounter.is_discussion and mention.char_start - encounter.trigger.end > _AT

    def _is_topic(self, start: int, end: int) -> bool:
        """Whether a word leads to what was talked of, and not to a day, nor to a visit that somebody is on, nor in an office."""
        if self._text[start:end].lower() not in self._lexicon.topic_words or any(self._page.days.starting(end, end + _AT)):
            return False
        if self._page.offices.cover(start, end):
            return False
        return self._lexicon.indefinite.isdisjoint(self._lexicon.words(self._text, end, end + _AT)[:1])

    def _is_planned(self, trigger: Cue, mention: Mention) -> bool:
        """Whether a plan is told between a trigger and a place: "met X and will fly to Oslo"."""
        return trigger.end < mention.char_start and self._page.cues.has("planned", trigger.end, mention.char_start)

    def taken_up(self, encounter: Encounter) -> Mention | None:
        """The city told last before an adverb right before a verb, which takes it up: "arrivé de Kigali, il s'y était entretenu".

        So do words for it, wherever they stand, and of the sentence before too: "conversó en esa ciudad con".
        """
        start = encounter.trigger.start
        if same := self._page.cues.within("same_place", *encounter.sentence):
            here = self._page.sentences.index(encounter.sentence[0])
            return self._last_city(self._page.sentences.spans[max(0, here - 1)][0], same[0].start, is_of_other=True)
        found = self._page.cues.within("taken_up", max(encounter.sentence[0], start - _AT), encounter.trigger.end)
        return self._last_city(encounter.sentence[0], found[0].start) if found and encounter.zone == "body" else None

    def _last_city(self, start: int, end: int, is_of_other: bool = False) -> Mention | None:
        """The city told last; of another clause, one where somebody was: not that of "y no volvió a Madrid"."""
        before = self._places.by_place.within(start, end)
        cities = [m for m in before if m.kind == "place" and not self._places.is_taken(m)]
        ends = [start, *(m.char_end for m in cities)]
        reached = [m for m, after in zip(cities, ends, strict=False) if not (is_of_other and self._is_unreached(after, m.char_start))]
        return next(reversed(reached), None)

    def _is_unreached(self, start: int, city: int) -> bool:
        """Whether the words before a city, from the one before it or a comma on, say that nobody was there."""
        near = max(start, city - _WENT, self._text.rfind(COMMA, start, city))
        return self._page.cues.has_any(_UNREACHED, near, city)


def _is_third(mention: Mention, encounter: Encounter) -> bool:
    """Whether a place is a country of nobody who met."""
    return mention.kind == "country" and mention.country not in {p.country for p in encounter.parties}
