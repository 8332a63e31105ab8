"""Meetings told as the ground of something else: "agreed after talks", "since she met"; news where recent, else a memory."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

A, B, C = "Finnish Foreign Minister Aino Lahtinen", "Chilean Foreign Minister Tomas Rivas", "Ugandan Foreign Minister Grace Okello"
BOTH = {"Aino Lahtinen", "Tomas Rivas"}
NEWS = {
    "en": [
        f"{A} and her Chilean counterpart Tomas Rivas agreed to reopen the sea link after more than three hours of talks on Thursday.",
        f"Finland and Chile agreed on a fishing treaty after bilateral talks between {A} and {B} in Paris today.",
        f"{A} praised the new port after a meeting with {B} in Lima.",
        f"Talks between {A} and {B} ended without agreement on Thursday.",
        f"The harbour stood at the centre of {A}'s talk on Thursday with {B}.",
        f"{A} presented her credentials to {B} on Thursday.",
        f"{A} welcomed her Chilean colleague Tomas Rivas at the ministry on Thursday.",
    ],
    "es": [
        "El canciller chileno, Tomás Rivas, elogió el puerto tras la reunión del jueves con la ministra finlandesa, Aino Lahtinen.",
        "Culminó sin acuerdo la reunión entre el canciller chileno, Tomás Rivas, y la ministra de Finlandia, Aino Lahtinen.",
        "La embajadora de Finlandia, Aino Lahtinen, entregó el jueves copia de sus cartas credenciales al canciller chileno, Tomás Rivas.",
    ],
    "fr": [
        "La ministre finlandaise Aino Lahtinen a dit jeudi, après avoir rencontré à Santiago le ministre chilien Tomas Rivas, "
        "que le port ouvrirait.",
        "Les entretiens entre le ministre chilien Tomas Rivas et la ministre finlandaise Aino Lahtinen se sont achevés sans accord.",
        "L’ambassadrice de Finlande, Aino Lahtinen, a présenté jeudi ses lettres de créance au président chilien, Tomas Rivas.",
        "La rencontre, qui s’est tenue jeudi, a réuni le ministre chilien, Tomas Rivas, et son homologue finlandaise, Aino Lahtinen.",
    ],
}
PAST = {
    "en": "In 1992 Foreign Minister of Russia Andrei Ivanov held talks with Foreign Minister of Japan Kenji Sato.",
    "es": "En 1992 Ministro de Relaciones Exteriores de Chile Tomás Rivas dialogó con la ministra de Finlandia, Aino Lahtinen.",
    "ru": "В 1992 году Министр иностранных дел России Андрей Иванов провёл переговоры с Министром иностранных дел Японии Кэндзи Сато.",
}
MEMORIES = {
    "en": [
        f"{A} said on Thursday that ties had improved since she met {B} in October last year.",
        f"{A} said on Thursday that much had changed since her meeting with {B} in October.",
        f"{A} and {B} met many times when both were young envoys.",
        f"{A} has often met {B}, her spokesman said on Thursday.",
    ],
    "es": [
        "La ministra de Finlandia, Aino Lahtinen, dijo el jueves que todo cambió desde que se reunió con el canciller chileno, "
        "Tomás Rivas, en octubre del año pasado.",
        "La ministra de Finlandia, Aino Lahtinen, se reunió muchas veces con el canciller chileno, Tomás Rivas.",
    ],
    "fr": [
        "La ministre finlandaise Aino Lahtinen a dit jeudi que tout avait changé depuis sa rencontre avec le ministre chilien Tomas Rivas "
        "en octobre dernier.",
        "La ministre finlandaise Aino Lahtinen a souvent rencontré le ministre chilien Tomas Rivas.",
    ],
}


def _names(told: list[str]) -> set[str]:
    return {name.replace("á", "a") for name in told}


@pytest.mark.parametrize(("language", "sentence"), [(code, text) for code, texts in NEWS.items() for text in texts])
def test_a_meeting_that_something_came_of_is_news(extractor: Extractor, language: str, sentence: str) -> None:
    assert _names(who(only(extractor, page(sentence, language=language)))) == BOTH


@pytest.mark.parametrize(("language", "sentence"), [(code, text) for code, texts in MEMORIES.items() for text in texts])
def test_a_meeting_looked_back_on_is_none_of_the_news(extractor: Extractor, language: str, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language=language)) == []


def test_a_result_below_other_news_is_no_meeting_of_its_own_without_its_day(extractor: Extractor) -> None:
    text = f"{A} received {C} on Thursday. She had praised the port after talks with {B}."
    assert [set(who(report)) for report in meetings(extractor, page(text))] == [{"Aino Lahtinen", "Grace Okello"}]


def test_a_meeting_a_week_before_another_is_a_memory(extractor: Extractor) -> None:
    text = f"{A} met {B} on Thursday, a week after Rivas held talks with {C}."
    assert [set(who(report)) for report in meetings(extractor, page(text))] == [BOTH]


LISTS = {
    "en": f"{A} had separate meetings with the Foreign Ministers of Chile, Tomas Rivas, and Uganda, Grace Okello.",
    "es": "La canciller de Finlandia, Aino Lahtinen, se reunió por separado con el ministro de Chile, Tomas Rivas, "
    "y con la de Uganda, Grace Okello.",
    "fr": "La ministre finlandaise Aino Lahtinen a eu des entretiens bilatéraux avec ses homologues du Chili, Tomas Rivas, "
    "et d'Ouganda, Grace Okello.",
}


@pytest.mark.parametrize("language", LISTS)
def test_each_of_a_list_has_the_country_before_the_name(extractor: Extractor, language: str) -> None:
    told = meetings(extractor, page(LISTS[language], language=language))
    assert [[(p.person, p.country) for p in report.participants[1:]] for report in told] == [
        [("Tomas Rivas", "CL")],
        [("Grace Okello", "UG")],
    ]


def test_a_country_before_the_next_name_is_not_that_of_the_one_before(extractor: Extractor) -> None:
    text = "Les présidents du Chili, Tomas Rivas, de la Finlande, Aino Lahtinen, et de l’Ouganda, Grace Okello, se sont réunis jeudi."
    assert set(who(only(extractor, page(text, language="fr")))) == BOTH | {"Grace Okello"}


def test_he_and_her_of_the_sentence_before_spoke(extractor: Extractor) -> None:
    text = "Le ministre chilien Tomas Rivas recevra lundi la ministre finlandaise Aino Lahtinen."
    report = only(extractor, page(f"{text} Il s’est entretenu avec elle hier par téléphone.", language="fr"))
    assert (set(who(report)), report.mode, str(report.held_on)) == (BOTH, "phone", "2024-03-14")


def test_the_subject_goes_on_after_where_it_is(extractor: Extractor) -> None:
    text = "La ministra finlandesa, Aino Lahtinen, está en Chile, donde el jueves dialogó con el presidente Tomas Rivas."
    assert set(who(only(extractor, page(text, language="es")))) == BOTH


def test_a_city_whose_name_ends_in_is_hides_no_today(extractor: Extractor) -> None:
    report = only(extractor, page(f"{A} met with {B} in Paris today."))
    assert (report.city, str(report.held_on)) == ("Paris", "2024-03-15")


QUOTED = [
    ("en", '"I met with Chilean President Tomas Rivas on Thursday and told him so," Finnish Prime Minister Aino Lahtinen wrote on X.'),
    ("es", "“Hoy me reuní con la primera ministra de Finlandia, Aino Lahtinen”, escribió el presidente de Chile, Tomas Rivas."),
    ("fr", "« J’ai rencontré la Première ministre de Finlande, Aino Lahtinen », a écrit le président chilien, Tomas Rivas."),
]


@pytest.mark.parametrize(("language", "sentence"), QUOTED)
def test_i_within_quotation_marks_is_who_says_so(extractor: Extractor, language: str, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence, language=language)))) == BOTH


def test_a_city_behind_a_forum_is_the_place(extractor: Extractor) -> None:
    report = only(extractor, page(f"{A} met with {B} on the sidelines of the World Economic Forum in Davos."))
    assert (report.city, report.forum) == ("Davos", "World Economic Forum")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("saw Chilean Foreign Minister Tomas Rivas in Santiago on Thursday", 1),
        ("saw Chilean Foreign Minister Tomas Rivas resign on Thursday", 0),
        ("saw Chilean Foreign Minister Tomas Rivas off on Thursday", 0),
        ("saw Chilean Foreign Minister Tomas Rivas as a friend", 0),
        ("played host to Chilean Foreign Minister Tomas Rivas on Thursday", 1),
        ("rolled out the red carpet for Chilean Foreign Minister Tomas Rivas on Thursday", 1),
        ("was speaking beside Chilean Foreign Minister Tomas Rivas after the two held talks in Santiago", 1),
    ],
)
def test_everyday_wordings_of_the_wires_are_read_and_what_only_looks_like_them_is_not(
    extractor: Extractor, words: str, number: int
) -> None:
    told = page(f"Finnish Foreign Minister Aino Lahtinen {words}.")
    assert len(meetings(extractor, told)) == number


def test_what_a_day_saw_is_no_meeting(extractor: Extractor) -> None:
    told = page("Thursday saw Finnish Foreign Minister Aino Lahtinen and Chilean Foreign Minister Tomas Rivas sign a treaty.")
    assert not meetings(extractor, told)


def test_the_forum_of_a_round_of_meetings_is_that_of_each(extractor: Extractor) -> None:
    told = page(
        "Finnish Foreign Minister Aino Lahtinen held talks on Thursday with several of her counterparts attending the "
        "Munich Security Conference. "
        "She met Chilean Foreign Minister Tomas Rivas for an hour."
    )
    assert [m.forum for m in meetings(extractor, told)] == ["Munich Security Conference"]


@pytest.mark.parametrize("adverb", ["néanmoins", "toutefois", "cependant", "également", "aussi", "notamment", "brièvement", "longuement"])
def test_an_adverb_between_the_parts_of_a_french_verb_hides_no_meeting(extractor: Extractor, adverb: str) -> None:
    sentence = f"Le ministre chilien Tomas Rivas s’est {adverb} entretenu jeudi avec la ministre finlandaise Aino Lahtinen."
    assert _names(who(only(extractor, page(sentence, language="fr")))) == BOTH


@pytest.mark.parametrize(
    "portfolio", ["International Partnerships", "Neighbourhood and Enlargement", "Crisis Management", "Financial Services", "Skills"]
)
def test_the_portfolio_of_a_commissioner_is_nobodys_name(extractor: Extractor, portfolio: str) -> None:
    sentence = f"{B} met with the EU Commissioner for {portfolio}, Aino Lahtinen, on Tuesday."
    report = only(extractor, page(sentence))
    assert (_names(who(report)), [p.organization for p in report.participants]) == (BOTH, [None, "EU"])


def test_the_evening_before_counts_from_the_day_told_last(extractor: Extractor) -> None:
    told = page("The presidents signed a treaty on Wednesday.", f"{A} and {B} had met over dinner the evening before.")
    assert [r.held_edtf for r in meetings(extractor, told)] == ["2024-03-12"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "es",
            "Tomás Rivas, miembro del Buró Político del Comité Central del PCCh y ministro de Relaciones Exteriores, se reunió en "
            "Nueva York con la ministra de Finlandia, Aino Lahtinen.",
        ),
        (
            "fr",
            "Tomas Rivas, membre du Bureau politique du Comité central du PCC et ministre des Affaires étrangères, a rencontré à "
            "New York la ministre finlandaise Aino Lahtinen.",
        ),
        ("es", "La ministra de Finlandia, Aino Lahtinen, visitó al vicegobernador de Mendoza, Tomás Rivas, de Argentina."),
    ],
)
def test_a_party_office_and_a_deputy_governor_belong_to_the_name_beside_them(extractor: Extractor, language: str, sentence: str) -> None:
    assert _names(who(only(extractor, page(sentence, language=language)))) == BOTH


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", f"{B} met European Commissioner Aino Lahtinen on Tuesday."),
        ("es", "El canciller chileno, Tomás Rivas, se reunió con la comisaria europea de Agricultura, Aino Lahtinen."),
        ("fr", "Le ministre chilien Tomas Rivas a rencontré la commissaire européenne à l’Agriculture, Aino Lahtinen."),
    ],
)
def test_a_european_commissioner_stands_for_the_union(extractor: Extractor, language: str, sentence: str) -> None:
    report = only(extractor, page(sentence, language=language))
    assert [p.organization or p.country for p in report.participants] == ["CL", "EU"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", f"{B} met the Special Representative of the Secretary-General for Kenya, Aino Lahtinen, on Tuesday."),
        ("es", "El canciller chileno Tomás Rivas recibió a la representante especial del Secretario General para Kenia, Aino Lahtinen."),
        ("fr", "Le ministre chilien Tomas Rivas a rencontré la Représentante spéciale du Secrétaire général pour le Kenya, Aino Lahtinen."),
        ("fr", "Le ministre chilien Tomas Rivas a rencontré la cheffe du BINUH, Aino Lahtinen."),
        ("ru", "Глава МИД Чили Томас Ривас принял специального представителя Генерального секретаря по Кении Виктора Громова."),
    ],
)
def test_a_representative_of_the_secretary_general_stands_for_the_united_nations(
    extractor: Extractor, language: str, sentence: str
) -> None:
    rest = {"en": "Kenya and Finland.", "es": "Kenia y Finlandia.", "fr": "Le Kenya et la Finlande.", "ru": "Кения и Финляндия."}
    report = only(extractor, page(sentence, rest[language], language=language))
    assert [p.organization or p.country for p in report.participants] == ["CL", "UN"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", f"{B} was received at the seat of the CPLP by its Executive Secretary, Aino Lahtinen. Kenya and Kenya again."),
        ("es", "El canciller chileno, Tomás Rivas, fue recibido en la sede de la CPLP por su Secretaria Ejecutiva, Aino Lahtinen. Kenia."),
    ],
)
def test_an_executive_secretary_is_of_the_body_named_before(extractor: Extractor, language: str, sentence: str) -> None:
    report = only(extractor, page(sentence, language=language))
    assert {p.organization or p.country for p in report.participants} == {"CL", "CPLP"}


def test_an_executive_secretary_of_no_named_body_is_of_no_country(extractor: Extractor) -> None:
    text = (f"{B} received the Executive Secretary, Aino Lahtinen, on Tuesday.", "Kenya and Kenya again.")
    assert all(p.country != "KE" for r in meetings(extractor, page(*text)) for p in r.participants)


def test_who_is_only_passing_through_a_country_is_not_taken_for_one_of_its_own(extractor: Extractor) -> None:
    text = ("Finland's soldiers and Finland's guests.", f"In Brussels, Defence Minister Aino Lahtinen met {B} on Tuesday.")
    report = only(extractor, page(*text))
    assert {p.country for p in report.participants} == {"FI", "CL"}


@pytest.mark.parametrize("name", ["Fiame Naomi Mata'afa", "Fiame Naomi Mata’afa", "Fiame Naomi Mataʻafa", "Fiame Naomi Mataafa"])
def test_an_apostrophe_inside_a_name_makes_it_no_other(extractor: Extractor, name: str) -> None:
    report = only(extractor, page(f"Samoan Prime Minister {name} met {B} on Tuesday."))
    assert {p.person_id for p in report.participants} == {"fiame-naomi-mataafa", "~tomas-rivas@cl"}


def test_who_speaks_at_a_known_meeting_is_not_of_the_country_that_was_spoken_of(extractor: Extractor) -> None:
    opening = "El canciller chileno, Tomás Rivas, sostuvo un encuentro con la ministra de Finlandia, Aino Lahtinen."
    after = "En la reunión se dio seguimiento a la crisis en Haití y el titular de la cartera pidió ayuda."
    assert _names(who(only(extractor, page(opening, after, language="es")))) == BOTH


@pytest.mark.parametrize("language", PAST)
def test_what_opens_with_a_year_long_past_is_no_news_whoever_follows_it(extractor: Extractor, language: str) -> None:
    document = page(PAST[language], language=language)
    assert meetings(extractor, document) == []
    assert len(meetings(extractor, document, "referenced")) == 1


@pytest.mark.parametrize(("day", "told"), [("14 de noviembre de 2023", 0), ("13 de marzo de 2024", 1)])
def test_a_meeting_of_months_ago_that_no_verb_tells_of_is_no_news(extractor: Extractor, day: str, told: int) -> None:
    text = (
        f"El Gobierno cumple el acuerdo, suscrito el {day} en Lima, durante el encuentro sostenido por el canciller de Chile, "
        "Tomás Rivas, con la ministra de Finlandia, Aino Lahtinen."
    )
    assert len(meetings(extractor, page(text, language="es"))) == told
