"""Which parties stand on either side of a verb or noun of encounter."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile
from operator import attrgetter

from pipelines.core.meetings.between import BetweenReader
from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import COMMA, Cue, Cues
from pipelines.core.meetings.objects import ObjectReader
from pipelines.core.meetings.parties import PartyReader
from pipelines.core.meetings.party import Party, first_behind
from pipelines.core.text import Span

_START, _END = attrgetter("start"), attrgetter("end")
_REACH = 220
"""Code points that a side may stand from its verb."""
NEAR = 45
"""Code points between a verb and a subject behind it, or a word of company and whom it leads to."""
SECOND = 70
"""Code points between the other side and whom the subject met next."""
_OTHER_VERBS = ("blockers", "verb", "noun", "light_past", "planned")
"""Cues that part whom the subject met next from the verb."""
_OWNER = 12
"""Code points between a noun and whoever it belongs to: "reunión de X con Y"."""
_LED = 60
"""Code points between a delegation and its leader."""


class Syntax:
    """Reads the sides of encounters from the order of parties and cues; no parse tree is needed for formulaic prose.

    Args:
        reader: Parties of the document.
        cues: Its cues.
        lexicon: Cue words of its language.

    Attributes:
        words: What the words between parties and triggers say.
        objects: Whether parties are objects of verbs, or owners of nouns.
    """

    def __init__(self, reader: PartyReader, cues: Cues, lexicon: CueLexicon) -> None:
        self._reader = reader
        self._cues = cues
        self._lexicon = lexicon
        self._text = reader.text
        self._known: dict[bool, tuple[Sequence[Party], Sequence[Party]]] = {}
        self.words = BetweenReader(reader.text, cues, lexicon)
        self.objects = ObjectReader(reader.text, lexicon, self.words)

    def left(self, trigger: Cue, people: Sequence[Party], zone: str) -> tuple[Party, ...]:
        """The list of parties before a trigger that is its subject, or the first of the sentence where that one goes on."""
        people = self._subjects(people, trigger.kind == "verb")
        nearest = bisect_right(people, trigger.start, key=_END) - 1
        if nearest < 0:
            return ()
        first = self._reader.chain(people[: nearest + 1], 0, 1)
        if self.words.is_relative(people[nearest].end, trigger):
            return (people[nearest],)
        if self.words.is_aside(first[-1].end, trigger):
            return tuple(first)
        if not self.words.is_open(people[nearest].end, trigger.start):
            goes_on = self.words.continues(people[nearest].end, trigger) or self.words.is_reported(people[nearest].end, trigger)
            return tuple(first) if goes_on and any(p.name or p.side for p in first) else ()
        chain = self._reader.chain(people, nearest, -1)
        goes_on = self.words.continues(people[nearest].end, trigger) or self._is_next_verb(first[-1], chain, trigger)
        if first[-1].end <= chain[0].start and goes_on:
            return tuple(first)
        if self._cues.has("verb", chain[-1].end, trigger.start):
            chain = self._without_company(chain)
        chain = self.members(chain) if chain[-1].name else chain
        return tuple(chain) if zone == "title" or self.is_list(chain) else (chain[-1],)

    def _is_next_verb(self, subject: Party, chain: Sequence[Party], trigger: Cue) -> bool:
        """Whether a verb right behind a comma is the next of a subject that met others before it: «X встретился с Y, был принят Z»."""
        if trigger.kind != "verb" or self._text[chain[-1].end : trigger.start] != COMMA:
            return False
        met = self._cues.encounters(subject.end, chain[0].start)
        return bool(met) and COMMA not in self._text[met[-1].end : chain[0].start]

    def _without_company(self, chain: list[Party]) -> list[Party]:
        """The subject of a clause whose verb stands before that of the next, where its partner is before it too: X同Y通电话，并会见Z."""
        leads = tuple(self._lexicon.company)
        between = (self._text[one.end : other.start] for one, other in pairwise(chain))
        cut = next((n for n, words in enumerate(between, 1) if leads and words.strip().startswith(leads)), len(chain))
        return chain[:cut]

    def _subjects(self, people: Sequence[Party], are_of_verb: bool) -> Sequence[Party]:
        """Who of a sentence may be a subject: no owner beside a verb, no title said again; kept while its triggers are read."""
        known = self._known.get(are_of_verb)
        if known is None or known[0] is not people:
            own = [p for p in people if not (are_of_verb and self.words.owns(p))]
            kept = [p for i, p in enumerate(own) if not self._is_apposed(own[i - 1] if i else None, p)]
            known = self._known[are_of_verb] = (people, kept)
        return known[1]

    def _is_apposed(self, before: Party | None, party: Party) -> bool:
        """Whether a title says again who stands before it: "Samuel Jones, a member of the President's delegation,"."""
        if before is None or not before.name or party.name or party.side not in (None, before.side):
            return False
        between = self._text[before.end : party.start]
        return (
            between.startswith(",") and not self._lexicon.and_words & set(between.split()) and self._text[party.end : party.end + 1] == ","
        )

    def is_list(self, chain: Sequence[Party]) -> bool:
        """Whether a conjunction stands before the last of a list; "After talks with Putin, Xi met" lists nobody."""
        if len(chain) < 2:
            return True
        between = self._lexicon.words(self._text, chain[-2].end, chain[-1].start)
        return any(w in self._lexicon.and_words or w in self._lexicon.with_words for w in between)

    def right(self, trigger: Cue, people: Sequence[Party]) -> tuple[Party, ...]:
        """The list of parties after a trigger, up to a word that parts them from it; an owner ("X's delegation") is none."""
        after = range(bisect_left(people, trigger.end, key=_START), len(people))
        after = range(next((i for i in after if self._is_agent(trigger, people[i])), after.start), len(people))
        first = people[after[0]].start if after else trigger.end + _REACH + 1
        if first - trigger.end > _REACH or self.words.parts(trigger.end, first) or self.words.parts_object(trigger.end, first):
            return ()
        if self.words.owns(people[after[0]]):
            rest = [i for i in after[1:] if self._cues.has("led_by", people[after[0]].end, people[i].name_start)]
            return tuple(self._reader.chain(people, rest[0], 1)) if rest else ()
        chain = self._with_leader(self._others(trigger, people, after), people)
        speaks = trigger.kind == "noun" and chain[-1].is_bare_title and not self.is_list(chain)
        return tuple(self.members(chain[:-1] if speaks else chain))  # "In a call with X, the Minister underlined"

    @staticmethod
    def members(chain: Sequence[Party]) -> list[Party]:
        """A list without the groups of which it names the members."""
        named = {p.side for p in chain if p.name}
        return [p for p in chain if p.name or not p.is_group or p.side not in named]

    def agents(self, verb: Cue, people: Sequence[Party]) -> tuple[Party, ...]:
        """Who did what a participle tells, behind it: "Received at the Palace on Tuesday by"."""
        index = first_behind(people, verb.end)
        first = people[index] if index is not None else None
        if index is None or first is None or first.start - verb.end > _REACH or self._cues.has("blockers", verb.end, first.start):
            return ()
        leads = self._lexicon.lead(self._text, verb.end, first.start) in self._lexicon.agents
        return tuple(self._reader.chain(people, index, 1)[:1]) if leads else ()

    def _is_agent(self, trigger: Cue, party: Party) -> bool:
        """Whether a party is who did what a passive tells, whoever owns the place: "received in X's room by Y"."""
        is_near = trigger.meaning.is_passive and party.start - trigger.end <= _REACH
        leads = is_near and self._lexicon.lead(self._text, trigger.end, party.start) in self._lexicon.agents
        return leads and not self._cues.has("blockers", trigger.end, party.start)

    def _others(self, trigger: Cue, people: Sequence[Party], after: Sequence[int]) -> list[Party]:
        """The list beside a trigger; where a word of company stands further on, the list that it leads to.

        A list in between that no preposition leads to is the subject after its verb: "se reunió el canciller X en Lima con Y".
        """
        beside = self._reader.chain(people, after[0], 1)
        near = takewhile(lambda i: people[i].start - trigger.end <= _REACH, after[len(beside) :])
        partner = next((i for i in near if self._is_partner(trigger, people[i])), None) if self._lexicon.partner_words else None
        is_owner = trigger.kind == "noun" and beside[0].start - trigger.end <= _OWNER
        if (
            partner is None
            or is_owner
            or any(self._is_partner(trigger, p) for p in beside)
            or self._goes_on(beside[-1].end, people[partner].start)
            or self._cues.has("between", trigger.end, beside[0].start)
        ):
            return beside
        return [*(beside if self.is_subject(trigger, beside[0]) else ()), *self._reader.chain(people, partner, 1)]

    def _is_partner(self, trigger: Cue, party: Party) -> bool:
        """Whether a word of company leads to a party, and nothing parts it from the trigger."""
        if party.start - trigger.end > _REACH:
            return False
        leads = self._lexicon.lead(self._text, trigger.start, party.start) in self._lexicon.partner_words
        return leads and not self._cues.has("blockers", trigger.end, party.start)

    def _with_leader(self, chain: list[Party], people: Sequence[Party]) -> list[Party]:
        """A delegation, and who leads it; a group, and its members behind a dash: the leaders of the four – A, B, C and D."""
        last = chain[-1]
        rest = first_behind(people, last.end)
        if last.name or rest is None or people[rest].start - last.end > _LED:
            return chain
        between = (last.end, people[rest].start)
        is_told = self._cues.has("led_by", *between) or (last.is_group and self.words.is_listed(*between))
        return [*chain, *self._reader.chain(people, rest, 1)] if is_told else chain

    def is_subject(self, trigger: Cue, party: Party) -> bool:
        """Whether a party after a verb may be its subject: in a language that says so, no preposition leads to it."""
        words = self._lexicon
        leads = words.object_breaks | words.object_marks | words.partner_words
        return bool(words.partner_words) and words.lead(self._text, trigger.end, party.start) not in leads

    def has_partner(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether a word of company leads to the parties after a verb that wants one: "dialogó esta mañana con"."""
        if any(self._is_partner(trigger, party) for party in right):
            return True
        if not right or not right[0].name or self._cues.has("noun", trigger.end, right[0].start):
            return False
        return self._lexicon.lead(self._text, trigger.end, right[0].start) in self._lexicon.companions

    def is_other_behind(self, partner: Party, trigger: Cue) -> bool:
        """Whether both sides, or somebody of another nation, are the subject behind a partner: «С X стороны обсудили»."""
        nations = self._reader.nations(partner.end, trigger.start, alone=False)
        both = self._cues.within("both", partner.end, trigger.start)
        if both and self._text[partner.end : both[0].start].isspace():
            return True
        is_right_behind = bool(nations) and self._text[partner.end : nations[0].start].isspace()
        return is_right_behind and nations[0].side != partner.side and "," not in self._text[nations[0].end : trigger.start]

    def between(self, verb: Cue, noun: Cue, people: Sequence[Party]) -> tuple[Party, ...]:
        """Parties between a light verb and its noun that a word of company leads to."""
        inside = [i for i, p in enumerate(people) if verb.end <= p.start and p.end <= noun.start]
        if not inside or not self.words.is_open(verb.end, people[inside[0]].start):
            return ()
        chain = self._reader.chain(people[: inside[-1] + 1], inside[0], 1)
        words = self._lexicon.words(self._text, verb.end, chain[0].start)
        return tuple(chain) if self._lexicon.beside.intersection(words) and self.words.is_open(chain[-1].end, noun.start) else ()

    def follower(self, last: Party, people: Sequence[Party]) -> tuple[Party, ...]:
        """The subject of "in a call with Putin, Xi said": who comes after the other side and a comma, or right after it."""
        rest = [i for i, p in enumerate(people) if p.start >= last.end]
        between = self._text[last.end : people[rest[0]].start] if rest else ""
        if COMMA in between[:2] and between.endswith(COMMA) and len(between) <= SECOND and self.words.is_relative_clause(between):
            return tuple(self._reader.chain(people, rest[0], 1))  # "On meeting X, who was in Nis, Y said"
        if rest and (self._cues.has("blockers", last.end, people[rest[0]].start) or self._goes_on(last.end, people[rest[0]].start)):
            return ()  # whom they spoke of, or he met next: 在与X的会谈中，双方讨论了Y; "He held talks with X, and met Y"
        if len(between) > NEAR or not (between.isspace() or re.search("[,，]", between)) or self.words.is_relative_clause(between):
            return ()
        return tuple(self._reader.chain(people, rest[0], 1))

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a conjunction and a verb tell what the same subject did next: ", and called on"."""
        joined = self._lexicon.words(self._text, start, end)[:2]
        return joined[:1] == [","] and joined[-1] in self._lexicon.and_words and self._cues.has_any(("verb", "light_past"), start, end)

    def visitor(self, trigger: Cue, left: Sequence[Party], people: Sequence[Party]) -> tuple[Party, ...]:
        """Who came, where the verb leaves its object out, as a script without spaces may: X来访，Y在总统府接见，."""
        closes = trigger.end >= len(self._text) or self._text[trigger.end] in self._lexicon.clause_signs
        if not (self._lexicon.is_unspaced and left and closes):
            return ()
        came = (p for p in reversed(people) if p.name and p.end <= left[0].start and p.side not in {q.side for q in left})
        return tuple(p for p in came if self._cues.has("visit", p.end, left[0].start))[:1]

    def subject(self, trigger: Cue, people: Sequence[Party]) -> tuple[Party, ...]:
        """The first list of parties of the sentence, where it stands before the trigger."""
        if not people or people[0].end > trigger.start:
            return ()
        return tuple(p for p in self._reader.chain(people, 0, 1) if p.end <= trigger.start)

    def second(self, trigger: Cue, right: Sequence[Party], people: Sequence[Party]) -> tuple[Party, ...]:
        """Whom the same subject met at another time: "met with A in the morning and later with B", "a rencontré A mardi et B mercredi"."""
        last = right[-1]
        rest = first_behind(people, last.end)
        if rest is None or people[rest].start - last.end > SECOND or last.start < trigger.end:
            return ()
        between = self._lexicon.words(self._text, last.end, people[rest].start)
        company, between_two = self._lexicon.partner_words or self._lexicon.companions, (last.end, people[rest].start)
        leads = self._lexicon.lead(self._text, *between_two) in company or self._is_bare(trigger, right[0], between_two)
        is_listed = bool(between) and (between[0] == "," or not self._lexicon.and_words.isdisjoint(between))
        is_later = self.words.is_gapped(*between_two) or self._cues.has_any(("sequel", "weekdays"), *between_two)
        if not (leads and is_listed and is_later):
            return ()
        if self._cues.has_any(_OTHER_VERBS, last.end, people[rest].start):
            return ()
        return tuple(self._reader.chain(people, rest, 1))

    def _is_bare(self, trigger: Cue, first: Party, between: Span) -> bool:
        """Whether no word but adverbs and days leads to the object of a verb, nor to whom it met next."""
        is_small = self.words.are_small(trigger.end, first.start) and self.words.are_small(*between)
        return trigger.kind == "verb" and bool(self._lexicon.fillers) and is_small

    def nations(self, sentence: Span) -> tuple[Party, ...]:
        """Countries of a sentence that stand for themselves, each once."""
        return tuple({p.key: p for p in reversed(self._reader.nations(*sentence)) if p.country}.values())[::-1]

    def sides(self, sentence: Span) -> tuple[Party, ...]:
        """Countries and organizations that a sentence names, in anybody's office too, each once."""
        return tuple({p.key: p for p in reversed(self._reader.nations(*sentence, alone=False))}.values())[::-1]
