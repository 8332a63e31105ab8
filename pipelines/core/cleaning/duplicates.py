"""Near duplicates: copies of one agency text, found in near-linear time by MinHash and banding.

Broder, "On the resemblance and containment of documents" (1997); banding after Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3.
"""

import string

import numpy as np
from numpy.typing import NDArray

SHINGLE = 32
"""Letters and digits of a shingle, in bytes of UTF-8: six English words, ten Chinese characters."""
SAMPLED = 4
"""Of so many shingles one is looked at: of like texts the same ones, for a hash decides."""
BANDS, ROWS = 12, 6
"""A pair that shares 0.85 of its shingles meets in a band with probability 0.997, one that shares 0.5 with 0.17."""
FEWEST_SHINGLES = 100
"""Shorter texts have no near duplicates: they are alike by their form."""

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
