"""What the block model looks at: some 150 numbers a block, none of them bound to a language.

Text is measured in *units*: a word of a script with spaces, or half a character of one without. *Prose* is a block of
some length, few links and a sentence mark. The features say what the block is, what its neighbours, its containers and
the blocks of its template are, where it stands against the bulk of the page's prose, and how the page's author named
the parts around it. All are computed for the whole page at once, one row of an array a feature.

The ideas are those of Kohlschütter et al. (2010, boilerplate detection by shallow text features), Weninger et al. (2010,
content extraction via tag ratios) and Vogels et al. (2018, Web2Text); the features of template and bulk are our own.
"""

import numpy as np
from numpy.typing import NDArray

from pipelines.core.cleaning.blocks import BlockList
from pipelines.core.cleaning.markup import Markup
from pipelines.core.cleaning.text_features import TEXT_ROWS, UNITS_ROW, Vector, numbers, text_rows

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]

_KINDS = {
    "p": 0,
    "li": 1,
    "td": 2,
    "th": 2,
    "dd": 2,
    "dt": 2,
    "figcaption": 3,
    "caption": 3,
    "blockquote": 4,
    "pre": 5,
    **{f"h{level}": 5 + level for level in range(1, 7)},
}
_OTHER_KIND = 12
_LEVELS = 4
_WINDOWS = (2, 5, 12)
_SHARES = (0.5, 0.7)
_PROSE_UNITS = 12
_PROSE_LINKS = 0.34
_TITLE_OVERLAP = 0.6

_SELF = ("link_share", "links_per_unit", "images", "inlines_per_unit", "prose_units", "kind", "heading", "depth")
_PLACE = ("order", "units_before", "prose_before", "to_first_prose", "after_title", "page_units", "page_prose", "page_links")
_SUBTREE = ("units", "share", "links", "prose", "blocks")
_BULK = ("in_bulk", "bulk_span", "bulk_depth", "bulk_before", "bulk_after")
_TEMPLATE = ("units", "links", "prose", "blocks", "bulk")
_SEEN = ("link_share", "kind", "is_ended", "same_parent")


def feature_names(markup: Markup) -> tuple[str, ...]:
    """Name the rows of ``block_features``; a model names those it was trained on."""
    return (
        *TEXT_ROWS,
        *_SELF,
        *_PLACE,
        *(f"level{level}_{name}" for level in range(_LEVELS) for name in _SUBTREE),
        *(f"{name}_{int(100 * share)}" for share in _SHARES for name in _BULK),
        *(f"template{kind}_{name}" for kind in (1, 2) for name in _TEMPLATE),
        *(f"window{size}_links" for size in _WINDOWS),
        *(f"near{offset}_{name}" for offset in (-1, 1) for name in _SEEN),
        *(f"near_mark_{group}" for group in markup.groups),
        *(f"mark_{group}" for group in markup.groups),
    )


