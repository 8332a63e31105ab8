"""What a person types, and the one line that says what is wrong."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import time
from importlib import import_module

import duckdb
import pytest

from pipelines import cli
from pipelines.definitions import defs
from pipelines.environment import ROOT
from pipelines.home import SETTINGS
from pipelines.reference.strict import HERE, ReferenceDataError
from pipelines.stages import scan

PAGE = """<html lang="en"><head><title>Ministers confer in Bonn</title></head><body><article>
<h1>Ministers confer in Bonn</h1>
<p>Chinese Foreign Minister Wang Yi met with Russian Foreign Minister Sergey Lavrov in Bonn, Germany, on February 16, 2017.</p>
<p>The two ministers spoke at length about trade, and they agreed that their teams should prepare further talks in the spring.</p>
<p>Wang Yi said that China attaches importance to the exchanges between the two countries, and Lavrov thanked him for the visit.</p>
</article></body></html>"""

PLAN = """<html lang="en"><head><title>Talks in Vienna</title></head><body><article><h1>Talks in Vienna</h1>
<p>Chinese Foreign Minister Wang Yi and Russian Foreign Minister Sergey Lavrov were to meet in Vienna on May 15, 2017,
but the meeting was cancelled.</p>
<p>A spokeswoman said that the ministers would be looking for another day soon, and that the teams of both sides stay in touch.</p>
</article></body></html>"""

CORRECTIONS = """overrides:
  another-day:
    {kind: set, account: site/plan.html, date: 2017-05-22, reason: The invitation, decided_on: 2026-11-20}
  who-met:
    kind: set
    account: site/page.html
    participants: [{person: wang-yi, country: CN, office: Special Envoy}, {name: Anna Muster, country: DE}]
    reason: The caption names another minister
    decided_on: 2026-11-20
"""

GERMAN = """<html lang="de"><head><title>Gespräch in Berlin</title></head><body><article><h1>Gespräch in Berlin</h1>
<p>Die Außenministerin hat am Montag ihren Amtskollegen aus Norwegen in Berlin empfangen und mit ihm über den Handel gesprochen.</p>
<p>Beide waren sich einig, dass die Zusammenarbeit der beiden Länder enger werden soll, und wollen sich im Herbst wieder treffen.</p>
</article></body></html>"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    (tmp_path / "raw" / "site").mkdir(parents=True)
    monkeypatch.setenv("READOUTS_RAW", str(tmp_path / "raw"))
    monkeypatch.setenv("READOUTS_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setenv("DAGSTER_HOME", "")
    return tmp_path


def said(capsys):
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return captured


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ((1, 1, 0), "1 meeting"),
        ((20, 20, 2), "20 meetings, 2 without a day"),
        ((1_021, 20, 0), "1,021 meetings, the latest 20"),
        ((1_021, 20, 7), "1,021 meetings, the latest 20, 7 without a day"),
    ],
)
def test_the_line_above_the_meetings_tells_how_many_are_shown_and_how_many_have_no_day(counts, line):
    assert cli.headline(*counts) == line


def test_a_run_ends_with_the_meetings_and_the_path_of_the_file(place, capsys):
    (place / "raw" / "site" / "page.html").write_text(PAGE)
    (place / "raw" / "site" / "german.html").write_text(GERMAN)
    assert cli.main(["run"]) == 0
    out = said(capsys).out
    assert "\nno meetings are read in the languages of some pages: de 1\n" in out
    assert "\n1 meeting\n" in out
    assert "Wang Yi (CN), Sergey Lavrov (RU)" in out
    assert str(place / "warehouse" / "readouts.duckdb") in out
    assert str(place / "warehouse" / "explorer" / "index.html") in out
    assert (place / "warehouse" / "explorer" / "data" / "index" / "first.js").read_text().count("Sergey Lavrov") == 1
    with duckdb.connect(str(place / "warehouse" / "readouts.duckdb"), read_only=True) as db:
        assert db.execute("SELECT held_on::VARCHAR, mode, city FROM report.meetings").fetchall() == [("2017-02-16", "in_person", "Bonn")]
        assert db.execute("SELECT DISTINCT replays FROM report.evidence WHERE evidence_source IN ('text', 'metadata')").fetchall() == [
            (True,)
        ]
    assert (place / "warehouse" / "dagster_home" / "dagster.yaml").read_text() == SETTINGS


