"""Flattened pages of made-up publishers, five each in five languages: their articles come out without the chrome."""

from collections.abc import Sequence

import pytest

from pipelines.core.cleaning import clean_page
from pipelines.core.cleaning.recurring import drop_boilerplate, learn_boilerplate
from pipelines.core.records import Document, Reject
from pipelines.reference.cleaning import load_cleaning_knowledge
from tests.benchmarks.flattened import raw_text
from tests.benchmarks.gold import GoldPage, mean_scores, page_scores
from tests.benchmarks.sources import PAGES, source_pages

Read = Sequence[tuple[GoldPage, Document]]


@pytest.fixture(scope="module")
def read() -> Read:
    knowledge = load_cleaning_knowledge()
    found = []
    for page, text in source_pages():
        cleaned = clean_page(raw_text(page, text), knowledge)
        assert not isinstance(cleaned, Reject), page.page_id
        found.append((page, cleaned[0]._replace(source_id=page.host)))
    return found


def test_there_are_five_pages_of_fifteen_publishers(read: Read) -> None:
    assert len(read) == 15 * PAGES
    assert len({page.host for page, _ in read}) == 15


def test_each_page_by_itself_is_mostly_its_article(read: Read) -> None:
    assert mean_scores([page_scores(page.body, document.body) for page, document in read])[2] >= 0.95


def test_without_the_lines_that_recur_hardly_anything_else_is_left(read: Read) -> None:
    scores = []
    for host in {page.host for page, _ in read}:
        own = [(page, document) for page, document in read if page.host == host]
        learned = frozenset(line.line for line in learn_boilerplate(document for _, document in own))
        scores += [page_scores(page.body, drop_boilerplate(document, learned)[0].body) for page, document in own]
    precision, recall, f1 = mean_scores(scores)
    assert f1 >= 0.97
    assert precision >= 0.96
    assert recall >= 0.97


def test_titles_are_found_below_the_menu(read: Read) -> None:
    assert sum((document.title or "").split() == (page.title or "").split() for page, document in read) >= 0.95 * len(read)
