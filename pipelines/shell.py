"""The read-only SQL shell on the warehouse: DuckDB's own where it is installed, else a small one.

It is started for every question, so it needs DuckDB and nothing else of the pipeline.
"""

import argparse
import csv
import io
import json
import math
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Any

import duckdb

from pipelines.environment import ROOT, raw_and_warehouse

with suppress(ImportError):  # not in every build of Python
    import readline as _readline  # noqa: F401 (gives input() a history and cursor keys)

_LEAVE = frozenset({"exit", "quit", "\\q", ".exit", ".quit"})
_HELP = frozenset({"help", ".help", "\\?"})
_REPORTS = (
    "SELECT view_name AS report, split_part(comment, chr(10), 1) AS answers FROM duckdb_views() WHERE schema_name = 'report' ORDER BY ALL"
)
MODES = ("table", "line", "csv")
"""How rows are printed. A table that is wider than the terminal is printed as lines, so that no column is left out."""

_NO_VARIABLES: dict[str, str | bool | int | float | list[str]] = {"python_enable_replacements": False}
"""No variable of this program answers to the name of a table."""
_OLDEST = (1, 4)
"""The first version of DuckDB that opens the file."""

_ROWS = 40
"""Most rows that are printed as lines."""
_TABLE_ROWS = 500
"""Most rows of a table that are printed; of more, the first and the last half as many."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Characters by which the words of a page could give orders to a terminal."""

_LEFT_OUT = re.compile(r"\d+ columns +\(\d+ shown\)")


