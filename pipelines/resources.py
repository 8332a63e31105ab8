"""Where things lie on the disk, and how they are shown in Dagster's UI."""

import hashlib
import logging
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import dagster as dg
from pydantic import Field, PrivateAttr

from pipelines.engines import Engine, LocalEngine, RayEngine, SerialEngine
from pipelines.environment import raw_and_warehouse
from pipelines.stages import ALL
from pipelines.store import Mirror, MirrorError, Store
from pipelines.tables import Column

_BAR_SECONDS = 0.1
"""How often a bar moves."""

ENGINES = ("local", "serial", "ray")
"""Where the work within a step may run; the first is the default."""

log = logging.getLogger("readouts")
"""What a person follows: shown on the terminal by ``make run`` and in the log of the run by the UI."""

bars = logging.getLogger("readouts.progress")
"""How far the step at work is, many times a second: for a bar on a terminal, and heard by nobody where there is none."""
bars.propagate = False
bars.setLevel(logging.CRITICAL)


class SettingError(ValueError):
    """An environment variable that cannot be honoured. The message names it."""


class Folders(dg.ConfigurableResource[Any]):
    """The raw pages and everything that is made from them."""

    raw: str
    warehouse: str
    engine: str = ENGINES[0]
    cluster: str = "auto"
    keep_failed: bool = False
    keep_days: int = 90
    mirror: str = ""
    _engine: Engine | None = PrivateAttr(default=None)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Folders":
        """Folders as ``READOUTS_RAW`` and ``READOUTS_WAREHOUSE`` say; by default those of the project.

        Raises:
            SettingError: ``READOUTS_ENGINE`` names an engine that there is not, ``READOUTS_STAGE`` a storage that there is not,
                or ``READOUTS_KEEP_DAYS`` is no count of days.
        """
        engine = environment.get("READOUTS_ENGINE") or ENGINES[0]
        if engine not in ENGINES:
            raise SettingError(f"READOUTS_ENGINE must be one of {', '.join(ENGINES)}, not {engine}")
        raw, warehouse = raw_and_warehouse(environment)
        cluster, keep_failed = environment.get("READOUTS_CLUSTER") or "auto", bool(environment.get("READOUTS_KEEP_FAILED"))
        mirror = environment.get("READOUTS_STAGE") or ""
        if mirror:
            _mirror(mirror)
        days = environment.get("READOUTS_KEEP_DAYS") or "90"
        if not days.isdecimal() or int(days) < 1:
            raise SettingError(f"READOUTS_KEEP_DAYS must be a count of days, not {days}")
        return cls(
            raw=str(raw),
            warehouse=str(warehouse),
            engine=engine,
            cluster=cluster,
            keep_failed=keep_failed,
            keep_days=int(days),
            mirror=mirror,
        )

    @property
    def raw_folder(self) -> Path:
        """Pages as scraped; never written to."""
        return Path(self.raw)

    @property
    def stage(self) -> Path:
        """Stage tables, a folder of Parquet files each, and the manifest that says which of them count."""
        return Path(self.warehouse) / "stage"

    @property
    def database(self) -> Path:
        """The DuckDB file."""
        return Path(self.warehouse) / "readouts.duckdb"

    @property
    def failed_draft(self) -> Path:
        """Where a draft is kept that failed a check, when that is asked for."""
        return self.database.with_suffix(".failed.duckdb")

    @property
    def explorer(self) -> Path:
        """Folder of the explorer; a browser opens its index.html."""
        return Path(self.warehouse) / "explorer"

    @property
    def dagster_home(self) -> Path:
        """Run history, schedules and sensor cursors."""
        return Path(self.warehouse) / "dagster_home"

    def workers(self) -> Engine:
        """Where pages are worked on; the same for all steps of a run, so that workers load what they need once."""
        if self._engine is None:
            self._engine = _engine(self.engine, self.cluster)
        return self._engine

    def teardown_after_execution(self, context: dg.InitResourceContext) -> None:
        """Let the workers go when the run has ended."""
        del context
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    @property
    def store(self) -> Store:
        """The stage tables."""
        return Store(self.stage, ALL, _mirror(self.mirror) if self.mirror else None)

    def first_rows(self, table: str, count: int) -> list[Any]:
        """The first records of a stage table."""
        return list(islice(self.store.records_of(table), count))

    def raw_files(self) -> Iterator[str]:
        """Files below the raw folder in path order, relative to it; links to folders are not followed."""
        for directory, names, files in os.walk(self.raw_folder):
            names.sort()
            for name in sorted(files):
                yield str(Path(directory, name).relative_to(self.raw_folder))

    def fingerprint(self) -> str:
        """Changes whenever a raw file is added, rewritten, moved or removed; reads no contents.

        The times of change and of status change are part of it, so that a rewrite of the same length, or one that
        keeps the old date, is seen too.
        """
        digest = hashlib.sha256()
        for path in self.raw_files():
            stat = (self.raw_folder / path).lstat()
            digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_ctime_ns}\n".encode("utf-8", "surrogateescape"))
        return digest.hexdigest()[:16]

    def seconds_since_change(self) -> float:
        """Seconds since a raw file was last written to; infinite when there is none. Times in the future do not count."""
        now = time.time()
        times = ((self.raw_folder / path).lstat() for path in self.raw_files())
        return min((now - at for stat in times if (at := max(stat.st_mtime, stat.st_ctime)) <= now), default=float("inf"))


