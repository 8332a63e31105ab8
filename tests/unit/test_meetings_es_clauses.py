"""Spanish sentences that tell of a meeting in a clause, by a participle, without an agent, or of whom another sentence named."""

import datetime

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

RIVAS, DAHL = "el canciller de Chile, Tomás Rivas", "la ministra de Pesca de Noruega, Aino Dahl"
BOTH = {"Aino Dahl", "Tomás Rivas"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Reunido el jueves en La Paz con {DAHL}, {RIVAS}, pidió más cuota.",
        f"Reunida ayer en Oslo con {RIVAS}, {DAHL}, ofreció barcos.",
        f"Al recibir el jueves en su despacho a {DAHL}, {RIVAS}, elogió su labor.",
        f"Tras recibir el jueves en Santiago a {DAHL}, {RIVAS}, anunció inversiones.",
        f"Después de haberse reunido el jueves con {DAHL}, {RIVAS}, viajó a Lima.",
        f"Además de haber sido recibida el jueves por {RIVAS}, {DAHL}, visitó un museo.",
        f"Luego de haber almorzado el jueves con {DAHL}, {RIVAS}, viajó a Lima.",
        f"{DAHL[0].upper()}{DAHL[1:]}, volvió a Oslo tras haber sido recibida el jueves por {RIVAS}.",
        f"{DAHL[0].upper()}{DAHL[1:]}, partió después de ser recibida ayer en Santiago por {RIVAS}.",
        f"{RIVAS[0].upper()}{RIVAS[1:]}, reveló que el jueves había conversado por teléfono con {DAHL}.",
        f"{RIVAS[0].upper()}{RIVAS[1:]}, dijo que había hablado la víspera por teléfono con {DAHL}.",
        f"{RIVAS[0].upper()}{RIVAS[1:]}, confirmó haberse reunido el jueves con {DAHL}.",
        f"La cuota subirá, anunció {RIVAS}, tras hablar por teléfono el jueves con {DAHL}.",
        f"La reunión que {RIVAS}, y {DAHL}, mantuvieron el jueves en Oslo duró una hora.",
        f"Dos horas se prolongó la conversación que {DAHL}, y {RIVAS}, sostuvieron el jueves.",
        "La cumbre bilateral que los cancilleres de Chile, Tomás Rivas, y de Noruega, Aino Dahl, celebraron ayer dejó acuerdos.",
        "La cita que los primeros ministros de Chile, Tomás Rivas, y de Noruega, Aino Dahl, tuvieron ayer en Oslo dejó ocho acuerdos.",
        f"{RIVAS[0].upper()}{RIVAS[1:]}, puso fin el jueves a su visita a Oslo con una reunión con {DAHL}.",
        "La ministra de Pesca de Noruega, Aino Dahl, acudió el jueves a la Cancillería para saludar al canciller de Chile, Tomás Rivas.",
        f"El futuro del puerto figuró en las conversaciones que mantuvieron ayer en Oslo {RIVAS}, y {DAHL}.",
        f"{DAHL[0].upper()}{DAHL[1:]}, llegó ayer a Santiago. Con su anfitrión, {RIVAS}, repasó la agenda.",
        f"{RIVAS[0].upper()}{RIVAS[1:]}, está en Oslo. Con su anfitriona, la ministra Aino Dahl, analizó ayer en una reunión la pesca.",
        f"{DAHL[0].upper()}{DAHL[1:]}, viajó a Santiago. La distinguida huésped dialogó ayer con {RIVAS}.",
        f"{DAHL[0].upper()}{DAHL[1:]}, está en Santiago. La dirigente escandinava fue recibida ayer por {RIVAS}.",
        f"Una misión de Noruega encabezada por Aino Dahl se reunió ayer en Santiago con {RIVAS}.",
    ],
)
def test_a_clause_tells_of_the_meeting_of_both(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence, language="es")))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"Reunido con sus asesores en Santiago, {RIVAS}, criticó a {DAHL}.",
        f"Al recibir el premio, {RIVAS}, recordó a {DAHL}.",
        f"Tras recibir el respaldo del Congreso, {RIVAS}, elogió a {DAHL}.",
        f"{RIVAS[0].upper()}{RIVAS[1:]}, desmintió haberse reunido con {DAHL}.",
        f"{RIVAS[0].upper()}{RIVAS[1:]}, tendría que haberse reunido ayer con {DAHL}.",
        f"{RIVAS[0].upper()}{RIVAS[1:]}, habría preferido haber hablado por teléfono con {DAHL}.",
        f"La reunión que {RIVAS}, y {DAHL}, mantendrán el lunes durará una hora.",
        f"La reunión que {RIVAS}, y {DAHL}, tenían prevista para ayer fue cancelada.",
        f"Con {DAHL}, confía en reunirse pronto {RIVAS}.",
        "La ministra de Pesca de Noruega, Aino Dahl, fue recibida el jueves en el hotel con aplausos.",
        "La ministra de Pesca de Noruega, Aino Dahl, fue recibida el jueves en el Ministerio de Exteriores de Noruega.",
        f"La reunión que {RIVAS}, y {DAHL}, tuvieron que suspender ayer será en mayo.",
        f"La reunión que tuvo que suspender ayer {RIVAS}, con {DAHL}, será en mayo.",
        f"La charla que {RIVAS}, y {DAHL}, tuvieron prevista ayer se canceló.",
        f"La charla que tuvieron prevista ayer {RIVAS}, y {DAHL}, se canceló.",
        f"La charla que {RIVAS}, y {DAHL}, tuvieron a punto de cerrar se aplazó ayer.",
        f"Sin haber sido recibida por {RIVAS}, {DAHL}, regresó ayer a Oslo.",
        f"{DAHL[0].upper()}{DAHL[1:]}, regresó ayer a Oslo sin ser recibida por {RIVAS}.",
        f"{DAHL[0].upper()}{DAHL[1:]}, regresó ayer sin haberse reunido con {RIVAS}.",
        f"{DAHL[0].upper()}{DAHL[1:]}, regresó ayer sin haber hablado por teléfono con {RIVAS}.",
        f"De haber sido recibida ayer por {RIVAS}, {DAHL}, habría firmado.",
        f"De haberse reunido ayer con {RIVAS}, {DAHL}, habría firmado.",
        f"Lejos de haber sido recibida por {RIVAS}, {DAHL}, esperó ayer en la calle.",
    ],
)
def test_a_clause_may_tell_of_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert [m for m in meetings(extractor, page(sentence, language="es")) if m.realis == "held"] == []


