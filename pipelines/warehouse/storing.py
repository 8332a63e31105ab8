"""How tables are laid down in the file: texts of whole pages in a third of the room, and what is gathered by meeting in bounded memory.

DuckDB moves to the disk what it sorts and joins, but not the lists that it gathers, so that a table of lists is made of some
hundred thousand meetings at a time. Nor does a join that began in memory make room for another table's lists, so that claims
meet their outcomes some millions at a time.
"""

import re
from collections.abc import Collection, Iterable, Mapping

import duckdb

from pipelines.ranges import key_ranges
from pipelines.tables import Column
from pipelines.warehouse.catalogue import describe
from pipelines.warehouse.models import Model

_LONG_TEXTS: Mapping[str, tuple[str, ...]] = {"stage.documents": ("text", "body")}
"""Columns of whole pages in tables below the star; a model names its own."""
_COMPRESSED = "USING COMPRESSION zstd"  # DuckDB takes it for texts of 4,096 characters or more
_SLICES: Mapping[str, tuple[str, int]] = {"meeting_id": ("stage.meeting_values", 300_000), "claim_id": ("stage.claim_outcomes", 4_000_000)}
"""Key by which a table is made in slices to the table of all its values, and about how many of them a slice has."""
_TABLE = re.compile(r"\b(?:previous\.)?((?:stage|star)\.\w+)")
_CREATE_AS = re.compile(r"\s*CREATE TABLE [\w.]+ AS\b")


def create(db: duckdb.DuckDBPyConnection, name: str, columns: Iterable[Column]) -> None:
    """Make an empty table of a contract."""
    _create(db, name, {column.name: column.ddl for column in columns}, _LONG_TEXTS.get(name, ()))


def create_as(db: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Run the SQL of a model, which creates it and comments on it; in slices where the rows of a meeting, or a claim, depend on no other.

    Args:
        db: The draft; the tables that it reads are there.
        model: The model.
    """
    slices = _slices(db, model)
    if not model.long_texts and len(slices) == 1:
        db.execute(model.sql)
        return
    created, *comments = (statement.query for statement in duckdb.extract_statements(model.sql))
    query = _CREATE_AS.sub("", created, count=1)
    columns = {name: f'"{name}" {kind}' for name, kind, *_ in db.execute(f"DESCRIBE {query}").fetchall()}
    _create(db, model.name, columns, model.long_texts)
    for near in slices:
        db.execute(f"INSERT INTO {model.name} {narrowed(query, near)}")
    for comment in comments:
        db.execute(comment)


def narrowed(query: str, near: Mapping[str, str]) -> str:
    """A query that reads of each table only the rows that meet its condition, in the file before (``previous``) too."""
    return _TABLE.sub(lambda found: f"(FROM {found[0]} WHERE {near[found[1]]})" if found[1] in near else found[0], query)


def _slices(db: duckdb.DuckDBPyConnection, model: Model) -> list[Mapping[str, str]]:
    """Conditions on the tables that a model reads, by a slice of the meetings or claims each; a single one without any where they are few."""
    going_by = (model.rows_by, *model.key) if model.rows_by else ()
    key = next((key for key in going_by if key in _SLICES and _SLICES[key][0] in model.reads), None)
    if key is None:
        return [{}]
    counted, most = _SLICES[key]
    (count,) = db.execute(f"SELECT count(*) FROM {counted}").fetchall()[0]
    if count <= most:
        return [{}]
    known = describe(db)
    going = [name for name in model.reads if key in {column.name for column in known[name]}]
    return [dict.fromkeys(going, condition) for condition in key_ranges(key, count, most)]


def _create(db: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, str], long_texts: Collection[str]) -> None:
    declared = (f"{said} {_COMPRESSED}" if column in long_texts else said for column, said in columns.items())
    db.execute(f"CREATE TABLE {name} ({', '.join(declared)})")
