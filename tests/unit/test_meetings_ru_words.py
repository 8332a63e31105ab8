"""Words by which Russian prose tells of a meeting without the formulas of a press service."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

GROMOV = "Министр культуры Беларуси Виктор Громов"
GROMOV_OF = "министра культуры Беларуси Виктора Громова"
GAICHICH = "министр туризма Сербии Милован Гайчич"
GAICHICH_TO = "министру туризма Сербии Миловану Гайчичу"
WITH_GAICHICH = "министром туризма Сербии Милованом Гайчичем"
OF_GAICHICH = "министра туризма Сербии Милована Гайчича"
TO_GAICHICH = "министру туризма Сербии Миловану Гайчичу"
BOTH = ["Виктор Громов", "Милован Гайчич"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GROMOV} пил чай с {WITH_GAICHICH}.",
        f"{GROMOV} уединился с {WITH_GAICHICH}: говорили о музеях.",
        f"{GROMOV} посовещался с {WITH_GAICHICH} о музеях.",
        f"{GROMOV} и {GAICHICH} совещались в Нише о музеях.",
        f"{GROMOV} и {GAICHICH} за рабочим завтраком обсудили музеи.",
        f"{GROMOV} сверил часы с {WITH_GAICHICH}.",
        f"{GROMOV} беседовал тет-а-тет с {WITH_GAICHICH}.",
        f"Посол Беларуси Виктор Громов передал {TO_GAICHICH} копии своих верительных грамот.",
        f"{GROMOV} вручил {TO_GAICHICH} ноту и в течение получаса беседовал с дипломатом о музеях.",
        f"{GROMOV} провёл накануне прием для {OF_GAICHICH}.",
        f"{GROMOV} встретил в среду у себя {OF_GAICHICH}.",
        f"Ключевым событием дня стала встреча {GROMOV_OF} с {WITH_GAICHICH}.",
        f"{GROMOV} вышел на видеосвязь с {WITH_GAICHICH}.",
        f"{GROMOV} накануне был гостем {OF_GAICHICH}.",
        f"{GROMOV} пообщался отдельно с {WITH_GAICHICH}.",
        f"Очередным раундом диалога стал видеоразговор {GROMOV_OF} с {WITH_GAICHICH}.",
    ],
)
def test_plain_words_tell_of_a_meeting(extractor: Extractor, sentence: str) -> None:
    assert sorted(who(only(extractor, page(sentence, language="ru")))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GROMOV} вручил орден {TO_GAICHICH} заочно.",
        f"Посол Беларуси Виктор Громов передаст {TO_GAICHICH} копии верительных грамот.",
        f"{GROMOV} не стал совещаться с {WITH_GAICHICH}.",
        f"{GROMOV} надеется посовещаться с {WITH_GAICHICH}.",
        f"{GROMOV} стал участником форума, и {GAICHICH} доволен переговорами без него.",
        f"Поводом для критики стала несостоявшаяся встреча {GROMOV_OF} с {WITH_GAICHICH}.",
        f"Темой стала возможная встреча {GROMOV_OF} с {WITH_GAICHICH}.",
        f"{GROMOV} намерен выйти на видеосвязь с {WITH_GAICHICH}.",
        f"{GROMOV} был гостем фестиваля, о чём {GAICHICH} узнал из газет.",
        f"За завтраком {GROMOV} прочёл письмо {OF_GAICHICH}.",
    ],
)
def test_plain_words_of_something_else_tell_of_none(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language="ru")) == []


def test_a_series_of_meetings_is_told_behind_a_colon(extractor: Extractor) -> None:
    series = f"{GROMOV} провел серию двусторонних встреч: с {WITH_GAICHICH}, послом Чили в Беларуси Хуаном Лопесом."
    found = meetings(extractor, page(series, language="ru"))
    assert sorted(name for report in found for name in who(report)) == ["Виктор Громов", "Виктор Громов", "Милован Гайчич", "Хуан Лопес"]


@pytest.mark.parametrize(
    "leader",
    [
        "С белорусской стороны работу возглавил замминистра Виктор Громов.",
        "Белорусскую делегацию возглавлял замминистра Виктор Громов.",
    ],
)
@pytest.mark.parametrize(
    "event",
    ["Рабочие группы Беларуси и Сербии собрались в Нише.", "Консультации министерств культуры Беларуси и Сербии состоялись в Нише."],
)
def test_where_one_side_is_told_by_its_leader_the_other_is_its_country(extractor: Extractor, event: str, leader: str) -> None:
    assert sorted(who(only(extractor, page(event, leader, language="ru")))) == ["RS", "Виктор Громов"]


def test_military_leaders_are_the_two_told_before(extractor: Extractor) -> None:
    visit = "Министр обороны Беларуси Виктор Громов прибыл в Ниш."
    lunch = "Министр обороны Сербии Милован Гайчич дал для делегации обед, за которым военачальники рассмотрели план учений."
    assert sorted(who(only(extractor, page(visit, lunch, language="ru")))) == BOTH


def test_the_day_is_told_by_the_talk_that_took_place(extractor: Extractor) -> None:
    call = f"{GROMOV} поговорил по телефону с {WITH_GAICHICH}."
    when = "Разговор, состоявшийся накануне вечером, касался музеев."
    assert only(extractor, page(call, when, language="ru", published_on=date(2024, 1, 12))).held_on == date(2024, 1, 11)


def test_initials_without_a_blank_are_part_of_a_name(extractor: Extractor) -> None:
    talks = f"В Нише прошли консультации министра культуры Беларуси В.А. Громова с {WITH_GAICHICH}."
    assert "Милован Гайчич" in who(only(extractor, page(talks, language="ru")))


ROUND = f"{GROMOV} провёл в Женеве ряд встреч."


@pytest.mark.parametrize(
    "sentence",
    [
        f"Вопросы туризма обсуждены с {WITH_GAICHICH}.",
        f"Перспективы торговли подробно рассмотрены с {WITH_GAICHICH}.",
        f"С {WITH_GAICHICH} белорусский министр обменялся мнениями о музеях.",
        f"С {WITH_GAICHICH} стороны обсудили музеи.",
    ],
)
def test_a_round_goes_on_in_passives_and_with_a_host_called_by_his_nation(extractor: Extractor, sentence: str) -> None:
    assert sorted(who(only(extractor, page(f"{ROUND} {sentence}", language="ru")))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"Вопросы туризма обсуждены с учётом мнения {OF_GAICHICH}.",
        f"Вопросы туризма будут обсуждены с {WITH_GAICHICH}.",
        f"Эти вопросы ранее были рассмотрены с {WITH_GAICHICH}.",
    ],
)
def test_what_is_treated_without_somebody_or_another_day_goes_on_no_round(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(f"{ROUND} {sentence}", language="ru")) == []


def test_a_colleague_of_a_country_is_whom_the_page_names_with_the_same_office(extractor: Extractor) -> None:
    text = (
        f"В Женеве состоялась встреча. В ней приняли участие {GROMOV}, министр культуры Сербии Милован Гайчич, министр культуры Чили "
        "Хуан Лопес. Представители Всемирного банка выступили с докладом. В тот же день Виктор Громов встретился с сербским коллегой."
    )
    assert ["Виктор Громов", "Милован Гайчич"] in [sorted(who(m)) for m in meetings(extractor, page(text, language="ru"))]


def test_a_session_of_the_ministers_of_a_body_is_no_meeting_with_it(extractor: Extractor) -> None:
    text = f"{GROMOV} принял участие в работе совещания министров культуры государств – членов Шанхайской организации сотрудничества."
    assert meetings(extractor, page(text, language="ru")) == []


@pytest.mark.parametrize("verb", ["побеседует", "переговорит", "увидится", "проведёт беседу"])
def test_with_whom_somebody_will_talk_is_planned(extractor: Extractor, verb: str) -> None:
    document = page(f"Завтра Сергей Лавров {verb} с министром иностранных дел Китая Ван И.", language="ru")
    assert (len(meetings(extractor, document, "planned")), meetings(extractor, document)) == (1, [])


PAPAS = "министром культуры Кипра Лино Папасом"
EACH = [["Виктор Громов", "Лино Папас"], BOTH]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Состоялись отдельные встречи {GROMOV_OF} с {WITH_GAICHICH} и {PAPAS}.",
        f"Прошли двусторонние встречи {GROMOV_OF} с {WITH_GAICHICH} и {PAPAS}.",
        f"{GROMOV} имел отдельные беседы с {WITH_GAICHICH} и {PAPAS}.",
        f"Состоялись телефонные разговоры {GROMOV_OF} с {WITH_GAICHICH} и {PAPAS}.",
        f"В Нише {GROMOV} провел переговоры с {WITH_GAICHICH}, был принят {PAPAS}.",
    ],
)
def test_meetings_with_several_are_one_with_each(extractor: Extractor, sentence: str) -> None:
    assert sorted(sorted(who(m)) for m in meetings(extractor, page(sentence, language="ru"))) == EACH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GROMOV} провел на полях саммита ряд двусторонних встреч, в том числе с {WITH_GAICHICH}.",
        f"{GROMOV} заявил об этом на совместной пресс-конференции с {WITH_GAICHICH}.",
        f"{GROMOV} и {GAICHICH} подписали в Нише соглашение.",
        "Министры культуры Беларуси и Сербии – Виктор Громов и Милован Гайчич – встретились в Нише.",
        "В Нише прошли переговоры. Делегацию Беларуси возглавлял министр культуры Виктор Громов, "
        "делегацию Сербии – министр туризма Милован Гайчич.",
    ],
)
def test_a_press_conference_a_signature_and_the_members_of_a_group_tell_of_both(extractor: Extractor, sentence: str) -> None:
    assert sorted(who(only(extractor, page(sentence, language="ru")))) == BOTH


def test_three_ministers_behind_a_dash_are_the_parties_and_no_group_beside_them(extractor: Extractor) -> None:
    text = "Министры культуры Беларуси, Сербии и Кипра – Виктор Громов, Милован Гайчич и Лино Папас – встретились в Нише."
    assert who(only(extractor, page(text, language="ru"))) == ["Виктор Громов", "Милован Гайчич", "Лино Папас"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GROMOV} поставил подпись под обращением к {GAICHICH_TO}.",
        f"{GROMOV} рассказал об итогах переговоров с {WITH_GAICHICH}, которые не состоялись.",
        f"{GROMOV} рассказал президенту Чили Хуану Лопесу об итогах переговоров с {WITH_GAICHICH}, прошедших в прошлом году.",
        f"{GROMOV} напомнил, что в 2013 году рассказал об итогах встречи с {WITH_GAICHICH}.",
        f"В 1992 году {GROMOV.replace('Министр', 'министр')} провел переговоры с {WITH_GAICHICH}.",
    ],
)
def test_what_was_signed_retold_or_held_in_a_year_long_past_is_no_news(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language="ru", published_on=date(2024, 6, 4))) == []


def test_the_head_of_a_delegation_is_nobody_whom_the_page_names_by_another_office(extractor: Extractor) -> None:
    named = "Премьер-министр Сербии Милован Гайчич в это время находился в Брюсселе."
    document = page(f"{GROMOV} встретился с главой делегации Сербии.", named, language="ru")
    assert who(only(extractor, document)) == ["Виктор Громов", "RS"]


def test_what_the_sides_once_signed_is_no_meeting(extractor: Extractor) -> None:
    text = f"{GROMOV} выступил в Нише. Экс-министр туризма Сербии Милован Гайчич ездил в Минск, и стороны подписали меморандум."
    assert meetings(extractor, page(text, language="ru")) == []


LETTERS = "Президент Беларуси Виктор Громов принял верительные грамоты послов ряда государств."


@pytest.mark.parametrize(
    "sentence",
    [
        "Верительные грамоты вручили посол Сербии Милован Гайчич и посол Кипра Лино Папас.",
        "Верительные грамоты главе государства вручили послы Сербии – Милован Гайчич и Кипра – Лино Папас.",
    ],
)
def test_ambassadors_who_hand_over_credentials_are_received_one_by_one(extractor: Extractor, sentence: str) -> None:
    assert sorted(sorted(who(m)) for m in meetings(extractor, page(LETTERS, sentence, language="ru"))) == EACH


@pytest.mark.parametrize(
    "attended",
    ["Участие в беседе принял посол Кипра Лино Папас.", "Участие во встрече также приняли посол Кипра Лино Папас и посол Чили Хуан Лопес."],
)
def test_who_took_part_in_a_meeting_was_not_received(extractor: Extractor, attended: str) -> None:
    assert sorted(who(only(extractor, page(f"{GROMOV} встретился с {WITH_GAICHICH}.", attended, language="ru")))) == BOTH


def test_a_speaker_alone_is_the_one_of_the_country_whom_the_page_names(extractor: Extractor) -> None:
    told = "Председатель Национального собрания Беларуси Виктор Громов встретился с министром туризма Сербии Милованом Гайчичем."
    document = page(told, f"Затем спикер парламента провел встречу с {PAPAS}.", language="ru")
    assert sorted(sorted(who(m)) for m in meetings(extractor, document)) == EACH


@pytest.mark.parametrize(
    "sentence",
    [
        f"В ходе встречи с {WITH_GAICHICH}, которая прошла в Нише, {GROMOV} отметил рост торговли.",
        f"Вторую встречу {GROMOV} провел с {WITH_GAICHICH}.",
    ],
)
def test_the_noun_of_a_meeting_may_stand_far_from_who_held_it(extractor: Extractor, sentence: str) -> None:
    assert sorted(who(only(extractor, page(sentence, language="ru")))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GROMOV} прибыл в Ниш для переговоров с {WITH_GAICHICH}.",
        f"Стороны обсудили подготовку встречи {GROMOV_OF} с {WITH_GAICHICH}.",
        f"{GROMOV} обсудил с министерством подготовку визита {OF_GAICHICH}.",
    ],
)
def test_what_somebody_came_for_or_prepares_was_not_held(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language="ru")) == []


@pytest.mark.parametrize("forum", ["форума", "Петербургского международного экономического форума"])
def test_both_follow_the_verb_and_the_forum_where_they_talked(extractor: Extractor, forum: str) -> None:
    text = f"Тему обсудили 16 сентября на полях {forum} {GROMOV} и {GAICHICH}."
    assert sorted(who(only(extractor, page(text, language="ru")))) == BOTH


def test_a_minister_of_a_union_is_a_minister(extractor: Extractor) -> None:
    text = f"{GROMOV} встретился с союзным {WITH_GAICHICH}."
    assert sorted(who(only(extractor, page(text, language="ru")))) == BOTH
