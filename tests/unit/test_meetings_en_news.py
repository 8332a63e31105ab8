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
        f"{A} held a video conference on Thursday with Tomas Rivas, her opposite number in Santiago.",
        f"{A} and her Chilean opposite number, Tomas Rivas, met on Thursday.",
        f"Trade was the focus of a meeting on Thursday between {A} and {B}.",
        f"Fisheries dominated the Finnish-Chilean consultations held on Thursday under the joint chairmanship of {A} and {B}.",
        f"{A} and {B} jointly presided over the dialogue on Thursday.",
        f"{A} and {B} agreed to it at a meeting on the margins of the 12th session of ministers of the group, which takes place in Lima.",
        f"{A} gave a working lunch at Kesaranta palats on Thursday for {B}.",
        f"{A} received on Thursday Tomas Rivas, State Secretary for Bilateral Affairs in the Euro-Andean Area of Chile.",
        f"On Thursday, {A} received in Helsinki the Ambassador of Chile to the Republic and Dean of the Diplomatic Corps, Tomas Rivas.",
        f"Commander of Chilean Naval Forces Southern Command Tomas Rivas called on {A} on Thursday.",
        "UN Special Rapporteur on water Aino Lahtinen conferred on Thursday with Chilean DPM Tomas Rivas.",
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
        f"{A} gave a talk on Thursday with slides by {B}.",
        f"Trade will be discussed during a meeting between {A} and {B}.",
        f"Trade will be the focus of a meeting between {A} and {B}.",
        f"A number of American officials resigned; {A} represents many, and {B} an opposite view.",
        "Captain of Finland Aino Lahtinen spoke to the reporters with captain Tomas Rivas of Chile.",
    ],
)
def test_what_was_not_held_is_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert not meetings(extractor, page(sentence))


def test_two_titles_with_a_stroke_are_one_persons(extractor: Extractor) -> None:
    text = (
        "The Deputy Prime Minister and Foreign Minister of Finland, Princess Aino Lahtinen, on Thursday received the Foreign Minister of "
        "Chile, Tomas Rivas. In a separate call the Deputy Prime Minister/Foreign Minister spoke to the Foreign Minister of Peru, Ana Sala."
    )
    assert [set(who(m)) for m in meetings(extractor, page(text))] == [BOTH, {"Aino Lahtinen", "Ana Sala"}]


def test_a_word_of_address_gives_way_to_the_office_before_it(extractor: Extractor) -> None:
    text = f"The Foreign Minister of Qatar, His Highness Sheikh Omar Haddad, on Thursday received {A}."
    assert {p.office for p in only(extractor, page(text)).participants} == {"Foreign Minister"}


@pytest.mark.parametrize("rank", ["Ambassador", "Senator", "General"])
def test_an_ambassador_named_after_a_president_is_none(extractor: Extractor, rank: str) -> None:
    text = f"{A} met with the President of Chile, {rank} Ana Salas of Chile and Senator Eva Mora of Chile on Thursday."
    assert "President" not in {p.office for p in only(extractor, page(text)).participants if p.person}


@pytest.mark.parametrize("title", ["Ambassador of Peru", "Peruvian Ambassador", "Minister of Peru"])
def test_where_the_minister_of_another_country_is_received_is_not_where_he_serves(extractor: Extractor, title: str) -> None:
    text = f"{A} received on Thursday the {title} at the Ministry of Foreign Affairs of Finland."
    assert set(who(only(extractor, page(text)))) == {"Aino Lahtinen", "PE"}


def test_his_excellency_goes_on_as_he_does(extractor: Extractor) -> None:
    text = f"{B} met Thursday with {A}. His Excellency also met in the capital with Peruvian Foreign Minister Ana Salas."
    assert [set(who(m)) for m in meetings(extractor, page(text))] == [BOTH, {"Tomas Rivas", "Ana Salas"}]


def test_who_hosted_and_attended_an_event_of_ministers_took_part(extractor: Extractor) -> None:
    text = (
        "The foreign ministers of the three lake countries met in Helsinki on Thursday. "
        "The meeting was hosted by Finnish Foreign Minister Aino Lahtinen and attended by Tomas Rivas of Chile and Ana Salas of Peru."
    )
    assert set(who(only(extractor, page(text)))) == {*BOTH, "Ana Salas"}