@pytest.mark.parametrize(
    ("sentence", "host"),
    [
        ("La ministra de Pesca de Noruega, Aino Dahl, fue recibida el jueves en la Cancillería chilena.", "CL"),
        ("El embajador de Ghana, Kofi Mensah, fue recibido ayer en el Ministerio de Exteriores de Perú.", "PE"),
        ("El presidente de Ghana, Kofi Mensah, fue recibido el jueves en el Palacio Presidencial de Panamá.", "PA"),
    ],
)
def test_who_is_received_in_a_house_of_state_is_received_by_its_country(extractor: Extractor, sentence: str, host: str) -> None:
    assert host in {p.country for p in only(extractor, page(sentence, language="es")).participants}


@pytest.mark.parametrize("source_id", [None, "gob.cl"])
@pytest.mark.parametrize(
    "sentence",
    [
        "La ministra de Pesca de Noruega, Aino Dahl, fue recibida el jueves en la Cancillería chilena con aplausos.",
        "La ministra de Pesca de Noruega, Aino Dahl, fue recibida el jueves en la Cancillería chilena entre protestas.",
        "La ministra de Noruega, Aino Dahl, fue recibida ayer martes en la sede del Ministerio de Relaciones Exteriores de Chile "
        "por los trabajadores.",
        "La ministra de Pesca de Noruega, Aino Dahl, recibió el jueves un premio en la Cancillería chilena.",
        "La carta de la ministra de Pesca de Noruega, Aino Dahl, fue recibida el jueves en la Cancillería chilena.",
        "La ministra de Pesca de Noruega, Aino Dahl, criticó el trato recibido en la Cancillería chilena.",
    ],
)
def test_what_befalls_in_a_house_of_state_is_no_meeting_with_its_country(
    extractor: Extractor, sentence: str, source_id: str | None
) -> None:
    assert meetings(extractor, page(sentence, language="es", source_id=source_id)) == []


