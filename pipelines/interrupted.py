"""Runs whose process was killed: Dagster's history calls them at work for ever, and they hold the right to write."""

import os
from datetime import UTC, datetime, timedelta

import dagster as dg

_AT_WORK = [
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]

START_MINUTES = 10
"""How long a run may take until its process says that it executes it."""


def end_the_dead(instance: dg.DagsterInstance) -> list[str]:
    """Mark runs of this machine as failed whose process is gone, and give back what ended runs hold of the pools.

    Without it the next run would wait for ever for the pool, and the sensor for the end of the dead run.

    Returns:
        The runs that are marked.
    """
    young = datetime.now(UTC) - timedelta(minutes=START_MINUTES)
    records = instance.get_run_records(dg.RunsFilter(statuses=_AT_WORK))
    dead = [one.dagster_run for one in records if not _lives(instance, one.dagster_run.run_id, one.update_timestamp > young)]
    ended = {run.run_id for run in dead if (now := instance.get_run_by_id(run.run_id)) is None or now.is_finished}
    dead = [run for run in dead if run.run_id not in ended]  # one may have ended well just now
    for run in dead:
        instance.report_run_failed(run, "The process of this run was killed.")
    for run_id in instance.event_log_storage.get_concurrency_run_ids():
        held = instance.get_run_by_id(run_id)
        if held is None or held.is_finished:
            instance.event_log_storage.free_concurrency_slots_for_run(run_id)
    return [run.run_id for run in dead]


def _lives(instance: dg.DagsterInstance, run_id: str, is_young: bool) -> bool:
    """Whether the process is there that said that it executes the run; where none has said so, a young run is about to start."""
    pids = [
        event.dagster_event.engine_event_data.metadata["pid"].value
        for event in instance.all_logs(run_id, of_type=dg.DagsterEventType.ENGINE_EVENT)
        if event.dagster_event and "pid" in event.dagster_event.engine_event_data.metadata
    ]
    return any(_is_there(int(str(pid))) for pid in pids) if pids else is_young


def _is_there(pid: int) -> bool:
    if pid == os.getpid():  # that number was another's: this process executes nothing yet
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
