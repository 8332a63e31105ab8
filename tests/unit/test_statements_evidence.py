"""Evidence of statements: every span replays, whatever stands before it, and hostile text costs little."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.spoken import statements

PLAIN = "Wang said that the river floods. China, he added, hopes to raise the dam. Both sides agreed to meet."
PIECES = (
    "Wang",
    "Lavrov",
    "China",
    "said",
    "that",
    "and",
    ",",
    ".",
    "\n",
    "“",
    "”",
    '"',
    "he",
    "both sides",
    "agreed",
    "thanked",
    "not",
    "who",
    "noting",
    "the",
    "İ",
    "😀",
    "中国",
    "\u00a0",
)


@given(st.text(alphabet='aé İ😀中\u00a0\n“"', max_size=40))
@settings(max_examples=60, deadline=None)
def test_what_stands_before_only_shifts_the_spans(before: str) -> None:
    text = f"{before}\n\n{PLAIN}"
    shift = len(text) - len(PLAIN)
    found = [s for s in statements(text) if s.char_start >= shift]
    assert [(s.char_start - shift, s.char_end - shift, s.speaker, s.stance) for s in found] == [
        (s.char_start, s.char_end, s.speaker, s.stance) for s in statements(PLAIN)
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
@settings(max_examples=150, deadline=None)
def test_every_span_replays(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for number, found in enumerate(statements(text)):
        assert text[found.char_start : found.char_end] == found.surface
        assert found.surface.strip() == found.surface != ""
        assert found.statement_no == number
        assert found.verb in found.surface


def test_a_quotation_that_opens_at_the_end_of_a_line_leaves_no_blank_behind_the_statement() -> None:
    assert [s.surface for s in statements("Wang agreed “ \n")] == ["Wang agreed “"]


def test_a_page_of_nothing_but_verbs_takes_little_time() -> None:
    texts = ["said " * 20_000, "Wang, " * 20_000 + "said", "“" * 20_000 + "said", "Wang and " * 10_000 + "said"]
    began = time.process_time()
    for text in texts:
        statements(text)
    assert time.process_time() - began < 10
