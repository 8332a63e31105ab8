"""The headline of a flattened page: which of the lines above the article it is."""

import re
from collections import Counter
from collections.abc import Sequence

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


def _score(index: int, mark: Marked, lead: set[str], doubled: Counter[str], dated: set[int], first: int, lexicon: Lexicon) -> float:
    line = mark.line
    units = _units(line.low) - lexicon.function_words
    overlap = len(units & lead) / len(units) if units else 0.0
    score = 1.0 * overlap + 0.12 * min(8, len(units & lead)) + (0.8 if doubled[line.low] > 1 else 0.0) + (0.6 if dated & {index + 1, index + 2} else 0.3 if index - 1 in dated else 0.0)
    score += 0.3 if 4 <= line.words <= 25 else -0.8 if line.words < 2.5 else 0.0
    score -= 0.03 * min(10, first - index) + (1.0 if mark.soft else 0.0) + (0.4 if line.ends and line.text[-1] in ".:;" else 0.0)
    return score + (0.3 if index == 0 else 0.0) - (0.5 if line.is_item else 0.0) - (0.4 if mark.role == "maybe_metadata" else 0.0)


def choose_title(marked: Sequence[Marked], first: int, last: int, lexicon: Lexicon) -> int | None:
    """Choose the line that is the headline, among the lines before the first paragraph.

    A line speaks for itself by words in common with the lead, by standing twice, beside the date, or close above
    the text.

    Args:
        marked: All lines.
        first, last: The article's run.
        lexicon: Words of chrome.

    Returns:
        Its index; None when no line is like a headline.
    """
    lead = _units(" ".join(mark.line.low for mark in marked[first : min(last, first + 6)] if mark.role in ("text", "caption"))[:1_200])
    doubled = Counter(mark.line.low for mark in marked)
    dated = {index for index, mark in enumerate(marked) if mark.role == "metadata" and mark.metadata and mark.metadata.dates}
    candidates = [
        (_score(index, mark, lead, doubled, dated, first, lexicon), -index)
        for index, mark in enumerate(marked[: first + 1])
        if mark.role in ("text", "maybe_metadata")
        and mark.line.words >= 2
        and len(mark.line.text) <= 300
        and (index < first or (not mark.line.ends and mark.line.words <= HEADLINE_WORDS))
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
    if lower(head) in others or (head.count(" ") >= 2 or ord(head[0]) > 0x2E7F) and (lexicon.agency(tail) or any(hosts_in(tail))) and tail.count(" ") < 4:
        return head
    return title
