"""The lines above a text that say when and where: a zone of their own, and the day and place of a meeting that has no other."""

from datetime import date

import pytest

from pipelines.core.article import Article, Block
from pipelines.core.cleaning.document import build_document
from pipelines.core.cleaning.marks import label_before, read_metadata
from pipelines.core.cleaning.settings import head_lines
from pipelines.core.records import Document
from pipelines.core.stages import Extractor
from tests.factories import PUBLISHED
from tests.unit.cleaned import clean, knowledge, raw_page
from tests.unit.told import claims, meetings, only

TITLE = "Norway and Chile to open a sea route"
LEAD = "The finance ministers of Norway and Chile met at the harbour and agreed to open a direct sea route for salmon and copper."
SECOND = "Both sides will send experts to look at the harbour in May, and a first ship may sail before the end of the year."
MET = "Finnish Foreign Minister Aino Lahtinen met with Chilean Foreign Minister Tomas Rivas"


@pytest.mark.parametrize(
    "lines",
    [
        ("14 июня 2017 года, 16:45", "Санкт-Петербург"),
        ("31 мая 2011 года, 14:10", "Москва, Кремль"),
        ("11 апреля 2023 года, Астана",),
        ("г. Минск, 26 июля 2022 г.",),
        ("Душанбе, 31 мая 2007 года",),
        ("2013年7月5日 北京",),
        ("2013年7月5日，北京",),
        ("地点：人民大会堂",),
        ("Helsinki, 14 March 2024",),
        ("March 14, 2024 | Helsinki",),
        ("Paris, le 14 mars 2024",),
        ("Paris, Palais de l’Élysée – 14 mars 2024",),
        ("Lima, 14 de marzo de 2024.",),
        ("Lima (Perú), jueves 14 de marzo de 2024",),
        ("Lugar: Palacio de Gobierno",),
        ("March 14, 2024 - Ottawa, Ontario - Harbour Affairs Canada",),
        ("5 сентября 2024 года 16:40 Владивосток, остров Русский",),
        ("Palacio de La Zarzuela. Madrid, 08.10.2024",),
        ("Палата представителей, Минск, 14 марта 2024 года",),
        ("Comunicado No. 388. Nueva York, 14 de marzo de 2024",),
        ("Boletín 412 | Ciudad de México, 14 de marzo de 2024",),
        ("Helsinki, 14.03.2024 - Press release",),
        ("22 марта 2016 года", "Московская область, Ново-Огарёво"),
        ("6 октября 2015 15:00", "Горки, Московская область"),
        ("17 сентября 2010 г. 16:20", "Дом Правительства Российской Федерации, Москва"),
        ("Niamey, le 14 mars 2024 | Direction de la Communication",),
    ],
)
def test_a_day_with_its_place_above_the_text_is_a_zone_of_its_own(lines: tuple[str, ...]) -> None:
    flat, _ = clean("\n".join((TITLE, *lines, LEAD, SECOND)))
    assert [flat.text[z.char_start : z.char_end] for z in flat.zones if z.zone == "setting"] == list(lines)
    assert flat.body == f"{LEAD}\n\n{SECOND}"
    head = "".join(f"<div>{line}</div>" for line in lines)
    article = f"<article><h1>{TITLE}</h1>{head}<p>{LEAD}</p><p>{SECOND}</p></article>"
    markup = f"<html><head><title>{TITLE}</title></head><body>{article}</body></html>"
    marked, _ = clean(markup, path="site/a.html", form="html")
    assert [marked.text[z.char_start : z.char_end] for z in marked.zones if z.zone == "setting"] == list(lines)


@pytest.mark.parametrize(
    "line",
    [
        "14 March 2024",
        "Helsinki",
        "Published: 14 March 2024, Helsinki",
        "Опубликовано 14 марта 2024 года, Москва",
        "发布时间：2013年7月5日 北京",
        "14 March 2024, Maria Holm",
        "Maria Holm, Helsinki, 14 March 2024",
        "Comunicado No. 388, 14 de marzo de 2024",
        "Helsinki, 14 March 2024, updated 15 March 2024",
        "Helsinki hosted the ministers on 14 March 2024",
    ],
)
def test_a_day_or_a_place_alone_and_a_day_of_publication_are_none(line: str) -> None:
    assert head_lines([line], knowledge().lexicon, knowledge().months) == {}


@pytest.mark.parametrize(
    "line",
    [
        "Brussels - EU Leaders Meet Zelensky",
        "Beijing – Xi Receives Putin",
        "Beijing | Xi Receives Putin",
        "Brussels, EU Leaders Meet Zelensky",
        "北京，习近平会见普京",
    ],
)
def test_a_headline_that_names_a_place_is_none(line: str) -> None:
    assert head_lines([line, "14 March 2024"], knowledge().lexicon, knowledge().months) == {}


def settings_of(document: Document) -> list[str]:
    return [document.text[z.char_start : z.char_end] for z in document.zones if z.zone == "setting"]


