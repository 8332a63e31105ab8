"""Choosing the publication date among those that a page states."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfoNotFoundError

from pipelines.core.article import StatedDate
from pipelines.core.cleaning.stamps import UTC_OFFSET, Months, Stamp, read_stamps, read_url_day
from pipelines.core.zones import zone

_HEAD = 600
"""Code points of a text in which its dateline or first day stands."""
_WORD_DAY = re.compile(r"(?<!\w)(?:([^\W\d_]{3,12})\.? (\d{1,2})|(\d{1,2})(?:st|nd|rd|th|er|º)? (?:de )?([^\W\d_]{3,12}))(?!\w)")
"""A day and month in words: Oct. 8, 8 de octubre."""
_SOON = timedelta(days=7)
_REWRITTEN = timedelta(days=3)
_EARLIEST, _LATEST = timedelta(hours=-12), timedelta(hours=14)
"""How far the clocks of the world are from UTC."""
_LONGEST_TEXT = 20_000
_PRINTED = frozenset(("time_element", "label", "visible", "url"))
_RANK = {"json_ld": 0, "meta": 1, "time_element": 2, "label": 3, "visible": 4, "url": 5, "dateline": 6, "title": 7}


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """The publication date that was chosen, as ``Document`` stores it.

    Attributes:
        day: Day in the publisher's zone.
        instant: UTC, naive; None when less than a minute's precision or no zone is known.
        time_zone: IANA name or offset of the stated time; None when not known.
        precision: ``minute`` or ``day``.
        basis: Where it was read; the basis of its ``StatedDate``.
    """

    day: date
    instant: datetime | None
    time_zone: str | None
    precision: str
    basis: str


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Who writes the day before the month in numbers.

    Attributes:
        month_first: ISO 3166-1 alpha-2 codes of countries that write the month first.
        either: Countries that write both.
        day_first_languages: ISO 639-1 codes of languages in which the day always comes first.
    """

    month_first: frozenset[str]
    either: frozenset[str]
    day_first_languages: frozenset[str]

    def is_day_first(self, country: str | None, language: str) -> bool | None:
        """Say whether ``08/03/2008`` means 8 March; None when neither the publisher's country nor the language tells."""
        if country and country not in self.either:
            return country not in self.month_first
        return True if language in self.day_first_languages else None


