"""What ``sql/`` holds: one file per table, view, macro, check or preview, ordered by what each reads.

The header comment of a model describes it and states its grain. Four of its lines are data as well:
``Key: a, b`` names the columns that tell rows apart, ``References: held_on -> star.dim_date`` a foreign key;
both become blocking checks, so that no file has to be written to prove them. ``Rows by: document_id`` promises that
the rows of one document depend on nothing but stage rows of it, of its reports and of their meetings, and on reference
data, so that a file of which few documents changed need not be made whole. ``Long texts: folded`` names columns of whole pages.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

SCHEMAS = ("stage", "reference", "star", "report")
"""Schemas of the warehouse, lowest first."""

BELOW = ("stage.", "reference.")
"""What names of tables below the star begin with."""

KEY_CHECK = "key_is_unique"
"""Name of the check that a header's ``Key`` promises."""

_NAME = re.compile(rf"\b({'|'.join(SCHEMAS)})\.(\w+)")
_ASIDE = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
_KEY = re.compile(r"^Key: (.+)$", re.MULTILINE)
_REFERENCE = re.compile(r"^References: (\w+) -> (\w+\.\w+)$", re.MULTILINE)
_ROWS_BY = re.compile(r"^Rows by: (document_id|report_id|meeting_id)$", re.MULTILINE)
_LONG_TEXTS = re.compile(r"^Long texts: (.+)$", re.MULTILINE)
_DATA_LINE = re.compile(r"^(?:Key|References|Rows by|Long texts|Severity): .*\n?", re.MULTILINE)
_CREATE = re.compile(r"\bCREATE (TABLE|VIEW) (\w+\.\w+)")


class ModelError(ValueError):
    """A SQL file that cannot be used. The message names the file and the fault."""


