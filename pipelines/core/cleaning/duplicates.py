"""Near duplicates: copies of one agency text, found in near-linear time by MinHash and banding.

Broder, "On the resemblance and containment of documents" (1997); banding after Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3.
"""

import string
from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from pipelines.core.records import Document

SHINGLE = 32
"""Letters and digits of a shingle, in bytes of UTF-8: six English words, ten Chinese characters."""
SAMPLED = 4
"""Of so many shingles one is looked at: of like texts the same ones, for a hash decides."""
BANDS, ROWS = 12, 6
"""A pair that shares 0.85 of its shingles meets in a band with probability 0.997, one that shares 0.5 with 0.17."""
ALIKE = 0.8
"""Estimated share of common shingles from which two texts are one."""
FEWEST_SHINGLES = 100
"""Shorter texts have no near duplicates: they are alike by their form."""
MOST_COMPARED = 16
"""Groups of one band that a text is compared with, so that a flood of like texts stays linear."""

_SIGNS = (string.punctuation + string.whitespace).encode()
_WIDE_SIGNS = "’‘“”„«»…–—·¿¡\u00a0\u202f\u3000，。、；：？！（）《》「」『』【】"
_MULTIPLIERS, _OFFSETS = np.random.Generator(np.random.PCG64(1997)).integers(1, 2**32, size=(2, BANDS * ROWS, 1), dtype=np.uint32)
_MULTIPLIERS |= np.uint32(1)
_BASE, _MIX = 0x9E3779B1, np.uint32(0x85EBCA6B)
_LOW = np.uint32(2**32 // SAMPLED)

Signature = NDArray[np.uint32]


def _shingles(text: str) -> NDArray[np.uint32]:
    """Return a hash of every run of ``SHINGLE`` bytes of a text without its blanks and signs: a polynomial, built up by doubling."""
    for sign in "" if text.isascii() else _WIDE_SIGNS:  # a search for each takes a tenth of the time of one translation
        text = text.replace(sign, "")
    hashes = np.frombuffer(text.lower().encode("utf-8", "surrogatepass").translate(None, _SIGNS), np.uint8).astype(np.uint32)
    length, base = 1, _BASE
    while length < SHINGLE:
        hashes = hashes[:-length] * np.uint32(base) + hashes[length:]
        length, base = 2 * length, base * base % 2**32
    return hashes


def signature(text: str) -> Signature | None:
    """Return the MinHash signature of a text: 72 minima over a sample of its shingles; None when it is too short."""
    hashes = _shingles(text)
    sample = hashes[hashes * _MIX < _LOW]
    if len(hashes) < FEWEST_SHINGLES or not len(sample):
        return None
    values = _MULTIPLIERS * sample
    values += _OFFSETS
    minima: Signature = values.min(axis=1)
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
