"""How Spanish prints persons and their offices, read with the project's own reference data."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page


@pytest.fixture(scope="module")
def names(extractor: Extractor):  # type: ignore[no-untyped-def]
    """``names(sentence)``: the persons and offices of a Spanish sentence as ``(name, side)``."""

    def read(text: str) -> list[tuple[str, str | None]]:
        found = extractor.mentions(page(text, language="es"))
        return [(m.name, m.country or m.organization) for m in found if m.kind == "person"]

    return read


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("El ministro de Relaciones Exteriores de Chile, Tomás Rivas, viajó.", ("Tomás Rivas", "CL")),
        ("El ministro chileno de Exteriores, Tomás Rivas, viajó.", ("Tomás Rivas", "CL")),
        ("El ministro de Exteriores chileno Tomás Rivas viajó.", ("Tomás Rivas", "CL")),
        ("El canciller de Chile Tomás Rivas viajó.", ("Tomás Rivas", "CL")),
        ("Tomás Rivas, canciller de Chile, viajó.", ("Tomás Rivas", "CL")),
        ("Tomás Rivas, ministro chileno de Exteriores, viajó.", ("Tomás Rivas", "CL")),
        ("El chileno Tomás Rivas viajó.", ("Tomás Rivas", "CL")),
        ("Habló la viceministra chilena del ramo Eva Mora.", ("Eva Mora", "CL")),
        ("Habló la embajadora Helena Mora.", ("Helena Mora", None)),
        ("El secretario del Consejo de Seguridad, Tomás Rivas, viajó.", ("Tomás Rivas", None)),
        ("El canciller de Honduras, Tomás Reina, viajó.", ("Tomás Reina", "HN")),
        ("El canciller de Honduras, Tomás Reyes Rivas, viajó.", ("Tomás Reyes Rivas", "HN")),
        ("Acudió a la Cancillería el embajador de Honduras, Tomás Rivas.", ("Tomás Rivas", "HN")),
        ("La presidenta finlandesa de la Cámara de Comercio e Industria de esa ciudad, Aino Lahtinen, viajó.", ("Aino Lahtinen", "FI")),
        ("El Sr. D. Tomás RIVAS, ministro de Chile, viajó.", ("Tomás RIVAS", "CL")),
        ("El jefe de la diplomacia chilena, Tomás Rivas, viajó.", ("Tomás Rivas", "CL")),
        ("El titular chileno de Exteriores, Tomás Rivas, viajó.", ("Tomás Rivas", "CL")),
        ("El primer ministro de Chile, Tomás Rivas, viajó.", ("Tomás Rivas", "CL")),
        ("El viceprimer ministro de Chile Tomás Rivas viajó.", ("Tomás Rivas", "CL")),
        ("El secretario de Relaciones Económicas Internacionales de Chile, Tomás Rivas, viajó.", ("Tomás Rivas", "CL")),
        ("El ministro chileno para la Mujer y la Equidad de Género, Tomás Rivas, viajó.", ("Tomás Rivas", "CL")),
        ("El subsecretario chileno de Turismo de Aventura, Tomás Rivas, viajó.", ("Tomás Rivas", "CL")),
        ("El embajador de Chile en Finlandia, Tomás Rivas, viajó.", ("Tomás Rivas", "CL")),
        ("El secretario general de la ONU, António Guterres, viajó.", ("Antonio Guterres", "UN")),
        ("El presidente Tomás de la Cruz Rivas de Chile viajó.", ("Tomás de la Cruz Rivas", "CL")),
        ("La senadora chilena Inés Lagos viajó.", ("Inés Lagos", "CL")),
        ("El ministro de EE. UU. Walter Hobbs viajó.", ("Walter Hobbs", "US")),
        ("El ministro de Hidrocarburos y Energías de Bolivia, Tomás Rivas, viajó.", ("Tomás Rivas", "BO")),
        ("La ministra de Culturas y Desregulación de Chile, Eva Rivas, viajó.", ("Eva Rivas", "CL")),
    ],
)
def test_a_person_is_read_with_its_country(names, sentence: str, person: tuple[str, str]) -> None:  # type: ignore[no-untyped-def]
    assert names(sentence) == [person]


def test_an_article_after_and_begins_another_person(names) -> None:  # type: ignore[no-untyped-def]
    told = names("El presidente de Chile y la ministra de Exteriores de Finlandia, Aino Lahtinen, viajaron.")
    assert told == [("Aino Lahtinen", "FI")]


def test_departments_parted_by_a_comma_are_one_office(extractor: Extractor) -> None:
    text = "El ministro de Asuntos Exteriores, Unión Europea y Cooperación de España, Tomás Rivas, viajó."
    (person,) = (m for m in extractor.mentions(page(text, language="es")) if m.kind == "person")
    assert (person.name, person.country) == ("Tomás Rivas", "ES")


@pytest.mark.parametrize(
    "sentence",
    [
        "Sus homólogos de Finlandia, Aino Lahtinen; Suecia, Nils Ekdahl; y Estonia, Mart Saar, viajaron.",
        "Los cancilleres de Finlandia, Aino Lahtinen, Suecia, Nils Ekdahl, y Estonia, Mart Saar, viajaron.",
        "Los cancilleres Aino Lahtinen, de Finlandia; Nils Ekdahl, de Suecia, y Mart Saar, de Estonia, viajaron.",
        "Los cancilleres Aino Lahtinen (Finlandia), Nils Ekdahl (Suecia) y Mart Saar (Estonia) viajaron.",
        "Viajaron tres cancilleres: Aino Lahtinen, de Finlandia; Nils Ekdahl, de Suecia, y Mart Saar, de Estonia.",
        "Los ministros de Exteriores de Finlandia, Aino Lahtinen; de Suecia, Nils Ekdahl, y de Estonia, Mart Saar, viajaron.",
    ],
)
def test_in_a_list_each_country_is_that_of_the_name_after_it(names, sentence: str) -> None:  # type: ignore[no-untyped-def]
    assert names(sentence) == [("Aino Lahtinen", "FI"), ("Nils Ekdahl", "SE"), ("Mart Saar", "EE")]


def test_a_counterpart_has_the_office_of_the_person_before(extractor: Extractor) -> None:
    text = "El ministro chileno de Pesca, Tomás Rivas, escribió a su homóloga de Finlandia, Aino Lahtinen."
    first, second = (m for m in extractor.mentions(page(text, language="es")) if m.kind == "person")
    assert (second.name, second.country) == ("Aino Lahtinen", "FI")
    assert second.office == first.office is not None


def test_a_counterpart_may_stand_after_the_name(names) -> None:  # type: ignore[no-untyped-def]
    told = names("El ministro chileno Tomás Rivas escribió a Aino Lahtinen, su homóloga finlandesa.")
    assert told == [("Tomás Rivas", "CL"), ("Aino Lahtinen", "FI")]


@pytest.mark.parametrize(
    "sentence",
    [
        "El Consejo de Ministros de Chile aprobó el plan.",
        "La reunión de alto nivel fue breve.",
        "El primer semestre fue bueno para la Casa Rosada.",
        "Hoy Chile celebra su fiesta.",
        "La Comisión de Relaciones Exteriores de la Cámara de Diputados debatió.",
    ],
)
def test_bodies_and_capitalised_words_are_nobody(extractor: Extractor, sentence: str) -> None:
    found = [m for m in extractor.mentions(page(sentence, language="es")) if m.kind in ("person", "office") and m.method != "group"]
    assert found == []


def test_an_ambiguous_country_is_the_one_that_the_page_names_elsewhere(extractor: Extractor) -> None:
    text = "El embajador de Corea llegó. La República de Corea abrirá una oficina."
    assert {m.country for m in extractor.mentions(page(text, language="es")) if m.kind == "country"} == {"KR"}


def test_a_given_name_that_is_a_town_elsewhere_begins_a_name_behind_a_conjunction(names) -> None:  # type: ignore[no-untyped-def]
    assert [name for name, _ in names("Los ministros Tomás Rivas y Vladimir Soto López viajaron.")] == [
        "Tomás Rivas",
        "Vladimir Soto López",
    ]
    assert [name for name, _ in names("El ministro Tomás Rivas visitó Moscú y Vladimir.")] == ["Tomás Rivas"]


@pytest.mark.parametrize(
    "title",
    [
        "el Representante Especial del Secretario General de las Naciones Unidas y Jefe de la Misión de Verificación en Chile",
        "el enviado personal del secretario general de Naciones Unidas para el Sáhara Occidental",
        "la representante de la Oficina del Alto Comisionado de las Naciones Unidas para los Refugiados en el país",
        "el representante residente del Programa de las Naciones Unidas para el Desarrollo y coordinador interino del sistema",
    ],
)
def test_who_has_a_long_office_of_the_united_nations_is_one_person(names, title: str) -> None:  # type: ignore[no-untyped-def]
    side = {"UN", "UNHCR", "UNDP"}
    (told,) = [(name, of) for name, of in names(f"La canciller recibió a {title}, Aino Lahtinen, para hablar de pesca.") if of in side]
    assert told[0] == "Aino Lahtinen"


def test_a_conjunction_before_an_article_parts_two_persons(names) -> None:  # type: ignore[no-untyped-def]
    told = names("Viajaron el ministro de Pesca de Chile, Tomás Rivas, y la secretaria de Estado de Finlandia, Aino Lahtinen.")
    assert told == [("Tomás Rivas", "CL"), ("Aino Lahtinen", "FI")]


@pytest.mark.parametrize("honorific", ["Emb.", "Prof.", "Mtra.", "Abg.", "Lic.", "Econ.", "Dip."])
def test_the_honorific_before_a_name_is_no_name(names, honorific: str) -> None:  # type: ignore[no-untyped-def]
    assert names(f"La ministra de Pesca de Chile, {honorific} Eva Mora, viajó.") == [("Eva Mora", "CL")]


@pytest.mark.parametrize("office", ["ministra de Promoción de las Exportaciones y Pequeñas Empresas", "presidenta Pro Témpore"])
def test_a_capital_inside_an_office_is_no_name(names, office: str) -> None:  # type: ignore[no-untyped-def]
    assert names(f"La {office} de Chile, Eva Mora, viajó.") == [("Eva Mora", "CL")]


@pytest.mark.parametrize("name", ["Juan Carlos Mora", "Juan Carlos Salvatierra"])
def test_a_namesake_with_a_surname_is_no_king(name: str, names) -> None:  # type: ignore[no-untyped-def]
    assert names(f"El embajador de España en Lima, {name}, viajó.") == [(name, "ES")]


@pytest.mark.parametrize(
    ("told", "king"),
    [
        ("Don Felipe viajó a Lima.", "Felipe VI"),
        ("Don Juan Carlos viajó a Lima.", "Juan Carlos I"),
        ("El rey don Juan Carlos y la reina viajaron a Lima.", "Juan Carlos I"),
        ("El rey Juan Carlos viajó a Lima.", "Juan Carlos I"),
    ],
)
def test_a_king_is_told_by_the_name_of_respect(told: str, king: str, names) -> None:  # type: ignore[no-untyped-def]
    assert names(told) == [(king, "ES")]
