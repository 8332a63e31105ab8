"""Read countries: their codes, and the words that stand for them."""

import re
from pathlib import Path
from typing import Any

from pipelines.core.knowledge import Country
from pipelines.reference.strict import ReferenceDataError, only_keys, read_yaml
from pipelines.reference.terms import Names, read_terms, split_terms

REQUIRED = ("iso3", "name", "official_name", "region", "names")
OPTIONAL = ("capital", "government", "cow", "gw", "cameo", "wikidata", "adjectives", "metonyms", "combining")

REGIONS = frozenset({"Africa", "Americas", "Antarctica", "Asia", "Europe", "Oceania"})

_CODES = {"iso3": re.compile(r"[A-Z]{3}"), "cameo": re.compile(r"[A-Z]{3}"), "wikidata": re.compile(r"Q[1-9][0-9]*")}


def load_countries(folder: Path) -> tuple[Country, ...]:
    """Read ``countries.yaml``.

    Args:
        folder: Folder of the reference files.

    Returns:
        Countries in the order of the file. The English words include the usual and the official name.

    Raises:
        ReferenceDataError: A key is unknown, a code malformed or taken, or a word names two countries in one language
            without being listed as ambiguous.
    """
    path = folder / "countries.yaml"
    data = read_yaml(path)
    only_keys(data, path, "file", ("countries",), ("ambiguous",))
    names = Names(path, read_terms(data.get("ambiguous"), path, "ambiguous"))
    taken: dict[tuple[str, str], str] = {}
    countries = []
    for code, entry in data["countries"].items():
        country = _country(str(code), entry, path)
        for key in ("iso3", "name", "cow", "gw", "cameo", "wikidata_id"):
            value = getattr(country, key)
            if value is not None and taken.setdefault((key, str(value)), country.country) != country.country:
                raise ReferenceDataError(path, country.country, f"{key} {value} is {taken[key, str(value)]}'s")
        for terms in (country.names, country.adjectives, country.metonyms):
            for language, words in terms.items():
                names.claim(country.country, language, words)
        countries.append(country)
    names.finish()
    return tuple(countries)


def _country(code: str, entry: Any, path: Path) -> Country:
    if not re.fullmatch(r"[A-Z]{2}", code) or not isinstance(entry, dict):
        raise ReferenceDataError(path, code, "two capital letters and a mapping are wanted")
    only_keys(entry, path, code, REQUIRED, OPTIONAL)
    for key, pattern in _CODES.items():
        if entry.get(key) is not None and not pattern.fullmatch(str(entry[key])):
            raise ReferenceDataError(path, code, f"{key} {entry[key]!r} is malformed")
    for key in ("cow", "gw"):
        if entry.get(key) is not None and not (isinstance(entry[key], int) and 2 <= entry[key] <= 999):
            raise ReferenceDataError(path, code, f"{key} {entry[key]!r} is not 2 to 999")
    if entry["region"] not in REGIONS:
        raise ReferenceDataError(path, code, f"region {entry['region']!r} is unknown")
    terms = {key: dict(read_terms(entry.get(key), path, f"{code}: {key}")) for key in ("names", "adjectives", "metonyms", "combining")}
    main = split_terms(" | ".join(dict.fromkeys((entry["name"], entry["official_name"]))), path, code)
    terms["names"]["en"] = tuple(dict.fromkeys((*main, *terms["names"].get("en", ()))))
    _refuse_repeats(terms, path, code)
    return Country(
        country=code,
        iso3=entry["iso3"],
        name=entry["name"],
        official_name=entry["official_name"],
        region=entry["region"],
        capital=entry.get("capital"),
        government=entry.get("government"),
        cow=entry.get("cow"),
        gw=entry.get("gw"),
        cameo=entry.get("cameo"),
        wikidata_id=entry.get("wikidata"),
        **terms,
    )


def _refuse_repeats(terms: dict[str, dict[str, tuple[str, ...]]], path: Path, code: str) -> None:
    """A word is a name, an adjective or a metonym of a country, not two of them."""
    seen: dict[tuple[str, str], str] = {}
    for key in ("names", "adjectives", "metonyms"):
        for language, words in terms[key].items():
            for word in words:
                if seen.setdefault((language, word), key) != key:
                    raise ReferenceDataError(path, code, f"{word!r} ({language}) is in {seen[language, word]} and in {key}")
