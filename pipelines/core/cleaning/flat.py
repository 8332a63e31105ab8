"""Flattened text to an article: a page that comes as lines, with navigation, captions and footers still in it."""

import re
from collections.abc import Sequence

from pipelines.core.article import Article, Block, Dropped, StatedDate
from pipelines.core.cleaning.classify import Marked, classify
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.lines import Line, Piece, describe, join_fragments, split_lines, unwrap_markdown
from pipelines.core.cleaning.marks import cut_glued, dateline_end, read_metadata
from pipelines.core.cleaning.published import Months
from pipelines.core.cleaning.run import article_run
from pipelines.core.cleaning.titles import choose_title, run_in_title, without_site

_LINK_WORDS = re.compile(r"\[([^\[\]]{1,100})\]\(")
_LEFT_OVER = 3
"""So few short lines after the last paragraph are a place, a contact or a closing word, and stay."""


def _lines(content: str, lexicon: Lexicon, months: Months) -> tuple[list[Line], list[StatedDate]]:
    """Cut a page into lines; metadata glued to the front of a paragraph becomes a date of its own."""
    pieces: list[Piece] = []
    dates: list[StatedDate] = []
    for piece in join_fragments(split_lines(content)):
        raw = text = piece.text
        link_share = 0.0
        if "](" in raw or raw[0] == "#" or "**" in raw:
            text, link_share = unwrap_markdown(raw)
        if len(text) > 120:
            links = tuple(_LINK_WORDS.findall(raw[:300])) if link_share else ()
            glued, text = cut_glued(text, links, lexicon, months)
            found = read_metadata(glued, lexicon, months) if glued else None
            dates += found.dates if found else ()
        if text:
            pieces.append(Piece(piece.no, text, piece.gap, link_share))
    return describe(pieces), dates


def _kept(marked: Sequence[Marked], scores: Sequence[float], first: int, last: int, title: int | None) -> list[str]:
    """Return for each line the zone it is kept in, or ``-`` and the reason why it is not."""
    after = [index for index in range(last, len(marked)) if marked[index].role == "text"]
    short_end = after if len(after) <= _LEFT_OVER and not any(mark.role == "chrome" and mark.reason != "separator" for mark in marked[last:]) else []
    seen: set[str] = set()
    fates = []
    for index, mark in enumerate(marked):
        fate = "body" if first <= index < last or index in short_end else "-after_article" if index >= last else "-navigation"
        if mark.role == "chrome":
            fate = f"-{mark.reason}"
        elif index == title:
            fate = "title"
        elif title is not None and mark.line.low == marked[title].line.low:
            fate = "-repeated_title"
        elif mark.role == "metadata" or (mark.role == "maybe_metadata" and not first <= index < last):
            fate = "-metadata"
        elif mark.role == "caption":
            fate = "caption" if index < last or not fate.startswith("-") else "-after_article"
        elif fate == "body" and mark.soft and scores[index] < 0:
            fate = "-lexicon"
        elif mark.line.low in seen and mark.line.words < 12 and not mark.line.ends:
            fate = "-repeated_line"
        elif title is not None and title < index < first and (mark.line.words >= 6 or mark.line.ends) and not mark.soft:
            fate = "body"
        seen.add(mark.line.low)
        fates.append(fate)
    return fates


def _byline(marked: Sequence[Marked], fates: list[str], first: int, title: int | None) -> str | None:
    """Return the authors: as labelled, else a line of names between the headline and the first paragraph."""
    for mark in marked:
        if mark.metadata and mark.metadata.byline:
            return mark.metadata.byline
    for index in range((title + 1) if title is not None else first, first):
        line = marked[index].line
        big = [word for word in line.text.split() if word[0].isupper()]
        if marked[index].role == "text" and line.words <= 8 and not line.ends and len(big) * 2 >= line.words > 1:
            fates[index] = "-byline"
            return line.text
    return None


def _blocks(marked: Sequence[Marked], fates: Sequence[str], title: str | None, lexicon: Lexicon, months: Months) -> list[Block]:
    blocks = [Block("title", title)] if title and "title" in fates else []
    for mark, fate in zip(marked, fates, strict=True):
        if fate == "caption":
            blocks.append(Block("caption", mark.line.text))
        elif fate == "body":
            end = dateline_end(mark.line.text, lexicon, months)
            if end:
                blocks.append(Block("dateline", mark.line.text[:end]))
            blocks.append(Block("body", mark.line.text[end:].lstrip()))
    return blocks


def read_text(content: str, lexicon: Lexicon, months: Months) -> Article:
    """Read a flattened page.

    Args:
        content: The page as lines; any line ends.
        lexicon: Words of chrome, labels and agencies of all languages.
        months: Month words of all languages.

    Returns:
        An article without body blocks when nothing on the page is like one.
    """
    lines, glued = _lines(content, lexicon, months)
    marked = classify(lines, lexicon, months)
    first, last, scores = article_run(marked, lexicon)
    chosen = choose_title(marked, first, last, lexicon) if last else None
    fates = _kept(marked, scores, first, last, chosen)
    byline = _byline(marked, fates, first, chosen)
    title = None
    if chosen is not None:
        title = without_site(marked[chosen].line.text, {mark.line.low for mark in marked}, lexicon)
    elif last and first < last and not marked[first].line.ends:
        title = run_in_title(marked[first].line.text)
    dates = [date for mark, fate in zip(marked, fates, strict=True) if mark.metadata and fate == "-metadata" for date in mark.metadata.dates]
    agency = next((mark.metadata.agency for mark in marked if mark.metadata and mark.metadata.agency), None)
    dropped = tuple(Dropped(mark.line.no, mark.line.text, fate[1:]) for mark, fate in zip(marked, fates, strict=True) if fate[0] == "-")
    blocks = _blocks(marked, fates, title, lexicon, months)
    return Article(title, byline, agency, None, None, None, (*glued, *dates), tuple(blocks), dropped)
