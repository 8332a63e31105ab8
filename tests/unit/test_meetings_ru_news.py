"""What Russian news and releases tell of plans, of meetings at home, and of those whom they do not name again."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

GROMOV = "Министр культуры Беларуси Виктор Громов"
GAICHICH = "министром туризма Сербии Милованом Гайчичем"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GROMOV} проведёт 16 марта в Нише переговоры с {GAICHICH}.",
        f"В рамках визита предусмотрены переговоры Виктора Громова с {GAICHICH}.",
        f"Встреча министра культуры Беларуси Виктора Громова с {GAICHICH}, намеченная на четверг, отложена.",
        f"Переговоры министра культуры Беларуси Виктора Громова с {GAICHICH} в Нише не состоялись.",
    ],
)
def test_what_is_planned_or_fell_through_was_not_held(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language="ru")) == []


@pytest.mark.parametrize(("between", "count"), [("в минувший четверг", 1), ("накануне", 1), ("врачи", 0), ("жители и предприниматели", 0)])
def test_who_tells_that_others_met_somebody_met_nobody(extractor: Extractor, between: str, count: int) -> None:
    told = f"{GROMOV} сообщил журналистам, что {between} встретил{'ись' if count == 0 else 'ся'} с {GAICHICH}."
    assert len(meetings(extractor, page(told, language="ru"))) == count


@pytest.mark.parametrize(
    "official",
    [
        "полномочного представителя Президента в Вилейской области Павла Зорина",
        "акима Костанайской области Павла Зорина",
        "руководителя региона Павла Зорина",
        "министра транспорта Павла Зорина",
        "главу таможенного комитета Павла Зорина",
    ],
)
def test_who_is_received_at_home_is_no_guest_from_a_country_that_the_page_names(extractor: Extractor, official: str) -> None:
    body = [f"Президент Казахстана Тимур Ахметов принял {official}.", "Обсуждался рост торговли с Китаем, Турцией и снова с Китаем."]
    assert meetings(extractor, page(*body, language="ru")) == []


def test_an_official_whom_a_guest_meets_in_the_country_is_of_that_country(extractor: Extractor) -> None:
    sentence = f"{GROMOV} встретился в Белграде с министром транспорта Павлом Зориным."
    assert [p.country for p in only(extractor, page(sentence, language="ru")).participants] == ["BY", "RS"]


def test_a_title_in_another_case_is_of_whom_the_page_named_with_it(extractor: Extractor) -> None:
    body = [
        "Премьер-министр Сербии Милован Гайчич принял губернатора Псковской области России Павла Зорина.",
        "На следующий день губернатор встретился с министром туризма Сербии Драганом Стоичем.",
    ]
    assert [set(who(m)) for m in meetings(extractor, page(*body, language="ru"))] == [
        {"Милован Гайчич", "Павел Зорин"},
        {"Павел Зорин", "Драган Стоич"},
    ]


@pytest.mark.parametrize(
    ("guest", "organization"),
    [
        ("делегацию Европейского банка реконструкции и развития во главе с президентом Марком Вебером", "EBRD"),
        ("директора Всемирной организации здравоохранения Марка Вебера", "WHO"),
        ("генерального директора Международной организации по миграции Марка Вебера", "IOM"),
    ],
)
def test_bodies_are_sides_in_every_case(extractor: Extractor, guest: str, organization: str) -> None:
    report = only(extractor, page(f"{GROMOV} принял {guest}.", language="ru"))
    assert [p.country or p.organization for p in report.participants] == ["BY", organization]


def test_the_abbreviation_of_this_year_ends_no_sentence(extractor: Extractor) -> None:
    report = only(extractor, page(f"12 марта с.г. {GROMOV} был принят {GAICHICH}.", language="ru", published_on=date(2024, 3, 15)))
    assert str(report.held_on) == "2024-03-12"


def test_a_listed_person_has_the_name_that_no_case_has_changed(extractor: Extractor) -> None:
    report = only(extractor, page(f"{GROMOV} встретился с министром иностранных дел Пакистана Исхаком Даром.", language="ru"))
    assert "Исхак Дар" in report.participants[1].aliases


def test_months_of_last_year_make_a_memory(extractor: Extractor) -> None:
    body = [f"{GROMOV} и {GAICHICH.replace('министром', 'министр').replace('Милованом Гайчичем', 'Милован Гайчич')} открыли выставку."]
    body.append("В прошлом октябре министры беседовали по видеосвязи.")
    assert meetings(extractor, page(*body, language="ru", published_on=date(2024, 3, 15))) == []


def test_ministers_of_three_countries_share_their_title(extractor: Extractor) -> None:
    body = "В Нише состоялась встреча министров туризма Беларуси, Сербии и Египта Виктора Громова, Милована Гайчича и Халеда Шахина."
    assert [p.country for p in only(extractor, page(body, language="ru")).participants] == ["BY", "RS", "EG"]


def test_who_leads_a_delegation_needs_no_title(extractor: Extractor) -> None:
    body = f"Делегация Омана во главе с Салимом Хабиби встретилась в Минске с {GAICHICH}."
    assert who(only(extractor, page(body, language="ru"))) == ["Салим Хабиби", "Милован Гайчич"]


def test_commissioners_of_the_union_need_no_word_of_it(extractor: Extractor) -> None:
    report = only(extractor, page(f"{GROMOV} встретился с еврокомиссаром по вопросам торговли Марком Вебером.", language="ru"))
    assert [p.country or p.organization for p in report.participants] == ["BY", "EU"]


def test_a_surname_that_a_list_gives_alone_makes_nobody_of_another_first_name(extractor: Extractor) -> None:
    report = only(extractor, page(f"{GROMOV} встретился с послом Германии Петером Фишером.", language="ru"))
    assert who(report)[1] == "Петер Фишер"


def test_the_day_and_place_may_be_told_after_the_meeting(extractor: Extractor) -> None:
    body = f"{GROMOV} встретился с {GAICHICH}. Беседа прошла 12 марта в Брюсселе. Стороны обсудили туризм."
    report = only(extractor, page(body, language="ru", published_on=date(2024, 3, 15)))
    assert (str(report.held_on), report.city) == ("2024-03-12", "Brussels")


def test_ambassadors_to_several_countries_are_of_one(extractor: Extractor) -> None:
    body = "Президент Сербии Милован Гайчич принял послов Сербии в Китае, Египте и Индии перед их отъездом."
    assert meetings(extractor, page(body, language="ru")) == []


def test_countries_that_two_of_one_country_discussed_are_no_sides(extractor: Extractor) -> None:
    body = "Президент Сербии Милован Гайчич встретился с министром туризма Сербии Драганом Стоичем. Политики обсудили Египет и Китай."
    assert meetings(extractor, page(body, language="ru")) == []


@pytest.mark.parametrize(
    ("office", "country"),
    [
        ("дорог и городского развития Ирана", "IR"),
        ("водного хозяйства и мелиорации Ирана", "IR"),
        ("почты Алжира", "DZ"),
        ("торговли этой страны", "RS"),
        ("энергетики, климата и окружающей среды Алжира", "DZ"),
    ],
)
def test_whatever_a_minister_is_in_charge_of_leads_to_the_name(extractor: Extractor, office: str, country: str) -> None:
    report = only(extractor, page(f"{GROMOV} встретился в Белграде с министром {office} Милованом Гайчичем.", language="ru"))
    assert who(report) == ["Виктор Громов", "Милован Гайчич"]
    assert report.participants[1].country == country


def test_and_before_a_verb_adds_nothing_to_an_office(extractor: Extractor) -> None:
    sentence = f"{GROMOV} принял министра туризма Сербии и поблагодарил Милована Гайчича за помощь."
    assert "поблагодарил" not in str([p.office for p in only(extractor, page(sentence, language="ru")).participants])


@pytest.mark.parametrize("verb", ["были обсуждены вопросы торговли", "обсуждались итоги года", "речь шла о торговле"])
def test_a_round_goes_on_with_whom_something_was_discussed(extractor: Extractor, verb: str) -> None:
    body = [f"{GROMOV} провёл в Нише ряд двусторонних встреч.", f"С {GAICHICH} {verb}."]
    assert who(only(extractor, page(*body, language="ru"))) == ["Виктор Громов", "Милован Гайчич"]


def test_the_head_of_a_region_is_of_no_country_that_the_page_names(extractor: Extractor) -> None:
    body = [f"{GROMOV} принял руководителя региона Павла Зорина.", "Обсуждался рост торговли с Китаем, Турцией и снова с Китаем."]
    assert meetings(extractor, page(*body, language="ru")) == []
