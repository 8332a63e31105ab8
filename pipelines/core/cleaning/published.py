"""Reading the publication dates that a page states, and choosing one of them by rule."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipelines.core.article import StatedDate

Months = Mapping[str, int]
"""Month word in lower case, without a full stop, to its number; words of all languages together."""

_YEAR = r"((?:19|20)\d\d)"
_NUMERIC_YMD = re.compile(
    rf"(?<!\d){_YEAR}(?:([-/.])(\d{{1,2}})\2(\d{{1,2}})|\s?[年년]\s?(\d{{1,2}})\s?[月월]\s?(\d{{1,2}})\s?[日일]?)(?!\d)"
)
_HAN_DAY = re.compile(r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_HAN_DIGITS = {digit: value for value, digits in enumerate(("〇零○", *"一二三四五六七八九")) for digit in digits}
_YEAR_SPACE_MD = re.compile(rf"(?<!\d){_YEAR}\s{{1,2}}(\d{{1,2}})/(\d{{1,2}})(?=\s{{1,2}}\d{{1,2}}:\d\d)")
_NUMERIC_DMY = re.compile(rf"(?<![\d./-])(\d{{1,2}})([-/.])(\d{{1,2}})\2{_YEAR}(?![./-]?\d)")
_DAY_WORD_YEAR = re.compile(
    r"(?<![\d./:])(\d{1,2})(?:st|nd|rd|th|er|º|°|ª|\.|-?го|-?е)?[ \t,/-]{0,2}(?:(?:de|of|do)\s)?"
    rf"([^\W\d_]{{3,12}})\.?,?[ \t/-]{{0,2}}(?:(?:de|del|of)\s)?{_YEAR}(?!\d)"
)
_WORD_DAY_YEAR = re.compile(rf"(?<!\w)([^\W\d_]{{3,12}})\.?[ \t]{{0,2}}(\d{{1,2}})(?:st|nd|rd|th)?[ \t]?,?[ \t]{{0,2}}{_YEAR}(?!\d)")
_YEAR_WORD_DAY = re.compile(rf"(?<!\d){_YEAR},?[ \t]{{1,2}}([^\W\d_]{{3,12}})\.?[ \t]{{1,2}}(\d{{1,2}})(?!\d)")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-?(0[1-9]|1[0-2])/t?(0[1-9]|[12]\d|3[01])(?!\d)")

_CLOCK = r"(\d{1,2})[:h](\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:\s?([ap])\.?m\b\.?)?"
_ZONE = r"(?:\s?(Z\b|(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|GMT\b|UTC\b))?"
_TIME_AFTER = re.compile(rf"(?:T|[\s,|(@–-]{{1,4}}(?:at|à|a las|às|um|в)?\s{{0,2}}){_CLOCK}{_ZONE}", re.IGNORECASE)
_TIME_BEFORE = re.compile(rf"(?<![\d:]){_CLOCK}{_ZONE}(?:\s?(?:on|,|\|)|[\s,|-]){{1,3}}(?:\w{{3,9}},?\s)?$", re.IGNORECASE)

_MARKS = ("20", "19", "年")
"""One of these stands in every full date."""
_SOON = timedelta(days=7)
_REWRITTEN = timedelta(days=3)
_EARLIEST, _LATEST = timedelta(hours=-12), timedelta(hours=14)
"""How far the clocks of the world are from UTC."""
_LONGEST_TEXT = 20_000
_UTC = "+00:00"
_PRINTED = frozenset(("time_element", "label", "visible", "url"))
_RANK = {"json_ld": 0, "meta": 1, "time_element": 2, "label": 3, "visible": 4, "url": 5}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, perhaps with a time, as printed.

    Attributes:
        is_open: Day and month could be exchanged.
        clock: Time of day; None when only the day is printed.
        zone: Offset such as ``+08:00``; None when not printed.
        start, end: Half-open span in the text it was read from.
    """

    year: int
    month: int
    day: int
    is_open: bool
    clock: time | None
    zone: str | None
    start: int
    end: int

    def on(self, day_first: bool | None) -> date | None:
        """Return the day; None when day and month could be exchanged and ``day_first`` does not say."""
        if self.is_open and self.day != self.month and day_first is None:
            return None
        month, day = (self.day, self.month) if self.is_open and day_first is False else (self.month, self.day)
        return date(self.year, month, day)


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


def _clock(match: re.Match[str]) -> tuple[time | None, str | None]:
    hour, minute, second, half, zone = match.groups()
    number = int(hour)
    if half and 1 <= number <= 12:
        number = number % 12 + (12 if half.lower() == "p" else 0)
    if number > 23 or int(minute) > 59:
        return None, None
    return time(number, int(minute), min(int(second or 0), 59)), _offset(zone)


def _offset(zone: str | None) -> str | None:
    if not zone:
        return None
    digits = re.sub(r"[^\d+-]", "", zone)
    if not digits:
        return _UTC
    sign, number = digits[0], digits[1:]
    hours, minutes = (number, "00") if len(number) <= 2 else (number[:-2], number[-2:])
    return f"{sign}{int(hours):02}:{minutes}" if int(hours) <= 14 and int(minutes) < 60 else None


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _han(number: str) -> int:
    """Read a Chinese number from 1 to 99."""
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _HAN_DIGITS[number[-1]]
    return 10 * (_HAN_DIGITS[tens[-1]] if tens else 1) + (_HAN_DIGITS[ones[-1]] if ones else 0)


