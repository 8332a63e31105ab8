"""Compile persons.csv and tenures.csv: what editors wrote, completed from snapshots of Wikidata.

    python -m pipelines.reference.compile.persons FOLDER_OF_SNAPSHOTS

Rows whose source is not a snapshot are an editor's: they are kept as they stand and win over the snapshots. Rows of the
snapshots are made anew on each run, by the offices listed in ``offices.csv``, less those of ``left_out.csv`` and those
that contradict another row. Persons keep their ids, names and aliases; regular spellings are added to them.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from pipelines.core.knowledge import Person, Tenure
from pipelines.reference.compile.russian import case_forms
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

SNAPSHOT = "Wikidata, snapshot of "
"""How the source of every row begins that was not written by an editor."""

FOREIGN_MINISTERS = {"GB": "Foreign Secretary", "IN": "External Affairs Minister", "PH": "Foreign Secretary", "US": "Secretary of State"}
"""Where the usual title of a foreign minister is another."""

FAMILY_FIRST = frozenset({"CN", "HK", "KH", "KP", "KR", "SG", "TW", "VN"})
"""Countries whose names stand surname first in Russian too."""

STAND_IN = timedelta(days=45)
"""Shorter terms of a snapshot are stand-ins, whom it does not tell from holders."""

_PARTIAL_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]")
_FIRST_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tenure as a snapshot has it; ``tenure.person_id`` is the Wikidata item until persons are matched."""

    label: str
    tenure: Tenure


def read_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a snapshot or table as dictionaries; a short row has empty cells."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(file, restval="")]


def candidates(folder: Path) -> Iterator[Candidate]:
    """Yield the tenures of the listed offices that were running in 2000 or later and whose start is known."""
    here = Path(__file__).parent
    wanted = {(row["file"], row["position"]): row for row in read_rows(here / "offices.csv")}
    left_out = {(row["wikidata_id"], row["office"]) for row in read_rows(here / "left_out.csv")}
    for name in dict.fromkeys(file for file, _ in wanted):
        for row in read_rows(folder / f"{name}.csv"):
            office = wanted.get((name, row["position"]))
            if office and (row["personID"], office["office"]) not in left_out:
                yield from _candidate(row["person"], row["personID"], office, row["start"], row["end"], f"{SNAPSHOT}2022-07")
    countries = {row["label"]: row["country"] for row in read_rows(here / "labels.csv")}
    for row in read_rows(folder / "foreign-ministers-2023.csv"):
        country = countries.get(row["countryLabel"], "")
        title = FOREIGN_MINISTERS.get(country, "Foreign Minister")
        if country and (row["person"], title) not in left_out:
            office = {"office": title, "country": country, "organization": "", "rank": "4"}
            yield from _candidate(row["name"], row["person"], office, row["start"], "", f"{SNAPSHOT}2023-01")


def _candidate(label: str, item: str, office: dict[str, str], start: str, end: str, source: str) -> Iterator[Candidate]:
    """A start on 1 January is how the snapshots write a year alone; whether a term without an end still runs they cannot know."""
    if not all((_LATIN.match(label), re.fullmatch(r"Q\d+", item), _PARTIAL_DAY.fullmatch(start), _PARTIAL_DAY.fullmatch(end))):
        return
    lengths = [4 if text.endswith("-01-01") else len(text) for text in (start, end) if text]
    held_from, held_until = (date.fromisoformat((text + "-01-01")[:10]) if text else None for text in (start, end))
    if held_from is None or (held_until and (held_until < _FIRST_DAY or held_until < held_from)):
        return
    if held_until and held_until - held_from <= STAND_IN and min(lengths) == len("2000-01-01"):
        return
    precision = {4: "year", 7: "month", 10: "day"}[min(lengths)]
    country, organization = office["country"] or None, office["organization"] or None
    yield Candidate(label, Tenure(item, office["office"], country, organization, int(office["rank"]), held_from, held_until, precision, source))


class Register:
    """Persons by id, and the way from a snapshot's item to one of them."""

    def __init__(self, persons: Iterable[Person], tenures: Iterable[Tenure]) -> None:
        self.persons = {person.person_id: person for person in persons}
        self._by_item = {person.wikidata_id: person.person_id for person in persons if person.wikidata_id}
        self._by_name: dict[tuple[str, str | None], str] = {}
        served = {(person.person_id, person.country or person.organization) for person in persons}
        served |= {(tenure.person_id, tenure.country or tenure.organization) for tenure in tenures}
        for person_id, whose in sorted(served, key=str):
            person = self.persons[person_id]
            for name in (person.name, *person.aliases.get("en", ())):
                self._by_name.setdefault((slug(name), whose), person_id)

    def find(self, item: str, label: str, whose: str | None) -> str | None:
        """Person with this item, else the one of this country or organization with this name, who is then given the item."""
        person_id = self._by_item.get(item) or self._by_name.get((slug(label), whose))
        if person_id and not self.persons[person_id].wikidata_id:
            self.persons[person_id] = replace(self.persons[person_id], wikidata_id=item)
            self._by_item[item] = person_id
        return person_id if person_id and self.persons[person_id].wikidata_id == item else None

    def add(self, item: str, label: str, tenure: Tenure) -> str:
        """Enter a new person under the name of the snapshot, in plain letters where it is Japanese."""
        name = re.sub(r"\s+\(.*\)$|, .*$|^(?:Dr|Sir|Dame|Sheikh|Archbishop|Prince)\.? ", "", label)
        name = variants(name, None)[0] if tenure.country == "JP" and not name.isascii() else name
        whose = (tenure.country or tenure.organization or "").lower()
        person_id = slug(name) if slug(name) not in self.persons else f"{slug(name)}-{slug(whose)}"
        if person_id in self.persons:
            person_id = f"{person_id}-{item.lower()}"
        aliases = {"en": (label,)} if label != name and "," not in label else {}
        self.persons[person_id] = Person(person_id, name, tenure.country, tenure.organization, item, aliases)
        self._by_item[item] = person_id
        return person_id


