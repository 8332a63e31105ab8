"""A file that stands as it would be made: found out from a note beside it, so that a night with nothing new builds nothing."""

import json
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipelines.store import identity
from pipelines.store.manifest import write_whole
from pipelines.tables import Column
from pipelines.warehouse.audit import Finding, Made
from pipelines.warehouse.build import Build, Earlier, checks_of
from pipelines.warehouse.changed import StageFiles
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


def noted_file(place: Path, made_from: str) -> str:
    """Identity of the file that a note tells of, when what is noted was made of just this; else empty."""
    try:
        found = json.loads(place.read_bytes())
        return str(found["file"]) if found["made_from"] == made_from else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def differing(target: Path, before: str) -> dict[str, list[str]] | None:
    """The documents, reports and meetings of which alone rows differ from an earlier file; None when that is not known.

    Args:
        target: The published file.
        before: Identity of the earlier one.
    """
    try:
        found = json.loads(_beside(target).read_bytes())
        is_next = bool(before) and (found["file"], found["told"]["before"]) == (identity(target), before)
        return dict(found["told"]["keys"]) if is_next else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note_build(target: Path, stage: StageFiles, made_from: str, result: Build) -> None:
    """Note a whole build that was published, and keep by links the stage files that it was made from, for the next to compare with.

    Args:
        target: The published file.
        stage: The stage tables that it was made from.
        made_from: Fingerprint of all else that a build looks at.
        result: What was made.
    """
    told = {
        "stage": _names(stage),
        "before": result.before,
        "keys": {name: list(values) for name, values in result.keys.items()},
        "made": {name: asdict(made) for name, made in result.made.items()},
        "columns": {name: [asdict(column) for column in found] for name, found in result.columns.items()},
        "findings": [[finding.check.file, finding.row_count, finding.sample] for finding in result.findings],
    }
    _keep(_links(target), stage)
    note(_beside(target), result.identity, made_from, told)


def standing(target: Path, stage: StageFiles, made_from: str, sql: Sql, accepted: Collection[str]) -> Build | None:
    """The build that made ``target``, when it was made of just this; None when it must be built.

    Args:
        target: The published file.
        stage: The stage tables as they are.
        made_from: Fingerprint of all else that a build looks at.
        sql: Whose checks were run.
        accepted: Those that kept nothing from being published, as for ``build``.

    Raises:
        ModelError: An accepted check is not there.
    """
    told = noted(_beside(target), target, made_from)
    known = {check.file: check for check in checks_of(sql, accepted)}
    if not isinstance(told, dict) or known.keys() != {file for file, _, _ in told["findings"]} or told["stage"] != _names(stage):
        return None
    return Build(
        identity=identity(target),
        made={name: Made(**made) for name, made in told["made"].items()},
        columns={name: tuple(Column(**column) for column in found) for name, found in told["columns"].items()},
        findings=[Finding(known[file], count, sample) for file, count, sample in told["findings"]],
    )


def earlier(target: Path, made_from: str) -> Earlier | None:
    """The build that made ``target`` of the same but for the stage tables, when these are still there; else None."""
    told = noted(_beside(target), target, made_from)
    if not isinstance(told, dict):
        return None
    stage = {table: {name: _links(target) / name for name in names} for table, names in told["stage"].items()}
    if not all(path.exists() for parts in stage.values() for path in parts.values()):
        return None
    return Earlier(stage, frozenset(file for file, count, _ in told["findings"] if not count))


def _names(stage: StageFiles) -> dict[str, list[str]]:
    return {table: list(parts) for table, parts in stage.items()}


def _keep(folder: Path, stage: StageFiles) -> None:
    """Let a folder hold just these parts, as links; where the file system knows none, the next build makes all anew."""
    wanted = {name: path for parts in stage.values() for name, path in parts.items()}
    for path in [path for path in folder.glob("*/*") if str(path.relative_to(folder)) not in wanted]:
        path.unlink()
    for name, path in wanted.items():
        link = folder / name
        if not link.exists():
            link.parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):
                link.hardlink_to(path)


def _links(target: Path) -> Path:
    return target.with_name(f".{target.name}.parts")


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.made")
