"""Meetings that are told in passing, by an errand, by titles alone and under datelines from elsewhere."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LAHTINEN, RIVAS = "Finnish Foreign Minister Aino Lahtinen", "Chilean Foreign Minister Tomas Rivas"


def test_who_met_in_a_relative_clause_met_on_the_day_of_the_sentence_before(extractor: Extractor) -> None:
    told = page(
        f"{LAHTINEN} and {RIVAS} agreed on Wednesday to plant more trees.",
        "The two ministers, who met in Lima, were glad.",
    )
    report = only(extractor, told)
    assert (who(report), report.held_on, report.city) == (["Aino Lahtinen", "Tomas Rivas"], date(2024, 3, 13), "Lima")


@pytest.mark.parametrize(
    ("words", "realis"),
    [
        ("had earlier paid a call on", "held"),
        ("had previously paid a call on", "referenced"),
        ("earlier this year paid a call on", "referenced"),
    ],
)
def test_what_was_earlier_on_the_same_trip_is_news_and_what_was_before_a_memory(extractor: Extractor, words: str, realis: str) -> None:
    told = page(
        f"{LAHTINEN} met with {RIVAS} in Lima on Wednesday.",
        f"She {words} Peruvian President Luis Soto.",
    )
    assert [r.realis for r in extractor.all(told).reports] == ["held", realis]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("was in the Peruvian capital for separate talks with", 1),
        ("was in favour, it seems, of talks with", 0),
        ("is in Lima for talks with", 0),
    ],
)
def test_who_was_somewhere_for_talks_held_them(extractor: Extractor, words: str, count: int) -> None:
    reports = extractor.all(page(f"{LAHTINEN} {words} {RIVAS}.")).reports
    assert len([r for r in reports if r.rule == "meeting.noun_light"]) == count


def test_a_president_of_a_title_is_the_one_whom_the_text_names(extractor: Extractor) -> None:
    told = page(
        f"Norway's cables and Peru's ports were named. Finnish President Elina Koski spoke with {RIVAS} by telephone on Wednesday.",
        "Peru and Norway, Peru and Norway: cables join both.",
        title="The President spoke with the Foreign Minister of Chile",
    )
    assert [sorted(p.country or "" for p in r.participants) for r in meetings(extractor, told)] == [["CL", "FI"]]


def test_a_street_that_bears_a_name_is_nobody(extractor: Extractor) -> None:
    told = page(f"Meeting {RIVAS} at Sergey Lavrov Street on March 13, {LAHTINEN} said that trade could grow.")
    assert who(only(extractor, told)) == ["Aino Lahtinen", "Tomas Rivas"]


@pytest.mark.parametrize(
    ("more", "city"),
    [
        ("Rivas had come to Oslo for a prize.", "Oslo"),
        ("Rivas will travel to Oslo again.", None),
        ("The forests of both countries are old.", None),
    ],
)
def test_a_dateline_from_elsewhere_tells_the_city_where_the_text_says_that_somebody_came_there(
    extractor: Extractor, more: str, city: str | None
) -> None:
    assert only(extractor, page(f"{LAHTINEN} met {RIVAS} on Wednesday.", more, dateline="OSLO, March 13 –")).city == city


def test_the_day_since_when_somebody_was_in_office_is_no_day_of_the_talks(extractor: Extractor) -> None:
    told = page(
        f"{LAHTINEN} spoke of trees in Lima on Wednesday.",
        f"Lahtinen met {RIVAS}, their first meeting since she took office in November.",
    )
    assert only(extractor, told).held_on == date(2024, 3, 13)
