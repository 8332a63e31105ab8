"""How a copy of the published file is brought up to date: by way of a small warehouse of what lies around the change.

The small one, in memory, holds of the stage tables only the rows of the documents, reports and meetings that changed and of what
belongs with them. The SQL of the star makes its tables of these, and the rows that may differ take the place of those in the copy.
Its views are the same as well, so that an audit looks at them there and not at all that the copy holds. What goes by no document,
report or meeting, such as a list of days, is made whole, in the copy.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import duckdb

from pipelines.core.contracts import KEYS
from pipelines.warehouse.audit import naming
from pipelines.warehouse.catalogue import drop, kinds
from pipelines.warehouse.changed import Changed, StageFiles, among, parquet
from pipelines.warehouse.models import BELOW, SCHEMAS, Model
from pipelines.warehouse.previous import REMEMBERING
from pipelines.warehouse.session import DATABASE, at_once, within
from pipelines.warehouse.storing import narrowed

AROUND = "around"
"""Database of the small warehouse."""


def stale_models(models: Iterable[Model], changed: Changed) -> list[Model]:
    """The tables of the star that read what changed, at any depth, in build order; views hold nothing that could be stale.

    What remembers the file before is among them in any case, for that is another file each time.
    """
    stale = {f"stage.{table}" for table in changed.tables}
    found = []
    for model in models:
        if not model.is_view and (model.name in REMEMBERING or stale.intersection(model.reads)):
            stale.add(model.name)
            found.append(model)
    return found


def replace_stage_rows(db: duckdb.DuckDBPyConnection, table: str, files: Iterable[Path], changed: Changed) -> None:
    """Bring a stage table that lies in the file up to date with its parts."""
    _replace(db, f"stage.{table}", parquet(files), among(KEYS[table], changed.tables[table]))


def remake(
    db: duckdb.DuckDBPyConnection, models: Iterable[Model], files: StageFiles, changed: Changed, near: Mapping[str, str]
) -> list[Model]:
    """Bring the star of a draft, whose stage tables are those of now, up to date by way of the small warehouse, which stays attached.

    Args:
        db: The draft.
        models: All models.
        files: The files of the stage tables of now.
        changed: What changed.
        near: What ``nearby`` tells.

    Returns:
        The models that were made whole.
    """
    whole, stale, there = [], {model.name for model in stale_models(models, changed)}, kinds(db)
    _lay_around(db, there, files, near)
    for model in models:
        with naming(model.path):
            if model.rows_by and model.name in stale:
                _make(db, model)
                with at_once(db):
                    _replace(db, model.name, f"{AROUND}.{model.name}", changed.among(model.rows_by))
                continue
            if model.name in stale:
                # of what remembers, rows of then and now that do not differ tell of nothing
                made = replace(model, sql=narrowed(model.sql, near)) if model.name in REMEMBERING else model
                with at_once(db):
                    drop(db, model.name, there.get(model.name))
                    db.execute(made.sql)
                whole.append(model)
            if model.is_view:
                _make(db, model)
            else:
                with within(db, AROUND):
                    _take(db, model.name, near)
    return whole


def _lay_around(db: duckdb.DuckDBPyConnection, there: Iterable[str], files: StageFiles, near: Mapping[str, str]) -> None:
    """Attach the small warehouse, with what of the draft lies below the star."""
    db.execute(f"ATTACH ':memory:' AS {AROUND}")
    with within(db, AROUND), at_once(db):
        for schema in SCHEMAS:
            db.execute(f"CREATE SCHEMA {schema}")
        for name in there:
            if name.startswith(BELOW):
                parts = files.get(name.removeprefix("stage."))
                _take(db, name, near, parquet(parts.values()) if parts else None)


def _take(db: duckdb.DuckDBPyConnection, name: str, near: Mapping[str, str], rows: str | None = None) -> None:
    """Have a table of the draft in the small warehouse too: of what goes by documents, reports or meetings only the rows around.

    Those of a stage table come from its files, for the draft would look through its texts.
    """
    there = f"{DATABASE}.{name}"
    db.execute(f"CREATE TABLE {name} AS FROM {rows or there} WHERE {near[name]}" if name in near else f"CREATE VIEW {name} AS FROM {there}")


def _make(db: duckdb.DuckDBPyConnection, model: Model) -> None:
    with within(db, AROUND):
        db.execute(duckdb.extract_statements(model.sql)[0].query)  # without its comments


def _replace(db: duckdb.DuckDBPyConnection, table: str, rows: str, condition: str) -> None:
    db.execute(f"DELETE FROM {table} WHERE {condition}")
    db.execute(f"INSERT INTO {table} BY NAME FROM {rows} WHERE {condition}")
