"""What English sentences tell of an encounter: who, how, and whether it was held."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LAHTINEN = "Finnish Foreign Minister Aino Lahtinen"
RIVAS = "Chilean Foreign Minister Tomas Rivas"
BOTH = {"Aino Lahtinen", "Tomas Rivas"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LAHTINEN} met {RIVAS} on Thursday.",
        f"{LAHTINEN} met with {RIVAS} on Thursday.",
        f"{LAHTINEN} sat down with {RIVAS} on Thursday.",
        f"{LAHTINEN} has met with {RIVAS}.",
        f"{LAHTINEN}, who is on her first trip abroad, met with {RIVAS} on Thursday.",
        f"{LAHTINEN} and {RIVAS} met on Thursday.",
        f"{LAHTINEN} received {RIVAS} on Thursday.",
        f"{LAHTINEN} hosted {RIVAS} for a working lunch.",
        f"{LAHTINEN} was received by {RIVAS} on Thursday.",
        f"{LAHTINEN} was warmly welcomed by {RIVAS} on Thursday.",
        f"{LAHTINEN} paid a courtesy call on {RIVAS}.",
        f"{LAHTINEN} and {RIVAS} co-chaired the third round of consultations.",
        f"The third round of consultations was co-chaired by {LAHTINEN} and {RIVAS}.",
        f"{LAHTINEN} held talks with {RIVAS} on Thursday.",
        f"Talks between {LAHTINEN} and {RIVAS} were held on Thursday.",
        f"Talks between {LAHTINEN} and {RIVAS} took place on Thursday.",
        f"During a meeting with {RIVAS} on Thursday, {LAHTINEN} promised lower tariffs.",
        f"{LAHTINEN} had a meeting with {RIVAS}.",
        f"{LAHTINEN}, on a working visit to Santiago, held talks with {RIVAS}.",
        f"Aino Lahtinen, Foreign Minister of Finland, met with {RIVAS} on Thursday.",
        f"A delegation of Finland led by Foreign Minister Aino Lahtinen held talks with {RIVAS}.",
    ],
)
def test_a_meeting_in_person_is_found_with_both_sides(extractor: Extractor, sentence: str) -> None:
    report = only(extractor, page(sentence))
    assert set(who(report)) == BOTH
    assert {p.country for p in report.participants} == {"FI", "CL"}
    assert report.mode == "in_person"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LAHTINEN} spoke by phone with {RIVAS} on Wednesday.",
        f"{LAHTINEN} spoke with {RIVAS} over the phone.",
        f"{LAHTINEN} telephoned {RIVAS} on Wednesday.",
        f"{LAHTINEN} had a telephone conversation with {RIVAS} on Wednesday.",
        f"In a phone call on Wednesday with {RIVAS}, {LAHTINEN} spoke of copper.",
        f"{LAHTINEN} and {RIVAS} held a phone call on Wednesday.",
        f"{LAHTINEN} spoke with {RIVAS} on Wednesday.",
        f"{LAHTINEN} received a phone call from {RIVAS}.",
    ],
)
def test_a_call_is_found_as_such(extractor: Extractor, sentence: str) -> None:
    report = only(extractor, page(sentence))
    assert (set(who(report)), report.mode) == (BOTH, "phone")


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LAHTINEN} held a video call with {RIVAS} on Wednesday.",
        f"{LAHTINEN} met virtually with {RIVAS} on Wednesday.",
        f"{LAHTINEN} and {RIVAS} met via video link.",
        f"{LAHTINEN} held talks with {RIVAS} via videoconference.",
    ],
)
def test_a_meeting_by_video_is_found_as_such(extractor: Extractor, sentence: str) -> None:
    report = only(extractor, page(sentence))
    assert (set(who(report)), report.mode) == (BOTH, "video")


def test_to_speak_in_a_place_is_to_meet_there(extractor: Extractor) -> None:
    assert only(extractor, page(f"{LAHTINEN} spoke with {RIVAS} in Helsinki on Wednesday.")).mode == "in_person"


def test_meeting_separately_with_three_is_three_meetings(extractor: Extractor) -> None:
    told = meetings(
        extractor,
        page(f"{LAHTINEN} met separately with {RIVAS}, Kenyan Foreign Minister Grace Wanjala and Thai Foreign Minister Somsak Chaiyo."),
    )
    assert [set(who(r)) for r in told] == [{"Aino Lahtinen", other} for other in ("Tomas Rivas", "Grace Wanjala", "Somsak Chaiyo")]
    assert len({r.report_id for r in told}) == 3


def test_a_trilateral_is_one_meeting_of_three_sides(extractor: Extractor) -> None:
    report = only(extractor, page(f"{LAHTINEN}, {RIVAS} and Kenyan Foreign Minister Grace Wanjala held a trilateral meeting on Thursday."))
    assert [p.country for p in report.participants] == ["FI", "CL", "KE"]


def test_officials_of_a_list_of_nations_are_each_a_party(extractor: Extractor) -> None:
    report = only(extractor, page("Senior officials from Finland, Chile and Kenya met in Helsinki on Thursday to discuss timber."))
    assert {p.country for p in report.participants} == {"FI", "CL", "KE"}
    assert [p.person for p in report.participants] == [None, None, None]


def test_i_am_the_publishers_side(extractor: Extractor) -> None:
    report = only(extractor, page(f"Today I met {RIVAS} in Canberra.", source_id="foreign-minister-au"))
    assert who(report) == ["AU", "Tomas Rivas"]


def test_a_month_that_is_called_as_a_plan_is_makes_no_plan(extractor: Extractor) -> None:
    report = only(extractor, page(f"On 22 May 2023 I met {RIVAS} in Canberra.", source_id="foreign-minister-au"))
    assert report.held_edtf == "2023-05-22"


def test_on_a_page_of_nobody_in_particular_i_am_no_country(extractor: Extractor) -> None:
    assert meetings(extractor, page(f"Today I met {RIVAS}.")) == []


def test_a_joint_statement_in_the_first_person_tells_of_a_meeting(extractor: Extractor) -> None:
    told = page(
        "Prime Minister Tomas Rivas and I agreed to start talks on critical minerals.",
        title="Joint Statement with the Prime Minister of Chile, Tomas Rivas",
        source_id="foreign-minister-au",
    )
    assert set(who(only(extractor, told))) == {"AU", "Tomas Rivas"}


def test_a_counterpart_without_a_name_is_the_holder_of_the_office_on_that_day(extractor: Extractor) -> None:
    report = only(extractor, page("German Foreign Minister Annalena Baerbock met her Turkish counterpart in Berlin on Thursday."))
    assert [(p.person_id, p.office) for p in report.participants] == [
        ("annalena-baerbock", "Foreign Minister"),
        ("hakan-fidan", "Foreign Minister"),
    ]


def test_an_office_alone_is_its_holder_on_that_day(extractor: Extractor) -> None:
    report = only(extractor, page("The President of France met with the Chancellor of Germany in Berlin on Thursday."))
    assert [p.person_id for p in report.participants] == ["emmanuel-macron", "olaf-scholz"]


def test_bare_family_names_are_the_persons_named_before(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} flew to Santiago on Monday.", f"{RIVAS} gave a speech on copper.", "On Tuesday, Lahtinen met with Rivas.")
    report = only(extractor, told)
    assert who(report) == ["Aino Lahtinen", "Tomas Rivas"]
    assert report.held_edtf == "2024-03-12"


def test_the_two_are_the_last_two_of_different_sides(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} thanked {RIVAS} for the invitation.", "The two ministers met for an hour.")
    assert set(who(only(extractor, told))) == BOTH


def test_she_is_the_one_named_in_her_own_sentence(extractor: Extractor) -> None:
    told = page("Kenyan Foreign Minister Grace Wanjala spoke first.", f"{LAHTINEN} made the offer when she met {RIVAS} on March 12, 2024.")
    assert set(who(only(extractor, told))) == BOTH


def test_she_is_else_the_subject_of_the_sentence_before(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} visited Santiago on March 12, 2024.", f"She met with {RIVAS}.")
    assert who(only(extractor, told)) == ["Aino Lahtinen", "Tomas Rivas"]


def test_a_title_alone_tells_of_a_meeting(extractor: Extractor) -> None:
    told = page("Copper prices have risen for a fourth month.", title=f"{LAHTINEN} meets {RIVAS}")
    assert set(who(only(extractor, told))) == BOTH


def test_a_caption_alone_tells_of_a_meeting(extractor: Extractor) -> None:
    told = page(
        "Copper prices have risen.", title="Copper in demand", captions=[f"{LAHTINEN} meets with {RIVAS} in Helsinki, March 14, 2024."]
    )
    report = only(extractor, told)
    assert (set(who(report)), report.date_basis) == (BOTH, "caption")


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LAHTINEN} will meet {RIVAS} in Helsinki next Tuesday.",
        f"{LAHTINEN} is scheduled to hold talks with {RIVAS} on Tuesday.",
        f"{LAHTINEN} and {RIVAS} are to meet on Tuesday.",
        f"{LAHTINEN} plans to visit Santiago to meet {RIVAS}.",
        f"{LAHTINEN} would meet {RIVAS} if invited.",
        f"The planned talks between {LAHTINEN} and {RIVAS} have been postponed.",
        f"{LAHTINEN} agreed to meet {RIVAS}.",
    ],
)
def test_what_is_planned_was_not_held(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence)) == []
    assert set(who(only(extractor, page(sentence), "planned"))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LAHTINEN} cancelled a meeting with {RIVAS}.",
        f"{LAHTINEN} did not meet with {RIVAS} on Thursday.",
        f"{LAHTINEN} refused to meet with {RIVAS}.",
        f"{LAHTINEN} left Santiago without meeting {RIVAS}.",
        f"{LAHTINEN} has never met {RIVAS}.",
        f"{LAHTINEN}'s meeting with {RIVAS} was cancelled on Thursday.",
        f"{LAHTINEN} called off talks with {RIVAS}.",
    ],
)
def test_what_was_cancelled_or_refused_was_not_held(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"Following her call with {RIVAS}, {LAHTINEN} ordered a review of the copper tariffs.",
        f"{LAHTINEN} recalled her meeting with {RIVAS} in January.",
        f"{LAHTINEN} last met {RIVAS} in 2022.",
        f"When {LAHTINEN} met {RIVAS} last year, copper was cheap.",
        f"{LAHTINEN} had previously met with {RIVAS} in Lima.",
    ],
)
def test_what_is_only_looked_back_on_is_referenced(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence)) == []
    assert set(who(only(extractor, page(sentence), "referenced"))) == BOTH


def test_what_is_told_with_when_is_news_if_it_is_recent_and_else_a_memory(extractor: Extractor) -> None:
    sentence = f"{LAHTINEN} made the offer when she met {RIVAS} in Santiago on March 12, "
    assert only(extractor, page(sentence + "2024.")).held_edtf == "2024-03-12"
    assert meetings(extractor, page(sentence + "2022.")) == []
    assert only(extractor, page(sentence + "2022."), "referenced").held_edtf == "2022-03-12"


@pytest.mark.parametrize(
    "body",
    [
        f"{LAHTINEN} arrived in Santiago on Tuesday and was welcomed at the airport by Chilean officials.",
        f"{RIVAS} was greeted at the airport by {LAHTINEN}.",
        "Finnish Prime Minister Eero Lahtinen met with Finnish Finance Minister Aino Korpela on Thursday.",
        f"{LAHTINEN} condemned the shelling of the port and called on Chile to act.",
        f"{LAHTINEN} called on {RIVAS} to reopen the mine.",
        f"{LAHTINEN} welcomed {RIVAS}'s decision to reopen the mine.",
        f"{LAHTINEN} sent a message of congratulation to {RIVAS} on Thursday.",
        f"{LAHTINEN} received a letter from {RIVAS} on Thursday.",
        f"{LAHTINEN} held a press conference in Santiago on Thursday about Chile.",
        "Finland met Chile in the final of the ice hockey cup on Thursday and won by two goals.",
        "If Finland and Chile met halfway, both would gain. Their quarrel over copper must end.",
        "Aino Lahtinen has been Foreign Minister of Finland since 2021. She was Ambassador to Chile until 2014.",
        f"{LAHTINEN}\n{RIVAS}\nSpeeches\nTravel",
        "The two firms met on Thursday in Helsinki to merge.",
    ],
)
def test_no_meeting_is_found_where_none_is_told(extractor: Extractor, body: str) -> None:
    assert meetings(extractor, page(body)) == []


def test_held_planned_and_recalled_of_one_page_stay_apart(extractor: Extractor) -> None:
    told = page(
        f"{LAHTINEN} met with {RIVAS} on Thursday.",
        "She will meet Kenyan Foreign Minister Grace Wanjala in Nairobi next week.",
        "Lahtinen recalled her phone call with Thai Foreign Minister Somsak Chaiyo in January.",
    )
    facts = extractor.all(told)
    assert [(r.realis, r.mode, who(r)[1]) for r in facts.reports] == [
        ("held", "in_person", "Tomas Rivas"),
        ("planned", "in_person", "Grace Wanjala"),
        ("referenced", "phone", "Somsak Chaiyo"),
    ]
