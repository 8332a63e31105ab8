"""A second opinion on doubtful pages: trafilatura, an order of magnitude slower than the block model and seldom asked."""

import re
from collections.abc import Sequence

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from pipelines.core.cleaning.blocks import BlockList
from pipelines.core.cleaning.markup import CHROME, SILENT
from pipelines.core.cleaning.text_features import Vector

MAX_CHARS = 300_000
MAX_BLOCKS = 3_000
MAX_DEPTH = 150
"""Beyond these bounds trafilatura would take seconds, or finds nothing."""

_LEAST_UNITS = 60
"""Words of a short article: on one of fewer words the doubt counts as on one of so many."""
_SHARED = 0.7
"""Share of the model's answer that trafilatura's must hold."""
_SPACING = re.compile(r"[\W_]+")


def doubt(units: Vector, probabilities: Vector, kept: Sequence[bool]) -> float:
    """Return the uncertain words per kept word, 0 upward; infinite when nothing is kept."""
    if not any(kept):
        return float("inf")
    chosen = max(_LEAST_UNITS, float(units[np.array(kept, dtype=bool)].sum()))
    return float((units * np.minimum(probabilities, 1 - probabilities)).sum()) / chosen


def second_reading(content: str, tree: LexborHTMLParser, page: BlockList, first: Sequence[bool]) -> list[bool] | None:
    """Say which blocks trafilatura would keep.

    Args:
        content: The markup.
        tree: The same parsed, which loses all that holds no text of an article.
        page: Its blocks.
        first: Which of them the block model keeps.

    Returns:
        One answer a block; None when it finds nothing, the page is beyond its bounds, or it has found something else than
        the model did: what adds to the model's answer is nearly always better, what contradicts it mostly worse.
    """
    import trafilatura  # here, for it loads half a second long and few pages ask for it

    if len(content) > MAX_CHARS or len(page.texts) > MAX_BLOCKS or max(page.depths) > MAX_DEPTH:
        return None
    tree.strip_tags([*SILENT, *CHROME])
    text = trafilatura.extract(tree.html or "", fast=True, include_comments=False, output_format="txt")
    if not text:
        return None
    whole = "\n".join(map(_squash, text.splitlines()))
    kept = [bool(key := _squash(text)) and key in whole for text in page.texts]
    chosen = sum(len(text) for text, is_kept in zip(page.texts, first, strict=True) if is_kept)
    shared = sum(len(text) for text, one, other in zip(page.texts, first, kept, strict=True) if one and other)
    return kept if any(kept) and shared >= _SHARED * chosen else None


def _squash(text: str) -> str:
    """Return letters and digits alone, so that spacing and marks of another serialisation do not matter."""
    return _SPACING.sub("", text)
