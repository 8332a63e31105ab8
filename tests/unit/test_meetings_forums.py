"""On the margins of what pages say that a meeting was held, or where they set it."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import only

SPANISH = "El canciller chileno, Tomás Rivas, se reunió el jueves con la ministra de Asuntos Exteriores de Finlandia, Aino Lahtinen,"
FRENCH = "Le ministre sénégalais des Affaires étrangères, Cheikh Ndoye, a rencontré jeudi la ministre de la Défense de Finlande, Eva Salmi,"


@pytest.mark.parametrize(
    ("words", "forum"),
    [
        ("al margen de la LXII Cumbre de Jefes de Estado del Mercosur y Estados Asociados.", "Mercosur Summit"),
        ("en el contexto de la Cumbre Extraordinaria de Jefas y Jefes de Estado de la CELAC.", "CELAC Summit"),
        ("en los márgenes de la 53.ª Asamblea General de la Organización de los Estados Americanos.", "OAS General Assembly"),
        ("en el marco de la reunión de ministros de Exteriores de la Alianza del Pacífico.", "Pacific Alliance Council of Ministers"),
        ("durante la IX Cumbre de las Américas.", "Summit of the Americas"),
        ("y ambos trataron la agenda de comercio del Mercosur.", None),
    ],
)
def test_a_forum_is_read_from_its_noun_to_its_body_in_spanish(extractor: Extractor, words: str, forum: str | None) -> None:
    assert only(extractor, page(f"{SPANISH} {words}", language="es")).forum == forum


@pytest.mark.parametrize(
    ("words", "forum"),
    [
        ("en marge du sommet extraordinaire des chefs d'État et de gouvernement de la CEDEAO.", "ECOWAS Summit"),
        ("dans le cadre de la session ordinaire du Conseil des ministres de la CEDEAO.", "ECOWAS Council of Ministers"),
        ("en marge de la 44e session ordinaire du Conseil exécutif de l'Union africaine.", "Executive Council of the African Union"),
        ("lors du XIXe Sommet de la Francophonie.", "Francophonie Summit"),
        ("dans le cadre de sa visite de travail.", None),
    ],
)
def test_a_forum_is_read_from_its_noun_to_its_body_in_french(extractor: Extractor, words: str, forum: str | None) -> None:
    assert only(extractor, page(f"{FRENCH} {words}", language="fr")).forum == forum


def test_a_body_that_somebody_presides_over_is_no_forum_of_the_meeting(extractor: Extractor) -> None:
    text = "Le ministre sénégalais des Affaires étrangères, Cheikh Ndoye, a reçu jeudi M. Charles Michel, président du Conseil européen."
    assert only(extractor, page(text, language="fr")).forum is None


def test_the_interlocutors_of_the_one_meeting_of_a_page_are_those_who_met(extractor: Extractor) -> None:
    body = (
        f"{SPANISH} en Santiago.",
        "La ministra expresó su apoyo al presidente de Perú, Julio Vargas.",
        "También se refirió a la situación de la región.",
        "Las aguas del Pacífico son de todos.",
        "Los interlocutores hablaron sobre la pesca.",
    )
    assert {p.person for p in only(extractor, page(*body, language="es")).participants} == {"Tomás Rivas", "Aino Lahtinen"}


MET = "Foreign Minister Tomas Rivas of Chile met Foreign Minister Aino Lahtinen of Finland"
MUNICH = "Munich Security Conference"
SPEAKERS = "World Conference of Speakers of Parliament"


@pytest.mark.parametrize(
    ("title", "before", "meeting", "forum"),
    [
        (f"Back-to-back talks at the {MUNICH}", "", f"{MET} on 15 February 2025.", MUNICH),
        (None, f"Mr Rivas had a series of contacts in the framework of the {MUNICH}.", f"{MET} on 15 February 2025 in Munich.", MUNICH),
        (None, f"Mr Rivas is attending the {MUNICH}.", f"{MET} on 12 February 2025.", None),
        (None, f"Mr Rivas is attending the {MUNICH}.", f"{MET} in Oslo on 15 February 2025.", None),
        (
            None,
            f"Mr Rivas is attending the {MUNICH}.",
            "Foreign Minister Tomas Rivas of Chile spoke by phone on 15 February 2025 with Foreign Minister Aino Lahtinen of Finland.",
            None,
        ),
    ],
)
def test_a_forum_that_the_page_is_set_at_is_that_of_a_meeting_of_its_days_and_its_city(
    extractor: Extractor, title: str | None, before: str, meeting: str, forum: str | None
) -> None:
    told = only(extractor, page(*filter(None, (before, meeting)), title=title, published_on=date(2025, 2, 16)))
    assert told.forum == forum
    assert told.forum_event_id == ("munich-security-conference-2025" if forum else None)


def test_the_noun_of_a_forum_in_small_letters_names_none(extractor: Extractor) -> None:
    assert only(extractor, page(f"{SPANISH} al margen de la cumbre de jefes de Estado.", language="es")).forum is None


@pytest.mark.parametrize(
    ("before", "words", "forum"),
    [
        (f"Mr Rivas took part in the {MUNICH} this week.", "on the sidelines of the event", MUNICH),
        (f"Mr Rivas took part in the {MUNICH} this week.", "on the margins of the gathering", MUNICH),
        (f"Mr Rivas spoke about the {MUNICH} this week.", "on the sidelines of the event", None),
        (f"Mr Rivas took part in the {MUNICH} and in the Doha Forum.", "on the sidelines of the conference", None),
        (f"Mr Rivas took part in the {MUNICH} this week.", "on the occasion of the visit", None),
        (f"Mr Rivas took part in the {MUNICH} in February 2023.", "on the sidelines of the event", None),
        (f"Mr Rivas took part in the {MUNICH} this week. A wedding took place in Oslo.", "on the sidelines of the event", None),
    ],
)
def test_a_bare_noun_on_whose_margins_they_met_means_the_one_forum_that_was_attended(
    extractor: Extractor, before: str, words: str, forum: str | None
) -> None:
    assert only(extractor, page(before, f"{MET} {words}.", published_on=date(2025, 2, 16))).forum == forum


def test_who_is_named_behind_a_bare_noun_is_no_part_of_the_name_of_a_forum(extractor: Extractor) -> None:
    told = (
        "Министр обороны Чили Томас Ривас принял участие в Совещании министров обороны государств – членов ШОС.",
        "На полях мероприятия Томас Ривас встретился с министром обороны Финляндии Эйно Лахтиненом.",
    )
    report = only(extractor, page(*told, language="ru", published_on=date(2025, 6, 26)))
    assert (report.forum_id, report.forum_relation) == ("sco-defence-ministers", "sidelines")


@pytest.mark.parametrize(
    ("words", "forum"),
    [
        ("à l'occasion de sa participation à la 6e Conférence mondiale des présidents de parlement.", SPEAKERS),
        ("en marge de la Conférence mondiale des présidents de parlement.", SPEAKERS),
        ("à Dakar. Ils ont évoqué la Conférence mondiale des présidents de parlement.", None),
    ],
)
def test_speakers_meet_beside_their_world_conference(extractor: Extractor, words: str, forum: str | None) -> None:
    assert only(extractor, page(f"{FRENCH} {words}", language="fr")).forum == forum


@pytest.mark.parametrize(
    ("name", "day", "event", "city"),
    [
        ("东亚合作系列外长会", date(2016, 7, 25), "asean-foreign-ministers-2016", "Vientiane"),
        ("东亚合作领导人系列会议", date(2017, 11, 14), "asean-summit-2017-11", "Manila"),
    ],
)
def test_the_meetings_of_east_asia_are_editions_of_the_series_of_asean_that_they_belong_to(
    extractor: Extractor, name: str, day: date, event: str, city: str
) -> None:
    report = only(extractor, page(f"中国外交部长李明在出席{name}期间会见智利外长里瓦斯。", language="zh", published_on=day))
    assert (report.forum_event_id, report.city) == (event, city)
