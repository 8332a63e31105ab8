"""What the file says of itself: comments on tables and columns, descriptions, previews, a hash of the contents."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import Any

import duckdb

from pipelines.tables import Column
from pipelines.warehouse.models import Model
from pipelines.warehouse.previous import REMEMBERING
from pipelines.warehouse.session import attached, quoted

_PREVIEW_ROWS, _PREVIEW_CHARS = 5, 60


def kinds(db: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Every table and view of the current database: ``schema.table`` to TABLE or VIEW."""
    rows = db.execute(
        "SELECT table_schema || '.' || table_name, if(table_type = 'VIEW', 'VIEW', 'TABLE') FROM information_schema.tables"
        " WHERE table_catalog = current_database() ORDER BY ALL"
    ).fetchall()
    return dict(rows)


def drop(db: duckdb.DuckDBPyConnection, name: str, kind: str | None) -> None:
    """Remove a table or view, where there is one."""
    if kind:
        db.execute(f"DROP {kind} {name}")


def comment(db: duckdb.DuckDBPyConnection, kind: str, name: str, description: str, docs: Mapping[str, str]) -> None:
    """Put a description and column docs on a table or view."""
    statements = [f"COMMENT ON {kind} {name} IS {quoted(description)}"]
    statements += [f'COMMENT ON COLUMN {name}."{column}" IS {quoted(doc)}' for column, doc in docs.items()]
    db.execute("; ".join(statements))


def comment_models(
    db: duckdb.DuckDBPyConnection, models: Iterable[Model], rebuilt: Set[str], contracts: Mapping[str, tuple[Column, ...]]
) -> dict[str, tuple[Column, ...]]:
    """Put its header on each rebuilt model, and on each column without a comment that of its namesake upstream.

    A name means one thing throughout the warehouse, so a column that comes from a table which the model reads
    keeps that table's comment; where several have it, the one named first in the file.

    Returns:
        The columns of every table and view, with their comments.
    """
    known = {**describe(db), **contracts}
    for model in models:
        if model.name not in rebuilt:
            continue
        upstream: dict[str, str] = {}
        for source in model.reads:
            for column in known[source]:
                upstream.setdefault(column.name, column.doc)
        bare = {c.name: upstream[c.name] for c in known[model.name] if not c.doc and upstream.get(c.name)}
        known[model.name] = tuple(replace(c, doc=bare.get(c.name, c.doc)) for c in known[model.name])
        comment(db, "VIEW" if model.is_view else "TABLE", model.name, model.description, bare)
    return known


def describe(db: duckdb.DuckDBPyConnection) -> dict[str, tuple[Column, ...]]:
    """The columns of every table and view, with their comments."""
    rows = db.execute(
        "SELECT schema_name || '.' || table_name, column_name, data_type, is_nullable, coalesce(comment, '') FROM duckdb_columns()"
        " WHERE database_name = current_database() AND NOT internal ORDER BY schema_name, table_name, column_index"
    ).fetchall()
    found: dict[str, list[Column]] = {}
    for name, *column in rows:
        found.setdefault(name, []).append(Column(*column))
    return {name: tuple(made) for name, made in found.items()}


def preview(db: duckdb.DuckDBPyConnection, table: str, rows: int = _PREVIEW_ROWS, given: Sequence[Any] = (), chars: int = _PREVIEW_CHARS) -> str:
    """The first rows as a Markdown table, values of more characters cut; ``given`` are the values of the parameters in ``table``."""
    cut = f"left(replace(replace(COLUMNS(*)::VARCHAR, chr(10), ' '), '|', '/'), {chars})"
    result = db.execute(f"SELECT {cut} FROM (FROM {table} LIMIT {rows})", list(given))
    names = [column[0] for column in result.description]
    lines = [names, ["-"] * len(names), *([value or "" for value in row] for row in result.fetchall())]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def figures(db: duckdb.DuckDBPyConnection, query: str) -> dict[str, float]:
    """The numbers of a query that gives one row of nothing but numbers; none of any other."""
    result = db.execute(query)
    names = [column[0] for column in result.description]
    rows = result.fetchmany(2)
    if len(rows) != 1 or not all(value is None or isinstance(value, int | float) for value in rows[0]):
        return {}
    return {name: value for name, value in zip(names, rows[0], strict=True) if value is not None and isfinite(value)}


def contents_hash(path: Path) -> dict[str, str]:
    """A hash of every table and view of a warehouse, independent of the order of its rows.

    Two builds from the same input have the same hashes. The history of the meetings, which alone remembers earlier files,
    is left out.
    """
    with attached(path, "READ_ONLY") as db:
        return {name: _hash(db, name, made) for name, made in describe(db).items() if name not in REMEMBERING}


def _hash(db: duckdb.DuckDBPyConnection, name: str, made: tuple[Column, ...]) -> str:
    shape = ", ".join(f"{column.name} {column.type}" for column in made)
    total = db.execute(f"SELECT count(*), sum(hash(row_of)::HUGEINT) FROM {name} AS row_of").fetchall()[0]
    return f"{total[0]} rows, {total[1]}, {shape}"
