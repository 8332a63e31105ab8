"""Meetings of which the page says, behind their parties, day and place, that they were called off or put off."""

from datetime import date, timedelta

import pytest

from pipelines.core.stages import Extractor
from tests.factories import PUBLISHED, page
from tests.unit.told import meetings

ARRIVED = "Chinese Foreign Minister Wang Yi visited Jerusalem."
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
    ("language", "sentence"),
    [
        ("en", f"The meeting {WANG_WONG}, planned for Wednesday, was cancelled."),
        ("ru", "Запланированная на среду встреча министра Ван И с министром иностранных дел Индии Джайшанкаром отменена."),
        ("ru", "Намеченные на среду переговоры Сергея Лаврова с министром иностранных дел Китая Ван И отменены."),
        ("zh", "原定周三举行的外交部长王毅与澳大利亚外长黄英贤的会谈已取消。"),
    ],
)
def test_the_weekday_of_a_plan_that_was_called_off_is_the_next_one(extractor: Extractor, language: str, sentence: str) -> None:
    (plan,) = meetings(extractor, page(sentence, language=language), "planned")
    assert plan.held_on == PUBLISHED + timedelta(days=5)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", [ARRIVED, "A meeting with Israeli Foreign Minister Gideon Saar that had been scheduled for Friday was called off."]),
        ("en", [f"A meeting {WANG_WONG}, which was due on Monday, was postponed."]),
        ("en", [f"Talks {WANG_WONG} that were to take place on Monday have been called off."]),
        ("en", [f"Officials have postponed a meeting {WANG_WONG}."]),
        ("en", ["Australian Foreign Minister Penny Wong cancelled a meeting with Chinese Foreign Minister Wang Yi."]),
        (
            "es",
            ["José Manuel Albares está en Rabat.", "La reunión con el ministro Nasser Bourita, prevista para el jueves, fue cancelada."],
        ),
        ("es", ["El ministro español José Manuel Albares canceló la reunión con el ministro marroquí Nasser Bourita."]),
        ("fr", ["La ministre australienne Penny Wong a annulé un entretien avec le ministre chinois Wang Yi."]),
        (
            "fr",
            ["La rencontre entre la ministre Penny Wong et le ministre chinois Wang Yi, qui était prévue jeudi, a été reportée."],
        ),
        ("ru", ["Сергей Лавров прибыл в Пекин.", "Встреча с министром иностранных дел Китая Ван И не состоится, она отменена."]),
        ("ru", ["Переговоры Сергея Лаврова и Ван И, которые должны были пройти во вторник, отменены."]),
        ("zh", ["外交部长王毅原定与澳大利亚外长黄英贤举行的会谈因日程原因取消。"]),
        ("zh", ["外交部长王毅取消了同澳大利亚外长黄英贤的会谈。"]),
        ("zh", ["外交部长王毅推迟了与澳大利亚外长黄英贤的会晤。"]),
        ("zh", ["外交部长王毅同澳大利亚外长黄英贤的会谈被推迟。"]),
        ("zh", ["外交部长王毅与澳大利亚外长黄英贤的会晤推迟至下周举行。"]),
        ("zh", ["外交部长王毅把同澳大利亚外长黄英贤的会谈改期。"]),
        ("en", ["China’s Foreign Minister Wang Yi has put off talks with Australian Foreign Minister Penny Wong."]),
        ("en", [f"A meeting {WANG_WONG} was pushed back to June."]),
        ("en", [f"The meeting {WANG_WONG} in Canberra has been moved to June."]),
        ("es", ["El encuentro entre el ministro español José Manuel Albares y el ministro marroquí Nasser Bourita fue reprogramado."]),
        ("es", ["El ministro español José Manuel Albares dejó sin efecto la reunión con el ministro marroquí Nasser Bourita."]),
        ("fr", ["L’entretien entre la ministre australienne Penny Wong et le ministre chinois Wang Yi a dû être annulé."]),
        ("fr", ["La ministre australienne Penny Wong a remis à plus tard son entretien avec le ministre chinois Wang Yi."]),
        ("ru", ["Встреча Сергея Лаврова с министром иностранных дел Китая Ван И переносится."]),
        ("en", [f"Officials announced on Monday that the meeting {WANG_WONG} is put off."]),
        ("es", ["Se aplaza la reunión entre el ministro español José Manuel Albares y el ministro marroquí Nasser Bourita."]),
        ("zh", ["外交部11日宣布推迟王毅与澳大利亚外长黄英贤的会晤。"]),
        ("ru", ["Стороны договорились перенести встречу Сергея Лаврова с министром иностранных дел Китая Ван И."]),
    ],
)
def test_what_was_agreed_and_then_called_off_is_planned(extractor: Extractor, language: str, told: list[str]) -> None:
    document = page(*told, language=language)
    assert meetings(extractor, document) == []
    assert len(meetings(extractor, document, "planned")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Australian Foreign Minister Penny Wong refused a meeting with Chinese Foreign Minister Wang Yi.",
        f"There was no meeting {WANG_WONG}, officials said.",
    ],
)
def test_what_was_never_agreed_is_not_planned(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence)) == meetings(extractor, page(sentence), "planned") == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"A meeting {WANG_WONG} that had been scheduled for Monday was held in Canberra after a vote was postponed.",
        "Chinese Foreign Minister Wang Yi met Australian Foreign Minister Penny Wong, and a drill that was due on Friday was called off.",
        f"After a meeting {WANG_WONG} on Monday the vote was postponed.",
        "In a meeting with Australian Foreign Minister Penny Wong on Monday, China’s Foreign Minister Wang Yi said a drill was postponed.",
        f"The meeting {WANG_WONG}, which had been postponed in March, was held in Canberra on Monday.",
    ],
)
def test_what_else_was_put_off_denies_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert len(meetings(extractor, page(sentence))) == 1


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "China’s Foreign Minister Wang Yi, delayed by fog, held talks with Australian Foreign Minister Penny Wong in Canberra."),
        ("en", f"The talks {WANG_WONG} in Canberra were delayed by an hour."),
        ("en", "China’s Wang Yi suggested postponing a drill at a meeting with Australian Foreign Minister Penny Wong in Paris."),
        ("en", "Australian Minister Penny Wong, who had cancelled a trip, held talks with Chinese Foreign Minister Wang Yi in Canberra."),
        (
            "es",
            "El ministro español José Manuel Albares, que había cancelado un viaje, mantuvo conversaciones con el marroquí Nasser Bourita.",
        ),
        ("fr", "La ministre australienne Penny Wong, qui avait annulé un voyage, a eu un entretien avec le ministre chinois Wang Yi."),
        ("ru", "Сергей Лавров, который отменил поездку, провёл переговоры с министром иностранных дел Китая Ван И в Пекине."),
        ("zh", "外交部推迟了发布会，外长王毅与澳大利亚外长黄英贤会谈。"),
        ("zh", "外交部长王毅同澳大利亚外长黄英贤会谈，双方决定推迟联合演习。"),
        ("zh", "外交部长王毅同澳大利亚外长黄英贤就改期举行的论坛交换意见。"),
        ("ru", "Сергей Лавров предложил перенести саммит на встрече с министром иностранных дел Китая Ван И в Пекине."),
    ],
)
def test_what_was_put_off_besides_a_meeting_leaves_it_held(extractor: Extractor, language: str, sentence: str) -> None:
    assert len(meetings(extractor, page(sentence, language=language))) == 1


