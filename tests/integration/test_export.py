"""The export is the star and four reports, described, and nothing of a page's words where they are left out."""

import csv
import json

import duckdb
import pyarrow.parquet as pq
import pytest

from pipelines.warehouse import ExportError, export
from tests.parts import part_of_sql
from tests.rows import claimed, page, party, resolved, said, together, told, topic

PAIR = [party(0, "Wang Yi", "CN"), party(1, "Sergey Lavrov", "RU")]
WORLD = together(
    page("d1", "mfa-cn", text="They met about trade."),
    told("r1", "d1", "m1", PAIR),
    resolved("m1", PAIR, date_status="unknown"),
    claimed("c1", "r1", "d1", "m1"),
    topic("r1", "d1", "trade"),
    said("s1", "d1", "r1"),
)


@pytest.fixture(scope="module")
def sql():
    return part_of_sql(
        "star", "report.about", "report.documents", "report.meetings", "report.dyads", "report.organization_dyads", "report.evidence"
    )


@pytest.fixture
def exported(built, sql, tmp_path):
    """``exported(with_text)`` builds the file, exports it, and returns the folder and the rows by table."""

    def make(with_text):
        assert built(**WORLD).published
        return tmp_path / "export", export(tmp_path / "readouts.duckdb", sql, tmp_path / "export", with_text)

    return make


def test_every_table_of_the_star_and_four_reports_are_files_with_its_rows_and_described_columns(exported, sql):
    folder, rows = exported(True)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    tables = {m.table for m in sql.models if m.schema == "star"} - {"meeting_id_history", "fct_document_search"}
    assert (
        {r["name"] for r in package["resources"]}
        == tables | {"document_texts", "meetings", "dyads", "organization_dyads", "evidence"}
        == set(rows)
    )
    for resource in package["resources"]:
        file = pq.read_table(folder / resource["path"])
        assert file.num_rows == resource["rows"] == rows[resource["name"]]
        assert file.column_names == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] and field["type"] != "any" for field in resource["schema"]["fields"]), resource["name"]
    assert rows["fct_meeting"] == rows["meetings"] == rows["dyads"] == rows["evidence"] == 1


def test_the_package_names_keys_and_references_that_are_there(exported):
    folder, _ = exported(False)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    columns = {r["name"]: {field["name"] for field in r["schema"]["fields"]} for r in package["resources"]}
    references = 0
    for resource in package["resources"]:
        assert set(resource["schema"]["primaryKey"]) <= columns[resource["name"]]
        for key in resource["schema"]["foreignKeys"]:
            references += 1
            assert set(key["fields"]) <= columns[resource["name"]]
            assert set(key["reference"]["fields"]) <= columns[key["reference"]["resource"]]
    assert references > 30
    assert package["version"] == "1.1"


def test_the_dictionary_holds_every_column_of_every_file(exported):
    folder, rows = exported(True)
    with (folder / "data_dictionary.csv").open(encoding="utf-8", newline="") as file:
        entries = list(csv.DictReader(file))
    assert {(e["file"], e["column"]) for e in entries} == {
        (f"{table}.parquet", column) for table in rows for column in pq.read_schema(folder / f"{table}.parquet").names
    }
    assert all(e["description"] for e in entries)


def test_the_words_of_the_pages_can_be_left_out(exported):
    folder, rows = exported(True)
    assert duckdb.sql(f"SELECT text FROM '{folder}/document_texts.parquet'").fetchall() == [("They met about trade.",)]
    folder, rows = exported(False)
    assert "document_texts" not in rows
    assert not (folder / "document_texts.parquet").exists(), "an earlier export is replaced as a whole"
    for file in folder.glob("*.parquet"):
        assert "They" not in str(pq.read_table(file).to_pydict()), file.name


def test_the_same_warehouse_exports_the_same_bytes(exported):
    folder, _ = exported(True)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    folder, _ = exported(True)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_what_is_no_export_is_not_replaced(exported, tmp_path):
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "mine.txt").write_text("keep")
    with pytest.raises(ExportError, match="holds something else"):
        exported(True)
    assert (tmp_path / "export" / "mine.txt").read_text() == "keep"
