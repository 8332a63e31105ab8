"""A page's tree as a flat list of text blocks: what a reader would see as paragraphs, headings, list items, labels.

One iterative walk over the lexbor tree (a page may be nested 30,000 deep), in time linear in its nodes. A block is the
text between two boundaries, a boundary being the start or end of an element that is not inline, or two line breaks in a
row. Every block knows its *container* (the innermost element that is not inline), and containers know their parents, so
that sums over a subtree cost one pass.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from pipelines.core.cleaning.markup import CHROME, INLINE, SILENT, Markup

MAX_BLOCKS = 12_000
"""Blocks read of one page, and menus and footers kept for the audit; what follows is left out (an article has a few hundred)."""

_NAME_CHARS = 200
_BREAK = "\x0b"
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
        "containers",
        "image_count",
        "inline_count",
        "link_count",
        "linked",
        "markup",
        "names",
        "page",
        "parts",
        "pieces",
        "stops",
        "templates",
    )

    def __init__(self, markup: Markup) -> None:
        self.page = BlockList()
        self.markup = markup
        self.blocks: list[tuple[str, int, int, int, int, int]] = []
        self.containers: list[tuple[int, int, int, str, int, int, int]] = []
        self.stops = self.page.stops
        self.parts: dict[int, tuple[int, str]] = {}
        self.names: dict[tuple[str, str, str, str], tuple[int, int]] = {}
        self.templates: dict[tuple[str, str], int] = {}
        self.pieces: list[str] = []
        self.linked: list[str] = []  # those of the pieces that stand in a link
        self.link_count = self.image_count = self.inline_count = 0

    def flush(self, container: int) -> None:
        """End the block."""
        raw = "".join(self.pieces)
        self.pieces.clear()
        if _BREAK in raw:
            text = "\n".join([line for part in raw.split(_BREAK) if (line := " ".join(part.split()))])
        else:
            text = " ".join(raw.split())
        if text:
            links = min(sum(map(len, self.linked)), len(text)) if self.linked else 0
            self.blocks.append((text, container, links, self.link_count, self.image_count, self.inline_count))
            self.image_count = 0
        self.linked.clear()
        self.link_count = self.inline_count = 0

    def line_break(self, container: int) -> None:
        """Read a ``br``: the second in a row ends the block."""
        last = next((piece for piece in reversed(self.pieces) if piece != " "), None)
        if last == _BREAK:
            self.flush(container)
        elif last is not None:
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
        attributes = node.attributes
        if attributes:
            known = attributes.get
            key = (tag, known("class") or "", (known("id") or "").rstrip(_DIGITS), known("role") or "")
        else:
            key = (tag, "", "", "")
        own, template = self.names.get(key) or self.name(key)
        around = containers[parent]
        containers.append((parent, len(self.blocks), around[2] + 1, tag, own, own | around[5], template))
        self.stops.append(-1)
        return len(containers) - 1

    def note_time(self, node: LexborNode) -> None:
        """Keep a ``time`` element's stamp."""
        if len(self.page.times) >= _MAX_TIMES:
            return
        attributes = node.attributes
        around = node.parent.attributes if node.parent else {}
        names = " ".join(value for found in (attributes, around) for key in ("class", "itemprop", "id") if (value := found.get(key)))
        stamp = attributes.get("datetime") or node.text_content or ""
        self.page.times.append((len(self.blocks), " ".join(stamp[:_NAME_CHARS].split()), names))

    def close(self, container: int) -> None:
        """Leave a container."""
        if self.pieces:
            self.flush(container)
        self.stops[container] = len(self.blocks)

    def descend(self, root: LexborNode, container: int) -> None:
        """Walk what is under an element, without recursion."""
        pieces, blocks, parts = self.pieces, self.blocks, self.parts
        stack: list[tuple[LexborNode, int, bool]] = []  # an element that was entered, the container around it or -1, is it a link
        in_links = 0
        node = root.first_child
        while node is not None:
            part, tag = parts.get(node.tag_id) or self.part(node)
            following = None
            if part == _TEXT:
                self.read(node.text_content or "", in_links > 0)
            elif part == _CONTAINER:
                if pieces:
                    self.flush(container)
                if len(blocks) >= MAX_BLOCKS:
                    break
                if (following := node.first_child) is not None:
                    stack.append((node, container, False))
                    container = self.open(node, tag, container)
            elif part == _INLINE:
                if (following := node.first_child) is not None:
                    is_link = self.enter_inline(node, tag)
                    in_links += is_link
                    stack.append((node, -1, is_link))
            elif part != _SILENT:
                self.single(node, part, tag, container)
            if following is None:
                following = node.next
            while following is None and stack:
                node, outer, is_link = stack.pop()
                if outer >= 0:
                    self.close(container)
                    container = outer
                elif is_link:
                    in_links -= 1
                following = node.next
            node = following
        self.page.is_cut |= node is not None
        self.close_all([container, *(outer for _, outer, _ in reversed(stack) if outer >= 0)][:-1])

    def close_all(self, containers: Iterable[int]) -> None:
        """Leave the containers in which a walk was cut short, the innermost first."""
        for container in containers:
            self.close(container)

    def read(self, text: str, is_linked: bool) -> None:
        """Read what stands between two tags; of white space alone, one blank parts words."""
        if not text.isspace():
            self.pieces.append(text)
            if is_linked:
                self.linked.append(text)
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
        if len(self.page.chrome) < MAX_BLOCKS and (text := " ".join(node.text(separator=" ")[:_CHROME_CHARS].split())):
            self.page.chrome.append((text, CHROME[tag]))

    def enter_inline(self, node: LexborNode, tag: str) -> bool:
        """Note an inline element that the block goes on in; say whether it is a link."""
        self.inline_count += 1
        if tag == "a":
            self.link_count += 1
            return True
        if tag == "time":
            self.note_time(node)
        return False

    def end(self) -> BlockList:
        """End the walk and return the page."""
        page = self.page
        self.close(0)
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
    walk.containers.append((-1, 0, 0, "body", markup.tag_bits.get("body", 0), 0, 0))
    walk.stops.append(-1)
    for root in roots:
        walk.descend(root, 0)
    return walk.end()
