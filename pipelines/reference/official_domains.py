"""Reads the domains of governments: ``official_domains.yaml``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.core.knowledge import Country, OfficialDomain
from pipelines.reference.strict import ReferenceDataError, only_keys, read_yaml

_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")


def load_official_domains(folder: Path, countries: Iterable[Country]) -> tuple[OfficialDomain, ...]:
    """Read the domains, those of the labels spelled out by country.

    Args:
        folder: Folder of the reference files.
        countries: The listed countries.

    Raises:
        ReferenceDataError: A key is unknown, a country is not listed, or a domain is malformed or another country's too.
    """
    path = folder / "official_domains.yaml"
    data = read_yaml(path)
    only_keys(data, path, "file", ("labels", "codes", "except", "domains"))
    listed = {country.country for country in countries}
    found: dict[str, str | None] = dict.fromkeys(map(str, data["except"]))
    for country, domain in _pairs(data):
        if country not in listed:
            raise ReferenceDataError(path, country, "is not listed")
        if found.setdefault(domain, country) != country:
            raise ReferenceDataError(path, country, f"{domain} is {found[domain] or 'an exception'} already")
    if malformed := [domain for domain in found if not _DOMAIN.fullmatch(domain)]:
        raise ReferenceDataError(path, malformed[0], "is no domain in lower case")
    return tuple(OfficialDomain(domain, found[domain]) for domain in sorted(found))


def _pairs(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for label, countries in data["labels"].items():
        yield from ((country, f"{label}.{data['codes'].get(country, country.lower())}") for country in countries)
    for country, domains in data["domains"].items():
        yield from ((country, str(domain)) for domain in domains)
