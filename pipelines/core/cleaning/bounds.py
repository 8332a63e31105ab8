"""Bounds on markup: what is checked before a page is parsed, so that no page costs more than a second or two.

An HTML parser looks through all open elements at many a tag, and through all attributes at each attribute, so nesting
thousands deep and elements of thousands of attributes cost quadratic time (30,000 nested ``div``: 6 s). Such pages are
found by one scan over the tags of the few pages that are large enough, and are not parsed.
"""

import re
from collections import Counter
from collections.abc import Iterator

MAX_CHARS = 12_000_000
"""Characters of a page that are read; an article lies in the first million."""
MAX_TAGS = 200_000
"""Tags of a page that are read; a tree takes some 150 bytes a tag, a large news page has 5,000."""
MAX_DEPTH = 5_000
"""Open elements at one place; forty are usual."""
MAX_ATTRIBUTES = 3_000
"""Attributes of one element."""

_BARE_CHARS = 1_000_000
"""Characters that are read of markup that is not parsed."""
_LONGEST_TAG = 4_000_000
"""Characters of a tag in which attributes are counted; an image in an attribute may be as long."""
_LONG_TAG = 12_000
"""Characters from which a tag can have too many attributes."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_PART = re.compile(r"[^\s/]+")
_ANY_TAG = re.compile(r"<[^<>]*>")
_NO_TEXT = re.compile(r"<(script|style)\b[^<>]*>[^<]*(?:<(?!/?(?:script|style)\b)[^<]*)*", re.IGNORECASE)
_UNNESTED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "option",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "html",
        "head",
        "body",
    ]
)
"""Elements that have no content, or end where the next one of their kind starts."""


def bounded(content: str) -> tuple[str, bool]:
    """Cut a page to what is read, and say whether parsing that could take quadratic time.

    Returns:
        As much of the page as is read; whether it is nested too deep or has an element of too many attributes.
    """
    whole = content[:MAX_CHARS] if len(content) > MAX_CHARS else content
    tags = whole.count("<")
    if tags > MAX_TAGS:
        whole = whole[: len(whole) - len(whole.split("<", MAX_TAGS)[-1]) - 1]
    if tags > 2 * MAX_DEPTH and _is_deep(whole):
        return whole, True
    return whole, any(_attributes(piece) > MAX_ATTRIBUTES for piece in _long_pieces(whole))


def _long_pieces(content: str) -> Iterator[str]:
    """Yield what may be a tag of ``_LONG_TAG`` characters or more; looks at few of the characters of a usual page."""
    at = 0
    while at + _LONG_TAG < len(content):
        end = content.rfind(">", at, at + _LONG_TAG)
        if end < 0:
            end = content.find(">", at + _LONG_TAG)
            end = len(content) if end < 0 else end
            yield from (piece for piece in content[at:end].split("<")[1:] if len(piece) >= _LONG_TAG)
        at = end + 1


def _attributes(piece: str) -> int:
    """Count at most the attributes of the tag that starts a piece of markup."""
    if not piece[:1].isalpha():
        return 0
    bare = _QUOTED.sub(" x ", piece[:_LONGEST_TAG])
    return len(_PART.findall(bare.partition(">")[0]))


def _is_deep(content: str) -> bool:
    depth = 0
    opened: Counter[str] = Counter()
    for closing, name in _TAG.findall(content):
        low = name.lower()
        if low in _UNNESTED:
            continue
        if not closing:
            opened[low] += 1
            depth += 1
            if depth > MAX_DEPTH:
                return True
        elif opened[low]:  # the end of an element that is not open ends nothing
            opened[low] -= 1
            depth -= 1
    return False


def bare_text(content: str) -> str:
    """Return the words of the first million characters of markup that is not parsed, a line break for each tag."""
    return _ANY_TAG.sub("\n", _NO_TEXT.sub("\n", content[:_BARE_CHARS]))
