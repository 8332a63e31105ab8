"""The commands. Bad input ends in one clear line; a traceback means a bug."""

import argparse
import difflib
import logging
import os
import re
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb

from pipelines import shell
from pipelines.environment import ROOT, without_collector
from pipelines.home import hasten_history, prepare_home
from pipelines.interrupted import end_the_dead
from pipelines.notify import NotifySettingError
from pipelines.reference.strict import ReferenceDataError
from pipelines.resources import Folders, RunOptions, SettingError, bars, log
from pipelines.retention import forget
from pipelines.stages.unchanged import remember, remember_part, whole
from pipelines.warehouse import ExportError, ModelError, export, load_sql

_MEETINGS = """
SELECT held, how, who, place, report_count::VARCHAR
FROM report.meeting_list
ORDER BY held_on DESC NULLS LAST, meeting_id
LIMIT 20
"""
_UNREAD = """
SELECT language, count(*)
FROM star.fct_document
WHERE NOT is_language_read AND language <> 'und'
GROUP BY ALL
ORDER BY count(*) DESC, language
"""


class UsageError(ValueError):
    """What the person asked for cannot be done. The message says why."""


_OURS = "pipelines."
"""What the names of our own errors begin with, which say what it was that failed."""
_SAID = (UsageError, SettingError, NotifySettingError, ReferenceDataError, ModelError, ExportError)
"""Faults whose message is meant for the person who typed the command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m pipelines", description="From scraped pages to one DuckDB file.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="make everything, or only the assets that --select names")
    run.add_argument("--select", help="Dagster's asset selection, such as 'key:\"report/meetings\"' or 'group:star'")
    run.add_argument("--collection", action="append", default=[], help="make everything of this collection anew, and leave others alone")
    ui = commands.add_parser("ui", help="serve Dagster's UI")
    ui.add_argument("--port", default="3000", help="port of this machine to serve it on")
    shell.describe(commands.add_parser("sql", help="open a read-only SQL shell, or run statements"))
    out = commands.add_parser(
        "export", help="write the star, meetings, dyads and evidence as Parquet with a data dictionary and a data package"
    )
    out.add_argument("--no-text", action="store_true", help="leave the words of the pages out")
    given = parser.parse_args(arguments)
    if given.command == "sql":
        return shell.run(given.statement, given.mode)
    try:
        folders = Folders.from_environment()
        if given.command == "run":
            return _run(folders, given.select, given.collection)
        if given.command == "ui":
            return _ui(folders, given.port)
        return _export(folders, with_text=not given.no_text)
    except (*_SAID, dg.DagsterError, duckdb.Error, OSError) as error:
        print(f"readouts: {error}", file=sys.stderr)
        return 1


def _run(folders: Folders, select: str | None, collections: Sequence[str]) -> int:
    if not folders.raw_folder.is_dir():
        raise UsageError(f"there is no folder {folders.raw}; READOUTS_RAW names the folder of the pages")
    started, warehouse = time.monotonic(), Path(folders.warehouse)
    before = whole(warehouse) if select else None
    prepare_home(folders.dagster_home)
    hasten_history()
    with _followed():
        result = _execute(folders, select, collections)
        for line in _warnings(result):
            log.warning(line)
    if not result.success:
        for line in _failures(result):
            print(f"readouts: {line}", file=sys.stderr)
        return 1
    if folders.database.exists():
        if select:
            remember_part(warehouse, before)
        else:  # files of other collections that changed bear another stamp than is noted, and are seen by it
            remember(warehouse)
        _summary(folders.database)
    print(f"\n{_shown(folders.database if folders.database.exists() else folders.stage)} made in {time.monotonic() - started:.1f} s")
    if (folders.explorer / "index.html").exists():
        print(f"{_shown(folders.explorer / 'index.html')} shows it in a browser")
    return 0


def _execute(folders: Folders, select: str | None, collections: Sequence[str]) -> dg.ExecuteInProcessResult:
    with without_collector():
        from pipelines.definitions import defs  # here, for it reads all reference data

        loaded = defs()
    with dg.DagsterInstance.get() as instance:
        end_the_dead(instance)
        forget(instance, folders.failed_draft, folders.keep_days)
        return loaded.resolve_job_def("everything").execute_in_process(
            instance=instance,
            asset_selection=_selected(loaded, select) if select else None,
            raise_on_error=False,
            run_config={
                "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
                "resources": {"options": {"config": {"collections": list(collections), "accept": RunOptions.from_environment().accept}}},
            },
        )


@contextmanager
def _followed() -> Iterator[None]:
    """Show on the terminal what the steps log."""
    with ExitStack() as stack:
        handler: logging.Handler = logging.StreamHandler()
        if is_terminal := sys.stderr.isatty():  # a copy of it: Dagster takes the standard one away from the steps
            from pipelines.terminal import Terminal  # here, for nobody else needs what draws bars

            handler = Terminal(stack.enter_context(os.fdopen(os.dup(sys.stderr.fileno()), "w")))
        handler.setFormatter(logging.Formatter("%(message)s"))
        stack.callback(handler.close)
        for logger in (log, bars) if is_terminal else (log,):
            stack.callback(logger.setLevel, logger.level)
            stack.callback(logger.removeHandler, handler)
            logger.addHandler(handler)
            logger.setLevel(logging.INFO)
        yield


def _selected(loaded: dg.Definitions, select: str) -> list[dg.AssetKey]:
    graph = loaded.resolve_asset_graph()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", dg.BetaWarning)  # Dagster's own use of what it calls beta
            keys = dg.AssetSelection.from_string(select).resolve(graph)
    except dg.DagsterInvalidSubsetError:
        keys = set()
    except dg.DagsterError as error:
        raise UsageError(f"{select} is no asset selection such as 'key:\"report/meetings\"' or 'group:reports'") from error
    if not keys:
        known = [key.to_user_string() for key in graph.get_all_asset_keys()]
        raise UsageError(f"no asset is called {select}{_near(select, known)}; make ui shows them all")
    return sorted(keys)


def _near(select: str, known: Sequence[str]) -> str:
    """The assets whose name is most like what was selected, by their whole name or the last part of it."""
    word = re.sub(r"^key:|[\"'+*]", "", select)
    like = [name for name in known if name.rpartition("/")[2] == word] or difflib.get_close_matches(word, known, 2)
    return "; did you mean " + " or ".join(f"'key:\"{name}\"'" for name in sorted(like)) if like else ""


def _failures(result: dg.ExecuteInProcessResult) -> list[str]:
    """One line per failed step: what it was and what it said."""
    lines = []
    for event in result.all_events:
        if event.is_step_failure:
            data = event.step_failure_data
            said = data.user_failure_data.description if data.user_failure_data else None
            lines.append(f"{event.step_key}: {said or _message(data.error)}")
    return lines or ["the run failed; the UI shows why (make ui)"]


def _message(error: Any) -> str:
    """The outermost of a step's chain of errors that is ours, or else the innermost, by its short name."""
    if error is None:
        return "failed"
    while error.cause and not error.message.startswith(_OURS):
        error = error.cause
    head, _, rest = error.message.strip().partition(": ")
    return f"{head.rpartition('.')[2]}: {rest}" if rest else head


