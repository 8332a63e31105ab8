"""A date of a text: as it is drafted while the text is read, and as it is told."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipelines.core.dates.relations import Relation, shifted
from pipelines.core.dates.rules import RULE_IDS
from pipelines.core.dates.values import Value, day_value


class FoundDate(NamedTuple):
    """A date in a text. ``start`` and ``end`` are code points, half open; the other fields are those of ``DateMention``."""

    start: int
    end: int
    edtf: str
    first_day: date
    last_day: date
    precision: str
    basis: str
    is_local_time: bool
    is_contradicted: bool
    rule: str
    relation: str


@dataclass(slots=True)
class Draft:
    """A date before its neighbours are looked at; ``weekday`` is that of a bare weekday or of one beside the date."""

    start: int
    end: int
    form: str
    basis: str
    value: Value | None
    weekday: int | None = None
    is_weak: bool = False
    is_local_time: bool = False
    relation: str = "on"

    def relate(self, value: Value, relation: Relation) -> None:
        """Let the words around a date move it by the days they count, or say that it is only a bound."""
        kind, shift, start = relation
        moved = shifted(value.first, shift) if shift and value.precision == "day" else None
        if moved:
            self.start, self.value, self.basis = start, day_value(moved), "relative"
        else:
            self.relation = ("after" if shift > 0 else "before") if shift else kind

    def found(self, value: Value) -> FoundDate:
        """The date as it is told."""
        is_contradicted = self.weekday is not None and value.first.weekday() != self.weekday
        return FoundDate(
            self.start,
            self.end,
            value.edtf,
            value.first,
            value.last,
            value.precision,
            self.basis,
            self.is_local_time,
            is_contradicted,
            RULE_IDS[self.form],
            self.relation,
        )