def run_again(place):
    command = [sys.executable, "-m", "pipelines", "run"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True).stdout


@pytest.mark.slow
def test_a_run_with_nothing_new_says_so_at_once_and_a_change_is_seen(place, capsys, monkeypatch):
    monkeypatch.setattr(scan, "_SETTLED_NS", 10**18)  # freshly copied: no stamp is trusted, so the second look opens the file
    page = place / "raw" / "site" / "page.html"
    page.write_text(PAGE)
    assert cli.main(["run"]) == 0
    before = (place / "warehouse" / "readouts.duckdb").stat().st_mtime_ns
    assert run_again(place).startswith("nothing is new: 1 raw files")
    assert (place / "warehouse" / "readouts.duckdb").stat().st_mtime_ns == before
    page.write_text(PAGE.replace("2017", "2018"))
    assert "2018-02-16" in run_again(place)


@pytest.mark.slow
def test_corrections_of_ones_own_outrank_the_page_and_a_plan_that_was_called_off_is_told_from_one_that_stands(place, monkeypatch):
    (place / "raw" / "site" / "page.html").write_text(PAGE)
    (place / "raw" / "site" / "plan.html").write_text(PLAN)
    (place / "own.yaml").write_text(CORRECTIONS)
    monkeypatch.setenv("READOUTS_OVERRIDES", str(place / "own.yaml"))
    run_again(place)
    with duckdb.connect(str(place / "warehouse" / "readouts.duckdb"), read_only=True) as db:
        planned = "SELECT plan_status, planned_on::VARCHAR, date_status FROM report.planned_meetings"
        assert db.execute(planned).fetchall() == [("called_off", "2017-05-22", "override")]
        words = "SELECT value, evidence, replays FROM report.evidence WHERE attribute = 'plan_status'"
        assert db.execute(words).fetchall() == [("called_off", "was cancelled", True)]
        took_part = "SELECT person, office, country FROM star.fct_meeting_participant ORDER BY participant_no"
        assert db.execute(took_part).fetchall() == [("Wang Yi", "Special Envoy", "CN"), ("Anna Muster", None, "DE")]
        assert db.execute("SELECT is_applied FROM report.overrides").fetchall() == [(True,), (True,)]
    assert run_again(place).startswith("nothing is new: 2 raw files")


@pytest.mark.slow
def test_a_command_starts_without_what_few_runs_need():
    seldom = {"bs4", "pandas", "rich", "sqlglot", "trafilatura"}
    begin = "import sys; from pipelines.environment import without_pandas; without_pandas()"  # as __main__ does
    code = f"{begin}; import pipelines.__main__, pipelines.cli, pipelines.definitions; print({seldom} & {{*sys.modules}})"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT).stdout == "set()\n"


def test_arrow_does_without_pandas():
    code = "import sys, pyarrow as pa, pipelines.environment as e; e.without_pandas(); pa.array([1]); print('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT).stdout == "False\n"


@pytest.mark.slow
def test_after_a_part_or_a_collection_was_made_again_nothing_is_new(place, capsys):
    (place / "raw" / "site" / "page.html").write_text(PAGE)
    time.sleep(2.1)  # a stamp that young is not trusted
    assert cli.main(["run"]) == 0
    assert cli.main(["run", "--select", 'key:"report/dyads"']) == 0
    assert run_again(place).startswith("nothing is new: 1 raw files")
    assert cli.main(["run", "--collection", "site"]) == 0
    assert run_again(place).startswith("nothing is new: 1 raw files")
    said(capsys)