def _warnings(result: dg.ExecuteInProcessResult) -> list[str]:
    """One line per check that found rows without keeping the file from being published, and the first of those rows."""
    found = [c for c in result.get_asset_check_evaluations() if not c.passed and c.severity == dg.AssetCheckSeverity.WARN]
    views = {".".join(c.asset_key.path) for c in found}
    lines = [
        f"warning: {'.'.join(c.asset_key.path)}, {c.check_name}: rows that speak against it: {c.metadata['rows'].value}"
        f" ({_first_row(str(c.metadata['first rows'].value))})"
        for c in found
    ]
    return [*lines, *(f'to see them: make sql Q="FROM {view}"' for view in sorted(views))]


def _first_row(table: str) -> str:
    """The first row of a Markdown table as a line: the name of each column and its value."""
    head, _, row, *more = ([cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines())
    return ", ".join(f"{name} {value}" for name, value in zip(head, row, strict=False)) + (", …" if more else "")


def _summary(database: Path) -> None:
    with duckdb.connect(str(database), read_only=True) as db:
        rows = db.execute(_MEETINGS).fetchall()
        unread = db.execute(_UNREAD).fetchall()
        total, undated = db.execute("SELECT count(*), count(*) FILTER (held_on IS NULL) FROM report.meetings").fetchall()[0]
        unlisted, sideless = db.execute(
            "SELECT count(*), count(*) FILTER (with_meeting > 0 AND country IS NULL) FROM report.unlisted_sources"
        ).fetchall()[0]
    print(f"\n{headline(total, len(rows), undated)}")
    if rows:
        table = [("held", "how", "who", "where", "reports"), *rows]
        widths = [min(max(len(row[i]) for row in table), 60) for i in range(5)]
        for row in table:
            print("  ".join(_fit(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())
    if unread:
        languages = ", ".join(f"{language} {count:,}" for language, count in unread)
        print(f"\nno meetings are read in the languages of some pages: {languages}")
    if sideless:
        publishers = f"{sideless} of {unlisted} publisher{'' if unlisted == 1 else 's'}"
        print(f"\nwhose side is told is not known of {publishers} without a rule file:", end=" ")
        print('make sql Q="FROM report.unlisted_sources", then make site PAGE=')


def headline(total: int, shown: int, undated: int) -> str:
    """What stands above the list of meetings: how many there are, how many of them are shown, and how many have no day."""
    parts = [f"{total:,} meeting{'' if total == 1 else 's'}"]
    parts += [f"the latest {shown}"] if total > shown else []
    parts += [f"{undated:,} without a day"] if undated else []
    return ", ".join(parts)


def _fit(cell: str, width: int) -> str:
    return (cell if len(cell) <= width else cell[: width - 1] + "…").ljust(width)


def _shown(path: Path) -> str:
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _ui(folders: Folders, port: str) -> int:
    prepare_home(folders.dagster_home)
    with dg.DagsterInstance.get() as instance:
        end_the_dead(instance)
    os.environ["PYTHONWARNINGS"] = "ignore"  # dagster dev says at length that it is called dg dev now
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "dagster", "dev", "-w", "workspace.yaml", "-p", port])  # noqa: S606 (our own interpreter)


def _export(folders: Folders, with_text: bool) -> int:
    if not folders.database.exists():
        raise UsageError(f"there is no {folders.database} yet: make run")
    target = Path(folders.warehouse) / "export"
    for table, count in export(folders.database, load_sql(ROOT / "sql"), target, with_text).items():
        print(f"{count:>9,}  {table}")
    print(f"\n{_shown(target)} written; its datapackage.json says what is what")
    return 0
