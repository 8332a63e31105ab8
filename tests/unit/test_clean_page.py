"""A raw page to a document: text, zones, body, metadata, language, source and date."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.core.cleaning import clean_page
from pipelines.core.records import Document, Reject
from tests.unit.cleaned import clean, knowledge, raw_page

PAGE = """Home > News

Norway and Chile to open a sea route

By Ana Ruiz | Updated: 2020-03-03 13:42

VALPARAÍSO — The finance ministers of Norway and Chile met on Tuesday and agreed to open a direct sea route for salmon and copper.

The Norwegian minister (right) greets her colleague at the harbour.

Both sides will send experts to look at the harbour in May, and a first ship may sail before the end of the year.

Copyright © 2020 www.gov.cn. All rights reserved.
"""


def test_a_headline_of_half_a_character_can_be_stored() -> None:
    stated = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers \\ud800 meet in Bonn"}</script>'
    text = "The ministers met in Bonn and agreed on a sea route. " * 6
    cleaned = clean_page(
        raw_page(f"<html><head>{stated}</head><body><article><p>{text}</p></article></body></html>", form="html"), knowledge()
    )
    assert not isinstance(cleaned, Reject)
    assert (cleaned[0].title or "").encode()
    assert cleaned[0].text.encode()


def test_a_page_is_read_up_to_a_length_and_says_so() -> None:
    document, _ = clean(
        "The ministers met in Bonn.\n\n" + "\n\n".join(f"They talked about route {n} at length and agreed on it." for n in range(3_000))
    )
    assert len(document.text) < 70_000
    assert "cut" in document.quality_flags


def test_an_address_without_a_domain_names_no_publisher() -> None:
    document, _ = clean(PAGE.replace("www.gov.cn", "somebody"), url="http://mfa-cn/x")
    assert document.source_id != "mfa-cn"


def test_spans_of_the_zones_cut_the_text_into_its_paragraphs() -> None:
    document, _ = clean(PAGE)
    cut = [(zone.zone, document.text[zone.char_start : zone.char_end][:12]) for zone in document.zones]
    assert cut == [
        ("title", "Norway and C"),
        ("dateline", "VALPARAÍSO —"),
        ("body", "The finance "),
        ("caption", "The Norwegia"),
        ("body", "Both sides w"),
    ]


def test_the_body_starts_with_its_dateline_and_holds_no_caption() -> None:
    document, _ = clean(PAGE)
    first, second = document.body.split("\n\n")
    assert first.startswith("VALPARAÍSO — The finance ministers")
    assert second.startswith("Both sides")
    assert "VALPARAÍSO — The finance" in document.text


def test_what_was_dropped_is_accounted_for() -> None:
    document, dropped = clean(PAGE)
    assert [line.reason for line in dropped] == ["link_list", "metadata", "lexicon"]
    assert document.dropped_chars == sum(len(line.text) for line in dropped)
    assert {line.document_id for line in dropped} == {document.document_id}


def test_metadata_holds_one_statement_a_line() -> None:
    document, _ = clean(PAGE)
    assert document.metadata == "byline: Ana Ruiz\nupdated: Updated: 2020-03-03 13:42"


def test_the_page_says_whose_it_is_and_the_publishers_clock_gives_the_instant() -> None:
    document, _ = clean(PAGE)
    assert document.source_id == "gov-cn"
    assert (document.published_on, document.published_at) == (date(2020, 3, 3), datetime(2020, 3, 3, 5, 42))
    assert (document.published_tz, document.published_precision, document.published_basis) == ("Asia/Shanghai", "minute", "label")


def test_the_address_comes_before_what_the_page_says_of_its_owner() -> None:
    document, _ = clean(PAGE, url="https://news.fjordpost.co.uk/a")
    assert document.source_id == "fjordpost.co.uk"
    assert document.published_at is None


def test_a_folder_named_after_a_source_names_it() -> None:
    plain = PAGE.replace("www.gov.cn", "the publisher")
    assert clean(plain, path="mid-ru/a.txt")[0].source_id == "mid-ru"
    assert clean(plain, path="kremlin.ru/a.txt")[0].source_id == "kremlin-ru"
    assert clean(plain)[0].source_id is None


@pytest.mark.parametrize("bar", ["|", "｜", "丨"])
def test_a_bar_parts_the_day_of_a_page_from_its_publisher(bar: str) -> None:
    document, _ = clean(
        f"Norway and Chile to open a sea route\n2020-03-03 21:17:33{bar}Spanish.xinhuanet.com\n\nThe ministers met on Tuesday."
    )
    assert document.published_on == date(2020, 3, 3)


def test_words_of_the_menu_in_the_line_of_a_day_hide_no_publication_date() -> None:
    body = "Министры встретились в Минске и договорились открыть новый морской путь для перевозки рыбы и леса."
    document, _ = clean(f"Министры открыли морской путь\n14/07/2010   Пресс-релизы   Версия для печати\n\n{body}\n\n{body[:-1]} и меди.")
    assert document.published_on == date(2010, 7, 14)


def test_a_day_in_the_body_is_no_publication_date() -> None:
    document, _ = clean(
        "Norway and Chile to open a sea route\n\nOn March 3, 2020 local time, the ministers met and agreed on a new sea route."
    )
    assert (document.published_on, document.published_basis) == (None, None)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Norway and Chile speak of a sea route (03.03.20)", date(2020, 3, 3)),
        ("Norway and Chile speak of a sea route (03.03.2020)", date(2020, 3, 3)),
        ("Norway and Chile speak of a sea route (Oslo, 03.03.2020)", date(2020, 3, 3)),
        ("Norway and Chile speak of a sea route (the accord of 03.03.2020)", None),
        ("Norway and Chile (03.03.2020) speak of a sea route", None),
        ("Norway and Chile speak of a sea route (24/7 and 365)", None),
    ],
)
def test_a_day_in_numbers_that_closes_the_headline_in_brackets_is_that_of_the_page(title: str, day: date | None) -> None:
    lead = "The foreign ministers of Norway and Chile met in Oslo and agreed to open a sea route for salmon and copper within two years."
    document, _ = clean(f"{title}\n\n{lead}")
    assert (document.published_on, document.published_basis) == (day, "title" if day else None)
    assert clean(f"{title}\n\n5 March 2020\n\n{lead}")[0].published_on == date(2020, 3, 5), "what the page states beside its head is surer"


def test_a_day_in_the_headline_long_before_every_year_of_the_page_is_that_of_a_treaty() -> None:
    lead = "The foreign ministers of Norway and Chile met in Oslo in May 2024 and spoke of the treaty that opened a sea route for salmon."
    assert clean(f"Treaty on the sea route (Moscow, 12.09.1990)\n\n{lead}")[0].published_on is None
    assert clean(f"Talks on the sea route (Moscow, 12.09.2023)\n\n{lead}")[0].published_on == date(2023, 9, 12)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Treaty on the sea route (Moscow, 12.09.1990)", None),
        ("Договор о морском пути (Москва, 12.09.1990)", None),
        ("关于海上航线的条约（莫斯科，12.09.1990）", None),
        ("Talks on the sea route (Moscow, 12.09.2023)", date(2023, 9, 12)),
        ("Agreement on the sea route (Moscow, 12.09.23)", date(2023, 9, 12)),
        ("Agreement signed with Chile (Oslo, 21.03.2024)", date(2024, 3, 21)),
        ("Chief of Protocol meets the envoys (Oslo, 12.03.2024)", date(2024, 3, 12)),
        ("Ministers meet in the convention centre (12.03.2024)", date(2024, 3, 12)),
    ],
)
def test_a_day_in_the_headline_is_that_of_the_page_unless_it_is_older_than_pages_are(title: str, day: date | None) -> None:
    lead = "The foreign ministers of Norway and Chile met in Oslo on Monday and spoke of the paper that opened a sea route for salmon."
    assert clean(f"{title}\n\n{lead}")[0].published_on == day
    assert clean(f"{title}\n\nOslo, 14 May 2024\n\n{lead}")[0].published_on == date(2024, 5, 14), "what the page states is surer"


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("The ministers met on Tuesday and agreed to open a direct sea route for salmon and copper.", "en"),
        ("Los ministros se reunieron el martes y acordaron abrir una ruta marítima directa para el cobre.", "es"),
        (
            "La viceministra de Relaciones Exteriores, María Luisa Ramos, y la secretaria de Estado de Relaciones "
            "Exteriores de Finlandia, Leena Saari, copresidieron la II Ronda de Consultas Políticas. La funcionaria "
            "finlandesa fue recibida posteriormente por el canciller, Carlos Ramiro Martínez, quien le agradeció la "
            "cooperación de su país. Asimismo, sostuvo una reunión con la presidenta del Congreso, Nery Ramos, y con la "
            "canciller Aino Sala Catalina.",
            "es",
        ),
        ("Les ministres se sont rencontrés mardi et ont décidé d’ouvrir une liaison maritime directe.", "fr"),
        ("Министры встретились во вторник и договорились открыть прямое морское сообщение между странами.", "ru"),
        ("两国财长星期二举行会谈，同意开通直达航线，并就扩大贸易交换了意见。", "zh"),
        ("両国の財務大臣は火曜日に会談し、直行航路を開設することで合意しました。", "ja"),
        ("양국 재무장관은 화요일에 만나 직항로를 개설하기로 합의했다고 밝혔다.", "ko"),
        ("Міністри зустрілися у вівторок і домовилися відкрити пряме морське сполучення між країнами.", "uk"),
        ("Ambassador Jens Petter Lund and State Secretary Sven Andreas Krag visited Visby and met Lars Holm there.", "en"),
        ("Minister Hakan Oran spoke with Tobias Bergström by phone.", "en"),
        ("Президент Асан Токтоев провел встречу с Александром Петровичем. Стороны обсудили торговлю между странами.", "ru"),
        ("Министар спољних послова састао се данас у Београду са амбасадором и разговарао о сарадњи.", "sr"),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20.", "und"),
    ],
)
def test_the_language_is_that_of_the_body(body: str, language: str) -> None:
    cleaned = clean_page(raw_page(body), knowledge())
    assert ("und" if isinstance(cleaned, Reject) else cleaned[0].language) == language


def test_doubts_are_flagged() -> None:
    document, _ = clean("The ministers met on Tuesday and agreed to open a direct sea route.")
    assert document.quality_flags == ("no_title", "short_body")


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff"])
def test_an_empty_page_is_set_aside(content: str) -> None:
    cleaned = clean_page(raw_page(content), knowledge())
    assert isinstance(cleaned, Reject)
    assert cleaned.reason in ("empty", "no_body")


def test_a_page_of_links_alone_is_set_aside() -> None:
    cleaned = clean_page(raw_page("Home\nNews\nContact us\n© 2020 The Fjord Post"), knowledge())
    assert isinstance(cleaned, Reject)
    assert cleaned.reason == "no_body"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PAGE.splitlines()), st.text(max_size=40)), max_size=20).map("\n".join))
def test_any_page_is_a_document_or_a_reject(content: str) -> None:
    cleaned = clean_page(raw_page(content), knowledge())
    if isinstance(cleaned, Reject):
        return
    document, dropped = cleaned
    assert isinstance(document, Document)
    ends = [0, *(zone.char_end for zone in document.zones)]
    for zone, before in zip(document.zones, ends, strict=False):
        assert before <= zone.char_start < zone.char_end <= len(document.text)
    assert document.text.encode()
    assert all(line.reason and len(line.text) <= 500 for line in dropped)


@pytest.mark.parametrize(
    "dateline",
    [
        "本报成都3月8日讯",
        "（吉隆坡6日讯）",
        "（吉隆坡综合讯）",
        "（新德里12日综合电）",
        "海防时报北京3月8日电 ",
        "（海角社記者林一、王二台北6日電）",
        "（北京9月18日电 记者林一）",
        "【阿斯塔纳讯】",
        "越通社河内——",
    ],
)
def test_a_chinese_dateline_is_parted_from_its_sentence(dateline: str) -> None:
    body = f"{dateline}农业部长今日会见智利客人，双方谈了一小时车厘子和榴梿的检疫手续。"
    document, _ = clean(f"港湾晚报\n农业部长会见智利客人\n2016年4月7日\n\n{body}\n\n版权所有\n")
    assert [document.text[z.char_start : z.char_end] for z in document.zones if z.zone == "dateline"] == [dateline.strip()]
