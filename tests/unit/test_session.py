"""Jobs that a build does some at a time, in sessions of their own."""

from functools import partial
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse.session import attached, in_order


def _copy(name: str, source: str, db: duckdb.DuckDBPyConnection) -> None:
    db.execute(f"CREATE TABLE {name} AS SELECT n + 1 AS n FROM {source}")


def test_a_job_sees_what_those_before_it_made(tmp_path: Path) -> None:
    chain = [f"t{number}" for number in range(6)]
    jobs = {name: partial(_copy, name, source) for name, source in zip(chain[1:], chain, strict=False)} | {
        "other": partial(_copy, "other", "t0")
    }
    after = {name: frozenset(chain[:number]) for number, name in enumerate(chain)} | {"other": frozenset({"t0"})}
    with attached(tmp_path / "file.duckdb", "") as db:
        db.execute("CREATE TABLE t0 AS SELECT 0 AS n")
        in_order(db, jobs, after)
        assert db.execute("SELECT (SELECT n FROM t5), (SELECT n FROM other)").fetchall() == [(5, 1)]


def test_what_waits_for_a_job_that_failed_is_not_done(tmp_path: Path) -> None:
    jobs = {"made": partial(_copy, "made", "nowhere"), "next": partial(_copy, "next", "there")}
    with attached(tmp_path / "file.duckdb", "") as db:
        db.execute("CREATE TABLE there AS SELECT 0 AS n")
        with pytest.raises(duckdb.CatalogException, match="nowhere"):
            in_order(db, jobs, {"made": frozenset(), "next": frozenset({"made"})})
        assert db.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'readouts'").fetchall() == [("there",)]
