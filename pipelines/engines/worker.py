"""A worker process: takes batches from its socket, gives results back, and ends when the socket does."""

import contextlib
import gc
import os
import pickle
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection

import pyarrow as pa

from pipelines.engines.base import AHEAD, READY, Task, from_bytes, message, prepared, to_bytes
from pipelines.engines.serial import attempt
from pipelines.environment import without_pandas

_ALLOCATED = 50_000
"""Objects after which the collector looks for cycles: a page makes thousands that live for as long as its batch, and hardly a cycle."""


def serve(connection: Connection) -> None:
    """Answer until the other side hangs up.

    A request is a pickled task and the bytes of a batch. First comes ``READY`` once the task is prepared, then the
    number of the result's pieces, then each of them. A task that cannot be prepared answers with the error. ``AHEAD`` in place
    of a batch has no answer.
    """
    with contextlib.suppress(EOFError, OSError):
        while True:
            task: Task = pickle.loads(connection.recv_bytes())  # noqa: S301 (from our own parent)
            data = connection.recv_bytes()
            try:
                prepared(task.prepare)
            except Exception as error:  # noqa: BLE001 (the parent raises it)
                if data != AHEAD:
                    connection.send_bytes(message(error).encode())
                continue
            if data == AHEAD:
                continue
            connection.send_bytes(READY)
            answer = list(attempt(task, from_bytes(data)))
            joined = pa.Table.from_batches(answer).combine_chunks().to_batches()
            connection.send_bytes(to_bytes(joined[0] if joined else answer[0]))


def _end_with(parent: int) -> None:
    """End this process when its parent has died, also in the middle of a page."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    gc.set_threshold(_ALLOCATED)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and hangs up
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    without_pandas()
    serve(Connection(int(sys.argv[1])))
