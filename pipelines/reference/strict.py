"""Strict reading of reference files: what cannot be right stops the load and is named by file and entry."""

import csv
import re
from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
"""The folder of the reference files."""


class ReferenceDataError(ValueError):
    """A reference file that cannot be right. The message names the file, the entry and the fault."""

    def __init__(self, path: Path, entry: str, fault: str) -> None:
        place = path.relative_to(HERE) if path.is_relative_to(HERE) else path
        super().__init__(f"{place}: {entry}: {fault}")


class _Loader(yaml.CSafeLoader):
    """Safe YAML in which a repeated key is a fault, and ``no`` or a bare date stays a word."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    twice = sorted({str(key) for key in keys if keys.count(key) > 1})
    if twice:
        raise yaml.constructor.ConstructorError(None, None, f"repeated key {', '.join(twice)}", node.start_mark)
    return {key: loader.construct_object(value, deep=True) for key, (_, value) in zip(keys, node.value, strict=True)}


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read_yaml(path: Path) -> dict[str, Any]:
    """Read a mapping; ``true`` and ``false`` are the only booleans (``NO`` is Norway), dates stay strings.

    Raises:
        ReferenceDataError: The file is not YAML, repeats a key, or holds no mapping.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader's subclass)
    except yaml.YAMLError as error:
        raise ReferenceDataError(path, "file", " ".join(str(error).split())) from error
    if not isinstance(data, dict):
        raise ReferenceDataError(path, "file", "a mapping is wanted")
    return data


def read_csv(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Yield ``(entry, row)``: the entry says the line; an empty cell is None.

    Raises:
        ReferenceDataError: The header is not exactly ``columns``, or a row has another number of cells.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = tuple(next(rows, ()))
        if header != columns:
            raise ReferenceDataError(path, "line 1", f"columns must be {','.join(columns)}")
        for cells in rows:
            entry = f"line {rows.line_num}"
            if len(cells) != len(columns):
                raise ReferenceDataError(path, entry, f"{len(cells)} cells, not {len(columns)}")
            yield entry, {name: cell.strip() or None for name, cell in zip(columns, cells, strict=True)}


def only_keys(data: Mapping[str, Any], path: Path, entry: str, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
    """Check that an entry has every required key and no unknown one.

    Raises:
        ReferenceDataError: It has not.
    """
    missing = [key for key in required if data.get(key) is None]
    unknown = sorted(data.keys() - set(required) - set(optional))
    if missing or unknown:
        raise ReferenceDataError(
            path, entry, "; ".join(f"{what} {', '.join(keys)}" for what, keys in (("missing", missing), ("unknown", unknown)) if keys)
        )


def read_day(text: str | None, path: Path, entry: str) -> date | None:
    """Read an ISO day; None stays None.

    Raises:
        ReferenceDataError: It is no day.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ReferenceDataError(path, entry, f"{text!r} is not a day") from error
