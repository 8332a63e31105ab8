"""From the parts of a written date to the days it means, seen from the anchor."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Protocol

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

OVER_NEW_YEAR = 6
"""Months by which the first of a range without a year lies behind its last, at least: from December to February, not from May to March."""

SAME_STORY = timedelta(days=45)
"""A date in the text that lies longer before the anchor is background, and lends its month to no bare day."""


class Setting(Protocol):
    """What a date in the text is read against.

    Attributes:
        anchor: Publication day; None where it is not known.
        previous: The day-precise date before it in the text, its last day; None where there is none.
        told: The same, of what has come to pass: none that is only a bound, or lies after publication.
        opening: The first day of the range of days told last; None where there is none.
        is_day_first: Order of a date in digits that could be read both ways.
    """

    anchor: date | None
    previous: date | None
    told: date | None
    opening: date | None
    is_day_first: bool

    def is_future(self) -> bool:
        """Whether the words near the date speak of what is to come. Asked only by forms that need it."""


Reader = Callable[[Parts, Setting], Value | None]


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
        LookupError: The words are no date of this form, but may hold one of another.
        OverflowError: It lies outside the years that can be counted.
    """
    return READERS[form](parts, setting)


def _explicit(parts: Parts, setting: Setting) -> Value | None:
    year = parts["year"] if "year" in parts else parts["era"] + parts["era_year"]
    return _dated(year, parts.get("month"), parts.get("day"))


def _without_year(parts: Parts, setting: Setting) -> Value | None:
    month, day = parts["month"], parts.get("day")
    year = _nearest(month, day or MID_MONTH, setting)
    return None if year is None else _dated(year, month, day)


def _nearest(month: int, day: int, setting: Setting) -> int | None:
    """Year of a date that names none: nearest the anchor, else nearest the date before in the text."""
    if setting.anchor:
        return nearest_year(month, day, setting.anchor, LIKELY_AHEAD if setting.is_future() else UNLIKELY_AHEAD)
    return nearest_year(month, day, setting.previous, 0) if setting.previous else None


def _dated(year: int, month: int | None, day: int | None) -> Value:
    if month is None:
        return year_value(year)
    return month_value(year, month) if day is None else day_value(date(year, month, day))


