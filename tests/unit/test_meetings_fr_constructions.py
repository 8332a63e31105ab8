"""French constructions of single sentences, beyond the plain one: who met whom must be read all the same."""

from datetime import date

import pytest

from pipelines.core.records import Document
from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

ADJOVI = "le ministre béninois Paul Adjovi"
LAWSON = "le président togolais Marc Lawson"
BOTH = {"Paul Adjovi", "Marc Lawson"}


def french(sentence: str, source_id: str | None = None) -> Document:
    """A page of one sentence."""
    return page(sentence[0].upper() + sentence[1:], language="fr", source_id=source_id, published_on=date(2017, 6, 14))


def told(extractor: Extractor, sentence: str, source_id: str | None = None) -> list[set[str]]:
    """Who met, meeting by meeting."""
    return [set(who(m)) for m in meetings(extractor, french(sentence, source_id))]


@pytest.mark.parametrize(
    "sentence",
    [
        f"S'étant entretenu mardi à La Haye avec {LAWSON}, {ADJOVI} a annoncé un accord.",
        f"Ayant rencontré lundi {LAWSON}, {ADJOVI} a annoncé un accord.",
        f"Ayant été reçu lundi par {LAWSON}, {ADJOVI} a annoncé un accord.",
        f"S'étant réunis mardi à Lomé, {LAWSON} et {ADJOVI} ont signé un accord.",
        f"Réunis mardi à Lomé, {LAWSON} et {ADJOVI} se sont accordés sur un calendrier.",
        f"{ADJOVI} a déclaré lundi avoir rencontré {LAWSON}.",
        f"{ADJOVI} a indiqué s'être entretenu lundi avec {LAWSON}.",
        f"{ADJOVI} dit avoir eu lundi un entretien franc avec {LAWSON}.",
        f"{ADJOVI} a affirmé avoir été reçu lundi par {LAWSON}.",
        f"{ADJOVI} a fini par rencontrer lundi {LAWSON}.",
        f"{ADJOVI} a également tenu à rencontrer lundi {LAWSON}.",
        f"{ADJOVI} est parvenu à rencontrer lundi {LAWSON}.",
        f"{ADJOVI} vient de s'entretenir avec {LAWSON}.",
        f"{LAWSON} a tenu à recevoir lundi {ADJOVI}.",
        f"{LAWSON} et {ADJOVI} ont bouclé mardi à Lomé leur troisième cycle de négociations.",
        f"{ADJOVI} a pris le café lundi avec {LAWSON}.",
        f"{ADJOVI} et {LAWSON} se sont téléphoné lundi.",
        f"{ADJOVI} et {LAWSON} se sont appelés lundi.",
        f"{ADJOVI} a résumé sa rencontre avec {LAWSON}.",
        f"{ADJOVI} et {LAWSON} se sont donné l'accolade lundi à Lomé.",
        f"Poignée de main lundi à Lomé entre {ADJOVI} et {LAWSON}, avant leur tête-à-tête.",
        f"Le dossier du port a été discuté lundi entre {ADJOVI} et {LAWSON}.",
        f"{ADJOVI} s'est longuement penché lundi avec {LAWSON} sur le dossier du port.",
        f"{ADJOVI} a été l'invité lundi de {LAWSON}.",
        f"En marge du forum, {ADJOVI} a eu une bilatérale avec {LAWSON}.",
        f"{ADJOVI} sortait mardi d'un entretien avec {LAWSON}.",
        f"Ainsi {ADJOVI} a-t-il résumé son entretien avec {LAWSON}.",
        f"{ADJOVI} affirme que sa discussion à Lomé avec {LAWSON} fut cordiale.",
        f"{ADJOVI} a publié une photo de sa rencontre avec {LAWSON}.",
        f"Rien n'a filtré de l'entretien que {ADJOVI} a eu lundi avec {LAWSON}.",
        f"{ADJOVI} n'a pas voulu commenter l'entretien qu'il a eu lundi avec {LAWSON}.",
        f"Lors du déjeuner que lui a offert mardi {LAWSON}, {ADJOVI} a demandé davantage de gaz.",
        f"{ADJOVI} a salué les efforts de son hôte, {LAWSON}, rencontré mardi à Lomé.",
        f"{LAWSON} a reçu mardi à sa résidence, pour un déjeuner de travail, {ADJOVI}.",
        f"Au sortir d'un déjeuner avec {LAWSON}, {ADJOVI} s'est félicité des progrès.",
        f"{ADJOVI} s'est expliqué lundi au cours d'un dîner avec {LAWSON}.",
        f"{LAWSON} a reçu lundi, pour un entretien d'une heure, {ADJOVI}.",
    ],
)
def test_participles_infinitives_and_asides_part_nobody_from_whom_he_met(extractor: Extractor, sentence: str) -> None:
    assert BOTH in told(extractor, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{ADJOVI} s'est dit prêt à s'asseoir avec {LAWSON}.",
        f"{ADJOVI} est disposé à un entretien avec {LAWSON}.",
        f"Agenda prévisionnel – Mardi, 11 h : entretien de {ADJOVI} avec {LAWSON}.",
        f"{ADJOVI} souhaite s'entretenir avec {LAWSON}.",
        f"{ADJOVI} a prévu de déjeuner avec {LAWSON}.",
        f"{ADJOVI} n'a pas été reçu mardi par {LAWSON}.",
        f"{ADJOVI} a déclaré ne pas avoir rencontré {LAWSON}.",
        f"{ADJOVI} a déclaré vouloir rencontrer {LAWSON}.",
        f"{ADJOVI} et {LAWSON} n'ont pas bouclé leurs négociations.",
        f"{ADJOVI} a écrit mardi à {LAWSON}.",
        f"{ADJOVI} a reçu mardi, sur le perron, une lettre de {LAWSON}.",
        f"{ADJOVI} a tenu à rencontrer {LAWSON}, mais celui-ci a refusé.",
        f"{LAWSON} a tenu à recevoir {ADJOVI}, qui a décliné.",
        f"La directrice Anne Claes a commenté l'entretien entre {ADJOVI} et {LAWSON} prévu à Lomé.",
        f"{ADJOVI} a raconté un entretien imaginaire avec {LAWSON}.",
        f"{ADJOVI} et {LAWSON} se sont appelés frères dans leurs discours.",
        f"{ADJOVI} a auditionné par la commission, et non {LAWSON}.",
    ],
)
def test_plans_wishes_denials_and_letters_of_such_words_are_no_meetings(extractor: Extractor, sentence: str) -> None:
    assert told(extractor, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"Photo de la poignée de main manquée à Lomé entre {ADJOVI} et {LAWSON}.",
        f"Une accolade entre {ADJOVI} et {LAWSON} est impensable.",
        f"La poignée de main entre {ADJOVI} et {LAWSON} n'a pas eu lieu.",
    ],
)
def test_a_gesture_without_its_day_tells_of_no_meeting_held_or_planned(extractor: Extractor, sentence: str) -> None:
    assert extractor.all(french(sentence)).reports == ()


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("L'ambassadrice du Canada à Quito, Mme Claire Dubuc, a été reçue mardi à la présidence équatorienne.", {"Claire Dubuc", "EC"}),
        (
            "L'ambassadeur du Japon à Praia, M. Kenji Mori, a été reçu hier au ministère cap-verdien des Affaires étrangères.",
            {"Kenji Mori", "CV"},
        ),
        ("L'ambassadeur du Japon, M. Kenji Mori, a été reçu hier au ministère des Affaires étrangères de Tunisie.", {"Kenji Mori", "TN"}),
    ],
)
def test_who_is_received_at_a_ministry_meets_those_of_its_country(extractor: Extractor, sentence: str, parties: set[str]) -> None:
    assert told(extractor, sentence) == [parties]


