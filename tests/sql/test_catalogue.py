"""What every file under sql/ owes its reader."""

import importlib.util
import re

import duckdb
import pytest

from pipelines.core.knowledge import Knowledge
from pipelines.environment import ROOT
from pipelines.reference import load_knowledge
from pipelines.warehouse import Sources, build, column_lineage, load_sql, reference_tables
from tests.benchmarks import reports
from tests.benchmarks.synthetic import make_stage

SQL = load_sql(ROOT / "sql")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    result = build(Sources(folder, reference_tables(Knowledge())), SQL, folder / "readouts.duckdb")
    with duckdb.connect(str(folder / "readouts.duckdb"), read_only=True) as db:
        yield db, result


@pytest.mark.parametrize("model", SQL.models, ids=lambda m: m.name)
def test_a_model_says_what_it_is_and_states_its_grain(model):
    assert re.match(r"[A-Z].*[.?]\n", model.description), "a sentence comes first"
    assert "Grain: one row per" in model.description


@pytest.mark.parametrize("model", SQL.models, ids=lambda m: m.name)
def test_a_model_describes_every_column(model, catalogue):
    _, result = catalogue
    assert [c.name for c in result.columns[model.name] if not c.doc] == []


@pytest.mark.parametrize("model", [m for m in SQL.models if m.schema == "star"], ids=lambda m: m.name)
def test_a_table_of_the_star_names_its_key(model):
    assert model.key


@pytest.mark.parametrize("check", SQL.checks, ids=lambda c: f"{c.model}-{c.name}")
def test_a_check_says_what_holds(check):
    assert check.description.endswith(".")


@pytest.mark.parametrize("macro", SQL.macros, ids=lambda m: m.name)
def test_a_macro_says_what_it_does(macro):
    assert re.match(r"[A-Z]", macro.description)


def test_an_empty_stage_builds_and_passes_every_check(catalogue):
    _, result = catalogue
    assert result.published
    assert [f.check.name for f in result.findings if not f.passed] == []


@pytest.mark.parametrize("model", SQL.models, ids=lambda m: m.name)
def test_no_model_sorts_within_each_group_which_a_million_documents_have_no_time_for(model):
    assert re.findall(r"\b(?:list|string_agg)\((?:[^()]|\([^()]*\))* ORDER BY", model.sql) == []


def test_a_synthetic_warehouse_passes_every_check(tmp_path):
    sources = make_stage(tmp_path / "stage", 400, 120, load_knowledge())
    result = build(sources, SQL, tmp_path / "readouts.duckdb")
    assert [f"{f.check.model} {f.check.name}" for f in result.findings if not f.passed] == []
    assert result.made["star.fct_meeting"].row_count > 100


def test_the_texts_of_whole_pages_take_little_room(tmp_path):
    build(make_stage(tmp_path / "stage", 400, 120, load_knowledge()), SQL, tmp_path / "readouts.duckdb")
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
        for table, column in (("stage.documents", "text"), ("star.fct_document_search", "folded")):
            stored = f"FROM pragma_storage_info('{table}') WHERE column_name = '{column}' AND segment_type = 'VARCHAR'"
            assert db.execute(f"SELECT DISTINCT compression {stored}").fetchall() == [("ZSTD",)], table


def test_every_table_and_view_of_the_file_is_described(catalogue):
    db, _ = catalogue
    bare = db.execute(
        "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE comment IS NULL"
        " UNION ALL SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    assert bare == []


def test_the_benchmark_asks_every_report_and_macro():
    assert reports.FILTERED.keys() == {m.table for m in SQL.models if m.schema == "report"}
    assert reports.CALLED.keys() == {m.name for m in SQL.macros}


def test_the_data_dictionary_tells_every_column():
    spec = importlib.util.spec_from_file_location("dictionary", ROOT / "docs" / "hooks" / "dictionary.py")
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    page = hook.dictionary()
    assert [m.name for m in SQL.models if f"\n### {m.name}\n" not in page] == []
    assert "| `held_not_before` | DATE | Earliest day that the page allows |" in page
    assert "compare_accounts" in page


def test_table_names_are_unique_over_star_and_report():
    names = [m.table for m in SQL.models]
    assert len(names) == len(set(names))


def test_no_model_ends_in_select_star():
    for model in SQL.models:
        final = model.sql.rsplit("\nSELECT", 1)[-1]
        assert not final.lstrip().startswith("*"), model.name


PARTIES = "STRUCT(person VARCHAR, office VARCHAR, country VARCHAR, organization VARCHAR, aliases VARCHAR[])[]"
CONTRACT = {
    "report.documents": {
        **dict.fromkeys(["raw_path", "document_id", "url", "title", "language", "text", "body"], "VARCHAR"),
        "published_on": "DATE",
    },
    "report.meetings": {
        **dict.fromkeys(["meeting_id", "held_precision", "date_status", "mode", "city", "country", "forum"], "VARCHAR"),
        **dict.fromkeys(["held_on", "held_until", "held_not_before", "held_not_after"], "DATE"),
        "participants": PARTIES,
        "topics": "VARCHAR[]",
        "report_count": "INTEGER",
        "side_count": "INTEGER",
    },
    "report.meeting_reports": {
        **dict.fromkeys(["raw_path", "document_id", "report_id", "meeting_id", "realis", "held_precision", "mode", "city"], "VARCHAR"),
        **dict.fromkeys(["country", "forum"], "VARCHAR"),
        "held_on": "DATE",
        "participants": PARTIES,
        "topics": "VARCHAR[]",
    },
    "report.evidence": {
        **dict.fromkeys(["meeting_id", "report_id", "document_id", "attribute", "value", "evidence_source", "evidence"], "VARCHAR"),
        **dict.fromkeys(["rule", "outcome", "source_id", "side"], "VARCHAR"),
        "record_no": "INTEGER",
        "char_start": "INTEGER",
        "char_end": "INTEGER",
        "replays": "BOOLEAN",
    },
}


def test_the_file_states_the_version_of_its_contract(catalogue):
    db, _ = catalogue
    assert db.execute("SELECT contract_version FROM report.about").fetchall() == [("1.1",)]


@pytest.mark.parametrize("view", CONTRACT)
def test_a_contract_view_keeps_its_columns_and_types(view, catalogue):
    _, result = catalogue
    made = {c.name: c.type for c in result.columns[view]}
    assert {name: made.get(name) for name in CONTRACT[view]} == CONTRACT[view]


@pytest.mark.parametrize("model", SQL.models, ids=lambda m: m.name)
def test_the_lineage_of_a_model_names_columns_that_exist(model, catalogue):
    _, result = catalogue
    upstream = column_lineage(model, result.columns)
    assert upstream.keys() == {c.name for c in result.columns[model.name]}
    assert any(upstream.values())
    for made_from in upstream.values():
        assert all(column in {c.name for c in result.columns[table]} for table, column in made_from)
