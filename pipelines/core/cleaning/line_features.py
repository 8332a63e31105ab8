"""What the line model looks at: some 60 numbers a line of flattened text, none of them bound to a language.

They say what a line is (length, marks, class and score by the rules of ``classify`` and ``run``), what stands around it, where it
stands against the run of lines that the rules take for the article, and how many of its words that run uses too: other
articles' headlines, notes on authors and legal notices talk of other things. All are computed for the whole page at once,
one row of an array a feature. The share of words in common follows the idea of Kohlschütter et al. (2010) that what is
told twice is what a page is about; the windows are those of Weninger et al. (2010, content extraction via tag ratios).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from pipelines.core.cleaning.classify import Marked
from pipelines.core.cleaning.features import Floats
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.run import Run
from pipelines.core.cleaning.text_features import Vector
from pipelines.core.cleaning.titles import units_of

_CAPITAL = re.compile(r"\s[A-ZÀ-ÖØ-ÞА-ЯЁ]")
_DIGIT = re.compile(r"\d")
_SEPARATOR = re.compile(r"[|/·•>»]")
_AFTER_END = "\"'”’»)]）】」』*_ "
_FULL_STOPS = frozenset(".!?。！？…।؟۔")
_MARKS = {".": 1, "!": 2, "?": 3, ":": 4, ";": 5, ",": 6, ")": 7, "…": 8}
_ZONES = {"body": 0, "caption": 1, "title": 2}
_OUT = 3
_LEGAL = frozenset(("lexicon", "copyright", "tail"))
_PROSE_WORDS = 12
_LEAD = 4
"""Paragraphs of a run that tell what the article is about."""
_LEAST_SCORE = -3.0
_NOT_THERE = -1
_NO_TITLE = -100
_FEWEST_UNITS = 3

_OWN = (
    *("words", "mark", "commas", "digits", "capitals", "function_words", "is_item", "is_lower_start", "separators", "has_address"),
    *("soft", "copies", "zone"),
)
_COMMON = ("in_common", "in_lead", "in_title")
_PLACE = ("in_run", "to_first", "to_last", "run_share", "order", "after_title", "prose_before", "prose_after", "page_prose", "page_lines")
_AROUND = ("words", "prose", "score", "chrome", "legal")
_SIZES = (1, 3, 8)
_SEEN = ("in_common", "score", "capitals", "is_item")
_OFFSETS = (-2, -1, 1, 2)

LINE_FEATURES = (
    *_OWN,
    *_COMMON,
    *_PLACE,
    *("score", "tails_before", "words_against_run"),
    *(f"{name}_{size}_{side}" for size in _SIZES for side in ("above", "below") for name in _AROUND),
    *(f"near{offset}_{name}" for offset in _OFFSETS for name in _SEEN),
)
"""Names of the rows of ``line_features``; a model names those it was trained on."""


def line_features(marked: Sequence[Marked], fates: Sequence[str], run: Run, title: int | None, lexicon: Lexicon) -> Vector:
    """Compute the features of every line.

    Args:
        marked: At least one line, with its class.
        fates: The zone of each by the rules, or ``-`` and the reason why it goes.
        run: Where the rules see the article, not empty, and their scores.
        title: The line that is the headline.
        lexicon: Function words of all languages.

    Returns:
        One row a name of ``LINE_FEATURES``, one column a line.
    """
    own = _own(marked, fates, run)
    is_prose = [_is_prose(mark) for mark in marked]
    common = _in_common(marked, is_prose, run, title, lexicon)
    chrome = [mark.role == "chrome" for mark in marked]
    legal = [mark.reason in _LEGAL for mark in marked]
    tails = [mark.reason == "tail" and index > run.first for index, mark in enumerate(marked)]
    words = np.array([mark.line.words for mark in marked])
    amounts = np.array([words, words * is_prose, np.maximum(run.scores, _LEAST_SCORE), chrome, legal, tails])
    running = np.zeros((len(amounts), len(marked) + 1))
    np.cumsum(amounts, axis=1, out=running[:, 1:])
    usual = sorted(amounts[0, run.first : run.last])[(run.last - run.first) // 2]
    seen = np.array([common[0], amounts[2], own[_OWN.index("capitals")], own[_OWN.index("is_item")]])
    return np.concatenate(
        [
            own,
            common,
            _place(running[1], run, title),
            np.array([amounts[2], running[5, :-1], words / max(1.0, usual)]),
            *_around(running[: len(_AROUND)]),
            *_beside(seen),
        ],
        dtype=np.float32,
    )


def _is_prose(mark: Marked) -> bool:
    text = mark.line.text
    bare = text if text[-1] in _FULL_STOPS else text.rstrip(_AFTER_END)
    return mark.line.words >= _PROSE_WORDS and mark.role != "chrome" and bare[-1:] in _FULL_STOPS


def _own(marked: Sequence[Marked], fates: Sequence[str], run: Run) -> Floats:
    """Measure each line alone: rows ``_OWN``."""
    copies = Counter(mark.line.low for mark in marked)
    rows = []
    for mark, fate, share in zip(marked, fates, run.shares, strict=True):
        line = mark.line
        text = line.text
        rows.append(
            (
                line.words,
                _MARKS.get(text[-1], 0),
                (text.count(",") + text.count("，")) / line.words,
                len(_DIGIT.findall(text)) / len(text),
                len(_CAPITAL.findall(text)) / (1 + text.count(" ")),
                share,
                line.is_item,
                text[0].islower(),
                len(_SEPARATOR.findall(text)),
                "@" in text or "http" in line.low or "www." in line.low,
                mark.soft,
                copies[line.low],
                _ZONES.get(fate, _OUT),
            )
        )
    return np.array(rows, dtype=np.float64).T


def _in_common(marked: Sequence[Marked], is_prose: Sequence[bool], run: Run, title: int | None, lexicon: Lexicon) -> Floats:
    """Return what share of each line's words the prose of the run uses too, its lead, and the headline."""
    small = lexicon.function_words
    units = [units_of(mark.line.low) - small if mark.role == "text" else set[str]() for mark in marked]
    prose = [index for index in range(run.first, run.last) if is_prose[index]]
    used = Counter(unit for index in prose for unit in units[index])
    often = {unit for unit, count in used.items() if count > 1}
    lead = set[str]().union(*(units[index] for index in prose[:_LEAD]))
    headline = units_of(marked[title].line.low) - small if title is not None else set[str]()
    inside = set(prose)
    found = np.zeros((3, len(marked)))
    for index, own in enumerate(units):
        if own:
            size = max(_FEWEST_UNITS, len(own))
            told = often if index in inside else used.keys()
            found[:, index] = len(own & told) / size, len(own & lead) / size, len(own & headline) / max(1, len(headline))
    return found


