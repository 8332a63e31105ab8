"""Spanish papers and ministries: what two said apart, ceremonies, plans in the subjunctive, houses, those named by a country alone."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

RIVAS, LAHTI = "el canciller de Chile, Tomás Rivas", "la ministra de Exteriores de Finlandia, Aino Lahtinen"
BOTH = {"Aino Lahtinen", "Tomás Rivas"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"El jueves {RIVAS}, y {LAHTI}, discutieron en redes sociales sobre la pesca.",
        f"El jueves {RIVAS}, y {LAHTI}, abordaron por separado la crisis en sendos comunicados.",
        f"Por separado, {RIVAS}, y {LAHTI}, analizaron el jueves con sus gabinetes el alza del petróleo.",
        f"El jueves {RIVAS}, y {LAHTI}, evaluaron en declaraciones a la prensa los efectos de la sequía.",
        f"Está previsto que {LAHTI}, sea recibida por {RIVAS}, el domingo.",
        f"En 1978, {RIVAS}, se reunió con {LAHTI}.",
        f"El jueves se realizó el encuentro de poetas. Asistieron {RIVAS}, y {LAHTI}.",
        f"De haberse reunido con {LAHTI}, {RIVAS}, habría evitado la crisis.",
        f"El jueves {RIVAS}, y {LAHTI}, acordaron por carta abrir el puerto.",
        f"El jueves {RIVAS}, y {LAHTI}, negociaron durante meses el acuerdo por medio de sus embajadas.",
        f"Se frustró la reunión entre {RIVAS}, y {LAHTI}.",
        f"En una entrevista con la cadena pública, {RIVAS}, pidió a {LAHTI}, más apoyo.",
        f"En una reunión con su partido, {RIVAS}, pidió a {LAHTI}, más apoyo.",
        f"En una entrevista, {RIVAS}, agradeció a la ministra finlandesa Aino Lahtinen su apoyo.",
        f"En una entrevista, {RIVAS}, criticó a la ministra finlandesa Aino Lahtinen.",
        f"Durante un encuentro en Guadalajara, {RIVAS}, respondió a la ministra finlandesa Aino Lahtinen.",
        f"En una conversación telefónica, {RIVAS}, criticó a la ministra finlandesa Aino Lahtinen.",
        f"{RIVAS}, no asistió al acto. Lo hizo después con enojo la embajadora finlandesa Aino Lahtinen.",
        f"{RIVAS}, firmó el tratado; también lo hizo con reservas la ministra finlandesa Aino Lahtinen.",
        f"{RIVAS}, firmó el tratado. También lo hizo con la ministra finlandesa Aino Lahtinen.",
        f"{RIVAS}, tuvo un acercamiento con las posiciones de {LAHTI}.",
        "La Comisión de Pesca recibió el jueves al canciller de Chile, Tomás Rivas, y al subsecretario Luis Soto por el pacto chino.",
        f"{RIVAS}, elogió a {LAHTI}, a quien nunca recibió.",
        f"Habló {RIVAS}. Luego fue el turno de {LAHTI}.",
        f"El acto de {RIVAS}, comenzó con una charla de {LAHTI}, sobre el poeta.",
        f"La jornada terminó con un diálogo de sordos entre {RIVAS}, y {LAHTI}.",
    ],
)
def test_what_each_did_alone_or_at_another_time_is_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language="es")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"En una llamada telefónica el jueves, {RIVAS}, agradeció a su homóloga finlandesa, Aino Lahtinen, su apoyo.",
        f"Durante una reunión celebrada el jueves, {RIVAS}, agradeció a su homóloga finlandesa, Aino Lahtinen, su apoyo.",
        f"Tras mantener una reunión con {LAHTI}, {RIVAS}, anunció que viajará a Oslo.",
        f"El puerto abrirá mañana y será ampliado, dijo {RIVAS}, tras mantener una reunión con {LAHTI}.",
        "La embajadora de Finlandia, Aino Lahtinen, presentó sus cartas credenciales ante el presidente de Chile, Tomás Rivas.",
        f"El jueves {RIVAS}, tuvo como invitada en Santiago a su homóloga finlandesa, Aino Lahtinen.",
        f"El jueves {RIVAS}, y {LAHTI}, suscribieron un acuerdo tras mantener una reunión en Santiago.",
        f"El jueves {RIVAS}, se entrevistó con la de Finlandia, Aino Lahtinen.",
        f"El cobre y la pesca fueron los temas de la reunión que sostuvieron el jueves {RIVAS}, y {LAHTI}.",
        f"{RIVAS[0].upper()}{RIVAS[1:]}, trasladó su apoyo a {LAHTI}, durante el encuentro que mantuvieron el jueves en Santiago.",
        f"Reunidos el jueves en Santiago, {RIVAS}, y {LAHTI}, firmaron un acuerdo.",
        f"{LAHTI[0].upper()}{LAHTI[1:]}, hizo el jueves una visita de despedida al canciller de Chile, Tomás Rivas.",
        f"El jueves {RIVAS}, recibió a una delegación parlamentaria de Finlandia. Al frente de ella estaba la diputada Aino Lahtinen.",
        f"El jueves {RIVAS}, recibió a una delegación de Finlandia. El grupo estaba integrado por la diputada Aino Lahtinen.",
        "Santiago fue escenario el jueves de la reunión de los ministros del cobre. Tomaron parte en ella el ministro de Minería de Chile, "
        "Tomás Rivas, y la ministra de Comercio de Finlandia, Aino Lahtinen.",
        "Sesionó el jueves el Comité de Pesca bajo la presidencia del viceministro de Relaciones Exteriores de Chile, Tomás Rivas, y de la "
        "viceministra de Comercio de Finlandia, Aino Lahtinen.",
        "El jueves se realizó una reunión para revisar la pesca. La delegación chilena fue liderada por el viceministro Tomás Rivas. "
        "Por Finlandia participó la directora general para Asuntos Políticos, Aino Lahtinen.",
        "El jueves se celebró una reunión entre Chile y Finlandia. Asistieron por Chile el viceministro de Relaciones Exteriores, Tomás "
        "Rivas, y por Finlandia la directora general para Asuntos Políticos, Aino Lahtinen.",
        f"La pesca ocupó la videoconferencia que mantuvieron el jueves {RIVAS}, y {LAHTI}.",
        f"El puerto fue el tema de la cena que anoche celebraron {RIVAS}, y {LAHTI}.",
        f"{RIVAS}, agradeció la ayuda de {LAHTI}, a quien recibió el jueves en Santiago.",
        f"{LAHTI}, llegó el jueves a palacio, donde le concedió audiencia {RIVAS}.",
        f"El acuerdo dio contenido a la reunión que el jueves tuvo lugar en Santiago entre {RIVAS}, y {LAHTI}.",
        f"El gesto fue de {RIVAS}, que el jueves se entrevistó con {LAHTI}.",
        f"{RIVAS}, elogió a {LAHTI}, con la que analizó el jueves la pesca.",
        f"La visita de {LAHTI}, comenzó el jueves con un encuentro a solas con {RIVAS}.",
        f"{LAHTI}, acudió el jueves a la sede del ministerio para entrevistarse con {RIVAS}.",
        f"{RIVAS}, mantuvo el jueves un aparte con {LAHTI}.",
        "El canciller de Chile, Tomás Rivas, recibió el jueves a la jefa de la BINUH, la finlandesa Aino Lahtinen.",
        "El canciller de Chile, Tomás Rivas, viajó el jueves a Finlandia. Allí celebró una reunión con su anfitriona, Aino Lahtinen.",
    ],
)
def test_both_sides_of_a_meeting_are_found_whatever_names_them(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence, language="es")))) == BOTH


def test_a_house_is_nobody_after_whom_it_is_named(extractor: Extractor) -> None:
    text = f"El jueves {RIVAS}, recibió a {LAHTI}. En el encuentro, en el Palacio Benigno Ferreira, los ministros analizaron la pesca."
    assert set(who(only(extractor, page(text, language="es")))) == BOTH


def test_whom_one_also_met_is_a_meeting_of_its_own(extractor: Extractor) -> None:
    text = f"El jueves {RIVAS}, se reunió con {LAHTI}. También lo hizo con el canciller de Panamá, Luis Soto."
    assert [set(who(m)) for m in meetings(extractor, page(text, language="es"))] == [BOTH, {"Luis Soto", "Tomás Rivas"}]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{RIVAS}, llegará mañana a Helsinki y, tras mantener una reunión con {LAHTI}, ofrecerá una rueda de prensa.",
        f"{RIVAS}, llegará mañana a Helsinki y, tras reunirse con {LAHTI}, ofrecerá una rueda de prensa.",
        f"{RIVAS}, firmará el pacto después de mantener una reunión con {LAHTI}.",
        f"{RIVAS}, anunció que firmará el pacto tras mantener una reunión con {LAHTI}.",
    ],
)
def test_what_comes_before_something_still_to_be_done_is_planned(extractor: Extractor, sentence: str) -> None:
    assert [r.realis for r in extractor.all(page(sentence, language="es")).reports] == ["planned"]


@pytest.mark.parametrize("again", ["el secretario de Estado", "el jerarca", "el ministro"])
def test_a_title_may_take_up_whoever_was_told_before(extractor: Extractor, again: str) -> None:
    text = f"El ministro de Exteriores de Chile, Tomás Rivas, llegó el jueves a Helsinki. Por la tarde, {again} se reunió con {LAHTI}."
    assert set(who(only(extractor, page(text, language="es")))) == BOTH


def test_it_is_still_about_the_guest_whom_somebody_received(extractor: Extractor) -> None:
    text = (
        "El canciller de Chile, Tomás Rivas, llegó el lunes a Finlandia. La ministra de Exteriores de Finlandia, Aino Lahtinen, lo recibió "
        "el martes en Helsinki. La audiencia con el presidente de la República, Eero Saari, se desarrolló el miércoles."
    )
    assert [set(who(m)) for m in meetings(extractor, page(text, language="es"))] == [BOTH, {"Eero Saari", "Tomás Rivas"}]


def test_whose_turn_it_was_next_met_the_same_host(extractor: Extractor) -> None:
    text = f"El miércoles {RIVAS}, se reunió con {LAHTI}. El jueves le tocó el turno al canciller de Panamá, Luis Soto."
    assert [set(who(m)) for m in meetings(extractor, page(text, language="es"))] == [BOTH, {"Luis Soto", "Tomás Rivas"}]


def test_a_call_told_at_the_start_of_a_long_sentence_was_by_phone(extractor: Extractor) -> None:
    text = (
        f"El jueves {RIVAS}, habló con {LAHTI}. Durante una comunicación telefónica que se prolongó por unos veinticinco minutos y que fue "
        "calificada de cordial, ambos ministros repasaron la pesca."
    )
    assert only(extractor, page(text, language="es")).mode == "phone"


def test_what_is_told_in_the_present_of_a_day_to_come_is_planned(extractor: Extractor) -> None:
    text = f"La primera actividad será el lunes 25 de marzo en Helsinki, donde {RIVAS}, tiene cita con {LAHTI}."
    assert [r.realis for r in extractor.all(page(text, language="es")).reports] == ["planned"]


def test_the_two_did_it_on_the_day_of_the_sentence_that_named_both(extractor: Extractor) -> None:
    text = f"El miércoles {RIVAS}, pidió a {LAHTI}, que abriera el puerto. Los dos ministros conversaron durante una hora."
    assert str(only(extractor, page(text, language="es")).held_on) == "2024-03-13"


def test_a_meeting_was_held_on_the_day_of_its_clause(extractor: Extractor) -> None:
    text = f"El acuerdo dio contenido a la reunión que este miércoles tuvo lugar en Santiago entre {RIVAS}, y {LAHTI}."
    assert str(only(extractor, page(text, language="es")).held_on) == "2024-03-13"


def test_a_title_alone_is_who_bore_it_before(extractor: Extractor) -> None:
    text = (
        "El viceministro de Exteriores de Chile, Tomás Rivas, habló el martes por teléfono con el canciller de Panamá, Luis Soto. "
        "El jueves se celebró una reunión entre el viceministro y la embajadora de Finlandia, Aino Lahtinen."
    )
    assert [set(who(m)) for m in meetings(extractor, page(text, language="es"))] == [{"Luis Soto", "Tomás Rivas"}, BOTH]


def test_a_counterpart_holds_the_office_that_the_page_prints_elsewhere(extractor: Extractor) -> None:
    text = (
        "La subsecretaria de Exteriores de Chile, Ana Rivas, se reunió el jueves con su par finlandés, Eero Lahtinen. "
        "El vicecanciller Lahtinen agradeció el gesto."
    )
    assert [p.office for p in only(extractor, page(text, language="es")).participants][1] == "Deputy Foreign Minister"


def test_an_ambassador_is_told_with_where_he_is_posted(extractor: Extractor) -> None:
    text = "El embajador de Chile en Japón, Tomás Rivas, se reunió el jueves en Tokio con la ministra de Comercio de Japón, Aino Lahtinen."
    assert only(extractor, page(text, language="es")).participants[0].office == "Ambassador to Japan"


def test_whose_visit_gave_rise_to_a_meeting_of_others_was_not_there(extractor: Extractor) -> None:
    text = f"Los planes del presidente de Panamá, Luis Soto, dieron pie a la reunión que tuvo lugar el jueves entre {RIVAS}, y {LAHTI}."
    assert set(who(only(extractor, page(text, language="es")))) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        f"La pesca fue el eje de la audiencia que {RIVAS}, concedió el jueves a {LAHTI}.",
        f"Durante la reunión que {RIVAS}, sostuvo el jueves con {LAHTI}, se trató la pesca.",
        f"El embajador informó ayer del encuentro que {RIVAS}, mantuvo el jueves con {LAHTI}, en Helsinki.",
        f"El jueves {RIVAS}, vio a solas a {LAHTI}.",
        f"El jueves {RIVAS}, despachó durante una hora con {LAHTI}.",
    ],
)
def test_a_clause_or_a_verb_of_office_tells_who_met_and_when(extractor: Extractor, text: str) -> None:
    found = only(extractor, page(text, language="es"))
    assert (set(who(found)), str(found.held_on)) == (BOTH, "2024-03-14")


@pytest.mark.parametrize(
    "text",
    [
        f"Ayer la ministra recordó la reunión que {RIVAS}, sostuvo con {LAHTI}, hace dos años.",
        f"La pesca será el eje de la reunión que {RIVAS}, sostendrá el domingo con {LAHTI}.",
        f"El jueves {RIVAS}, concedió a {LAHTI}, la Orden del Mérito.",
        f"El jueves {RIVAS}, vio a {LAHTI}, en la televisión.",
    ],
)
def test_no_meeting_is_told_by_a_memory_a_plan_or_an_honour(extractor: Extractor, text: str) -> None:
    assert meetings(extractor, page(text, language="es")) == []


def test_who_joined_by_a_video_link_met_by_video(extractor: Extractor) -> None:
    text = f"El jueves {RIVAS}, se conectó por videollamada con {LAHTI}, para afinar los detalles."
    assert only(extractor, page(text, language="es")).mode == "video"


def test_the_republic_of_china_is_not_the_people_s_republic(extractor: Extractor) -> None:
    text = f"El jueves {RIVAS}, recibió al embajador de la República de China (Taiwán), Han Wei."
    assert [p.country for p in only(extractor, page(text, language="es")).participants] == ["CL", "TW"]


def test_a_regional_bank_is_a_party_by_its_short_name(extractor: Extractor) -> None:
    text = f"El jueves {RIVAS}, recibió al presidente ejecutivo de la CAF, Eero Saari."
    told = only(extractor, page(text, language="es")).participants[1]
    assert (told.office, told.organization) == ("Executive President", "Development Bank of Latin America and the Caribbean")


@pytest.mark.parametrize("visit", ["visitó una escuela en Turku", "visitó Santiago"])
def test_a_delegation_of_athletes_is_not_who_came(extractor: Extractor, visit: str) -> None:
    text = (
        f"El 5 de marzo la ministra de Exteriores de Finlandia, Aino Lahtinen, {visit}. "
        "El viernes la delegación finlandesa de atletas fue recibida por el presidente de Chile, Iván Mora."
    )
    assert not any("Aino Lahtinen" in who(report) for report in meetings(extractor, page(text, language="es")))