@pytest.mark.parametrize("subject", ["The talks were", "It was", "The meeting in the old town hall was", "At night, the meeting was"])
def test_what_may_stand_for_an_event_tells_who_attended_it(extractor: Extractor, subject: str) -> None:
    text = f"Talks on the lake were held in Vienna on Thursday. {subject} hosted by {A} and attended by {B}."
    assert set(who(only(extractor, page(text)))) == BOTH


@pytest.mark.parametrize(
    "subject", ["A charity concert", "A later film evening in Rome", "At night, a hearing", "A concert after the talks"]
)
def test_who_attended_something_else_after_talks_is_no_party_to_them(extractor: Extractor, subject: str) -> None:
    text = f"Talks on the lake were held in Vienna on Thursday. {subject} was hosted by {A} and attended by {B}."
    assert not meetings(extractor, page(text))


def test_a_dinner_adds_nobody_to_the_talks_of_two(extractor: Extractor) -> None:
    dinner = "The dinner was hosted by Eva Mora and attended by Peruvian Foreign Minister Ana Salas and Omar Haddad of Jordan."
    text = f"Talks were held in Paris on Thursday between {A} and {B}. {dinner}"
    assert set(who(only(extractor, page(text)))) == BOTH


QUOTATION = f"“We met with {B} at the ministry on Thursday"


@pytest.mark.parametrize("behind", [f",” said {A}.", f",” {A} told reporters.", f"!” wrote {A}.", f".” — {A}"])
def test_who_is_named_behind_a_quotation_said_it(extractor: Extractor, behind: str) -> None:
    assert set(who(only(extractor, page(QUOTATION + behind)))) == BOTH


@pytest.mark.parametrize(
    "behind",
    [
        f" and saw the plant.\n\n{A} said that the budget would rise.",
        f" and saw the plant.”\n\n{A} said that the budget would rise.",
        f".” {A} was not asked.",
        f",” read the note. {A} was not asked.",
    ],
)
def test_who_is_named_after_a_quotation_did_not_say_it(extractor: Extractor, behind: str) -> None:
    assert not meetings(extractor, page(QUOTATION + behind))


def test_a_luncheon_for_the_visitor_is_no_second_meeting(extractor: Extractor) -> None:
    luncheon = "Following the talks, Minister Lahtinen hosted a luncheon in honor of the visiting minister."
    text = f"{A} received {B} in Helsinki on Thursday. {luncheon}"
    assert set(who(only(extractor, page(text)))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} and {B} took stock of trade in Helsinki on Thursday.",
        f"{A} said that she and {B} tackled the matter in an online meeting on Thursday.",
        f"{A} and {B} agreed in Helsinki on Thursday to open embassies.",
        f"{A} asked for help. She made the request in Helsinki on Thursday when {B} came to see her.",
        f"{A} asked for help on Thursday when {B} came to see her.",
        f"{A} asked for help. She spoke on Thursday when {B} paid her a courtesy visit.",
        f"{A} arrived in Santiago on Thursday. Over a working lunch hosted by {B}, she praised the growing trade.",
        f"{A} arrived in Santiago on Thursday. At the ministry, {B} briefed her on the elections.",
    ],
)
def test_who_spoke_of_what_or_came_is_read(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence)))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} and {B} agreed in principle to a summit.",
        f"{A} examined a proposal by {B}.",
        f"{A} spoke in parliament. Her adviser Tomas Rivas briefed her on the crisis.",
        f"{A} took up her post after {B} resigned.",
        f"{B} said he would come to see {A} in May.",
    ],
)
def test_who_only_spoke_of_somebody_met_nobody(extractor: Extractor, sentence: str) -> None:
    assert not meetings(extractor, page(sentence))


def test_what_one_told_whom_he_met_adds_no_place(extractor: Extractor) -> None:
    text = f"{A} met {B} in Helsinki on Thursday. {A} briefed her Chilean counterpart on a summit held in Oslo on 5 March."
    told = only(extractor, page(text))
    assert (told.city, str(told.held_on)) == ("Helsinki", "2024-03-14")


def test_words_of_address_stand_between_those_of_a_list(extractor: Extractor) -> None:
    guests = "HE Minister of Chile Tomas Rivas, HE Minister of Peru Luis Sala, and HE Minister of Cuba Eva Mora"
    text = f"{A} met separately on Thursday with {guests}."
    assert len(meetings(extractor, page(text))) == 3


def test_a_meeting_of_the_publishers_minister_is_of_whom_its_page_is_about(extractor: Extractor) -> None:
    text = f"{A} received {B} in Helsinki on Thursday. A meeting with Minister of Peru Luis Sala was held in Helsinki too."
    told = meetings(extractor, page(text, source_id="example.fi"))
    assert ["Aino Lahtinen" in who(meeting) for meeting in told] == [True, True]


