"""Encounters that single sentences tell of: who on either side, in which mode, held or not."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pipelines.core.meetings.antecedents import Antecedents
from pipelines.core.meetings.cues import Cue, CueLexicon, Cues
from pipelines.core.meetings.parties import Party, PartyReader, present
from pipelines.core.meetings.realis import RealisReader
from pipelines.core.meetings.sides import SideReader
from pipelines.core.meetings.syntax import Syntax
from pipelines.core.records import Mention
from pipelines.core.text import Span

TRIGGERS = ("noun", "verb", "joint")
"""Kinds of cues of which every encounter has one."""

_BETWEEN = 24
"""Code points between "I" and its verb."""
_OWN = 20
"""Code points between "her" and the noun of the meeting."""
_BOTH_REACH = 60
"""Code points between a verb and both of its subjects."""
_BESIDE = 12
"""Code points between a verb and a word that sets it apart from what was told before: "se reunió también con"."""
_BEHIND = 20
"""Code points behind a list in which "respectively" stands."""
_SERIES = 3
"""Sentences after one that tells of several calls in which each is told."""
_ATTENDED = 2
"""Sentences after an event that may tell who attended it."""


class _Open(NamedTuple):
    """An event of the body with the parties told so far."""

    trigger: Cue
    sentence: Span
    parties: tuple[Party, ...]
    age: int = 0

    def older(self) -> "_Open | None":
        """The event one sentence later; None when too much has been told since."""
        return self._replace(age=self.age + 1) if self.age < _ATTENDED else None


class Encounter(NamedTuple):
    """One encounter as one sentence tells of it.

    Attributes:
        sentence: Span of the sentence.
        zone: Zone of the paragraph.
        trigger: The verb or noun.
        left: Parties before it, or that it implies.
        right: Parties after it.
        realis: held, planned, referenced, negated; titled: a title, which only the body can settle; recalled: told in
            passing ("when she met"), which only the date can settle.
        mode: Mode that the words tell; talk when they leave it open.
        is_weak: A noun without a verb tells of it, or parties that stand elsewhere.
        is_new: The sentence sets it apart from one before ("following the meeting, he met with").
        is_besides: It only adds it to those before ("he also met with"), and says nothing of when.
        rule: Id of the rule.
    """

    sentence: Span
    zone: str
    trigger: Cue
    left: tuple[Party, ...]
    right: tuple[Party, ...]
    realis: str
    mode: str
    is_weak: bool
    is_new: bool
    rule: str
    is_besides: bool = False

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties, each once (``parties.present``)."""
        return present((*self.left, *self.right))


