"""Meetings told by what was said at them, between pronouns, in the first person of several, or at a seat."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LAHTINEN, RIVAS = "Finnish Foreign Minister Aino Lahtinen", "Chilean Foreign Minister Tomas Rivas"
AGREED = f"{LAHTINEN} and her Chilean counterpart Tomas Rivas agreed Thursday to hold talks on timber every year."


def test_the_meeting_is_that_of_those_who_agreed_in_the_sentence_before(extractor: Extractor) -> None:
    report = only(extractor, page(AGREED, "At the meeting at a lodge in Helsinki, Lahtinen said that trade could grow."))
    assert (who(report), report.city) == (["Aino Lahtinen", "Tomas Rivas"], "Helsinki")


@pytest.mark.parametrize(
    "after",
    [
        "At the meeting, Lahtinen is expected to speak of trade.",
        "At the meeting, Peruvian Foreign Minister Ana Vega said that trade could grow.",
        "The forests of both countries are old.",
    ],
)
def test_a_meeting_to_come_one_of_others_and_none_make_nothing_of_what_two_agreed(extractor: Extractor, after: str) -> None:
    assert meetings(extractor, page(AGREED, after)) == []


@pytest.mark.parametrize("noun", ["meeting of exporters", "meeting of the party", "meeting between bankers and exporters"])
def test_a_meeting_of_others_is_none_of_two_of_whom_one_told_the_other_something(extractor: Extractor, noun: str) -> None:
    told = page(f"{LAHTINEN} told her Chilean counterpart Tomas Rivas that aid would go on.", f"The {noun} took place in Helsinki.")
    assert {r.city for r in meetings(extractor, told)} == set()


@pytest.mark.parametrize("how", ["by telephone", "last year", "in a letter"])
def test_what_one_told_the_other_by_telephone_or_long_ago_was_told_at_no_meeting(extractor: Extractor, how: str) -> None:
    told = page(f"{LAHTINEN} told her Chilean counterpart Tomas Rivas {how} that aid would go on.", "The meeting took place in Helsinki.")
    assert {r.city for r in meetings(extractor, told) if r.mode == "in_person"} == set()


def test_a_verb_between_two_pronouns_has_both_sides_of_its_sentence(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} told her Chilean colleague, Foreign Minister Tomas Rivas, of it when she received him in Helsinki today.")
    report = only(extractor, told)
    assert (who(report), report.held_on, report.city) == (["Aino Lahtinen", "Tomas Rivas"], date(2024, 3, 15), "Helsinki")


def test_the_two_visiting_ministers_are_those_told_before(extractor: Extractor) -> None:
    told = page(
        f"{LAHTINEN} and {RIVAS} opened a school in Lima on Wednesday.",
        "Peruvian President Luis Soto received the two visiting ministers on Thursday.",
    )
    assert sorted(who(only(extractor, told))) == ["Aino Lahtinen", "Luis Soto", "Tomas Rivas"]


@pytest.mark.parametrize(
    ("told", "realis"),
    [
        (f"Prior to the plenary, a bilateral meeting took place between {LAHTINEN} and {RIVAS}.", "held"),
        (f"Finland was quiet prior to the planned meeting between {LAHTINEN} and {RIVAS}.", "planned"),
        (f"{LAHTINEN} and {RIVAS} met in Oslo the year before.", "referenced"),
        (f"{LAHTINEN} and {RIVAS} met in Oslo, where the minister had studied the year before.", "held"),
    ],
)
def test_words_of_time_tell_of_the_meeting_only_in_its_own_clause(extractor: Extractor, told: str, realis: str) -> None:
    assert [r.realis for r in extractor.all(page(told)).reports] == [realis]


def test_several_met_one_after_another_are_several_meetings(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} sat with the prime ministers of Chile and Peru one after another on Wednesday.")
    assert [who(r) for r in meetings(extractor, told)] == [["Aino Lahtinen", "CL"], ["Aino Lahtinen", "PE"]]


def test_a_conversation_is_in_person_on_a_page_that_tells_of_no_call(extractor: Extractor) -> None:
    assert only(extractor, page(f"The conversation between {LAHTINEN} and {RIVAS} took place on Wednesday.")).mode == "in_person"
    called = page(f"The conversation between {LAHTINEN} and {RIVAS} took place on Wednesday.", "It was their second phone call.")
    assert only(extractor, called).mode == "phone"


@pytest.mark.parametrize(
    ("after", "mode"),
    [
        ("The meeting took place by video conference on Wednesday.", "video"),
        ("The video conference took place on Wednesday.", "in_person"),
        ("A video conference was held on Wednesday.", "in_person"),
    ],
)
def test_how_a_meeting_was_held_is_told_of_that_meeting_alone(extractor: Extractor, after: str, mode: str) -> None:
    assert only(extractor, page(f"{LAHTINEN} met {RIVAS}.", after)).mode == mode


@pytest.mark.parametrize(
    ("words", "day"),
    [("met", "2024-03-14"), ("met on Tuesday", "2024-03-12"), ("met in February", "2024-02"), ("has often met", None)],
)
def test_the_day_of_a_dateline_is_that_of_a_meeting_told_with_no_other(extractor: Extractor, words: str, day: str | None) -> None:
    told = meetings(extractor, page(f"{RIVAS} {words} {LAHTINEN}.", dateline="OSLO, 14 March 2024 –"))
    assert [r.held_edtf for r in told] == ([day] if day else [])


def test_the_day_of_a_dateline_is_not_that_of_a_meeting_in_another_city(extractor: Extractor) -> None:
    days = [
        only(extractor, page(f"{RIVAS} met {LAHTINEN} in {city}.", dateline="OSLO, 14 March 2024 –")).held_edtf
        for city in ("Oslo", "Helsinki")
    ]
    assert days == ["2024-03-14", None]


def test_a_dateline_tells_where_the_head_of_an_organization_received_guests_but_not_of_news_from_elsewhere(extractor: Extractor) -> None:
    told = f"{RIVAS} was received today by the Director-General of the FAO, QU Dongyu."
    assert only(extractor, page(told, dateline="ROME –")).city == "Rome"
    assert only(extractor, page(told, dateline="ROME –", title="Rivas presses for aid in Geneva")).city != "Rome"


def test_what_was_held_in_a_city_was_there_though_commas_part_its_members(extractor: Extractor) -> None:
    told = page(f"Talks between Finland, Norway and Chile were held in Oslo yesterday, with {LAHTINEN} and {RIVAS} attending.")
    assert {r.city for r in meetings(extractor, told)} <= {"Oslo"}


def test_in_the_first_person_two_whom_the_title_names_finished_their_talks(extractor: Extractor) -> None:
    told = page(
        "Minister Rivas and I have just finished two hours of talks here in Helsinki.",
        title=f"Statement by {LAHTINEN} with {RIVAS}",
    )
    report = only(extractor, told)
    assert (sorted(who(report)), report.city) == (["Aino Lahtinen", "Tomas Rivas"], "Helsinki")


@pytest.mark.parametrize("plan", ["acordaron convocar este año a la comisión mixta", "acordaron firmar el tratado este mes"])
def test_a_period_that_is_not_over_does_not_beat_the_day_of_the_line_above(extractor: Extractor, plan: str) -> None:
    opening = "Asunción, 27 de junio de 2024.- El canciller chileno, Tomás Rivas, se reunió con la ministra de Finlandia, Aino Lahtinen, y"
    told = page(f"{opening} {plan}.", language="es", published_on=date(2024, 6, 27))
    assert only(extractor, told).held_edtf == "2024-06-27"


def test_a_period_that_is_not_over_stands_where_nothing_tells_a_day(extractor: Extractor) -> None:
    told = page("El canciller chileno, Tomás Rivas, se reunió este mes con la ministra de Finlandia, Aino Lahtinen.", language="es")
    assert only(extractor, told).held_edtf == "2024-03"
