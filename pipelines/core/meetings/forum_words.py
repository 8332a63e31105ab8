"""The name of a forum as a page prints it: listed, put together of a body and a noun, or neither."""

import re
from collections.abc import Mapping, Sequence

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.page import Page
from pipelines.core.records import Mention
from pipelines.core.text import Span

TOKEN = re.compile(r"[^\W_]+(?:[-’'.&–]+[^\W_]+)*[’']?|[^\w\s]")
_BRACKET = re.compile(r"\s*\(([A-Z0-9-]{2,10})\)")
_MAX_WORDS = 14
_MAX_CHARS = 160
_BEHIND = 110
"""Code points from the noun of a forum to its body, where the noun stands first."""
_HEAD = 22
"""Code points from a body to the end of the noun that makes a forum of it."""
_OWN = ("’s", "'s")
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


def composed(page: Page, series: Mapping[tuple[str, str], str]) -> list[Mention]:
    """Forums that a body and a noun name with a number or a city between them: the G20 Bali summit, 二十国集团巴厘岛峰会.

    Where the noun stands first, its chiefs stand between them: sommet extraordinaire des chefs d'État de la CEDEAO.

    Args:
        page: The page.
        series: Body and level to the one listed series that it holds.
    """
    found = []
    for mention in [m for m in page.mentions if m.kind == "organization"]:
        first = _head_before(page.text, mention.char_start, page.lexicon)
        if first and (forum_id := series.get((mention.entity_id or "", first[1]))):
            found.append(mention._replace(kind="forum", entity_id=forum_id, char_start=first[0]))
            continue
        behind = page.text[mention.char_end : mention.char_end + _HEAD]
        low = behind.lower()
        for level, heads in page.lexicon.levels.items():
            at, head = min(((at, head) for head in heads if (at := low.find(head)) >= 0), default=(-1, ""))
            forum_id = series.get((mention.entity_id or "", level))
            if head and forum_id and _is_inside(behind[:at], page.lexicon):
                found.append(mention._replace(kind="forum", entity_id=forum_id, char_end=mention.char_end + at + len(head)))
    return found


def _is_inside(between: str, lexicon: CueLexicon) -> bool:
    """Whether what parts a body from its noun may be a number or a city and no clause: in scripts with blanks, capitals."""
    if not lexicon.clause_signs.isdisjoint(between):
        return False
    return lexicon.is_unspaced or all(word[0].isupper() or word[0].isdigit() for word in between.split() if word not in _OWN)


def _head_before(text: str, body: int, lexicon: CueLexicon) -> tuple[int, str] | None:
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
