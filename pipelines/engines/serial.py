"""Work in this process: for debugging, and where no process may be started. A page that hangs or crashes Python is not guarded against."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from pipelines.engines.base import Tagged, Task, message, prepared, rows_of


class SerialEngine:
    """One batch after the other."""

    def map(self, task: Task, batches: Iterable[Tagged]) -> Iterator[Tagged]:
        """Yield the result of every batch under its number."""
        for number, batch in batches:
            for result in attempt(task, batch):
                yield number, result

    def ahead(self, task: Task) -> None:
        """Nothing: there is nobody else to do it."""

    def close(self) -> None:
        """Nothing is held."""


def attempt(task: Task, batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """Work on a batch; where an exception stops it, row by row, and what fails then is refused."""
    try:
        yield task.run(prepared(task.prepare), batch)
    except Exception as error:  # noqa: BLE001 (whatever a page provokes costs that page)
        if batch.num_rows == 1:
            yield task.refuse(batch, "resources" if isinstance(error, OSError | MemoryError) else "failed", message(error))
        else:
            for row in rows_of(batch):
                yield from attempt(task, row)