def block_features(page: BlockList, title: str, markup: Markup) -> Vector:
    """Compute the features of every block.

    Args:
        page: At least one block.
        title: The page's title as its head states it; empty when it states none.
        markup: The markup that the page was read with.

    Returns:
        One row a name of ``feature_names``, one column a block.
    """
    text = text_rows(page.texts, title)
    units, ended = text[UNITS_ROW], text[2]
    containers, starts, stops = (np.array(found, dtype=np.intp) for found in (page.containers, page.starts, page.stops))
    levels = _chain(containers, np.array(page.parents, dtype=np.intp))
    kinds, heading, depths = _container_rows(page, containers)
    counts = np.array([page.link_chars, page.link_counts, page.image_counts, page.inline_counts], dtype=np.float32)
    link_share = counts[0] / text[0]
    is_prose = (units >= _PROSE_UNITS) & (link_share < _PROSE_LINKS) & ((ended > 0) | (text[3] >= 2))
    amounts = np.array([units, text[0], counts[0], units * is_prose, np.ones_like(units)], dtype=np.float64)
    running = _running_sums(amounts)
    subtree = running[:, stops] - running[:, starts]
    prose_blocks = np.flatnonzero(is_prose)
    bulks = [_bulk(subtree[3], starts, stops, prose_blocks, share) for share in _SHARES]
    seen = np.array([link_share, kinds, ended, levels[1]], dtype=np.float32)
    return np.concatenate(
        [
            text,
            np.array((link_share, counts[1] / units, counts[2], counts[3] / units, amounts[3], kinds, heading, depths), dtype=np.float32),
            _place(running, prose_blocks, text[TEXT_ROWS.index("title_overlap")], heading),
            _shares(subtree, running[:, -1])[:, levels].swapaxes(0, 1).reshape(-1, len(units)),
            *(_against(found, depths, page.depths) for found in bulks),
            *_templates(page, containers, levels[1], amounts, bulks[0]),
            _windows(running),
            *(_beside(seen, offset) for offset in (-1, 1)),
            *_marks(page, containers, levels[1], len(markup.groups), units),
        ],
        dtype=np.float32,
    )


def _container_rows(page: BlockList, containers: Indices) -> tuple[Vector, Vector, Vector]:
    """Tell of each block's container the number of its kind, its level if that is a heading, and its depth."""
    kinds = numbers(_KINDS.get(page.tags[container], _OTHER_KIND) for container in page.containers).astype(np.float32)
    heading = np.where((kinds > 5) & (kinds < _OTHER_KIND), kinds - 5, 0).astype(np.float32)
    return kinds, heading, np.array(page.depths, dtype=np.float32)[containers]


def _running_sums(amounts: Floats) -> Floats:
    """Sum each row up to every block, from 0, so that a sum over a run of blocks is a difference."""
    running = np.zeros((len(amounts), amounts.shape[1] + 1))
    np.cumsum(amounts, axis=1, out=running[:, 1:])
    return running


def _chain(containers: Indices, parents: Indices) -> Indices:
    """Return each block's container, its parent, grandparent ..., a row each; the root stays the root."""
    levels = np.empty((_LEVELS, len(containers)), dtype=np.intp)
    levels[0] = containers
    above = np.maximum(parents, 0)
    for level in range(1, _LEVELS):
        levels[level] = above[levels[level - 1]]
    return levels


def _shares(sums: Floats, whole: Floats) -> Floats:
    """Describe subtrees by their size, share of the page, link and prose shares and blocks."""
    units = np.maximum(sums[0], 1)
    return np.array([np.log1p(units), units / max(whole[0], 1), sums[2] / np.maximum(sums[1], 1), sums[3] / units, np.log1p(sums[4])])


def _bulk(prose: Floats, starts: Indices, stops: Indices, prose_blocks: Indices, share: float) -> tuple[int, int, int, int, int]:
    """Find the smallest subtree that holds a share of the page's prose.

    Returns:
        Container, first block, one past the last, first and last prose block in it (the whole page without prose).
    """
    if not len(prose_blocks):
        return 0, 0, int(stops[0]), 0, int(stops[0]) - 1
    holds = np.flatnonzero(prose >= share * prose[0])
    container = int(holds[np.argmin((stops - starts)[holds])])
    first, last = int(starts[container]), int(stops[container])
    begin, end = np.searchsorted(prose_blocks, (first, last))
    return container, first, last, int(prose_blocks[begin]), int(prose_blocks[end - 1])


def _against(bulk: tuple[int, int, int, int, int], depths: Vector, all_depths: list[int]) -> Floats:
    """Place each block against a bulk of prose: in its subtree, between its first and last prose, how far from them."""
    container, first, last, begin, end = bulk
    order = np.arange(len(depths))
    found = np.empty((5, len(depths)))
    found[0] = (order >= first) & (order < last)
    found[1] = (order >= begin) & (order <= end)
    found[2] = depths - all_depths[container]
    found[3] = np.clip(begin - order, -30, 30)
    found[4] = np.clip(order - end, -30, 30)
    return found


