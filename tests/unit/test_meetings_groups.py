"""Delegations and their leaders, plural titles and their bearers, those who only attended, and speakers of transcripts."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

A, B = "Finnish Foreign Minister Aino Lahtinen", "Chilean Foreign Minister Tomas Rivas"
BOTH = {"Aino Lahtinen", "Tomas Rivas"}
LED = [
    ("en", f"The delegation of the Ministry of Foreign Affairs of Chile, headed by Deputy Minister Tomas Rivas, met {A} on Thursday."),
    (
        "en",
        "President Aino Lahtinen of Finland received on Thursday a Chilean parliamentary delegation led by its Speaker, Mr Tomas Rivas.",
    ),
    (
        "es",
        "El presidente de Chile, Tomas Rivas, recibió el jueves a una delegación de Finlandia, encabezada por la ministra Aino Lahtinen.",
    ),
    ("fr", "Une délégation finlandaise conduite par la ministre Aino Lahtinen a été reçue jeudi par le président chilien, Tomas Rivas."),
]
PLURALS = [
    ("en", "The top diplomats of Finland and Chile met on Thursday.", f"{A} came by ship. {B} came by train."),
    ("en", "Energy ministers of Finland and Chile met on Thursday.", "Finland’s Aino Lahtinen and Chile’s Tomas Rivas argued for hours."),
    (
        "es",
        "Los jefes de la diplomacia de Chile y Finlandia se reunieron el jueves.",
        "El canciller chileno, Tomas Rivas, llegó en tren. La ministra finlandesa Aino Lahtinen llegó en barco.",
    ),
    (
        "fr",
        "Les chefs de la diplomatie du Chili et de la Finlande se sont rencontrés jeudi.",
        "Le ministre chilien Tomas Rivas est venu en train. La ministre finlandaise Aino Lahtinen est venue en bateau.",
    ),
]
STANDING_BY = [
    ("en", f"{A} met {B} on Thursday.", "State Secretary Pia Virtanen of Finland attended the meeting."),
    ("en", f"{A} met {B} on Thursday.", "Deputy Minister Rosa Paz joined the talks."),
    (
        "fr",
        "La ministre finlandaise Aino Lahtinen a été reçue jeudi par le ministre chilien Tomas Rivas.",
        "L’audience s’est déroulée en présence de Mme Rosa Paz, ministre.",
    ),
]


@pytest.mark.parametrize(("language", "sentence"), LED)
def test_a_delegation_is_its_leader(extractor: Extractor, language: str, sentence: str) -> None:
    report = only(extractor, page(sentence, language=language))
    assert {(p.person, p.country) for p in report.participants} == {("Aino Lahtinen", "FI"), ("Tomas Rivas", "CL")}


@pytest.mark.parametrize(("language", "lead", "more"), PLURALS)
def test_those_of_a_plural_title_are_whom_the_page_names(extractor: Extractor, language: str, lead: str, more: str) -> None:
    assert set(who(only(extractor, page(lead, more, language=language)))) == BOTH


def test_a_plural_title_is_not_borne_by_who_has_quite_another_office(extractor: Extractor) -> None:
    text = f"The defence ministers of Finland and Chile met on Thursday. {A} was glad. Chilean spokesman Jorge Paz was too."
    assert "Jorge Paz" not in who(only(extractor, page(text)))


@pytest.mark.parametrize(("language", "lead", "more"), STANDING_BY)
def test_who_only_attended_made_no_second_meeting(extractor: Extractor, language: str, lead: str, more: str) -> None:
    assert [set(who(report)) for report in meetings(extractor, page(lead, more, language=language))] == [BOTH]


def test_departments_in_any_words_are_part_of_the_office(extractor: Extractor) -> None:
    report = only(extractor, page(f"{A} met with Chile’s Minister of Basic and Secondary Education, Tomas Rivas, on Thursday."))
    assert [(p.person, p.office) for p in report.participants][1] == ("Tomas Rivas", "Minister of Basic and Secondary Education")


def test_two_who_share_a_visit_by_their_countries_are_one_list(extractor: Extractor) -> None:
    report = only(extractor, page("Finland’s Aino Lahtinen and Chile’s Tomas Rivas met for the first time on Thursday."))
    assert set(who(report)) == BOTH


SPOKEN = ("PRESIDENT RIVAS: We had a good meeting with President Aino Lahtinen of Finland.", "PRESIDENT LAHTINEN: Thank you, Mr President.")


def test_those_of_two_sides_who_speak_in_turn_met(extractor: Extractor) -> None:
    text = ("President Tomas Rivas of Chile spoke first.", "PRESIDENT RIVAS: We have had good talks.", *SPOKEN[1:])
    report = only(extractor, page(*text, title="Joint press conference with President Aino Lahtinen of Finland"))
    assert (set(who(report)), report.rule) == (BOTH, "meeting.transcript")


def test_i_is_the_speaker_of_a_transcript(extractor: Extractor) -> None:
    text = ("PRESIDENT RIVAS: Good morning. I met with Finnish Foreign Minister Aino Lahtinen today.", "Q: And then?")
    report = only(extractor, page(*text, title="Remarks by President Tomas Rivas of Chile"))
    assert set(who(report)) == BOTH


def test_the_speakers_of_a_panel_of_many_sides_are_no_meeting(extractor: Extractor) -> None:
    lines = (
        "Minister Aino Lahtinen of Finland, Minister Tomas Rivas of Chile and Minister Grace Okello of Uganda sat on a panel.",
        "The discussion was lively.",
        "MINISTER LAHTINEN: Good morning.",
        "MINISTER RIVAS: Good morning.",
        "MINISTER OKELLO: Good morning.",
    )
    assert meetings(extractor, page(*lines, title="Panel on the sea")) == []
