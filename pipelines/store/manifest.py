"""The manifest: which parts make each table, and from what each was made. Read and replaced as a whole."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipelines.store.buckets import Bucket

PART_FILE = re.compile(r"[a-z0-9_]+/[a-z0-9_]+-[0-9a-f]{16}\.parquet")
"""Table, bucket and hash: what a part is called, and nothing else in the stage folder."""
FORMAT = 1
"""Raised when the form of the manifest or of the parts changes; older ones are then made again."""


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file that holds the rows of one bucket of a table.

    Attributes:
        bucket: The keys that it may hold.
        file: Path relative to the stage folder; the name is a hash of the contents.
        rows: Row count.
        made_from: Fingerprint of all that it was made from; the same again makes the same part.
    """

    bucket: Bucket
    file: str
    rows: int
    made_from: str


@dataclass(frozen=True, slots=True)
class TableParts:
    """The parts of a table, and the contract (a hash of the Arrow schema) that they were written for."""

    contract: str
    parts: tuple[Part, ...]


Manifest = Mapping[str, TableParts]


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; an empty one where there is none, or one of another format."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return {}
    return _read(path, stat.st_ino, stat.st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, inode: int, modified_ns: int) -> Manifest:
    """Read a manifest once: it is asked for at every part, and replaced by another file when it changes."""
    del inode, modified_ns
    return parsed(path.read_bytes())


def parsed(stored: bytes) -> Manifest:
    """The manifest in some bytes; an empty one where they are of another format.

    Raises:
        ValueError: They are no manifest, or it names a file that can be no part.
    """
    data = json.loads(stored)
    if data["format"] != FORMAT:
        return {}
    if odd := [file for table in data["tables"].values() for _, _, file, _, _ in table["parts"] if not PART_FILE.fullmatch(file)]:
        raise ValueError(f"{odd[0]} is no part")
    return {
        name: TableParts(table["contract"], tuple(Part(Bucket(n, bits), file, rows, made) for n, bits, file, rows, made in table["parts"]))
        for name, table in data["tables"].items()
    }


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Replace a manifest in one step."""
    write_whole(path, manifest_bytes(manifest))


def manifest_bytes(manifest: Manifest) -> bytes:
    """A manifest as it is stored."""
    tables = {
        name: {"contract": table.contract, "parts": [[p.bucket.number, p.bucket.bits, p.file, p.rows, p.made_from] for p in table.parts]}
        for name, table in sorted(manifest.items())
    }
    return json.dumps({"format": FORMAT, "tables": tables}, indent=0).encode()


def identity(file: Path) -> str:
    """Changes whenever a file is replaced or written to.

    Raises:
        FileNotFoundError: There is none.
    """
    stat = file.stat()
    return f"{stat.st_ino} {stat.st_size} {stat.st_mtime_ns}"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, also when the machine dies."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
