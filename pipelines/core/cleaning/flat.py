"""Flattened text to an article: a page that comes as lines, with navigation, captions and footers still in it."""

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from pipelines.core.article import Article, Block, Dropped, StatedDate
from pipelines.core.cleaning.captions import ends_in_day
from pipelines.core.cleaning.classify import Marked, classify, described_pictures
from pipelines.core.cleaning.heads import Place, place_of_day
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.line_model import judged
from pipelines.core.cleaning.lines import MOST_LINES, Line, Piece, describe, join_fragments, split_lines, unwrap_markdown
from pipelines.core.cleaning.marks import closing, cut_glued, dateline_end, is_dateline, read_metadata
from pipelines.core.cleaning.run import Run, article_run, beside_chrome
from pipelines.core.cleaning.settings import head_lines
from pipelines.core.cleaning.signatures import heads_of, pictures_above, take_byline
from pipelines.core.cleaning.stamps import Months
from pipelines.core.cleaning.titles import choose_title, run_in_title, without_site
from pipelines.core.cleaning.trees import LineModel

LONGEST_PAGE = 8_000_000
"""Characters of a page that are looked at."""
_LONGEST_MARKDOWN = 100_000
_FAR_ABOVE = 6
"""Lines above the headline from which a date without a label is not its own."""
_HEAD = 2
"""Lines of the text, and above one without a headline, that may say when and where."""
_PROGRAMME, _DAY_WORDS = 3, 5
"""Lines of so few words that are a day and no more: so many of them head the parts of a programme."""
_DOUBTFUL = ("maybe_metadata", "head")
"""Classes of lines with a day that are metadata only above the text."""
_LINK_WORDS = re.compile(r"\[([^\[\]]{1,100})\]\(")


def _lines(content: str, lexicon: Lexicon, months: Months) -> tuple[list[Line], list[StatedDate], list[Dropped]]:
    """Cut a page into lines; metadata glued to the front of a paragraph is parted from it and read."""
    pieces: list[Piece] = []
    dates: list[StatedDate] = []
    parted: list[Dropped] = []
    for piece in join_fragments(split_lines(content)):
        raw = text = piece.text
        link_share = 0.0
        if len(raw) < _LONGEST_MARKDOWN and ("](" in raw or raw[0] == "#" or "**" in raw):
            text, link_share = unwrap_markdown(raw)
        if len(text) > 120:
            links = tuple(_LINK_WORDS.findall(raw[:300])) if link_share else ()
            glued, text = cut_glued(text, links, lexicon, months)
            if glued:
                parted.append(Dropped(piece.no, glued, "metadata"))
                found = read_metadata(glued, lexicon, months)
                dates += found.dates if found else ()
        if text:
            pieces.append(piece._replace(text=text, link_share=link_share))
    return describe(pieces), dates, parted


def _fate(index: int, mark: Marked, run: Run, boxed: set[int], title: int | None) -> str:
    """Return the zone of a line, or ``-`` and the reason why it goes, as far as its own class and place tell."""
    is_above = index < run.first
    in_run = not is_above and index < run.last
    if mark.role == "chrome":
        return f"-{mark.reason}"
    if mark.role == "caption":
        return "-after_article" if index > run.last else "caption"
    is_beside = is_above or (mark.role == "head" and index <= run.first + _HEAD)
    if mark.role == "metadata" or (mark.role in _DOUBTFUL and is_beside):
        return "-metadata"
    if in_run:
        return "-lexicon" if mark.soft and run.scores[index] < 0 else "-beside_chrome" if index in boxed else "body"
    if is_above:
        is_standfirst = title is not None and title < index and (mark.line.words >= 6 or mark.line.ends) and not mark.soft
        return "body" if is_standfirst else "-navigation" if title is None or index < title else "-label"
    return "-after_article"


def _sign_off(marked: list[Marked], run: Run, lexicon: Lexicon) -> int:
    """Return one past the lines after the run that still belong to it: last short sentences, entries of a list, or a place and day.

    The last paragraph itself may end in the agency that signs the text, as a caption ends in that of its picture.
    """
    last = run.last
    if last < len(marked) and marked[last].role == "caption" and closing(marked[last].line.text, lexicon) == "agency":
        marked[last] = Marked(marked[last].line._replace(ends=True), "text")
    while 0 < last < len(marked) and _is_last_sentence(marked[last]):
        last += 1
    while last < len(marked) and marked[last].role == "text" and marked[last].line.is_item and marked[last - 1].line.is_item:
        last += 1
    doubtful = [index for index in range(last, len(marked)) if marked[index].role == "maybe_metadata"]
    return last + 1 if doubtful == [last] else last


