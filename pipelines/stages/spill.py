"""Rows that arrive in another order than that of their keys, in which they are wanted, in bounded memory."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from pipelines.stages.prints import Numbers, column_numbers, span
from pipelines.store import Bucket
from pipelines.store.rows import KEY

HELD = 256 * 1024 * 1024
"""Bytes of rows held in memory before they go to the disk."""


_AT_ONCE = 1_024
"""Rows that are read from the disk together."""


class _Run(NamedTuple):
    """Rows sorted by their keys, in batches of ``_AT_ONCE`` that are held, or read when they are asked for."""

    keys: Numbers
    batch: Callable[[int], pa.RecordBatch]


class Spill:
    """Batches by key.

    Args:
        folder: Where a temporary file may be written; it is gone as soon as it is no longer open.
        held: Bytes held in memory.
        key: Column of keys of sixteen hex digits.
    """

    def __init__(self, folder: Path, held: int = HELD, key: str = KEY) -> None:
        self._folder, self._most, self._key = folder, held, key
        self._batches: list[pa.RecordBatch] = []
        self._bytes = 0
        self._runs: list[_Run] = []

    def add(self, batch: pa.RecordBatch) -> None:
        """Take a batch; one without rows is nothing."""
        if not batch.num_rows:
            return
        self._batches.append(batch)
        self._bytes += batch.nbytes
        if self._bytes > self._most:
            self._runs.append(self._written(self._sorted()))

    def rows(self, bucket: Bucket) -> pa.Table | None:
        """All rows that a bucket holds, in no order; None when nothing was added."""
        if self._batches:
            self._runs.append(self._sorted())
        return pa.concat_tables(_within(run, bucket) for run in self._runs) if self._runs else None

    def _sorted(self) -> _Run:
        rows = pa.Table.from_batches(self._batches).sort_by(self._key)
        self._batches.clear()  # before the rows are there a third time
        self._bytes = 0
        rows = rows.combine_chunks()
        return _Run(column_numbers(rows[self._key]), rows.to_batches(_AT_ONCE).__getitem__)

    def _written(self, run: _Run) -> _Run:
        """A run on the disk; its file has no name any more. It is read and not mapped, for what is mapped counts as memory in use."""
        self._folder.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._folder)
        os.close(handle)
        try:
            with pa.OSFile(name, "wb") as sink, pa.ipc.new_file(sink, run.batch(0).schema) as writer:
                for number in range(_batches_of(len(run.keys))):
                    writer.write_batch(run.batch(number))
            return _Run(run.keys, pa.ipc.open_file(pa.OSFile(name, "rb")).get_batch)
        finally:
            Path(name).unlink()


def spilled(rows: pa.Table, folder: Path, key: str) -> Spill:
    """Rows of a table by their key."""
    found = Spill(folder, key=key)
    for batch in rows.to_batches():
        found.add(batch)
    return found


def _batches_of(rows: int) -> int:
    return -(-rows // _AT_ONCE)


def _within(run: _Run, bucket: Bucket) -> pa.Table:
    here = span(run.keys, bucket)
    if here.start == here.stop:
        return pa.Table.from_batches([run.batch(0).slice(0, 0)])
    start = here.start // _AT_ONCE
    batches = [run.batch(number) for number in range(start, _batches_of(here.stop))]
    return pa.Table.from_batches(batches).slice(here.start - start * _AT_ONCE, here.stop - here.start)
