"""What a build tells of the tables and views of its draft: their sizes, first rows and figures, and what the checks found."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any, TypeVar

import duckdb

from pipelines.ranges import key_ranges
from pipelines.warehouse.catalogue import figures, preview
from pipelines.warehouse.changed import Changed
from pipelines.warehouse.copies import COPIES, copied, copy_of
from pipelines.warehouse.models import KEY_CHECK, Check, Model, ModelError, Sql
from pipelines.warehouse.session import Job, in_order, within

Looked = TypeVar("Looked")
Found = TypeVar("Found")

FIGURES = "figures"
"""Name of the preview of a model that gives one row of numbers, to be plotted over the runs."""
_PREVIEW_ROWS, _SHOWN_ROWS = 24, 5
_TEXTS_AT_ONCE = 100_000
"""About how many documents a check that goes by them joins at a time."""
_FOUND_CHARS = 300
"""Characters of a value that a check found: a reason is to be read whole."""
_PASSED_DOWN = frozenset({"meeting_id", "report_id", "document_id", "rule_id"})
"""Keys of which DuckDB passes a value down to all that a view joins or gathers, but not a list of values."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: no rows is good."""

    check: Check
    row_count: int
    sample: str

    @property
    def passed(self) -> bool:
        """No row that should not exist."""
        return self.row_count == 0


@dataclass(frozen=True, slots=True)
class Made:
    """One table or view that a build made."""

    row_count: int | None
    """None of a view in a file that was brought up to date: to count its rows would be to make them all."""
    preview: str
    """The first rows, in Markdown."""
    tables: Mapping[str, str]
    """Its previews of ``sql/preview``, in Markdown."""
    figures: Mapping[str, float]
    """The numbers of those that give a single row."""


