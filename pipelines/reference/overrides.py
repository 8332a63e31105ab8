"""Read ``overrides.yaml``: decisions of a person, each with reason and day, and refuse what cannot be meant."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from pipelines.core.knowledge import Country, Forum, Organization, Override, Person, Place
from pipelines.core.meetings.plans import CALLED_OFF, POSTPONED, STANDS
from pipelines.core.names.people import unlisted_key
from pipelines.core.records import Participant
from pipelines.core.resolution.dates import days_of
from pipelines.environment import own_overrides
from pipelines.reference.people import ALIAS_LANGUAGES
from pipelines.reference.strict import ReferenceDataError, only_keys, read_day, read_yaml

FILE = "overrides.yaml"
MODES = ("in_person", "phone", "video", "correspondence")
"""Modes that can be set."""
REALIS = ("held", "planned", "referenced")
"""How a page can be said to tell of a meeting."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COMMON = ("kind", "reason", "decided_on")
_KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "merge": (("accounts",), ()),
    "apart": (("accounts",), ()),
    "set": (("account",), ("date", "place", "country", "mode", "forum", "participants", "realis", "plan_status")),
    "alias": (("name", "person"), ("language",)),
    "ignore": (("page",), ()),
}
"""Kind to the keys that an entry must and may have."""
_CHOICES: Mapping[str, tuple[str, ...]] = {"mode": MODES, "realis": REALIS, "plan_status": (STANDS, CALLED_OFF, POSTPONED)}
"""What is set to all values that it may have."""
_PARTY = ("person", "name", "country", "organization", "office")
"""Keys of a participant."""

_Listed = Mapping[str, Mapping[str, str]]
"""What may be set by its id: kind to ids with names."""
_Value = tuple[str | None, str | None, tuple[Participant, ...]]
"""Attribute, value as claims have it, and parties where they are what is set."""


def load_overrides(
    folder: Path,
    countries: Iterable[Country],
    places: Iterable[Place],
    forums: Iterable[Forum],
    persons: Iterable[Person],
    organizations: Iterable[Organization],
) -> tuple[Override, ...]:
    """Read ``overrides.yaml``, or the file that ``READOUTS_OVERRIDES`` names.

    Args:
        folder: Folder of the reference files.
        countries: Listed countries, which a set place or side may be.
        places: Listed places.
        forums: Listed forums.
        persons: Listed persons.
        organizations: Listed organizations.

    Returns:
        The overrides in the order of the file.

    Raises:
        ReferenceDataError: An entry is malformed, sets a value that is not listed, or contradicts another.
    """
    path = _file(folder)
    entries = _entries(path)
    listed = {
        "country": {c.country: c.name for c in countries},
        "place": {p.place_id: p.name for p in places},
        "forum": {f.forum_id: f.name for f in forums},
        "person": {p.person_id: p.name for p in persons},
        "organization": {o.name: o.name for o in organizations},
        "name": {_named(word, p.country): p.person_id for p in persons for word in p.names},
    }
    found = tuple(override for key, entry in entries.items() for override in _overrides(str(key), entry, listed, path))
    _refuse_contradictions(found, path)
    return found


def with_aliases(persons: Sequence[Person], overrides: Iterable[Override], folder: Path) -> tuple[Person, ...]:
    """The persons with the aliases that overrides give them.

    Raises:
        ReferenceDataError: The person is not listed, or the name is somebody's already.
    """
    path = _file(folder)
    known = {person.person_id: person for person in persons}
    taken = {(code, word.casefold()): p.person_id for p in persons for code, words in p.aliases.items() for word in words}
    taken |= {("en", p.name.casefold()): p.person_id for p in persons}
    for override in (o for o in overrides if o.kind == "alias"):
        (name,), code, person_id = override.targets, override.attribute or "en", override.value or ""
        if person_id not in known:
            raise ReferenceDataError(path, override.override_id, f"person {person_id!r} is not listed")
        if (code, name.casefold()) in taken:
            raise ReferenceDataError(path, override.override_id, f"{name!r} is a name of {taken[code, name.casefold()]} already")
        taken[code, name.casefold()] = person_id
        person = known[person_id]
        known[person_id] = replace(person, aliases={**person.aliases, code: (*person.aliases.get(code, ()), name)})
    return tuple(known.values())


def _file(folder: Path) -> Path:
    path = own_overrides(os.environ) or folder / FILE
    if not path.is_file():
        raise ReferenceDataError(path, "file", "is not there; READOUTS_OVERRIDES may name another")
    return path


def _entries(path: Path) -> Mapping[str, Any]:
    data = read_yaml(path)
    only_keys(data, path, "file", ("overrides",))
    entries = data["overrides"]
    if not isinstance(entries, dict):
        raise ReferenceDataError(path, "overrides", "a mapping of entries is wanted")
    return entries


def _overrides(key: str, entry: Any, listed: _Listed, path: Path) -> list[Override]:
    """An override for each value of an entry; where it has several, each goes by the entry and what it sets."""
    if not _SLUG.fullmatch(key):
        raise ReferenceDataError(path, key, "the entry's name is no slug")
    if not isinstance(entry, dict) or entry.get("kind") not in _KEYS:
        raise ReferenceDataError(path, key, f"kind must be one of {', '.join(_KEYS)}")
    kind = entry["kind"]
    required, optional = _KEYS[kind]
    only_keys(entry, path, key, (*_COMMON, *required), optional)
    values = _values(kind, entry, listed, path, key)
    decided_on = read_day(str(entry["decided_on"]), path, key)
    if decided_on is None:
        raise ReferenceDataError(path, key, "decided_on is wanted")
    stated = kind, _targets(kind, entry, path, key)
    names = {name: f"{key}.{name}" if len(values) > 1 else key for name in values}
    signed = str(entry["reason"]), decided_on
    return [Override(names[name], *stated, attribute, value, *signed, who) for name, (attribute, value, who) in values.items()]


