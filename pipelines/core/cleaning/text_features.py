"""What the block model looks at in the text of each block alone."""

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ENDS = frozenset(".!?。！？…।؟｡։۔")
_CLOSERS = "\"'”’»›)]）」』】 *"
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT = 160
"""Characters of a block up to which it may be a label or a menu; only there the costlier counts are taken."""
_TITLE_LEAST, _TITLE_MOST = 0.4, 2.5
"""A block may be the printed title when it is this many times as long as the title."""
TEXT_ROWS = (*("chars", "units", "is_ended", "sentences", "is_upper_start", "is_lower_start", "has_year", "is_repeated", "title_overlap"),)

UNITS_ROW = TEXT_ROWS.index("units")
"""Row of ``block_features`` that holds each block's length in units."""


def text_rows(texts: list[str], title: str) -> Vector:
    """Measure each text alone: rows ``TEXT_ROWS``."""
    sizes = [len(text) for text in texts]
    spaces = [text.count(" ") for text in texts]
    wide = [0 if text.isascii() else len(_WIDE.findall(text)) for text in texts]
    times = Counter(texts)
    found = np.empty((len(TEXT_ROWS), len(texts)), dtype=np.float32)
    found[0], found[1], found[8] = sizes, spaces, _title_overlaps(texts, title)
    found[2] = numbers(_is_ended(text) for text in texts)
    found[3] = [text.count(". ") + (half and text.count("。")) for text, half in zip(texts, wide, strict=True)]
    found[4] = numbers(text[0].isupper() for text in texts)
    found[5] = numbers(text[0].islower() for text in texts)
    found[6] = numbers(
        size <= _SHORT and ("20" in text or "19" in text) and _YEAR.search(text) is not None
        for text, size in zip(texts, sizes, strict=True)
    )
    found[7] = numbers(times[text] > 1 for text in texts)
    found[3] += found[2]
    found[1] += 1 + np.array(wide, dtype=np.float32) / 2
    return found


def numbers(values: Iterable[int]) -> NDArray[np.uint8]:
    """Return truth values, or numbers below 256, as an array: a quarter of the time that numpy takes for a list."""
    return np.frombuffer(bytes(values), np.uint8)


def title_units(title: str) -> frozenset[str]:
    """Return the words of a title in lower case; of a script without spaces its characters."""
    if title.isascii():
        return frozenset(_WORD.findall(title.lower()))
    return frozenset(word for found in _WORD.findall(title.lower()) for word in (found if _WIDE.match(found) else (found,)))


def _is_ended(text: str) -> bool:
    last = text[-1]
    return last in _ENDS or (not last.isalnum() and text[-12:].rstrip(_CLOSERS)[-1:] in _ENDS)


def _title_overlaps(texts: list[str], title: str) -> list[float]:
    """Return for each text how much of the title it is, 0 to 1; 0 without the title's longest word."""
    words = title_units(title)
    if not words:
        return [0.0] * len(texts)
    key = max(words, key=lambda word: (len(word), word))
    least, most = _TITLE_LEAST * len(title), _TITLE_MOST * len(title)
    return [_overlap(words, text) if least < len(text) < most and key in text.lower() else 0.0 for text in texts]


def _overlap(words: frozenset[str], text: str) -> float:
    seen = title_units(text)
    return len(words & seen) / max(len(words), len(seen))
