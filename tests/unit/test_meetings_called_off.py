"""Meetings of which the page says, behind their parties, day and place, that they were called off or put off."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings

WANG_WONG = "between Chinese Foreign Minister Wang Yi and Australian Foreign Minister Penny Wong"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", f"A meeting {WANG_WONG} on Monday was called off, officials said."),
        ("en", f"A meeting {WANG_WONG} on Monday was postponed."),
        ("en", f"Talks {WANG_WONG} in Canberra on Tuesday were cancelled at the last minute."),
        ("es", "El encuentro entre el ministro español José Manuel Albares y el ministro marroquí Nasser Bourita el lunes fue aplazado."),
        ("fr", "La rencontre de lundi entre le ministre chinois Wang Yi et la ministre australienne Penny Wong à Canberra a été annulée."),
        ("ru", "Встреча министра иностранных дел Китая Ван И и министра иностранных дел Индии С. Джайшанкара в понедельник была отменена."),
        ("ru", "Переговоры Сергея Лаврова и Ван И в Пекине во вторник сорвались."),
    ],
)
def test_what_was_called_off_behind_its_day_was_not_held(extractor: Extractor, language: str, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language=language)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"After a meeting {WANG_WONG} on Monday the vote was postponed.",
        "In a meeting with Australian Foreign Minister Penny Wong on Monday, China’s Foreign Minister Wang Yi said a drill was postponed.",
        f"The meeting {WANG_WONG}, which had been postponed in March, was held in Canberra on Monday.",
    ],
)
def test_what_else_was_put_off_denies_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert len(meetings(extractor, page(sentence))) == 1
