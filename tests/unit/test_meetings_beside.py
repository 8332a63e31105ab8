"""Sentences with leaders beside a meeting that is none of theirs: of something else, or of another clause."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, who

LAHTINEN, RIVAS = "Finnish Foreign Minister Aino Lahtinen", "Chilean Foreign Minister Tomas Rivas"


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("zh", "关于国家主席习近平与法国总统马克龙对话的研究报告21日在北京发布。", []),
        ("zh", "专家对国家主席习近平和法国总统马克龙的讲话进行研究。", []),
        ("zh", "国家主席习近平21日在北京与法国总统马克龙对话。", ["Xi Jinping", "Emmanuel Macron"]),
        ("zh", "国家主席习近平和法国总统马克龙21日在北京共同研究了两国贸易合作。", ["Xi Jinping", "Emmanuel Macron"]),
        ("en", f"{LAHTINEN} had coffee with reporters on Thursday and rebuked {RIVAS} for his words on salmon.", []),
        ("en", f"{LAHTINEN} met with students on Thursday and sharply criticised {RIVAS}.", []),
        ("en", f"{LAHTINEN} met {RIVAS} on Thursday and criticised Peru.", ["Aino Lahtinen", "Tomas Rivas"]),
        ("en", f"{LAHTINEN} met with students and {RIVAS} on Thursday.", ["Aino Lahtinen", "Tomas Rivas"]),
    ],
)
def test_who_is_only_studied_or_rebuked_was_not_met(extractor: Extractor, language: str, text: str, parties: list[str]) -> None:
    assert [who(r) for r in meetings(extractor, page(text, language=language))] == ([parties] if parties else [])


@pytest.mark.parametrize(
    ("language", "text", "cities"),
    [
        (
            "en",
            f"{LAHTINEN} and {RIVAS} gathered in Oslo on Monday; in Athens, Polish Minister Jan Nowak received Dutch Minister Eva Bos.",
            ["Athens", "Oslo"],
        ),
        (
            "en",
            f"{LAHTINEN} and {RIVAS} met in Oslo on Monday; on Tuesday, {LAHTINEN} and Dutch Minister Eva Bos held talks in Athens.",
            ["Athens", "Oslo"],
        ),
        (
            "es",
            "El ministro español José Albares y el marroquí Nasser Bourita se reunieron el lunes en Rabat; en París, el ministro francés "
            "Jean Morel recibió a la ministra alemana Eva Brandt.",
            ["Paris", "Rabat"],
        ),
        (
            "fr",
            "Les ministres chinois Wang Yi et australienne Penny Wong se sont rencontrés lundi à Canberra ; à Paris, le ministre français "
            "Jean Morel a reçu la ministre allemande Eva Brandt.",
            ["Canberra", "Paris"],
        ),
        (
            "ru",
            "Сергей Лавров и министр иностранных дел Китая Ван И встретились в понедельник в Пекине; в Анкаре министр иностранных дел "
            "Турции Хакан Фидан принял министра иностранных дел Германии Анналену Бербок.",
            ["Ankara", "Beijing"],
        ),
        (
            "zh",
            "外交部长王毅与澳大利亚外长黄英贤11日在堪培拉会谈；在巴黎，法国外长塞茹尔内会见德国外长贝尔伯克。",
            ["Canberra", "Paris"],
        ),
        ("en", f"{LAHTINEN} met {RIVAS} in Oslo on Monday; they spoke of Dutch Minister Eva Bos.", ["Oslo"]),
    ],
)
def test_meetings_parted_by_a_semicolon_have_each_its_own_two_and_city(
    extractor: Extractor, language: str, text: str, cities: list[str]
) -> None:
    found = meetings(extractor, page(text, language=language))
    assert sorted(r.city or "" for r in found) == cities
    assert all(len(r.participants) == 2 for r in found)


def test_who_is_told_again_by_name_alone_keeps_the_title(extractor: Extractor) -> None:
    told = [
        "The Speaker of the Chamber of Deputies of Rwanda, Hon. Ada Uwera, came to Nairobi on Tuesday.",
        "Hon. Uwera, who leads a delegation, held discussions with the Speaker of the National Assembly of Kenya, Hon. Moses Barasa.",
        "Later in the morning the visiting Speaker paid a courtesy call on the Speaker of the Senate of Kenya, Hon. Amos Kiprop.",
    ]
    assert [who(r) for r in meetings(extractor, page(*told))] == [["Ada Uwera", "Moses Barasa"], ["Ada Uwera", "Amos Kiprop"]]
