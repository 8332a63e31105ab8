"""What the README shows is what the product says."""

import re
from pathlib import Path

import duckdb
import pytest

from pipelines import cli

README = Path(__file__).parents[2] / "README.md"
EXAMPLE = re.compile(r"```sql\n(?P<sql>SELECT[^`]*;)\n```\n\n(?P<table>(?:\|.*\n)+)")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that ``make run`` leaves of the sample pages."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("READOUTS_RAW", raising=False)
        patch.setenv("READOUTS_WAREHOUSE", str(folder))
        patch.setenv("DAGSTER_HOME", "")
        assert cli.main(["run"]) == 0
    return folder / "readouts.duckdb"


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
def test_each_query_of_the_welcome_finds_something(sample: Path) -> None:
    statements = (README.parent / "sql" / "welcome.sql").read_text().split(";\n")[:-1]
    assert len(statements) == 5
    with duckdb.connect(str(sample), read_only=True) as db:
        for statement in statements:
            assert db.sql(statement).fetchall(), statement
