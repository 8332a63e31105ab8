"""A calendar that cannot be right stops the load and is named by file and entry."""

from pathlib import Path

import pytest

from pipelines.reference.calendars import check_calendars, load_calendars
from pipelines.reference.strict import ReferenceDataError

RIGHT = """
is_day_first: true
months: {januar: 1, februar: 2}
weekdays: {mandag: 0}
counts: {to: 2}
patterns:
  full_date: ["{day} {month} {year}"]
  weekday: ["{weekday}"]
phrases:
  day: {-1: ["i går"], 0: ["i dag"]}
"""


def load(tmp_path: Path, text: str) -> None:
    path = tmp_path / "da" / "calendar.yaml"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    check_calendars(tmp_path)


def test_a_small_calendar_is_enough(tmp_path: Path) -> None:
    load(tmp_path, RIGHT)


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("februar: 2", "februar: 13", "not a number from 1 to 12"),
        ("mandag: 0", "mandag: monday", "not a number from 0 to 6"),
        ("januar: 1", "Januar: 1", "lower-case"),
        ("full_date:", "fuld_dato:", "unknown form"),
        ("full_date:", "day:", "unknown form"),
        ("{day} {month} {year}", "{day} {month}", "lacks the slots"),
        ("{day} {month} {year}", "{day} {måned} {year}", "unknown slot"),
        ("{day} {month} {year}", "{day} .* {month} {year}", "repetition"),
        ("{day} {month} {year}", "{day} {month} {year})", "template"),
        ("{day} {month} {year}", "[x]{day} {month} {year}", "neither a slot nor a word"),
        ("i går", "I går", "lower case"),
        ('["i dag"]', '["i går"]', "stands in"),
        ("is_day_first: true", "is_day_first: maybe", "true or false"),
        ("is_day_first: true", "is_day_first: true\nonly_capitalised: [marts]", "no month or weekday"),
        ("is_day_first: true", "is_day_first: true\ncolour: red", "unknown"),
        ("day: {-1:", "day: {before:", "whole number"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, right: str, wrong: str, fault: str) -> None:
    assert right in RIGHT
    with pytest.raises(ReferenceDataError, match=fault):
        load(tmp_path, RIGHT.replace(right, wrong, 1))


def test_the_projects_own_calendars_know_every_month_and_weekday() -> None:
    calendars = load_calendars()
    assert calendars.keys() == {"ar", "de", "en", "es", "fr", "ja", "pt", "ru", "zh"}
    for calendar in calendars.values():
        assert set(calendar.months.values()) == set(range(1, 13)), calendar.language
        assert set(calendar.weekdays.values()) == set(range(7)), calendar.language
        assert {-1, 0, 1} <= calendar.phrases["day"].keys(), calendar.language
        assert {-1, 0, 1} <= calendar.phrases["week"].keys(), calendar.language


def test_english_alone_is_read_on_every_page() -> None:
    assert [calendar.language for calendar in load_calendars().values() if calendar.is_universal] == ["en"]
