"""Rounds of meetings: the sentence that tells of several at once, and those that the sentences after it tell of by their partner alone."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipelines.core.meetings.cues import Cue, Meaning, is_part
from pipelines.core.meetings.encounter import ENCOUNTERS, Encounter, Readers, Scene
from pipelines.core.meetings.party import Party
from pipelines.core.text import Span

_CLAUSE = 40
"""Code points behind a partner in which a word makes the talk one of another time: "With Costa he will meet"."""
_COUNTED = 30
"""Code points between their number and the noun of several meetings: "ряд рабочих встреч"."""
_NEXT = 26
"""Code points behind a partner in which the host or a word of meeting stands: "With Costa he talked", «С X были обсуждены»."""
_COMMAS = (",", "，")
_LASTS = 6
"""Sentences after a meeting of a round in which the next may be told by its partner alone."""
_OTHER_TIME = ("planned", "negated", "background")
_TELLING = ENCOUNTERS | {"rounds"}
"""Cues of which a sentence has one that tells of several meetings."""


class _Round(NamedTuple):
    """Several meetings of one host, told in one sentence.

    Attributes:
        sentence: Its span.
        host: Who met the others; None where the page has not said.
        mode: How.
    """

    sentence: Span
    host: Party | None
    mode: str


class RoundReader:
    """Reads the rounds of one page, sentence by sentence and in order.

    Args:
        readers: What the readers of the page share.
        sided: Fills in the sides of those whom a host met.
    """

    def __init__(self, readers: Readers, sided: Callable[[Party, Sequence[Party], Span], Sequence[Party]]) -> None:
        self._readers = readers
        self._sided = sided
        words = readers.lexicon
        self._ordinals = words.ordinals
        self._company = words.partner_words or words.companions or words.beside or frozenset(words.company)
        self._open: _Round | None = None
        self._age = 0

    def read(self, scene: Scene, found: Sequence[Encounter]) -> list[Encounter]:
        """Return the encounters of a sentence, each with the round that it is part of.

        Args:
            scene: The sentence.
            found: Its encounters; where there are none, one may be told by its partner alone: "With Costa he talked for an hour".
        """
        member = None if found else self._member(scene)
        told = [*found, member] if member else list(found)
        if scene.zone != "body":
            return told
        told = [self._framed(encounter) for encounter in told]
        announced = self._announced(scene)
        self._age = 0 if announced or any(encounter.frame for encounter in told) else self._age + 1
        self._open = announced or self._open
        self._readers.before.host = self._host()
        return told

    def _host(self) -> Party | None:
        """Who goes on meeting others, as far as the sentences just before tell."""
        return self._open.host if self._open and self._age < _LASTS else None

    def _framed(self, encounter: Encounter) -> Encounter:
        """An encounter of the host with the sentence that told of the round."""
        if self._open is None:
            return encounter
        host = self._open.host
        is_part = host is None or any(p.key == host.key for p in encounter.parties)
        return encounter._replace(frame=self._open.sentence) if is_part else encounter

    def _announced(self, scene: Scene) -> _Round | None:
        """The round that a sentence tells of: "held a series of meetings", "held talks with several of his counterparts"."""
        if _TELLING.isdisjoint(scene.kinds):
            return None
        cues, (start, end) = self._readers.cues, scene.span
        said = cues.first("rounds", start, end) or self._of_several(scene)
        if said is None or cues.has("negated", start, said.start):
            return None
        named = next((p for p in scene.people if p.name and p.side and p.end <= said.start), None)
        since = named.end if named else start  # "Journée chargée pour X, qui a accordé deux audiences"
        if cues.has("planned", since, said.start) and not cues.has("seized", start, said.start):
            return None
        mode = self._readers.mode(Cue(said.start, said.end, Meaning("noun", said.meaning.mode)), scene.span)
        return _Round(scene.span, named or self._readers.before.subject, mode)

    def _of_several(self, scene: Scene) -> Cue | None:
        """The noun of several meetings, or the trigger of one with officials of nobody in particular: who they were is told after it."""
        if "several" not in scene.kinds and not any(p.is_group and not p.name and not p.side for p in scene.people):
            return None
        for trigger in self._readers.cues.encounters(*scene.span):
            several = self._readers.cues.within("several", max(scene.span[0], trigger.start - _COUNTED), trigger.start)
            group = next((p for p in scene.people if p.start >= trigger.end), None)
            is_group = group is not None and group.is_group and not group.name and not group.side
            if not is_group and not (trigger.kind == "noun" and several and group is None):
                continue
            left = self._readers.syntax.left(trigger, scene.people, scene.zone)
            if self._is_told(trigger, scene) and any(p.name for p in left):
                return trigger
        return None

    def _is_told(self, trigger: Cue, scene: Scene) -> bool:
        """Whether a verb, or the light verb of a noun, says that it was held."""
        if trigger.kind == "noun":
            return self._readers.carriers.light(trigger, scene.span, scene.span[0]) == "light_past"
        is_open = trigger.meaning.form.endswith(("bare", "future"))
        return not is_open or self._readers.realis.denials.is_seized(trigger, scene.span)

    def _is_clause(self, end: int, scene: Scene, host: Party) -> bool:
        """Whether behind a partner the sentence goes on about the talk: after a comma, or with its host or a word of meeting next."""
        near, cues = min(scene.span[1], end + _NEXT), self._readers.cues
        if cues.has_any(_OTHER_TIME, end, min(scene.span[1], end + _CLAUSE)):
            return False
        text = self._readers.parties.text
        is_parted = text[end : end + 1] in _COMMAS or not text[end : scene.span[1]].strip(" .")
        is_next = cues.has_any(("pronouns", "noun", "verb", "joint"), end, near)
        return is_parted or is_next or any(end <= p.start < near and p.key == host.key for p in scene.people)

    def _turn(self, scene: Scene, host: Party) -> Encounter | None:
        """The encounter of the host with the next in turn: "L’ambassadrice X lui a succédé", "Puis ce fut au tour de X"."""
        cues = self._readers.cues
        idle = cues.within("idle", *scene.span)  # "lui a succédé à la tête du comité"
        turn = next((cue for cue in cues.within("turns", *scene.span) if not is_part(cue, idle)), None)
        if turn is None or self._open is None or cues.has_any(("planned", "negated"), *scene.span):
            return None
        guests = [i for i, p in enumerate(scene.people) if p.name and p.key != host.key]
        if not guests or any(not p.name and p.side for p in scene.people[: guests[0]]):
            return None
        partners = self._partners(host, self._readers.parties.chain(scene.people, guests[0], 1), scene)
        trigger = turn._replace(meaning=Meaning("noun", self._open.mode))
        return self._readers.made(trigger, scene, (host,), partners, "held", False, "meeting.round")

    def _partners(self, host: Party, chain: Sequence[Party], scene: Scene) -> list[Party]:
        """Those of a list who have a name and are of another side than the host."""
        named = [p for p in chain if p.name]
        return [p for p in self._sided(host, named, scene.span) if p.side not in (None, host.side)] if named else []

    def _member(self, scene: Scene) -> Encounter | None:
        """The encounter of the host with whom a sentence begins, after a word of company and no verb of meeting."""
        host = self._host() if scene.zone == "body" else None
        if host is None or self._open is None or not scene.people:
            return None
        if turn := self._turn(scene, host):
            return turn
        words = self._readers.lexicon.words(self._readers.parties.text, scene.span[0], scene.people[0].start)
        first = next((n for n, word in enumerate(words) if word in self._company), None)
        small = self._ordinals | self._readers.lexicon.fillers
        links = self._readers.lexicon.links | {"."}  # « Avec M. Costa, il a »
        if first is None or not small.issuperset(words[:first]) or not links.issuperset(words[first + 1 :]):
            return None
        chain = self._readers.parties.chain(scene.people, 0, 1)
        named = next((n for n, p in enumerate(chain) if p.name), None)
        if named is None:
            return None
        partners = self._partners(host, chain if self._readers.syntax.is_list(chain) else chain[: named + 1], scene)
        if not partners:
            return None
        if not self._is_clause(partners[-1].end, scene, host):
            return None
        text = self._readers.parties.text
        start = text.lower().rfind(words[first], scene.span[0], scene.people[0].start)
        trigger = Cue(start, start + len(words[first]), Meaning("noun", self._open.mode))
        return self._readers.made(trigger, scene, (host,), partners, "held", True, "meeting.round")
