"""Read persons and their tenures, and refuse what cannot be true."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from pipelines.core.knowledge import Person, Tenure, Terms
from pipelines.reference.strict import ReferenceDataError, read_csv, read_day

ALIAS_LANGUAGES = ("en", "es", "fr", "ru", "zh")
"""Languages that have a column of aliases in persons.csv."""

PERSON_COLUMNS = ("person_id", "name", "country", "organization", "wikidata_id", *(f"aliases_{code}" for code in ALIAS_LANGUAGES))
TENURE_COLUMNS = ("person_id", "office", "country", "organization", "rank", "held_from", "held_until", "precision", "source")

SINGLE_HOLDER = frozenset(
    {
        "Chancellor",
        "Crown Prince",
        "Defense Minister",
        "Defense Secretary",
        "Emir",
        "Emperor",
        "External Affairs Minister",
        "Finance Minister",
        "Foreign Minister",
        "Foreign Secretary",
        "General Secretary",
        "High Representative",
        "King",
        "National Security Advisor",
        "Pope",
        "Premier",
        "President",
        "Prime Minister",
        "Queen",
        "Secretary of Defense",
        "Secretary of State",
        "Secretary-General",
        "Supreme Leader",
        "Treasury Secretary",
        "Vice President",
    }
)
"""Offices that one person holds at a time in one country or organization."""

HANDOVER = timedelta(days=60)
"""How long two holders of one office may overlap in the record: sources date appointment and oath differently."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_RANKS = frozenset("1234567")
_PERIODS = {"day": timedelta(0), "month": timedelta(days=31), "year": timedelta(days=366)}


def load_persons(folder: Path) -> tuple[Person, ...]:
    """Read ``persons.csv``.

    Args:
        folder: Folder of the reference files.

    Returns:
        Persons in the order of the file; aliases by ISO 639-1 code, languages without any left out.

    Raises:
        ReferenceDataError: A column, id, country or Wikidata item is malformed, an id occurs twice, a name is shared
            within a country, or an alias names two persons in one language.
    """
    path = folder / "persons.csv"
    persons: dict[str, Person] = {}
    named: dict[tuple[str, str], Person] = {}
    for entry, row in read_csv(path, PERSON_COLUMNS):
        person = _person(row, path, entry)
        if person.person_id in persons:
            raise ReferenceDataError(path, entry, f"second {person.person_id}")
        persons[person.person_id] = person
        _claim_names(person, named, path, entry)
    return tuple(persons.values())


def _person(row: dict[str, str | None], path: Path, entry: str) -> Person:
    person_id, name, country, item = row["person_id"], row["name"], row["country"], row["wikidata_id"]
    if not person_id or not name or not _SLUG.fullmatch(person_id):
        raise ReferenceDataError(path, entry, f"person_id {person_id!r} or name {name!r} is missing or malformed")
    if country and not _COUNTRY.fullmatch(country):
        raise ReferenceDataError(path, entry, f"country {country!r} is malformed")
    if item and not _WIKIDATA.fullmatch(item):
        raise ReferenceDataError(path, entry, f"wikidata_id {item!r} is malformed")
    if bool(country) == bool(row["organization"]):
        raise ReferenceDataError(path, entry, f"{person_id} needs a country or an organization, not both")
    aliases = {code: tuple(cell.split("|")) for code in ALIAS_LANGUAGES if (cell := row[f"aliases_{code}"])}
    for terms in aliases.values():
        if len(set(terms)) < len(terms) or not all(term and term == term.strip() for term in terms):
            raise ReferenceDataError(path, entry, f"{person_id} has an empty, padded or repeated alias")
    return Person(person_id, name, country, row["organization"], item, aliases)


def _claim_names(person: Person, named: dict[tuple[str, str], Person], path: Path, entry: str) -> None:
    """Two persons may share a name when their countries differ; an alias must be one person's alone."""
    if person.name in person.aliases.get("en", ()):
        raise ReferenceDataError(path, entry, f"{person.name!r} is the name already")
    terms: Terms = {**person.aliases, "en": (person.name, *person.aliases.get("en", ()))}
    for code, words in terms.items():
        for word in words:
            other = named.setdefault((code, word.casefold()), person)
            are_namesakes = word == person.name == other.name and person.country != other.country
            if other is not person and not are_namesakes:
                raise ReferenceDataError(path, entry, f"{word!r} ({code}) names {other.person_id} and {person.person_id}")


