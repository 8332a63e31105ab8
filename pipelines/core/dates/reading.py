"""From the parts of a written date to the days it means, seen from the anchor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.core.dates.values import (
    LIKELY_AHEAD,
    UNLIKELY_AHEAD,
    WEEK,
    Value,
    day_or_none,
    day_value,
    month_start,
    month_value,
    nearest_year,
    range_value,
    week_value,
    year_value,
)

Parts = Mapping[str, int]
"""Slot to its number; the variants of ``rules.SAME_SLOT`` under their common name."""

MID_MONTH = 15
"""A bare month is as far away as its middle."""

_YEAR_SHIFT = {"month_day_last_year": -1, "month_day_this_year": 0, "month_day_next_year": 1, "month_last_year": -1, "month_this_year": 0, "month_next_year": 1}
_MONTH_SHIFT = {"day_of_last_month": -1, "day_of_this_month": 0, "day_of_next_month": 1}
_WEEK_SHIFT = {"weekday_last_week": -1, "weekday_this_week": 0, "weekday_next_week": 1}
_DAYS_EACH = {"days_ago": -1, "weeks_ago": -7, "days_ahead": 1, "weeks_ahead": 7}
_UNIT: dict[str, Callable[[date, int], Value]] = {
    "day": lambda day, shift: day_value(day + timedelta(days=shift)),
    "week": lambda day, shift: week_value(day + shift * WEEK),
    "month_shift": lambda day, shift: month_value(day.year, day.month + shift),
    "year_shift": lambda day, shift: year_value(day.year + shift),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date in the text is read against.

    Attributes:
        anchor: Publication day; None where it is not known.
        previous: The day-precise date before it in the text, its last day; None where there is none.
        is_future: Whether the words near it speak of what is to come. Asked only by forms that need it.
        is_day_first: Order of a date in digits that could be read both ways.
    """

    anchor: date | None
    previous: date | None
    is_future: Callable[[], bool]
    is_day_first: bool

    @property
    def base(self) -> date | None:
        """The anchor, else the date before in the text."""
        return self.anchor or self.previous

    def year_of(self, month: int, day: int) -> int:
        """Year of a date that names none. Only called where there is a base."""
        base = self.base
        assert base is not None
        if self.anchor is None:
            return nearest_year(month, day, base, 0)
        return nearest_year(month, day, base, LIKELY_AHEAD if self.is_future() else UNLIKELY_AHEAD)


def read(form: str, parts: Parts, setting: Setting) -> Value | None:
    """Read a date from its parts.

    Args:
        form: Key of ``rules.FORMS``.
        parts: Slot to number; ``shift`` holds the shift of a phrase.
        setting: The anchor and the text around.

    Returns:
        The days; None where the words need an anchor that is not known.

    Raises:
        ValueError: There is no such day (31 June), or a range ends before it begins.
        OverflowError: It lies outside the years that can be counted.
    """
    if "day2" in parts:
        return _bare_range(parts, setting) if form == "day_of_month_range" else _range(parts, setting)
    if form in ("numeric_date", "compact_date"):
        return day_value(_in_digits(parts, setting.is_day_first))
    month, day = parts.get("month"), parts.get("day")
    if form in _YEAR_SHIFT:
        return _dated(setting.anchor.year + _YEAR_SHIFT[form] if setting.anchor else None, month, day)
    if "year" in parts or "era" in parts:
        year = parts["year"] if "year" in parts else parts["era"] + parts["era_year"]
        return _dated(year, month, day)
    if month is not None and not form.endswith(("_before", "_after")):
        return _dated(setting.year_of(month, day or MID_MONTH) if setting.base else None, month, day)
    if form == "text_day":
        return _text_day(parts["shift"], setting)
    if form == "day_of_month":
        return _day_of_month(parts["day"], setting)
    return _from_anchor(form, parts, month, setting) if setting.anchor else None


