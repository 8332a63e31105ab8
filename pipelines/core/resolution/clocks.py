"""Whose clock a page tells the day by: the publisher's, else that of a side of the meeting."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pipelines.core.accounts import Account
from pipelines.core.knowledge import Knowledge
from pipelines.core.zones import zone

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


def is_one_moment(earlier: date, earlier_zones: Collection[str], later: date, later_zones: Collection[str]) -> bool:
    """Whether some moment falls on one day by all of some clocks, and on the day after by all of others.

    There is one where the later day begins, on each of its clocks, before the earlier one ends on any of its own: the clocks
    of the later day are ahead.

    Args:
        earlier: The one day.
        earlier_zones: IANA zones of the clocks that show it; of none nothing is known.
        later: The other day.
        later_zones: IANA zones of the clocks that show that one.

    >>> is_one_moment(date(2021, 9, 9), {"America/New_York"}, date(2021, 9, 10), {"Asia/Shanghai"})
    True
    >>> is_one_moment(date(2021, 9, 9), {"Asia/Shanghai"}, date(2021, 9, 10), {"America/New_York"})
    False
    """
    if later - earlier != timedelta(days=1) or not earlier_zones or not later_zones:
        return False
    begins = max(datetime.combine(later, time.min, zone(name)) for name in later_zones)
    ends = min(datetime.combine(later, time.min, zone(name)) for name in earlier_zones)
    return begins < ends