@dataclass(frozen=True, slots=True)
class Size:
    """What one scan of a table or view tells of it.

    Attributes:
        rows: Row count; None where only some rows were looked at.
        is_keyed: Its key is proved to be unique and whole. When it is not, the check of the key says what is wrong.
        least: The least values of the first column of its key, one per row.
    """

    rows: int | None
    is_keyed: bool
    least: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What an audit may rely on where a draft follows an earlier one.

    Attributes:
        changed: What alone differs.
        passed: The checks that the earlier draft passed.
        around: Database with the same tables and views, of the rows around what changed alone.
    """

    changed: Changed
    passed: Collection[str]
    around: str

    def has_proved(self, model: Model) -> bool:
        """The key of a table or view was proved, and need be looked at only among what changed."""
        return f"{model.table}__{KEY_CHECK}" in self.passed and bool(model.is_view or model.rows_by)


def audit(
    db: duckdb.DuckDBPyConnection, sql: Sql, models: Sequence[Model], checks: Sequence[Check], since: Since | None = None
) -> tuple[dict[str, Made], list[Finding]]:
    """Look at a draft whose tables and views are made.

    Args:
        db: The draft; what is in it is committed.
        sql: All models and previews.
        models: Those that are shown; of the others only the size is told, and the figures, which are plotted over the runs.
        checks: What is to be checked, of all models.
        since: What an earlier draft proved, where there was one. Views then are not counted; keys are proved among what changed,
            but for those of views without a column of documents, reports or meetings, which gather over many; checks that go by
            one of these look there too. What it did not prove is proved of all.

    Raises:
        ModelError: A view, a check or a preview fails.
    """
    with copied(db, checks, () if since else gathered(sql)) as views:
        auditor = _Auditor(sql, since, frozenset(view.name for view in views))
        _at_once(db, auditor.copy, views)
        auditor.sizes = {model.name: size for model, size in zip(sql.models, _at_once(db, auditor.size, sql.models), strict=True)}
        made = {name: Made(size.rows, "", {}, _plotted(db, name, sql)) for name, size in auditor.sizes.items()} if since else {}
        made |= {model.name: told for model, told in zip(models, _at_once(db, auditor.show, models), strict=True)}
        return made, _at_once(db, auditor.check, checks)


def gathered(sql: Sql) -> list[Model]:
    """The views that gather and have previews: they are looked at several times, and each time all that they gather would be read."""
    shown = {preview.model for preview in sql.previews}
    return [model for model in sql.models if model.is_gathered and model.name in shown]


@dataclass(slots=True)
class _Auditor:
    """Looks at one model or check in a session; what ``since`` proved, among what changed alone. ``copies`` come first, then ``sizes``."""

    sql: Sql
    since: Since | None
    copies: frozenset[str]
    sizes: Mapping[str, Size] = field(default_factory=dict)

    def copy(self, own: duckdb.DuckDBPyConnection, model: Model) -> None:
        """Make the rows of a view once."""
        with naming(model.path):
            copy_of(own, model)

    def size(self, own: duckdb.DuckDBPyConnection, model: Model) -> Size:
        """What one scan tells."""
        since = self.since
        with naming(model.path):  # a view may fail only now, on the rows that it meets
            if not (since and since.has_proved(model)):
                with self._where_copied(own, [model.name]):
                    return size_of(own, model)
            if not model.is_view:
                return size_beside(own, model, since)
            with within(own, since.around):
                return size_among(own, model, since.changed)

    def check(self, own: duckdb.DuckDBPyConnection, check: Check) -> Finding:
        """What a check finds."""
        since = self.since
        if not (since and check.rows_by and check.file in since.passed):
            with self._where_copied(own, check.reads):
                return run_check(own, check, self.sizes)
        with within(own, since.around):
            return run_check(own, check, self.sizes, since.changed)

    def show(self, own: duckdb.DuckDBPyConnection, model: Model) -> Made:
        """What a person is shown."""
        with naming(model.path), self._where_copied(own, [model.name]):
            return made_of(own, model, self.sizes[model.name], self.sql)

    def _where_copied(self, own: duckdb.DuckDBPyConnection, reads: Iterable[str]) -> AbstractContextManager[None]:
        return nullcontext() if self.copies.isdisjoint(reads) else within(own, COPIES)


def _at_once(
    db: duckdb.DuckDBPyConnection, look: Callable[[duckdb.DuckDBPyConnection, Looked], Found], things: Iterable[Looked]
) -> list[Found]:
    """Look at things on all cores, each in a session of its own: most queries are too small to be divided."""
    found: dict[int, Found] = {}

    def looked_at(number: int, thing: Looked) -> Job:
        return lambda own: found.update({number: look(own, thing)})

    in_order(db, {f"{number:06}": looked_at(number, thing) for number, thing in enumerate(things)}, lanes=os.cpu_count() or 1)
    return [found[number] for number in sorted(found)]


@contextmanager
def naming(what: str) -> Iterator[None]:
    """Say what it is that fails: a file of ``sql/``, or a check."""
    try:
        yield
    except duckdb.Error as error:
        raise ModelError(f"{what}: {error}") from error


def size_of(db: duckdb.DuckDBPyConnection, model: Model) -> Size:
    """Count the rows and prove the key in one scan: as many different hashes as rows are as many different keys."""
    if not model.key:
        (rows,) = db.execute(f"SELECT count(*) FROM {model.name}").fetchall()[0]
        return Size(rows, False, ())
    rows, different, nulls, least = db.execute(
        f"SELECT count(*), count(DISTINCT hash({', '.join(model.key)})), count(*) FILTER ({model.key_is_null}),"
        f" min({model.key[0]}, {_SHOWN_ROWS}) FROM {model.name}"
    ).fetchall()[0]
    return Size(rows, rows == different and not nulls, tuple(least or ()))


def size_among(db: duckdb.DuckDBPyConnection, model: Model, changed: Changed) -> Size:
    """Prove the key among the rows of the documents, reports and meetings that changed; of a view that names none it stays proved.

    One of these in the key parts the rows, so that to look by it is enough. Else they are looked at by each, one scan after the
    other, for a row may lack one of them, and only a condition on a single column is passed down to what the view reads.
    """
    by_key = next((column for column in model.key if column in changed.keys), None)
    columns = [by_key] if by_key else [name for name, *_ in db.execute(f"DESCRIBE {model.name}").fetchall()]
    is_keyed = True
    for by in filter(changed.keys.get, columns):
        rows, different = db.execute(
            f"SELECT count(*), count(DISTINCT hash({', '.join(model.key)})) FILTER (NOT ({model.key_is_null}))"
            f" FROM {model.name} WHERE {changed.among(by)}"
        ).fetchall()[0]
        is_keyed = is_keyed and rows == different
    return Size(None, is_keyed, ())


def size_beside(db: duckdb.DuckDBPyConnection, model: Model, since: Since) -> Size:
    """Prove the key of a table: no row that may differ has that of another."""
    if model.rows_by is None:
        raise ValueError(f"{model.name} goes by no key")
    differing = f"FROM {since.around}.{model.name} WHERE {since.changed.among(model.rows_by)}"
    rows, nulls, found, different = db.execute(
        f"SELECT (SELECT count(*) FROM {model.name}), (SELECT count(*) FILTER ({model.key_is_null}) {differing}),"
        f" count(*), count(DISTINCT hash({', '.join(model.key)})) FROM {model.name} WHERE {model.key[0]} IN (SELECT {model.key[0]} {differing})"
    ).fetchall()[0]
    return Size(rows, not nulls and found == different, ())


def made_of(db: duckdb.DuckDBPyConnection, model: Model, size: Size, sql: Sql) -> Made:
    """What a person is shown of a model."""
    tables: dict[str, str] = {}
    shown: dict[str, float] = {}
    for given in sql.previews:
        if given.model != model.name:
            continue
        with naming(f"sql/preview/{model.table}__{given.name}.sql"):
            if numbers := figures(db, given.sql):
                shown |= numbers
            else:
                tables[given.name] = preview(db, f"({given.sql.rstrip().rstrip(';')}\n)", _PREVIEW_ROWS)
    return Made(size.rows, _first_rows(db, model, size), tables, shown)


def _plotted(db: duckdb.DuckDBPyConnection, model: str, sql: Sql) -> dict[str, float]:
    """The numbers of a model's preview called ``figures``."""
    given = next((one for one in sql.previews if (one.model, one.name) == (model, FIGURES)), None)
    if not given:
        return {}
    with naming(f"sql/preview/{model.partition('.')[2]}__{FIGURES}.sql"):
        return figures(db, given.sql)


