"""The extractors that the cleaning benchmark compares, each as a function from markup to the article's text."""

import contextlib
import io
import json
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import justext
import newspaper
import trafilatura
from bs4 import BeautifulSoup
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from pipelines.core.article import Article
from pipelines.core.cleaning.html import read_html
from pipelines.core.cleaning.trees import BlockModel
from pipelines.reference.cleaning import load_cleaning_knowledge
from tests.benchmarks.gold import FOLDS, GoldPage

Extractor = Callable[[GoldPage], str]

BODY_ZONES = ("dateline", "body")


def read_model(path: Path) -> BlockModel:
    """Load a model from any file."""
    return BlockModel.of(json.loads(path.read_text(encoding="utf-8")))


def project(model: Path | None = None, folds: Path | None = None) -> Callable[[GoldPage], Article]:
    """Return the project's reader: with its shipped model, another one, or for each page the one that has not seen its publisher."""
    knowledge = load_cleaning_knowledge()
    models = [read_model(folds / f"fold-{fold}.json") for fold in range(FOLDS)] if folds else None
    if models:  # one markup, so that what it remembers of class names serves all pages, as it does in use
        models = [replace(found, markup=models[0].markup) for found in models]
    shipped = read_model(model) if model else knowledge.block_model

    def read(page: GoldPage) -> Article:
        return read_html(page.html, page.url, None, models[page.fold] if models else shipped, knowledge.lexicon, knowledge.months)

    return read


def body_text(article: Article) -> str:
    """Return an article's main text."""
    return "\n".join(block.text for block in article.blocks if block.zone in BODY_ZONES)


def _readability(page: GoldPage) -> str:
    return BeautifulSoup(Document(page.html).summary(html_partial=True), "lxml").get_text("\n")


def _newspaper(page: GoldPage) -> str:
    article = newspaper.Article(page.url or "http://localhost/", language="en", fetch_images=False)  # else it asks the network
    article.download(input_html=page.html)
    article.parse()
    return article.text or ""


def _justext(page: GoldPage) -> str:
    found = justext.justext(page.html.encode(), justext.get_stoplist("English"))
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


def _soup(page: GoldPage) -> str:
    soup = BeautifulSoup(page.html, "lxml")
    for node in soup(["script", "style", "noscript", "nav", "footer", "header", "aside", "form"]):
        node.decompose()
    scope = soup.find("article") or soup.find("main") or soup.body or soup
    return scope.get_text("\n")


def _resiliparse(page: GoldPage) -> str:
    return extract_plain_text(page.html, main_content=True, alt_texts=False, comments=False, post_meta=False)


PEERS: dict[str, Extractor] = {
    "trafilatura": lambda page: trafilatura.extract(page.html) or "",
    "trafilatura precision": lambda page: trafilatura.extract(page.html, favor_precision=True, include_comments=False) or "",
    "trafilatura fast": lambda page: trafilatura.extract(page.html, fast=True, include_comments=False) or "",
    "resiliparse": _resiliparse,
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
    "jusText": _justext,
    "BeautifulSoup": _soup,
}
"""Name to extractor. Options are the ones that score best for each on news pages."""


def quietly(extract: Extractor, page: GoldPage) -> str:
    """Run an extractor; one that fails on a page has found nothing on it, as a caller would see."""
    logging.disable(logging.CRITICAL)
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            return extract(page)
    except Exception:  # noqa: BLE001 (peers raise anything; a failed page scores nothing)
        return ""
