"""English as agencies and ministries print it: ranks, strokes, datelines, what only looks like a meeting."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

A, B = "Finnish Foreign Minister Aino Lahtinen", "Chilean Foreign Minister Tomas Rivas"
BOTH = {"Aino Lahtinen", "Tomas Rivas"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} received today, at the headquarters of the ministry in Helsinki, {B}.",
        f"{B} was this Thursday received in Helsinki by {A}.",
        f"{B} had the pleasure of hosting {A} in Santiago on Thursday.",
        f"{A} sat across from {B} in Geneva on Thursday.",
        f"{A} received a copy of the credentials of {B} on Thursday.",
        "Minister of State at the Ministry of Foreign Affairs of Finland Dr. Aino Lahtinen met on Thursday with "
        "Chilean Director-General for Bilateral Affairs Tomas Rivas.",
        "Vice Minister of Foreign Affairs of Finland Eng. Aino Lahtinen received in her office on Thursday newly appointed "
        "Ambassador of Chile Tomas Rivas.",
    ],
)
def test_who_met_whom_is_read(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence)))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"There are no plans at present for a meeting between {A} and {B}, a spokesman told reporters.",
        f"{A}, who met {B} in Lima last November, will travel to Santiago on 12 July.",
        f"{A} said nothing new. Egypt and Qatar have spoken with {B} and the guards, she said.",
        "Captain of Finland Aino Lahtinen spoke to the reporters with captain Tomas Rivas of Chile.",
    ],
)
def test_what_was_not_held_is_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert not meetings(extractor, page(sentence))


def test_two_titles_with_a_stroke_are_one_persons(extractor: Extractor) -> None:
    text = (
        "The Deputy Prime Minister and Foreign Minister of Finland, Senator Aino Lahtinen, on Thursday received the Foreign Minister of "
        "Chile, Tomas Rivas. In a separate call the Deputy Prime Minister/Foreign Minister spoke to the Foreign Minister of Peru, Ana Sala."
    )
    assert [set(who(m)) for m in meetings(extractor, page(text))] == [BOTH, {"Aino Lahtinen", "Ana Sala"}]


def test_a_rank_gives_way_to_the_office_before_it(extractor: Extractor) -> None:
    text = f"The Foreign Minister of Qatar, His Highness Sheikh Omar Haddad, on Thursday received {A}."
    assert {p.office for p in only(extractor, page(text)).participants} == {"Foreign Minister"}


def test_his_excellency_goes_on_as_he_does(extractor: Extractor) -> None:
    text = f"{B} met Thursday with {A}. His Excellency also met in the capital with Peruvian Foreign Minister Ana Salas."
    assert [set(who(m)) for m in meetings(extractor, page(text))] == [BOTH, {"Tomas Rivas", "Ana Salas"}]


def test_who_hosted_and_attended_an_event_of_ministers_took_part(extractor: Extractor) -> None:
    text = (
        "The foreign ministers of the three lake countries met in Helsinki on Thursday. "
        "The meeting was hosted by Finnish Foreign Minister Aino Lahtinen and attended by Tomas Rivas of Chile and Ana Salas of Peru."
    )
    assert set(who(only(extractor, page(text)))) == {*BOTH, "Ana Salas"}


def test_a_luncheon_for_the_visitor_is_no_second_meeting(extractor: Extractor) -> None:
    luncheon = "Following the talks, Minister Lahtinen hosted a luncheon in honor of the visiting minister."
    text = f"{A} received {B} in Helsinki on Thursday. {luncheon}"
    assert set(who(only(extractor, page(text)))) == BOTH
