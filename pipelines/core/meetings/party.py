"""One party of an encounter, and what two titles side by side say of one person."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipelines.core.records import Mention

_TWO_TITLES = ", "
"""What stands between two titles of one person."""
_STROKE = "/"
SHARED = "name.shared_title"
"""Rule by which a name in a list has the plural title before the first."""
_ADDRESS = 20
"""Code points of a comma and the words of address behind it: ", His Royal "."""


class Party(NamedTuple):
    """Somebody who may take part, in one place of the text.

    Attributes:
        key: Identity within and across documents: person key, or country or organization of an unnamed party.
        person_id: Listed person, or the document's own key of an unlisted one; None when unnamed.
        name: Name of the person; None when unnamed.
        office: Office as printed here.
        country: ISO code.
        organization: Short name.
        start: First code point of name, office and the country after them.
        end: One past their last.
        name_start: First code point of what evidences the party.
        name_end: One past its last.
        is_group: Officials, ministers, a delegation.
        rule: Rule of the mention.
    """

    key: str
    person_id: str | None
    name: str | None
    office: str | None
    country: str | None
    organization: str | None
    start: int
    end: int
    name_start: int
    name_end: int
    is_group: bool = False
    rule: str = ""
    office_start: int | None = None
    office_end: int | None = None

    @property
    def side(self) -> str | None:
        """What the party acts for: a country, else an organization."""
        return self.country or self.organization

    @property
    def is_bare_title(self) -> bool:
        """Whether it is an office of nobody named, and of no side."""
        return not (self.name or self.side or self.is_group)

    def of_side(self, other: "Party") -> "Party":
        """The same party, with the side of another."""
        return self._replace(country=other.country, organization=other.organization)


def of_shared_bodies(parties: Sequence[Party]) -> list[Party]:
    """Those who share a plural title share the body too: the European Commissioners A and B.

    Args:
        parties: Parties of one side of an encounter, or of both where no word parts them.
    """
    told = {p.office: p for p in parties if p.organization}
    return [p.of_side(told[p.office]) if p.rule == SHARED and p.side is None and p.office in told else p for p in parties]


def of_two_titles(parties: Sequence[Party], text: str, ranks: frozenset[str], and_words: frozenset[str]) -> list[Party]:
    """Whoever has two titles has the side of the first, where the second tells none: "Deputy Premier of Serbia, Minister X".

    Of a first without a side, or with the same, nothing else is told: "Deputy Premier, Foreign Minister of Serbia X" is one party.
    Two titles with a stroke between are one person's, "Deputy Prime Minister/Foreign Minister"; a word of address gives way to the office
    before it: "the Foreign Minister of Qatar, His Highness Sheikh X". Two of one body are one officer's: "Special Representative of the UN
    Secretary-General and Head of the UN Mission, X".

    Args:
        parties: Parties of a text, sorted by span.
        text: The text.
        ranks: Words of address and courtesy, lower case.
        and_words: Conjunctions.
    """
    sides: dict[str, Party] = {}
    again: dict[int, int] = {}
    found = _with_strokes(parties, text)
    for number, (before, party) in enumerate(pairwise(found), 1):
        if before.name or before.is_group or not (before.office and party.name and party.office):
            continue
        between, is_same = text[before.end : party.start], before.side in (None, party.side)
        if before.side is not None and party.side is None and between == _TWO_TITLES:
            sides.setdefault(party.key, before)
        elif is_same and (between == _TWO_TITLES or (before.organization and before.side and between.strip() in and_words)):
            again[party.start] = before.start
        if (is_same or party.side is None) and ranks.issuperset(party.office.lower().split()) and _is_address(between, ranks):
            found[number] = party._replace(office=before.office, office_start=before.office_start, office_end=before.office_end)
    if not sides and not again:
        return found
    led = frozenset(again.values())
    kept = [p._replace(start=again.get(p.start, p.start)) for p in found if p.name or p.start not in led]
    told = ((party, sides.get(party.key) if party.name and party.side is None else None) for party in kept)
    return [p.of_side(first) if first else p for p, first in told]


def _with_strokes(parties: Sequence[Party], text: str) -> list[Party]:
    """The same with two titles that only a stroke parts as one."""
    found = list(parties[:1])
    for party in parties[1:]:
        before = found[-1]
        is_one = not (before.is_group or party.is_group) and before.name_start == before.office_start
        if is_one and text[before.end : party.start] == _STROKE:  # who "Foreign Minister" alone means may be another
            is_named = party.name_start != party.office_start
            found[-1] = party._replace(start=before.start) if is_named else before._replace(end=party.end)
        else:
            found.append(party)
    return found


def _is_address(between: str, ranks: frozenset[str]) -> bool:
    """Whether nothing but a comma and words of address stand between an office and another."""
    return between.startswith(_TWO_TITLES) and len(between) <= _ADDRESS and ranks.issuperset(between[2:].lower().split())


def body_of(parties: Sequence[Party]) -> str | None:
    """The body of which all are: on its host's page it is those met who need no side, "the UN envoy was received by the Minister"."""
    return parties[0].organization if all(p.organization and p.name for p in parties) else None


