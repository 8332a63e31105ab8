"""HTML to an article: one parse shared by metadata and main text, a block model, a second reader for doubtful pages."""

from collections.abc import Sequence
from dataclasses import replace

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from pipelines.core.article import Article, Block, Dropped, StatedDate
from pipelines.core.cleaning.blocks import BlockList, read_blocks
from pipelines.core.cleaning.bounds import bare_text, bounded
from pipelines.core.cleaning.features import block_features
from pipelines.core.cleaning.flat import read_text
from pipelines.core.cleaning.html_metadata import PageMetadata, read_page_metadata
from pipelines.core.cleaning.html_zones import (
    Fate,
    PrintedMetadata,
    printed_headline,
    read_fates,
    read_printed,
    with_last_words,
    without_link_lists,
)
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.marks import dateline_end
from pipelines.core.cleaning.second_reader import doubt, second_reading
from pipelines.core.cleaning.sites import Layout, SiteRule
from pipelines.core.cleaning.stamps import Months
from pipelines.core.cleaning.text_features import UNITS_ROW
from pipelines.core.cleaning.trees import BlockModel

_MAX_DROPPED = 200
_DATELINE_REACH = 3
"""A dateline stands before one of the first body paragraphs."""


def parse(content: str) -> LexborHTMLParser:
    """Parse a page that is within bounds; a lone surrogate becomes a question mark."""
    options = LexborDocumentOptions.WO_EVENTS  # nothing listens to the tree, and each event takes its time
    try:
        return LexborHTMLParser(content, options=options)
    except UnicodeEncodeError:
        return LexborHTMLParser(content.encode("utf-8", "replace"), options=options)


def _layout(tree: LexborHTMLParser, rule: SiteRule | None) -> Layout | None:
    """Return the newest layout of a site whose body is on the page; None leaves the page to the general way."""
    for layout in rule.layouts if rule else ():
        if any(tree.css_first(selector) is not None for selector in layout.body):
            return layout
    return None


def _by_layout(tree: LexborHTMLParser, layout: Layout) -> tuple[str | None, tuple[StatedDate, ...]]:
    """Read what a layout points at: the title and the dates."""
    title = None
    for selector in layout.title:
        node = tree.css_first(selector)
        if node is not None and (title := " ".join(node.text(separator=" ").split())):
            break
    dates = []
    for selector in layout.date:
        node = tree.css_first(selector)
        if node is not None:
            text = node.attributes.get("datetime") or node.attributes.get("content") or node.text(separator=" ")
            dates.append(StatedDate("label", " ".join(text.split())[:200]))
    return title or None, tuple(dates)


def _drop(tree: LexborHTMLParser, layout: Layout) -> list[tuple[str, str]]:
    """Take what a layout says is not the article out of the tree; return its words."""
    gone = []
    for selector in layout.drop:
        for node in _outermost(tree.css(selector)):
            if text := " ".join(node.text(separator=" ").split()):
                gone.append((text, "site_rule"))
            node.decompose()
    return gone


def _outermost(nodes: Sequence[LexborNode]) -> list[LexborNode]:
    """Return the nodes that lie in none of the others, so that no text is read twice."""
    chosen: list[LexborNode] = []
    known: set[int] = set()
    for node in nodes[:_MAX_DROPPED]:
        above = node.parent
        while above is not None and above.mem_id not in known:
            above = above.parent
        if above is None:
            chosen.append(node)
            known.add(node.mem_id)
    return chosen


def _by_site(tree: LexborHTMLParser, layout: Layout, model: BlockModel) -> tuple[BlockList, list[bool], list[tuple[str, str]]]:
    """Read the blocks where a layout says that the article lies; return them, that all are kept, and what was dropped."""
    gone = _drop(tree, layout)
    nodes = _outermost(next((found for selector in layout.body if (found := tree.css(selector))), []))
    page = read_blocks(nodes, model.markup)
    for node in nodes:
        node.decompose()
    beside = read_blocks([tree.body] if tree.body is not None else [], model.markup)
    gone += [*((text, "outside_layout") for text in beside.texts), *beside.chrome]
    return page, [True] * len(page.texts), gone


def _by_model(content: str, tree: LexborHTMLParser, title: str, model: BlockModel) -> tuple[BlockList, list[bool], list[tuple[str, str]]]:
    """Read the page's blocks; return them, whether each belongs to the article, and nothing dropped yet."""
    page = read_blocks([tree.body] if tree.body is not None else [], model.markup)
    if not page.texts:
        return page, [], []
    features = block_features(page, title, model.markup)
    probabilities = model.trees.probabilities(features)
    kept: list[bool] = (probabilities >= model.threshold).tolist()
    if doubt(features[UNITS_ROW], probabilities, kept) > model.doubt:
        kept = second_reading(content, tree, page, kept) or kept
    return page, with_last_words(page, without_link_lists(page, kept), model.markup), []


