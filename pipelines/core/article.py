"""What a reader (HTML or flattened text) hands to cleaning: the article, and what was not the article."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as it lies in the raw folder, decoded.

    Attributes:
        raw_path: File, relative to the raw folder, with forward slashes.
        record_no: Record in that file, from 0.
        collection: First folder under raw; ``_root`` for a file directly in it.
        sha256: Of the raw record's bytes, in hex.
        form: ``html`` or ``text``.
        content: The markup or the flattened text, decoded; undecodable bytes are visible as U+FFFD.
        url: From the sidecar or the record's header; None when neither says.
        fetched_at: UTC, naive; None when not recorded.
    """

    raw_path: str
    record_no: int
    collection: str
    sha256: str
    form: str
    content: str
    url: str | None
    fetched_at: datetime | None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that was kept. ``zone`` is ``title``, ``setting`` (when and where), ``dateline``, ``caption`` or ``body``.

    Attributes:
        zone: What it is.
        text: Its words.
        is_apart: A dateline that stands as a line of its own, and so is no part of the text.
    """

    zone: str
    text: str
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that was not kept; ``line_no`` counts the page's lines or blocks from 0."""

    line_no: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A publication date as the page states it, before one is chosen.

    Attributes:
        basis: ``json_ld``, ``meta``, ``time_element``, ``label`` (after "Published:"), ``visible``, ``url``,
            ``dateline``, ``title``.
        text: The words or attribute as found; becomes a line of ``Document.metadata``.
        is_update: It says when the page was modified, not when it appeared.
    """

    basis: str
    text: str
    is_update: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A page without its chrome, before dates are read and the language is known."""

    title: str | None
    byline: str | None
    agency: str | None
    site_name: str | None
    url: str | None
    declared_language: str | None
    dates: tuple[StatedDate, ...]
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    flags: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    """Lines around the headline that were not kept and may say who writes."""
