"""Records in, rows out: the months and numbers of a pair of countries, and what is in open conflict."""

from dataclasses import replace
from datetime import date

import pytest

from tests.parts import part_of_sql
from tests.rows import KNOWLEDGE, page, party, resolved, together, told

PAIR = [party(0, "Wang Yi", "CN"), party(1, "Sergey Lavrov", "RU")]
NUMBERS = {"CN": 710, "RU": 365}


@pytest.fixture(scope="module")
def sql():
    return part_of_sql("report.dyads", "report.unknowns")


def meeting(**values):
    """One report by a ministry of one meeting of the two."""
    return together(page("d1", "mfa-cn"), told("r1", "d1", "m1", PAIR), resolved("m1", PAIR, **values))


@pytest.mark.parametrize(
    ("first", "last", "month"),
    [
        (date(2017, 2, 16), None, date(2017, 2, 1)),
        (date(2017, 2, 1), date(2017, 2, 28), date(2017, 2, 1)),
        (date(2017, 2, 28), date(2017, 3, 1), None),
        (date(2017, 1, 1), date(2017, 12, 31), None),
        (None, None, None),
    ],
    ids=["day", "month", "two months", "year", "unknown"],
)
def test_a_meeting_counts_in_a_month_where_just_one_is_known(warehouse, first, last, month):
    db = warehouse(**meeting(held_on=first, held_until=last, date_status="single" if first else "unknown"))
    assert db.execute("SELECT month_start FROM report.dyads").fetchall() == [(month,)]


@pytest.mark.parametrize(
    ("last", "month", "year"),
    [(date(2017, 2, 17), date(2017, 2, 1), 2017), (date(2017, 3, 1), None, 2017), (date(2018, 1, 1), None, None)],
)
def test_a_meeting_of_a_disputed_day_counts_in_the_month_and_year_of_all_its_accounts(warehouse, last, month, year):
    bounds = {"held_not_before": date(2017, 2, 16), "held_not_after": last}
    db = warehouse(**meeting(held_on=None, held_edtf=None, date_status="conflict_open", **bounds))
    assert db.execute("SELECT month_start, year FROM report.dyads").fetchall() == [(month, year)]


def test_a_pair_bears_the_numbers_of_its_countries(warehouse):
    numbered = replace(KNOWLEDGE, countries=tuple(replace(c, cow=NUMBERS.get(c.country)) for c in KNOWLEDGE.countries))
    db = warehouse(knowledge=numbered, **meeting(held_on=date(2017, 2, 16)))
    assert db.execute("SELECT country_a, cow_a, country_b, cow_b FROM report.dyads").fetchall() == [("CN", 710, "RU", 365)]


@pytest.mark.parametrize("attribute", ["date", "mode", "place", "forum"])
def test_an_open_conflict_about_any_attribute_counts(warehouse, attribute):
    day = {} if attribute == "date" else {"held_on": date(2017, 2, 16)}
    db = warehouse(**meeting(**{f"{attribute}_status": "conflict_open"}, **day))
    assert db.execute("SELECT conflict_open_ratio FROM report.unknowns").fetchall() == [(1.0,)]


def test_what_is_settled_is_no_open_conflict(warehouse):
    db = warehouse(**meeting(held_on=date(2017, 2, 16), date_status="conflict_resolved", mode_status="agreed"))
    assert db.execute("SELECT conflict_open_ratio FROM report.unknowns").fetchall() == [(0.0,)]
