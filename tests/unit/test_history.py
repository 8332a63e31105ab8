"""What a start of the program does once and need not do again."""

import sqlite3

import pytest
from dagster._core.storage.event_log.sqlite import sqlite_event_log
from sqlalchemy import event, text
from sqlalchemy.pool import NullPool

from pipelines.home import hasten_history
from pipelines.stages.unchanged import once


def test_the_programs_own_files_are_checked_once(tmp_path):
    checked: list[str] = []
    for number in range(3):
        once(tmp_path / "warehouse" / ".checked", lambda number=number: checked.append(f"check {number}"))
    assert checked == ["check 0"]
    (tmp_path / "warehouse" / ".checked").write_text("another program")
    once(tmp_path / "warehouse" / ".checked", lambda: checked.append("again"))
    assert checked == ["check 0", "again"]


def test_a_check_that_fails_is_made_again(tmp_path):
    def faulty() -> None:
        raise ValueError("calendar.yaml: no such month")

    for _ in range(2):
        with pytest.raises(ValueError, match="no such month"):
            once(tmp_path / ".checked", faulty)


def test_dagster_compiles_a_statement_once_for_each_file_of_its_history(tmp_path):
    hasten_history()
    one, same, other = (
        sqlite_event_log.create_engine(f"sqlite:///{tmp_path / name}", poolclass=NullPool) for name in ("a.db", "a.db", "b.db")
    )
    assert one is same
    assert one is not other


def test_a_file_of_dagsters_history_is_opened_once(tmp_path):
    hasten_history()
    opened = []
    for number in range(3):
        engine = sqlite_event_log.create_engine(f"sqlite:///{tmp_path / 'c.db'}", poolclass=NullPool)
        if not number:
            event.listen(engine, "connect", lambda *_: opened.append(1))
        with engine.connect() as connection, connection.begin():
            connection.execute(text("CREATE TABLE t (x)" if not number else "INSERT INTO t VALUES (1)"))
        engine.dispose()
    with sqlite3.connect(tmp_path / "c.db") as other:
        assert (other.execute("SELECT count(*) FROM t").fetchone(), len(opened)) == ((2,), 1)
