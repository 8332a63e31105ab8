"""Dagster's home: run history and settings, kept with everything else that can be rebuilt."""

import os
import sqlite3
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import QueuePool

_HISTORY = ("dagster._core.storage.event_log.sqlite.sqlite_event_log", "dagster._core.storage.runs.sqlite.sqlite_run_storage")
"""Modules of Dagster that write the run history."""

SETTINGS = """\
# Written by the commands of this project; edits are lost.
telemetry:
  enabled: false
nux:
  enabled: false
concurrency:
  pools:
    default_limit: 1   # the pool warehouse_writer: one run writes at a time
    granularity: op
run_monitoring:
  enabled: true        # a run whose process died is marked as failed
  free_slots_after_run_end_seconds: 30   # and no longer holds the pool
run_retries:
  enabled: true        # a run whose process died is started again, once
  max_retries: 1
  retry_on_asset_or_op_failure: false
retention:
  schedule:
    purge_after_days: 90
  sensor:
    purge_after_days:
      skipped: 3
      failure: 30
      success: 90
python_logs:
  managed_python_loggers: [readouts]
"""


def prepare_home(folder: Path) -> None:
    """Set Dagster up in ``folder`` and point this process and its children there, with telemetry off."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "dagster.yaml"
    if not settings.exists() or settings.read_text(encoding="utf-8") != SETTINGS:
        settings.write_text(SETTINGS, encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(folder)
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "1"


def hasten_history() -> None:
    """Let this process write the run history without waiting for the disk after each of its thousand small commits.

    They would cost more than the rest of a small run. If the machine dies in these seconds, the history may be lost
    with it; the warehouse is not written this way. Dagster makes an engine for every statement, which then is compiled
    each time, and opens and closes the file for each; one engine for each file compiles it once and leaves the file open.
    """
    if event.contains(Engine, "connect", _write_freely):
        return
    event.listen(Engine, "connect", _write_freely)
    for name in _HISTORY:
        module = import_module(name)
        setattr(module, "create_engine", _one_each(module.create_engine))  # noqa: B010 (a module that is typed otherwise)


def _one_each(create: Callable[..., Engine]) -> Callable[..., Engine]:
    """Make one engine for each address, and give it out again."""
    made: dict[str, Engine] = {}

    def engine(address: str, **options: Any) -> Engine:
        if address not in made:
            made[address] = create(address, **{**options, "poolclass": QueuePool})
            setattr(made[address], "dispose", lambda: None)  # noqa: B010 (it is asked for after every statement)
        return made[address]

    return engine


def _write_freely(connection: Any, _: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")
