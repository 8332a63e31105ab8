"""Spanish pages that tell of several meetings in one sentence, or of one beside another, and where each was."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

RIVAS, LAHTI = "el canciller de Chile, Tomás Rivas", "la ministra de Exteriores de Finlandia, Aino Lahtinen"
HOLM = "el canciller de Suecia, Lars Holm"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{RIVAS}, se reunió hoy en Madrid con {LAHTI}, y con {HOLM}.",
        f"{RIVAS}, habló hoy por teléfono con {LAHTI}, y con {HOLM}.",
        f"{RIVAS}, mantuvo hoy encuentros con {LAHTI}, y con {HOLM}.",
        f"{RIVAS}, sostuvo luego bilaterales con {LAHTI}, y con {HOLM}.",
    ],
)
def test_a_word_of_company_said_again_parts_two_meetings(extractor: Extractor, sentence: str) -> None:
    told = [set(who(report)) for report in meetings(extractor, page(sentence, language="es"))]
    assert told == [{"Tomás Rivas", "Aino Lahtinen"}, {"Tomás Rivas", "Lars Holm"}]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{RIVAS}, se reunió hoy conjuntamente con {LAHTI}, y con {HOLM}.",
        f"{RIVAS}, mantuvo hoy una reunión con {LAHTI}, y con {HOLM}.",
        f"{HOLM}, se reunió hoy con {RIVAS}, y con la embajadora de Chile, Aino Lahtinen.",
    ],
)
def test_it_parts_none_of_one_meeting_of_three_or_of_one_side(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence, language="es")))) == {"Tomás Rivas", "Aino Lahtinen", "Lars Holm"}


def test_who_was_present_at_a_meeting_told_earlier_is_none_of_the_one_told_last(extractor: Extractor) -> None:
    told = page(
        "El canciller chileno, Tomás Rivas, recibió el jueves a la ministra de Finlandia, Aino Lahtinen.",
        "En un encuentro separado, Rivas conversó con el canciller de Suecia, Lars Holm.",
        "En la reunión con la ministra Lahtinen estuvieron presentes el viceministro Juan Soto y otros funcionarios.",
        language="es",
    )
    assert [set(who(report)) for report in meetings(extractor, told)] == [{"Tomás Rivas", "Aino Lahtinen"}, {"Tomás Rivas", "Lars Holm"}]


@pytest.mark.parametrize("place", ["el palacio de Viana", "el Palacio de Viana", "la Casa de América"])
def test_a_house_tells_its_city_in_small_letters_too(extractor: Extractor, place: str) -> None:
    sentence = f"El ministro de España, Tomás Rivas, recibió el jueves en {place} a {LAHTI}."
    assert only(extractor, page(sentence, language="es")).city == "Madrid"


@pytest.mark.parametrize("seat", ["la OEA", "la Organización de los Estados Americanos", "el Banco Mundial"])
def test_the_seat_of_an_organization_tells_its_city(extractor: Extractor, seat: str) -> None:
    sentence = f"{RIVAS}, se reunió el jueves en la sede de {seat} con {LAHTI}.".replace("de el", "del")
    assert only(extractor, page(sentence, language="es")).city == "Washington"


@pytest.mark.parametrize("visit", ["En el marco de su visita oficial a Finlandia", "Durante su visita de trabajo a Finlandia"])
def test_the_country_of_a_visit_is_where_its_meetings_were(extractor: Extractor, visit: str) -> None:
    sentence = f"{visit}, {RIVAS}, se reunió el jueves con su par finlandesa, Aino Lahtinen."
    assert only(extractor, page(sentence, language="es")).country == "FI"


def test_where_a_body_works_is_no_place_of_a_meeting(extractor: Extractor) -> None:
    opening = "Santiago.- El canciller de Chile, Tomás Rivas, recibió el jueves a la ministra de Finlandia, Aino Lahtinen,"
    told = page(f"{opening} con quien pasó balance a la Misión de Apoyo a la Seguridad (MAS) en Haití.", language="es")
    assert only(extractor, told).country == "CL"


def test_who_was_received_afterwards_met_the_host(extractor: Extractor) -> None:
    told = page(
        "La canciller de Chile, Eva Rivas, se reunió el jueves en Helsinki con el ministro de Finlandia, Eero Saari.",
        "La ministra chilena fue recibida después en el Palacio Presidencial por la presidenta finlandesa, Aino Lahtinen.",
        language="es",
    )
    assert [set(who(report)) for report in meetings(extractor, told)] == [{"Eva Rivas", "Eero Saari"}, {"Eva Rivas", "Aino Lahtinen"}]


@pytest.mark.parametrize("counterpart", ["su par alemán, Hans Müller", "su homólogo de Austria, Hans Müller"])
def test_the_counterpart_of_a_canciller_is_no_chancellor(extractor: Extractor, counterpart: str) -> None:
    report = only(extractor, page(f"El canciller chileno, Tomás Rivas, recibió el jueves a {counterpart}.", language="es"))
    assert [p.office for p in report.participants] == ["Foreign Minister", "Foreign Minister"]


@pytest.mark.parametrize("when", ["ayer", "el martes", "por la tarde"])
def test_who_did_so_with_another_met_him_too(extractor: Extractor, when: str) -> None:
    told = page(f"El canciller de Chile, Tomás Rivas, se reunió el lunes con {LAHTI}, y {when} lo hizo con {HOLM}.", language="es")
    assert [set(who(report)) for report in meetings(extractor, told)] == [{"Tomás Rivas", "Aino Lahtinen"}, {"Tomás Rivas", "Lars Holm"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "La primera de las citas, llevada a cabo ayer, fue con el canciller de Suecia, Lars Holm.",
        "El segundo se realizó con el canciller de Suecia, Lars Holm.",
        "Al reunirse el mismo día con el canciller de Suecia, Lars Holm, Rivas habló de comercio.",
        "Rivas había dialogado ayer con el canciller de Suecia, Lars Holm.",
        "Seguidamente, hizo lo propio con el canciller de Suecia, Lars Holm.",
    ],
)
def test_the_next_of_several_meetings_is_told_in_other_words(extractor: Extractor, sentence: str) -> None:
    opening = f"Santiago, 12 de mayo de 2016.- {RIVAS}, sostuvo varias reuniones. Se reunió hoy con {LAHTI}."
    told = [set(who(report)) for report in meetings(extractor, page(opening, sentence, language="es"))]
    assert told == [{"Tomás Rivas", "Aino Lahtinen"}, {"Tomás Rivas", "Lars Holm"}]


def test_who_did_likewise_made_no_meeting_of_praise(extractor: Extractor) -> None:
    told = page(f"{RIVAS}, felicitó el jueves al pueblo de Chile. {HOLM}, hizo lo propio con el de Suecia.", language="es")
    assert not meetings(extractor, told)


@pytest.mark.parametrize(
    "more",
    [
        "La reunión duró tres horas, con la participación del viceministro Juan Soto y de la subsecretaria finlandesa Pia Virtanen.",
        "El encuentro se desarrolló donde sesionan la FAO y la OMC. Participaron también el director Juan Soto y la jefa Pia Virtanen.",
    ],
)
def test_who_took_part_in_a_meeting_of_two_made_no_second_one(extractor: Extractor, more: str) -> None:
    told = page(f"Los cancilleres de Chile, Tomás Rivas, y de Finlandia, Aino Lahtinen, se reunieron el jueves. {more}", language="es")
    assert [set(who(report)) for report in meetings(extractor, told)] == [{"Tomás Rivas", "Aino Lahtinen"}]


@pytest.mark.parametrize("whom", ["los parlamentarios fueron recibidos", "los senadores fueron recibidos"])
def test_all_of_one_side_of_a_meeting_were_received_afterwards(extractor: Extractor, whom: str) -> None:
    told = page(
        f"Los senadores chilenos Juan Soto y Rosa Paz se reunieron el jueves con {LAHTI}.",
        f"Más tarde, {whom} por el presidente de Finlandia, Eero Saari.",
        language="es",
    )
    assert [set(who(report)) for report in meetings(extractor, told)][1:] == [{"Juan Soto", "Rosa Paz", "Eero Saari"}]


def test_a_comrade_is_no_name_and_comrades_are_their_delegation(extractor: Extractor) -> None:
    told = page(
        "Una delegación de Chile, encabezada por el Compañero Tomás Rivas, Asesor Presidencial, se reunió el jueves con el ministro "
        "de Comercio de Finlandia, Eero Saari. En horas de la tarde, los Compañeros fueron recibidos por el primer ministro, Lars Holm.",
        language="es",
    )
    assert [set(who(report)) for report in meetings(extractor, told)] == [{"Tomás Rivas", "Eero Saari"}, {"Tomás Rivas", "Lars Holm"}]
