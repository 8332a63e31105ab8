"""Many words in one pass, the longest bounded one at a place, as a slow search would find them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipelines.core.matcher import Matcher, gathered
from pipelines.core.text import is_bounded


def found(matcher: Matcher[str], text: str) -> list[tuple[str, str]]:
    return [(text[start:end], meaning) for start, end, meaning in matcher.find(text)]


def test_the_longest_word_at_a_place_is_taken() -> None:
    matcher = Matcher({"Korea": "KR", "North Korea": "KP"})
    assert found(matcher, "North Korea and Korea") == [("North Korea", "KP"), ("Korea", "KR")]


def test_a_word_inside_a_longer_word_is_not_found() -> None:
    matcher = Matcher({"Oman": "OM", "Niger": "NE"})
    assert found(matcher, "a Roman in Nigeria, Oman") == [("Oman", "OM")]


def test_a_shorter_word_is_found_where_the_longer_one_breaks_off() -> None:
    matcher = Matcher({"Guinea": "GN", "Guinea-Bissau": "GW"})
    assert found(matcher, "Guinea-Bissaus") == [("Guinea", "GN")]


def test_one_word_may_stand_for_several_things_in_the_order_given() -> None:
    assert gathered([("Georgia", "GE"), ("Georgia", "US-GA"), ("Georgia", "GE")]) == {"Georgia": ("GE", "US-GA")}


def test_han_words_need_no_blank_around_them() -> None:
    matcher = Matcher({"中国": "CN", "外交部": "MFA"})
    assert found(matcher, "我中国外交部长") == [("中国", "CN"), ("外交部", "MFA")]


def test_a_vocabulary_without_words_finds_nothing() -> None:
    assert Matcher[str]({}).find("anything") == []


def test_all_matches_come_with_the_overlapping_ones() -> None:
    matcher = Matcher({"New": "a", "New York": "b", "York": "c"})
    assert [meaning for _, _, meaning in matcher.all("New York")] == ["b", "a", "c"]


def test_a_word_that_begins_small_and_holds_a_capital_is_found_beside_what_it_ends_with() -> None:
    matcher = Matcher({"Quad": "a", "the Quad": "b", "summit of the Quad": "c"})
    assert found(matcher, "At a summit of the Quad the Quad met, breathe Quad") == [
        ("summit of the Quad", "c"),
        ("the Quad", "b"),
        ("Quad", "a"),
    ]


def _leftmost_longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not taken or start >= taken[-1][1]:
            taken.append((start, end))
    return taken


@given(st.sets(st.text("abA 中", min_size=1, max_size=4), min_size=1, max_size=6), st.text("abA 中𝄞", max_size=30))
def test_the_automaton_finds_what_a_slow_search_finds(words: set[str], text: str) -> None:
    slow = [(s, e) for s in range(len(text)) for e in range(s + 1, len(text) + 1) if text[s:e] in words and is_bounded(text, s, e)]
    matcher = Matcher({word: word for word in sorted(words)})
    assert [(start, end) for start, end, _ in matcher.all(text)] == sorted(slow, key=lambda span: (span[0], -span[1]))
    taken = [(start, end) for start, end, _ in matcher.find(text)]
    assert taken == _leftmost_longest(slow)
    assert all(a[1] <= b[0] for a, b in pairwise(taken))
    assert all(any(s < e2 and s2 < e for s2, e2 in taken) for s, e in slow)
