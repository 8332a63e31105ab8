"""Who led the delegations of a Spanish page, who gave letters of credence, and whom "the visitor" means."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

TALKS = "La II Reunión de Consultas Políticas entre Chile y Finlandia se celebró el jueves en Santiago."
BOTH = [("Tomás Rivas", "CL"), ("Aino Lahtinen", "FI")]


@pytest.mark.parametrize(
    "led",
    [
        "La delegación chilena estuvo presidida por el viceministro Tomás Rivas y la finlandesa por la viceministra Aino Lahtinen.",
        "La parte chilena fue encabezada por el viceministro Tomás Rivas, y la parte finlandesa la lideró la viceministra Aino Lahtinen.",
        "El viceministro Tomás Rivas encabezó la delegación chilena y la viceministra Aino Lahtinen, la finlandesa.",
        "Por Chile, la delegación fue encabezada por el viceministro Tomás Rivas y, por Finlandia, por la viceministra Aino Lahtinen.",
    ],
)
def test_the_heads_of_two_delegations_have_their_sides(extractor: Extractor, led: str) -> None:
    assert [(p.person, p.country) for p in only(extractor, page(TALKS, led, language="es")).participants] == BOTH


@pytest.mark.parametrize(
    "led",
    [
        "encabezadas por el viceministro Tomás Rivas y la viceministra Aino Lahtinen, respectivamente,",
        "lideradas por los viceministros Tomás Rivas y Aino Lahtinen,",
    ],
)
def test_each_of_two_delegations_has_its_own_leader(extractor: Extractor, led: str) -> None:
    text = f"Las delegaciones de Chile y Finlandia, {led} celebraron el jueves consultas políticas en Santiago."
    assert [(p.person, p.country) for p in only(extractor, page(text, language="es")).participants] == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "La delegación chilena estará presidida por el viceministro Tomás Rivas y la finlandesa por la viceministra Aino Lahtinen.",
        "La delegación chilena en los Juegos estuvo encabezada por el dirigente Tomás Rivas y la finlandesa por la nadadora Aino Lahtinen.",
    ],
)
def test_delegations_that_nothing_says_to_have_met_did_not(extractor: Extractor, text: str) -> None:
    assert meetings(extractor, page(text, language="es")) == []


def test_a_delegation_elsewhere_does_not_name_the_ambassador_met(extractor: Extractor) -> None:
    first = "La canciller de Finlandia, Aino Lahtinen, recibió el jueves al embajador de Chile."
    later = "La delegación chilena estuvo presidida por el diputado Tomás Rivas en el torneo de fútbol."
    assert who(only(extractor, page(first, later, language="es"))) == ["Aino Lahtinen", "CL"]


def test_whoever_heads_the_delegation_of_a_country_is_of_it(extractor: Extractor) -> None:
    first = "Abu Dabi, 14 de marzo de 2024.- El ministro de Comercio, Tomás Rivas, encabeza la delegación chilena en la conferencia."
    later = "Rivas se reunió hoy con la ministra de Comercio de Finlandia, Aino Lahtinen."
    assert [(p.person, p.country) for p in only(extractor, page(first, later, language="es")).participants] == BOTH


@pytest.mark.parametrize(
    "letters",
    [
        "las copias de estilo de los nuevos embajadores de Finlandia, Aino Lahtinen, y de Suecia, Nils Ekdahl",
        "las copias de cartas credenciales de los embajadores de Finlandia, Aino Lahtinen, y Suecia, Nils Ekdahl",
        "las cartas credenciales de los embajadores Aino Lahtinen, de Finlandia, y Nils Ekdahl, de Suecia",
        "las cartas credenciales de dos embajadores: Aino Lahtinen, de Finlandia, y Nils Ekdahl, de Suecia",
    ],
)
def test_letters_of_credence_are_received_one_by_one(extractor: Extractor, letters: str) -> None:
    told = meetings(extractor, page(f"El canciller de Chile, Tomás Rivas, recibió el jueves {letters}.", language="es"))
    assert [who(report) for report in told] == [["Tomás Rivas", "Aino Lahtinen"], ["Tomás Rivas", "Nils Ekdahl"]]


def test_who_led_talks_with_another_and_names_no_country_is_of_that_of_the_dateline(extractor: Extractor) -> None:
    text = "Quito, 14 de marzo de 2024.- La ministra, Eva Mora, y la ministra de Finlandia, Aino Lahtinen, encabezaron una reunión."
    told = only(extractor, page(text, language="es"))
    assert [(p.person, p.country) for p in told.participants] == [("Eva Mora", "EC"), ("Aino Lahtinen", "FI")]


@pytest.mark.parametrize("who_met", ["los legisladores se reunieron", "los diputados se reunieron", "la comitiva se reunió"])
def test_those_of_a_delegation_are_whoever_led_it(extractor: Extractor, who_met: str) -> None:
    first = "El canciller de Chile, Tomás Rivas, recibió el jueves a una delegación de Finlandia encabezada por la diputada Aino Lahtinen."
    told = meetings(extractor, page(first, f"Previamente, {who_met} con el ministro de Pesca de Chile, Iván Mora.", language="es"))
    assert [who(report) for report in told] == [["Tomás Rivas", "Aino Lahtinen"], ["Aino Lahtinen", "Iván Mora"]]


def test_the_distinguished_visitor_is_who_was_received_and_nobody_who_stood_by(extractor: Extractor) -> None:
    told = meetings(
        extractor,
        page(
            "El canciller de Chile, Tomás Rivas, recibió el jueves a la ministra de Exteriores de Finlandia, Aino Lahtinen.",
            "Rivas agradeció el apoyo de Finlandia.",
            "Por la parte visitante estuvo presente el embajador de Finlandia, Eero Saari.",
            "Por la tarde, la distinguida visitante fue recibida por el presidente de Chile, Iván Mora.",
            language="es",
        ),
    )
    assert [who(report) for report in told] == [["Tomás Rivas", "Aino Lahtinen"], ["Aino Lahtinen", "Iván Mora"]]


@pytest.mark.parametrize(
    "again", ["la funcionaria finlandesa", "la ministra finlandesa", "la secretaria de Estado finlandesa", "la visitante"]
)
def test_a_title_with_its_nation_takes_up_the_guest_told_before(extractor: Extractor, again: str) -> None:
    first = (
        "Santiago, 5 de marzo de 2024. El canciller de Chile, Tomás Rivas, recibió hoy a la ministra de Pesca de Finlandia, Aino Lahtinen."
    )
    then = f"Por la tarde, {again} fue recibida por el presidente del Senado, Iván Mora."
    told = meetings(extractor, page(first, then, language="es"))
    assert [set(who(report)) for report in told] == [{"Tomás Rivas", "Aino Lahtinen"}, {"Aino Lahtinen", "Iván Mora"}]


def test_an_official_of_a_nation_of_which_two_were_told_is_neither(extractor: Extractor) -> None:
    first = "El canciller de Chile, Tomás Rivas, recibió el jueves a la ministra de Pesca de Finlandia, Aino Lahtinen."
    second = "El ministro de Pesca, Juan Soto, recibió el jueves al embajador de Finlandia, Eero Saari."
    then = "Por la tarde, el funcionario finlandés fue recibido por el presidente del Senado, Iván Mora."
    assert not {"Aino Lahtinen", "Eero Saari"} & set(who(meetings(extractor, page(first, second, then, language="es"))[-1]))


def test_who_came_is_not_of_the_country_of_the_dateline(extractor: Extractor) -> None:
    first = (
        "HELSINKI, 5 mar 2024. El viceministro chileno Tomás Rivas y la canciller finlandesa Aino Lahtinen sostuvieron hoy un encuentro."
    )
    then = "El visitante fue recibido también por el presidente del Parlamento, Eero Saari."
    assert set(who(meetings(extractor, page(first, then, language="es"))[-1])) == {"Tomás Rivas", "Eero Saari"}


def test_who_receives_next_is_of_the_country_that_received_before(extractor: Extractor) -> None:
    first = (
        "El presidente del Congreso, Tomás Rivas, recibió el jueves al embajador de Finlandia en Chile, Eero Saari, y habló de Finlandia."
    )
    then = "El viernes, el presidente de la Comisión de Relaciones Exteriores, Iván Mora, recibió al embajador de Suecia, Lars Holm."
    told = meetings(extractor, page(first, then, language="es"))[-1]
    assert {p.person: p.country for p in told.participants} == {"Iván Mora": "CL", "Lars Holm": "SE"}
