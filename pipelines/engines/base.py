"""What an engine is asked to do: one pure function over Arrow batches, and what to say of a page that it fails on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import pyarrow as pa

from pipelines.environment import without_collector

PAGE_SECONDS = 30.0
"""How long one page may take before it is given up; ordinary ones take milliseconds."""

RETRIED = ("crashed", "timed_out", "resources")
"""Reasons that may be the machine's fault and not the page's: such a page is tried again by the next run."""

READY = b"ready"
"""What a worker says once it has loaded what a task needs."""

AHEAD = b""
"""In place of a batch: a worker is to load what the task needs, and to say nothing."""

Tagged = tuple[int, pa.RecordBatch]
"""A batch and the number by which its result is known again."""


class EngineError(RuntimeError):
    """No worker can be started, or the cluster is not to be had. The message says why."""


@dataclass(frozen=True, slots=True)
class Task:
    """Work on a batch of rows, each of which is about one page.

    All three are functions of a module, so that another process finds them by name. Results do not depend on how
    pages are batched.

    Attributes:
        name: What it is called in messages.
        prepare: Loads what ``run`` needs; called once in each process.
        run: ``(prepared, batch) -> batch``, pure.
        refuse: ``(row, reason, detail) -> batch``: the result for one row on which ``run`` failed. ``reason`` is ``crashed``,
            ``timed_out``, ``resources`` (no memory, no disk) or ``failed``.
    """

    name: str
    prepare: Callable[[], Any]
    run: Callable[[Any, pa.RecordBatch], pa.RecordBatch]
    refuse: Callable[[pa.RecordBatch, str, str], pa.RecordBatch]


class Engine(Protocol):
    """Runs a task over many batches."""

    def map(self, task: Task, batches: Iterable[Tagged]) -> Iterator[Tagged]:
        """Yield the result of every batch under its number, in any order.

        A page on which the task fails, or that takes its worker down or too long, costs that page: its batch is tried
        again row by row. Batches are taken only as fast as results are fetched.

        A batch that was divided comes back in several pieces with the same number; the last piece is not marked: count rows.
        """
        ...

    def ahead(self, task: Task) -> None:
        """Let workers that have nothing to do load what a task needs, while nobody waits for it."""
        ...

    def close(self) -> None:
        """Let the workers go."""
        ...


@cache
def prepared(prepare: Callable[[], Any]) -> Any:
    """What a task needs, loaded once in this process."""
    with without_collector():
        return prepare()


def rows_of(batch: pa.RecordBatch) -> list[pa.RecordBatch]:
    """A batch as batches of one row."""
    return [batch.slice(at, 1) for at in range(batch.num_rows)]


def message(error: BaseException) -> str:
    """An error on one line, of bounded length."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def to_bytes(batch: pa.RecordBatch) -> bytes:
    """A batch as one message."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return sink.getvalue().to_pybytes()


def from_bytes(data: bytes) -> pa.RecordBatch:
    """A batch as it was before ``to_bytes``."""
    with pa.ipc.open_stream(data) as reader:
        return reader.read_next_batch()
