"""Compile persons.csv and tenures.csv: what editors wrote, completed from snapshots of Wikidata.

    python -m pipelines.reference.compile.persons FOLDER_OF_SNAPSHOTS

Tenures that editors wrote (any other source) stay as they are and win over the snapshots, whose rows are made anew on
each run. Persons keep their ids, names and aliases; their items and the regular spellings of their names are added. A
person without a tenure is dropped.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from pipelines.core.knowledge import Person, Tenure
from pipelines.reference.compile import snapshots
from pipelines.reference.compile.russian_names import case_forms
from pipelines.reference.compile.spelling import slug, variants
from pipelines.reference.people import (
    ALIAS_LANGUAGES,
    HANDOVER,
    PERSON_COLUMNS,
    SINGLE_HOLDER,
    TENURE_COLUMNS,
    load_persons,
    load_tenures,
    overlap,
)
from pipelines.reference.strict import HERE

FAMILY_FIRST = frozenset({"CN", "HK", "KH", "KP", "KR", "MO", "SG", "TW", "VN"})
"""Countries whose names stand surname first in Russian too."""

REAPPOINTED = timedelta(days=7)
"""Terms of one person in one office that follow so closely are one."""

_STYLES = re.compile(r"\s+\(.*\)$|, .*$|^(?:Dr|Sir|Dame|Sheikh|Archbishop|Prince)\.? ")


class Register:
    """Persons by id, and the way from an item to one of them."""

    def __init__(self, persons: Iterable[Person], tenures: Iterable[Tenure]) -> None:
        self.persons = {person.person_id: person for person in persons}
        self._by_item = {person.wikidata_id: person.person_id for person in self.persons.values() if person.wikidata_id}
        self._by_name: dict[tuple[str, str], str] = {}
        served = {(person.person_id, person.country or person.organization or "") for person in self.persons.values()}
        served |= {(tenure.person_id, tenure.country or tenure.organization or "") for tenure in tenures}
        for person_id, whose in sorted(served):
            person = self.persons[person_id]
            for name in (person.name, *person.aliases.get("en", ())):
                self._by_name.setdefault((slug(name), whose), person_id)

    def find(self, item: str, label: str, whose: str) -> str | None:
        """Id of the person with this item, else of the one without item who serves there under this name and now gets it."""
        if known := self._by_item.get(item):
            return known
        person_id = self._by_name.get((slug(label), whose))
        if person_id is None or self.persons[person_id].wikidata_id:
            return None
        self.persons[person_id] = replace(self.persons[person_id], wikidata_id=item)
        self._by_item[item] = person_id
        return person_id

    def add(self, label: str, tenure: Tenure) -> str:
        """Enter a person whom only a snapshot knows: named as there, without styles, and in plain letters if Japanese."""
        item, name = tenure.person_id, _STYLES.sub("", label)
        if tenure.country == "JP" and not name.isascii():
            name = variants(name, None)[0]
        person_id = slug(name)
        if person_id in self.persons:
            person_id = f"{person_id}-{slug(tenure.country or tenure.organization or item)}"
        aliases = {"en": (label,)} if label != name and "," not in label else {}
        self.persons[person_id] = Person(person_id, name, tenure.country, tenure.organization, item, aliases)
        self._by_item[item] = person_id
        return person_id


def accept(kept: Iterable[Tenure], offered: Iterable[Tenure]) -> list[Tenure]:
    """Offered tenures that contradict neither an editor's nor each other; of two that do, neither is taken."""
    edited = _series(kept)
    accepted = []
    for key, terms in _series(offered).items():
        joined = [term for term in _joined(terms) if not any(_clash(term, row) for row in edited[key])]
        accepted += [term for term in joined if not any(_clash(term, other) for other in joined if other is not term)]
    return accepted


