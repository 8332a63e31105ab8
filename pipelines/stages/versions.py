"""Versions of what makes facts out of pages, read off the files themselves, so that nobody has to remember to raise one.

The code of a task counts as the source of the modules it starts from and of all that they import, with the versions of the
libraries these use; reference data counts by table, by its values, or where the words of a language decide, by language. Finer
(by rule, by entry) would have to guess which rule can touch which page; coarser would read 100,000 pages again for a new topic.
"""

import hashlib
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

from pipelines.core.knowledge import Knowledge
from pipelines.reference.strict import HERE

_PACKAGE = Path(__file__).parents[1]
_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]+)|import[ \t]+([\w.]+))", re.MULTILINE)
_NAME = re.compile(r"\w+")
_DOORS = frozenset({"pipelines.core", "pipelines.reference"})
"""Packages whose ``__init__`` leads everywhere and decides nothing."""
_TABLES: dict[int, tuple[tuple[object, ...], str]] = {}
"""Tables of curated knowledge by identity, with their versions."""


def fingerprint(*parts: str) -> str:
    """Sixteen hex digits that change when any part does."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@cache
def code_version(*modules: str) -> str:
    """Version of the modules with all that they import, from this project and from libraries."""
    ours, theirs = imported(*modules)
    sources = [f"{name}\x1e{hashlib.sha256(_modules(_PACKAGE)[name].read_bytes()).hexdigest()}" for name in sorted(ours)]
    return fingerprint(*sources, *sorted(f"{name} {_installed(name)}" for name in theirs), f"{sys.version_info[:2]}")


@cache
def source_version(module: str) -> str:
    """Version of one module's own source."""
    return hashlib.sha256(_modules(_PACKAGE)[module].read_bytes()).hexdigest()[:16]


def knowledge_version(knowledge: Knowledge, *tables: str) -> str:
    """Version of tables of curated knowledge, by their values: a comment in a file changes nothing."""
    return fingerprint(*(_table_version(getattr(knowledge, table)) for table in tables))


def _table_version(rows: tuple[object, ...]) -> str:
    """Version of one table; kept, for the steps of a run ask for the same ones, and to print them all takes a tenth of a second."""
    kept, made = _TABLES.get(id(rows), (None, ""))
    if kept is not rows:
        made = fingerprint(repr(rows))
        _TABLES[id(rows)] = rows, made
    return made


@cache
def file_version(*patterns: str) -> str:
    """Version of the reference files that the patterns match."""
    paths = sorted({path for pattern in patterns for path in HERE.glob(pattern) if path.is_file()})
    return fingerprint(*(f"{path.relative_to(HERE)}\x1e{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in paths))


def imported(*modules: str) -> tuple[frozenset[str], frozenset[str]]:
    """Modules of this project that the given ones import at any depth, themselves too; and the libraries that these import."""
    ours: set[str] = set()
    theirs: set[str] = set()
    left = list(modules)
    while left:
        name = left.pop()
        if name in ours:
            continue
        ours.add(name)
        for found in _imports(_modules(_PACKAGE)[name].read_text("utf-8")):
            if found.partition(".")[0] == _PACKAGE.name:
                left += [one for one in _with_parents(found) if one in _modules(_PACKAGE)]
            elif found.partition(".")[0] not in sys.stdlib_module_names:
                theirs.add(found.partition(".")[0])
    return frozenset(ours), frozenset(theirs)


def _imports(source: str) -> Iterable[str]:
    for match in _IMPORT.finditer(source):
        if match[3]:
            yield match[3]
        else:
            yield match[1]
            yield from (f"{match[1]}.{name}" for name in _NAME.findall(match[2].partition("#")[0]))


def _with_parents(name: str) -> list[str]:
    """A module and the packages around it, whose ``__init__`` runs with it; not those that only gather what others need."""
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(2, len(parts) + 1) if ".".join(parts[:count]) not in _DOORS]


@cache
def _modules(package: Path) -> dict[str, Path]:
    """The modules of a package by name; its folder is listed once, for they are asked for thousands of times."""
    files = sorted(package.rglob("*.py"))  # of a module and a package of one name, the module
    return {".".join(file.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


@cache
def _distributions() -> dict[str, list[str]]:
    return {name: list(found) for name, found in packages_distributions().items()}


def _installed(module: str) -> str:
    """Version of the library that a module comes from; empty where it cannot be told."""
    try:
        return ",".join(sorted({version(name) for name in _distributions().get(module, ())}))
    except PackageNotFoundError:
        return ""
