"""Cleaning: a raw page of any form to a document without its chrome, and an audit of what was dropped."""

from pipelines.core.article import Article, RawPage, StatedDate
from pipelines.core.cleaning.document import build_document
from pipelines.core.cleaning.flat import read_text
from pipelines.core.cleaning.html import read_html
from pipelines.core.cleaning.knowledge import CleaningKnowledge
from pipelines.core.cleaning.published import PublishedDate, choose_published
from pipelines.core.cleaning.sites import SiteRule
from pipelines.core.cleaning.source import find_source, rule_of_page
from pipelines.core.cleaning.titles import bracketed_day
from pipelines.core.language import UNKNOWN, detect_language
from pipelines.core.records import Document, DroppedLine, Reject

_WANTED_ZONES = ("body", "dateline")
_DATED_ZONES = ("dateline", "setting")
"""Where a page tells the day of its writing when it states no other: ``OTTAWA, October 3, 2024 -``."""


def _language(article: Article, rule: SiteRule | None, knowledge: CleaningKnowledge) -> str:
    """Detect the language of the body; where that fails take what the page declares, then what the site writes."""
    sample = " ".join(block.text for block in article.blocks if block.zone in _WANTED_ZONES)
    declared = (article.declared_language or "").lower().partition("-")[0].partition("_")[0]
    expected = declared if len(declared) == 2 and declared.isalpha() else rule.language if rule else None
    found = detect_language(sample, expected, knowledge.lexicon.small_words)
    return found if found != UNKNOWN else expected or UNKNOWN


def _published(page: RawPage, article: Article, rule: SiteRule | None, language: str, knowledge: CleaningKnowledge) -> PublishedDate | None:
    address = page.url or article.url
    stated = [*article.dates, *([StatedDate("url", address)] if address else [])]
    stated += [StatedDate("dateline", block.text) for block in article.blocks if block.zone in _DATED_ZONES]
    text = "\n".join(block.text for block in article.blocks)
    if article.title and (day := bracketed_day(article.title, text, [*(date.text for date in article.dates), address or ""])):
        stated.append(StatedDate("title", day))
    country = rule.source.country if rule else None
    return choose_published(
        stated,
        knowledge.months,
        day_first=knowledge.order.is_day_first(country, language),
        time_zone=rule.source.time_zone if rule else None,
        fetched_at=page.fetched_at,
        text=text,
    )


def _read(page: RawPage, knowledge: CleaningKnowledge) -> Article:
    if page.form == "text":
        return read_text(page.content, knowledge.lexicon, knowledge.months, knowledge.line_model)
    rule = rule_of_page(page, knowledge.sites)
    return read_html(page.content, page.url, rule, knowledge.block_model, knowledge.lexicon, knowledge.months)


def clean_page(page: RawPage, knowledge: CleaningKnowledge) -> tuple[Document, tuple[DroppedLine, ...]] | Reject:
    """Turn one page into a document.

    Args:
        page: A page as it lies in the raw folder, decoded.
        knowledge: Words of chrome, month words and publishers.

    Returns:
        The document and what was dropped from it; a reject with reason ``empty`` or ``no_body`` when nothing on the
        page is like an article.
    """
    if not page.content.strip():
        return Reject(page.raw_path, page.record_no, "empty", "no visible text")
    article = _read(page, knowledge)
    if not any(block.zone == "body" for block in article.blocks):
        return Reject(page.raw_path, page.record_no, "no_body", f"{len(article.dropped)} lines, none like an article")
    rule, source_id = find_source(page, article, knowledge.sites)
    language = _language(article, rule, knowledge)
    return build_document(page, article, language, _published(page, article, rule, language, knowledge), source_id)
