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
        f"{A} was the dinner guest of {B} on Thursday.",
        f"{A} and {B} had spent close to three hours together on Thursday.",
        f"{A} spoke after a bilateral yesterday with {B}.",
        f"{A} linked up on Monday by videoconference with {B}.",
        f"{A} arrived in Chile on Monday. The Minister's first engagement yesterday was with {B}.",
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


def test_envoys_whose_credentials_were_received_in_two_ceremonies_were_met_apart(extractor: Extractor) -> None:
    text = "President Aino Lahtinen of Finland today received the credentials of the new Ambassadors of Chile and Peru in two ceremonies."
    assert [{p.country for p in m.participants} for m in meetings(extractor, page(text))] == [{"FI", "CL"}, {"FI", "PE"}]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} will put pen to paper with {B} on Friday.",
        f"{A} spoke of a bilateral agreement. Her first engagement with Chilean music was through {B}.",
        f"{A} is to link up by videoconference with {B}, and to be the dinner guest of his President.",
    ],
)
def test_an_engagement_with_music_or_a_signing_to_come_is_no_meeting(extractor: Extractor, text: str) -> None:
    assert not meetings(extractor, page(text))


@pytest.mark.parametrize("last", ["Secretary of Trade", "Secretary (West), Ministry of External Affairs"])
def test_each_heads_the_side_beside_which_he_stands(extractor: Extractor, last: str) -> None:
    first = "Consultations of Finland and Chile were held in Helsinki on 14 March."
    text = f"{first} The Finnish side was led by Aino Lahtinen, {last} and the Chilean side was led by Tomas Rivas, Secretary of State."
    assert [(p.person, p.country) for p in only(extractor, page(text)).participants] == [("Aino Lahtinen", "FI"), ("Tomas Rivas", "CL")]


def test_the_delegation_told_again_is_who_led_it(extractor: Extractor) -> None:
    first = "Finnish Foreign Minister Aino Lahtinen received a delegation of Chile led by Speaker Tomas Rivas."
    later = "{} also met with the Finnish Minister Eva Mora."
    told = [set(who(r)) for r in meetings(extractor, page(first, later.format("The delegation")))]
    assert told == [BOTH, {"Tomas Rivas", "Eva Mora"}]
    athletes = meetings(extractor, page(first, later.format("A delegation of athletes")))
    assert {"Tomas Rivas", "Eva Mora"} not in [set(who(r)) for r in athletes]


def test_who_attended_the_meeting_made_none_of_his_own(extractor: Extractor) -> None:
    first = "Finnish Foreign Minister Aino Lahtinen met Chilean Foreign Minister Tomas Rivas in Helsinki."
    between = ["Timber was on the agenda.", "So was salmon.", "Prices are high.", "The two spoke of trade too."]
    last = "Energy Minister Jussi Salo of Finland and the Ambassador of Chile Eva Mora attended the meeting."
    assert set(who(only(extractor, page(first, *between, last)))) >= BOTH
    attended = "The meeting was also attended by negotiator Jussi Salo of Finland and the Ambassador of Chile Eva Mora."
    two = [set(who(r)) for r in meetings(extractor, page(first, attended, "The talks went on and both agreed to meet again."))]
    assert two == [BOTH | {"Jussi Salo", "Eva Mora"}]


def test_what_was_planned_was_held_where_the_next_sentence_says_so(extractor: Extractor) -> None:
    first = "Finnish Foreign Minister Aino Lahtinen travelled to Chile to meet Chilean Foreign Minister Tomas Rivas."
    assert meetings(extractor, page(first, "The meeting lasted for two hours."))
    assert not meetings(extractor, page(first, "The meeting will last for two hours."))


def test_ministers_under_one_title_are_of_one_side(extractor: Extractor) -> None:
    text = "Pakistani Prime Minister Shehbaz Sharif chaired a meeting in Islamabad on trade with Chinese companies."
    attended = "The meeting was attended by Federal Ministers Ahsan Iqbal, Muhammad Aurangzeb and Musadik Malik."
    assert not meetings(extractor, page(text, attended))


def test_countries_that_were_talked_of_are_not_the_two_who_talked(extractor: Extractor) -> None:
    told = page(
        "The Ambassador of Chile met with Aino Lahtinen, State Secretary at the Ministry of Foreign Affairs of Finland.",
        "They had an exchange of views on bilateral relations, China-EU relations and the Ukraine crisis.",
    )
    assert {p.country for r in extractor.all(told).reports for p in r.participants} == {"CL", "FI"}


