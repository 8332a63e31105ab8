"""Telling each line of a flattened page: article text, caption, metadata, or chrome and why."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from pipelines.core.article import StatedDate
from pipelines.core.cleaning.captions import is_caption
from pipelines.core.cleaning.heads import Place, place_of_day
from pipelines.core.cleaning.lexicon import EDGE, Lexicon
from pipelines.core.cleaning.lines import Line
from pipelines.core.cleaning.marks import Metadata, closing, may_be_metadata, read_metadata
from pipelines.core.cleaning.stamps import Months
from pipelines.core.text import lower

_LETTER = re.compile(r"[^\W_]")
_COPYRIGHT = re.compile(r"^\W{0,3}(?:copyright\b|©|\(c\)\s?(?:19|20)\d\d|авторские права)")
_SEPARATORS = re.compile(r"\s*[>»›|｜\\→]\s*|\s[/·•*]\s|[\]】]\s*[\[【]|\u3000")
_SERIAL = re.compile(r"\b(?:n[°ºo]\.?:?|№|no\.|nr\.|núm\.)\s?\d", re.IGNORECASE)
_SEPARATOR = frozenset(">»›|｜\\→·•/】]*")
_QUOTED = re.compile(r"«[^«»]*»")
_IDENTIFIER = re.compile(r"[A-Za-z0-9]+(?:[_.-][A-Za-z0-9]+){2,}$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$")

_LONGEST_LABEL = 10
"""Han characters of the longest label in a row of labels."""
_ROW_WORDS = 6
"""Words of the longest label of a menu."""
METADATA_WORDS, METADATA_CHARS = 25, 240
"""A longer line is never taken for metadata as a whole."""
_PARAGRAPH_WORDS = 10
"""Words from which a line that ends a sentence is the first paragraph."""
_MOST_HEADS = 2
SOFT_WORDS = 25
"""Soft phrases speak against lines up to this length."""


class Marked(NamedTuple):
    """A line with its class.

    Attributes:
        line: The line.
        role: ``text``, ``caption``, ``metadata``, ``maybe_metadata`` (a date with words that are not understood), ``head`` (a line of
            many parts above the text, one of which is a day) or ``chrome``.
        reason: Why it is chrome; empty for other roles.
        metadata: What it says, for metadata.
        soft: Soft phrases in it.
    """

    line: Line
    role: str
    reason: str = ""
    metadata: Metadata | None = None
    soft: int = 0


def is_link_list(text: str, words: float) -> bool:
    """Whether a line is a row of short labels: ``Home > News``, ``About us | Contact us``."""
    text = _QUOTED.sub("", text) if "«" in text else text
    if words > 40 or not _SEPARATOR.intersection(text):
        return False
    parts = [part for part in _SEPARATORS.split(text) if part]
    if len(parts) == 1:
        return bool(_SEPARATORS.search(text)) and words <= 4
    return all(part.count(" ") < 4 and (part < "\u2e80" or len(part) <= _LONGEST_LABEL) and part[-1] not in ".!?:。，" for part in parts)


def _is_row(columns: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether wide space parts a line into labels: the entries of a menu, or two of which one is known: ``Share   Print``.

    Other pairs may be a name and an office in a list of those present.
    """
    if len(columns) < 2 or any(part.count(" ") >= _ROW_WORDS or part[-1] in ".!?:。，,;" for part in columns):
        return False
    is_short = all(not part[0].islower() and (part < "\u2e80" or len(part) <= _LONGEST_LABEL) for part in columns)
    return is_short and (len(columns) > 2 or any(lower(part).strip(EDGE) in lexicon.whole for part in columns))


def _is_trail(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line leads from the site's first page to this one, in labels of any length: ``Home > Statements, Transcripts & Photos``."""
    if line.ends or line.words > METADATA_WORDS or not _SEPARATOR.intersection(line.text):
        return False
    parts = [part for part in _SEPARATORS.split(line.low) if part]
    return len(parts) > 1 and parts[0].strip(EDGE) in lexicon.whole


def _phrase_hits(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Counter[int], Counter[int], set[int]]:
    """Count hard and soft phrases by line and find the short lines that name an agency, in two passes over the page."""
    starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0))
    hard: Counter[int] = Counter()
    soft: Counter[int] = Counter()
    for position, kind in lexicon.phrases("\n".join(line.low for line in lines)):
        (hard if kind == "hard" else soft)[bisect_right(starts, position) - 1] += 1
    short = [index for index, line in enumerate(lines) if len(line.text) <= METADATA_CHARS]
    starts = list(accumulate((len(lines[index].text) + 1 for index in short), initial=0))
    agency = {short[bisect_right(starts, at) - 1] for at in lexicon.agencies("\n".join(lines[index].text for index in short))}
    return hard, soft, agency


