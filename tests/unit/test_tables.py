import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Annotated

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.core import knowledge
from pipelines.core.contracts import STAGE
from pipelines.core.records import Mention, Zone
from pipelines.table_files import BATCH_ROWS, read_table, write_table
from pipelines.tables import ContractError, arrow_schema, columns, description
from tests.rows import row


@dataclass(frozen=True, slots=True)
class Part:
    name: Annotated[str, "A name"]
    day: Annotated[date | None, "A day"]
    tags: Annotated[tuple[str, ...], "Tags"]


@dataclass(frozen=True, slots=True)
class Sample:
    """A record with a field of every kind.

    Grain: one row per test.
    """

    text: Annotated[str, "Text"]
    text_or_none: Annotated[str | None, "Text or null"]
    number: Annotated[int, "Number"]
    number_or_none: Annotated[int | None, "Number or null"]
    ratio: Annotated[float, "Ratio"]
    flag: Annotated[bool, "Flag"]
    flag_or_none: Annotated[bool | None, "Flag or null"]
    day: Annotated[date | None, "Day"]
    instant: Annotated[datetime | None, "Instant"]
    words: Annotated[tuple[str, ...], "Words"]
    numbers_or_none: Annotated[tuple[int, ...] | None, "Numbers or null"]
    parts: Annotated[tuple[Part, ...], "Parts"]
    names: Annotated[Mapping[str, tuple[str, ...]], "Names by language"]


PLAIN = Sample("a", None, 1, None, 0.5, True, None, None, None, (), None, (), {})
texts = st.text(st.characters(codec="utf-8"), max_size=8)
numbers = st.integers(-(2**31), 2**31 - 1)
parts = st.builds(Part, texts, st.none() | st.dates(), st.lists(texts, max_size=2).map(tuple))
samples = st.builds(
    Sample,
    text=texts,
    text_or_none=st.none() | texts,
    number=numbers,
    number_or_none=st.none() | numbers,
    ratio=st.floats(allow_nan=False),
    flag=st.booleans(),
    flag_or_none=st.none() | st.booleans(),
    day=st.none() | st.dates(),
    instant=st.none() | st.datetimes(),
    words=st.lists(texts, max_size=3).map(tuple),
    numbers_or_none=st.none() | st.lists(numbers, max_size=3).map(tuple),
    parts=st.lists(parts, max_size=3).map(tuple),
    names=st.dictionaries(texts, st.lists(texts, max_size=2).map(tuple), max_size=3),
)


@given(st.lists(samples, max_size=12))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_written_is_read_back_exactly(tmp_path, rows):
    assert write_table(rows, Sample, tmp_path / "t.parquet") == len(rows)
    assert read_table(Sample, tmp_path / "t.parquet") == rows


def test_rows_beyond_one_batch_are_read_back_in_order(tmp_path):
    rows = [replace(PLAIN, number=n, words=("x",) * (n % 3)) for n in range(BATCH_ROWS + 3)]
    write_table(iter(rows), Sample, tmp_path / "t.parquet")
    assert pq.ParquetFile(tmp_path / "t.parquet").num_row_groups == 2
    assert read_table(Sample, tmp_path / "t.parquet") == rows


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"text": None}, "Sample.text must not be null"),
        ({"words": ("a", None)}, "Sample.words must not hold nulls"),
        ({"parts": (Part(None, None, ()),)}, "Part.name must not be null"),
        ({"number": 2**31}, "Sample.number does not fit INTEGER"),
        ({"number": "seven"}, "Sample.number does not fit INTEGER"),
        ({"text": "\ud800"}, "Sample.text does not fit VARCHAR"),
        ({"names": {"en": None}}, "Sample.names must not hold nulls"),
        ({"instant": datetime(2020, 1, 1, tzinfo=UTC)}, "Sample.instant must be in UTC and carry no time zone"),
    ],
)
def test_a_row_that_breaks_the_contract_is_named_and_the_old_file_stands(tmp_path, fault, said):
    path = tmp_path / "t.parquet"
    write_table([PLAIN], Sample, path)
    before = path.read_bytes()
    with pytest.raises(ContractError, match=said):
        write_table([PLAIN, replace(PLAIN, **fault)], Sample, path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["t.parquet"]


def test_a_file_of_another_contract_is_refused(tmp_path):
    write_table([PLAIN], Sample, tmp_path / "t.parquet")
    with pytest.raises(ContractError, match=r"t\.parquet was written for another version of Zone"):
        read_table(Zone, tmp_path / "t.parquet")


def test_a_file_that_is_no_parquet_is_refused(tmp_path):
    (tmp_path / "t.parquet").write_bytes(b"junk")
    with pytest.raises(ContractError, match=r"t\.parquet cannot be read"):
        read_table(Sample, tmp_path / "t.parquet")


def test_types_nullability_and_docs_come_from_the_record():
    contract = {c.name: c for c in columns(Sample)}
    assert contract["text"].ddl == '"text" VARCHAR NOT NULL'
    assert contract["text_or_none"].ddl == '"text_or_none" VARCHAR'
    assert contract["parts"].type == 'STRUCT("name" VARCHAR, "day" DATE, "tags" VARCHAR[])[]'
    assert contract["names"].type == "MAP(VARCHAR, VARCHAR[])"
    assert contract["day"].doc == "Day"
    assert "Grain: one row per test." in description(Sample)


def test_duckdb_sees_the_types_that_the_contract_promises(tmp_path):
    write_table([PLAIN], Sample, tmp_path / "t.parquet")
    with duckdb.connect() as db:
        seen = db.execute(f"DESCRIBE FROM read_parquet('{tmp_path / 't.parquet'}')").fetchall()
        db.execute(f"CREATE TABLE promised ({', '.join(c.ddl for c in columns(Sample))})")
        promised = db.execute("DESCRIBE promised").fetchall()
    assert [(name, kind) for name, kind, *_ in seen] == [(name, kind) for name, kind, *_ in promised]


def test_a_field_of_an_unknown_type_is_named():
    @dataclass
    class Odd:
        it: Annotated[complex, "No table holds this"]

    with pytest.raises(ContractError, match=r"Odd\.it: no table can hold"):
        columns(Odd)


@pytest.mark.parametrize("record", STAGE.values(), ids=STAGE)
def test_every_stage_table_states_its_grain_and_describes_its_columns(record):
    assert "Grain: one row per" in description(record)
    assert [c.name for c in columns(record) if not c.doc] == []
    assert len(arrow_schema(record)) == len(columns(record))


@pytest.mark.parametrize("record", [knowledge.Country, knowledge.Topic, knowledge.Source, knowledge.Rule])
def test_reference_records_are_tables_too(record, tmp_path):
    rows = [row(record)]
    write_table(rows, record, tmp_path / "t.parquet")
    assert read_table(record, tmp_path / "t.parquet") == rows


def test_fifty_thousand_mentions_take_seconds(tmp_path):
    rows = [row(Mention, document_id=f"d{n // 20}", char_start=n) for n in range(1)] * 50_000
    started = time.process_time()
    write_table(rows, Mention, tmp_path / "t.parquet")
    assert len(read_table(Mention, tmp_path / "t.parquet")) == 50_000
    assert time.process_time() - started < 5
