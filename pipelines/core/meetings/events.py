"""Events that a page says to have been held, and those whom the sentences after it say to have attended them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from pipelines.core.meetings.cues import Cue, Meaning
from pipelines.core.meetings.encounter import Encounter, Readers, Scene
from pipelines.core.meetings.party import Party, in_order, of_host, of_team, present, sides_of_named
from pipelines.core.text import Span

_ATTENDED = 2
"""Sentences after an event that may tell who attended it."""
_ADDED = 12
"""The same, where the sentence begins with the meeting: "Во встрече участвовали"."""
_COMMAS = (",", "，")
_HELD, _LISTED = 40, 100
"""Code points from a forum to the verb that says it was held, and from a noun to the one that says who attended."""
_ORDER = 1
"""Code points behind a verb that make it the time of something else: before the talks."""
_BARE = 8
"""Code points before a noun that opens its sentence with a preposition or pronoun: в этой встрече."""
_BOTH = 2
_TEAM = 20
"""Code points between a country and the word of sides beside it: por el lado paraguayo, la delegación de Chile."""
_FORUM = Meaning("noun", "in_person")


class _Open(NamedTuple):
    """An event of the body with the parties told so far, and the office of those whose event it was: of deputy ministers."""

    trigger: Cue
    sentence: Span
    parties: tuple[Party, ...]
    office: str | None = None


class EventReader:
    """Reads who attended an event, sentence by sentence and in order.

    Args:
        readers: What the readers of the page share.
        home: Side that the publisher speaks for, if any.
    """

    NEEDS = frozenset({"attended", "heads", "led_by"})
    """Cues of which a sentence has one that says who attended."""

    def __init__(self, readers: Readers, home: str | None) -> None:
        self._readers = readers
        self._home = home
        self._open: _Open | None = None
        self._age = 0
        self._has_met = False

    def begin(self) -> None:
        """Begin the next sentence: too long after an event nobody is said to have attended it."""
        self._age += 1
        if self._age > _ADDED:
            self._open = None

    def gather(self, made: Encounter | None, trigger: Cue, scene: Scene) -> None:
        """Keep an event of the body open for those whom the next sentences say to have attended it.

        Args:
            made: The encounter that a trigger tells of, if it does.
            trigger: The trigger.
            scene: Its sentence.
        """
        if scene.zone != "body":
            return
        if (
            made is not None
            and self._open is not None
            and self._open.sentence == scene.span
            and _adds_nobody(made.parties, self._open.parties)
        ):
            return  # "received X, who took leave of the head of state": of the same two
        if made is not None and made.realis == "held":
            self._open, self._age = _Open(trigger, scene.span, made.parties, _office_of(scene)), 0
            self._has_met = self._has_met or self.is_told()
        elif made is None and not self._is_told(scene) and self._is_event(trigger, scene):
            told = tuple(p for p in scene.people if p.name and p.end <= trigger.start)
            if not told and self._is_of_last(trigger, scene):
                self._age = 0
                return
            self._open, self._age = _Open(trigger, scene.span, told, _office_of(scene)), 0

    def _is_told(self, scene: Scene) -> bool:
        """Whether the sentence tells who attended, or of a meeting of which more is only the kind: "welcomed X for consultations"."""
        if scene.people and self._readers.cues.has("attended", *scene.span):
            return True
        return self._open is not None and self._open.sentence == scene.span and len(self._open.parties) > 1

    def _is_of_last(self, trigger: Cue, scene: Scene) -> bool:
        """Whether a definite noun that opens its sentence is the meeting told just before: "El encuentro se desarrolló en el Palacio".

        So is one in passing, which is where something was said: «Значительное место в беседе заняли вопросы торговли».
        """
        cues, known = self._readers.cues, self._open.parties if self._open else ()
        is_bare = trigger.kind == "noun" and trigger.start - scene.span[0] <= _BARE and self.is_told()
        is_passing = trigger.kind == "noun" and not scene.people and self._readers.carriers.is_setting(trigger, scene.span)
        is_of_last = is_bare or (is_passing and len(sides_of_named(known)) > 1)
        return is_of_last and not cues.has("indefinite", scene.span[0], trigger.start)

    def _is_event(self, trigger: Cue, scene: Scene) -> bool:
        """Whether a trigger tells that an event was held, whoever took part: "talks were held", "los ministros sesionaron"."""
        if trigger.kind == "noun":
            return self._readers.realis.is_event(trigger, scene.span)
        if self._readers.cues.has("sequel", trigger.start, trigger.end + _ORDER):
            return False  # 会谈前
        return trigger.meaning.form == "past" and self._readers.realis.verb(trigger, scene.span, scene.zone, None) == "held"

    def attended(self, scene: Scene) -> Encounter | None:
        """The list of those who attended the event told before: "Talks were held in Vientiane. A, B and C attended"."""
        if scene.zone != "body" or not scene.people:
            return None
        cues = self._readers.cues
        led = self._led(scene)
        headed = self._headed(scene)
        is_told = led is not None or bool(headed) or cues.has("attended", *scene.span)
        if not is_told or self._is_planned(scene) or self._is_said(scene):
            return None
        named = headed or tuple(p for p in scene.people if p.name and (led is None or p.start >= led.trigger.end))
        if not named:
            return None
        is_added = self._adds(scene)
        told_before = self._open if is_added or self._age <= _ATTENDED else None
        event = led or self._forum(scene) or told_before or self._named(scene, bool(headed))
        if event is None or not (led or headed or self._is_of(event, scene)):
            return None
        if event is self._open and self._is_with_another(event, scene):
            return None
        if headed:
            event = event._replace(parties=tuple(p for p in event.parties if p.key not in {q.key for q in headed}))
        named = (of_host if is_added else of_team)(headed or self._represented(named, scene.span), event.parties)
        parties = present((*event.parties, *self.sided(named, event.sentence, sides_of_named(event.parties))))
        parties = parties if event.parties else self._with_other_side(parties, event.sentence)
        told, sides = {p.side for p in event.parties if p.side and _is_one(p)}, {p.side for p in parties if p.side}
        unsided = sum(p.name is not None and p.side is None for p in event.parties)
        count = len(told) + unsided
        if not is_added and ((len(named) < 2 and count == 2) or (count > 1 and len(sides - told) <= unsided)):
            return None  # who stands by at a meeting of two named sides is no party to it
        self._open, self._age = event._replace(parties=parties), 0
        if len(sides) + any(p.name and p.side is None for p in parties) < 2:
            return None
        parties = tuple(p if p.office or not p.name else p._replace(office=event.office) for p in parties)
        return self._readers.made(event.trigger, scene._replace(span=event.sentence), parties, (), "held", False, "meeting.attended")

    def is_told(self) -> bool:
        """Whether a meeting of two named sides was told just before, to which the next sentences may add who attended."""
        known = self._open.parties if self._open and self._age <= _ATTENDED else ()
        return len(sides_of_named(known)) > 1

    def only_lists(self, scene: Scene) -> bool:
        """Whether a sentence only says who attended the meeting told just before, and so is about none of them."""
        is_list = scene.zone == "body" and self._readers.cues.has("attended", *scene.span)
        return is_list and self.is_told()

    def _is_of(self, event: _Open, scene: Scene) -> bool:
        """Whether what a sentence says to have been hosted is the event told before: no concert, and after talks no dinner."""
        first = self._readers.cues.within("attended", *scene.span)[0]
        if not self._readers.cues.has("hosted", first.start, first.end):
            return True
        lexicon, text = self._readers.lexicon, self._readers.parties.text
        own = lexicon.gatherings.union(lexicon.words(text, event.trigger.start, event.trigger.end))
        words = lexicon.words(text, scene.span[0], first.start)
        if words[:1] and words[0] in lexicon.subject_ends and "," in words:
            words = words[words.index(",") + 1 :]  # "On Thursday, the meeting was attended by"
        subject = words[: next((n for n, word in enumerate(words) if n and word in lexicon.subject_ends), len(words))]
        return bool(subject) and subject[-1] in own

    def _is_with_another(self, event: _Open, scene: Scene) -> bool:
        """Whether a sentence says with whom was the meeting that was attended, and that is not the one told last: "En la reunión con X"."""
        cues, lexicon, text = self._readers.cues, self._readers.lexicon, self._readers.parties.text
        nouns, lists, told = cues.within("noun", *scene.span), cues.within("attended", *scene.span), {p.key for p in event.parties}
        if not (nouns and lists):
            return False
        start, end = nouns[0].end, lists[0].start
        others = [p for p in scene.people if p.name and p.key not in told and start <= p.start and p.end <= end]
        return any(lexicon.lead(text, start, p.start) in lexicon.partner_words for p in others)

    def _is_said(self, scene: Scene) -> bool:
        """Whether a sentence without spaces tells who attended what as said by somebody, and so another event: 总统提到，X率团参加典礼."""
        said = self._readers.cues.within("blockers", *scene.span) if self._readers.lexicon.is_unspaced else ()
        return any(self._readers.parties.text[cue.end : cue.end + 1] in _COMMAS for cue in said)

    def _is_planned(self, scene: Scene) -> bool:
        """Whether a sentence tells of a plan; a word of an office is none: "director general para Asuntos Políticos"."""
        plans = self._readers.cues.within("planned", *scene.span)
        return any(all(cue.end <= p.start or p.end <= cue.start for p in scene.people) for cue in plans)

    def _forum(self, scene: Scene) -> _Open | None:
        """The forum that the sentence itself says to have been held: 第六次三方外长对话在喀布尔举行，A、B、C出席."""
        for start, end in self._readers.parties.forums(*scene.span):
            held = self._readers.cues.within("took_place", end, min(scene.span[1], end + _HELD))
            if held and not self._readers.parties.people(scene.span[0], held[0].end):
                return _Open(Cue(start, end, _FORUM), scene.span, ())
        return None

    def _headed(self, scene: Scene) -> tuple[Party, ...]:
        """Who headed each of two sides or more: "X led the Nepali delegation, the Icelandic side was led by Y"; nobody else is told."""
        cues = self._readers.cues
        named = tuple(p for p in scene.people if p.name)
        if len(named) < 2 or not (cues.has("heads", *scene.span) and cues.has("teams", *scene.span)):
            return ()
        return in_order(named, self._readers.syntax.sides(scene.span))

    def _named(self, scene: Scene, is_headed: bool) -> _Open | None:
        """The talks that the sentence itself says who attended: "В переговорах участвовали A, B и C"."""
        noun = self._readers.cues.first("noun", *scene.span)
        if noun and is_headed:
            return _Open(noun, scene.span, ())
        if noun and self._has_met and self._is_same(noun, scene):
            return None
        is_told = noun is not None and self._readers.realis.is_event(noun, scene.span)
        end = scene.span[1] if is_told else noun.end + _LISTED if noun else 0
        is_attended = noun is not None and self._readers.cues.has("attended", noun.end, end)
        return _Open(noun, scene.span, ()) if noun and is_attended else None

    def _is_same(self, noun: Cue, scene: Scene) -> bool:
        """Whether a bare noun that opens its sentence only adds who attended the meeting told before: "Во встрече приняли участие A, B"."""
        first = self._readers.cues.first("attended", noun.end, scene.span[1])
        return first is not None and noun.start - scene.span[0] <= _BARE and first.start - noun.end <= _ORDER

    def _adds(self, scene: Scene) -> bool:
        """Whether a sentence says by its first noun, which is that of the meeting told before, who else was a party to it."""
        noun = self._readers.cues.first("noun", *scene.span)
        return noun is not None and self._is_same(noun, scene)

    def _led(self, scene: Scene) -> _Open | None:
        """The event that a sentence tells of with those who led it: "Consultations took place in Vilnius on 20 April, led by A and B"."""
        cues, end = self._readers.cues, scene.span[1]
        noun = cues.first("noun", *scene.span)
        held = cues.first("took_place", noun.end, end) if noun else None
        is_told = noun is not None and held is not None and cues.has("led_by", held.end, end) and self._is_event(noun, scene)
        return _Open(noun, scene.span, ()) if noun and is_told else None

    def _represented(self, named: Sequence[Party], sentence: Span) -> tuple[Party, ...]:
        """Sides of those before whom a country of their own stands: "Finland was represented by Minister X, Chile by Minister Y".

        A word of sides beside it makes it that of all up to the next: "Por el lado paraguayo participaron X, Y y Z".
        """
        found: list[Party] = []
        team: Party | None = None
        for party in named:
            start = found[-1].end if found else sentence[0]
            nation = next(iter(self._readers.parties.nations(start, party.start, alone=False)), None)
            if nation:
                is_team = team is not None or self._readers.cues.has("teams", max(start, nation.start - _TEAM), nation.end + _TEAM)
                team = nation if is_team else None
            nation = nation or team
            found.append(party if party.side or nation is None else party.of_side(nation))
        return tuple(found)

    def _with_other_side(self, parties: tuple[Party, ...], sentence: Span) -> tuple[Party, ...]:
        """Those of one side, and the country of the other where two held the event: "Consultations of Serbia and Cuba were held"."""
        nations, sides = self._readers.syntax.nations(sentence), {p.side for p in parties if p.side}
        if len(nations) != _BOTH or len(sides) != 1 or sides.isdisjoint(n.side for n in nations):
            return parties
        return (*parties, *(n for n in nations if n.side not in sides))

    def sided(self, named: Sequence[Party], sentence: Span, told: Collection[str] = ()) -> tuple[Party, ...]:
        """Sides of those who attended: in the order of as many countries told with the event, else the publisher's own.

        Args:
            named: Those who attended.
            sentence: Span of the sentence that tells of the event.
            told: Sides of those whom it names; where they are two, no other countries or bodies are of those who attended.
        """
        nations = self._readers.syntax.sides(sentence)
        if len(told) > 1 and {n.side for n in nations} != told:
            nations = ()
        if sided := in_order(named, nations):
            return sided
        home = None if self._home in {p.side for p in named} else self._home
        return tuple(p if p.side else p._replace(country=home) for p in named)


def _is_one(party: Party) -> bool:
    """Whether a party is one person, by name or office: an ambassador met is not whoever led a delegation elsewhere."""
    return party.name is not None or (party.office is not None and not party.is_group)


def _adds_nobody(parties: Sequence[Party], known: Sequence[Party]) -> bool:
    """Whether all who are named were known, and some who were are not: the others stand there by their offices alone."""
    return {p.key for p in parties if p.name} < {p.key for p in known if p.name}


def _office_of(scene: Scene) -> str | None:
    """The one plural office that a sentence names without bearers."""
    offices = {p.office for p in scene.people if p.is_group and not p.name and p.office}
    return next(iter(offices)) if len(offices) == 1 else None
