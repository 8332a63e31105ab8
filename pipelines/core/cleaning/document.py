"""Joining an article's blocks into a document: its text with zones, its body, and its metadata lines."""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.core.article import Article, Block, Dropped, RawPage
from pipelines.core.cleaning.published import PublishedDate
from pipelines.core.language import UNKNOWN
from pipelines.core.records import HEAD, Document, DroppedLine, Zone

SHORT_BODY = 200
"""Characters below which a body is doubtful."""
LONGEST_TEXT = 60_000
"""Characters of text that are read."""
LONGEST_LINE = 500
"""Characters of a dropped line that the audit keeps."""


def bounded(article: Article) -> Article:
    """Cut an article at `LONGEST_TEXT` and say so, so that no page takes hours: the longest real ones are press conferences."""
    if sum(len(block.text) for block in article.blocks) <= LONGEST_TEXT:
        return article
    kept, gone, left = [], [], LONGEST_TEXT
    for line_no, block in enumerate(article.blocks):
        if left > 0:
            kept.append(replace(block, text=block.text[:left].rstrip() or block.text[:left]))
        if left < len(block.text):
            gone.append(Dropped(line_no, block.text[max(0, left) :].strip(), "too_long"))
        left -= len(block.text)
    return replace(article, blocks=tuple(kept), dropped=(*article.dropped, *gone), flags=(*article.flags, "cut"))


def join_blocks(blocks: Sequence[Block]) -> tuple[str, tuple[Zone, ...]]:
    """Join blocks into one text and say where each lies.

    A newline parts paragraphs; a dateline and the block after it are one paragraph and parted by a space.

    Returns:
        The text, and one zone for each block in order.
    """
    parts: list[str] = []
    zones: list[Zone] = []
    at = 0
    for index, block in enumerate(blocks):
        if index:
            parts.append(" " if blocks[index - 1].zone == "dateline" else "\n")
            at += 1
        zones.append(Zone(block.zone, at, at + len(block.text)))
        parts.append(block.text)
        at += len(block.text)
    return "".join(parts), tuple(zones)


def body_of(blocks: Sequence[Block]) -> str:
    """Return the body paragraphs, each with the dateline that it starts with, a blank line between them."""
    paragraphs: list[str] = []
    dateline = ""
    for block in blocks:
        if block.zone == "dateline":
            dateline = "" if block.is_apart else f"{block.text} "
        elif block.zone == "body":
            paragraphs.append(dateline + block.text)
            dateline = ""
    return "\n\n".join(paragraphs)


def metadata_lines(article: Article) -> str:
    """Return what the page states beside its text, one ``key: value`` a line."""
    pairs = [("byline", article.byline), ("agency", article.agency), ("site_name", article.site_name)]
    pairs += [(HEAD, head) for head in article.heads if head != article.byline]
    pairs += [("updated" if date.is_update else "published", date.text) for date in article.dates]
    return "\n".join(f"{key}: {' '.join(value.split())}" for key, value in pairs if value)


def _flags(article: Article, body: str, dropped_chars: int, language: str) -> tuple[str, ...]:
    flags = list(article.flags)
    doubts = {
        "short_body": len(body) < SHORT_BODY,
        "mostly_links": dropped_chars > 4 * len(body),
        "language_unknown": language == UNKNOWN,
        "no_title": not article.title,
    }
    return tuple(sorted({*flags, *(flag for flag, is_so in doubts.items() if is_so)}))


def build_document(
    page: RawPage, article: Article, language: str, published: PublishedDate | None, source_id: str | None
) -> tuple[Document, tuple[DroppedLine, ...]]:
    """Make the record of a page from its article.

    Args:
        page: Where the page lies and what it is made of.
        article: What a reader kept and dropped.
        language: ISO 639-1 code of the body, or ``und``.
        published: The publication date that was chosen; None when the page states none.
        source_id: Publisher; None when not known.

    Returns:
        The document, and the audit of what was dropped.
    """
    article = bounded(article)
    document = _document(page, article, language, published, source_id)
    dropped = (DroppedLine(document.document_id, line.line_no, line.text[:LONGEST_LINE], line.reason) for line in article.dropped)
    return document, tuple(dropped)


def _document(page: RawPage, article: Article, language: str, published: PublishedDate | None, source_id: str | None) -> Document:
    text, zones = join_blocks(article.blocks)
    body = body_of(article.blocks)
    dropped_chars = sum(len(line.text) for line in article.dropped)
    return Document(
        document_id=page.sha256[:16],
        raw_path=page.raw_path,
        record_no=page.record_no,
        raw_sha256=page.sha256,
        url=page.url or article.url,
        source_id=source_id,
        title=article.title,
        byline=article.byline,
        agency=article.agency,
        published_on=published.day if published else None,
        published_at=published.instant if published else None,
        published_tz=published.time_zone if published else None,
        published_precision=published.precision if published else None,
        published_basis=published.basis if published else None,
        language=language,
        text=text,
        zones=zones,
        body=body,
        metadata=metadata_lines(article),
        dropped_chars=dropped_chars,
        quality_flags=_flags(article, body, dropped_chars, language),
        near_duplicate_group=None,
    )
