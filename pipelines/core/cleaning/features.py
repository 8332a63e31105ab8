"""What the block model looks at: about 180 numbers a block, none of them bound to a language.

Text is measured in *units*: a word of a script with spaces, or half a character of one without. *Prose* is a block of
some length, few links and a sentence mark. The features say what the block is, what its neighbours, its containers and
the blocks of its template are, where it stands against the bulk of the page's prose, and how the page's author named
the parts around it. All are computed for the whole page at once.

The ideas are those of Kohlschütter et al. (2010, boilerplate detection by shallow text features), Weninger et al. (2010,
content extraction via tag ratios) and Vogels et al. (2018, Web2Text); the features of template and container are our own.
"""

import re
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from pipelines.core.cleaning.blocks import BlockList

Vector = NDArray[np.float32]
Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Bools = NDArray[np.bool_]

_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ENDS = frozenset(".!?。！？…।؟｡։۔")
_CLOSERS = "\"'”’»›)]）」』】 *"
_OTHER_SENTENCE = re.compile(r"[。！？।؟｡։۔]")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT = 160
"""Characters of a block up to which it may be a label or a menu; only there the costlier counts are taken."""
_TITLE_LEAST, _TITLE_MOST = 0.4, 2.5
"""A block may be the printed title when it is this many times as long as the title."""

_KINDS = {
    **{"p": 0, "li": 1, "td": 2, "th": 2, "dd": 2, "dt": 2, "figcaption": 3, "caption": 3, "blockquote": 4, "pre": 5},
    **{f"h{level}": 5 + level for level in range(1, 7)},
}
_OTHER_KIND = 12
_LEVELS = 4
_NEAR = (-2, -1, 1, 2)
_WINDOWS = (2, 5, 12)
_SHARES = (0.5, 0.7, 0.9)
_PROSE_UNITS = 12
_PROSE_LINKS = 0.34
_TITLE_OVERLAP = 0.6




_TEXT = (
    *("chars", "units", "is_ended", "sentences", "is_upper_start", "is_lower_start", "is_colon_end"),
    *("has_year", "has_address", "is_repeated", "title_overlap", "word_length"),
)
_LINKS = ("link_share", "links_per_unit", "images", "inlines_per_unit")
_SELF = ("prose", "prose_units", "kind", "heading", "depth", "siblings_kind")
_PLACE = ("order", "units_before", "prose_before", "to_first_prose", "to_last_prose", "after_title", "page_units", "page_prose", "page_links")
_SUBTREE = ("units", "share", "links", "prose", "blocks")
_BULK = ("in_bulk", "bulk_span", "bulk_depth", "bulk_before", "bulk_after")
_TEMPLATE = ("units", "links", "prose", "blocks", "bulk")
_SEEN = ("units", "link_share", "prose", "kind", "heading", "is_ended", "same_container", "same_parent")


