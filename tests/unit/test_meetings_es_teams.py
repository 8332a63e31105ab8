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
