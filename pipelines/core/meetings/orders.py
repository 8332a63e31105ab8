"""Word orders other than subject, verb and object: verbs before their subject, company before the verb or the sentence."""

import re
from collections.abc import Sequence

from pipelines.core.meetings.behind import BehindReader
from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.meetings.described import DescribedReader
from pipelines.core.meetings.parties import PartyReader
from pipelines.core.meetings.party import Party, Sides, first_behind
from pipelines.core.meetings.syntax import NEAR, SECOND, Syntax
from pipelines.core.text import Span

_CLAUSE = 10
"""Words of a relative clause of company before its verb: ", con quien este jueves por la tarde"."""
_SAID = 24
"""Code points between a word of company and the party, of whom something is said: 同来华进行国事访问的."""
_BODY = 10
"""Longest name of a body without a country, in code points, between a word of company and a title."""
_CAME_OF = 20
"""Code points behind the noun of a meeting in which the verb stands that says that it was held, or what came of it."""
_OF_OBJECT = ("past", "transitive", "transitive_seen", "pluperfect")
"""Forms of verbs whose object a clause may tell before them."""
_COMPANY = 5
"""Words from a word of company to the name that it leads to: junto a su par noruega."""
_BEHIND = re.compile(r",\s+([^\W\d_]+)\s+(?:[^\W\d_]+\s+){0,4}$")
"""A word of company behind the comma of what opens the sentence."""
_OPENING = re.compile(r"([^\W\d_]+)\s+(?:[^\W\d_]{1,3}(?:\s+|[’']))?$")


