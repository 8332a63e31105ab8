"""Where the article lies among the lines of a flattened page: the run with the greatest sum of line scores.

After the maximum-sum segment method of Pasternack and Roth, "Extracting article text from the web with maximum
subsequence segmentation" (WWW 2009), with hand-set scores in place of a learned classifier.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipelines.core.cleaning.classify import SOFT_WORDS, Marked
from pipelines.core.cleaning.lexicon import Lexicon

_CHROME = {"lexicon": -3.0, "copyright": -3.0, "tail": -2.5, "menu": -1.2, "link_list": -0.9, "separator": 0.0}
_OTHER_CHROME = -0.5
_BESIDE = -0.1
_SOFT = -2.0
_PROSE, _PROSE_WORDS, _LONGEST = 0.5, 14, 120
_HEADLINE, _LIST, _WORDS, _LABEL = -0.3, -0.2, -0.5, -0.7
_SENTENCE = 0.2
_IN_LIST = 0.1
_HEADLINE_WORDS = 25
"""A line without an end mark and no longer than this may be a headline of another article."""
_LONGEST_ITEM = 40
"""Words of the longest entry of a list; a longer line is a numbered paragraph."""
_PARAGRAPH = 2.0
"""Score from which a line that ends a sentence is surely a paragraph."""
_BOX_LINES, _BOX = 2, -1.0
"""Lines of a box between two paragraphs ("Story continues below", a link to another story), and the least that it counts."""
_RUNNING = 0.3
"""Share of function words from which a line without an end mark is running text."""


class Run(NamedTuple):
    """Where the article lies.

    Attributes:
        first: First line.
        last: One past the last line; ``first`` when no line speaks for an article.
        scores: How much each line speaks for the article.
        shares: Share of function words of each longer line of text; 0 for other lines.
    """

    first: int
    last: int
    scores: list[float]
    shares: list[float]


def _shares(marked: Sequence[Marked], lexicon: Lexicon) -> list[float]:
    """Return the share of function words of each longer line of text; 0 for other lines."""
    shares = []
    is_function_word = lexicon.function_words.__contains__
    for mark in marked:
        if mark.role != "text" or mark.line.words < 10:
            shares.append(0.0)
        elif mark.line.has_cjk:
            shares.append(_RUNNING)
        else:
            tokens = mark.line.low.split()
            shares.append(sum(map(is_function_word, tokens)) / len(tokens))
    return shares


def _score(mark: Marked, share: float, marks_sentences: bool, in_list: bool) -> float:
    line = mark.line
    if mark.role == "chrome":
        return _CHROME.get(mark.reason, _OTHER_CHROME)
    if mark.role != "text":
        return _BESIDE
    if mark.soft and line.words < SOFT_WORDS and not (line.ends and share > _RUNNING):
        return _SOFT
    if line.is_item and not line.ends and line.words <= _LONGEST_ITEM:
        score = _HEADLINE
    elif line.words >= 10:
        if marks_sentences and not (line.ends or share >= _RUNNING or line.words > _HEADLINE_WORDS):
            score = _LIST
        elif marks_sentences and not line.ends and line.words <= _HEADLINE_WORDS:
            score = _HEADLINE
        else:
            score = _PROSE + min(line.words, _LONGEST) / _PROSE_WORDS
    elif line.ends:
        score = _SENTENCE if line.words >= 4 else 0.0
    else:
        score = _WORDS if line.words >= 4 else _LABEL
    return max(score, _IN_LIST) if in_list and line.words <= _HEADLINE_WORDS else score


def _within_boxes(marked: Sequence[Marked], scores: Sequence[float]) -> list[float]:
    """Return the scores with those of small boxes between two paragraphs lessened: after a box an article often goes on."""
    lessened = list(scores)
    paragraphs = [index for index, mark in enumerate(marked) if scores[index] >= _PARAGRAPH and mark.role == "text" and mark.line.ends]
    for above, below in pairwise(paragraphs):
        total = sum(scores[above + 1 : below])
        if below - above - 1 <= _BOX_LINES and total < _BOX:
            lessened[above + 1 : below] = [score * _BOX / total for score in scores[above + 1 : below]]
    return lessened


def article_run(marked: Sequence[Marked], lexicon: Lexicon) -> Run:
    """Find the run of lines that is the article."""
    shares = _shares(marked, lexicon)
    long = [mark.line.ends for mark in marked if mark.role == "text" and mark.line.words >= 20]
    marks_sentences = sum(long) * 2 >= len(long)
    scores: list[float] = []
    in_list = False
    for mark, share in zip(marked, shares, strict=True):
        score = _score(mark, share, marks_sentences, in_list)
        scores.append(score)
        in_list = mark.line.text[-1] in ":：" or (in_list and score > 0 and not mark.line.ends)
    best = total = 0.0
    start = first = last = 0
    for index, score in enumerate(_within_boxes(marked, scores)):
        if total <= 0:
            start, total = index, 0.0
        total += score
        if total > best:
            best, first, last = total, start, index + 1
    return Run(first, last, scores, shares)


def beside_chrome(marked: Sequence[Marked], run: Run) -> set[int]:
    """Return the lines inside the run that are no prose and stand in one cluster with chrome, as a box of links does."""
    found: set[int] = set()
    cluster: list[int] = []
    has_chrome = False
    for index in range(run.first, run.last + 1):
        mark = marked[index] if index < run.last else None
        if mark and (mark.role != "text" or run.scores[index] < 0):
            cluster.append(index)
            has_chrome |= mark.role == "chrome" and mark.reason != "separator"
            continue
        if has_chrome:
            found.update(cluster)
        cluster, has_chrome = [], False
    return found