def _targets(kind: str, entry: Mapping[str, Any], path: Path, key: str) -> tuple[str, ...]:
    if kind not in ("merge", "apart"):
        return (str(entry[{"set": "account", "alias": "name", "ignore": "page"}[kind]]),)
    accounts = entry["accounts"]
    if not isinstance(accounts, list) or len({str(a) for a in accounts}) < max(2, len(accounts)):
        raise ReferenceDataError(path, key, "accounts must be a list of two or more different ones")
    return tuple(str(a) for a in accounts)


def _values(kind: str, entry: Mapping[str, Any], listed: _Listed, path: Path, key: str) -> dict[str, _Value]:
    """What an entry sets, by the name that it has there; of a kind that sets nothing, one without attribute and value."""
    if kind == "alias":
        language = str(entry.get("language", "en"))
        if language not in ALIAS_LANGUAGES:
            raise ReferenceDataError(path, key, f"language must be one of {', '.join(ALIAS_LANGUAGES)}")
        return {"name": (language, str(entry["person"]), ())}
    if kind != "set":
        return {kind: (None, None, ())}
    given = {name: entry[name] for name in _KEYS["set"][1] if entry.get(name) is not None}
    if not given:
        raise ReferenceDataError(path, key, f"at least one of {', '.join(_KEYS['set'][1])} is wanted")
    return {name: _value(name, value, listed, path, key) for name, value in given.items()}


def _value(name: str, given: Any, listed: _Listed, path: Path, key: str) -> _Value:
    """What is set under a name."""
    if name == "participants":
        parties = _participants(given, listed, path, key)
        return name, "; ".join(map(_in_words, parties)), parties
    value = str(given)
    if name == "date":
        if days_of(value) is None:
            raise ReferenceDataError(
                path, key, f"{value!r} is no day, month, year or range in EDTF, such as 2024-10-03 or 2024-10-03/2024-10-05"
            )
    elif name in _CHOICES:
        if value not in _CHOICES[name]:
            raise ReferenceDataError(path, key, f"{name} must be one of {', '.join(_CHOICES[name])}, not {value!r}")
    elif (value := value.removeprefix(f"{name}:")) not in listed[name]:
        raise ReferenceDataError(path, key, f"{name} {value!r} is not listed")
    return ("place", f"{name}:{value}", ()) if name in ("place", "country") else (name, value, ())


def _participants(given: Any, listed: _Listed, path: Path, key: str) -> tuple[Participant, ...]:
    """All who took part, of two sides or more, each once."""
    if not isinstance(given, list) or not all(isinstance(party, dict) for party in given):
        raise ReferenceDataError(path, key, "participants must be a list of parties, each with a country or an organization")
    parties = tuple(_participant(number, party, listed, path, key) for number, party in enumerate(given))
    if len({party.country or party.organization for party in parties}) < 2:
        raise ReferenceDataError(path, key, "participants must be of two sides or more: name all who took part")
    keys = [(party.person_id,) if party.person_id else (party.country or party.organization, party.office) for party in parties]
    if len(set(keys)) < len(keys):
        raise ReferenceDataError(path, key, "a participant stands there twice")
    return parties


def _participant(number: int, given: Mapping[str, Any], listed: _Listed, path: Path, key: str) -> Participant:
    """A party: a listed person, another one by name or, without either, a country or an organization."""
    only_keys(given, path, key, (), _PARTY)
    stated = {name: str(value) for name, value in given.items() if value is not None}
    if ("country" in stated) == ("organization" in stated):
        raise ReferenceDataError(path, key, f"participant {number + 1}: one of country and organization is wanted")
    for name in ("person", "country", "organization"):
        if name in stated and stated[name] not in listed[name]:
            raise ReferenceDataError(path, key, f"participant {number + 1}: {name} {stated[name]!r} is not listed")
    if "person" in stated and "name" in stated:
        raise ReferenceDataError(path, key, f"participant {number + 1}: a listed person goes without name")
    if known := listed["name"].get(_named(stated.get("name", ""), stated.get("country"))):
        raise ReferenceDataError(path, key, f"participant {number + 1}: {stated['name']!r} is on the list: person {known!r}")
    country, organization = stated.get("country"), stated.get("organization")
    person = stated.get("person") or (unlisted_key(stated["name"], country or organization) if "name" in stated else None)
    shown = listed["person"].get(person, stated.get("name", "")) if person else None
    return Participant(number, person, shown, stated.get("office"), country, organization, ())


def _named(name: str, country: str | None) -> str:
    """A person's name and country, as they are compared."""
    return f"{name.casefold()} ({country})"


def _in_words(party: Participant) -> str:
    """A party as a reader is shown it: Wang Yi, Foreign Minister (CN)."""
    side = party.country or party.organization or ""
    told = ", ".join(filter(None, (party.person, party.office)))
    return f"{told} ({side})" if told else side


def _refuse_contradictions(overrides: Iterable[Override], path: Path) -> None:
    """No pair both joined and kept apart, no attribute of an account set twice, no page or name twice."""
    seen: dict[tuple[str, ...], Override] = {}
    for override in overrides:
        pairs = [("pair", *pair) for pair in combinations(sorted(override.targets), 2)]
        for claimed in pairs or [(override.kind, override.targets[0], override.attribute or "")]:
            other = seen.setdefault(claimed, override)
            if other is not override:
                raise ReferenceDataError(path, override.override_id, f"{claimed[1]} stands in {other.override_id} already")
