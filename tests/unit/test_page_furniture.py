"""What house styles print around an article: menus in columns, trails, bylines, captions and contacts; and which line is the headline."""

import pytest

from tests.unit.test_flat_article import LEAD, SECOND, THIRD, TITLE, read, reasons, zone

DAY = "14 March 2024"


@pytest.mark.parametrize(
    "row",
    [
        "Home   Our ministers   Media releases   Speeches and interviews",
        "Президент  Институт президентства  Пресс-служба  Документы",
        "首页　新闻发布　政策解读　互动交流",
        "Share   Print",
        "Поделиться   Печать",
        "Home > Newsroom > Press Statements, Transcripts & Photos of Events",
    ],
)
def test_a_menu_in_columns_and_a_trail_are_no_headline_and_no_text(row: str) -> None:
    for lines in ((row, TITLE, DAY, LEAD, SECOND), (TITLE, DAY, row, LEAD, SECOND), (row, DAY, TITLE, LEAD, SECOND)):
        article = read(*lines)
        assert (article.title, zone(article, "body")) == (TITLE, [LEAD, SECOND])
        assert reasons(article)[" ".join(row.split())] in ("link_list", "lexicon")


@pytest.mark.parametrize(
    "row",
    ["Minister of Finance   Kari Nordmann", "14 March 2024   Oslo   Royal Palace", "Norway and  Chile to open  a sea route"],
)
def test_a_name_with_its_office_a_day_and_a_headline_of_loose_type_are_no_menus(row: str) -> None:
    article = read(TITLE, LEAD, row, SECOND, THIRD)
    assert reasons(article).get(" ".join(row.split())) not in ("link_list", "lexicon")


@pytest.mark.parametrize(
    "below",
    [
        "Finance Minister Kari Nordmann of Norway and her Chilean colleague at the harbour of Valparaíso",
        "The ministers of Norway and Chile, a sea route, salmon and copper",
        "Office for the Harbour of Valparaíso",
    ],
)
def test_the_headline_is_the_line_right_above_the_day_and_not_what_stands_under_both(below: str) -> None:
    article = read("The Fjord Post", TITLE, DAY, below, LEAD, SECOND, THIRD)
    assert article.title == TITLE
    assert zone(article, "body") == [LEAD, SECOND, THIRD]


def test_who_writes_stands_between_the_headline_and_the_day() -> None:
    for author in (
        "Kari Nordmann, Ambassador of Norway",
        "The Hon Kari Nordmann MP, Minister for Finance, Minister for Harbours and the Sea",
    ):
        assert read("The Fjord Post", TITLE, author, DAY, LEAD, SECOND).title == TITLE


def test_a_line_with_a_comma_is_the_headline_where_no_other_stands_above_it() -> None:
    title = "Kari Nordmann, the minister who opened the sea"
    assert read("Home   World   Money", title, DAY, LEAD, SECOND).title == title


@pytest.mark.parametrize(
    "shown",
    [
        "Minister Kari Nordmann with her Chilean colleague at the harbour",
        "Los ministros, en el Palacio de La Moneda",
        "Участники встречи министров в порту Вальпараисо",
    ],
)
def test_what_a_picture_shows_is_no_paragraph_between_headline_and_text(shown: str) -> None:
    article = read(TITLE, DAY, shown, LEAD, SECOND, THIRD)
    assert (zone(article, "caption"), zone(article, "body")) == ([shown], [LEAD, SECOND, THIRD])


@pytest.mark.parametrize(
    "standfirst",
    [
        "The ministers of both countries met in Valparaíso at last.",
        "BATKEN, Oct. 3 - Bishkek Newsline of the day",
    ],
)
def test_a_sentence_and_a_dateline_under_the_headline_are_no_pictures(standfirst: str) -> None:
    assert zone(read(TITLE, DAY, standfirst, LEAD, SECOND, THIRD), "caption") == []


