"""What Russian papers and bodies tell of meetings in words of their own: titles in other words, lists in brackets, a later sentence."""

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
