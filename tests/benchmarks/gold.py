"""Pages with gold main text, and the measure by which extractors are compared.

The form is that of scrapinghub's article-extraction-benchmark: ``ground-truth.json`` maps a page's id to ``articleBody``,
``url`` and perhaps ``title``, ``authors`` and ``date``; ``html/<id>.html.gz`` beside it is the page. The measure is theirs
too: shingles of four tokens, precision and recall of each page, their means over the pages, and the harmonic mean of those.
"""

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.core.cleaning.sites import host_of, registered_domain

FOLDS = 5
SHINGLE = 4
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page and what a person (or a checked program) read on it. ``date`` is an ISO day."""

    page_id: str
    url: str
    html: str
    body: str
    title: str | None
    authors: tuple[str, ...]
    date: str | None

    @property
    def host(self) -> str:
        """The registered domain, so that two pages of one publisher never stand on both sides of a split."""
        return registered_domain(host_of(self.url) or self.page_id)

    @property
    def fold(self) -> int:
        """Which part of a cross-validation the page's publisher belongs to, from 0."""
        return hashlib.sha256(self.host.encode()).digest()[0] % FOLDS


def read_gold(pages: Path, gold: Path | None = None) -> Iterator[GoldPage]:
    """Yield the pages of a set in the order of its gold file; one whose HTML is absent is left out."""
    entries = json.loads((gold or pages / "ground-truth.json").read_text(encoding="utf-8"))
    folder = pages / "html" if (pages / "html").is_dir() else pages
    for page_id, entry in entries.items():
        path = folder / f"{page_id}.html.gz"
        if not path.is_file():
            continue
        html = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        date = (entry.get("date") or "")[:10] or None
        yield GoldPage(
            page_id, entry.get("url") or "", html, entry["articleBody"], entry.get("title"), tuple(entry.get("authors") or ()), date
        )


def tokens(text: str) -> list[str]:
    """Return the words of a text."""
    return _TOKEN.findall(text)


def shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    """Count the runs of four words; a text of fewer words is one run."""
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)) if words)


def page_scores(gold: str, found: str) -> tuple[float, float]:
    """Return precision and recall of one page."""
    wanted, got = shingles(tokens(gold)), shingles(tokens(found))
    common = sum((wanted & got).values())
    precision = common / got.total() if got else float(not wanted)
    recall = common / wanted.total() if wanted else float(not got)
    return precision, recall


def mean_scores(pages: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Return mean precision, mean recall and their harmonic mean over pages."""
    precision = sum(page[0] for page in pages) / len(pages)
    recall = sum(page[1] for page in pages) / len(pages)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
