"""What a date mention says of itself: span, basis, rule, precision, doubt."""

from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.core.dates import RULES, Anchor, DateReader, FoundDate
from pipelines.core.dates.grammar import fold
from pipelines.core.dates.reading import READERS
from pipelines.core.dates.rules import FORMS
from pipelines.reference.calendars import load_calendars

READER = DateReader(load_calendars())
FRIDAY = Anchor(date(2021, 9, 17))


def find(text: str, language: str = "en", anchor: Anchor = FRIDAY) -> list[FoundDate]:
    return READER.find(text, language, anchor)


def surfaces(text: str, language: str = "en") -> list[str]:
    return [text[x.start : x.end] for x in find(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Thursday, 16 September 2021, in Rome.", "Thursday, 16 September 2021"),
        ("They met in August. Then", "August"),
        ("On the fifteenth of March, 2020 they met", "fifteenth of March, 2020"),
        ("from 30 December 2019 to 2 January 2020", "30 December 2019 to 2 January 2020"),
        ("held last July in Ufa", "last July"),
        ("dated 2021-09-16T10:00:00+08:00", "2021-09-16T10:00"),
    ],
)
def test_the_span_holds_the_words_of_the_date_and_no_more(text: str, expected: str) -> None:
    assert surfaces(text) == [expected]


def test_brackets_around_a_weekday_belong_to_the_span() -> None:
    assert surfaces("9月16日（星期四）双方会晤。", "zh") == ["9月16日（星期四）"]


@pytest.mark.parametrize("prefix", ["", "😀😀 ", "İstanbul’da İİ: ", "\u00a0", "会谈于", "Straße, ǅ "])
def test_spans_count_code_points_whatever_stands_before(prefix: str) -> None:
    text = f"{prefix}16 September 2021"
    (found,) = find(text)
    assert text[found.start : found.end] == "16 September 2021"


@pytest.mark.parametrize(
    ("text", "basis", "precision", "rule"),
    [
        ("on 16 September 2021", "explicit", "day", "date.full_date"),
        ("on 16 September", "no_year", "day", "date.month_day"),
        ("on 14-16 September", "no_year", "range", "date.day_range"),
        ("on 14-16 September 2021", "explicit", "range", "date.day_range"),
        ("on the 16th.", "no_year", "day", "date.day_of_month"),
        ("on Thursday", "weekday", "day", "date.weekday"),
        ("last Thursday", "weekday", "day", "date.weekday_before"),
        ("yesterday", "relative", "day", "date.day"),
        ("last week", "relative", "week", "date.week"),
        ("last month", "relative", "month", "date.month_shift"),
        ("in May 2020", "explicit", "month", "date.month_of_year"),
        ("in 2020", "explicit", "year", "date.year"),
    ],
)
def test_basis_precision_and_rule_say_how_it_was_read(text: str, basis: str, precision: str, rule: str) -> None:
    (found,) = find(text)
    assert (found.basis, found.precision, found.rule) == (basis, precision, rule)


def test_a_week_is_an_edtf_interval_from_monday_to_sunday() -> None:
    (found,) = find("last week")
    assert (found.edtf, found.first_day, found.last_day) == ("2021-09-06/2021-09-12", date(2021, 9, 6), date(2021, 9, 12))


def test_last_friday_on_a_friday_is_seven_days_back_and_friday_is_today() -> None:
    assert [x.edtf for x in find("last Friday")] == ["2021-09-10"]
    assert [x.edtf for x in find("on Friday")] == ["2021-09-17"]


def test_a_bare_weekday_told_as_of_the_day_after_publication_is_that_day_all_over_the_page() -> None:
    told = find("They spoke on Saturday. She will also speak to them on Saturday. On Friday and last Saturday they rested.")
    assert [x.edtf for x in told] == ["2021-09-18", "2021-09-18", "2021-09-17", "2021-09-11"]
    assert [x.edtf for x in find("They spoke on Saturday. She will speak to them on Sunday.")] == ["2021-09-11", "2021-09-19"]


def test_the_tense_nearest_before_a_weekday_decides() -> None:
    assert [x.edtf for x in find("He said the two will meet on Monday.")] == ["2021-09-20"]
    assert [x.edtf for x in find("La rencontre programmée pour lundi a été annulée.", "fr")] == ["2021-09-20"]
    assert [x.edtf for x in find("The two, who will talk again, met on Monday.")] == ["2021-09-13"]
    assert [x.edtf for x in find("They will dine together. He left on Monday.")] == ["2021-09-13"]


def test_without_an_anchor_only_what_the_text_dates_itself_is_read() -> None:
    assert find("They met on Monday, yesterday, last week, on 3 May.", anchor=Anchor(None)) == []
    text = "They met on 1 May 2020. On 3 May, a Sunday, they parted; the next day they wrote."
    assert [x.edtf for x in find(text, anchor=Anchor(None))] == ["2020-05-01", "2020-05-03", "2020-05-04"]