def load_tenures(folder: Path, persons: Iterable[Person]) -> tuple[Tenure, ...]:
    """Read ``tenures.csv``.

    Args:
        folder: Folder of the reference files.
        persons: Who may hold an office, as ``load_persons`` returns them.

    Returns:
        Tenures in the order of the file.

    Raises:
        ReferenceDataError: A cell is malformed, the person is unknown, a term ends before it starts, a person holds an
            office twice at once, or two persons hold one of ``SINGLE_HOLDER`` for longer than ``HANDOVER``.
    """
    path = folder / "tenures.csv"
    known = {person.person_id for person in persons}
    rows = [(entry, _tenure(row, known, path, entry)) for entry, row in read_csv(path, TENURE_COLUMNS)]
    _refuse_double_holding(rows, path)
    return tuple(tenure for _, tenure in rows)


def _tenure(row: dict[str, str | None], known: set[str], path: Path, entry: str) -> Tenure:
    if fault := _fault(row, known):
        raise ReferenceDataError(path, entry, fault)
    person_id, office, rank, precision, source = (row[key] or "" for key in ("person_id", "office", "rank", "precision", "source"))
    held_from, held_until = read_day(row["held_from"], path, entry), read_day(row["held_until"], path, entry)
    if held_from and held_until and held_until < held_from:
        raise ReferenceDataError(path, entry, f"{person_id} ends {held_until}, before the start {held_from}")
    return Tenure(person_id, office, row["country"], row["organization"], int(rank), held_from, held_until, precision, source)


def _fault(row: dict[str, str | None], known: set[str]) -> str | None:
    country = row["country"]
    if row["person_id"] not in known:
        return f"unknown person {row['person_id']!r}"
    if not row["office"] or not row["source"]:
        return "office and source are wanted"
    if bool(country) == bool(row["organization"]):
        return "a country or an organization is wanted, not both"
    if country and not _COUNTRY.fullmatch(country):
        return f"country {country!r} is malformed"
    if row["rank"] not in _RANKS:
        return f"rank {row['rank']!r} is not 1 to 7"
    if row["precision"] not in _PERIODS:
        return f"precision {row['precision']!r} is not day, month or year"
    return None


def overlap(one: Tenure, other: Tenure) -> timedelta:
    """Shortest time for which both tenures must have run together; zero or less when they need not have.

    A start known by the month or year is taken as late as it may be, an end as early; an unknown start is the earliest
    day and an unknown end the latest.
    """
    return min(one.held_until or date.max, other.held_until or date.max) - max(_latest_start(one), _latest_start(other))


def _latest_start(tenure: Tenure) -> date:
    return tenure.held_from + _PERIODS[tenure.precision] if tenure.held_from else date.min


def _refuse_double_holding(rows: Sequence[tuple[str, Tenure]], path: Path) -> None:
    series: dict[tuple[str, str | None], list[tuple[str, Tenure]]] = defaultdict(list)
    for entry, tenure in rows:
        series[tenure.office, tenure.country or tenure.organization].append((entry, tenure))
    for (office, whose), holders in series.items():
        for number, (_, one) in enumerate(holders):
            for entry, other in holders[number + 1 :]:
                is_same = one.person_id == other.person_id
                if not is_same and office not in SINGLE_HOLDER:
                    continue
                together = overlap(one, other)
                if is_same and together > timedelta(0):
                    raise ReferenceDataError(path, entry, f"{one.person_id} is {office} of {whose} twice at once")
                if not is_same and together > HANDOVER:
                    both = f"{one.person_id} and {other.person_id}"
                    raise ReferenceDataError(path, entry, f"{both} are {office} of {whose} {_how_long(one, other)}")


def _how_long(one: Tenure, other: Tenure) -> str:
    """For how long two hold an office at once, and what to do about it where neither has left it."""
    if one.held_until or other.held_until:
        return f"for {overlap(one, other).days} days"
    since = max(_latest_start(one), _latest_start(other))
    began = f"since {since}, both open" if since > date.min else "at once, both open and of unknown start"
    return f"{began}: state held_until of the one who left"
