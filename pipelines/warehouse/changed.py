"""What a new file may differ in from the published one.

Stage rows that are new or gone are found by comparing the parts of then and now. Their documents, the reports of these and the
meetings of those are all that can change in a table that goes by one of them (``Rows by`` in its header).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.core.contracts import KEYS, STAGE
from pipelines.tables import Column, columns
from pipelines.warehouse.models import Model
from pipelines.warehouse.session import attached, quoted

StageFiles = Mapping[str, Mapping[str, Path]]
"""Stage table to its parts: the name of each, which tells its contents, and where it lies."""

_IDS = ("document_id", "report_id", "meeting_id", "claim_id")
_LARGE_BYTES = 4 * 2**30
"""Bytes of changed parts, of then and now, beyond which the file is made whole without looking closer.

Ten new pages of 100,000 may touch a quarter of all parts, so the share of the parts tells little; and to compare parts costs no
more than to make one column of their texts anew.
"""
_MOST_SHARE = 0.1
"""Share of the documents that may change; of more, making all anew takes hardly longer."""
_FEW = 1_000
"""Documents that may change in any case."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What may differ.

    Attributes:
        tables: Stage tables with rows that are new or gone, each with the values of its key (``KEYS``) that these have.
        keys: ``document_id``, ``report_id`` and ``meeting_id``, each with those of which any row may differ.
        around: The same with all that their rows may be made from (see ``Rows by`` in ``models``): a table with several of these
            columns is known by the first.
    """

    tables: Mapping[str, tuple[str, ...]]
    keys: Mapping[str, tuple[str, ...]]
    around: Mapping[str, tuple[str, ...]]

    def among(self, column: str) -> str:
        """A condition in SQL: the column has one of the values that may differ."""
        return among(column, self.keys[column])


def among(column: str, values: Collection[str]) -> str:
    """A condition in SQL. The values stand in it, for only then a scan is told to look for them alone."""
    return f"{column} IN ({', '.join(map(quoted, values))})" if values else "false"


def changed_since(target: Path, then: StageFiles, now: StageFiles) -> Changed | None:
    """Compare stage tables.

    Args:
        target: The published file, made from the tables of then.
        then: Their files.
        now: The files of the tables of now.

    Returns:
        What may differ; None when it is so much that the file had better be made whole, or a table is gone.
    """
    sides = {table: (_only(then, now, table), _only(now, then, table)) for table in sorted(STAGE)}
    different = {table: pair for table, pair in sides.items() if any(pair)}
    sizes = {table: _size(gone) + _size(come) for table, (gone, come) in different.items()}
    if not all(now.get(table) for table in different) or sum(sizes.values()) > _LARGE_BYTES:
        return None
    with attached(target, "READ_ONLY") as db:
        (documents,) = db.execute("SELECT count(*) FROM star.fct_document").fetchall()[0]
        most = max(_FEW, _MOST_SHARE * documents)
        for table in sorted(different, key=sizes.__getitem__):  # the smallest first: what is too much is seen early
            if _compare(db, table, *different[table]) > most:
                return None
        keys = _touched(db, list(different), {table: {**then.get(table, {}), **now.get(table, {})} for table in STAGE})
        if len(keys["document_id"]) > most:
            return None
        tables = {table: _values(db, f"SELECT {KEYS[table]} FROM changed_{table}") for table in different}
        return Changed(tables, keys, _around(db, keys, now))


def nearby(known: Mapping[str, Iterable[Column]], models: Iterable[Model], changed: Changed) -> dict[str, str]:
    """Conditions in SQL on the tables that go by documents, reports or meetings: a row is around what changed.

    Args:
        known: The columns of every table.
        models: All models.
        changed: What changed.
    """
    going = {*(f"stage.{table}" for table in STAGE), *(model.name for model in models if model.rows_by)}
    by = {
        name: next((key for key in changed.around if key in {column.name for column in known[name]}), None) for name in going & known.keys()
    }
    return {name: among(key, changed.around[key]) for name, key in by.items() if key}


def parquet(files: Iterable[Path]) -> str:
    """The rows of Parquet files, in SQL."""
    return f"read_parquet([{', '.join(quoted(str(file)) for file in files)}])"


def _only(these: StageFiles, those: StageFiles, table: str) -> list[Path]:
    """The files of a table that are not among those of another time."""
    return [path for name, path in these.get(table, {}).items() if name not in those.get(table, {})]


def _size(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files)


def _compare(db: duckdb.DuckDBPyConnection, table: str, gone: Sequence[Path], come: Sequence[Path]) -> int:
    """Put the ids of rows that only one side has into ``changed_<table>``; return how many documents these name.

    Rows are told apart by their ids and a hash of 64 bits, so that no texts are held in memory.
    """
    ids = ", ".join(dict.fromkeys([*_ids_of(table), KEYS[table]]))
    # As text, for the hash of an empty list is that of null.
    row = ", ".join(f'"{column.name}"::VARCHAR' if column.is_nested else f'"{column.name}"' for column in columns(STAGE[table]))
    sides = " UNION ALL ".join(
        f"SELECT {ids}, hash({row}) AS row_hash, {sign} AS side FROM {parquet(files)}" for sign, files in ((-1, gone), (1, come)) if files
    )
    differing = f"SELECT {ids}, row_hash FROM ({sides}) GROUP BY ALL HAVING sum(side) <> 0"
    db.execute(f"CREATE TEMP TABLE changed_{table} AS SELECT DISTINCT {ids} FROM ({differing})")
    if "document_id" not in _ids_of(table):
        return 0
    (documents,) = db.execute(f"SELECT count(DISTINCT document_id) FROM changed_{table}").fetchall()[0]
    return int(documents)


def _ids_of(table: str) -> list[str]:
    names = {column.name for column in columns(STAGE[table])}
    return [name for name in _IDS if name in names]


def _touched(db: duckdb.DuckDBPyConnection, tables: Sequence[str], parts: StageFiles) -> dict[str, tuple[str, ...]]:
    """The documents, reports and meetings of which a row differs, and what these draw in: see ``Rows by`` in ``models``.

    What belongs together is read off the stage tables of then and now; the star leaves out reports whose document is not there.
    """
    of = {name: [f"SELECT {name} FROM changed_{table}" for table in tables if name in _ids_of(table)] for name in _IDS}
    found: dict[str, tuple[str, ...]] = {}

    def those(name: str) -> tuple[str, ...]:
        return _values(db, " UNION ".join(of[name])) if of[name] else ()

    def draw_in(name: str, table: str, by: str, values: Collection[str]) -> None:
        if values and parts[table]:
            of[name].append(f"SELECT {name} FROM {parquet(parts[table].values())} WHERE {among(by, values)}")

    told = [f"SELECT claim_id FROM changed_{table}" for table in ("claims", "override_claims") if table in tables]  # with their reports
    outcomes = ["SELECT claim_id FROM changed_claim_outcomes"] if "claim_outcomes" in tables else []
    claims = _values(db, " EXCEPT ".join([*outcomes, *told])) if outcomes else ()
    for table in ("claims", "override_claims"):
        draw_in("report_id", table, "claim_id", claims)
    draw_in("report_id", "meeting_reports", "document_id", those("document_id"))
    found["report_id"] = those("report_id")
    for name, table in (("document_id", "meeting_reports"), ("meeting_id", "meeting_groups")):
        draw_in(name, table, "report_id", found["report_id"])
        found[name] = those(name)
    return found


def _around(db: duckdb.DuckDBPyConnection, keys: Mapping[str, tuple[str, ...]], now: StageFiles) -> dict[str, tuple[str, ...]]:
    """What the rows of these may be made from: the reports of a document, their meetings, the reports of these, their documents."""

    def with_those(name: str, table: str, by: str, values: Collection[str]) -> tuple[str, ...]:
        drawn = _values(db, f"SELECT {name} FROM {parquet(now[table].values())} WHERE {among(by, values)}") if now.get(table) else ()
        return tuple(sorted({*keys[name], *drawn}))

    reports = with_those("report_id", "meeting_reports", "document_id", keys["document_id"])
    meetings = with_those("meeting_id", "meeting_groups", "report_id", reports)
    theirs = {*reports, *with_those("report_id", "meeting_groups", "meeting_id", meetings)}
    documents = with_those("document_id", "meeting_reports", "report_id", theirs)
    return {"document_id": documents, "report_id": tuple(sorted(theirs)), "meeting_id": meetings}


def _values(db: duckdb.DuckDBPyConnection, query: str) -> tuple[str, ...]:
    return tuple(sorted({value for (value,) in db.execute(query).fetchall() if value is not None}))
