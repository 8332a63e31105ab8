"""How French prints persons and their offices, read with the project's own reference data."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page


@pytest.fixture(scope="module")
def names(extractor: Extractor):  # type: ignore[no-untyped-def]
    """``names(sentence)``: the persons of a French sentence as ``(name, side)``."""

    def read(text: str) -> list[tuple[str, str | None]]:
        found = extractor.mentions(page(text, language="fr"))
        return [(m.name, m.country or m.organization) for m in found if m.kind == "person"]

    return read


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Le ministre des Affaires étrangères du Sénégal, Awa Diop, est arrivé.", ("Awa Diop", "SN")),
        ("Le ministre sénégalais des Affaires étrangères, Awa Diop, est arrivé.", ("Awa Diop", "SN")),
        ("La ministre sénégalaise des Affaires étrangères Awa Diop est arrivée.", ("Awa Diop", "SN")),
        ("Awa Diop, ministre des Affaires étrangères du Sénégal, est arrivée.", ("Awa Diop", "SN")),
        ("Mme Awa DIOPALO, ministre sénégalaise de la Pêche, est arrivée.", ("Awa DIOPALO", "SN")),
        ("S.E.M. Ousmane Diop, président du Sénégal, est arrivé.", ("Ousmane Diop", "SN")),
        ("Son Excellence Monsieur Ousmane Diop, président du Sénégal, est arrivé.", ("Ousmane Diop", "SN")),
        ("Le ministre sénégalais de la Défense, Son Excellence le Général d’Armée Ousmane Diop, est arrivé.", ("Ousmane Diop", "SN")),
        ("Le ministre sénégalais de la Défense, le général de corps d’armée Ousmane Diop, est arrivé.", ("Ousmane Diop", "SN")),
        ("Le Sénégalais Ousmane Diop est arrivé.", ("Ousmane Diop", "SN")),
        ("Le vice-ministre bélarussien Ousmane Diop est arrivé.", ("Ousmane Diop", "BY")),
        ("Le chef de la diplomatie sénégalaise, Ousmane Diop, est arrivé.", ("Ousmane Diop", "SN")),
        ("Le Premier ministre du Sénégal, Ousmane Diop, est arrivé.", ("Ousmane Diop", "SN")),
        ("L’ambassadeur du Sénégal en Finlande, Ousmane Diop, est arrivé.", ("Ousmane Diop", "SN")),
        ("L’ambassadrice du Sénégal auprès du Saint-Siège, Awa Diop, est arrivée.", ("Awa Diop", "SN")),
        ("La ministre sénégalaise de la Femme et de la Protection de l’enfant, Awa Diop, est arrivée.", ("Awa Diop", "SN")),
        ("Le ministre délégué sénégalais à l’Économie bleue, Ousmane Diop, est arrivé.", ("Ousmane Diop", "SN")),
        ("Le secrétaire général de l’ONU, António Guterres, est arrivé.", ("Antonio Guterres", "UN")),
        ("Le ministre ivoirien Kouadio N’Dri est arrivé.", ("Kouadio N’Dri", "CI")),
        ("Le ministre français Yves Le Goff est arrivé.", ("Yves Le Goff", "FR")),
        ("On dit qu’Ousmane Diop, ministre du Sénégal, est arrivé.", ("Ousmane Diop", "SN")),
        ("M. Ousmane Diop, nouvel ambassadeur du Sénégal, est arrivé.", ("Ousmane Diop", "SN")),
        ("M. Ousmane Diop, ancien Président du Cap-Vert, est arrivé.", ("Ousmane Diop", "CV")),
        ("L’ambassadeur du Sénégal à Alger, Ousmane Diop, est arrivé.", ("Ousmane Diop", "SN")),
        ("L’ambassadeur du Sénégal en poste à Rabat, M. Ousmane Diop, est arrivé.", ("Ousmane Diop", "SN")),
        ("L’attaché de défense de l’ambassade du Sénégal, le colonel Ousmane Diop, est arrivé.", ("Ousmane Diop", "SN")),
        ("Le président du groupe d’amitié Sénégal-Finlande, M. Ousmane Diop, est arrivé.", ("Ousmane Diop", "SN")),
        ("Le Nonce apostolique, Mgr Ousmane Diop, est arrivé.", ("Ousmane Diop", "VA")),
        ("Le message fut remis au Général Ousmane Diop, ministre du Sénégal.", ("Ousmane Diop", "SN")),
        ("La Représentante Spéciale de l'Union Européenne pour le Sahel, Mme Awa Diop, est arrivée.", ("Awa Diop", "EU")),
        ("Le chef de la mission EUCAP Sahel Niger, M. Ousmane Diop, est arrivé.", ("Ousmane Diop", "EU")),
        ("Ousmane Diop, Conseiller de Gouvernement-Ministre des Finances, est arrivé.", ("Ousmane Diop", "MC")),
        (
            "Le directeur de la Banque mondiale pour le Mali, le Niger et le Tchad, Ousmane Diop, est arrivé.",
            ("Ousmane Diop", "World Bank"),
        ),
    ],
)
def test_a_person_is_read_with_its_country(names, sentence: str, person: tuple[str, str]) -> None:  # type: ignore[no-untyped-def]
    assert names(sentence) == [person]


def test_a_letter_before_a_name_is_an_honorific_and_inside_it_an_initial(extractor: Extractor) -> None:
    text = "M. Diop est arrivé. Ousmane M. Diop, ministre du Sénégal, est reparti."
    surfaces = [m.surface for m in extractor.mentions(page(text, language="fr")) if m.kind == "person"]
    assert surfaces == ["Diop", "Ousmane M. Diop"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ses homologues finlandaise, Aino Lahtinen, suédois, Nils Ekdahl, et estonien, Mart Saar, sont arrivés.",
        "Il a reçu ses homologues finlandaise Aino Lahtinen, suédois Nils Ekdahl et estonien Mart Saar.",
        "Les ministres des Finances de la Finlande, Aino Lahtinen, de la Suède, Nils Ekdahl, et de l’Estonie, Mart Saar, sont arrivés.",
    ],
)
def test_in_a_list_each_country_is_that_of_the_name_after_it(names, sentence: str) -> None:  # type: ignore[no-untyped-def]
    assert names(sentence) == [("Aino Lahtinen", "FI"), ("Nils Ekdahl", "SE"), ("Mart Saar", "EE")]


def test_a_colleague_may_have_a_department(names) -> None:  # type: ignore[no-untyped-def]
    assert names("J’ai vu ma collègue finlandaise de la Santé, Aino Lahtinen.") == [("Aino Lahtinen", "FI")]


def test_a_counterpart_may_stand_after_the_name(names) -> None:  # type: ignore[no-untyped-def]
    told = names("Le ministre sénégalais Ousmane Diop a écrit à Aino Lahtinen, son homologue de Finlande.")
    assert told == [("Ousmane Diop", "SN"), ("Aino Lahtinen", "FI")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Conseil des ministres du Sénégal a adopté le plan.",
        "Ils tiennent à un haut degré d’autonomie.",
        "Le premier trimestre fut bon à Dakar.",
    ],
)
def test_bodies_and_capitalised_words_are_nobody(extractor: Extractor, sentence: str) -> None:
    found = [m for m in extractor.mentions(page(sentence, language="fr")) if m.kind in ("person", "office") and m.method != "group"]
    assert found == []


def test_a_listed_counterpart_of_several_charges_has_the_office_that_the_list_gives(extractor: Extractor) -> None:
    text = "Le ministre de l'Europe et des Affaires étrangères, Luc Varenne, a reçu son homologue égyptien, Sameh Shoukry."
    host, guest = (m for m in extractor.mentions(page(text, language="fr")) if m.kind == "person")
    assert (host.office, guest.office) == ("ministre de l'Europe et des Affaires étrangères", "Foreign Minister")


@pytest.mark.parametrize("place", ["l’immeuble Étoile", "l’hôtel Radisson", "la salle Kofi Brown"])
def test_the_name_of_a_building_is_no_persons(place: str, names) -> None:  # type: ignore[no-untyped-def]
    assert names(f"Mardi, à {place}, le Premier ministre sénégalais, Ousmane Diop, a parlé.") == [("Ousmane Diop", "SN")]


def test_a_surname_that_was_once_a_name_of_a_country_is_the_presidents(names) -> None:  # type: ignore[no-untyped-def]
    told = names("Le président français François Hollande est à Dakar. Mme Diop a revu M. Hollande.")
    assert [name for name, _ in told] == ["Francois Hollande", "Diop", "Francois Hollande"]


def test_a_counterpart_may_have_several_departments_and_the_next_side_is_none_of_them(names) -> None:  # type: ignore[no-untyped-def]
    first = names("Le ministre sénégalais Awa Diop a écrit à son homologue malien de l’Énergie, des Mines et du Pétrole, Modibo Ba.")
    assert first == [("Awa Diop", "SN"), ("Modibo Ba", "ML")]
    second = names("Sont venus, du côté sénégalais, M. Awa Diop, ministre des Affaires étrangères, et du côté malien, M. Modibo Ba.")
    assert [name for name, _ in second] == ["Awa Diop", "Modibo Ba"]


@pytest.mark.parametrize(
    "sentence",
    [
        "L’envoyé spécial du secrétaire général des Nations unies pour la région des Grands Lacs, l’Algérien Saïd Brahim, est arrivé.",
        "L’envoyé spécial de l’ONU, l’Algérien Saïd Brahim, est arrivé.",
        "L’Algérien Saïd Brahim, envoyé spécial des Nations unies, est arrivé.",
    ],
)
def test_whoever_speaks_for_an_organization_does_so_whatever_his_nation(names, sentence: str) -> None:  # type: ignore[no-untyped-def]
    assert names(sentence) == [("Saïd Brahim", "UN")]


def test_a_name_with_its_nation_behind_the_envoy_of_a_country_is_somebody_elses(names) -> None:  # type: ignore[no-untyped-def]
    assert names("L’envoyé spécial du Sénégal, l’Algérien Saïd Brahim, est arrivé.") == [("Saïd Brahim", "DZ")]


def test_who_is_called_monsieur_later_is_named_first_behind_the_title(names) -> None:  # type: ignore[no-untyped-def]
    text = "L’ambassadeur des États-Unis est sorti. À l’issue de l’audience, James Harlan a salué l’accord. Un début, dit M. Harlan."
    assert names(text)[1:] == [("James Harlan", "US"), ("James Harlan", "US")]


@pytest.mark.parametrize(("town", "country"), [("Brazzaville", "CG"), ("Kinshasa", "CD")])
def test_a_capital_tells_of_which_of_two_countries_a_nation_is(town: str, country: str, names) -> None:  # type: ignore[no-untyped-def]
    assert names(f"Le ministre congolais Ousmane Diop est arrivé à {town}.") == [("Ousmane Diop", country)]


@pytest.mark.parametrize("name", ["TANABE Kenji", "CISSÉ Modibo", "Rosalie de MAREUIL", "Arnaud du PLESSIS", "Lena van der BERGH"])
def test_a_family_name_in_capitals_is_part_of_the_name_of_whom_an_honorific_leads_to(name: str, names) -> None:  # type: ignore[no-untyped-def]
    assert names(f"Le ministre sénégalais a reçu M. {name}, ministre malien du Commerce.")[-1] == (name, "ML")


def test_a_company_in_capitals_behind_a_surname_is_no_family_name(names) -> None:  # type: ignore[no-untyped-def]
    assert names("Le ministre sénégalais Modibo Ba a parlé de AFRIPORT.") == [("Modibo Ba", "SN")]


def test_the_federal_department_is_that_of_the_swiss(names) -> None:  # type: ignore[no-untyped-def]
    assert names("La secrétaire d’État du Département fédéral des affaires étrangères, Odile Favre, est arrivée.") == [
        ("Odile Favre", "CH")
    ]
