"""Titles of birth beside offices."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import only


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Foreign Minister Prince Turki bin Mohammed", "Foreign Minister"),
        ("Minister of Foreign Affairs Prince Turki bin Mohammed", "Minister of Foreign Affairs"),
        ("Prince Turki bin Mohammed, Foreign Minister of Saudi Arabia,", "Foreign Minister"),
        ("His Highness Prince Turki bin Mohammed, the Foreign Minister,", "Foreign Minister"),
        ("His Highness Prince Turki bin Mohammed", "Prince"),
        ("Prime Minister and Crown Prince Turki bin Mohammed", "Prime Minister and Crown Prince"),
        ("Crown Prince Turki bin Mohammed", "Crown Prince"),
    ],
)
def test_a_title_of_birth_gives_way_to_an_office_beside_it(extractor: Extractor, words: str, office: str) -> None:
    told = page(f"{words} met in Riyadh on Thursday with Finnish Foreign Minister Aino Lahtinen. They discussed Saudi Arabia's salmon.")
    assert [p.office for p in only(extractor, told).participants] == [office, "Foreign Minister"]


FR, ES, EN = (
    "Le ministre finlandais, Aino Lahtinen, a reçu",
    "El ministro finlandés, Aino Lahtinen, recibió",
    "The Finnish minister received",
)


@pytest.mark.parametrize(
    ("language", "words", "office"),
    [
        ("fr", f"{FR} jeudi le ministre saoudien des Affaires étrangères, l'émir Turki ben Nasser.", "Foreign Minister"),
        ("fr", f"{FR} jeudi le prince Turki ben Nasser, ministre saoudien de l'Énergie.", "Minister of Energy"),
        ("es", f"{ES} el jueves al ministro saudí de Energía, el príncipe Turki bin Nasser.", "Minister of Energy"),
        ("en", f"{EN} on Thursday the Saudi Energy Minister, Prince Turki bin Nasser.", "Energy Minister"),
    ],
)
def test_an_office_in_apposition_takes_the_place_of_a_title_of_birth(extractor: Extractor, language: str, words: str, office: str) -> None:
    assert only(extractor, page(words, language=language)).participants[1].office == office
