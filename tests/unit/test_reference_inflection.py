"""The endings by which the word lists of the reference files were made."""

import pytest

from pipelines.reference.compile.declension import adjective_forms, decline, inhabitant_forms
from pipelines.reference.compile.romance import english_forms, french_forms, spanish_forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("Россия", "Россия России Россию Россией"),
        ("Корея", "Корея Кореи Корее Корею Кореей"),
        ("Китай", "Китай Китая Китаю Китаем Китае"),
        ("Израиль", "Израиль Израиля Израилю Израилем Израиле"),
        ("Беларусь", "Беларусь Беларуси Беларусью"),
        ("Прага", "Прага Праги Праге Прагу Прагой"),
        ("Ницца", "Ницца Ниццы Ницце Ниццу Ниццей"),
        ("Париж", "Париж Парижа Парижу Парижем Париже"),
        ("Афины+", "Афины Афин Афинам Афинами Афинах"),
        ("Нидерланды+ов", "Нидерланды Нидерландов Нидерландам Нидерландами Нидерландах"),
        ("Египет!", "Египет Египта Египту Египтом Египте"),
        ("Конго", "Конго"),
        ("США", "США"),
        ("Никарагуа", "Никарагуа"),
    ],
)
def test_a_noun_declines_by_its_ending(word: str, forms: str) -> None:
    assert decline(word) == tuple(forms.split())


@pytest.mark.parametrize(
    ("phrase", "instrumental"),
    [
        ("Саудовская Аравия", "Саудовской Аравией"),
        ("Соединенные Штаты+ов Америки=", "Соединенными Штатами Америки"),
        ("Объединенное Королевство", "Объединенным Королевством"),
        ("Босния и Герцеговина", "Боснией и Герцеговиной"),
        ("Южный Судан", "Южным Суданом"),
        ("Республика Корея=", "Республикой Корея"),
        ("Нижний! Новгород", "Нижним Новгородом"),
        ("Букингемский дворец", "Букингемским дворцом"),
        ("Шри-Ланка", "Шри-Ланкой"),
    ],
)
def test_a_phrase_declines_word_by_word(phrase: str, instrumental: str) -> None:
    assert instrumental in decline(phrase)


def test_yo_is_spelled_with_and_without_its_dots() -> None:
    assert {"Кёльне", "Кельне"} <= set(decline("Кёльн"))


def test_russian_adjectives_and_inhabitants_have_all_forms() -> None:
    assert {"российский", "российского", "российскую", "российскими"} <= set(adjective_forms("российский"))
    assert len(set(adjective_forms("российский"))) == 12
    assert {"россияне", "россиян", "россиянами"} <= set(inhabitant_forms("россиянин"))
    assert {"индийца", "индийцы", "индийцев"} <= set(inhabitant_forms("индиец"))
    assert {"бразильца", "бразильцев"} <= set(inhabitant_forms("бразилец"))


@pytest.mark.parametrize(
    ("masculine", "forms"),
    [
        ("ruso", "ruso rusa rusos rusas"),
        ("alemán", "alemán alemana alemanes alemanas"),
        ("francés", "francés francesa franceses francesas"),
        ("español", "español española españoles españolas"),
        ("iraní", "iraní iraníes iranís"),
        ("belga", "belga belgas"),
    ],
)
def test_spanish_adjectives_agree(masculine: str, forms: str) -> None:
    assert spanish_forms(masculine) == tuple(forms.split())


@pytest.mark.parametrize(
    ("masculine", "forms"),
    [
        ("chinois", "chinois chinoise chinoises"),
        ("américain", "américain américaine américains américaines"),
        ("italien", "italien italienne italiens italiennes"),
        ("turc", "turc turque turcs turques"),
        ("russe", "russe russes"),
    ],
)
def test_french_adjectives_agree(masculine: str, forms: str) -> None:
    assert french_forms(masculine) == tuple(forms.split())


def test_english_takes_a_plural_only_where_it_is_asked_for() -> None:
    assert (english_forms("Russian+"), english_forms("Chinese")) == (("Russian", "Russians"), ("Chinese",))
