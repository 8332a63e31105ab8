"""Publication: a file is written beside the old one and takes its name only when it is whole."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.store import identity


class PublishError(RuntimeError):
    """The file cannot be published now; what stands under its name is as it was."""


@contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """Hand out the path of a private draft beside ``target``; it is gone at the end unless published.

    Only one writer holds a draft at a time, across processes. Drafts of writers that died are removed.

    Raises:
        PublishError: Another writer is at work, or a session holds ``target`` open for writing.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.draft")
    with target.with_name(f".{target.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PublishError(f"another run is writing {target}: wait until it has ended") from error
        _refuse_foreign_wal(target)
        try:
            _discard(draft)
            yield draft
        finally:
            _discard(draft)


def start_from(target: Path, draft: Path) -> None:
    """Copy the published file to the draft, writable."""
    shutil.copyfile(target, draft)


def publish(draft: Path, target: Path) -> str:
    """Give a finished, closed draft the target's name, in one step and for good.

    Readers that hold the old file keep it whole. The new one is read-only, so that nobody writes by mistake to
    what the next build replaces.

    Returns:
        The identity of the file: taken here, where no other writer can have replaced it.

    Raises:
        PublishError: The draft was not checkpointed, or a session holds ``target`` open for writing.
    """
    if _wal(draft).exists():
        raise PublishError(f"{draft} was not closed: its write-ahead log is still there")
    _sync(draft)
    draft.chmod(0o444)
    _refuse_foreign_wal(target)
    draft.replace(target)
    _sync(target.parent)
    return identity(target)


def _refuse_foreign_wal(target: Path) -> None:
    # DuckDB 1.5 replays a stale log into whatever file has the name, so rows of the old file would appear in the new.
    if _wal(target).exists():
        raise PublishError(f"{_wal(target)} exists: a session has {target} open for writing; close it, or remove the log if it has died")


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def _discard(draft: Path) -> None:
    draft.unlink(missing_ok=True)
    _wal(draft).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
