"""What belongs to a key, for millions of keys at once: a fingerprint, a page, both of sixteen hex digits and held as numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.store import Bucket, Part, Store

Numbers = NDArray[np.uint64]
_SPREAD, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)
_KEY_BITS = 64


@dataclass(frozen=True, slots=True)
class Prints:
    """Keys with what belongs to each, a fingerprint or another key, in the order of the keys; 0 is nothing."""

    keys: Numbers
    values: Numbers

    @classmethod
    def of(cls, keys: Numbers, values: Numbers) -> "Prints":
        """These keys with these fingerprints."""
        order = np.argsort(keys)
        return cls(keys[order], values[order])

    @classmethod
    def kept(cls, store: Store, parts: Iterable[Part]) -> "Prints":
        """What is kept with the parts of a table."""
        packed = numbers(store.packed(part) for part in parts).reshape(-1, 2)
        return cls.of(packed[:, 0], packed[:, 1])

    def at(self, keys: Numbers) -> Numbers:
        """The fingerprints of keys; 0 for those that are not here."""
        if not len(self.keys):
            return np.zeros(len(keys), np.uint64)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        found: Numbers = np.where(self.keys[places] == keys, self.values[places], np.uint64(0))
        return found

    def told(self, keys: Sequence[str]) -> dict[str, str]:
        """The fingerprints of those of the keys that are here."""
        found = zip(keys, self.at(numbers(keys)).tolist(), strict=True)
        return {key: f"{value:016x}" for key, value in found if value}

    def unlike(self, other: "Prints") -> Numbers:
        """The keys that the other has not, or with another fingerprint, in their order."""
        found: Numbers = self.keys[other.at(self.keys) != self.values]
        return found

    def without(self, keys: Numbers) -> "Prints":
        """All but those of some keys."""
        stay = ~np.isin(self.keys, keys)
        return Prints(self.keys[stay], self.values[stay])

    def with_these(self, more: "Prints") -> "Prints":
        """These, and others in the place of those of the same keys."""
        rest = self.without(more.keys)
        return Prints.of(np.append(rest.keys, more.keys), np.append(rest.values, more.values))


NOTHING = Prints(np.empty(0, np.uint64), np.empty(0, np.uint64))
"""No key."""


def of_words(words: Mapping[str, str]) -> Prints:
    """The same as numbers."""
    return Prints.of(numbers(words), numbers(words.values()))


def numbers(hex_digits: Iterable[str]) -> Numbers:
    """Numbers of sixteen hex digits each."""
    return np.frombuffer(bytes.fromhex("".join(hex_digits)), ">u8").astype(np.uint64)


def words(keys: Numbers) -> list[str]:
    """Sixteen hex digits of each number."""
    return [f"{key:016x}" for key in keys.tolist()]


def column_numbers(column: Any) -> Numbers:
    """The numbers in a column; 0 for null."""
    return numbers(column.fill_null("0" * 16).to_numpy().tolist())


def mixed(*columns: Numbers) -> Numbers:
    """A fingerprint of each row of columns, of which each is one already; never 0."""
    found = np.zeros(1, np.uint64)
    for column in columns:
        found = (found ^ column) * _SPREAD
        found ^= found >> _HALF
    return np.maximum(found, np.uint64(1))


def are_in(keys: Numbers, wanted: Numbers) -> NDArray[np.bool_]:
    """Which keys are among others, which are in their order."""
    if not len(wanted):
        return np.zeros(len(keys), np.bool_)
    found: NDArray[np.bool_] = wanted[np.minimum(np.searchsorted(wanted, keys), len(wanted) - 1)] == keys
    return found


def span(keys: Numbers, bucket: Bucket) -> slice:
    """Where those of a bucket lie among keys in their order."""
    low = bucket.number << (_KEY_BITS - bucket.bits)
    high = (bucket.number + 1) << (_KEY_BITS - bucket.bits)
    first = int(np.searchsorted(keys, np.uint64(low))) if low else 0
    return slice(first, int(np.searchsorted(keys, np.uint64(high))) if high >> _KEY_BITS == 0 else len(keys))
