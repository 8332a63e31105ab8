"""Sentences of a meeting beside an event: who convened there is none of its parties, and does not part it."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

EN = ("Finnish Foreign Minister Aino Lahtinen", "Chilean Foreign Minister Tomás Rivas")
ES = ("La ministra de Asuntos Exteriores de Finlandia, Aino Lahtinen,", "el canciller chileno, Tomás Rivas")
FR = ("La ministre finlandaise des Affaires étrangères, Aino Lahtinen,", "son homologue chilien, Tomás Rivas")
RU = ("Министр иностранных дел Финляндии Айно Лахтинен", "министром иностранных дел Чили Томасом Ривасом")


@pytest.mark.parametrize(
    "event",
    [
        "the summit",
        "the conference",
        "the meeting",
        "the UN General Assembly",
        "the Munich Security Conference",
        "the summit of heads of state",
        "the conference of ambassadors",
        "the meeting of foreign ministers",
        "the Council of Heads of Government (CHG) of the Shanghai Cooperation Organisation (SCO)",
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        "{0} met on the sidelines of {event} with {1}.",
        "{0} on the margins of {event} held talks with {1}.",
        "{0} held talks on the margins of {event} with {1}.",
        "On the sidelines of {event}, {0} met {1}.",
    ],
)
def test_the_event_beside_which_two_met_parts_them_nowhere_in_their_sentence(extractor: Extractor, words: str, event: str) -> None:
    assert who(only(extractor, page(words.format(*EN, event=event)))) == ["Aino Lahtinen", "Tomás Rivas"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "{0} mantuvo al margen de la cumbre de jefes de Estado conversaciones con {1}."),
        ("es", "{0} se reunió al margen de la reunión de ministros de Asuntos Exteriores con {1}."),
        ("fr", "{0} s'est entretenue en marge de la réunion des ministres des Affaires étrangères avec {1}."),
        ("fr", "{0} en marge du sommet des chefs d'Etat, s'est entretenue avec {1}."),
        ("ru", "{0} на полях заседания министров иностранных дел провела переговоры с {1}."),
        ("ru", "{0} на полях встречи министров иностранных дел ОБСЕ встретилась с {1}."),
        ("ru", "{0} на полях саммита глав государств провела беседу с {1}."),
    ],
)
def test_who_convened_beside_a_meeting_is_no_party_of_it(extractor: Extractor, language: str, words: str) -> None:
    two = {"es": ES, "fr": FR, "ru": RU}[language]
    told = [name.casefold() for name in who(only(extractor, page(words.format(*two), language=language)))]
    assert told in (["aino lahtinen", "tomás rivas"], ["айно лахтинен", "томас ривас"])


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("en", f"{EN[0]} met on the sidelines of the summit with the foreign ministers of Chile and Peru.", ["Aino Lahtinen", "CL", "PE"]),
        ("en", "On the sidelines of the summit the foreign ministers of Chile and Finland met in Rome.", ["CL", "FI"]),
        ("en", "On the sidelines of the summit of heads of state the foreign ministers of Chile and Finland met in Rome.", ["CL", "FI"]),
        ("en", f"{EN[0]} met on the sidelines of the summit representatives of the African Union.", ["Aino Lahtinen", "African Union"]),
        ("en", f"{EN[0]} met the President of the European Council on the sidelines of the summit.", ["Aino Lahtinen", "EU"]),
        ("fr", "En marge de la réunion des chefs d'Etat, les ministres du Chili et de la Finlande se sont rencontrés.", ["CL", "FI"]),
        ("ru", "На полях саммита министры иностранных дел Чили и Финляндии встретились в Риме.", ["CL", "FI"]),
        ("ru", f"{RU[0]} на полях саммита встретилась с министрами иностранных дел Чили и Перу.", ["Айно Лахтинен", "CL", "PE"]),
    ],
)
def test_groups_and_bodies_that_are_told_beside_an_event_and_not_of_it_stay_parties(
    extractor: Extractor, language: str, text: str, parties: list[str]
) -> None:
    assert [who(report) for report in meetings(extractor, page(text, language=language))] == [parties]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "{0} met as part of an official visit with {1}."),
        ("es", "{0} en vísperas de la cumbre se reunió con {1}."),
        ("es", "{0} se reunió al margen de la conferencia internacional sobre el clima con {1}."),
        ("fr", "{0} à la veille du sommet s'est entretenue avec {1}."),
        ("fr", "{0} s'est entretenue en marge de la Conférence de Munich sur la sécurité avec {1}."),
        ("fr", "{0} s'est entretenue pour la première fois avec {1}."),
        ("fr", "{0} s'est entretenue en marge de la conférence ministérielle sur le climat avec {1}."),
        ("ru", "{0} в здании министерства встретилась с {1}."),
        ("ru", "{0} провела на полях саммита глав государств переговоры с {1}."),
    ],
)
def test_what_is_told_between_somebody_and_his_guest_parts_them_not(extractor: Extractor, language: str, words: str) -> None:
    two = {"en": EN, "es": ES, "fr": FR, "ru": RU}[language]
    told = [name.casefold() for name in who(only(extractor, page(words.format(*two), language=language)))]
    assert told in (["aino lahtinen", "tomás rivas"], ["айно лахтинен", "томас ривас"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", f"{FR[0]} se rendra à Rome à la veille du sommet et s'entretiendra avec {FR[1]}."),
        ("es", f"{ES[0]} se reunirá en vísperas de la cumbre con {ES[1]}."),
        ("en", f"{EN[0]} will meet as part of an official visit with {EN[1]}."),
    ],
)
def test_what_is_still_to_come_is_no_less_a_plan_for_them(extractor: Extractor, language: str, text: str) -> None:
    assert not meetings(extractor, page(text, language=language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{EN[0]} met investors on the sidelines of the summit and {EN[1]} toured the museum in Geneva."),
        ("en", f"{EN[0]} met students on the sidelines of the conference opened by {EN[1]} in Oslo."),
        ("en", f"{EN[0]} met students in Oslo as part of a programme agreed with {EN[1]}."),
        ("en", f"{EN[0]} met students as part of a visit, and {EN[1]} opened a school in Oslo."),
        ("fr", f"{FR[0]} a rencontré des élèves pour la première fois et {FR[1]} a visité Genève."),
    ],
)
def test_behind_a_guest_without_a_name_it_parts_them_from_what_follows(extractor: Extractor, language: str, text: str) -> None:
    assert not meetings(extractor, page(text, language=language))


def test_a_group_of_the_next_sentence_is_of_no_event_in_this_one(extractor: Extractor) -> None:
    text = f"{RU[0]} встретилась с {RU[1]} на полях саммита. Представители Кении и Перу провели переговоры в Женеве."
    assert [who(report) for report in meetings(extractor, page(text, language="ru"))] == [["Айно Лахтинен", "Томас Ривас"], ["KE", "PE"]]
