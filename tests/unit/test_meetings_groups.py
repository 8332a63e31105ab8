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


INTRODUCED = (
    "Tomas Rivas, Foreign Minister of Chile: Thanks for coming. I had a good meeting with Foreign Minister Aino Lahtinen of Finland today."
)


def test_i_is_who_is_introduced_with_name_and_office(extractor: Extractor) -> None:
    assert set(who(only(extractor, page(INTRODUCED, "Journalist: And then?", title="Doorstop interview")))) == BOTH


@pytest.mark.parametrize(
    "title", ["Statement by Foreign Minister Tomas Rivas of Chile", "Chilean Foreign Minister Tomas Rivas’s press statement"]
)
def test_i_is_whose_statement_the_title_says_the_page_to_be(extractor: Extractor, title: str) -> None:
    text = "Thank you for coming. I was pleased to welcome Foreign Minister Aino Lahtinen of Finland here today."
    assert set(who(only(extractor, page(text, title=title)))) == BOTH


def test_i_is_nobody_whom_the_title_only_names(extractor: Extractor) -> None:
    text = "I had a good meeting with Foreign Minister Aino Lahtinen of Finland today."
    (report,) = meetings(extractor, page(text, title="A day in Lima, and Foreign Minister Tomas Rivas of Chile")) or (None,)
    assert report is None or "Tomas Rivas" not in who(report)


def test_the_speakers_of_a_panel_of_many_sides_are_no_meeting(extractor: Extractor) -> None:
    lines = (
        "Minister Aino Lahtinen of Finland, Minister Tomas Rivas of Chile and Minister Grace Okello of Uganda sat on a panel.",
        "The discussion was lively.",
        "MINISTER LAHTINEN: Good morning.",
        "MINISTER RIVAS: Good morning.",
        "MINISTER OKELLO: Good morning.",
    )
    assert meetings(extractor, page(*lines, title="Panel on the sea")) == []


OF_SPAIN = "El canciller de Chile, Tomás Rivas, y la ministra de Finlandia, Aino Lahtinen, se reunieron hoy en Santiago."


@pytest.mark.parametrize(
    ("language", "met", "sentence"),
    [
        ("es", OF_SPAIN, "En las consultas han participado, por parte finlandesa, la embajadora en Chile, Eva Korpela."),
        ("es", OF_SPAIN, "En el encuentro también estuvo presente la embajadora de Finlandia en Chile, Eva Korpela."),
        ("es", OF_SPAIN, "De la reunión formó parte además la embajadora de Finlandia en Chile, Eva Korpela."),
        ("en", f"{A} and {B} met in Helsinki today.", "The talks were joined by Chilean Ambassador to Finland Eva Korpela."),
    ],
)
def test_who_was_present_too_makes_no_meeting_of_his_own(extractor: Extractor, language: str, met: str, sentence: str) -> None:
    assert set(who(only(extractor, page(met, f"Ambos viajaron. {sentence}", language=language)))) >= {"Aino Lahtinen"}


@pytest.mark.parametrize(
    "second",
    [
        "La comitiva brasileña estuvo encabezada por el canciller Luis Mora, e integrada por el ministro de Minas, Pedro Soto.",
        "Por la parte brasileña participaron el canciller Luis Mora y el ministro de Minas, Pedro Soto.",
    ],
)
def test_a_word_of_sides_gives_all_behind_it_their_country(extractor: Extractor, second: str) -> None:
    first = "Por el lado paraguayo participaron el canciller Tomás Rivas, el director general de Itaipú, Juan Paz, y el ministro Raúl Gil."
    met = only(
        extractor, page("Los equipos de Paraguay y Brasil volvieron a sentarse ayer en Asunción.", f"{first} {second}", language="es")
    )
    assert [p.country for p in met.participants] == ["PY", "PY", "PY", "BR", "BR"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The ministers of defence met in Helsinki.", 3),
        (f"{A} met {B}. The two met in Helsinki.", 2),
    ],
)
def test_the_ministers_are_those_whom_a_picture_shows(extractor: Extractor, text: str, count: int) -> None:
    caption = "Aino Lahtinen of Finland, Tomas Rivas of Chile and Luis Sala of Peru. Photo: Ministry"
    assert len(who(only(extractor, page(text, captions=[caption])))) == count


def test_what_was_to_come_is_not_the_audience_that_somebody_gave(extractor: Extractor) -> None:
    first = "Recursos para los próximos años fueron el tema de la audiencia que el presidente de Chile, Tomás Rivas, "
    text = f"{first}{{}} a la ministra de Perú, Eva Mora."
    assert set(who(only(extractor, page(text.format("concedió este martes"), language="es")))) == {"Tomás Rivas", "Eva Mora"}
    assert not meetings(extractor, page(text.format("concederá este martes"), language="es"))


def test_where_somebody_serves_parts_no_list_of_two(extractor: Extractor) -> None:
    first = "Director-General for Bilateral Economic Affairs Aino Lahtinen of the Ministry of Foreign Affairs"
    text = (
        f"{first} and Director-General for Economic Promotion Tomas Rivas of Chile co-chaired the 4th meeting of the Committee in Helsinki."
    )
    assert [(p.person, p.country) for p in only(extractor, page(text)).participants] == [("Aino Lahtinen", "FI"), ("Tomas Rivas", "CL")]
    assert not meetings(extractor, page(text.replace("Affairs and", "Affairs said work went on and")))


@pytest.mark.parametrize(
    "lead", ["{commissioners} met {minister} on Thursday.", "Talks with {commissioners} and {minister} were held on Thursday."]
)
def test_those_who_share_a_plural_title_share_a_body_too(extractor: Extractor, lead: str) -> None:
    text = lead.format(commissioners="The European Commissioners Aino Lahtinen and Jozef Kallaste", minister=B)
    told = {(p.person, p.country, p.organization) for p in only(extractor, page(text)).participants}
    assert told == {("Aino Lahtinen", None, "EU"), ("Jozef Kallaste", None, "EU"), ("Tomas Rivas", "CL", None)}
