"""The explorer as an asset: a folder of static files made from the reports."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import dagster as dg

from pipelines.assets.models import model_key
from pipelines.assets.steps import OWNERS, POOL
from pipelines.environment import ROOT
from pipelines.explorer import READS, Written, write_explorer
from pipelines.resources import Folders, log
from pipelines.stages.versions import code_version, fingerprint
from pipelines.store import identity
from pipelines.warehouse import differing, note, noted, noted_file


@dg.asset(
    deps=[model_key(name) for name in READS],
    group_name="explorer",
    kinds={"html"},
    owners=OWNERS,
    pool=POOL,
)
def explorer(folders: Folders) -> dg.MaterializeResult[Any]:
    """A page for people who look before they query: ``explorer/index.html``, from the disk or behind any web server.

    Grain: one row per meeting in its list, one page per meeting.
    """
    note_file, made_from = folders.explorer.with_name(".explorer.made"), fingerprint(code_version("pipelines.explorer"), *_files())
    told = noted(note_file, folders.database, made_from) if (folders.explorer / "index.html").exists() else None
    if told:
        written = Written(**told)
    else:
        read = identity(folders.database)  # before it is: what is published in between is another file
        changed = differing(folders.database, noted_file(note_file, made_from)) if (folders.explorer / "index.html").exists() else None
        written = write_explorer(folders.database, folders.explorer, changed)
        note(note_file, read, made_from, asdict(written))
    log.info("%-10s %7d  files%s", "explorer", written.files, " stand as they were made" if told else "")
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": written.meetings,
            "dagster/uri": (folders.explorer / "index.html").as_uri(),
            "pages": written.pages,
            "files": written.files,
            "bytes": written.size,
        }
    )


def _files() -> Iterator[str]:
    """The page, its scripts and the queries, with their contents."""
    for path in sorted(path for path in (ROOT / "pipelines" / "explorer").rglob("*.*") if path.is_file() and path.suffix != ".pyc"):
        yield f"{path.name} {fingerprint(path.read_bytes().hex())}"