def test_the_site_decides_the_order_of_digits_before_the_language() -> None:
    assert [x.edtf for x in find("03/04/2020")] == ["2020-04-03"]
    assert [x.edtf for x in find("03/04/2020", anchor=replace(FRIDAY, day_first=False))] == ["2020-03-04"]
    assert [x.edtf for x in find("13/04/2020", anchor=replace(FRIDAY, day_first=False))] == ["2020-04-13"]
    assert [x.edtf for x in find("04/13/2020", anchor=replace(FRIDAY, day_first=True))] == ["2020-04-13"]


def test_a_date_does_not_reach_over_a_line_break() -> None:
    assert [x.edtf for x in find("Session of May\n5, 2020 people came")] == []


def test_a_day_that_does_not_exist_is_no_date_of_any_precision() -> None:
    assert find("on 31 June 2020 and on February 30, 2020 and 2020-02-30 and 45/13/2020") == []


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_part_of_a_text_is_read_with_the_offsets_of_the_whole(left: int, right: int) -> None:
    text = f"{'x' * left} 16 September 2021 {'y' * right} 17 September 2021"
    start, end = left, left + 19
    (found,) = READER.find(text, "en", FRIDAY, start, end)
    assert text[found.start : found.end] == "16 September 2021"


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                "16",
                "th",
                "of",
                "May,",
                "2017",
                ".",
                "-",
                "/",
                ":",
                "on",
                "the",
                "last",
                "next",
                "Friday",
                "today",
                "İ",
                "😀",
                "月",
                "日",
                "年",
                "周五",
                "(",
                ")",
                "\n",
                "3rd",
                "99",
                "to",
                "and",
                "至",
                "местному",
            ]
        ),
        max_size=40,
    ),
    st.sampled_from(["en", "zh", "ru", "xx"]),
)
def test_any_heap_of_date_words_yields_ordered_spans_that_are_true_to_their_edtf(words: list[str], language: str) -> None:
    text = " ".join(words)
    reach = 0
    for found in find(text, language):
        assert reach <= found.start < found.end <= len(text)
        assert found.first_day <= found.last_day
        assert found.edtf.startswith(str(found.first_day)[: 4 if found.precision == "year" else 7])
        assert ("/" in found.edtf) == (found.precision in ("range", "week"))
        reach = found.end


@given(st.text(max_size=200))
def test_any_text_is_folded_to_the_same_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "printed", ["16\u00a0September 2021", "16 September 2021–", "“16 September 2021”", "the ‘16’ of 16 September 2021’s"]
)
def test_signs_of_print_read_as_plain_ones(printed: str) -> None:
    assert [x.edtf for x in find(printed)] == ["2021-09-16"]


def test_a_number_is_read_with_a_month_behind_it_and_without_one() -> None:
    assert [x.edtf for x in find("16,\n17 September. On the 18th of this month, 3 days ago, on 04/09/2021.")] == [
        *("2021-09-17", "2021-09-18", "2021-09-14", "2021-09-04"),
    ]


def test_numbers_beyond_those_of_a_calendar_are_no_dates() -> None:
    assert surfaces("32 September 2021; 0 September; 00/09/2021; 2021-13-01") == ["September 2021"]


def test_a_language_without_a_calendar_is_read_for_digits_and_english() -> None:
    assert [x.edtf for x in find("Torsdag 16 september: 2021-09-16, 16 September 2021", "xx")] == ["2021-09-16", "2021-09-16", "2021-09-16"]


def test_every_form_has_a_reading_and_a_rule() -> None:
    assert {rule.rule_id for rule in RULES} == {f"date.{form}" for form in FORMS}
    assert READERS.keys() == FORMS.keys()


def test_a_hostile_page_takes_no_longer_than_its_length() -> None:
    heaps = (
        "1 ",
        "May ",
        "15-16-17-",
        "on the 15th of the ",
        "last ",
        "2017年",
        "will 5 May local time ",
        "15 and 16, 17 to ",
        "1.1.1.",
        "a b ",
        "16th, 17th and 18th day of ",
        "11:22:33-44,555.66",
        "“today” ’s – ",
        "1月2",
    )
    for heap in heaps:
        for language in ("en", "zh"):
            started = process_time()
            READER.find(heap * (60_000 // len(heap)), language, FRIDAY)
            assert process_time() - started < 3, heap


@pytest.mark.parametrize("anchor", [FRIDAY, Anchor(None)])
def test_the_eve_is_that_of_the_story_and_not_of_an_old_date_in_it(anchor: Anchor) -> None:
    text = "В среду, 15 сентября 2021 года, собралась группа, созданная 11 января 2021 года. Накануне министры обсудили это."
    assert find(text, "ru", anchor)[-1].first_day == date(2021, 9, 14)
