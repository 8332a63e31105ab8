"""A page's tree as a flat list of text blocks: what a reader would see as paragraphs, headings, list items, labels.

One iterative walk over the lexbor tree (a page may be nested 30,000 deep), in time linear in its nodes. A block is the
text between two boundaries, a boundary being the start or end of an element that is not inline, or two line breaks in a
row. Every block knows its *container* (the innermost element that is not inline), and containers know their parents, so
that sums over a subtree cost one pass.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from pipelines.core.cleaning.markup import CHROME, INLINE, SILENT, Markup

MAX_BLOCKS = 12_000
"""Blocks read of one page; what follows is left out (an article has a few hundred, a book some thousand)."""

_NAME_CHARS = 200
_PARTS = 2
"""Blanks between class, id and role; no more is left where an element has none of them."""
_BREAK = "\x0b"
_MAX_CHROME = 200
_MAX_TIMES = 200
_CHROME_CHARS = 20_000


@dataclass(slots=True)
class BlockList:
    """The blocks of a page, as columns; and its containers, as columns.

    Attributes:
        texts: Text of each block, white space collapsed; a line break of the page is a newline.
        containers: Index of the block's container.
        link_chars: Characters inside links.
        link_counts: Links that start in the block.
        image_counts: Images that stand before the block or in it since the block before.
        inline_counts: Inline elements in the block (a sign of prose or of a tag list).
        parents: Container's parent container; -1 for the root.
        starts: First block inside the container or a container in it; containers are in reading order.
        stops: One past its last block, so that a sum over a subtree is a difference of running sums.
        depths: Container's depth, root 0.
        tags: Container's tag.
        own_marks: Container's marks as a bit set: bit *i* is group *i* of the markup.
        marks: The same with all its ancestors' below ``body``.
        templates: Number of the container's name (tag and class): containers of one name were made by one template.
        chrome: Words of the elements that were left out, each with the reason.
        times: ``time`` elements as block that they stand in, stamp, and names of the element and its parent.
        is_cut: The page had more than ``MAX_BLOCKS``.
    """

    texts: list[str] = field(default_factory=list)
    containers: list[int] = field(default_factory=list)
    link_chars: list[int] = field(default_factory=list)
    link_counts: list[int] = field(default_factory=list)
    image_counts: list[int] = field(default_factory=list)
    inline_counts: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    own_marks: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    templates: list[int] = field(default_factory=list)
    chrome: list[tuple[str, str]] = field(default_factory=list)
    times: list[tuple[int, str, str]] = field(default_factory=list)
    is_cut: bool = False


class _Walk:
    """What is gathered between two boundaries."""

    __slots__ = ("breaks", "image_count", "inline_count", "link_chars", "link_count", "link_depth", "markup", "page", "pieces", "templates")

    def __init__(self, markup: Markup) -> None:
        self.page = BlockList()
        self.markup = markup
        self.templates: dict[tuple[str, str], int] = {}
        self.pieces: list[str] = []
        self.link_chars = self.link_count = self.image_count = self.inline_count = self.breaks = self.link_depth = 0

    def flush(self, container: int) -> None:
        """End the block."""
        raw = "".join(self.pieces)
        self.pieces.clear()
        if _BREAK in raw:
            text = "\n".join([line for part in raw.split(_BREAK) if (line := " ".join(part.split()))])
        else:
            text = " ".join(raw.split())
        if text:
            page = self.page
            page.texts.append(text)
            page.containers.append(container)
            page.link_chars.append(min(self.link_chars, len(text)))
            page.link_counts.append(self.link_count)
            page.image_counts.append(self.image_count)
            page.inline_counts.append(self.inline_count)
            self.image_count = 0
        self.link_chars = self.link_count = self.inline_count = self.breaks = 0

    def line_break(self, container: int) -> None:
        """Read a ``br``: the second in a row ends the block."""
        self.breaks += 1
        if not self.pieces:
            return
        if self.breaks > 1:
            self.flush(container)
        else:
            self.pieces.append(_BREAK)

    def open(self, node: LexborNode, tag: str, parent: int) -> int:
        """Enter a container and return its index."""
        page = self.page
        attributes = node.attributes
        name = ""
        own = self.markup.tag_bits.get(tag, 0)
        if attributes and parent >= 0:
            name = (attributes.get("class") or "")[:_NAME_CHARS]
            words = " ".join([name, attributes.get("id") or "", attributes.get("role") or ""])
            if len(words) > _PARTS:
                own |= self.markup.marks(words[: 2 * _NAME_CHARS])
        number = len(page.parents)
        page.parents.append(parent)
        page.starts.append(len(page.texts))
        page.stops.append(-1)
        page.depths.append(page.depths[parent] + 1 if number else 0)
        page.tags.append(tag)
        page.own_marks.append(own)
        page.marks.append(own | page.marks[parent] if number else 0)
        page.templates.append(self.templates.setdefault((tag, name), len(self.templates)))
        return number

    def note_time(self, node: LexborNode) -> None:
        """Keep a ``time`` element's stamp."""
        if len(self.page.times) >= _MAX_TIMES:
            return
        attributes = node.attributes
        around = node.parent.attributes if node.parent else {}
        names = " ".join(value for found in (attributes, around) for key in ("class", "itemprop", "id") if (value := found.get(key)))
        stamp = attributes.get("datetime") or node.text_content or ""
        self.page.times.append((len(self.page.texts), " ".join(stamp[:_NAME_CHARS].split()), names))

    def close(self, container: int, outer: int) -> int:
        """Leave a container and return the one around it."""
        if self.pieces:
            self.flush(container)
        self.page.stops[container] = len(self.page.texts)
        return outer

    def descend(self, root: LexborNode, container: int) -> None:
        """Walk what is under an element, without recursion."""
        pieces, texts, inline, silent = self.pieces, self.page.texts, INLINE, SILENT
        stack: list[tuple[LexborNode, str, int]] = []
        node = root.first_child
        while node is not None:
            tag = node.tag or "-"
            child = None
            if tag == "-text":
                text = node.text_content or ""
                if not text.isspace():
                    pieces.append(text)
                    self.breaks = 0
                    if self.link_depth:
                        self.link_chars += len(text)
                elif pieces:
                    pieces.append(" ")
            elif tag == "br":
                self.line_break(container)
            elif tag == "img":
                self.image_count += 1
            elif tag in CHROME:
                self.leave_out(node, tag, container)
            elif tag[0] != "-" and tag not in silent:
                child = node.first_child
                if tag not in inline:
                    if pieces:
                        self.flush(container)
                    if child is not None:
                        stack.append((node, tag, container))
                        container = self.open(node, tag, container)
                elif child is not None:
                    stack.append((node, tag, container))
                    self.enter_inline(node, tag)
            following = child or node.next
            while following is None and stack:
                node, tag, outer = stack.pop()
                if tag not in inline:
                    container = self.close(container, outer)
                elif tag == "a":
                    self.link_depth -= 1
                following = node.next
            node = following
            if len(texts) >= MAX_BLOCKS:
                self.page.is_cut = True
                break
        while stack:
            _, tag, outer = stack.pop()
            container = self.close(container, outer) if tag not in inline else container
        self.link_depth = 0

    def leave_out(self, node: LexborNode, tag: str, container: int) -> None:
        """Keep the words of an element that is no part of an article, for the audit."""
        if self.pieces:
            self.flush(container)
        if len(self.page.chrome) < _MAX_CHROME and (text := " ".join(node.text(separator=" ")[:_CHROME_CHARS].split())):
            self.page.chrome.append((text, CHROME[tag]))

    def enter_inline(self, node: LexborNode, tag: str) -> None:
        """Note an inline element that the block goes on in."""
        self.inline_count += 1
        if tag == "a":
            self.link_depth += 1
            self.link_count += 1
        elif tag == "time":
            self.note_time(node)

    def end(self, container: int) -> BlockList:
        """End the walk, with all that is still open, and return the page."""
        while container >= 0:
            container = self.close(container, self.page.parents[container])
        return self.page


def read_blocks(roots: Sequence[LexborNode], markup: Markup) -> BlockList:
    """List the text blocks under some elements in reading order.

    Args:
        roots: The page's body, or the parts of it that hold the article, in reading order.
        markup: Groups of class words to mark containers with.

    Returns:
        The blocks; none when there is no text. Container 0 is the root itself and has no marks (the class of a body
        describes the whole layout: ``has-sidebar``).
    """
    walk = _Walk(markup)
    if not roots:
        return walk.page
    container = walk.open(roots[0], "body", -1)
    for root in roots:
        walk.descend(root, container)
    return walk.end(container)
