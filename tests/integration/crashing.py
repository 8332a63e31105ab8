"""A small pipeline in a process of its own, to be killed, starved of disk or shut out; loaded once and forked for every run."""

import os
import resource
import signal
import time
from pathlib import Path
from typing import Any

import duckdb

from pipelines.core.knowledge import Knowledge
from pipelines.engines.base import prepared
from pipelines.reference import load_knowledge
from pipelines.stages import ALL
from pipelines.stages.cleaning import CLEAN
from pipelines.stages.extraction import NAMES
from pipelines.store import Store
from pipelines.warehouse import Sources, Sql, build, contents_hash, earlier, note_build, reference_tables, stage_files
from tests.parts import part_of_sql
from tests.steps import given, run_steps

KNOWLEDGE: Knowledge = load_knowledge()
SQL: Sql = part_of_sql("report.meetings", "report.documents")
for task in (CLEAN, NAMES.task):
    prepared(task.prepare)  # what is loaded here, every forked process has

_WHO = ("Aino Lahtinen", "Tomas Rivas", "Ines Duarte", "Marek Dvorak", "Jonas Petersen", "Laila Haddad")


def write_pages(raw: Path, count: int) -> None:
    """Pages 0 to ``count``, each about one meeting."""
    raw.mkdir(parents=True, exist_ok=True)
    for number in range(len(_WHO)):
        page = raw / f"{number}.txt"
        if number >= count:
            page.unlink(missing_ok=True)
        elif not page.exists():
            page.write_text(
                f"Talks on trade, round {number}\n\nOn March {number + 1}, 2024, Foreign Minister Wang Yi met with Finnish Foreign "
                f"Minister {_WHO[number]} in Beijing.\n\nWang Yi said that round {number} had gone well, and that both sides want more.\n",
                "utf-8",
            )


def run(place: Path) -> None:
    """The whole pipeline over ``place/raw``."""
    run_steps(given(place / "raw", place / "stage", KNOWLEDGE))
    publish(place / "stage", place / "readouts.duckdb")


def publish(stage: Path, database: Path) -> bool:
    """The last part of it, as the asset does it; tell whether a copy of the file before was brought up to date."""
    sources = Sources(stage, reference_tables(KNOWLEDGE))
    result = build(sources, SQL, database, since=earlier(database, "all"))
    assert result.published
    note_build(database, stage_files(sources), "all", result)
    return bool(result.before)


def follow(stage: Path, database: Path, followed: Any) -> None:
    """The same; tell when a copy was brought up to date."""
    if publish(stage, database):
        followed.set()


def run_with_little_disk(place: Path, most: int) -> None:
    """The same where no file may grow beyond so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    run(place)


def run_as_nobody(place: Path, bites: Any) -> None:
    """The same as a user who may not write there; first proves that it is so."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        (place / "probe").write_text("may I?")
    except OSError:
        bites.set()
    run(place)


def read_until(database: Path, stop: Any, told: Any, known: list[tuple[int, int]]) -> None:
    """Query in a loop, each time over a new connection; tell the count of reads and whatever went wrong."""
    reads, faults = 0, []
    while not stop.is_set():
        try:
            with duckdb.connect(str(database), read_only=True) as db:
                first = counts(db)
                time.sleep(0.01)
                if first not in known or counts(db) != first:
                    faults.append(f"torn: {first}")
            reads += 1
        except duckdb.Error as error:
            faults.append(str(error))
    told.put((reads, faults[:3]))


def counts(db: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Documents and meetings."""
    row = db.execute("SELECT (SELECT count(*) FROM star.fct_document), (SELECT count(*) FROM report.meetings)").fetchall()[0]
    return row[0], row[1]


def state(place: Path) -> dict[str, str]:
    """The contents of the published file; every stage table is read on the way."""
    store = Store(place / "stage", ALL)
    for table in store.manifest():
        store.read_all(table)
    return contents_hash(place / "readouts.duckdb")
