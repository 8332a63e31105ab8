"""From raw pages to documents, second half: what can be known only of all pages together, found anew where pages changed."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute

from pipelines.core.cleaning.copies import Signatures, groups_of, leaders
from pipelines.core.cleaning.duplicates import BANDS, ROWS
from pipelines.core.cleaning.recurring import learn_marks, lines_of, mark_of, name_marks
from pipelines.core.knowledge import Override
from pipelines.core.overrides import ignored
from pipelines.core.records import Document, SourceBoilerplate
from pipelines.stages.before import Before
from pipelines.stages.state import CleanedPage
from pipelines.stages.step import current
from pipelines.stages.versions import code_version
from pipelines.store import Part, Store
from pipelines.store.rows import KEY, only, values, without
from pipelines.tables import Array, arrow_schema, from_arrow

_compute: Any = pyarrow.compute
_array: Any = pa.array
_CODE = (
    *(f"pipelines.core.cleaning.{name}" for name in ("copies", "duplicates", "recurring")),
    *(f"pipelines.stages.{name}" for name in ("before", "corpus", "joining")),
)
Value = TypeVar("Value")
Number = TypeVar("Number", np.uint32, np.uint64)
_LINES = (KEY, "source_id", "lines")
"""What learning boilerplate looks at of a page."""
_SPREAD, _MARK_BYTES = np.uint64(0x9E3779B97F4A7C15), 8


@dataclass(frozen=True, slots=True)
class Corpus:
    """What all pages together tell.

    Attributes:
        groups: Document to the first of its near duplicates.
        learned: The lines that sources repeat.
        marks: Source to the marks of these lines.
        lines: Source to them.
        refused: Content that could not be cleaned, with reason and detail.
        changed: Documents of which something else is told than was; None where nothing is known of what was.
    """

    groups: Mapping[str, str]
    learned: Sequence[SourceBoilerplate]
    marks: Mapping[str, Set[int]]
    lines: Mapping[str, frozenset[str]]
    refused: Mapping[str, tuple[str, str]]
    changed: Set[str] | None


def corpus_version() -> str:
    """Version of the code that looks at all pages together."""
    return code_version(*_CODE)


def look_at_all(
    store: Store,
    records: pa.Table,
    cleaned: Mapping[str, Sequence[Part]],
    overrides: Iterable[Override],
    before: Before | None,
    moved: Set[str],
) -> Corpus:
    """Find near duplicates and recurring lines.

    Args:
        store: Where the parts lie.
        records: Every record of the raw folder (``RawRecord``), in path order.
        cleaned: The pages, each by itself.
        overrides: What persons decided, of which the pages to ignore.
        before: What was last found, where it counts.
        moved: Documents that then lay elsewhere.
    """
    left_out = ignored(overrides, _places(records))
    kept = _Kept(store, cleaned["cleaned_pages"], left_out)
    changed = before.changed(kept.read(KEY), cleaned["cleaned_pages"]) if before else set[str]()
    groups = _groups(*_signed(kept, records), before, changed | moved)
    if before:
        was = before.groups
        changed |= {key for key in groups.keys() | was.keys() if groups.get(key) != was.get(key)}
    lines, differing = _lines(store, kept, cleaned["cleaned_documents"], groups, before, changed)
    return Corpus(
        groups=groups,
        learned=lines,
        marks=_by_source(lines, mark_of),
        lines={source: frozenset(found) for source, found in _by_source(lines, str).items()},
        refused=_refused(store, cleaned["cleaned_pages"], left_out),
        changed={*changed, *moved, *holding(kept.of_sources(differing), differing)} if before else None,
    )


def _places(records: pa.Table) -> Iterator[tuple[str, str | None, str]]:
    """Document, address and raw path of every place of a document."""
    told = (values(records, name) for name in (KEY, "url", "raw_path"))
    yield from (place for place in zip(*told, strict=True) if place[0])


@dataclass(frozen=True, slots=True)
class _Kept:
    """The pages that are documents: of the much that is known of each, what is looked at is held only while it is.

    Attributes:
        store: Where they lie.
        parts: Parts of ``cleaned_pages``.
        left_out: Pages that persons decided to ignore.
    """

    store: Store
    parts: Sequence[Part]
    left_out: Mapping[str, Override]

    def read(self, *columns: str) -> pa.Table:
        """Some columns of them all, the key among them."""
        return pa.concat_tables(self._read(columns))

    def of_sources(self, sources: Collection[str]) -> pa.Table:
        """The lines of the pages of some sources."""
        rows = (only(rows, sources, "source_id") for rows in self._read(_LINES)) if sources else ()
        return pa.concat_tables([arrow_schema(CleanedPage).empty_table().select(_LINES), *rows])

    def _read(self, columns: Sequence[str]) -> Iterator[pa.Table]:
        for part in self.parts:
            rows = self.store.read(part, "cleaned_pages", (*columns, "reason"))
            yield without(rows.filter(rows["reason"].is_null()).select(columns), self.left_out)


def _refused(store: Store, parts: Iterable[Part], left_out: Mapping[str, Override]) -> dict[str, tuple[str, str]]:
    """Reason and detail of what could not be cleaned, and of what is to be ignored."""
    pages = pa.concat_tables(store.read(part, "cleaned_pages", (KEY, "reason", "detail")) for part in parts)
    rows = pages.filter(pages["reason"].is_valid())
    reasons = zip(values(rows, KEY), values(rows, "reason"), values(rows, "detail"), strict=True)
    return {
        **{key: (reason, detail) for key, reason, detail in reasons},
        **{key: ("ignored", f"{one.override_id}: {one.reason}") for key, one in left_out.items()},
    }


def holding(pages: pa.Table, marks: Mapping[str, Set[int]]) -> dict[str, list[int]]:
    """Which of the marks of their source the pages (rows of ``CleanedPage``) hold; only those that hold any."""
    rows = zip(values(pages, KEY), values(pages, "source_id"), values(pages, "lines"), strict=True)
    held = {key: marks[source] & set(np.frombuffer(packed, np.uint64).tolist()) for key, source, packed in rows if source in marks}
    return {key: sorted(found) for key, found in held.items() if found}


def _groups(ids: Sequence[str], marks: Signatures, before: Before | None, changed: Set[str]) -> dict[str, str]:
    """Document to the first of its near duplicates, of the documents that have a signature."""
    if before is None:
        return groups_of(ids, leaders(ids, marks))
    earlier = before.leaders(_array(ids, pa.string()), changed)
    _, gone = _signatures(before.pages(before.leading(changed), "signature"))
    return groups_of(ids, leaders(ids, marks, earlier, gone))


def _signed(kept: _Kept, records: pa.Table) -> tuple[list[str], Signatures]:
    """The documents that have a signature, by raw location, and these."""
    keys, marks = _signatures(kept.read(KEY, "signature"))
    order = np.argsort(_compute.index_in(keys, records[KEY].combine_chunks()).to_numpy())
    return keys.take(_array(order)).to_pylist(), marks[order]


def _signatures(pages: pa.Table) -> tuple[Array, Signatures]:
    """The pages that have a signature, and these."""
    is_signed = _compute.greater(_compute.binary_length(pages["signature"]), 0)
    return pages[KEY].filter(is_signed), _packed(pages["signature"], np.dtype(np.uint32)).reshape(-1, BANDS * ROWS)


def _packed(column: Array, dtype: np.dtype[Number]) -> np.ndarray[Any, np.dtype[Number]]:
    """The numbers that are packed in the values of a column, one after the other."""
    found = np.empty((_compute.sum(_compute.binary_length(column)).as_py() or 0) // dtype.itemsize, dtype)
    filled = 0
    for chunk in column.chunks:
        numbers = np.frombuffer(b"".join(chunk.to_pylist()), dtype)
        found[filled : filled + len(numbers)] = numbers
        filled += len(numbers)
    return found


def _lines(
    store: Store, kept: _Kept, documents: Sequence[Part], groups: Mapping[str, str], before: Before | None, changed: Set[str]
) -> tuple[list[SourceBoilerplate], dict[str, Set[int]]]:
    """The lines that sources repeat, learned anew for sources of which a page changed; and the marks that are no longer learned, or newly.

    Args:
        store: Where the parts lie.
        kept: All pages that are documents.
        documents: Parts of ``cleaned_documents``.
        groups: Near duplicates.
        before: What was last found, where it counts.
        changed: Documents that changed since.
    """
    standing, were = list[SourceBoilerplate](), list[SourceBoilerplate]()
    if before is None:
        own = kept.read(*_LINES)
    else:
        touched = (only(kept.read(KEY, "source_id"), changed), before.pages(changed, "source_id"))
        sources = {source for rows in touched for source in values(rows, "source_id") if source}
        own = kept.of_sources(sources)
        for line in before.learned():
            (were if line.source_id in sources else standing).append(line)
    source_of = {key: source for key, source in zip(values(own, KEY), values(own, "source_id"), strict=True) if source}
    marks = _recurring(own)
    learned = _learn(marks, source_of, groups)
    lines = [*standing, *_named(store, documents, learned, marks, source_of)]
    then, now = _by_source(were, mark_of), {source: found.keys() for source, found in learned.items()}
    differing = {source: then.get(source, set()) ^ now.get(source, set()) for source in then.keys() | now.keys()}
    return sorted(lines, key=lambda line: (line.source_id, line.line)), {source: found for source, found in differing.items() if found}


def _by_source(lines: Iterable[SourceBoilerplate], form: Callable[[str], Value]) -> dict[str, set[Value]]:
    found: dict[str, set[Value]] = defaultdict(set)
    for line in lines:
        found[line.source_id].add(form(line.line))
    return found


def _recurring(pages: pa.Table) -> dict[str, list[int]]:
    """The marks of the documents in which any occurs that their source has twice; 0, as of what is never boilerplate, stands for others.

    Most paragraphs are their article's own, and need not be looked at one by one.
    """
    owned = pages.filter(pages["source_id"].is_valid())
    lengths = _compute.binary_length(owned["lines"]).to_numpy() // _MARK_BYTES
    marks = _packed(owned["lines"], np.dtype(np.uint64))
    sources = owned["source_id"].combine_chunks().dictionary_encode().indices.to_numpy().astype(np.uint64)
    _, numbers, counts = np.unique(marks ^ np.repeat(sources * _SPREAD, lengths), return_inverse=True, return_counts=True)
    marks[counts[numbers] == 1] = 0
    ends, keys = np.cumsum(lengths), values(owned, KEY)
    with_any = np.unique(np.repeat(np.arange(len(keys)), lengths)[marks > 0]).tolist()
    return {keys[at]: marks[ends[at] - lengths[at] : ends[at]].tolist() for at in with_any}


def _learn(marks: Mapping[str, Sequence[int]], sources: Mapping[str, str], groups: Mapping[str, str]) -> dict[str, dict[int, int]]:
    """Source to its recurring marks, with the count of articles that hold each."""
    articles: dict[str, dict[str, Sequence[int]]] = defaultdict(dict)
    for key in sorted(sources):
        articles[sources[key]].setdefault(groups.get(key, key), marks.get(key, ()))
    found = {source: learn_marks(held) for source, held in articles.items()}
    return {source: learned for source, learned in found.items() if learned}


def _named(
    store: Store,
    parts: Sequence[Part],
    learned: Mapping[str, Mapping[int, int]],
    marks: Mapping[str, Sequence[int]],
    sources: Mapping[str, str],
) -> Iterator[SourceBoilerplate]:
    """The learned lines in words: those of the last run, others read off one document that holds each."""
    lines: dict[str, list[str]] = defaultdict(list)
    for part in current(store, "source_boilerplate"):
        rows = store.read(part, "source_boilerplate")
        for source, line in zip(values(rows, "source_id"), values(rows, "line"), strict=True):
            lines[source].append(line)
    left = {source: held.keys() - map(mark_of, lines[source]) for source, held in learned.items()}
    wanted: list[str] = []
    for key, held in marks.items():
        if (unnamed := left.get(sources[key])) and not unnamed.isdisjoint(held):
            wanted.append(key)
            unnamed.difference_update(held)
    for document in _documents(store, parts, wanted):
        lines[sources[document.document_id]] += lines_of(document)
    for source, known in learned.items():
        yield from name_marks(lines[source], known, source)


def _documents(store: Store, parts: Iterable[Part], keys: Sequence[str]) -> Iterator[Document]:
    for part in parts:
        if any(part.bucket.holds(key) for key in keys):
            for batch in only(store.read(part, "cleaned_documents"), keys).to_batches():
                yield from from_arrow(batch, Document)
