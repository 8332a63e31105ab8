"""From raw pages to documents, first half: every page by itself, and only those that were not cleaned before."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

import numpy as np
import pyarrow as pa

from pipelines.core.article import RawPage
from pipelines.core.cleaning import clean_page
from pipelines.core.cleaning.duplicates import signature
from pipelines.core.cleaning.knowledge import CleaningKnowledge
from pipelines.core.cleaning.recurring import line_marks
from pipelines.core.records import Reject
from pipelines.engines import RETRIED, Task
from pipelines.reference.cleaning import load_cleaning_knowledge
from pipelines.stages.nested import Cleaned, document_fingerprint
from pipelines.stages.scan import NOTHING, Last, Seen, scan
from pipelines.stages.spill import Spill
from pipelines.stages.state import ALL, CleanedPage, RawFileState
from pipelines.stages.step import StepInput, current
from pipelines.stages.versions import code_version, file_version, fingerprint
from pipelines.store import WHOLE, Bucket, Part, all_buckets, bits_for
from pipelines.store.rows import flat, join, only, values, within, without
from pipelines.tables import arrow_schema, from_arrow, to_arrow

_CODE = (
    "pipelines.core.cleaning",
    "pipelines.core.cleaning.duplicates",
    "pipelines.core.cleaning.recurring",
    "pipelines.reference.cleaning",
    "pipelines.raw.reading",
)
_FILES = (
    *("languages/*/boilerplate.yaml", "languages/*/calendar.yaml"),
    *("agencies.yaml", "date_order.yaml", "places.csv", "model/*", "sites/*.yaml"),
)
_TABLES = ("cleaned_pages", "cleaned_documents", "cleaned_lines")
_BATCH_PAGES, _BATCH_CHARS = 64, 1_000_000


def cleaning_version() -> str:
    """Version of the code and the reference files that clean a page."""
    return fingerprint(code_version(*_CODE), file_version(*_FILES))


def clean_batch(knowledge: CleaningKnowledge, batch: pa.RecordBatch) -> pa.RecordBatch:
    """Clean pages: ``RawPage`` in, ``Cleaned`` out."""
    return _batch([_cleaned(page, knowledge) for page in from_arrow(batch, RawPage)])


def refuse_page(row: pa.RecordBatch, reason: str, detail: str) -> pa.RecordBatch:
    """A page on which cleaning failed is set aside."""
    return _batch([_set_aside(page, reason, detail) for page in from_arrow(row, RawPage)])


CLEAN = Task("cleaning", load_cleaning_knowledge, clean_batch, refuse_page)


def _cleaned(page: RawPage, knowledge: CleaningKnowledge) -> Cleaned:
    made = clean_page(page, knowledge)
    if isinstance(made, Reject):
        return _set_aside(page, made.reason, made.detail)
    document, dropped = made
    mark = signature(document.body)
    packed = b"" if mark is None else mark.tobytes()
    lines, made_from = np.array(line_marks(document), np.uint64).tobytes(), document_fingerprint(document)
    return Cleaned(
        document.document_id, document.source_id, packed, lines, made_from, None, None, (document,), dropped, page.url is not None
    )


def _set_aside(page: RawPage, reason: str, detail: str) -> Cleaned:
    return Cleaned(page.sha256[:16], None, b"", b"", "", reason, detail, has_address=page.url is not None)


def _batch(rows: list[Cleaned]) -> pa.RecordBatch:
    return to_arrow(rows, Cleaned).to_batches()[0]


def last_scan(given: StepInput) -> Last:
    """What the last scan found, where it was made by today's version of cleaning."""
    version = cleaning_version()
    store = given.store
    parts = {table: current(store, table) for table in ("raw_files", "raw_records", "cleaned_pages")}
    if not all(parts.values()) or any(part.made_from != version for table in parts for part in parts[table] if table != "cleaned_pages"):
        return NOTHING
    files = {row.raw_path: row.stamp for row in store.records_of("raw_files")}
    known = {key: made for part in parts["cleaned_pages"] for key, made in store.done(part).items()}
    return Last(files, store.read_all("raw_records"), known)


