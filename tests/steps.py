"""Running steps in tests: in this process unless a test is about something else, and reading back what they made."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipelines.core.knowledge import Knowledge
from pipelines.engines import Engine, SerialEngine
from pipelines.stages import ALL, STEPS, Report, StepInput
from pipelines.store import Store


def untold(done: int, of: int | None) -> None:
    """Nobody follows."""


def given(
    raw: Path,
    folder: Path,
    knowledge: Knowledge,
    engine: Engine | None = None,
    progress: Callable[[int, int | None], None] = untold,
    collections: frozenset[str] = frozenset(),
) -> StepInput:
    """What a step works on, with its stage tables in a folder."""
    return StepInput(raw, Store(folder, ALL), knowledge, engine or SerialEngine(), progress, collections)


def run_steps(one: StepInput) -> dict[str, Report]:
    """All steps, one after the other."""
    with one.store.writing():
        return {step.name: step.run(one, frozenset(step.writes)) for step in STEPS}


def tables_of(store: Store) -> dict[str, list[Any]]:
    """The stage tables that a step writes, as records."""
    return {table: list(store.records_of(table)) for step in STEPS for table in step.writes}
