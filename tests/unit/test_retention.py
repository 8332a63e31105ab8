"""What is forgotten in time, and what is kept."""

import os
from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest

from pipelines import retention
from pipelines.resources import Folders, SettingError
from pipelines.retention import forget


@dg.op
def speak(context):
    context.log.info("a line")


@dg.job
def short():
    speak()


@pytest.fixture
def instance(tmp_path):
    with dg.DagsterInstance.local_temp(str(tmp_path)) as made:
        yield made


def later(days):
    return datetime.now(UTC) + timedelta(days=days)


def test_old_runs_go_with_their_events_and_logs_and_the_latest_stay(instance, tmp_path, monkeypatch):
    monkeypatch.setattr(retention, "LATEST_RUNS", 2)
    runs = [short.execute_in_process(instance=instance).run_id for _ in range(3)]
    logs = tmp_path / "storage" / runs[0] / "compute_logs"
    logs.mkdir(parents=True, exist_ok=True)
    (logs / "speak.out").write_text("a line")
    assert forget(instance, tmp_path / "no-draft", 90, later(89)) == (0, False)
    assert forget(instance, tmp_path / "no-draft", 90, later(91)) == (1, False)
    assert [record.dagster_run.run_id for record in instance.get_run_records()] == [runs[2], runs[1]]
    assert instance.all_logs(runs[0]) == []
    assert not logs.exists()


def test_a_run_that_has_not_ended_stays(instance, tmp_path, monkeypatch):
    monkeypatch.setattr(retention, "LATEST_RUNS", 0)
    instance.add_run(dg.DagsterRun(job_name="short", status=dg.DagsterRunStatus.STARTED))
    assert forget(instance, tmp_path / "no-draft", 90, later(91)) == (0, False)


def test_a_failed_draft_is_kept_for_a_while(instance, tmp_path):
    draft = tmp_path / "readouts.failed.duckdb"
    draft.write_bytes(b"")
    assert forget(instance, draft, 90) == (0, False)
    long_ago = later(-91).timestamp()
    os.utime(draft, (long_ago, long_ago))
    assert forget(instance, draft, 90) == (0, True)
    assert not draft.exists()


def test_how_long_is_a_setting():
    assert Folders.from_environment({"READOUTS_KEEP_DAYS": "7"}).keep_days == 7
    with pytest.raises(SettingError, match="READOUTS_KEEP_DAYS must be a count of days, not soon"):
        Folders.from_environment({"READOUTS_KEEP_DAYS": "soon"})
