"""Who signs a page: in its byline, in the lines around its headline, or below its last paragraph."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.core.records import HEAD, Document, Mention

_LONGEST = 200
_CLOSING_LINES = 3
_ENDS = frozenset(".!?…。！？:：")
_NAME = 0.8
"""Share of a line that a name makes up which stands there without an office."""


def signatures(document: Document) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a page that may name its author, the surest first, and whether a name without an office may be it in them.

    Neighbours stand also as one: a name, and below it an office. Where a byline tells who writes, a bare name elsewhere is
    whom a line tells of, or the page's next one.
    """
    if document.byline:
        yield document.byline, True
    heads = [line.partition(": ")[2] for line in document.metadata.split("\n") if line.startswith(f"{HEAD}: ")]
    for line in (*_with_neighbours(heads), *_with_neighbours(_closing(document))):
        yield line, not document.byline


def _with_neighbours(lines: Sequence[str]) -> Iterator[str]:
    yield from lines
    yield from (f"{first.rstrip(' ,;')}, {second}" for first, second in pairwise(lines))


def _closing(document: Document) -> list[str]:
    """The short lines below the last paragraph, which end no sentence."""
    closing: list[str] = []
    for line in reversed(document.text.rsplit("\n", _CLOSING_LINES)[1:]):
        if len(line) > _LONGEST or not line or line[-1] in _ENDS:
            break
        closing.insert(0, line)
    return closing


def author_in(line: str, mentions: Sequence[Mention], may_be_bare: bool) -> Mention | None:
    """Return the one person whom a line names with office and side, or who is all that stands there; None where it names none or two.

    Args:
        line: The line.
        mentions: The names in it.
        may_be_bare: A name without an office may be the author's.
    """
    people = [m for m in mentions if m.kind == "person"]
    if len({m.entity_id for m in people}) != 1:
        return None
    person = next((m for m in people if m.office), people[0])
    if not person.office and not (may_be_bare and person.char_end - person.char_start >= _NAME * len(line)):
        return None
    if person.country or person.organization:
        return person
    nations = {m.country for m in mentions if m.kind == "country"}
    return person._replace(country=nations.pop()) if len(nations) == 1 and person.office else None
