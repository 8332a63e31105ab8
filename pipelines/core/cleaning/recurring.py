"""Learning the boilerplate of a source: lines that recur from article to article.

A label, link or headline that recurs goes wherever it stands. A sentence may be a formula of diplomacy: it must recur
far more often, and at the ends of the articles. Entries of a list that a line
with a colon announces, and the labels of speakers, never count.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from hashlib import blake2b
from itertools import chain

from pipelines.core.article import Block
from pipelines.core.cleaning.document import LONGEST_LINE, body_of, join_blocks
from pipelines.core.records import Document, DroppedLine, SourceBoilerplate

FEWEST, FEWEST_OF_FEW = 3, 2
"""Articles in which a line must recur: of a source of many articles, and of one of few."""
FEW = 10
"""Articles of a source of few: there a list of other headlines is hardly seen a third time."""
FEWEST_PROSE = 5
"""Articles in which a sentence must recur: a formula of diplomacy may close several."""
PROSE_SHARE = 0.3
"""Share of the source's articles in which a sentence must recur."""
MOST_SHARE = 0.6
"""Share of the articles of a small source from which three are enough for a sentence."""
AT_END_SHARE = 0.8
"""Share of the articles that hold a line in which it must stand at an end."""
LONGEST = 600
"""Characters of the longest line that is looked at."""
_PROSE_CHARS = 30
_ENTRY = re.compile(r"(?:[-–—•*·▪●■◦‣○]|\(?\w{1,3}[.)])\s")
_DIGITS = re.compile(r"\d+")


def normal_form(line: str) -> str:
    """Return the form in which lines are compared: lower case, each run of digits as 0."""
    return _DIGITS.sub("0", line.lower())


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE_CHARS and line[-1] in '.!?…。！？”"»'


def _blocks(document: Document) -> list[Block]:
    return [Block(zone.zone, document.text[zone.char_start : zone.char_end]) for zone in document.zones]


def lines_of(document: Document) -> list[str]:
    """Return the normal forms of a document's body paragraphs; the empty string for one that is never boilerplate."""
    lines: list[str] = []
    in_list = False
    for block in _blocks(document):
        if block.zone != "body":
            continue
        line = block.text
        announces = line[-1] in ":："
        is_entry = in_list and (_ENTRY.match(line) is not None or not _is_prose(line))
        in_list = announces or (in_list and is_entry)
        lines.append("" if len(line) > LONGEST or announces or is_entry else normal_form(line))
    return lines


def _at_ends(lines: Sequence[str] | Sequence[int], candidates: Set[str | int]) -> set[int]:
    """Return the places of the candidates between which and an end of the article nothing else stands."""
    first, last = 0, len(lines)
    while first < last and lines[first] in candidates:
        first += 1
    while last > first and lines[last - 1] in candidates:
        last -= 1
    return {*range(first), *range(last, len(lines))} if first < last else set()


def line_marks(document: Document) -> tuple[int, ...]:
    """Return a mark for each body paragraph: all that learning needs to know of the document.

    A mark is 63 bits of a hash of the normal form and one bit that says whether it is a sentence; 0 stands for a paragraph that
    is never boilerplate.
    """
    return tuple(mark_of(line) if line else 0 for line in lines_of(document))


def mark_of(line: str) -> int:
    """Return the mark of a normal form."""
    digest = int.from_bytes(blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    return (digest | 3) ^ (not _is_prose(line))


def learn_marks(articles: Mapping[str, Sequence[int]]) -> dict[int, int]:
    """Find the marks that recur in one source's articles.

    Args:
        articles: The marks of each article; near duplicates are one article.

    Returns:
        Each recurring mark with the count of articles that hold it.
    """
    held = Counter(mark for marks in articles.values() for mark in set(marks) if mark)
    fewest = FEWEST_OF_FEW if len(articles) <= FEW else FEWEST
    labels = {mark for mark, count in held.items() if count >= fewest and not mark & 1}
    enough = min(max(FEWEST_PROSE, PROSE_SHARE * len(articles)), max(FEWEST, MOST_SHARE * len(articles)))
    candidates = labels | {mark for mark, count in held.items() if count >= enough}
    if not candidates:
        return {}
    at_end = Counter(mark for marks in articles.values() for mark in {marks[place] for place in _at_ends(marks, candidates)})
    prose = {mark for mark in candidates - labels if at_end[mark] >= AT_END_SHARE * held[mark]}
    return {mark: held[mark] for mark in labels | prose}


def name_marks(lines: Iterable[str], learned: Mapping[int, int], source_id: str) -> Iterator[SourceBoilerplate]:
    """Yield the lines that learned marks stand for, each once.

    Args:
        lines: Normal forms among which each of them is.
        learned: The marks, with their counts.
        source_id: Whose they are.
    """
    left = dict(learned)
    for line in lines:
        if line and (count := left.pop(mark_of(line), 0)):
            yield SourceBoilerplate(source_id, line, count, "recurring_paragraph" if _is_prose(line) else "recurring_line")


def learn_boilerplate(documents: Iterable[Document]) -> tuple[SourceBoilerplate, ...]:
    """Find the lines that recur in one source's articles. The order of the documents does not matter.

    Args:
        documents: All documents of one source, as read, before any boilerplate was taken out; with near duplicates marked.

    Returns:
        The learned lines, sorted.
    """
    known = sorted(documents, key=lambda one: one.document_id)
    articles: dict[str, Sequence[int]] = {}
    for document in known:
        articles.setdefault(document.near_duplicate_group or document.document_id, line_marks(document))
    source_id = next((one.source_id for one in known if one.source_id), "")
    return tuple(sorted(name_marks(chain.from_iterable(map(lines_of, known)), learn_marks(articles), source_id), key=lambda one: one.line))


def drop_boilerplate(document: Document, learned: frozenset[str]) -> tuple[Document, tuple[DroppedLine, ...]]:
    """Take the learned lines of its source out of a document: labels wherever they stand, sentences at both ends.

    Args:
        document: As read.
        learned: ``SourceBoilerplate.line`` of its source.

    Returns:
        The document, the same object when it holds none of the lines; and the audit of what went.
    """
    lines = lines_of(document)
    places = {place for place, line in enumerate(lines) if line in learned and not _is_prose(line)} | _at_ends(lines, learned)
    if not places or len(places) == len(lines):
        return document, ()
    kept: list[Block] = []
    dropped: list[DroppedLine] = []
    place = -1
    for line_no, block in enumerate(_blocks(document)):
        place += block.zone == "body"
        if block.zone == "body" and place in places:
            dropped.append(DroppedLine(document.document_id, line_no, block.text[:LONGEST_LINE], "source_boilerplate"))
        else:
            kept.append(block)
    text, zones = join_blocks(kept)
    dropped_chars = document.dropped_chars + len(document.text) - len(text)
    return document._replace(text=text, zones=zones, body=body_of(kept), dropped_chars=dropped_chars), tuple(dropped)
