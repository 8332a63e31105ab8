"""The steps from raw pages to meetings: they fit together, and every row points to a row that is there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from pipelines.core.contracts import STAGE
from pipelines.core.knowledge import Knowledge
from pipelines.core.stages import Extractor
from pipelines.engines import SerialEngine, Task
from pipelines.engines.base import Tagged
from pipelines.stages import STEPS
from pipelines.stages.extraction import make_extractor
from tests.factories import page
from tests.steps import given, run_steps, tables_of

PAGE = """Ministry of Foreign Affairs of the People's Republic of China
Home > News
Wang Yi Meets with Finnish Foreign Minister Aino Lahtinen
2024-03-14 21:40

On March 14, 2024, Foreign Minister Wang Yi met with Finnish Foreign Minister Aino Lahtinen in Beijing.

Wang Yi said that China is ready to work with Finland on climate change and that trade between the two has doubled in ten years.

Aino Lahtinen said that Finland welcomes visitors from China and hopes for an early end of the tariffs on timber and paper.
"""


def run(raw: Path, folder: Path, knowledge: Knowledge) -> dict[str, list[Any]]:
    """All steps, one after the other; what they made."""
    one = given(raw, folder, knowledge)
    run_steps(one)
    return tables_of(one.store)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pages: one, the same in another folder, and one that nobody can read."""
    folder = tmp_path_factory.mktemp("raw")
    for name in ("one", "two"):
        (folder / name).mkdir()
        (folder / name / "wang.txt").write_text(PAGE, "utf-8")
    (folder / "one" / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def tables(raw: Path, knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    return run(raw, tmp_path_factory.mktemp("stage"), knowledge)


def test_each_step_reads_what_an_earlier_one_writes_and_every_table_is_written_once() -> None:
    written: list[str] = []
    for step in STEPS:
        assert set(step.reads) <= set(written), step.name
        written += step.writes
    assert len(set(written)) == len(written)
    assert set(written) <= set(STAGE)


def test_rows_are_of_the_record_class_of_their_table(tables: dict[str, list[Any]]) -> None:
    assert {name for name, rows in tables.items() if any(type(row) is not STAGE[name] for row in rows)} == set()
    filled = {name for name, rows in tables.items() if rows}
    assert filled >= {
        "documents",
        "document_locations",
        "rejects",
        "mentions",
        "date_mentions",
        "meeting_reports",
        "claims",
        "meeting_values",
    }


def test_one_page_in_two_places_is_one_document_with_two_locations_and_one_meeting(tables: dict[str, list[Any]]) -> None:
    (document,) = tables["documents"]
    assert [(p.raw_path, p.collection, p.document_id) for p in tables["document_locations"]] == [
        ("one/wang.txt", "one", document.document_id),
        ("two/wang.txt", "two", document.document_id),
    ]
    assert [r.raw_path for r in tables["rejects"]] == ["one/empty.txt"]
    (value,) = tables["meeting_values"]
    assert (str(value.held_on), value.city, value.date_status) == ("2024-03-14", "Beijing", "single")


def test_every_row_points_to_a_row_that_is_there(tables: dict[str, list[Any]]) -> None:
    keys = {
        "document_id": {d.document_id for d in tables["documents"]},
        "report_id": {r.report_id for r in tables["meeting_reports"]},
        "claim_id": {c.claim_id for c in tables["claims"]},
        "meeting_id": {v.meeting_id for v in tables["meeting_values"]},
    }
    faults = []
    for name, rows in tables.items():
        for row in rows:
            for key in keys.keys() & set(row._fields):
                value = getattr(row, key)
                if value is not None and value not in keys[key]:
                    faults.append((name, key, value))
    assert faults == []
    assert {o.claim_id for o in tables["claim_outcomes"]} == keys["claim_id"]
    assert {g.report_id for g in tables["meeting_groups"]} == keys["report_id"]


def test_an_empty_folder_gives_empty_tables(tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "raw").mkdir()
    assert all(rows == [] for rows in run(tmp_path / "raw", tmp_path / "stage", knowledge).values())


def test_progress_is_told_up_to_the_last_document(raw: Path, tmp_path: Path, knowledge: Knowledge) -> None:
    told: list[tuple[int, int | None]] = []
    one = given(raw, tmp_path, knowledge, progress=lambda done, of: told.append((done, of)))
    for step in STEPS[:2]:
        step.run(one, frozenset(step.writes))
    assert told[0] == (1, None)
    assert told[-1] == (1, 1)


def test_facts_read_the_stored_mentions_and_not_the_text_again(extractor: Extractor) -> None:
    told = page("Finnish Foreign Minister Aino Lahtinen met with Chilean Foreign Minister Tomas Rivas on Thursday.")
    mentions, dates = extractor.mentions(told), extractor.dates(told)
    assert extractor.facts(told, mentions, dates) == extractor.all(told)
    assert list(extractor.facts(told, [], dates).reports) == []
    assert [r.held_edtf for r in extractor.facts(told, mentions, []).reports] == [None]


def test_a_government_page_speaks_for_its_side_and_a_newspaper_for_nobody(extractor: Extractor) -> None:
    assert extractor.home(page("x", source_id="foreign-minister-au")) == "AU"
    assert extractor.home(page("x", source_id="al-jazeera")) is None
    assert extractor.home(page("x", source_id="unlisted.example")) is None


def test_the_day_of_a_page_is_that_of_its_publishers_clock(extractor: Extractor) -> None:
    late = datetime(2024, 3, 14, 22, 30)
    assert str(extractor.day(page("x", source_id="foreign-minister-au", published_at=late))) == "2024-03-15"
    assert str(extractor.day(page("x", source_id="defense-gov", published_at=late))) == "2024-03-14"
    assert str(extractor.day(page("x", published_at=late))) == "2024-03-15"
    assert extractor.day(page("x", published_on=None)) is None


@pytest.mark.slow
def test_time_grows_with_the_length_of_a_page_and_no_faster(extractor: Extractor) -> None:
    def seconds_a_character(meetings: int) -> float:
        names = (("Aino Lahtinen", "Finnish"), ("Rosa Medina", "Chilean"), ("Pavel Novák", "Czech"), ("Amina Diallo", "Senegalese"))
        told = (
            f"On March {n % 28 + 1}, 2024, Foreign Minister Wang Yi met with {names[n % 4][1]} Foreign Minister {names[n % 4][0]} "
            f"in Beijing during a visit. He said that trade grew by {n} percent, and the two Ministers agreed to meet again in Geneva."
            for n in range(meetings)
        )
        document = page(*told)
        times = []
        for _ in range(3):
            start = process_time()
            extractor.all(document)
            times.append(process_time() - start)
        return min(times) / len(document.text)

    seconds_a_character(10)
    assert seconds_a_character(240) < 3 * seconds_a_character(24)


def test_a_party_of_a_country_on_no_list_costs_its_page(knowledge: Knowledge) -> None:
    without = replace(knowledge, countries=tuple(c for c in knowledge.countries if c.country != "CN"))
    extractor = make_extractor(without)
    document = page("On Thursday, Foreign Minister Wang Yi met Finnish Foreign Minister Aino Lahtinen in Bonn.")
    with pytest.raises(ValueError, match="no country: CN"):
        extractor.facts(document, extractor.mentions(document), extractor.dates(document))


class _Watched(SerialEngine):
    """Work in this process that notes when the workers were let go."""

    def __init__(self) -> None:
        self.tasks: list[str] = []

    def map(self, task: Task, batches: Iterable[Tagged]) -> Iterator[Tagged]:
        self.tasks.append(task.name)
        return super().map(task, batches)

    def close(self) -> None:
        self.tasks.append("closed")


def test_the_workers_go_when_every_page_is_read_and_again_when_all_is_weighed(raw: Path, tmp_path: Path, knowledge: Knowledge) -> None:
    engine = _Watched()
    run_steps(given(raw, tmp_path, knowledge, engine))
    read, weighed = engine.tasks.index("closed"), len(engine.tasks) - 1
    assert engine.tasks.count("closed") == 2
    assert engine.tasks[weighed] == "closed"
    assert set(engine.tasks[read:weighed]) <= {"closed", "weigh"}
    assert read >= len(STEPS) - 1
