"""Rounds of meetings and gatherings: what is told once of several meetings holds for each of them."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only

ROUNDS = {
    "en": [
        "Finnish Foreign Minister Aino Lahtinen on Wednesday held a series of bilateral meetings in Oslo on the margins of the "
        "Lapland Timber Summit.",
        "The weather was fine.",
        "Roads were closed to traffic.",
        "Hundreds of firms came.",
        "The organisers thanked the city.",
        "Lahtinen met Chilean Foreign Minister Tomas Rivas to discuss trade.",
    ],
    "es": [
        "La ministra de Asuntos Exteriores de Finlandia, Aino Lahtinen, celebró el miércoles una ronda de reuniones en Oslo al margen de "
        "la Cumbre de la Madera.",
        "Hizo buen tiempo.",
        "Las calles estaban cortadas.",
        "Acudieron cientos de empresas.",
        "Los organizadores dieron las gracias.",
        "Lahtinen se reunió con el canciller de Chile, Tomás Rivas, para hablar de comercio.",
    ],
}


@pytest.mark.parametrize("language", ROUNDS)
def test_the_day_the_place_and_the_forum_of_a_round_are_those_of_each_meeting_however_far_below(
    extractor: Extractor, language: str
) -> None:
    report = only(extractor, page(*ROUNDS[language], language=language))
    assert (report.held_on, report.city, report.forum_relation) == (date(2024, 3, 13), "Oslo", "sidelines")
    assert report.forum is not None


@pytest.mark.parametrize(
    ("where", "forum_id"),
    [
        ("in Munich on February 17, 2024", "munich-security-conference"),
        ("in Berlin on February 17, 2024", None),
        ("in Munich on February 20, 2024", None),
        ("by phone on February 17, 2024", None),
    ],
)
def test_a_meeting_where_and_when_a_forum_that_the_page_names_was_held_is_on_its_margins(
    extractor: Extractor, where: str, forum_id: str | None
) -> None:
    told = page(
        "The Munich Security Conference brought many guests to Bavaria.",
        f"Finnish Foreign Minister Aino Lahtinen spoke with Chilean Foreign Minister Tomas Rivas {where}.",
        published_on=date(2024, 2, 21),
    )
    assert only(extractor, told).forum_id == forum_id


def test_the_edition_around_a_meeting_is_that_of_its_day_and_not_of_the_page(extractor: Extractor) -> None:
    told = page(
        "The Munich Security Conference was quiet.",
        "Foreign Minister Aino Lahtinen of Finland met Chilean Foreign Minister Tomas Rivas in Munich on February 17, 2024.",
        published_on=date(2024, 6, 15),
    )
    assert str(only(extractor, told).forum_event_id).endswith("2024")


def test_what_had_happened_on_a_day_of_these_weeks_is_news_and_without_a_day_a_memory(extractor: Extractor) -> None:
    told = page(
        "Meanwhile, Finnish President Elina Koski had on Tuesday received Chilean Prime Minister Luis Soto.",
        "Foreign Minister Aino Lahtinen of Finland had met Peruvian Foreign Minister Ana Vega in Lima.",
    )
    assert [r.realis for r in meetings(extractor, told)] == ["held"]
    assert [r.realis for r in extractor.all(told).reports] == ["held", "referenced"]


@pytest.mark.parametrize(("opening", "realis"), [("On Tuesday, shortly after landing, he", "held"), ("Last year he", "referenced")])
def test_what_a_verb_follows_is_no_background_of_it_where_a_comma_parts_them(extractor: Extractor, opening: str, realis: str) -> None:
    told = page(
        "Finnish Foreign Minister Aino Lahtinen met with Chilean Foreign Minister Tomas Rivas on Wednesday.",
        f"{opening} met Peruvian Foreign Minister Ana Vega.",
    )
    assert [r.realis for r in extractor.all(told).reports] == ["held", realis]


@pytest.mark.parametrize(
    ("told", "realis"),
    [
        ("芬兰外长拉赫蒂宁曾在利马与智利外长里瓦斯举行会谈。", "referenced"),
        ("芬兰外长拉赫蒂宁在利马与智利外长里瓦斯举行会谈。", "held"),
    ],
)
def test_a_word_of_the_past_right_before_the_verb_makes_a_memory(extractor: Extractor, told: str, realis: str) -> None:
    assert [r.realis for r in extractor.all(page(told, language="zh")).reports] == [realis]


@pytest.mark.parametrize(
    ("words", "realis", "edtf"),
    [
        ("met with Chilean Foreign Minister Tomas Rivas in Lima in 2022", "referenced", "2022"),
        ("met with Chilean Foreign Minister Tomas Rivas in October 2023", "referenced", "2023-10"),
        ("met with Chilean Foreign Minister Tomas Rivas and praised the free trade of timber, a treaty of 2018", "held", None),
        ("met with Chilean Foreign Minister Tomas Rivas in February 2024", "held", "2024-02"),
    ],
)
def test_a_month_or_a_year_long_over_makes_a_memory_beside_the_verb_and_no_day_elsewhere(
    extractor: Extractor, words: str, realis: str, edtf: str | None
) -> None:
    (report,) = extractor.all(page(f"Finnish Foreign Minister Aino Lahtinen {words}.")).reports
    assert (report.realis, report.held_edtf) == (realis, edtf)


def test_a_present_tense_with_a_day_to_come_is_a_plan(extractor: Extractor) -> None:
    told = page("Finnish Foreign Minister Aino Lahtinen meets Chilean Foreign Minister Tomas Rivas in Lima on April 20, 2024.")
    assert [r.realis for r in extractor.all(told).reports] == ["planned"]