def _dated(year: int | None, month: int | None, day: int | None) -> Value | None:
    if year is None:
        return None
    if month is None:
        return year_value(year)
    return month_value(year, month) if day is None else day_value(date(year, month, day))


def _in_digits(parts: Parts, is_day_first: bool) -> date:
    if "compact" in parts:
        number = parts["compact"]
        return date(number // 10_000, number // 100 % 100, number % 100)
    day, month = parts["first"], parts["second"]
    if month > 12 or (day <= 12 and not is_day_first):
        day, month = month, day
    return date(parts["year"], month, day)


def _range(parts: Parts, setting: Setting) -> Value | None:
    """Ends of a range borrow what they lack from each other; a year that neither has comes from the anchor."""
    month = parts.get("month", parts.get("month2", 0))
    month2 = parts.get("month2", month)
    crosses = month > month2
    if "year" in parts and "year2" not in parts and "month2" not in parts:
        year = year2 = parts["year"]
    elif "year" in parts or "year2" in parts:
        year = parts["year"] if "year" in parts else parts["year2"] - crosses
        year2 = parts["year2"] if "year2" in parts else year + crosses
    elif setting.base:
        year2 = setting.year_of(month2, parts["day2"])
        year = year2 - crosses
    else:
        return None
    return range_value(date(year, month, parts["day"]), date(year2, month2, parts["day2"]))


def _bare_range(parts: Parts, setting: Setting) -> Value | None:
    last = _day_of_month(parts["day2"], setting)
    return range_value(last.last.replace(day=parts["day"]), last.last) if last else None


def _day_of_month(day: int, setting: Setting) -> Value | None:
    """The text's own month where the date before it allows, else the latest such day, or the next one to come."""
    anchor, previous = setting.anchor, setting.previous
    if previous and previous.day < day and (found := day_or_none(previous.year, previous.month, day)) and (anchor is None or found <= anchor):
        return day_value(found)
    if anchor is None:
        return None
    ahead = setting.is_future()
    months = (month_start(anchor.year, anchor.month + step) for step in ((0, 1, 2) if ahead else (0, -1, -2)))
    days = (day_or_none(month.year, month.month, day) for month in months)
    found = next((x for x in days if x and (x >= anchor if ahead else x <= anchor)), None)
    return day_value(found) if found else None


def _text_day(shift: int, setting: Setting) -> Value | None:
    base = setting.previous or (setting.anchor if shift == 0 else None)
    return day_value(base + timedelta(days=shift)) if base else None


def _from_anchor(form: str, parts: Parts, month: int | None, setting: Setting) -> Value | None:
    anchor = setting.anchor
    assert anchor is not None
    if form in _UNIT:
        return _UNIT[form](anchor, parts["shift"])
    if form in _DAYS_EACH:
        return day_value(anchor + timedelta(days=_DAYS_EACH[form] * parts["count"]))
    if form == "months_ago":
        return month_value(anchor.year, anchor.month - parts["count"])
    if form == "years_ago":
        return year_value(anchor.year - parts["count"])
    if form in _MONTH_SHIFT:
        start = month_start(anchor.year, anchor.month + _MONTH_SHIFT[form])
        return day_value(start.replace(day=parts["day"]))
    if month is not None:
        year = anchor.year - (month >= anchor.month) if form == "month_before" else anchor.year + (month <= anchor.month)
        return month_value(year, month)
    return day_value(_weekday(form, parts["weekday"], anchor, setting))


def _weekday(form: str, weekday: int, anchor: date, setting: Setting) -> date:
    if form in _WEEK_SHIFT:
        return anchor + timedelta(days=weekday - anchor.weekday()) + _WEEK_SHIFT[form] * WEEK
    back = (anchor.weekday() - weekday) % 7
    if form == "weekday_before":
        return anchor - timedelta(days=back or 7)
    if form == "weekday_after":
        return anchor + timedelta(days=-back % 7 or 7)
    return anchor + timedelta(days=-back % 7 if setting.is_future() else -back)
