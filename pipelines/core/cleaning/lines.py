"""Flattened text as lines, with what can be told of each line alone."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipelines.core.text import lower

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\ud800-\udfff]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_END_MARKS = frozenset(".!?…:;。！？：；…⋯។۔؟।")
_AFTER_END = "\"'”’»)]）】」』*_ "
_BULLET = re.compile(r"(?:[-–—•*·▪●■◦‣○]|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)])\s+\S")
_MARKDOWN_LINK = re.compile(
    r"!?\[([^\[\]]{0,300})\]\((?:[^()\s]{0,600}|[^()\s]{0,300}\([^()\s]{0,100}\)[^()\s]{0,200})(?:\s\"[^\"]{0,200}\")?\)"
)
_CONNECTING = frozenset(
    re.findall(
        r"\S+",
        "the a an of and or in on at to for with from by as that his her their its mr mr. mrs. dr. "
        "de la el los las du des et y e и в с на по",
    )
)
"""Words after which no paragraph ends."""
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_COLUMNS = re.compile(r"\s{2,}|\s?[\u3000\t]\s?")
"""Space as wide as between the links of a menu."""

_LONGEST_ROW = 300
"""Code points of the longest row of links."""
MOST_LINES = 20_000
"""Lines of a page that are looked at."""


class Line(NamedTuple):  # made for every line of a crawl, and a tuple is the fastest value to make
    """A line that holds text.

    Attributes:
        no: Line of the page, from 0.
        text: Without outer space, inner space single, markup unwrapped.
        low: The same in lower case.
        gap: A blank line stands before it.
        words: Words, a Han or kana character counting 0.6.
        has_cjk: Holds Han or kana characters.
        ends: Its last character ends a clause.
        is_item: Starts with a bullet or a number.
        link_share: Share of its characters that were markdown links.
        columns: Its parts, where wide space stands between them.
    """

    no: int
    text: str
    low: str
    gap: bool
    words: float
    has_cjk: bool
    ends: bool
    is_item: bool
    link_share: float
    columns: tuple[str, ...] = ()


class Piece(NamedTuple):
    """A line before it is described: number, text with single spaces, blank line before it, share of links, parts in columns."""

    no: int
    text: str
    gap: bool
    link_share: float = 0.0
    columns: tuple[str, ...] = ()


def describe(pieces: Sequence[Piece]) -> list[Line]:
    """Describe the lines of a page."""
    joined = "\n".join(piece.text for piece in pieces)
    lows = lower(joined).split("\n")
    page_has_cjk = not joined.isascii() and _CJK.search(joined) is not None
    lines = []
    for piece, low in zip(pieces, lows, strict=False):
        text = piece.text
        cjk = len(text) - len(_CJK.sub("", text)) if page_has_cjk else 0
        words = text.count(" ") + 1 if not cjk else 0.6 * cjk + sum(1 for word in text.split() if word.isascii())
        bare = text if text[-1] in _END_MARKS else text.rstrip(_AFTER_END)
        ends = bool(bare) and bare[-1] in _END_MARKS
        is_item = _BULLET.match(text) is not None
        lines.append(Line(piece.no, text, low, piece.gap, words, cjk > 0, ends, is_item, piece.link_share, piece.columns))
    return lines


def unwrap_markdown(text: str) -> tuple[str, float]:
    """Return the line without link targets, emphasis and heading marks, and the share of it that was links."""
    linked = 0

    def words_of(found: re.Match[str]) -> str:
        nonlocal linked
        linked += len(found[1])
        return "" if found[0][0] == "!" else found[1]

    bare = _MARKDOWN_LINK.sub(words_of, text) if "](" in text else text
    bare = _MARKDOWN_HEADING.sub("", bare, count=1) if bare.startswith("#") else bare
    for mark in ("**", "__"):
        if bare.count(mark) >= 2:
            bare = bare.replace(mark, "")
    return bare.strip(), linked / max(1, len(bare))


def split_lines(content: str) -> list[Piece]:
    """Cut a page into its lines that hold text.

    Control and direction marks and lone surrogates go; every Unicode line end counts. Lines beyond ``MOST_LINES`` that
    hold text are not looked at: no article is so long, and time stays bounded.
    """
    if _CONTROL.search(content):
        content = _CONTROL.sub("", content)
    lines: list[Piece] = []
    gap = True
    for no, raw in enumerate(content.splitlines()):
        text = " ".join(raw.split())
        if text:
            is_wide = "  " in raw or "\u3000" in raw or "\t" in raw
            columns = tuple(_COLUMNS.split(raw.strip())) if is_wide and len(text) <= _LONGEST_ROW else ()
            lines.append(Piece(no, text, gap, columns=columns))
            if len(lines) == MOST_LINES:
                break
        gap = not text
    return lines


def _is_fragmented(lines: Sequence[Piece]) -> bool:
    """Whether lines were broken inside sentences: at inline tags, or at a fixed width."""
    if len(lines) < 4:
        return False
    broken = sum(
        1
        for left, right in pairwise(lines)
        if not right.gap and (right.text[0].islower() or right.text[0] in ",.;)") and left.text[-1] not in ".!?:;。！？"
    )
    return broken >= 3 and broken * 8 >= len(lines)


def _runs_on(left: str, right: str) -> bool:
    """Whether a sentence runs on from one line to the next, in a page whose lines are broken inside sentences."""
    if right[0] in ",.;:)]!?’" or right[0].islower():
        return left[-1] not in ".!?。！？" or right[0] in ",.;)"
    if left[-1] in ",(“‘[-–" or left.rpartition(" ")[2].lower() in _CONNECTING:
        return True
    return len(left) >= 60 and left[-1] not in '.!?:;”"。！？'


def join_fragments(lines: list[Piece]) -> list[Piece]:
    """Put paragraphs together again that were broken at inline tags or at a fixed width; other pages stay as they are.

    A line runs on when it has no end mark and the next one starts with a small letter, or it ends in a comma, an
    opening bracket or a connecting word, or it is long.
    """
    if not _is_fragmented(lines):
        return lines
    joined: list[list[Piece]] = []
    for line in lines:
        if joined and not line.gap and _runs_on(joined[-1][-1].text, line.text):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_glue(parts) if len(parts) > 1 else parts[0] for parts in joined]


def _glue(parts: Sequence[Piece]) -> Piece:
    text = " ".join(part.text for part in parts)
    for mark in (",", ".", ";", ":", ")", "’s"):
        text = text.replace(f" {mark}", mark)
    return Piece(parts[0].no, text, parts[0].gap)