WONG = "Australian Foreign Minister Penny Wong"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", f"{WONG}, who spoke in Bern, has never, she stressed, held talks with China’s Foreign Minister Wang Yi."),
        ("en", f"{WONG}, who said that she was unwell, has not yet, officials say, met China’s Foreign Minister Wang Yi."),
        ("en", f"{WONG}, who arrived on Monday, did not, as planned, meet China’s Foreign Minister Wang Yi."),
        ("en", f"{WONG}, who had refused to comment, would not, for now, hold talks with China’s Foreign Minister Wang Yi."),
        ("en", f"A spokesman, who said it was not true, denied that {WONG} had, as reported, met China’s Foreign Minister Wang Yi."),
        ("es", "La ministra australiana Penny Wong, que habló en Berna, nunca, subrayó, se reunió con el ministro chino Wang Yi."),
        ("fr", "La ministre australienne Penny Wong, qui a parlé à Berne, n’a pas, dit-elle, rencontré le ministre chinois Wang Yi."),
        ("ru", "Сергей Лавров, который выступил в Берне, так и не, по его словам, встретился с Ван И."),
    ],
)
def test_a_parenthesis_behind_a_denial_leaves_it_a_denial(extractor: Extractor, language: str, sentence: str) -> None:
    document = page(sentence, language=language)
    assert meetings(extractor, document) == meetings(extractor, document, "planned") == []


@pytest.mark.parametrize(
    "clause", ["who had not slept", "who, on landing, had not slept", "who said he had never seen the plan", "who did not comment"]
)
def test_what_a_relative_clause_denies_is_not_the_meeting(extractor: Extractor, clause: str) -> None:
    sentence = f"China’s Foreign Minister Wang Yi, {clause}, met {WONG} in Canberra."
    document = page(sentence)
    assert [m for realis in ("held", "referenced") for m in meetings(extractor, document, realis)] != []