def _chrome(line: Line, hard: int, soft: int, lexicon: Lexicon) -> str:
    """Return why a line is chrome by its words alone; empty when they do not say so."""
    if not _LETTER.search(line.text):
        return "separator"
    if hard or (soft >= 2 and line.words < 40):
        return "lexicon"
    if _COPYRIGHT.match(line.low) or ("©" in line.text and line.words < 20):
        return "copyright"
    if line.words <= 8 and (kind := lexicon.whole.get(line.low.strip(EDGE))):
        return kind
    if line.words <= 12 and (":" in line.text or "：" in line.text) and lexicon.starts_tail(line.low):
        return "tail"
    if line.link_share > 0.6 and line.words < 15:
        return "link_list"
    if line.words <= 8 and not line.ends and _SERIAL.search(line.text):
        return "serial_number"
    if " " not in line.text and _ADDRESS.match(line.text):
        return "address"
    return ""


def _mark(line: Line, hard: int, soft: int, names_agency: bool, lexicon: Lexicon, months: Months) -> Marked:
    if reason := _chrome(line, hard, soft, lexicon):
        return Marked(line, "chrome", reason)
    found = None
    if line.words <= METADATA_WORDS and len(line.text) <= METADATA_CHARS and may_be_metadata(line.text, line.low, names_agency, lexicon):
        found = read_metadata(line.text, lexicon, months)
    if found and (found.leftover <= 1 or _IDENTIFIER.match(line.text)):
        return Marked(line, "metadata", metadata=found)
    if not line.ends and closing(line.text, lexicon) == "mark":
        return Marked(line._replace(ends=True), "text", soft=soft)
    if is_caption(line.text, line.low, line.words, lexicon, months):
        return Marked(line, "caption", metadata=None)
    is_dated = found is not None and bool(found.dates)
    is_menu = not is_dated and ((line.columns and _is_row(line.columns, lexicon)) or _is_trail(line, lexicon))
    if is_menu or is_link_list(line.text, line.words):
        return Marked(line, "chrome", "link_list")
    if found and found.dates and found.leftover <= 4 and not line.ends:
        return Marked(line, "maybe_metadata", metadata=found, soft=soft)
    return Marked(line, "text", soft=soft)


def _join_label(label: Marked, value: Marked, lexicon: Lexicon) -> Metadata | None:
    """Read a label on one line with its value on the next."""
    kind = lexicon.label(label.line.text)
    if kind in ("published", "updated") and value.metadata and value.metadata.dates:
        words = f"{label.line.text.strip(EDGE)}: {value.metadata.dates[0].text}"
        return Metadata((StatedDate("label", words, kind == "updated"), *value.metadata.dates[1:]), None, value.metadata.agency, 0)
    if kind == "byline" and value.role == "text" and value.line.words <= 6 and not value.line.ends:
        return Metadata((), value.line.text, None, 0)
    if kind == "source" and value.line.words <= 6 and not value.line.ends:
        return Metadata((), None, lexicon.agency(value.line.text), 0)
    return None


def _mark_heads(marked: list[Marked], lexicon: Lexicon, months: Months) -> None:
    """Mark the lines of many parts with a day of their own between a headline and the first paragraph; several are a list."""
    heads = []
    for index, mark in enumerate(marked):
        line = mark.line
        if mark.role == "metadata" or mark.reason not in ("", "link_list") or index == 0:
            continue
        if line.words <= METADATA_WORDS + 5 and place_of_day(line.text, line.words, lexicon, months) is Place.PART:
            heads.append(index)
        elif mark.role == "text" and line.ends and line.words >= _PARAGRAPH_WORDS:
            break
    for index in heads if len(heads) <= _MOST_HEADS else ():
        line = marked[index].line
        found = read_metadata(line.text, lexicon, months)
        marked[index] = Marked(line, "head", metadata=found, soft=marked[index].soft)


def classify(lines: Sequence[Line], lexicon: Lexicon, months: Months) -> list[Marked]:
    """Give each line its class, by its own words and, for a label, by the line after it."""
    hard, soft, agency = _phrase_hits(lines, lexicon)
    marked = [_mark(line, hard[index], soft[index], index in agency, lexicon, months) for index, line in enumerate(lines)]
    for index, (label, value) in enumerate(pairwise(marked)):
        if label.line.words > 6 or not lexicon.label(label.line.text):
            continue
        if joined := _join_label(label, value, lexicon):
            marked[index + 1] = Marked(value.line, "metadata", metadata=joined)
            marked[index] = Marked(label.line, "chrome", "label")
        elif label.role == "text" and (label.line.ends or label.line.text.endswith((":", "："))):
            marked[index] = Marked(label.line, "chrome", "label")
    _mark_heads(marked, lexicon, months)
    return marked


def described_pictures(marked: Sequence[Marked]) -> list[Marked]:
    """Take the captions for paragraphs that are sentences of some length, on a page that has no others: news in pictures."""
    is_told = [mark.role == "caption" and mark.line.ends and mark.line.words >= _PARAGRAPH_WORDS for mark in marked]
    return [Marked(mark.line, "text") if told else mark for mark, told in zip(marked, is_told, strict=True)]
