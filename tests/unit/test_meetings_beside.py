"""Sentences with two leaders and a word of a meeting that is none of theirs."""

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
