"""How a table is cut into parts: by the first bits of its key, which is a hash, so that a row's part never depends on other rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

ROWS = 2_048
"""Documents of a bucket, at most about: one new page costs the rewriting of as many."""
_MOST_BITS = 12
_KEY_BITS = 64


@dataclass(frozen=True, slots=True)
class Bucket:
    """The keys of which the first ``bits`` bits are ``number``; with no bits it holds every key, of whatever form."""

    number: int
    bits: int

    @property
    def low(self) -> str:
        """The least key that it may hold."""
        return _edge(self.number, self.bits) if self.bits else ""

    @property
    def high(self) -> str | None:
        """The least key beyond it; None for the last bucket."""
        after = self.number + 1
        return None if after >> self.bits else _edge(after, self.bits)

    def holds(self, key: str) -> bool:
        """Whether a key belongs here."""
        return key >= self.low and ((high := self.high) is None or key < high)

    def meets(self, other: "Bucket") -> bool:
        """Whether the two share keys: one lies within the other."""
        shared = min(self.bits, other.bits)
        return self.number >> (self.bits - shared) == other.number >> (other.bits - shared)

    def __str__(self) -> str:
        return f"{self.number:0{max(1, (self.bits + 3) // 4)}x}"


@cache
def _edge(number: int, bits: int) -> str:
    """The least key of a bucket; asked for with every key."""
    return f"{number << (_KEY_BITS - bits):016x}"


def bits_for(documents: int) -> int:
    """Bits of the buckets of a corpus: as few as keep a bucket at about ``ROWS`` documents."""
    bits = 0
    while documents > ROWS << bits and bits < _MOST_BITS:
        bits += 1
    return bits


def all_buckets(bits: int) -> Iterator[Bucket]:
    """All buckets of that many bits, in the order of their keys."""
    return (Bucket(number, bits) for number in range(1 << bits))