CAME = f"{A} visited Santiago on 5 March."
PRESIDENT = "Chilean President Ivan Mora"


@pytest.mark.parametrize(
    ("visit", "sentence"),
    [
        (
            f"On 5 March {A} visited a school in Turku.",
            f"On Friday the Finnish delegation of athletes was received in Santiago by {PRESIDENT}.",
        ),
        (f"On 5 March {A} visited a school in Turku.", f"On Friday the Finnish delegation was received in Santiago by {PRESIDENT}."),
        (f"{A} will visit Chile in May.", f"On Friday the Finnish delegation was received by {PRESIDENT}."),
        (CAME, f"On Friday the Finnish delegation of chefs was received by {PRESIDENT}."),
        (CAME, f"On Friday a Finnish delegation was received by {PRESIDENT}."),
        (CAME, f"On Friday {PRESIDENT} received the Finnish delegation of chefs."),
        (CAME, f"It rained. The sun came out. On Friday the Finnish delegation was received by {PRESIDENT}."),
    ],
)
def test_a_delegation_of_others_is_not_who_visited(extractor: Extractor, visit: str, sentence: str) -> None:
    assert not any("Aino Lahtinen" in who(report) for report in meetings(extractor, page(f"{visit} {sentence}")))


def test_a_delegation_two_paragraphs_after_a_visit_is_not_who_came(extractor: Extractor) -> None:
    body = [CAME, "It rained.", f"The Finnish delegation was received by {PRESIDENT}."]
    assert not any("Aino Lahtinen" in who(report) for report in meetings(extractor, page(*body)))


@pytest.mark.parametrize("sentence", ["The Finnish delegation met with {}.", "On Friday {} received the Finnish delegation."])
def test_a_delegation_just_after_a_visit_is_who_came(extractor: Extractor, sentence: str) -> None:
    text = f"{CAME} {sentence.format(PRESIDENT)}"
    assert set(who(only(extractor, page(text)))) == {"Aino Lahtinen", "Ivan Mora"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} and {B} took stock of the year in their New Year speeches.",
        f"{A} and {B} tackled the rumours in separate interviews.",
        f"{A} and {B} agreed in letters to the Commission that quotas must fall.",
        f"{A} and {B} agreed in separate interviews that quotas must fall.",
        f"In separate interviews, {A} and {B} discussed the quotas.",
        f"{A} and {B} discussed the quotas in their own speeches.",
        f"{A} and {B} reviewed their budgets.",
        f"{A} and {B} explored the museum before the plenary opened.",
        f"{A} and {B} reviewed military parades in Helsinki and Santiago respectively.",
    ],
)
def test_who_treated_of_one_thing_each_alone_did_not_meet(extractor: Extractor, sentence: str) -> None:
    assert not meetings(extractor, page(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} and {B} reviewed bilateral relations on Thursday.",
        f"{A} and {B} explored the matter at a working lunch on Thursday.",
        f"{A} reviewed trade with {B} on Thursday.",
        f"Separately, {A} and {B} discussed the quotas on Thursday.",
    ],
)
def test_who_treated_of_one_thing_together_met(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence)))) == BOTH


@pytest.mark.parametrize(
    "told",
    [
        "informed {} of her resignation in an open letter",
        "informed {} of the closure in a note verbale",
        "updated {} on the strike in a text message",
        "briefed {} on the strike in a letter",
        "briefed {} by email",
    ],
)
def test_who_was_told_in_writing_was_not_met(extractor: Extractor, told: str) -> None:
    text = f"{A} spoke in parliament on Thursday. {A} {told.format(B)}."
    assert not meetings(extractor, page(text))


@pytest.mark.parametrize(
    "came",
    [
        "came by to see {} but he was out",
        "came by to see {}, but he was out",
        "came to see {} in Santiago but he was out",
        "came to see {} as a rival",
        "stopped by to see {} resign",
    ],
)
def test_who_came_in_vain_met_nobody(extractor: Extractor, came: str) -> None:
    assert not meetings(extractor, page(f"{A} {came.format(B)}."))


@pytest.mark.parametrize("came", ["came by to see {}", "went to see {} in Santiago on Thursday"])
def test_who_came_to_see_another_met_him(extractor: Extractor, came: str) -> None:
    assert set(who(only(extractor, page(f"{A} {came.format(B)}.")))) == BOTH