def _is_last_sentence(mark: Marked) -> bool:
    """Whether a line is a sentence too short to speak for itself, as "They discussed Yemen." is."""
    return mark.role == "text" and mark.line.ends and mark.line.text[-1] not in ":：" and mark.line.words >= 3 and not mark.soft


def _is_dateline(mark: Marked, lexicon: Lexicon, months: Months) -> bool:
    return mark.role == "text" and is_dateline(mark.line.text, lexicon, months)


def _fates(marked: Sequence[Marked], run: Run, title: int | None, lexicon: Lexicon, months: Months) -> list[str]:
    """Return for each line the zone it is kept in, or ``-`` and the reason why it is not."""
    boxed = beside_chrome(marked, run)
    title_low = marked[title].line.low if title is not None else None
    seen: set[str] = set()
    fates = []
    for index, mark in enumerate(marked):
        fate = _fate(index, mark, run, boxed, title)
        low = mark.line.low
        if index == title:
            fate = "title"
        elif low == title_low and mark.role == "text":
            fate = "-repeated_title"
        elif fate[0] != "-" and low in seen and (mark.line.words >= 8 or not mark.line.ends):
            fate = "-repeated_line"
        elif fate in ("-label", "body") and title is not None and title < index and _is_dateline(mark, lexicon, months):
            fate = "dateline"
        elif fate == "body" and index < run.first and not mark.line.ends and ends_in_day(mark.line.text, months):
            fate = "caption"
        seen.add(low)
        fates.append(fate)
    return fates


def _settle(marked: Sequence[Marked], fates: list[str], run: Run, title: int | None, lexicon: Lexicon, months: Months) -> None:
    """Keep the lines between the headline and the text, or just above that, which say when and where; chrome says neither.

    One right above the headline says from where the page was sent.
    """
    head = range(max(0, run.first - _HEAD if title is None else title - 1), min(run.first + _HEAD, run.last))
    is_told = (index != title and marked[index].role != "chrome" and fates[index] != "-lexicon" for index in head)
    texts = [marked[index].line.text if told else "" for index, told in zip(head, is_told, strict=True)]
    for number, zone in head_lines(texts, lexicon, months).items():
        fates[head[number]] = "dateline" if title is not None and head[number] < title else zone


def _tells_own_day(mark: Marked, lexicon: Lexicon, months: Months) -> bool:
    """Whether a line of the head tells its own day, and not one of history or of a plan: "the accord of 1 August 1975"."""
    return place_of_day(mark.line.text, mark.line.words, lexicon, months) is not Place.NOWHERE


def _dates(
    marked: Sequence[Marked], fates: Sequence[str], run: Run, title: int | None, lexicon: Lexicon, months: Months
) -> list[StatedDate]:
    """Return the dates beside the article, the likeliest first: labelled ones and those near its head.

    A date without a label far above the headline is that of the visit; several after the article are those of
    other articles. Neither is taken.
    """
    head = title if title is not None else run.first
    near: list[tuple[int, StatedDate]] = []
    headings = _headings(marked)
    after: list[StatedDate] = []
    for index, (mark, fate) in enumerate(zip(marked, fates, strict=True)):
        is_near = head <= index <= run.first + 1 and fate != "title"
        is_of_head = is_near and mark.role in _DOUBTFUL and _tells_own_day(mark, lexicon, months)
        if index in headings or not mark.metadata or not (fate in ("-metadata", "setting", "dateline") or is_of_head):
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
    above = max(0, head - 1)  # the line above what was taken for the headline may be that of the day
    written = [
        StatedDate("dateline", mark.line.text)
        for mark, fate in zip(marked[above : run.first + 1], fates[above : run.first + 1], strict=True)
        if fate not in ("title", "setting", "-metadata") and not mark.metadata and _tells_own_day(mark, lexicon, months)
    ]
    written += _signed(marked, run, lexicon, months)
    return [date for distance, date in sorted(near, key=itemgetter(0)) if distance <= _FAR_ABOVE] + after + written


def _headings(marked: Sequence[Marked]) -> set[int]:
    """Return the days that head the parts of a programme, none of which is that of the page."""
    days = {
        index: mark.line.low
        for index, mark in enumerate(marked)
        if mark.metadata and mark.line.words <= _DAY_WORDS and [date.basis for date in mark.metadata.dates] == ["visible"]
    }
    return set(days) if len(set(days.values())) >= _PROGRAMME else set()


