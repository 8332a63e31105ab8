"""Near duplicates: copies of one agency text, found in near-linear time by MinHash and banding.

Broder, "On the resemblance and containment of documents" (1997); banding after Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from pipelines.core.records import Document

SHINGLE = 5
"""Words of a shingle; for Chinese and Japanese two to a character pair."""
BANDS, ROWS = 12, 6
"""A pair that shares 0.85 of its shingles meets in a band with probability 0.997, one that shares 0.5 with 0.17."""
ALIKE = 0.8
"""Estimated share of common shingles from which two texts are one."""
FEWEST_SHINGLES = 20
"""Shorter texts have no near duplicates: they are alike by their form."""
MOST_COMPARED = 16
"""Groups of one band that a text is compared with, so that a flood of like texts stays linear."""

_WORD = re.compile(r"[^\W_]+")
_COEFFICIENTS = np.random.Generator(np.random.PCG64(1997)).integers(1, 2**61, size=(2, BANDS * ROWS), dtype=np.uint64)
_MULTIPLIERS, _OFFSETS = (_COEFFICIENTS[0] | np.uint64(1))[:, None], _COEFFICIENTS[1][:, None]
_SHIFT = np.uint64(32)

Signature = NDArray[np.uint64]


def _units(text: str) -> list[str]:
    units: list[str] = []
    for word in _WORD.findall(text.lower()):
        if word[0] > "\u2e7f":
            units.extend(word[i : i + 2] for i in range(0, len(word), 2))
        else:
            units.append(word)
    return units


def signature(text: str) -> Signature | None:
    """Return the MinHash signature of a text: 72 minima over its five-word shingles; None when it is too short."""
    units = _units(text)
    if len(units) < FEWEST_SHINGLES + SHINGLE - 1:
        return None
    hashes = {zlib.crc32(" ".join(units[i : i + SHINGLE]).encode()) for i in range(len(units) - SHINGLE + 1)}
    values = np.fromiter(hashes, dtype=np.uint64, count=len(hashes))
    minima: Signature = ((_MULTIPLIERS * values + _OFFSETS) >> _SHIFT).min(axis=1)
    return minima


def resemblance(left: Signature, right: Signature) -> float:
    """Estimate the share of common shingles of two texts, 0 to 1."""
    return float(np.count_nonzero(left == right)) / len(left)


def near_duplicate_groups(documents: Iterable[Document]) -> Mapping[str, str]:
    """Group documents whose bodies are nearly the same. The order of the documents does not matter.

    Args:
        documents: All documents of a run.

    Returns:
        Document id to the id of the first document of its group, by raw location; only documents that have a near duplicate.
    """
    known = sorted((one.raw_path, one.record_no, one.document_id, one.body) for one in documents)
    return group_signatures((document_id, signature(body)) for _, _, document_id, body in known)


def group_signatures(signatures_in_order: Iterable[tuple[str, Signature | None]]) -> Mapping[str, str]:
    """Group documents by the signatures of their bodies; the first of a group leads it.

    Args:
        signatures_in_order: Document id and signature (None for a body that is too short), by raw location.

    Returns:
        As ``near_duplicate_groups``.
    """
    leader: dict[str, str] = {}
    signatures: dict[str, Signature] = {}
    bands: list[defaultdict[bytes, list[str]]] = [defaultdict(list) for _ in range(BANDS)]
    for document_id, mark in signatures_in_order:
        if mark is None or document_id in leader:
            continue
        keys = [mark[band * ROWS : (band + 1) * ROWS].tobytes() for band in range(BANDS)]
        rivals = {rival for table, key in zip(bands, keys, strict=True) for rival in table.get(key, ())[:MOST_COMPARED]}
        like = max(((resemblance(mark, signatures[rival]), rival) for rival in sorted(rivals, reverse=True)), default=(0.0, ""))
        if like[0] >= ALIKE:
            leader[document_id] = like[1]
            continue
        leader[document_id] = document_id
        signatures[document_id] = mark
        for table, key in zip(bands, keys, strict=True):
            table[key].append(document_id)
    followed = {first for document_id, first in leader.items() if document_id != first}
    return {document_id: first for document_id, first in leader.items() if document_id != first or document_id in followed}
