"""The warehouse as a pure function of the stage files, the reference data and the SQL.

A full build starts from nothing. A partial one starts from a copy of the published file and rebuilds the models
asked for and all that read them; one that follows an earlier build, only the rows that may differ. Either way the draft
is audited before it takes the published file's name.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import duckdb

from pipelines.store import identity
from pipelines.tables import Column
from pipelines.warehouse.audit import Finding, Made, Since, audit, naming
from pipelines.warehouse.catalogue import comment_models, describe, drop, kinds
from pipelines.warehouse.changed import Changed, StageFiles, changed_since, nearby
from pipelines.warehouse.following import AROUND, remake, replace_stage_rows
from pipelines.warehouse.models import BELOW, SCHEMAS, Check, Model, ModelError, Sql, upstream
from pipelines.warehouse.previous import remembered
from pipelines.warehouse.publish import draft_of, publish, start_from
from pipelines.warehouse.session import DATABASE, Job, at_once, attached, in_order, quoted, share_cores
from pipelines.warehouse.sources import Sources, contracts_of, put_in_place, stage_files
from pipelines.warehouse.storing import create_as

STORAGE_VERSION = "v1.4.0"
"""DuckDB 1.4 and later can open the file; the default of 2.0 could not be read by 1.5."""
_NO_LOG = "RECOVERY_MODE no_wal_writes"
"""A draft is whole or discarded: what is committed need not be written twice, to a log and to the file."""


@dataclass(slots=True)
class Build:
    """What a build made, and whether it was published."""

    identity: str = ""
    """Of the file that was published; empty when none was."""
    made: dict[str, Made] = field(default_factory=dict)
    columns: dict[str, tuple[Column, ...]] = field(default_factory=dict)
    """Of every table and view, those below the star too."""
    findings: list[Finding] = field(default_factory=list)
    before: str = ""
    """Identity of the published file of which a copy was brought up to date; empty when all was made anew."""
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The documents, reports and meetings of which alone rows differ from that."""

    @property
    def published(self) -> bool:
        """``target`` is what was made."""
        return bool(self.identity)

    @property
    def blocking(self) -> list[Finding]:
        """The findings that kept the draft from being published."""
        return [f for f in self.findings if f.check.is_blocking and not f.passed]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The build that made the published file from other stage tables than there are now, and of the same of all else.

    Attributes:
        stage: The stage tables that it was made from.
        passed: The checks that found no row, by the names of their files.
    """

    stage: StageFiles
    passed: frozenset[str]


def build(
    sources: Sources,
    sql: Sql,
    target: Path,
    only: Sequence[str] | None = None,
    keep_failed: bool = False,
    accepted: Collection[str] = (),
    since: Earlier | None = None,
) -> Build:
    """Write a warehouse, audit it, publish it.

    Args:
        sources: Stage files and reference rows.
        sql: The models, macros and checks.
        target: The DuckDB file to replace.
        only: Models to rebuild, with all that read them, in a copy of ``target``; everything when None, or when
            there is no file to copy or it lacks a model.
        keep_failed: Keep a draft that fails a blocking check as ``<name>.failed.duckdb`` beside ``target``, to be looked into.
        accepted: Checks, by the names of their files, that keep nothing from being published this time.
        since: The build that made ``target`` of the same but for the stage tables. Where these differ in little, a copy of
            ``target`` is brought up to date; a copy that fails a check is made anew whole, to be sure.

    Returns:
        What was made and found; ``published`` says whether ``target`` is new.

    Raises:
        ModelError: A SQL file fails, or an accepted check is not there; ``target`` is as it was.
        PublishError: Another writer is at work, or holds ``target`` open; ``target`` is as it was.
    """
    checks = checks_of(sql, accepted)
    if since and (changed := changed_since(target, since.stage, stage_files(sources))):
        result = _follow(sources, sql, target, checks, changed, since)
        if result.published:
            return result
    return _make_anew(sources, sql, target, checks, only, keep_failed)


def _make_anew(sources: Sources, sql: Sql, target: Path, checks: Sequence[Check], only: Sequence[str] | None, keep_failed: bool) -> Build:
    """Publish a file of which all was made, or the models asked for and what reads them in a copy of the published one."""
    result = Build()
    partial = only is not None and _holds_all(target, sql)
    models = sql.reading(only) if partial and only is not None else sql.models
    with draft_of(target) as draft:
        if partial:
            start_from(target, draft)
        with _opened(draft, target, new=not partial) as db:
            there = kinds(db)
            stale = {name for model in models for name in model.reads} if partial else None
            contracts = _make_tables(db, sources, _needed(sql, stale), models, there)
            with at_once(db):
                _make_macros(db, sql)
                result.columns = comment_models(db, sql.models, {model.name for model in models}, contracts)
            result.made, result.findings = audit(db, sql, models, checks)
            _drop_below(db, contracts.keys() - kept_tables(sql))
        if not result.blocking:
            result.identity = publish(draft, target)
        elif keep_failed:
            draft.replace(target.with_suffix(".failed.duckdb"))
    return result


def _make_tables(
    db: duckdb.DuckDBPyConnection, sources: Sources, needed: Mapping[str, bool], models: Sequence[Model], there: Mapping[str, str]
) -> Mapping[str, tuple[Column, ...]]:
    """Make what is needed below the star, then the models; returns the contracts of the former."""
    large = [name for name, keep in needed.items() if keep and name.startswith("stage.")]
    with at_once(db):
        contracts = put_in_place(db, sources, {name: keep for name, keep in needed.items() if name not in large}, there)
    jobs: dict[str, Job] = {name: partial(_take, sources, name, there) for name in large}
    jobs |= {model.name: partial(_make, model, there.get(model.name)) for model in models}
    in_order(db, jobs, upstream(models, large))
    return contracts | contracts_of(sources, large)


def _follow(sources: Sources, sql: Sql, target: Path, checks: Sequence[Check], changed: Changed, since: Earlier) -> Build:
    """Publish a copy of the published file in which the rows that may differ were made again."""
    result, kept, files = Build(keys=changed.keys), kept_tables(sql), stage_files(sources)
    with draft_of(target) as draft:
        result.before = identity(target)
        start_from(target, draft)
        with _opened(draft, target, new=False) as db:
            with at_once(db):
                contracts = put_in_place(db, sources, {name: False for name in _needed(sql, None) if name not in kept}, {})
                for table in changed.tables:
                    if f"stage.{table}" in kept:
                        replace_stage_rows(db, table, files[table].values(), changed)
            whole = remake(db, sql.models, files, changed, nearby(describe(db), sql.models, changed))
            with at_once(db):
                result.columns = comment_models(db, sql.models, {model.name for model in whole}, contracts | contracts_of(sources, kept))
            tables = [model for model in sql.models if not model.is_view]
            result.made, result.findings = audit(db, sql, tables, checks, Since(changed, since.passed, AROUND))
            _drop_below(db, contracts.keys())
        if not result.blocking:
            result.identity = publish(draft, target)
    return result


def _drop_below(db: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    """Remove tables below the star that need not stay."""
    there = kinds(db)
    with at_once(db):
        for name in names:
            drop(db, name, there[name])


def checks_of(sql: Sql, accepted: Collection[str]) -> list[Check]:
    """All checks, of which the accepted ones block nothing.

    Raises:
        ModelError: An accepted check is not there.
    """
    if unknown := set(accepted) - {check.file for check in sql.checks}:
        raise ModelError(f"there is no check {min(unknown)} to be accepted")
    return [replace(check, is_blocking=check.is_blocking and check.file not in accepted) for check in sql.checks]


@contextmanager
def _opened(draft: Path, target: Path, new: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """The draft as the current database, ``previous`` beside it; closed and checkpointed at the end."""
    # Attached, not connected to: the draft can be left before it is swapped in, and no instance of it stays cached.
    with attached(draft, f"{_NO_LOG}, STORAGE_VERSION '{STORAGE_VERSION}'" if new else _NO_LOG) as db, remembered(db, target):
        share_cores(db)
        for schema in SCHEMAS if new else ():
            db.execute(f"CREATE SCHEMA {schema}")
        yield db
        db.execute(f"CHECKPOINT {DATABASE}")


def kept_tables(sql: Sql) -> frozenset[str]:
    """Tables below the star that a view or a macro reads: they lie in the file, which stands alone."""
    readers = [*(m.reads for m in sql.models if m.is_view), *(m.reads for m in sql.macros)]
    return frozenset(name for reads in readers for name in reads if name.startswith(BELOW))


def _needed(sql: Sql, stale: set[str] | None) -> dict[str, bool]:
    """Tables below the star to put in place, and whether they stay in the file."""
    kept = kept_tables(sql)
    readers = [*(m.reads for m in sql.models), *(m.reads for m in sql.macros), *(c.reads for c in sql.checks)]
    below = sorted({name for reads in readers for name in reads if name.startswith(BELOW)})
    return {name: name in kept for name in below if name not in kept or stale is None or name in stale}


def _holds_all(target: Path, sql: Sql) -> bool:
    """There is a published file, and it has every table that a partial build takes over."""
    if not target.exists():
        return False
    with attached(target, "READ_ONLY") as db:
        return kinds(db).keys() >= {*(model.name for model in sql.models), *kept_tables(sql)}


def _take(sources: Sources, name: str, there: Mapping[str, str], db: duckdb.DuckDBPyConnection) -> None:
    with at_once(db):
        put_in_place(db, sources, {name: True}, there)


def _make(model: Model, kind: str | None, db: duckdb.DuckDBPyConnection) -> None:
    with naming(model.path), at_once(db):
        drop(db, model.name, kind)
        create_as(db, model)


def _make_macros(db: duckdb.DuckDBPyConnection, sql: Sql) -> None:
    for macro in sql.macros:
        with naming(f"sql/macro/{macro.name}.sql"):
            db.execute(f"DROP MACRO TABLE IF EXISTS {macro.name}")
            db.execute(macro.sql)
            db.execute(f"COMMENT ON MACRO TABLE {macro.name} IS {quoted(macro.description)}")