def test_a_title_in_letters_is_its_bearers_and_tells_the_country_that_alone_has_it(extractor: Extractor) -> None:
    text = (
        "Senior Minister of State for Trade Ann Tan visited Lima today. SMS Tan called on Minister of Foreign Affairs of Peru Ana Sala "
        "on Thursday. SMS Tan also had a meeting with Vice Minister of Mines of Peru Eva Mora the same day."
    )
    found = meetings(extractor, page(text))
    assert [set(who(m)) for m in found] == [{"Ann Tan", "Ana Sala"}, {"Ann Tan", "Eva Mora"}]
    assert {p.country for m in found for p in m.participants} == {"SG", "PE"}


_PERU, _FINLAND = "Vice Minister Ana Sala", "State Secretary Aino Lahtinen"
_EVENT = "The third Peru-Finland dialogue took place in Lima on Thursday."


@pytest.mark.parametrize(
    "text",
    [
        f"{_EVENT} {_PERU} led the Peruvian delegation, while the Finnish side, connecting from Oslo, was led by {_FINLAND}.",
        f"{_EVENT} {_PERU} was at the head of the Peruvian team; the Finnish one was fronted by {_FINLAND}.",
        f"{_EVENT} The Peruvian side was represented by Ana Sala and the Finnish side by Aino Lahtinen.",
        f"{_EVENT} Heading the delegations were {_PERU} and {_FINLAND}.",
        f"{_PERU} and {_FINLAND} led the delegations of Peru and Finland at the third dialogue in Lima on Thursday.",
        "Officials gathered in Lima on Thursday. On the Peruvian side talks were led by Ana Sala, on the Finnish side by Aino Lahtinen.",
    ],
)
def test_who_headed_the_sides_of_an_event_met(extractor: Extractor, text: str) -> None:
    assert {(p.person, p.country) for p in only(extractor, page(text)).participants} == {("Ana Sala", "PE"), ("Aino Lahtinen", "FI")}


@pytest.mark.parametrize(
    "text",
    [
        f"Peru played Finland in Lima on Thursday. {_PERU} led the Peruvian fans, while {_FINLAND} watched on the Finnish side.",
        f"The third dialogue will take place in Lima. The Peruvian side will be led by {_PERU} and the Finnish side by {_FINLAND}.",
    ],
)
def test_who_heads_a_side_elsewhere_or_is_to_met_nobody(extractor: Extractor, text: str) -> None:
    assert not meetings(extractor, page(text))


def test_the_meeting_after_which_something_was_said_is_news_where_it_opens_the_page_or_is_told_next(extractor: Extractor) -> None:
    opening = "Fishing will go on, Finnish Foreign Minister Aino Lahtinen said after an audience with Chilean President Tomas Rivas."
    assert set(who(only(extractor, page(opening)))) == BOTH
    late = f"Fish is dear. So is bread. So is tea. {opening} The two met at the palace in Santiago on Thursday."
    assert set(who(only(extractor, page(late)))) == BOTH
    assert not meetings(extractor, page(f"Fish is dear. So is bread. So is tea. {opening}"))


@pytest.mark.parametrize(
    "text",
    [
        f"{A} has sought help. It was told at the second dialogue, which she and her Chilean colleague, Tomas Rivas, jointly "
        "chaired on Thursday.",
        f"{A} arrived in Chile on Sunday. On Thursday she and Tomas Rivas, the Chilean trade minister, met in Santiago.",
    ],
)
def test_she_and_somebody_are_both_sides(extractor: Extractor, text: str) -> None:
    assert set(who(only(extractor, page(text)))) == BOTH


def test_whose_side_was_headed_by_whom_was_met_where_his_colleagues_were_welcomed(extractor: Extractor) -> None:
    text = f"{A} welcomed her Chilean colleagues for the consultations on Thursday. The visiting side was headed by Minister Tomas Rivas."
    assert set(who(only(extractor, page(text)))) == BOTH


@pytest.mark.parametrize("office", ["Country Director", "country representative"])
def test_the_body_before_an_office_is_the_side_whatever_country_the_page_named_before(extractor: Extractor, office: str) -> None:
    earlier = f"{A} received the Ambassador of the Netherlands to Finland, Henny Visser, on Thursday."
    met = f"Finnish Finance Minister Onni Salo met with World Bank {office} Tomas Rivas on Thursday."
    told = next(r for r in meetings(extractor, page(earlier, met)) if "Tomas Rivas" in who(r))
    assert [(p.country, p.organization) for p in told.participants if p.person == "Tomas Rivas"] == [(None, "World Bank")]
