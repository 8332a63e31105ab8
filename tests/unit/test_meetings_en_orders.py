"""Orders of English sentences other than subject, verb and object, and clauses that say when something was said: who met all the same."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LAHTINEN = "Finnish Foreign Minister Aino Lahtinen"
RIVAS = "Chilean President Tomas Rivas"
BOTH = {"Aino Lahtinen", "Tomas Rivas"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Received at the Palace of Congresses in Santiago on Tuesday by {r}, {l} thanked his host.",
        "Welcomed in Lima on Wednesday by {r}, {l} spoke of a new era.",
        "Hosted by {r} in Santiago on Monday, {l} toured the harbour.",
        "Summoned on Thursday by {r}, {l} was handed a note.",
        "{l}, whom {r} received in Santiago on Wednesday, is a former teacher.",
        "{l}, whom {r} met in Lima on Wednesday, leaves next month.",
        "{l}, whom {r} hosted in Lima on Friday, called for calm.",
        "Only on Tuesday did {l} meet {r} in Lima.",
        "Not until Thursday did {l} meet {r} in Lima.",
        "Not only did {l} meet {r} on Monday, she also took him sailing.",
        "No sooner had {l} sat down with {r} on Monday than the lights went out.",
        "{l} did meet {r} on Monday, a spokesman confirmed.",
        "{l} did speak with {r} on Monday, the palace said.",
        "{l} was the last of five guests to be received by {r} on Monday.",
        "{l} became the first European to be received by {r} on Monday.",
        "{l} was the last visitor to meet {r} on Sunday.",
        "{l} was the first European to sit down with {r} in Lima on Monday.",
        "Having met {r} in Lima on Friday, {l} flew on to Quito.",
        "Having been received by {r} in Lima on Friday, {l} flew home.",
        "{l} flew home after being received by {r} in Lima on Friday.",
    ],
)
def test_another_order_of_a_sentence_tells_of_the_same_meeting(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence.format(l=LAHTINEN, r=RIVAS))))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "Received by crowds at the airport, {l} thanked {r} for his support.",
        "Welcomed by {l}, the statement of {r} calmed the markets.",
        "{l}, whom {r} has invited to Lima, will travel in May.",
        "Never did {l} meet {r}.",
        "At no point did {l} meet {r} in Lima.",
        "Did {l} meet {r} in Lima?",
        "{l} did not meet {r} in Lima on Monday, a spokesman said.",
        "Only if the road reopens did {l} promise to meet {r}.",
        "{l} wants to be the first to meet {r}.",
        "{l} would be the first guest to be received by {r}.",
        "{l} hopes to be received by {r} in May.",
        "If {l} did meet {r}, she would be criticised.",
        "Even if {l} did meet {r}, nothing would change.",
        "{l} was the only candidate to be received by {r} if she won.",
        "If she won, {l} was the first guest to be received by {r}.",
        "{l} hopes she was the last to meet {r}.",
        "{l} was among the few to be received by {r} in a film.",
        "{l} was pleased to be invited to meet {r} next year.",
        "{l} called to congratulate {r} but did not get through.",
        "{l} called to thank {r}, but her call went unanswered.",
        "{l} telephoned to inform {r}, but nobody picked up.",
        "At a party meeting in Espoo, {l} congratulated {r}.",
        "At a meeting of exporters, {l} congratulated {r}.",
    ],
)
def test_what_was_refused_asked_or_hoped_for_in_that_order_is_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence.format(l=LAHTINEN, r=RIVAS))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Finland is ready to buy more copper, {l} said as she met with {r} in Lima on 8 March.",
        "Ties have never been better, {l} said when she met {r} on Monday.",
        "Trade must grow, {l} said upon meeting {r} in Lima on Monday.",
        "{l} is ready for more, she told reporters after she met {r} on Monday.",
        "{l} urged patience on {r}, as the two met in Lima on Monday.",
        "In their first telephone contact since the crisis, {l} and {r} agreed on Monday to reopen the road.",
        "In their second meeting in a week, {l} and {r} agreed on Monday to open the border.",
    ],
)
def test_a_clause_that_says_when_it_was_said_was_no_plan_whatever_was_said(extractor: Extractor, sentence: str) -> None:
    told = only(extractor, page(sentence.format(l=LAHTINEN, r=RIVAS), published_on=date(2024, 3, 12)))
    assert set(who(told)) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "{l} said she would raise the road when she met {r}.",
        "{l} wrote to {r} before the two meet in May.",
        "{l} will press {r} for help when they meet in Lima on Monday.",
        "In their first call since the crisis, {l} and {r} will discuss copper.",
        "In their first meeting next month, {l} and {r} are to discuss copper.",
        "At their meeting next week, {l} and {r} agreed, tariffs will be settled.",
        "In their first meeting, Real Madrid and Barcelona drew; {l} and {r} watched on television.",
    ],
)
def test_a_clause_that_says_when_it_will_be_said_is_a_plan(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence.format(l=LAHTINEN, r=RIVAS))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Having met {r} in 2019, {l} flew to Lima on Monday.",
        "{l}, having met {r} in Lima in May 2019, left for Quito on Monday.",
    ],
)
def test_a_gerund_with_a_year_of_its_own_is_no_news(extractor: Extractor, sentence: str) -> None:
    text = sentence.format(l=LAHTINEN, r=RIVAS)
    assert meetings(extractor, page(text, published_on=date(2024, 3, 12))) == []


def test_the_two_are_those_whom_the_sentence_names_though_one_has_no_country(extractor: Extractor) -> None:
    told = only(
        extractor, page(f"Trade Minister Onni Saari pressed {RIVAS} for patience, as the two met in Lima on Monday.", source_id="fi-formin")
    )
    assert set(who(told)) == {"Onni Saari", "Tomas Rivas"}


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Finland's new ambassador, Aino Lahtinen, arrived in January.", "In a conversation on Friday, {r} wished the diplomat success."),
        ("Finland's ambassador, Aino Lahtinen, is leaving.", "At a meeting on Friday, {r} thanked her for her work."),
        ("Finland's ambassador, Aino Lahtinen, is leaving.", "{r} bade her farewell on Friday."),
        ("{r} thanked {l} for her visit.", "Hosting the guest in Santiago on Friday, he spoke of copper."),
    ],
)
def test_a_word_for_who_was_told_before_is_the_other_side(extractor: Extractor, before: str, sentence: str) -> None:
    text = f"{before} {sentence}".format(l=LAHTINEN, r=RIVAS)
    assert set(who(only(extractor, page(text)))) == BOTH


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Negotiators from Khartoum and N'Djamena met in Dakar on Saturday.", {"SD", "TD"}),
        ("Officials from Seoul and Hanoi sat down in Manila on Friday.", {"KR", "VN"}),
        ("Diplomats from Ankara and Yerevan came together in Vienna on Thursday.", {"TR", "AM"}),
    ],
)
def test_officials_are_of_the_countries_of_the_capitals_that_they_came_from(extractor: Extractor, sentence: str, sides: set[str]) -> None:
    assert {p.country for p in only(extractor, page(sentence)).participants} == sides


@pytest.mark.parametrize(
    "sentence",
    [
        "Delegates from Lagos and Kano met in Abuja on Sunday.",
        "Officials from Moscow said on Monday that talks with Kyiv were over.",
        "Fans from Madrid and Lisbon met in Porto on Monday.",
        f"{LAHTINEN} was briefed by Defence Minister Onni Saari on the war in Ukraine.",
        f"The talks between {LAHTINEN} and {RIVAS}, due to have been held in Lima on Friday, were called off.",
        f"A meeting between {LAHTINEN} and {RIVAS}, which had been planned for Friday, did not go ahead.",
    ],
)
def test_one_side_alone_and_what_was_called_off_is_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("{l} had a telephonic conversation on Monday with {r}.", "phone"),
        ("{l} spoke over telephone with {r} on Monday.", "phone"),
        ("{l} was on the telephone on Monday with {r} about copper.", "phone"),
        ("{l} was telephoned on Friday by {r}.", "phone"),
        ("{l} received a call on Friday from {r}.", "phone"),
        ("{l} was briefed by phone on Monday by {r} on the drought.", "phone"),
        ("{l} was briefed in Lima on Monday by {r}.", "in_person"),
    ],
)
def test_words_of_calls_and_of_being_told_tell_the_mode(extractor: Extractor, sentence: str, mode: str) -> None:
    told = only(extractor, page(sentence.format(l=LAHTINEN, r=RIVAS)))
    assert (set(who(told)), told.mode) == (BOTH, mode)
