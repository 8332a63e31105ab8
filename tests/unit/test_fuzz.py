"""Mutated pages of every form become documents or rejects; the long run is ``make fuzz``."""

from pathlib import Path

import pytest

from tests.benchmarks.fuzz import ROOT, fuzz, mutated, read_seeds


def test_the_same_seed_makes_the_same_pages_of_every_form() -> None:
    seeds = read_seeds(ROOT / "raw")
    assert {Path(name).suffix for name, _ in seeds} >= {".html", ".txt", ".mhtml", ".warc", ".jsonl", ".parquet", ".gz"}
    assert mutated(7, 1, seeds) == mutated(7, 1, seeds)
    assert mutated(7, 1, seeds) != mutated(7, 2, seeds)


@pytest.mark.parametrize("pages", [15, pytest.param(1_500, marks=pytest.mark.slow)])
def test_no_mutated_page_fails(pages: int) -> None:
    outcome, failed, _ = fuzz(pages, 5, ROOT / "raw")
    assert failed == []
    assert outcome["document"] > pages // 10
    assert outcome.total() > outcome["document"]