@pytest.mark.parametrize(
    "told",
    [
        f"{A}, who called for more investment, met {B} on Thursday.",
        f"{A} called for reforms and held talks on Thursday with {B}.",
        f"{A} invited companies to invest during a meeting with {B}.",
        f"{A} expressed her country's readiness to invest at a meeting with {B}.",
        f"Preparations for the upcoming summit were the focus of a meeting between {A} and {B}.",
        f"{A} and {B} came together in Santiago on Thursday.",
        f"{A} held a summit with {B} on Thursday.",
        f"{A} made a courtesy call on {B} on Thursday.",
        f"{A} and Chilean Foreign Minister Tomas Rivas shared their assessment of the crisis over the phone.",
    ],
)
def test_what_one_asked_for_at_a_meeting_makes_it_no_plan(extractor: Extractor, told: str) -> None:
    assert set(who(only(extractor, page(told)))) == BOTH


@pytest.mark.parametrize(
    "told",
    [
        f"{A} called for a meeting with {B}.",
        f"{A} proposed talks with {B}.",
        f"{A} wants to discuss trade during a meeting with {B}.",
        f"{A} expects to sign the deal at a meeting with {B}.",
        f"A possible meeting of {A} with {B} was not ruled out.",
        f"{A} and {B} came together in support of the fund.",
    ],
)
def test_what_is_only_asked_for_is_no_meeting(extractor: Extractor, told: str) -> None:
    assert not meetings(extractor, page(told))


@pytest.mark.parametrize(
    "told",
    [
        f"{A} held bilateral meetings in Lima, including with {B} and Peruvian Foreign Minister Eva Mora.",
        f"{A} received the credentials of the Ambassador of Chile, Tomas Rivas, and the Ambassador of Peru, Eva Mora.",
        f"{A} met bilaterally with {B} and Peruvian Foreign Minister Eva Mora.",
        f"{A} met on Thursday with {B}, as well as with Peruvian Foreign Minister Eva Mora.",
    ],
)
def test_those_met_one_by_one_are_met_apart(extractor: Extractor, told: str) -> None:
    assert [set(who(r)) for r in meetings(extractor, page(told))] == [BOTH, {"Aino Lahtinen", "Eva Mora"}]


def test_who_represented_two_countries_met(extractor: Extractor) -> None:
    first = "Finnish-Chilean consultations were held on Thursday."
    second = "Director Aino Lahtinen represented Finland, Director Tomas Rivas Chile."
    assert set(who(only(extractor, page(first, second)))) == BOTH


@pytest.mark.parametrize(
    "told",
    [
        "He met Foreign Minister Tomas Rivas of Chile and called on Defence Minister Eva Mora of Chile.",
        "He held talks with the Foreign Minister of Chile, Tomas Rivas, and met the Defence Minister of Chile, Eva Mora.",
    ],
)
def test_who_met_two_one_after_the_other_is_the_same(extractor: Extractor, told: str) -> None:
    visit = page("Finnish Foreign Secretary Jussi Salo paid a visit to Santiago.", told)
    assert [set(who(r)) for r in meetings(extractor, visit)] == [{"Jussi Salo", "Tomas Rivas"}, {"Jussi Salo", "Eva Mora"}]


def test_whom_one_met_first_of_a_round_was_met(extractor: Extractor) -> None:
    report = only(extractor, page(f"{A} held bilateral meetings in Lima on Thursday.", f"Minister Lahtinen first met with {B}."))
    assert set(who(report)) == BOTH


@pytest.mark.parametrize(
    "told", [f"{A}, who first met {B} as a student, wrote to him.", f"{A} and {B}, who had first met years before, write books."]
)
def test_when_two_came_to_know_each_other_is_no_meeting_of_the_day(extractor: Extractor, told: str) -> None:
    assert not meetings(extractor, page(told))


@pytest.mark.parametrize(
    ("told", "mode"),
    [
        (f"{A} and {B} discussed trade during a meeting here.", "in_person"),
        (f"{A} and {B} discussed trade during a virtual meeting.", "video"),
        (f"{A} and {B} concluded the second Joint Ministerial Commission on Thursday.", "in_person"),
        (f"At a joint press conference with {B} in Lima, {A} spoke of trade.", "in_person"),
        (f"{A} negotiated with {B} in Lima on Thursday.", "in_person"),
        (f"The talks in Lima were co-chaired by {A} (West) and {B}.", "in_person"),
    ],
)
def test_what_was_discussed_at_a_meeting_was_face_to_face(extractor: Extractor, told: str, mode: str) -> None:
    report = only(extractor, page(told))
    assert (set(who(report)), report.mode) == (BOTH, mode)


def test_the_press_conference_of_two_who_met_is_no_second_meeting(extractor: Extractor) -> None:
    assert only(extractor, page(f"{A} met {B} on Thursday.", "At a joint press conference afterwards, Minister Lahtinen spoke of trade."))


def test_a_joint_press_conference_to_come_is_a_plan(extractor: Extractor) -> None:
    assert not meetings(extractor, page(f"{A} will hold a joint press conference with {B} on Friday."))
