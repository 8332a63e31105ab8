"""What Russian papers and bodies tell of meetings in words of their own: titles in other words, lists in brackets, a later sentence."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

GROMOV = "Министр культуры Беларуси Виктор Громов"
GROMOV_OF = "министра культуры Беларуси Виктора Громова"
GAICHICH = "министром туризма Сербии Милованом Гайчичем"
BOTH = ["Виктор Громов", "Милован Гайчич"]


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Беседа проходила 13 марта в Нише.", "in_person"),
        ("Как сообщили в ведомстве, встреча прошла 13 марта.", "in_person"),
        ("Она состоялась 13 марта в режиме видеоконференции.", "video"),
        ("Переговоры длились 13 марта два часа.", "in_person"),
    ],
)
def test_a_sentence_of_its_own_tells_when_and_how_the_meeting_was(extractor: Extractor, sentence: str, mode: str) -> None:
    report = only(extractor, page(f"{GROMOV} встретился с {GAICHICH}.", sentence, language="ru"))
    assert (who(report), report.held_edtf, report.mode) == (BOTH, "2024-03-13", mode)


@pytest.mark.parametrize("sentence", ["Предыдущая встреча прошла 11 марта.", "Следующая встреча пройдёт 13 марта."])
def test_another_meeting_gives_no_day(extractor: Extractor, sentence: str) -> None:
    assert only(extractor, page(f"{GROMOV} встретился с {GAICHICH}.", sentence, language="ru")).held_edtf is None


def test_what_was_the_subject_of_a_meeting_tells_of_it(extractor: Extractor) -> None:
    sentence = f"Вопросы туризма стали главной темой встречи {GROMOV_OF} с {GAICHICH}."
    assert who(only(extractor, page(sentence, language="ru"))) == BOTH


def test_two_speakers_of_whom_the_page_told_are_those_who_negotiated(extractor: Extractor) -> None:
    body = [
        "В Минске с визитом находится Председатель Скупщины Сербии Милован Гайчич.",
        "Его пригласил Председатель Палаты представителей Беларуси Виктор Громов.",
        "Переговоры двух спикеров прошли в среду в Овальном зале.",
    ]
    assert set(who(only(extractor, page(*body, language="ru")))) == set(BOTH)


@pytest.mark.parametrize("habit", ["регулярно встречается", "не раз встречался", "ежегодно проводит встречи"])
def test_a_habit_is_no_meeting(extractor: Extractor, habit: str) -> None:
    assert meetings(extractor, page(f"{GROMOV} {habit} с {GAICHICH}.", language="ru")) == []


def test_a_title_in_other_words_is_of_whom_the_page_names(extractor: Extractor) -> None:
    body = [
        "Глава МИД Сербии Милован Гайчич прибыл на форум в Минск.",
        "13 марта министр беседовал с министром транспорта Алжира Каримом Буалемом.",
    ]
    assert who(only(extractor, page(*body, language="ru"))) == ["Милован Гайчич", "Карим Буалем"]


def test_the_prime_minister_is_no_minister_and_no_deputy_is_the_head(extractor: Extractor) -> None:
    body = [
        "Премьер-министр Сербии Милован Гайчич прибыл на форум в Минск.",
        "13 марта министр беседовал с министром транспорта Алжира Каримом Буалемом.",
    ]
    assert all("Милован Гайчич" not in who(m) for m in meetings(extractor, page(*body, language="ru")))


def test_the_leader_of_a_country_is_the_one_whom_the_page_names(extractor: Extractor) -> None:
    body = ["Снегом встретил столичный аэропорт Александра Лукашенко.", "Белорусский лидер провёл переговоры с Шавкатом Мирзиёевым."]
    assert set(who(only(extractor, page(*body, language="ru")))) == {"Alexander Lukashenko", "Shavkat Mirziyoyev"}


def test_those_behind_whom_a_country_stands_in_brackets_took_part(extractor: Extractor) -> None:
    body = [
        "13 марта в Нише прошло совещание заместителей министров туризма.",
        "В нём участвовали Виктор Громов (Беларусь), Милован Гайчич (Сербия) и Карим Буалем (Алжир).",
    ]
    report = only(extractor, page(*body, language="ru"))
    assert who(report) == [*BOTH, "Карим Буалем"]
    assert [p.country for p in report.participants] == ["BY", "RS", "DZ"]


@pytest.mark.parametrize("behind", ["(слева)", "(фото)", "(в центре)"])
def test_what_else_stands_in_brackets_is_no_country(extractor: Extractor, behind: str) -> None:
    assert who(only(extractor, page(f"{GROMOV} {behind} встретился с {GAICHICH}.", language="ru"))) == BOTH


def test_two_of_many_who_met_talked_on_the_day_of_that_meeting(extractor: Extractor) -> None:
    body = [
        "13 марта в Нише прошло совещание заместителей министров туризма.",
        "В нём участвовали Виктор Громов (Беларусь), Милован Гайчич (Сербия) и Карим Буалем (Алжир).",
        "В Громове и Гайчиче собравшиеся увидели старых друзей.",
        "Виктор Громов и Милован Гайчич обсудили торговлю.",
    ]
    found = meetings(extractor, page(*body, language="ru"))
    assert [(len(who(m)), m.held_edtf) for m in found] == [(3, "2024-03-13"), (2, "2024-03-13")]


def test_an_earlier_session_is_not_the_meeting_just_told(extractor: Extractor) -> None:
    body = [f"{GROMOV} встретился с {GAICHICH}.", "Первое заседание прошло в Алжире в мае 2021 года."]
    report = only(extractor, page(*body, language="ru"))
    assert (report.held_edtf, report.country) == (None, None)


def test_a_country_before_the_title_of_another_is_not_its_bearers(extractor: Extractor) -> None:
    sentence = "В столице Сербии Раис Республики Татарстан Марат Зорин встретился с министром туризма Милованом Гайчичем."
    assert [p.country for p in only(extractor, page(sentence, language="ru")).participants] == ["RU", "RS"]


@pytest.mark.parametrize(
    "day",
    ["сегодня", "накануне", "в четверг"],
)
def test_a_day_between_that_and_its_verb_leaves_the_subject(extractor: Extractor, day: str) -> None:
    sentence = f"{GROMOV} рассказал, что {day} встретился с {GAICHICH}."
    assert who(only(extractor, page(sentence, language="ru"))) == BOTH


@pytest.mark.parametrize(
    "words", ["в формате ВКС", "в онлайн-формате", "дистанционно", "посредством видеосвязи", "в дистанционном формате"]
)
def test_what_was_held_by_a_video_link_is_told_in_many_words(extractor: Extractor, words: str) -> None:
    assert only(extractor, page(f"{GROMOV} {words} встретился с {GAICHICH}.", language="ru")).mode == "video"


def test_a_plan_for_today_gives_no_day_to_what_was_held(extractor: Extractor) -> None:
    body = [
        "Вчера Минск встречал Милована Гайчича.",
        f"{GROMOV} принял министра туризма Сербии Милована Гайчича.",
        "Сегодня Милован Гайчич летит в Алжир.",
    ]
    assert only(extractor, page(*body, language="ru")).held_edtf != "2024-03-15"


@pytest.mark.parametrize("posted", ["во Вьетнаме", "в Алжире"])
def test_an_ambassador_is_named_behind_where_he_is_posted(extractor: Extractor, posted: str) -> None:
    assert who(only(extractor, page(f"Посол Беларуси {posted} Виктор Громов встретился с {GAICHICH}.", language="ru"))) == BOTH


def test_who_has_two_titles_is_of_the_side_that_the_first_tells(extractor: Extractor) -> None:
    body = [
        "Специальный представитель Генерального секретаря ООН, глава Регионального центра Виктор Громов находился в Сербии.",
        f"13 марта г-н Громов провёл встречу с {GAICHICH}.",
    ]
    report = only(extractor, page(*body, language="ru"))
    assert who(report) == BOTH
    assert [p.country or p.organization for p in report.participants] == ["UN", "RS"]


@pytest.mark.parametrize("then", ["а вечером", "а затем", "и"])
def test_who_met_one_was_himself_received_by_another(extractor: Extractor, then: str) -> None:
    sentence = f"{GROMOV} встретился с {GAICHICH}, {then} был принят министром транспорта Алжира Каримом Буалемом."
    found = meetings(extractor, page(sentence, language="ru"))
    assert [who(m) for m in found] == [BOTH, ["Виктор Громов", "Карим Буалем"]]


@pytest.mark.parametrize(
    "plan",
    ["вылетел в Ниш, где примет участие в заседании с главами", "выступит на заседании, а в перерывах пройдут его беседы с главами"],
)
def test_what_somebody_left_for_was_not_held(extractor: Extractor, plan: str) -> None:
    assert meetings(extractor, page(f"{GROMOV} {plan} Ирана и Алжира.", language="ru")) == []


def test_what_came_first_was_on_the_day_told_just_before(extractor: Extractor) -> None:
    body = ["В среду в Минск прилетел министр туризма Сербии Милован Гайчич.", f"Сначала {GROMOV} встретился с Милованом Гайчичем."]
    assert only(extractor, page(*body, language="ru")).held_edtf == "2024-03-13"


AGREED = "К такому пониманию пришли министр культуры Беларуси Виктор Громов и министр туризма Сербии Милован Гайчич."


def test_the_meeting_of_two_who_agreed_is_told_in_the_next_sentence(extractor: Extractor) -> None:
    report = only(extractor, page(AGREED, "Переговоры в режиме видеоконференции прошли 13 марта.", language="ru"))
    assert (who(report), report.held_edtf, report.mode) == (["Виктор Громов", "Милован Гайчич"], "2024-03-13", "video")


@pytest.mark.parametrize("sentence", ["Концерт прошёл 13 марта.", "Переговоры пройдут 20 марта.", "Встреча президентов намечена на июль."])
def test_two_who_agreed_did_not_meet_for_all_that(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(AGREED, sentence, language="ru")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Днем ранее белорусскую делегацию принял министр туризма Сербии Милован Гайчич.",
        "Белорусская делегация встретилась с министром туризма Сербии Милованом Гайчичем.",
    ],
)
def test_a_delegation_of_a_country_is_whoever_came_from_there(extractor: Extractor, sentence: str) -> None:
    body = [f"{GROMOV} 10 марта находился с визитом в Белграде.", sentence]
    assert set(who(only(extractor, page(*body, language="ru")))) == set(BOTH)


def test_a_delegation_of_another_country_is_not_the_visitor(extractor: Extractor) -> None:
    body = [f"{GROMOV} 10 марта находился с визитом в Белграде.", "Чилийскую делегацию принял министр туризма Сербии Милован Гайчич."]
    assert "Виктор Громов" not in who(only(extractor, page(*body, language="ru")))


@pytest.mark.parametrize("guest", ["прибывшего в Минск", "который находится в Минске с поездкой"])
def test_a_guest_was_received_where_he_is_said_to_have_come(extractor: Extractor, guest: str) -> None:
    sentence = f"{GROMOV} принял министра туризма Сербии Милована Гайчича, {guest}."
    assert only(extractor, page(sentence, language="ru")).city == "Minsk"


def test_a_visit_that_was_talked_of_is_no_place(extractor: Extractor) -> None:
    sentence = f"{GROMOV} обсудил с министром туризма Сербии Милованом Гайчичем, когда состоится визит в Осло."
    assert [r.city for r in meetings(extractor, page(sentence, language="ru"))] in ([], [None])


def test_who_leads_a_region_and_his_head_of_state_are_of_one_country(extractor: Extractor) -> None:
    body = ["Глава государства принял акима Жамбылской области Виктора Громова.", "Речь шла о дороге в Кыргызстан."]
    assert meetings(extractor, page(*body, language="ru")) == []


def test_what_was_about_to_be_joined_was_not_held(extractor: Extractor) -> None:
    body = ["Министр транспорта Сербии Милован Гайчич не вылетел в Ташкент.", "К разговору собирались присоединиться представители Китая."]
    assert meetings(extractor, page(*body, language="ru")) == []


def test_the_margins_of_a_forum_without_a_name_name_none(extractor: Extractor) -> None:
    report = only(extractor, page(f"{GROMOV} встретился с {GAICHICH} в кулуарах форума.", language="ru"))
    assert report.forum is None


@pytest.mark.parametrize("place", ["в Государственной резиденции «Ала-Арча»", "в резиденции Ала-Арча"])
def test_a_house_named_in_quotes_is_a_place(extractor: Extractor, place: str) -> None:
    assert only(extractor, page(f"{GROMOV} {place} принял министра туризма Сербии Милована Гайчича.", language="ru")).city == "Bishkek"


ROUND = f"{GROMOV} в среду в Минске побеседовал с рядом зарубежных гостей."


@pytest.mark.parametrize(
    "sentence",
    [
        "Первым собеседником министра стал министр туризма Сербии Милован Гайчич.",
        "Затем настала очередь министра туризма Сербии Милована Гайчича.",
        "Завершил серию двусторонних контактов министр туризма Сербии Милован Гайчич.",
        f"Завершил серию двусторонних контактов разговор с {GAICHICH}.",
    ],
)
def test_who_was_next_of_a_round_met_its_host(extractor: Extractor, sentence: str) -> None:
    report = only(extractor, page(ROUND, sentence, language="ru"))
    assert (who(report), report.held_edtf) == (BOTH, "2024-03-13")


@pytest.mark.parametrize(
    "sentence",
    [
        "Завтра настанет очередь министра туризма Сербии Милована Гайчича.",
        "Первым гостем выставки стал министр туризма Сербии Милован Гайчич.",
        "Серию концертов завершил министр туризма Сербии Милован Гайчич.",
    ],
)
def test_who_is_to_come_or_came_first_elsewhere_was_not_met(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(ROUND, sentence, language="ru")) == []


def test_nobody_is_next_where_no_round_was_told(extractor: Extractor) -> None:
    sentence = "Первым собеседником министра стал министр туризма Сербии Милован Гайчич."
    assert meetings(extractor, page(f"{GROMOV} открыл выставку.", sentence, language="ru")) == []


def test_a_round_of_the_first_day_of_a_forum_was_on_its_margins(extractor: Extractor) -> None:
    opening = f"8 июня, в первый день Международного форума «Астана», {GROMOV} побеседовал с рядом зарубежных гостей."
    sentence = "Первым собеседником министра стал министр туризма Сербии Милован Гайчич."
    report = only(extractor, page(opening, sentence, language="ru", published_on=date(2023, 6, 8)))
    assert (report.forum_id, report.city) == ("astana-international-forum", "Astana")


def test_an_office_without_a_name_behind_the_partner_is_the_host_of_the_round(extractor: Extractor) -> None:
    sentence = f"В ходе беседы с {GAICHICH} глава ведомства рассказал о выставке."
    assert who(only(extractor, page(ROUND, sentence, language="ru"))) == BOTH


@pytest.mark.parametrize("visit", ["10 марта посетил выставку в Минске", "10 марта находился с визитом в Белграде"])
def test_a_delegation_of_boxers_is_not_who_came(extractor: Extractor, visit: str) -> None:
    text = f"{GROMOV} {visit}. Делегацию Беларуси по боксу принял министр туризма Сербии Милован Гайчич."
    assert not any("Виктор Громов" in who(report) for report in meetings(extractor, page(text, language="ru")))
