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


MEMBERS = {
    "en": [
        "Finnish Foreign Minister Aino Lahtinen on Wednesday held talks in Oslo with several of her counterparts.",
        "With Chilean Foreign Minister Tomas Rivas, she talked about timber and ports.",
        "Rivas was satisfied.",
        "With Ana Vega of Peru the talk turned to trade.",
        "The Peruvian envoy Luis Soto was received later.",
    ],
    "es": [
        "La ministra de Asuntos Exteriores de Finlandia, Aino Lahtinen, celebró el miércoles una ronda de reuniones en Oslo.",
        "Con el canciller de Chile, Tomás Rivas, habló de madera y de puertos.",
        "Rivas quedó satisfecho.",
        "Con la ministra de Relaciones Exteriores del Perú, Ana Vega, el tema fue el comercio.",
    ],
    "fr": [
        "La ministre finlandaise des Affaires étrangères, Aino Lahtinen, a tenu mercredi plusieurs rencontres à Oslo.",
        "Avec le ministre chilien des Affaires étrangères, Tomas Rivas, il a été question de bois et de ports.",
        "M. Rivas était satisfait.",
        "Avec la ministre péruvienne des Affaires étrangères, Ana Vega, elle a parlé de commerce.",
    ],
    "ru": [
        "Министр иностранных дел Финляндии Айно Лахтинен в среду провела в Осло ряд двусторонних встреч.",
        "С министром иностранных дел Чили Томасом Ривасом она говорила о лесе и портах.",
        "Ривас остался доволен.",
        "С министром иностранных дел Перу Аной Вега она говорила о торговле.",
    ],
}


@pytest.mark.parametrize("language", MEMBERS)
def test_one_of_a_round_is_told_by_the_partner_alone(extractor: Extractor, language: str) -> None:
    found = meetings(extractor, page(*MEMBERS[language][:4], language=language))
    assert [sorted(p.country or "" for p in r.participants) for r in found] == [["CL", "FI"], ["FI", "PE"]]
    assert [(r.held_on, r.city) for r in found] == [(date(2024, 3, 13), "Oslo")] * 2


def test_who_was_received_in_a_round_was_received_by_its_host(extractor: Extractor) -> None:
    last = meetings(extractor, page(*MEMBERS["en"]))[-1]
    assert [p.person for p in last.participants] == ["Luis Soto", "Aino Lahtinen"]


@pytest.mark.parametrize(
    "sentence",
    [
        "With Chilean Foreign Minister Tomas Rivas she will talk about timber.",
        "With Chilean Foreign Minister Tomas Rivas, last seen in Lima, nothing was arranged.",
        "With Chile she wants to trade more.",
        "Chilean Foreign Minister Tomas Rivas praised timber.",
    ],
)
def test_a_partner_of_another_time_or_without_a_word_of_company_is_none_of_a_round(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(MEMBERS["en"][0], sentence)) == []


def test_without_a_round_a_sentence_that_begins_with_a_partner_tells_of_no_meeting(extractor: Extractor) -> None:
    told = page("Finnish Foreign Minister Aino Lahtinen spoke in Oslo on Wednesday.", MEMBERS["en"][1])
    assert meetings(extractor, told) == []


def test_the_place_of_a_round_is_not_that_of_what_another_person_did(extractor: Extractor) -> None:
    told = page(MEMBERS["en"][0], "Peruvian Foreign Minister Ana Vega met Chilean Foreign Minister Tomas Rivas to discuss trade.")
    assert [r.city for r in meetings(extractor, told)] == [None]


FINLAND, CHILE = "Finnish Foreign Minister Aino Lahtinen", "Chilean Foreign Minister Tomas Rivas"


@pytest.mark.parametrize(
    "sentences",
    [
        (MEMBERS["en"][0], f"With {CHILE} under pressure at home, analysts see little room for a deal."),
        (f"{FINLAND} on Wednesday rejected remarks by {CHILE}.", "At the meeting, Lahtinen told lawmakers that timber was safe."),
        (f"{FINLAND} and {CHILE} came together on Wednesday in condemning the coup.",),
    ],
)
def test_words_of_meetings_that_tell_of_something_else_make_none(extractor: Extractor, sentences: tuple[str, ...]) -> None:
    assert meetings(extractor, page(*sentences)) == []


def test_who_was_received_by_somebody_else_was_not_received_by_the_subject(extractor: Extractor) -> None:
    told = page(
        f"{FINLAND} met {CHILE} in Lima on Wednesday.",
        "Peruvian Foreign Minister Ana Vega was also received by the rector of the university.",
    )
    assert [[p.country for p in r.participants] for r in meetings(extractor, told)] == [["FI", "CL"]]


def test_a_day_on_which_a_countryman_did_something_is_not_that_of_the_meeting(extractor: Extractor) -> None:
    told = page("Chilean Finance Minister Juan Perez resigned on Tuesday.", f"{FINLAND} met {CHILE} at the ministry.")
    assert [r.held_on for r in meetings(extractor, told)] == [None]


def test_a_meeting_some_time_before_another_event_is_no_memory(extractor: Extractor) -> None:
    told = page(f"{FINLAND} met {CHILE} in Lima, two months before the summit.")
    assert [r.realis for r in meetings(extractor, told)] == ["held"]
