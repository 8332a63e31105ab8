"""Lines that recur over the pages of a source are learned, and taken off the ends of its articles."""

import random

from hypothesis import given
from hypothesis import strategies as st

from pipelines.core.cleaning.recurring import drop_boilerplate, learn_boilerplate
from pipelines.core.records import Document
from tests.unit.cleaned import document

NOTE = "Sent to the press of the capital"


def articles(count: int, *ends: str) -> list[Document]:
    """Return articles with prose of their own and the same lines at the end."""
    return [
        document(f"Talks on fish number {word} ended late.", f"They go on about {word} for another week.", *ends, path=f"s/{word}.txt")
        for word in WORDS[:count]
    ]


WORDS = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath", "inlet", "jetty"]


def learned(documents: list[Document]) -> dict[str, int]:
    return {found.line: found.document_count for found in learn_boilerplate(documents)}


def test_a_line_that_recurs_in_a_source_of_few_articles_is_boilerplate() -> None:
    assert learned(articles(1, NOTE)) == {}
    assert learned(articles(2, NOTE)) == {NOTE.lower(): 2}


def test_in_a_source_of_many_articles_a_line_must_recur_in_three() -> None:
    others = [document(f"Talks about boat {'x' * number} ended late.", path=f"s/{number}.txt") for number in range(20)]
    assert learned([*articles(2, NOTE), *others]) == {}
    assert learned([*articles(3, NOTE), *others]) == {NOTE.lower(): 3}


def test_numbers_do_not_make_a_line_another_one() -> None:
    documents = [
        document(f"Talks on fish number {word} ended late.", f"Visits: {number}.120", path=f"s/{word}.txt")
        for number, word in enumerate(WORDS)
    ]
    assert learned(documents) == {"visits: 0.0": 10}


def test_an_article_crawled_twice_is_no_boilerplate() -> None:
    copies = [document("Talks on fish ended late.", NOTE, path=f"s/{number}.txt", group="first") for number in range(5)]
    assert learned(copies) == {}


def test_a_label_inside_the_articles_goes_and_a_sentence_there_stays() -> None:
    remark = "The talks were held behind closed doors as is the custom here."
    documents = [
        document(f"Talks on {word} ended late at night.", NOTE, remark, f"They go on about {word} for another week.", path=f"s/{word}.txt")
        for word in WORDS
    ]
    assert learned(documents) == {NOTE.lower(): 10}
    cut, _ = drop_boilerplate(documents[0], frozenset(learned(documents)))
    assert cut.body == f"Talks on amber ended late at night.\n\n{remark}\n\nThey go on about amber for another week."


def test_entries_of_a_list_stay() -> None:
    ends = ("These came to the table:", "Ana Ruiz of Chile", "- Kari Nordmann of Norway")
    assert learned(articles(6, *ends)) == {}


def test_a_formula_that_closes_a_few_of_many_articles_stays() -> None:
    formula = "The two sides also exchanged views on matters of common concern."
    documents = [
        document(f"Talks on {word} went on for {'many ' * n}hours.", *([formula] if n < 2 else []), path=f"s/{word}{n}.txt")
        for n in range(10)
        for word in WORDS[:3]
    ]
    assert learned(documents) == {}


def test_speakers_are_never_boilerplate() -> None:
    assert (
        learned([document("PRIME MINISTER:", f"Welcome to {word}, all of you, and thanks.", path=f"s/{word}.txt") for word in WORDS]) == {}
    )


def test_several_lines_are_peeled_off_and_accounted_for() -> None:
    documents = articles(6, NOTE, "Reproduction is free")
    lines = frozenset(learned(documents))
    cut, dropped = drop_boilerplate(documents[0], lines)
    assert cut.body == "Talks on fish number amber ended late.\n\nThey go on about amber for another week."
    assert [line.text for line in dropped] == [NOTE, "Reproduction is free"]
    assert {line.reason for line in dropped} == {"source_boilerplate"}
    assert cut.dropped_chars > documents[0].dropped_chars
    assert [cut.text[zone.char_start : zone.char_end] for zone in cut.zones] == cut.text.split("\n")


def test_a_document_without_learned_lines_is_left_alone() -> None:
    one = document("Talks on fish ended late.")
    assert drop_boilerplate(one, frozenset({NOTE.lower()})) == (one, ())


def test_an_article_never_goes_as_a_whole() -> None:
    one = document(NOTE)
    assert drop_boilerplate(one, frozenset({NOTE.lower()})) == (one, ())


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_pages_does_not_matter(chance: random.Random) -> None:
    documents = [*articles(7, NOTE), *articles(3, "Reproduction is free")]
    shuffled = documents[:]
    chance.shuffle(shuffled)
    assert learn_boilerplate(shuffled) == learn_boilerplate(documents)
