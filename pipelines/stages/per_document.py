"""Keeping tables up to date that are made document by document: bucket by bucket, and in it only what is new."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

import pyarrow as pa

from pipelines.core.records import Document
from pipelines.engines.base import RETRIED, Tagged
from pipelines.stages.extraction import Extraction
from pipelines.stages.state import ALL
from pipelines.stages.step import StepInput, current
from pipelines.stages.versions import fingerprint
from pipelines.store import Bucket, Part, Store
from pipelines.store.rows import flat, join, nest, only, structs, values, within
from pipelines.tables import Array

_BATCH_ROWS = 64


@dataclass(slots=True)
class _Open:
    """A bucket of which some documents are with the workers.

    Attributes:
        bucket: Its keys.
        made_from: Fingerprint of all that its parts are made from.
        fingerprints: Document to the fingerprint of what its rows are made from; all documents of the bucket.
        kept: Documents whose rows are taken over.
        missing: Rows that workers have not sent back.
        fresh: What they have sent.
    """

    bucket: Bucket
    made_from: str
    fingerprints: dict[str, str]
    kept: list[str]
    missing: int
    fresh: list[pa.RecordBatch] = field(default_factory=list)


@dataclass(slots=True)
class Updated:
    """The parts of the tables (not published yet), and how many documents were worked on and taken over."""

    parts: dict[str, list[Part]]
    worked: int = 0
    kept: int = 0


def update(given: StepInput, extraction: Extraction, wanted: Sequence[str]) -> Updated:
    """Bring the wanted tables of an extraction up to date with the documents.

    A document's rows are taken over when its text, the code and the reference data that can affect it are those they
    were made with.
    """
    return _Update(given, extraction, wanted).made()


class _Update:
    """One go through the buckets: what is new is sent to the workers, and a bucket written when all of it is back.

    Args:
        given: Tables, knowledge and workers.
        extraction: What is made of each document.
        wanted: Tables that are brought up to date.
    """

    def __init__(self, given: StepInput, extraction: Extraction, wanted: Sequence[str]) -> None:
        self._given = given
        self._store = given.store
        self._extraction = extraction
        self._wanted = wanted
        self._result = Updated({table: [] for table in wanted})
        self._opened: dict[int, _Open] = {}
        self._owners: dict[int, int] = {}

    def made(self) -> Updated:
        """The tables, when every bucket is written or taken over."""
        result, total = self._result, sum(part.rows for part in self._store.parts("documents"))
        for number, batch in self._given.engine.map(self._extraction.task, self._work()):
            owner = self._owners[number]
            one = self._opened[owner]
            one.fresh.append(batch)
            one.missing -= batch.num_rows
            if not one.missing:
                self._finish(self._opened.pop(owner))
                self._given.progress(result.worked + result.kept, total)
        return result

    def _work(self) -> Iterator[Tagged]:
        """Look at every bucket; yield the documents that must be worked on."""
        store, extraction = self._store, self._extraction
        versions, overall = extraction.language_versions(self._given.knowledge), extraction.version(self._given.knowledge)
        anew = _documents_of(store, self._given.collections)
        for index, part in enumerate(store.parts("documents")):
            inputs = {table: _overlapping(store, table, part.bucket) for table in extraction.reads}
            made_from = fingerprint(overall, part.file, *(one.file for parts in inputs.values() for one in parts))
            old = {table: _overlapping(store, table, part.bucket) for table in self._wanted}
            as_before = (part.bucket, made_from)
            is_as_before = all([(one.bucket, one.made_from) for one in parts] == [as_before] for parts in old.values())
            if is_as_before and not any(map(part.bucket.holds, anew)):
                self._take_over(old, part.rows)
                continue
            fingerprints = _fingerprints(store, part, inputs, versions)
            done = _done(store, old, part.bucket)
            todo = [key for key, made in fingerprints.items() if done.get(key) != made or key in anew]
            one = _Open(part.bucket, made_from, fingerprints, sorted(fingerprints.keys() - set(todo)), len(todo))
            if not todo:
                self._finish(one)
                continue
            self._opened[index] = one
            for batch in _batches(_rows(store, part, inputs, todo)):
                number = len(self._owners)
                self._owners[number] = index
                yield number, batch

    def _take_over(self, old: Mapping[str, Sequence[Part]], rows: int) -> None:
        """Keep the parts of a bucket of which nothing has changed."""
        for table in self._wanted:
            self._result.parts[table].append(old[table][0])
        self._result.kept += rows

    def _finish(self, one: _Open) -> None:
        """Write the parts of a bucket of which nothing is with the workers."""
        self._result.worked += len(one.fingerprints) - len(one.kept)
        self._result.kept += len(one.kept)
        for table in self._wanted:
            self._result.parts[table].append(_write(self._store, self._extraction, one, table))


def _documents_of(store: Store, collections: Set[str]) -> Set[str]:
    """The documents that lie in one of the collections; none where none is named."""
    if not collections:
        return frozenset()
    columns = ("document_id", "collection")
    found = (only(store.read(part, "document_locations", columns), collections, "collection") for part in store.parts("document_locations"))
    return {key for rows in found for key in values(rows, "document_id")}


def _overlapping(store: Store, table: str, bucket: Bucket) -> list[Part]:
    return [part for part in current(store, table) if part.bucket.meets(bucket)]


def _fingerprints(
    store: Store, part: Part, inputs: Mapping[str, Sequence[Part]], versions: Callable[[str, str | None], str]
) -> dict[str, str]:
    """What the rows of each document of a part are made from."""
    texts = store.done(part)
    above = [{key: made for one in parts for key, made in store.done(one).items()} for parts in inputs.values()]
    columns = store.read(part, "documents", ("document_id", "language", "source_id")).to_pydict()
    rows = zip(columns["document_id"], columns["language"], columns["source_id"], strict=True)
    return {
        key: fingerprint(versions(language, source), texts.get(key, ""), *(made.get(key, "") for made in above))
        for key, language, source in rows
    }


def _done(store: Store, old: Mapping[str, Sequence[Part]], bucket: Bucket) -> dict[str, str]:
    """Documents whose rows every wanted table holds, with what they were made from."""
    ledgers = [{k: v for part in parts for k, v in store.done(part).items() if bucket.holds(k)} for table, parts in old.items()]
    return {key: made for key, made in ledgers[0].items() if all(ledger.get(key) == made for ledger in ledgers[1:])}


def _rows(store: Store, part: Part, inputs: Mapping[str, Sequence[Part]], todo: Sequence[str]) -> pa.Table:
    """What workers need of the documents: their rows, with those of the other tables nested in them."""
    documents = only(store.read(part, "documents"), todo)
    if not inputs:
        return documents
    columns: dict[str, Array] = {"document": structs(documents, Document)}
    for table, parts in inputs.items():
        rows = join((only(store.read(one, table), todo) for one in parts), ALL[table])
        columns[table] = nest(values(documents, "document_id"), rows, ALL[table])
    return pa.table(columns)


def _batches(rows: pa.Table) -> Iterator[pa.RecordBatch]:
    return iter(rows.to_batches(max_chunksize=_BATCH_ROWS))


def _write(store: Store, extraction: Extraction, one: _Open, table: str) -> Part:
    """The part of a table for a bucket: the rows that were taken over and the new ones."""
    record = ALL[table]
    rows = [only(within(store.read(part, table), one.bucket), one.kept) for part in _overlapping(store, table, one.bucket) if one.kept]
    retried: set[str] = set()
    if one.fresh:
        fresh = pa.Table.from_batches(one.fresh)
        rows.append(flat(fresh, table, record))
        failed = flat(fresh, extraction.writes[-1], ALL[extraction.writes[-1]])
        retried.update(values(only(failed, RETRIED, "reason"), "document_id"))
    done = {key: made for key, made in one.fingerprints.items() if key not in retried}
    return store.write_part(table, one.bucket, join(rows, record), "" if retried else one.made_from, done)