class OrderReader:
    """Reads the sides of verbs that do not stand between them.

    Args:
        reader: Parties of the document.
        cues: Its cues.
        lexicon: Cue words of its language.
        syntax: Sides in the common order.

    Attributes:
        behind: Subjects behind what they did.
        clauses: Sides of clauses without a subject.
    """

    def __init__(self, reader: PartyReader, cues: Cues, lexicon: CueLexicon, syntax: Syntax) -> None:
        self._reader = reader
        self._cues = cues
        self._lexicon = lexicon
        self._text = reader.text
        self._syntax = syntax
        self._beside = tuple(lexicon.beside)
        self.behind = BehindReader(reader, cues, lexicon, syntax)
        self.clauses = DescribedReader(reader.text, cues, lexicon)

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
        if first.start - verb.end > NEAR or not self._syntax.is_subject(verb, first) or self._cues.has("blockers", verb.end, first.start):
            return ()
        found = [first]
        for index in inside[1:]:
            if self._lexicon.lead(self._text, found[-1].end, people[index].start) not in self._lexicon.and_words:
                break
            found.append(people[index])
        return tuple(found)

    def turned(self, verb: Cue, people: Sequence[Party], right: tuple[Party, ...]) -> Sides | None:
        """Both sides of a verb that its subject follows: "Recibió hoy el Presidente X al canciller Y", 会见X的Y (``right`` is X)."""
        if self._lexicon.is_unspaced:
            return self.clauses.described(verb, people, right)
        subject = self.inverted(verb, people[-1].end if people else verb.end, people)
        marks = self._lexicon.agents if verb.meaning.is_passive else self._lexicon.object_marks
        rest = first_behind(people, subject[-1].end) if subject else None
        if rest is None or self._cues.has("verb", subject[-1].end, people[rest].start):
            return None
        lead = self._lexicon.lead(self._text, subject[-1].end, people[rest].start)
        is_near = people[rest].start - subject[-1].end <= SECOND and not self._cues.has("blockers", subject[-1].end, people[rest].start)
        return (subject, tuple(self._reader.chain(people, rest, 1))) if lead in marks and is_near else None

    def accompanied(self, verb: Cue, people: Sequence[Party]) -> Sides | None:
        """Both sides of a relative clause: "viajó para ver a X, con quien dialogó", "agradeció a X, a quien recibió".

        The subject may stand elsewhere.

        Returns:
            The subject, which may be empty, and those in its company; None where no such clause begins before the verb.
        """
        if clause := self._of_object(verb, people):
            return clause
        company = self._lexicon.partner_words or self._lexicon.beside
        company = self._lexicon.object_marks if verb.meaning.form == "transitive" else company
        if not self._lexicon.relatives or not company:
            return None
        before = [i for i, p in enumerate(people) if p.end <= verb.start]
        if not before:
            return None
        last = people[before[-1]]
        words = self._lexicon.clause(self._text, last.end, verb.start)
        other = people[before[-2]] if len(before) > 1 else None
        is_before = other is not None and self._begins(self._lexicon.clause(self._text, other.end, last.start), company)
        if other and is_before and self._syntax.words.is_open(last.end, verb.start):
            return (last,), (other,)  # "X, avec qui Y s'est entretenu"
        if len(words) > _CLAUSE or not self._begins(words, company):
            return None
        chain = tuple(self._reader.chain(people[: before[-1] + 1], before[-1], -1))
        partners = chain if self._syntax.is_list(chain) else chain[-1:]
        rest = people[: before[-1] + 1 - len(partners)]
        return self.behind.subject(verb.end, people) or self._syntax.subject(verb, rest), partners

    def _of_object(self, verb: Cue, people: Sequence[Party]) -> Sides | None:
        """Both sides of a clause whose object is told before it: "le ministre X, que Y a reçu", "X, qu’elle a rencontré hier".

        Returns:
            The subject, empty where it is a pronoun, and the object; None where no such clause ends in the verb.
        """
        lexicon = self._lexicon
        if not lexicon.object_relatives or verb.meaning.form not in _OF_OBJECT:
            return None
        before = [p for p in people if p.end <= verb.start]
        if not before:
            return None
        words = self._lexicon.clause(self._text, before[-1].end, verb.start)
        pronouns = {self._text[cue.start : cue.end].lower() for cue in self._cues.within("pronouns", before[-1].end, verb.start)}
        said = [word for word in words[1:] if word not in pronouns]
        is_last = bool(words) and words[0] in lexicon.object_relatives and lexicon.fillers.issuperset(said)
        if is_last and (subject := self.behind.subject(verb.end, people)):
            return subject, (before[-1],)  # «X, которого принял вчера Y»
        if is_last and self._cues.has("pronouns", before[-1].end, verb.start):
            lead = lexicon.lead(self._text, max(0, before[-1].start - NEAR), before[-1].start)
            return ((), (before[-1],)) if lead not in lexicon.partner_words | lexicon.agents else None
        between = self._lexicon.clause(self._text, before[-2].end, before[-1].start) if len(before) > 1 else []
        is_clause = len(between) == 1 and between[0] in lexicon.object_relatives
        return ((before[-1],), (before[-2],)) if is_clause and self._syntax.words.is_open(before[-1].end, verb.start) else None

    def _begins(self, words: Sequence[str], company: frozenset[str]) -> bool:
        """Whether words begin a relative clause of company, or of an object: avec qui, a quien."""
        return len(words) > 1 and words[0] in company and words[1] in self._lexicon.relatives

    def cleft(self, verb: Cue, sentence: Span, people: Sequence[Party]) -> Sides | None:
        """Both sides of a sentence that brings one in first: "C’est avec X que Y s’est entretenue", "C’est par X qu’elle a été reçue".

        Returns:
            The subject, which may be empty, and who was brought in; None where nobody is whom the verb wants.
        """
        brought = next(reversed(self._cues.within("clefts", sentence[0], verb.start)), None)
        if brought is None:
            return None
        inside = [i for i, p in enumerate(people) if brought.end <= p.start and p.end <= verb.start]
        if not inside:
            return None
        marks = self._lexicon.agents if verb.meaning.is_passive else self._lexicon.partner_words or self._lexicon.companions
        if self._lexicon.lead(self._text, brought.end, people[inside[0]].start) not in marks:
            return None
        chain = self._reader.chain(people[: inside[-1] + 1], inside[0], 1)
        parted = (n for n in range(1, len(chain)) if self._cues.has("blockers", chain[n - 1].end, chain[n].start))
        chain = chain[: next(parted, len(chain))]
        if not self._cues.has("blockers", chain[-1].end, verb.start):
            return None
        return self._syntax.left(verb, people[inside[0] + len(chain) :], "body"), tuple(chain)

    def company(self, trigger: Cue, people: Sequence[Party]) -> Sides | None:
        """Both sides of a verb that follows them, in languages where the word of company comes before it: 王毅同拉夫罗夫会谈.

        Returns:
            The subject, which may be empty, and those in its company; None where no word of company stands before the verb.
        """
        before = [p for p in people if p.end <= trigger.start]
        if self._lexicon.beside:
            return self._fronted(trigger, people) if before else None
        end = before[-1].end if self._lexicon.company and before else None
        leads = self._lexicon.company + (self._lexicon.receivers if trigger.meaning.form == "given" else ())
        if end is None or self._cues.has("verb", end, trigger.start) or not self._syntax.words.is_open(end, trigger.start):
            return None
        if trigger.meaning.form == "about" and self._cues.has("noun", end, trigger.start):
            return None  # whose meeting it was that is now told of: 在与X的会谈中，双方讨论了
        chain = self._reader.chain(before, len(before) - 1, -1)
        first = before[-len(chain) - 1].end if len(before) > len(chain) else 0
        starts = [first, *(p.end for p in chain)]
        drawn = self.clauses.drawn_in(trigger, chain)
        cut = next((n for n, p in enumerate(chain) if p in drawn or self._is_company(starts[n], p.start, leads)), None)
        if cut is None:
            return None
        rest = before[: -len(chain)]
        right = self._syntax.right(trigger, people) if trigger.meaning.form.startswith("transitive") else ()
        has_object = bool(right) and self._syntax.objects.has_object(trigger, right)
        if has_object and self._text.endswith(self._lexicon.escorts, 0, chain[cut].start):
            return (*rest[-1:], *chain) if not cut else tuple(chain), right  # 总统X偕同副总统Y接见Z
        if cut:
            return tuple(chain[:cut]), tuple(chain[cut:])
        if has_object:
            return None  # an agent, and the object behind the verb: 由外长X宴请Y
        if not rest or self._cues.has("blockers", rest[-1].end, chain[0].start):
            return self.clauses.after(trigger, people, chain), tuple(chain)
        subject = self._reader.chain(rest, len(rest) - 1, -1)
        start = rest[-len(subject) - 1].end if len(rest) > len(subject) else 0
        if self._is_company(start, subject[0].start, leads):  # partners of the clause before: 在荷兰与X主持会议；在法国与Y对话
            rest = rest[: -len(subject)]
            subject = self._reader.chain(rest, len(rest) - 1, -1) if rest else []
        return tuple(subject), tuple(chain)

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

    def _fronted(self, trigger: Cue, people: Sequence[Party]) -> Sides | None:
        """Both sides where a word of company begins the sentence: "Avec X, Y a discuté"."""
        first = self._peer(people[0].start)
        start = max(0, first - NEAR)
        if not any(word.lower().endswith(self._beside) for word in self._text[start:first].split()[-_COMPANY:]):
            return None
        if not self._opens(start, first):
            return None
        chain = self._reader.chain(people, 0, 1)
        partners = chain if self._syntax.is_list(chain) else chain[:1]
        rest = people[len(partners) :]
        behind = self._syntax.right(trigger, rest)
        behind = behind if not self._lexicon.partner_words or (behind and self._syntax.is_subject(trigger, behind[0])) else ()
        subject = self._syntax.left(trigger, rest, "body") or behind
        pronoun = self._cues.first("pronouns", partners[-1].end, trigger.start)
        is_other = pronoun is not None and self._text[partners[-1].end : pronoun.start].isspace()  # «С X он обсудил»
        is_other = is_other or self._is_elided(trigger, partners[-1])
        is_other = is_other or self._is_next(trigger, partners[-1]) or self._syntax.is_other_behind(partners[-1], trigger)
        return (subject, tuple(partners)) if subject or is_other else None

    def _peer(self, start: int) -> int:
        """Where a party begins with the word of company before its title: "Con su anfitrión, el ministro X, analizó"."""
        peer = next(reversed(self._cues.within("proceeds", max(0, start - NEAR), start)), None)
        return peer.start if peer and not self._lexicon.clause(self._text, peer.end, start) else start

    def _is_elided(self, trigger: Cue, partner: Party) -> bool:
        """Whether a verb right behind a partner has its subject in its ending: "Con su anfitriona, X, repasó ayer la agenda"."""
        if not self._lexicon.partner_words:
            return False
        light = self._cues.within("light_past", partner.end, trigger.start) if trigger.kind == "noun" else []
        words = self._lexicon.words(self._text, partner.end, light[0].start if light else trigger.start)
        return (trigger.kind == "verb" or bool(light)) and words[:1] in ([], [","]) and self._lexicon.fillers.issuperset(words)

    def _opens(self, start: int, end: int) -> bool:
        """Whether a word of company opens a sentence or what follows its first comma: "Avec X", "Allí, junto a su par noruega X"."""
        opening = _OPENING.search(self._text, start, end)
        if opening and opening[1][0].isupper() and opening[1].lower() in self._lexicon.beside:
            return True
        phone = next(reversed(self._cues.within("phone", start, end)), None)
        if phone and self._lexicon.words(self._text, phone.end, end)[:1] in ([word] for word in self._lexicon.companions):
            return True  # «По телефону с X»
        behind = _BEHIND.search(self._text, start, end)
        if behind is None or behind[1].lower() not in self._lexicon.beside:
            return False
        small = self._lexicon.with_words | self._lexicon.determiners | self._lexicon.fillers
        nations = {self._text[n.start : n.end].lower() for n in self._reader.nations(behind.end(1), end, alone=False)}
        return all(word in small or word in nations for word in self._lexicon.words(self._text, behind.end(1), end))

    def _is_next(self, noun: Cue, partner: Party) -> bool:
        """Whether a noun that was held, or that something came of, is the subject behind: "Avec X, les échanges ont porté sur"."""
        is_held = noun.kind == "noun" and self._cues.has_any(("took_place", "came_of"), noun.end, noun.end + _CAME_OF)
        words = self._lexicon.words(self._text, partner.end, noun.start) if is_held else []
        return len(words) > 1 and words[0] == "," and self._lexicon.determiners.issuperset(words[1:])
