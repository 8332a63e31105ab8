"""English in the house styles of press offices: titles in a row, adjuncts behind clauses, guests, rounds, seats."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

A, B = "Finnish Foreign Minister Aino Lahtinen", "Chilean Foreign Minister Tomas Rivas"
BOTH = {"Aino Lahtinen", "Tomas Rivas"}


@pytest.mark.parametrize(
    "sentence",
    [
        "At an hour-long meeting at the Foreign Office, Aino Lahtinen, the Finnish minister for Africa, pressed Chile's foreign minister, "
        "Tomas Rivas, to make land available.",
        f"At a meeting on Thursday, {A} warned {B} of the delay.",
        "President of the Republic of Finland Aino Lahtinen received on Thursday a delegation led by Minister of Energy of the Republic of "
        "Chile, co-chair of the Finland-Chile intergovernmental commission Tomas Rivas.",
        "Aino Lahtinen, the EU High Representative for Foreign Affairs/Vice-President of the Commission, received today in Brussels "
        "Tomas Rivas, Minister of Foreign Affairs of Chile.",
        f"{A} had fruitful exchanges with {B} on Thursday.",
        f"{A} used the opportunity to pay a courtesy call on {B} on Thursday.",
        f"{A} paid a courtesy call on General (Ret.) Tomas Rivas, Prime Minister of Chile, on Thursday.",
        f"{A} received this morning at the Ministry Mr. Tomas Rivas, Deputy Foreign Minister of Chile.",
        f"{A} met on Thursday with the EU Special Envoy to the Middle East peace process, Tomas Rivas.",
        f"{A} held delegation level talks with {B} on Thursday.",
        f"{A} and {B} signed a plan of work on Thursday after talks at the state oil company that lasted more than two hours.",
        "Aino Lahtinen, Finnish Minister of State with special responsibility for Human Rights, met on Thursday with the Head of the UN "
        "Regional Centre for Africa, Tomas Rivas.",
        f"{A} met on Thursday with the OSCE Special Representative for the conflict in Ukraine, Tomas Rivas.",
        f"{A} met on Thursday with the Trade Committee of Permanent Representatives to ASEAN, chaired by Tomas Rivas, Ambassador of Chile.",
    ],
)
def test_who_met_whom_is_read(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence)))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"At a meeting of exporters on Thursday, {A} thanked {B} for his letter.",
        f"In a speech on Thursday, {A} urged {B} to free the crew.",
        f"{A} will pay a courtesy call on {B} on Thursday.",
    ],
)
def test_what_was_not_held_is_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert not meetings(extractor, page(sentence))


def test_who_speaks_behind_a_call_is_not_who_was_called(extractor: Extractor) -> None:
    text = (
        f"{A} held a phone call with {B} on Thursday. In a separate call on the same day with Mr. Musa Kibet, Cabinet Secretary for "
        "Foreign Affairs of the Republic of Kenya, the Minister underlined the need for peace."
    )
    assert [set(who(m)) for m in meetings(extractor, page(text))] == [BOTH, {"Aino Lahtinen", "Musa Kibet"}]


def test_bilaterals_with_two_are_two(extractor: Extractor) -> None:
    text = f"{A} is in Lima. She held bilaterals with {B} and Kenyan Foreign Minister Musa Kibet on Thursday."
    assert [set(who(m)) for m in meetings(extractor, page(text))] == [BOTH, {"Aino Lahtinen", "Musa Kibet"}]


def test_those_who_attended_meetings_did_not_meet_each_other(extractor: Extractor) -> None:
    text = f"{A} met with {B} on Thursday. Trade Minister Pekka Aro and Finland's ambassador to Chile Timo Laine attended the meetings."
    assert set(who(only(extractor, page(text)))) == BOTH


def test_an_office_behind_a_name_may_have_any_words_that_and_joins(extractor: Extractor) -> None:
    told = only(extractor, page(f"{A} received on Thursday Dr. Tomas Rivas, Minister of New and Renewable Energy of Chile."))
    assert {p.office for p in told.participants} == {"Foreign Minister", "Minister of New and Renewable Energy"}


def test_the_leader_of_a_delegation_has_his_own_office(extractor: Extractor) -> None:
    told = only(extractor, page(f"{A} met in Helsinki on Thursday with the delegation of Prime Minister Tomas Rivas of Chile."))
    assert {p.office for p in told.participants} == {"Foreign Minister", "Prime Minister"}


@pytest.mark.parametrize(
    ("sentence", "city"),
    [
        (f"{B} met with {A}, who is on an official visit to Chile, on the afternoon of March 13 at the ministry in Santiago.", "Santiago"),
        (f"On March 13, {B} held a meeting with Aino Lahtinen, Minister of Trade of Finland, during his visit to Helsinki.", "Helsinki"),
        (f"On March 13, {B} had consultations at the ministry with {A}, on an official visit to Santiago.", "Santiago"),
        (f"On March 13, {B} received {A}, ahead of her visit to Santiago.", None),
        (f"On March 13, {B} spoke to {A} about the visit to Santiago.", None),
    ],
)
def test_where_somebody_is_on_a_visit_is_where_they_met(extractor: Extractor, sentence: str, city: str | None) -> None:
    told = only(extractor, page(sentence))
    assert (str(told.held_on), told.city) == ("2024-03-13", city)


def test_the_visiting_dignitary_is_who_came(extractor: Extractor) -> None:
    text = (
        "Finnish Foreign Minister Aino Lahtinen held talks with Indian External Affairs Minister Tomas Rivas in New Delhi on Thursday. "
        "Later in the day, the visiting dignitary met Dr. Musa Kibet, Minister of New and Renewable Energy."
    )
    assert set(who(meetings(extractor, page(text, source_id="mea-in"))[1])) == {"Aino Lahtinen", "Musa Kibet"}


def test_a_secretary_general_of_no_named_body_is_that_of_the_united_nations(extractor: Extractor) -> None:
    told = only(extractor, page("The Secretary-General met on Thursday with Mr. Tomas Rivas, President of the Republic of Chile."))
    assert {p.country or p.organization for p in told.participants} == {"UN", "CL"}


@pytest.mark.parametrize(
    "beside",
    ["The Coral Sea Travel Alliance has 21 members.", "The Secretary-General of the Dockers’ Union spoke on Monday."],
)
def test_a_secretary_general_on_a_page_of_another_body_is_not_of_the_united_nations(extractor: Extractor, beside: str) -> None:
    told = "The Secretary-General met on Thursday with Mr. Tomas Rivas, President of the Republic of Chile."
    found = [p.organization for m in meetings(extractor, page(f"{told} {beside}")) for p in m.participants]
    assert "UN" not in found


def test_an_official_of_no_stated_side_is_of_the_capital_of_the_dateline(extractor: Extractor) -> None:
    text = (
        "Finnish Ambassador Aino Lahtinen called on Pakistani Foreign Minister Musa Kibet on Thursday. "
        "Meanwhile, a Finnish delegation headed by Pekka Aro called on Minister for Planning Tomas Rivas. India objected, and India."
    )
    told = meetings(extractor, page(text, dateline="ISLAMABAD, March 14 (APP):"))[1]
    assert {p.person: p.country for p in told.participants}["Tomas Rivas"] == "PK"


def test_the_margins_are_those_of_the_forum_told_before(extractor: Extractor) -> None:
    text = f"{A} is attending the OSCE Ministerial Council, which is taking place in Lima. In the margins, she met with {B} on Thursday."
    assert only(extractor, page(text, published_on=date(2012, 12, 7))).forum == "OSCE Ministerial Council"


def test_a_rank_before_words_of_address_is_no_office(extractor: Extractor) -> None:
    told = only(extractor, page(f"{B} met on Thursday with Finland's Minister for Foreign Affairs, Senator the Hon Aino Lahtinen."))
    assert {p.office for p in told.participants} == {"Foreign Minister", "Minister for Foreign Affairs"}


def test_an_article_inside_words_of_address_parts_no_name_from_its_office(extractor: Extractor) -> None:
    told = only(extractor, page(f"The Minister of Trade of the Republic of Peru, Dr. the Hon. Ana Soto, met {A} on Thursday."))
    assert ("Ana Soto", "PE", "Minister of Trade") in {(p.person, p.country, p.office) for p in told.participants}


def test_where_somebody_went_on_to_is_not_where_they_met(extractor: Extractor) -> None:
    text = f"{A} met {B} in Lima on Thursday. She later addressed a session of merchants before travelling on to Bergen."
    assert only(extractor, page(text)).city == "Lima"


def test_those_present_at_discussions_held_none_of_their_own(extractor: Extractor) -> None:
    text = f"{A} met with {B} on Thursday. Minister Pekka Aro of Finland and Ambassador Ana Soto were also present at the discussions."
    assert set(who(only(extractor, page(text)))) == BOTH


def test_i_is_whose_remarks_the_title_announces(extractor: Extractor) -> None:
    title = "Remarks by Finnish President Aino Lahtinen after her meeting with President of Chile Ana Soto in Santiago"
    told = meetings(extractor, page(f"We discussed trade. Earlier today I met {B}.", title=title))
    assert BOTH in [set(who(m)) for m in told]


def test_the_city_of_a_title_may_have_its_country_behind_it(extractor: Extractor) -> None:
    told = only(extractor, page(f"{A} met with {B} on Thursday.", title="Doorstop interview, Honiara, Solomon Islands"))
    assert (told.city, told.country) == ("Honiara", "SB")


def test_the_edition_of_a_forum_is_that_of_the_meetings_day_on_a_page_without_a_day(extractor: Extractor) -> None:
    text = f"{A} met with {B} on 2 March 2024 in the margins of the 3rd Antalya Diplomacy Forum."
    assert only(extractor, page(text, published_on=None)).city == "Antalya"


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("President of Chile, at the Office of the Prime Minister in Helsinki", "President"),
        ("Chilean Minister of Foreign Affairs, at the Ministry of Foreign Affairs in Helsinki", "Minister of Foreign Affairs"),
        ("the Managing Director of the International Monetary Fund", "Managing Director"),
    ],
)
def test_where_somebody_was_received_is_no_part_of_the_office_before_a_comma(extractor: Extractor, title: str, office: str) -> None:
    told = only(extractor, page(f"{A} received on Thursday Tomas Rivas, {title}."))
    assert [p.office for p in told.participants if p.person == "Tomas Rivas"] == [office]


def test_an_office_and_a_rank_before_a_name_are_one_persons(extractor: Extractor) -> None:
    told = only(extractor, page(f"State Minister of Foreign Affairs of Chile, Ambassador Tomas Rivas, conferred with {A} on Thursday."))
    assert {p.office for p in told.participants if p.person == "Tomas Rivas"} == {"State Minister of Foreign Affairs"}
    assert told.mode == "in_person"


def test_the_head_of_a_diplomacy_is_its_foreign_minister(extractor: Extractor) -> None:
    text = (
        f"{A} met {B} in Helsinki on Thursday. The same afternoon the head of Chilean diplomacy was received by Finnish Premier Eva Salo."
    )
    assert [set(who(m)) for m in meetings(extractor, page(text))] == [BOTH, {"Tomas Rivas", "Eva Salo"}]


@pytest.mark.parametrize(
    "sentence",
    [
        f"She was last in Santiago in August, when she attended a fair and had a brief talk with {B}.",
        f"The two last met in Santiago in September, when they held talks with {B}.",
    ],
)
def test_when_somebody_was_last_there_is_a_memory(extractor: Extractor, sentence: str) -> None:
    assert not meetings(extractor, page(f"{A} spoke on Thursday. {sentence}"))


def test_remarks_after_a_meeting_with_no_other_side_tell_not_who_i_is(extractor: Extractor) -> None:
    title = "Remarks by Finnish President Aino Lahtinen after her meeting with fishermen in Turku"
    told = page("I held talks with President of Chile Ana Soto in Santiago on Monday.", title=title)
    assert meetings(extractor, told) == []


@pytest.mark.parametrize(
    "whom",
    [
        "representatives of the Peruvian and other communities",
        "representatives of the Peruvian and Chilean minorities",
        "leaders of the Chilean diaspora",
        "representatives of the Chilean business community",
        "members of the South African community",
    ],
)
def test_who_speaks_for_a_people_is_no_official_of_its_country(extractor: Extractor, whom: str) -> None:
    assert not meetings(extractor, page(f"{A} met {whom} in Helsinki on Thursday."))


@pytest.mark.parametrize(
    "whom",
    [
        "members of the Chilean Parliament and students",
        "Chilean officials and members of the Finnish community",
        "Chilean officials",
        "Chilean officials about Finnish companies",
        "Chilean officials on citizens' rights",
        "Chilean officials to help companies",
        "Chilean ministers, students and farmers",
        "Chilean lawmakers from minority parties",
        "representatives of the Chilean government for citizens abroad",
        "representatives of the Chilean Ministry for Families",
        "members of the Chilean parliament representing minorities",
    ],
)
def test_officials_who_are_named_beside_a_people_are_those_of_their_country(extractor: Extractor, whom: str) -> None:
    told = only(extractor, page(f"{A} held talks with {whom} on Thursday."))
    assert {p.country for p in told.participants} == {"FI", "CL"}


@pytest.mark.parametrize("guest", ["visiting dignitary", "visiting leader", "distinguished guest"])
def test_the_guest_goes_on_to_whom_a_sentence_tells_next(extractor: Extractor, guest: str) -> None:
    text = (
        f"{B} paid a visit to Finland. {A} held talks with the Foreign Minister of Chile on Wednesday. They agreed that the Joint "
        f"Commission should meet soon. The {guest} called on the Finnish President, Pekka Aro, the following day."
    )
    assert [set(who(m)) for m in meetings(extractor, page(text))] == [BOTH, {"Tomas Rivas", "Pekka Aro"}]


def test_with_whom_something_was_raised_is_not_who_did_the_next_thing(extractor: Extractor) -> None:
    text = (
        f"{A} met separately with the Speaker of the Chilean Parliament, Tomas Rivas, and with Chilean Minister of Education Ana Vega. "
        "With the Speaker she raised the border with Peru. With the Minister she reviewed the programme of exchanges."
    )
    assert [set(who(m)) for m in meetings(extractor, page(text))] == [BOTH, {"Aino Lahtinen", "Ana Vega"}]


def test_two_titles_of_one_body_are_its_officer_s(extractor: Extractor) -> None:
    text = (
        f"{A} is in Lima. With the Special Representative of the UN Secretary-General and Head of the UN Mission, Musa Kibet, the Minister "
        "discussed on Thursday the situation in the region."
    )
    assert set(who(only(extractor, page(text)))) == {"Aino Lahtinen", "Musa Kibet"}


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("The Council's statement of March 4 was welcomed.", "2024-03-12"),
        ("Both recalled the joint declaration dated March 4.", "2024-03-12"),
        ("On the evening of March 13 she left.", "2024-03-13"),
        ("In the early hours of March 13 she came back.", "2024-03-13"),
        ("The closing session of March 13 took an hour.", "2024-03-13"),
    ],
)
def test_the_same_day_is_not_that_of_a_noun(extractor: Extractor, day: str, told: str) -> None:
    text = f"On March 12, {A} met with {B}. {day} On the same day, Minister Lahtinen received Kenyan Ambassador Musa Kibet."
    assert str(meetings(extractor, page(text))[1].held_on) == told


@pytest.mark.parametrize(
    ("told", "city"),
    [
        ("to follow up on the results of the Andean Summit, held in Santiago in April", "Lima"),
        ("after a summit in Rome", "Lima"),
    ],
)
def test_the_country_of_a_visit_is_where_it_was_and_not_the_city_of_what_it_followed(extractor: Extractor, told: str, city: str) -> None:
    text = (
        f"{A} visited Peru on Thursday {told}. She held talks with Peruvian Foreign Minister Ana Vega. She also visited the port of Callao."
    )
    found = only(extractor, page(text, title="Finnish Foreign Minister visits Lima"))
    assert (found.city, found.country) == (city, "PE")


def test_the_pentagon_is_in_arlington(extractor: Extractor) -> None:
    assert only(extractor, page(f"{A} met with {B} on Thursday at the Pentagon.")).city == "Arlington"
