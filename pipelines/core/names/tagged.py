"""A text as tagged tokens, and what of a sentence is passed over: asides in quotes and brackets."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipelines.core.names.gazetteer import Meaning

ANCHOR = re.compile("[GIkNQR]")
"""Tags of which every pattern of a person holds one: of a name, or of the head of a title."""
_COUNTRY = re.compile("(?<=NN)b(?=Ce)")
"""The bracket before a country behind a full name, which is read as "of"."""
_RANKED = re.compile("[RP]bRef")
"""A title in brackets within another: член коллегии (министр) по торговле."""
_MAX_BRACKET = 60


class Tagged(NamedTuple):
    """The tokens of a text or a sentence.

    Attributes:
        tags: One letter for each (``lexicon.TAGS``).
        starts: First code point of each in the text.
        ends: One past the last.
        listed: First code point to what a listed name means, for those that are one.
    """

    tags: str
    starts: Sequence[int]
    ends: Sequence[int]
    listed: Mapping[int, Meaning]

    def meaning(self, index: int) -> Meaning | None:
        """What a token means, if it is a listed name."""
        return self.listed.get(self.starts[index])

    def within(self, start: int, end: int) -> "Tagged":
        """The tokens that begin in a span of the text."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return Tagged(self.tags[first:last], self.starts[first:last], self.ends[first:last], self.listed)

    def without(self, spans: Iterable[tuple[int, int]]) -> "Tagged":
        """The same without some runs of tokens, which are given in order."""
        tags, starts, ends, done = "", list[int](), list[int](), 0
        for first, last in (*spans, (len(self.tags), len(self.tags))):
            tags += self.tags[done:first]
            starts += self.starts[done:first]
            ends += self.ends[done:first]
            done = last
        return Tagged(tags, starts, ends, self.listed)


def without_quotes(tagged: Tagged, text: str) -> Tagged:
    """Pass over a name in angle quotes that follows a title: руководитель агентства «Транспорт и связь» Иванов."""
    spans: list[tuple[int, int]] = []
    for found in re.finditer("(?<=[RP]);", tagged.tags):
        start = tagged.starts[found.start()]
        close = text.find("»", start, start + _MAX_BRACKET) if text[start] == "«" else -1
        if close > 0:
            spans.append((found.start(), bisect_left(tagged.starts, close + 1)))
    return tagged.without(spans) if spans else tagged


def without_brackets(tagged: Tagged) -> Tagged:
    """Pass over short brackets without a title in them, "(right)", but for the country of the full name before it: Wang Yi (China)."""
    if "b" not in tagged.tags:
        return tagged
    tagged = tagged._replace(tags=_COUNTRY.sub("o", tagged.tags))
    spans: list[tuple[int, int]] = []
    opening = tagged.tags.find("b")
    while opening >= 0:
        close = _close(tagged, opening)
        if close is not None and (not re.search("[RG]", tagged.tags[opening:close]) or _RANKED.match(tagged.tags, max(0, opening - 1))):
            spans.append((opening, close + 1))
            opening = tagged.tags.find("b", close + 1)
        else:
            opening = tagged.tags.find("b", opening + 1)
    return tagged.without(spans) if spans else tagged


def _close(tagged: Tagged, opening: int) -> int | None:
    """Number of the bracket that closes a short one; None where it is long, or stays open."""
    close = tagged.tags.find("e", opening + 1)
    return close if close >= 0 and tagged.ends[close] - tagged.starts[opening] <= _MAX_BRACKET else None
