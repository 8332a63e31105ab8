"""Results that are wanted in the order of their keys come back whole, from memory and from the disk."""

import random
from pathlib import Path

import pyarrow as pa
import pytest

from pipelines.stages import spill
from pipelines.stages.spill import Spill
from pipelines.store import WHOLE, all_buckets


def batches(count: int, rows: int) -> list[pa.RecordBatch]:
    chance = random.Random(7)
    keys = [[f"{chance.getrandbits(64):016x}" for _ in range(rows)] for _ in range(count)]
    return [pa.RecordBatch.from_pydict({"document_id": some, "text": [f"text of {key}" for key in some]}) for some in keys]


def rows_of(table: pa.Table | None) -> set[tuple[str, str]]:
    assert table is not None
    return {(row["document_id"], row["text"]) for row in table.to_pylist()}


@pytest.mark.parametrize("held", [0, 4_000, 10**9], ids=["each batch on the disk", "some batches on the disk", "all in memory"])
@pytest.mark.parametrize("rows", [1, 7, 64])
def test_every_bucket_gets_its_own_rows_and_all_of_them(held: int, rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spill, "_AT_ONCE", 8)
    given = batches(9, rows)
    found = Spill(tmp_path, held)
    for batch in given:
        found.add(batch)
    for bucket in all_buckets(3):
        wanted = {(row["document_id"], row["text"]) for batch in given for row in batch.to_pylist() if bucket.holds(row["document_id"])}
        assert rows_of(found.rows(bucket)) == wanted


def test_nothing_added_is_nothing_found(tmp_path: Path) -> None:
    found = Spill(tmp_path, held=0)
    found.add(batches(1, 5)[0].slice(0, 0))
    assert found.rows(WHOLE) is None


def test_no_file_is_left_by_its_name(tmp_path: Path) -> None:
    found = Spill(tmp_path, held=0)
    found.add(batches(1, 5)[0])
    assert list(tmp_path.iterdir()) == []
    assert len(rows_of(found.rows(WHOLE))) == 5
