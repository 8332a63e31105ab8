"""What a step is given and what it tells."""

from collections.abc import Callable, Set
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.core.knowledge import Knowledge
from pipelines.engines import Engine
from pipelines.store import Part, Store


@dataclass(frozen=True, slots=True)
class StepInput:
    """What a step works on.

    Attributes:
        raw: The raw folder.
        store: The stage tables; the step publishes what it makes there.
        knowledge: Curated knowledge.
        engine: Where pages are worked on.
        progress: Told the documents done, and how many there are when known.
        collections: Collections of which everything is made anew, whether it changed or not; files of others are then not
            looked at. None for what is new everywhere.
    """

    raw: Path
    store: Store
    knowledge: Knowledge
    engine: Engine
    progress: Callable[[int, int | None], None]
    collections: frozenset[str] = frozenset()


@dataclass(slots=True)
class Report:
    """What a step did.

    Attributes:
        rows: Table to its row count.
        worked: Pages, documents or meetings that were worked on in this run.
        kept: Those that were taken over from earlier runs.
        notes: What else a person should know, such as files that were opened.
    """

    rows: dict[str, int] = field(default_factory=dict)
    worked: int = 0
    kept: int = 0
    notes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the pipeline.

    Attributes:
        name: Name of the step.
        group: Group of its assets.
        reads: Stage tables that it reads; none for the first, which reads the raw folder.
        writes: Stage tables that it makes.
        run: Makes those of them that are asked for, and publishes them together.
    """

    name: str
    group: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: Callable[[StepInput, frozenset[str]], Report]


def current(store: Store, table: str) -> tuple[Part, ...]:
    """The published parts of a table; none when it has not been made."""
    found = store.manifest().get(table)
    return found.parts if found else ()


def counts(store: Store, tables: Set[str]) -> dict[str, int]:
    """The row counts of published tables."""
    return {table: sum(part.rows for part in current(store, table)) for table in sorted(tables)}
