"""Who met whom, as told so far, and so whom "the two" and "their foreign ministers" mean."""

from collections.abc import Sequence

from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.meetings.parties import PartyReader
from pipelines.core.meetings.party import Party, named_once, present
from pipelines.core.meetings.syntax import Syntax
from pipelines.core.text import Span

_TWO = 40
"""Code points between "the two" and the verb of which they are the subject."""
_NATION = 30
"""Code points behind a verb in which a nation is what was talked of: провели переговоры по Сирии."""
_FRESH = 2
"""Sentences after a meeting in which "the two" are those who met, whoever else is named."""
_PAIR = 2
_ELSEWHEN = ("phone", "video", "by_letter", "distant", "another_day")
"""Cues of what one told the other at no meeting of the two, or at another time than the next sentence: by telephone, last year."""
_MEMORY = 8
"""Parties that "the two" may look back on."""


class PairReader:
    """Keeps who was told and who met, sentence by sentence and in order.

    Args:
        reader: Parties of the document.
        cues: Its cues.
        syntax: Reads sides from the order of parties and cues.

    Attributes:
        recent: Named persons told last, those of encounters behind the others of their sentence.
        met: The two of the meeting told last.
    """

    def __init__(self, reader: PartyReader, cues: Cues, syntax: Syntax) -> None:
        self._reader = reader
        self._cues = cues
        self._syntax = syntax
        self.recent: list[Party] = []
        self.met: tuple[Party, ...] = ()
        self._age = 0
        self._pairs: set[frozenset[str]] = set()
        self._together: set[frozenset[str | None]] = set()
        self._two: tuple[Party, ...] = ()
        self._here: Sequence[Party] = ()
        self._shown: tuple[Party, ...] = ()

    def remember(self, sentence: Span, zone: str, people: Sequence[Party], told: Sequence[tuple[Sequence[Party], Sequence[Party]]]) -> None:
        """Take in a sentence that was read.

        Args:
            sentence: Its span.
            zone: Its zone.
            people: Its parties.
            told: Both sides of each of its encounters.
        """
        self._age += 1
        self._two = ()
        if not people and not told:
            return
        pairs = [(p, q) for left, right in told for p in left for q in right]
        self._together |= {frozenset(who) for p, q in pairs for who in ((p.key, q.key), (p.side, q.side))}
        self._two = self._agreed(sentence, zone, people)
        if zone == "caption" and not told:
            self._shown = _each_of_another(people)
        self._here = people if zone == "body" else ()
        met = tuple(p for p in present([*told[-1][0], *told[-1][1]]) if p.name) if told else ()
        if len({p.side for p in met}) == 2:
            self.met, self._age = met, 0
            both = frozenset(p.key for p in met)
            if not any(known < both for known in self._pairs):  # who else attended makes no other meeting
                self._pairs.add(both)
        sided = [p for left, right in told for p in present((*left, *right)) if p.name]
        keys = {p.key for p in sided}
        self.recent = [*self.recent, *(p for p in people if p.name and p.side and p.key not in keys), *sided][-_MEMORY:]

    def has_met(self, left: Sequence[Party], right: Sequence[Party]) -> bool:
        """Whether a meeting of these was told, or of their sides where one has no name."""
        both = (*left, *right)
        return {p.key for p in both} in self._together or (not all(p.name for p in both) and {p.side for p in both} in self._together)

    def _agreed(self, sentence: Span, zone: str, people: Sequence[Party]) -> tuple[Party, ...]:
        """The persons of two sides that a sentence of the body names and says to have agreed, or one to have told the other something."""
        if zone != "body" or not self._cues.has_any(("joint", "addresses"), *sentence):
            return ()
        if self._cues.has_any(_ELSEWHEN, *sentence):
            return ()
        sided = {p.side: p for p in people if p.name and p.side}
        if len(sided) != _PAIR:
            return ()
        one, other = sorted(sided.values(), key=lambda p: p.start)
        is_told = self._cues.has("joint", *sentence) or self._cues.has("addresses", one.end, other.start)
        return tuple(sided.values()) if is_told else ()

    def at_the_meeting(self, people: Sequence[Party]) -> tuple[Party, ...]:
        """Whose "the meeting" is that nobody has told of: the two whom the sentence before named, those of this one among them."""
        return self._two if {p.key for p in people if p.name} <= {p.key for p in self._two} else ()

    @property
    def has_any(self) -> bool:
        """Whether any meeting was told."""
        return bool(self._together or self.met)

    def is_new_pair(self, people: Sequence[Party]) -> bool:
        """Whether no meeting of these persons has been told."""
        return {p.key for p in people} not in self._together

    @property
    def just_met(self) -> tuple[Party, ...]:
        """The two of the meeting told last, while it is fresh."""
        return self.met if self._age <= _FRESH else ()

    def pair(self, trigger: Cue, sentence: Span, left: Sequence[Party]) -> tuple[Party, ...]:
        """Who "the two" and "their foreign ministers" are: the last two persons of different sides, else the sentence's countries.

        Before any two have met, the ministers of nobody's side are the three or more whom a picture shows, each of another.
        """
        behind = trigger.kind == "noun" and self._cues.has("both", trigger.end, min(sentence[1], trigger.end + _TWO))
        if not (behind or self._cues.has("both", sentence[0], trigger.start) or (left and all(p.is_group for p in left))):
            return ()
        stated = tuple(p for p in left if p.name)
        if self._cues.has("three", sentence[0], trigger.start) and (three := self._last_of_sides(3, stated)):
            return three
        here = [p for p in self._reader.people(sentence[0], trigger.start) if p.name and p.side]
        talked_of = trigger.kind == "verb" and trigger.meaning.form in ("with", "about")  # "The two discussed Ukraine and Belarus"
        nations = self._syntax.nations((sentence[0], trigger.start) if talked_of or self._is_about(trigger, sentence) else sentence)
        if self._shown and left and not (stated or here or self._pairs or any(p.side for p in left)):
            return self._shown
        return self._of_sentence(trigger, sentence, stated, here) or self.both(stated, here) or (nations if len(nations) == 2 else ())

    def _of_sentence(self, trigger: Cue, sentence: Span, stated: Sequence[Party], here: Sequence[Party]) -> tuple[Party, ...]:
        """The two whom a sentence names, one without a side, while none have met: "Minister X urged his Finnish peer Y, as the two met"."""
        if stated or len(here) != 1 or self.has_any:
            return ()
        named = named_once(self._reader.people(sentence[0], trigger.start))
        return named if len(named) == _PAIR else ()

    def _is_about(self, trigger: Cue, sentence: Span) -> bool:
        """Whether what was talked of stands right behind a trigger; behind a verb only a nation is that, for "met on" may lead to a day."""
        if not self._syntax.words.leads_to_topic(trigger):
            return False
        return trigger.kind == "noun" or bool(self._syntax.nations((trigger.end, min(sentence[1], trigger.end + _NATION))))

    def two(self, trigger: Cue, sentence: Span) -> Span | None:
        """Where "the two" stand before a verb, if they do."""
        found = self._cues.within("both", max(sentence[0], trigger.start - _TWO), trigger.start)
        return (found[-1].start, found[-1].end) if found else None

    def both(self, stated: Sequence[Party] = (), here: Sequence[Party] = ()) -> tuple[Party, ...]:
        """The last two persons of different sides, those stated first; empty where there are no two."""
        found: dict[str | None, Party] = {p.side: p for p in stated}
        is_of_them = self._age <= _FRESH or len(self._pairs) == 1  # who is named in passing is none of the one pair of a page
        met = self.met if is_of_them and not here else ()
        if len(here) == 1 and not stated and (other := self._met_with(here[0])):
            return other, here[0]
        for party in reversed([*self.recent, *here, *met]):
            if party.side not in found:
                found[party.side] = party
        pair = list(found.values())[:2]
        if len(pair) == 2:
            return tuple(reversed(pair))
        beside = named_once(self._here) if not (stated or here) else ()
        return beside if len(beside) == 2 and any(p.side is None for p in beside) else ()

    def _last_of_sides(self, count: int, stated: Sequence[Party]) -> tuple[Party, ...]:
        """The last persons of so many different sides, those stated among them, in the order told; empty where there are fewer."""
        found: dict[str | None, Party] = {}
        for party in reversed([*self.recent, *stated]):
            if len(found) < count:
                found.setdefault(party.side, party)
        return tuple(reversed(found.values())) if len(found) == count else ()

    def two_besides(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """The last two persons of different sides, neither that of some parties: "received his two counterparts"."""
        taken = {p.side for p in parties}
        found = {p.side: p for p in [*self.met, *self.recent] if p.side not in taken}
        return tuple(found.values())[-_PAIR:] if len(found) >= _PAIR else ()

    def _met_with(self, party: Party) -> Party | None:
        """Who was told last of those of another side who met somebody: "En su reunión con X, las dos cancilleres conversaron"."""
        others = (p for p in reversed(self.recent) if p.side != party.side)
        return next((p for p in others if frozenset((p.key, party.key)) in self._together), None)


def _each_of_another(people: Sequence[Party]) -> tuple[Party, ...]:
    """The persons of a caption, where they are three or more and each of another side."""
    named = named_once(people)
    sides = {p.side for p in named if p.side}
    return named if len(named) == len(sides) > _PAIR else ()
