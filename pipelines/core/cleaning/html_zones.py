"""What becomes of each block of a page: body, caption or out, why, and what the lines around the article say of it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from pipelines.core.article import StatedDate
from pipelines.core.cleaning.blocks import BlockList
from pipelines.core.cleaning.bylines import clean_names, is_name
from pipelines.core.cleaning.html_titles import overlap
from pipelines.core.cleaning.lexicon import EDGE, Lexicon
from pipelines.core.cleaning.marks import read_metadata
from pipelines.core.cleaning.markup import Markup
from pipelines.core.cleaning.settings import head_lines
from pipelines.core.cleaning.stamps import Months
from pipelines.core.text import lower

_REASONS = (
    *("comment", "related", "share", "promo", "ad", "overlay", "tags", "bio", "sidebar", "menu", "footer", "table_of_contents"),
    *("references", "tools", "byline", "meta", "header"),
)
"""Groups of the markup that say why a block went, the most telling first."""
_CAPTION_REACH = 5
"""Blocks before the first and after the last body block in which a caption may stand."""
_ABOVE = 14
_BELOW = 3
"""Blocks above the article's start and below its end whose labels and dates are its own."""
_HEAD = 4
_CAPTION_TAGS = frozenset(("figcaption", "caption"))
_HEADINGS = frozenset(("h1", "h2", "h3"))
_HEADLINE_CHARS = 300
_LEAD, _LEAD_CHARS = 6, 2_000
_SHARED, _CLEARLY = 0.4, 0.3
"""Share of a headline's words in the article: at least, and more than of another title's."""
_TEXT_TAGS = frozenset(("p", "div", "dd", "center"))
_METADATA_CHARS = 160
_LABEL_CHARS = 50
_CHROME_CHARS = 500
_BUTTON_CHARS = 60
_DIGIT = re.compile(r"\d")
_MOST_LINKS = 0.5
_LEAST_PROSE = 0.2
"""Share of what is kept that must not be blocks of links, else the page is an index."""
_SAME_TITLE = 0.9
_LAST_CHARS = 160
_SENTENCE = re.compile(r"(?:\w+\W+){2,}\w+[.!?][\"'”’»]?|[\u3040-\u9fff].{5,}[。！？][”」』]?")
"""A block that is at least three words and ends as a sentence does."""
_UPDATE = re.compile(r"modif|updat", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fate:
    """``zone`` is where a block is kept, empty when it is not; then ``reason`` says why."""

    zone: str
    reason: str


_BODY, _CAPTION, _SETTING = Fate("body", ""), Fate("caption", ""), Fate("setting", "")
_REPEATED_TITLE, _METADATA = Fate("", "repeated_title"), Fate("", "metadata")
_LINK_LIST, _NOT_ARTICLE, _LEXICON = Fate("", "link_list"), Fate("", "not_article"), Fate("", "lexicon")
_NO_SETTINGS = frozenset(("link_list", "lexicon", *_REASONS)) - {"byline", "meta", "header"}
"""Why blocks went that say nothing of a meeting: a path of links to the page may name a city too."""


@dataclass(frozen=True, slots=True)
class PrintedMetadata:
    """What lines beside the article say of it."""

    dates: tuple[StatedDate, ...] = ()
    byline: str | None = None
    agency: str | None = None


def _caption_containers(page: BlockList, markup: Markup) -> set[int]:
    """Return the containers whose blocks are captions: a ``figcaption``, a part named so, and what stands right in one."""
    bit = markup.bit("caption")
    tags, marks = page.tags, page.own_marks
    if _CAPTION_TAGS.isdisjoint(tags) and not any(bits & bit for bits in set(marks)):
        return set()
    figures = {index for index, tag in enumerate(tags) if tag in _CAPTION_TAGS}
    named = {index for index, bits in enumerate(marks) if bits & bit}
    inside = {index for index, parent in enumerate(page.parents) if parent in figures or (parent in named and tags[index] in _TEXT_TAGS)}
    return figures | inside | {index for index in named if tags[index] in _TEXT_TAGS}


@lru_cache(maxsize=8_192)
def _named(marks: int, markup: Markup) -> Fate | None:
    return next((Fate("", group) for group in _REASONS if marks & markup.bit(group)), None)


def _gone(page: BlockList, index: int, markup: Markup) -> Fate:
    """Say why a block went: what a part that it stands in is for, else what it is made of."""
    if named := _named(page.marks[page.containers[index]], markup):
        return named
    return _LINK_LIST if page.link_chars[index] > _MOST_LINKS * len(page.texts[index]) else _NOT_ARTICLE


def without_link_lists(page: BlockList, kept: Sequence[bool]) -> list[bool]:
    """Return what is kept without the links that are no text of an article.

    An article neither starts nor ends with a block of links. A page of hardly anything else is an index of other articles:
    there they go wherever they stand.
    """
    body = [index for index, is_kept in enumerate(kept) if is_kept]
    prose = [index for index in body if page.link_chars[index] <= _MOST_LINKS * len(page.texts[index])]
    if not prose:
        return [False] * len(kept)
    if sum(len(page.texts[index]) for index in prose) < _LEAST_PROSE * sum(len(page.texts[index]) for index in body):
        told = set(prose)
        return [index in told for index in range(len(kept))]
    return [is_kept and prose[0] <= index <= prose[-1] for index, is_kept in enumerate(kept)]


def with_last_words(page: BlockList, kept: Sequence[bool], markup: Markup) -> list[bool]:
    """Return what is kept with the short paragraphs that stand beside it in one part and of which the model was not sure.

    "They also discussed Sudan." below the last paragraph is made as the paragraphs are, and ends as a sentence does; what
    is no article's there has links, a name of its own, or no full stop. A readout may be no longer than two such lines.

    Args:
        page: The page's blocks.
        kept: Which of them belong to the article.
        markup: The markup that the page was read with.
    """
    told = list(kept)
    for index in range(1, len(told)):
        told[index] = told[index] or (told[index - 1] and _goes_on(page, index, markup))
    return told


def _goes_on(page: BlockList, index: int, markup: Markup) -> bool:
    """Whether a block is a sentence in a paragraph made as the block before it is, in the same part."""
    text, container, before = page.texts[index], page.containers[index], page.containers[index - 1]
    return (
        len(text) <= _LAST_CHARS
        and page.tags[container] == page.tags[before] == "p"
        and page.parents[container] == page.parents[before]
        and page.templates[container] == page.templates[before]
        and not page.link_chars[index]
        and _named(page.marks[container], markup) is None
        and _SENTENCE.fullmatch(" ".join(text.split())) is not None
    )


def _chrome(page: BlockList, body: Sequence[int], lexicon: Lexicon) -> set[int]:
    """Return the blocks whose words alone show that they are none of an article: a button, a label, a legal or subscription phrase."""
    lows = [lower(page.texts[index][:_CHROME_CHARS]) for index in body]
    found = {index for index, low in zip(body, lows, strict=True) if len(low) <= _BUTTON_CHARS and low.strip(EDGE) in lexicon.whole}
    ends = list(accumulate(len(low) + 1 for low in lows))
    found.update(body[bisect_right(ends, at)] for at, kind in lexicon.phrases("\n".join(lows)) if kind == "hard")
    return found


def read_fates(page: BlockList, kept: Sequence[bool], title: str | None, markup: Markup, lexicon: Lexicon) -> list[Fate]:
    """Decide the zone of each block.

    Args:
        page: The page's blocks.
        kept: Which of them belong to the article.
        title: The headline, to be left out where it is printed.
        markup: The markup that the page was read with.
        lexicon: Words of chrome of all languages.
    """
    named = _caption_containers(page, markup)
    captions = {index for index, container in enumerate(page.containers) if container in named}
    body = [index for index, is_kept in enumerate(kept) if is_kept and index not in captions]
    if not body:
        return [_gone(page, index, markup) for index in range(len(page.texts))]
    first, last = body[0], body[-1]
    inside = set(body)
    chrome = _chrome(page, body, lexicon)
    top = {
        index
        for index in range(max(0, first - _ABOVE), body[min(_HEAD, len(body)) - 1] + 1)
        if title and _is_title(page.texts[index], title)
    }
    fates = []
    for index in range(len(page.texts)):
        if index in top:
            fates.append(_REPEATED_TITLE)
        elif index in inside:
            fates.append(_LEXICON if index in chrome else _BODY)
        elif index in captions and first - _CAPTION_REACH <= index <= last + 1:
            fates.append(_CAPTION)
        else:
            fates.append(_gone(page, index, markup))
    return fates


def _is_title(text: str, title: str) -> bool:
    return len(text) <= 2 * len(title) <= 4 * len(text) and overlap(text, title) >= _SAME_TITLE and overlap(title, text) >= _SAME_TITLE


def printed_headline(page: BlockList, kept: Sequence[bool], title: str | None, markup: Markup) -> str | None:
    """Return the headline where the head does not state it, as on sites whose every page is titled alike.

    It is the lowest heading, or block marked as a title, above the article, that shares clearly more words with the
    article's start than the title does. A title that the page prints stays.
    """
    body = [index for index, is_kept in enumerate(kept) if is_kept]
    lead = " ".join(page.texts[index] for index in body[:_LEAD])[:_LEAD_CHARS]
    if not body or (title and (title in page.texts or any(_is_title(text, title) for text in page.texts))):
        return title
    least = max(_SHARED, overlap(title or "", lead) + _CLEARLY)
    for index in range(min(body[0] + 1, len(page.texts) - 1), max(-1, body[0] - _ABOVE), -1):
        text = page.texts[index]
        container = page.containers[index]
        marks = page.own_marks[container] | page.own_marks[max(page.parents[container], 0)]
        is_heading = page.tags[container] in _HEADINGS or bool(marks & markup.bit("title"))
        if is_heading and len(text) <= _HEADLINE_CHARS and 2 * page.link_chars[index] < len(text) and overlap(text, lead) >= least:
            return " ".join(text.split())
    return title


def _is_marked_byline(page: BlockList, index: int, markup: Markup) -> bool:
    container = page.containers[index]
    return bool((page.own_marks[container] | page.own_marks[max(page.parents[container], 0)]) & markup.bit("byline"))


def _below_title(fates: Sequence[Fate], head: range) -> range:
    """The blocks of a head that stand below its printed title."""
    return range(max((index + 1 for index in head if fates[index] is _REPEATED_TITLE), default=head.start), head.stop)


def _read_times(page: BlockList, blocks: range) -> list[StatedDate]:
    """The dates of the time elements of some blocks."""
    return [
        StatedDate("time_element", stamp, _UPDATE.search(names) is not None)
        for index, stamp, names in page.times
        if index in blocks and stamp
    ]


def read_printed(
    page: BlockList, fates: Sequence[Fate], markup: Markup, lexicon: Lexicon, months: Months
) -> tuple[PrintedMetadata, list[Fate]]:
    """Read labels, dates, byline and agency printed around the article.

    Returns:
        What they say, and the fates, in which a body block that is nothing but such a line has gone.
    """
    body = [index for index, fate in enumerate(fates) if fate.zone == "body"]
    changed = list(fates)
    if not body:
        return PrintedMetadata(), changed
    first, last = max(0, body[0] - _ABOVE), min(len(fates), body[-1] + 1 + _BELOW)
    lead = body[min(_HEAD, len(body)) - 1]
    near = [*range(first, lead + 1), *range(body[-1] + 1, last)]
    dates = _read_times(page, range(first, last))
    byline = agency = marked = None
    for index in near:
        text = page.texts[index]
        if len(text) > _METADATA_CHARS or fates[index].zone == "caption" or (len(text) > _LABEL_CHARS and not _DIGIT.search(text)):
            continue
        if not marked and fates[index].zone != "body" and _is_marked_byline(page, index, markup):
            marked = next((name for name in clean_names((text,), None, lexicon) if is_name(name)), None)
        found = read_metadata(text, lexicon, months)
        if not found or (fates[index].zone == "body" and found.leftover > 1):
            continue
        dates += found.dates
        byline = byline or found.byline
        agency = agency or found.agency
        changed[index] = _METADATA
    head = _below_title(fates, range(first, lead + 1))
    texts = ["" if fates[index].reason in _NO_SETTINGS else page.texts[index] for index in head]
    for number, zone in head_lines(texts, lexicon, months).items():
        if zone == "setting":
            changed[head[number]] = _SETTING
    return PrintedMetadata(tuple(dict.fromkeys(dates)), byline or marked, agency), changed
