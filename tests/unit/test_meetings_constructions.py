"""Constructions of English press prose beyond the plain sentence: who met whom, and where, must be read all the same."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LAHTINEN = "Finnish Foreign Minister Aino Lahtinen"
RIVAS = "Chilean Foreign Minister Tomas Rivas"
OKELLO = "Ugandan Foreign Minister Grace Okello"
BOTH = {"Aino Lahtinen", "Tomas Rivas"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Welcoming {RIVAS} to a working breakfast on Thursday, {LAHTINEN} praised the new port.",
        f"Meeting {RIVAS} on Thursday, {LAHTINEN} praised the new port.",
        f"{LAHTINEN} and {RIVAS} were jointly received on Thursday by Ugandan President Grace Okello.",
        f"{LAHTINEN} was received in audience by {RIVAS}.",
        f"The letter was handed to {LAHTINEN} by {RIVAS} during their meeting on Thursday.",
        f"{LAHTINEN} had a telephone talk with {RIVAS} on Thursday.",
        f"{LAHTINEN}, a member of the government’s delegation, conferred with {RIVAS}.",
    ],
)
def test_a_meeting_is_found_in_other_constructions_too(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence)))) >= BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"The spokesman issued a statement on the Minister's meeting {RIVAS} had asked for.",
        f"Welcoming the decision of the council, {LAHTINEN} praised {RIVAS} for the new port.",
        f"{LAHTINEN} said in general that {RIVAS} had been right.",
    ],
)
def test_a_participle_without_a_guest_is_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence)) == []


def test_parties_that_are_one_by_their_offices_make_one_report_with_one_id(extractor: Extractor) -> None:
    text = "The premier met respectively Prince Faisal bin Farhan, Minister of Foreign Affairs, and Mauritanians."
    told = meetings(extractor, page(text))
    assert len({report.report_id for report in told}) == len(told)


def test_respectively_behind_the_list_parts_it_into_meetings(extractor: Extractor) -> None:
    told = meetings(extractor, page(f"{LAHTINEN} met with {RIVAS} and {OKELLO} respectively."))
    assert [set(who(report)) for report in told] == [BOTH, {"Aino Lahtinen", "Grace Okello"}]


def test_those_who_represented_their_countries_at_a_gathering_met(extractor: Extractor) -> None:
    text = (
        "The road was reviewed at a trilateral gathering held in Kampala on Thursday. "
        "Finland was represented by Foreign Minister Aino Lahtinen, Chile by Foreign Minister Tomas Rivas, "
        "and the host country by Ugandan Foreign Minister Grace Okello."
    )
    report = only(extractor, page(text))
    assert (set(who(report)), report.city) == (BOTH | {"Grace Okello"}, "Kampala")


def test_words_of_an_earlier_sentence_deny_no_meeting(extractor: Extractor) -> None:
    text = f"{LAHTINEN} said that Europe must not lose its heart. Separately, she conferred with {RIVAS} about copper."
    assert set(who(only(extractor, page(text)))) == BOTH


def test_a_title_before_a_patronymic_is_a_name(extractor: Extractor) -> None:
    told = only(extractor, page(f"Minister of State of Qatar Sultan bin Saad Al Thawadi met with {RIVAS}."))
    assert "Sultan bin Saad Al Thawadi" in who(told)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        (f"{LAHTINEN} met with {RIVAS} in Oslo.", "Oslo"),
        (f"{LAHTINEN} held talks with {RIVAS} at Marble Court, Oslo, on Thursday.", "Oslo"),
        (f"{LAHTINEN} received {RIVAS} at her office in Helsinki.", "Helsinki"),
        (f"{LAHTINEN} met with {RIVAS} on Thursday, with the smoke of the attack on the embassy in Kabul barely cleared.", None),
        (f"{LAHTINEN} met with {RIVAS}, who had prepared the first session of the committee in Oslo.", None),
        (f"HELSINKI: {LAHTINEN} met with {RIVAS} on Thursday.", "Helsinki"),
        (f"OSLO: {LAHTINEN} met with {RIVAS} on Thursday.", None),
        (f"HELSINKI: {LAHTINEN} spoke by phone with {RIVAS} on Thursday.", None),
    ],
)
def test_the_place_is_that_of_the_verb_else_the_dateline_of_a_host(extractor: Extractor, text: str, city: str | None) -> None:
    assert only(extractor, page(text)).city == city


def test_two_nations_that_share_a_plural_title_are_the_persons_whom_the_page_names(extractor: Extractor) -> None:
    text = (
        "“The road is open,” Finland’s Foreign Minister Aino Lahtinen told her Chilean counterpart Tomas Rivas.\n"
        "Lahtinen said that copper was on the table."
    )
    report = only(extractor, page(text, title="Finnish and Chilean Foreign Ministers speak by video link about copper"))
    assert set(who(report)) == BOTH
    assert {p.office for p in report.participants} == {"Foreign Minister"}


def test_talks_between_the_two_ministers_are_those_told_before(extractor: Extractor) -> None:
    text = f"{LAHTINEN} is on a visit to Chile at the invitation of {RIVAS}. Delegation-level talks were held between the two Ministers."
    assert set(who(only(extractor, page(text)))) == BOTH


def test_an_office_that_no_country_has_gets_no_country(extractor: Extractor) -> None:
    text = f"The Secretary-General met today with {RIVAS}. He thanked Chile for its part in the work of NATO."
    report = only(extractor, page(text))
    assert {(p.country, p.organization) for p in report.participants} == {("CL", None), (None, "NATO")}


def test_a_minister_of_labour_without_a_country_is_nobodys_guest(extractor: Extractor) -> None:
    text = f"{LAHTINEN} met with Labour Minister Onni Saari to bring home workers from Libya. Libya is at war."
    assert meetings(extractor, page(text)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LAHTINEN} discussed copper with {RIVAS} on Thursday.",
        f"{LAHTINEN} and {RIVAS} discussed copper on Thursday.",
        f"{RIVAS} paid a farewell courtesy call on {LAHTINEN} on Thursday.",
        f"{LAHTINEN} told reporters on Thursday after meeting {RIVAS} that the port was ready.",
        f"{LAHTINEN}, who met {RIVAS} on Thursday, said that the port was ready.",
        f"At a press conference with {RIVAS} on Thursday after their talks, {LAHTINEN} praised the port.",
        f"{LAHTINEN} handed a letter to {RIVAS} during a meeting on Thursday.",
        f"{LAHTINEN} and {RIVAS} have agreed at a meeting on Thursday to open the port.",
        f"{LAHTINEN} received at the Ministry’s headquarters in Helsinki on Thursday the {RIVAS}.",
        f"Prior to the summit, {LAHTINEN} had a separate meeting with {RIVAS}.",
    ],
)
def test_who_talked_is_found_beyond_the_verb_to_meet(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence)))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LAHTINEN} calls on both candidates, among them {RIVAS}, as well as on their parties, to keep the peace.",
        f"{LAHTINEN} first met {RIVAS} ten years ago.",
        f"If {LAHTINEN} met {RIVAS}, the port could be opened.",
        f"{LAHTINEN} welcomed the opportunity to speak about copper to {RIVAS}.",
        f"{LAHTINEN} discussed her recent engagements with the Chilean and Ugandan presidents.",
    ],
)
def test_calls_conditions_and_memories_are_no_meetings(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence)) == []


def test_a_round_of_meetings_lends_its_day_place_and_forum(extractor: Extractor) -> None:
    text = (
        f"{LAHTINEN} on Tuesday held separate bilateral meetings with several of her counterparts "
        "on the sidelines of the World Timber Forum in Oslo.\n"
        f"Lahtinen and {RIVAS} discussed the developments in Syria, where fighting began last week."
    )
    report = only(extractor, page(text))
    assert (set(who(report)), report.held_edtf, report.city, report.forum) == (BOTH, "2024-03-12", "Oslo", "World Timber Forum")


def test_the_minister_alone_is_whom_the_text_is_about(extractor: Extractor) -> None:
    text = f"{LAHTINEN} spoke by telephone with {RIVAS}. The Foreign Minister then spoke with {OKELLO}."
    assert {"Aino Lahtinen", "Grace Okello"} in [set(who(report)) for report in meetings(extractor, page(text))]


def test_a_verb_of_a_headline_is_no_name(extractor: Extractor) -> None:
    told = page(f"{RIVAS} paid a farewell call on {LAHTINEN}.", title="Chilean Foreign Minister Pays Farewell Call on Lahtinen")
    assert set(who(only(extractor, told))) == BOTH


@pytest.mark.parametrize("gladness", ["was very pleased to meet", "was honoured to meet", "had the opportunity to meet"])
def test_who_was_glad_to_meet_did_meet(extractor: Extractor, gladness: str) -> None:
    assert set(who(only(extractor, page(f"{LAHTINEN} {gladness} {RIVAS} on Thursday.")))) == BOTH
