"""Loads the publishers and their site rules: ``sites/<source_id>.yaml``."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipelines.core.cleaning.sites import Layout, SiteRule
from pipelines.core.knowledge import Source
from pipelines.reference.strict import HERE, ReferenceDataError, only_keys, read_day, read_yaml

TYPES = ("foreign_ministry", "head_of_state", "government_portal", "embassy", "state_media", "private_media", "organization", "aggregator")
REQUIRED = ("name", "domains", "type", "speaks_for_country")
OPTIONAL = ("country", "organization", "time_zone", "language", "layouts")
SELECTORS = ("title", "body", "date", "drop")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def load_site_rules(root: Path = HERE) -> tuple[SiteRule, ...]:
    """Read every site rule, by source id.

    Raises:
        ReferenceDataError: A file has a missing or unknown key, an unknown type or zone, a domain that another one has
            too, or layouts that are not newest first.
    """
    owner: dict[str, str] = {}
    rules = []
    for path in sorted(root.glob("sites/*.yaml")):
        rule = read_site_rule(path)
        for domain in rule.source.domains:
            if domain in owner:
                raise ReferenceDataError(path, domain, f"also a domain of {owner[domain]}")
            owner[domain] = path.stem
        rules.append(rule)
    return tuple(rules)


def read_site_rule(path: Path) -> SiteRule:
    """Read one site rule; its source id is the stem of the file.

    Raises:
        ReferenceDataError: As ``load_site_rules``.
    """
    data = read_yaml(path)
    only_keys(data, path, "file", REQUIRED, OPTIONAL)
    domains = data["domains"]
    if not isinstance(domains, list) or not domains or not all(isinstance(domain, str) and _DOMAIN.fullmatch(domain) for domain in domains):
        raise ReferenceDataError(path, "domains", "a list of host names in lower case is wanted")
    if data["type"] not in TYPES:
        raise ReferenceDataError(path, "type", f"must be one of {', '.join(TYPES)}")
    if not isinstance(data["speaks_for_country"], bool):
        raise ReferenceDataError(path, "speaks_for_country", "must be true or false")
    if data["speaks_for_country"] and not data.get("country"):
        raise ReferenceDataError(path, "speaks_for_country", "a country is wanted")
    source = Source(
        source_id=path.stem,
        name=data["name"],
        domains=tuple(domains),
        country=data.get("country"),
        organization=data.get("organization"),
        type=data["type"],
        time_zone=_zone(data.get("time_zone"), path),
        speaks_for_country=data["speaks_for_country"],
    )
    return SiteRule(source, data.get("language"), _layouts(data.get("layouts", []), path))


def _zone(name: str | None, path: Path) -> str | None:
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ReferenceDataError(path, "time_zone", f"{name} is no IANA zone") from error


def _layouts(entries: object, path: Path) -> tuple[Layout, ...]:
    if not isinstance(entries, list):
        raise ReferenceDataError(path, "layouts", "a list is wanted")
    layouts = tuple(_layout(entry, path, f"layout {number}") for number, entry in enumerate(entries, 1))
    days = [layout.until for layout in layouts]
    dated = [day for day in days if day]
    if any(day is None for day in days[1:]) or dated != sorted(dated, reverse=True):
        raise ReferenceDataError(path, "layouts", "must be newest first, and only the first may lack until")
    return layouts


def _layout(entry: object, path: Path, name: str) -> Layout:
    if not isinstance(entry, Mapping):
        raise ReferenceDataError(path, name, "a mapping is wanted")
    only_keys(entry, path, name, (), ("until", *SELECTORS))
    return Layout(until=read_day(entry.get("until"), path, name), **{key: _selectors(entry, key, path, name) for key in SELECTORS})


def _selectors(entry: Mapping[str, Any], key: str, path: Path, name: str) -> tuple[str, ...]:
    selectors = entry.get(key, [])
    if not isinstance(selectors, list) or not all(isinstance(selector, str) and selector.strip() for selector in selectors):
        raise ReferenceDataError(path, name, f"{key}: a list of CSS selectors is wanted")
    return tuple(selectors)