class RunOptions(dg.ConfigurableResource[Any]):
    """What a person asks of one run, in the launchpad of the UI (``resources: options: config:``) or on the command line."""

    collections: list[str] = Field(default=[], description="Collections of which everything is made anew; files of others are left alone")
    accept: list[str] = Field(default=[], description="Checks, by the names of their files, that may fail this time")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "RunOptions":
        """Options as ``READOUTS_ACCEPT`` says."""
        return cls(accept=(environment.get("READOUTS_ACCEPT") or "").replace(",", " ").split())

    def unknown_collections(self, raw: Path) -> list[str]:
        """Those of the collections that a raw folder does not hold."""
        if not self.collections:
            return []
        there = {"_root", *(path.name for path in raw.iterdir() if path.is_dir())}
        return sorted(set(self.collections) - there)


def _engine(name: str, cluster: str) -> Engine:
    if name == "ray":
        return RayEngine(cluster)
    return LocalEngine() if name == "local" else SerialEngine()


def _mirror(uri: str) -> Mirror:
    try:
        return Mirror.at(uri)
    except MirrorError as error:
        raise SettingError(f"READOUTS_STAGE: {error}") from error


def progress(what: str, every: float = 5.0) -> Callable[[int, int | None], None]:
    """A callback ``(done, total)`` that moves the bar of a terminal, or logs at most one line every so many seconds."""
    last = time.monotonic()

    def report(done: int, total: int | None) -> None:
        nonlocal last
        now = time.monotonic()
        if bars.isEnabledFor(logging.INFO):
            if now - last >= _BAR_SECONDS:
                last = now
                bars.info(what, extra={"done": done, "total": total})
        elif now - last >= every:
            last = now
            log.info("%s: %s", what, f"{done:,} of {total:,}" if total else f"{done:,}")

    return report


def table_schema(contract: Sequence[Column]) -> dg.TableSchema:
    """Columns as the Dagster UI shows them."""
    return dg.TableSchema([dg.TableColumn(c.name, c.type, c.doc, dg.TableColumnConstraints(nullable=c.nullable)) for c in contract])


_CELL = 60
"""Code points of a value in a preview."""


def markdown_table(rows: Sequence[Any], names: Sequence[str]) -> str:
    """Records as a small Markdown table, long values cut."""
    cells = [[_cell(getattr(row, name)) for name in names] for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in [list(names), ["-"] * len(names), *cells])


def _cell(value: Any) -> str:
    text = "" if value is None else " ".join(str(value)[: 4 * _CELL].replace("|", "/").split())
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"
