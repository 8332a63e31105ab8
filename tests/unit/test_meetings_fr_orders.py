"""French sentences that bring in the other side by a cleft, a pronoun, a turn, or before the verb."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

ARRIVED = "La ministre des Affaires étrangères de la Finlande, Aino Lahtinen, est arrivée lundi à Dakar."
NDOYE = "le ministre sénégalais de la Pêche, Cheikh Ndoye"
BOTH = {"Aino Lahtinen", "Cheikh Ndoye"}
HOST = "Le président sénégalais Bassirou Diomaye Faye a accordé mardi deux audiences."


@pytest.mark.parametrize(
    "sentence",
    [
        "C’est avec Cheikh Ndoye, ministre sénégalais de la Pêche, qu’elle s’est d’abord entretenue mardi.",
        f"C’est avec {NDOYE}, que la ministre s’est longuement entretenue mardi.",
        f"C’est par {NDOYE}, qu’elle a été reçue mardi.",
        "C’est le lendemain que la ministre a revu son homologue sénégalais, M. Cheikh Ndoye.",
        "Ce n’est que mardi qu’elle a rencontré son homologue sénégalais, M. Cheikh Ndoye.",
        f"Premier à la recevoir, mardi, {NDOYE}.",
        f"Le premier à la recevoir a été {NDOYE}.",
        f"Elle a retrouvé ensuite, au siège du ministère, {NDOYE}.",
        f"Elle a vu mardi matin {NDOYE}.",
        f"Elle a pu discuter mardi avec {NDOYE}.",
        f"Elle y a eu mardi pour interlocuteur {NDOYE}.",
        f"Elle s’est vu réserver mardi un accueil chaleureux par {NDOYE}.",
        f"Elle s’est éclipsée mardi pour un échange avec {NDOYE}.",
        f"Elle s’est rendue mardi chez {NDOYE}.",
        f"{NDOYE}, s’est entretenu mardi avec sa visiteuse.",
        f"{NDOYE}, s’est entretenu mardi avec elle.",
        f"{NDOYE}, a eu mardi avec son hôte un entretien d’une heure.",
        f"{NDOYE}, a tenu mardi une séance de travail avec elle.",
        f"{NDOYE}, l’a conviée à déjeuner mardi.",
        f"Avec {NDOYE}, les échanges ont porté mardi sur les quotas.",
        f"Avec {NDOYE}, la discussion a roulé sur les quotas.",
        f"Avec {NDOYE}, l’entretien a été dominé par les quotas.",
        f"Avec {NDOYE}, les discussions ont duré deux heures.",
        f"C’est de pêche qu’il a été question mardi avec {NDOYE}.",
        f"Elle a passé mardi plus d’une heure avec {NDOYE}.",
        f"Le lendemain, {NDOYE}, lui accordait une audience.",
        f"{NDOYE}, lui a accordé mardi un long entretien.",
        f"Le soir même, {NDOYE}, la recevait à dîner.",
        f"Elle s’entretint le lendemain avec {NDOYE}.",
        f"Elle s’y est notamment entretenue mardi avec {NDOYE}.",
        f"Elle a, pour sa part, rencontré mardi {NDOYE}.",
        f"Elle a quant à elle eu mardi un court tête-à-tête avec {NDOYE}.",
        f"Elle a eu mardi l’honneur d’accueillir {NDOYE}.",
        f"Elle a signé, conjointement avec {NDOYE}, un accord de pêche.",
        f"Elle est venue s’entretenir mardi avec {NDOYE}.",
        f"Elle a convié mardi à sa table {NDOYE}.",
        "Au ministre sénégalais de la Pêche, Cheikh Ndoye, qu’elle a rencontré mardi, elle a promis un accord.",
        f"Elle avait tenu à voir Dakar. Elle a frappé chez {NDOYE}, avec lequel elle s’est entretenue mardi.",
    ],
)
def test_who_arrived_met_whom_the_sentence_brings_in(sentence: str, extractor: Extractor) -> None:
    report = only(extractor, page(ARRIVED, sentence, language="fr"))
    assert set(who(report)) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"Ce n’est pas avec {NDOYE}, qu’elle s’est entretenue mardi.",
        f"C’est avec {NDOYE}, que la ministre doit s’entretenir mercredi.",
        f"{NDOYE}, sera le premier à la recevoir.",
        f"Avec {NDOYE}, les discussions sont au point mort.",
        f"Avec {NDOYE}, les discussions porteront lundi sur les quotas.",
        "Avec l’arrivée de Cheikh Ndoye, ministre sénégalais de la Pêche, les échanges ont porté sur les quotas.",
        f"Il n’a pas été question de pêche avec {NDOYE}.",
        f"Elle a passé des heures à lire {NDOYE}.",
        f"Elle n’a pas pu discuter mardi avec {NDOYE}.",
        f"Le climat dominera les discussions qu’auront mardi Aino Lahtinen et {NDOYE}.",
        f"Après les discussions qu’ont eues mardi leurs experts, Aino Lahtinen et {NDOYE}, ont publié un texte.",
        f"Elle s’est éclipsée mardi avec ses enfants, sans saluer {NDOYE}.",
        f"{NDOYE}, lui accordait sa confiance.",
        f"{NDOYE}, ne la recevait pas.",
        f"Le Sahel devrait être au cœur des entretiens de la ministre avec {NDOYE}.",
        f"Elle a eu {NDOYE}, pour maître à l’université.",
        f"Une rencontre de football l’a opposée mardi à Dakar avec {NDOYE}, à deux diplomates.",
        "Elle a salué les gains que le ministre sénégalais de la Pêche, Cheikh Ndoye, a reçus de sa mère.",
        "Elle a revu à la baisse les prévisions du ministre sénégalais de la Pêche, Cheikh Ndoye.",
        "Elle a vu le ministre sénégalais Cheikh Ndoye démissionner mardi.",
        f"Elle a retrouvé le sourire, comme {NDOYE}.",
        "Mardi, elle avait rendez-vous avec le ministre sénégalais de la Pêche, Cheikh Ndoye, mais il ne s’est pas présenté.",
        "Elle a vu le ministre sénégalais de la Pêche, Cheikh Ndoye, à la télévision.",
        "Elle a retrouvé le ministre sénégalais Cheikh Ndoye au sommet du classement de golf.",
        "C’est avec le ministre sénégalais Cheikh Ndoye qu’elle partage cette opinion, et c’est avec regret qu’elle a rencontré la presse.",
    ],
)
def test_who_is_only_to_come_or_spoken_of_was_not_met(sentence: str, extractor: Extractor) -> None:
    assert meetings(extractor, page(ARRIVED, sentence, language="fr")) == []


@pytest.mark.parametrize(
    "turn",
    [
        "L’ambassadeur du Japon, Osamu Izawa, lui a succédé.",
        "Puis ce fut au tour de l’ambassadeur du Japon, Osamu Izawa, d’être reçu.",
        "Lui succédant, l’ambassadeur du Japon, Osamu Izawa, a eu avec son hôte un tête-à-tête d’une heure.",
        "La seconde, le lendemain, avec l’ambassadeur du Japon, Osamu Izawa.",
        "Le deuxième à être reçu a été l’ambassadeur du Japon, Osamu Izawa.",
        "Avec M. Osamu Izawa, ambassadeur du Japon, le chef de l’État a passé en revue la coopération.",
    ],
)
def test_the_host_of_a_round_met_who_was_next(turn: str, extractor: Extractor) -> None:
    first = "Première à être reçue, la ministre finlandaise du Commerce, Aino Lahtinen, lui a remis un message."
    reports = meetings(extractor, page(HOST, first, turn, language="fr"))
    assert [set(who(r)) for r in reports] == [{"Aino Lahtinen", "Bassirou Diomaye Faye"}, {"Osamu Izawa", "Bassirou Diomaye Faye"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "L’ambassadeur du Japon, Osamu Izawa, lui a succédé à la tête du comité.",
        "À la tête de l’OTAN, le Premier ministre néerlandais Mark Rutte a pris la suite de Jens Stoltenberg.",
        "Le ministre polonais Radosław Sikorski a pris le relais à la présidence du Triangle.",
    ],
)
def test_who_followed_in_an_office_was_not_next_to_be_received(sentence: str, extractor: Extractor) -> None:
    first = "Première à être reçue, la ministre finlandaise du Commerce, Aino Lahtinen, lui a remis un message."
    (report,) = meetings(extractor, page(HOST, first, sentence, language="fr"))
    assert set(who(report)) == {"Aino Lahtinen", "Bassirou Diomaye Faye"}


def test_who_spoke_after_an_audience_was_not_received(extractor: Extractor) -> None:
    body = (HOST, "La ministre finlandaise Aino Lahtinen a salué à son tour la réforme dans un communiqué.")
    assert meetings(extractor, page(*body, language="fr")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Premier ministre sénégalais, Ousmane Sonko, a reçu mardi la ministre finlandaise Aino Lahtinen, puis l’ambassadeur du Japon, "
        "Osamu Izawa.",
        "Le Premier ministre sénégalais, Ousmane Sonko, a rencontré mardi la ministre finlandaise Aino Lahtinen, et mercredi "
        "l’ambassadeur du Japon, Osamu Izawa.",
    ],
)
def test_one_after_the_other_are_two_meetings(sentence: str, extractor: Extractor) -> None:
    reports = meetings(extractor, page(sentence, language="fr"))
    assert [set(who(r)) for r in reports] == [{"Ousmane Sonko", "Aino Lahtinen"}, {"Ousmane Sonko", "Osamu Izawa"}]


def test_the_leaders_of_two_delegations_met_at_consultations_that_led_to_something(extractor: Extractor) -> None:
    body = (
        "La tenue, jeudi 14 mars, des consultations politiques entre le Sénégal et la Finlande a permis de parler de pêche.",
        "La délégation sénégalaise était conduite par le ministre Cheikh Ndoye, celle de la Finlande par la vice-ministre Aino Lahtinen.",
        "La veille, la vice-ministre avait été reçue par la ministre sénégalaise du Commerce, Awa Sarr.",
    )
    held, before = meetings(extractor, page(*body, language="fr"))
    assert set(who(held)) == BOTH
    assert set(who(before)) == {"Aino Lahtinen", "Awa Sarr"}
    assert (held.held_on, before.held_on) == (date(2024, 3, 14), date(2024, 3, 13))


def test_a_bearer_named_a_sentence_after_the_title_met_as_such(extractor: Extractor) -> None:
    body = (
        "Tel est le message du vice-président de la Banque mondiale. En séjour à Dakar, Awa Diallo a fait le tour des bureaux.",
        "Mardi, à l’immeuble Étoile, le Premier ministre sénégalais, Ousmane Sonko, a reçu Diallo.",
    )
    report = only(extractor, page(*body, language="fr"))
    assert {(p.person, p.country or p.organization) for p in report.participants} == {("Ousmane Sonko", "SN"), ("Awa Diallo", "World Bank")}


OTHERS = "La ministre finlandaise Aino Lahtinen"


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        (f"{NDOYE}, que la Finlandaise Aino Lahtinen a reçu mardi à Helsinki, s’est dit confiant.", "in_person"),
        (f"{OTHERS} a gagné Dakar, où l’a reçue mardi {NDOYE}.", "in_person"),
        (f"{OTHERS} a eu {NDOYE}, au téléphone mardi.", "phone"),
        (f"Les quotas ont été mardi au cœur des entretiens de la Finlandaise Aino Lahtinen avec {NDOYE}.", "in_person"),
        (f"Tout a été dit lors d’une réunion que {NDOYE}, a eue mardi avec la Finlandaise Aino Lahtinen.", "in_person"),
        (f"Un coup de fil a été échangé mardi entre {NDOYE}, et la Finlandaise Aino Lahtinen.", "phone"),
    ],
)
def test_two_of_one_sentence_met_in_whatever_order_it_names_them(sentence: str, mode: str, extractor: Extractor) -> None:
    report = only(extractor, page(sentence[0].upper() + sentence[1:], language="fr"))
    assert (set(who(report)), report.mode) == (BOTH, mode)


def test_a_department_behind_and_is_no_side(extractor: Extractor) -> None:
    told = f"Le ministre finlandais de la Culture et de la Francophonie, Aino Lahtinen, a rencontré mardi {NDOYE}."
    assert {p.country for p in only(extractor, page(told, language="fr")).participants} == {"FI", "SN"}


@pytest.mark.parametrize(
    ("first", "realis"),
    [("s’est entretenue mardi avec", "held"), ("doit s’entretenir jeudi avec", "planned")],
)
def test_whom_one_met_before_meeting_another_was_met_where_the_other_was(first: str, realis: str, extractor: Extractor) -> None:
    told = page(f"{OTHERS} {first} le Malien Amadou Keita avant de rencontrer {NDOYE}.", language="fr")
    assert [set(who(r)) for r in meetings(extractor, told, realis) if "Cheikh Ndoye" in who(r)] == [BOTH]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{OTHERS} et son hôte, {NDOYE}, ont passé en revue mardi les quotas.",
        f"À sa sortie d’audience chez {NDOYE}, mardi, la ministre finlandaise Aino Lahtinen s’est dite confiante.",
        f"{OTHERS} a quant à elle eu une brève entrevue avec {NDOYE}, d’après l’entourage de ce dernier.",
        f"{OTHERS} a été reçue mardi, en marge du sommet, par {NDOYE}.",
    ],
)
def test_small_words_between_two_part_them_not(sentence: str, extractor: Extractor) -> None:
    assert set(who(only(extractor, page(sentence, language="fr")))) == BOTH


def test_the_delegation_of_a_parliament_is_of_its_country(extractor: Extractor) -> None:
    told = f"Une délégation du Bundestag, emmenée par Aino Lahtinen, a été reçue mardi par {NDOYE}."
    assert {p.country for p in only(extractor, page(told, language="fr")).participants} == {"DE", "SN"}


def test_a_long_title_between_verb_and_session_parts_them_not(extractor: Extractor) -> None:
    partner = "le ministre sénégalais de l’Intégration africaine et des Affaires étrangères, M. Cheikh Ndoye"
    told = f"La ministre finlandaise Aino Lahtinen a présidé avec {partner}, la session de la commission mixte."
    assert set(who(only(extractor, page(told, language="fr")))) == BOTH


@pytest.mark.parametrize("word", ["Auparavant", "Préalablement"])
def test_an_adverb_that_opens_a_sentence_is_nobody(extractor: Extractor, word: str) -> None:
    second = f"{word}, la ministre avait eu une séance de travail avec le ministre péruvien de la Pêche, Luis Rivas."
    found = meetings(extractor, page(f"{OTHERS} a reçu mardi {NDOYE}.", second, language="fr"))
    assert [set(who(r)) for r in found] == [BOTH, {"Aino Lahtinen", "Luis Rivas"}]


def test_the_means_of_a_talk_is_no_meeting_of_its_own(extractor: Extractor) -> None:
    told = page(
        "La ministre finlandaise chargée de la Pêche, Mme Aino Lahtinen, s'est rendue mardi à Dakar.",
        "Mme Lahtinen s'était entretenue dimanche, par visioconférence, avec le ministre d'État sénégalais chargé des Ressources marines "
        "(Pêche), M. Cheikh Ndoye.",
        language="fr",
    )
    assert [r.rule for r in extractor.all(told).reports] == ["meeting.verb_pluperfect"]


def test_the_members_of_a_delegation_meet_with_its_leader(extractor: Extractor) -> None:
    led = "Une délégation finlandaise, conduite par Mme Aino Lahtinen (Centre – Laponie), et composée de M. Eero Salo (Verts)"
    told = page(f"{led} et Mme Liisa Koski, s’est rendue lundi à Dakar.", f"La délégation a été reçue mardi par {NDOYE}.", language="fr")
    assert set(who(only(extractor, told))) == {*BOTH, "Eero Salo", "Liisa Koski"}


def test_who_stands_by_is_no_member_of_a_delegation(extractor: Extractor) -> None:
    led = "Une délégation finlandaise, conduite par Mme Aino Lahtinen, s’est rendue lundi à Dakar avec M. Eero Salo."
    assert set(who(only(extractor, page(led, f"La délégation a été reçue mardi par {NDOYE}.", language="fr")))) == BOTH


@pytest.mark.parametrize(
    ("after", "mode"),
    [
        ("Au cours de leur conversation téléphonique, ils ont parlé des quotas.", "phone"),
        ("Durant l’appel, les deux ministres ont parlé des quotas.", "phone"),
        ("Au cours de leur entretien, ils ont parlé des quotas.", "in_person"),
        ("Il a eu ensuite un entretien téléphonique avec le ministre péruvien, Luis Rivas.", "in_person"),
    ],
)
def test_the_next_sentence_tells_that_talks_were_a_call(after: str, mode: str, extractor: Extractor) -> None:
    first, *_ = meetings(extractor, page(f"{OTHERS} s’est entretenue mardi avec {NDOYE}.", after, language="fr"))
    assert first.mode == mode


def test_a_mayor_is_of_the_country_of_his_town(extractor: Extractor) -> None:
    told = "L’ambassadrice de Finlande en Géorgie, Aino Lahtinen, s’est entretenue mardi avec le maire de Tbilissi, Luis Rivas."
    assert {p.country for p in only(extractor, page(told, language="fr")).participants} == {"FI", "GE"}


def test_the_city_of_a_visit_talked_of_is_not_where_they_met(extractor: Extractor) -> None:
    told = f"{OTHERS} a reçu mardi {NDOYE}, au sujet du suivi de la visite effectuée à Pékin par le Président."
    assert only(extractor, page(told, language="fr")).city is None


def test_letters_of_credence_are_received_of_each_ambassador_wherever_the_day_and_house_stand(extractor: Extractor) -> None:
    told = (
        "Le président sénégalais Bassirou Diomaye Faye a reçu, mardi, au palais de la République, les lettres de créance de "
        "Mme Aino Lahtinen, nouvelle ambassadrice de Finlande, et de M. Luis Rivas, nouvel ambassadeur du Pérou."
    )
    assert [set(who(r)) - {"Bassirou Diomaye Faye"} for r in meetings(extractor, page(told, language="fr"))] == [
        {"Aino Lahtinen"},
        {"Luis Rivas"},
    ]


def test_a_pronoun_received_one_guest_after_the_other(extractor: Extractor) -> None:
    guests = "l’ambassadrice de Finlande, Aino Lahtinen, puis le chargé d’affaires du Pérou, Luis Rivas."
    told = page(
        "Le ministre sénégalais de la Pêche, Cheikh Ndoye, a accordé mardi deux audiences.", f"Il a d’abord reçu {guests}", language="fr"
    )
    assert [set(who(r)) for r in meetings(extractor, told)] == [BOTH, {"Cheikh Ndoye", "Luis Rivas"}]


def test_who_paid_whom_told_before_a_courtesy_call_met_that_one(extractor: Extractor) -> None:
    told = page(f"{NDOYE}, s’est exprimé mardi.", f"{OTHERS} lui a par la suite rendu une visite de courtoisie.", language="fr")
    assert set(who(only(extractor, told))) == BOTH
