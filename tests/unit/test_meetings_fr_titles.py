"""Titles beside titles, ranks and audiences, as French readouts print them."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LAHTI = "la ministre des Affaires étrangères de la Finlande, Aino Lahtinen"
DIOP = "le ministre sénégalais des Affaires étrangères, Cheikh Ndoye"


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Vice-Premier ministre du Sénégal, ministre de la Défense, ministre du Commerce, Cheikh Ndoye, a reçu {0}.",
        "Cheikh Ndoye, ministre sénégalais de la Pêche, négociateur en chef du groupe des États côtiers (GEC), a reçu {0}.",
        "{0}, a reçu Cheikh Ndoye, ministre du Sénégal, président en exercice de l’Association des ports.",
        "{0}, a reçu M. Cheikh Ndoye, secrétaire général de la Zone des ports du Sénégal.",
        "Le ministre sénégalais Cheikh Ndoye et la ministre de Finlande, la générale de brigade Aino Lahtinen, se sont rencontrés à Dakar.",
        "{0}, et le général Cheikh Ndoye, ministre du Sénégal, se sont entretenus à Dakar.",
        "{0}, a donné audience jeudi à M. Cheikh Ndoye, ministre du Sénégal.",
        "{0}, s’est vu accorder une audience par le ministre sénégalais Cheikh Ndoye.",
        "{0}, et le maréchal Cheikh Ndoye, ministre du Sénégal, se sont entretenus à Dakar.",
        "{0}, a présenté, mardi, ses civilités au ministre sénégalais Cheikh Ndoye.",
        "{0}, s’est exprimée au sortir d’une audience que lui a accordée le président sénégalais Cheikh Ndoye.",
        "{0}, s’est félicitée de l’entretien qu’elle a eu la veille avec le ministre sénégalais Cheikh Ndoye.",
        "La pêche a été au centre des entretiens qu’a eus, jeudi à Dakar, le ministre sénégalais Cheikh Ndoye avec {0}.",
        "Une séance de travail élargie aux délégations des deux pays s’est tenue jeudi entre {0}, et le ministre sénégalais Cheikh Ndoye.",
        "Le salon a été l’occasion pour {0}, de s’entretenir avec le ministre sénégalais Cheikh Ndoye.",
        "{0}, a été l’hôte ce jeudi du ministre sénégalais Cheikh Ndoye.",
        "{0}, est allée dire au revoir au ministre sénégalais Cheikh Ndoye.",
        "{0}, a reçu une délégation du Sénégal, avec à sa tête Cheikh Ndoye, ministre de la Pêche.",
    ],
)
def test_a_title_behind_a_name_or_before_it_makes_no_other_person(sentence: str, extractor: Extractor) -> None:
    report = only(extractor, page(sentence.format(LAHTI), language="fr"))
    assert set(who(report)) == {"Aino Lahtinen", "Cheikh Ndoye"}


def test_a_cabinet_that_its_president_chairs_is_no_meeting(extractor: Extractor) -> None:
    body = "Le Conseil s’est réuni mercredi sous la présidence de Cheikh Ndoye, Président du Sénégal, Chef de l’État, Chef du Gouvernement."
    assert not meetings(extractor, page(body, "La France a présenté ses vœux.", language="fr"))


def test_a_list_repeats_its_articles(extractor: Extractor) -> None:
    report = only(extractor, page(f"{DIOP}, et le ministre du Commerce, ont reçu {LAHTI}.", language="fr"))
    assert "Aino Lahtinen" in who(report)


def test_a_head_of_state_is_of_the_president_named_first_without_a_country(extractor: Extractor) -> None:
    report = only(
        extractor,
        page(
            "Le Président Cheikh Ndoye de retour de Luanda. Le Président du Sénégal, Cheikh Ndoye, a regagné Dakar dimanche.",
            "Au cours de ce séjour, le chef de l’État a conféré avec son homologue angolais, João Lourenço.",
            language="fr",
        ),
    )
    assert set(who(report)) == {"Cheikh Ndoye", "Joao Lourenco"}


def test_a_head_of_state_of_a_country_is_its_listed_president(extractor: Extractor) -> None:
    body = (
        "Faustin-Archange Touadéra a gagné Dakar mercredi.",
        "Le chef de l’État centrafricain y a rencontré le ministre du Sénégal, Cheikh Ndoye.",
    )
    report = only(extractor, page(*body, language="fr", published_on=date(2024, 10, 24)))
    assert set(who(report)) == {"Faustin-Archange Touadera", "Cheikh Ndoye"}


@pytest.mark.parametrize(("title", "is_told"), [("le dirigeant sénégalais", False), ("le dirigeant chilien", True)])
def test_a_leader_of_his_nation_is_whom_the_text_is_about(extractor: Extractor, title: str, is_told: bool) -> None:
    text = f"Lors de sa rencontre avec {LAHTI}, {title} a salué les échanges."
    report = meetings(extractor, page("Le ministre sénégalais Cheikh Ndoye est à Genève.", text, language="fr"))[-1]
    assert any(p.person is None for p in report.participants) == is_told
    assert {"Aino Lahtinen", "Cheikh Ndoye"} <= set(who(report)) or is_told


def test_the_head_of_the_chamber_is_the_speaker_whom_the_page_names(extractor: Extractor) -> None:
    body = (
        "Le président de l’Assemblée nationale, Cheikh Ndoye, est rentré à Dakar.",
        "Le président de la chambre basse du Parlement a reçu {0}.",
    )
    assert sorted(who(only(extractor, page(body[0], body[1].format(LAHTI), language="fr")))) == ["Aino Lahtinen", "Cheikh Ndoye"]


@pytest.mark.parametrize(
    "letters",
    [
        "Le président sénégalais, Cheikh Ndoye, a reçu les lettres de créance d’Aino Lahtinen, nouvelle ambassadrice de Finlande, "
        "et de Mart Saar, nouvel ambassadeur d’Estonie.",
        "Les nouveaux ambassadeurs de Finlande, Aino Lahtinen, et d’Estonie, Mart Saar, ont présenté leurs lettres de créance au président "
        "sénégalais, Cheikh Ndoye.",
        "Le président sénégalais, Cheikh Ndoye, a reçu les lettres de créance des nouveaux Ambassadeurs Extraordinaires et "
        "Plénipotentiaires de Finlande, Mme Aino Lahtinen, et d’Estonie, M. Mart Saar.",
    ],
)
def test_each_ambassador_is_received_with_letters_of_credence_alone(letters: str, extractor: Extractor) -> None:
    told = [set(who(r)) for r in meetings(extractor, page(letters, language="fr"))]
    assert told == [{"Aino Lahtinen", "Cheikh Ndoye"}, {"Mart Saar", "Cheikh Ndoye"}]


@pytest.mark.parametrize("verb", ["s’entretenir avec l’ambassadeur", "recevoir l’ambassadeur"])
def test_what_somebody_did_before_the_next_is_the_subjects(verb: str, extractor: Extractor) -> None:
    body = (f"{DIOP}, était à Niamey.", f"Il a reçu {LAHTI}, avant de {verb} d’Estonie, Mart Saar.")
    told = [set(who(r)) for r in meetings(extractor, page(*body, language="fr"))]
    assert told == [{"Cheikh Ndoye", "Aino Lahtinen"}, {"Cheikh Ndoye", "Mart Saar"}]


@pytest.mark.parametrize(("verb", "realis"), [("figurait également", "held"), ("figure également", "planned"), ("figurera", "planned")])
def test_what_stood_in_the_programme_of_a_visit_was_held(verb: str, realis: str, extractor: Extractor) -> None:
    visit = "Cheikh Ndoye, ministre sénégalais, a été reçu à Tallinn par le président estonien, Mart Saar."
    document = page(visit, f"Au programme de la visite {verb} un entretien avec {LAHTI}.", language="fr")
    told = [r for r in extractor.all(document).reports if "Aino Lahtinen" in who(r)]
    assert ("held" in [r.realis for r in told]) == (realis == "held")


@pytest.mark.parametrize(
    "listed",
    [
        "Sous la médiation du ministre angolais Rui Neto, {0} et {1} ont adopté un calendrier.",
        "Autour de la table figuraient le ministre angolais Rui Neto, {0} et {1}.",
    ],
)
def test_those_of_talks_under_mediation_are_their_mediator_and_both_sides(listed: str, extractor: Extractor) -> None:
    listed = listed.format("la ministre finlandaise Aino Lahtinen", "le ministre estonien Mart Saar")
    report = only(extractor, page("Une réunion ministérielle s’est tenue mardi à Luanda.", listed, language="fr"))
    assert set(who(report)) == {"Rui Neto", "Aino Lahtinen", "Mart Saar"}
