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
    office.strip()
    for office in """
    Chancellor; Crown Prince; Defense Minister; Defense Secretary; Emir; Emperor; External Affairs Minister; Finance Minister;
    Foreign Minister; Foreign Secretary; General Secretary; High Representative; King; National Security Advisor; Pope; Premier;
    President; Prime Minister; Queen; Secretary of Defense; Secretary of State; Secretary-General; Supreme Leader;
    Treasury Secretary; Vice President
    """.split(";")
)
"""Offices that one person holds at a time in one country or organization."""

HANDOVER = timedelta(days=60)
"""How long two holders of one office may overlap in the record: sources date appointment and oath differently."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
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
    person_id, name = row["person_id"], row["name"]
    if not person_id or not name or not _SLUG.fullmatch(person_id):
        raise ReferenceDataError(path, entry, f"person_id {person_id!r} or name {name!r} is missing or malformed")
    for key, pattern in (("country", _COUNTRY), ("wikidata_id", _WIKIDATA)):
        value = row[key]
        if value and not pattern.fullmatch(value):
            raise ReferenceDataError(path, entry, f"{key} {value!r} is malformed")
    if bool(row["country"]) == bool(row["organization"]):
        raise ReferenceDataError(path, entry, f"{person_id} needs a country or an organization, not both")
    aliases: dict[str, tuple[str, ...]] = {}
    for code in ALIAS_LANGUAGES:
        terms = tuple(term.strip() for term in (row[f"aliases_{code}"] or "").split("|"))
        if terms != ("",):
            aliases[code] = terms
    if any(not term or terms.count(term) > 1 for terms in aliases.values() for term in terms):
        raise ReferenceDataError(path, entry, f"{person_id} has an empty or a repeated alias")
    return Person(person_id, name, row["country"], row["organization"], row["wikidata_id"], aliases)


def _claim_names(person: Person, named: dict[tuple[str, str], Person], path: Path, entry: str) -> None:
    """Two persons may share a name when their countries differ; an alias must be one person's alone."""
    terms: Terms = {**person.aliases, "en": (person.name, *person.aliases.get("en", ()))}
    for code, words in terms.items():
        for word in words:
            other = named.setdefault((code, word.casefold()), person)
            if other is person:
                if word == person.name and words.count(word) > 1:
                    raise ReferenceDataError(path, entry, f"{word!r} is the name already")
            elif not word == person.name == other.name or person.country == other.country:
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
    person_id, office, precision, source = (row[key] or "" for key in ("person_id", "office", "precision", "source"))
    country, organization, rank = row["country"], row["organization"], row["rank"] or ""
    faults = (
        (person_id not in known, f"unknown person {person_id!r}"),
        (not office or not source, "office and source are wanted"),
        (bool(country) == bool(organization), "a country or an organization is wanted, not both"),
        (bool(country and not _COUNTRY.fullmatch(country)), f"country {country!r} is malformed"),
        (rank not in set("1234567"), f"rank {rank!r} is not 1 to 7"),
        (precision not in _PERIODS, f"precision {precision!r} is not day, month or year"),
    )
    for is_fault, fault in faults:
        if is_fault:
            raise ReferenceDataError(path, entry, fault)
    held_from, held_until = read_day(row["held_from"], path, entry), read_day(row["held_until"], path, entry)
    if held_from and held_until and held_until < held_from:
        raise ReferenceDataError(path, entry, f"{person_id} ends {held_until}, before the start {held_from}")
    return Tenure(person_id, office, country, organization, int(rank), held_from, held_until, precision, source)


def overlap(one: Tenure, other: Tenure) -> timedelta:
    """Shortest time for which both tenures must have run together; zero or less when they need not have.

    An end known by the month or year is taken where it shortens the tenure most; an unknown start is the earliest day.
    """
    starts = [(tenure.held_from + _PERIODS[tenure.precision]) if tenure.held_from else date.min for tenure in (one, other)]
    ends = [tenure.held_until or date.max for tenure in (one, other)]
    return min(ends) - max(starts)


def _refuse_double_holding(rows: Sequence[tuple[str, Tenure]], path: Path) -> None:
    series: dict[tuple[str, str | None], list[tuple[str, Tenure]]] = defaultdict(list)
    for entry, tenure in rows:
        series[tenure.office, tenure.country or tenure.organization].append((entry, tenure))
    for (office, whose), holders in series.items():
        for number, (_, one) in enumerate(holders):
            for entry, other in holders[number + 1 :]:
                together = overlap(one, other)
                if one.person_id == other.person_id and together > timedelta(0):
                    raise ReferenceDataError(path, entry, f"{one.person_id} is {office} of {whose} twice at once")
                if one.person_id != other.person_id and office in SINGLE_HOLDER and together > HANDOVER:
                    raise ReferenceDataError(path, entry, f"{one.person_id} and {other.person_id} are {office} of {whose} for {together.days} days")
