"""The star, and the reports asked for most, as Parquet files with a data dictionary, for people who work in R, Stata or pandas.

``datapackage.json`` describes the files as a Frictionless Data Package (https://specs.frictionlessdata.io/data-package/):
columns with their comments, keys and references. What is written depends on the warehouse alone.
"""

import csv
import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb

from pipelines.tables import Column
from pipelines.warehouse.catalogue import describe
from pipelines.warehouse.models import Model, Sql
from pipelines.warehouse.previous import HISTORY
from pipelines.warehouse.session import attached, quoted

DICTIONARY = "data_dictionary.csv"
PACKAGE = "datapackage.json"

_PAGES, _PAGE_COLUMNS = "stage.documents", ("document_id", "title", "text", "body", "metadata")
_ASIDE = frozenset({HISTORY, "star.fct_document_search"})
"""Tables that only this file's own macros and views have a use for."""

_REPORTS = frozenset({"report.meetings", "report.dyads", "report.organization_dyads", "report.evidence"})
"""Reports that are written too: what most people would join out of the star first."""

_WORDS = frozenset({"surface", "evidence"})
"""Columns of words as a page prints them."""

_TYPES: Mapping[str, str] = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}
"""DuckDB type to Frictionless type; lists are arrays, structs objects."""


class ExportError(RuntimeError):
    """The export cannot be written. The message says why."""


def export(database: Path, sql: Sql, folder: Path, with_text: bool = True) -> dict[str, int]:
    """Write the star and some reports of a warehouse as Parquet files, a data dictionary and a data package; all of it or nothing.

    Args:
        database: The DuckDB file.
        sql: The models, whose headers tell keys and references.
        folder: What to write; an earlier export there is replaced.
        with_text: Write the texts of the pages, and the words behind each claim, topic and statement, too.

    Returns:
        Rows by table.

    Raises:
        ExportError: ``folder`` holds something else than an export.
        duckdb.Error: ``database`` cannot be read.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / PACKAGE).exists():
        raise ExportError(f"{folder} holds something else than an export: move it away")
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        with attached(database, "READ_ONLY") as db:
            version = db.execute("SELECT contract_version FROM report.about").fetchall()[0][0]
            contents = _contents(describe(db), sql, with_text)
            models = {model.name: model for model in sql.models}
            rows = {
                name: _write(db, name, columns, models[name].key if name in _REPORTS else (), part) for name, columns in contents.items()
            }
        _dictionary(contents, part / DICTIONARY)
        resources = [_resource(name, columns, models, rows[name]) for name, columns in contents.items()]
        package = {"name": "readouts", "title": "Readouts: who met whom, by whose account", "version": version, "resources": resources}
        (part / PACKAGE).write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", "utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return {_file(name).removesuffix(".parquet"): count for name, count in rows.items()}


def _contents(described: Mapping[str, tuple[Column, ...]], sql: Sql, with_text: bool) -> dict[str, tuple[Column, ...]]:
    """The tables and columns to write."""
    names = [model.name for model in sql.models if model.name in _REPORTS or (model.schema == "star" and model.name not in _ASIDE)]
    found = {name: tuple(c for c in described[name] if with_text or c.name not in _WORDS) for name in sorted(names)}
    if with_text:
        found[_PAGES] = tuple(c for c in described[_PAGES] if c.name in _PAGE_COLUMNS)
    return found


def _write(db: duckdb.DuckDBPyConnection, name: str, columns: Iterable[Column], key: Iterable[str], folder: Path) -> int:
    """Write a table in its own order, or a view in that of its key; return the number of rows."""
    picked = ", ".join(f'"{column.name}"' for column in columns)
    order = f" ORDER BY {', '.join(key)}" if key else ""
    path = quoted(str(folder / _file(name)))
    db.execute(f"COPY (SELECT {picked} FROM {name}{order}) TO {path} (FORMAT parquet, COMPRESSION zstd)")
    return int(db.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0])


def _file(name: str) -> str:
    return "document_texts.parquet" if name == _PAGES else f"{name.partition('.')[2]}.parquet"


def _dictionary(contents: Mapping[str, tuple[Column, ...]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("file", "column", "type", "description"))
        rows.writerows((_file(name), column.name, column.type, column.doc) for name, columns in contents.items() for column in columns)


def _resource(name: str, columns: Iterable[Column], models: Mapping[str, Model], rows: int) -> dict[str, Any]:
    """A file as the data package describes it."""
    model = models.get(name)
    fields = [{"name": c.name, "type": _type(c.type), "description": c.doc} for c in columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": []}
    if model:
        schema["primaryKey"] = list(model.key)
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": target.partition(".")[2], "fields": list(models[target].key)}}
            for column, target in model.references
        ]
    path = _file(name)
    return {
        "name": path.removesuffix(".parquet"),
        "path": path,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": model.description if model else "Texts of the pages, which the spans of claims, topics and statements index.",
        "rows": rows,
        "schema": schema,
    }


def _type(kind: str) -> str:
    if kind.endswith("]"):
        return "array"
    return "object" if kind.startswith(("STRUCT", "MAP")) else _TYPES.get(kind, "any")
