"""From encounters of single sentences to the meetings that a page tells of."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.core.meetings.encounters import Encounter
from pipelines.core.meetings.parties import Party, present

_REMOTE = frozenset({"phone", "video"})
_ENOUGH = 40
"""Sentences that tell of one meeting; what more there are adds nothing but time."""
_ORDER = {"body": 0, "dateline": 0, "title": 1, "caption": 2}


@dataclass(slots=True)
class Told:
    """One meeting as a page tells of it, in one or several sentences."""

    encounters: list[Encounter] = field(default_factory=list)

    @property
    def lead(self) -> Encounter:
        """The encounter that tells most: a verb in the body before a noun, a title, a caption."""
        return min(self.encounters, key=lambda e: (_ORDER[e.zone], e.is_weak, e.sentence[0]))

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody, in the order of the leading sentence. Title and caption add nobody to a body that names both sides."""
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

    @property
    def realis(self) -> str:
        """What the leading sentence says; a title that nothing contradicts tells of a meeting held."""
        realis = self.lead.realis
        return "held" if realis == "titled" else realis

    @property
    def mode(self) -> str:
        """The mode that the words tell; talk alone is a phone call."""
        modes = [e.mode for e in sorted(self.encounters, key=lambda e: (_ORDER[e.zone], e.is_weak))]
        for mode in ("video", "phone"):
            if mode in modes and (self.lead.mode in (mode, "talk") or "in_person" not in modes):
                return mode
        return "in_person" if "in_person" in modes else "phone"


def merge(encounters: Sequence[Encounter]) -> list[Told]:
    """Gather the encounters of one page into meetings, in the order of the page.

    Two encounters are one meeting when the named parties of one are among those of the other, their modes do not
    exclude each other and both were held (or both planned, or both referred to). A title joins whatever the body tells.
    """
    told: list[Told] = []
    for encounter in sorted(encounters, key=lambda e: (_ORDER[e.zone], e.sentence[0], e.trigger.start)):
        home = next((t for t in told if _belongs(encounter, t)), None)
        if home and len(home.encounters) < _ENOUGH:
            home.encounters.append(encounter)
        elif not home and not _is_echo(encounter, told):
            told.append(Told([encounter]))
    return sorted(told, key=lambda t: t.lead.sentence[0])


def _belongs(encounter: Encounter, told: Told) -> bool:
    lead = told.lead
    if encounter.realis not in (lead.realis, "titled"):
        return False
    if encounter.realis == "titled" and lead.realis == "referenced":
        return False
    if encounter.zone == "body" and _modes_exclude(encounter.mode, told.mode):
        return False
    if encounter.is_new and encounter.zone == "body" and _named(encounter.parties) != _named(told.parties):
        return False
    return _same_parties(encounter.parties, told.parties)


def _same_parties(new: Sequence[Party], known: Sequence[Party]) -> bool:
    one, other = _named(new), _named(known)
    sides, known_sides = _sides(new), _sides(known)
    nested = sides <= known_sides or known_sides <= sides
    if not one or not other:
        return nested and len(sides & known_sides) > 1
    return (one <= other or other <= one) and (nested or len(one & other) > 1)


def _is_echo(encounter: Encounter, told: Sequence[Told]) -> bool:
    """A noun that only points back ("in their March meeting") makes no meeting of its own beside one of the same parties."""
    return encounter.is_weak and encounter.realis == "held" and any(_same_parties(encounter.parties, t.parties) for t in told)


def _named(parties: Sequence[Party]) -> set[str]:
    return {p.key for p in parties if p.name}


def _sides(parties: Sequence[Party]) -> set[str]:
    return {p.side for p in parties if p.side}


def _modes_exclude(new: str, known: str) -> bool:
    return "talk" not in (new, known) and (new in _REMOTE) != (known in _REMOTE)
