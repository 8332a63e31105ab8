"""Every report and macro on a warehouse of a million documents and 300,000 meetings, made up in SQL.

    python -m tests.benchmarks.reports [--documents N] [--meetings N] [--keep FOLDER]

An analyst asks a view with its natural filter (two countries, a person, a meeting, a year) or calls a macro: these are to
take less than two seconds on two cores. Full scans of the views are reported apart.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipelines.environment import ROOT
from pipelines.reference import load_knowledge
from pipelines.warehouse import build, load_sql
from tests.benchmarks.synthetic import make_stage

LIMIT = 2.0
"""Seconds that a filtered view or a macro may take."""

MEETING, DOCUMENT = "m00000000000002a", "000000000000002a"

FILTERED = {
    "about": "",
    "calibration": "",
    "capacities": "WHERE person_id = 'wang-yi'",
    "changes": "",
    "citations": f"WHERE meeting_id = '{MEETING}'",
    "conflicts": f"WHERE meeting_id = '{MEETING}'",
    "contact_rhythm": "WHERE country_a = 'CN' AND country_b = 'RU'",
    "coreference_decisions": f"WHERE report_a = '{DOCUMENT}'",
    "coverage": "WHERE source_id = 'mfa-cn'",
    "coverage_lag": "WHERE source_id = 'mfa-cn'",
    "documents": f"WHERE document_id = '{DOCUMENT}'",
    "dropped_lines": f"WHERE document_id = '{DOCUMENT}'",
    "dyad_days": "WHERE actor_country = 'CN' AND recipient_country = 'RU'",
    "dyadic_events": "WHERE actor_country = 'CN' AND recipient_country = 'RU'",
    "dyads": "WHERE country_a = 'CN' AND country_b = 'RU'",
    "evidence": f"WHERE meeting_id = '{MEETING}'",
    "forum_sidelines": "WHERE forum = 'G20'",
    "meeting_reports": f"WHERE meeting_id = '{MEETING}'",
    "meeting_topics": f"WHERE meeting_id = '{MEETING}'",
    "meeting_list": "WHERE held_on BETWEEN DATE '2017-02-01' AND DATE '2017-02-28'",
    "meetings": "WHERE held_on BETWEEN DATE '2017-02-01' AND DATE '2017-02-28'",
    "meetings_by_dyad": "WHERE country_a = 'CN' AND country_b = 'RU'",
    "one_sided_topics": f"WHERE meeting_id = '{MEETING}'",
    "organization_dyads": "WHERE organization = 'UN'",
    "overrides": "",
    "page_versions": "WHERE url = 'https://pages.example/0000000000000032'",
    "planned_meetings": "WHERE planned_on BETWEEN DATE '2017-02-01' AND DATE '2017-02-28'",
    "quality_flags": "",
    "rejects": "",
    "rule_use": "WHERE rule_id = 'meeting.same'",
    "source_health": "",
    "sourcing": f"WHERE meeting_id = '{MEETING}'",
    "stances": "WHERE country = 'CN' AND topic_id = 'afghanistan'",
    "statements": "WHERE speaker_country = 'CN' AND said_on BETWEEN DATE '2017-02-01' AND DATE '2017-02-28'",
    "topic_trend": "WHERE topic_id = 'afghanistan'",
    "countries": "",
    "extraction_rejects": "",
    "places": "",
    "topics": "",
    "unknowns": "WHERE source_id = 'mfa-cn'",
    "unlisted_persons": "WHERE country = 'CN'",
    "unlisted_sources": "WHERE with_meeting > 0",
    "unresolved_names": "LIMIT 100",
    "voice_share": "WHERE source_id = 'mfa-cn'",
}
"""View to the filter with which it is asked."""

CALLED = {
    "timeline": "timeline('CN', 'RU')",
    "person_agenda": "person_agenda('Wang Yi')",
    "compare_accounts": f"compare_accounts('{MEETING}')",
    "compare_versions": "compare_versions('https://pages.example/0000000000000032')",
    "meeting_now": f"meeting_now('{MEETING}')",
    "find": "find('wo17 wo4711')",
}
"""Macro to a call of it."""


def timed(db: duckdb.DuckDBPyConnection, query: str, times: int) -> tuple[float, float, int]:
    """Seconds by the clock and of the processors, the least of several runs, and the rows."""
    best = (float("inf"), float("inf"))
    rows = 0
    for _ in range(times):
        clock, work = time.perf_counter(), time.process_time()
        rows = len(db.execute(query).fetchall())
        best = min(best, (time.perf_counter() - clock, time.process_time() - work))
    return *best, rows


def measure(database: Path) -> list[str]:
    """Print a table of all queries; return the filtered views and macros over the limit."""
    slow = []
    queries = [(f"report.{view} {filtered}".strip(), f"FROM report.{view} {filtered}") for view, filtered in FILTERED.items()]
    queries += [(call, f"FROM {call}") for call in CALLED.values()]
    with duckdb.connect(str(database), read_only=True, config={"threads": 2}) as db:
        print("| asked | s | CPU s | rows |\n|---|---|---|---|")
        for name, query in queries:
            seconds, work, rows = timed(db, query, 3)
            slow += [name] if seconds > LIMIT else []
            print(f"| {name} | {seconds:.2f} | {work:.2f} | {rows:,} |", flush=True)
        print("\n| full scan | s | CPU s | rows |\n|---|---|---|---|")
        for view in FILTERED:
            clock, work = time.perf_counter(), time.process_time()
            (rows,) = db.execute(f"SELECT count(*) FROM (SELECT DISTINCT hash(v) FROM report.{view} AS v)").fetchall()[0]
            print(f"| report.{view} | {time.perf_counter() - clock:.2f} | {time.process_time() - work:.2f} | {rows:,} |", flush=True)
    return slow


def main(given: Sequence[str] | None = None) -> None:
    """Make the warehouse, ask it everything, and tell what is slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--meetings", type=int, default=300_000)
    parser.add_argument("--keep", type=Path, help="a folder for the file, used again when it is there")
    asked = parser.parse_args(given)
    with TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        database = folder / "readouts.duckdb"
        if not database.exists():
            knowledge, started = load_knowledge(), time.perf_counter()
            sources = make_stage(folder / "stage", asked.documents, asked.meetings, knowledge)
            print(f"made up {asked.documents:,} documents in {time.perf_counter() - started:.0f} s", flush=True)
            started = time.perf_counter()
            result = build(sources, load_sql(ROOT / "sql"), database)
            failed = [f"{f.check.model} {f.check.name}" for f in result.findings if not f.passed]
            print(
                f"built in {time.perf_counter() - started:.0f} s, {database.stat().st_size / 1e9:.1f} GB; failed checks: {failed}\n",
                flush=True,
            )
        with duckdb.connect(str(database), read_only=True) as db:
            (count,) = db.execute("SELECT count(*) FROM star.fct_document").fetchall()[0]
        if count != asked.documents:
            raise SystemExit(f"the warehouse holds {count:,} documents, not {asked.documents:,}: there is nothing to measure")
        slow = measure(database)
    print(f"\n{len(slow)} of {len(FILTERED) + len(CALLED)} take more than {LIMIT:.0f} s{': ' if slow else ''}{', '.join(slow)}")


if __name__ == "__main__":
    main()
