"""What Spanish sentences tell of an encounter: who, how, and whether it was held."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LAHTI = "la ministra de Asuntos Exteriores de Finlandia, Aino Lahtinen"
RIVAS = "el canciller chileno, Tomás Rivas"
BOTH = {"Aino Lahtinen", "Tomás Rivas"}
A, DE = f"a {LAHTI}", f"de {LAHTI}"


def told(extractor: Extractor, *body: str, realis: str = "held", **more: object):  # type: ignore[no-untyped-def]
    """The one meeting of a Spanish page."""
    return only(extractor, page(*body, language="es", **more), realis)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{RIVAS} se reunió el jueves con {LAHTI}.",
        f"{RIVAS} se reunió esta mañana con {LAHTI}, en la sede del ministerio.",
        f"{RIVAS} se ha reunido hoy en Santiago con {LAHTI}.",
        f"{RIVAS} se reúne con {LAHTI} para hablar de pesca.",
        f"{RIVAS}, y {LAHTI}, se reunieron el jueves.",
        f"El jueves se reunieron en Santiago {RIVAS}, y {LAHTI}.",
        f"Se reunieron ayer en Santiago {RIVAS}, y su homóloga finlandesa, Aino Lahtinen.",
        f"Ayer se reunió {RIVAS}, en Santiago con {LAHTI}.",
        f"{RIVAS} mantuvo un encuentro con {LAHTI}.",
        f"Recibió ayer {RIVAS}, {A}.",
        f"Fue recibida ayer {LAHTI}, por {RIVAS}.",
        f"Sostuvo {RIVAS}, este martes, conversaciones oficiales con {LAHTI}.",
        f"{RIVAS} llegó el martes a Helsinki para ver {A}, con quien sostuvo una reunión.",
        f"{RIVAS} viajó a Helsinki para ver {A}, con quien conversó sobre pesca.",
        f"{RIVAS} fue anfitrión ayer de una reunión con {LAHTI}.",
        f"{RIVAS} recibió en sus oficinas la visita {DE}.",
        f"{RIVAS} sostuvo el pasado martes, en el Palacio de La Moneda, una cordial reunión de trabajo con {LAHTI}.",
        f"{RIVAS} celebró una reunión bilateral con {LAHTI}.",
        f"{RIVAS} ha mantenido un almuerzo de trabajo con {LAHTI}.",
        f"{RIVAS} recibió {A}.",
        f"{RIVAS} recibió hoy {A}.",
        f"{RIVAS} recibió este jueves 7 de marzo, en su despacho de la calle Teatinos, {A}.",
        f"{RIVAS} recibió en audiencia {A}.",
        f"{RIVAS} recibe {A}, en Santiago.",
        f"{RIVAS} ha recibido esta tarde {A}.",
        f"{RIVAS} recibió la visita {DE}.",
        f"{RIVAS} recibió una visita de cortesía {DE}.",
        f"{RIVAS} dio la bienvenida {A}.",
        f"{LAHTI} fue recibida por {RIVAS}.",
        f"{LAHTI} fue recibida ayer en audiencia por {RIVAS}.",
        f"{LAHTI} fue recibida el jueves en el salón rojo del palacio por {RIVAS}.",
        f"{LAHTI} ha sido recibida en Santiago por {RIVAS}.",
        f"{LAHTI} realizó una visita de cortesía al canciller chileno, Tomás Rivas.",
        f"En Santiago se celebró una reunión entre {RIVAS}, y {LAHTI}.",
        f"El jueves tuvo lugar en Santiago un encuentro entre {RIVAS}, y {LAHTI}.",
        f"La reunión entre {RIVAS}, y {LAHTI}, se llevó a cabo en Santiago.",
        f"Durante una reunión con {LAHTI}, {RIVAS} prometió rebajar los aranceles.",
        f"En un encuentro con {LAHTI}, {RIVAS} habló del cobre.",
        f"{RIVAS} se entrevistó con {LAHTI}.",
        f"{RIVAS} se encontró en Santiago con {LAHTI}.",
        f"{RIVAS} almorzó con {LAHTI}.",
        f"{RIVAS} conversó en persona con {LAHTI}.",
        f"{RIVAS}, que realiza una visita oficial por invitación del presidente de Finlandia, se reunió con {LAHTI}.",
        f"{RIVAS} y su par finlandesa, Aino Lahtinen, presidieron la tercera ronda de consultas políticas.",
        f"{RIVAS} y su colega de Finlandia, Aino Lahtinen, encabezaron en Santiago una reunión de trabajo.",
        f"{RIVAS} recibió a una delegación encabezada por {LAHTI}.",
        f"Una delegación de Finlandia encabezada por la ministra de Exteriores, Aino Lahtinen, sostuvo conversaciones con {RIVAS}.",
        f"{RIVAS} y {LAHTI} sostuvieron un encuentro al margen de la Asamblea General de la ONU.",
        f"{RIVAS} y la ministra finlandesa de Exteriores Aino Lahtinen dialogaron ayer en Santiago.",
        "El ministro de Relaciones Exteriores de Chile Tomás Rivas se reunió con la ministra de Exteriores finlandesa Aino Lahtinen.",
        "El Sr. Tomás Rivas, canciller de Chile, se reunió con la Excma. Sra. Aino Lahtinen, ministra de Exteriores de Finlandia.",
        "El chileno Tomás Rivas se reunió con la finlandesa Aino Lahtinen en Santiago.",
    ],
)
def test_a_meeting_in_person_is_found_with_both_sides(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence[0].upper() + sentence[1:])
    assert set(who(report)) == BOTH
    assert {p.country for p in report.participants} == {"FI", "CL"}
    assert report.mode == "in_person"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{RIVAS} habló por teléfono con {LAHTI}.",
        f"{RIVAS} habló hoy por teléfono con {LAHTI}.",
        f"{RIVAS} conversó telefónicamente con {LAHTI}.",
        f"{RIVAS} mantuvo una conversación telefónica con {LAHTI}.",
        f"{RIVAS} sostuvo ayer por la tarde una llamada telefónica con {LAHTI}.",
        f"{RIVAS} y {LAHTI} sostuvieron una conversación telefónica.",
        f"{RIVAS} y {LAHTI} hablaron por teléfono el miércoles.",
        f"{RIVAS} recibió una llamada telefónica {DE}.",
        f"{RIVAS} llamó por teléfono {A}.",
        f"{RIVAS} se comunicó telefónicamente con {LAHTI}.",
        f"En conversación telefónica con {LAHTI}, {RIVAS} habló del cobre.",
        f"{RIVAS} tuvo una comunicación telefónica con su homóloga finlandesa, Aino Lahtinen.",
    ],
)
def test_a_call_is_found_as_such(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence[0].upper() + sentence[1:])
    assert set(who(report)) == BOTH
    assert report.mode == "phone"
    assert report.city is None


@pytest.mark.parametrize(
    "sentence",
    [
        f"{RIVAS} mantuvo una videoconferencia con {LAHTI}.",
        f"{RIVAS} se reunió por videoconferencia con {LAHTI}.",
        f"{RIVAS} se reunió de manera virtual con {LAHTI}.",
        f"{RIVAS} y {LAHTI} celebraron una reunión virtual.",
        f"{RIVAS} sostuvo un encuentro por videollamada con {LAHTI}.",
        f"La reunión entre {RIVAS}, y {LAHTI}, se celebró ayer de forma telemática.",
    ],
)
def test_a_video_meeting_is_found_as_such(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence[0].upper() + sentence[1:])
    assert set(who(report)) == BOTH
    assert report.mode == "video"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{RIVAS} se reunirá el viernes con {LAHTI}.",
        f"{RIVAS} recibirá mañana {A}.",
        f"{RIVAS} tiene previsto reunirse con {LAHTI}.",
        f"{RIVAS} viajará a Helsinki para reunirse con {LAHTI}.",
        f"{RIVAS} mantendrá un encuentro con {LAHTI}.",
        f"Está prevista para el lunes una reunión entre {RIVAS}, y {LAHTI}.",
        f"{RIVAS} no se reunió con {LAHTI}.",
        f"{RIVAS} canceló la reunión con {LAHTI}.",
        f"{RIVAS} se negó a recibir {A}.",
        f"Fue aplazada la reunión de {RIVAS}, con {LAHTI}.",
        f"{RIVAS} expresó sus condolencias {A}.",
        f"{RIVAS} agradeció las palabras {DE}.",
        f"{RIVAS} recibió una carta {DE}.",
        f"{RIVAS} pidió {A} que rebaje los aranceles.",
        f"{RIVAS} recordó su reunión anterior con {LAHTI}.",
        "El ministro de Hacienda, Tomás Rivas, se reunió con la ministra de Salud, Aino Lahtinen.",
        "La selección de Finlandia se reunió en Santiago antes del partido con Chile.",
    ],
)
def test_what_was_not_held_is_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence[0].upper() + sentence[1:], language="es")) == []


def test_separate_meetings_are_told_apart_by_the_countries_of_a_list(extractor: Extractor) -> None:
    text = (
        "El canciller chileno, Tomás Rivas, se reunió por separado con sus homólogos de Finlandia, Aino Lahtinen; "
        "Suecia, Nils Ekdahl; y Estonia, Mart Saar."
    )
    found = meetings(extractor, page(text, language="es"))
    assert [set(who(r)) for r in found] == [{"Tomás Rivas", other} for other in ("Aino Lahtinen", "Nils Ekdahl", "Mart Saar")]
    assert [r.participants[1].country for r in found] == ["FI", "SE", "EE"]


def test_all_parties_of_a_list_after_the_verb_are_told(extractor: Extractor) -> None:
    text = (
        "Se reunieron en Santiago los cancilleres de Chile, Tomás Rivas; Finlandia, Aino Lahtinen, y Estonia, Mart Saar, "
        "para hablar de pesca."
    )
    assert set(who(told(extractor, text))) == {"Tomás Rivas", "Aino Lahtinen", "Mart Saar"}


def test_the_delegation_is_its_leader(extractor: Extractor) -> None:
    report = told(
        extractor,
        "Una delegación del Senado de Chile, encabezada por la senadora Inés Lagos, visitó Finlandia.",
        "En Helsinki, la comitiva sostuvo un encuentro con el ministro finlandés de Comercio, Nils Ekdahl.",
    )
    assert set(who(report)) == {"Inés Lagos", "Nils Ekdahl"}


def test_both_are_those_named_before(extractor: Extractor) -> None:
    report = told(
        extractor,
        f"El canciller chileno, Tomás Rivas, llegó a Helsinki. Lo esperaba {LAHTI}.",
        "Ambos ministros se reunieron el jueves.",
    )
    assert set(who(report)) == BOTH


def test_the_first_person_is_the_publishers(extractor: Extractor) -> None:
    report = told(extractor, f"Hoy me reuní con {LAHTI}.", source_id="cancilleria-co")
    assert [p.person or p.country for p in report.participants] == ["CO", "Aino Lahtinen"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Los cancilleres de Chile y Finlandia se reunieron en Santiago.",
        "Los ministros chileno y finlandés de Exteriores se reunieron en Santiago.",
    ],
)
def test_each_nation_of_a_plural_title_takes_part(extractor: Extractor, sentence: str) -> None:
    assert [p.country for p in told(extractor, sentence).participants] == ["CL", "FI"]


@pytest.mark.parametrize(
    "sentence", [f"{RIVAS} informó que se reunió con {LAHTI}.", f"{RIVAS} contó ayer que sostuvo un encuentro con {LAHTI}."]
)
def test_the_subject_goes_on_in_what_is_reported(extractor: Extractor, sentence: str) -> None:
    assert set(who(told(extractor, sentence[0].upper() + sentence[1:]))) == BOTH


def test_both_meet_a_third(extractor: Extractor) -> None:
    text = f"{RIVAS}, y {LAHTI}, hablaron por teléfono en mayo."
    after = "Ambos ministros se reunieron el jueves en Tallin con el ministro estonio de Pesca, Mart Saar."
    found = meetings(extractor, page(text[0].upper() + text[1:], after, language="es"))
    assert set(who(found[-1])) == {*BOTH, "Mart Saar"}


def test_a_meeting_that_followed_is_where_the_one_before_was(extractor: Extractor) -> None:
    text = (
        f"{RIVAS}, se reunió el jueves en Helsinki con {LAHTI}.",
        "Rivas se entrevistó también con el ministro finlandés de Comercio, Nils Ekdahl.",
    )
    found = meetings(extractor, page(*(t[0].upper() + t[1:] for t in text), language="es"))
    assert [r.city for r in found] == ["Helsinki", "Helsinki"]


def test_a_body_in_an_office_is_no_forum(extractor: Extractor) -> None:
    text = "El canciller chileno, Tomás Rivas, se reunió con el vicepresidente de la Gran Asamblea Nacional de Turquía, Kemal Aslan."
    assert told(extractor, text).forum is None


@pytest.mark.parametrize(
    ("office", "english"),
    [
        ("El canciller de Chile", "Foreign Minister"),
        ("El canciller de Alemania", "Chancellor"),
        ("El secretario de Relaciones Exteriores de México", "Foreign Secretary"),
        ("El ministro alemán de Exteriores", "Foreign Minister"),
        ("El secretario de Estado de Estados Unidos", "Secretary of State"),
        ("La ministra de Comercio Exterior y Turismo del Perú", "Minister of Foreign Trade and Tourism"),
        ("El presidente del Gobierno de España", "Prime Minister"),
        ("El viceprimer ministro de Vietnam", "Deputy Prime Minister"),
        ("El embajador de Francia", "Ambassador to Finland"),
    ],
)
def test_offices_are_said_in_english(extractor: Extractor, office: str, english: str) -> None:
    report = told(extractor, f"{office}, Marko Vela, se reunió con {LAHTI}.")
    assert {p.person: p.office for p in report.participants} == {"Marko Vela": english, "Aino Lahtinen": "Foreign Minister"}


def test_what_both_went_over_besides_was_in_the_same_call(extractor: Extractor) -> None:
    call = told(extractor, f"{RIVAS}, y {LAHTI}, hablaron por teléfono el jueves.", "Rivas y Lahtinen repasaron además la pesca.")
    assert call.mode == "phone"


def test_who_governs_a_place_at_home_is_no_guest(extractor: Extractor) -> None:
    body = f"{RIVAS}, recibió hoy al gobernador de la región, Pedro Soto, que busca créditos de un banco finlandés."
    assert meetings(extractor, page(body, language="es")) == []


def test_what_a_title_puts_off_was_not_held(extractor: Extractor) -> None:
    title = f"Posponen la reunión de {RIVAS}, y {LAHTI}"
    assert meetings(extractor, page("El encuentro quedó sin fecha.", title=title, language="es")) == []


def test_what_was_then_spoken_of_was_in_the_past_as_well(extractor: Extractor) -> None:
    body = f"{RIVAS}, y {LAHTI}, se habían visto en enero, y entonces hablaron de la pesca."
    assert meetings(extractor, page(body, language="es")) == []


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        (f"{RIVAS}, intercambió hoy puntos de vista con {LAHTI}, en un desayuno de trabajo.", "in_person"),
        (f"{RIVAS}, recibió hoy las copias de las cartas credenciales {DE}.", "in_person"),
        (f"{RIVAS}, recibió ayer, en la sede de la Cancillería, la visita protocolar {DE}.", "in_person"),
        (f"{RIVAS}, sostuvo hoy conversaciones oficiales con su similar de Finlandia, Aino Lahtinen.", "in_person"),
        (f"{RIVAS}, y {LAHTI}, estuvieron reunidos cerca de dos horas.", "in_person"),
        (f"La quinta reunión fue copresidida el jueves por {RIVAS}, y por {LAHTI}.", "in_person"),
        (f"Al término de la reunión que sostuvo ayer con {LAHTI}, {RIVAS}, anunció un acuerdo.", "in_person"),
        (f"{RIVAS}, llamó el jueves por teléfono {A}.", "phone"),
        (f"{RIVAS}, recibió este jueves 7 de marzo una llamada telefónica {DE}.", "phone"),
        (f"{RIVAS}, conversó en la tarde de ayer por teléfono con {LAHTI}.", "phone"),
        (f"En diálogo telefónico, {RIVAS}, y {LAHTI}, coincidieron en los plazos.", "phone"),
    ],
)
def test_days_and_adverbs_may_part_the_words_of_a_meeting(extractor: Extractor, sentence: str, mode: str) -> None:
    report = told(extractor, sentence)
    assert (set(who(report)), report.mode) == (BOTH, mode)


def test_days_of_a_round_are_those_of_its_meetings(extractor: Extractor) -> None:
    report = told(extractor, f"{RIVAS}, cumplió el jueves una intensa agenda bilateral.", f"En primer lugar se reunió con {LAHTI}.")
    assert report.held_edtf == "2024-03-14"


def test_a_host_receives_his_visitor(extractor: Extractor) -> None:
    found = meetings(
        extractor,
        page(
            f"{RIVAS}, se reunió con {LAHTI}.",
            "Por la tarde, la presidenta de Chile, Eva Montes, recibió a la visitante en el palacio.",
            language="es",
        ),
    )
    assert [set(who(r)) for r in found] == [BOTH, {"Eva Montes", "Aino Lahtinen"}]


def test_the_last_time_that_two_saw_each_other_is_no_news(extractor: Extractor) -> None:
    body = f"{RIVAS}, viajará a Helsinki, donde lo espera {LAHTI}."
    assert meetings(extractor, page(body, "La última vez que los dos se vieron las caras fue en enero.", language="es")) == []


def test_who_took_part_too_met_nobody_of_his_own_side(extractor: Extractor) -> None:
    body = (f"{RIVAS}, recibió el jueves {A}.", "En la cita participó también la subsecretaria de Pesca, Rosa Soto.")
    assert [set(who(r)) for r in meetings(extractor, page(*body, language="es"))] == [BOTH | {"Rosa Soto"}]


def test_an_article_before_a_title_gives_it_to_the_name_behind_it(extractor: Extractor) -> None:
    text = "A su llegada al Palacio Quemado, el primer ministro búlgaro, Ivan Popov, fue recibido por el presidente de Bolivia, Luis Soto."
    assert set(who(told(extractor, text))) == {"Ivan Popov", "Luis Soto"}


def test_those_who_took_part_in_what_a_verb_told_of_met(extractor: Extractor) -> None:
    event = "Los ministros de los tres países sesionaron por videoconferencia el jueves, con el fin de preparar la cumbre."
    text = f"Tomaron parte {RIVAS}; {LAHTI}, y el de Panamá, Javier Soto."
    report = told(extractor, event, text)
    assert (set(who(report)), report.mode, report.held_edtf) == (BOTH | {"Javier Soto"}, "video", "2024-03-14")


@pytest.mark.parametrize(
    "sentence",
    [
        f"El día anterior, miércoles 13, {RIVAS} había sostenido una reunión con {LAHTI}.",
        f"Ese mismo jueves, {RIVAS} había mantenido un encuentro con {LAHTI}.",
    ],
)
def test_what_had_been_held_these_days_is_news(extractor: Extractor, sentence: str) -> None:
    found = told(extractor, "El ministro volvió a Santiago este jueves 14 de marzo.", sentence)
    assert set(who(found)) == BOTH


def test_what_had_been_held_long_before_is_a_memory(extractor: Extractor) -> None:
    found = told(extractor, f"{RIVAS} había sostenido una reunión con {LAHTI} en mayo de 2019.", realis="referenced")
    assert set(who(found)) == BOTH


def test_a_year_beside_the_verb_comes_before_a_day_of_another_clause(extractor: Extractor) -> None:
    found = told(extractor, f"{RIVAS} y {LAHTI} se reunieron en 2016 en Lima, un hecho que recordó ayer la prensa.", realis="referenced")
    assert set(who(found)) == BOTH


def test_the_second_of_a_round_is_told_by_its_number(extractor: Extractor) -> None:
    found = meetings(
        extractor,
        page(
            "La primera ministra de Samoa, Fiame Rivas, mantuvo ayer dos reuniones bilaterales.",
            "En la primera de ellas, con el canciller chileno, Tomás Soto, trató la pesca.",
            "La segunda, con la ministra de Asuntos Exteriores de Finlandia, Aino Lahtinen, giró en torno al clima.",
            language="es",
        ),
    )
    assert [set(who(one)) for one in found] == [{"Fiame Rivas", "Tomás Soto"}, {"Fiame Rivas", "Aino Lahtinen"}]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Al término de la reunión que sostuvieron ayer en Lima, {RIVAS}, y {LAHTI}, hablaron a la prensa.",
        f"{RIVAS} felicitó a {LAHTI}, durante la entrevista que ambos celebraron el jueves en Lima.",
        f"{RIVAS}, y {LAHTI}, revisaron ayer en Lima el acuerdo de pesca.",
    ],
)
def test_a_clause_says_that_both_met(extractor: Extractor, sentence: str) -> None:
    assert set(who(told(extractor, sentence))) == BOTH


def test_the_visitor_is_whom_the_first_one_received(extractor: Extractor) -> None:
    found = meetings(
        extractor,
        page(
            "El presidente de Chile, Pedro Soto, recibió ayer a la ministra de Asuntos Exteriores de Finlandia, Aino Lahtinen.",
            "La visitante sostuvo además conversaciones oficiales con el canciller chileno, Tomás Rivas.",
            language="es",
        ),
    )
    assert [set(who(one)) for one in found] == [{"Pedro Soto", "Aino Lahtinen"}, BOTH]


def test_a_plan_inside_the_name_of_a_body_is_none(extractor: Extractor) -> None:
    found = told(
        extractor,
        "Los cancilleres de la Alianza para el Desarrollo en Democracia sesionaron el jueves en Lima.",
        "Tomaron parte el canciller chileno, Tomás Rivas, y la ministra de Asuntos Exteriores de Finlandia, Aino Lahtinen.",
    )
    assert set(who(found)) == BOTH


def test_what_both_also_reviewed_is_no_other_meeting(extractor: Extractor) -> None:
    found = told(extractor, f"{RIVAS} mantuvo una reunión con {LAHTI}.", f"{RIVAS}, y {LAHTI}, revisaron también el acuerdo de pesca.")
    assert set(who(found)) == BOTH


def test_santo_domingo_is_no_sunday(extractor: Extractor) -> None:
    found = told(extractor, f"{RIVAS} se reunió en Santo Domingo con {LAHTI}.")
    assert (found.held_on, found.city) == (None, "Santo Domingo")


@pytest.mark.parametrize(
    "sentence",
    [
        f"El jueves de la semana pasada, {RIVAS}, se reunió con {LAHTI}.",
        f"{RIVAS} inició el jueves pasado su visita oficial a Finlandia con una reunión con {LAHTI}.",
        f"{RIVAS} y {LAHTI} celebraron el jueves pasado en Lima la cumbre bilateral.",
    ],
)
def test_what_was_held_last_week_is_news(extractor: Extractor, sentence: str) -> None:
    assert set(who(told(extractor, sentence))) == BOTH


@pytest.mark.parametrize(
    ("words", "day"),
    [("En la mañana de este día", 15), ("El 13 del mes en curso", 13), ("El 13 de los corrientes", 13), ("El 13 del presente mes", 13)],
)
def test_days_of_the_month_in_course(extractor: Extractor, words: str, day: int) -> None:
    found = told(extractor, f"{words}, {RIVAS}, se reunió con {LAHTI}.")
    assert found.held_on is not None and found.held_on.day == day


def test_that_same_day_is_not_the_today_of_an_aside(extractor: Extractor) -> None:
    body = (f"{RIVAS}, conversó el lunes con el ministro togolés, Kodjo Mensah, quien concluye hoy su visita.",)
    found = meetings(extractor, page(*body, f"Ese mismo día, {RIVAS}, se reunió con {LAHTI}.", language="es"))
    assert len({r.held_edtf for r in found}) == 1


@pytest.mark.parametrize(
    ("ministry", "office"),
    [
        ("Asuntos Exteriores, Unión Europea y Cooperación", "Foreign Minister"),
        ("Relaciones Exteriores, Comercio Internacional y Culto", "Foreign Minister"),
    ],
)
def test_a_counterpart_has_the_general_office_and_not_the_ministry_of_the_host(extractor: Extractor, ministry: str, office: str) -> None:
    report = told(
        extractor, f"La ministra de {ministry} de Finlandia, Aino Lahtinen, recibió el jueves a su homólogo de Chile, Tomás Rivas."
    )
    assert {p.person: p.office for p in report.participants}["Tomás Rivas"] == office
