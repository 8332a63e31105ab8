"""The explorer as an asset: a folder of static files made from the reports."""

from typing import Any

import dagster as dg

from pipelines.assets.models import model_key
from pipelines.assets.steps import OWNERS, POOL
from pipelines.explorer import READS, write_explorer
from pipelines.resources import Folders, log


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
    written = write_explorer(folders.database, folders.explorer)
    log.info("%-10s %7d  files", "explorer", written.files)
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": written.meetings,
            "dagster/uri": (folders.explorer / "index.html").as_uri(),
            "pages": written.pages,
            "files": written.files,
            "bytes": written.size,
        }
    )
