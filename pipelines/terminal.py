"""A run as a person sees it who sits before a terminal: what the steps say, and below it a bar for the step at work."""

import logging
from contextlib import suppress
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


class Terminal(logging.Handler):
    """Prints records as lines; one with ``done`` and ``total`` moves the bar instead, which goes with the next line.

    Args:
        stream: The terminal.
    """

    def __init__(self, stream: IO[str]) -> None:
        super().__init__()
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self._shown: Progress | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Print a line or move the bar. A terminal that is gone ends no run."""
        try:
            self._emit(record)
        except (OSError, ValueError):
            self.handleError(record)

    def _emit(self, record: logging.LogRecord) -> None:
        done = getattr(record, "done", None)
        if done is None:
            self._clear()
            self._console.print(self.format(record))
            return
        total = getattr(record, "total", None)
        if self._shown is None:
            columns = TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn()
            self._shown = Progress(*columns, console=self._console, transient=True, auto_refresh=False)
            self._shown.add_task(record.getMessage(), total=total, completed=done)
            self._shown.start()
        (task,) = self._shown.task_ids
        self._shown.update(task, completed=done, total=total, refresh=True)

    def close(self) -> None:
        """Take the bar away."""
        with suppress(OSError):
            self._clear()
        super().close()

    def _clear(self) -> None:
        if self._shown is not None:
            self._shown.stop()
            self._shown = None
