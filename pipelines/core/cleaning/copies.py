"""Which texts are copies of one another: groups of like signatures, found by banding, and found anew only where signatures changed.

Each text is compared with those before it that lead a group, or stand alone, and share a band with it; it follows the one that
it is most like, or leads itself. So a text that leads, or no longer does, concerns only later ones that share a band with it, and
one that follows another concerns none. To group texts for the first time is to find all of them changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from pipelines.core.cleaning.duplicates import BANDS, ROWS, Signature

ALIKE = 0.8
"""Estimated share of common shingles from which two texts are one."""
MOST_COMPARED = 16
"""Groups of one band that a text is compared with, so that a flood of like texts stays linear."""
CHANGED = -1
"""In place of its leader: nothing is known of a text, for it is new, stands at another place, or its leader is gone."""

_END = 2**62
"""A place beyond all."""
_WIDE_MIX = np.uint64(0x9E3779B97F4A7C15)
Signatures = NDArray[np.uint32]
"""A signature in each row."""
Places = NDArray[np.int64]


def resemblance(mark: Signature, others: Signatures) -> NDArray[np.float64]:
    """Estimate the share of common shingles of a text with another, or with each of several (one signature a row), 0 to 1."""
    shares: NDArray[np.float64] = np.count_nonzero(others == mark, axis=-1) / mark.shape[-1]
    return shares


def groups_of(ids: Sequence[str], found: Places) -> dict[str, str]:
    """Of texts that follow or are followed the id of the leader."""
    following = np.flatnonzero(found != np.arange(len(ids)))
    groups = {ids[at]: ids[leader] for at, leader in zip(following.tolist(), found[following].tolist(), strict=True)}
    return groups | {leader: leader for leader in groups.values()}


def leaders(ids: Sequence[str], marks: Signatures, earlier: Places | None = None, gone: Signatures | None = None) -> Places:
    """Find the leader of each text.

    Args:
        ids: The texts, in their order.
        marks: Their signatures.
        earlier: The place of the leader that each had (its own where it led), or ``CHANGED``; all changed when not given. Those that
            are not changed stand in the order in which they stood.
        gone: Signatures of texts that led, and now are no more, are changed, or stand at another place.

    Returns:
        The place of the leader of each; its own where it leads or stands alone.
    """
    gone = np.empty((0, BANDS * ROWS), np.uint32) if gone is None else gone
    work = _Work(ids, marks, np.full(len(ids), CHANGED) if earlier is None else earlier.copy(), _Bands(marks, gone))
    return work.found(len(gone))


class _Bands:
    """Which signatures share a band, of tables that stand one after the other.

    Attributes:
        keys: For each signature and band the key of all that have the same there; -1 where no other has.
    """

    def __init__(self, *marks: Signatures) -> None:
        self.keys = np.full((sum(map(len, marks)), BANDS), -1, np.int64)
        self._orders: list[Places] = []
        self._ends: list[Places] = []
        for band in range(BANDS):
            rows = slice(band * ROWS, (band + 1) * ROWS)
            hashes = np.concatenate([_hashes(np.ascontiguousarray(table[:, rows].T)) for table in marks])
            order = np.argsort(hashes, kind="stable")
            starts = np.append(0, np.flatnonzero(np.diff(hashes[order])) + 1) if len(order) else np.empty(0, np.int64)
            ends = np.append(starts[1:], len(order))
            sizes = ends - starts
            runs = np.repeat(np.where(sizes > 1, np.arange(len(starts)), -1), sizes)
            self.keys[order, band] = np.where(runs >= 0, runs * BANDS + band, -1)
            self._orders.append(order)
            self._ends.append(ends)

    def of(self, at: int) -> list[int]:
        """The keys of the bands that a signature shares."""
        return [key for key in self.keys[at].tolist() if key >= 0]

    def members(self, key: int) -> Places:
        """All signatures with a key, in their order."""
        run, band = divmod(key, BANDS)
        ends = self._ends[band]
        return self._orders[band][ends[run - 1] if run else 0 : ends[run]]


def _hashes(rows: Iterable[Signature]) -> NDArray[np.uint64]:
    hashes = np.zeros(1, np.uint64)
    for row in rows:
        hashes = (hashes ^ row) * _WIDE_MIX
        hashes ^= hashes >> np.uint64(32)
    return hashes


@dataclass(slots=True)
class _First:
    """The first leaders of a band, as far as they were looked for."""

    members: Iterator[int]
    after: int = -1
    leaders: list[int] = field(default_factory=list)


class _Work:
    """Grouping at work.

    Args:
        ids: The texts.
        marks: Their signatures.
        leaders: What is known of their leaders; changed to what is found.
        bands: Of these signatures, and of those that are gone.
    """

    def __init__(self, ids: Sequence[str], marks: Signatures, leaders: Places, bands: _Bands) -> None:
        self._ids, self._marks, self._leaders, self._bands = ids, marks, leaders, bands
        self._is_due = leaders == CHANGED
        self._spreads = not self._is_due.all()
        self._leads = bytearray((leaders == np.arange(len(leaders))).tobytes())
        self._first: dict[int, _First] = {}
        self._queue: list[int] = []

    def found(self, gone: int) -> Places:
        """The leaders, when the last signatures of the bands are gone."""
        count = len(self._ids)
        for at in range(count, count + gone):
            for key in self._bands.of(at):
                members = self._bands.members(key)
                self._is_due[members[members < count]] = True
        due = np.flatnonzero(self._is_due)
        is_alone = (self._bands.keys[due] < 0).all(axis=1)
        self._leaders[due[is_alone]] = due[is_alone]
        self._queue = due[~is_alone].tolist()  # ascending, so it is a heap
        while self._queue:
            self._decide(heappop(self._queue))
        return self._leaders

    def _decide(self, at: int) -> None:
        """Find the leader of a text; those before it have theirs."""
        keys = self._bands.of(at)
        rivals = list({rival for key in keys for rival in self._before(key, at)})
        shares = resemblance(self._marks[at], self._marks[rivals]) if rivals else np.zeros(1)
        leader = at
        if (most := shares.max()) >= ALIKE:
            leader = max((rivals[place] for place in np.flatnonzero(shares == most)), key=self._ids.__getitem__)
        self._leaders[at] = leader
        if (leader == at) != self._leads[at]:
            self._leads[at] = leader == at
            if self._spreads:
                self._tell(at, keys)

    def _tell(self, at: int, keys: Iterable[int]) -> None:
        """Let those later texts be decided that may compare themselves with one that leads now, or no longer does."""
        for key in keys:
            if len(self._before(key, at)) < MOST_COMPARED:
                members = self._bands.members(key)
                later = members[(members > at) & (members < len(self._ids))]
                for one in later[~self._is_due[later]].tolist():
                    self._is_due[one] = True
                    heappush(self._queue, one)

    def _before(self, key: int, at: int) -> list[int]:
        """The first leaders with a key before a text; asked for in the order of the texts."""
        first = self._first.get(key)
        if first is None:
            first = self._first[key] = _First(iter(self._bands.members(key).tolist()))
            first.after = next(first.members, _END)
        while first.after < at and len(first.leaders) < MOST_COMPARED:
            if self._leads[first.after]:
                first.leaders.append(first.after)
            first.after = next(first.members, _END)
        return first.leaders
