"""The stage tables as assets: one multi-asset per step of ``pipelines.stages``."""

import ctypes
import time
from collections.abc import Iterator, Set
from contextlib import suppress
from datetime import timedelta
from typing import Any

import dagster as dg
import pyarrow as pa

from pipelines.core.contracts import STAGE
from pipelines.core.knowledge import Knowledge
from pipelines.engines import EngineError
from pipelines.resources import Folders, RunOptions, log, markdown_table, progress, table_schema
from pipelines.stages import Report, Step, StepInput
from pipelines.store import MirrorError, StoreBusy, StoreError
from pipelines.tables import columns, description

OWNERS = ["team:readouts"]
POOL = "warehouse_writer"
"""One writer at a time, over all runs."""

NIGHTLY = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=50), warn_window=timedelta(hours=26))
"""A night that was missed is a warning, two are a fault."""

_PREVIEW_ROWS, _PREVIEW_COLUMNS = 5, 8


def step_assets(step: Step, knowledge: Knowledge, checks: Set[str]) -> dg.AssetsDefinition:
    """The stage tables that a step writes; any of them can be made alone.

    Args:
        step: The step.
        knowledge: Curated knowledge.
        checks: The files of all checks, so that one which nobody knows is refused before the work and not after it.
    """

    @dg.multi_asset(
        name=step.name,
        specs=[_spec(step, table) for table in step.writes],
        can_subset=True,
        pool=POOL,
    )
    def run(context: dg.AssetExecutionContext, folders: Folders, options: RunOptions) -> Iterator[dg.MaterializeResult[Any]]:
        _refuse(step, folders, options, checks)
        wanted = frozenset(table for table in step.writes if stage_key(table) in context.selected_asset_keys)
        try:
            with folders.store.writing():
                told = progress(step.name)
                named = frozenset(options.collections)
                given = StepInput(folders.raw_folder, folders.store, knowledge, folders.workers(), told, named)
                started = time.monotonic()
                report = step.run(given, wanted)
                seconds = time.monotonic() - started
                _give_back()
        except (EngineError, StoreBusy, MirrorError) as error:  # a cluster or a storage comes back, another run ends
            raise dg.RetryRequested(max_retries=3, seconds_to_wait=10 * 2**context.retry_number) from error
        except StoreError as error:
            raise dg.Failure(str(error), allow_retries=False) from error
        log.info("%-10s %s", step.name, _told(report))
        for table in step.writes:
            if table in wanted:
                log.info("%-10s %7d  %s", "", report.rows[table], table.replace("_", " "))
                yield dg.MaterializeResult(
                    asset_key=stage_key(table), metadata={**_metadata(folders, table, report), **_pace(report, seconds)}
                )

    return run


def _give_back() -> None:
    """Let the system have the memory that a step needed, for what comes next, DuckDB not least, needs its own."""
    pa.default_memory_pool().release_unused()
    with suppress(AttributeError, OSError):  # another C library than that of GNU has its own way
        ctypes.CDLL(None).malloc_trim(0)


def _refuse(step: Step, folders: Folders, options: RunOptions, checks: Set[str]) -> None:
    """Fail before the work where nothing could come of it."""
    if not step.reads and not any(folders.raw_files()):
        raise dg.Failure(f"there are no pages in {folders.raw}; what was made before stands as it was", allow_retries=False)
    if unknown := options.unknown_collections(folders.raw_folder):
        raise dg.Failure(f"there is no collection {unknown[0]} in {folders.raw}: it is the name of a folder", allow_retries=False)
    if unknown := sorted(set(options.accept) - checks):
        raise dg.Failure(f"there is no check {unknown[0]} to be accepted", allow_retries=False)


def stage_key(table: str) -> dg.AssetKey:
    """The asset of a stage table."""
    return dg.AssetKey(["stage", table])


def _spec(step: Step, table: str) -> dg.AssetSpec:
    return dg.AssetSpec(
        stage_key(table),
        deps=[stage_key(name) for name in step.reads],
        description=description(STAGE[table]),
        group_name=step.group,
        kinds={"python", "parquet"},
        owners=OWNERS,
        freshness_policy=NIGHTLY if table == "documents" else None,
        metadata={"dagster/column_schema": table_schema(columns(STAGE[table])), "dagster/table_name": f"stage.{table}"},
    )


def _told(report: Report) -> str:
    """One line on what was done."""
    told = f"{report.worked:,} worked on, {report.kept:,} as before" if report.worked else f"nothing is new, {report.kept:,} as before"
    return ", ".join([told, *(f"{count:,} {what}" for what, count in report.notes.items())])


def _pace(report: Report, seconds: float) -> dict[str, float]:
    """How long a step took and, where it had work, how much of it a second."""
    return {"seconds": round(seconds, 1), **({"worked on per second": round(report.worked / seconds, 1)} if report.worked else {})}


def _metadata(folders: Folders, table: str, report: Report) -> dict[str, Any]:
    names = [c.name for c in columns(STAGE[table])][:_PREVIEW_COLUMNS]
    return {
        "dagster/row_count": report.rows[table],
        "dagster/uri": (folders.stage / table).as_uri(),
        "worked on": report.worked,
        "as before": report.kept,
        **report.notes,
        "preview": dg.MetadataValue.md(markdown_table(folders.first_rows(table, _PREVIEW_ROWS), names)),
    }
