"""Near duplicates: copies of one agency text, found in near-linear time by MinHash and banding.

Broder, "On the resemblance and containment of documents" (1997); banding after Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3.
"""

import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

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
_WIDE_MIX = np.uint64(0x9E3779B97F4A7C15)
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


def resemblance(mark: Signature, others: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Estimate the share of common shingles of a text with another, or with each of several (one signature a row), 0 to 1."""
    shares: NDArray[np.float64] = np.count_nonzero(others == mark, axis=-1) / mark.shape[-1]
    return shares


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
    known = {document_id: mark for document_id, mark in signatures_in_order if mark is not None}
    ids, marks = list(known), np.array(list(known.values()), np.uint32).reshape(-1, BANDS * ROWS)
    groups: dict[str, str] = {}
    leaders: defaultdict[int, list[int]] = defaultdict(list)
    for at, keys in _meeting(marks):
        rivals = list({rival for key in keys for rival in leaders.get(key, ())[:MOST_COMPARED]})
        shares = resemblance(marks[at], marks[rivals]) if rivals else np.zeros(1)
        if (most := shares.max()) >= ALIKE:
            first = max(ids[rivals[place]] for place in np.flatnonzero(shares == most))
            groups[ids[at]] = groups[first] = first
            continue
        for key in keys:
            leaders[key].append(at)
    return groups


def _meeting(marks: NDArray[np.uint32]) -> Iterator[tuple[int, list[int]]]:
    """Yield the signatures that share a band with another one, each with the numbers of the bands that it shares."""
    keys = np.empty((len(marks), BANDS), np.int64)
    for band in range(BANDS):
        hashes = np.zeros(len(marks), np.uint64)
        for column in range(band * ROWS, (band + 1) * ROWS):
            hashes = (hashes ^ marks[:, column]) * _WIDE_MIX
            hashes ^= hashes >> np.uint64(32)
        _, numbers, counts = np.unique(hashes, return_inverse=True, return_counts=True)
        keys[:, band] = np.where(counts[numbers] > 1, numbers * BANDS + band, -1)
    meeting = np.flatnonzero((keys >= 0).any(axis=1))
    for at, row in zip(meeting.tolist(), keys[meeting].tolist(), strict=True):
        yield at, [key for key in row if key >= 0]
