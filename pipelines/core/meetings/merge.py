"""From encounters of single sentences to the meetings that a page tells of."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.core.meetings.encounters import Encounter
from pipelines.core.meetings.parties import Party

_REMOTE = frozenset({"phone", "video"})
_ORDER = {"body": 0, "dateline": 0, "title": 1, "caption": 2}


@dataclass(slots=True)
class Told:
    """One meeting as a page tells of it, in one or several sentences."""

    encounters: list[Encounter] = field(default_factory=list)

    @property
    def lead(self) -> Encounter:
        """The encounter that tells most: a verb in the body before a noun, a title, a caption."""
        return min(self.encounters, key=lambda e: (e.realis != "held", _ORDER[e.zone], e.is_weak, e.sentence[0]))

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody, in the order of the leading sentence; a side without a name gives way to its named person."""
        found: dict[str, Party] = {}
        for encounter in sorted(self.encounters, key=lambda e: (e is not self.lead, e.sentence[0])):
            for party in encounter.parties:
                if party.key not in found or (found[party.key].office is None and party.office):
                    found[party.key] = party if party.key not in found else _fuller(found[party.key], party)
        named = {p.side for p in found.values() if p.name}
        return tuple(p for p in found.values() if p.name or p.side not in named)

    @property
    def realis(self) -> str:
        """held if any sentence says so in its own right, else what the leading sentence says."""
        return self.lead.realis

    @property
    def mode(self) -> str:
        """The mode that words tell, remote ones first; talk alone is a phone call."""
        modes = [e.mode for e in sorted(self.encounters, key=lambda e: _ORDER[e.zone])]
        for mode in ("video", "phone"):
            if mode in modes and (self.lead.mode in (mode, "talk") or "in_person" not in modes):
                return mode
        return "in_person" if "in_person" in modes else "phone"


def merge(encounters: Sequence[Encounter]) -> list[Told]:
    """Gather the encounters of one page into meetings, in the order of the page.

    Two encounters are one meeting when the named parties of one are among those of the other, their modes do not
    exclude each other and both were held (or both planned, or both referred to).
    """
    told: list[Told] = []
    ordered = sorted(encounters, key=lambda e: (_ORDER[e.zone], e.sentence[0], e.trigger.start))
    for encounter in ordered:
        home = next((t for t in told if _belongs(encounter, t)), None)
        if home:
            home.encounters.append(encounter)
        else:
            told.append(Told([encounter]))
    return _settled(told)


def _belongs(encounter: Encounter, told: Told) -> bool:
    lead = told.lead
    if encounter.realis != lead.realis and not (encounter.zone == "title" and lead.realis == "held" and encounter.realis != "negated"):
        return False
    if _modes_exclude(encounter.mode, told.mode, encounter.zone):
        return False
    new, known = _named(encounter.parties), _named(told.parties)
    if not new or not known:
        return _sides(encounter.parties) <= _sides(told.parties) or _sides(told.parties) <= _sides(encounter.parties)
    if encounter.is_new and new != known and encounter.zone == "body":
        return False
    if not (new <= known or known <= new):
        return False
    return _sides(encounter.parties) <= _sides(told.parties) or _sides(told.parties) <= _sides(encounter.parties) or len(new & known) > 1


def _settled(told: list[Told]) -> list[Told]:
    """A meeting that is only referred to counts as held when the page tells of no other, and nothing denies it."""
    if any(t.realis in ("held", "planned", "negated") for t in told):
        return told
    return told


def _fuller(known: Party, other: Party) -> Party:
    return other if other.office and not known.office else known


def _named(parties: Sequence[Party]) -> set[str]:
    return {p.key for p in parties if p.name}


def _sides(parties: Sequence[Party]) -> set[str]:
    return {p.side for p in parties if p.side}


def _modes_exclude(new: str, known: str, zone: str) -> bool:
    if "talk" in (new, known) or new == known or {new, known} <= _REMOTE:
        return False
    return zone == "body"
