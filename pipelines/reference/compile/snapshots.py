"""Read the snapshots of Wikidata: who held which office from when to when, and which item is whom."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pipelines.core.knowledge import Tenure

SOURCE = "Wikidata, snapshot of 2022-07"
"""Source of every tenure that a snapshot gives; editors write another."""

STAND_IN = timedelta(days=45)
"""Shorter terms of a snapshot are stand-ins, whom it does not tell from holders."""

_HERE = Path(__file__).parent
_FIRST_DAY = date(2000, 1, 1)
_PARTIAL_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]")
_ITEM = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tenure as a snapshot has it; ``tenure.person_id`` is the Wikidata item until persons are matched."""

    label: str
    tenure: Tenure


@dataclass(frozen=True, slots=True)
class Sighting:
    """An item and the name it has in a snapshot, serving a country or an organization."""

    item: str
    label: str
    whose: str


def tenures(folder: Path) -> Iterator[Candidate]:
    """Yield the terms of the offices in ``offices.csv`` that ended in 2000 or later, less those in ``left_out.csv``.

    A term without an end is not yielded: whether it still runs, a snapshot of years ago cannot know.
    """
    left_out = {(row["wikidata_id"], row["office"]) for row in _rows(_HERE / "left_out.csv")}
    for office, row in _listed(folder):
        if (row["personID"], office["office"]) not in left_out:
            yield from _candidate(row, office)


def sightings(folder: Path) -> Iterator[Sighting]:
    """Yield every holder of a listed office, the foreign ministers of January 2023 and the leaders of 2021."""
    for office, row in _listed(folder):
        yield Sighting(row["personID"], row["person"], office["country"] or office["organization"])
    countries = {row["label"]: row["country"] for row in _rows(_HERE / "country_labels.csv")}
    for row in _rows(folder / "foreign-ministers-2023.csv"):
        yield Sighting(row["person"], row["name"], countries.get(row["countryLabel"], ""))
    for row in _rows(folder / "world-leaders-2021.csv"):
        yield Sighting(row["officeholder"], row["officeholderLabel"], countries.get(row["country"], ""))


def _listed(folder: Path) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    offices = {(row["file"], row["position"]): row for row in _rows(_HERE / "offices.csv")}
    for name in dict.fromkeys(file for file, _ in offices):
        for row in _rows(folder / f"{name}.csv"):
            if (office := offices.get((name, row["position"]))) and _ITEM.fullmatch(row["personID"]) and _LATIN.match(row["person"]):
                yield office, row


def _candidate(row: dict[str, str], office: dict[str, str]) -> Iterator[Candidate]:
    """A first of January is how the snapshots write a year alone."""
    ends = (row["start"], row["end"])
    if not all(map(_PARTIAL_DAY.fullmatch, ends)):
        return
    held_from, held_until = (date.fromisoformat((text + "-01-01")[:10]) for text in ends)
    length = min(4 if text.endswith("-01-01") else len(text) for text in ends)
    precision = {4: "year", 7: "month", 10: "day"}[length]
    if held_until < max(held_from, _FIRST_DAY) or (precision == "day" and held_until - held_from <= STAND_IN):
        return
    country, organization, rank = office["country"] or None, office["organization"] or None, int(office["rank"])
    tenure = Tenure(row["personID"], office["office"], country, organization, rank, held_from, held_until, precision, SOURCE)
    yield Candidate(row["person"], tenure)


def _rows(path: Path) -> list[dict[str, str]]:
    """Rows as dictionaries; the cells that a short row lacks are empty."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(file, restval="")]
