"""Who is spoken to: by name behind the verb, by a case that needs no word before it, as a counterpart without a name."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page

MET = {
    "en": "Chinese Foreign Minister Wang Yi met Australian Foreign Minister Penny Wong in Canberra on Monday.",
    "es": "El ministro español José Manuel Albares se reunió con el ministro marroquí Nasser Bourita en Rabat el lunes.",
    "fr": "La ministre australienne Penny Wong s’est entretenue avec le ministre chinois Wang Yi lundi à Canberra.",
    "ru": "Сергей Лавров встретился в понедельник в Пекине с министром иностранных дел Китая Ван И.",
    "zh": "外交部长王毅11日在堪培拉同澳大利亚外长黄英贤会谈。",
}


def told(extractor: Extractor, language: str, sentence: str) -> tuple[str, str | None]:
    """Who speaks in the one statement of a sentence behind a meeting, and to whom."""
    (statement,) = extractor.all(page(MET[language], sentence, language=language)).statements
    return statement.speaker, statement.addressee


@pytest.mark.parametrize(
    ("language", "sentence", "speaker", "addressee"),
    [
        ("ru", "Лавров сказал Ван И, что торговля растёт.", "Sergey Lavrov", "Wang Yi"),
        ("ru", "Ван И сообщил Лаврову, что визы отменены.", "Wang Yi", "Sergey Lavrov"),
        ("ru", "Лавров заверил китайского коллегу, что торговля растёт.", "Sergey Lavrov", "Wang Yi"),
        ("en", "Wang told his Australian counterpart that trade had grown.", "Wang Yi", "Penny Wong"),
        ("en", "Wong told her counterpart that trade had grown.", "Penny Wong", "Wang Yi"),
        ("es", "Albares dijo a su homólogo marroquí que el comercio crece.", "Jose Manuel Albares", "Nasser Bourita"),
        ("es", "Bourita aseguró a su homólogo que habrá visados.", "Nasser Bourita", "Jose Manuel Albares"),
        ("fr", "Wang Yi a assuré à son homologue que les visas suivront.", "Wang Yi", "Penny Wong"),
        ("fr", "Wong a indiqué à son homologue chinois que le commerce progresse.", "Penny Wong", "Wang Yi"),
        ("zh", "黄英贤告诉王毅，签证将放宽。", "Penny Wong", "Wang Yi"),
    ],
)
def test_who_is_told_something_is_the_addressee(extractor: Extractor, language: str, sentence: str, speaker: str, addressee: str) -> None:
    assert told(extractor, language, sentence) == (speaker, addressee)


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("ru", "«Торговля растёт», – сказал Лавров.", "Sergey Lavrov"),
        ("ru", "Лавров сообщил, что Китай готов к переговорам.", "Sergey Lavrov"),
        ("ru", "Лавров рассказал журналистам о торговле с Китаем.", "Sergey Lavrov"),
        ("ru", "Лавров отметил Китай в числе партнёров.", "Sergey Lavrov"),
        ("en", "Wang praised his counterpart’s country.", "Wang Yi"),
        ("es", "Albares dijo que su homólogo marroquí irá a Madrid.", "Jose Manuel Albares"),
        ("fr", "Wong a déclaré que son homologue chinois viendra.", "Penny Wong"),
        ("zh", "黄英贤表示，王毅将访问悉尼。", "Penny Wong"),
    ],
)
def test_who_is_only_spoken_of_is_no_addressee(extractor: Extractor, language: str, sentence: str, speaker: str) -> None:
    assert told(extractor, language, sentence) == (speaker, None)


def test_a_counterpart_of_one_of_several_stays_without_a_name(extractor: Extractor) -> None:
    met = (
        "Chinese Foreign Minister Wang Yi, Australian Foreign Minister Penny Wong and Russian Foreign Minister Sergey Lavrov met on Monday."
    )
    (statement,) = extractor.all(page(met, "Wang told his counterpart that trade had grown.")).statements
    assert statement.addressee is None