def _place(running: Floats, prose: Indices, title_overlap: Vector, heading: Vector) -> Floats:
    """Place each block in the page: by count, by words, by prose, after the printed title; and describe the page."""
    size, whole = len(heading), running[:, -1]
    order = np.arange(size)
    first = prose[0] if len(prose) else 0
    printed = title_overlap * (1 + (heading == 1))
    headline = int(np.argmax(printed))
    found = np.empty((8, size))
    found[0] = order / size
    found[1] = running[0, :-1] / max(whole[0], 1)
    found[2] = running[3, :-1] / max(whole[3], 1)
    found[3] = np.clip(first - order, -50, 50)
    found[4] = np.clip(order - headline, -40, 40) if printed[headline] >= _TITLE_OVERLAP else 41
    found[5] = np.log1p(whole[0])
    found[6] = whole[3] / max(whole[0], 1)
    found[7] = whole[2] / max(whole[1], 1)
    return found


def _templates(page: BlockList, containers: Indices, above: Indices, amounts: Floats, bulk: tuple[int, int, int, int, int]) -> list[Floats]:
    """Describe all blocks made by the same template: containers of one name, and of one name under one name."""
    names = np.array(page.templates, dtype=np.intp)
    own = names[containers]
    number_of: dict[int, int] = {}
    pairs = np.array([number_of.setdefault(pair, len(number_of)) for pair in (own * len(names) + names[above]).tolist()])
    rows = np.concatenate([amounts, np.zeros((1, len(containers)))])
    rows[-1, bulk[1] : bulk[2]] = 1
    found = []
    for group in (own, pairs):
        count = int(group.max()) + 1
        places = group + count * np.arange(len(rows))[:, None]
        sums = np.bincount(places.ravel(), weights=rows.ravel(), minlength=count * len(rows)).reshape(len(rows), count)
        units, chars, links, prose, blocks, bulks = sums
        least, number = np.maximum(units, 1), np.maximum(blocks, 1)
        table = np.array([np.log1p(least / number), links / np.maximum(chars, 1), prose / least, np.log1p(blocks), bulks / number])
        found.append(table[:, group])
    return found


def _windows(running: Floats) -> Floats:
    """Return the share of links among the characters of the blocks that are at most so far away; a row for each of ``_WINDOWS``."""
    last = running.shape[1] - 1
    order, sizes = np.arange(last), np.array(_WINDOWS)[:, None]
    stops, starts = np.minimum(order + sizes + 1, last), np.maximum(order - sizes, 0)
    chars, links = running[1:3, stops] - running[1:3, starts]
    shares: Floats = links / np.maximum(chars, 1)
    return shares


def _beside(seen: Vector, offset: int) -> Vector:
    """Return what stands ``offset`` blocks away; -1 beyond the page's ends. The last row becomes "is the same"."""
    shifted = np.full_like(seen, -1)
    if offset > 0:
        shifted[:, :-offset] = seen[:, offset:]
    else:
        shifted[:, -offset:] = seen[:, :offset]
    shifted[-1] = shifted[-1] == seen[-1]
    return shifted


def _marks(page: BlockList, containers: Indices, above: Indices, group_count: int, units: Vector) -> tuple[Floats, Floats]:
    """Spell out the marks: of the container and its parent, and of all ancestors.

    A mark that most of the page's words stand under (``content-with-sidebar`` around everything) says nothing, so an
    inherited one counts by the share of words that do *not* stand under it.
    """
    bits = np.arange(group_count)[:, None]
    own, inherited = np.array(page.own_marks), np.array(page.marks)
    near = (own[containers] | own[above]) >> bits & 1
    under = inherited[containers] >> bits & 1
    return near, under * (1 - (under @ units / max(float(units.sum()), 1.0))[:, None])
