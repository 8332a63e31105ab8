"""What the README and the documents show is what the product does and says."""

import os
import re
import subprocess
from pathlib import Path

import duckdb
import pytest

from pipelines.environment import ROOT

README = ROOT / "README.md"
TUTORIAL = ROOT / "docs" / "tutorial.md"
QUESTIONS = ROOT / "docs" / "questions.md"
GUIDES = (ROOT / "docs" / "how-to.md", ROOT / "docs" / "operations.md")

EXAMPLE = re.compile(r"```sql\n(?P<sql>SELECT[^`]*;)\n```\n\n(?P<table>(?:\|.*\n)+)")
SQL = re.compile(r"```sql\n([^`]*)```")
SHELL = re.compile(r"```sh\n([^`]*)```")


def shown(table: str) -> list[list[str]]:
    """Cells of a Markdown table, without its head."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def told(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(str(item) for item in value)}]"
    return "NULL" if value is None else str(value)


def test_the_readme_shows_five_queries() -> None:
    assert len(EXAMPLE.findall(README.read_text())) == 5


@pytest.mark.slow
@pytest.mark.parametrize(("sql", "table"), EXAMPLE.findall(README.read_text()))
def test_each_query_of_the_readme_gives_the_rows_that_it_shows(sql: str, table: str, sample: Path) -> None:
    with duckdb.connect(str(sample), read_only=True) as db:
        assert [[told(cell) for cell in row] for row in db.sql(sql).fetchall()] == shown(table)


@pytest.mark.slow
@pytest.mark.parametrize("sql", SQL.findall(QUESTIONS.read_text()))
def test_each_question_is_answered_by_its_query(sql: str, sample: Path) -> None:
    with duckdb.connect(str(sample), read_only=True) as db:
        assert db.sql(sql).fetchall()


@pytest.mark.slow
def test_the_panel_of_pairs_and_months_counts_every_meeting_once_and_has_empty_months(sample: Path) -> None:
    (panel,) = (sql for sql in SQL.findall(QUESTIONS.read_text()) if "CROSS JOIN" in sql)
    with duckdb.connect(str(sample), read_only=True) as db:
        db.execute(f"CREATE TEMP TABLE panel AS {panel}")
        pairs, months, cells = db.execute(
            "SELECT count(DISTINCT (country_a, country_b)), count(DISTINCT month_start), count(*) FROM panel"
        ).fetchall()[0]
        assert cells == pairs * months > 100
        assert db.execute("SELECT count(DISTINCT month_start) FROM report.dyads").fetchall()[0][0] < months
        assert (
            db.execute("SELECT sum(meetings)::INTEGER FROM panel").fetchall() == db.execute("SELECT count(*) FROM report.dyads").fetchall()
        )


@pytest.mark.slow
def test_each_query_of_the_welcome_finds_something(sample: Path) -> None:
    statements = (ROOT / "sql" / "welcome.sql").read_text().split(";\n")[:-1]
    assert len(statements) == 5
    with duckdb.connect(str(sample), read_only=True) as db:
        for statement in statements:
            assert db.sql(statement).fetchall(), statement


@pytest.mark.slow
@pytest.mark.parametrize("document", [README, *GUIDES], ids=lambda path: path.name)
def test_the_other_statements_of_a_document_run_as_they_stand(document: Path, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample.parents[1])  # where warehouse/ lies
    for statement in SQL.findall(document.read_text()):
        if not EXAMPLE.search(f"```sql\n{statement}```\n\n|\n"):
            with duckdb.connect() as db:
                db.execute(statement)


def run(commands: list[str]) -> list[str]:
    """What the commands print in one shell in the project's folder, in the order of time."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "READOUTS_", "DAGSTER_"))}
    script = "set -euo pipefail\n" + "\n".join(commands)
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, env=plain, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
def test_the_tutorial_and_the_guides_work_as_they_are_written(tmp_path: Path) -> None:
    text = TUTORIAL.read_text()
    commands = [
        *SHELL.findall(text),
        *(found for guide in GUIDES for found in SHELL.findall(guide.read_text())),
        'echo "$READOUTS_WAREHOUSE"',
    ]
    assert len(commands) == 6
    said = run([f"export TMPDIR={tmp_path}", *commands])
    assert "1 meeting" in said
    examples = EXAMPLE.findall(text)
    assert len(examples) == 4
    with duckdb.connect(str(Path(said[-1]) / "readouts.duckdb"), read_only=True) as db:
        for sql, table in examples:
            assert [[told(cell) for cell in row] for row in db.sql(sql).fetchall()] == shown(table), sql
