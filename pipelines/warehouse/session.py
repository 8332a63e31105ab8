"""DuckDB sessions that own no file of their own, so that a file can be attached, left and swapped freely."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipelines.environment import database_memory

DATABASE = "readouts"
"""What a file is called in a session."""


@contextmanager
def attached(path: Path, options: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A session in UTC with ``path`` as its current database, named ``DATABASE``; detached at the end.

    Args:
        path: The DuckDB file.
        options: Of ``ATTACH``, such as ``READ_ONLY``; may be empty.
    """
    spill = str(path.with_name(f".{path.name}.spill"))
    with duckdb.connect(config={"temp_directory": spill, "memory_limit": database_memory()}) as db:
        db.execute("SET TimeZone = 'UTC'")
        db.execute(f"ATTACH {quoted(str(path))} AS {DATABASE}{f' ({options})' if options else ''}")
        db.execute(f"USE {DATABASE}")
        yield db
        db.execute("USE memory")
        db.execute(f"DETACH {DATABASE}")


@contextmanager
def beside(db: duckdb.DuckDBPyConnection, database: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Another session in UTC on what a session has committed to a database, for another thread; it has its own temporary tables."""
    with db.cursor() as own:
        own.execute("SET TimeZone = 'UTC'")
        own.execute(f"USE {database}")
        yield own


@contextmanager
def within(db: duckdb.DuckDBPyConnection, database: str) -> Iterator[None]:
    """Let names mean the tables of another attached database."""
    (before,) = db.execute("SELECT current_database()").fetchall()[0]
    db.execute(f"USE {database}")
    yield
    db.execute(f"USE {before}")


@contextmanager
def at_once(db: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """One transaction around small statements, each of which would wait for the disk.

    Nobody reads the draft before it is published, so the build as a whole needs none; and what is committed has statistics
    and is scanned by all cores, which what is not is not.
    """
    db.execute("BEGIN")
    yield
    db.execute("COMMIT")


def quoted(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
