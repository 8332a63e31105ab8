"""Data as scripts: a page that was opened from the disk may load scripts, but may not fetch."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Outside of strings JSON has none of these, so that each may be escaped wherever it stands."""

_HEX = 16


def script(name: str, made: str) -> str:
    """A script that hands one JSON value to the page.

    Args:
        name: What the page asks for; the path of the file below ``data/`` without its ending.
        made: JSON text. Nothing in it can end the script, open a tag or break a line of JavaScript.
    """
    for character, escape in _ESCAPES.items():  # str.translate takes many times as long
        made = made.replace(character, escape)
    return f"readouts.put({as_json(name)}, {made});\n"


def as_json(value: Any) -> str:
    """Compact JSON of plain values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def prefix_length(count: int, wanted: int) -> int:
    """How many hexadecimal digits of an id name its chunk, so that a chunk holds about ``wanted`` of ``count`` things."""
    digits = 1
    while count / _HEX**digits > wanted:
        digits += 1
    return digits


def by_prefix(rows: Iterable[tuple[str, str]], digits: int) -> Iterator[tuple[str, str]]:
    """Gather (id, JSON) pairs that come in the order of ids into (prefix, JSON object) chunks."""
    for prefix, members in groupby(rows, key=lambda row: row[0][:digits]):
        yield prefix, "{" + ",".join(f"{as_json(key)}:{made}" for key, made in members) + "}"


class _Numbers(dict[str, int]):
    """Texts by the order in which they were first asked for."""

    def __missing__(self, text: str) -> int:
        """Give a text the next number."""
        number = self[text] = len(self)
        return number


def table(rows: Iterable[tuple[Any, ...]]) -> str:
    """Rows as JSON, with each distinct text written once.

    Returns:
        ``{"words": [...], "rows": [...]}``: a text within a row is its number in ``words``, a list of texts a list of
        such numbers. Numbers stand as they are; which column is which is known to the page (``rows.js``).
    """
    numbers = _Numbers()

    def coded(values: Iterable[Any]) -> list[Any]:
        kinds = ((value, type(value)) for value in values)
        return [numbers[value] if kind is str else coded(value) if kind is list else value for value, kind in kinds]

    made = [coded(row) for row in rows]
    return as_json({"words": list(numbers), "rows": made})
