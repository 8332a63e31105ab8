"""A file that stands as it would be made: found out from a note beside it, so that a night with nothing new builds nothing."""

import json
from collections.abc import Collection
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipelines.store import identity
from pipelines.store.manifest import write_whole
from pipelines.tables import Column
from pipelines.warehouse.audit import Finding, Made
from pipelines.warehouse.build import Build, checks_of
from pipelines.warehouse.models import Sql


def note(place: Path, file: str, made_from: str, told: Any) -> None:
    """Note of a file what was made from what, and what was told of it (JSON values).

    Args:
        place: The note.
        file: ``identity`` of the file, taken when nobody else could have replaced it yet.
        made_from: Fingerprint of all else.
        told: What ``noted`` is to give back.
    """
    text = json.dumps({"file": file, "made_from": made_from, "told": told})
    write_whole(place, text.encode())


def noted(place: Path, file: Path, made_from: str) -> Any:
    """What was told of a file when it was made of just this; None when it was not, or is another file by now."""
    try:
        found = json.loads(place.read_bytes())
        is_same = (found["file"], found["made_from"]) == (identity(file), made_from)
        return found["told"] if is_same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note_build(target: Path, made_from: str, result: Build) -> None:
    """Note a whole build that was published."""
    told = {
        "made": {name: asdict(made) for name, made in result.made.items()},
        "columns": {name: [asdict(column) for column in found] for name, found in result.columns.items()},
        "findings": [[finding.check.file, finding.row_count, finding.sample] for finding in result.findings],
    }
    note(_beside(target), result.identity, made_from, told)


def standing(target: Path, made_from: str, sql: Sql, accepted: Collection[str]) -> Build | None:
    """The build that made ``target``, when it was made of just this; None when it must be built.

    Args:
        target: The published file.
        made_from: Fingerprint of all that a build looks at.
        sql: Whose checks were run.
        accepted: Those that kept nothing from being published, as for ``build``.

    Raises:
        ModelError: An accepted check is not there.
    """
    told = noted(_beside(target), target, made_from)
    known = {check.file: check for check in checks_of(sql, accepted)}
    if not isinstance(told, dict) or known.keys() != {file for file, _, _ in told["findings"]}:
        return None
    return Build(
        identity=identity(target),
        made={name: Made(**made) for name, made in told["made"].items()},
        columns={name: tuple(Column(**column) for column in found) for name, found in told["columns"].items()},
        findings=[Finding(known[file], count, sample) for file, count, sample in told["findings"]],
    )


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.made")