@pytest.mark.parametrize("clock", ["14.30 ", "14:30 – ", "2:30 p.m. ", "14.30-15.30 "])
def test_an_entry_of_a_programme_is_no_meeting_that_was_held(extractor: Extractor, clock: str) -> None:
    president = "Costa Rican President Rodrigo Chaves visits Santiago."
    assert meetings(extractor, page(president, f"{clock}Meeting with Chilean President Gabriel Boric in La Moneda")) == []


def test_a_meeting_whose_noun_leads_without_a_time_of_day_was_held(extractor: Extractor) -> None:
    assert meetings(extractor, page("The meeting between Wang Yi and Penny Wong in Canberra lasted two hours.")) != []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Ambassador of Kenya, Rachel Ombaka, had prepared to present her credentials to French President Emmanuel Macron."),
        ("es", "El embajador de España, Tomás Rivas, presentará sus cartas credenciales a la presidenta de Perú, Dina Boluarte."),
        ("fr", "L’ambassadeur du Mali, Amadou Diallo, présentera ses lettres de créance au président sénégalais Macky Sall."),
        ("zh", "驻法国大使卢沙野准备向法国总统马克龙递交国书，仪式尚未举行。"),
    ],
)
def test_letters_of_credence_to_be_presented_are_a_plan(extractor: Extractor, language: str, sentence: str) -> None:
    document = page(sentence, language=language)
    assert meetings(extractor, document) == []
    assert len(meetings(extractor, document, "planned")) == 1


BLINKEN, LAVROV = "Secretary of State Antony Blinken", "Foreign Minister Sergey Lavrov"
SEJOURNE, WANG = "le ministre français Stéphane Séjourné", "le ministre chinois Wang Yi"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", f"The spokesperson denied that {BLINKEN} had met {LAVROV} in New York."),
        ("en", f"The spokesperson dismissed reports that {BLINKEN} held talks with {LAVROV} in New York."),
        ("en", f"The spokesperson said reports that {BLINKEN} met {LAVROV} in New York were false."),
        ("es", "El portavoz negó que el ministro español José Manuel Albares se había reunido con el ministro marroquí Nasser Bourita."),
        ("fr", f"Le porte-parole a démenti que {SEJOURNE} avait rencontré {WANG}."),
        ("fr", f"Les informations selon lesquelles {SEJOURNE} a rencontré {WANG} sont fausses."),
        ("ru", "Пресс-секретарь опроверг, что Сергей Лавров встретился с министром иностранных дел Китая Ван И."),
        ("ru", "Сообщения о том, что Сергей Лавров встретился с министром иностранных дел Китая Ван И, не соответствуют действительности."),
        ("ru", "Сергей Лавров встретился не с министром иностранных дел Китая Ван И."),
        ("ru", "Встречу Сергей Лавров провёл не с министром иностранных дел Китая Ван И."),
        ("zh", "外交部发言人否认外长王毅会见澳大利亚外长黄英贤。"),
        ("zh", "有关外长王毅会见澳大利亚外长黄英贤的报道不实。"),
    ],
)
def test_a_meeting_of_which_it_is_said_that_it_is_not_true_was_not_held(extractor: Extractor, language: str, sentence: str) -> None:
    document = page(sentence, language=language)
    assert [m for realis in ("held", "referenced", "planned") for m in meetings(extractor, document, realis)] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", f"The spokesperson denied that he was ill, after {BLINKEN} met {LAVROV} in New York."),
        ("en", f"On Monday {BLINKEN} met {LAVROV} in New York, who said reports of a strike were false."),
        ("ru", "Сергей Лавров встретился не только с министром иностранных дел Китая Ван И."),
        ("zh", "外长王毅会见澳大利亚外长黄英贤，有关方面否认罢工。"),
    ],
)
def test_what_else_is_not_true_denies_no_meeting(extractor: Extractor, language: str, sentence: str) -> None:
    document = page(sentence, language=language)
    assert [m for realis in ("held", "referenced") for m in meetings(extractor, document, realis)] != []


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        (f"{WONG} on March 4 postponed a meeting with China’s Foreign Minister Wang Yi.", None),
        (f"Officials announced on March 4 that the meeting {WANG_WONG} is put off.", None),
        (f"A meeting {WANG_WONG} that was due on March 20 was called off on March 4.", "2024-03-20"),
    ],
)
def test_the_day_on_which_a_meeting_was_put_off_is_not_that_of_the_meeting(extractor: Extractor, sentence: str, day: str | None) -> None:
    (told,) = meetings(extractor, page(sentence, published_on=date(2024, 3, 5)), "planned")
    assert (str(told.held_on) if told.held_on else None) == day
