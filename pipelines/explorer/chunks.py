"""Data as scripts: a page that was opened from the disk may load scripts, but may not fetch."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Outside of strings JSON has none of these, so that each may be escaped wherever it stands."""

_HEX = 16

_FIRST_ROWS = 50
"""Meetings in the chunk of the list that the first paint waits for."""

_CUT = "000"
"""What the ids begin with before which the list is cut: those of one meeting in four thousand."""


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


def cut_list(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut the list of meetings into chunks where their ids say so: a meeting more or less then changes no chunk but its own.

    The first chunk, of the latest meetings, is small; without a meeting it is empty.
    """
    rest = ids[_FIRST_ROWS:]
    cuts = [number for number, key in enumerate(rest) if number and key.startswith(_CUT)]
    yield ids[:_FIRST_ROWS]
    for start, end in pairwise([0, *cuts, len(rest)]):
        if rest:
            yield rest[start:end]


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
