"""Which columns a model's columns come from, read off its SQL through every subquery."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipelines.store.manifest import write_whole
from pipelines.tables import Column
from pipelines.warehouse.models import Model

ColumnLineage = dict[str, tuple[tuple[str, str], ...]]
"""Column to the (table, column) pairs that its value is made from, sorted."""


def lineages(models: Iterable[Model], columns: Mapping[str, tuple[Column, ...]], memory: Path) -> dict[str, ColumnLineage]:
    """The lineage of each model, taken over from an earlier run where its SQL and the columns that it reads are as they were.

    Reading all of it off the SQL takes some seconds, as much as the build of a small file.

    Args:
        models: The models.
        columns: Of the models and of every table that they read.
        memory: File that remembers; replaced when it lacks something.
    """
    known = _remembered(memory)
    now = {}
    for model in models:
        key, found = _key(model, columns), known.get(model.name, ("", {}))
        now[model.name] = found if found[0] == key else (key, column_lineage(model, columns))
    if {**known, **now} != known:
        write_whole(memory, json.dumps({**known, **now}).encode())
    return {name: found for name, (_, found) in now.items()}


def _remembered(memory: Path) -> dict[str, tuple[str, ColumnLineage]]:
    """Model to the key of what its lineage was read off, and the lineage."""
    try:
        told = json.loads(memory.read_bytes())
        return {
            model: (key, {column: tuple((table, name) for table, name in made_from) for column, made_from in found.items()})
            for model, (key, found) in told.items()
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _key(model: Model, columns: Mapping[str, tuple[Column, ...]]) -> str:
    seen = [(name, [(column.name, column.type) for column in columns[name]]) for name in (model.name, *model.reads)]
    return hashlib.sha256(repr((version("sqlglot"), model.sql, seen)).encode()).hexdigest()[:16]


def column_lineage(model: Model, columns: Mapping[str, tuple[Column, ...]]) -> ColumnLineage:
    """The columns upstream of each column of a model.

    A column that is made from no other, such as a row count, has none. Filters and joins are not part of it.

    Args:
        model: The model.
        columns: Of the model and of every table that it reads.
    """
    import sqlglot  # here, for it loads half a second long and is used where SQL has changed
    from sqlglot import exp
    from sqlglot.lineage import lineage
    from sqlglot.optimizer.qualify import qualify
    from sqlglot.optimizer.scope import build_scope

    schema: dict[str, Any] = {}
    for name in model.reads:
        where, _, table = name.partition(".")
        schema.setdefault(where, {})[table] = {column.name: column.type for column in columns[name]}
    query = next(statement.expression for statement in sqlglot.parse(model.sql, dialect="duckdb") if isinstance(statement, exp.Create))
    qualified = qualify(query, dialect="duckdb", schema=schema, validate_qualify_columns=False, identify=False)
    scope = build_scope(qualified)
    found: ColumnLineage = {}
    for column in columns[model.name]:
        root = lineage(column.name, qualified, schema=schema, scope=scope, dialect="duckdb", trim_selects=False, copy=False)
        leaves = ((node.expression, node.name.rpartition(".")[2]) for node in root.walk())
        found[column.name] = tuple(sorted({(f"{leaf.db}.{leaf.name}", name) for leaf, name in leaves if isinstance(leaf, exp.Table)}))
    return found