def accept(kept: list[Tenure], offered: list[Tenure]) -> list[Tenure]:
    """Snapshot tenures that contradict neither an editor's row nor each other.

    Terms of one person that follow within a week are joined. In a single-holder office an open term with a later
    successor has lost its end and goes; of two closed terms that run together both go, for nobody knows which is wrong.
    """
    series: dict[tuple[str, str | None], list[Tenure]] = defaultdict(list)
    for tenure in offered:
        series[tenure.office, tenure.country or tenure.organization].append(tenure)
    accepted = []
    for (office, whose), terms in series.items():
        edited = [tenure for tenure in kept if (tenure.office, tenure.country or tenure.organization) == (office, whose)]
        joined = [term for term in _joined(terms) if not any(_clash(term, row) for row in edited)]
        accepted += [term for term in joined if not any(_clash(term, other) and not _is_lost(other, term) for other in joined if other is not term)]
    return accepted


def _joined(terms: list[Tenure]) -> list[Tenure]:
    last: dict[str, Tenure] = {}
    done: list[Tenure] = []
    for term in sorted(terms, key=lambda term: (term.held_from or date.min, term.held_until or date.max)):
        before = last.get(term.person_id)
        if before and (before.held_until is None or (term.held_from or date.min) - before.held_until <= timedelta(days=7)):
            ends = [end for end in (before.held_until, term.held_until) if end]
            coarser = max(before.precision, term.precision, key=("day", "month", "year").index)
            done.remove(before)
            term = replace(before, held_until=max(ends) if len(ends) == 2 else None, precision=coarser)
        last[term.person_id] = term
        done.append(term)
    return done


def _clash(one: Tenure, other: Tenure) -> bool:
    if one.person_id == other.person_id:
        return (one.held_until or date.max) >= (other.held_from or date.min) and (other.held_until or date.max) >= (one.held_from or date.min)
    return one.office in SINGLE_HOLDER and overlap(one, other) > HANDOVER


def _is_lost(term: Tenure, successor: Tenure) -> bool:
    """The term is open although another followed."""
    return term.held_until is None and (term.held_from or date.min) < (successor.held_from or date.min)


def with_variants(person: Person) -> Person:
    """The person with regular English spellings and Russian case forms added to the aliases."""
    english = person.aliases.get("en", ())
    found = dict.fromkeys((*english, *(form for name in (person.name, *english) for form in variants(name, person.country))))
    found.pop(person.name, None)
    aliases = {**person.aliases, "en": tuple(found)}
    if russian := person.aliases.get("ru"):
        aliases["ru"] = tuple(dict.fromkeys((russian[0], *case_forms(russian[0], is_family_first=person.country in FAMILY_FIRST), *russian[1:])))
    return replace(person, aliases={code: names for code, names in aliases.items() if names})


def without_shared(persons: list[Person]) -> list[Person]:
    """Persons less the aliases that would name two of them."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person in persons:
        for code, names in person.aliases.items():
            for name in names:
                owners[code, name.casefold()].add(person.person_id)
        owners["en", person.name.casefold()].add(person.person_id)
    return [
        replace(person, aliases={code: kept for code, names in person.aliases.items() if (kept := tuple(n for n in names if len(owners[code, n.casefold()]) == 1))})
        for person in persons
    ]


def write(path: Path, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    """Write a table; None is an empty cell."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(["" if cell is None else cell for cell in row] for row in rows)


def compile_people(snapshots: Path, folder: Path = HERE) -> tuple[int, int]:
    """Bring both tables of ``folder`` up to date; returns how many persons and tenures they hold."""
    before = load_persons(folder)
    kept = [tenure for tenure in load_tenures(folder, before) if not tenure.source.startswith(SNAPSHOT)]
    register = Register(before, kept)
    offered = []
    for candidate in candidates(snapshots):
        item, label, tenure = candidate.tenure.person_id, candidate.label, candidate.tenure
        person_id = register.find(item, label, tenure.country or tenure.organization) or register.add(item, label, tenure)
        offered.append(replace(tenure, person_id=person_id))
    for row in read_rows(snapshots / "world-leaders-2021.csv"):
        countries = {each["label"]: each["country"] for each in read_rows(Path(__file__).parent / "labels.csv")}
        register.find(row["officeholder"], row["officeholderLabel"], countries.get(row["country"]))
    tenures = sorted(kept + accept(kept, offered), key=lambda t: (t.country or "", t.organization or "", t.rank, t.office, t.held_from or date.min, t.person_id))
    holders = {tenure.person_id for tenure in tenures}
    persons = without_shared([with_variants(p) for p in sorted(register.persons.values(), key=lambda p: p.person_id) if p.person_id in holders])
    write(folder / "persons.csv", PERSON_COLUMNS, [(p.person_id, p.name, p.country, p.organization, p.wikidata_id, *("|".join(p.aliases.get(code, ())) for code in ALIAS_LANGUAGES)) for p in persons])
    write(folder / "tenures.csv", TENURE_COLUMNS, [tuple(getattr(tenure, column) for column in TENURE_COLUMNS) for tenure in tenures])
    load_tenures(folder, load_persons(folder))
    return len(persons), len(tenures)


if __name__ == "__main__":
    person_count, tenure_count = compile_people(Path(sys.argv[1]))
    print(f"{person_count} persons, {tenure_count} tenures")
