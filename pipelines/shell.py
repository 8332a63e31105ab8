"""A small read-only SQL shell on the warehouse, for where DuckDB's own is not installed."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import duckdb

with suppress(ImportError):  # not in every build of Python
    import readline as _readline  # noqa: F401 (gives input() a history and cursor keys)


def query(database: Path, statement: str) -> None:
    """Run a statement and print its rows.

    Raises:
        duckdb.Error: The statement is wrong, or wants to write.
    """
    with duckdb.connect(str(database), read_only=True) as db:
        _show(db, statement)


def interact(database: Path) -> None:
    """Read statements, each up to its semicolon, from the terminal or a pipe, and print their rows."""
    talking = sys.stdin.isatty()
    if talking:
        print(f"{database}, read-only. End a statement with ; and leave with Ctrl-D. Try: FROM report.meetings;")
    with duckdb.connect(str(database), read_only=True) as db:
        for statement in _statements(talking):
            try:
                _show(db, statement)
            except duckdb.Error as error:
                print(error, file=sys.stderr)


def _show(db: duckdb.DuckDBPyConnection, statement: str) -> None:
    rows = db.sql(statement)
    if rows is not None:
        rows.show()  # type: ignore[no-untyped-call,unused-ignore]


def _statements(talking: bool) -> Iterator[str]:
    lines: list[str] = []
    while True:
        try:
            lines.append(input(("  ...> " if lines else "readouts> ") if talking else ""))
        except KeyboardInterrupt:
            lines = []
            print()
            continue
        except EOFError:
            break
        if lines[-1].rstrip().endswith(";"):
            yield "\n".join(lines)
            lines = []
    if "".join(lines).strip():
        yield "\n".join(lines)
