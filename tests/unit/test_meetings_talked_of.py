"""Countries behind a word of what was talked of are not the two who talked; those who lead the talks, or stand between, are."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page


def sides(extractor: Extractor, language: str, sentence: str) -> set[str | None]:
    return {p.country for r in extractor.all(page(sentence, language=language)).reports for p in r.participants}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Las dos delegaciones tuvieron un intercambio de opiniones sobre la guerra entre Ucrania y Rusia."),
        ("es", "Ambas partes mantuvieron conversaciones sobre Siria y Turquía."),
        ("es", "Ambos sostuvieron un intercambio de puntos de vista acerca de Haití y Venezuela."),
        ("es", "Los dos ministros celebraron consultas sobre Libia y Túnez."),
        ("es", "Los dos ministros mantuvieron una reunión sobre Bolivia y Chile."),
        ("fr", "Les deux délégations ont eu un échange de vues sur la guerre entre l’Ukraine et la Russie."),
        ("fr", "Les deux parties ont eu des entretiens sur la Syrie et la Turquie."),
        ("fr", "Tous deux ont eu un échange concernant Haïti et le Venezuela."),
        ("fr", "Les deux ministres ont tenu des consultations sur la Libye et la Tunisie."),
        ("fr", "Les deux ministres ont eu un entretien sur la Bolivie et le Chili."),
        ("ru", "Обе стороны провели переговоры по Украине и Сирии."),
        ("ru", "Стороны провели консультации о Ливии и Тунисе."),
        ("ru", "Два министра провели переговоры об Армении и Азербайджане."),
        ("ru", "Обе делегации провели консультации по Боливии и Чили."),
        ("ru", "Два министра провели встречу по Боливии и Чили."),
    ],
)  # fmt: skip
def test_countries_that_were_talked_of_did_not_talk(extractor: Extractor, language: str, sentence: str) -> None:
    assert sides(extractor, language, sentence) == set()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Los dos ministros de Bolivia y Chile mantuvieron una reunión sobre Haití."),
        ("es", "Los dos ministros mantuvieron una reunión entre Bolivia y Chile."),
        ("fr", "Les deux ministres de Bolivie et du Chili ont eu un entretien sur Haïti."),
        ("fr", "Les deux ministres ont tenu une réunion entre la Bolivie et le Chili."),
        ("ru", "Два министра Боливии и Чили провели переговоры по Гаити."),
        ("ru", "Оба министра провели переговоры между Боливией и Чили."),
        ("en", "The two ministers met on Tuesday to review the treaty between Bolivia and Chile."),
    ],
)  # fmt: skip
def test_countries_whose_ministers_met_are_its_sides_whatever_they_talked_of(extractor: Extractor, language: str, sentence: str) -> None:
    assert sides(extractor, language, sentence) == {"BO", "CL"}
