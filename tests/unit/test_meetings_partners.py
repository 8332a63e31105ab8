"""The other side where it is not told beside the verb: a second partner, a pronoun, both sides behind the noun."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LAHTINEN = "Finnish Foreign Minister Aino Lahtinen"
RIVAS = "Chilean Foreign Minister Tomas Rivas"
WANJALA = "Kenyan Foreign Minister Grace Wanjala"
BOTH = {"Aino Lahtinen", "Tomas Rivas"}


@pytest.mark.parametrize(
    ("sentence", "language", "count"),
    [
        (f"{LAHTINEN} met with {RIVAS} in the morning and in the afternoon with {WANJALA}.", "en", 2),
        (f"{LAHTINEN} met with {RIVAS} and with {WANJALA}.", "en", 1),
        (f"{LAHTINEN} met with {RIVAS} in the morning and praised the work with {WANJALA}.", "en", 1),
        (f"{LAHTINEN} met with {RIVAS} on Thursday, and will meet on Friday with {WANJALA}.", "en", 1),
        (
            "La canciller de Finlandia, Aino Lahtinen, se reunió por la mañana con el canciller de Chile, Tomás Rivas, "
            "y por la tarde con la canciller de Kenia, Grace Wanjala.",
            "es",
            2,
        ),
    ],
)
def test_who_was_met_at_another_time_was_met_apart(extractor: Extractor, sentence: str, language: str, count: int) -> None:
    assert len(meetings(extractor, page(sentence, language=language))) == count


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (f"{RIVAS} flew to Helsinki on Thursday. {LAHTINEN} met with him in the afternoon.", "en", BOTH),
        (f"{RIVAS} flew to Helsinki on Thursday. {LAHTINEN} met him.", "en", BOTH),
        ("智利外长里瓦斯星期四抵达赫尔辛基。芬兰外长拉赫蒂宁与他会晤。", "zh", None),
        ("Министр иностранных дел Чили Томас Ривас прибыл в Хельсинки. С ним встретилась министр Финляндии Айно Лахтинен.", "ru", None),
    ],
)
def test_a_pronoun_is_who_was_told_before(extractor: Extractor, text: str, language: str, names: set[str] | None) -> None:
    told = meetings(extractor, page(text, language=language))
    assert [len(r.participants) for r in told] == [2]
    assert names is None or {p for r in told for p in who(r)} == names


def test_a_possessive_is_no_pronoun_of_the_other_side(extractor: Extractor) -> None:
    assert meetings(extractor, page(f"{RIVAS} flew to Helsinki on Thursday. {LAHTINEN} met her aides.")) == []


def test_both_sides_may_stand_behind_the_noun_that_opens_the_sentence(extractor: Extractor) -> None:
    told = page(f"Over a working lunch in Rome on Thursday, {LAHTINEN} and {RIVAS} went through the plans of the port.")
    assert set(who(only(extractor, told))) == BOTH


def test_a_separate_meeting_is_another_one(extractor: Extractor) -> None:
    told = page(
        f"{LAHTINEN} met with {RIVAS} and {WANJALA} on Thursday.",
        "Prior to the talks, Lahtinen had a separate meeting with Rivas.",
    )
    assert [(len(r.participants), r.held_edtf) for r in meetings(extractor, told)] == [(3, "2024-03-14"), (2, "2024-03-14")]


def test_who_has_no_side_in_a_list_of_both_is_of_the_place(extractor: Extractor) -> None:
    text = (
        "The issue came up at a meeting between Energy Adviser Aino Lahtinen and visiting Chilean Energy Minister Tomas Rivas in Helsinki."
    )
    met = only(extractor, page(text, "Peru is far."))
    assert [(p.person, p.country) for p in met.participants] == [("Aino Lahtinen", "FI"), ("Tomas Rivas", "CL")]


@pytest.mark.parametrize(("office", "name"), [("Speaker of the Eduskunta", "Eva Korpela"), ("Deputy Speaker of the Eduskunta", "FI")])
def test_a_title_alone_is_its_countrys_one_bearer_on_the_page(extractor: Extractor, office: str, name: str) -> None:
    first = f"Finnish {office} Eva Korpela likes tea. Peruvian Speaker of the Congress Luis Sala likes coffee."
    assert who(only(extractor, page(f"{first} {RIVAS} called on the Speaker in Helsinki on Thursday."))) == ["Tomas Rivas", name]


def test_the_head_of_state_of_a_side_is_the_president_whom_the_page_names(extractor: Extractor) -> None:
    first = "El presidente de Colombia, Iván Duque, se reunió el jueves con el presidente de Corea del Sur, Moon Jae-in, en Seúl."
    then = "Por la tarde, el jefe de Estado colombiano fue recibido por el presidente de la Asamblea Nacional, Park Byeong-seug."
    told = meetings(extractor, page(f"{first} {then}", language="es", published_on=date(2021, 8, 25)))
    assert "Ivan Duque" in who(told[-1])


def test_a_talk_and_the_meeting_that_says_how_it_was_held_are_one(extractor: Extractor) -> None:
    told = only(
        extractor,
        page(f"{LAHTINEN} on Thursday discussed with {RIVAS} trade.", "During a meeting at the Ministry, Lahtinen praised the work."),
    )
    assert (set(who(told)), told.mode) == (BOTH, "in_person")


def test_a_call_stays_one_where_a_meeting_is_only_spoken_of(extractor: Extractor) -> None:
    text = f"{LAHTINEN} spoke by phone on Thursday with {RIVAS}."
    assert only(extractor, page(text, "During a meeting at the Ministry, Lahtinen praised the work.")).mode == "phone"


def test_an_abbreviated_title_is_its_bearer_and_that_of_a_body_is_its_listed_officer_whatever_his_style(extractor: Extractor) -> None:
    first = "Indian Minister of State for External Affairs Kirti Vardhan Singh is on a visit."
    assert who(only(extractor, page(f"{first} MoS held talks with {RIVAS}."))) == ["Kirti Vardhan Singh", "Tomas Rivas"]
    first = "The Director-General of the OPCW, Ambassador Fernando Arias, likes tea."
    assert who(only(extractor, page(f"{first} On 13 March, the Director-General met with {LAHTINEN}."))) == [
        "Fernando Arias",
        "Aino Lahtinen",
    ]
    first = "Ambassador Eva Korpela of the OPCW likes tea."
    assert who(only(extractor, page(f"{first} The Director-General of the OPCW met with {LAHTINEN}."))) == ["OPCW", "Aino Lahtinen"]


@pytest.mark.parametrize(
    ("between", "count"),
    [
        ("They spoke of the war in Ukraine.", 2),
        ("He then travelled to Peru.", 1),
    ],
)
def test_a_minister_of_the_interior_met_later_is_of_the_place_until_the_guest_leaves(
    extractor: Extractor, between: str, count: int
) -> None:
    then = "In the afternoon, he exchanged views with Minister of Justice Eva Korpela."
    told = meetings(extractor, page(f"{RIVAS} met {LAHTINEN} in Helsinki on Thursday. {between} {then}"))
    assert len(told) == count
    assert count == 1 or [(p.person, p.country) for p in told[1].participants] == [("Tomas Rivas", "CL"), ("Eva Korpela", "FI")]


@pytest.mark.parametrize("verb", ["called at Marlborough House", "stopped by at the ministry"])
def test_who_called_somewhere_for_a_discussion_met(extractor: Extractor, verb: str) -> None:
    assert set(who(only(extractor, page(f"On Thursday, {LAHTINEN} {verb} for a discussion with {RIVAS}.")))) == BOTH
    assert not meetings(extractor, page(f"On Thursday, {LAHTINEN} {verb} and called for a discussion with {RIVAS}."))


def test_a_meeting_before_it_is_news_whatever_of_this_year_it_was_about(extractor: Extractor) -> None:
    first = "El presidente de Paraguay, Santiago Peña, recibió el jueves al canciller de Chile, Tomás Rivas."
    then = "Más temprano, el presidente había recibido a la ministra de Finlandia, Aino Lahtinen, por las becas de {}."
    assert len(meetings(extractor, page(f"{first} {then.format('este año')}", language="es"))) == 2
    assert len(meetings(extractor, page(f"{first} {then.format('2019')}", language="es"))) == 1


@pytest.mark.parametrize(
    ("language", "first", "then", "count"),
    [
        ("en", f"{LAHTINEN} on Thursday told {RIVAS} that trade must grow.", "During the meeting, Lahtinen praised the work.", 1),
        ("en", f"{LAHTINEN} on Thursday urged {RIVAS} to resign.", "At a meeting of her party, Lahtinen praised the work.", 0),
        ("en", f"{LAHTINEN} on Thursday thanked {RIVAS} for his letter.", "The meeting of the cabinet opens tomorrow.", 0),
        (
            "es",
            "El canciller de Chile, Tomás Rivas, solicitó el jueves a la ministra de Finlandia, Aino Lahtinen, más apoyo.",
            "Durante el encuentro, Rivas abordó la pesca.",
            1,
        ),
        (
            "es",
            "El canciller de Chile, Tomás Rivas, solicitó el jueves a la ministra de Finlandia, Aino Lahtinen, más apoyo.",
            "Lo hizo en una carta, antes de una reunión de la comisión.",
            0,
        ),
    ],
)
def test_the_meeting_is_of_who_told_the_other_something(extractor: Extractor, language: str, first: str, then: str, count: int) -> None:
    assert len(meetings(extractor, page(first, then, language=language))) == count


@pytest.mark.parametrize(
    ("source", "sentence", "count"),
    [
        ("mfa-cn", "The Premier met the Foreign Minister on Monday in Beijing.", 0),
        ("kremlin-ru", "The President received the Prime Minister on Monday.", 0),
        ("mfa-cn", "The Premier met the Ambassador on Monday in Beijing.", 1),
        ("mfa-cn", "The Premier met the Serbian Foreign Minister on Monday in Beijing.", 1),
        ("whitehouse-gov", "The President met the Prime Minister at the White House on Monday.", 1),
    ],
)
def test_a_title_that_the_publishers_country_has_too_is_that_of_its_own_officer(
    extractor: Extractor, source: str, sentence: str, count: int
) -> None:
    told = page(sentence, "They discussed Serbia and trade with Serbia. Serbia is a partner.", source_id=source)
    assert len(meetings(extractor, told)) == count


def test_a_title_of_another_country_is_borne_by_whom_the_page_names_with_it(extractor: Extractor) -> None:
    text = "The Premier met the Foreign Minister on Monday in Beijing.", "Serbian Foreign Minister Petar Anic also spoke in Wuhan."
    assert who(only(extractor, page(*text, source_id="mfa-cn"))) == ["Li Qiang", "Petar Anic"]


def sides(text: str, extractor: Extractor, city: str = "Doha") -> set[str | None]:
    return {p.country for r in meetings(extractor, page(text, dateline=f"{city}, 14 March 2024")) for p in r.participants}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Special Envoy John Smith met {RIVAS} in Doha on Thursday.",
        f"{RIVAS} and Special Envoy John Smith held talks in Doha on Thursday.",
    ],
)
def test_an_envoy_of_no_named_country_is_not_of_the_one_in_which_others_met(extractor: Extractor, sentence: str) -> None:
    assert "QA" not in sides(sentence, extractor)


def test_whoever_had_talks_with_somebody_is_not_for_that_of_the_country_of_the_dateline(extractor: Extractor) -> None:
    told = f"Talks between {RIVAS} and National Security Advisor Mark Jones were held on Thursday."
    assert "SA" not in sides(told, extractor, "Jeddah")
    assert "SA" in sides(told.replace("National", "Saudi National"), extractor, "Jeddah")


def test_an_envoy_of_a_named_country_is_of_that_one(extractor: Extractor) -> None:
    assert sides(f"Kenyan Special Envoy John Smith met {RIVAS} in Doha on Thursday.", extractor) == {"KE", "CL"}
