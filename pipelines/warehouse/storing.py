"""How tables are laid down in the file: texts of whole pages in a third of the room and time that DuckDB would choose for them."""

import re
from collections.abc import Collection, Iterable, Mapping

import duckdb

from pipelines.tables import Column
from pipelines.warehouse.models import Model

_LONG_TEXTS: Mapping[str, tuple[str, ...]] = {"stage.documents": ("text", "body")}
"""Columns of whole pages in tables below the star; a model names its own."""
_COMPRESSED = "USING COMPRESSION zstd"  # DuckDB takes it for texts of 4,096 characters or more
_CREATE_AS = re.compile(r"\s*CREATE TABLE [\w.]+ AS\b")


def create(db: duckdb.DuckDBPyConnection, name: str, columns: Iterable[Column]) -> None:
    """Make an empty table of a contract."""
    _create(db, name, {column.name: column.ddl for column in columns}, _LONG_TEXTS.get(name, ()))


def create_as(db: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Run the SQL of a model, which creates it and comments on it."""
    if not model.long_texts:
        db.execute(model.sql)
        return
    created, *comments = (statement.query for statement in duckdb.extract_statements(model.sql))
    query = _CREATE_AS.sub("", created, count=1)
    columns = {name: f'"{name}" {kind}' for name, kind, *_ in db.execute(f"DESCRIBE {query}").fetchall()}
    _create(db, model.name, columns, model.long_texts)
    db.execute(f"INSERT INTO {model.name} {query}")
    for comment in comments:
        db.execute(comment)


def _create(db: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, str], long_texts: Collection[str]) -> None:
    declared = (f"{said} {_COMPRESSED}" if column in long_texts else said for column, said in columns.items())
    db.execute(f"CREATE TABLE {name} ({', '.join(declared)})")
