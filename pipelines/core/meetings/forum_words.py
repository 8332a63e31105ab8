"""The name of a forum as a page prints it, listed or not."""

import re
from collections.abc import Sequence

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.text import Span

TOKEN = re.compile(r"[^\W_]+(?:[-’'.&–]+[^\W_]+)*[’']?|[^\w\s]")
_BRACKET = re.compile(r"\s*\(([A-Z0-9-]{2,10})\)")
_MAX_WORDS = 14
_MAX_CHARS = 160
_BEHIND = 110
"""Code points from the noun of a forum to its body, where the noun stands first."""
_ELIDED = ("d’état", "d'état", "l’", "l'")


def forum_phrase(text: str, start: int, end: int, lexicon: CueLexicon) -> Span | None:
    """Read the name of a forum from a position on: capitals, numbers, its noun and the small words between them.

    Returns:
        Its span without the leading article, or None where no forum's noun is among the words.
    """
    first = last = None
    has_head = False
    for count, found in enumerate(TOKEN.finditer(text, start, min(end, start + _MAX_CHARS))):
        word, low = found[0], found[0].lower()
        is_head = low.strip("’'") in lexicon.forum_heads
        is_name = is_head or word[0].isupper() or word[0].isdigit()
        if count > _MAX_WORDS or not (is_name or low in lexicon.forum_words):
            break
        if is_name or (first is not None and low not in lexicon.links):
            first = found.start() if first is None else first
            last = found.end()
            has_head = has_head or is_head
    if first is None or last is None or not has_head:
        return None
    bracket = _BRACKET.match(text, last, end)
    return first, bracket.end() if bracket else last


def head_before(text: str, body: int, lexicon: CueLexicon) -> tuple[int, str] | None:
    """Read the noun that makes a forum of the body behind it: sommet extraordinaire des chefs d'État de la CEDEAO.

    Args:
        text: The text.
        body: Where the body begins.
        lexicon: Cue words of its language.

    Returns:
        Where the noun begins, and its level; None where more than capitals and small words of forums stands between.
    """
    if lexicon.is_unspaced:
        return None
    first = max(0, body - _BEHIND)
    low = text[first:body].lower()
    heads = [(head, level) for level, heads in lexicon.levels.items() for head in heads]
    at, end, level = max(((at, at + len(head), level) for head, level in heads if (at := low.rfind(head)) >= 0), default=(-1, 0, ""))
    if at < 0 or (at and low[at - 1].isalnum()):
        return None
    between = TOKEN.findall(text, first + end, body)
    small = lexicon.forum_words | lexicon.object_breaks
    is_name = all(w[0].isupper() or w[0].isdigit() or w.lower() in small or w.lower().endswith(_ELIDED) for w in between)
    return (first + at, level) if is_name and between else None


def is_proper(phrase: str, lexicon: CueLexicon) -> bool:
    """Whether a phrase names one forum: its noun is capitalised, and two more capitals stand with it."""
    words: Sequence[str] = TOKEN.findall(phrase)
    heads = [w for w in words if w.lower() in lexicon.forum_heads]
    others = [w for w in words if w[0].isupper() and w.lower() not in lexicon.forum_heads | lexicon.forum_words]
    return any(w[0].isupper() for w in heads) and len(others) >= 2