def test_a_part_can_be_run_alone(place, capsys):
    (place / "raw" / "site" / "page.html").write_text(PAGE)
    assert cli.main(["run", "--select", 'key:"stage/rejects"']) == 0
    assert [p.name for p in (place / "warehouse" / "stage").iterdir() if p.name == "rejects" or p.name == "documents"] == ["rejects"]
    said(capsys)


def test_a_collection_can_be_made_anew(place, capsys):
    (place / "raw" / "site" / "page.html").write_text(PAGE)
    chosen = ["--select", 'key:"stage/documents"']
    assert cli.main(["run", *chosen]) == 0
    assert cli.main(["run", *chosen, "--collection", "site"]) == 0
    assert "clean      1 worked on, 0 as before" in said(capsys).err.splitlines()[-2]
    assert cli.main(["run", *chosen, "--collection", "nowhere"]) == 1
    assert "there is no collection nowhere" in said(capsys).err


@pytest.mark.parametrize("select", ["meetings", "report/meetings_", "key:report/meetinks"])
def test_a_selection_of_nothing_names_the_assets_that_are_called_alike(place, capsys, select):
    assert cli.main(["run", "--select", select]) == 1
    err = said(capsys).err
    assert "'key:\"report/meetings\"'" in err
    assert err.count("\n") == 1


def test_a_selection_that_cannot_be_read_is_one_line(place, capsys):
    assert cli.main(["run", "--select", "nonsense:"]) == 1
    assert said(capsys).err.startswith("readouts: nonsense: is no asset selection such as ")


def test_a_selection_of_nothing_is_one_line(place, capsys):
    assert cli.main(["run", "--select", 'key:"report/nonsense"']) == 1
    assert said(capsys).err.startswith("readouts: ")


def test_a_missing_raw_folder_is_one_line(place, monkeypatch, capsys):
    monkeypatch.setenv("READOUTS_RAW", str(place / "nowhere"))
    assert cli.main(["run"]) == 1
    assert said(capsys).err == f"readouts: there is no folder {place / 'nowhere'}; READOUTS_RAW names the folder of the pages\n"


def test_a_folder_without_pages_is_one_line_and_keeps_the_file(place, capsys):
    (place / "warehouse").mkdir()
    (place / "warehouse" / "readouts.duckdb").write_bytes(b"yesterday's")
    assert cli.main(["run"]) == 1
    assert "no pages" in said(capsys).err
    assert (place / "warehouse" / "readouts.duckdb").read_bytes() == b"yesterday's"


def test_a_fault_of_the_database_names_the_table_that_it_was_making(place, capsys, monkeypatch):
    (place / "raw" / "site" / "page.html").write_text(PAGE)
    build = import_module("pipelines.warehouse.build")
    made = build.create_as

    def short_of_memory(db, model):
        if model.name == "star.fct_meeting":
            raise duckdb.OutOfMemoryException("Out of Memory Error: none left")
        made(db, model)

    monkeypatch.setattr(build, "create_as", short_of_memory)
    assert cli.main(["run"]) == 1
    assert "readouts: warehouse: ModelError: sql/star/fct_meeting.sql: Out of Memory Error: none left\n" in said(capsys).err


def test_an_unknown_engine_is_one_line(place, monkeypatch, capsys):
    monkeypatch.setenv("READOUTS_ENGINE", "abacus")
    assert cli.main(["run"]) == 1
    assert said(capsys).err == "readouts: READOUTS_ENGINE must be one of local, serial, ray, not abacus\n"


def test_a_fault_in_a_reference_file_keeps_the_code_location_from_loading_and_names_the_entry(place, monkeypatch, capsys):
    def broken():
        raise ReferenceDataError(HERE / "persons.csv", "wang-yi", "two tenures of one office overlap")

    monkeypatch.setattr("pipelines.definitions.load_knowledge", broken)
    with pytest.raises(ReferenceDataError):
        defs()
    assert cli.main(["run"]) == 1
    assert said(capsys).err == "readouts: persons.csv: wang-yi: two tenures of one office overlap\n"


