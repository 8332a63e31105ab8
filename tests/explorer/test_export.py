"""The folder of static files: what lies in it, and that data stays data."""

import json
import re
from importlib import import_module

import dagster as dg
import duckdb
import pytest

from pipelines.assets import explorer
from pipelines.core.knowledge import Knowledge
from pipelines.environment import ROOT
from pipelines.explorer import READS, write_explorer
from pipelines.explorer.bundle import charts_library
from pipelines.explorer.chunks import by_prefix, prefix_length, script, table
from pipelines.explorer.slices import in_slices, rows
from pipelines.resources import Folders
from pipelines.warehouse import Sources, build, load_sql, reference_tables
from tests.explorer.synthetic import write_reports


@pytest.fixture(autouse=True)
def no_bundling(monkeypatch):
    """Bundling the chart library takes seconds; the browser tests do it."""
    monkeypatch.setattr("pipelines.explorer.export.charts_library", lambda _: "// none")


def value_of(text):
    """What a chunk hands to the page."""
    return json.loads(re.fullmatch(r'readouts\.put\("[^"]*", (.*)\);\n', text, re.DOTALL)[1])


def test_nothing_in_a_chunk_ends_the_script_or_breaks_its_line():
    nasty = "</script><!-- & \u2028\u2029 \\ \" '"
    made = script("a", json.dumps({nasty: nasty}, ensure_ascii=False))
    assert not re.search("[<>&\u2028\u2029]", made)
    assert value_of(made) == {nasty: nasty}


def test_a_table_writes_each_text_once():
    made = json.loads(table([("a", ["b", "a"], 7, None), ("b", [], 0, "a")]))
    assert made == {"words": ["a", "b"], "rows": [[0, [1, 0], 7, None], [1, [], 0, 0]]}


def test_chunks_are_named_by_as_many_digits_as_keep_them_small():
    assert [prefix_length(count, 96) for count in (0, 1_000, 2_000, 100_000)] == [1, 1, 2, 3]
    rows = [("0a", "1"), ("0b", "2"), ("1a", "3")]
    assert list(by_prefix(rows, 1)) == [("0", '{"0a":1,"0b":2}'), ("1", '{"1a":3}')]


def test_the_export_is_whole_and_the_same_every_time(tmp_path):
    write_reports(tmp_path / "readouts.duckdb", 60)
    written = write_explorer(tmp_path / "readouts.duckdb", tmp_path / "explorer")
    first = {path.relative_to(tmp_path): path.read_bytes() for path in (tmp_path / "explorer").rglob("*.js")}
    (tmp_path / "explorer" / "left-over.js").touch()
    write_explorer(tmp_path / "readouts.duckdb", tmp_path / "explorer")
    assert {path.relative_to(tmp_path): path.read_bytes() for path in (tmp_path / "explorer").rglob("*.js")} == first
    assert (written.meetings, written.pages, written.files) == (60, 120, len(first) + 2)
    names = value_of((tmp_path / "explorer/data/layout.js").read_text())["index"]
    assert [len(listed(tmp_path / "explorer", name)) for name in names] == [50, 10]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def listed(folder, name):
    """The ids in a chunk of the list of meetings."""
    chunk = value_of((folder / f"data/index/{name}.js").read_text())
    return [chunk["words"][row[0]] for row in chunk["rows"]]


@pytest.mark.parametrize(("name", "key", "are_scattered"), [("meetings", "meeting_id", True), ("pages", "document_id", False)])
def test_what_is_made_slice_by_slice_is_what_would_be_made_at_once(tmp_path, name, key, are_scattered):
    write_reports(tmp_path / "readouts.duckdb", 60)
    query = import_module("pipelines.explorer.export")._QUERIES[name]
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
        whole = list(rows(db, query))
        assert len(whole) > 20
        assert list(in_slices(db, query, key, len(whole), are_scattered, most=5)) == whole


