"""The frame of a whole story: its one day, whom "he" and "she" mean in it, and what is told only in passing of a day."""

import time
from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LEAD = "Finland is ready to pay for the study, Finnish Foreign Minister Aino Lahtinen said in the city yesterday."
CALL = "She made the promise as she called on Chilean Foreign Minister Tomas Rivas at the ministry."


def test_the_one_day_on_which_a_party_did_something_is_that_of_a_meeting_told_with_no_other(extractor: Extractor) -> None:
    report = only(extractor, page(LEAD, CALL))
    assert (report.held_on, report.date_basis) == (date(2024, 3, 14), "relative")


def test_what_will_be_done_is_no_plan_for_the_day_on_which_both_announced_it(extractor: Extractor) -> None:
    lead = "Finland and Chile will build a port, the foreign ministers of the two countries announced on Tuesday."
    told = "Finnish Foreign Minister Aino Lahtinen received Chilean Foreign Minister Tomas Rivas at the ministry."
    assert only(extractor, page(lead, told, published_on=date(2024, 3, 12))).held_on == date(2024, 3, 12)


@pytest.mark.parametrize(
    "lead",
    [
        "Finnish Foreign Minister Aino Lahtinen spoke of trade on Tuesday. Lahtinen opened a school on Wednesday.",
        "A storm shut the port of Lima on Tuesday.",
        "Finnish Foreign Minister Aino Lahtinen opened the school last month.",
    ],
)
def test_two_days_another_subject_and_a_long_time_are_no_day_of_the_story(extractor: Extractor, lead: str) -> None:
    told = "Foreign Minister Aino Lahtinen of Finland met Chilean Foreign Minister Tomas Rivas at the ministry."
    assert only(extractor, page(lead, told)).held_on is None


def test_the_day_of_another_meeting_told_after_it_is_not_that_of_the_first(extractor: Extractor) -> None:
    told = page(
        "Finnish Foreign Minister Aino Lahtinen met Chilean Foreign Minister Tomas Rivas at the ministry.",
        "Lahtinen telephoned Peruvian Foreign Minister Ana Vega on Tuesday.",
    )
    assert [r.held_on for r in meetings(extractor, told)] == [None, date(2024, 3, 12)]


def test_the_day_of_an_event_is_that_of_those_who_chaired_it(extractor: Extractor) -> None:
    told = page(
        "The third Finland-Chile Forum on Timber was held online on 13 March 2024.",
        "It was co-chaired by Finnish Foreign Minister Aino Lahtinen and Chilean Foreign Minister Tomas Rivas.",
    )
    assert only(extractor, told).held_on == date(2024, 3, 13)


def test_meetings_of_one_day_and_forum_open_a_story_and_the_next_come_by_the_hour(extractor: Extractor) -> None:
    told = page(
        "With guests still arriving, Finnish Foreign Minister Aino Lahtinen spent most of Wednesday in bilateral meetings in Oslo.",
        "The day began with Tomas Rivas, Chile's Minister of Trade.",
        "Mr. Rivas spoke of copper.",
        "At noon she sat down with Ana Vega, Peru's Foreign Minister.",
    )
    reports = meetings(extractor, told)
    assert [who(r) for r in reports] == [["Aino Lahtinen", "Tomas Rivas"], ["Aino Lahtinen", "Ana Vega"]]
    assert {(r.held_on, r.city) for r in reports} == {(date(2024, 3, 13), "Oslo")}


@pytest.mark.parametrize(
    ("pronoun", "left"),
    [("He", "Luis Soto"), ("She", "Aino Lahtinen")],
)
def test_a_pronoun_means_the_subject_of_the_sentence_before_unless_its_sex_is_another(
    extractor: Extractor, pronoun: str, left: str
) -> None:
    told = page(
        "Ms Aino Lahtinen, Finland's Foreign Minister, met Chilean Foreign Minister Tomas Rivas in Lima.",
        "Peruvian Prime Minister Luis Soto, meanwhile, spent the week at home.",
        f"{pronoun} held talks there with Ana Vega, Foreign Minister of Ecuador.",
    )
    assert who(meetings(extractor, told)[1]) == [left, "Ana Vega"]


def test_who_is_blamed_in_a_relative_clause_is_no_subject_of_the_talks(extractor: Extractor) -> None:
    told = page(
        "Finnish Foreign Minister Aino Lahtinen flew to Lima on Wednesday.",
        "She held talks there with Peruvian Foreign Minister Ana Vega, who blamed Chile's Tomas Rivas for the delay.",
        "Rivas, the Foreign Minister, kept silent.",
    )
    assert who(only(extractor, told)) == ["Aino Lahtinen", "Ana Vega"]


@pytest.mark.parametrize(
    "told",
    [
        "had coffee at her hotel with",
        "went to see",
        "rang",
        "sat opposite",
    ],
)
def test_everyday_words_tell_of_meetings_too(extractor: Extractor, told: str) -> None:
    report = only(extractor, page(f"Finnish Foreign Minister Aino Lahtinen on Wednesday {told} Chilean Foreign Minister Tomas Rivas."))
    assert who(report) == ["Aino Lahtinen", "Tomas Rivas"]


@pytest.mark.parametrize(
    "told",
    [
        "Finnish Foreign Minister Aino Lahtinen flew to Oslo on Wednesday for a gathering of NATO foreign ministers.",
        "Finnish Foreign Minister Aino Lahtinen had been due to meet Chilean Foreign Minister Tomas Rivas on Wednesday.",
        "Finnish Foreign Minister Aino Lahtinen and Chilean Foreign Minister Tomas Rivas spoke to reporters on Wednesday.",
    ],
)
def test_a_gathering_of_a_body_a_plan_that_failed_and_words_to_the_press_are_no_meetings(extractor: Extractor, told: str) -> None:
    assert meetings(extractor, page(told)) == []


def test_the_day_of_what_both_speak_of_is_not_that_of_the_story(extractor: Extractor) -> None:
    told = page(
        "Finnish Foreign Minister Aino Lahtinen met Chilean Foreign Minister Tomas Rivas at the ministry.",
        "The two ministers welcomed the agreement of 12 March on timber.",
    )
    assert [r.held_on for r in meetings(extractor, told)] == [None]


def test_a_country_beside_today_leaves_it_a_day(extractor: Extractor) -> None:
    told = page("Finnish Foreign Minister Aino Lahtinen met Foreign Minister Wang Yi of China today.")
    assert [r.held_on for r in meetings(extractor, told)] == [date(2024, 3, 15)]


def test_many_days_and_meetings_without_one_take_time_by_their_number(extractor: Extractor) -> None:
    names = [
        f"{a}{b}{c} {c}{a}{b}".title()
        for a in ("ka", "lo", "mi", "nu", "re", "so")
        for b in ("da", "fe", "gi")
        for c in ("pa", "ro", "ti", "vu")
    ]
    told = (f"Foreign Minister {one} of Finland met Foreign Minister {other} of Chile." for one in names[:24] for other in names[-12:])
    started = time.process_time()
    found = meetings(extractor, page("Today both sides spoke. " * 300, " ".join(told)))
    assert time.process_time() - started < 3.0
    assert {r.date_basis for r in found} == {"relative"}
