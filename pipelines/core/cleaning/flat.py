"""Flattened text to an article: a page that comes as lines, with navigation, captions and footers still in it."""

import re
from collections.abc import Sequence
from operator import itemgetter

from pipelines.core.article import Article, Block, Dropped, StatedDate
from pipelines.core.cleaning.classify import Marked, classify
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.lines import Line, Piece, describe, join_fragments, split_lines, unwrap_markdown
from pipelines.core.cleaning.marks import cut_glued, dateline_end, is_name, read_metadata
from pipelines.core.cleaning.published import Months
from pipelines.core.cleaning.run import Run, article_run, beside_chrome
from pipelines.core.cleaning.titles import choose_title, run_in_title, without_site

_FAR_ABOVE = 6
"""Lines above the headline from which a date without a label is not its own."""
_LINK_WORDS = re.compile(r"\[([^\[\]]{1,100})\]\(")
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


def _fate(index: int, mark: Marked, run: Run, boxed: set[int], title: int | None, is_clean_end: bool) -> str:
    """Return the zone of a line, or ``-`` and the reason why it goes, as far as its own class and place tell."""
    in_run = run.first <= index < run.last
    is_above = index < run.first
    if mark.role == "chrome":
        return f"-{mark.reason}"
    if mark.role == "metadata" or (mark.role == "maybe_metadata" and not in_run):
        return "-metadata" if mark.role == "metadata" or is_above else "-after_article"
    if mark.role == "caption":
        return "caption" if index < run.last or is_clean_end else "-after_article"
    if in_run:
        return "-lexicon" if mark.soft and run.scores[index] < 0 else "-beside_chrome" if index in boxed else "body"
    if is_above:
        is_standfirst = title is not None and title < index and (mark.line.words >= 6 or mark.line.ends) and not mark.soft
        return "body" if is_standfirst else "-navigation" if title is None or index < title else "-label"
    return "body" if is_clean_end else "-after_article"


def _fates(marked: Sequence[Marked], run: Run, title: int | None) -> list[str]:
    """Return for each line the zone it is kept in, or ``-`` and the reason why it is not.

    Without any chrome after the last paragraph, what follows it stays: a list, a place, a contact.
    """
    is_clean_end = not any(mark.role == "chrome" and mark.reason != "separator" for mark in marked[run.last :])
    boxed = beside_chrome(marked, run)
    title_low = marked[title].line.low if title is not None else None
    seen: set[str] = set()
    fates = []
    for index, mark in enumerate(marked):
        fate = _fate(index, mark, run, boxed, title, is_clean_end)
        low = mark.line.low
        if index == title:
            fate = "title"
        elif fate[0] != "-" and low == title_low:
            fate = "-repeated_title"
        elif fate[0] != "-" and low in seen and (mark.line.words >= 8 or not mark.line.ends):
            fate = "-repeated_line"
        seen.add(low)
        fates.append(fate)
    return fates


def _byline(marked: Sequence[Marked], fates: list[str], run: Run, title: int | None) -> str | None:
    """Return the authors: as labelled, else a line of a name and an office between the headline and the first paragraph."""
    for mark in marked:
        if mark.metadata and mark.metadata.byline:
            return mark.metadata.byline
    for index in range(title + 1 if title is not None else run.first, run.first):
        line = marked[index].line
        if marked[index].role == "text" and "," in line.text and line.words <= 10 and not line.ends and is_name(line.text):
            fates[index] = "-byline"
            return line.text
    return None


def _dates(marked: Sequence[Marked], fates: Sequence[str], run: Run, title: int | None) -> list[StatedDate]:
    """Return the dates beside the article, the likeliest first: labelled ones and those near its head.

    A date without a label far above the headline is that of the visit; several after the article are those of
    other articles. Neither is taken.
    """
    head = title if title is not None else run.first
    near: list[tuple[int, StatedDate]] = []
    after: list[StatedDate] = []
    for index, (mark, fate) in enumerate(zip(marked, fates, strict=True)):
        if fate != "-metadata" or not mark.metadata:
            continue
        for date in mark.metadata.dates:
            if date.basis == "label" or head <= index < run.last:
                near.append((0, date))
            elif index < head:
                near.append((head - index, date))
            else:
                after.append(date)
    if len({date.text for date in after}) > 1:
        after = []
    return [date for distance, date in sorted(near, key=itemgetter(0)) if distance <= _FAR_ABOVE] + after


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
    run = article_run(marked, lexicon)
    chosen = choose_title(marked, run.first, run.last, lexicon) if run.last else None
    fates = _fates(marked, run, chosen)
    byline = _byline(marked, fates, run, chosen)
    title = None
    if chosen is not None:
        title = without_site(marked[chosen].line.text, {mark.line.low for mark in marked}, lexicon)
    elif run.first < run.last and not marked[run.first].line.ends:
        title = run_in_title(marked[run.first].line.text)
    dates = _dates(marked, fates, run, chosen)
    agency = next((mark.metadata.agency for mark in marked if mark.metadata and mark.metadata.agency), None)
    dropped = tuple(Dropped(mark.line.no, mark.line.text, fate[1:]) for mark, fate in zip(marked, fates, strict=True) if fate[0] == "-")
    blocks = _blocks(marked, fates, title, lexicon, months)
    return Article(title, byline, agency, None, None, None, (*glued, *dates), tuple(blocks), dropped)
