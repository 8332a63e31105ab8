"""From cleaned pages to documents: each bucket joined with what all pages together tell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute

from pipelines.core.cleaning.recurring import drop_boilerplate
from pipelines.core.records import Document, DocumentLocation, DroppedLine, Reject, SourceBoilerplate
from pipelines.stages.cleaning import clean_pages
from pipelines.stages.corpus import Corpus, corpus_version, look_at_all
from pipelines.stages.nested import document_fingerprint
from pipelines.stages.state import RawRecord
from pipelines.stages.step import Report, StepInput, counts, current
from pipelines.stages.versions import fingerprint
from pipelines.store import WHOLE, Part, Store
from pipelines.store.rows import join, only, replaced, values, within, without
from pipelines.tables import arrow_schema, from_arrow, to_arrow

_compute: Any = pyarrow.compute
_array: Any = pa.array
_Parts = dict[str, list[Part]]
_BY_PAGE = ("documents", "dropped_lines")


def clean(given: StepInput, wanted: frozenset[str], meanwhile: Callable[[], None]) -> Report:
    """Read what is new in the raw folder into documents: one per distinct content, wherever it lies, without what its source repeats.

    Args:
        given: What a step is given.
        wanted: Tables to make.
        meanwhile: Called when workers are done with pages that are new, and only this process goes on.
    """
    store = given.store
    seen, cleaned, worked = clean_pages(given)
    if worked:
        meanwhile()
    leaving_out = repr([override for override in given.knowledge.overrides if override.kind == "ignore"])
    files = [part.file for table in sorted(cleaned) if table != "raw_files" for part in cleaned[table]]
    whole = fingerprint(corpus_version(), leaving_out, *files)
    made: _Parts = {}
    if not all((old := current(store, table)) and all(part.made_from.startswith(whole) for part in old) for table in wanted):
        records = seen.records()
        corpus = look_at_all(store, records, cleaned["cleaned_pages"], cleaned["cleaned_documents"], given.knowledge.overrides)
        made = _join(store, whole, records, corpus, cleaned, wanted)
    store.publish({**cleaned, **made})
    return Report(counts(store, wanted), worked, len(seen.first) - worked, {"files": len(seen.files), "files opened": seen.read})


def _join(store: Store, whole: str, records: pa.Table, corpus: Corpus, cleaned: _Parts, wanted: frozenset[str]) -> _Parts:
    made: _Parts = {table: [] for table in _BY_PAGE if table in wanted}
    pages = cleaned["cleaned_pages"]
    lines = {line.source_id: set[str]() for line in corpus.learned}
    for line in corpus.learned:
        lines[line.source_id].add(line.line)
    for n, part in enumerate(pages):
        keys = values(store.read(part, "cleaned_pages", ("document_id",)), "document_id")
        basis = fingerprint(part.file, cleaned["cleaned_documents"][n].file, cleaned["cleaned_lines"][n].file, *_told(corpus, keys))
        for table in made:
            key = whole + basis
            old = next((one for one in current(store, table) if one.bucket == part.bucket and one.made_from[16:] == basis), None)
            if old:
                made[table].append(replace(old, made_from=key))
            elif table == "documents":
                rows, prints = _documents(store, cleaned["cleaned_documents"][n], corpus, lines)
                made[table].append(store.write_part(table, part.bucket, rows, key, prints))
            else:
                dropped = _dropped_lines(store, cleaned["cleaned_lines"][n], cleaned["cleaned_documents"][n], corpus, lines)
                made[table].append(store.write_part(table, part.bucket, dropped, key))
    if "document_locations" in wanted:
        located = _located(records, corpus)
        made["document_locations"] = [
            store.write_part("document_locations", part.bucket, within(located, part.bucket), whole) for part in pages
        ]
    if "rejects" in wanted:
        made["rejects"] = [store.write_part("rejects", WHOLE, to_arrow(list(_rejects(records, corpus)), Reject), whole)]
    if "source_boilerplate" in wanted:
        made["source_boilerplate"] = [store.write_part("source_boilerplate", WHOLE, to_arrow(corpus.learned, SourceBoilerplate), whole)]
    return made


def _told(corpus: Corpus, keys: Iterable[str]) -> Iterator[str]:
    """Of what all pages tell that which concerns these documents."""
    held = [key for key in keys if key in corpus.holding]
    yield corpus_version()
    yield from (f"{key} {corpus.places[key]} {corpus.groups.get(key)} {key in corpus.refused}" for key in keys)
    yield from held
    yield from (f"{line.source_id} {line.line}" for line in corpus.learned if held)


def _located(records: pa.Table, corpus: Corpus) -> pa.Table:
    """The locations of documents, in their order."""
    schema = arrow_schema(DocumentLocation)
    of_documents = records.filter(records["document_id"].is_valid()).select(schema.names)
    return join([without(of_documents, corpus.refused).cast(schema)], DocumentLocation, "document_id", "raw_path", "record_no")


def _documents(store: Store, part: Part, corpus: Corpus, lines: Mapping[str, Set[str]]) -> tuple[pa.Table, dict[str, str]]:
    """The documents of a bucket, with the fingerprint of each."""
    rows = without(store.read(part, "cleaned_documents"), corpus.refused)
    changed = {d.document_id: d for d, _ in _without_lines(rows, corpus, lines)}
    keys: list[str] = values(rows, "document_id")
    prints = {key: document_fingerprint(changed[key]) if key in changed else corpus.fingerprints[key] for key in keys}
    if changed:
        rows = join([without(rows, changed), to_arrow(list(changed.values()), Document)], Document)
    columns: dict[str, list[Any]] = {
        "raw_path": [corpus.places[key][0] for key in keys],
        "record_no": [corpus.places[key][1] for key in keys],
        "near_duplicate_group": [corpus.groups.get(key) for key in keys],
    }
    for name, column in columns.items():
        rows = replaced(rows, Document, name, column)
    return rows, prints


def _dropped_lines(store: Store, part: Part, documents: Part, corpus: Corpus, lines: Mapping[str, Set[str]]) -> pa.Table:
    """What cleaning removed from the documents of a bucket, page by page and as boilerplate of its source."""
    rows = without(store.read(part, "cleaned_lines"), corpus.refused)
    more = [line for _, dropped in _without_lines(store.read(documents, "cleaned_documents"), corpus, lines) for line in dropped]
    return join([rows, to_arrow(more, DroppedLine)], DroppedLine) if more else rows


def _without_lines(rows: pa.Table, corpus: Corpus, lines: Mapping[str, Set[str]]) -> Iterator[tuple[Document, tuple[DroppedLine, ...]]]:
    """The documents that lose learned lines, and what they lose."""
    holding = [key for key in values(rows, "document_id") if key in corpus.holding]
    for batch in only(rows, holding).to_batches():
        for document in from_arrow(batch, Document):
            cleaned, dropped = drop_boilerplate(document, frozenset(lines.get(document.source_id or "", ())))
            if dropped:
                yield cleaned, dropped


def _rejects(records: pa.Table, corpus: Corpus) -> Iterator[Reject]:
    """What could not be read, and every place of content that could not be cleaned."""
    refused = _compute.is_in(records["document_id"], _array(list(corpus.refused), pa.string()))
    for batch in records.filter(_compute.or_(records["reason"].is_valid(), refused)).to_batches():
        for r in from_arrow(batch, RawRecord):
            if r.reason is not None:
                yield Reject(r.raw_path, r.record_no, r.reason, r.detail or "")
            elif r.document_id is not None:
                yield Reject(r.raw_path, r.record_no, *corpus.refused[r.document_id])
