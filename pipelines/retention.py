"""What is forgotten in time: the history of old runs, with their logs, and a draft that was kept because it failed a check."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg

TIDYING = "tidy"
"""The job that forgets; its own runs tell nothing that is worth keeping."""
LATEST_RUNS = 20
"""Runs that are kept however old they are, so that the UI can still tell what was made last."""

_ENDED = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]


def forget(instance: dg.DagsterInstance, draft: Path, days: int, now: datetime | None = None) -> tuple[int, bool]:
    """Remove ended runs, with their events and logs, and a failed draft, that are older than so many days.

    Args:
        instance: Dagster's history.
        draft: Where a draft is kept that failed a check.
        days: How long both are kept.
        now: The time, in UTC; the clock's when None.

    Returns:
        The count of runs that are gone, and whether the draft is.
    """
    before = (now or datetime.now(UTC)) - timedelta(days=days)
    ended = instance.get_run_records(dg.RunsFilter(statuses=_ENDED))
    working = [record.dagster_run.run_id for record in ended if record.dagster_run.job_name != TIDYING]
    kept = set(working[:LATEST_RUNS])
    old = [r.dagster_run.run_id for r in ended if r.create_timestamp < before and r.dagster_run.run_id not in kept]
    for run_id in old:
        instance.compute_log_manager.delete_logs(prefix=[run_id])
        instance.delete_run(run_id)
    is_stale = draft.exists() and draft.stat().st_mtime < before.timestamp()
    if is_stale:
        draft.unlink()
    return len(old), is_stale
