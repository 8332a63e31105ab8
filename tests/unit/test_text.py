"""Words, folds and sentence bounds keep offsets true and stop where a reader stops."""

import re
import string
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.core.text import LONGEST_SENTENCE, Sentences, Spans, even, expand, fold, is_bounded, lower

ABBREVIATIONS = frozenset({"Mr", "Dr", "U.S", "Sen"})


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in Sentences(text, ABBREVIATIONS).spans]


def test_braces_spell_out_every_form_and_several_groups_multiply() -> None:
    assert expand("министр{,а,у}") == ["министр", "министра", "министру"]
    assert expand("{has,have} {met,spoken}") == ["has met", "has spoken", "have met", "have spoken"]
    assert expand("plain") == ["plain"]
    assert expand("at {the ,}{office, port}") == ["at the office", "at the port", "at office", "at port"]
    assert expand("{a,b {c,d}} e") == ["a e", "b c e", "a e", "b d e"]
    assert expand("a } b {c, d}") == ["a } b c", "a } b d"]


@given(st.text())
def test_lower_case_keeps_every_offset(text: str) -> None:
    low = lower(text)
    assert len(low) == len(text)
    assert all(low[i] == text[i].lower() for i in range(len(text)) if len(text[i].lower()) == 1 and text[i] != "Σ")


def test_a_dotted_capital_i_does_not_move_what_stands_behind_it() -> None:
    text = "İSTANBUL ANKARA"
    assert len("İ".lower()) == 2
    assert lower(text)[9:] == "ankara"


@given(st.text())
def test_evening_out_keeps_every_offset_and_touches_only_signs_blanks_and_the_russian_yo(text: str) -> None:
    plain = even(text)
    assert len(plain) == len(text)
    assert all(a == b for a, b in zip(text, plain, strict=True) if a.isalnum() and a not in "ёЁ")
    assert even(plain) == plain


def test_odd_apostrophes_hyphens_and_blanks_become_plain_ones() -> None:
    assert even("Côte d’Ivoire\u00a0–\u202fTimor‑Leste\u3000end") == "Côte d'Ivoire - Timor-Leste end"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Сергей Лавров", "sergey lavrov"),
        ("Løkke  Rasmussen", "lokke rasmussen"),
        ("Orbán, V.", "orban v"),
    ],
)
def test_a_folded_name_is_plain_letters_and_single_blanks(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert set(once) <= set(string.ascii_lowercase + string.digits + " ")


def test_a_span_is_bounded_by_words_and_between_han_characters_anywhere() -> None:
    text = "the Chinese and 中国外交部"
    assert is_bounded(text, 4, 11)
    assert not is_bounded(text, 4, 9)
    assert not is_bounded(text, 6, 11)
    assert is_bounded(text, text.index("外"), text.index("部"))


def test_a_full_stop_ends_a_sentence_before_a_capital() -> None:
    assert sentences("They met. Talks went on. 12 accords were signed.") == ["They met.", "Talks went on.", "12 accords were signed."]


def test_abbreviations_initials_and_small_letters_end_no_sentence() -> None:
    assert sentences("Mr. Rivas met J. Smith of the U.S. Senate.") == ["Mr. Rivas met J. Smith of the U.S. Senate."]
    assert sentences("Rivas met J.K. Smith. She left.") == ["Rivas met J.K. Smith.", "She left."]
    assert sentences("They went to the USA. She left.") == ["They went to the USA.", "She left."]
    assert sentences("They spoke at 5 p.m. and left.") == ["They spoke at 5 p.m. and left."]


def test_a_closing_quotation_mark_belongs_to_the_sentence_it_closes() -> None:
    assert sentences("“We agreed.” She left.") == ["“We agreed.”", "She left."]


def test_a_newline_always_parts_sentences() -> None:
    assert sentences("Rivas meets Lahtinen\nHELSINKI, March 14") == ["Rivas meets Lahtinen", "HELSINKI, March 14"]


def test_chinese_full_stops_end_sentences_without_a_blank() -> None:
    assert sentences("双方举行会谈。会谈后共见记者！") == ["双方举行会谈。", "会谈后共见记者！"]


def test_a_sentence_without_end_is_cut_between_words() -> None:
    words = "copper " * 1_000
    spans = Sentences(words, ABBREVIATIONS).spans
    assert len(spans) > 1
    assert max(end - start for start, end in spans) <= LONGEST_SENTENCE
    assert {words[start:end].split()[-1] for start, end in spans} == {"copper"}


def test_a_word_without_end_is_cut_too() -> None:
    spans = Sentences("A" * 4_000, ABBREVIATIONS).spans
    assert [end - start for start, end in spans] == [LONGEST_SENTENCE, LONGEST_SENTENCE, 4_000 - 2 * LONGEST_SENTENCE]


@given(st.text(alphabet="Ab. \n!?。”’中1", max_size=80))
def test_sentences_hold_every_letter_once_and_in_order(text: str) -> None:
    spans = Sentences(text, ABBREVIATIONS).spans
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())
    found = Sentences(text, ABBREVIATIONS)
    assert all(found.at(position) == (s, e) for s, e in spans for position in range(s, e))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=12), st.integers(0, 30), st.integers(1, 20))
def test_things_are_found_by_where_they_lie(lengths: list[tuple[int, int]], start: int, length: int) -> None:
    items = [(first, first + size) for first, size in lengths]
    end, found = start + length, Spans(range(len(items)), items.__getitem__)
    assert found.within(start, end) == [n for n, (s, e) in enumerate(items) if start <= s < end and e <= end]
    assert sorted(found.starting(start, end)) == [n for n, (s, _) in enumerate(items) if start <= s <= end]
    assert found.cover(start, end) == any(s <= start and end <= e for s, e in items)


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5, that of Debian 12 among them, takes in what such a group began and did not end: "Minister." as one word."""
    files = (Path(__file__).parents[2] / "pipelines").rglob("*.py")
    assert [f.name for f in files if re.search(r"(?<!\\)\)(?:[*+?]|\{[^{}]*\})\+", f.read_text("utf-8"))] == []
