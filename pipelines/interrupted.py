"""Runs whose process was killed: Dagster's history calls them at work for ever, and they hold the right to write."""

import os

import dagster as dg

_AT_WORK = [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]


def end_the_dead(instance: dg.DagsterInstance) -> list[str]:
    """Mark runs of this machine as failed whose process is gone, and give back what ended runs hold of the pools.

    Without it the next run would wait for ever for the pool, and the sensor for the end of the dead run.

    Returns:
        The runs that are marked.
    """
    dead = [run for run in instance.get_runs(dg.RunsFilter(statuses=_AT_WORK)) if not _lives(instance, run.run_id)]
    for run in dead:
        instance.report_run_failed(run, "The process of this run was killed.")
    for run_id in instance.event_log_storage.get_concurrency_run_ids():
        held = instance.get_run_by_id(run_id)
        if held is None or held.is_finished:
            instance.event_log_storage.free_concurrency_slots_for_run(run_id)
    return [run.run_id for run in dead]


def _lives(instance: dg.DagsterInstance, run_id: str) -> bool:
    """Whether the process is there that said that it executes the run; a run of which none has said so may be about to start."""
    pids = [
        event.dagster_event.engine_event_data.metadata["pid"].value
        for event in instance.all_logs(run_id, of_type=dg.DagsterEventType.ENGINE_EVENT)
        if event.dagster_event and "pid" in event.dagster_event.engine_event_data.metadata
    ]
    return not pids or any(_is_there(int(str(pid))) for pid in pids)


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
