"""What French sentences tell of an encounter: who, how, and whether it was held."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LAHTI = "la ministre des Affaires étrangères de la Finlande, Aino Lahtinen"
DIOP = "le ministre sénégalais des Affaires étrangères, Cheikh Ndoye"
BOTH = {"Aino Lahtinen", "Cheikh Ndoye"}


def told(extractor: Extractor, *body: str, realis: str = "held", **more: object):  # type: ignore[no-untyped-def]
    """The one meeting of a French page."""
    return only(extractor, page(*body, language="fr", **more), realis)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{DIOP}, s’est entretenu jeudi avec {LAHTI}.",
        f"{DIOP}, s'est entretenu jeudi avec {LAHTI}.",
        f"{DIOP}, s’est entretenu, ce jeudi à Dakar, avec {LAHTI}.",
        f"{DIOP}, s’est également entretenu avec {LAHTI}.",
        f"{DIOP}, a rencontré {LAHTI}.",
        f"{DIOP}, a rencontré jeudi à Dakar {LAHTI}.",
        f"{DIOP}, rencontre {LAHTI}, à Dakar.",
        f"{DIOP}, et {LAHTI}, se sont rencontrés jeudi.",
        f"{DIOP}, et {LAHTI}, se sont entretenus à Dakar.",
        f"{DIOP}, a reçu {LAHTI}.",
        f"{DIOP}, a reçu ce jour {LAHTI}.",
        f"{DIOP}, a reçu, jeudi 7 mars, à la Maison des hôtes, {LAHTI}.",
        f"{DIOP}, a reçu en audience, ce jeudi, {LAHTI}.",
        f"{DIOP}, a également reçu {LAHTI}.",
        f"{DIOP}, reçoit {LAHTI}.",
        f"{DIOP}, a accordé une audience à {LAHTI}.",
        f"{LAHTI}, a été reçue par {DIOP}.",
        f"{LAHTI}, a été reçue jeudi en audience à Dakar par {DIOP}.",
        f"{LAHTI}, reçue par {DIOP}.",
        f"{LAHTI}, a rendu une visite de courtoisie au ministre sénégalais des Affaires étrangères, Cheikh Ndoye.",
        f"{DIOP}, a eu un entretien avec {LAHTI}.",
        f"{DIOP}, a eu jeudi, en marge du Forum de Dakar, un entretien avec {LAHTI}.",
        f"{DIOP}, et {LAHTI}, ont eu un tête-à-tête.",
        f"{DIOP}, a tenu une séance de travail avec {LAHTI}.",
        f"Un entretien entre {DIOP}, et {LAHTI}, a eu lieu jeudi à Dakar.",
        f"Une rencontre entre {DIOP}, et {LAHTI}, s’est tenue à Dakar.",
        f"Lors d’un entretien avec {LAHTI}, {DIOP}, a promis de baisser les tarifs.",
        f"Au cours d’une rencontre avec {LAHTI}, {DIOP}, a parlé de pêche.",
        f"L’entretien de {DIOP}, avec {LAHTI}, a porté sur la pêche.",
        f"{DIOP}, qui effectue une visite officielle à l’invitation du président finlandais, s’est entretenu avec {LAHTI}.",
        f"{DIOP}, et son homologue finlandaise, Aino Lahtinen, ont coprésidé la troisième commission mixte.",
        f"{DIOP}, a reçu une délégation conduite par {LAHTI}.",
        f"{DIOP}, a déjeuné avec {LAHTI}.",
        f"{DIOP}, s’est réuni avec {LAHTI}, pour parler de pêche.",
        "Le ministre sénégalais des Affaires étrangères Cheikh Ndoye s’est entretenu avec son homologue finlandaise Aino Lahtinen.",
        "M. Cheikh NDOYE, ministre des Affaires étrangères du Sénégal, a reçu Mme Aino LAHTINEN, ministre de la Pêche de Finlande.",
        "S.E.M. Cheikh Ndoye, ministre des Affaires étrangères du Sénégal, a reçu S.E. Mme Aino Lahtinen, son homologue de Finlande.",
        "Le Sénégalais Cheikh Ndoye a rencontré la Finlandaise Aino Lahtinen à Dakar.",
    ],
)
def test_a_meeting_in_person_is_found_with_both_sides(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence[0].upper() + sentence[1:])
    assert {name.title() for name in who(report)} == BOTH
    assert {p.country for p in report.participants} == {"FI", "SN"}
    assert report.mode == "in_person"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{DIOP}, s’est entretenu par téléphone avec {LAHTI}.",
        f"{DIOP}, s’est entretenu mercredi au téléphone avec {LAHTI}.",
        f"{DIOP}, a eu un entretien téléphonique avec {LAHTI}.",
        f"{DIOP}, a eu ce jour un échange téléphonique avec {LAHTI}.",
        f"{DIOP}, et {LAHTI}, se sont parlé au téléphone.",
        f"{DIOP}, a échangé par téléphone avec {LAHTI}.",
        f"{DIOP}, a téléphoné à {LAHTI}.",
        f"{DIOP}, a reçu un appel téléphonique de {LAHTI}.",
        f"Au cours d’un entretien téléphonique avec {LAHTI}, {DIOP}, a parlé de pêche.",
        f"Entretien téléphonique entre {DIOP}, et {LAHTI}, mercredi.",
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
        f"{DIOP}, s’est entretenu par visioconférence avec {LAHTI}.",
        f"{DIOP}, a eu un entretien par visioconférence avec {LAHTI}.",
        f"{DIOP}, et {LAHTI}, ont tenu une réunion virtuelle.",
        f"{DIOP}, et {LAHTI}, se sont réunis en visioconférence.",
    ],
)
def test_a_video_meeting_is_found_as_such(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence[0].upper() + sentence[1:])
    assert set(who(report)) == BOTH
    assert report.mode == "video"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{DIOP}, s’entretiendra vendredi avec {LAHTI}.",
        f"{DIOP}, recevra demain {LAHTI}.",
        f"{DIOP}, doit rencontrer {LAHTI}.",
        f"{DIOP}, se rendra à Helsinki pour rencontrer {LAHTI}.",
        f"{DIOP}, aura un entretien avec {LAHTI}.",
        f"Une rencontre entre {DIOP}, et {LAHTI}, est prévue lundi.",
        f"{DIOP}, n’a pas rencontré {LAHTI}.",
        f"{DIOP}, a annulé sa rencontre avec {LAHTI}.",
        f"{DIOP}, a refusé de recevoir {LAHTI}.",
        f"{DIOP}, a adressé ses condoléances à {LAHTI}.",
        f"{DIOP}, a remercié {LAHTI}.",
        f"{DIOP}, a reçu une lettre de {LAHTI}.",
        f"{DIOP}, a rappelé sa précédente rencontre avec {LAHTI}.",
        "Le ministre des Finances, Cheikh Ndoye, a rencontré la ministre de la Santé, Aino Lahtinen.",
        "La sélection finlandaise a rencontré dimanche celle du Sénégal au stade de Dakar.",
    ],
)
def test_what_was_not_held_is_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence[0].upper() + sentence[1:], language="fr")) == []


@pytest.mark.parametrize("apart", ["séparés", "distincts"])
def test_separate_meetings_are_told_apart_by_the_adjectives_of_a_list(extractor: Extractor, apart: str) -> None:
    text = (
        f"Le chef de la diplomatie sénégalaise, Cheikh Ndoye, a eu des entretiens {apart} avec ses homologues finlandaise, Aino Lahtinen, "
        "suédois, Nils Ekdahl, et estonien, Mart Saar."
    )
    found = meetings(extractor, page(text, language="fr"))
    assert [set(who(r)) for r in found] == [{"Cheikh Ndoye", other} for other in ("Aino Lahtinen", "Nils Ekdahl", "Mart Saar")]
    assert [r.participants[1].country for r in found] == ["FI", "SE", "EE"]


def test_all_parties_between_whom_talks_took_place_are_told(extractor: Extractor) -> None:
    text = (
        "Une rencontre tripartite a eu lieu jeudi à Dakar entre le ministre sénégalais de la Pêche, Cheikh Ndoye, la ministre "
        "finlandaise du Commerce, Aino Lahtinen, et le vice-ministre estonien de l’Économie bleue, Mart Saar."
    )
    assert set(who(told(extractor, text))) == {"Cheikh Ndoye", "Aino Lahtinen", "Mart Saar"}


def test_the_delegation_is_its_leader(extractor: Extractor) -> None:
    report = told(
        extractor,
        "Une délégation du Sénat finlandais, conduite par la sénatrice Aino Lahtinen, s’est rendue au Sénégal.",
        "À Dakar, la délégation a eu un entretien avec le ministre sénégalais du Commerce, Cheikh Ndoye.",
    )
    assert set(who(report)) == BOTH


def test_the_two_ministers_are_those_named_before(extractor: Extractor) -> None:
    report = told(
        extractor,
        f"Cheikh Ndoye, ministre sénégalais de la Pêche, est arrivé à Helsinki. Il y a retrouvé {LAHTI}.",
        "Les deux ministres se sont entretenus jeudi.",
    )
    assert set(who(report)) == BOTH


def test_a_cue_inside_a_name_of_a_place_parts_nobody(extractor: Extractor) -> None:
    assert set(who(told(extractor, f"Le Sénégalais Cheikh Ndoye a rencontré à Villeneuve-sur-Lot {LAHTI}."))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "Les ministres sénégalais et finlandais des Affaires étrangères se sont rencontrés à Dakar.",
        "Les présidents du Sénégal et de la Finlande se sont rencontrés à Dakar.",
    ],
)
def test_each_nation_of_a_plural_title_takes_part(extractor: Extractor, sentence: str) -> None:
    assert [p.country for p in told(extractor, sentence).participants] == ["SN", "FI"]


def test_a_country_to_which_something_goes_is_no_place(extractor: Extractor) -> None:
    report = told(extractor, f"Le Sénégalais Cheikh Ndoye a rencontré {LAHTI}, avant la vente de thon à la Suède.")
    assert report.country is None


def test_a_meeting_between_those_whose_plans_fell_through_was_not_held(extractor: Extractor) -> None:
    text = f"Une rencontre entre {DIOP}, et {LAHTI}, a été annulée."
    assert meetings(extractor, page(text, language="fr")) == []


@pytest.mark.parametrize(
    ("office", "english"),
    [
        ("Le ministre de l’Europe et des Affaires étrangères de France", "Minister for Europe and Foreign Affairs"),
        ("Le ministre français des Affaires étrangères", "Foreign Minister"),
        ("Le chancelier d’Allemagne", "Chancellor"),
        ("Le vice-ministre turc du Commerce", "Deputy Minister of Trade"),
        ("La ministre ivoirienne de la Femme et de la Protection de l’enfant", "Minister of Women and Child Protection"),
        ("Le secrétaire d’Etat à la Pêche maritime du Maroc", "Secretary of State for Maritime Fisheries"),
        ("L’ambassadeur du Japon", "Ambassador to Finland"),
        ("Le Premier ministre de la Chine", "Premier"),
    ],
)
def test_offices_are_said_in_english(extractor: Extractor, office: str, english: str) -> None:
    report = told(extractor, f"{office}, Marko Vela, s’est entretenu avec {LAHTI}.")
    assert {p.person: p.office for p in report.participants} == {"Marko Vela": english, "Aino Lahtinen": "Foreign Minister"}


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        (f"{DIOP}, a, ce jeudi, longuement reçu {LAHTI}.", "in_person"),
        (f"{DIOP}, s’est, jeudi 14 mars à Dakar, entretenu avec {LAHTI}.", "in_person"),
        (f"{DIOP}, a reçu la visite, ce jeudi, de {LAHTI}.", "in_person"),
        (f"{DIOP}, a échangé ce jeudi après-midi avec {LAHTI}.", "phone"),
        (f"{DIOP}, et sa consœur finlandaise, Aino Lahtinen, se sont concertés jeudi à Dakar.", "in_person"),
        (f"Accueillie jeudi à Dakar par {DIOP}, {LAHTI}, a plaidé pour la pêche.", "in_person"),
        (f"{DIOP}, a téléphoné jeudi à {LAHTI}, pour évoquer la pêche.", "phone"),
        (f"{DIOP}, s’est entretenu jeudi soir au téléphone avec {LAHTI}.", "phone"),
        (f"{DIOP}, s’est réuni hier en visioconférence avec {LAHTI}.", "video"),
    ],
)
def test_days_and_adverbs_may_part_the_words_of_a_meeting(extractor: Extractor, sentence: str, mode: str) -> None:
    report = told(extractor, sentence)
    assert (set(who(report)), report.mode) == (BOTH, mode)


def test_not_met_is_not_met_whatever_stands_between(extractor: Extractor) -> None:
    assert meetings(extractor, page(f"{DIOP}, n’a, ce jeudi, pas reçu {LAHTI}.", language="fr")) == []


def test_who_is_received_in_turn_is_received_by_the_same_host(extractor: Extractor) -> None:
    body = (f"{DIOP}, a d’abord reçu {LAHTI}.", "Dans la foulée, le ministre togolais de la Pêche, Kodjo Mensah, a été reçu à son tour.")
    assert [set(who(r)) for r in meetings(extractor, page(*body, language="fr"))] == [BOTH, {"Cheikh Ndoye", "Kodjo Mensah"}]


def test_day_of_two_audiences_is_that_of_each(extractor: Extractor) -> None:
    report = told(extractor, f"{DIOP}, a accordé ce jeudi deux audiences.", f"Il a d’abord reçu {LAHTI}.")
    assert report.held_edtf == "2024-03-14"


def test_the_two_are_those_who_met_whoever_was_named_since(extractor: Extractor) -> None:
    body = (f"{DIOP}, a rencontré {LAHTI}.", "Il a salué le gouvernement du premier ministre finlandais, Olli Koski.")
    assert set(who(told(extractor, *body, "Les deux ministres ont discuté de la pêche."))) == BOTH


def test_an_article_before_a_title_gives_it_to_the_name_behind_it(extractor: Extractor) -> None:
    text = "Accueilli jeudi à Dakar par Cheikh Ndoye, le premier ministre finlandais, Olli Koski, a été reçu par le président Ali Sy."
    assert set(who(told(extractor, text))) == {"Olli Koski", "Ali Sy"}


def test_an_honorific_with_a_full_stop_stands_between_a_passive_and_its_agent(extractor: Extractor) -> None:
    told = "La ministre finlandaise Aino Lahtinen a été reçue jeudi à Lima par M. Tomas Rivas, ministre chilien des Affaires étrangères."
    report = only(extractor, page(told, language="fr"))
    assert who(report) == ["Aino Lahtinen", "Tomas Rivas"]


def test_where_he_was_received_means_the_publishers_president(extractor: Extractor) -> None:
    told = "Le Président de la République s'est rendu jeudi à Lima, où il a été reçu par M. Tomas Rivas, Président du Chili."
    report = only(extractor, page(told, language="fr", source_id="elysee"))
    assert [p.country for p in report.participants] == ["FR", "CL"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{DIOP}, a d’abord vu {LAHTI}.",
        f"{DIOP}, a ensuite vu {LAHTI}, avec laquelle il a parlé de pêche.",
        f"{DIOP}, s’est rendu à Helsinki, où l’attendait {LAHTI}.",
    ],
)
def test_whom_somebody_saw_first_or_found_waiting_was_met(extractor: Extractor, sentence: str) -> None:
    assert set(who(told(extractor, sentence))) == BOTH


def test_copies_of_credentials_are_handed_to_whom_the_text_is_about(extractor: Extractor) -> None:
    credentials = "L’ambassadrice de Finlande, Aino Lahtinen, est venue lui remettre copie figurée de ses lettres."
    body = (f"{DIOP}, a ouvert ses portes.", credentials)
    assert set(who(told(extractor, *body))) == BOTH


def test_who_joined_the_work_of_several_took_part(extractor: Extractor) -> None:
    body = f"{DIOP}, a réuni {LAHTI}, et le ministre chilien de la Pêche, Tomas Rivas."
    report = told(extractor, body, "Le ministre togolais de la Pêche, Kodjo Mensah, s’est joint à leurs travaux.")
    assert set(who(report)) == BOTH | {"Tomas Rivas", "Kodjo Mensah"}


@pytest.mark.parametrize(
    "sentence",
    [
        "L’ambassadrice de Finlande, Aino Lahtinen, a pris congé mardi du ministre sénégalais de la Pêche, Cheikh Ndoye.",
        "L’ambassadrice de Finlande, Aino Lahtinen, a fait ses adieux au ministre sénégalais de la Pêche, Cheikh Ndoye.",
        f"{DIOP}, a reçu les lettres de créance de l’ambassadrice de Finlande, Aino Lahtinen.",
        f"{DIOP}, a reçu les copies figurées des lettres de créance de l’ambassadrice de Finlande, Aino Lahtinen.",
        f"{DIOP}, a retrouvé mardi à Dakar {LAHTI}.",
        f"{DIOP}, a effectué mardi une visite officielle chez {LAHTI}.",
        f"{DIOP}, a reçu mardi dans son cabinet de travail {LAHTI}.",
        f"{DIOP}, a reçu la visite de courtoisie de {LAHTI}.",
        f"{LAHTI}, était mardi l’hôte du ministre sénégalais de la Pêche, Cheikh Ndoye.",
        f"{LAHTI}, était mardi chez le ministre sénégalais de la Pêche, Cheikh Ndoye.",
    ],
)
def test_who_took_leave_or_handed_letters_was_met(extractor: Extractor, sentence: str) -> None:
    assert set(who(told(extractor, sentence))) == BOTH


def test_who_took_leave_of_an_office_met_nobody(extractor: Extractor) -> None:
    body = f"{DIOP}, a pris congé de la politique, selon {LAHTI}."
    assert not extractor.all(page(body, language="fr")).reports


@pytest.mark.parametrize(
    "sentence",
    [
        "L’ambassadrice de Finlande, Aino Lahtinen, a pris congé du ministre sénégalais de la Pêche, Cheikh Ndoye, dans une lettre.",
        f"{DIOP}, a retrouvé son homologue finlandaise, Aino Lahtinen, dans les sondages.",
        "Cheikh Ndoye, ministre sénégalais de la Pêche, retrouve la ministre finlandaise Aino Lahtinen en tête du classement.",
        f"Dans ce film, {DIOP}, retrouve {LAHTI}.",
        "La visite officielle chez la ministre finlandaise Aino Lahtinen du ministre sénégalais Cheikh Ndoye a été annulée.",
        f"{DIOP}, rêve d’une visite officielle chez {LAHTI}.",
    ],
)
def test_leave_in_writing_and_those_found_again_or_dreamt_of_are_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert not meetings(extractor, page(sentence, language="fr"))


def test_what_had_been_held_earlier_that_day_is_news(extractor: Extractor) -> None:
    body = (
        f"{DIOP}, a reçu mardi le ministre chilien de la Pêche, Tomas Rivas.",
        f"Plus tôt dans la journée, M. Ndoye avait eu un échange téléphonique avec {LAHTI}.",
    )
    reports = extractor.all(page(*body, language="fr")).reports
    assert [(r.realis, r.mode) for r in reports] == [("held", "in_person"), ("held", "phone")]


def test_a_pronoun_means_whom_the_same_sentence_names_before_the_subject(extractor: Extractor) -> None:
    sentence = f"{LAHTI}, s’est rendue à la Chambre, où le président chilien Tomas Rivas s’est entretenu avec elle."
    assert set(who(told(extractor, f"{DIOP}, a ouvert ses portes.", sentence))) == {"Aino Lahtinen", "Tomas Rivas"}
