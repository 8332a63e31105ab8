"""Meetings in Russian told in other orders than subject, verb and object, and parties under long titles."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who


@pytest.mark.parametrize(
    "told",
    [
        "Встречу с министром иностранных дел Чили Томасом Ривасом провела 13 марта в Осло министр иностранных дел Финляндии Айно Лахтинен.",
        "Из Осло прибыл министр иностранных дел Чили Томас Ривас, с которым 13 марта провела переговоры министр иностранных дел Финляндии "
        "Айно Лахтинен.",
        "Министр иностранных дел Финляндии Айно Лахтинен приняла участие во встрече с министром иностранных дел Чили Томасом Ривасом, "
        "которая состоялась 13 марта в Осло.",
        "Состоялась беседа в узком составе министра иностранных дел Финляндии Айно Лахтинен с министром иностранных дел Чили Томасом "
        "Ривасом. Она прошла 13 марта.",
    ],
)
def test_a_meeting_is_read_in_any_order_of_its_words(extractor: Extractor, told: str) -> None:
    report = only(extractor, page(told, language="ru"))
    assert {p.country for p in report.participants} == {"FI", "CL"}
    assert report.held_on == date(2024, 3, 13)


def test_who_is_quoted_without_a_pronoun_met_whom_he_tells_of(extractor: Extractor) -> None:
    told = "«Встретился сегодня с послом Чили Томасом Ривасом. Обсудили порты», – написал в блоге министр транспорта Финляндии Юхани Лахти."
    assert {p.country for p in only(extractor, page(told, language="ru")).participants} == {"FI", "CL"}


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Мэр Хельсинки Юхани Лахти", "FI"),
        ("Аким Павлодарской области Марат Сеитов", "KZ"),
        ("Директор ФСБ России Иван Громов", "RU"),
        ("Губернатор Приморья Иван Громов", "RU"),
        ("Член совета (министр) по торговле и макроэкономике Беларуси Иван Громов", "BY"),
        ("Министр-президент Саксонии Карл Вебер", "DE"),
        ("Министр иностранных дел КР Марат Сеитов", "KG"),
        ("Заместитель председателя Совета министров Беларуси Иван Громов", "BY"),
        ("Заместитель главы правительства, министр транспорта Финляндии Юхани Лахти", "FI"),
        ("Директор Второго департамента стран СНГ МИД России Иван Громов", "RU"),
    ],
)
def test_titles_of_towns_regions_and_bodies_tell_the_side(extractor: Extractor, title: str, country: str) -> None:
    report = only(extractor, page(f"{title} встретился с послом Чили Томасом Ривасом.", language="ru"))
    assert [p.person for p in report.participants if p.country == country and p.person]
    assert len(report.participants) == 2


def test_the_head_of_a_region_is_not_the_president_of_its_country(extractor: Extractor) -> None:
    report = only(extractor, page("Президент Татарстана принял посла Чили Томаса Риваса.", language="ru"))
    told = {(p.person, p.office) for p in report.participants}
    assert told == {(None, "President of Tatarstan"), ("Томас Ривас", "Ambassador to Russia")}


def test_the_head_of_government_beside_a_premier_is_the_host_of_the_round(extractor: Extractor) -> None:
    found = meetings(
        extractor,
        page(
            "Председатель правительства Финляндии Айно Лахтинен в среду провела двусторонние встречи в Осло.",
            "С премьер-министром Чили Томасом Ривасом глава правительства обсудила порты.",
            language="ru",
        ),
    )
    assert [sorted(p.country or "" for p in r.participants) for r in found] == [["CL", "FI"]]


@pytest.mark.parametrize(
    "told",
    [
        "Министр обороны Финляндии Юхани Лахти, с которым поссорился посол Чили Томас Ривас, уехал в Осло.",
        "Встреча с послом Чили Томасом Ривасом запланирована на апрель, сообщил министр транспорта Финляндии Юхани Лахти.",
        "Консул в Хельсинки Иван Громов рассказал о порте.",
    ],
)
def test_no_meeting_is_made_of_a_quarrel_a_plan_or_a_posting(extractor: Extractor, told: str) -> None:
    assert meetings(extractor, page(told, language="ru")) == []


GROMOV, WITH_GAICHICH = "Министр культуры Беларуси Виктор Громов", "министром туризма Сербии Милованом Гайчичем"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (f"обсудил в среду в Осло с {WITH_GAICHICH} музеи", 1),
        (f"обсудил перспективы сотрудничества с {WITH_GAICHICH}", 1),
        (f"рассмотрел в среду с {WITH_GAICHICH} вопросы торговли", 1),
        (f"обсудил на совещании работу с {WITH_GAICHICH}", 0),
        (f"обсудил подготовку к встрече с {WITH_GAICHICH}", 0),
        (f"обсудит в среду в Осло с {WITH_GAICHICH} музеи", 0),
    ],
)
def test_days_and_places_may_stand_between_what_was_discussed_and_with_whom(extractor: Extractor, words: str, count: int) -> None:
    assert len(meetings(extractor, page(f"{GROMOV} {words}.", language="ru"))) == count


def test_what_a_page_reminds_of_is_no_news(extractor: Extractor) -> None:
    told = page(f"Напомним, в марте {GROMOV} приезжал в Осло и встретился с {WITH_GAICHICH}.", language="ru")
    assert not meetings(extractor, told)


def test_who_met_the_ambassador_posted_to_a_country_is_of_that_country(extractor: Extractor) -> None:
    told = page(
        "13 марта Председатель комиссии по международным делам Виктор Громов встретился с Послом Республики Чили в Финляндской Республике "
        "Томасом Ривасом.",
        "15 марта В.А.Громов провел встречу с Послом Республики Перу в Финляндской Республике Луисом Сото.",
        "Посол вспомнил о Перу и перуанских портах.",
        language="ru",
    )
    assert [{p.country for p in report.participants} for report in meetings(extractor, told)] == [{"FI", "CL"}, {"FI", "PE"}]


def test_the_chambers_of_tajikistan_are_part_of_the_title(extractor: Extractor) -> None:
    told = page(f"Председатель Маджлиси милли Маджлиси Оли Республики Таджикистан Саид Юсупов встретился с {WITH_GAICHICH}.", language="ru")
    assert [p.person for p in only(extractor, told).participants] == ["Саид Юсупов", "Милован Гайчич"]


def test_who_attended_a_meeting_told_long_before_makes_no_other_of_it(extractor: Extractor) -> None:
    told = page(
        "Министр культуры Беларуси Виктор Громов встретился с министром туризма Сербии Милованом Гайчичем.",
        "Речь шла о торговле. Она выросла вдвое. Проекты будут расширены. Музеи откроют двери.",
        "Во встрече приняли участие заместитель министра культуры Беларуси Петр Лисов и посол Сербии Горан Илич.",
        language="ru",
    )
    assert set(who(only(extractor, told))) == {"Виктор Громов", "Милован Гайчич", "Петр Лисов", "Горан Илич"}