def _blocks(page: BlockList, fates: Sequence[Fate], title: str | None, lexicon: Lexicon, months: Months) -> tuple[Block, ...]:
    """Lay out what is kept as paragraphs: a line break of the page starts a new one, a dateline is parted from its paragraph."""
    blocks = [Block("title", title)] if title else []
    paragraphs = 0
    for text, fate in zip(page.texts, fates, strict=True):
        if not fate.zone:
            continue
        for line in text.split("\n"):
            end = 0
            if fate.zone == "body":
                paragraphs += 1
                end = dateline_end(line, lexicon, months) if paragraphs <= _DATELINE_REACH else 0
            if end:
                blocks.append(Block("dateline", line[:end].rstrip()))
            blocks.append(Block(fate.zone, line[end:].lstrip()))
    return tuple(blocks)


def _dropped(page: BlockList, fates: Sequence[Fate], gone: Sequence[tuple[str, str]]) -> tuple[Dropped, ...]:
    lines = [Dropped(index, text, fate.reason) for index, (text, fate) in enumerate(zip(page.texts, fates, strict=True)) if not fate.zone]
    lines += [Dropped(len(page.texts) + index, text, reason) for index, (text, reason) in enumerate(gone)]
    return tuple(lines)


def _url_date(url: str | None) -> tuple[StatedDate, ...]:
    """State the path of an address that holds a year; a date may be read in it."""
    path = url.partition("//")[2].partition("/")[2].partition("?")[0] if url else ""
    return (StatedDate("url", f"/{path[:300]}"),) if any(year in path for year in ("19", "20")) else ()


def _article(
    metadata: PageMetadata, printed: PrintedMetadata, blocks: tuple[Block, ...], dropped: tuple[Dropped, ...], flags: tuple[str, ...]
) -> Article:
    return Article(
        title=metadata.title,
        byline=", ".join(metadata.authors) or printed.byline,
        agency=printed.agency or metadata.agency,
        site_name=metadata.site_name,
        url=metadata.url,
        declared_language=metadata.language,
        dates=(*metadata.dates, *printed.dates, *_url_date(metadata.url)),
        blocks=blocks,
        dropped=dropped,
        flags=flags,
    )


def read_html(content: str, url: str | None, rule: SiteRule | None, model: BlockModel, lexicon: Lexicon, months: Months) -> Article:
    """Read a page of markup.

    A site's own layout decides where the article lies, if one fits; else the block model does, and where it is in doubt
    (a few pages of a hundred) trafilatura. Time and memory are bounded for any page.

    Args:
        content: The markup, decoded.
        url: Address of the page; None when not recorded.
        rule: What is known of its site; None for the general way.
        model: Block model, from ``pipelines.reference.models``.
        lexicon: Labels and agencies of all languages.
        months: Month words of all languages.

    Returns:
        An article without body blocks when nothing on the page is like one.
    """
    whole, is_hostile = bounded(content)
    flags: tuple[str, ...] = ("cut",) if len(whole) < len(content) else ()
    if is_hostile:
        return replace(read_text(bare_text(whole), lexicon, months, None), flags=(*flags, "markup_not_read"))
    tree = parse(whole)
    metadata = read_page_metadata(tree, url, lexicon, rule.source.name if rule else None)
    layout = _layout(tree, rule)
    if layout:
        title, dates = _by_layout(tree, layout)
        metadata = metadata.told_by_site(title, dates)
    page, kept, gone = _by_site(tree, layout, model) if layout else _by_model(whole, tree, metadata.stated_title, model)
    gone += page.chrome
    flags = ("cut",) if page.is_cut else flags
    if not page.texts:
        return _article(metadata, PrintedMetadata(), (), _dropped(page, (), gone), flags)
    metadata = replace(metadata, title=printed_headline(page, kept, metadata.title, model.markup))
    fates = read_fates(page, kept, metadata.title, model.markup, lexicon)
    printed, fates = read_printed(page, fates, model.markup, lexicon, months)
    has_body = any(fate.zone == "body" for fate in fates)
    blocks = _blocks(page, fates, metadata.title, lexicon, months) if has_body else ()
    return _article(metadata, printed, blocks, _dropped(page, fates, gone), flags)
