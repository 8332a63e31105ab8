"""Whose clock a page tells the day by: the publisher's, else that of a side of the meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.core.accounts import Account
from pipelines.core.knowledge import Knowledge

_REMOTE = frozenset({"phone", "video"})


@dataclass(frozen=True, slots=True)
class Clocks:
    """Time zones of publishers and of countries, by the IANA name.

    Attributes:
        of_source: Publisher to its zone.
        of_country: Country to the zone of its capital.
    """

    of_source: Mapping[str, str]
    of_country: Mapping[str, str]


def clocks(knowledge: Knowledge) -> Clocks:
    """Gather the zones of publishers and capitals."""
    cities = {(p.country, p.name): p.time_zone for p in knowledge.places if p.kind == "city" and p.time_zone}
    capitals = ((c.country, cities.get((c.country, c.capital or ""))) for c in knowledge.countries)
    return Clocks(
        {s.source_id: s.time_zone for s in knowledge.sources if s.time_zone},
        {country: zone for country, zone in capitals if zone},
    )


def zones_of(members: Sequence[Account], given: Clocks) -> dict[str, str]:
    """Zone of each account, by report id; accounts whose zone nothing tells are left out.

    A page whose publisher is not known tells of a call by the clock of one of the sides: by the one that no known
    publisher of the meeting lives by, where there is just one.
    """
    known = {a.report.report_id: given.of_source[a.publisher] for a in members if a.publisher in given.of_source}
    taken = set(known.values())
    sides = {given.of_country[s] for a in members for s in a.sides if s in given.of_country}
    left = sides - taken
    if len(left) == 1 and taken and all(a.report.mode in _REMOTE for a in members):
        known.update({a.report.report_id: next(iter(left)) for a in members if a.report.report_id not in known})
    return known
