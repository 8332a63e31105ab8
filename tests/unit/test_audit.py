"""What is told of a draft: sizes, first rows, findings."""

from dataclasses import replace

import duckdb
import pytest

from pipelines.warehouse.audit import Since, audit, run_check, size_of
from pipelines.warehouse.changed import Changed
from pipelines.warehouse.models import KEY_CHECK, Check, Model, ModelError, Preview, Sql

TWO = Model("star", "two", "", False, "", ("a", "b"), (), ())
KEYED = Check("star.two", KEY_CHECK, "SELECT a, b FROM star.two GROUP BY ALL HAVING count(*) > 1", "", True, ())


@pytest.fixture
def db():
    with duckdb.connect() as session:
        session.execute("CREATE SCHEMA star; CREATE TABLE star.two (a INTEGER, b VARCHAR)")
        session.execute("INSERT INTO star.two VALUES (2, 'x'), (1, 'x'), (1, 'y')")
        yield session


def test_one_scan_counts_the_rows_and_proves_the_key(db):
    size = size_of(db, TWO)
    assert (size.rows, size.is_keyed, size.least) == (3, True, (1, 1, 2))


def test_a_key_that_occurs_twice_is_not_proved(db):
    db.execute("INSERT INTO star.two VALUES (1, 'y')")
    assert not size_of(db, TWO).is_keyed
    assert run_check(db, KEYED, {"star.two": size_of(db, TWO)}).row_count == 1


def test_a_key_with_a_null_is_not_proved(db):
    db.execute("INSERT INTO star.two VALUES (3, NULL)")
    assert not size_of(db, TWO).is_keyed


def test_a_proved_key_is_not_looked_at_again(db):
    broken = replace(KEYED, sql="SELECT * FROM star.nothing")
    assert run_check(db, broken, {"star.two": size_of(db, TWO)}).passed


def test_what_has_no_key_is_counted(db):
    assert size_of(db, replace(TWO, key=())).rows == 3


def view(name, key, sql):
    """A view with the check that its key promises."""
    model = Model("report", name, sql, True, "", key, (), (), None)
    doubled = f"SELECT {', '.join(key)} FROM report.{name} GROUP BY ALL HAVING count(*) > 1"
    return model, Check(f"report.{name}", KEY_CHECK, doubled, "", True, ())


def looked_at(db, *views, passed=True):
    """What an audit finds after one document changed; every key was proved before, unless said otherwise."""
    db.execute("CREATE SCHEMA report")
    for model, _ in views:
        db.execute(f"CREATE VIEW report.{model.table} AS {model.sql}")
    models, checks = zip(*views, strict=True)
    keys = {"document_id": ("x",), "report_id": (), "meeting_id": ("m",)}
    passed_before = [check.file for check in checks] if passed else []
    return audit(db, Sql(models, (), checks), [], checks, Since(Changed({}, keys, keys), passed_before, "memory"))


def test_the_key_of_a_view_is_proved_among_the_documents_that_changed(db):
    twice = view("twice", ("document_id",), "FROM (VALUES ('x'), ('x')) AS t(document_id)")
    other = view("other", ("document_id",), "FROM (VALUES ('x'), ('y'), ('y')) AS t(document_id)")
    nobody = view("nobody", ("document_id",), "FROM (VALUES ('y'), ('y')) AS t(document_id)")
    made, found = looked_at(db, twice, other, nobody)
    assert [(finding.check.model, finding.row_count) for finding in found] == [
        ("report.twice", 1),
        ("report.other", 0),
        ("report.nobody", 0),
    ]
    assert {model.row_count for model in made.values()} == {None}


def test_the_key_of_a_view_of_other_columns_is_proved_among_the_documents_that_changed(db):
    claims = view("claims", ("claim_id",), "FROM (VALUES ('c', 'x'), ('c', 'x'), ('d', 'y')) AS t(claim_id, document_id)")
    whole = view("whole", ("claim_id",), "FROM (VALUES ('c', 'x'), ('d', 'x'), ('e', 'y'), ('e', 'y')) AS t(claim_id, document_id)")
    _, found = looked_at(db, claims, whole)
    assert [(finding.check.model, finding.row_count) for finding in found] == [("report.claims", 1), ("report.whole", 0)]


@pytest.mark.parametrize("row", ["('x', NULL)", "(NULL, 'm')"])
def test_a_row_that_lacks_one_of_the_ids_is_found_by_the_other(db, row):
    claims = view("claims", ("claim_id",), f"SELECT 'c' AS claim_id, * FROM (VALUES {row}, {row}) AS t(document_id, meeting_id)")
    assert [finding.row_count for finding in looked_at(db, claims)[1]] == [1]


