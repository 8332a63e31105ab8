"""Shared fixtures: a warehouse built from records by the real SQL."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import settings

from pipelines.core.contracts import STAGE
from pipelines.core.knowledge import Knowledge
from pipelines.environment import ROOT
from pipelines.store import WHOLE, Store
from pipelines.tables import to_arrow
from pipelines.warehouse import Build, Earlier, Sources, Sql, build, load_sql, reference_tables
from tests.rows import KNOWLEDGE

settings.register_profile("project", deadline=None)  # machines are noisy; a benchmark measures time, a test does not
settings.load_profile("project")


@pytest.fixture(scope="session")
def sql() -> Sql:
    """The project's models, macros and checks."""
    return load_sql(ROOT / "sql")


def build_rows(
    folder: Path, sql: Sql, knowledge: Knowledge = KNOWLEDGE, only: list[str] | None = None, since: Earlier | None = None, **rows: list[Any]
) -> Build:
    """Run ``sql`` over those rows; the file is ``folder / "readouts.duckdb"``."""
    store = Store(folder / "stage", STAGE)
    store.publish({table: [store.write_part(table, WHOLE, to_arrow(rows.get(table, []), record), "")] for table, record in STAGE.items()})
    return build(Sources(folder / "stage", reference_tables(knowledge)), sql, folder / "readouts.duckdb", only, since=since)


@pytest.fixture
def built(tmp_path: Path, sql: Sql) -> Callable[..., Build]:
    """``built(meeting_reports=[...])`` runs the real SQL over those rows; the file is ``tmp_path / "readouts.duckdb"``."""
    return partial(build_rows, tmp_path, sql)


@pytest.fixture
def warehouse(tmp_path: Path, built: Callable[..., Build]) -> Iterator[Callable[..., duckdb.DuckDBPyConnection]]:
    """``warehouse(meeting_reports=[...])`` builds a file that must pass every check, and opens it."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def make(**rows: Any) -> duckdb.DuckDBPyConnection:
        result = built(**rows)
        assert result.published, [(f.check.model, f.check.name, f.sample) for f in result.blocking]
        opened.append(duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True))
        return opened[-1]

    yield make
    for db in opened:
        db.close()
