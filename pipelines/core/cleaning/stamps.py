"""Reading full dates as pages print them, with the time of day and the offset beside them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

Months = Mapping[str, int]
"""Month word in lower case, without a full stop, to its number; words of all languages together."""

_YEAR = r"((?:19|20)\d\d)"
_NUMERIC_YMD = re.compile(
    rf"(?<!\d){_YEAR}(?:([-/.])(\d{{1,2}})\2(\d{{1,2}})|\s?[年년]\s?(\d{{1,2}})\s?[月월]\s?(\d{{1,2}})\s?[日일]?)(?!\d)"
)
_HAN_DAY = re.compile(r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_REPUBLIC_DAY = re.compile(r"(?:(?:中[華华])?民[國国]\s?(\d{2,3})|(?<!\d)(1[0-4]\d))\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
"""Years of the Republic of China, of which those of three digits need not say so: 民國99年5月1日, 113年6月12日."""
_REPUBLIC = 1911
_HAN_DIGITS = {digit: value for value, digits in enumerate(("〇零○", *"一二三四五六七八九")) for digit in digits}
_YEAR_SPACE_MD = re.compile(rf"(?<!\d){_YEAR}\s{{1,2}}(\d{{1,2}})/(\d{{1,2}})(?=\s{{1,2}}\d{{1,2}}:\d\d)")
_NUMERIC_DMY = re.compile(rf"(?<![\d./-])(\d{{1,2}})(\.\s|[-/.])(\d{{1,2}})\2{_YEAR}(?![./-]?\d)")
_SHORT_DMY = re.compile(r"(?<![\w./-])(\d{2})([./])(\d{2})\2([1-3]\d)(?![./-]?\w)")
_ARTICLE_DMY = re.compile(r"\b(?:[Ll]e|[Ee]l) (\d{2})(-)(\d{2})-([1-3]\d)(?![./-]?\w)")
"""Years of two digits behind an article, so that the day comes first: le 19-03-25."""
_WORD_DAY_SHORT = re.compile(r"(?<!\w)([^\W\d_]{3,12})\.?[ \t]{0,2}(\d{1,2})/([1-3]\d)(?![\w/])")
"""Years of two digits: 28.01.25, nov. 25/15; from 10 to 39, so that few of them may be days."""
_CENTURY = 2000
_DAY_WORD_YEAR = re.compile(
    r"(?<![\d./:])(?<!\d[-–])(\d{1,2})(?:st|nd|rd|th|er|º|°|ª|\.|-?го|-?е)?[ \t,/-]{0,2}(?:(?i:de|of|do)\s)?"
    rf"([^\W\d_]{{3,12}}|[一二三四五六七八九十]月)\.?,?[ \t/-]{{0,2}}(?:(?i:del?(?: año)?|of)\s)?{_YEAR}(?!\d)"
)
_WORD_DAY_YEAR = re.compile(
    rf"(?<!\w)([^\W\d_]{{3,12}})\.?[ \t]{{0,2}}(\d{{1,2}})(?:st|nd|rd|th)?[ \t]?,?[ \t]{{0,2}}(?:(?i:del?)\s)?{_YEAR}(?!\d)"
)
_YEAR_WORD_DAY = re.compile(rf"(?<!\d){_YEAR},?[ \t]{{1,2}}([^\W\d_]{{3,12}})\.?[ \t]{{1,2}}(\d{{1,2}})(?!\d)")
_FIGURES = re.compile(r"\d(?:[-/.]\s?\d|\s?[年년])")
"""What every day has of which signs part the figures; few lines have it, and a look for it is cheaper than one for each form."""
_Day = tuple[int, int, int, int, int, bool]
"""Start, end, year, month, day, and whether day and month could be exchanged."""
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-?(0[1-9]|1[0-2])/t?(0[1-9]|[12]\d|3[01])(?!\d)")

_CLOCK = r"(\d{1,2})[:h](\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:\s?([ap])\.?\s?m\b\.?)?"
_ZONE = r"(?:\s?(Z\b|(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|GMT\b|UTC\b))?"
_TIME_AFTER = re.compile(rf"(?:\s?г(?:ода|\.))?(?:T|[\s,|(@–-]{{1,4}}(?:at|à|a las|às|um|в)?\s{{0,2}}){_CLOCK}{_ZONE}", re.IGNORECASE)
_TIME_BEFORE = re.compile(rf"(?<![\d:]){_CLOCK}{_ZONE}(?:\s?(?:on|,|\|)|[\s,|-]){{1,3}}(?:\w{{3,9}},?\s)?$", re.IGNORECASE)

YEAR_MARKS = ("20", "19", "年")
"""One of these stands in every date whose year is printed in full."""
YEAR = re.compile(r"(?:19|20)\d\d|\d[./-]\d\d(?!\d)")
"""A year, or the end of a date with a year of two digits."""
UTC_OFFSET = "+00:00"


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
        return UTC_OFFSET
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


def _days(text: str, months: Months) -> Iterator[_Day]:
    """Yield every day printed in full, in no order."""
    if _FIGURES.search(text):
        yield from _in_figures(text, months)
    if "年" in text:
        yield from _in_characters(text)
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


def _in_characters(text: str) -> Iterator[_Day]:
    for found in _HAN_DAY.finditer(text):
        yield found.start(), found.end(), int("".join(str(_HAN_DIGITS[digit]) for digit in found[1])), _han(found[2]), _han(found[3]), False
    for found in _REPUBLIC_DAY.finditer(text):
        yield found.start(), found.end(), _REPUBLIC + int(found[1] or found[2]), int(found[3]), int(found[4]), False


def _in_figures(text: str, months: Months) -> Iterator[_Day]:
    """Yield the days of which signs part the figures."""
    for found in _NUMERIC_YMD.finditer(text):
        year, _, month, day, cjk_month, cjk_day = found.groups()
        yield found.start(), found.end(), int(year), int(month or cjk_month), int(day or cjk_day), False
    for found in _YEAR_SPACE_MD.finditer(text):
        yield found.start(), found.end(), int(found[1]), int(found[2]), int(found[3]), False
    for found in _NUMERIC_DMY.finditer(text):
        day, separator, month, year = found.groups()
        one, two = int(day), int(month)
        if one <= 12 and two <= 12:
            yield found.start(), found.end(), int(year), two, one, separator[0] != "."
        else:
            yield found.start(), found.end(), int(year), min(one, two), max(one, two), False
    for found in (*_SHORT_DMY.finditer(text), *_ARTICLE_DMY.finditer(text)):
        day, separator, month, year = found.groups()
        is_open = separator == "/" and int(day) <= 12 and int(month) <= 12
        yield found.start(), found.end(), _CENTURY + int(year), int(month), int(day), is_open
    for found in _WORD_DAY_SHORT.finditer(text):
        word, day, year = found.groups()
        if number := months.get(word.lower()):
            yield found.start(), found.end(), _CENTURY + int(year), number, int(day), False


def read_stamps(text: str, months: Months) -> list[Stamp]:
    """Read every full date in a short text, with the time and offset beside it, in order.

    Reads ISO 8601 and RFC 2822 stamps, numeric dates, month words before or after the day, and 年月日.

    Args:
        text: A line or an attribute, a few hundred characters at most.
        months: Month words.
    """
    if not (any(mark in text for mark in YEAR_MARKS) or YEAR.search(text)):
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
