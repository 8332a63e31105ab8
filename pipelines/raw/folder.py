"""The files of the raw folder, in path order."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from pipelines.core.records import Reject

FORMS = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".txt": "text",
    ".warc": "warc",
    ".wet": "warc",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
COMPRESSED = {".gz": "gzip", ".zst": "zstd"}
NOT_PAGES = frozenset(
    (
        *(".json", ".md", ".css", ".js", ".cdx", ".cdxj", ".yaml", ".yml", ".woff", ".woff2", ".ttf"),
        *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".mp3", ".mp4"),
    )
)
"""Sidecars, notes, indexes and the parts of a saved page that are no text: passed over in silence."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file that may hold pages.

    Attributes:
        path: Where it lies.
        raw_path: Path relative to the raw folder, with forward slashes; bytes that are not UTF-8 are spelled out in hex.
        form: ``html``, ``mhtml``, ``text``, ``warc``, ``jsonl`` or ``parquet``.
        compression: ``gzip``, ``zstd`` or None.
        sidecar: JSON file with its address and time; None when there is none.
        size: Bytes on disk.
        modified_ns: Time of the last change, nanoseconds since 1970; with the size, a cheap sign of a new version.
    """

    path: Path
    raw_path: str
    form: str
    compression: str | None
    sidecar: Path | None
    size: int
    modified_ns: int

    @property
    def collection(self) -> str:
        """First folder under raw; ``_root`` for a file directly in it."""
        head, slash, _ = self.raw_path.partition("/")
        return head if slash else "_root"


def _printable(relative: str) -> str:
    return os.fsencode(relative).replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace").replace(os.sep, "/")


def form_of(name: str) -> tuple[str | None, str | None]:
    """Return the form and compression that a file name says; form None when it says none."""
    stem, compression = name.lower(), None
    for suffix, kind in COMPRESSED.items():
        if stem.endswith(suffix):
            stem, compression = stem[: -len(suffix)], kind
    return FORMS.get(PurePath(stem).suffix), compression


def _sidecar(folder: Path, name: str, names: set[str]) -> Path | None:
    """Find ``<name>.json`` for a page: beside its whole name, or its name without suffixes."""
    stem = name
    while True:
        if f"{stem}.json" in names:
            return folder / f"{stem}.json"
        shorter = PurePath(stem).stem
        if shorter == stem:
            return None
        stem = shorter


def _page_file(root: Path, entry: os.DirEntry[str], names: set[str]) -> RawFile | Reject | None:
    """Look at one file; None when it is no page and need not be named."""
    raw_path = _printable(os.path.relpath(entry.path, root))
    form, compression = form_of(entry.name)
    suffix = PurePath(entry.name).suffix.lower()
    if form is None and (suffix in NOT_PAGES or entry.name.upper().startswith("README")):
        return None
    if form is None:
        return Reject(raw_path, -1, "unknown_form", f"no form of page is named {_printable(suffix or entry.name[:50])}")
    facts = entry.stat()
    if not stat.S_ISREG(facts.st_mode):
        return Reject(raw_path, -1, "unreadable", "not a regular file")
    path = Path(entry.path)
    return RawFile(path, raw_path, form, compression, _sidecar(path.parent, entry.name, names), facts.st_size, facts.st_mtime_ns)


def _entries(folder: str) -> Iterator[tuple[os.DirEntry[str], set[str]]]:
    """List a folder in path order: a folder's name counts with the slash after it."""
    with os.scandir(folder) as found:
        entries = [entry for entry in found if not entry.name.startswith(".")]
    names = {entry.name for entry in entries if entry.is_file(follow_symlinks=False)}
    keyed = sorted((_printable(entry.name) + "/" * entry.is_dir(follow_symlinks=False), entry.name, entry) for entry in entries)
    return ((entry, names) for _, _, entry in keyed)


def _leaves(root: Path, entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and not Path(os.path.realpath(entry.path)).is_relative_to(root)


def list_files(root: Path) -> Iterator[RawFile | Reject]:
    """Yield the files that may hold pages, by path.

    Hidden files and folders are passed over. Linked folders are not entered, so that no loop can arise: what they
    hold is found where it lies.

    Args:
        root: The raw folder.

    Yields:
        A ``RawFile``; a ``Reject`` for what cannot be looked at, is named like no page, or links out of the raw folder.

    Raises:
        OSError: The raw folder itself cannot be listed.
    """
    root = root.resolve()
    stack = [_entries(str(root))]
    while stack:
        entry, names = next(stack[-1], (None, set()))
        if entry is None:
            stack.pop()
            continue
        try:
            if _leaves(root, entry):
                yield Reject(_printable(os.path.relpath(entry.path, root)), -1, "outside", "a link that leaves the raw folder")
            elif entry.is_dir(follow_symlinks=False):
                stack.append(_entries(entry.path))
            elif not entry.is_dir() and (found := _page_file(root, entry, names)):
                yield found
        except OSError as error:
            yield Reject(_printable(os.path.relpath(entry.path, root)), -1, "unreadable", f"{type(error).__name__}: {error.strerror}")
