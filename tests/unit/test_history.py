"""What a start of the program does once and need not do again."""

import pytest
from dagster._core.storage.event_log.sqlite import sqlite_event_log
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
