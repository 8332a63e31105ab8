"""A span of days with its precision, its EDTF form, and the calendar arithmetic behind both."""

from datetime import date, timedelta
from typing import NamedTuple

WEEK = timedelta(days=7)

UNLIKELY_AHEAD = 120
"""Days by which a date to come counts as farther than one past, where no cue speaks of the future. Measured on
TimeBank and AQUAINT, where every value from 60 to 240 gives the same accuracy within a point."""

LIKELY_AHEAD = -60
"""The same after a future cue."""


class Value(NamedTuple):
    """Days from ``first`` to ``last``; ``precision`` is day, range, week, month or year."""

    first: date
    last: date
    precision: str

    @property
    def edtf(self) -> str:
        """The value in EDTF (ISO 8601-2); a week is the interval of its days, since EDTF has no weeks."""
        first = self.first.isoformat()
        if self.precision == "day":
            return first
        if self.precision in ("year", "month"):
            return first[:4] if self.precision == "year" else first[:7]
        return f"{first}/{self.last.isoformat()}"


def day_value(day: date) -> Value:
    """One day."""
    return Value(day, day, "day")


def range_value(first: date, last: date) -> Value:
    """Days from one to another; one day where they are the same.

    Raises:
        ValueError: The last lies before the first.
    """
    if last < first:
        raise ValueError("a range that ends before it begins")
    return Value(first, last, "range" if first < last else "day")


def week_value(day: date) -> Value:
    """The week, from Monday, that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return Value(monday, monday + timedelta(days=6), "week")


def month_value(year: int, month: int) -> Value:
    """A month; months below 1 and above 12 lie in other years."""
    first, after = month_start(year, month), month_start(year, month + 1)
    return Value(first, after - timedelta(days=1), "month")


def year_value(year: int) -> Value:
    """A year."""
    return Value(date(year, 1, 1), date(year, 12, 31), "year")


def month_start(year: int, month: int) -> date:
    """First day of a month; months below 1 and above 12 lie in other years."""
    carry, index = divmod(month - 1, 12)
    return date(year + carry, index + 1, 1)


def nearest_year(month: int, day: int, anchor: date, ahead: int) -> int:
    """Return the year in which a month and day lie nearest an anchor.

    Args:
        month: 1–12.
        day: 1–31.
        anchor: The day it is read from.
        ahead: Days to add to the distance of a date after the anchor.

    Raises:
        ValueError: No year has such a day.
    """
    this = day_or_none(anchor.year, month, day)
    if this is None:
        return _nearest_leap_day(month, day, anchor, ahead)
    if this > anchor:
        before = date(anchor.year - 1, month, min(day, 28))
        return anchor.year if (this - anchor).days + ahead <= (anchor - before).days else anchor.year - 1
    after = date(anchor.year + 1, month, min(day, 28))
    return anchor.year if (anchor - this).days <= (after - anchor).days + ahead else anchor.year + 1


def _nearest_leap_day(month: int, day: int, anchor: date, ahead: int) -> int:
    candidates = [found for year in range(anchor.year - 8, anchor.year + 9) if (found := day_or_none(year, month, day))]
    if not candidates:
        raise ValueError(f"no year has day {day} of month {month}")
    return min(candidates, key=lambda found: abs((found - anchor).days) + (ahead if found > anchor else 0)).year


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