def _zone_of(name: str | None) -> tzinfo | None:
    if not name:
        return None
    if name[0] in "+-":
        span = timedelta(hours=int(name[1:3]), minutes=int(name[4:6]))
        return timezone(-span if name[0] == "-" else span)
    try:
        return zone(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _published(stamp: Stamp, day: date, basis: str, publisher_zone: str | None, printed: set[date]) -> PublishedDate:
    """Make the record of a date that was chosen; ``printed`` are the days that the page shows to its readers."""
    if stamp.clock is None:
        return PublishedDate(day, None, None, "day", basis)
    name = stamp.zone or publisher_zone
    zone = _zone_of(name)
    if zone is None:
        return PublishedDate(day, None, None, "minute", basis)
    instant = datetime.combine(day, stamp.clock, zone).astimezone(UTC)
    home = _zone_of(publisher_zone)
    local = instant.astimezone(home).date() if stamp.zone and home else day
    if home is None and stamp.zone == UTC_OFFSET and local not in printed:
        # Only the machine's clock is stated; the publisher's is the one by which the page shows the day to its readers.
        there = [other for other in printed if (instant + _EARLIEST).date() <= other <= (instant + _LATEST).date()]
        local = there[0] if len(there) == 1 else local
    return PublishedDate(local, instant.replace(tzinfo=None), name, "minute", basis)


def _day_of(stamp: Stamp, day_first: bool | None, sure: set[date]) -> date | None:
    """The day of a stamp; where its order is open and just one of its days is stated elsewhere for sure, that one."""
    agreed = {day for order in (True, False) if (day := stamp.on(order)) in sure} if stamp.is_open else set[date | None]()
    return agreed.pop() if len(agreed) == 1 else stamp.on(day_first)


def _by_the_text(stamp: Stamp, text: str, months: Months) -> date | None:
    """Choose the order of day and month that puts the day close after one that the text names; None if both or neither do."""
    days = [told for found in read_stamps(text[:_LONGEST_TEXT], months) if (told := found.on(None))]
    orders = {day for day_first in (True, False) if (day := stamp.on(day_first))}
    near = {day for day in orders if any(timedelta(0) <= day - told <= _SOON for told in days)}
    return near.pop() if len(near) == 1 else None


def _by_the_head(stamp: Stamp, text: str, months: Months) -> date | None:
    """Choose the order that a day and month in words tell near the beginning: 08/10/2024, and "Amman, Oct. 8"."""
    named = {(months[word.lower()], int(day)) for found in _WORD_DAY.finditer(text[:_HEAD]) for word, day in _pairs(found, months)}
    told = {day for order in (True, False) if (day := stamp.on(order)) and (day.month, day.day) in named}
    return told.pop() if len(told) == 1 else None


def _pairs(found: re.Match[str], months: Months) -> list[tuple[str, str]]:
    """The word and number of a day where the word is a month's."""
    word, day = (found[1], found[2]) if found[1] else (found[4], found[3])
    return [(word, day)] if word.lower() in months else []


def _is_of_the_system(claim: StatedDate, day: date, printed: set[date], changed: set[date]) -> bool:
    """Whether a system has put the day of its last change in the place of the day of appearance, which the page prints."""
    if claim.is_update or claim.basis in _PRINTED or len(printed) != 1:
        return False
    return all(other <= day - _REWRITTEN for other in printed) and any(abs(day - change) < _REWRITTEN for change in changed)


def _read(stated: Iterable[StatedDate], months: Months) -> list[tuple[StatedDate, Stamp]]:
    """The statements that can be read, in page order, each with the first stamp of it."""
    read: list[tuple[StatedDate, Stamp]] = []
    for claim in stated:
        stamp = read_url_day(claim.text, months) if claim.basis == "url" else next(iter(read_stamps(claim.text, months)), None)
        if stamp:
            read.append((claim, stamp))
    return read


def choose_published(
    stated: Iterable[StatedDate],
    months: Months,
    *,
    day_first: bool | None,
    time_zone: str | None,
    fetched_at: datetime | None,
    text: str = "",
) -> PublishedDate | None:
    """Choose the publication date among those that a page states.

    A date of appearance comes before one of change, then structured data before what is printed; of equals the
    first in page order. Structured data that state the day of the last change for both give way to the one day that the
    page prints. A day after the page was fetched cannot be one. Where day and month could be exchanged and
    neither publisher nor language tells, a day that another statement names decides.

    Args:
        stated: As the reader found them, in page order.
        months: Month words of all languages.
        day_first: Order of numeric dates; None when not known.
        time_zone: IANA zone of the publisher's clock.
        fetched_at: UTC, naive; None when not recorded.
        text: The article; its days decide where nothing else tells the order of day and month.

    Returns:
        None when the page states no date that can be read.
    """
    latest = fetched_at.date() + timedelta(days=1) if fetched_at else date.max
    read = _read(stated, months)
    printed = {day for claim, stamp in read if claim.basis in _PRINTED and not claim.is_update and (day := stamp.on(day_first))}
    changed = {day for claim, stamp in read if claim.is_update and (day := stamp.on(day_first))}
    sure = {day for _, stamp in read if not stamp.is_open and (day := stamp.on(True))}
    for claim, stamp in sorted(read, key=lambda entry: (entry[0].is_update, _RANK.get(entry[0].basis, 9))):
        day = _day_of(stamp, day_first, sure) or _by_the_text(stamp, text, months) or _by_the_head(stamp, text, months)
        if day and day <= latest and not _is_of_the_system(claim, day, printed, changed):
            return _published(stamp, day, claim.basis, time_zone, printed)
    return None
