"""From sentences to meetings: which encounters of one page are one meeting, and which are not."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LAHTINEN = "Finnish Foreign Minister Aino Lahtinen"
RIVAS = "Chilean Foreign Minister Tomas Rivas"
WANJALA = "Kenyan Foreign Minister Grace Wanjala"


def test_a_meeting_told_in_title_caption_and_body_is_one(extractor: Extractor) -> None:
    told = page(
        f"{LAHTINEN} met with {RIVAS} in Helsinki on Thursday.",
        "During the meeting, Lahtinen and Rivas spoke of copper.",
        title=f"{LAHTINEN} meets {RIVAS}",
        captions=[f"{LAHTINEN} meets with {RIVAS} in Helsinki, March 15, 2024."],
    )
    report = only(extractor, told)
    assert who(report) == ["Aino Lahtinen", "Tomas Rivas"]
    assert told.text[report.char_start : report.char_end].endswith("in Helsinki on Thursday.")


def test_a_caption_adds_nobody_to_a_body_that_names_both_sides(extractor: Extractor) -> None:
    told = page(
        f"{LAHTINEN} met with {RIVAS} in Helsinki on Thursday.",
        captions=[f"{LAHTINEN}, {RIVAS} and {WANJALA} meet in Helsinki, March 14, 2024."],
    )
    reports = [r for r in meetings(extractor, told) if "Grace Wanjala" not in who(r)]
    assert [who(r) for r in reports] == [["Aino Lahtinen", "Tomas Rivas"]]


def test_two_dyads_of_one_page_are_two_meetings(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} met with {RIVAS} on Wednesday.", f"On Thursday, Lahtinen met with {WANJALA}.")
    assert [(who(r)[1], r.held_edtf) for r in meetings(extractor, told)] == [("Tomas Rivas", "2024-03-13"), ("Grace Wanjala", "2024-03-14")]


def test_a_call_and_a_meeting_of_the_same_two_stay_apart(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} met with {RIVAS} on Monday.", "On Thursday, Lahtinen spoke by phone with Rivas.")
    assert [(r.mode, r.held_edtf) for r in meetings(extractor, told)] == [("in_person", "2024-03-11"), ("phone", "2024-03-14")]


def test_a_sequel_is_a_meeting_of_its_own_and_shares_day_and_place(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} met with {RIVAS} in Helsinki on Thursday.", f"Following the meeting, Lahtinen met with {WANJALA}.")
    first, second = meetings(extractor, told)
    assert [(r.held_edtf, r.city) for r in (first, second)] == [("2024-03-14", "Helsinki")] * 2
    rules = {c.attribute: c.rule for c in extractor.all(told).claims if c.report_id == second.report_id}
    assert (rules["date"], rules["place"]) == ("date.sequel", "place.sequel")


@pytest.mark.parametrize("adds", ["Lahtinen also met with", "In addition, Lahtinen met with", "Meanwhile, Lahtinen met with"])
def test_what_is_only_added_shares_the_day_of_a_meeting_told_beside_it(extractor: Extractor, adds: str) -> None:
    beside = page(f"{LAHTINEN} met with {RIVAS} in Helsinki on Thursday.", "They spoke of copper.", f"{adds} {WANJALA}.")
    assert [r.held_edtf for r in meetings(extractor, beside)] == ["2024-03-14"] * 2


@pytest.mark.parametrize(("follows", "day"), [("Lahtinen also met with", None), ("After the talks, Lahtinen met with", "2024-03-14")])
def test_further_on_only_a_word_of_time_shares_the_day(extractor: Extractor, follows: str, day: str | None) -> None:
    between = ["Timber prices rose.", "Copper is dear.", "Both economies grow.", "Ports are full.", "Ships wait.", "Prices of fuel fell."]
    far = page(f"{LAHTINEN} met with {RIVAS} in Helsinki on Thursday.", *between, f"{follows} {WANJALA}.")
    assert [r.held_edtf for r in meetings(extractor, far)] == ["2024-03-14", day]


def test_a_meeting_takes_the_day_of_the_visit_and_not_of_what_led_to_it(extractor: Extractor) -> None:
    told = page("Monday's talks on copper and timber follow the visit of March 2019.", f"{LAHTINEN} met with {WANJALA}.")
    assert [r.held_edtf for r in meetings(extractor, told)] == [None]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        (f"{LAHTINEN} telephoned {RIVAS} and {WANJALA} on Thursday.", 2),
        (f"{LAHTINEN} held phone calls with {RIVAS} and {WANJALA} on Thursday.", 2),
        (f"{LAHTINEN} spoke by phone with {RIVAS} and {WANJALA} on Thursday.", 1),
        (f"{LAHTINEN} held a joint phone call with {RIVAS} and {WANJALA} on Thursday.", 1),
        (f"{LAHTINEN} held a phone call with {RIVAS} and {WANJALA} on Thursday.", 1),
        (f"{LAHTINEN} telephoned {RIVAS} and Chilean Trade Minister Ana Soto on Thursday.", 1),
    ],
)
def test_calls_are_told_one_by_one_where_the_words_say_so(extractor: Extractor, sentence: str, count: int) -> None:
    assert len(meetings(extractor, page(sentence))) == count


@pytest.mark.parametrize(("series", "count"), [("Lahtinen reached out to several leaders.", 2), ("Lahtinen reached out to Europe.", 1)])
def test_on_a_page_that_tells_of_several_calls_each_of_a_list_had_one(extractor: Extractor, series: str, count: int) -> None:
    told = page(f"{series} {LAHTINEN} spoke by phone with {RIVAS} and {WANJALA} on Thursday.")
    assert len(meetings(extractor, told)) == count


def test_a_meeting_that_only_follows_in_the_text_shares_no_day(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} met with {RIVAS} in Helsinki on Thursday.", f"{WANJALA} met with Thai Foreign Minister Somsak Chaiyo.")
    assert [r.held_edtf for r in meetings(extractor, told)] == ["2024-03-14", None]


@pytest.mark.parametrize(
    "echo",
    [
        "At their meeting, the ministers also spoke of timber.",
        "The talks between Lahtinen and Rivas lasted an hour.",
        "During the meeting with Rivas, Lahtinen also spoke of timber.",
        "Lahtinen told Rivas during the talks that timber matters.",
        "In their phone call, the two ministers had spoken of timber.",
        "During the call with Rivas, Lahtinen had spoken of timber.",
    ],
)
def test_a_noun_that_points_back_makes_no_second_meeting(extractor: Extractor, echo: str) -> None:
    assert who(only(extractor, page(f"{LAHTINEN} met with {RIVAS} in Helsinki on Thursday.", echo))) == ["Aino Lahtinen", "Tomas Rivas"]


def test_a_title_that_announces_does_not_make_a_plan_a_meeting(extractor: Extractor) -> None:
    told = page(
        f"{LAHTINEN} will meet {RIVAS} in Helsinki on Tuesday.", title="Meeting of Foreign Minister Lahtinen with Foreign Minister Rivas"
    )
    assert meetings(extractor, told) == []
    assert len(meetings(extractor, told, "planned")) == 1


def test_a_delegation_and_its_named_head_are_one_party(extractor: Extractor) -> None:
    told = page("Finland and Chile held talks in Helsinki on Thursday.", f"{LAHTINEN} and {RIVAS} held talks in Helsinki on Thursday.")
    assert who(only(extractor, told)) == ["Aino Lahtinen", "Tomas Rivas"]