def _signed(marked: Sequence[Marked], run: Run, lexicon: Lexicon, months: Months) -> list[StatedDate]:
    """Return the day of the line that signs the page, right below its last paragraph."""
    last = next((mark for mark in reversed(marked[run.first + 1 : run.last + _HEAD]) if mark.role in ("text", *_DOUBTFUL)), None)
    is_signature = last is not None and not last.line.ends and _tells_own_day(last, lexicon, months)
    return [StatedDate("dateline", last.line.text)] if last and is_signature else []


def _blocks(marked: Sequence[Marked], fates: Sequence[str], title: str | None, lexicon: Lexicon, months: Months) -> list[Block]:
    blocks = [Block("title", title)] if title and "title" in fates else []
    above = ""
    for mark, fate in zip(marked, fates, strict=True):
        if fate in ("caption", "setting"):
            blocks.append(Block(fate, mark.line.text))
        elif fate == "dateline":
            above = mark.line.text
        elif fate == "body":
            end = dateline_end(mark.line.text, lexicon, months)
            if end == len(mark.line.text):
                above = mark.line.text
                continue
            if above:
                blocks.append(Block("dateline", above, is_apart=True))
                above = ""
            if end:
                blocks.append(Block("dateline", mark.line.text[:end]))
            blocks.append(Block("body", mark.line.text[end:].lstrip()))
    return blocks


class Look(NamedTuple):
    """A flattened page as the rules see it.

    Attributes:
        marked: Its lines with their classes.
        run: Where the article lies.
        title: The line that is the headline; None when none is.
        fates: For each line the zone it is kept in, or ``-`` and the reason why it is not.
        dates: Those that were glued to the front of a paragraph.
        parted: The metadata that they stood in.
    """

    marked: list[Marked]
    run: Run
    title: int | None
    fates: list[str]
    dates: list[StatedDate]
    parted: list[Dropped]


def look_at(content: str, lexicon: Lexicon, months: Months) -> Look:
    """Read a flattened page by rules alone."""
    lines, dates, parted = _lines(content[:LONGEST_PAGE], lexicon, months)
    marked = classify(lines, lexicon, months)
    run = article_run(marked, lexicon)
    if not run.last:
        marked = described_pictures(marked)
        run = article_run(marked, lexicon)
    run = run._replace(last=_sign_off(marked, run, lexicon)) if run.last else run
    title = choose_title(marked, run.first, run.last, lexicon, months) if run.last else None
    return Look(marked, run, title, _fates(marked, run, title, lexicon, months), dates, parted)


def read_text(content: str, lexicon: Lexicon, months: Months, model: LineModel | None) -> Article:
    """Read a flattened page.

    Args:
        content: The page as lines; any line ends.
        lexicon: Words of chrome, labels and agencies of all languages.
        months: Month words of all languages.
        model: Judges the lines that rules go wrong on; None leaves the page to the rules.

    Returns:
        An article without body blocks when nothing on the page is like one.
    """
    marked, run, chosen, fates, glued, parted = look_at(content, lexicon, months)
    if model:
        fates = judged(marked, fates, run, chosen, model, lexicon, months)
    _settle(marked, fates, run, chosen, lexicon, months)
    for index in pictures_above(marked, fates, run.first, chosen):
        fates[index] = "caption"
    byline = take_byline(marked, fates, run, chosen, lexicon)
    title = None
    if chosen is not None:
        title = without_site(marked[chosen].line.text, {mark.line.low for mark in marked}, lexicon)
    elif run.first < run.last and not marked[run.first].line.ends:
        title = run_in_title(marked[run.first].line.text)
    dates = _dates(marked, fates, run, chosen, lexicon, months)
    agency = next((mark.metadata.agency for mark in marked if mark.metadata and mark.metadata.agency), None)
    dropped = [Dropped(mark.line.no, mark.line.text, fate[1:]) for mark, fate in zip(marked, fates, strict=True) if fate[0] == "-"]
    blocks = _blocks(marked, fates, title, lexicon, months)
    heads = heads_of(marked, fates, run, chosen)
    flags = ("cut",) if len(marked) >= MOST_LINES or len(content) > LONGEST_PAGE else ()
    return Article(title, byline, agency, None, None, None, (*glued, *dates), tuple(blocks), (*parted, *dropped), flags, heads)