def run_check(db: duckdb.DuckDBPyConnection, check: Check, sizes: Mapping[str, Size], changed: Changed | None = None) -> Finding:
    """What a check finds, among what changed where it found nothing before; a key that is proved is not looked at again."""
    if check.name == KEY_CHECK and sizes[check.model].is_keyed:
        return Finding(check, 0, "")
    query = f"({check.sql.rstrip().rstrip(';')}\n)"
    with naming(f"check {check.name} of {check.model}"):
        first, *others = [changed.among(check.rows_by)] if check.rows_by and changed else _slices(db, check)
        db.execute(f"CREATE OR REPLACE TEMP TABLE found_rows AS FROM {query} WHERE {first}")  # looked for once, to be counted and shown
        for condition in others:
            db.execute(f"INSERT INTO temp.found_rows FROM {query} WHERE {condition}")
        (found,) = db.execute("SELECT count(*) FROM temp.found_rows").fetchall()[0]
        return Finding(check, found, preview(db, "temp.found_rows", chars=_FOUND_CHARS) if found else "")


def _slices(db: duckdb.DuckDBPyConnection, check: Check) -> list[str]:
    """Conditions that part the rows of a check; one that goes by documents joins their texts, of which memory holds some at a time."""
    if check.rows_by != "document_id":
        return ["true"]
    (count,) = db.execute(
        "SELECT coalesce(max(estimated_size), 0) FROM duckdb_tables()"
        " WHERE database_name = current_database() AND schema_name = 'stage' AND table_name = 'documents'"
    ).fetchall()[0]
    return key_ranges("document_id", count, _TEXTS_AT_ONCE) if count > _TEXTS_AT_ONCE else ["true"]


def _first_rows(db: duckdb.DuckDBPyConnection, model: Model, size: Size) -> str:
    """The first rows; of a view those with the least keys, for what it is made from need not be read whole for them."""
    if not (model.is_view and size.least):
        return preview(db, model.name, _SHOWN_ROWS)
    key, values = model.key[0], tuple(dict.fromkeys(size.least))
    if key in _PASSED_DOWN:
        wanted = " UNION ALL ".join([f"FROM {model.name} WHERE {key} = ?"] * len(values))
    else:
        wanted = f"FROM {model.name} WHERE {key} IN ({', '.join('?' * len(values))})"
    return preview(db, f"({wanted})", _SHOWN_ROWS, values)
