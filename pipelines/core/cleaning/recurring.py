"""Learning the boilerplate of a source: lines at the ends of its articles that recur from page to page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipelines.core.article import Block
from pipelines.core.cleaning.document import LONGEST_LINE, body_of, join_blocks
from pipelines.core.records import Document, DroppedLine, SourceBoilerplate

FEWEST = 3
"""Articles in which a line must recur."""
FEWEST_PROSE = 5
"""Articles in which a sentence must recur: a formula of diplomacy may close several."""
PROSE_SHARE = 0.2
"""Share of the source's articles in which a sentence must recur."""
AT_END_SHARE = 0.8
"""Share of the articles that hold a line in which it must stand at an end."""
LONGEST = 600
"""Characters of the longest line that is looked at."""
_PROSE_CHARS = 40
_DIGITS = re.compile(r"\d+")


def normal_form(line: str) -> str:
    """Return the form in which lines are compared: lower case, each run of digits as 0."""
    return _DIGITS.sub("0", line.lower())


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE_CHARS and line[-1] in '.!?…。！？”"»'


def _blocks(document: Document) -> list[Block]:
    return [Block(zone.zone, document.text[zone.char_start : zone.char_end]) for zone in document.zones]


def _paragraphs(document: Document) -> list[str]:
    """Return the normal forms of a document's body paragraphs; the empty string for one that is never boilerplate."""
    lines = [block.text for block in _blocks(document) if block.zone == "body"]
    return ["" if len(line) > LONGEST or line[-1] in ":：" else normal_form(line) for line in lines]


def _ends(lines: Sequence[str], candidates: frozenset[str] | set[str]) -> set[str]:
    """Peel candidates off both ends; nothing when the whole article would go."""
    first, last = 0, len(lines)
    while first < last and lines[first] in candidates:
        first += 1
    while last > first and lines[last - 1] in candidates:
        last -= 1
    return {*lines[:first], *lines[last:]} if first < last else set()


def learn_boilerplate(documents: Iterable[Document]) -> tuple[SourceBoilerplate, ...]:
    """Find the lines that recur at the ends of one source's articles. The order of the documents does not matter.

    A line is boilerplate when at least three distinct articles hold it, nearly always at an end, with nothing but
    such lines between it and that end. A sentence must recur far more often, and the label of a speaker never counts.

    Args:
        documents: All documents of one source, as read, before any boilerplate was taken out; with near duplicates marked.

    Returns:
        The learned lines, sorted.
    """
    articles: dict[str, tuple[str, list[str]]] = {}
    for document in sorted(documents, key=lambda one: one.document_id):
        articles.setdefault(document.near_duplicate_group or document.document_id, (document.source_id or "", _paragraphs(document)))
    held = Counter(line for _, lines in articles.values() for line in set(lines) if line)
    enough = max(FEWEST_PROSE, PROSE_SHARE * len(articles))
    candidates = {line for line, count in held.items() if count >= (enough if _is_prose(line) else FEWEST)}
    at_end = Counter(line for _, lines in articles.values() for line in _ends(lines, candidates))
    source_id = next((source for source, _ in articles.values()), "")
    return tuple(
        SourceBoilerplate(source_id, line, count, "recurring_paragraph" if _is_prose(line) else "recurring_line")
        for line, count in sorted(at_end.items())
        if count >= FEWEST and count >= AT_END_SHARE * held[line]
    )


def drop_boilerplate(document: Document, learned: frozenset[str]) -> tuple[Document, tuple[DroppedLine, ...]]:
    """Take the learned lines of its source off both ends of a document.

    Args:
        document: As read.
        learned: ``SourceBoilerplate.line`` of its source.

    Returns:
        The document, the same object when it holds none of the lines; and the audit of what went.
    """
    lines = _paragraphs(document)
    gone = _ends(lines, learned)
    if not gone:
        return document, ()
    kept: list[Block] = []
    dropped: list[DroppedLine] = []
    blocks = _blocks(document)
    edge = {index for index in range(len(lines)) if set(lines[: index + 1]) <= gone or set(lines[index:]) <= gone}
    number = -1
    for line_no, block in enumerate(blocks):
        number += block.zone == "body"
        if block.zone == "body" and number in edge:
            dropped.append(DroppedLine(document.document_id, line_no, block.text[:LONGEST_LINE], "source_boilerplate"))
        else:
            kept.append(block)
    text, zones = join_blocks(kept)
    dropped_chars = document.dropped_chars + len(document.text) - len(text)
    return replace(document, text=text, zones=zones, body=body_of(kept), dropped_chars=dropped_chars), tuple(dropped)
