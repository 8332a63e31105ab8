"""What was last found of all pages together: where it counts, only what changed since is looked at anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

from pipelines.core.cleaning.copies import CHANGED, Places
from pipelines.core.records import SourceBoilerplate
from pipelines.stages.state import CleanedPage
from pipelines.stages.step import current
from pipelines.store import Part, Store
from pipelines.store.rows import KEY, only, values
from pipelines.tables import Array, arrow_schema, from_arrow

_compute: Any = pyarrow.compute
_GROUP = "near_duplicate_group"
PAGES = ("cleaned_pages", "cleaned_documents", "cleaned_lines")
"""What is known of every page by itself; cut alike."""
MADE = ("documents", "dropped_lines", "document_locations", "source_boilerplate")
"""What all pages together tell, all but what is always made whole."""
_LOOKED_AT = (KEY, "source_id", "signature", "lines")
"""What is looked at of a page together with others."""


@dataclass(frozen=True, slots=True)
class Before:
    """The published tables of documents, and the pages from which they were made.

    Attributes:
        store: Where they lie.
        parts: Table to its parts.
        documents: Every document with the first of its near duplicates.
    """

    store: Store
    parts: Mapping[str, Sequence[Part]]
    documents: pa.Table

    @property
    def groups(self) -> dict[str, str]:
        """Document to the first of its near duplicates, of those that have one."""
        rows = self.documents.filter(self.documents[_GROUP].is_valid())
        return dict(zip(values(rows, KEY), values(rows, _GROUP), strict=True))

    def changed(self, now: pa.Table, pages: Sequence[Part]) -> set[str]:
        """The documents that were not there, or are no more, or of which something else is known.

        Args:
            now: The pages that are documents now.
            pages: The parts in which they lie.
        """
        found = {*_missing(now, self.documents), *_missing(self.documents, now)}
        for old, new in zip(self.parts["cleaned_pages"], pages, strict=True):
            if old.file != new.file:
                rows = (self.store.read(part, "cleaned_pages", _LOOKED_AT).to_pylist() for part in (old, new))
                was, found_now = ({row[KEY]: row for row in held} for held in rows)
                found |= {key for key in was.keys() & found_now.keys() if was[key] != found_now[key]}
        return found

    def pages(self, keys: Set[str], column: str) -> pa.Table:
        """Pages as they were, with one column beside the key."""
        there = (part for part in self.parts["cleaned_pages"] if any(map(part.bucket.holds, keys)))
        rows = (only(self.store.read(part, "cleaned_pages", (KEY, column)), keys) for part in there)
        return pa.concat_tables([arrow_schema(CleanedPage).empty_table().select((KEY, column)), *rows])

    def leading(self, keys: Set[str]) -> set[str]:
        """Those of the documents that lead a group or stand alone."""
        rows = only(self.documents, keys)
        return {key for key, group in zip(values(rows, KEY), values(rows, _GROUP), strict=True) if group in (None, key)}

    def leaders(self, ids: Array, changed: Set[str]) -> Places:
        """The place of the leader of each document among them; ``CHANGED`` for those that are, or whose leader is."""
        known = self.documents[KEY].combine_chunks()
        led_by = _compute.coalesce(self.documents[_GROUP], self.documents[KEY]).combine_chunks().take(_compute.index_in(ids, known))
        found: Places = _compute.fill_null(_compute.index_in(led_by, ids), CHANGED).to_numpy().astype(np.int64)
        unsure = pa.array(changed, pa.string())
        for column in (ids, led_by):
            found[_compute.is_in(column, unsure).to_numpy(zero_copy_only=False)] = CHANGED
        return found

    def learned(self) -> Iterator[SourceBoilerplate]:
        """The lines that sources repeated."""
        for part in self.parts["source_boilerplate"]:
            for batch in self.store.read(part, "source_boilerplate").to_batches():
                yield from from_arrow(batch, SourceBoilerplate)

    def stands(self, at: int, pages: Mapping[str, Sequence[Part]]) -> bool:
        """Whether of the pages of a bucket, by its number, each by itself nothing else is known than was."""
        return all(self.parts[table][at].file == pages[table][at].file for table in PAGES)


def before(store: Store, made_from: str, bits: int) -> Before | None:
    """What was last found, when it was made from all that is published.

    Args:
        store: Where it lies.
        made_from: What everything bears that was made from it by today's program.
        bits: Of the buckets of today.
    """
    parts = {table: current(store, table) for table in (*PAGES, *MADE)}
    if not all(part.made_from.startswith(made_from) for table in MADE for part in parts[table]):
        return None
    if any({part.bucket.bits for part in parts[table]} != {bits} for table in (*PAGES, *MADE[:3])) or not parts[MADE[3]]:
        return None
    return Before(store, parts, store.read_all("documents", (KEY, _GROUP)))


def _missing(rows: pa.Table, among: pa.Table) -> Iterable[str]:
    """The documents of some rows that others do not have."""
    is_there = _compute.is_in(rows[KEY], among[KEY].combine_chunks())
    return values(rows.filter(_compute.invert(is_there)), KEY)