def are_of_two(one: Party, other: Party) -> bool:
    """Whether two are of two countries by their own words; a counterpart's is told beside whose he is."""
    return bool(one.country and other.country) and one.country != other.country and other.rule != "title.counterpart"


def are_sided(left: Sequence[Party], right: Sequence[Party]) -> bool:
    """Whether all of both sides are persons or officials whose sides are told, and are two."""
    sides = {p.side for p in left}
    return all(p.side and not p.is_group for p in (*left, *right)) and sides.isdisjoint(p.side for p in right)


def of_nation(mention: Mention) -> Party:
    """A country or organization as a party without a name."""
    country = mention.country if mention.kind == "country" else None
    organization = mention.name if mention.kind == "organization" else None
    span = (mention.char_start, mention.char_end)
    return Party(country or organization or mention.name, None, None, None, country, organization, *span, *span, True, mention.rule)


def first_behind(people: Sequence[Party], place: int) -> int | None:
    """Which of the parties of a sentence is the first behind a place; None where none is."""
    return next((i for i, p in enumerate(people) if p.start >= place), None)


def named_once(people: Iterable[Party]) -> tuple[Party, ...]:
    """The named persons of some parties, each once."""
    return tuple({p.key: p for p in people if p.name}.values())


def sides_of_named(people: Iterable[Party]) -> set[str]:
    """The sides of the named persons of some parties, as far as they are told."""
    return {p.side for p in people if p.name and p.side}


def in_order(named: Sequence[Party], nations: Sequence[Party]) -> tuple[Party, ...]:
    """Those named, each of the nation told in the same place of its list; nobody where they are not as many, or one is of another."""
    is_each = len(nations) == len(named) and all(p.side in (None, n.side) for p, n in zip(named, nations, strict=True))
    return tuple(p.of_side(n) for p, n in zip(named, nations, strict=True)) if is_each else ()


def present(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Each party once, in order: a side without a name gives way to its named person, and nobody's officials to anybody's."""
    found = {p.key: p for p in reversed(parties)}
    known = parties if len(found) == len(parties) else [*reversed(found.values())]
    if not [p for p in known if not p.name]:
        return tuple(known)
    named = {p.side for p in known if p.name}
    sided = any(p.side for p in known)
    return tuple(p for p in known if p.name or (p.side not in named and (p.side or not sided)))


Sides = tuple[tuple[Party, ...], tuple[Party, ...]]
"""Who met, and whom."""


def of_host(named: tuple[Party, ...], known: Sequence[Party]) -> tuple[Party, ...]:
    """Who has no side and stands by at a meeting is of the country of who is named first with it: "Во встрече принял участие X"."""
    host = known[0] if known and known[0].name and known[0].country else None
    return tuple(p if p.side or host is None else p.of_side(host) for p in named)


def of_team(named: tuple[Party, ...], known: Sequence[Party]) -> tuple[Party, ...]:
    """Who has no side is of the one delegation that was received: "recibió a una delegación de Finlandia. La encabezaba la diputada X"."""
    groups = [p for p in known if p.is_group and not p.name and p.side]
    return tuple(p if p.side else p.of_side(groups[0]) for p in named) if len(groups) == 1 else named
