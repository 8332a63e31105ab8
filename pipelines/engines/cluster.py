"""Work on the machines of a Ray cluster that is already there; needs the extra ``ray``, and this package on every node."""

import socket
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipelines.engines.base import PAGE_SECONDS, EngineError, Tagged, Task, from_bytes, message, prepared, rows_of, to_bytes
from pipelines.engines.serial import attempt

_START_SECONDS = 180.0
"""How long a worker of the cluster may take to start and to load what its task needs."""
_KNOCK_SECONDS = 10.0
_RETRIES = 2
"""Times that Ray gives a batch to another worker when one dies with it, as when its node goes down."""


def work(task: Task, data: bytes) -> bytes:
    """One batch, on whatever node."""
    prepared(task.prepare)
    answer = list(attempt(task, from_bytes(data)))
    return to_bytes(pa.Table.from_batches(answer).combine_chunks().to_batches()[0])


@dataclass(slots=True)
class _Job:
    """A batch that the cluster has."""

    tagged: Tagged
    until: float


@dataclass(slots=True)
class RayEngine:
    """As many batches at a time as the cluster has processors.

    Attributes:
        address: Of the cluster: ``auto`` for the one that runs on this machine, ``host:6379``, or ``ray://host:10001``.
        page_seconds: How long one page may take.
    """

    address: str = "auto"
    page_seconds: float = PAGE_SECONDS

    def map(self, task: Task, batches: Iterable[Tagged]) -> Iterator[Tagged]:
        """Yield the results as they come."""
        ray = self._connected()
        remote = ray.remote(max_retries=_RETRIES, num_cpus=1)(work)
        source, waiting, jobs = iter(batches), deque[Tagged](), dict[Any, _Job]()
        try:
            while True:
                most = max(1, int(ray.cluster_resources().get("CPU", 1)))
                while len(jobs) < most and (following := waiting.popleft() if waiting else next(source, None)) is not None:
                    until = time.monotonic() + _START_SECONDS + self.page_seconds + 0.5 * following[1].num_rows
                    jobs[remote.remote(task, to_bytes(following[1]))] = _Job(following, until)
                if not jobs:
                    return
                done, _ = ray.wait(list(jobs), num_returns=1, timeout=1.0)
                for reference in [*done, *self._late(ray, jobs, done)]:
                    yield from self._hear(ray, task, reference, jobs.pop(reference).tagged, waiting, reference in done)
        finally:
            for reference in jobs:
                ray.cancel(reference, force=True)

    def ahead(self, task: Task) -> None:
        """Nothing: which worker will get the task is for the cluster to say."""

    def close(self) -> None:
        """Leave the cluster; it goes on without us."""
        import ray

        ray.shutdown()

    def _connected(self) -> Any:
        try:
            import ray
        except ImportError as error:
            raise EngineError("READOUTS_ENGINE=ray needs Ray: pip install '.[ray]'") from error
        try:
            _reach(self.address)
            ray.init(address=self.address, ignore_reinit_error=True, log_to_driver=False, configure_logging=False)
        except (OSError, RuntimeError, ValueError) as error:
            raise EngineError(f"there is no Ray cluster at {self.address}: {message(error)}") from error
        return ray

    def _late(self, ray: Any, jobs: dict[Any, _Job], done: list[Any]) -> list[Any]:
        late = [reference for reference, job in jobs.items() if reference not in done and time.monotonic() > job.until]
        for reference in late:
            ray.cancel(reference, force=True)
        return late

    def _hear(self, ray: Any, task: Task, reference: Any, job: Tagged, waiting: deque[Tagged], is_done: bool) -> Iterator[Tagged]:
        """Yield a result; a batch that took its workers down, or too long, is tried again row by row, and a single row refused."""
        number, batch = job
        reason, detail = "timed_out", f"more than {self.page_seconds:.0f} seconds"
        if is_done:
            try:
                yield number, from_bytes(ray.get(reference))
                return
            except ray.exceptions.RayTaskError as error:
                raise EngineError(f"{task.name} cannot start: {message(error.cause or error)}") from error
            except ray.exceptions.RayError as error:
                reason, detail = "crashed", f"the process that read the page ended: {type(error).__name__}"
        if batch.num_rows == 1:
            yield number, task.refuse(batch, reason, detail)
        else:
            waiting.extendleft((number, row) for row in reversed(rows_of(batch)))


def _reach(address: str) -> None:
    """Knock at an address that names host and port: Ray itself would wait for minutes where nobody answers.

    Raises:
        OSError: Nobody answers.
    """
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if colon:
        socket.create_connection((host, int(port)), timeout=_KNOCK_SECONDS).close()