def test_a_path_of_links_is_no_place_of_a_meeting() -> None:
    flat, _ = clean("\n".join((TITLE, "[Helsinki](https://example.org/helsinki)", "14 March 2024", LEAD, SECOND)))
    assert settings_of(flat) == []
    assert str(flat.published_on) == "2024-03-14"
    path = '<div><a href="/helsinki">Helsinki</a></div><div>14 March 2024</div>'
    article = f"<article><h1>{TITLE}</h1>{path}<p>{LEAD}</p><p>{SECOND}</p></article>"
    marked, _ = clean(f"<html><head><title>{TITLE}</title></head><body>{article}</body></html>", path="site/a.html", form="html")
    assert settings_of(marked) == []
    assert str(marked.published_on) == "2024-03-14"


@pytest.mark.parametrize("words", ["Took place", "Tuvo lugar", "A eu lieu", "Where"])
def test_a_word_of_place_is_a_label_before_a_colon_only(words: str) -> None:
    lexicon, months = knowledge().lexicon, knowledge().months
    assert label_before(f"{words} ", lexicon) == (None, f"{words} ")
    said = read_metadata(f"{words} 14 March 2024", lexicon, months)
    assert said
    assert said.leftover == len(words.split())
    assert [lexicon.label(text) for text in ("Where", "Where:", "地点：", "地点")] == [None, "setting", "setting", None]


def headed(setting: str, *body: str) -> Document:
    """A document with a line above its text that says when and where."""
    blocks = (Block("title", "On the talks"), Block("setting", setting), *(Block("body", text) for text in body))
    article = Article("On the talks", None, None, None, None, None, (), blocks, ())
    made, _ = build_document(raw_page("\n".join(block.text for block in blocks)), article, "en", None, None)
    return made._replace(published_on=PUBLISHED)


def test_the_head_tells_day_and_place_of_a_meeting_that_has_no_other(extractor: Extractor) -> None:
    document = headed("14 March 2024, Geneva", f"{MET} to discuss trade. They agreed to meet again.")
    report = only(extractor, document)
    assert (report.held_edtf, report.date_basis, report.city) == ("2024-03-14", "dateline", "Geneva")
    assert {(c.surface, c.zone, c.rule) for c in claims(extractor, document, "date")} == {("14 March 2024", "setting", "date.setting")}
    assert [m.city for m in meetings(extractor, document, "planned")] == [None]


@pytest.mark.parametrize(
    ("words", "day", "city"),
    [
        (f"{MET} on 12 March in Lima.", "2024-03-12", "Lima"),
        (f"{MET} by phone.", "2024-03-14", None),
        (f"The visit lasted from 9 to 12 March. {MET}.", None, "Geneva"),
    ],
)
def test_what_the_text_tells_comes_before_the_head(extractor: Extractor, words: str, day: str | None, city: str | None) -> None:
    report = only(extractor, headed("Geneva, 14 March 2024", words))
    assert (report.held_edtf, report.city) == (day, city)


@pytest.mark.parametrize(
    "lines",
    [
        ("Helsinki, 14 March 2024", TITLE),
        (TITLE, "THE HARBOUR POST - Helsinki - 14/03/2024"),
        (TITLE, "AINO HOLM - Helsinki - 14/03/2024"),
    ],
)
def test_a_place_above_the_headline_or_behind_a_paper_is_only_where_it_was_written(lines: tuple[str, ...]) -> None:
    flat, _ = clean("\n".join((*lines, LEAD, SECOND)))
    told = next(line for line in lines if line != TITLE)
    assert [(z.zone, flat.text[z.char_start : z.char_end]) for z in flat.zones if z.zone in ("dateline", "setting")] == [("dateline", told)]
    assert (flat.title, flat.body, flat.published_on) == (TITLE, f"{LEAD}\n\n{SECOND}", date(2024, 3, 14))


@pytest.mark.parametrize("day", ["mar. 14/24", "marzo 14 de 2024"])
def test_a_day_in_brackets_behind_a_listed_city_is_that_of_the_page(day: str) -> None:
    flat, _ = clean("\n".join((TITLE, f"Helsinki ({day}). {LEAD}", SECOND)))
    assert (flat.published_on, flat.body.startswith(f"Helsinki ({day}). {LEAD}")) == (date(2024, 3, 14), True)


def test_a_transcript_was_where_its_head_says_wherever_its_speakers_have_been(extractor: Extractor) -> None:
    told = ("PRESIDENT RIVAS: Welcome. In spring we met during my visit to Helsinki.", "PRESIDENT LAHTINEN: Thank you for this meeting.")
    known = "President Tomas Rivas of Chile and President Aino Lahtinen of Finland spoke before the press."
    found = meetings(extractor, headed("14 March 2024, Geneva", known, *told))
    assert [m.city for m in found if m.rule == "meeting.transcript"] == ["Geneva"]
