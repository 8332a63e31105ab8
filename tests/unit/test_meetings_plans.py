"""What became of the plan of a meeting, by the page that tells of it: it stands, or was called off or put off."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import claims, meetings, only

THEY = "Chinese Foreign Minister Wang Yi and Australian Foreign Minister Penny Wong"
ALBARES = "El ministro español José Manuel Albares"
WANG_WONG = "between Chinese Foreign Minister Wang Yi and Australian Foreign Minister Penny Wong"
IN_SPANISH = f"{ALBARES} se reunirá el lunes con el ministro marroquí Nasser Bourita."
IN_FRENCH = "La ministre australienne Penny Wong rencontrera lundi le ministre chinois Wang Yi."
IN_RUSSIAN = "Сергей Лавров встретится с министром иностранных дел Китая Ван И в понедельник."
IN_CHINESE = "外交部长王毅将同澳大利亚外长黄英贤举行会谈。"


@pytest.mark.parametrize(
    ("language", "told", "status", "words"),
    [
        ("en", [f"The talks {WANG_WONG} have been postponed indefinitely."], "postponed", "have been postponed"),
        ("en", [f"{THEY} were to meet on Monday, but the meeting was cancelled."], "called_off", "was cancelled"),
        ("en", [f"{THEY} are to meet on Monday.", "Officials later called off the talks."], "called_off", "called off"),
        ("es", [f"{ALBARES} canceló la reunión con el ministro marroquí Nasser Bourita."], "called_off", "canceló"),
        (
            "es",
            [f"{ALBARES} iba a reunirse el lunes con el marroquí Nasser Bourita.", "El encuentro fue aplazado."],
            "postponed",
            "fue aplazado",
        ),
        (
            "es",
            ["José Manuel Albares está en Rabat.", "La reunión con Nasser Bourita, prevista para el jueves, fue cancelada."],
            "called_off",
            "fue cancelada",
        ),
        (
            "fr",
            ["La ministre Penny Wong devait rencontrer le ministre chinois Wang Yi, mais la réunion a été annulée."],
            "called_off",
            "a été annulée",
        ),
        (
            "fr",
            ["L’entretien entre la ministre australienne Penny Wong et le ministre chinois Wang Yi est reporté."],
            "postponed",
            "est reporté",
        ),
        ("ru", ["Сергей Лавров отменил встречу с министром иностранных дел Китая Ван И."], "called_off", "отменил"),
        ("ru", ["Сергей Лавров встретится с министром иностранных дел Китая Ван И.", "Переговоры перенесены."], "postponed", "перенесены"),
        ("zh", ["外交部长王毅取消了同澳大利亚外长黄英贤的会谈。"], "called_off", "取消"),
        ("zh", ["外交部长王毅将同澳大利亚外长黄英贤举行会谈。", "会谈被推迟。"], "postponed", "被推迟"),
    ],
)
def test_what_became_of_a_plan_is_told_with_the_words_that_say_so(
    extractor: Extractor, language: str, told: list[str], status: str, words: str
) -> None:
    document = page(*told, language=language)
    assert only(extractor, document, "planned").plan_status == status
    assert [(c.value, c.surface, document.text[c.char_start : c.char_end]) for c in claims(extractor, document, "plan_status")] == [
        (status, words, words)
    ]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", [f"{THEY} are to meet on Monday."]),
        ("en", [f"{THEY} are to meet on Monday after a drill was postponed."]),
        ("en", [f"{THEY} are to meet on Monday.", "A vote in parliament was postponed."]),
        ("en", [f"{THEY} are to meet on Monday.", "The two last spoke in May, when a meeting was called off."]),
        ("es", [f"{ALBARES} se reunirá el lunes con el ministro marroquí Nasser Bourita."]),
        ("fr", ["La ministre australienne Penny Wong rencontrera lundi le ministre chinois Wang Yi."]),
        ("ru", ["Сергей Лавров встретится с министром иностранных дел Китая Ван И в понедельник."]),
        ("zh", ["外交部长王毅将同澳大利亚外长黄英贤举行会谈。"]),
    ],
)
def test_a_plan_stands_where_nothing_is_said_against_it(extractor: Extractor, language: str, told: list[str]) -> None:
    document = page(*told, language=language)
    assert only(extractor, document, "planned").plan_status == "stands"
    assert claims(extractor, document, "plan_status") == []


def test_the_meeting_with_somebody_else_that_was_called_off_says_nothing_of_the_plan_before_it(extractor: Extractor) -> None:
    other = "A meeting with German Foreign Minister Annalena Baerbock was cancelled."
    found = meetings(extractor, page(f"{THEY} are to meet on Monday.", other), "planned")
    assert [r.plan_status for r in found] == ["stands", "called_off"]


def test_a_meeting_that_was_held_has_no_plan(extractor: Extractor) -> None:
    assert only(extractor, page(f"{THEY} met on Monday.", "Their news conference was cancelled.")).plan_status is None


@pytest.mark.parametrize(
    ("language", "plan", "sentence"),
    [
        ("en", f"{THEY} are to meet on Monday.", "A cabinet meeting on the floods was cancelled."),
        ("en", f"{THEY} are to meet on Monday.", "The meeting of the board of trustees was called off."),
        ("en", f"{THEY} are to meet on Monday.", "The dockers called off the talks."),
        ("en", f"{THEY} are to meet on Monday.", "The farmers' meeting was postponed."),
        ("es", IN_SPANISH, "La junta de vecinos tuvo que suspender su reunión."),
        ("es", IN_SPANISH, "La reunión de los maestros fue aplazada."),
        ("fr", IN_FRENCH, "La réunion du syndicat des dockers a été annulée."),
        ("ru", IN_RUSSIAN, "Сельский совет отменил встречу."),
        ("ru", IN_RUSSIAN, "Встреча профсоюза отменена."),
        ("zh", IN_CHINESE, "市议会的会谈被推迟。"),
    ],
)
def test_the_meeting_of_another_body_that_was_called_off_says_nothing_of_the_plan(
    extractor: Extractor, language: str, plan: str, sentence: str
) -> None:
    assert only(extractor, page(plan, sentence, language=language), "planned").plan_status == "stands"


@pytest.mark.parametrize(
    ("language", "plan", "sentence"),
    [
        ("en", f"{THEY} are to meet on Monday.", "The meeting has not been cancelled."),
        ("en", f"{THEY} are to meet on Monday.", "The talks were postponed in spring and will go ahead this time."),
        ("en", f"{THEY} are to meet on Monday.", "The talks were postponed, it was first said. The talks are still on."),
        ("es", IN_SPANISH, "La reunión no ha sido cancelada."),
        ("fr", IN_FRENCH, "La rencontre n’est pas annulée."),
        ("ru", IN_RUSSIAN, "Встреча не отменена."),
        ("zh", IN_CHINESE, "会谈并没有被取消。"),
    ],
)
def test_a_denial_that_a_meeting_was_called_off_outweighs_the_words_that_call_it_off(
    extractor: Extractor, language: str, plan: str, sentence: str
) -> None:
    assert only(extractor, page(plan, sentence, language=language), "planned").plan_status == "stands"


@pytest.mark.parametrize(
    ("language", "plan", "sentence"),
    [
        ("en", f"{THEY} are to meet on Monday.", "The planned meeting, in Canberra, was cancelled."),
        ("en", f"{THEY} are to meet on Monday.", "But the talks on Monday were called off."),
        ("es", IN_SPANISH, "Las autoridades cancelaron la reunión."),
        ("fr", IN_FRENCH, "La rencontre de lundi a été annulée."),
        ("ru", IN_RUSSIAN, "Стороны отменили встречу."),
        ("zh", IN_CHINESE, "双方取消会谈。"),
    ],
)
def test_the_meeting_that_officials_call_off_is_the_one_planned(extractor: Extractor, language: str, plan: str, sentence: str) -> None:
    assert only(extractor, page(plan, sentence, language=language), "planned").plan_status == "called_off"


@pytest.mark.parametrize(("where", "status"), [("в Минск", "stands"), ("на пятницу", "postponed")])
def test_talks_that_are_moved_to_another_town_are_not_put_off(extractor: Extractor, where: str, status: str) -> None:
    told = page(IN_RUSSIAN, f"Переговоры были перенесены {where}.", language="ru")
    assert only(extractor, told, "planned").plan_status == status


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Même si la ministre australienne Penny Wong a rencontré lundi le ministre chinois Wang Yi, rien n’est signé."),
        ("zh", "外交部长王毅应澳方要求同澳大利亚外长黄英贤举行会谈。"),
    ],
)
def test_neither_a_concession_nor_whose_request_it_was_makes_a_plan_of_a_meeting(
    extractor: Extractor, language: str, sentence: str
) -> None:
    document = page(sentence, language=language)
    assert only(extractor, document)
    assert meetings(extractor, document, "planned") == []