def _series(tenures: Iterable[Tenure]) -> defaultdict[tuple[str, str | None], list[Tenure]]:
    series: defaultdict[tuple[str, str | None], list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        series[tenure.office, tenure.country or tenure.organization].append(tenure)
    return series


def _joined(terms: list[Tenure]) -> list[Tenure]:
    joined: dict[tuple[str, date | None], Tenure] = {}
    latest: dict[str, Tenure] = {}
    for term in sorted(terms, key=_order):
        before = latest.get(term.person_id)
        if before and _first(term) - _last(before) <= REAPPOINTED:
            coarser = max(before.precision, term.precision, key=("day", "month", "year").index)
            term = replace(before, held_until=max(_last(before), _last(term)), precision=coarser)
        latest[term.person_id] = joined[term.person_id, term.held_from] = term
    return list(joined.values())


def _clash(one: Tenure, other: Tenure) -> bool:
    if one.person_id == other.person_id:
        return _last(one) >= _first(other) and _last(other) >= _first(one)
    return one.office in SINGLE_HOLDER and overlap(one, other) > HANDOVER


def _first(tenure: Tenure) -> date:
    return tenure.held_from or date.min


def _last(tenure: Tenure) -> date:
    return tenure.held_until or date.max


def _order(tenure: Tenure) -> tuple[object, ...]:
    return (tenure.country or "", tenure.organization or "", tenure.rank, tenure.office, _first(tenure), _last(tenure), tenure.person_id)


def spelled_out(person: Person) -> Person:
    """The person with regular English spellings and Russian case forms among the aliases."""
    english = person.aliases.get("en", ())
    spellings = dict.fromkeys((*english, *(form for name in (person.name, *english) for form in variants(name, person.country))))
    spellings.pop(person.name, None)
    aliases = {**person.aliases, "en": tuple(spellings)}
    if russian := person.aliases.get("ru"):
        forms = case_forms(russian[0], is_family_first=person.country in FAMILY_FIRST)
        aliases["ru"] = tuple(dict.fromkeys((russian[0], *forms, *russian[1:])))
    return replace(person, aliases={code: names for code, names in aliases.items() if names})


def without_shared(persons: list[Person]) -> list[Person]:
    """Persons less the aliases that would name two of them in one language."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person in persons:
        owners["en", person.name.casefold()].add(person.person_id)
        for code, names in person.aliases.items():
            for name in names:
                owners[code, name.casefold()].add(person.person_id)

    def own(person: Person) -> dict[str, tuple[str, ...]]:
        return {code: tuple(name for name in names if len(owners[code, name.casefold()]) == 1) for code, names in person.aliases.items()}

    return [replace(person, aliases={code: names for code, names in own(person).items() if names}) for person in persons]


def compile_people(folder_of_snapshots: Path, folder: Path = HERE) -> tuple[int, int]:
    """Bring both tables of ``folder`` up to date; returns how many persons and tenures they then hold.

    Raises:
        ReferenceDataError: What editors wrote, or the result, breaks a rule of the loader.
    """
    persons = load_persons(folder)
    kept = [tenure for tenure in load_tenures(folder, persons) if tenure.source != snapshots.SOURCE]
    register = Register(persons, kept)
    for sighting in snapshots.sightings(folder_of_snapshots):
        register.find(sighting.item, sighting.label, sighting.whose)
    offered = []
    for candidate in snapshots.tenures(folder_of_snapshots):
        label, tenure = candidate.label, candidate.tenure
        known = register.find(tenure.person_id, label, tenure.country or tenure.organization or "")
        offered.append(replace(tenure, person_id=known or register.add(label, tenure)))
    tenures = sorted([*kept, *accept(kept, offered)], key=_order)
    holders = {tenure.person_id for tenure in tenures}
    listed = without_shared([spelled_out(person) for _, person in sorted(register.persons.items()) if person.person_id in holders])
    _write(folder / "persons.csv", PERSON_COLUMNS, (_person_cells(person) for person in listed))
    _write(folder / "tenures.csv", TENURE_COLUMNS, (tuple(getattr(tenure, column) for column in TENURE_COLUMNS) for tenure in tenures))
    load_tenures(folder, load_persons(folder))
    return len(listed), len(tenures)


def _person_cells(person: Person) -> tuple[object, ...]:
    aliases = ("|".join(person.aliases.get(code, ())) for code in ALIAS_LANGUAGES)
    return (person.person_id, person.name, person.country, person.organization, person.wikidata_id, *aliases)


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    person_count, tenure_count = compile_people(Path(sys.argv[1]))
    print(f"{person_count} persons, {tenure_count} tenures")