def _place(before: Floats, run: Run, title: int | None) -> Floats:
    """Place each line: against the run and the headline, in the page, by the prose before and after it; and describe the page."""
    size = len(before) - 1
    order = np.arange(size)
    whole = max(1.0, float(before[-1]))
    found = np.empty((len(_PLACE), size))
    found[0] = (order >= run.first) & (order < run.last)
    found[1] = order - run.first
    found[2] = order - run.last
    found[3] = found[1] / (run.last - run.first)
    found[4] = order / size
    found[5] = order - title if title is not None else _NO_TITLE
    found[6] = before[:-1] / whole
    found[7] = 1 - before[1:] / whole
    found[8] = whole
    found[9] = size
    return found


def _around(running: Floats) -> Iterator[Floats]:
    """Yield what stands in the lines above each line, itself among them, and in those below, for windows of ``_SIZES``."""
    last = running.shape[1] - 1
    order = np.arange(last)
    here, after = running[:, :-1], running[:, 1:]
    for size in _SIZES:
        yield after - running[:, np.maximum(order - size, 0)]
        yield running[:, np.minimum(order + size + 1, last)] - here


def _beside(seen: Floats) -> Iterator[Floats]:
    """Yield what stands some lines away."""
    reach = max(_OFFSETS)
    count = seen.shape[1]
    padded = np.full((len(seen), count + 2 * reach), float(_NOT_THERE))
    padded[:, reach : reach + count] = seen
    for offset in _OFFSETS:
        yield padded[:, reach + offset : reach + offset + count]
