"""Every day is read back from every form in which a language writes it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from pipelines.core.dates import Anchor, DateReader
from pipelines.reference.calendars import load_calendars

FIRST, LAST = date(1950, 1, 1), date(2050, 12, 31)
ANCHOR = Anchor(date(2000, 6, 15))

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec."
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "ru": "понедельник вторник среду четверг пятницу субботу воскресенье",
    "zh": "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "ja": "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
}
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _month(language: str, day: date) -> str:
    return MONTHS[language].split()[day.month - 1]


def _weekday(language: str, day: date) -> str:
    return WEEKDAYS[language].split()[day.weekday()]


def _ordinal(day: date) -> str:
    suffix = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{suffix}"


Writer = Callable[[date], str]
FULL: dict[str, tuple[Writer, ...]] = {
    "en": (
        lambda d: f"{d.day} {_month('en', d)} {d.year}",
        lambda d: f"{_month('en', d)} {d.day}, {d.year}",
        lambda d: f"{SHORT.split()[d.month - 1]} {d.day}, {d.year}",
        lambda d: f"the {_ordinal(d)} of {_month('en', d)}, {d.year}",
        lambda d: f"{_weekday('en', d)}, {_month('en', d)} {d.day}, {d.year}",
        lambda d: f"{d.day:02d}-{_month('en', d)[:3]}-{d.year}",
        lambda d: d.isoformat(),
        lambda d: f"{d:%Y/%m/%d}",
        lambda d: f"{d:%d.%m.%Y}",
        lambda d: f"{d:%d/%m/%Y}",
        lambda d: f"{d:%Y%m%d}",
    ),
    "es": (
        lambda d: f"{d.day} de {_month('es', d)} de {d.year}",
        lambda d: f"{_weekday('es', d)} {d.day} de {_month('es', d)} del {d.year}",
    ),
    "fr": (
        lambda d: f"{d.day}{'er' * (d.day == 1)} {_month('fr', d)} {d.year}",
        lambda d: f"{_weekday('fr', d)} {d.day} {_month('fr', d)} {d.year}",
    ),
    "ru": (lambda d: f"{d.day} {_month('ru', d)} {d.year} года", lambda d: f"в {_weekday('ru', d)}, {d.day} {_month('ru', d)} {d.year} г."),
    "zh": (
        lambda d: f"{d.year}年{d.month}月{d.day}日",
        lambda d: f"{d.year}年{d.month:02d}月{d.day:02d}日（{_weekday('zh', d)}）",
        lambda d: f"{d.year}年{d.month}月{d.day}日".translate(WIDE),
    ),
    "de": (lambda d: f"{d.day}. {_month('de', d)} {d.year}", lambda d: f"{_weekday('de', d)}, den {d.day}. {_month('de', d)} {d.year}"),
    "pt": (
        lambda d: f"{d.day} de {_month('pt', d)} de {d.year}",
        lambda d: f"{_weekday('pt', d)}, {d.day} de {_month('pt', d)} de {d.year}",
    ),
    "ja": (lambda d: f"{d.year}年{d.month}月{d.day}日", lambda d: f"{d.year}年{d.month}月{d.day}日（{_weekday('ja', d)}）".translate(WIDE)),
    "ar": (
        lambda d: f"{d.day} {_month('ar', d)} {d.year}",
        lambda d: f"{_weekday('ar', d)} {d.day} {_month('ar', d)} {d.year}".translate(EASTERN),
    ),
}
WITHOUT_YEAR: dict[str, Writer] = {
    "en": lambda d: f"{_month('en', d)} {d.day}",
    "es": lambda d: f"{d.day} de {_month('es', d)}",
    "fr": lambda d: f"{d.day} {_month('fr', d)}",
    "ru": lambda d: f"{d.day} {_month('ru', d)}",
    "zh": lambda d: f"{d.month}月{d.day}日",
    "de": lambda d: f"{d.day}. {_month('de', d)}",
    "pt": lambda d: f"{d.day} de {_month('pt', d)}",
    "ja": lambda d: f"{d.month}月{d.day}日",
    "ar": lambda d: f"{d.day} {_month('ar', d)}",
}
SINGLE = [(language, number) for language, writers in FULL.items() for number in range(len(writers))]


@pytest.fixture(scope="module")
def reader() -> DateReader:
    return DateReader(load_calendars())


def _days(step: int) -> Iterator[date]:
    day = FIRST
    while day <= LAST:
        yield day
        day += timedelta(days=step)


def _check_full(reader: DateReader, language: str, writer: Writer, step: int) -> None:
    for day in _days(step):
        text = f"({writer(day)})"
        found = reader.find(text, language, ANCHOR)
        assert [(x.first_day, x.last_day, x.edtf, x.precision, x.basis) for x in found] == [(day, day, str(day), "day", "explicit")], text
        assert not found[0].is_contradicted, text


def _check_without_year(reader: DateReader, language: str, step: int) -> None:
    for day in _days(step):
        for back in (0, 1, 9, 100, 200):
            text = WITHOUT_YEAR[language](day)
            found = reader.find(text, language, Anchor(day + timedelta(days=back)))
            assert [(x.first_day, x.basis) for x in found] == [(day, "no_year")], (text, back)


@pytest.mark.parametrize(("language", "number"), SINGLE)
def test_a_full_date_is_read_back(reader: DateReader, language: str, number: int) -> None:
    _check_full(reader, language, FULL[language][number], step=211)


@pytest.mark.parametrize("language", WITHOUT_YEAR)
def test_a_date_without_a_year_is_the_latest_such_day(reader: DateReader, language: str) -> None:
    _check_without_year(reader, language, step=997)


@pytest.mark.parametrize("language", WEEKDAYS)
def test_a_bare_weekday_is_the_latest_such_day_including_today(reader: DateReader, language: str) -> None:
    anchor = date(2022, 3, 3)
    for back in range(7):
        day = anchor - timedelta(days=back)
        (found,) = reader.find(
            f"{_weekday(language, day)}。" if language in ("zh", "ja") else f"{_weekday(language, day)}.", language, Anchor(anchor)
        )
        assert (found.first_day, found.basis, found.precision) == (day, "weekday", "day")


@pytest.mark.parametrize("language", ["en", "es", "fr", "ru", "de", "pt"])
def test_a_range_within_a_month_is_read_back(reader: DateReader, language: str) -> None:
    for first in _days(1999):
        last = min(first + timedelta(days=3), first.replace(day=28))
        if last.day <= first.day:
            continue
        text = WITHOUT_YEAR[language](last).replace(str(last.day), f"{first.day}–{last.day}", 1)
        (found,) = reader.find(text, language, Anchor(last))
        assert (found.first_day, found.last_day, found.precision, found.edtf) == (first, last, "range", f"{first}/{last}"), text


@pytest.mark.slow
@pytest.mark.parametrize(("language", "number"), SINGLE)
def test_every_day_of_a_century_is_read_back(reader: DateReader, language: str, number: int) -> None:
    _check_full(reader, language, FULL[language][number], step=1)


@pytest.mark.slow
@pytest.mark.parametrize("language", WITHOUT_YEAR)
def test_every_day_of_a_century_is_read_back_without_its_year(reader: DateReader, language: str) -> None:
    _check_without_year(reader, language, step=1)
