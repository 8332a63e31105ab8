"""What a build reads besides ``sql/``: stage files and curated knowledge, as schemas ``stage`` and ``reference``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import duckdb

from pipelines.core.contracts import STAGE
from pipelines.store import Store
from pipelines.tables import Column, columns, description, to_arrow
from pipelines.warehouse.catalogue import comment, drop
from pipelines.warehouse.changed import parquet
from pipelines.warehouse.models import ModelError
from pipelines.warehouse.storing import create

ReferenceTables = Mapping[str, tuple[type, Sequence[Any]]]
"""Table of schema reference to its record class and rows."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a build reads besides ``sql/``."""

    stage: Path
    """Folder of the stage tables; one that has not been made is empty."""
    reference: ReferenceTables


def reference_tables(knowledge: Any) -> ReferenceTables:
    """The fields of a knowledge object that are tuples of records, each a table of its own name."""
    hints = get_type_hints(type(knowledge))
    classes = {f.name: get_args(hints[f.name]) for f in fields(knowledge) if get_origin(hints[f.name]) is tuple}
    return {
        name: (args[0], getattr(knowledge, name)) for name, args in classes.items() if isinstance(args[0], type) and is_dataclass(args[0])
    }


def stage_files(sources: Sources) -> dict[str, dict[str, Path]]:
    """Stage table to its parts, each by its name; tables that have not been made have none."""
    store = Store(sources.stage, STAGE)
    return {table: {str(file.relative_to(sources.stage)): file for file in store.files(table)} for table in STAGE}


def put_in_place(
    db: duckdb.DuckDBPyConnection, sources: Sources, needed: Mapping[str, bool], there: Mapping[str, str]
) -> dict[str, tuple[Column, ...]]:
    """Make the tables below the star.

    Args:
        db: The draft.
        sources: Where the rows come from.
        needed: Tables, each with whether it stays in the file; the others may be views on the stage files.
        there: What the draft holds already, and as what.

    Returns:
        The contract of each.

    Raises:
        ModelError: SQL reads a table that no stage and no reference file makes.
    """
    contracts = contracts_of(sources, needed)
    for name, keep in needed.items():
        schema, _, table = name.partition(".")
        record, rows = _source(sources, schema, table)
        drop(db, name, there.get(name))
        if schema == "reference":
            _fill(db, name, record, rows)
        else:
            _attach(db, name, record, Store(sources.stage, STAGE).files(table), keep)
        if keep:
            comment(db, "TABLE", name, description(record), {c.name: c.doc for c in contracts[name]})
    return contracts


def contracts_of(sources: Sources, names: Iterable[str]) -> dict[str, tuple[Column, ...]]:
    """The contracts of tables below the star, by what makes them.

    Raises:
        ModelError: SQL reads a table that no stage and no reference file makes.
    """
    return {name: columns(_source(sources, *name.split("."))[0]) for name in names}


def _source(sources: Sources, schema: str, table: str) -> tuple[type, Sequence[Any]]:
    if schema == "stage" and table in STAGE:
        return STAGE[table], ()
    if schema == "reference" and table in sources.reference:
        return sources.reference[table]
    raise ModelError(f"{schema}.{table} is read in sql/, but nothing makes it")


def _attach(db: duckdb.DuckDBPyConnection, name: str, record: type, files: Sequence[Path], keep: bool) -> None:
    rows = f"FROM {parquet(files)}"
    if files and not keep:
        db.execute(f"CREATE VIEW {name} AS {rows}")
        return
    create(db, name, columns(record))
    if files:
        db.execute(f"INSERT INTO {name} BY NAME {rows}")


def _fill(db: duckdb.DuckDBPyConnection, name: str, record: type, rows: Sequence[Any]) -> None:
    create(db, name, columns(record))
    db.register("reference_rows", to_arrow(rows, record))
    db.execute(f"INSERT INTO {name} BY NAME FROM reference_rows")
    db.unregister("reference_rows")