def test_a_meeting_more_changes_no_chunk_of_the_list_but_its_own(tmp_path):
    database, folder = tmp_path / "readouts.duckdb", tmp_path / "explorer"
    write_reports(database, 12_000, told=0)
    write_explorer(database, folder)
    before = {path.name: path.read_bytes() for path in (folder / "data" / "index").iterdir()}
    with duckdb.connect(str(database)) as db:
        db.execute("INSERT INTO report.meetings SELECT * REPLACE ('f00d' AS meeting_id) FROM report.meetings ORDER BY held_on LIMIT 1")
    write_explorer(database, folder, {"meeting_id": ["f00d"], "document_id": []})
    after = {path.name: path.read_bytes() for path in (folder / "data" / "index").iterdir()}
    names = value_of((folder / "data/layout.js").read_text())["index"]
    assert {f"{name}.js" for name in names} == after.keys()
    assert len(before) == len(after) > 2
    assert len(before.items() - after.items()) == 1
    ids = [key for name in names for key in listed(folder, name)]
    assert len(ids) == len(set(ids)) == 12_001
    assert ids.index("f00d") > 11_900
    write_explorer(database, tmp_path / "anew")
    assert {path.name: path.read_bytes() for path in (tmp_path / "anew/data/index").iterdir()} == after


def test_the_chart_library_is_taken_over_from_an_earlier_export_of_the_same_version(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr("vl_convert.javascript_bundle", lambda snippet: made.append(snippet) or "bundled;")
    for version in ("1", "1", "2"):
        monkeypatch.setattr("pipelines.explorer.bundle.version", lambda _, version=version: version)
        (tmp_path / "vega.js").write_text(charts_library(tmp_path))
    assert len(made) == 2


def test_a_file_without_meetings_makes_an_explorer_too(tmp_path):
    write_reports(tmp_path / "readouts.duckdb", 0)
    assert write_explorer(tmp_path / "readouts.duckdb", tmp_path / "explorer").meetings == 0
    assert value_of((tmp_path / "explorer/data/dyads.js").read_text()) == []


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A warehouse of the project's own SQL, without pages."""
    folder = tmp_path_factory.mktemp("real")
    build(Sources(folder, reference_tables(Knowledge())), load_sql(ROOT / "sql"), folder / "readouts.duckdb")
    return folder / "readouts.duckdb"


def test_the_warehouse_has_what_the_explorer_reads(real, tmp_path):
    assert write_explorer(real, tmp_path / "explorer").meetings == 0


def test_the_made_up_views_have_columns_of_the_real_ones(real, tmp_path):
    write_reports(tmp_path / "readouts.duckdb", 3)
    assert {name for name, *_ in described(tmp_path / "readouts.duckdb")} == set(READS)
    assert described(tmp_path / "readouts.duckdb") - described(real) == set()


def described(database):
    with duckdb.connect(str(database), read_only=True) as db:
        columns = "FROM duckdb_columns() WHERE schema_name = 'report'"
        return set(db.execute(f"SELECT schema_name || '.' || table_name, column_name, data_type {columns}").fetchall())


def test_a_file_published_while_an_explorer_is_written_makes_another(tmp_path, monkeypatch):
    folders = Folders(raw=str(tmp_path / "raw"), warehouse=str(tmp_path))
    write_reports(folders.database, 5)

    def write_and_publish(database, target, changed):
        written = write_explorer(database, target, changed)
        write_reports(tmp_path / "next.duckdb", 6)
        (tmp_path / "next.duckdb").replace(database)
        return written

    with monkeypatch.context() as patch:
        patch.setattr(import_module("pipelines.assets.explorer"), "write_explorer", write_and_publish)
        assert dg.materialize([explorer], resources={"folders": folders}).success
    result = dg.materialize([explorer], resources={"folders": folders})
    assert result.asset_materializations_for_node("explorer")[0].metadata["dagster/row_count"].value == 6


def test_an_explorer_is_made_again_only_of_another_file(tmp_path):
    folders = Folders(raw=str(tmp_path / "raw"), warehouse=str(tmp_path))

    def meetings():
        result = dg.materialize([explorer], resources={"folders": folders})
        return result.asset_materializations_for_node("explorer")[0].metadata["dagster/row_count"].value

    write_reports(folders.database, 5)
    assert meetings() == 5
    mark = folders.explorer / "mark"
    mark.touch()
    assert meetings() == 5
    assert mark.exists()
    folders.database.unlink()
    write_reports(folders.database, 6)
    assert meetings() == 6
    assert not mark.exists()
