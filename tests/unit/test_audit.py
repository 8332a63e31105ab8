"""What is told of a draft: sizes, first rows, findings."""

from dataclasses import replace

import duckdb
import pytest

from pipelines.warehouse.audit import run_check, size_of
from pipelines.warehouse.models import KEY_CHECK, Check, Model

TWO = Model("star", "two", "", False, "", ("a", "b"), (), ())
KEYED = Check("star.two", KEY_CHECK, "SELECT a, b FROM star.two GROUP BY ALL HAVING count(*) > 1", "", True, ())


@pytest.fixture
def db():
    with duckdb.connect() as session:
        session.execute("CREATE SCHEMA star; CREATE TABLE star.two (a INTEGER, b VARCHAR)")
        session.execute("INSERT INTO star.two VALUES (2, 'x'), (1, 'x'), (1, 'y')")
        yield session


def test_one_scan_counts_the_rows_and_proves_the_key(db):
    size = size_of(db, TWO)
    assert (size.rows, size.is_keyed, size.least) == (3, True, (1, 1, 2))


def test_a_key_that_occurs_twice_is_not_proved(db):
    db.execute("INSERT INTO star.two VALUES (1, 'y')")
    assert not size_of(db, TWO).is_keyed
    assert run_check(db, KEYED, {"star.two": size_of(db, TWO)}).row_count == 1


def test_a_key_with_a_null_is_not_proved(db):
    db.execute("INSERT INTO star.two VALUES (3, NULL)")
    assert not size_of(db, TWO).is_keyed


def test_a_proved_key_is_not_looked_at_again(db):
    broken = replace(KEYED, sql="SELECT * FROM star.nothing")
    assert run_check(db, broken, {"star.two": size_of(db, TWO)}).passed


def test_what_has_no_key_is_counted(db):
    assert size_of(db, replace(TWO, key=())).rows == 3
