"""Traditional Chinese is read in the Simplified characters that the words are listed in; what is stored is what the page prints."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.core.knowledge import Knowledge
from pipelines.core.stages import Extractor, _as_printed
from pipelines.core.variants import Variants
from pipelines.reference import HERE, ReferenceDataError
from pipelines.reference.compile.variants import main, read_table
from pipelines.reference.variants import COLUMNS, load_variants
from tests.factories import page
from tests.unit.told import only, who

ZH = load_variants(HERE / "languages" / "zh" / "variants.csv")


@pytest.mark.parametrize(
    ("sentence", "persons", "day", "mode"),
    [
        ("外交部長林文彥12日在台北會見帛琉財政部長薩瓦多。", ["林文彥", "薩瓦多"], "2024-03-12", "in_person"),
        ("總統蔡英文今天在總統府接見瓜地馬拉經濟部長歐羅斯科，雙方交換意見。", ["Tsai Ing-wen", "歐羅斯科"], "2024-03-15", "in_person"),
        ("法國總統馬克宏與德國總理梅克爾14日在巴黎會晤。", ["Emmanuel Macron", "Angela Merkel"], "2024-03-14", "in_person"),
        ("俄羅斯外長拉夫羅夫13日與土耳其外長費丹通電話。", ["Sergey Lavrov", "Hakan Fidan"], "2024-03-13", "phone"),
    ],
)
def test_a_page_in_traditional_characters_is_read(extractor: Extractor, sentence: str, persons: list[str], day: str, mode: str) -> None:
    report = only(extractor, page(sentence, language="zh"))
    assert (who(report), str(report.held_on), report.mode) == (persons, day, mode)


def test_what_is_stored_of_a_page_in_traditional_characters_is_what_it_prints(extractor: Extractor) -> None:
    body = ("韓國外交部長林文彥12日在東京會見日本經濟大臣岡田實。", "雙方就應對氣候變化交換意見。岡田實表示支持。")
    document = page(*body, title="林文彥會見岡田實", language="zh")
    facts = extractor.all(document)
    mentions, dates = extractor.mentions(document), extractor.dates(document)
    assert {"林文彥", "岡田實", "東京"} <= {m.surface for m in mentions}
    spans = [(m.surface, m.char_start, m.char_end) for m in (*mentions, *dates)]
    spans += [(c.surface, c.char_start or 0, c.char_end or 0) for c in facts.claims if c.source == "text"]
    spans += [(s.surface, s.char_start, s.char_end) for s in facts.statements]
    spans += [(t.surface, t.char_start, t.char_end) for t in facts.topics]
    assert facts.topics
    assert [document.text[start:end] for _, start, end in spans] == [surface for surface, _, _ in spans]


def test_an_office_is_stored_as_printed_and_told_in_english_where_that_is_known(extractor: Extractor) -> None:
    document = page("韓國外交部長林文彥12日在東京會見日本農業長官岡田實。", language="zh")
    offices = {m.surface: m.office for m in extractor.mentions(document) if m.office}
    assert offices == {"林文彥": "外交部長", "岡田實": "農業長官"}
    facts = extractor.all(document)
    assert [p.office for p in facts.reports[0].participants] == ["Foreign Minister", "農業長官"]
    assert [c.value for c in facts.claims if c.attribute == "office"] == ["Foreign Minister", "農業長官"]


def test_a_flood_of_listed_names_is_read_in_linear_time(extractor: Extractor) -> None:
    document = page("外交部長林文彥訪問法國。", language="zh")
    text = document.text + "法國" * 20_000
    mentions = extractor.mentions(document) * 20_000
    start = time.process_time()
    stored = _as_printed(mentions, ZH.listed(text), text)
    assert time.process_time() - start < 1
    assert {m.name for m in stored} == {"林文彥", "France"}


def test_a_text_in_listed_characters_is_returned_as_it_is() -> None:
    simplified = "双方就共同关心的问题交换意见。"
    assert ZH.listed(simplified) is simplified
    assert ZH.listed("雙方就共同關心的問題交換意見。") == simplified
    assert Variants({}).listed("雙方") == "雙方"


def _chinese(knowledge: Knowledge) -> Iterator[str]:
    """Every listed Chinese name."""
    for terms in (*(c.names for c in knowledge.countries), *(p.names for p in knowledge.places), *(p.aliases for p in knowledge.persons)):
        yield from terms.get("zh", ())
    for terms in (*(o.names for o in knowledge.organizations), *(f.names for f in knowledge.forums)):
        yield from terms.get("zh", ())


def test_no_listed_name_is_in_variants_of_characters(knowledge: Knowledge) -> None:
    assert [name for name in _chinese(knowledge) if ZH.listed(name) != name] == []


def test_the_table_of_opencc_gives_the_likeliest_single_character() -> None:
    lines = ["# a comment", "國\t国", "乾\t干 乾", "臺\t台", "著\t著", "𠀾\t𠀾"]
    assert list(read_table(lines)) == [("國", "国"), ("乾", "干"), ("臺", "台")]


def test_a_character_that_another_is_listed_as_is_no_variant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = ["國\t国", "国\t囯", *(f"{chr(code)}\t一" for code in range(0x6000, 0xD000))]
    path = tmp_path / "characters.txt"
    path.write_text("\n".join(pairs), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["variants", str(path)])
    start = time.process_time()
    main()
    assert time.process_time() - start < 2
    rows = capsys.readouterr().out.splitlines()
    assert "國,国" in rows
    assert "国,囯" not in rows


@pytest.mark.parametrize("rows", ["國,国家", "國,国\n國,国", "國,国\n国,囯"])
def test_a_table_that_cannot_be_right_is_refused(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "variants.csv"
    path.write_text(f"{','.join(COLUMNS)}\n{rows}\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"variants\.csv"):
        load_variants(path)
