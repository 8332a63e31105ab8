"""The star and the reports as assets: one multi-asset over ``sql/``, for one file is built and swapped in once."""

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg

from pipelines.assets.steps import NIGHTLY, OWNERS, POOL, stage_key
from pipelines.core.contracts import STAGE
from pipelines.core.knowledge import Knowledge
from pipelines.resources import Folders, RunOptions, log, table_schema
from pipelines.stages.versions import code_version, fingerprint
from pipelines.store import MirrorError
from pipelines.warehouse import (
    Build,
    ColumnLineage,
    Finding,
    Model,
    Sources,
    Sql,
    build,
    earlier,
    lineages,
    note_build,
    reference_tables,
    stage_files,
    standing,
)

_GROUPS: Mapping[str, str] = {"star": "star", "report": "reports"}


def model_assets(sql: Sql, knowledge: Knowledge) -> dg.AssetsDefinition:
    """Every table and view of ``sql/`` with its checks; any of them can be made alone.

    A part is built in a copy of the published file, together with what reads it; upstream tables stay as they are.
    """

    @dg.multi_asset(
        name="warehouse",
        specs=[_spec(model) for model in sql.models],
        check_specs=[
            dg.AssetCheckSpec(c.name, asset=model_key(c.model), description=c.description, blocking=c.is_blocking) for c in sql.checks
        ],
        can_subset=True,
        pool=POOL,
    )
    def run(
        context: dg.AssetExecutionContext, folders: Folders, options: RunOptions
    ) -> Iterator[dg.AssetCheckResult | dg.MaterializeResult[Any]]:
        chosen = [model.name for model in sql.models if model_key(model.name) in context.selected_asset_keys]
        try:
            folders.store.bring(STAGE)
        except MirrorError as error:  # a storage comes back
            raise dg.RetryRequested(max_retries=3, seconds_to_wait=10 * 2**context.retry_number) from error
        result, is_new = _built(folders, sql, knowledge, options.accept, None if len(chosen) == len(sql.models) else chosen)
        found = [_check_result(finding) for finding in result.findings if _check_key(finding) in context.selected_asset_check_keys]
        if not result.published:
            yield from found
            raise dg.Failure(_refusal(result), allow_retries=False)
        told = "tables and views, %d checks" if is_new else "tables and views stand as they were made, with %d checks"
        log.info(f"%-10s %7d  {told}", "warehouse", len(result.made), len(result.findings))
        made = [model for model in sql.models if model.name in chosen]
        upstream = lineages(made, result.columns, folders.database.with_name(".lineage.json"))
        for model in made:
            metadata = _metadata(folders, result, model, upstream[model.name])
            yield dg.MaterializeResult(asset_key=model_key(model.name), metadata=metadata)
        yield from found  # after what they are about: a check looks at the materialisation before it

    return run


def _built(folders: Folders, sql: Sql, knowledge: Knowledge, accepted: list[str], only: list[str] | None) -> tuple[Build, bool]:
    """Build the file, or find that it stands as a whole build would make it; and which of the two."""
    sources = Sources(folders.stage, reference_tables(knowledge))
    made_from, stage = _made_from(sources, sql, accepted), stage_files(sources)
    if only is None and (found := standing(folders.database, stage, made_from, sql, accepted)):
        return found, False
    since = earlier(folders.database, made_from) if only is None else None
    result = build(sources, sql, folders.database, only, folders.keep_failed, accepted, since)
    if only is None and result.published:
        note_build(folders.database, stage, made_from, result)
    return result, True


def _made_from(sources: Sources, sql: Sql, accepted: list[str]) -> str:
    """Changes with anything but the stage tables that decides what a whole build makes: reference data, SQL, code, accepted checks."""
    return fingerprint(code_version("pipelines.warehouse"), repr(sql), repr(sources.reference), repr(sorted(accepted)))


def model_key(name: str) -> dg.AssetKey:
    """The asset of a table or view, named as SQL names it."""
    return dg.AssetKey(name.split("."))


def _spec(model: Model) -> dg.AssetSpec:
    upstream = [name for name in model.reads if not name.startswith("reference.")]
    return dg.AssetSpec(
        model_key(model.name),
        deps=[stage_key(name.removeprefix("stage.")) if name.startswith("stage.") else model_key(name) for name in upstream],
        description=model.description,
        group_name=_GROUPS[model.schema],
        kinds={"duckdb", "sql"},
        owners=OWNERS,
        metadata={"dagster/table_name": model.name},
        freshness_policy=NIGHTLY if model.name == "report.meetings" else None,
    )


def _check_key(finding: Finding) -> dg.AssetCheckKey:
    return dg.AssetCheckKey(model_key(finding.check.model), finding.check.name)


def _check_result(finding: Finding) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        asset_key=model_key(finding.check.model),
        check_name=finding.check.name,
        passed=finding.passed,
        severity=dg.AssetCheckSeverity.ERROR if finding.check.is_blocking else dg.AssetCheckSeverity.WARN,
        metadata={"rows": finding.row_count, "first rows": dg.MetadataValue.md(finding.sample)},
    )


def _refusal(result: Build) -> str:
    named = ", ".join(f"{f.check.model} {f.check.name} ({f.row_count} rows)" for f in result.blocking)
    return f"not published, the file stands as it was; failed checks: {named}"


def _metadata(folders: Folders, result: Build, model: Model, upstream: ColumnLineage) -> dict[str, Any]:
    made = result.made[model.name]
    return {
        **({} if made.row_count is None else {"dagster/row_count": made.row_count}),
        "dagster/column_schema": table_schema(result.columns[model.name]),
        "dagster/column_lineage": dg.TableColumnLineage(
            {name: [dg.TableColumnDep(model_key(table), column) for table, column in made_from] for name, made_from in upstream.items()}
        ),
        "dagster/uri": folders.database.as_uri(),
        **({"preview": dg.MetadataValue.md(made.preview)} if made.preview else {}),
        **{name.replace("_", " "): dg.MetadataValue.md(table) for name, table in made.tables.items()},
        **made.figures,
    }
