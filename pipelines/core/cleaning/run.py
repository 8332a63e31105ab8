"""Where the article lies among the lines of a flattened page: the run with the greatest sum of line scores.

After the maximum-sum segment method of Pasternack and Roth, "Extracting article text from the web with maximum
subsequence segmentation" (WWW 2009), with hand-set scores in place of a learned classifier.
"""

from collections.abc import Sequence

from pipelines.core.cleaning.classify import SOFT_WORDS, Marked
from pipelines.core.cleaning.lexicon import Lexicon

_CHROME = {"lexicon": -2.0, "copyright": -2.0, "tail": -4.0, "menu": -0.9, "link_list": -0.9, "separator": 0.0}
_HEADLINE_WORDS = 25
"""A line without an end mark and no longer than this may be a headline of another article."""


def prose_share(marked: Sequence[Marked], lexicon: Lexicon) -> list[float]:
    """Return the share of function words of each line of text; 0 for other lines."""
    shares = []
    for mark in marked:
        if mark.role != "text" or mark.line.words < 4:
            shares.append(0.0)
        elif mark.line.has_cjk:
            shares.append(0.3)
        else:
            tokens = mark.line.low.split()
            shares.append(sum(map(lexicon.function_words.__contains__, tokens)) / len(tokens))
    return shares


def _score(mark: Marked, share: float, marks_sentences: bool, after_colon: bool) -> float:
    line = mark.line
    if mark.role == "chrome":
        return _CHROME.get(mark.reason, -0.7)
    if mark.role != "text":
        return -0.1
    if mark.soft and line.words < SOFT_WORDS:
        return -2.0
    if line.words >= 10:
        if line.ends or share >= 0.2 or line.words > _HEADLINE_WORDS:
            headline = marks_sentences and not line.ends and line.words <= _HEADLINE_WORDS
            score = -0.3 if headline else 0.5 + min(line.words, 60) / 12
        else:
            score = -0.2
    elif line.ends:
        score = 0.4 if line.words >= 4 else 0.0
    else:
        score = -0.5 if line.words >= 4 else -0.7
    return max(score, 0.1) if line.is_item or (after_colon and line.words <= _HEADLINE_WORDS) else score


def article_run(marked: Sequence[Marked], lexicon: Lexicon) -> tuple[int, int, list[float]]:
    """Find the run of lines that is the article.

    Returns:
        First line, one past the last, and the score of every line; an empty run when no line speaks for an article.
    """
    shares = prose_share(marked, lexicon)
    long = [mark.line.ends for mark in marked if mark.role == "text" and mark.line.words >= 20]
    marks_sentences = sum(long) * 2 >= len(long)
    scores: list[float] = []
    in_list = False
    best = total = 0.0
    start = first = last = 0
    for index, mark in enumerate(marked):
        scores.append(_score(mark, shares[index], marks_sentences, in_list))
        in_list = mark.line.text[-1] in ":：" or (in_list and scores[-1] > 0 and not mark.line.ends)
        if total <= 0:
            start, total = index, 0.0
        total += scores[-1]
        if total > best:
            best, first, last = total, start, index + 1
    return first, last, scores
