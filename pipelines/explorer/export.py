"""From the published DuckDB file to a folder of static files that replaces the one before."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.environment import database_memory
from pipelines.explorer.bundle import charts_library
from pipelines.explorer.chunks import as_json, by_prefix, cut_list, prefix_length, script, table
from pipelines.explorer.slices import among, any_of, in_slices, rows

_HERE = Path(__file__).parent
_QUERIES: Mapping[str, str] = {path.stem: path.read_text(encoding="utf-8") for path in sorted((_HERE / "queries").glob("*.sql"))}

READS = tuple(sorted({name for sql in _QUERIES.values() for name in re.findall(r"\breport\.[a-z_]+", sql)}))
"""The views that the explorer is made of."""

_WHOLE = ("options", "names", "dyads", "topics", "places", "network")
"""Queries that give one JSON value."""

_KEYS: Mapping[str, str] = {"meetings": "meeting_id", "pages": "document_id"}
"""Queries of which the rows are gathered into chunks by the first digits of a key."""

_SCATTERED = frozenset({"meetings"})
"""Those of them whose rows lie all over the file, which is in the order of the documents."""

_FIRST = "first"
"""The chunk of the list that the first paint waits for; the others are named by a hash of the ids in them."""

_PER_CHUNK = 96
"""About how many meetings or stored texts lie in one chunk."""

_MEMORY_PARTS = 2
"""The explorer is no slower with half the memory that the file is made with: what it sorts is read again once, in order."""

_AT_ONCE = 2
"""Queries that are at work at a time, beside the one that the list is made of."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote."""

    meetings: int
    pages: int
    files: int
    size: int
    """Bytes."""


def write_explorer(database: Path, target: Path, changed: Mapping[str, Sequence[str]] | None = None) -> Written:
    """Write the explorer of a warehouse; open ``target/index.html``.

    The folder is made beside the old one and takes its place whole. The same file gives the same bytes.

    Args:
        database: The published DuckDB file; opened read-only.
        target: Folder to replace.
        changed: The meetings (``meeting_id``) and documents (``document_id``) that alone differ from what the folder was made
            of; chunks without them are taken over. All are made anew where it is None.

    Returns:
        What was written.

    Raises:
        duckdb.Error: The file lacks a view of ``READS``.
    """
    draft = target.with_name(f".{target.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(_HERE / "page", draft, ignore=shutil.ignore_patterns("*.json", "charts"))
    _write(draft, "lib/vega.js", charts_library(target / "lib"))
    charts = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((_HERE / "page" / "charts").glob("*.json"))}
    _write(draft, "data/charts.js", script("charts", as_json(charts)))
    _write(draft, "data/land.js", script("land", (_HERE / "page" / "land.json").read_text(encoding="utf-8")))
    with duckdb.connect(str(database), read_only=True) as db:
        db.execute(f"SET memory_limit = '{database_memory(_MEMORY_PARTS)}'")
        meetings, pages = _write_data(db, draft, target, changed)
    _take_place(draft, target)
    files = [path for path in target.rglob("*") if path.is_file()]
    return Written(meetings, pages, len(files), sum(path.stat().st_size for path in files))


def _write_data(db: duckdb.DuckDBPyConnection, draft: Path, target: Path, changed: Mapping[str, Sequence[str]] | None) -> tuple[int, int]:
    """Every chunk; returns the number of meetings and of stored texts."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # while these are looked for, the list is written
        whole = {name: pool.submit(_value, db.cursor(), _QUERIES[name]) for name in _WHOLE}
        counted = pool.submit(_value, db.cursor(), f"SELECT count(*) FROM ({_QUERIES['pages']})")
        meetings, chunks = _write_index(db, draft, target, changed)
        for name, told in whole.items():
            _write(draft, f"data/{name}.js", script(name, told.result()))
        pages = int(counted.result())
    counts = {"meetings": meetings, "pages": pages}
    digits = {name: prefix_length(count, _PER_CHUNK) for name, count in counts.items()}
    for name, length in digits.items():
        query, key = _QUERIES[name], _KEYS[name]
        if changed is not None and _length(target / "data" / name) == length:
            prefixes = {found[:length] for found in _shown_anew(db, name, changed)}
            there = {path.stem for path in (target / "data" / name).glob("*.js")}
            _take_over(target / "data" / name, draft / "data" / name, there - prefixes)
            shown = rows(db, among(db, query, key, prefixes, length))
        else:
            shown = in_slices(db, query, key, counts[name], are_scattered=name in _SCATTERED)
        for prefix, made in by_prefix(shown, length):
            _write(draft, f"data/{name}/{prefix}.js", script(f"{name}/{prefix}", made))
    _write(draft, "data/layout.js", script("layout", as_json({"index": chunks, "digits": digits})))
    return meetings, pages


def _value(db: duckdb.DuckDBPyConnection, query: str) -> Any:
    """The one value that a query gives, in a session of its own."""
    with db:
        return db.execute(query).fetchall()[0][0]


def _write_index(
    db: duckdb.DuckDBPyConnection, draft: Path, target: Path, changed: Mapping[str, Sequence[str]] | None
) -> tuple[int, list[str]]:
    """The list of meetings; returns how many it has, and the names of its chunks in their order."""
    listed = [key for (key,) in db.execute(_QUERIES["order"]).fetchall()]
    named = {_name_of(ids) if number else _FIRST: ids for number, ids in enumerate(cut_list(listed))}
    earlier, differing = target / "data" / "index", set(changed["meeting_id"] if changed else ())
    there = {path.stem for path in earlier.glob("*.js")} - {_FIRST} if changed else set()
    kept = {name for name, ids in named.items() if name in there and differing.isdisjoint(ids)}
    _take_over(earlier, draft / "data" / "index", kept)
    stale = {name: ids for name, ids in named.items() if name not in kept}
    wanted = list(chain.from_iterable(stale.values()))
    db.register("wanted", pa.table({"meeting_id": pa.array(wanted, pa.string()), "place": range(len(wanted))}))
    shown = rows(db, _QUERIES["index"])
    for name, ids in stale.items():
        _write(draft, f"data/index/{name}.js", script(f"index/{name}", table(islice(shown, len(ids)))))
    return len(listed), list(named)


def _name_of(ids: Iterable[str]) -> str:
    return hashlib.sha256(" ".join(ids).encode()).hexdigest()[:16]


def _length(folder: Path) -> int | None:
    """Digits of the names of chunks; None where there are none."""
    return next((len(path.stem) for path in folder.glob("*.js")), None)


def _shown_anew(db: duckdb.DuckDBPyConnection, name: str, changed: Mapping[str, Sequence[str]]) -> set[str]:
    """Keys of the meetings or texts that may be shown otherwise: a text is shown where any report of it tells of a meeting."""
    if name == "meetings":
        return set(changed["meeting_id"])
    told = f"SELECT document_id FROM report.meeting_reports WHERE {any_of('meeting_id', changed['meeting_id'])}"
    return {key for (key,) in db.execute(told).fetchall()} | set(changed["document_id"])


def _take_over(earlier: Path, draft: Path, names: Iterable[str]) -> None:
    """Take chunks over as links; where the file system knows none, as copies."""
    draft.mkdir(parents=True, exist_ok=True)
    for name in names:
        try:
            (draft / f"{name}.js").hardlink_to(earlier / f"{name}.js")
        except OSError:
            shutil.copy2(earlier / f"{name}.js", draft / f"{name}.js")


def _write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _take_place(draft: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    draft.rename(target)
    shutil.rmtree(old, ignore_errors=True)
