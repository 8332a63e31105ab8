"""When things run: one job for everything, a daily schedule, a sensor on the raw folder."""

import hashlib

import dagster as dg

from pipelines.resources import Folders

everything = dg.define_asset_job("everything", selection=dg.AssetSelection.all(), description="From the raw pages to the reports.")


@dg.schedule(job=everything, cron_schedule="0 3 * * *", execution_timezone="UTC")
def daily() -> dg.RunRequest:
    """Make everything again at 03:00 UTC."""
    return dg.RunRequest()


@dg.sensor(job=everything, minimum_interval_seconds=60)
def raw_folder_changed(context: dg.SensorEvaluationContext, folders: Folders) -> dg.SensorResult | dg.SkipReason:
    """Make everything again when a raw file is new, changed or gone."""
    now = folders.fingerprint()
    if now == context.cursor:
        return dg.SkipReason("No raw file is new, changed or gone.")
    # The key names the change, not the state: a folder that returns to an earlier state is a change as well.
    change = hashlib.sha256(f"{context.cursor}>{now}".encode()).hexdigest()[:16]
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=change)], cursor=now)
