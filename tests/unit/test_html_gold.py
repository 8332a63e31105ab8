"""The measure by which extractors are compared."""

import gzip
import json
from pathlib import Path

import pytest

from tests.benchmarks.gold import FOLDS, GoldPage, mean_scores, page_scores, read_gold


def test_the_same_text_scores_one_however_it_is_broken_into_lines() -> None:
    assert page_scores("one two three four five", "one two\nthree four\n\nfive") == (1.0, 1.0)


def test_words_too_many_cost_precision_and_words_too_few_recall() -> None:
    gold = "a b c d e f g"
    assert page_scores(gold, "a b c d e f g h") == (pytest.approx(4 / 5), 1.0)
    assert page_scores(gold, "a b c d e") == (1.0, pytest.approx(2 / 4))


def test_a_repeated_passage_counts_as_often_as_it_stands() -> None:
    assert page_scores("a b c d", "a b c d x a b c d")[0] == pytest.approx(1 / 6)


@pytest.mark.parametrize(("gold", "found", "scores"), [("", "", (1.0, 1.0)), ("a b", "", (0.0, 0.0)), ("", "a b", (0.0, 0.0))])
def test_empty_pages_have_a_score(gold: str, found: str, scores: tuple[float, float]) -> None:
    assert page_scores(gold, found) == scores


def test_f1_is_taken_of_the_means() -> None:
    assert mean_scores([(1.0, 0.5), (0.5, 0.5)]) == (0.75, 0.5, pytest.approx(0.6))


def test_pages_of_one_publisher_share_a_fold() -> None:
    pages = [GoldPage("1", url, "", "", None, (), None) for url in ("https://www.a.example.co.uk/x", "http://b.example.co.uk/y")]
    assert pages[0].host == pages[1].host == "example.co.uk"
    assert pages[0].fold == pages[1].fold < FOLDS


def test_a_set_is_read_in_the_order_of_its_gold_without_absent_pages(tmp_path: Path) -> None:
    gold = {
        "b": {"articleBody": "B", "url": "http://x.example"},
        "gone": {"articleBody": "", "url": ""},
        "a": {"articleBody": "A", "date": "2019-05-14T08:00"},
    }
    (tmp_path / "ground-truth.json").write_text(json.dumps(gold))
    (tmp_path / "html").mkdir()
    for name in ("a", "b"):
        (tmp_path / "html" / f"{name}.html.gz").write_bytes(gzip.compress(name.encode()))
    assert [(page.page_id, page.html, page.date) for page in read_gold(tmp_path)] == [("b", "b", None), ("a", "a", "2019-05-14")]
