"""Which parties stand on either side of a verb or noun of encounter."""

import re
from collections.abc import Sequence

from pipelines.core.meetings.between import BetweenReader
from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.meetings.objects import ObjectReader
from pipelines.core.meetings.parties import Party, PartyReader
from pipelines.core.text import Span

_REACH = 220
"""Code points that a side may stand from its verb."""
_NEAR = 45
_SECOND = 70
"""Code points between the other side and whom the subject met next."""
_OTHER_VERBS = ("blockers", "verb", "noun", "light_past", "planned")
"""Cues that part whom the subject met next from the verb."""
_OWNER = 12
"""Code points between a noun and whoever it belongs to: "reunión de X con Y"."""
_LED = 60
"""Code points between a delegation and its leader."""
_CLAUSE = 10
"""Words of a relative clause of company before its verb: ", con quien este jueves por la tarde"."""
_SAID = 24
"""Code points between a word of company and the party, of whom something is said: 同来华进行国事访问的."""
_BODY = 10
"""Longest name of a body without a country, in code points, between a word of company and a title."""
_OPENING = re.compile(r"([^\W\d_]+)\s+(?:[^\W\d_]{1,3}(?:\s+|[’']))?$")


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
        self._beside = tuple(lexicon.beside)
        self.words = BetweenReader(reader.text, cues, lexicon)
        self.objects = ObjectReader(reader.text, lexicon, self.words)

    def left(self, trigger: Cue, people: Sequence[Party], zone: str) -> tuple[Party, ...]:
        """The list of parties before a trigger that is its subject, or the first of the sentence where that one goes on."""
        if trigger.kind == "verb":
            people = [p for p in people if not self.words.owns(p)]
        people = [p for i, p in enumerate(people) if not self._is_apposed(people[i - 1] if i else None, p)]
        before = [i for i, p in enumerate(people) if p.end <= trigger.start]
        if not before:
            return ()
        nearest = before[-1]
        first = self._reader.chain(people[: nearest + 1], 0, 1)
        if self.words.is_relative(people[nearest].end, trigger):
            return (people[nearest],)
        if self.words.is_aside(first[-1].end, trigger.start):
            return tuple(first)
        if not self.words.is_open(people[nearest].end, trigger.start):
            goes_on = self.words.continues(people[nearest].end, trigger.start) or self.words.is_reported(people[nearest].end, trigger)
            return tuple(first) if goes_on and any(p.name or p.side for p in first) else ()
        chain = self._reader.chain(people, nearest, -1)
        if first[-1].end <= chain[0].start and self.words.continues(people[nearest].end, trigger.start):
            return tuple(first)
        return tuple(chain) if zone == "title" or self.is_list(chain) else (chain[-1],)

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
        after = [i for i, p in enumerate(people) if p.start >= trigger.end]
        first = people[after[0]].start if after else trigger.end + _REACH + 1
        if first - trigger.end > _REACH or self._cues.has("blockers", trigger.end, first) or self.words.parts_object(trigger.end, first):
            return ()
        if self.words.owns(people[after[0]]):
            rest = [i for i in after[1:] if self._cues.has("led_by", people[after[0]].end, people[i].name_start)]
            return tuple(self._reader.chain(people, rest[0], 1)) if rest else ()
        chain = self._with_leader(self._others(trigger, people, after), people)
        named = {p.side for p in chain if p.name}
        return tuple(p for p in chain if p.name or not p.is_group or p.side not in named)

    def _others(self, trigger: Cue, people: Sequence[Party], after: Sequence[int]) -> list[Party]:
        """The list beside a trigger; where a word of company stands further on, the list that it leads to.

        A list in between that no preposition leads to is the subject after its verb: "se reunió el canciller X en Lima con Y".
        """
        beside = self._reader.chain(people, after[0], 1)
        partner = next((i for i in after[len(beside) :] if self._is_partner(trigger, people[i])), None)
        is_owner = trigger.kind == "noun" and beside[0].start - trigger.end <= _OWNER
        if (
            partner is None
            or is_owner
            or any(self._is_partner(trigger, p) for p in beside)
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
        rest = next((i for i, p in enumerate(people) if p.start >= last.end), None)
        if last.name or rest is None or people[rest].start - last.end > _LED:
            return chain
        between = (last.end, people[rest].start)
        is_told = self._cues.has("led_by", *between) or (last.is_group and self.words.is_listed(*between))
        return [*chain, *self._reader.chain(people, rest, 1)] if is_told else chain

    def is_subject(self, trigger: Cue, party: Party) -> bool:
        """Whether a party after a verb may be its subject: in a language that says so, no preposition leads to it."""
        words = self._lexicon
        return (
            bool(words.partner_words)
            and words.lead(self._text, trigger.end, party.start) not in words.object_breaks | words.object_marks | words.partner_words
        )

    def inverted(self, verb: Cue, end: int, people: Sequence[Party]) -> tuple[Party, ...]:
        """The subject right behind a verb, in languages that put it there: "Sostuvo el Presidente X conversaciones", "Recibió hoy X a Y".

        Args:
            verb: The verb; a light one of a noun.
            end: Where its noun begins, or its sentence ends.
            people: Parties of the sentence.
        """
        if not self._lexicon.object_marks or any(p.end <= verb.start for p in people):
            return ()
        inside = [i for i, p in enumerate(people) if verb.end <= p.start and p.end <= end]
        if not inside:
            return ()
        first = people[inside[0]]
        if first.start - verb.end > _NEAR or not self.is_subject(verb, first) or self._cues.has("blockers", verb.end, first.start):
            return ()
        found = [first]
        for index in inside[1:]:
            if self._lexicon.lead(self._text, found[-1].end, people[index].start) not in self._lexicon.and_words:
                break
            found.append(people[index])
        return tuple(found)

    def turned(self, verb: Cue, people: Sequence[Party]) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Both sides of a verb that its subject follows: "Recibió hoy el Presidente X al canciller Y", "Fue recibida X por Y"."""
        subject = self.inverted(verb, people[-1].end if people else verb.end, people)
        marks = self._lexicon.agents if verb.meaning.form == "passive" else self._lexicon.object_marks
        rest = next((i for i, p in enumerate(people) if subject and p.start >= subject[-1].end), None)
        if rest is None or self._cues.has("verb", subject[-1].end, people[rest].start):
            return None
        lead = self._lexicon.lead(self._text, subject[-1].end, people[rest].start)
        is_near = people[rest].start - subject[-1].end <= _SECOND and not self._cues.has("blockers", subject[-1].end, people[rest].start)
        return (subject, tuple(self._reader.chain(people, rest, 1))) if lead in marks and is_near else None

    def accompanied(self, verb: Cue, people: Sequence[Party]) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Both sides of a relative clause of company: "llegó a Lima para ver a X, con quien dialogó"; the subject may stand elsewhere.

        Returns:
            The subject, which may be empty, and those in its company; None where no such clause begins before the verb.
        """
        if not self._lexicon.relatives or not self._lexicon.partner_words:
            return None
        before = [i for i, p in enumerate(people) if p.end <= verb.start]
        if not before:
            return None
        last = people[before[-1]]
        words = [word for word in self._lexicon.words(self._text, last.end, verb.start) if word != ","]
        if len(words) < 2 or len(words) > _CLAUSE or words[0] not in self._lexicon.partner_words or words[1] not in self._lexicon.relatives:
            return None
        chain = tuple(self._reader.chain(people[: before[-1] + 1], before[-1], -1))
        partners = chain if self.is_list(chain) else chain[-1:]
        rest = people[: before[-1] + 1 - len(partners)]
        return self.subject(verb, rest), partners

    def has_partner(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether a word of company leads to the parties after a verb that wants one: "dialogó esta mañana con"."""
        if any(self._is_partner(trigger, party) for party in right):
            return True
        if not right or not right[0].name or self._cues.has("noun", trigger.end, right[0].start):
            return False
        return self._lexicon.lead(self._text, trigger.end, right[0].start) in self._lexicon.companions

    def company(self, trigger: Cue, people: Sequence[Party]) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Both sides of a verb that follows them, in languages where the word of company comes before it: 王毅同拉夫罗夫会谈.

        Returns:
            The subject, which may be empty, and those in its company; None where no word of company stands before the verb.
        """
        before = [p for p in people if p.end <= trigger.start]
        if self._lexicon.beside:
            return self._fronted(trigger, people) if before else None
        end = before[-1].end if self._lexicon.company and before else None
        leads = self._lexicon.company + (self._lexicon.receivers if trigger.meaning.form == "given" else ())
        if end is None or self._cues.has("verb", end, trigger.start) or not self.words.is_open(end, trigger.start):
            return None
        chain = self._reader.chain(before, len(before) - 1, -1)
        first = before[-len(chain) - 1].end if len(before) > len(chain) else 0
        starts = [first, *(p.end for p in chain)]
        cut = next((n for n, party in enumerate(chain) if self._is_company(starts[n], party.start, leads)), None)
        if cut is None:
            return None
        if cut:
            return tuple(chain[:cut]), tuple(chain[cut:])
        rest = before[: -len(chain)]
        if trigger.meaning.form.startswith("transitive") and self.objects.has_object(trigger, self.right(trigger, people)):
            return None  # an agent, and the object behind the verb: 由外长X宴请Y
        if not rest or self._cues.has("blockers", rest[-1].end, chain[0].start):
            return (), tuple(chain)
        return tuple(self._reader.chain(rest, len(rest) - 1, -1)), tuple(chain)

    def _is_company(self, start: int, end: int, leads: tuple[str, ...]) -> bool:
        """Whether a word of company stands right before a party, or before what is said of it: 同, 同来访的, 同欧盟轮值主席国."""
        if self._text.endswith(leads, 0, end):
            return True
        start = max(start, self._text.rfind("\n", max(0, end - _SAID), end) + 1)
        between = self._text[max(start, end - _SAID) : end]
        cut, word = max((between.rfind(word), word) for word in leads)
        if cut < 0 or self._lexicon.clause_signs.intersection(between[cut:]):
            return False
        behind = max(start, end - _SAID) + cut + len(word)
        is_body = (
            between[cut:].isalnum() and end - behind <= _BODY and not between.startswith(self._lexicon.no_company, cut)
        )  # 同革命党总书记
        return (
            is_body
            or between.endswith(tuple(self._lexicon.attributive))
            or any(n.start == behind for n in self._reader.nations(behind, end, False))
        )

    def _fronted(self, trigger: Cue, people: Sequence[Party]) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Both sides where a word of company begins the sentence: "Avec X, Y a discuté"."""
        start = max(0, people[0].start - _NEAR)
        if not any(word.lower().endswith(self._beside) for word in self._text[start : people[0].start].split()[-2:]):
            return None
        opening = _OPENING.search(self._text, start, people[0].start)
        if opening is None or not opening[1][0].isupper() or opening[1].lower() not in self._lexicon.beside:
            return None
        chain = self._reader.chain(people, 0, 1)
        partners = chain if self.is_list(chain) else chain[:1]
        rest = people[len(partners) :]
        subject = self.left(trigger, rest, "body") or self.right(trigger, rest)
        return (subject, tuple(partners)) if subject else None

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
        if rest and self._cues.has("blockers", last.end, people[rest[0]].start):
            return ()  # whom they spoke of: 在与X的会谈中，双方讨论了Y
        if len(between) > _NEAR or not (between.isspace() or re.search("[,，]", between)) or self.words.is_relative_clause(between):
            return ()
        return tuple(self._reader.chain(people, rest[0], 1))

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

    def pair_after(self, noun: Cue, people: Sequence[Party]) -> tuple[Party, ...]:
        """Both sides of a noun that opens its sentence: "Over a working lunch in Tallinn today, A and his guest, B, went through"."""
        first = next((i for i, p in enumerate(people) if p.start >= noun.end and p.name), None)
        if first is None or any(p.end <= noun.start for p in people) or people[first].start - noun.end > _NEAR:
            return ()
        between = self._text[noun.end : people[first].start]
        chain = self._reader.chain(people, first, 1)
        is_subject = "," in between and not self._cues.has("blockers", noun.end, people[first].start)
        return tuple(chain) if is_subject and len(chain) == 2 and all(p.name for p in chain) and self.is_list(chain) else ()

    def second(self, trigger: Cue, right: Sequence[Party], people: Sequence[Party]) -> tuple[Party, ...]:
        """Whom the same subject met at another time: "met with A in the morning and later with B"."""
        last = right[-1]
        rest = next((i for i, p in enumerate(people) if p.start >= last.end), None)
        if rest is None or people[rest].start - last.end > _SECOND or last.start < trigger.end:
            return ()
        between = self._lexicon.words(self._text, last.end, people[rest].start)
        leads = self._lexicon.lead(self._text, last.end, people[rest].start) in (self._lexicon.partner_words or self._lexicon.companions)
        is_listed = bool(between) and (between[0] == "," or not self._lexicon.and_words.isdisjoint(between))
        if not leads or not is_listed or not self._cues.has("sequel", last.end, people[rest].start):
            return ()
        if any(self._cues.has(kind, last.end, people[rest].start) for kind in _OTHER_VERBS):
            return ()
        return tuple(self._reader.chain(people, rest, 1))

    def nations(self, sentence: Span) -> tuple[Party, ...]:
        """Countries of a sentence that stand for themselves, each once."""
        return tuple({p.key: p for p in reversed(self._reader.nations(*sentence)) if p.country}.values())[::-1]

    def sides(self, sentence: Span) -> tuple[Party, ...]:
        """Countries and organizations that a sentence names, in anybody's office too, each once."""
        return tuple({p.key: p for p in reversed(self._reader.nations(*sentence, alone=False))}.values())[::-1]