class EncounterReader:
    """Reads the encounters of one page, sentence by sentence and in order, for pronouns look back.

    Args:
        reader: Parties of the document.
        cues: Its cues.
        lexicon: Cue words of its language.
        mentions: Its names.
        home: Side that the publisher speaks for: who "I" and "we" are.
        country_in: Country of the place that a sentence names, if it does.
        author: Who signs the page: who "I" is on a page of nobody's.
        bodies: Office to the organizations that alone have it.
    """

    def __init__(
        self,
        reader: PartyReader,
        cues: Cues,
        lexicon: CueLexicon,
        mentions: Sequence[Mention],
        home: str | None,
        country_in: Callable[[Span], str | None],
        author: Mention | None = None,
        bodies: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        self._reader = reader
        self._country_in = country_in
        self._cues = cues
        self._home = home
        self._lexicon = lexicon
        self._syntax = Syntax(reader, cues, lexicon)
        self._realis = RealisReader(reader.text, cues)
        self._sides = SideReader(mentions, home, lexicon.domestic, bodies)
        self._before = Antecedents(reader, cues, self._syntax, home, author)
        self._open: _Open | None = None
        self._series = _SERIES + 1

    def read(self, sentence: Span, zone: str) -> list[Encounter]:
        """Return the encounters of the next sentence.

        Args:
            sentence: Its span.
            zone: Its zone.
        """
        people = self._reader.people(*sentence)
        if people and (leading := self._cues.within("led_by", *sentence)):
            people = [p for p in people if not any(p.start < c.end and c.start < p.end for c in leading)]
        found: list[Encounter] = []
        self._series = 0 if self._cues.has("series", *sentence) else self._series + 1
        if self._open is not None:
            self._open = self._open.older()
        for trigger in self._cues.encounters(*sentence):
            made = self._of_trigger(trigger, sentence, zone, people)
            self._gather(made, trigger, sentence, zone, people)
            if made is None:
                continue
            left, right = self._sides.assign(made.left, made.right, self._country_in(sentence))
            made = made._replace(left=tuple(left), right=tuple(right))
            if not any(_covers(other, made) for other in found):
                found += self._apart(made)
            if made.right and (second := self._syntax.second(trigger, made.right, people)):
                _, second_sided = self._sides.assign(left, second, self._country_in(sentence))
                found.append(made._replace(right=tuple(second_sided), is_new=True))
        if not found and (joint := self._joint(sentence, zone, people)):
            found.append(joint)
        if not found and (attended := self._attended(sentence, zone, people)):
            found.append(attended)
        self._before.remember(sentence, zone, people, [(e.left, e.right) for e in found])
        return found

    def _of_trigger(self, trigger: Cue, sentence: Span, zone: str, people: Sequence[Party]) -> Encounter | None:
        """The encounter of a trigger; a noun that is none may be a verb that is printed alike: "rencontre", "meeting"."""
        if trigger.kind == "noun" and (made := self._noun(trigger, sentence, zone, people)):
            return made
        verb = trigger if trigger.kind == "verb" else self._same_verb(trigger, sentence)
        if verb is None:
            return None
        if verb.meaning.form == "gerund":
            return self._gerund(verb, sentence, zone, people)
        if verb is not trigger and not self._syntax.left(verb, people, zone):
            return None
        return self._verb(verb, sentence, zone, people)

    def _joint(self, sentence: Span, zone: str, people: Sequence[Party]) -> Encounter | None:
        """Read "the Prime Minister and I agreed", and "we discussed" in a statement whose title names both sides: they met."""
        trigger = next(iter(self._cues.within("joint", *sentence)), None)
        if trigger is None or zone != "body":
            return None
        said = self._cues.within("first_person", sentence[0], trigger.start)
        if not said or trigger.start - said[-1].end > _BETWEEN or self._cues.has("planned", said[-1].end, trigger.start):
            return None
        left: tuple[Party, ...] = ()
        beside = self._syntax.left(said[-1], people, zone)
        if beside and self._reader.is_link(beside[-1].end, said[-1].start):
            left = (*beside, self._before.publisher(trigger))
        elif len({p.side for p in self._before.titled}) == 2:
            left = self._before.titled
        if not left:
            return None
        sided, _ = self._sides.assign(left[:-1] if left[-1].rule == "party.publisher" else left, (), None)
        return self._made(
            trigger, sentence, zone, (*sided, *(p for p in left if p.rule == "party.publisher")), (), "held", True, "meeting.joint"
        )

    def _gather(self, made: Encounter | None, trigger: Cue, sentence: Span, zone: str, people: Sequence[Party]) -> None:
        """Keep an encounter of the body open for those whom the next sentences say to have attended it."""
        if made is not None and made.realis == "held" and zone == "body":
            self._open = _Open(trigger, sentence, made.parties)
        elif made is None and zone == "body" and self._realis.is_event(trigger, sentence) and not self._cues.has("attended", *sentence):
            self._open = _Open(trigger, sentence, tuple(p for p in people if p.name and p.end <= trigger.start))

    def _attended(self, sentence: Span, zone: str, people: Sequence[Party]) -> Encounter | None:
        """The list of those who attended the event told before: "Talks were held in Vientiane. A, B and C attended"."""
        event, named = self._open, tuple(p for p in people if p.name)
        if event is None or zone != "body" or not self._cues.has("attended", *sentence) or self._cues.has("planned", *sentence):
            return None
        parties = (*event.parties, *self._sided(self._represented(named, sentence), event))
        told, sides = {p.side for p in event.parties if p.side and p.name}, {p.side for p in parties if p.side}
        if len(named) < 2 or len(sides) < 2 or (len(told) > 1 and told == sides):
            return None  # who stands by at a meeting of two named sides is no party to it
        return self._made(event.trigger, event.sentence, zone, parties, (), "held", False, "meeting.attended")

    def _represented(self, named: tuple[Party, ...], sentence: Span) -> tuple[Party, ...]:
        """Sides of those before whom a country of their own stands: "Finland was represented by Minister X, Chile by Minister Y"."""
        found: list[Party] = []
        for party in named:
            nation = next(iter(self._reader.nations(found[-1].end if found else sentence[0], party.start)), None)
            found.append(
                party if party.side or nation is None else party._replace(country=nation.country, organization=nation.organization)
            )
        return tuple(found)

    def _sided(self, named: tuple[Party, ...], event: _Open) -> tuple[Party, ...]:
        """Sides of those who attended: in the order of as many countries told with the event, else the publisher's own."""
        nations = self._syntax.sides(event.sentence)
        if len(nations) == len(named) and all(p.side in (None, n.side) for p, n in zip(named, nations, strict=True)):
            return tuple(p._replace(country=n.country, organization=n.organization) for p, n in zip(named, nations, strict=True))
        home = None if self._home in {p.side for p in named} else self._home
        return tuple(p if p.side else p._replace(country=home) for p in named)

    def _verb(self, trigger: Cue, sentence: Span, zone: str, people: Sequence[Party]) -> Encounter | None:
        company = self._syntax.company(trigger, people)
        left, right = company or (self._syntax.left(trigger, people, zone), self._syntax.right(trigger, people))
        form = trigger.meaning.form
        if form in ("with", "about") and not (company or self._syntax.has_partner(trigger, right)):
            right = () if left or form == "about" or not self._is_joint(trigger, right) else right
            told = {p.side for p in left if p.name or form == "with"}
            if not right and len(told) < 2 and (form == "about" or not self._before.two(trigger, sentence)):
                return None
        if left and not right and form != "clitic" and self._syntax.has_pronoun(trigger):
            right = self._before.pronoun(left)
        if form == "clitic" and len(left) + len(right) == 1:
            right = right or self._before.pronoun(left)
        left = self._before.delegated(trigger, sentence, left, right)
        needs_object = company is None and form.startswith(("passive", "transitive"))
        if needs_object and not self._syntax.has_object(trigger, right):
            right = self._before.me(trigger) if left else ()
            if not right:
                return None
        inside = bool(left) and sentence[0] <= left[0].start < trigger.start
        subject = (left[0].start, left[-1].end) if inside else self._before.two(trigger, sentence)
        weak = False
        if not right and (len(left) < 2 or all(p.side is None for p in left)):
            left, weak = self._before.pair(trigger, sentence, left) or left, True
        elif form == "with" and not left and self._is_joint(trigger, right):
            pass
        elif not left and form == "clitic":
            left = self._before.pronoun(right)
        elif not left and not (form == "passive" and len(right) > 1) and not self._is_inverted(trigger, right):
            left = self._syntax.follower(right[-1], people) if form == "participle" else ()
            left = left or self._before.implied(trigger, sentence, right)
        realis = self._realis.verb(trigger, sentence, zone, subject)
        if realis is None:
            return None
        return self._made(trigger, sentence, zone, left, right, realis, weak, f"meeting.verb_{form}")

    def _gerund(self, trigger: Cue, sentence: Span, zone: str, people: Sequence[Party]) -> Encounter | None:
        """A gerund that opens its clause: "Welcoming X to breakfast, Y said"; "X, meeting Y in Rome, said"."""
        before = self._reader.text[sentence[0] : trigger.start].rstrip(' “"')
        right = self._syntax.right(trigger, people)
        leads = before.endswith(",") or before[before.rfind(" ") + 1 :].lower() in self._lexicon.gerund_leads
        if (before and not leads) or zone != "body" or not self._syntax.has_object(trigger, right):
            return None
        left = self._syntax.subject(trigger, people) or self._syntax.follower(right[-1], people)
        left = left or self._before.implied(trigger, sentence, right)
        if self._cues.has("planned", sentence[0], trigger.start):
            return None
        return self._made(trigger, sentence, zone, left, right, "held", False, "meeting.gerund")

    def _is_inverted(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether both sides follow the verb, the subject first: "se reunieron en Lima los cancilleres X y Y"."""
        return len({p.side for p in right}) > 1 and self._syntax.is_subject(trigger, right[0])

    def _is_joint(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether both sides follow, in one list, a verb that takes two: "проект обсудили в Баку X и Y"."""
        return len({p.side for p in right}) > 1 and self._syntax.is_list(right) and right[0].start - trigger.end <= _BOTH_REACH

    def _beside(self, noun: Cue, sentence: Span, zone: str, people: Sequence[Party]) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Both sides where the other stands between verb and noun: "sostuvo con X una reunión"."""
        verb = self._realis.carrier(noun, sentence)
        partner = self._syntax.between(verb, noun, people) if verb else ()
        return (self._syntax.left(verb, people, zone), partner) if verb and partner else None

    def _same_verb(self, noun: Cue, sentence: Span) -> Cue | None:
        """The verb that is printed like a noun, "rencontre", where no article stands before it."""
        verbs = self._cues.within("verb", noun.start, noun.end)
        verb = next((cue for cue in verbs if (cue.start, cue.end) == (noun.start, noun.end)), None)
        return verb if verb and not self._syntax.has_article(verb, sentence) else None

    def _noun(self, trigger: Cue, sentence: Span, zone: str, people: Sequence[Party]) -> Encounter | None:
        company = self._syntax.company(trigger, people) or self._beside(trigger, sentence, zone, people)
        left, right = company or (self._syntax.left(trigger, people, zone), self._syntax.right(trigger, people))
        owners = company is None and self._syntax.is_owned(trigger, right)
        linked = owners or company is not None or self._syntax.is_linked(trigger, right)
        if not linked or all(p.is_group and p.side is None for p in right):
            right = ()
        left = self._before.delegated(trigger, sentence, left, right)
        light = self._realis.light(trigger, sentence, left[-1].end if left else sentence[0])
        owned = bool(left) and self._syntax.is_owner(left[-1], trigger, zone)
        if not (light or owned):
            left = ()
        setting = self._realis.is_setting(trigger, sentence) or (
            bool(right) and self._cues.has("own", max(sentence[0], trigger.start - _OWN), trigger.start)
        )
        if not (light or right or owned):
            left = self._at_setting(trigger, sentence, people, setting)
        elif right and not left:
            between = owners or (len({p.side for p in right}) > 1 and self._cues.has("between", trigger.end, right[0].start))
            left = (
                ()
                if between
                else (
                    self._syntax.follower(right[-1], people)
                    or (self._syntax.subject(trigger, people) if setting else ())
                    or self._before.implied(trigger, sentence, right)
                )
            )
        elif not right and (len(left) < 2 or all(p.side is None for p in left)):
            left = self._before.pair(trigger, sentence, left) or left
        if not left and not any(p.side for p in right):
            right = self._sided(right, _Open(trigger, sentence, ()))
        subject_end = max((p.end for p in left if p.end <= trigger.start), default=sentence[0])
        realis = self._realis.noun(trigger, sentence, zone, light, subject_end, right[-1].end if right else trigger.end)
        return self._made(trigger, sentence, zone, left, right, realis, not light, "meeting.noun_light" if light else "meeting.noun")

    def _at_setting(self, trigger: Cue, sentence: Span, people: Sequence[Party], setting: bool) -> tuple[Party, ...]:
        """Both sides of a noun that stands alone: "A and B agreed at their meeting", "A gave B a letter during a meeting"."""
        left = self._syntax.subject(trigger, people) if setting else ()
        if setting and not left and self._syntax.is_indefinite(trigger):
            left = self._syntax.pair_after(trigger, people)
        if len({p.side for p in left}) > 1:
            return left
        before = tuple(p for p in people if p.end <= trigger.start and p.name)
        if self._cues.has("own", max(sentence[0], trigger.start - _OWN), trigger.start):
            return self._before.both(before) or (self._before.both(tuple(p for p in people if p.name)) if before else ())
        is_theirs = setting and left[:1] == before[:1] and len({p.side for p in before}) == len(before) == 2
        return before if is_theirs and self._syntax.is_indefinite(trigger) else ()

    def _made(
        self, trigger: Cue, sentence: Span, zone: str, left: Sequence[Party], right: Sequence[Party], realis: str, weak: bool, rule: str
    ) -> Encounter | None:
        keys = {p.key for p in left}
        right = tuple(p for p in right if p.key not in keys)
        if len(left) + len(right) < 2:
            return None
        spans = ((sentence[0], min(trigger.start, sentence[0] + 40)), (max(sentence[0], trigger.start - _BESIDE), trigger.end + _BESIDE))
        follows, adds = (
            (trigger.kind == "verb" or not weak) and any(self._cues.has(kind, *span) for span in spans) for kind in ("sequel", "besides")
        )
        adds = adds or any(cue.end >= trigger.start - 1 for cue in self._cues.within("apart", trigger.start - _BESIDE, trigger.start))
        mode = self._realis.mode(trigger, sentence)
        return Encounter(sentence, zone, trigger, tuple(left), right, realis, mode, weak, follows or adds, rule, adds and not follows)

    def _apart(self, encounter: Encounter) -> list[Encounter]:
        """Tell "met separately with A, B and C" as three encounters."""
        if len(encounter.right) < 2 or not (self._is_separate(encounter) or self._are_calls(encounter)):
            return [encounter]
        return [encounter._replace(right=(party,), is_new=True, rule="meeting.separately") for party in encounter.right]

    def _is_separate(self, encounter: Encounter) -> bool:
        """Whether the sentence says so, before the list or right behind it."""
        first, last = encounter.right[0], encounter.right[-1]
        return self._cues.has("separately", encounter.sentence[0], max(first.start, encounter.trigger.start)) or self._cues.has(
            "separately", last.end, last.end + _BEHIND
        )

    def _are_calls(self, encounter: Encounter) -> bool:
        """Whether those of several countries were called one by one: "telephoned A and B", "held calls with A and B".

        Who "spoke to A and B" may have had both on one line, but for a page that has just told of several calls.
        """
        right, trigger = encounter.right, encounter.trigger
        sides = {p.side for p in right if p.side}
        if len(sides) < len(right) or self._cues.has("together", encounter.sentence[0], right[-1].end + _BEHIND):
            return False
        if trigger.kind == "noun":
            return self._cues.has("series", encounter.sentence[0], right[0].start)
        if trigger.meaning.form.startswith("transitive"):
            return trigger.meaning.mode == "phone"
        return encounter.mode in ("phone", "talk") and self._series <= _SERIES


def _covers(known: Encounter, new: Encounter) -> bool:
    """Whether a later trigger of a sentence only tells of the same encounter: "met for talks"."""
    return {p.key for p in new.parties} <= {p.key for p in known.parties} and (new.realis == known.realis or new.is_weak)
