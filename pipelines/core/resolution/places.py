"""The place of a meeting: the city for which most speaks, and in it the finest place that is named."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.core.knowledge import Place
from pipelines.core.resolution.votes import Resolved, Witness, elect, set_by_hand

REMOTE = frozenset({"phone", "video", "correspondence"})
"""Modes of meetings that take place nowhere."""


class Gazetteer:
    """The listed places, and what lies in what.

    Args:
        places: Listed places by id.
    """

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self._cities = {(p.name, p.country): p.place_id for p in places.values() if p.kind == "city"}

    def place(self, value: str | None) -> Place | None:
        """The listed place that a claim names; None for a country."""
        return self._places.get(value.removeprefix("place:")) if value else None

    def country(self, value: str) -> str | None:
        """Country of a claimed place or country."""
        if value.startswith("country:"):
            return value.removeprefix("country:")
        place = self.place(value)
        return place.country if place else None

    def city(self, value: str) -> str:
        """The city of a claimed place, as a claim names it; what lies in no listed city stays as it is."""
        place = self.place(value)
        listed = self._cities.get((place.city or place.name, place.country)) if place else None
        return f"place:{listed}" if listed else value

    def time_zone(self, value: str | None) -> str | None:
        """Zone of a claimed place, or of the city that it lies in; a country may have several."""
        places = (self.place(value), self.place(self.city(value))) if value else ()
        return next((p.time_zone for p in places if p and p.time_zone), None)

    def holds(self, wide: str, narrow: str) -> bool:
        """Whether a claim names only the country of a place, or the city of a venue."""
        if wide == narrow:
            return False
        return wide == f"country:{self.country(narrow)}" or (wide.startswith("place:") and wide == self.city(narrow))


def resolve_place(witnesses: Sequence[Witness], is_remote: bool, gazetteer: Gazetteer) -> Resolved:
    """Choose the place of a meeting.

    Args:
        witnesses: Its place claims: ``place:<id>`` or ``country:<code>``.
        is_remote: It was a call or a letter, which has no place.
        gazetteer: The listed places.

    Returns:
        Status as of ``elect``, or ``not_applicable``. Where no city leads clearly the country that all rivals lie in is
        the value; where no venue does, their city.
    """
    if (decided := set_by_hand(witnesses, gazetteer.holds)) is not None:
        return decided
    if is_remote:
        return Resolved(None, "not_applicable", {w.claim.claim_id: ("implausible", "a call or letter has no place") for w in witnesses})
    by_city = [replace(w, claim=w.claim._replace(value=gazetteer.city(w.claim.value))) for w in witnesses]
    city = elect(by_city, gazetteer.holds)
    if city.value is None:
        countries = {gazetteer.country(w.claim.value) for w in witnesses}
        common = f"country:{countries.pop()}" if city.status == "conflict_open" and len(countries) == 1 else None
        return replace(city, value=common)
    finest = elect([w for w in witnesses if gazetteer.city(w.claim.value) == city.value], gazetteer.holds)
    if finest.value is None:
        return city
    return Resolved(finest.value, city.status, {**city.outcomes, **finest.outcomes})