def describe(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what the command takes."""
    parser.add_argument("statement", nargs="?", help="statements to run; without one the shell is opened")
    parser.add_argument("--mode", choices=MODES, default="table", help="how rows are printed")


def main(arguments: Sequence[str]) -> int:
    """Run the command alone; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m pipelines sql", description="A read-only SQL shell on the warehouse.")
    describe(parser)
    given = parser.parse_args(arguments)
    return run(given.statement, given.mode)


def run(statement: str | None, mode: str) -> int:
    """Run statements on the warehouse, or open the shell; return the exit status. What is wrong is told in one line."""
    database = raw_and_warehouse(os.environ)[1] / "readouts.duckdb"
    try:
        if not database.exists():
            print(f"readouts: there is no {database} yet: make run", file=sys.stderr)
            return 1
        if not statement:
            return interact(database, ROOT / "sql" / "welcome.sql", mode)
        query(database, statement, mode)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (duckdb.Error, OSError) as error:
        print(f"readouts: {error}", file=sys.stderr)
        return 1
    return 0


def query(database: Path, statement: str, mode: str = "table") -> None:
    """Run statements and print the rows of each.

    Raises:
        duckdb.Error: The statement is wrong, or wants to write.
    """
    with duckdb.connect(str(database), read_only=True, config=_NO_VARIABLES) as db:
        _show(db, statement, mode)


def interact(database: Path, welcome: Path, mode: str = "table") -> int:
    """Read statements, each up to its semicolon, from the terminal or a pipe, and print their rows.

    Args:
        database: The DuckDB file; opened read-only.
        welcome: Statements to offer first, each below a comment that says what it answers.
        mode: How rows are printed until another mode is asked for.

    Returns:
        The exit status: 1 when a statement from a pipe failed, for nobody may have seen it.
    """
    talking = sys.stdin.isatty()
    offered = re.findall(r"^-- (.+)\n((?:.+\n)+)", welcome.read_text(encoding="utf-8"), re.MULTILINE)
    own = _duckdb_shell() if talking else None
    if talking:
        print(f"{database}, read-only. The first questions:\n")
        for number, (said, statement) in enumerate(offered, 1):
            print(f"{number}. {said}\n{statement}")
    if own:
        sys.stdout.flush()
        os.execv(own, [own, "-readonly", str(database)])  # noqa: S606 (the shell that the person installed)
    if talking:
        print(
            "End a statement with ;, leave with Ctrl-D. A number runs one of the above, help lists the reports; .mode table, line or csv."
        )
    with duckdb.connect(str(database), read_only=True, config=_NO_VARIABLES) as db:
        failed = _converse(db, talking, [statement for _, statement in offered], mode)
    return int(failed and not talking)


def _converse(db: duckdb.DuckDBPyConnection, talking: bool, offered: list[str], mode: str) -> bool:
    """Answer statements until there are no more; return whether one failed."""
    failed = False
    for statement in _statements(talking):
        if statement.startswith(".mode"):
            wanted = statement.removeprefix(".mode").strip()
            mode = wanted if wanted in MODES else mode
            print(f"mode {mode}", file=sys.stderr)
            continue
        chosen = statement.strip(" ;\n")
        if chosen in _LEAVE:
            break
        if chosen in _HELP:
            statement = _REPORTS
        elif chosen.isdigit() and 0 < int(chosen) <= len(offered):
            statement = offered[int(chosen) - 1]
        try:
            _show(db, statement, mode)
        except duckdb.Error as error:
            print(error, file=sys.stderr)
            failed = True
    return failed


def _show(db: duckdb.DuckDBPyConnection, statements: str, mode: str) -> None:
    """Print the rows of each statement, one result apart from the next by an empty line."""
    is_first = True
    for statement in db.extract_statements(statements):
        rows = db.sql(statement.query)
        if rows is not None:
            if not is_first:
                print()
            _print(rows, mode)
            is_first = False


def _print(rows: duckdb.DuckDBPyRelation, mode: str) -> None:
    if mode == "csv":
        _csv(rows)
    elif mode == "line":
        _lines(rows)
    else:
        drawn = io.StringIO()
        with redirect_stdout(drawn):
            rows.show(max_rows=_TABLE_ROWS, max_width=shutil.get_terminal_size((160, 40)).columns)
        if _LEFT_OUT.search(drawn.getvalue()):
            _lines(rows)
        else:
            print(drawn.getvalue(), end="")


def _csv(rows: duckdb.DuckDBPyRelation) -> None:
    write = csv.writer(sys.stdout, lineterminator="\n")
    write.writerow(rows.columns)
    while some := rows.fetchmany(1_000):
        write.writerows([_cell(value) for value in row] for row in some)


def _cell(value: Any) -> Any:
    """A value as a cell: lists, structs and maps as JSON, which other programs read."""
    return json.dumps(_plain(value), ensure_ascii=False, default=str) if isinstance(value, list | dict | tuple) else value


def _plain(value: Any) -> Any:
    """A value in what JSON has: keys are text, and what is no number is null."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _lines(rows: duckdb.DuckDBPyRelation) -> None:
    width = max(len(name) for name in rows.columns)
    shown = rows.fetchmany(_ROWS)
    for row in shown:
        for name, value in zip(rows.columns, row, strict=True):
            print(f"{name:>{width}} = {'' if value is None else _CONTROL.sub('�', str(_cell(value)))}")
        print()
    if not shown:
        print("(no rows)")
    elif rows.fetchone() is not None:
        print(f"(the first {_ROWS} rows; add a LIMIT, name fewer columns, or take .mode csv)")


def _duckdb_shell() -> str | None:
    """DuckDB's command line where there is one that can open the file."""
    found = shutil.which("duckdb")
    if found is None:
        return None
    told = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 (found on the path)
    version = re.match(r"v?(\d+)\.(\d+)", told)
    return found if version and (int(version[1]), int(version[2])) >= _OLDEST else None


def _statements(talking: bool) -> Iterator[str]:
    lines: list[str] = []
    while True:
        try:
            lines.append(input(("  ...> " if lines else "readouts> ") if talking else ""))
        except KeyboardInterrupt:
            lines = []
            print()
            continue
        except EOFError:
            break
        if lines[-1].rstrip().endswith(";") or (len(lines) == 1 and re.fullmatch(r"\.\w+.*|\d+\s*|exit|quit|help|\\[q?]", lines[0])):
            yield "\n".join(lines)
            lines = []
    if "".join(lines).strip():
        yield "\n".join(lines)
