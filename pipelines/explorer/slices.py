"""Queries of which the rows are too many to be made at once: their views are narrowed to some keys at a time.

DuckDB moves to the disk what it sorts and joins, but not the lists that it gathers, so that a query which gathers all that is told
of every meeting would take memory as there are pages.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

import duckdb

from pipelines.ranges import key_ranges

_PER_SLICE = 10_000
"""About how many keys are looked at at a time."""


def rows(db: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, a batch at a time."""
    result = db.execute(query)
    while some := result.fetchmany(1_000):
        yield from some


def among(db: duckdb.DuckDBPyConnection, query: str, key: str, prefixes: Collection[str], length: int) -> str:
    """A query that reads of each view that has the key only what begins with the prefixes; said of each, no view is made whole."""
    wanted = any_of(f"left({key}, {length})", prefixes)
    return _narrowed(query, _keyed(db, query, key), "report", wanted)


def in_slices(
    db: duckdb.DuckDBPyConnection, query: str, key: str, count: int, are_scattered: bool = False, most: int = _PER_SLICE
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that gives one for each key, in the order of the keys, made a slice of the keys at a time.

    Args:
        db: The published file.
        query: Reads views; of those that have the key only rows with the same one belong together.
        key: The key, of hexadecimal digits.
        count: How many keys there are.
        are_scattered: The rows of a slice lie all over the file: they are sorted once, lest each slice look through all of it.
        most: About how many keys a slice may have.
    """
    views = _keyed(db, query, key)
    with db.cursor() as own:
        for view in views if are_scattered else ():
            own.execute(f"CREATE TEMP TABLE {view} AS FROM report.{view} WHERE {key} IS NOT NULL ORDER BY {key}")
        schema = "temp" if are_scattered else "report"
        for wanted in key_ranges(key, count, most):
            yield from rows(own, _narrowed(query, views, schema, wanted))


def _keyed(db: duckdb.DuckDBPyConnection, query: str, key: str) -> list[str]:
    """The views of a query that have a column."""
    found = db.execute(
        "SELECT DISTINCT table_name FROM duckdb_columns() WHERE schema_name = 'report' AND column_name = ? ORDER BY ALL", [key]
    ).fetchall()
    return [view for (view,) in found if re.search(rf"\breport\.{view}\b", query)]


def any_of(column: str, values: Collection[str]) -> str:
    """A condition: the column has one of the values."""
    return f"{column} IN ({str(sorted(values))[1:-1]})" if values else "false"


def _narrowed(query: str, views: Collection[str], schema: str, wanted: str) -> str:
    """A query that reads of each of some views only what meets a condition."""
    named = rf"\breport\.({'|'.join(views)})\b"
    return re.sub(named, lambda found: f"(FROM {schema}.{found[1]} WHERE {wanted})", query) if views else query