def test_who_is_received_in_a_house_of_the_publisher_is_received_by_its_country(extractor: Extractor) -> None:
    text = "La ministra de Pesca de Noruega, Aino Dahl, fue recibida el jueves en la Cancillería."
    assert "CL" in {p.country for p in only(extractor, page(text, language="es", source_id="gob.cl")).participants}


@pytest.mark.parametrize("name", ["Washington Pereira", "Asunción Rojas"])
def test_a_state_or_its_capital_may_be_a_first_name(extractor: Extractor, name: str) -> None:
    text = f"El ministro de Defensa de Uruguay, {name}, recibió el jueves a {DAHL}."
    assert set(who(only(extractor, page(text, language="es")))) == {"Aino Dahl", name}


def test_the_guests_of_a_country_behind_a_colon_are_of_it(extractor: Extractor) -> None:
    text = "El canciller de Chile, Tomás Rivas, recibió ayer a dos visitantes noruegos: el ministro Lars Berg y la senadora Aino Dahl."
    assert [(p.person, p.country) for p in only(extractor, page(text, language="es")).participants][1:] == [
        ("Lars Berg", "NO"),
        ("Aino Dahl", "NO"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{RIVAS}, se reunió el jueves en Oslo con el canciller de Ghana, Kofi Osei. El mismo día se entrevistó en esa ciudad con {DAHL}.",
        f"{RIVAS}, viajó de Lima a Oslo y no volvió a Roma. El mismo día se entrevistó en esa ciudad con {DAHL}.",
        f"{RIVAS}, llegó a Oslo y viajará a Roma. El mismo día se entrevistó en esa ciudad con {DAHL}.",
        f"{RIVAS}, llegó a Oslo. En dicha capital se entrevistó el jueves con {DAHL}.",
        f"{RIVAS}, partió ayer de Oslo tras haber sido recibido el jueves en esa ciudad por {DAHL}.",
        f"{RIVAS}, se desplazó el jueves hasta Oslo, donde se entrevistó con {DAHL}.",
    ],
)
def test_words_for_the_city_told_before_take_it_up(extractor: Extractor, text: str) -> None:
    held = meetings(extractor, page(f"El jueves {text}", language="es"))[-1]
    assert (set(who(held)), held.city) == (BOTH, "Oslo")


def test_the_day_is_that_of_the_clause_in_which_both_met(extractor: Extractor) -> None:
    text = f"Una hora duró la reunión que {RIVAS}, y {DAHL}, tuvieron ayer en Oslo antes de la cumbre."
    assert only(extractor, page(text, language="es", published_on=datetime.date(2024, 3, 15))).held_on == datetime.date(2024, 3, 14)


def test_a_forum_told_before_is_no_meeting_beside_itself(extractor: Extractor) -> None:
    text = (
        f"{RIVAS}, participa en la cumbre. Al margen de esa cita se reunió ayer con {DAHL}, y con el canciller de Ghana, Kofi Mensah, "
        "en encuentros separados."
    )
    assert [set(who(m)) for m in meetings(extractor, page(text, language="es"))] == [BOTH, {"Kofi Mensah", "Tomás Rivas"}]
