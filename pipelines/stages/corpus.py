"""From raw pages to documents, second half: what can be known only of all pages together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from pipelines.core.cleaning.duplicates import Signature, group_signatures
from pipelines.core.cleaning.recurring import learn_marks, name_marks
from pipelines.core.knowledge import Override
from pipelines.core.overrides import ignored
from pipelines.core.records import Document, SourceBoilerplate
from pipelines.stages.scan import Seen
from pipelines.stages.versions import code_version
from pipelines.store import Part, Store
from pipelines.store.rows import only, values, without
from pipelines.tables import from_arrow

_CODE = ("pipelines.core.cleaning.duplicates", "pipelines.core.cleaning.recurring", "pipelines.stages.corpus", "pipelines.stages.joining")
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


def look_at_all(store: Store, seen: Seen, pages: Sequence[Part], documents: Sequence[Part], overrides: Iterable[Override]) -> Corpus:
    """Find near duplicates and recurring lines.

    Args:
        store: Where the parts lie.
        seen: The raw folder.
        pages: Parts of ``cleaned_pages``.
        documents: Parts of ``cleaned_documents``.
        overrides: What persons decided, of which the pages to ignore.
    """
    places: dict[str, tuple[str, int]] = {}
    for record in seen.records:
        if record.document_id is not None:
            places.setdefault(record.document_id, (record.raw_path, record.record_no))
    left_out = ignored(overrides, ((r.document_id, r.url, r.raw_path) for r in seen.records if r.document_id))
    light = without(pa.concat_tables(store.read(part, "cleaned_pages", _LIGHT) for part in pages), left_out)
    keys = values(light, "document_id")
    why, said = values(light, "reason"), values(light, "detail")
    groups = group_signatures(_signatures(keys, values(light, "signature"), places))
    marks = {key: np.frombuffer(held, np.uint64).tolist() for key, held in zip(keys, values(light, "lines"), strict=True) if held}
    sources = {key: source for key, source in zip(keys, values(light, "source_id"), strict=True) if source}
    learned = _learn(marks, sources, groups)
    return Corpus(
        places=places,
        groups=groups,
        learned=sorted(_named(store, documents, learned, marks, sources), key=lambda line: (line.source_id, line.line)),
        holding=frozenset(
            key for key, source in sources.items() if (known := learned.get(source)) and not known.keys().isdisjoint(marks[key])
        ),
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
    """The learned lines in words, read off one document that holds each."""
    left = {source: set(held) for source, held in learned.items()}
    wanted: dict[str, list[str]] = defaultdict(list)
    for key, source in sources.items():
        if source in left and not left[source].isdisjoint(marks[key]):
            left[source].difference_update(marks[key])
            wanted[source].append(key)
    found = {document.document_id: document for document in _documents(store, parts, [key for keys in wanted.values() for key in keys])}
    for source, keys in wanted.items():
        yield from name_marks((found[key] for key in keys), learned[source], source)


def _documents(store: Store, parts: Iterable[Part], keys: Sequence[str]) -> Iterator[Document]:
    for part in parts:
        if any(part.bucket.holds(key) for key in keys):
            for batch in only(store.read(part, "cleaned_documents"), keys).to_batches():
                yield from from_arrow(batch, Document)
