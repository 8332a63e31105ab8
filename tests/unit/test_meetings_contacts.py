"""Two leaders of two sides in one sentence, and a word of their contact that is no word of meeting."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LAHTINEN = "Finnish Foreign Minister Aino Lahtinen"
RIVAS = "Chilean Foreign Minister Tomas Rivas"
BOTH = {"Aino Lahtinen", "Tomas Rivas"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LAHTINEN} found herself across the table from {RIVAS} on Thursday.",
        f"The dispute brought {LAHTINEN} face to face with {RIVAS}.",
        f"{LAHTINEN} spent an hour with {RIVAS} on Thursday.",
        f"{LAHTINEN} was shown into the office of {RIVAS} on Thursday.",
    ],
)
def test_a_word_of_contact_between_two_sides_is_a_meeting(extractor: Extractor, sentence: str) -> None:
    assert set(who(only(extractor, page(sentence)))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LAHTINEN} will sit across the table from {RIVAS} in June.",
        f"{LAHTINEN} refused to come face to face with {RIVAS}.",
        f"{LAHTINEN} and {RIVAS} signed the appeal.",
        f"{LAHTINEN} stood shoulder to shoulder with {RIVAS} in condemning the attack.",
        f"{LAHTINEN} spent an hour with {RIVAS}'s letter, which is to be printed on Friday.",
        f"{LAHTINEN} told {RIVAS} that tariffs would fall.",
        f"{LAHTINEN} told reporters at the presidential palace that {RIVAS} was wrong.",
        f"{LAHTINEN} thanked {RIVAS} in a letter handed over at the presidential palace.",
        f"Last year {LAHTINEN} and {RIVAS} signed a treaty.",
        "Finnish Foreign Minister Aino Lahtinen sat across the table from Finnish Prime Minister Eero Salo.",
    ],
)
def test_no_meeting_is_made_of_plans_refusals_letters_and_colleagues(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "芬兰外长拉赫蒂宁与智利外长里瓦斯共同签署的协议生效。",
        "芬兰外长拉赫蒂宁与智利外长里瓦斯共见记者的照片引发关注。",
        "芬兰外长拉赫蒂宁与智利外长里瓦斯2022年共同会见记者。",
    ],
)
def test_what_two_signed_a_photograph_and_another_year_are_no_news_of_contact(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language="zh", published_on=date(2024, 5, 6))) == []


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("es", "La canciller finlandesa, Aino Lahtinen, pasó una hora con el canciller chileno, Tomás Rivas."),
        ("fr", "La ministre finlandaise des Affaires étrangères Aino Lahtinen s’est assise face à son homologue chilien Tomas Rivas."),
        ("ru", "Министр обороны Финляндии Айно Лахтинен пила чай с министром обороны Чили Томасом Ривасом."),
        ("zh", "芬兰外长拉赫蒂宁与智利外长里瓦斯隔桌而坐。"),
        ("zh", "芬兰外长拉赫蒂宁与智利外长里瓦斯促膝长谈。"),
        ("zh", "芬兰外长拉赫蒂宁与智利外长里瓦斯共同会见记者。"),
    ],
)
def test_each_language_has_its_words_of_contact(extractor: Extractor, lang: str, sentence: str) -> None:
    assert len(only(extractor, page(sentence, language=lang)).participants) == 2