def _days(text: str, months: Months) -> Iterator[tuple[int, int, int, int, int, bool]]:
    """Yield ``(start, end, year, month, day, is_open)`` of every day printed in full."""
    for found in _NUMERIC_YMD.finditer(text):
        year, _, month, day, cjk_month, cjk_day = found.groups()
        yield found.start(), found.end(), int(year), int(month or cjk_month), int(day or cjk_day), False
    for found in _HAN_DAY.finditer(text) if "年" in text else ():
        yield found.start(), found.end(), int("".join(str(_HAN_DIGITS[digit]) for digit in found[1])), _han(found[2]), _han(found[3]), False
    for found in _YEAR_SPACE_MD.finditer(text):
        yield found.start(), found.end(), int(found[1]), int(found[2]), int(found[3]), False
    for found in _NUMERIC_DMY.finditer(text):
        day, separator, month, year = found.groups()
        one, two = int(day), int(month)
        if one <= 12 and two <= 12:
            yield found.start(), found.end(), int(year), two, one, separator != "."
        else:
            yield found.start(), found.end(), int(year), min(one, two), max(one, two), False
    for found in _DAY_WORD_YEAR.finditer(text):
        day, word, year = found.groups()
        if number := months.get(word.lower()):
            yield found.start(), found.end(), int(year), number, int(day), False
    for found in _WORD_DAY_YEAR.finditer(text):
        word, day, year = found.groups()
        if number := months.get(word.lower()):
            yield found.start(), found.end(), int(year), number, int(day), False
    for found in _YEAR_WORD_DAY.finditer(text):
        year, word, day = found.groups()
        if number := months.get(word.lower()):
            yield found.start(), found.end(), int(year), number, int(day), False


def read_stamps(text: str, months: Months) -> list[Stamp]:
    """Read every full date in a short text, with the time and offset beside it, in order.

    Reads ISO 8601 and RFC 2822 stamps, numeric dates, month words before or after the day, and 年月日.

    Args:
        text: A line or an attribute, a few hundred characters at most.
        months: Month words.
    """
    if not any(mark in text for mark in _MARKS):
        return []
    stamps: list[Stamp] = []
    for start, end, year, month, day, is_open in sorted(_days(text, months)):
        if not _valid(year, month, day) or (stamps and start < stamps[-1].end):
            continue
        clock = zone = None
        if after := _TIME_AFTER.match(text, end):
            clock, zone = _clock(after)
            end = after.end() if clock else end
        elif before := _TIME_BEFORE.search(text[max(0, start - 40) : start]):
            clock, zone = _clock(before)
            start = start - len(before.group()) if clock else start
        stamps.append(Stamp(year, month, day, is_open, clock, zone, start, end))
    return stamps


def read_url_day(url: str, months: Months) -> Stamp | None:
    """Read the day that an address names (``/2021/10/31/``, ``t20170217_``, ``2021-02/17``); None when it names none."""
    for pattern, groups in ((_URL_MONTH_DAY, (1, 2, 3)), (_URL_DAY, (1, 3, 4))):
        if found := pattern.search(url):
            year, month, day = (int(found.group(group)) for group in groups)
            if _valid(year, month, day):
                return Stamp(year, month, day, False, None, None, found.start(), found.end())
    return next(iter(read_stamps(url, months)), None)


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
        return ZoneInfo(name)
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
    if home is None and stamp.zone == _UTC and local not in printed:
        # Only the machine's clock is stated; the publisher's is the one by which the page shows the day to its readers.
        there = [other for other in printed if (instant + _EARLIEST).date() <= other <= (instant + _LATEST).date()]
        local = there[0] if len(there) == 1 else local
    return PublishedDate(local, instant.replace(tzinfo=None), name, "minute", basis)


def _by_the_text(stamp: Stamp, days: Sequence[date]) -> date | None:
    """Choose the order of day and month that puts the day close after one that the text names; None if both or neither do."""
    orders = {day for day_first in (True, False) if (day := stamp.on(day_first))}
    near = {day for day in orders if any(timedelta(0) <= day - told <= _SOON for told in days)}
    return near.pop() if len(near) == 1 else None


def _is_of_the_system(claim: StatedDate, day: date, printed: set[date], changed: set[date]) -> bool:
    """Whether a system has put the day of its last change in the place of the day of appearance, which the page prints."""
    if claim.is_update or claim.basis in _PRINTED or len(printed) != 1:
        return False
    return all(other <= day - _REWRITTEN for other in printed) and any(abs(day - change) < _REWRITTEN for change in changed)


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
    read: list[tuple[bool, int, int, StatedDate, Stamp]] = []
    for order, claim in enumerate(stated):
        stamp = read_url_day(claim.text, months) if claim.basis == "url" else next(iter(read_stamps(claim.text, months)), None)
        if stamp:
            read.append((claim.is_update, _RANK.get(claim.basis, 9), order, claim, stamp))
    printed = {day for is_update, _, _, claim, stamp in read if claim.basis in _PRINTED and not is_update and (day := stamp.on(day_first))}
    changed = {day for is_update, _, _, _, stamp in read if is_update and (day := stamp.on(day_first))}
    sure = {day for *_, stamp in read if not stamp.is_open and (day := stamp.on(True))}
    for _, _, _, claim, stamp in sorted(read, key=lambda entry: entry[:3]):
        day = stamp.on(day_first)
        if stamp.is_open and (agreed := {d for order in (True, False) if (d := stamp.on(order)) in sure}) and len(agreed) == 1:
            day = agreed.pop()
        if day is None:
            day = _by_the_text(stamp, [told for found in read_stamps(text[:_LONGEST_TEXT], months) if (told := found.on(None))])
        if day and day <= latest and not _is_of_the_system(claim, day, printed, changed):
            return _published(stamp, day, claim.basis, time_zone, printed)
    return None