@pytest.mark.parametrize("key", ["meeting_id", "name"])
def test_of_a_view_the_rows_of_the_least_keys_are_shown(db, key):
    """Whatever way they are looked for: one value after the other where DuckDB passes that down, else all at once."""
    rows = ", ".join(f"('{letter}', {number})" for letter in "cab" for number in range(2))
    model, check = view("shown", (key, "number"), f"FROM (VALUES {rows}) AS t({key}, number)")
    db.execute("CREATE SCHEMA report")
    db.execute(f"CREATE VIEW report.shown AS {model.sql}")
    made, _ = audit(db, Sql((model,), (), (check,)), [model], [check])
    shown = [line.split(" | ") for line in made["report.shown"].preview.splitlines()[2:]]
    assert len(shown) == 5
    assert {row[0].strip("| ") for row in shown} == {"a", "b", "c"}


def test_a_view_that_gathers_and_has_previews_is_made_once_for_all_who_look(db):
    """Each making of it would have another number; a check sees the one too, and the tables that it reads besides."""
    model, _ = view("drawn", ("name",), "SELECT name, random() AS number FROM (VALUES ('a'), ('a')) AS t(name) GROUP BY name")
    db.execute("CREATE SCHEMA report")
    db.execute(f"CREATE VIEW report.drawn AS {model.sql}")
    query = "SELECT number FROM report.drawn WHERE (SELECT count(*) FROM star.two) = 3"
    check = Check(model.name, "is_drawn", query, "", True, (model.name, "star.two"))
    preview = Preview(model.name, "figures", "SELECT number FROM report.drawn")
    made, (finding,) = audit(db, Sql((model,), (), (check,), (preview,)), [model], [check])
    shown = made[model.name]
    assert shown.row_count == finding.row_count == 1
    assert f"| a | {shown.figures['number']} |" in shown.preview
    assert f"| {shown.figures['number']} |" in finding.sample
    assert db.execute("SELECT count(*) FROM duckdb_databases() WHERE database_name = 'copies'").fetchone() == (0,)


@pytest.mark.parametrize("most", [1, 2, 100])
def test_a_check_that_goes_by_documents_finds_the_same_however_few_it_joins_at_a_time(db, monkeypatch, most):
    monkeypatch.setattr("pipelines.warehouse.audit._TEXTS_AT_ONCE", most)
    db.execute("CREATE SCHEMA stage; CREATE TABLE stage.documents AS FROM (VALUES ('00a'), ('7ff'), ('800'), ('f00')) AS t(document_id)")
    check = Check("star.two", "is_there", "SELECT document_id FROM stage.documents WHERE document_id <> '7ff'", "", True, (), "document_id")
    finding = run_check(db, check, {})
    assert (finding.row_count, [id for id in ("00a", "800", "f00") if f"| {id} |" in finding.sample]) == (3, ["00a", "800", "f00"])


def test_a_view_that_gathers_over_many_documents_is_not_made_again(db):
    failing = view("failing", ("country",), "SELECT error('not looked at') AS country")
    assert looked_at(db, failing)[1][0].passed


def test_a_view_whose_key_was_not_proved_before_is_looked_at_whole(db):
    with pytest.raises(ModelError, match="not looked at"):
        looked_at(db, view("failing", ("country",), "SELECT error('not looked at') AS country"), passed=False)


@pytest.mark.parametrize(("added", "found"), [("('c', 'x')", 1), ("(NULL, 'x')", 1), ("('e', 'x'), ('d', 'y'), ('d', 'y')", 0)])
def test_the_key_of_a_table_is_proved_where_a_row_that_may_differ_has_it(db, added, found):
    """A key that an older row has, and one that is null, are found; what the rows of other documents have was proved before."""
    db.execute(f"CREATE TABLE star.claim AS FROM (VALUES ('c', 'y'), {added}) AS t(claim_id, document_id)")
    db.execute("ATTACH ':memory:' AS around; CREATE SCHEMA around.star")
    db.execute("CREATE TABLE around.star.claim AS FROM star.claim WHERE document_id = 'x'")
    model = Model("star", "claim", "", False, "", ("claim_id",), (), (), "document_id")
    doubled = "SELECT claim_id FROM star.claim GROUP BY ALL HAVING count(*) > 1 OR claim_id IS NULL"
    check = Check("star.claim", KEY_CHECK, doubled, "", True, ())
    keys = {"document_id": ("x",), "report_id": (), "meeting_id": ()}
    made, findings = audit(db, Sql((model,), (), (check,)), [], [check], Since(Changed({}, keys, keys), [check.file], "around"))
    assert [finding.row_count for finding in findings] == [found]
    assert made["star.claim"].row_count == len(db.execute("FROM star.claim").fetchall())
