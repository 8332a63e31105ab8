"""What the elements and class names of a page are for."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output q rp rt ruby s samp small "  # noqa: SIM905 (a list of words reads better)
    "span strike strong sub sup time tt u var wbr".split()
)
"""Elements that do not end a paragraph."""

CHROME = {"nav": "navigation", "footer": "footer", "menu": "navigation", "dialog": "overlay"}
"""Elements left out with all that is in them, and why. ``nav`` and ``footer`` hold 45 % of all blocks of news pages and 0.1 %
of their articles' words."""

SILENT = frozenset(
    "script style noscript template svg math canvas iframe object embed audio video map select option datalist button textarea "  # noqa: SIM905 (a list of words reads better)
    "input head".split()
)
"""Elements that hold no text of the page."""

_MARKED_TAGS = {
    "in_article": ("article",),
    "in_main": ("main",),
    "in_aside": ("aside",),
    "in_header": ("header",),
    "in_figure": ("figure",),
    "in_form": ("form", "fieldset"),
    "in_table": ("table",),
    "in_list": ("ul", "ol", "dl"),
    "in_quote": ("blockquote",),
    "in_section": ("section",),
    "in_details": ("details",),
    "in_address": ("address",),
}

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}")
_PART_LETTERS = 5


class Markup:
    """Words in ``class``, ``id`` and ``role`` attributes that tell what a part of a page is for.

    Attributes:
        groups: Names of the groups (``comment``, ``share`` ... and ``in_article`` ... for the elements) in the order of their bits.
        tag_bits: Element to its group's bit.
    """

    __slots__ = ("_bits", "_group_bits", "groups", "tag_bits")

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        """Take each group's words in lower case; one of five letters or more also counts at either end of a longer one."""
        self.groups = (*words, *_MARKED_TAGS)
        self.tag_bits = {tag: 1 << len(words) + bit for bit, tags in enumerate(_MARKED_TAGS.values()) for tag in tags}
        self._group_bits = {group: 1 << bit for bit, group in enumerate(self.groups)}
        self._bits: dict[str, int] = {}
        for bit, group in enumerate(words.values()):
            for word in group:
                self._bits[word] = self._bits.get(word, 0) | 1 << bit

    def bit(self, group: str) -> int:
        """Return a group's bit; 0 for a group that this markup has not."""
        return self._group_bits.get(group, 0)

    @lru_cache(maxsize=16_384)  # noqa: B019 (one markup lives as long as the process)
    def marks(self, name: str) -> int:
        """Return the groups that the words of a name belong to, as a bit set: ``story-body shareBar`` is content and share."""
        bits = 0
        for word in _WORD.findall(name):
            bits |= self._marks_of_word(word)
        return bits

    @lru_cache(maxsize=16_384)  # noqa: B019 (one markup lives as long as the process)
    def _marks_of_word(self, word: str) -> int:
        lowered = word.lower()
        bits = self._bits.get(lowered, 0)
        for size in range(_PART_LETTERS, len(lowered)):
            bits |= self._bits.get(lowered[:size], 0) | self._bits.get(lowered[-size:], 0)
        return bits