def clean_pages(given: StepInput) -> tuple[Seen, dict[str, list[Part]], int]:
    """Read what is new in the raw folder and clean it.

    Returns:
        The raw folder as it is, the parts of the tables of this half (not published yet), and the count of pages cleaned.
    """
    last, spill, version = last_scan(given), Spill(given.store.folder / "spill"), cleaning_version()
    anew = set(values(only(last.records, given.collections, "collection"), "document_id"))
    seen = Seen(replace(last, known={key: made for key, made in last.known.items() if key not in anew}))
    count = 0
    for _, batch in given.engine.map(CLEAN, enumerate(_batches(scan(given.raw, version, seen, given.collections)))):
        spill.add(batch)
        count += batch.num_rows
        given.progress(count, None)
    made: dict[str, list[Part]] = {table: [] for table in _TABLES}
    by_bucket = _by_bucket(seen.first, bits_for(len(seen.first)))
    for bucket, wanted in by_bucket:
        for table, part in _bucket(given, bucket, wanted, _counting(spill.rows(bucket), seen), anew).items():
            made[table].append(part)
    is_new = seen.read or len(seen.files) != len(last.files)
    fresh = {"raw_files": to_arrow(seen.files, RawFileState), "raw_records": seen.records()} if is_new else {}
    for table in ("raw_files", "raw_records"):
        made[table] = [given.store.write_part(table, WHOLE, fresh[table], version)] if fresh else list(current(given.store, table))
    return seen, made, len(seen.asked)


def _counting(fresh: pa.Table | None, seen: Seen) -> pa.Table | None:
    """Of a content that was cleaned twice, without its address before a place with one was seen, the page that counts."""
    if fresh is None or not seen.replaced:
        return fresh
    return pa.concat_tables([without(fresh, seen.replaced), only(fresh.filter(fresh["has_address"]), seen.replaced)])


def _batches(pages: Iterable[RawPage]) -> Iterator[pa.RecordBatch]:
    """Pages in batches of bounded size."""
    held: list[RawPage] = []
    chars = 0
    for page in pages:
        held.append(page)
        chars += len(page.content)
        if len(held) >= _BATCH_PAGES or chars >= _BATCH_CHARS:
            yield to_arrow(held, RawPage).to_batches()[0]
            held, chars = [], 0
    if held:
        yield to_arrow(held, RawPage).to_batches()[0]


def _by_bucket(first: Mapping[str, str], bits: int) -> list[tuple[Bucket, dict[str, str]]]:
    """The documents of each bucket with their page keys."""
    found: list[tuple[Bucket, dict[str, str]]] = [(bucket, {}) for bucket in all_buckets(bits)]
    for document_id, key in first.items():
        found[int(document_id, 16) >> (64 - bits)][1][document_id] = key
    return found


def _bucket(given: StepInput, bucket: Bucket, wanted: Mapping[str, str], fresh: pa.Table | None, anew: Set[str | None]) -> dict[str, Part]:
    """The parts of one bucket: those that are there where nothing changed, else old rows that are still right and new ones."""
    store = given.store
    old = {table: [part for part in current(store, table) if part.bucket.meets(bucket)] for table in _TABLES}
    held = (item for part in old["cleaned_pages"] for item in store.done(part).items() if part.bucket == bucket or bucket.holds(item[0]))
    ledger = {key: made for key, made in held if key not in anew}
    if ledger == wanted and all(len(parts) == 1 and parts[0].bucket == bucket for parts in old.values()):
        return {table: parts[0] for table, parts in old.items()}
    kept = [key for key, made in ledger.items() if wanted.get(key) == made]
    rows = {table: [only(within(store.read(part, table), bucket), kept) for part in old[table]] for table in _TABLES}
    if fresh is not None:
        for table in _TABLES:
            rows[table].append(_rows_of(fresh, table))
    whole = {table: join(rows[table], ALL[table]) for table in _TABLES}
    retried = set(values(only(whole["cleaned_pages"], RETRIED, "reason"), "document_id"))
    done = {key: made for key, made in wanted.items() if key not in retried}
    made_from = fingerprint(*(f"{key}{made}" for key, made in sorted(done.items())))
    return {
        table: store.write_part(table, bucket, whole[table], made_from, done if table == "cleaned_pages" else None) for table in _TABLES
    }


def _rows_of(fresh: pa.Table, table: str) -> pa.Table:
    if table != "cleaned_pages":
        return flat(fresh, table, ALL[table])
    schema = arrow_schema(CleanedPage)
    return fresh.select(schema.names).cast(schema)
