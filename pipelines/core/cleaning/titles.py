"""The headline of a flattened page: which of the lines above the article it is."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.core.cleaning.classify import Marked
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.sites import hosts_in
from pipelines.core.text import lower

_WORD = re.compile(r"\w+")
_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s*[|｜_]\s*")

HEADLINE_WORDS = 30
"""A line of the article's run itself is its headline only up to this length."""
LONGEST = 120
"""A headline that runs on into the text is cut at this many characters, at a word."""


def _units(text: str) -> set[str]:
    """Return the words of a text; for Chinese and Japanese its pairs of characters."""
    words = set(_WORD.findall(text))
    if text.isascii():
        return words
    joined = {word for word in words if word[0] > "\u2e7f"}
    return (words - joined) | {word[i : i + 2] for word in joined for i in range(len(word) - 1)}


class _Page(NamedTuple):
    """What the lines of a page are compared with: words of the lead, how often each line stands, lines with a date."""

    lead: set[str]
    copies: Counter[str]
    dated: set[int]
    first: int


def _score(index: int, mark: Marked, page: _Page, lexicon: Lexicon) -> float:
    line = mark.line
    units = _units(line.low) - lexicon.function_words
    common = len(units & page.lead)
    score = common / len(units) + 0.12 * min(8, common) if units else 0.0
    score += 0.8 if page.copies[line.low] > 1 else 0.0
    score += 0.6 if page.dated & {index + 1, index + 2} else 0.3 if index - 1 in page.dated else 0.0
    score += 0.3 if 4 <= line.words <= 25 else -0.8 if line.words < 2.5 else 0.0
    score -= 0.03 * min(10, page.first - index) + (1.0 if mark.soft else 0.0) + (0.4 if line.ends and line.text[-1] in ".:;" else 0.0)
    return score + (0.3 if index == 0 else 0.0) - (0.5 if line.is_item else 0.0) - (0.4 if mark.role == "maybe_metadata" else 0.0)


def _may_head(mark: Marked, before: Marked | None) -> bool:
    """Whether the first line of the run itself may be its headline."""
    return not mark.line.ends and mark.line.words <= HEADLINE_WORDS and (before is None or before.role != "text")


def choose_title(marked: Sequence[Marked], first: int, last: int, lexicon: Lexicon) -> int | None:
    """Choose the line that is the headline, among the lines before the first paragraph.

    A line speaks for itself by words in common with the lead, by standing twice, beside the date, or close above
    the text.

    Args:
        marked: All lines.
        first: First line of the article's run.
        last: One past its last.
        lexicon: Words of chrome.

    Returns:
        Its index; None when no line is like a headline.
    """
    near = [mark.line.low for mark in marked[first : min(last, first + 6)] if mark.role in ("text", "caption")]
    page = _Page(
        lead=_units(" ".join(near)[:1_200]),
        copies=Counter(mark.line.low for mark in marked),
        dated={index for index, mark in enumerate(marked) if mark.role == "metadata" and mark.metadata and mark.metadata.dates},
        first=first,
    )
    candidates = [
        (_score(index, mark, page, lexicon), -index)
        for index, mark in enumerate(marked[: first + 1])
        if mark.role in ("text", "maybe_metadata")
        and mark.line.words >= 2
        and len(mark.line.text) <= 300
        and (index < first or _may_head(mark, marked[index - 1] if index else None))
    ]
    best = max(candidates, default=(0.0, 0))
    return -best[1] if best[0] >= 0.5 else None


def run_in_title(text: str) -> str:
    """Return the opening of a paragraph that starts with its headline, cut at a word."""
    return text if len(text) <= LONGEST else text[: LONGEST + 1].rpartition(" ")[0].rstrip() or text[:LONGEST]


def without_site(title: str, others: set[str], lexicon: Lexicon) -> str:
    """Return a headline without the name of the site after it: an agency or host, or what another line shows to be none of it."""
    parts = _SUFFIX.split(title)
    if len(parts) < 2:
        return title
    head = title[: title.rfind(parts[-1])].rstrip(" |｜_–—-")
    tail = parts[-1]
    is_long_enough = head.count(" ") >= 2 or head > "\u2e7f"
    names_site = tail.count(" ") < 4 and (lexicon.agency(tail) or any(hosts_in(tail)))
    return head if lower(head) in others or (is_long_enough and names_site) else title
