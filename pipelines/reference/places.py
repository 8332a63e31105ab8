"""Read cities and the venues in them."""

import re
from pathlib import Path
from zoneinfo import available_timezones

from pipelines.core.knowledge import Place, Terms
from pipelines.reference.strict import ReferenceDataError, read_csv
from pipelines.reference.terms import NAME_LANGUAGES, Names, split_terms

COLUMNS = (
    *("place_id", "name", "country", "kind", "city", "time_zone", "latitude", "longitude", "needs_preposition"),
    *(f"names_{code}" for code in NAME_LANGUAGES),
)
KINDS = frozenset({"city", "venue", "region"})

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-[a-z]{2}")


def load_places(folder: Path) -> tuple[Place, ...]:
    """Read ``places.csv``.

    Args:
        folder: Folder of the reference files.

    Returns:
        Places in the order of the file. The English words begin with the name; a word names one place in a language.

    Raises:
        ReferenceDataError: A cell is malformed, an id or word is taken, or a venue's city is not listed in its country.
    """
    path = folder / "places.csv"
    zones = available_timezones()
    names = Names(path)
    places: dict[str, tuple[str, Place]] = {}
    for entry, row in read_csv(path, COLUMNS):
        place = _place(row, zones, path, entry)
        if place.place_id in places:
            raise ReferenceDataError(path, entry, f"second {place.place_id}")
        places[place.place_id] = (entry, place)
        for language, words in place.names.items():
            names.claim(place.place_id, language, words)
    cities = {(place.country, place.name) for _, place in places.values() if place.kind == "city"}
    for entry, place in places.values():
        if place.kind == "venue" and (place.country, place.city) not in cities:
            raise ReferenceDataError(path, entry, f"city {place.city!r} of {place.place_id} is not listed")
    return tuple(place for _, place in places.values())


def _place(row: dict[str, str | None], zones: set[str], path: Path, entry: str) -> Place:
    place_id, name, country, kind, zone = (row[key] or "" for key in ("place_id", "name", "country", "kind", "time_zone"))
    fault = _fault(row, place_id, name, country, kind, zone, zones)
    if fault is not None:
        raise ReferenceDataError(path, entry, fault)
    return Place(
        place_id=place_id,
        name=name,
        country=country,
        kind=kind,
        city=row["city"] or (name if kind == "city" else None),
        time_zone=zone or None,
        latitude=_degrees(row["latitude"], 90, path, entry),
        longitude=_degrees(row["longitude"], 180, path, entry),
        names=_names(row, name, path, entry),
        needs_preposition=row["needs_preposition"] == "yes",
    )


def _fault(row: dict[str, str | None], place_id: str, name: str, country: str, kind: str, zone: str, zones: set[str]) -> str | None:
    if not _SLUG.fullmatch(place_id) or place_id[-2:] != country.lower():
        return f"place_id {place_id!r} is no slug that ends in its country"
    if not name or kind not in KINDS:
        return f"name {name!r} is missing or kind {kind!r} unknown"
    if kind == "city" and row["city"] is not None:
        return "a city is its own city: leave the cell empty"
    if zone and zone not in zones:
        return f"time zone {zone!r} is unknown"
    if (row["latitude"] is None) != (row["longitude"] is None):
        return "latitude and longitude go together"
    if row["needs_preposition"] not in (None, "yes"):
        return "needs_preposition is yes or empty"
    return None


def _names(row: dict[str, str | None], name: str, path: Path, entry: str) -> Terms:
    terms = {code: split_terms(row[f"names_{code}"], path, f"{entry}: {code}") for code in NAME_LANGUAGES}
    if name in terms["en"]:
        raise ReferenceDataError(path, entry, f"{name!r} is the name already")
    return {code: words for code, words in (terms | {"en": (name, *terms["en"])}).items() if words}


def _degrees(text: str | None, limit: int, path: Path, entry: str) -> float | None:
    if text is None:
        return None
    if not re.fullmatch(r"-?\d{1,3}(?:\.\d+)?", text) or abs(float(text)) > limit:
        raise ReferenceDataError(path, entry, f"{text!r} is not between -{limit} and {limit} degrees")
    return float(text)
