"""Dates in sentences: the golden cases, and those of the shared evaluation where it is at hand."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.core.dates import Anchor, DateReader, FoundDate
from pipelines.reference.calendars import load_calendars

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "dates").glob("*.tsv"))
SHARED = Path(__file__).parents[3] / "shared" / "eval" / "date_cases.tsv"


@pytest.fixture(scope="module")
def reader() -> DateReader:
    return DateReader(load_calendars())


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


def _written(found: FoundDate) -> str:
    return {"on": "", "before": "<", "after": ">"}[found.relation] + found.edtf + "@" * found.is_local_time + "!" * found.is_contradicted


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_golden_cases_are_read_and_nothing_else(reader: DateReader, path: Path) -> None:
    wrong = []
    for anchor, text, expected in _rows(path):
        found = reader.find(text, path.stem, Anchor(None if anchor == "-" else date.fromisoformat(anchor)))
        if (got := " ".join(map(_written, found)) or "-") != expected:
            wrong.append(f"{anchor} {text!r}: {got} instead of {expected}")
    assert not wrong, "\n".join(wrong)


def test_there_are_golden_cases_for_every_language() -> None:
    counts = {path.stem: len(_rows(path)) for path in GOLDEN}
    assert counts.keys() >= set(load_calendars())
    assert sum(counts.values()) >= 300
    assert min(counts.values()) >= 5


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/eval/date_cases.tsv")
def test_at_most_one_of_the_shared_cases_is_missed(reader: DateReader) -> None:
    missed = []
    rows = _rows(SHARED)
    for language, anchor, words, expected, context in rows:
        start = context.lower().rindex(words.lower())
        found = reader.find(context, language, Anchor(date.fromisoformat(anchor)))
        touching = [x for x in found if x.start < start + len(words) and start < x.end]
        values = [f"{x.first_day:%G-W%V}" if x.precision == "week" else x.edtf for x in touching]
        if values != [expected]:
            missed.append((words, context, values, expected))
    assert len(rows) == 119
    assert len(missed) <= 1, missed
