"""From cleaned pages to documents: each bucket joined with what all pages together tell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute

from pipelines.core.cleaning.recurring import drop_boilerplate
from pipelines.core.records import Document, DocumentLocation, DroppedLine, Reject, SourceBoilerplate
from pipelines.stages.before import PAGES, Before, before
from pipelines.stages.cleaning import clean_pages
from pipelines.stages.corpus import Corpus, corpus_version, holding, look_at_all
from pipelines.stages.nested import document_fingerprint
from pipelines.stages.scan import Seen
from pipelines.stages.state import RawRecord
from pipelines.stages.step import Report, StepInput, counts, current
from pipelines.stages.versions import fingerprint
from pipelines.store import WHOLE, Part, Store
from pipelines.store.rows import KEY, join, only, replaced, values, within, without
from pipelines.tables import arrow_schema, from_arrow, to_arrow

_compute: Any = pyarrow.compute
_array: Any = pa.array
_Parts = dict[str, list[Part]]
_BY_PAGE = ("documents", "dropped_lines", "document_locations")


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
    whole = _made_from(given, cleaned)
    made: _Parts = {}
    if not all((old := current(store, table)) and all(part.made_from.startswith(whole) for part in old) for table in wanted):
        tables = ("raw_records", *PAGES)
        last = before(store, _made_from(given, {table: current(store, table) for table in tables}), cleaned["cleaned_pages"][0].bucket.bits)
        last = last if seen.last.files else None
        made = _join(given, whole, seen, cleaned, wanted, last)
    store.publish({**cleaned, **made})
    return Report(counts(store, wanted), worked, len(seen.first) - worked, {"files": len(seen.files), "files opened": seen.read})


def _made_from(given: StepInput, cleaned: Mapping[str, Iterable[Part]]) -> str:
    """Changes with all that decides what is told of any page, but for how the raw folder lies on this disk."""
    leaving_out = repr([override for override in given.knowledge.overrides if override.kind == "ignore"])
    files = [part.file for table in sorted(cleaned) if table != "raw_files" for part in cleaned[table]]
    return fingerprint(corpus_version(), leaving_out, *files)


def _join(given: StepInput, whole: str, seen: Seen, cleaned: _Parts, wanted: Set[str], last: Before | None) -> _Parts:
    """Make the wanted tables; of a bucket in which nothing changed the parts that are there."""
    store, records, touched = given.store, seen.records(), seen.touched()
    places, former = _places(only(records, touched)), _places(only(seen.last.records, touched)) if last else {}
    moved = {key for key, place in former.items() if places.get(key, place) != place}
    corpus = look_at_all(store, records, cleaned, given.knowledge.overrides, last, moved)
    changed = touched | corpus.changed if last and corpus.changed is not None else None
    made: _Parts = {table: [] for table in _BY_PAGE if table in wanted}
    of_documents = records.select(arrow_schema(DocumentLocation).names).filter(records[KEY].is_valid())
    for n, part in enumerate(cleaned["cleaned_pages"]):
        if last and changed is not None and last.stands(n, cleaned) and not any(map(part.bucket.holds, changed)):
            for table in made:
                made[table].append(_relabelled(last.parts[table][n], whole))
            continue
        parts = {table: cleaned[table][n] for table in PAGES}
        one = _Told(store, parts, corpus, within(of_documents, part.bucket))
        for table in made:
            old = next((held for held in current(store, table) if held.bucket == part.bucket), None)
            made[table].append(one.part(table, whole, old))
    if "rejects" in wanted:
        made["rejects"] = [store.write_part("rejects", WHOLE, to_arrow(list(_rejects(records, corpus)), Reject), whole)]
    if "source_boilerplate" in wanted:
        made["source_boilerplate"] = [store.write_part("source_boilerplate", WHOLE, to_arrow(corpus.learned, SourceBoilerplate), whole)]
    return made


class _Told:
    """A bucket with what all pages together tell of its pages.

    Args:
        store: Where the parts lie.
        parts: Its pages, each by itself.
        corpus: What all pages tell.
        places: The records of its documents, in path order.
    """

    def __init__(self, store: Store, parts: Mapping[str, Part], corpus: Corpus, places: pa.Table) -> None:
        self._store, self._parts, self._corpus, self._records = store, parts, corpus, places
        pages = store.read(parts["cleaned_pages"], "cleaned_pages", (KEY, "source_id", "lines", "fingerprint"))
        self._places = _places(places)
        self._prints = dict(zip(values(pages, KEY), values(pages, "fingerprint"), strict=True))
        self._held = holding(without(pages, corpus.refused), corpus.marks)
        self._basis = fingerprint(*(parts[table].file for table in PAGES), *self._told())

    def part(self, table: str, whole: str, old: Part | None) -> Part:
        """The part of a table; the one that is there where it was made from the same."""
        bucket = self._parts["cleaned_pages"].bucket
        if table == "document_locations":
            return self._store.write_part(table, bucket, self._located(), whole)
        if old and old.made_from[len(whole) :] == self._basis:
            return _relabelled(old, whole)
        if table == "documents":
            rows, prints = self._documents()
            return self._store.write_part(table, bucket, rows, whole + self._basis, prints)
        return self._store.write_part(table, bucket, self._dropped_lines(), whole + self._basis)

    def _told(self) -> Iterator[str]:
        """Of what all pages tell that which concerns these documents."""
        corpus = self._corpus
        yield corpus_version()
        yield from (f"{key} {self._places[key]} {corpus.groups.get(key)} {key in corpus.refused}" for key in self._prints)
        yield from (f"{key} {marks}" for key, marks in self._held.items())

    def _located(self) -> pa.Table:
        schema = arrow_schema(DocumentLocation)
        rows = without(self._records, self._corpus.refused).cast(schema)
        return join([rows], DocumentLocation, KEY, "raw_path", "record_no")

    def _documents(self) -> tuple[pa.Table, dict[str, str]]:
        """The documents, with the fingerprint of each."""
        rows = without(self._store.read(self._parts["cleaned_documents"], "cleaned_documents"), self._corpus.refused)
        changed = {document.document_id: document for document, _ in self._without_lines(rows)}
        keys: list[str] = values(rows, KEY)
        prints = {key: document_fingerprint(changed[key]) if key in changed else self._prints[key] for key in keys}
        if changed:
            rows = join([without(rows, changed), to_arrow(list(changed.values()), Document)], Document)
        columns: dict[str, list[Any]] = {
            "raw_path": [self._places[key][0] for key in keys],
            "record_no": [self._places[key][1] for key in keys],
            "near_duplicate_group": [self._corpus.groups.get(key) for key in keys],
        }
        for name, column in columns.items():
            rows = replaced(rows, Document, name, column)
        return rows, prints

    def _dropped_lines(self) -> pa.Table:
        """What cleaning removed from the documents, page by page and as boilerplate of its source."""
        rows = without(self._store.read(self._parts["cleaned_lines"], "cleaned_lines"), self._corpus.refused)
        documents = self._store.read(self._parts["cleaned_documents"], "cleaned_documents")
        more = [line for _, dropped in self._without_lines(documents) for line in dropped]
        return join([rows, to_arrow(more, DroppedLine)], DroppedLine) if more else rows

    def _without_lines(self, rows: pa.Table) -> Iterator[tuple[Document, tuple[DroppedLine, ...]]]:
        """The documents that lose learned lines, and what they lose."""
        for batch in only(rows, self._held).to_batches():
            for document in from_arrow(batch, Document):
                cleaned, dropped = drop_boilerplate(document, self._corpus.lines.get(document.source_id or "", frozenset()))
                if dropped:
                    yield cleaned, dropped


def _relabelled(part: Part, whole: str) -> Part:
    """A part that is what would be made."""
    return replace(part, made_from=whole + part.made_from[len(whole) :])


def _places(records: pa.Table) -> dict[str, tuple[str, int]]:
    """Document to its first raw path and record; the records are in path order."""
    found: dict[str, tuple[str, int]] = {}
    for key, raw_path, record_no in zip(*(values(records, name) for name in (KEY, "raw_path", "record_no")), strict=True):
        found.setdefault(key, (raw_path, record_no))
    return found


def _rejects(records: pa.Table, corpus: Corpus) -> Iterator[Reject]:
    """What could not be read, and every place of content that could not be cleaned."""
    refused = _compute.is_in(records["document_id"], _array(list(corpus.refused), pa.string()))
    for batch in records.filter(_compute.or_(records["reason"].is_valid(), refused)).to_batches():
        for r in from_arrow(batch, RawRecord):
            if r.reason is not None:
                yield Reject(r.raw_path, r.record_no, r.reason, r.detail or "")
            elif r.document_id is not None:
                yield Reject(r.raw_path, r.record_no, *corpus.refused[r.document_id])