def test_who_is_received_at_his_own_ministry_meets_no_other_side(extractor: Extractor) -> None:
    assert told(extractor, "Le ministre algérien Omar Ziani a été reçu lundi à la présidence algérienne.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "La cheffe de la mission de l'UE, Anna Terpstra, a été reçue mercredi par le ministre de la Santé, Luc Morel.",
        "La rapporteuse de l'ONU sur l'eau potable, Anna Terpstra, s'est entretenue mercredi avec le ministre de la Santé, Luc Morel.",
        "Le ministre de la Santé, Luc Morel, a reçu mercredi la représentante résidente du FMI, Anna Terpstra.",
    ],
)
def test_whoever_an_envoy_of_a_body_meets_without_a_country_is_of_the_publisher(extractor: Extractor, sentence: str) -> None:
    report = only(extractor, french(sentence, source_id="elysee"))
    assert {p.person: p.country for p in report.participants} == {"Anna Terpstra": None, "Luc Morel": "FR"}


@pytest.mark.parametrize(
    "line",
    [
        "Entrevue de Monsieur Romain Hengen, ministre de l'Économie, avec le ministre serbe Dragan Pantic",
        "Entretien du ministre de l'Économie Romain Hengen avec le ministre serbe Dragan Pantic",
        "Audience accordée mardi par le ministre Romain Hengen au ministre serbe Dragan Pantic",
        "Déjeuner offert par le ministre Romain Hengen à son homologue serbe, Dragan Pantic",
    ],
)
def test_a_noun_is_of_its_owner_and_of_whom_he_met(extractor: Extractor, line: str) -> None:
    assert told(extractor, line, source_id="elysee") == [{"Romain Hengen", "Dragan Pantic"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "Des consultations ont eu lieu lundi, dirigées côté béninois par la directrice Anne Claes et côté togolais par M. Marc Lawson.",
        "Les délégations du Bénin et du Togo, conduites respectivement par les ministres Anne Claes et Marc Lawson, se sont réunies lundi.",
    ],
)
def test_each_side_of_consultations_has_its_head(extractor: Extractor, sentence: str) -> None:
    assert told(extractor, sentence) == [{"Anne Claes", "Marc Lawson"}]
