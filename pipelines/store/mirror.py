"""The stage folder on object storage: what is published there, and what of it is brought here.

The folder on this machine is then a copy that may be lost. Parts never change and carry a hash of their bytes in their
names, so a part is sent once and fetched once, and what is fetched can be proved. The manifest is one object, replaced by
one write, which object stores do whole or not at all: it is written after all parts that it names and before any part that
it no longer names is removed.
"""

import hashlib
from collections.abc import Iterator, Set
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyarrow import fs

from pipelines.store.manifest import PART_FILE, parsed, write_whole

MANIFEST = "manifest.json"
_AT_ONCE = 8
"""Parts that travel at the same time."""


class MirrorError(RuntimeError):
    """The object storage cannot be reached, or what lies there is not what was put there. The message names it."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """A folder of a file system that other machines see too.

    Attributes:
        files: The file system.
        folder: The folder in it, such as ``bucket/prefix``.
    """

    files: fs.FileSystem
    folder: str

    @classmethod
    def at(cls, uri: str) -> "Mirror":
        """The folder of an address that pyarrow understands, such as ``s3://bucket/prefix?region=eu-central-1``.

        Raises:
            MirrorError: It understands it not.
        """
        try:
            files, folder = fs.FileSystem.from_uri(uri)
        except (ValueError, OSError) as error:
            raise MirrorError(f"stage tables cannot be kept at {uri.partition('?')[0]}: {error}") from error
        if "/" not in folder.strip("/"):
            raise MirrorError(f"{uri.partition('?')[0]} names no folder of its own: s3://bucket/folder")
        return cls(files, folder.rstrip("/"))

    def bring_manifest(self, local: Path) -> None:
        """Let the manifest here be the one there, where there is one.

        Raises:
            MirrorError: What lies there is no manifest.
        """
        there = self._read(MANIFEST)
        path = local / MANIFEST
        try:
            parsed(there or b'{"format": 0}')
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise MirrorError(f"{self.folder}/{MANIFEST} is no manifest: remove it there and in {local}") from error
        if there is not None and not (path.exists() and path.read_bytes() == there):
            local.mkdir(parents=True, exist_ok=True)
            write_whole(path, there)

    def bring(self, local: Path, names: Set[str]) -> None:
        """Fetch those of the parts that are not here.

        Raises:
            MirrorError: One is gone, or its bytes are not those that it is named for.
        """
        with ThreadPoolExecutor(_AT_ONCE) as workers:
            list(workers.map(lambda name: self._fetch(local, name), sorted(name for name in names if not (local / name).exists())))

    def publish(self, local: Path, counted: Set[str], manifest: bytes) -> None:
        """Send the parts that are not there, then the manifest that counts them; then remove parts that nothing counts, no other file."""
        there = self._names()
        with ThreadPoolExecutor(_AT_ONCE) as workers:
            list(workers.map(lambda name: self._write(name, (local / name).read_bytes()), sorted(counted - there)))
        if self._read(MANIFEST) != manifest:
            self._write(MANIFEST, manifest)
        with self._told():
            for name in sorted(name for name in there - counted if PART_FILE.fullmatch(name)):
                self.files.delete_file(f"{self.folder}/{name}")

    def _fetch(self, local: Path, name: str) -> None:
        data = self._read(name)
        if data is None or not name.endswith(f"-{hashlib.sha256(data).hexdigest()[:16]}.parquet"):
            fault = "is gone" if data is None else "is not what it was"
            raise MirrorError(f"{self.folder}/{name} {fault}: remove {MANIFEST} there and in {local}, so that all is made again")
        (local / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(local / name, data)

    def _names(self) -> set[str]:
        with self._told():
            found = self.files.get_file_info(fs.FileSelector(self.folder, allow_not_found=True, recursive=True))
        return {info.path[len(self.folder) + 1 :] for info in found if info.type == fs.FileType.File}

    def _read(self, name: str) -> bytes | None:
        """The bytes of an object; None where there is none."""
        with self._told():
            try:
                with self.files.open_input_stream(f"{self.folder}/{name}") as stream:
                    return bytes(stream.read())
            except FileNotFoundError:
                return None

    def _write(self, name: str, data: bytes) -> None:
        with self._told():
            if self.files.type_name == "local":
                self.files.create_dir(f"{self.folder}/{name}".rpartition("/")[0])
            with self.files.open_output_stream(f"{self.folder}/{name}") as stream:
                stream.write(data)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise MirrorError(f"the stage tables at {self.folder} cannot be reached: {error}") from error
