"""The words by which Spanish pages tell that two met: calls paid, doors opened, impressions exchanged, leave taken."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

RIVAS, LAHTI = "el canciller de Chile, Tomás Rivas", "la ministra de Exteriores de Finlandia, Aino Lahtinen"
BOTH = {"Aino Lahtinen", "Tomás Rivas"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"La visita de cortesía que {LAHTI}, hizo ayer al canciller de Chile, Tomás Rivas, sirvió para hablar de pesca.",
        f"{LAHTI}, giró este jueves una visita protocolar al canciller de Chile, Tomás Rivas.",
        f"{RIVAS}, fue el anfitrión de un desayuno de trabajo con {LAHTI}.",
        f"{RIVAS}, ha cambiado hoy impresiones con {LAHTI}.",
        f"{RIVAS}, y {LAHTI}, han repasado hoy en Santiago el acuerdo de pesca.",
        f"{RIVAS}, estuvo ayer conversando con {LAHTI}.",
        f"{RIVAS}, tomó el jueves un café con {LAHTI}.",
        f"{RIVAS}, conferenció el jueves en Santiago con {LAHTI}.",
        f"{RIVAS}, hizo un aparte con {LAHTI}.",
        f"{LAHTI}, acudió el jueves al despacho del canciller de Chile, Tomás Rivas.",
        f"{LAHTI}, se presentó a explicar al canciller de Chile, Tomás Rivas, los alcances del acuerdo.",
        f"{LAHTI}, fue a ver al canciller de Chile, Tomás Rivas.",
        f"{LAHTI}, se despidió el jueves del canciller de Chile, Tomás Rivas.",
        f"{RIVAS}, abrió las puertas de su despacho a {LAHTI}.",
        f"{RIVAS}, dedicó media hora a {LAHTI}.",
        f"{RIVAS}, ofreció el jueves un almuerzo a {LAHTI}.",
        f"Llegó a Santiago {LAHTI}, a quien agasajó con una cena el canciller de Chile, Tomás Rivas.",
        f"Transcurrió a puerta cerrada el encuentro entre {RIVAS}, y {LAHTI}.",
        f"{RIVAS}, entabló el jueves un diálogo con {LAHTI}.",
        f"{LAHTI}, ha sido acogida hoy por {RIVAS}.",
        f"{RIVAS}, recibió el jueves a la delegación que encabezaba {LAHTI}.",
        f"{RIVAS}, levantó el teléfono para agradecer a {LAHTI}, su apoyo.",
        f"{RIVAS}, ofreció el jueves un acto de despedida a {LAHTI}.",
        f"{RIVAS}, intercambió el jueves con {LAHTI}, sobre la pesca.",
        f"{RIVAS}, y {LAHTI}, intercambiaron el jueves acerca de la pesca.",
        f"{RIVAS}, y {LAHTI}, dieron seguimiento el jueves al acuerdo de pesca.",
        f"{RIVAS}, recibió el jueves en el Palacio Legislativo la visita protocolar de {LAHTI}.",
        f"{LAHTI}, fue cumplimentada el jueves por {RIVAS}.",
    ],
)
def test_calls_meals_and_doors_tell_that_two_met(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence, language="es")))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LAHTI}, se despidió el jueves del canciller de Chile, Tomás Rivas, en una carta.",
        f"{LAHTI}, hará el jueves una visita de cortesía al canciller de Chile, Tomás Rivas.",
        f"{RIVAS}, cambió impresiones con los periodistas sobre {LAHTI}.",
        f"{RIVAS}, hizo un llamado al diálogo entre {LAHTI}, y los pescadores.",
        f"{RIVAS}, no ha cambiado impresiones con {LAHTI}.",
        f"{RIVAS}, dedicó media hora al discurso de {LAHTI}.",
        f"{RIVAS}, levantó la mano tras el discurso de {LAHTI}.",
        f"{RIVAS}, y {LAHTI}, han tratado por separado de frenar la pesca.",
        f"{RIVAS}, fue a ver la obra de {LAHTI}.",
        f"{RIVAS}, intercambió mensajes de felicitación con {LAHTI}.",
        f"{RIVAS}, dio seguimiento al discurso de {LAHTI}.",
        f"{RIVAS}, y {LAHTI}, dieron seguimiento a las elecciones por televisión.",
        f"Al pie de la escalerilla esperaba a {LAHTI}, el jefe de ceremonial.",
    ],
)
def test_letters_plans_and_what_was_only_looked_at_are_no_meetings(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language="es")) == []


def test_what_opens_with_years_ago_is_no_news(extractor: Extractor) -> None:
    told = f"Hace 25 años {LAHTI}, se reunió en Santiago con {RIVAS}."
    assert meetings(extractor, page(told, language="es")) == []


def test_a_bare_title_takes_up_the_minister_told_before(extractor: Extractor) -> None:
    text = f"La canciller de México, Rosa Peña, llegó a Oslo. Allí la secretaria tuvo reuniones con {LAHTI}, y con {RIVAS}."
    assert {who(report)[0] for report in meetings(extractor, page(text, language="es"))} == {"Rosa Peña"}


def test_an_article_before_a_head_begins_another_s_title(extractor: Extractor) -> None:
    text = "De la pesca trató la audiencia concedida el jueves por el ministro de Exteriores de Chile al embajador de Finlandia."
    assert {p.country for p in only(extractor, page(text, language="es")).participants} == {"CL", "FI"}


def test_the_visitor_is_who_came_whoever_else_was_named(extractor: Extractor) -> None:
    text = (
        f"{RIVAS[0].upper()}{RIVAS[1:]}, sostuvo el jueves en Santiago conversaciones con {LAHTI}. "
        "La ministra finlandesa saludó la mediación de su presidente, Eero Saari. "
        "El presidente de Chile, Iván Mora, recibió al visitante en el Palacio de La Moneda."
    )
    assert [who(report) for report in meetings(extractor, page(text, language="es"))][-1] == ["Iván Mora", "Aino Lahtinen"]


@pytest.mark.parametrize("where", ["del Ministerio de Asuntos Exteriores indio", "de la República de la India", "del Gobierno de la India"])
def test_a_counterpart_is_named_behind_where_he_serves(extractor: Extractor, where: str) -> None:
    text = f"{RIVAS[0].upper()}{RIVAS[1:]}, fue recibido el jueves por su contraparte {where}, Vikram Sen, en Nueva Delhi."
    assert [(p.person, p.country) for p in only(extractor, page(text, language="es")).participants][1] == ("Vikram Sen", "IN")


@pytest.mark.parametrize(
    "sentence",
    [
        f"Allí, junto a su par finlandesa Aino Lahtinen, {RIVAS}, revisó la pesca.",
        f"El jueves, con la ministra finlandesa Aino Lahtinen, {RIVAS}, repasó en Santiago la pesca.",
        f"Entró en la sala {LAHTI}. {RIVAS[0].upper()}{RIVAS[1:]}, departió con ella sobre la pesca.",
    ],
)
def test_company_behind_the_opening_of_a_sentence_and_pronouns_are_the_other_side(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence, language="es")))) == BOTH


def test_who_was_only_beside_another_in_a_list_met_nobody(extractor: Extractor) -> None:
    text = f"El jueves, según {LAHTI}, y sus asesores, {RIVAS}, repasó sus cuentas."
    assert meetings(extractor, page(text, language="es")) == []


def test_an_official_given_an_audience_is_who_came(extractor: Extractor) -> None:
    text = (
        f"El canciller de Chile, Tomás Rivas, habló el jueves en Helsinki con {LAHTI}. "
        "Al mediodía, la presidenta de Finlandia, Ida Saari, concedió una audiencia al funcionario chileno."
    )
    assert [who(report) for report in meetings(extractor, page(text, language="es"))][-1] == ["Ida Saari", "Tomás Rivas"]


def test_an_audience_for_an_official_of_whom_nothing_is_told_is_of_nobody(extractor: Extractor) -> None:
    text = "La presidenta de Finlandia, Ida Saari, concedió el jueves una audiencia al funcionario."
    assert meetings(extractor, page(text, language="es")) == []


@pytest.mark.parametrize("where", ["en la losa", "en la pista", "al pie del avión"])
def test_who_waits_at_the_aircraft_only_greets(extractor: Extractor, where: str) -> None:
    arrival = f"{LAHTI[0].upper()}{LAHTI[1:]}, llegó anoche a Santiago, donde la esperaba"
    assert meetings(extractor, page(f"{arrival} {where} el director de Ceremonial de Chile, Tomás Rivas.", language="es")) == []
    assert set(who(only(extractor, page(f"{arrival} {RIVAS}.", language="es")))) == BOTH


@pytest.mark.parametrize("several", ["sendas citas", "sendas audiencias", "sendos encuentros"])
def test_the_day_of_meetings_told_together_is_that_of_each(extractor: Extractor, several: str) -> None:
    text = (
        f"El canciller de Chile, Tomás Rivas, sigue hoy su programa luego de sostener la víspera {several} con altos representantes. "
        "Con la finlandesa Aino Lahtinen, ministra de Exteriores, el canciller pasó revista a la pesca."
    )
    report = only(extractor, page(text, language="es"))
    assert set(who(report)) == BOTH and str(report.held_on) == "2024-03-14"


@pytest.mark.parametrize("title", ["El Alto Comisionado", "El Alto Representante"])
def test_an_article_and_an_adjective_before_a_title_are_no_town(extractor: Extractor, title: str) -> None:
    met = f"{RIVAS[0].upper()}{RIVAS[1:]}, se reunió el jueves con {LAHTI}"
    assert only(extractor, page(f"{met}. Es su primera visita, se lee en {title} y su tiempo.", language="es")).city is None
    assert only(extractor, page(f"En {title}, una obra sobre la ONU, {RIVAS}, se reunió con {LAHTI}.", language="es")).city is None
    assert only(extractor, page(f"{met}, en El Alto.", language="es")).city == "El Alto"


def test_a_ministry_without_a_country_is_that_of_the_dateline(extractor: Extractor) -> None:
    text = "Quito, 14 de marzo de 2024.- El viceministro de Comercio, Tomás Rivas, se reunió con la embajadora de Finlandia, Aino Lahtinen."
    after = "Rivas recibió también al viceministro de Comercio de China, Li Ming."
    told = [[(p.person, p.country) for p in r.participants] for r in meetings(extractor, page(text, after, language="es"))]
    assert [row[0] for row in told] == [("Tomás Rivas", "EC"), ("Tomás Rivas", "EC")]


def test_an_audience_with_the_presence_of_another_is_the_one_told_before(extractor: Extractor) -> None:
    first = "El presidente de Chile, Tomás Rivas, recibió a la embajadora de Finlandia, Aino Lahtinen, quien se despidió del mandatario."
    later = "La audiencia se desarrolló en el palacio y contó con la presencia del ministro de Exteriores, Luis Mora."
    assert set(who(only(extractor, page(first, later, language="es")))) == {"Tomás Rivas", "Aino Lahtinen"}


def test_the_call_that_somebody_had_is_told_by_the_verb_of_its_clause(extractor: Extractor) -> None:
    text = "El canciller de Chile, Tomás Rivas, informó a la prensa de la conversación telefónica que {} con la ministra de Perú, Eva Mora."
    assert only(extractor, page(text.format("mantuvo ayer"), language="es")).mode == "phone"
    assert not meetings(extractor, page(text.format("mantendrá mañana"), language="es"))


@pytest.mark.parametrize("words", ["están en agenda", "también están en agenda", "están en su agenda", "figuran en su agenda"])
def test_what_is_on_the_agenda_is_planned(extractor: Extractor, words: str) -> None:
    told = page(f"{RIVAS}, viaja a Helsinki. En la capital {words} encuentros con {LAHTI}.", language="es")
    assert [r.realis for r in extractor.all(told).reports] == ["planned"]


@pytest.mark.parametrize(
    "said",
    [
        "advirtió el jueves de que la pesca no puede esperar",
        "pidió el jueves más fondos para los pescadores,",
        "instó el jueves a que se permita la pesca para evitar la ruina,",
        "ha asegurado que Chile seguirá apoyando a los pescadores,",
    ],
)
def test_who_said_something_after_a_meeting_has_met_whatever_it_was(extractor: Extractor, said: str) -> None:
    told = only(extractor, page(f"{RIVAS}, {said} tras reunirse en Santiago con {LAHTI}.", language="es"))
    assert set(who(told)) == BOTH


@pytest.mark.parametrize("plan", ["podría anunciar un plan", "ofrecerá una rueda de prensa", "firmará el acuerdo"])
def test_what_is_still_to_be_done_after_a_meeting_tells_of_a_plan(extractor: Extractor, plan: str) -> None:
    assert not meetings(extractor, page(f"{RIVAS}, {plan} tras reunirse en Santiago con {LAHTI}.", language="es"))


@pytest.mark.parametrize("next_", ["y luego mantuvo un encuentro", "y posteriormente se reunió", ", y después sostuvo una reunión"])
def test_whoever_received_one_and_met_another_next_met_both(extractor: Extractor, next_: str) -> None:
    text = f"{RIVAS}, recibió el jueves a {LAHTI}, {next_} con el embajador de Suecia, Lars Holm."
    assert [set(who(report)) for report in meetings(extractor, page(text, language="es"))] == [BOTH, {"Tomás Rivas", "Lars Holm"}]


def test_the_holy_father_is_the_pope(extractor: Extractor) -> None:
    text = "El Santo Padre recibió el jueves en audiencia al presidente de Chile, Iván Mora."
    (first, second) = only(extractor, page(text, language="es")).participants
    assert (first.office, first.country, second.person) == ("Pope", "VA", "Iván Mora")


def test_a_counterpart_of_a_chamber_is_known_by_its_country(extractor: Extractor) -> None:
    text = (
        "La presidenta del Congreso de España, Ana Soto, recibió el jueves a su homólogo de la Cámara de Diputados de Chile, Tomás Rivas."
    )
    assert set(who(only(extractor, page(text, language="es")))) == {"Ana Soto", "Tomás Rivas"}


@pytest.mark.parametrize("guest", ["al nuevo embajador de Suecia, Lars Holm", "a la nueva embajadora de Suecia, Eva Holm"])
def test_a_new_ambassador_is_received_as_any_other(extractor: Extractor, guest: str) -> None:
    told = only(extractor, page(f"{RIVAS}, recibió el jueves {guest}.", language="es"))
    assert [(p.office, p.country) for p in told.participants][1] == ("Ambassador to Chile", "SE")


@pytest.mark.parametrize("reminder", ["El Gobierno recuerda que", "Recordemos que", "Como se recordará,"])
def test_what_a_page_reminds_of_is_no_news(extractor: Extractor, reminder: str) -> None:
    text = f"{reminder} en noviembre de 2023 {RIVAS}, y {LAHTI}, sostuvieron una reunión en Lima."
    assert meetings(extractor, page(text, language="es")) == []


def test_what_is_worth_recalling_of_yesterday_is_news(extractor: Extractor) -> None:
    text = f"Cabe recordar que la tarde de ayer jueves {RIVAS}, sostuvo una conversación telefónica con {LAHTI}."
    assert set(who(only(extractor, page(text, language="es")))) == BOTH
