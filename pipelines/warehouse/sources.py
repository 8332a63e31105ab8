"""Curated knowledge as tables of schema ``reference``."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

ReferenceTables = Mapping[str, tuple[type, Sequence[Any]]]
"""Table of schema reference to its record class and rows."""


def reference_tables(knowledge: Any) -> ReferenceTables:
    """The fields of a knowledge object that are tuples of records, each a table of its own name."""
    hints = get_type_hints(type(knowledge))
    classes = {f.name: get_args(hints[f.name]) for f in fields(knowledge) if get_origin(hints[f.name]) is tuple}
    return {
        name: (args[0], getattr(knowledge, name)) for name, args in classes.items() if isinstance(args[0], type) and is_dataclass(args[0])
    }
