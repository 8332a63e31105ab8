"""HTML to an article: one parse shared by metadata and main text, a block model, a second reader for doubtful pages."""

from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from pipelines.core.article import Article, Block, Dropped, StatedDate
from pipelines.core.cleaning.blocks import BlockList, read_blocks
from pipelines.core.cleaning.features import UNITS_ROW, block_features
from pipelines.core.cleaning.html_metadata import PageMetadata, read_page_metadata
from pipelines.core.cleaning.html_zones import Fate, PrintedMetadata, read_fates, read_printed
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.marks import dateline_end
from pipelines.core.cleaning.published import Months
from pipelines.core.cleaning.second_reader import doubt, second_reading
from pipelines.core.cleaning.sites import Layout, SiteRule
from pipelines.core.cleaning.trees import BlockModel

MAX_CHARS = 12_000_000
"""Characters of a page that are parsed; what follows is left out and the page is flagged ``cut``."""
MAX_TAGS = 1_000_000
"""Tags of a page that are parsed; a tree takes some 150 bytes a tag."""
_MAX_DROPPED = 200
_DATELINE_REACH = 3
"""A dateline stands before one of the first body paragraphs."""


def parse(content: str) -> tuple[LexborHTMLParser, bool]:
    """Parse a page within bounds.

    Returns:
        The tree, and whether the page's end was left out.
    """
    end = min(len(content), MAX_CHARS)
    if end > MAX_TAGS and content.count("<", 0, end) > MAX_TAGS:
        pieces = content[:end].split("<", MAX_TAGS)
        end -= len(pieces[-1])
    is_cut = end < len(content)
    whole = content[:end] if is_cut else content
    try:
        return LexborHTMLParser(whole), is_cut
    except UnicodeEncodeError:  # a lone surrogate
        return LexborHTMLParser(whole.encode("utf-8", "replace")), is_cut


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
        for node in tree.css(selector)[:_MAX_DROPPED]:
            if text := " ".join(node.text(separator=" ").split()):
                gone.append((text, "site_rule"))
            node.decompose()
    return gone


def _kept(content: str, page: BlockList, title: str, model: BlockModel) -> list[bool]:
    """Decide for each block whether it belongs to the article."""
    features = block_features(page, title, model.markup)
    probabilities = model.trees.probabilities(features)
    kept: list[bool] = (probabilities >= model.threshold).tolist()
    if doubt(features[UNITS_ROW], probabilities, kept) > model.doubt:
        return second_reading(content, page) or kept
    return kept


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


def _article(metadata: PageMetadata, printed: PrintedMetadata, blocks: tuple[Block, ...], dropped: tuple[Dropped, ...], flags: tuple[str, ...]) -> Article:
    return Article(
        title=metadata.title,
        byline=", ".join(metadata.authors) or printed.byline,
        agency=printed.agency,
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
        model: Block model, from ``pipelines.reference.load_block_model``.
        lexicon: Labels and agencies of all languages.
        months: Month words of all languages.

    Returns:
        An article without body blocks when nothing on the page is like one.
    """
    tree, is_cut = parse(content)
    metadata = read_page_metadata(tree, url)
    layout = _layout(tree, rule)
    if layout:
        title, dates = _by_layout(tree, layout)
        metadata = metadata.told_by_site(title, dates)
    page, kept, gone = BlockList(), [], []
    if layout:
        gone = _drop(tree, layout)
        page = read_blocks(next(found for selector in layout.body if (found := tree.css(selector))), model.markup)
        kept = [True] * len(page.texts)
    elif tree.body is not None:
        page = read_blocks([tree.body], model.markup)
        kept = _kept(content, page, metadata.stated_title, model) if page.texts else []
    gone += page.chrome
    flags = ("cut",) if is_cut or page.is_cut else ()
    if not page.texts:
        return _article(metadata, PrintedMetadata(), (), _dropped(page, (), gone), flags)
    fates = read_fates(page, kept, metadata.title, model.markup)
    printed, fates = read_printed(page, fates, model.markup, lexicon, months)
    has_body = any(fate.zone == "body" for fate in fates)
    blocks = _blocks(page, fates, metadata.title, lexicon, months) if has_body else ()
    return _article(metadata, printed, blocks, _dropped(page, fates, gone), flags)
