"""What a build remembers of the file that it replaces: database ``previous``, for ``star.meeting_id_history`` and the checks of row counts."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipelines.warehouse.session import quoted

HISTORY = "star.meeting_id_history"

REMEMBERING = frozenset({HISTORY, "report.changes"})
"""What depends on earlier files; every other table is a function of pages, code and knowledge."""

_FACTS: Mapping[str, Mapping[str, str]] = {
    "star.fct_meeting": {
        **dict.fromkeys(("meeting_id", "held_edtf", "date_status", "mode", "city", "country", "forum", "forum_event_id"), "VARCHAR"),
        "held_on": "DATE",
    },
    "star.fct_meeting_report": {
        **dict.fromkeys(("report_id", "meeting_id", "realis", "document_id"), "VARCHAR"),
        **dict.fromkeys(("char_start", "char_end"), "INTEGER"),
    },
    "star.fct_document": {**dict.fromkeys(("document_id", "url", "raw_path"), "VARCHAR"), "record_no": "INTEGER"},
    "star.fct_meeting_participant": dict.fromkeys(("meeting_id", "person", "organization", "country"), "VARCHAR"),
}
_EVENTS: Mapping[str, Mapping[str, str]] = {
    HISTORY: {
        "publication_no": "INTEGER",
        "event_no": "INTEGER",
        "published_at": "TIMESTAMP",
        **dict.fromkeys(
            ("event", "former_meeting_id", "meeting_id", "attribute", "value_before", "value_after", "participants"), "VARCHAR"
        ),
        "held_on": "DATE",
    }
}
_LATER: Mapping[str, frozenset[str]] = {
    "star.fct_document": frozenset({"raw_path", "record_no"}),
    HISTORY: frozenset({"held_on", "participants"}),
}
"""Columns that a file may lack, for it is of a time before them: they are null then."""


@contextmanager
def remembered(db: duckdb.DuckDBPyConnection, target: Path) -> Iterator[None]:
    """Attach the file that is to be replaced as ``previous``, with only the tables and columns that are remembered.

    Where there is no file, or it lacks some of them that were always there, they are empty: then there is nothing to
    compare with, and the history goes on with what it has.

    Args:
        db: The session that builds the new file, outside a transaction.
        target: The published file.
    """
    db.execute("ATTACH ':memory:' AS previous")
    is_there = _attach(db, target)
    for tables in (_FACTS, _EVENTS):
        there = {name: _columns(db, name) if is_there else set() for name in tables}
        is_known = all(there[name] >= columns.keys() - _LATER.get(name, frozenset()) for name, columns in tables.items())
        for name, columns in tables.items():
            db.execute(f"CREATE SCHEMA IF NOT EXISTS previous.{name.partition('.')[0]}")
            if is_known:
                taken = ", ".join(column if column in there[name] else f"NULL::{kind} AS {column}" for column, kind in columns.items())
                db.execute(f"CREATE VIEW previous.{name} AS SELECT {taken} FROM replaced.{name}")
            else:
                db.execute(f"CREATE TABLE previous.{name} ({', '.join(f'{column} {kind}' for column, kind in columns.items())})")
    db.execute("CREATE VIEW previous.meetings AS SELECT meeting_id FROM previous.star.fct_meeting")  # all, also where few rows are read
    yield
    for name in ("previous", "replaced") if is_there else ("previous",):
        db.execute(f"DETACH {name}")


def _attach(db: duckdb.DuckDBPyConnection, target: Path) -> bool:
    """Attach the published file; False where there is none, or what has its name is no DuckDB file and remembers nothing."""
    try:
        db.execute(f"ATTACH {quoted(str(target))} AS replaced (READ_ONLY)")
    except duckdb.IOException:
        return False
    return True


def _columns(db: duckdb.DuckDBPyConnection, name: str) -> set[str]:
    schema, _, table = name.partition(".")
    there = db.execute(
        "SELECT column_name FROM duckdb_columns() WHERE database_name = 'replaced' AND schema_name = ? AND table_name = ?", [schema, table]
    ).fetchall()
    return {column for (column,) in there}