@pytest.mark.parametrize(("given", "option"), [((), None), (("PORT=3001",), "--port '3001'")])
def test_the_ui_is_served_on_the_port_that_is_wished(given, option):
    planned = subprocess.run(["make", "-n", "ui", *given], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    assert planned.rstrip().endswith(f"pipelines ui {option}" if option else "pipelines ui")


def test_sql_before_the_first_run_is_one_line(place, capsys):
    assert cli.main(["sql"]) == 1
    assert said(capsys).err.endswith("readouts.duckdb yet: make run\n")


@pytest.fixture
def small(place):
    (place / "warehouse").mkdir()
    with duckdb.connect(str(place / "warehouse" / "readouts.duckdb")) as db:
        db.execute("CREATE TABLE t AS SELECT 41 + 1 AS answer")
    return place


def test_a_statement_is_answered(small, capsys):
    assert cli.main(["sql", "SELECT answer FROM t"]) == 0
    assert "42" in said(capsys).out


def test_each_of_several_statements_is_answered(small, capsys):
    assert cli.main(["sql", "--mode", "csv", "SELECT 1 AS a; SELECT 2 AS b;"]) == 0
    assert said(capsys).out == "a\n1\n\nb\n2\n"


def test_lists_and_structs_are_printed_as_json(small, capsys):
    nested = "[{person: 'Wang Yi', \"day\": DATE '2020-01-01', aliases: ['王毅', 'O''Neill'], office: NULL}] AS who"
    assert cli.main(["sql", "--mode", "csv", f"SELECT {nested}"]) == 0
    (cell,) = list(csv.reader(io.StringIO(said(capsys).out)))[1]
    assert json.loads(cell) == [{"person": "Wang Yi", "day": "2020-01-01", "aliases": ["王毅", "O'Neill"], "office": None}]
    assert cli.main(["sql", "--mode", "line", "SELECT [NULL, 'a'] AS who"]) == 0
    assert said(capsys).out.strip() == 'who = [null, "a"]'


def test_maps_of_days_and_what_is_no_number_are_json_too(small, capsys):
    assert cli.main(["sql", "--mode", "csv", "SELECT MAP {DATE '2020-01-01': 1} AS days, ['nan'::DOUBLE, 1.5] AS shares"]) == 0
    days, shares = list(csv.reader(io.StringIO(said(capsys).out)))[1]
    assert (json.loads(days), json.loads(shares)) == ({"2020-01-01": 1}, [None, 1.5])


def test_a_reader_who_has_seen_enough_ends_the_command_quietly(small):
    """It reads the first line of many, as ``head`` does."""
    command = [sys.executable, "-m", "pipelines", "sql", "--mode", "csv", "SELECT range AS n FROM range(1_000_000)"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"n\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_question_loads_duckdb_and_no_more_of_the_pipeline(small):
    said = "import sys; from pipelines import shell; shell.main(['SELECT 1']); print(sorted({n.partition('.')[0] for n in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "'duckdb'" in done.stdout
    assert not any(f"'{name}'" in done.stdout for name in ("dagster", "sqlalchemy", "lxml", "pyarrow", "pandas"))


def test_the_shell_goes_on_after_a_mistake_and_tells_of_it_at_the_end(small, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("SELECT nonsense;\nSELECT\nanswer FROM t;\nSELECT answer + 1 FROM t"))
    assert cli.main(["sql"]) == 1
    captured = said(capsys)
    assert "nonsense" in captured.err
    assert "42" in captured.out
    assert "43" in captured.out


def test_statements_of_a_pipe_are_printed_in_the_mode_that_is_wished(small, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("SELECT answer FROM t;"))
    assert cli.main(["sql", "--mode", "csv"]) == 0
    assert said(capsys).out == "answer\n42\n"


def test_the_shell_lists_the_reports_when_asked_for_help(small, monkeypatch, capsys):
    with duckdb.connect(str(small / "warehouse" / "readouts.duckdb")) as db:
        db.execute("CREATE SCHEMA report; CREATE VIEW report.days AS SELECT 1; COMMENT ON VIEW report.days IS 'Which days?'")
    monkeypatch.setattr(sys, "stdin", io.StringIO("help\n"))
    assert cli.main(["sql"]) == 0
    assert "Which days?" in said(capsys).out


def test_a_table_called_like_a_variable_of_the_program_is_not_there(small, capsys):
    assert cli.main(["sql", "FROM statements"]) == 1
    assert "statements does not exist" in said(capsys).err


def test_the_shell_cannot_write(small, capsys):
    assert cli.main(["sql", "DELETE FROM t"]) == 1
    assert "read-only" in said(capsys).err


def test_a_table_that_is_too_wide_is_printed_as_lines_with_every_column(small, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "80")
    columns = ", ".join(f"{n} AS quite_a_long_name_{n}" for n in range(30))
    assert cli.main(["sql", f"SELECT {columns}"]) == 0
    out = said(capsys).out
    assert all(f"quite_a_long_name_{n} = {n}\n" in out for n in range(30))


def test_a_table_of_some_hundred_rows_is_printed_whole(small, capsys):
    assert cli.main(["sql", "FROM range(1000, 1400) AS counted (n)"]) == 0
    assert re.findall(r"\d{4}", said(capsys).out) == [str(n) for n in range(1000, 1400)]


def test_rows_can_be_had_as_csv(small, capsys):
    assert cli.main(["sql", "--mode", "csv", "SELECT answer, 'a, \"b\"' AS words, NULL AS nothing FROM t"]) == 0
    assert said(capsys).out == 'answer,words,nothing\n42,"a, ""b""",\n'


@pytest.mark.parametrize("word", ["exit", "quit;", "\\q", ".quit"])
def test_the_words_of_other_shells_leave_this_one(small, monkeypatch, capsys, word):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "stdin", Terminal(f"{word}\nSELECT 6 * 7 AS answer;\n"))
    assert cli.main(["sql"]) == 0
    assert "answer" not in said(capsys).out.split("readouts>")[-1]


def test_no_rows_are_told_as_such_line_by_line(small, capsys):
    assert cli.main(["sql", "--mode", "line", "FROM t WHERE answer = 0"]) == 0
    assert said(capsys).out == "(no rows)\n"


def test_the_words_of_a_page_give_no_orders_to_the_terminal(small, capsys):
    assert cli.main(["sql", "--mode", "line", "SELECT chr(27) || '[2J' AS words"]) == 0
    assert said(capsys).out == "words = �[2J\n\n"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_shell_greets_with_five_queries_and_a_number_runs_one(small, monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "stdin", Terminal("5\n.mode csv\nSELECT 6 * 7 AS answer;\n"))
    assert cli.main(["sql"]) == 0
    out = said(capsys).out
    assert [f"\n{n}. " in out for n in range(1, 7)] == [True] * 5 + [False]
    assert "view_name" in out
    assert out.rstrip().endswith("answer\n42\nreadouts>")


@pytest.mark.parametrize(("version", "is_used"), [("v1.5.6 (Variegata) abc", True), ("v1.3.2 (Ossivalis) abc", False)])
def test_the_shell_of_duckdb_is_used_where_it_can_open_the_file(small, monkeypatch, capsys, version, is_used):
    (small / "duckdb").write_text(f"#!/bin/sh\necho '{version}'\n")
    (small / "duckdb").chmod(0o755)
    monkeypatch.setenv("PATH", str(small))
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    started = []
    monkeypatch.setattr(os, "execv", lambda path, given: started.append(given))
    assert cli.main(["sql"]) == 0
    assert started == ([[str(small / "duckdb"), "-readonly", str(small / "warehouse" / "readouts.duckdb")]] if is_used else [])


def test_the_workspace_is_valid(place):
    home = {**os.environ, "DAGSTER_HOME": str(place), "DAGSTER_DISABLE_TELEMETRY": "1"}
    command = [sys.executable, "-m", "dagster", "definitions", "validate", "-w", "workspace.yaml"]
    done = subprocess.run(command, cwd=ROOT, env=home, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
