"""Jobs that a build does some at a time, in sessions of their own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Barrier

import duckdb
import pytest

from pipelines.warehouse.models import ModelError
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


def _greedy(name: str, tries: list[str], failure: Callable[[], Exception], beside: Barrier, db: duckdb.DuckDBPyConnection) -> None:
    """Makes a table; at its first try it meets another that does the same, and fails."""
    db.execute("BEGIN")
    db.execute(f"CREATE TABLE {name} AS SELECT 1 AS n")
    tries.append(name)
    if tries.count(name) == 1:
        beside.wait(timeout=10)
        raise failure()
    tries.append(f"{name} alone")
    db.execute("COMMIT")


def _of_a_model() -> Exception:
    error = ModelError("sql/star/a.sql: Out of Memory Error")
    error.__cause__ = duckdb.OutOfMemoryException("Out of Memory Error")
    return error


def test_what_finds_no_memory_beside_others_is_made_again_alone(tmp_path: Path) -> None:
    tries: list[str] = []
    barrier = Barrier(2)
    jobs = {
        "a": partial(_greedy, "a", tries, _of_a_model, barrier),
        "b": partial(_greedy, "b", tries, lambda: duckdb.OutOfMemoryException("none left"), barrier),
        "c": partial(_copy, "c", "a"),
    }
    with attached(tmp_path / "file.duckdb", "") as db:
        in_order(db, jobs, {"c": {"a", "b"}})
        assert db.execute("FROM c").fetchall() == [(2,)]
    assert tries[2:] in (["a", "a alone", "b", "b alone"], ["b", "b alone", "a", "a alone"])


def test_what_finds_no_memory_alone_is_an_error(tmp_path: Path) -> None:
    tries: list[int] = []

    def too_large(db: duckdb.DuckDBPyConnection) -> None:
        tries.append(1)
        raise duckdb.OutOfMemoryException("none left")

    with attached(tmp_path / "file.duckdb", "") as db, pytest.raises(duckdb.OutOfMemoryException, match="none left"):
        in_order(db, {"large": too_large})
    assert len(tries) == 2