def _compact(parts: Parts, setting: Setting) -> Value:
    number = parts["compact"]
    return day_value(date(number // 10_000, number // 100 % 100, number % 100))


def _in_digits(parts: Parts, setting: Setting) -> Value:
    day, month = parts["first"], parts["second"]
    if month > 12 or (day <= 12 and not setting.is_day_first):
        day, month = month, day
    return day_value(date(parts["year"], month, day))


def _range(parts: Parts, setting: Setting) -> Value | None:
    """Ends of a range borrow what they lack from each other; a year that neither has comes from the anchor."""
    month = parts.get("month", parts.get("month2", 0))
    month2 = parts.get("month2", month)
    crosses = month > month2
    if "year2" in parts:
        year, year2 = parts.get("year", parts["year2"] - crosses), parts["year2"]
    elif "year" in parts:
        year, year2 = parts["year"], parts["year"] + crosses
    else:
        nearest = _nearest(month2, parts["day2"], setting)
        if nearest is None:
            return None
        year, year2 = nearest - crosses, nearest
        if crosses and month - month2 < OVER_NEW_YEAR:
            raise ValueError("a range without a year that goes on for more than half a year")
    return range_value(date(year, month, parts["day"]), date(year2, month2, parts["day2"]))


def _pair(parts: Parts, setting: Setting) -> Value | None:
    """Two neighbouring days are a range; two apart are not."""
    found = _range(parts, setting)
    if found and found.last - found.first > timedelta(days=1):
        raise LookupError("two days apart are two dates")
    return found


def _bare_range(parts: Parts, setting: Setting) -> Value | None:
    last = _bare_day({"day": parts["day2"]}, setting)
    return range_value(last.last.replace(day=parts["day"]), last.last) if last else None


def _bare_day(parts: Parts, setting: Setting) -> Value | None:
    """The text's own month where the date before it allows, else the latest such day, or the next one to come."""
    day, anchor, previous = parts["day"], setting.anchor, setting.previous
    if previous and previous.day < day and (anchor is None or anchor - previous <= SAME_STORY):
        found = day_or_none(previous.year, previous.month, day)
        if found and (anchor is None or found <= anchor or previous > anchor):  # beside a day to come, another may be to come
            return day_value(found)
    if anchor is None:
        return None
    is_future = setting.is_future()
    months = (month_start(anchor.year, anchor.month + step) for step in ((0, 1, 2) if is_future else (0, -1, -2)))
    days = (day_or_none(month.year, month.month, day) for month in months)
    found = next((x for x in days if x and (x >= anchor if is_future else x <= anchor)), None)
    return day_value(found) if found else None


def _text_day(parts: Parts, setting: Setting) -> Value | None:
    return _counted(parts["shift"], setting.told or (None if parts["shift"] else setting.anchor), setting)


def _visit_day(parts: Parts, setting: Setting) -> Value | None:
    return day_value(setting.opening + timedelta(days=parts["shift"])) if setting.opening else None


def _news_day(parts: Parts, setting: Setting) -> Value | None:
    return _counted(parts["shift"], setting.told or setting.anchor, setting)


def _counted(shift: int, told: date | None, setting: Setting) -> Value | None:
    """So many days from the day told before; of what is to come, or where none was told, from the date before in the text."""
    base = setting.previous if setting.previous and (told is None or setting.is_future()) else told
    return day_value(base + timedelta(days=shift)) if base else None


def _days_in_text(each: int) -> Reader:
    return lambda parts, setting: _text_day({"shift": each * parts["count"]}, setting)


def _weekday(parts: Parts, anchor: date, setting: Setting) -> Value:
    back = (anchor.weekday() - parts["weekday"]) % 7
    return day_value(anchor + timedelta(days=-back % 7 if back and setting.is_future() else -back))


def _month_before(parts: Parts, anchor: date, setting: Setting) -> Value:
    return month_value(anchor.year - (parts["month"] >= anchor.month), parts["month"])


def _month_after(parts: Parts, anchor: date, setting: Setting) -> Value:
    return month_value(anchor.year + (parts["month"] <= anchor.month), parts["month"])


def _weekday_before(parts: Parts, anchor: date, setting: Setting) -> Value:
    return day_value(anchor - timedelta(days=(anchor.weekday() - parts["weekday"]) % 7 or 7))


def _weekday_after(parts: Parts, anchor: date, setting: Setting) -> Value:
    return day_value(anchor + timedelta(days=(parts["weekday"] - anchor.weekday()) % 7 or 7))


def _anchored(reader: Callable[[Parts, date, Setting], Value]) -> Reader:
    """A form that means nothing without an anchor."""
    return lambda parts, setting: reader(parts, setting.anchor, setting) if setting.anchor else None


def _in_year(shift: int) -> Reader:
    return _anchored(lambda parts, anchor, setting: _dated(anchor.year + shift, parts["month"], parts.get("day")))


def _in_month(shift: int) -> Reader:
    return _anchored(lambda parts, anchor, setting: day_value(month_start(anchor.year, anchor.month + shift).replace(day=parts["day"])))


def _in_week(shift: int) -> Reader:
    return _anchored(lambda parts, anchor, setting: day_value(anchor + timedelta(days=parts["weekday"] - anchor.weekday()) + shift * WEEK))


def _days(each: int) -> Reader:
    return _anchored(lambda parts, anchor, setting: day_value(anchor + timedelta(days=each * parts["count"])))


READERS: dict[str, Reader] = {
    "full_date": _explicit,
    "iso_date": _explicit,
    "dotted_date": _explicit,
    "month_of_year": _explicit,
    "year": _explicit,
    "compact_date": _compact,
    "numeric_date": _in_digits,
    "day_range": _range,
    "day_choice": _range,
    "day_pair": _pair,
    "day_of_month_range": _bare_range,
    "month_day": _without_year,
    "month": _without_year,
    "month_day_last_year": _in_year(-1),
    "month_day_this_year": _in_year(0),
    "month_day_next_year": _in_year(1),
    "month_last_year": _in_year(-1),
    "month_this_year": _in_year(0),
    "month_next_year": _in_year(1),
    "day_of_month": _bare_day,
    "day_of_last_month": _in_month(-1),
    "day_of_this_month": _in_month(0),
    "day_of_next_month": _in_month(1),
    "month_before": _anchored(_month_before),
    "month_after": _anchored(_month_after),
    "weekday": _anchored(_weekday),
    "weekday_before": _anchored(_weekday_before),
    "weekday_after": _anchored(_weekday_after),
    "weekday_last_week": _in_week(-1),
    "weekday_this_week": _in_week(0),
    "weekday_next_week": _in_week(1),
    "days_ago": _days(-1),
    "weeks_ago": _days(-7),
    "days_ahead": _days(1),
    "weeks_ahead": _days(7),
    "months_ago": _anchored(lambda parts, anchor, setting: month_value(anchor.year, anchor.month - parts["count"])),
    "years_ago": _anchored(lambda parts, anchor, setting: year_value(anchor.year - parts["count"])),
    "day": _anchored(lambda parts, anchor, setting: day_value(anchor + timedelta(days=parts["shift"]))),
    "week": _anchored(lambda parts, anchor, setting: week_value(anchor + parts["shift"] * WEEK)),
    "month_shift": _anchored(lambda parts, anchor, setting: month_value(anchor.year, anchor.month + parts["shift"])),
    "year_shift": _anchored(lambda parts, anchor, setting: year_value(anchor.year + parts["shift"])),
    "text_day": _text_day,
    "visit_day": _visit_day,
    "news_day": _news_day,
    "text_days_before": _days_in_text(-1),
    "text_days_after": _days_in_text(1),
}
"""Form to what it concludes; the keys are those of ``rules.FORMS``."""
