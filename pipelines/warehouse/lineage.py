"""Which columns a model's columns come from, read off its SQL through every subquery."""

from collections.abc import Mapping
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.lineage import lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import build_scope

from pipelines.tables import Column
from pipelines.warehouse.models import Model

ColumnLineage = dict[str, tuple[tuple[str, str], ...]]
"""Column to the (table, column) pairs that its value is made from, sorted."""


def column_lineage(model: Model, columns: Mapping[str, tuple[Column, ...]]) -> ColumnLineage:
    """The columns upstream of each column of a model.

    A column that is made from no other, such as a row count, has none. Filters and joins are not part of it.

    Args:
        model: The model.
        columns: Of the model and of every table that it reads.
    """
    schema: dict[str, Any] = {}
    for name in model.reads:
        where, _, table = name.partition(".")
        schema.setdefault(where, {})[table] = {column.name: column.type for column in columns[name]}
    query = next(statement.expression for statement in sqlglot.parse(model.sql, dialect="duckdb") if isinstance(statement, exp.Create))
    qualified = qualify(query, dialect="duckdb", schema=schema, validate_qualify_columns=False, identify=False)
    scope = build_scope(qualified)
    found: ColumnLineage = {}
    for column in columns[model.name]:
        root = lineage(column.name, qualified, schema=schema, scope=scope, dialect="duckdb", trim_selects=False)
        leaves = ((node.expression, node.name.rpartition(".")[2]) for node in root.walk())
        found[column.name] = tuple(sorted({(f"{leaf.db}.{leaf.name}", name) for leaf, name in leaves if isinstance(leaf, exp.Table)}))
    return found
