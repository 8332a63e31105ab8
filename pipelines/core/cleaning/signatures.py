"""The lines around the headline of a flattened page that name who writes, or tell what a picture shows."""

from collections.abc import Sequence

from pipelines.core.cleaning.classify import Marked
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.marks import author_line
from pipelines.core.cleaning.run import Run

_MASTHEAD, _HEAD = 5, 2
"""Lines above the headline, and of the text, in which the name and office of who writes may stand."""
_LONGEST_HEAD = 30
_SIGNED_WORDS = 6
"""Words of the shortest line of metadata in which a name and an office may stand."""
_TOLD = ("text", "caption", "maybe_metadata", "head")
"""Classes of lines whose words are not all understood."""
_LONGEST_BIOGRAPHY = 40
"""Words of the longest line about an author."""
_MOST_PICTURES = 2
"""More lines that end no sentence are a list, as of a programme."""


def take_byline(marked: Sequence[Marked], fates: list[str], run: Run, title: int | None, lexicon: Lexicon) -> str | None:
    """Take out and return the authors: as labelled, else a line of a name and an office between the headline and the first paragraph.

    Lines that name the author again after the article, to tell of them, go too.
    """
    found = next((mark.metadata.byline for mark in marked if mark.metadata and mark.metadata.byline), None)
    for index in range(title + 1 if title is not None else run.first, run.first):
        line = marked[index].line
        if found or marked[index].role != "text" or line.ends or fates[index] == "setting":
            continue
        told = line.words <= 4 and any(mark.line.text.startswith(line.text) for mark in marked[run.last - 1 :])
        if author := line.text if told else author_line(line.text, line.words, lexicon):
            fates[index] = "-byline"
            found = author
    if found:
        for index in range(max(run.last - 2, run.first + 1), run.last):
            if fates[index] == "body" and marked[index].line.text.startswith(found) and marked[index].line.words <= _LONGEST_BIOGRAPHY:
                fates[index] = "-byline"
    return found


def _may_sign(mark: Marked) -> bool:
    """Whether a line is of the length of a name and an office, and its words are not all understood."""
    is_open = mark.role in _TOLD or (mark.metadata is not None and not mark.metadata.byline and mark.line.words >= _SIGNED_WORDS)
    return is_open and not mark.soft and 2 <= mark.line.words <= _LONGEST_HEAD


def heads_of(marked: Sequence[Marked], fates: Sequence[str], run: Run, title: int | None) -> tuple[str, ...]:
    """Return the lines around the headline that go and may say who writes: a name and an office on one line or two."""
    at = run.first if title is None else title
    near = range(max(0, at - _MASTHEAD), min(len(marked), run.first + _HEAD + 1))
    return tuple(marked[index].line.text for index in near if fates[index][0] == "-" and _may_sign(marked[index]))


def pictures_above(marked: Sequence[Marked], fates: Sequence[str], first: int, title: int | None) -> list[int]:
    """Return the lines between the headline and the text that end no sentence: what a picture shows, and no paragraph.

    A line with figures may be a dateline, one with a colon the heading of a part.
    """
    above = range(title + 1 if title is not None else first, first)
    found = [index for index in above if fates[index] == "body" and not marked[index].line.ends and not marked[index].line.is_item]
    plain = [index for index in found if not any(char.isdigit() or char in ":：" for char in marked[index].line.text)]
    return plain if len(found) <= _MOST_PICTURES else []