@dataclass(frozen=True, slots=True)
class Model:
    """``sql/<schema>/<table>.sql``; it creates the table or view that it is named for."""

    schema: str
    table: str
    sql: str
    is_view: bool
    description: str
    key: tuple[str, ...]
    references: tuple[tuple[str, str], ...]
    reads: tuple[str, ...]
    rows_by: str | None = None
    long_texts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The table as SQL says it."""
        return f"{self.schema}.{self.table}"

    @property
    def path(self) -> str:
        """Its file, as a message names it."""
        return f"sql/{self.schema}/{self.table}.sql"

    @property
    def is_gathered(self) -> bool:
        """A view that gathers rows, and must read all of them for a few of its own."""
        return self.is_view and "GROUP BY" in self.sql

    @property
    def key_is_null(self) -> str:
        """A condition in SQL: some column of the key is null."""
        return " OR ".join(f"{column} IS NULL" for column in self.key)


@dataclass(frozen=True, slots=True)
class Check:
    """A query for the rows that should not exist."""

    model: str
    name: str
    sql: str
    description: str
    is_blocking: bool
    reads: tuple[str, ...]
    rows_by: str | None = None

    @property
    def file(self) -> str:
        """Stem of its file in ``sql/check``; for a check that a header promises, what the stem would be."""
        return f"{self.model.partition('.')[2]}__{self.name}"


@dataclass(frozen=True, slots=True)
class Macro:
    """``sql/macro/<name>.sql``; it creates the macro that it is named for."""

    name: str
    sql: str
    description: str
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """``sql/preview/<table>__<name>.sql``: a few rows that tell a person how a table stands. It reads that table alone."""

    model: str
    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Sql:
    """Everything in ``sql/``: models in build order, macros, checks and previews by name."""

    models: tuple[Model, ...]
    macros: tuple[Macro, ...]
    checks: tuple[Check, ...]
    previews: tuple[Preview, ...] = ()

    def reading(self, names: Iterable[str]) -> tuple[Model, ...]:
        """The named models and every model that reads them, at any depth, in build order."""
        stale = set(names)
        for model in self.models:
            if stale.intersection(model.reads):
                stale.add(model.name)
        return tuple(model for model in self.models if model.name in stale)


def load_sql(folder: Path) -> Sql:
    """Read ``sql/``.

    Raises:
        ModelError: A file does not create what its name says, reads what nobody makes, or models read each other.
    """
    models = _ordered([_model(path) for schema in ("star", "report") for path in sorted((folder / schema).glob("*.sql"))])
    macros = tuple(_macro(path) for path in sorted((folder / "macro").glob("*.sql")))
    written = [_check(path, models) for path in sorted((folder / "check").glob("*.sql"))]
    previews = tuple(_preview(path, models) for path in sorted((folder / "preview").glob("*.sql")))
    return Sql(models, macros, tuple(sorted([*_derived(models), *written], key=lambda c: (c.model, c.name))), previews)


def upstream(models: Iterable[Model], tables: Iterable[str]) -> dict[str, frozenset[str]]:
    """What each of some models, which stand in build order, needs of them and of some tables, at any depth; the tables need nothing."""
    found: dict[str, frozenset[str]] = dict.fromkeys(tables, frozenset())
    for model in models:
        read = [name for name in model.reads if name in found]
        found[model.name] = frozenset(read).union(*(found[name] for name in read))
    return found


def _ordered(models: list[Model]) -> tuple[Model, ...]:
    by_name = {model.name: model for model in models}
    for model in models:
        missing = [name for name in model.reads if name.partition(".")[0] in ("star", "report") and name not in by_name]
        if missing:
            raise ModelError(f"{model.path} reads {missing[0]}, which no file makes")
    try:
        order = list(TopologicalSorter({m.name: [r for r in m.reads if r in by_name] for m in models}).static_order())
    except CycleError as error:
        raise ModelError(f"sql/: models read each other: {' -> '.join(error.args[1])}") from error
    return tuple(by_name[name] for name in order)


def _model(path: Path) -> Model:
    schema, table = path.parent.name, path.stem
    sql = path.read_text(encoding="utf-8")
    created = _CREATE.search(sql)
    if created is None or created[2] != f"{schema}.{table}":
        raise ModelError(f"sql/{schema}/{path.name} must CREATE TABLE or VIEW {schema}.{table}")
    header = _header(sql)
    return Model(
        schema=schema,
        table=table,
        sql=sql,
        is_view=created[1] == "VIEW",
        description=_DATA_LINE.sub("", header).strip(),
        key=_listed(_KEY, header),
        references=tuple((m[1], m[2]) for m in _REFERENCE.finditer(header)),
        reads=tuple(name for name in _names(sql) if name != f"{schema}.{table}"),
        rows_by=_rows_by(header),
        long_texts=_listed(_LONG_TEXTS, header),
    )


def _macro(path: Path) -> Macro:
    sql = path.read_text(encoding="utf-8")
    if not re.search(rf"\bCREATE MACRO {path.stem}\(", sql):
        raise ModelError(f"sql/macro/{path.name} must CREATE MACRO {path.stem}(...)")
    return Macro(path.stem, sql, _header(sql), _names(sql))


def _check(path: Path, models: Iterable[Model]) -> Check:
    owner, name = _owner(path, models)
    sql = path.read_text(encoding="utf-8")
    header = _header(sql)
    return Check(owner, name, sql, _DATA_LINE.sub("", header).strip(), "Severity: warn" not in header, _names(sql), _rows_by(header))


def _preview(path: Path, models: Iterable[Model]) -> Preview:
    owner, name = _owner(path, models)
    sql = path.read_text(encoding="utf-8")
    if _names(sql) != (owner,):
        raise ModelError(f"sql/preview/{path.name} must read {owner} and nothing else")
    return Preview(owner, name, sql)


def _owner(path: Path, models: Iterable[Model]) -> tuple[str, str]:
    """The model that a check or preview is about, and its own name."""
    table, _, name = path.stem.partition("__")
    owner = next((model.name for model in models if model.table == table), None)
    if owner is None or not name:
        raise ModelError(f"sql/{path.parent.name}/{path.name} must be named <table>__<name>.sql after a table of star or report")
    return owner, name


def _derived(models: tuple[Model, ...]) -> Iterable[Check]:
    """The checks that the headers promise: keys are unique and stated, references are met."""
    keys = {model.name: model.key for model in models}
    for model in models:
        if model.key:
            columns = ", ".join(model.key)
            sql = f"SELECT {columns}, count(*) AS row_count FROM {model.name} GROUP BY ALL HAVING count(*) > 1 OR {model.key_is_null}"
            yield Check(model.name, KEY_CHECK, sql, f"{columns} tells the rows apart and is never null.", True, (model.name,))
        if model.references:
            sql = " UNION ALL ".join(_orphans(model, column, target, keys) for column, target in model.references)
            targets = dict.fromkeys(target for _, target in model.references)
            said = "; ".join(f"{column} is a row of {target}" for column, target in model.references)
            yield Check(model.name, "references_are_known", sql, f"Every {said}.", True, (model.name, *targets))


def _orphans(model: Model, column: str, target: str, keys: dict[str, tuple[str, ...]]) -> str:
    if len(keys.get(target, ())) != 1:
        raise ModelError(f"sql/{model.schema}/{model.table}.sql references {target}, which has no single key")
    values = f"SELECT DISTINCT '{column}' AS column_name, {column}::VARCHAR AS unknown_value FROM {model.name}"
    return f"{values} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT {keys[target][0]} FROM {target})"


def _names(sql: str) -> tuple[str, ...]:
    """Tables named in a statement, in the order in which they appear, comments and strings apart."""
    return tuple(dict.fromkeys(".".join(found) for found in _NAME.findall(_ASIDE.sub("", sql))))


def _listed(line: re.Pattern[str], header: str) -> tuple[str, ...]:
    """The names that a line of a header lists."""
    found = line.search(header)
    return tuple(name.strip() for name in found[1].split(",")) if found else ()


def _rows_by(header: str) -> str | None:
    found = _ROWS_BY.search(header)
    return found[1] if found else None


def _header(sql: str) -> str:
    """The comment lines at the top of a file, without their dashes."""
    lines = sql.splitlines()
    count = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    return "\n".join(line.removeprefix("--").strip() for line in lines[:count])
