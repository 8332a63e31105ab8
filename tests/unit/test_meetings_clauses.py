"""Turns of phrase in which Spanish, French, Russian and Chinese pages tell of an encounter, and those that tell of none."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

BOTH = {
    "es": {"Aino Lahtinen", "Tomás Rivas"},
    "fr": {"Aino Lahtinen", "Cheikh Ndoye"},
    "ru": {"Виктор Громов", "Милован Гайчич"},
    "zh": {"高明远", "斯托扬诺维奇"},
}
RIVAS, LAHTI = "el canciller chileno, Tomás Rivas,", "la ministra de Asuntos Exteriores de Finlandia, Aino Lahtinen"
NDOYE, LAHTINEN = "le ministre sénégalais des Affaires étrangères, Cheikh Ndoye,", "la ministre finlandaise, Aino Lahtinen"
GROMOV, GAJCIC = "Министр культуры Беларуси Виктор Громов", "министр туризма Сербии Милован Гайчич"
GAO, STO = "中国文化部长高明远", "塞尔维亚旅游部长斯托扬诺维奇"


def capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        # the other side stands between a light verb and its noun
        ("es", f"{RIVAS} sostuvo con {LAHTI}, una reunión en Helsinki."),
        ("es", f"{RIVAS} encabezó junto a {LAHTI}, la tercera ronda de consultas políticas."),
        ("fr", f"{NDOYE} a eu avec {LAHTINEN}, un long entretien."),
        ("ru", f"{GROMOV} провёл с министром туризма Сербии Милованом Гайчичем переговоры."),
        # the company begins the sentence
        ("fr", f"Avec la Finlandaise Aino Lahtinen, {NDOYE} a discuté de la pêche à Dakar."),
        ("es", f"Con {LAHTI}, se reunió ayer en Helsinki {RIVAS} por segunda vez."),
        # what followed the encounter leads the sentence
        ("es", f"Tras reunirse con {LAHTI}, {RIVAS} anunció un acuerdo."),
        ("es", f"Después de almorzar con {LAHTI}, {RIVAS} voló a Oslo."),
        ("fr", f"Après avoir rencontré {LAHTINEN}, {NDOYE} a regagné Dakar."),
        ("fr", f"Reçue par {NDOYE} la ministre finlandaise, Aino Lahtinen, a remercié son hôte."),
        ("ru", f"Приняв министра туризма Сербии Милована Гайчича, {GROMOV} рассказал о выставке."),
        ("ru", f"После встречи с министром туризма Сербии Милованом Гайчичем {GROMOV} рассказал о выставке."),
        # the subject goes on after "where"
        ("es", f"{RIVAS} llegó a Helsinki, donde fue recibido por {LAHTI}."),
        ("ru", f"{GROMOV} прибыл в Ниш, где провёл переговоры с министром туризма Сербии Милованом Гайчичем."),
        ("ru", f"{GROMOV} прилетел в Ниш, где его принял {GAJCIC}."),
        # both are the subject of what can only be done together
        ("es", f"{RIVAS} y {LAHTI}, compartieron ayer un almuerzo."),
        ("es", f"{RIVAS} y {LAHTI}, se dieron cita en Helsinki."),
        ("fr", f"{NDOYE} et {LAHTINEN}, ont passé en revue leurs chantiers à Dakar."),
        ("ru", f"{GROMOV} и {GAJCIC} обсудили в Нише выставку."),
        ("ru", f"{GROMOV} и {GAJCIC} увиделись в Нише."),
        ("zh", f"{GAO}与{STO}一道主持了混委会会议。"),
        ("zh", f"{GAO}同{STO}单独谈了二十分钟。"),
        # they are "the two"
        ("es", f"Esperaba en Helsinki a {RIVAS} su anfitriona, {LAHTI}; ambos conversaron cara a cara durante una hora."),
        ("ru", f"Об этом договорились и дату обсудили в Нише министр культуры Беларуси Виктор Громов и {GAJCIC}."),
        # an occasion seized is no plan
        ("es", f"{RIVAS} aprovechó la feria de Lima para reunirse con {LAHTI}."),
        ("fr", f"{NDOYE} a profité de la foire de Lima pour rencontrer {LAHTINEN}."),
        # the noun stands behind both
        ("es", f"{RIVAS} y {LAHTI}, firmaron ayer un acuerdo tras un encuentro de media hora."),
        ("ru", "Беседа министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем длилась два часа."),
        # visits, audiences, meals
        ("es", f"{RIVAS} fue el invitado de {LAHTI}."),
        ("fr", f"{NDOYE} recevait hier à dîner {LAHTINEN}."),
        ("ru", f"{GROMOV} побывал во вторник у министра туризма Сербии Милована Гайчича."),
        ("zh", f"{GAO}在尼什与{STO}座谈。"),
        ("es", f"{RIVAS} concedió audiencia a {LAHTI}."),
        ("es", f"{RIVAS} ofreció una cena a {LAHTI}."),
        ("es", f"{RIVAS} recibió visita de {LAHTI}."),
        ("fr", f"{NDOYE} est venu présenter ses civilités à {LAHTINEN}."),
        ("ru", f"{GROMOV} дал аудиенцию министру туризма Сербии Миловану Гайчичу."),
        ("ru", f"{GROMOV} нанёс визит министру туризма Сербии Миловану Гайчичу."),
        ("ru", f"Вчера в Нише {GROMOV} беседовал с министром туризма Сербии Милованом Гайчичем."),
        ("zh", f"{GAO}设晚宴款待{STO}。"),
        ("zh", f"{GAO}在官邸接待了{STO}。"),
        # something is said of the guest before the title
        ("zh", f"{GAO}16日下午在人民大会堂同来华进行国事访问的{STO}举行会谈。"),
        ("zh", f"{GAO}13日与来访的{STO}举行了会谈。"),
    ],
)
def test_an_encounter_in_person_is_found_with_both_sides(extractor: Extractor, language: str, sentence: str) -> None:
    report = only(extractor, page(capital(sentence), language=language))
    assert (set(who(report)), report.mode) == (BOTH[language], "in_person")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", f"Tras hablar por teléfono con {LAHTI}, {RIVAS} anunció un acuerdo."),
        ("fr", f"Joint au téléphone par {LAHTINEN}, {NDOYE} a promis un accord."),
        ("ru", f"Сегодня по телефону пообщались {GROMOV} и {GAJCIC}."),
        ("zh", f"{GAO}同{STO}互通电话。"),
    ],
)
def test_a_call_is_found_with_both_sides(extractor: Extractor, language: str, sentence: str) -> None:
    report = only(extractor, page(capital(sentence), language=language))
    assert (set(who(report)), report.mode) == (BOTH[language], "phone")


@pytest.mark.parametrize(
    ("language", "spoken_of", "spoken_with"),
    [
        (
            "en",
            "Finnish Minister Aino Lahtinen spoke on Monday of the statement of Chilean Foreign Minister Tomás Rivas.",
            "Finnish Minister Aino Lahtinen spoke on Monday of the statement with Chilean Foreign Minister Tomás Rivas.",
        ),
        ("es", f"{RIVAS} habló el lunes de la carta de {LAHTI}.", f"{RIVAS} habló el lunes de la carta con {LAHTI}."),
        ("fr", f"{NDOYE} a parlé lundi de la lettre de {LAHTINEN}.", f"{NDOYE} a parlé lundi de la lettre avec {LAHTINEN}."),
        (
            "ru",
            f"{GROMOV} говорил в понедельник о письме министра туризма Сербии Милована Гайчича.",
            f"{GROMOV} поговорил в понедельник с министром туризма Сербии Милованом Гайчичем о письме.",
        ),
        ("zh", f"{GAO}11日谈到{STO}的声明。", f"{GAO}11日同{STO}谈到声明。"),
    ],
)
def test_whose_words_somebody_spoke_of_is_not_whom_he_spoke_with(
    extractor: Extractor, language: str, spoken_of: str, spoken_with: str
) -> None:
    assert meetings(extractor, page(capital(spoken_of), language=language)) == []
    assert len(who(only(extractor, page(capital(spoken_with), language=language)))) == 2


def test_both_who_spoke_of_anothers_words_are_all_that_met(extractor: Extractor) -> None:
    text = "Foreign Ministers Wang Yi of China and Penny Wong of Australia spoke on Monday of the speech by French Minister Marie Lefort."
    assert set(who(only(extractor, page(text)))) == {"Wang Yi", "Penny Wong"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", f"{RIVAS} se ofreció a reunirse con {LAHTI}."),
        ("es", f"{RIVAS} fue recibido en el aeropuerto por {LAHTI}."),
        ("es", f"El año pasado {RIVAS} se reunió en Helsinki con {LAHTI}."),
        ("fr", f"{NDOYE} a été accueilli à l’aéroport par {LAHTINEN}."),
        ("fr", f"La rencontre prévue entre {NDOYE} et {LAHTINEN} a été annulée."),
        ("fr", f"Lors de leur dernière rencontre, {NDOYE} et {LAHTINEN}, avaient parlé de pêche."),
        ("ru", f"В прошлом году {GROMOV} встречался с министром туризма Сербии Милованом Гайчичем."),
        ("ru", f"В аэропорту {GROMOV} увидел афишу, о которой {GAJCIC} писал в газете."),
        ("zh", f"{GAO}会见记者，谈到{STO}的访问。"),
        ("zh", f"{GAO}抵达尼什，{STO}在机场迎接。"),
        ("es", f"{RIVAS} esperó la llamada de {LAHTI}."),
        ("zh", f"{GAO}与{STO}的会面取消。"),
        ("zh", f"{GAO}说，他不打算会见{STO}。"),
    ],
)
def test_what_was_long_ago_or_is_none_tells_of_no_meeting(extractor: Extractor, language: str, sentence: str) -> None:
    assert meetings(extractor, page(capital(sentence), language=language)) == []


@pytest.mark.parametrize(("day", "realis"), [("lundi", "held"), ("le 3 mai 2009", "referenced")], ids=["recent", "long ago"])
def test_the_pluperfect_tells_news_of_a_recent_day_and_a_memory_of_another(extractor: Extractor, day: str, realis: str) -> None:
    sentence = capital(f"{NDOYE} s’était entretenu {day} à Dakar avec {LAHTINEN}.")
    assert set(who(only(extractor, page(sentence, language="fr", published_on=date(2024, 5, 16)), realis))) == BOTH["fr"]


def test_a_day_told_in_passing_is_not_that_of_the_meeting(extractor: Extractor) -> None:
    first = capital(f"{RIVAS} se reunió ayer con {LAHTI}.")
    report = only(
        extractor, page(first, "Ambos dialogaron del tratado del 3 de mayo de 2023.", language="es", published_on=date(2024, 5, 16))
    )
    assert report.held_on == date(2024, 5, 15)


def test_korea_is_the_south_where_the_page_leaves_it_open(extractor: Extractor) -> None:
    report = only(extractor, page(capital(f"{RIVAS} recibió al embajador de Corea, Yun Tae-gil."), language="es"))
    assert {p.country for p in report.participants} == {"CL", "KR"}


def test_adjectives_of_country_part_the_persons_of_a_list(extractor: Extractor) -> None:
    report = only(extractor, page("Le Sénégalais Cheikh Ndoye et la Finlandaise Aino Lahtinen ont eu un échange.", language="fr"))
    assert {p.country for p in report.participants} == {"SN", "FI"}


def test_the_place_of_the_page_is_that_of_its_own_minister_but_not_of_both(extractor: Extractor) -> None:
    sentence = "Le ministre de la Pêche, Cheikh Ndoye, a reçu lundi la ministre finlandaise, Aino Lahtinen, au port de Dakar."
    assert {p.country for p in only(extractor, page(sentence, language="fr")).participants} == {"SN", "FI"}
    domestic = "El ministro de Pesca, Tomás Rivas, se reunió ayer en Mendoza con el gobernador Hugo Lencina, que volvió de Curitiba."
    assert meetings(extractor, page(domestic, language="es")) == []


def test_the_second_of_two_representatives_is_of_the_same_country(extractor: Extractor) -> None:
    sentence = capital(f"{NDOYE} a reçu hier deux représentants finlandais, Aino Lahtinen et Eero Salmela.")
    report = only(extractor, page(sentence, language="fr"))
    assert [(p.person, p.country) for p in report.participants][1:] == [("Aino Lahtinen", "FI"), ("Eero Salmela", "FI")]


@pytest.mark.parametrize(
    ("language", "sentence", "city"),
    [
        ("fr", f"Dakar a accueilli hier une réunion entre {NDOYE} et {LAHTINEN}.", "Dakar"),
        ("fr", f"{NDOYE} a reçu à l’Élysée {LAHTINEN}.", "Paris"),
        ("ru", f"{GROMOV} посетил Белград, где его принял {GAJCIC}.", "Belgrade"),
    ],
)
def test_the_city_is_told_by_more_than_a_preposition(extractor: Extractor, language: str, sentence: str, city: str) -> None:
    assert only(extractor, page(capital(sentence), language=language)).city == city


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        (
            "es",
            "El presidente de Paraguay, Santiago Peña, recibió al canciller finlandés, Santiago Ruiz.",
            {"Santiago Pena", "Santiago Ruiz"},
        ),
        ("ru", f"{GROMOV} встретился с послом Кубы Сантьяго Пересом.", {"Виктор Громов", "Сантьяго Перес"}),
        ("ru", "Губернатор Омской области Пётр Лаптев принял посла Кубы Хорхе Ибарру.", {"Пётр Лаптев", "Хорхе Ибарра"}),
        ("ru", f"{GROMOV} принял генерала Милована Гайчича, министра земледелия Сербии.", {"Виктор Громов", "Милован Гайчич"}),
    ],
)
def test_places_and_regions_are_told_from_names(extractor: Extractor, language: str, sentence: str, names: set[str]) -> None:
    assert set(who(only(extractor, page(sentence, language=language)))) == names


@pytest.mark.parametrize(("words", "day"), [("九日", 9), ("昨早", 15), ("16日", 16)])
def test_chinese_days_are_read_in_words_too(extractor: Extractor, words: str, day: int) -> None:
    report = only(extractor, page(f"{GAO}{words}同{STO}举行会谈。", language="zh", published_on=date(2024, 5, 16)))
    assert report.held_on == date(2024, 5, day)


def test_the_day_and_place_of_a_plan_are_not_those_of_what_was_held(extractor: Extractor) -> None:
    sentence = capital(f"{RIVAS} se reunió con {LAHTI}, y mañana viajará a Oslo.")
    report = only(extractor, page(sentence, language="es", published_on=date(2024, 5, 16)))
    assert (report.held_on, report.city) == (None, None)


def test_a_forum_before_its_period_is_told(extractor: Extractor) -> None:
    report = only(extractor, page(f"二十国集团领导人峰会期间，{GAO}会见{STO}。", language="zh"))
    assert (report.forum, report.forum_relation) == ("G20", "sidelines")


@pytest.mark.parametrize(
    ("language", "first", "then"),
    [
        ("es", f"{RIVAS} viajó ayer a Helsinki.", "Allí lo recibió la ministra de Finlandia, Aino Lahtinen."),
        ("fr", f"{NDOYE} a gagné hier Helsinki.", "La ministre finlandaise, Aino Lahtinen, l’a reçu le soir même."),
        ("ru", f"{GROMOV} прибыл вчера в Ниш.", f"Вечером его принял {GAJCIC}."),
    ],
)
def test_a_pronoun_is_whom_the_text_is_about(extractor: Extractor, language: str, first: str, then: str) -> None:
    assert set(who(only(extractor, page(capital(first), then, language=language)))) == BOTH[language]


@pytest.mark.parametrize(("name", "title"), [("加西亚-马加略", "西班牙外长"), ("横井裕", "日本驻华大使")])
def test_foreign_names_in_chinese_are_read_to_their_end(extractor: Extractor, name: str, title: str) -> None:
    assert set(who(only(extractor, page(f"{GAO}会见{title}{name}。", language="zh")))) == {"高明远", name}


def test_today_is_the_day_of_the_dateline(extractor: Extractor) -> None:
    made = page(f"{GAO}今天下午同{STO}举行会谈。", dateline="本报北京11月2日讯", language="zh", published_on=date(2006, 11, 3))
    assert only(extractor, made).held_on == date(2006, 11, 2)


def test_the_dateline_is_what_yesterday_looks_back_from_where_no_publication_is_told(extractor: Extractor) -> None:
    words = "Finnish Foreign Minister Aino Lahtinen met with Chilean Foreign Minister Tomas Rivas yesterday."
    told = page(words, dateline="HELSINKI, 14 March 2024 –", published_on=None)
    assert [r.held_edtf for r in extractor.all(told).reports] == ["2024-03-13"]
    assert [r.held_edtf for r in extractor.all(page(words, published_on=None)).reports] == [None]


@pytest.mark.parametrize(
    ("sentence", "realis"),
    [
        ("US Secretary of State Marco Rubio had spoken with Pakistani Prime Minister Shehbaz Sharif on February 2.", ["referenced"]),
        ("US Secretary of State Marco Rubio had spoken with Pakistani Prime Minister Shehbaz Sharif on Thursday.", ["held"]),
        ("US Secretary of State Marco Rubio had spoken to reporters about Pakistani Prime Minister Shehbaz Sharif.", []),
    ],
)
def test_whom_somebody_had_spoken_with_is_told_like_whom_he_had_met(extractor: Extractor, sentence: str, realis: list[str]) -> None:
    assert [r.realis for r in extractor.all(page(sentence)).reports] == realis
