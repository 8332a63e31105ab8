"""A second opinion on doubtful pages: trafilatura, an order of magnitude slower than the block model and seldom asked."""

from collections.abc import Sequence

import numpy as np
import trafilatura

from pipelines.core.cleaning.blocks import BlockList
from pipelines.core.cleaning.features import Vector

MAX_CHARS = 300_000
MAX_BLOCKS = 3_000
MAX_DEPTH = 150
"""Beyond these bounds trafilatura would take seconds, or finds nothing."""

_LEAST_UNITS = 60


def doubt(units: Vector, probabilities: Vector, kept: Sequence[bool]) -> float:
    """Return the uncertain words per kept word, 0 upward; infinite when next to nothing is kept."""
    chosen = float(units[np.array(kept, dtype=bool)].sum())
    if chosen < _LEAST_UNITS:
        return float("inf")
    return float((units * np.minimum(probabilities, 1 - probabilities)).sum()) / chosen


def second_reading(content: str, page: BlockList) -> list[bool] | None:
    """Say which blocks trafilatura would keep.

    Returns:
        One answer a block; None when it finds nothing, or the page is beyond its bounds.
    """
    if len(content) > MAX_CHARS or len(page.texts) > MAX_BLOCKS or max(page.depths) > MAX_DEPTH:
        return None
    text = trafilatura.extract(content, fast=True, include_comments=False, output_format="txt")
    if not text:
        return None
    whole = "\n".join(_squash(line) for line in text.splitlines())
    kept = [bool(key := _squash(text)) and key in whole for text in page.texts]
    return kept if any(kept) else None


def _squash(text: str) -> str:
    """Return letters and digits alone, so that spacing and marks of another serialisation do not matter."""
    return "".join(char for char in text if char.isalnum())
