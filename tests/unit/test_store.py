"""The stage folder: what is published is whole, what did not change is not written, what nobody counts is removed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.store import WHOLE, Bucket, Store, StoreError, all_buckets, bits_for
from pipelines.store.rows import flat, join, nest, within
from pipelines.tables import from_arrow, to_arrow


@dataclass(frozen=True, slots=True)
class Sample:
    """A row.

    Grain: one row per document.
    """

    document_id: Annotated[str, "Key"]
    count: Annotated[int, "Count"]


@dataclass(frozen=True, slots=True)
class Wider:
    """The same with one column more."""

    document_id: Annotated[str, "Key"]
    count: Annotated[int, "Count"]
    note: Annotated[str | None, "Note"]


@dataclass(frozen=True, slots=True)
class Holder:
    """A row with rows in it."""

    document_id: str
    samples: tuple[Sample, ...]


def store(folder: Path, record: type = Sample) -> Store:
    return Store(folder, {"samples": record})


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    rows = [Sample("a", 1), Sample("b", 2)]
    assert store(tmp_path).write("samples", rows) == 2
    assert list(store(tmp_path).records_of("samples")) == rows


def test_a_table_that_was_not_made_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="stage/samples has not been made yet: materialise it first"):
        store(tmp_path).parts("samples")
    assert store(tmp_path).files("samples") == []


def test_the_same_rows_are_the_same_file_and_are_not_written_again(tmp_path: Path) -> None:
    made = store(tmp_path)
    made.write("samples", [Sample("a", 1)])
    (file,) = made.files("samples")
    before = file.stat()
    made.write("samples", [Sample("a", 1)])
    assert made.files("samples") == [file]
    assert file.stat().st_mtime_ns == before.st_mtime_ns


def test_nothing_but_the_published_files_stays(tmp_path: Path) -> None:
    made = store(tmp_path)
    made.write("samples", [Sample("a", 1)])
    (tmp_path / "samples" / "0-torn.parquet").write_bytes(b"half a file")
    made.write("samples", [Sample("a", 2)])
    assert list((tmp_path / "samples").iterdir()) == made.files("samples")


def test_a_part_that_is_not_published_is_not_read(tmp_path: Path) -> None:
    made = store(tmp_path)
    made.write("samples", [Sample("a", 1)])
    made.write_part("samples", WHOLE, to_arrow([Sample("a", 2)], Sample), "")
    assert list(made.records_of("samples")) == [Sample("a", 1)]


def test_a_table_of_another_record_class_counts_as_not_made(tmp_path: Path) -> None:
    store(tmp_path).write("samples", [Sample("a", 1)])
    with pytest.raises(StoreError, match="has not been made yet"):
        store(tmp_path, Wider).parts("samples")
    store(tmp_path, Wider).write("samples", [Wider("a", 1, None)])
    assert list(store(tmp_path, Wider).records_of("samples")) == [Wider("a", 1, None)]


def test_a_part_remembers_what_its_documents_were_made_from(tmp_path: Path) -> None:
    made, done = store(tmp_path), {"00000000000000aa": "1" * 16, "f000000000000000": "2" * 16}
    part = made.write_part("samples", WHOLE, to_arrow([], Sample), "x", done)
    assert made.done(part) == done
    assert made.done(made.write_part("samples", WHOLE, to_arrow([], Sample), "x")) == {}


def test_one_run_writes_at_a_time(tmp_path: Path) -> None:
    with store(tmp_path).writing(), pytest.raises(StoreError, match="another run is writing"), store(tmp_path).writing():
        pass
    with store(tmp_path).writing():
        pass


@given(st.integers(0, 2**64 - 1), st.integers(0, 12))
def test_every_key_is_in_exactly_one_bucket(number: int, bits: int) -> None:
    key = f"{number:016x}"
    assert [b for b in all_buckets(bits) if b.holds(key)] == [Bucket(number >> (64 - bits), bits)]


@given(st.integers(0, 255), st.integers(0, 15))
def test_buckets_meet_when_they_share_keys(fine: int, coarse: int) -> None:
    one, other = Bucket(fine, 8), Bucket(coarse, 4)
    assert one.meets(other) is other.meets(one) is other.holds(one.low)


def test_buckets_grow_with_the_corpus() -> None:
    assert [bits_for(n) for n in (0, 37, 2_048, 2_049, 100_000, 1_000_000)] == [0, 0, 0, 1, 6, 9]


def test_rows_are_nested_by_their_key_and_come_out_again() -> None:
    rows = [Sample("a", 1), Sample("a", 2), Sample("c", 3)]
    table = to_arrow([Holder("x", ())], Holder)
    nested = nest(["a", "b", "c"], to_arrow(rows, Sample), Sample)
    held = table.take([0, 0, 0]).set_column(1, table.schema.field(1), nested)
    assert [[s["count"] for s in row] for row in held.column("samples").to_pylist()] == [[1, 2], [], [3]]
    assert from_arrow(flat(held, "samples", Sample).combine_chunks().to_batches()[0], Sample) == rows
    assert flat(held.slice(2), "samples", Sample).num_rows == 1


def test_pieces_are_joined_by_key_and_each_keeps_its_order() -> None:
    pieces = [to_arrow([Sample("b", 9), Sample("b", 1)], Sample), to_arrow([Sample("a", 5)], Sample)]
    assert join(pieces, Sample).column("count").to_pylist() == [5, 9, 1]
    assert within(join(pieces, Sample), Bucket(0, 0)).num_rows == 3
