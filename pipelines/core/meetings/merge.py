"""From encounters of single sentences to the meetings that a page tells of."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipelines.core.meetings.encounter import AGAIN, KNOWN, RESULT, Encounter
from pipelines.core.meetings.party import Party, present
from pipelines.core.text import Span

_REMOTE = frozenset({"phone", "video"})
_ENOUGH = 40
"""Sentences that tell of one meeting; what more there are adds nothing but time."""
_ORDER = {"body": 0, "dateline": 0, "title": 1, "caption": 2}


class Told:
    """One meeting as a page tells of it, in one or several sentences.

    Args:
        first: The encounter that tells of it first.

    Attributes:
        encounters: All that tell of it.
        lead: The encounter that tells most: a verb in the body before a noun, a title, a caption.
        parties: Everybody, in the order of the leading sentence.
        who: Whom the parties are compared by.
        mode: The mode that the words tell; talk alone is a phone call.
        realis: What the leading sentence says; a title that nothing contradicts, and what came of one that was held, tell of
            a meeting held.
    """

    __slots__ = ("encounters", "lead", "mode", "parties", "realis", "who")

    def __init__(self, first: Encounter) -> None:
        self.encounters: list[Encounter] = []
        self.add(first)

    def add(self, encounter: Encounter) -> None:
        """Take in one more encounter."""
        self.encounters.append(encounter)
        self.lead = min(self.encounters, key=lambda e: (_ORDER[e.zone], e.is_weak, e.sentence[0]))
        self.parties = self._everybody()
        self.who = _Who.of(self.parties)
        self.mode = self._mode()
        is_told = self.lead.realis == "titled" or any(e.realis == "held" for e in self.encounters)
        self.realis = "held" if is_told else self.lead.realis

    def _everybody(self) -> tuple[Party, ...]:
        """All parties. Title and caption add nobody to a body that names both sides."""
        found: dict[str, Party] = {}
        lead = self.lead
        complete = lead.zone == "body" and len({p.side for p in lead.parties if p.side and not p.is_group}) > 1
        for encounter in sorted(self.encounters, key=lambda e: (e is not lead, e.sentence[0])):
            for party in encounter.parties:
                known = found.get(party.key)
                if known is not None:
                    found[party.key] = party if party.office and not known.office else known
                elif not complete or encounter.zone == "body":
                    found[party.key] = party
        return present(tuple(found.values()))

    def _mode(self) -> str:
        if told := next((e.mode for e in self.encounters if e.rule == AGAIN and e.mode in _REMOTE), None):
            return told
        modes = [e.mode for e in sorted(self.encounters, key=lambda e: (_ORDER[e.zone], e.is_weak))]
        for mode in ("video", "phone"):
            if mode in modes and (self.lead.mode in (mode, "talk") or "in_person" not in modes):
                return mode
        return "in_person" if "in_person" in modes else "phone"


class _Who(NamedTuple):
    """Persons and sides of some parties."""

    named: frozenset[str]
    sides: frozenset[str]

    @staticmethod
    def of(parties: Sequence[Party]) -> "_Who":
        return _Who(frozenset(p.key for p in parties if p.name), frozenset(p.side for p in parties if p.side))

    def may_be(self, other: "_Who") -> bool:
        """Whether they may be the parties of one meeting: the persons, or else the sides, of one are among those of the other."""
        shared = self.sides & other.sides
        nested = shared in (self.sides, other.sides)
        if not self.named or not other.named:
            return nested and len(shared) > 1
        same = self.named & other.named
        return same in (self.named, other.named) and (nested or len(same) > 1)


def merge(encounters: Sequence[Encounter]) -> list[Told]:
    """Gather the encounters of one page into meetings, in the order of the page.

    Two encounters are one meeting when the named parties of one are among those of the other, their modes do not
    exclude each other and both were held (or both planned, or both referred to). A title joins whatever the body tells.
    """
    made = _Made()
    for encounter in sorted(encounters, key=lambda e: (_ORDER[e.zone], e.sentence[0], e.trigger.start)):
        who = _Who.of(encounter.parties)
        home = next((n for n in made.near(encounter) if _belongs(encounter, who, made.told[n])), None)
        if home is None:
            if not _is_echo(encounter, who, made.told):
                made.open(encounter)
        elif len(made.told[home].encounters) < _ENOUGH:
            made.add(encounter, home)
    return sorted(made.told, key=lambda t: t.lead.sentence[0])


class _Made:
    """The meetings gathered so far, by where they are told: a page of many days need not compare each with all.

    Attributes:
        told: The meetings, in the order in which they were found.
    """

    __slots__ = ("_places", "told")

    def __init__(self) -> None:
        self.told: list[Told] = []
        self._places: dict[Span | None, set[int]] = {}

    def near(self, encounter: Encounter) -> Iterable[int]:
        """Positions of the meetings that an encounter may belong to: of another day, those of its sentence or told outside the body."""
        if not encounter.is_other_day:
            return range(len(self.told))
        return sorted(self._places.get(encounter.sentence, set()) | self._places.get(None, set()))

    def open(self, encounter: Encounter) -> None:
        """Begin a meeting."""
        self.told.append(Told(encounter))
        self._place(encounter, len(self.told) - 1)

    def add(self, encounter: Encounter, home: int) -> None:
        """Take an encounter into the meeting of a position."""
        self.told[home].add(encounter)
        self._place(encounter, home)

    def _place(self, encounter: Encounter, position: int) -> None:
        self._places.setdefault(encounter.sentence if encounter.zone == "body" else None, set()).add(position)


def _belongs(encounter: Encounter, who: _Who, told: Told) -> bool:
    lead = told.lead
    if encounter.realis not in (lead.realis, "titled") and not _tells_result(encounter, who, told):
        return False
    if encounter.realis == "titled" and lead.realis == "referenced":
        return False
    if encounter.zone == "body" and not _leaves_mode_open(encounter, told) and _modes_exclude(encounter.mode, told.mode):
        return False
    if _is_of_two(encounter, who, told) or _is_of_more(encounter, who, told):
        return False
    if encounter.is_new and encounter.zone == "body" and who.named != told.who.named:
        is_said_again = told.who.named < who.named or _leaves_unnamed(encounter, told)  # announced before, or told again, without a name
        return who.sides == told.who.sides and is_said_again
    return who.may_be(told.who) or (encounter.zone == "title" and (_misnames(who, told.who) or _leaves_unnamed(encounter, told)))


def _is_of_two(encounter: Encounter, who: _Who, told: Told) -> bool:
    """Whether a verb tells that two met of those three sides or more that a sentence before told to have met: no part of that."""
    is_own = encounter.zone == told.lead.zone == "body" and encounter.trigger.kind == "verb" and not encounter.is_weak
    is_pair = len(who.named) == len(who.sides) == 2 and len(encounter.parties) == 2
    return is_own and is_pair and len(told.who.named) > 2 < len(told.who.sides) and encounter.sentence[0] > told.lead.sentence[0]


def _is_of_more(encounter: Encounter, who: _Who, told: Told) -> bool:
    """Whether the officials of three sides or more met, of whom nobody is named, where a sentence before told of two of the sides."""
    is_new = encounter.zone == told.lead.zone == "body" and not encounter.is_weak and not who.named and bool(told.who.named)
    return is_new and told.who.sides < who.sides and len(told.who.sides) > 1


def _tells_result(encounter: Encounter, who: _Who, told: Told) -> bool:
    """Whether a verb tells of the meeting after which something was said: "X said after talks with Y. The two met at the palace".

    So does a sentence of what was planned: "X travelled to Lima to meet Y. The meeting, which lasted an hour, was held at the palace".
    """
    if encounter.rule == AGAIN and told.lead.realis == "planned" and encounter.realis == "held":
        return who.named == told.who.named
    is_result = told.lead.realis == "referenced" and told.lead.rule == RESULT and encounter.realis == "held"
    return is_result and encounter.zone == "body" and encounter.trigger.kind == "verb" and who.named == told.who.named


def _misnames(title: _Who, body: _Who) -> bool:
    """Whether a title names the sides of a meeting and one of its persons, and besides only who is unknown: a word taken for a name."""
    strange = title.named - body.named
    return len(title.sides) == 2 and title.sides == body.sides and strange < title.named and all(key.startswith("~") for key in strange)


def _leaves_unnamed(encounter: Encounter, told: Told) -> bool:
    """Whether a sentence names some of a meeting, and the rest only by part of their offices: "in talks with commissioner"."""
    named = {p.key for p in encounter.parties if p.name}
    offices = [set((p.office or "").lower().split()) for p in told.parties if p.name and p.key not in named]
    unnamed = [set((p.office or "").lower().split()) for p in encounter.parties if not p.name]
    is_told = bool(named) and named <= told.who.named
    return is_told and bool(unnamed) and all(words and any(words <= office for office in offices) for words in unnamed)


def _is_echo(encounter: Encounter, who: _Who, told: Sequence[Told]) -> bool:
    """A noun that only points back ("in their March meeting") makes no meeting of its own beside one of the same parties."""
    return encounter.is_weak and encounter.realis == "held" and any(who.may_be(t.who) for t in told)


def _leaves_mode_open(encounter: Encounter, told: Told) -> bool:
    """Whether a verb tells what was discussed, and no word how, "they also reviewed" after a call; or how what was told was held.

    "The video conference took place on Monday" is of no meeting that a verb of presence told; "discussed with X. During a meeting at
    the Ministry, ..." first says how the two spoke.
    """
    if encounter.rule == AGAIN:
        return encounter.trigger.meaning.mode not in _REMOTE or told.lead.is_discussion
    if encounter.rule == KNOWN and all(e.mode == "talk" for e in told.encounters):
        return True
    return encounter.is_discussion and encounter.mode == "in_person"


def _modes_exclude(new: str, known: str) -> bool:
    return "talk" not in (new, known) and (new in _REMOTE) != (known in _REMOTE)
