"""The code location: the whole pipeline, assembled. A fault in a reference or SQL file stops it from loading."""

import os
from collections.abc import Iterable
from pathlib import Path

import dagster as dg

from pipelines.assets import explorer, model_assets, step_assets
from pipelines.automation import daily_tidying, everything, nightly, raw_folder_changed, run_failed, tidy
from pipelines.core.knowledge import Knowledge
from pipelines.environment import ROOT
from pipelines.notify import notifiers
from pipelines.reference import load_knowledge
from pipelines.reference.calendars import check_calendars
from pipelines.reference.cleaning import load_cleaning_knowledge
from pipelines.reference.lexicons import load_cue_lexicons, load_name_lexicons
from pipelines.reference.statements import load_statement_lexicons
from pipelines.resources import Folders, RunOptions
from pipelines.stages import STEPS, Step
from pipelines.stages.unchanged import once
from pipelines.warehouse import Sql, load_sql


def assemble(steps: Iterable[Step], sql: Sql, knowledge: Knowledge, folders: Folders) -> dg.Definitions:
    """The pipeline over the given steps, models, knowledge and folders."""
    checks = {check.file for check in sql.checks}
    return dg.Definitions(
        assets=[*(step_assets(step, knowledge, checks) for step in steps), model_assets(sql, knowledge)],
        jobs=[everything, tidy],
        schedules=[nightly, daily_tidying],
        sensors=[raw_folder_changed, run_failed],
        resources={"folders": folders, "options": RunOptions.from_environment()},
        executor=dg.in_process_executor,  # a process per step costs more than most steps
    )


def _check_reference_files() -> None:
    """Load what the steps load when they run, so that a fault in it is seen before."""
    load_cleaning_knowledge()
    check_calendars()
    load_cue_lexicons(load_name_lexicons())
    load_statement_lexicons()


@dg.definitions
def defs() -> dg.Definitions:
    """The pipeline over the project's own files and the folders that the environment names."""
    folders = Folders.from_environment()
    once(Path(folders.warehouse) / ".checked", _check_reference_files)
    notifiers(os.environ)
    pipeline = assemble(STEPS, load_sql(ROOT / "sql"), load_knowledge(), folders)
    return dg.Definitions.merge(pipeline, dg.Definitions(assets=[explorer]))
