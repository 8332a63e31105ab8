"""Copies of one text are grouped; like texts of other events are not."""

import random
import time
from collections.abc import Iterable, Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.core.cleaning import copies
from pipelines.core.cleaning.copies import CHANGED, groups_of, leaders, resemblance
from pipelines.core.cleaning.duplicates import BANDS, ROWS, signature
from pipelines.core.records import Document
from tests.unit.cleaned import document

VOCABULARY = [
    f"{head}{tail}"
    for head in ("ban", "cor", "del", "fir", "gal", "hol", "jun", "kel")
    for tail in ("a", "den", "mor", "ti", "us", "win", "yo", "zel")
]


def prose(seed: int, words: int = 150) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choices(VOCABULARY, k=words)) + "."


def named(name: str, text: str) -> Document:
    return document(text, path=f"s/{name}.txt")


def near_duplicate_groups(documents: Iterable[Document]) -> Mapping[str, str]:
    """Document to the first of its group by raw location; only those that have a near duplicate."""
    known = sorted((one.raw_path, one.record_no, one.document_id, one.body) for one in documents)
    marks = {document_id: mark for _, _, document_id, body in known if (mark := signature(body)) is not None}
    ids = list(marks)
    return groups_of(ids, leaders(ids, np.array(list(marks.values()), np.uint32).reshape(-1, BANDS * ROWS)))


def test_a_copy_with_another_ending_is_a_near_duplicate() -> None:
    first, copy, other = named("a", prose(1)), named("b", prose(1) + " Written for the morning edition."), named("c", prose(2))
    assert near_duplicate_groups([first, copy, other]) == {first.document_id: first.document_id, copy.document_id: first.document_id}


def test_half_a_text_is_no_near_duplicate() -> None:
    assert near_duplicate_groups([named("a", prose(1)), named("b", prose(1)[:500] + prose(2)[:500])]) == {}


def test_short_texts_have_no_near_duplicates() -> None:
    assert signature("The minister met his colleague today in the capital.") is None
    assert near_duplicate_groups([named("a", "He came. He left."), named("b", "He came. He left .")]) == {}


def test_chinese_copies_are_found() -> None:
    text = "".join(chr(0x4E00 + value) for value in random.Random(3).choices(range(3_000), k=200))
    first, copy = named("a", text), named("b", text + "编辑部")
    assert near_duplicate_groups([first, copy])[copy.document_id] == first.document_id


@pytest.mark.parametrize(
    ("typed", "typeset"),
    [
        ("L'été de l'an passé, il s'est dit \"ravi\" ({}). ", "L’été de l’an passé, il s’est dit «\u00a0ravi\u00a0» ({})… "),
        ("The minister's \"word\" - number {} - isn't 'final'. ", "The minister’s “word” – number {} — isn’t ‘final’. "),
        ("外长说,“合作{}”很重要;双方(部长级)同意:继续对话!", "外长说，「合作{}」很重要；双方（部长级）同意：继续对话！"),
    ],
)
def test_the_same_words_with_other_signs_are_the_same_text(typed: str, typeset: str) -> None:
    one, other = (signature("".join(form.format(word) for word in prose(5, 40).split())) for form in (typed, typeset))
    assert one is not None and other is not None
    assert resemblance(one, other) == 1.0


def test_resemblance_estimates_the_share_of_common_shingles() -> None:
    one, same, other = signature(prose(1)), signature(prose(1)), signature(prose(2))
    assert one is not None and same is not None and other is not None
    assert resemblance(one, same) == 1.0
    assert resemblance(one, other) < 0.1


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_pages_does_not_matter(chance: random.Random) -> None:
    documents = [named(f"{seed}-{copy}", prose(seed) + " copy" * copy) for seed in range(4) for copy in range(3)]
    shuffled = documents[:]
    chance.shuffle(shuffled)
    assert near_duplicate_groups(shuffled) == near_duplicate_groups(documents)


def test_a_flood_of_copies_takes_linear_time() -> None:
    def seconds(count: int) -> float:
        documents = [named(f"{number:05}", prose(number % 3) + f" {number}") for number in range(count)]
        start = time.process_time()
        near_duplicate_groups(documents)
        return time.process_time() - start

    seconds(20)
    assert seconds(800) < 12 * seconds(200)


def marks_of(chance: random.Random, names: list[str]) -> dict[str, np.ndarray]:
    """Signatures of few values, so that many are alike and share bands."""
    bases = [np.array([random.Random(f"{base} {at}").randrange(9) for at in range(BANDS * ROWS)], np.uint32) for base in range(3)]
    made = {}
    for name in names:
        made[name] = chance.choice(bases).copy()
        for at in chance.sample(range(BANDS * ROWS), chance.choice((2, 8, 12, 16, 20))):
            made[name][at] = chance.randrange(9)
    return made


@pytest.mark.parametrize("most", [2, 16])
@pytest.mark.parametrize("seed", range(12))
def test_grouping_anew_what_changed_is_as_grouping_all(seed: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MOST_COMPARED", most)
    chance = random.Random(seed)
    marks = marks_of(chance, [f"{chance.randrange(10**6):06}" for _ in range(60)])
    order = list(marks)
    found = leaders(order, np.array([marks[name] for name in order]))
    for _ in range(6):
        was, was_led_by = dict(marks), {name: order[at] for name, at in zip(order, found.tolist(), strict=True)}
        out, other, moved = chance.sample(order, 2), chance.choice(order), chance.choice(order)
        marks = {name: mark for name, mark in marks.items() if name not in out}
        marks |= marks_of(chance, [f"{chance.randrange(10**6):06}", other])
        order = [name for name in order if name in marks and name != moved]
        for name in {*marks} - {*order}:
            order.insert(chance.randrange(len(order) + 1), name)
        changed = {*out, other, moved, *(marks.keys() - was.keys())}
        stand = {name: at for at, name in enumerate(order) if name not in changed}
        earlier = np.array([stand.get(was_led_by.get(name, ""), CHANGED) if name in stand else CHANGED for name in order])
        gone = np.array([was[name] for name in changed & was.keys() if was_led_by[name] == name], np.uint32).reshape(-1, BANDS * ROWS)
        now = np.array([marks[name] for name in order])
        found = leaders(order, now, earlier, gone)
        assert groups_of(order, found) == groups_of(order, leaders(order, now))
    assert 5 < len(groups_of(order, found)) < len(order) or most == 2


def test_one_text_more_is_compared_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = {f"{number}": signature(prose(number % 50) + f" {number}") for number in range(300)}
    ids, whole = list(marks), np.array(list(marks.values()))
    before = leaders(ids[:-1], whole[:-1])
    compared = []
    monkeypatch.setattr(copies, "resemblance", lambda mark, others: compared.append(len(others)) or resemblance(mark, others))
    assert leaders(ids, whole, np.append(before, CHANGED)).tolist() == [*before.tolist(), 49]
    assert compared == [1]
