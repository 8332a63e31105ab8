import sys

import pytest

from pipelines.tables import Column
from pipelines.warehouse import Model, column_lineage, lineages


def model(sql: str, *reads: str) -> Model:
    return Model("report", "made", f"-- A model.\nCREATE VIEW report.made AS {sql}", True, "", (), (), reads)


def columns(**tables: str) -> dict[str, tuple[Column, ...]]:
    """``columns(star_a="x y", report_made="z")``."""
    return {name.replace("_", ".", 1): tuple(Column(c, "INTEGER", True, "") for c in names.split()) for name, names in tables.items()}


def test_a_column_that_passes_through_comes_from_its_namesake():
    made = column_lineage(model("SELECT a.x FROM star.a", "star.a"), columns(star_a="x y", report_made="x"))
    assert made == {"x": (("star.a", "x"),)}


def test_columns_are_followed_through_subqueries_joins_and_unions():
    sql = """
    WITH sums AS (SELECT k, sum(x + y) AS total FROM star.a GROUP BY k)
    SELECT b.k, sums.total * b.rate AS cost FROM star.b INNER JOIN sums ON sums.k = b.k
    UNION ALL
    SELECT k, x FROM star.a
    """
    made = column_lineage(model(sql, "star.a", "star.b"), columns(star_a="k x y", star_b="k rate", report_made="k cost"))
    assert made["k"] == (("star.a", "k"), ("star.b", "k"))
    assert made["cost"] == (("star.a", "x"), ("star.a", "y"), ("star.b", "rate"))


def test_what_is_only_filtered_on_is_no_source_and_a_count_has_none():
    made = column_lineage(model("SELECT count(*) AS n FROM star.a WHERE y > 1", "star.a"), columns(star_a="x y", report_made="n"))
    assert made == {"n": ()}


def test_what_was_read_off_once_is_remembered_until_the_sql_or_a_column_changes(tmp_path, monkeypatch):
    memory, one = tmp_path / "lineage.json", model("SELECT a.x FROM star.a", "star.a")
    known = columns(star_a="x y", report_made="x")
    first = lineages([one], known, memory)
    assert first == {"report.made": {"x": (("star.a", "x"),)}}
    monkeypatch.setattr(sys.modules["pipelines.warehouse.lineage"], "column_lineage", lambda *_: pytest.fail("read again"))
    assert lineages([one], known, memory) == first
    monkeypatch.undo()
    assert lineages([model("SELECT a.y AS x FROM star.a", "star.a")], known, memory) == {"report.made": {"x": (("star.a", "y"),)}}
    memory.write_text("[]")
    assert lineages([one], known, memory) == first
