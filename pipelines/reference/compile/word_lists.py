"""The word lists in ``words/``: a line is an entry, its cells are parted by semicolons, the words of a cell by bars."""

from collections.abc import Iterator
from pathlib import Path

WORDS = Path(__file__).parent / "words"


def rows(name: str) -> Iterator[list[str]]:
    """Yield the cells of a word list."""
    for line in (WORDS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(";")]


def cells(text: str) -> list[str]:
    """Split a cell at its bars."""
    return [word.strip() for word in text.split("|") if word.strip()]