def feature_names(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Name the columns of ``block_features`` for a markup with these groups; a model holds them to be checked."""
    return (
        *_TEXT,
        *_LINKS,
        *_SELF,
        *_PLACE,
        *(f"level{level}_{name}" for level in range(_LEVELS) for name in _SUBTREE),
        *(f"{name}_{int(100 * share)}" for share in _SHARES for name in _BULK),
        *(f"template{kind}_{name}" for kind in (1, 2) for name in _TEMPLATE),
        *(f"window{size}_{name}" for size in _WINDOWS for name in ("prose", "links")),
        *(f"near{offset}_{name}" for offset in _NEAR for name in _SEEN),
        *(f"near_mark_{group}" for group in groups),
        *(f"mark_{group}" for group in groups),
    )


def title_units(title: str) -> frozenset[str]:
    """Return the words of a title in lower case; of a script without spaces its characters."""
    if title.isascii():
        return frozenset(_WORD.findall(title.lower()))
    return frozenset(word for found in _WORD.findall(title.lower()) for word in (found if _WIDE.match(found) else (found,)))


def _text_columns(page: BlockList, title: str) -> Vector:
    """Measure each text alone: one row a block, columns ``_TEXT``."""
    words = title_units(title)
    times = Counter(page.texts)
    return np.array([_measure(text, times[text] > 1, words, len(title)) for text in page.texts], dtype=np.float32)


def _measure(text: str, is_repeated: bool, title_words: frozenset[str], title_chars: int) -> tuple[float, ...]:
    size = len(text)
    spaces = text.count(" ") + text.count("\n")
    sentences = text.count(". ") + text.count("? ") + text.count("! ")
    wide = 0
    if not text.isascii():
        wide = len(_WIDE.findall(text))
        sentences += len(_OTHER_SENTENCE.findall(text))
    last = text[-1]
    is_ended = last in _ENDS or (not last.isalnum() and text[-12:].rstrip(_CLOSERS)[-1:] in _ENDS)
    overlap = 0.0
    if title_words and _TITLE_LEAST * title_chars < size < _TITLE_MOST * title_chars:
        seen = title_units(text)
        overlap = len(title_words & seen) / max(len(title_words), len(seen), 1)
    is_short = size <= _SHORT
    return (
        size,
        spaces + 1 + wide / 2,
        is_ended,
        sentences + is_ended,
        text[0].isupper(),
        text[0].islower(),
        last in ":：",
        is_short and _YEAR.search(text) is not None,
        is_short and ("@" in text or "://" in text or "www." in text),
        is_repeated,
        overlap,
        (size - spaces) / (spaces + 1),
    )


def block_features(page: BlockList, title: str, group_count: int) -> Vector:
    """Compute the features of every block.

    Args:
        page: At least one block.
        title: The page's title as its head states it; empty when it states none.
        group_count: Groups of the markup that the page was read with.

    Returns:
        One row a block, one column a name of ``feature_names``.
    """
    text = _text_columns(page, title)
    chars, units, ended, sentences = text[:, 0], text[:, 1], text[:, 2], text[:, 3]
    containers = np.array(page.containers)
    parents = np.array(page.parents)
    starts, stops = np.array(page.starts), np.array(page.stops)
    depths = np.array(page.depths, dtype=np.float32)[containers]
    kinds = np.array([_KINDS.get(tag, _OTHER_KIND) for tag in page.tags], dtype=np.float32)[containers]
    links = np.array(page.link_chars, dtype=np.float32)
    link_share = links / chars
    is_prose = (units >= _PROSE_UNITS) & (link_share < _PROSE_LINKS) & ((ended > 0) | (sentences >= 2))
    prose_units = units * is_prose
    heading = np.where((kinds > 5) & (kinds < _OTHER_KIND), kinds - 5, 0).astype(np.float32)
    amounts = np.column_stack([units, chars, links, prose_units, np.ones(len(units), np.float32)])
    running = np.vstack([np.zeros((1, amounts.shape[1])), np.cumsum(amounts, axis=0, dtype=np.float64)])
    subtree = running[stops] - running[starts]
    chain = _chain(containers, parents)
    bulk = [_bulk(subtree[:, 3], starts, stops, np.flatnonzero(is_prose), share) for share in _SHARES]
    seen = np.column_stack([np.log1p(units), link_share, is_prose, kinds, heading, ended, containers, chain[1]]).astype(np.float32)
    in_bulk = np.zeros(len(units), bool)
    in_bulk[bulk[0][1] : bulk[0][2]] = True
    return np.column_stack(
        [
            text,
            *(link_share, np.array(page.link_counts) / units, np.array(page.image_counts), np.array(page.inline_counts) / units),
            *(is_prose, prose_units, kinds, heading, depths, _runs(kinds, containers, chain[1])),
            _place(running, is_prose, text[:, _TEXT.index("title_overlap")], heading),
            *(_shares(subtree[level], running[-1]) for level in chain),
            *(_against(found, depths, page.depths) for found in bulk),
            *_templates(page, containers, chain[1], amounts, in_bulk),
            *(_window(running, size) for size in _WINDOWS),
            *(_beside(seen, offset) for offset in _NEAR),
            *_marks(page, containers, chain[1], group_count, running),
        ]
    ).astype(np.float32)


def _chain(containers: Indices, parents: Indices) -> list[Indices]:
    """Return each block's container, its parent, grandparent ...; the root stays the root."""
    levels = [containers]
    for _ in range(_LEVELS - 1):
        levels.append(np.maximum(parents[levels[-1]], 0))
    return levels


def _runs(kinds: Vector, containers: Indices, above: Indices) -> Vector:
    """Say whether the blocks before and after are siblings of the same kind: 0, 1 or 2 of them."""
    same = np.zeros(len(kinds) + 1, np.float32)
    same[1:-1] = (kinds[1:] == kinds[:-1]) & (above[1:] == above[:-1])
    return same[1:] + same[:-1]


def _shares(sums: Floats, whole: Floats) -> Floats:
    """Describe a subtree by its size, its share of the page, its link and prose shares."""
    units = np.maximum(sums[:, 0], 1)
    return np.column_stack(
        [np.log1p(units), units / max(whole[0], 1), sums[:, 2] / np.maximum(sums[:, 1], 1), sums[:, 3] / units, np.log1p(sums[:, 4])]
    )


def _bulk(prose: Floats, starts: Indices, stops: Indices, prose_blocks: Indices, share: float) -> tuple[int, int, int, int, int]:
    """Find the smallest subtree that holds a share of the page's prose.

    Returns:
        Container, first block, one past the last, first and last prose block in it (the whole page without prose).
    """
    if not len(prose_blocks):
        return 0, 0, int(stops[0]), 0, int(stops[0]) - 1
    holds = np.flatnonzero(prose >= share * prose[0])
    container = int(holds[-1]) if share > 0.5 else int(holds[np.argmin((stops - starts)[holds])])
    first, last = int(starts[container]), int(stops[container])
    inside = prose_blocks[(prose_blocks >= first) & (prose_blocks < last)]
    return container, first, last, int(inside[0]), int(inside[-1])


def _against(bulk: tuple[int, int, int, int, int], depths: Vector, all_depths: list[int]) -> Floats:
    """Place each block against a bulk of prose: in its subtree, between its first and last prose, how far from them."""
    container, first, last, begin, end = bulk
    order = np.arange(len(depths))
    return np.column_stack(
        [
            (order >= first) & (order < last),
            (order >= begin) & (order <= end),
            depths - all_depths[container],
            np.clip(begin - order, -30, 30),
            np.clip(order - end, -30, 30),
        ]
    ).astype(np.float64)


def _place(running: Floats, is_prose: Bools, title_overlap: Vector, heading: Vector) -> Floats:
    """Place each block in the page: by count, by words, by prose, after the printed title; and describe the page."""
    size = len(is_prose)
    order = np.arange(size)
    whole = running[-1]
    prose = np.flatnonzero(is_prose)
    first, last = (prose[0], prose[-1]) if len(prose) else (0, size - 1)
    printed = np.flatnonzero(title_overlap * (1 + (heading == 1)) >= _TITLE_OVERLAP)
    headline = printed[np.argmax((title_overlap * (1 + (heading == 1)))[printed])] if len(printed) else -1
    return np.column_stack(
        [
            order / size,
            running[:-1, 0] / max(whole[0], 1),
            running[:-1, 3] / max(whole[3], 1),
            np.clip(first - order, -50, 50),
            np.clip(order - last, -50, 50),
            np.clip(order - headline, -40, 40) if headline >= 0 else np.full(size, 41),
            np.full(size, np.log1p(whole[0])),
            np.full(size, whole[3] / max(whole[0], 1)),
            np.full(size, whole[2] / max(whole[1], 1)),
        ]
    )


def _templates(page: BlockList, containers: Indices, above: Indices, amounts: Vector, in_bulk: Bools) -> list[Floats]:
    """Describe all blocks made by the same template: containers of one name, and of one name under one name."""
    found = []
    names = page.names
    columns = (*amounts.T, in_bulk)
    for keys in ([names[c] for c in page.containers], [(names[c], names[a]) for c, a in zip(page.containers, above.tolist(), strict=True)]):
        number: dict[str | tuple[str, str], int] = {}
        group = np.array([number.setdefault(key, len(number)) for key in keys])
        sums = np.column_stack([np.bincount(group, weights=column) for column in columns])
        units = np.maximum(sums[:, 0], 1)
        table = np.column_stack(
            [
                np.log1p(units / sums[:, 4]),
                sums[:, 2] / np.maximum(sums[:, 1], 1),
                sums[:, 3] / units,
                np.log1p(sums[:, 4]),
                sums[:, 5] / sums[:, 4],
            ]
        )
        found.append(table[group])
    return found


def _window(running: Floats, size: int) -> Floats:
    """Return the share of prose and of links among the words of the blocks at most ``size`` away."""
    count = len(running) - 1
    order = np.arange(count)
    sums = running[np.minimum(order + size + 1, count)] - running[np.maximum(order - size, 0)]
    return np.column_stack([sums[:, 3] / np.maximum(sums[:, 0], 1), sums[:, 2] / np.maximum(sums[:, 1], 1)])


def _beside(seen: Vector, offset: int) -> Vector:
    """Return what stands ``offset`` blocks away; -1 beyond the page's ends. Container columns become "is the same"."""
    shifted = np.full_like(seen, -1)
    if offset > 0:
        shifted[:-offset] = seen[offset:]
    else:
        shifted[-offset:] = seen[:offset]
    shifted[:, 6:] = shifted[:, 6:] == seen[:, 6:]
    return shifted


def _marks(page: BlockList, containers: Indices, above: Indices, group_count: int, running: Floats) -> list[Floats]:
    """Spell out the marks: of the container and its parent, and of all ancestors.

    A mark that most of the page's words stand under (``content-with-sidebar`` around everything) says nothing, so an
    inherited one counts by the share of words that do *not* stand under it.
    """
    bits = np.arange(group_count)
    own, inherited = np.array(page.own_marks), np.array(page.marks)
    near = (own[containers] | own[above])[:, None] >> bits & 1
    under = inherited[containers][:, None] >> bits & 1
    units = np.diff(running[:, 0])
    share = units @ under / max(units.sum(), 1)
    return [near.astype(np.float64), under * (1 - share)]
