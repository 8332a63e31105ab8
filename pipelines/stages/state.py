"""What the steps remember between runs beside the stage tables: raw files, their records, and every page as cleaned."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pipelines.core.accounts import Grouped
from pipelines.core.contracts import STAGE
from pipelines.core.records import Document, DroppedLine, ExtractionReject


@dataclass(frozen=True, slots=True)
class RawFileState:
    """Raw files as last read.

    Grain: one row per file that may hold pages.
    """

    raw_path: Annotated[str, "Path relative to the raw folder"]
    stamp: Annotated[str, "Size, times and inode of the file and of its sidecar; empty when they may not tell of the next change"]


@dataclass(frozen=True, slots=True)
class RawRecord:
    """Records of the raw files as last read.

    Grain: one row per record; a reject of a file or record is one too.
    """

    raw_path: Annotated[str, "Path relative to the raw folder"]
    record_no: Annotated[int, "Record within the file, from 0; -1 for the whole file"]
    document_id: Annotated[str | None, "Identity of the content; null when it could not be read"]
    page_key: Annotated[str | None, "Changes with anything that cleaning looks at: content, form, address, time of fetching, collection"]
    collection: Annotated[str | None, "First folder under raw"]
    url: Annotated[str | None, "Address at this location"]
    fetched_at: Annotated[datetime | None, "When it was fetched, UTC"]
    reason: Annotated[str | None, "Why it was set aside; null for a page"]
    detail: Annotated[str | None, "The error or the measure that decided"]


@dataclass(frozen=True, slots=True)
class CleanedPage:
    """Pages as cleaned one by one, before anything is known of other pages.

    Grain: one row per distinct page content.
    """

    document_id: Annotated[str, "Identity of the content"]
    source_id: Annotated[str | None, "Publisher"]
    signature: Annotated[bytes, "MinHash signature of the body, 32 bits each; empty when it is too short"]
    lines: Annotated[bytes, "Marks of the body's paragraphs, 64 bits each: what learning boilerplate needs of a page"]
    fingerprint: Annotated[str, "Changes with anything that extraction looks at"]
    reason: Annotated[str | None, "Why the page was set aside"]
    detail: Annotated[str | None, "The error or the measure that decided"]


KEPT: dict[str, type] = {
    "raw_files": RawFileState,
    "raw_records": RawRecord,
    "cleaned_pages": CleanedPage,
    "cleaned_documents": Document,
    "cleaned_lines": DroppedLine,
    "names_rejects": ExtractionReject,
    "dates_rejects": ExtractionReject,
    "facts_rejects": ExtractionReject,
    "grouped_reports": Grouped,
}
"""Tables that only the steps themselves read."""

ALL: dict[str, type] = {**STAGE, **KEPT}
"""Every table of the stage folder."""
