"""The stage folder: reading tables by part, writing parts, publishing many of them in one step."""

import fcntl
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.store.buckets import Bucket
from pipelines.store.manifest import Manifest, Part, TableParts, manifest_bytes, read_manifest, write_manifest, write_whole
from pipelines.store.mirror import Mirror
from pipelines.tables import arrow_schema, from_arrow, to_arrow

WHOLE = Bucket(0, 0)
"""The one bucket of a table that is not cut."""

_DONE, _HEX = b"done", 16
_BATCH_ROWS = 512


@cache
def _contract(record: type) -> str:
    return hashlib.sha256(str(arrow_schema(record).remove_metadata()).encode()).hexdigest()[:16]


class StoreError(RuntimeError):
    """The stage folder cannot be written now, or lacks a table; the message says which and what to do."""


class StoreBusy(StoreError):
    """Another run holds the right to write."""


@dataclass(frozen=True, slots=True)
class Store:
    """The stage tables in a folder.

    A part is never changed: its name is a hash of its bytes. What a table is says the manifest alone, so readers see one
    state or the next, whole, and a run that dies leaves files that nobody counts, which the next publication removes.

    Attributes:
        folder: The stage folder.
        records: Table to the record class of its rows.
        mirror: Object storage that holds the tables for other machines, or for this one when its disk is new; None for none.
    """

    folder: Path
    records: Mapping[str, type]
    mirror: Mirror | None = None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to write, across processes.

        Raises:
            StoreBusy: Another run holds it.
            MirrorError: The object storage cannot be reached.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise StoreBusy(f"another run is writing {self.folder}: wait until it has ended") from error
            if self.mirror:
                self.mirror.bring_manifest(self.folder)
            yield

    def bring(self, tables: Iterable[str]) -> None:
        """Fetch what of these tables lies only on the object storage; nothing to do where there is none.

        Raises:
            MirrorError: It cannot be reached.
        """
        if self.mirror:
            self.mirror.bring_manifest(self.folder)
            for table in tables:
                self.files(table)

    def manifest(self) -> Manifest:
        """What is published now; tables that were written for another contract are left out, so that they are made again."""
        found = read_manifest(self.folder / "manifest.json")
        return {name: table for name, table in found.items() if name in self.records and table.contract == self.contract(name)}

    def contract(self, table: str) -> str:
        """A hash of a table's columns and types."""
        return _contract(self.records[table])

    def parts(self, table: str) -> tuple[Part, ...]:
        """The published parts of a table, in the order of their keys.

        Raises:
            StoreError: It has not been made yet.
        """
        found = self.manifest().get(table)
        if found is None:
            raise StoreError(f"stage/{table} has not been made yet: materialise it first")
        return found.parts

    def files(self, table: str) -> list[Path]:
        """The published files of a table; none when it has not been made."""
        found = self.manifest().get(table)
        return self._here(found.parts) if found else []

    def read(self, part: Part, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows of a part."""
        schema = arrow_schema(self.records[table])
        with pq.ParquetFile(self._here([part])[0]) as file:  # what looks for many files in a folder takes twice as long for one
            read = file.read(list(columns) if columns else None)
        return read.cast(pa.schema([schema.field(name) for name in read.column_names]))

    def read_all(self, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """All rows of a table, in the order of their keys.

        Raises:
            StoreError: It has not been made yet.
        """
        return pa.concat_tables(self.read(part, table, columns) for part in self.parts(table))

    def records_of(self, table: str) -> Iterator[Any]:
        """Yield the records of a table; of those that are not asked for, few are made.

        Raises:
            StoreError: It has not been made yet.
        """
        for part in self.parts(table):
            for batch in self.read(part, table).to_batches(_BATCH_ROWS) if part.rows else ():
                yield from from_arrow(batch, self.records[table])

    def done(self, part: Part) -> dict[str, str]:
        """Document to the fingerprint of what its rows in the part were made from; empty where none was kept."""
        packed, step = self.packed(part), 2 * _HEX
        return {packed[at : at + _HEX]: packed[at + _HEX : at + step] for at in range(0, len(packed), step)}

    def packed(self, part: Part) -> str:
        """What ``done`` tells, as it is stored: each document and the fingerprint, one after the other."""
        return (pq.read_schema(self._here([part])[0]).metadata or {}).get(_DONE, b"").decode()

    def write_part(self, table: str, bucket: Bucket, rows: pa.Table, made_from: str, done: Mapping[str, str] | None = None) -> Part:
        """Write a part; it belongs to the table once it is published.

        Args:
            table: The table.
            bucket: The keys that it may hold.
            rows: Its rows, sorted; they fit the table's contract.
            made_from: Fingerprint of all that it was made from.
            done: Document (16 hex digits) to fingerprint (16 characters), for those that need not be looked at again.
        """
        schema = arrow_schema(self.records[table])
        packed = "".join(f"{key}{value}" for key, value in sorted((done or {}).items()))
        kept = {**(schema.metadata or {}), **({_DONE: packed.encode()} if packed else {})}
        sink = pa.BufferOutputStream()
        pq.write_table(rows.cast(schema).replace_schema_metadata(kept), sink, compression="zstd", store_schema=True)
        data = sink.getvalue().to_pybytes()
        name = f"{table}/{bucket}-{hashlib.sha256(data).hexdigest()[:16]}.parquet"
        path = self.folder / name
        if not path.exists() or path.stat().st_size != len(data):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
        return Part(bucket, name, rows.num_rows, made_from)

    def publish(self, tables: Mapping[str, Sequence[Part]]) -> None:
        """Let tables consist of these parts from now on, all in one step, and remove the files that nothing counts any more."""
        path = self.folder / "manifest.json"
        made = {
            name: TableParts(self.contract(name), tuple(sorted(parts, key=lambda p: (p.bucket.low, p.file))))
            for name, parts in tables.items()
        }
        whole = {**self.manifest(), **made}
        counted = {part.file for table in whole.values() for part in table.parts}
        if self.mirror:
            self.mirror.publish(self.folder, counted, manifest_bytes(whole))
        if whole != read_manifest(path):
            write_manifest(path, whole)
        self._remove_all_but(counted)

    def write(self, table: str, rows: Iterable[Any]) -> int:
        """Publish a table of these records as one part; return its row count."""
        made = to_arrow(list(rows), self.records[table])
        self.publish({table: [self.write_part(table, WHOLE, made, "")]})
        return made.num_rows

    def _here(self, parts: Sequence[Part]) -> list[Path]:
        """The files of parts on this machine; those that lie only on the object storage are fetched."""
        if self.mirror:
            self.mirror.bring(self.folder, {part.file for part in parts})
        return [self.folder / part.file for part in parts]

    def _remove_all_but(self, wanted: set[str]) -> None:
        for folder in self.folder.iterdir():
            if folder.is_dir():
                for file in folder.iterdir():
                    if f"{folder.name}/{file.name}" not in wanted:
                        file.unlink()
                if not any(folder.iterdir()):
                    folder.rmdir()
