"""Flattened text to an article: what is kept, as what, and what goes and why."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.core.article import Article
from pipelines.core.cleaning.flat import read_text
from pipelines.core.cleaning.knowledge import CleaningKnowledge
from pipelines.reference.cleaning import load_cleaning_knowledge

KNOWLEDGE = load_cleaning_knowledge()
LEAD = "The finance ministers of Norway and Chile met in Valparaíso on Tuesday and agreed to open a direct sea route for salmon and copper."
SECOND = "Both sides will send experts to look at the harbour in May, and a first ship may sail before the end of the year."
THIRD = "“We have waited long enough,” the Norwegian minister said after the talks, which lasted about two hours."
TITLE = "Norway and Chile to open a sea route"

Read = Callable[[str], Article]


@pytest.fixture(scope="module")
def knowledge() -> CleaningKnowledge:
    return KNOWLEDGE


def read(*lines: str) -> Article:
    return read_text("\n\n".join(lines), KNOWLEDGE.lexicon, KNOWLEDGE.months, KNOWLEDGE.line_model)


def zone(article: Article, name: str) -> list[str]:
    return [block.text for block in article.blocks if block.zone == name]


def reasons(article: Article) -> dict[str, str]:
    return {line.text: line.reason for line in article.dropped}


def test_a_clean_page_loses_nothing() -> None:
    article = read(TITLE, LEAD, SECOND, THIRD)
    assert article.title == TITLE
    assert zone(article, "body") == [LEAD, SECOND, THIRD]
    assert article.dropped == ()


def test_navigation_above_and_footers_below_go_with_their_reason() -> None:
    article = read(
        "Home > News > Trade",
        "English | Español",
        TITLE,
        LEAD,
        SECOND,
        THIRD,
        "Related articles",
        "A new ferry for Bergen",
        "© 2020 The Fjord Post",
    )
    assert (article.title, zone(article, "body")) == (TITLE, [LEAD, SECOND, THIRD])
    assert reasons(article) == {
        "Home > News > Trade": "link_list",
        "English | Español": "link_list",
        "Related articles": "tail",
        "A new ferry for Bergen": "after_article",
        "© 2020 The Fjord Post": "copyright",
    }


def test_a_long_legal_notice_goes_whatever_its_length() -> None:
    notice = (
        f"All rights reserved. {SECOND} Without written authorization from the publisher no part of it may be used elsewhere in any way."
    )
    article = read(TITLE, LEAD, SECOND, notice)
    assert reasons(article) == {notice: "lexicon"}


def test_a_title_that_stands_twice_is_kept_once() -> None:
    article = read(TITLE, TITLE, LEAD, SECOND)
    assert zone(article, "title") == [TITLE]
    assert reasons(article) == {TITLE: "repeated_title"}


@pytest.mark.parametrize(
    ("line", "basis", "is_update"),
    [
        ("3 March 2020", "visible", False),
        ("Published: 3 March 2020, 10:15", "label", False),
        ("Last updated on 3 March 2020", "label", True),
        ("Fecha de publicación: 3 de marzo de 2020", "label", False),
        ("Mis à jour le 3 mars 2020 à 10:15", "label", True),
        ("Опубликовано: 3 марта 2020", "label", False),
        ("发布时间：2020-03-03 10:15", "label", False),
        ("Aktualisiert am 3. März 2020", "label", True),
        ("Updated: March 3, 2020 07:03 Xinhua", "label", True),
        ("Tue, 03 Mar 2020 20:10:08 +0000", "visible", False),
    ],
)
def test_a_date_line_is_metadata_in_any_language(line: str, basis: str, is_update: bool) -> None:
    article = read(TITLE, line, LEAD, SECOND)
    ((stated),) = article.dates
    assert (stated.basis, stated.is_update) == (basis, is_update)
    assert "2020" in stated.text
    assert reasons(article) == {line: "metadata"}


def test_a_line_of_more_than_the_day_under_the_headline_tells_it() -> None:
    line = "13 MAR 2020 | Press Team | Reading time: 3 min"
    assert [(date.basis, date.text) for date in read(TITLE, line, LEAD, SECOND).dates] == [("visible", "13 MAR 2020")]


def test_a_word_that_only_ends_like_a_label_begins_a_sentence() -> None:
    lead = "当地时间2024年5月6日,部长在首都会见来访的外长,双方就两国关系交换意见。"
    assert zone(read("部长会见外长", lead, "双方一致同意加强在贸易和文化方面的合作,并继续保持密切沟通。"), "body")[0] == lead


def test_a_label_and_its_value_may_stand_on_two_lines() -> None:
    article = read(TITLE, "Fecha de publicación:", "3 March 2020", LEAD, SECOND)
    assert [(date.basis, date.text) for date in article.dates] == [("label", "Fecha de publicación: 3 March 2020")]


def test_metadata_glued_to_a_paragraph_leaves_it_and_is_stated() -> None:
    article = read(TITLE, f"3 Mar 2020 Posted in [Press releases](/news/press) 1. {LEAD} 2. {SECOND}")
    assert zone(article, "body") == [f"1. {LEAD} 2. {SECOND}"]
    assert [date.text for date in article.dates] == ["3 Mar 2020"]


def test_a_sentence_that_starts_with_its_day_is_no_metadata() -> None:
    sentence = f"On 3 March 2020 local time, {LEAD}"
    article = read(TITLE, sentence, SECOND)
    assert zone(article, "body") == [sentence, SECOND]
    assert article.dates == ()


def test_byline_source_and_date_on_one_line_are_read_apart() -> None:
    article = read(TITLE, "By Ana Ruiz | fjordpost.example | Updated: 2020-03-03 13:42", LEAD, SECOND)
    assert article.byline == "Ana Ruiz"
    assert [(date.text, date.is_update) for date in article.dates] == [("Updated: 2020-03-03 13:42", True)]


@pytest.mark.parametrize(
    ("line", "agency"), [("Source: Xinhua", "Xinhua"), ("来源：新华社", "Xinhua"), ("(Reuters)", "Reuters"), ("Источник: ТАСС", "TASS")]
)
def test_an_agency_is_credited(line: str, agency: str) -> None:
    assert read(TITLE, line, LEAD, SECOND).agency == agency


@pytest.mark.parametrize(
    "caption",
    [
        "The ministers at the harbour of Valparaíso, March 3, 2020. [Photo/Xinhua]",
        "The Norwegian minister (right) meets with her Chilean colleague in Valparaíso.",
        "Photo: Ministry of Finance",
        "Фото: пресс-служба министерства",
        "Foto: Presidencia",
        "图为两国财长会谈现场。",
        "The Norwegian minister shakes hands with her colleague in Valparaíso, March 3, 2020",
        "Les deux ministres au port, le 3 mars 2020. Keystone",
        "Los ministros de Chile, Ana Prado (i), y del Perú, Luis Rojas, antes de su comparecencia en Lima.",
        "Los dos ministros a su llegada al palacio. AGENSUR/J. Ortega",
        "Президенты двух стран перед началом встречи. Фото: пресс-служба",
    ],
)
def test_a_caption_is_kept_apart_from_the_body(caption: str) -> None:
    article = read(TITLE, caption, LEAD, SECOND)
    assert zone(article, "caption") == [caption]
    assert zone(article, "body") == [LEAD, SECOND]


@pytest.mark.parametrize(
    "dateline",
    [
        "VALPARAÍSO —",
        "VALPARAÍSO, March 3 (Xinhua) --",
        "VALPARAÍSO, Chile (AP) —",
        "VALPARAÍSO (Reuters) -",
        "VALPARAÍSO, 3 mar (EFE).-",
        "ВАЛЬПАРАИСО, 3 марта. /ТАСС/.",
        "MOSCOW. March 3 (Interfax) -",
        "ВАЛЬПАРАИСО, 3 мар — РИА Новости.",
        "3 марта, Вальпараисо /Корр. БЕЛТА/.",
        "3 марта, Вальпараисо —",
        "ВАЛЬПАРАИСО. 3 марта. КАЗИНФОРМ -",
        "ВАЛЬПАРАИСО. КАЗИНФОРМ –",
        "Вальпараисо. 3 марта. ИНТЕРФАКС -",
        "Geneva, 3 March 2020 –",
        "VALPARAÍSO, Mar 3 (APP):",
        "Valparaíso, 3 March 2020:",
        "Valparaíso; 3rd March, 2020:",
        "Geneva, 3 March 2020.",
        "Geneva, 3 de marzo de 2020.",
        "Geneva, 3 de marzo del 2020 (EFE).-",
        "VALPARAÍSO, MARCH 3, 2020, ARMENPRESS.",
        "Geneva, Mar 3, 2020 (Prensa Latina)",
    ],
)
def test_a_dateline_is_a_zone_of_its_own(dateline: str) -> None:
    article = read(TITLE, f"{dateline} {LEAD}", SECOND)
    assert zone(article, "dateline") == [dateline]
    assert zone(article, "body") == [LEAD, SECOND]


def test_a_dateline_on_a_line_of_its_own_belongs_to_the_paragraph_below() -> None:
    lead = "塞尔维亚总统斯托扬诺维奇三日夜间在贝尔格莱德接见了中国文化部长高明远，后者此前刚刚结束对布达佩斯的访问。"
    article = read("塞尔维亚总统在贝尔格莱德接见中国文化部长", "2020-03-03 09:16", "新社贝尔格莱德3月3日电（记者）", lead)
    assert zone(article, "dateline") == ["新社贝尔格莱德3月3日电（记者）"]
    assert zone(article, "body") == [lead]


@pytest.mark.parametrize("label", ["PRESIDENT OF NORWAY:", "QUESTION:", "MR. HANSEN (through an interpreter):"])
def test_the_label_of_a_speaker_is_no_dateline(label: str) -> None:
    article = read(TITLE, LEAD, f"{label} {SECOND}")
    assert zone(article, "dateline") == []


@pytest.mark.parametrize(
    "words",
    ["Signed at the harbour, 3 March 2020.", "5 марта, Лавров заявил: мы встретились,", "3 May, President Biden - who met the ministers -"],
)
def test_who_does_something_after_a_day_is_no_dateline(words: str) -> None:
    article = read(TITLE, f"{words} {LEAD}", SECOND)
    assert zone(article, "dateline") == []


def test_a_paragraph_with_a_dash_has_no_dateline() -> None:
    paragraph = "The harbour – a small one by any measure – will be dredged, and the ministers want to see it done by May at the latest."
    assert zone(read(TITLE, paragraph, SECOND), "dateline") == []


@pytest.mark.parametrize("dateline", ["新华社瓦尔帕莱索3月3日电", "（中央社記者王小明瓦爾帕萊索3日電）", "（中央社瓦爾帕萊索3日專電）"])
def test_a_chinese_page_is_read(dateline: str) -> None:
    body = f"{dateline} 挪威财政大臣同智利财政部长在瓦尔帕莱索举行会谈，双方同意开通直达航线，并就扩大贸易交换了意见。"
    page = (
        "首页 > 国际 > 正文",
        "挪威与智利将开通直达航线",
        "2020年03月03日 10:15 来源：新华网",
        body,
        "责任编辑：李明",
        "版权所有 不得转载",
    )
    article = read(*page)
    assert article.title == "挪威与智利将开通直达航线"
    assert zone(article, "dateline") == [dateline]
    assert len(zone(article, "body")) == 1
    assert [date.text for date in article.dates] == ["2020年03月03日 10:15"]


def test_lines_broken_inside_sentences_are_joined() -> None:
    pieces = (
        "The finance ministers of",
        "Norway and Chile",
        "met in",
        "Valparaíso",
        "on Tuesday, and agreed to open",
        "a direct sea route.",
    )
    broken = "\n".join((TITLE, "", *pieces, "", SECOND))
    article = read_text(broken, KNOWLEDGE.lexicon, KNOWLEDGE.months, KNOWLEDGE.line_model)
    assert (
        zone(article, "body")[0]
        == "The finance ministers of Norway and Chile met in Valparaíso on Tuesday, and agreed to open a direct sea route."
    )


def test_a_page_without_end_marks_survives() -> None:
    lines = [line.rstrip(".") for line in (LEAD, SECOND, THIRD)]
    assert zone(read(TITLE, *lines), "body")[-3:] == lines


def test_a_page_in_one_line_survives() -> None:
    assert " ".join(zone(read(f"{LEAD} {SECOND} {THIRD}"), "body")) == f"{LEAD} {SECOND} {THIRD}"


def test_a_list_that_a_sentence_announces_stays_and_a_box_of_links_goes() -> None:
    members = ["- Ana Ruiz, Chile", "- Kari Nordmann, Norway", "- Li Wei, observer"]
    article = read(
        TITLE,
        LEAD,
        "The following took part in the talks:",
        *members,
        SECOND,
        "Read more",
        "Ferries are late again",
        "Share",
        LEAD + " " + THIRD,
        THIRD,
    )
    assert set(members) <= set(zone(article, "body"))
    assert reasons(article)["Ferries are late again"] == "beside_chrome"
    assert zone(article, "body")[-1] == THIRD


def test_speakers_of_a_transcript_stay() -> None:
    lines = [
        "PRIME MINISTER:",
        "Welcome to our city, and thank you for coming all this way.",
        "PRESIDENT:",
        "It is good to be here again after so long a time.",
    ]
    assert zone(read(TITLE, LEAD, *lines), "body") == [LEAD, *lines]


def test_the_name_of_the_site_leaves_the_title() -> None:
    assert read(f"{TITLE} - Xinhua", LEAD, SECOND).title == TITLE


def test_the_end_of_the_trail_to_a_page_is_its_title_and_a_step_of_it_is_not() -> None:
    title = "Minister Nordmann Meets the Finance Minister of Chile"
    article = read(
        f"Home > Office of the Minister > Releases > {title}", title, "Readout", "Office of the Minister", "May 12, 2020", LEAD, SECOND
    )
    assert article.title == title


def test_the_office_that_publishes_is_not_the_title() -> None:
    article = read("Ministry of Finance of the Republic of Chile", "Home | Press", TITLE, "3 March 2020", LEAD, SECOND)
    assert article.title == TITLE


@pytest.mark.parametrize(
    "above",
    [
        "32/34 Harbour Square, 119200, Bergen; tel.: (47) 244 4119",
        "Ministry of Foreign Affairs Norway - Newsroom - Press Statements, Transcripts & Photos",
    ],
)
def test_a_long_headline_under_an_address_or_a_masthead_is_the_title(above: str) -> None:
    title = (
        "On the Meetings of Kari Nordmann, Special Representative of the President of the Republic for the Middle East and Deputy Minister "
        "of Foreign Affairs, with UN Special Coordinator Ana Vega and the Ambassador of Chile"
    )
    article = read("A Government Website | How to identify", above, title, "Press Release", "3 March 2020", LEAD, SECOND)
    assert article.title == title


def test_the_day_of_another_article_is_not_taken() -> None:
    article = read(TITLE, LEAD, SECOND, "Latest news", "A new ferry for Bergen", "4 March 2021", "Herring prices fall", "2 March 2021")
    assert article.dates == ()


def test_an_index_of_links_is_no_article() -> None:
    assert read("Home", "News", *(f"{day} March 2020 – Minister opens office {day}" for day in range(1, 9)), "Page 1 of 57").blocks == ()


def test_a_page_longer_than_is_looked_at_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("lines", "flat"):
        monkeypatch.setattr(f"pipelines.core.cleaning.{module}.MOST_LINES", 50)
    article = read(*(f"{LEAD} It is paragraph {number}." for number in range(60)))
    assert article.flags == ("cut",)
    assert len(article.blocks) == 50


WORDS = st.sampled_from(
    [
        TITLE,
        LEAD,
        SECOND,
        "Home",
        "Share",
        "©",
        "|",
        "3 March 2020",
        "By",
        "Updated:",
        "[a](b)",
        "**",
        "#",
        "图为",
        "（",
        "\u3000",
        "\x00",
        "-",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=30)), max_size=25), st.sampled_from(["\n", "\n\n", " ", "\r\n", "\u2028"]))
def test_any_text_is_an_article_whose_lines_are_each_kept_or_dropped(parts: list[str], joint: str) -> None:
    article = read_text(joint.join(parts), KNOWLEDGE.lexicon, KNOWLEDGE.months, KNOWLEDGE.line_model)
    assert all(block.text and block.text == block.text.strip() for block in article.blocks)
    assert all(line.reason for line in article.dropped)


def test_an_article_goes_on_after_a_box_of_two_lines() -> None:
    last = "The two sides will meet again in the spring, when the ferry runs once more and the bridge has been painted."
    article = read(
        "Ministers agree on the ferry",
        "The ministers of the two islands agreed on Monday that the ferry shall run twice a day until the end of the year.",
        "They also spoke about the price of a ticket, which has doubled since the harbour was dredged and the pier rebuilt.",
        "Story continues below advertisement",
        "READ MORE: Islanders ask for a night boat",
        last,
        "Most popular",
        "Islanders ask for a night boat",
    )
    assert zone(article, "body")[-1] == last


@pytest.mark.parametrize("last", ["They discussed Yemen.", "Se habló de comercio.", "Both thanked Oslo."])
def test_a_last_sentence_of_three_words_is_the_article_s(last: str) -> None:
    assert zone(read(TITLE, LEAD, SECOND, last), "body") == [LEAD, SECOND, last]


@pytest.mark.parametrize(
    "line",
    [
        "Oslo, 28.08.2023 - The Royal Ministry of Trade and its Directorate of Harbours",
        "Harbour House, Valparaíso, Monday 28 August 2023",
        "Note 241 – 28.08.23",
    ],
)
def test_a_line_of_the_head_tells_the_day_when_nothing_else_does(line: str) -> None:
    assert "28" in read(TITLE, line, LEAD, SECOND).dates[0].text


@pytest.mark.parametrize(
    "line",
    [
        "Ministers recall the harbour accord of 1 August 1975",
        "Next round to be held on 14 October 2031",
        "In force since 01.01.15 for both",
    ],
)
def test_a_day_of_history_or_of_a_plan_in_the_head_is_not_that_of_the_page(line: str) -> None:
    assert read(TITLE, line, LEAD, SECOND).dates == ()


def test_a_dateline_on_a_line_of_its_own_dates_the_text_below() -> None:
    body = "芬兰外长莱蒂宁今日在新山与到访的智利外长里瓦斯举行会谈，双方就木材贸易和港口建设交换了意见，并同意明年继续磋商。"
    article = read("莱蒂宁会见里瓦斯", "2024年6月7日 09:14", "（新山6日讯）", "", body, "", body.replace("莱蒂宁", "维尔塔"))
    assert zone(article, "dateline") == ["（新山6日讯）"]


def test_the_page_of_an_issue_is_no_word_of_a_headline() -> None:
    body = "全国政协副主席万高远昨天在京会见了由副议长穆萨带队的代表团，双方就新能源汽车和沙漠治理交换了意见，并同意继续往来。"
    article = read("万高远会见客人", "政协要闻报 2019年5月22日 第1版", "", body, "", body.replace("昨天", "此前"))
    assert [date.text for date in article.dates] == ["2019年5月22日"]
