"""A run whose process is killed holds nothing back from the next one."""

import os
import subprocess
import sys
import time

import dagster as dg
import pytest

from pipelines import interrupted
from pipelines.environment import ROOT
from pipelines.home import SETTINGS
from pipelines.interrupted import end_the_dead


@dg.op(pool="warehouse_writer", config_schema=dg.Field(bool, default_value=False, is_required=False))
def write(context):
    if context.op_config:
        print("at work", flush=True)
        time.sleep(60)


@dg.job(executor_def=dg.in_process_executor)
def writing():
    write()


def wait_in_the_step():
    with dg.DagsterInstance.get() as instance:
        writing.execute_in_process({"ops": {"write": {"config": True}}}, instance=instance)


@pytest.fixture
def instance(tmp_path, monkeypatch):
    (tmp_path / "dagster.yaml").write_text(SETTINGS)
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    with dg.DagsterInstance.get() as made:
        yield made


def killed(instance):
    """The run of a process that was killed in the middle of its step."""
    code = "from tests.integration.test_interrupted import wait_in_the_step as wait; wait()"
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=dict(os.environ), stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not instance.event_log_storage.get_concurrency_run_ids():
        assert time.monotonic() < until, "the step did not start"
        time.sleep(0.1)
    (run,) = instance.get_runs()
    assert end_the_dead(instance) == [], "it lives"
    process.kill()
    process.wait()
    return run.run_id


@pytest.mark.slow
def test_a_run_that_was_killed_is_marked_and_gives_the_pool_back(instance):
    run_id = killed(instance)
    assert instance.get_run_by_id(run_id).status == dg.DagsterRunStatus.STARTED
    assert instance.event_log_storage.get_concurrency_run_ids() == {run_id}
    assert end_the_dead(instance) == [run_id]
    assert instance.get_run_by_id(run_id).status == dg.DagsterRunStatus.FAILURE
    assert instance.event_log_storage.get_concurrency_run_ids() == set()
    assert writing.execute_in_process(instance=instance).success, "it would wait for ever"


@pytest.mark.parametrize("status", [dg.DagsterRunStatus.NOT_STARTED, dg.DagsterRunStatus.STARTING])
def test_a_run_that_has_not_said_where_it_is_may_be_about_to_start_for_a_while(instance, monkeypatch, status):
    run = instance.create_run_for_job(writing, status=status)
    assert end_the_dead(instance) == []
    assert instance.get_run_by_id(run.run_id).status == status
    monkeypatch.setattr(interrupted, "START_MINUTES", 0)
    assert end_the_dead(instance) == [run.run_id]
    assert instance.get_run_by_id(run.run_id).status == dg.DagsterRunStatus.FAILURE
