"""What rows were made from, by key, for hundreds of thousands of keys at once: both of sixteen hex digits, held as numbers."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.store import Part, Store

Numbers = NDArray[np.uint64]
_SPREAD, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)


@dataclass(frozen=True, slots=True)
class Prints:
    """Keys and their fingerprints, in the order of the keys; 0 is no fingerprint."""

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
        return np.where(self.keys[places] == keys, self.values[places], np.uint64(0))

    def told(self, keys: Sequence[str]) -> dict[str, str]:
        """The fingerprints of those of the keys that are here."""
        found = zip(keys, self.at(numbers(keys)).tolist(), strict=True)
        return {key: f"{value:016x}" for key, value in found if value}

    def unlike(self, other: "Prints") -> set[str]:
        """The keys that the other has not, or with another fingerprint."""
        return {f"{key:016x}" for key in self.keys[other.at(self.keys) != self.values].tolist()}

    def without(self, keys: Set[str]) -> "Prints":
        """All but those of some keys."""
        stay = ~np.isin(self.keys, numbers(keys))
        return Prints(self.keys[stay], self.values[stay])

    def with_these(self, more: Mapping[str, str]) -> "Prints":
        """These, and others in the place of those of the same keys."""
        rest = self.without(more.keys())
        return Prints.of(np.append(rest.keys, numbers(more)), np.append(rest.values, numbers(more.values())))


NOTHING = Prints(np.empty(0, np.uint64), np.empty(0, np.uint64))
"""No key."""


def numbers(hex_digits: Iterable[str]) -> Numbers:
    """Numbers of sixteen hex digits each."""
    return np.frombuffer(bytes.fromhex("".join(hex_digits)), ">u8").astype(np.uint64)


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
