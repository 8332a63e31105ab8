"""The data dictionary, written from the comments of a DuckDB file that is built for it without pages."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.core.knowledge import Knowledge
from pipelines.tables import Column
from pipelines.warehouse import Macro, Model, Sources, build, load_sql, reference_tables

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_SQL = Path(__file__).parents[2] / "sql"

_INTRODUCTION = """# Data dictionary

Made from the comments in the file itself, where `SELECT * FROM duckdb_columns()` shows them too. Schema `report` answers questions and is
the place to start; schema `star` holds the dimensions and facts below it. `meeting_id`, `report_id`, `document_id` and `claim_id` are made
from what they name, so that they survive a rebuild.
"""


def on_files(files: "Files", config: "MkDocsConfig") -> "Files":
    """Add the page to those that lie in the folder."""
    from mkdocs.structure.files import File  # only make docs installs it; the tests make the page without it

    files.append(File.generated(config, "dictionary.md", content=dictionary()))
    return files


def dictionary() -> str:
    """The page, in Markdown."""
    sql = load_sql(_SQL)
    with tempfile.TemporaryDirectory() as folder:
        built = build(Sources(Path(folder), reference_tables(Knowledge())), sql, Path(folder) / "readouts.duckdb")
    parts = [_INTRODUCTION]
    for schema, heading in (("report", "Reports"), ("star", "The star")):
        models = sorted((m for m in sql.models if m.schema == schema), key=lambda m: m.table)
        parts += [f"## {heading}\n", *(_table(model, built.columns[model.name]) for model in models)]
    return "\n".join([*parts, "## Macros\n", *(_macro(macro) for macro in sql.macros)])


def _table(model: Model, columns: tuple[Column, ...]) -> str:
    keys = [f"Key: `{', '.join(model.key)}`."] if model.key else []
    references = [f"`{column}` refers to `{target}`." for column, target in model.references]
    about = " ".join([*model.description.splitlines(), *keys, *references])
    rows = [f"| `{c.name}` | {c.type if len(c.type) < 40 else c.type.partition('(')[0]} | {_cell(c.doc)} |" for c in columns]
    return "\n".join([f"### {model.name}\n", f"{about}\n", "| column | type | what it is |", "|---|---|---|", *rows, ""])


def _macro(macro: Macro) -> str:
    return f"### {macro.name}\n\n{' '.join(macro.description.splitlines())}\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
