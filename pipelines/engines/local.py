"""Work in processes of this machine, started when there is work for them and started again when they die."""

import os
import pickle
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path

from pipelines.engines.base import AHEAD, PAGE_SECONDS, READY, EngineError, Tagged, Task, from_bytes, rows_of, to_bytes

_START_SECONDS = 180.0
"""How long a worker may take to import and to load what its task needs."""
_MOST_FAILURES = 3
"""Workers that may be lost before they were ready; after that it is no accident."""


@dataclass(slots=True, eq=False)
class _Worker:
    """A process and what it is at work on."""

    process: subprocess.Popen[bytes]
    connection: Connection
    job: Tagged | None = None
    until: float = 0.0
    is_ready: bool = False


_EARLY: list[_Worker] = []
"""Workers that were started before any engine was there."""


@dataclass(slots=True)
class LocalEngine:
    """As many worker processes as there are cores, or fewer where there is less to do.

    Attributes:
        processes: Workers at most; all cores when 0.
        page_seconds: How long one page may take.
    """

    processes: int = 0
    page_seconds: float = PAGE_SECONDS
    _workers: list[_Worker] = field(default_factory=list)
    _failures: int = 0

    def map(self, task: Task, batches: Iterable[Tagged]) -> Iterator[Tagged]:
        """Yield the results as they come; at most one batch waits for each worker."""
        source = iter(batches)
        waiting: deque[Tagged] = deque()
        most = self.processes or _cores()
        try:
            yield from self._map(task, source, waiting, most)
        finally:
            for worker in [worker for worker in self._workers if worker.job]:  # nobody waits for what it is at
                self._workers.remove(worker)
                _end(worker)

    def _map(self, task: Task, source: Iterator[Tagged], waiting: deque[Tagged], most: int) -> Iterator[Tagged]:
        exhausted = False
        while True:
            while not exhausted and len(waiting) < most:
                following = next(source, None)
                if following is None:
                    exhausted = True
                else:
                    waiting.append(following)
                    self._give(task, waiting, most)
            self._give(task, waiting, most)
            busy = [worker for worker in self._workers if worker.job]
            if not busy:
                if exhausted and not waiting:
                    return
                continue
            yield from self._collect(task, busy, waiting)

    def ahead(self, task: Task) -> None:
        """Let idle workers load what a task needs; when one cannot, that is told when it is given a batch."""
        for worker in [worker for worker in self._workers if worker.job is None]:
            _load(worker, task)

    def close(self) -> None:
        """End the workers."""
        for worker in (*self._workers, *_EARLY):
            _end(worker)
        self._workers.clear()
        _EARLY.clear()

    def _give(self, task: Task, waiting: deque[Tagged], most: int) -> None:
        """Hand waiting batches to idle workers, and start more workers where all are busy."""
        while waiting:
            idle = next((worker for worker in self._workers if worker.job is None), None)
            if idle is None and len(self._workers) < most:
                idle = _EARLY.pop() if _EARLY else _start()
                self._workers.append(idle)
            if idle is None:
                return
            job = waiting.popleft()
            idle.job, idle.is_ready, idle.until = job, False, time.monotonic() + _START_SECONDS
            try:
                idle.connection.send_bytes(pickle.dumps(task))
                idle.connection.send_bytes(to_bytes(job[1]))
            except OSError:
                idle.until = 0.0  # it died while idle: the batch is taken back with the next look

    def _collect(self, task: Task, busy: list[_Worker], waiting: deque[Tagged]) -> Iterator[Tagged]:
        """Wait for something to happen and yield what came of it."""
        until = min(worker.until for worker in busy)
        told = wait([worker.connection for worker in busy], timeout=max(0.0, until - time.monotonic()))
        for worker in busy:
            if worker.connection in told:
                yield from self._hear(task, worker, waiting)
            elif time.monotonic() >= worker.until:
                yield from self._lose(task, worker, waiting, "timed_out", f"more than {self.page_seconds:.0f} seconds")

    def _hear(self, task: Task, worker: _Worker, waiting: deque[Tagged]) -> Iterator[Tagged]:
        job = worker.job
        if job is None:
            return
        try:
            answer = worker.connection.recv_bytes()
        except (EOFError, OSError):
            yield from self._lose(task, worker, waiting, "crashed", "the process that read the page ended")
            return
        if worker.is_ready:
            worker.job = None
            yield job[0], from_bytes(answer)
        elif answer == READY:
            # A batch is allowed what its slowest page may take; row by row each page has the time for itself.
            worker.is_ready, worker.until = True, time.monotonic() + self.page_seconds + 0.5 * job[1].num_rows
        else:
            raise EngineError(f"{task.name} cannot start: {answer.decode()}")

    def _lose(self, task: Task, worker: _Worker, waiting: deque[Tagged], reason: str, detail: str) -> Iterator[Tagged]:
        """A worker is lost: its batch is tried again row by row; a single row is refused."""
        job = worker.job
        self._workers.remove(worker)
        _end(worker)
        if job is None:
            return
        number, batch = job
        if not worker.is_ready:
            self._failures += bool(worker.until)
            if self._failures > _MOST_FAILURES:
                raise EngineError(f"{task.name} cannot start: its worker processes end before they are ready")
            waiting.appendleft(job)
        elif batch.num_rows == 1:
            yield number, task.refuse(batch, reason, detail)
        else:
            waiting.extendleft((number, row) for row in reversed(rows_of(batch)))


def start_early() -> Callable[[Task], None]:
    """Start a worker where a core is free for it, before there is an engine, which will take it over.

    Returns:
        A function that lets it load what a task needs.
    """
    if _cores() == 1:
        return lambda task: None
    worker = _start()
    _EARLY.append(worker)
    return lambda task: _load(worker, task)


def _load(worker: _Worker, task: Task) -> None:
    with suppress(OSError):
        worker.connection.send_bytes(pickle.dumps(task))
        worker.connection.send_bytes(AHEAD)


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start() -> _Worker:
    ours, theirs = socket.socketpair()
    # Not by multiprocessing: it would import the parent's main module, which may be all of Dagster.
    command = [sys.executable, "-m", "pipelines.engines.worker", str(theirs.fileno())]
    paths = os.pathsep.join(dict.fromkeys([str(Path(__file__).parents[2]), *filter(None, sys.path)]))
    process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env={**os.environ, "PYTHONPATH": paths})  # noqa: S603 (our own)
    theirs.close()
    return _Worker(process, Connection(ours.detach()))


def _end(worker: _Worker) -> None:
    worker.connection.close()
    worker.process.kill()
    worker.process.wait()
