"""Publication stamps in the forms that pages print, and the choice among several."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.core.article import StatedDate
from pipelines.core.cleaning.published import DateOrder, PublishedDate, choose_published
from pipelines.core.cleaning.stamps import Months, read_stamps, read_url_day
from pipelines.reference.cleaning import load_cleaning_knowledge


@pytest.fixture(scope="module")
def months() -> Months:
    return load_cleaning_knowledge().months


@pytest.mark.parametrize(
    ("text", "day", "clock", "zone"),
    [
        ("2017-02-17 13:42", date(2017, 2, 17), time(13, 42), None),
        ("2021-05-06T09:30:15+02:00", date(2021, 5, 6), time(9, 30, 15), "+02:00"),
        ("2021-05-06T09:30:15.123Z", date(2021, 5, 6), time(9, 30, 15), "+00:00"),
        ("2021-05-06 09:30:15-0400", date(2021, 5, 6), time(9, 30, 15), "-04:00"),
        ("Tue, 03 Mar 2020 20:10:08 +0000", date(2020, 3, 3), time(20, 10, 8), "+00:00"),
        ("March 3, 2020 07:03", date(2020, 3, 3), time(7, 3), None),
        ("Mar 3,2020 10:16 AM", date(2020, 3, 3), time(10, 16), None),
        ("Sept. 3, 2020 12:05 a.m.", date(2020, 9, 3), time(0, 5), None),
        ("3 March 2020", date(2020, 3, 3), None, None),
        ("3rd March, 2020 | 4:15 pm", date(2020, 3, 3), time(16, 15), None),
        ("13:42, 3 Mar 2020", date(2020, 3, 3), time(13, 42), None),
        ("03.03.2020 14:45", date(2020, 3, 3), time(14, 45), None),
        ("3 de marzo de 2020", date(2020, 3, 3), None, None),
        ("3 de marzo del año 2020", date(2020, 3, 3), None, None),
        ("03 DE MARZO DE 2020", date(2020, 3, 3), None, None),
        ("Marzo 3 de 2020", date(2020, 3, 3), None, None),
        ("1er mars 2020 à 18:30", date(2020, 3, 1), time(18, 30), None),
        ("3 марта 2020, 13:40", date(2020, 3, 3), time(13, 40), None),
        ("3 de março de 2020", date(2020, 3, 3), None, None),
        ("3. März 2020", date(2020, 3, 3), None, None),
        ("2020年3月3日 09:30", date(2020, 3, 3), time(9, 30), None),
        ("2020 Mar 3", date(2020, 3, 3), None, None),
        ("二〇二〇年十一月二十三日", date(2020, 11, 23), None, None),
        ("中華民國109年11月23日", date(2020, 11, 23), None, None),
        ("發布日期：109年11月23日", date(2020, 11, 23), None, None),
        ("23 五月 2020, 17:48", date(2020, 5, 23), time(17, 48), None),
        ("3 十二月 2020", date(2020, 12, 3), None, None),
        ("2020 03/03 05:16:40", date(2020, 3, 3), time(5, 16, 40), None),
        ("2020년 3월 3일", date(2020, 3, 3), None, None),
        ("NEWS_EN_2020.03.03.17587", date(2020, 3, 3), None, None),
        ("3 March 2020 10:00 GMT+8", date(2020, 3, 3), time(10, 0), "+08:00"),
        ("10 de abril de 2025 - 5:40 p. m.", date(2025, 4, 10), time(17, 40), None),
        ("17. 5. 2011", date(2011, 5, 17), None, None),
        ("Comunicado – 28.01.25", date(2025, 1, 28), None, None),
        ("Bogotá (nov. 25/15)", date(2015, 11, 25), None, None),
    ],
)
def test_a_stamp_is_read(months: Months, text: str, day: date, clock: time | None, zone: str | None) -> None:
    (stamp,) = read_stamps(text, months)
    assert (stamp.on(None), stamp.clock, stamp.zone) == (day, clock, zone)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 February 2020",
        "2020-13-01",
        "version 1.2.2020.1",
        "12345678",
        "3 Marchesa 2020",
        "room 2020",
        "1 2 3",
        "01.45.67.89.10",
        "version 28.01.25.3",
        "10.20.30",
        "room 25/15",
    ],
)
def test_what_is_no_day_is_not_read(months: Months, text: str) -> None:
    assert read_stamps(text, months) == []


def test_the_end_of_a_range_is_no_stamp(months: Months) -> None:
    assert read_stamps("Weekly schedule, 5-11 February 2024", months) == []
    assert read_stamps("du 8–11 avril 2024", months) == []


def test_day_and_month_that_could_be_exchanged_stay_open(months: Months) -> None:
    (stamp,) = read_stamps("08/03/2008", months)
    assert (stamp.on(True), stamp.on(False), stamp.on(None)) == (date(2008, 3, 8), date(2008, 8, 3), None)
    (sure,) = read_stamps("23/01/2008", months)
    assert sure.on(None) == sure.on(False) == date(2008, 1, 23)


def test_the_order_of_numbers_comes_from_the_country_then_from_the_language() -> None:
    order = DateOrder(frozenset({"US"}), frozenset({"CA"}), frozenset({"es"}))
    assert order.is_day_first("AU", "en") is True
    assert order.is_day_first("US", "es") is False
    assert order.is_day_first("CA", "en") is None
    assert order.is_day_first(None, "es") is True
    assert order.is_day_first(None, "en") is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2021/10/31/a-talk/", date(2021, 10, 31)),
        ("https://x.example/a/t20170217_123.htm", date(2017, 2, 17)),
        ("https://x.example/2021-02/17/c_112.htm", date(2021, 2, 17)),
        ("https://x.example/2021/10/a-talk/", None),
        ("https://x.example/id/202113459", None),
    ],
)
def test_an_address_may_name_its_day(months: Months, url: str, day: date | None) -> None:
    stamp = read_url_day(url, months)
    assert (stamp.on(None) if stamp else None) == day


def chosen(months: Months, *stated: StatedDate, **facts: object) -> PublishedDate | None:
    settings: dict[str, object] = {"day_first": None, "time_zone": None, "fetched_at": None} | facts
    return choose_published(stated, months, **settings)  # type: ignore[arg-type]  # a test may leave most of them out


def test_appearance_comes_before_change_and_structure_before_print(months: Months) -> None:
    update = StatedDate("json_ld", "2020-03-09", is_update=True)
    printed = StatedDate("visible", "3 March 2020")
    labelled = StatedDate("label", "Published: 4 March 2020")
    found = chosen(months, update, printed, labelled)
    assert found
    assert (found.day, found.basis) == (date(2020, 3, 4), "label")
    only_update = chosen(months, update)
    assert only_update
    assert only_update.day == date(2020, 3, 9)


def test_a_day_after_the_page_was_fetched_is_not_its_own(months: Months) -> None:
    stated = (StatedDate("visible", "3 March 2022"), StatedDate("url", "https://x.example/2020/03/02/a"))
    found = chosen(months, *stated, fetched_at=datetime(2020, 3, 5))
    assert found
    assert (found.day, found.basis) == (date(2020, 3, 2), "url")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Amman, Aug. 7 – The minister spoke.", date(2020, 8, 7)),
        ("Amman, 8 July – The minister spoke.", date(2020, 7, 8)),
        ("Lima, 7 de agosto. El ministro habló.", date(2020, 8, 7)),
        ("Amman, Aug. 9 – The minister spoke.", None),
        ("Amman, Aug. 7 – The minister spoke of July 8.", None),
        ("In chapter 7 August is hot.", None),
    ],
)
def test_an_open_order_is_decided_by_the_day_of_the_dateline_without_its_year(months: Months, text: str, day: date | None) -> None:
    found = chosen(months, StatedDate("visible", "07/08/2020"), text=text)
    assert (found.day if found else None) == day


def test_an_open_order_is_decided_by_another_statement_or_by_the_text_else_not(months: Months) -> None:
    open_day = StatedDate("label", "Published: 10/07/2020")
    assert chosen(months, open_day) is None
    by_url = chosen(months, open_day, StatedDate("url", "https://x.example/2020/07/10/a"))
    assert by_url
    assert (by_url.day, by_url.basis) == (date(2020, 7, 10), "label")
    by_text = chosen(months, open_day, text="The guests arrived on July 9, 2020 by train.")
    assert by_text
    assert by_text.day == date(2020, 7, 10)


def test_the_day_is_that_of_the_publisher_and_the_instant_is_utc(months: Months) -> None:
    found = chosen(months, StatedDate("visible", "Tue, 05 Apr 2022 01:39:52 +0000"), time_zone="America/New_York")
    assert found == PublishedDate(date(2022, 4, 4), datetime(2022, 4, 5, 1, 39, 52), "+00:00", "minute", "visible")
    local = chosen(months, StatedDate("visible", "2017-02-17 13:42"), time_zone="Asia/Shanghai")
    assert local == PublishedDate(date(2017, 2, 17), datetime(2017, 2, 17, 5, 42), "Asia/Shanghai", "minute", "visible")


def test_without_a_zone_there_is_no_instant(months: Months) -> None:
    assert chosen(months, StatedDate("visible", "2017-02-17 13:42")) == PublishedDate(date(2017, 2, 17), None, None, "minute", "visible")


@given(st.text(alphabet=st.sampled_from("0123456789/-.:, TZ+年月日MarchAPMde\u0663"), max_size=60))
def test_any_line_is_read_without_error(text: str) -> None:
    for stamp in read_stamps(text, {"march": 3, "mar": 3}):
        assert 0 <= stamp.start < stamp.end <= len(text)
        stamp.on(True)
        stamp.on(False)


def day_of(months: Months, *stated: StatedDate) -> date | None:
    chosen = choose_published(stated, months, day_first=None, time_zone=None, fetched_at=None)
    return chosen.day if chosen else None


def test_a_stamp_of_the_machines_clock_is_of_the_day_that_the_page_shows(months: Months) -> None:
    stamp = StatedDate("meta", "2020-03-04T02:41:00+00:00")
    assert day_of(months, stamp, StatedDate("visible", "March 3, 2020")) == date(2020, 3, 3)
    assert day_of(months, stamp, StatedDate("visible", "March 4, 2020")) == date(2020, 3, 4)
    assert day_of(months, stamp, StatedDate("visible", "March 1, 2020")) == date(2020, 3, 4)
    assert day_of(months, StatedDate("meta", "2020-03-04T02:41:00+01:00"), StatedDate("visible", "March 3, 2020")) == date(2020, 3, 4)


def test_the_day_of_a_change_that_a_system_states_for_both_gives_way_to_the_printed_one(months: Months) -> None:
    stated = (StatedDate("json_ld", "2024-06-24"), StatedDate("json_ld", "2024-06-24", True), StatedDate("visible", "August 25, 2020"))
    assert day_of(months, *stated) == date(2020, 8, 25)
    assert day_of(months, *stated[::2]) == date(2024, 6, 24)
    assert day_of(months, *stated, StatedDate("label", "Published: May 2, 2019")) == date(2024, 6, 24)


def test_a_year_may_be_printed_with_two_digits(months: Months) -> None:
    assert day_of(months, StatedDate("visible", "28.01.25")) == date(2025, 1, 28)
    assert day_of(months, StatedDate("visible", "Bogotá (nov. 25/15)")) == date(2015, 11, 25)
    assert day_of(months, StatedDate("visible", "20/03/24")) == date(2024, 3, 20)
    assert day_of(months, StatedDate("visible", "Tel. 01.43.17.53.53")) is None
    assert day_of(months, StatedDate("visible", "version 2.10.12.15")) is None
