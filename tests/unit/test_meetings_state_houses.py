"""Where a meeting was, by the house of state in which somebody was received, and by what it was for."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import claims, meetings, only

NDOYE = "Le ministre sénégalais des Affaires étrangères, Cheikh Ndoye"
LAHTI = "la ministre finlandaise du Commerce, Aino Lahtinen"
RIVAS = "El canciller chileno, Tomás Rivas"
AINO = "la ministra finlandesa de Comercio, Aino Lahtinen"
THURSDAY = date(2024, 11, 7)


@pytest.mark.parametrize(
    ("sentence", "language", "city"),
    [
        (f"{NDOYE}, a reçu mardi, au siège du département, {LAHTI}.", "fr", "Dakar"),
        (f"{NDOYE}, a reçu {LAHTI}, au Palais de la République.", "fr", "Dakar"),
        (f"{NDOYE}, a accordé mardi, au ministère, une audience à {LAHTI}.", "fr", "Dakar"),
        (f"{NDOYE}, a reçu au ministère {LAHTI}, en tournée dans la région.", "fr", "Dakar"),
        ("Le ministre malaisien des Affaires étrangères, Ahmad Razak, a reçu au siège du ministère " + LAHTI + ".", "fr", "Putrajaya"),
        ("Le Premier ministre ivoirien, Kouadio Bamba, a reçu à la Primature " + LAHTI + ".", "fr", "Abidjan"),
        (f"{RIVAS}, recibió en la sede de la Cancillería a la ministra finlandesa Aino Lahtinen.", "es", "Santiago"),
        ("El vicepresidente boliviano, Iván Mamani, recibió en la Vicepresidencia a la ministra finlandesa Aino Lahtinen.", "es", "La Paz"),
    ],
)
def test_who_is_received_in_a_house_of_state_is_in_the_city_of_its_government(
    extractor: Extractor, sentence: str, language: str, city: str
) -> None:
    told = page(sentence, language=language)
    assert only(extractor, told).city == city
    assert [claim.rule for claim in claims(extractor, told, "place")] == ["place.house"]


@pytest.mark.parametrize(
    ("sentence", "city", "country"),
    [
        (f"{NDOYE}, a reçu {LAHTI}.", None, "SN"),
        (f"{NDOYE}, a reçu {LAHTI} en marge du sommet, puis a parlé au siège du ministère.", None, None),
        (f"{NDOYE}, a reçu au siège de la présidence à Thiès {LAHTI}.", "Thies", "SN"),
        (f"{NDOYE}, s’est entretenu avec {LAHTI}, au siège du département.", None, None),
        (f"{NDOYE}, a reçu la députée finlandaise à la Présidence, Aino Lahtinen.", None, "SN"),
        (f"{NDOYE}, a reçu le ministre finlandais d’État à la Présidence, Aino Lahtinen.", None, "SN"),
        (f"{NDOYE}, a reçu {LAHTI}, avant que celle-ci ne prononce un discours à la Présidence.", None, "SN"),
        ("Le président de la Chambre des députés chilienne, Tomás Rivas, a reçu au siège de la Chambre " + LAHTI + ".", None, "CL"),
    ],
)
def test_without_a_house_or_a_host_no_city_is_inferred(extractor: Extractor, sentence: str, city: str | None, country: str | None) -> None:
    report = only(extractor, page(sentence, language="fr"))
    assert (report.city, report.country) == (city, country)


def test_a_summit_that_was_talked_of_takes_nobody_from_home(extractor: Extractor) -> None:
    told = page(f"{NDOYE}, a reçu {LAHTI}.", "Les deux ministres ont évoqué la préparation du sommet de Riga.", language="fr")
    assert only(extractor, told).country == "SN"


@pytest.mark.parametrize(
    ("sentence", "language", "city"),
    [
        (f"{NDOYE}, a reçu {LAHTI}, pour un déjeuner de travail à Thiès.", "fr", "Thies"),
        (f"{NDOYE}, a reçu {LAHTI}, pour préparer une réunion à Thiès.", "fr", None),
        (f"{RIVAS}, recibió a la ministra finlandesa Aino Lahtinen, para un almuerzo de trabajo en Valparaíso.", "es", "Valparaíso"),
        (f"{RIVAS}, recibió a la ministra finlandesa Aino Lahtinen, para preparar un encuentro en Valparaíso.", "es", None),
        (f"{NDOYE}, a reçu {LAHTI}, et plaidé pour une rencontre à Genève.", "fr", None),
        (f"{NDOYE}, a reçu {LAHTI}, qui part pour une réunion à Genève.", "fr", None),
        (f"{RIVAS}, recibió a la ministra finlandesa Aino Lahtinen, que viajó para una reunión en Ginebra.", "es", None),
        (f"{RIVAS}, recibió en el Senado a la ministra finlandesa Aino Lahtinen.", "es", None),
    ],
)
def test_what_somebody_was_received_for_tells_where(extractor: Extractor, sentence: str, language: str, city: str | None) -> None:
    assert only(extractor, page(sentence, language=language)).city == city


@pytest.mark.parametrize(
    ("told", "language", "city"),
    [
        ("Lahtinen invitó al canciller a visitar Helsinki. Ambos ministros hablaron de pesca en la reunión.", "es", None),
        ("Lahtinen ha invitado al canciller a visitar Helsinki. Ambos ministros hablaron de pesca en la reunión.", "es", None),
        ("Rivas llegó el martes de visita a Helsinki. Ambos ministros hablaron de pesca en la reunión.", "es", "Helsinki"),
    ],
)
def test_a_city_to_which_somebody_is_invited_is_not_where_they_met(
    extractor: Extractor, told: str, language: str, city: str | None
) -> None:
    first = f"{RIVAS}, mantuvo un encuentro con la ministra finlandesa de Comercio, Aino Lahtinen."
    assert only(extractor, page(first, told, language=language)).city == city


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (f"{NDOYE}, arrivé mardi à Helsinki pour une visite de travail, s’est entretenu avec {LAHTI}.", "fr"),
        (f"{NDOYE}, en vue de la prochaine session, a rencontré {LAHTI}.", "fr"),
        (
            f"{RIVAS}, quien llegó el martes a Helsinki para una visita de dos días, se reunió con la ministra finlandesa Aino Lahtinen.",
            "es",
        ),
    ],
)
def test_who_came_for_a_visit_met_whom_he_is_said_to_have_met(extractor: Extractor, sentence: str, language: str) -> None:
    assert only(extractor, page(sentence, language=language, published_on=THURSDAY)).realis == "held"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (f"Para preparar la visita, se entrevista mañana el canciller chileno, Tomás Rivas, con {AINO}.", "es"),
        (f"{RIVAS}, partió a Helsinki para la próxima cumbre y se reúne con {AINO}.", "es"),
        (f"{RIVAS}, llega el domingo para una visita y se reúne con {AINO}.", "es"),
        (f"{RIVAS}, llega el domingo para una visita y recibe a {AINO}.", "es"),
        (f"{NDOYE}, arrive dimanche pour une visite de deux jours et rencontre {LAHTI}.", "fr"),
        (f"{NDOYE}, arrive dimanche pour une visite de deux jours et reçoit {LAHTI}.", "fr"),
    ],
)
def test_who_comes_for_a_visit_is_to_meet_whom_he_meets(extractor: Extractor, sentence: str, language: str) -> None:
    assert {m.realis for m in meetings(extractor, page(sentence, language=language, published_on=THURSDAY))} <= {"planned"}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (f"{RIVAS}, y {AINO}, encabezaron las delegaciones de sus países en los funerales del rey.", "es"),
        (f"{RIVAS}, y {AINO}, presidieron sus respectivas delegaciones ante la Asamblea General.", "es"),
        (f"{NDOYE}, et {LAHTI}, ont conduit leurs délégations respectives aux obsèques.", "fr"),
        (f"{NDOYE}, et {LAHTI}, ont conduit leurs délégations respectives à la 60e session.", "fr"),
    ],
)
def test_two_who_each_led_a_delegation_did_not_meet_by_that(extractor: Extractor, sentence: str, language: str) -> None:
    assert not meetings(extractor, page(sentence, language=language))
