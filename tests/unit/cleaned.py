"""Pages and documents for the tests of cleaning."""

import hashlib
from datetime import datetime
from functools import cache

from pipelines.core.article import Article, Block, RawPage
from pipelines.core.cleaning import clean_page
from pipelines.core.cleaning.document import build_document
from pipelines.core.cleaning.knowledge import CleaningKnowledge
from pipelines.core.records import Document, DroppedLine, Reject
from pipelines.reference.cleaning import load_cleaning_knowledge


@cache
def knowledge() -> CleaningKnowledge:
    """What cleaning knows, read once."""
    return load_cleaning_knowledge()


def raw_page(
    content: str, url: str | None = None, fetched_at: datetime | None = None, path: str = "site/a.txt", form: str = "text"
) -> RawPage:
    """Return a page as the raw folder would hold it."""
    collection = path.partition("/")[0]
    return RawPage(path, 0, collection, hashlib.sha256(content.encode("utf-8", "replace")).hexdigest(), form, content, url, fetched_at)


def clean(
    content: str, url: str | None = None, fetched_at: datetime | None = None, path: str = "site/a.txt", form: str = "text"
) -> tuple[Document, tuple[DroppedLine, ...]]:
    """Clean a flattened page that must become a document."""
    cleaned = clean_page(raw_page(content, url, fetched_at, path, form), knowledge())
    assert not isinstance(cleaned, Reject), cleaned
    return cleaned


def document(*paragraphs: str, source_id: str | None = "mfa-cn", path: str = "site/a.txt", group: str | None = None) -> Document:
    """Return a document of these body paragraphs."""
    page = raw_page("\n".join(paragraphs), path=path)
    article = Article("A headline", None, None, None, None, None, (), tuple(Block("body", text) for text in paragraphs), ())
    built, _ = build_document(page, article, "en", None, source_id)
    return built._replace(near_duplicate_group=group)
