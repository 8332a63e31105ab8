"""What a new file may differ in from the published one, told from the parts of the stage tables."""

from random import Random

import duckdb
import pytest

from pipelines.core.contracts import STAGE
from pipelines.core.records import Document
from pipelines.store import Store, all_buckets
from pipelines.tables import to_arrow
from pipelines.warehouse import changed as comparing
from pipelines.warehouse.changed import changed_since
from tests.rows import row

BITS = 6


@pytest.fixture
def target(tmp_path):
    """A published file; of it only the number of documents is looked at."""
    with duckdb.connect(str(tmp_path / "readouts.duckdb")) as db:
        db.execute("CREATE SCHEMA star; CREATE TABLE star.fct_document AS SELECT i FROM range(640) AS t(i)")
    return tmp_path / "readouts.duckdb"


def documents(count, **more):
    """As many documents, alike many in every bucket."""
    return [row(Document, document_id=f"{(n << 64) // count:016x}", **more) for n in range(count)]


def parts(folder, rows, table="documents"):
    """The parts of a table, cut into 64 buckets."""
    store, record = Store(folder, STAGE), STAGE[table]
    made = {bucket: [one for one in rows if bucket.holds(one.document_id)] for bucket in all_buckets(BITS)}
    written = [store.write_part(table, bucket, to_arrow(held, record), "") for bucket, held in made.items()]
    return {table: {part.file: folder / part.file for part in written}}


@pytest.mark.slow
def test_a_page_in_each_of_many_buckets_is_told_though_each_part_is_another(tmp_path, target):
    """Parts of a table that is cut finely nearly all change with a handful of pages."""
    noise = Random(1)  # which hardly shrinks when it is written
    before = [one._replace(text=noise.randbytes(300_000).hex()) for one in documents(128)]
    after = [one._replace(title="New") if n % 2 else one for n, one in enumerate(before)]
    then, now = parts(tmp_path / "then", before), parts(tmp_path / "now", after)
    assert not then["documents"].keys() & now["documents"].keys()
    assert changed_since(target, then, now).keys["document_id"] == tuple(one.document_id for one in after[1::2])


def test_one_entry_is_told_from_two_and_null_from_an_empty_text(tmp_path, target):
    before = documents(3, quality_flags=("a, b",), url=None, title=None)
    after = [before[0]._replace(quality_flags=("a", "b")), before[1]._replace(url=""), before[2]._replace(title="")]
    found = changed_since(target, parts(tmp_path / "then", before), parts(tmp_path / "now", after))
    assert found.keys["document_id"] == tuple(one.document_id for one in before)


def test_of_more_than_a_tenth_of_the_documents_the_file_is_made_whole(tmp_path, target, monkeypatch):
    monkeypatch.setattr(comparing, "_FEW", 8)
    before = documents(640)
    then = parts(tmp_path / "then", before)
    after = {n: [*(one._replace(title="New") for one in before[:n]), *before[n:]] for n in (64, 65)}
    told = [changed_since(target, then, parts(tmp_path / f"{n}", rows)) for n, rows in after.items()]
    assert [bool(found) for found in told] == [True, False]


def test_a_table_without_parts_is_told_by_a_build_of_all(tmp_path, target):
    then = parts(tmp_path / "then", documents(3))
    assert changed_since(target, then, {"documents": {}}) is None
    assert not changed_since(target, then, then).tables
