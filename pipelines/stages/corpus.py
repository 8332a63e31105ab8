"""From raw pages to documents, second half: what can be known only of all pages together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from pipelines.core.cleaning.duplicates import Signature, group_signatures
from pipelines.core.cleaning.recurring import learn_marks, lines_of, mark_of, name_marks
from pipelines.core.knowledge import Override
from pipelines.core.overrides import ignored
from pipelines.core.records import Document, SourceBoilerplate
from pipelines.stages.step import current
from pipelines.stages.versions import code_version
from pipelines.store import Part, Store
from pipelines.store.rows import only, values, without
from pipelines.tables import from_arrow

_CODE = ("pipelines.core.cleaning.duplicates", "pipelines.core.cleaning.recurring", "pipelines.stages.corpus", "pipelines.stages.joining")
_SPREAD, _MARK_BYTES = np.uint64(0x9E3779B97F4A7C15), 8
_LIGHT = ("document_id", "source_id", "signature", "lines", "fingerprint", "reason", "detail")


@dataclass(frozen=True, slots=True)
class Corpus:
    """What all pages together tell.

    Attributes:
        places: Document to its first raw path and record.
        groups: Document to the first of its near duplicates.
        learned: Source to its learned lines.
        holding: Documents that hold a learned line of their source.
        fingerprints: Document to the fingerprint of what extraction looks at.
        refused: Content that could not be cleaned, with reason and detail.
    """

    places: Mapping[str, tuple[str, int]]
    groups: Mapping[str, str]
    learned: Sequence[SourceBoilerplate]
    holding: frozenset[str]
    fingerprints: Mapping[str, str]
    refused: Mapping[str, tuple[str, str]]


def corpus_version() -> str:
    """Version of the code that looks at all pages together."""
    return code_version(*_CODE)


def look_at_all(store: Store, records: pa.Table, pages: Sequence[Part], documents: Sequence[Part], overrides: Iterable[Override]) -> Corpus:
    """Find near duplicates and recurring lines.

    Args:
        store: Where the parts lie.
        records: Every record of the raw folder (``RawRecord``), in path order.
        pages: Parts of ``cleaned_pages``.
        documents: Parts of ``cleaned_documents``.
        overrides: What persons decided, of which the pages to ignore.
    """
    told = [values(records, name) for name in ("document_id", "url", "raw_path", "record_no")]
    places: dict[str, tuple[str, int]] = {}
    for key, _, raw_path, record_no in zip(*told, strict=True):
        if key is not None:
            places.setdefault(key, (raw_path, record_no))
    left_out = ignored(overrides, (place for place in zip(*told[:3], strict=True) if place[0]))
    light = without(pa.concat_tables(store.read(part, "cleaned_pages", _LIGHT) for part in pages), left_out)
    keys = values(light, "document_id")
    why, said = values(light, "reason"), values(light, "detail")
    groups = group_signatures(_signatures(keys, values(light, "signature"), places))
    sources = {key: source for key, source in zip(keys, values(light, "source_id"), strict=True) if source}
    marks = _recurring(light)
    learned = _learn(marks, sources, groups)
    return Corpus(
        places=places,
        groups=groups,
        learned=sorted(_named(store, documents, learned, marks, sources), key=lambda line: (line.source_id, line.line)),
        holding=frozenset(key for key, held in marks.items() if (known := learned.get(sources[key])) and not known.keys().isdisjoint(held)),
        fingerprints=dict(zip(keys, values(light, "fingerprint"), strict=True)),
        refused={
            **{key: (reason, detail) for key, reason, detail in zip(keys, why, said, strict=True) if reason},
            **{key: ("ignored", f"{one.override_id}: {one.reason}") for key, one in left_out.items()},
        },
    )


def _signatures(
    keys: Sequence[str], held: Sequence[bytes], places: Mapping[str, tuple[str, int]]
) -> Iterator[tuple[str, Signature | None]]:
    """The signatures in the order of their first raw locations."""
    for at in sorted(range(len(keys)), key=lambda at: places[keys[at]]):
        yield keys[at], np.frombuffer(held[at], np.uint32) if held[at] else None


def _recurring(pages: pa.Table) -> dict[str, list[int]]:
    """The marks of the documents in which any occurs that their source has twice; 0, as of what is never boilerplate, stands for others.

    Most paragraphs are their article's own, and need not be looked at one by one.
    """
    owned = pages.filter(pages["source_id"].is_valid())
    held = values(owned, "lines")
    lengths = np.array([len(packed) // _MARK_BYTES for packed in held], np.int64)
    marks = np.frombuffer(b"".join(held), np.uint64).copy()
    sources = np.unique(np.array(values(owned, "source_id"), np.str_), return_inverse=True)[1].astype(np.uint64)
    _, numbers, counts = np.unique(marks ^ np.repeat(sources * _SPREAD, lengths), return_inverse=True, return_counts=True)
    marks[counts[numbers] == 1] = 0
    ends, keys = np.cumsum(lengths), values(owned, "document_id")
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
