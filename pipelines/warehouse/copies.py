"""Copies of views that an audit looks at several times, so that what they gather is read once."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

import duckdb

from pipelines.warehouse.models import SCHEMAS, Check, Model
from pipelines.warehouse.session import at_once

COPIES = "copies"
"""Database of the copies, and of what the checks that read one read besides."""


@contextmanager
def copied(db: duckdb.DuckDBPyConnection, checks: Iterable[Check], views: Collection[Model]) -> Iterator[Collection[Model]]:
    """Attach the database of the copies, which are yet to be made, where there are to be some.

    Args:
        db: The draft; what is in it is committed.
        checks: The checks that may read a copy: what else they read is there as views on the draft.
        views: What to copy.
    """
    if not views:
        yield views
        return
    names = {view.name for view in views}
    besides = {name for check in checks if not names.isdisjoint(check.reads) for name in check.reads} - names
    (draft,) = db.execute("SELECT current_database()").fetchall()[0]
    db.execute(f"ATTACH ':memory:' AS {COPIES}")
    with at_once(db):
        for schema in SCHEMAS:
            db.execute(f"CREATE SCHEMA {COPIES}.{schema}")
        for name in sorted(besides):
            db.execute(f"CREATE VIEW {COPIES}.{name} AS FROM {draft}.{name}")
    yield views
    db.execute(f"DETACH {COPIES}")


def copy_of(db: duckdb.DuckDBPyConnection, view: Model) -> None:
    """Copy the rows of a view of the current database."""
    db.execute(f"CREATE TABLE {COPIES}.{view.name} AS FROM {view.name}")
