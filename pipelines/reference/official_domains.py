"""Reads the domains of governments: ``official_domains.yaml``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.core.knowledge import Country, OfficialDomain
from pipelines.reference.strict import ReferenceDataError, only_keys, read_yaml

_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")


def load_official_domains(folder: Path, countries: Iterable[Country]) -> tuple[OfficialDomain, ...]:
    """Read the domains, those of the labels spelled out for every country.

    Args:
        folder: Folder of the reference files.
        countries: The listed countries.

    Raises:
        ReferenceDataError: A key is unknown, a country is not listed, or a domain is malformed or another country's too.
    """
    path = folder / "official_domains.yaml"
    data = read_yaml(path)
    only_keys(data, path, "file", ("labels", "codes", "domains"))
    listed = [country.country for country in countries]
    found: dict[str, str] = {}
    for country, domain in (*_of_labels(data, listed), *_of_names(data, listed, path)):
        if not _DOMAIN.fullmatch(domain):
            raise ReferenceDataError(path, country, f"{domain!r} is no domain in lower case")
        if found.setdefault(domain, country) != country:
            raise ReferenceDataError(path, country, f"{domain} is {found[domain]}'s")
    return tuple(OfficialDomain(domain, country) for domain, country in sorted(found.items()))


def _of_labels(data: Mapping[str, Any], listed: Iterable[str]) -> Iterator[tuple[str, str]]:
    for country in listed:
        code = data["codes"].get(country, country.lower())
        yield from ((country, f"{label}.{code}") for label in data["labels"])


def _of_names(data: Mapping[str, Any], listed: Iterable[str], path: Path) -> Iterator[tuple[str, str]]:
    for country, domains in data["domains"].items():
        if country not in listed:
            raise ReferenceDataError(path, country, "is not listed")
        yield from ((country, str(domain)) for domain in domains)
