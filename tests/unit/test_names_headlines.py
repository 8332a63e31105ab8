"""Names that a headline prints alone, and offices that the text below it prints without them."""

from datetime import date

import pytest

from pipelines.core.names.find import NameContext, NameFinder
from pipelines.reference import load_knowledge
from pipelines.reference.lexicons import load_name_lexicons

_DAY = date(2022, 5, 17)
_OPENING = "Заместитель министра культуры Беларуси во вторник прибыл в Ниш."


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(load_knowledge(), load_name_lexicons())


def _named(finder: NameFinder, text: str, language: str = "ru") -> set[tuple[str, str | None]]:
    """Names of the persons of a text, with their countries."""
    found = finder.find("d", text, finder.sentences(text, language), NameContext(language, _DAY, None))
    return {(m.name, m.country or m.organization) for m in found if m.kind == "person"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"Виктор Громов побывал с визитом в Сербии\n{_OPENING}", "ru"),
        (f"Виктор Громов: «Мы договорились»\n{_OPENING}", "ru"),
        (f"Громов: «Наши музеи откроются»\n{_OPENING}\nОб этом рассказал Виктор Громов корреспонденту.", "ru"),
        ("Víctor Grómov visita los museos de la región\nEl viceministro de Cultura de Bielorrusia llegó el martes a Niš.", "es"),
    ],
)
def test_the_name_of_a_headline_bears_the_office_that_the_text_begins_with(finder: NameFinder, text: str, language: str) -> None:
    assert {country for _, country in _named(finder, text, language)} == {"BY"}


def test_two_names_of_a_headline_bear_the_two_offices_in_their_order(finder: NameFinder) -> None:
    text = "Виктор Громов принял Милована Гайчича\nЗаместитель министра культуры Беларуси принял министра туризма Сербии."
    assert _named(finder, text) == {("Виктор Громов", "BY"), ("Милован Гайчич", "RS")}


@pytest.mark.parametrize(
    "text",
    [
        f"Северный Маршрут\n{_OPENING}",  # nothing shows which words are a name's
        f"Виктор Громов побывал в Сербии\n{_OPENING}\nЗаместитель министра культуры Беларуси Пётр Белов доволен.",  # it is Belov's
        "Виктор Громов побывал в Сербии\nСостоялся визит заместителя министра культуры Беларуси.",  # whose visit it was is not said
        "Виктор Громов побывал в Сербии\nГости прибыли во вторник, сообщил Пётр Белов, посол Беларуси.\n" + _OPENING,
        "Виктор Громов и Милован Гайчич встретились вновь\n" + _OPENING,  # of two names one office
    ],
)
def test_a_name_of_a_headline_whose_office_may_be_anothers_stays_unknown(finder: NameFinder, text: str) -> None:
    assert "Виктор Громов" not in {name for name, _ in _named(finder, text)}


def test_a_headline_in_capitals_tells_no_name_from_a_word(finder: NameFinder) -> None:
    text = "Trade Mission Visits Belgrade Museums\nThe Deputy Culture Minister of Belarus arrived on Tuesday."
    assert not _named(finder, text, "en")
