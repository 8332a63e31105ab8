"""When things run: one job for everything, a nightly schedule, a sensor on the raw folder; and who is told when a run fails."""

import hashlib
import os

import dagster as dg

from pipelines.notify import notifiers, tell
from pipelines.resources import Folders
from pipelines.retention import forget

SETTLED_SECONDS = 30.0
"""A raw file that was written to more recently may not be whole yet."""

_AT_WORK = [dg.DagsterRunStatus.QUEUED, dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED]

everything = dg.define_asset_job("everything", selection=dg.AssetSelection.all(), description="From the raw pages to the reports.")


@dg.schedule(job=everything, cron_schedule="0 3 * * *", execution_timezone="UTC")
def nightly() -> dg.RunRequest:
    """Make everything again at 03:00 UTC; what is not new costs no work."""
    return dg.RunRequest()


@dg.op
def forget_old_runs(context: dg.OpExecutionContext, folders: Folders) -> None:
    """Remove runs, logs and a failed draft that are older than READOUTS_KEEP_DAYS."""
    runs, _ = forget(context.instance, folders.failed_draft, folders.keep_days)
    context.log.info(f"{runs} runs are forgotten")


@dg.job
def tidy() -> None:
    """Forget what is old."""
    forget_old_runs()


@dg.schedule(job=tidy, cron_schedule="0 4 * * *", execution_timezone="UTC", default_status=dg.DefaultScheduleStatus.RUNNING)
def daily_tidying() -> dg.RunRequest:
    """Forget at 04:00 UTC what is old."""
    return dg.RunRequest()


@dg.sensor(job=everything, minimum_interval_seconds=60)
def raw_folder_changed(context: dg.SensorEvaluationContext, folders: Folders) -> dg.SensorResult | dg.SkipReason:
    """Make everything again when a raw file is new, changed or gone.

    Many changes are one run: none is asked for while files are being written, nor while an earlier run is waiting or at
    work. The cursor stays until then, so no change is missed.
    """
    now = folders.fingerprint()
    if now == context.cursor:
        return dg.SkipReason("No raw file is new, changed or gone.")
    if folders.seconds_since_change() < SETTLED_SECONDS:
        return dg.SkipReason("Raw files are being written.")
    if context.instance.get_runs_count(dg.RunsFilter(job_name=everything.name, statuses=_AT_WORK)):
        return dg.SkipReason("Raw files have changed; an earlier run has not ended.")
    # The key names the change, not the state: a folder that returns to an earlier state is a change as well.
    change = hashlib.sha256(f"{context.cursor}>{now}".encode()).hexdigest()[:16]
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=change)], cursor=now)


@dg.run_failure_sensor(default_status=dg.DefaultSensorStatus.RUNNING)  # of any job: what the UI makes alone runs in one of its own
def run_failed(context: dg.RunFailureSensorContext) -> None:
    """Tell whom READOUTS_NOTIFY names that a run failed, at which step and why."""
    failures = context.get_step_failure_events()
    steps = [f"{event.step_key}: {event.step_failure_data.error_display_string.strip().splitlines()[0]}" for event in failures]
    text = "\n".join([*steps, context.failure_event.message or ""]).strip()
    tell(notifiers(os.environ), f"run {context.dagster_run.run_id[:8]} of {context.dagster_run.job_name} failed", text)
