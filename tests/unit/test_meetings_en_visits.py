"""English visits: who is received in somebody's rooms, who led the talks, what the guest did next, headlines of two halves."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

A, B = "Finnish Foreign Minister Aino Lahtinen", "Chilean Foreign Minister Tomas Rivas"
BOTH = {"Aino Lahtinen", "Tomas Rivas"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{B} was received on Thursday in the Speaker's boardroom, Helsinki, by {A}.",
        f"{B} was received on Thursday in the Prime Minister's office by {A}.",
        f"{B} was welcomed at the President's residence in Helsinki on Thursday, by {A}.",
        f"{B} was granted an audience by {A} on Thursday.",
        f"Political consultations took place in Helsinki on 14 March, led by {A} and {B}.",
        f"Talks between the Finnish and Chilean foreign ministries were held in Helsinki on Thursday, headed by {A} and {B}.",
        f"The consultations were jointly led by {A} and {B}.",
    ],
)
def test_who_received_and_who_led_is_read_wherever_it_stands(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence)))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"Political consultations will take place in Helsinki on 14 May, led by {A} and {B}.",
        f"An exhibition took place in Helsinki on 14 March, led by {A} and {B}.",
        f"{A} gave an hour of her speech to {B}.",
        f"Studies of {B} were received in the Speaker's room.",
    ],
)
def test_what_is_to_come_or_no_meeting_is_not_held(extractor: Extractor, sentence: str) -> None:
    assert not meetings(extractor, page(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "President of Peru Luis Sala gave him an hour the following morning.",
        "President of Peru Luis Sala received him the following morning.",
        "President of Peru Luis Sala granted him an audience the following morning.",
    ],
)
def test_a_visitor_is_given_time_in_person(extractor: Extractor, sentence: str) -> None:
    _, second = meetings(extractor, page(f"{B} met Minister of Culture of Peru Eva Mora in Lima on Tuesday. {sentence}"))
    assert (set(who(second)), second.mode) == ({"Tomas Rivas", "Luis Sala"}, "in_person")


@pytest.mark.parametrize(
    "sentence",
    [
        "The programme of the guest continued with a conversation with Deputy Minister Eva Mora.",
        "The day of the guest ended with a meeting with Deputy Minister Eva Mora.",
        "The guest later met Deputy Minister Eva Mora.",
        "Deputy Minister Eva Mora later met the visitor.",
    ],
)
@pytest.mark.parametrize("first", [f"{A} met {B} in Helsinki on Thursday.", f"{B} was received by {A} in Helsinki on Thursday."])
def test_the_guest_is_who_is_not_of_the_place(extractor: Extractor, first: str, sentence: str) -> None:
    told = [set(who(meeting)) for meeting in meetings(extractor, page(f"{first}\n\n{sentence}"))]
    assert told == [BOTH, {"Tomas Rivas", "Eva Mora"}]


def test_a_semicolon_parts_two_headlines(extractor: Extractor) -> None:
    title = "Finnish Foreign Minister calls Chilean counterpart; Finnish Minister of Culture meets Envoy of Peru"
    told = [set(who(meeting)) for meeting in meetings(extractor, page(f"{A} called {B} on Thursday.", title=title))]
    assert told == [{"FI", "PE"}, BOTH]
