"""What the file says of itself: comments on tables and columns, descriptions, previews, a hash of the contents."""

from pathlib import Path

import duckdb

from pipelines.tables import Column, columns, description
from pipelines.warehouse.models import Model
from pipelines.warehouse.session import attached, quoted

_PREVIEW_ROWS, _PREVIEW_CHARS = 5, 60


def kinds(db: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Every table and view of the current database: ``schema.table`` to TABLE or VIEW."""
    rows = db.execute(
        "SELECT table_schema || '.' || table_name, if(table_type = 'VIEW', 'VIEW', 'TABLE') FROM information_schema.tables"
        " WHERE table_catalog = current_database() ORDER BY ALL"
    ).fetchall()
    return dict(rows)


def drop(db: duckdb.DuckDBPyConnection, name: str) -> None:
    """Remove a table or view, if it is there."""
    if kind := kinds(db).get(name):
        db.execute(f"DROP {kind} {name}")


def comment_record(db: duckdb.DuckDBPyConnection, name: str, record: type) -> None:
    """Put a record class's description and docs on its table or view."""
    db.execute(f"COMMENT ON {kinds(db)[name]} {name} IS {quoted(description(record))}")
    for column in columns(record):
        db.execute(f'COMMENT ON COLUMN {name}."{column.name}" IS {quoted(column.doc)}')


def comment_model(db: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Put the header on a model, and on each column without a comment that of its namesake upstream.

    A name means one thing throughout the warehouse, so a column that comes from a table which the model reads
    keeps that table's comment; where several have it, the one named first in the file.
    """
    db.execute(f"COMMENT ON {'VIEW' if model.is_view else 'TABLE'} {model.name} IS {quoted(model.description)}")
    bare = [column.name for column in describe(db, model.name) if not column.doc]
    if not bare:
        return
    inherited: dict[str, str] = {}
    for source in model.reads:
        for column in describe(db, source):
            if column.doc:
                inherited.setdefault(column.name, column.doc)
    for name in bare:
        if name in inherited:
            db.execute(f'COMMENT ON COLUMN {model.name}."{name}" IS {quoted(inherited[name])}')


def describe(db: duckdb.DuckDBPyConnection, name: str) -> tuple[Column, ...]:
    """The columns of a built table or view, with their comments."""
    schema, _, table = name.partition(".")
    rows = db.execute(
        "SELECT column_name, data_type, is_nullable, coalesce(comment, '') FROM duckdb_columns()"
        " WHERE database_name = current_database() AND schema_name = ? AND table_name = ? ORDER BY column_index",
        [schema, table],
    ).fetchall()
    return tuple(Column(*row) for row in rows)


def preview(db: duckdb.DuckDBPyConnection, table: str) -> str:
    """The first rows as a Markdown table, long values cut."""
    cut = f"left(replace(replace(COLUMNS(*)::VARCHAR, chr(10), ' '), '|', '/'), {_PREVIEW_CHARS})"
    result = db.execute(f"SELECT {cut} FROM (FROM {table} LIMIT {_PREVIEW_ROWS})")  # noqa: S608 (names of our files)
    names = [column[0] for column in result.description]
    lines = [names, ["-"] * len(names), *([value or "" for value in row] for row in result.fetchall())]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def contents_hash(path: Path) -> dict[str, str]:
    """A hash of every table and view of a warehouse, independent of the order of its rows.

    Two builds from the same input have the same hashes (``meeting_id_history`` alone remembers earlier files).
    """
    with attached(path, "READ_ONLY") as db:
        return {name: _hash(db, name) for name in kinds(db)}


def _hash(db: duckdb.DuckDBPyConnection, name: str) -> str:
    shape = ", ".join(f"{column.name} {column.type}" for column in describe(db, name))
    total = db.execute(f"SELECT count(*), sum(hash(row_of)::HUGEINT) FROM {name} AS row_of").fetchall()[0]  # noqa: S608 (names of the file itself)
    return f"{total[0]} rows, {total[1]}, {shape}"
