"""Who meets whom on the pages of French-speaking presidencies and ministries: audiences, visitors, colleagues, the publisher's own."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, who

NDOYE = "le ministre sénégalais de la Pêche, Cheikh Ndoye"
BOTH = {"Aino Lahtinen", "Cheikh Ndoye"}
OTHERS = "La ministre finlandaise Aino Lahtinen"


def test_the_publishers_own_president_is_not_the_one_whom_he_received(extractor: Extractor) -> None:
    told = page(
        "Le Président de la République a reçu jeudi, au Palais de l’Élysée, M. Kofi Addo, Président de la République du Ghana.",
        "Le Président de la République a ensuite salué la presse. Le chef de l’État s’était entretenu mercredi par téléphone avec "
        "M. Luis Rivas, Président de la République du Pérou.",
        title="Entretien avec M. Kofi Addo, Président de la République du Ghana",
        language="fr",
    )
    found = [r for r in extractor.all(told).reports if r.realis == "held"]
    assert [{p.country for p in r.participants} for r in found] == [{"FR", "GH"}, {"FR", "PE"}]


def test_a_head_of_state_receives_his_own_ministers_where_no_country_is_told(extractor: Extractor) -> None:
    first = "Le chef de l’État sénégalais a reçu l’ambassadrice de Finlande, Aino Lahtinen."
    second = "Le chef de l’État a ensuite reçu l’ancien ministre Cheikh Ndoye et le ministre de l’Intérieur, Awa Ba."
    assert [set(who(r)) for r in meetings(extractor, page(first, second, language="fr"))] == [{"Aino Lahtinen", "Macky Sall"}]


def test_a_title_in_other_words_is_his_whom_the_page_names_with_it(extractor: Extractor) -> None:
    first = "Le ministre algérien des Affaires étrangères, Ali Brahim, a parlé. Le ministre des Affaires étrangères et des Maliens de "
    first += "l’extérieur, M. Modibo Ba, a quitté Alger, a dit le chef de la diplomatie malienne."
    second = "La séance de travail tenue mercredi entre M. Brahim et son homologue malien a été consacrée à la frontière."
    assert [set(who(r)) for r in meetings(extractor, page(first, second, language="fr"))] == [{"Ali Brahim", "Modibo Ba"}]


def test_several_met_one_each_alone_wherever_the_word_stands(extractor: Extractor) -> None:
    told = f"{OTHERS} et le ministre finlandais Eero Salo ont rencontré séparément vendredi {NDOYE}."
    found = meetings(extractor, page(told, language="fr"))
    assert [set(who(r)) for r in found] == [BOTH, {"Eero Salo", "Cheikh Ndoye"}]


def test_each_of_his_two_counterparts_is_one_of_the_three_who_met(extractor: Extractor) -> None:
    first = f"{OTHERS} a présidé la réunion. Étaient présents {NDOYE} et le ministre péruvien Luis Rivas."
    second = "Avant la plénière, la ministre finlandaise a reçu séparément chacun de ses deux homologues."
    found = meetings(extractor, page(first, second, language="fr"))
    assert [set(who(r)) for r in found[1:]] == [BOTH, {"Aino Lahtinen", "Luis Rivas"}]


def test_who_takes_part_in_a_meeting_told_before_holds_no_other(extractor: Extractor) -> None:
    first = f"{OTHERS} s’est entretenue jeudi à Dakar avec {NDOYE}."
    second = "Ont pris part à cet entretien, du côté finlandais, M. Eero Salo, ministre de la Pêche, et du côté sénégalais, M. Omar Ba."
    assert len(meetings(extractor, page(first, second, language="fr"))) == 1


def test_the_visitor_of_a_nation_is_who_met_another_before(extractor: Extractor) -> None:
    first = f"Le président péruvien Luis Rivas a reçu mercredi {NDOYE}."
    second = "Le Premier ministre, Ana Vega, avait reçu dans la matinée à son bureau l’hôte sénégalais."
    assert set(who(meetings(extractor, page(first, second, language="fr"))[1])) == {"Ana Vega", "Cheikh Ndoye"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Aucun entretien n’est prévu à ce stade avec le ministre sénégalais Cheikh Ndoye.",
        "Aucune rencontre n’a eu lieu avec le ministre sénégalais Cheikh Ndoye.",
        "Les discussions se poursuivent entre les membres du Conseil de sécurité sur un projet de déclaration.",
    ],
)
def test_no_meeting_is_none_and_talks_of_a_body_are_nobody_elses(sentence: str, extractor: Extractor) -> None:
    assert not meetings(extractor, page(f"{OTHERS} est à New York. {sentence}", language="fr"))


def test_what_came_before_the_first_sentence_of_a_dateline_is_news(extractor: Extractor) -> None:
    first = f"DAKAR (APS) – {OTHERS} a été reçue jeudi par {NDOYE}."
    second = "Auparavant, le ministre sénégalais de la Pêche, Omar Ba, s’était entretenu avec la ministre finlandaise."
    found = meetings(extractor, page(first, second, language="fr"))
    assert [set(who(r)) for r in found][1:] == [{"Aino Lahtinen", "Omar Ba"}]


def test_a_delegation_of_a_body_is_met_and_whoever_leads_it_needs_no_title(extractor: Extractor) -> None:
    told = f"{OTHERS} a présidé mercredi une réunion de travail avec une délégation du FMI conduite par Omar Ba."
    (report,) = meetings(extractor, page(told, language="fr"))
    assert {p.person: p.organization or p.country for p in report.participants} == {"Aino Lahtinen": "FI", "Omar Ba": "IMF"}


def test_a_head_of_government_abroad_receives_nobody_of_his_own(extractor: Extractor) -> None:
    first = "Le Premier ministre luxembourgeois Luc Frieden a reçu jeudi à Luxembourg la Première ministre lettone, Evika Siliņa."
    second = "La Première ministre a ensuite été reçue par le Grand-Duc Henri. "
    second += "Dans l’après-midi, elle a eu un échange de vues avec le président de la Chambre, Guy Lentz."
    found = meetings(extractor, page(first, second, language="fr"))
    assert {p.country for p in found[-1].participants} == {"LV", "LU"}


@pytest.mark.parametrize("aside", ["pour sa part", "pour son compte"])
def test_who_does_something_for_his_part_plans_nothing(aside: str, extractor: Extractor) -> None:
    told = f"{NDOYE[0].upper()}{NDOYE[1:]}, a accordé {aside} une audience, lundi, à la ministre finlandaise Aino Lahtinen."
    assert [set(who(r)) for r in meetings(extractor, page(told, language="fr"))] == [BOTH]


@pytest.mark.parametrize(
    ("head", "guests", "count"),
    [
        ("La conférence de presse de l’ONU", "les porte-parole du Sénégal", 0),
        ("Le dîner", NDOYE, 1),
    ],
)
def test_a_press_conference_brings_spokesmen_together_and_is_no_meeting(head: str, guests: str, count: int, extractor: Extractor) -> None:
    told = f"{head}, présidé par la ministre finlandaise Aino Lahtinen, a réuni ce matin {guests}."
    assert len(meetings(extractor, page(told, language="fr"))) == count
