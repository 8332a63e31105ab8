"""DuckDB sessions that own no file of their own, so that a file can be attached, left and swapped freely."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb


@contextmanager
def attached(path: Path, options: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A session in UTC with ``path`` as its current database, named ``readouts``; detached at the end.

    Args:
        path: The DuckDB file.
        options: Of ``ATTACH``, such as ``READ_ONLY``; may be empty.
    """
    with duckdb.connect(config={"temp_directory": str(path.with_name(f".{path.name}.spill"))}) as db:
        db.execute("SET TimeZone = 'UTC'")
        db.execute(f"ATTACH {quoted(str(path))} AS readouts{f' ({options})' if options else ''}")
        db.execute("USE readouts")
        yield db
        db.execute("USE memory")
        db.execute("DETACH readouts")


@contextmanager
def beside(db: duckdb.DuckDBPyConnection, database: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Another session in UTC on what a session has committed to a database, for another thread; it has its own temporary tables."""
    with db.cursor() as own:
        own.execute("SET TimeZone = 'UTC'")
        own.execute(f"USE {database}")
        yield own


def quoted(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
