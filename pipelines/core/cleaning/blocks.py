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
_BREAK = "\x0b"
_MAX_CHROME = 200
_MAX_TIMES = 200
_CHROME_CHARS = 20_000
_DIGITS = "0123456789"
_TEXT, _CONTAINER, _INLINE, _SILENT, _LINE_BREAK, _IMAGE, _LEFT_OUT = range(7)
"""What a node is to the walk."""


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


def _part_of(tag: str) -> int:
    if tag[0] == "-":
        return _TEXT if tag == "-text" else _SILENT
    if tag in ("br", "img"):
        return _LINE_BREAK if tag == "br" else _IMAGE
    if tag in CHROME:
        return _LEFT_OUT
    return _SILENT if tag in SILENT else _INLINE if tag in INLINE else _CONTAINER


class _Walk:
    """What is gathered between two boundaries, and the page so far: a row a block and a row a container."""

    __slots__ = (
        "blocks",
        "breaks",
        "containers",
        "image_count",
        "inline_count",
        "link_chars",
        "link_count",
        "link_depth",
        "markup",
        "names",
        "page",
        "parts",
        "pieces",
        "templates",
    )

    def __init__(self, markup: Markup) -> None:
        self.page = BlockList()
        self.markup = markup
        self.blocks: list[tuple[str, int, int, int, int, int]] = []
        self.containers: list[tuple[int, int, int, str, int, int, int]] = []
        self.parts: dict[int, tuple[int, str]] = {}
        self.names: dict[tuple[str, str, str, str], tuple[int, int]] = {}
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
            links = self.link_chars if self.link_chars < len(text) else len(text)
            self.blocks.append((text, container, links, self.link_count, self.image_count, self.inline_count))
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

    def part(self, node: LexborNode) -> tuple[int, str]:
        """Return what a node is to the walk and its tag, and remember both under the tag's number, which is cheap to ask for."""
        tag = node.tag or "-"
        return self.parts.setdefault(node.tag_id, (_part_of(tag), tag))

    def name(self, key: tuple[str, str, str, str]) -> tuple[int, int]:
        """Return the marks of a container by its tag, class, id and role, and the number of its template; and remember them."""
        tag, class_name, *others = key
        own = self.markup.tag_bits.get(tag, 0)
        for value in (class_name, *others):
            if value:
                own |= self.markup.marks(value[:_NAME_CHARS])
        template = self.templates.setdefault((tag, class_name[:_NAME_CHARS]), len(self.templates))
        return self.names.setdefault(key, (own, template))

    def open(self, node: LexborNode, tag: str, parent: int) -> int:
        """Enter a container and return its index."""
        containers = self.containers
        number = len(containers)
        if not number:
            containers.append((parent, 0, 0, tag, self.markup.tag_bits.get(tag, 0), 0, 0))
        else:
            attributes = node.attributes
            key = (tag, "", "", "")
            if attributes:
                known = attributes.get
                key = (tag, known("class") or "", (known("id") or "").rstrip(_DIGITS), known("role") or "")
            own, template = self.names.get(key) or self.name(key)
            around = containers[parent]
            containers.append((parent, len(self.blocks), around[2] + 1, tag, own, own | around[5], template))
        self.page.stops.append(-1)
        return number

    def note_time(self, node: LexborNode) -> None:
        """Keep a ``time`` element's stamp."""
        if len(self.page.times) >= _MAX_TIMES:
            return
        attributes = node.attributes
        around = node.parent.attributes if node.parent else {}
        names = " ".join(value for found in (attributes, around) for key in ("class", "itemprop", "id") if (value := found.get(key)))
        stamp = attributes.get("datetime") or node.text_content or ""
        self.page.times.append((len(self.blocks), " ".join(stamp[:_NAME_CHARS].split()), names))

    def close(self, container: int, outer: int) -> int:
        """Leave a container and return the one around it."""
        if self.pieces:
            self.flush(container)
        self.page.stops[container] = len(self.blocks)
        return outer

    def descend(self, root: LexborNode, container: int) -> None:
        """Walk what is under an element, without recursion."""
        pieces, blocks, parts = self.pieces, self.blocks, self.parts
        stack: list[tuple[LexborNode, int, str]] = []  # an element that was entered, the container around it, -1 for an inline one
        node = root.first_child
        while node is not None and len(blocks) < MAX_BLOCKS:
            part, tag = parts.get(node.tag_id) or self.part(node)
            child = None
            if part == _TEXT:
                self.add(node.text_content or "")
            elif part == _CONTAINER:
                child = node.first_child
                if pieces:
                    self.flush(container)
                if child is not None:
                    stack.append((node, container, tag))
                    container = self.open(node, tag, container)
            elif part == _INLINE:
                child = node.first_child
                if child is not None:
                    stack.append((node, -1, tag))
                    self.enter_inline(node, tag)
            elif part != _SILENT:
                self.single(node, part, tag, container)
            following = child or node.next
            while following is None and stack:
                node, outer, tag = stack.pop()
                if outer >= 0:
                    container = self.close(container, outer)
                elif tag == "a":
                    self.link_depth -= 1
                following = node.next
            node = following
        self.page.is_cut |= node is not None
        for _, outer, _ in reversed(stack):
            container = self.close(container, outer) if outer >= 0 else container
        self.link_depth = 0

    def add(self, text: str) -> None:
        """Read a piece of text."""
        if not text.isspace():
            self.pieces.append(text)
            self.breaks = 0
            if self.link_depth:
                self.link_chars += len(text)
        elif self.pieces:
            self.pieces.append(" ")

    def single(self, node: LexborNode, part: int, tag: str, container: int) -> None:
        """Read an element whose content is not walked."""
        if part == _LINE_BREAK:
            self.line_break(container)
        elif part == _IMAGE:
            self.image_count += 1
        else:
            self.leave_out(node, tag, container)

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
        page = self.page
        while container >= 0:
            container = self.close(container, self.containers[container][0])
        if self.blocks:
            page.texts, page.containers, page.link_chars, page.link_counts, page.image_counts, page.inline_counts = map(
                list, zip(*self.blocks, strict=True)
            )
        page.parents, page.starts, page.depths, page.tags, page.own_marks, page.marks, page.templates = map(
            list, zip(*self.containers, strict=True)
        )
        return page


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