@pytest.mark.parametrize(
    "tail",
    [
        "Press contacts",
        "Media enquiries",
        "For information media. Not an official record.",
        "¿Te sirvió esta información?",
        "Dernière modification le mercredi, 25 septembre 2024 11:05",
        "Pour de plus amples informations, veuillez contacter :",
        "Персоны",
    ],
)
def test_contacts_surveys_and_notes_of_the_site_end_the_article(tail: str) -> None:
    assert zone(read(TITLE, LEAD, SECOND, THIRD, tail), "body") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize("line", ["Información para la Prensa N°: 437/22", "Temps de lecture : 2 minutes", "3 min read"])
def test_the_number_of_a_release_and_the_time_to_read_it_are_no_text(line: str) -> None:
    assert zone(read(TITLE, DAY, line, LEAD, SECOND, THIRD), "body") == [LEAD, SECOND, THIRD]


def test_a_weekly_programme_is_headed_by_its_title_and_dated_above_it() -> None:
    article = read(
        "Harbour Council Press release 2 February 2024 18:00",
        "Weekly schedule of the President of the Council of the Harbour",
        "Weekly schedule of the President, 5-11 February 2024",
        "Monday 5 February 2024",
        "09.30 Meeting with the President of Norway, Kari Nordmann, in the harbour of Valparaíso, followed by a working lunch at noon",
        "Tuesday 6 February 2024",
        "16.00 Phone call with the President of Chile about the sea route for salmon and copper and what it may bring to both sides.",
        "Wednesday 7 February 2024",
        "11.00 Visit to the harbour and meeting with the dockers and their families, who will tell what the sea route may bring to them.",
    )
    assert article.title is not None
    assert not article.title[0].isdigit()
    assert [date.text for date in article.dates] == ["2 February 2024 18:00"]


@pytest.mark.parametrize(
    "last",
    [
        "Nordmann returns to Oslo on Friday. Enditem",
        "Nordmann returns to Oslo on Friday with the new salmon accord in her bag. /END/",
        "Nordmann regresa el viernes a Oslo con el acuerdo. EFE",
        "诺德曼将于周五返回奥斯陆。（完）",
        "諾德曼將於週五返回奧斯陸。(譯者:王小明/核稿:李小華)1130905",
    ],
)
def test_what_an_agency_writes_behind_its_last_sentence_leaves_that_in_the_text(last: str) -> None:
    article = read(TITLE, DAY, LEAD, SECOND, THIRD, last, "© 2024 The Fjord Post. All rights reserved.")
    assert zone(article, "body") == [LEAD, SECOND, THIRD, last]


@pytest.mark.parametrize("tool", ["Font size: A A A", "Taille de police : A A A", "大字体 小字体 分享到:", "文章类型:原创 内容分类:新闻"])
def test_the_tools_of_a_page_are_no_text(tool: str) -> None:
    assert zone(read(TITLE, DAY, tool, LEAD, SECOND, THIRD), "body") == [LEAD, SECOND, THIRD]


def test_a_line_between_the_headline_and_the_day_says_more_of_it_and_is_not_the_headline() -> None:
    deck = "Both ministers also spoke of copper, lithium and the price of salmon"
    assert read("The Fjord Post", "Trade", TITLE, deck, DAY, LEAD, SECOND, THIRD).title == TITLE


def test_the_name_of_the_house_on_the_first_line_is_not_the_headline() -> None:
    house = "Kingdom of Norway - Ministry of Finance and of the Harbours"
    assert read(house, "Home | News | Contact", TITLE, DAY, LEAD, SECOND, THIRD).title == TITLE


def test_a_day_with_its_source_is_no_caption() -> None:
    lead = "挪威财政部长诺德曼在瓦尔帕莱索会见智利同行，双方宣布开通海上航线，并就关税问题交换了意见。"
    article = read("挪威与智利开通海上航线", "海港门户网站 2024年03月14日 来源:新华社", lead)
    assert [date.text for date in article.dates][:1] == ["2024年03月14日"]
    assert zone(article, "caption") == []


@pytest.mark.parametrize(
    "issue", ["Газета №71 от 14.03.2024, стр. 6", "Edición impresa, 14/03/2024, pág. 12", "Print edition, 14 March 2024, page A6"]
)
def test_the_issue_of_a_paper_tells_its_day(issue: str) -> None:
    article = read("The Fjord Post", TITLE, issue, LEAD, SECOND, THIRD)
    assert zone(article, "caption") == []
    assert len(article.dates) == 1
