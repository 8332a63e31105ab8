"""Offices in English: what the title of an office is usually called, read from a table of its language.

A title is put together of few parts: a head (министр, 部长), what it is in charge of (транспорта, 农业), what goes before
it (первый заместитель, 副); the commonest are known as a whole (министр иностранных дел, 外长).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pipelines.core.text import is_cjk, lower

KINDS = ("titles", "heads", "prefixes", "subjects", "joins", "skipped")
"""Whole titles, heads, words before a head, what it is in charge of, words between two titles, words without a meaning here."""

_ANY = ""
"""Key of the English title in every country that has none of its own."""
_PLACE = re.compile(r"\s*(?:of|for|to|in)?(?: the)? \{\}")
_WORD = re.compile(r"\w+(?:-\w+)*|\W")


@dataclass(frozen=True, slots=True)
class Part:
    """A listed part of titles.

    Attributes:
        kind: One of ``KINDS``.
        english: Country to English; the empty key is any country. A head has a place for its subject: Minister of {}.
    """

    kind: str
    english: Mapping[str, str]

    def of(self, country: str | None) -> str:
        """English of the part in a country."""
        return self.english.get(country or _ANY) or self.english.get(_ANY, "")


@dataclass(frozen=True, slots=True, eq=False)
class OfficeTable:
    """The parts of titles in one language.

    Attributes:
        pattern: Every part as one group, the longest first; a star in the data stands for any ending of a word.
        parts: What the groups are.
        is_head_first: The head stands before what it is in charge of.
    """

    pattern: re.Pattern[str]
    parts: tuple[Part, ...]
    is_head_first: bool


@dataclass(slots=True)
class _Title:
    """One title as it is read.

    ``subject`` holds what it is in charge of, with the words between; ``link`` stands before it. A whole title that goes
    on with "and" and one more charge is doubtful: министр иностранных дел и торговли is no Foreign Minister of Trade.
    """

    link: str = ""
    prefixes: list[str] = field(default_factory=list)
    base: str = ""
    subject: str = ""
    is_doubtful: bool = False

    def english(self) -> str:
        base = self.base if "{}" in self.base or not self.subject else f"{self.base} of the {{}}"
        return " ".join([*self.prefixes, base.format(self.subject) if self.subject else _PLACE.sub("", base)])


def build_offices(parts: Mapping[str, Part], is_head_first: bool) -> OfficeTable:
    """Make a table.

    Args:
        parts: Words, lower case, to what they are; ``*`` stands for any ending, in a script without spaces for a name inside.
        is_head_first: See ``OfficeTable``.
    """
    ordered = sorted(parts, key=lambda words: (-len(words), words))
    return OfficeTable(
        re.compile("|".join(f"({_spelled(words)})" for words in ordered)), tuple(parts[words] for words in ordered), is_head_first
    )


def _spelled(words: str) -> str:
    if is_cjk(words[0]):
        return re.escape(words).replace(r"\*", r"\w{0,10}?")
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split()) + r"(?!\w)"


@lru_cache(maxsize=16_384)
def english_office(office: str, table: OfficeTable, country: str | None = None) -> str | None:
    """Say what an office is usually called in English.

    Args:
        office: As printed, with or without the country.
        table: Parts of titles in its language.
        country: ISO code of the country served, for titles that go by other names there: 总理 is Premier in China.

    Returns:
        The English title, "Deputy Foreign Minister"; None where the table does not know a word of it.
    """
    titles = [_Title()]
    link, last = ", ", -1
    low, position = lower(office), 0
    while position < len(low):
        found = table.pattern.match(low, position)
        if found is None or found.lastindex is None:
            word = _WORD.match(low, position)
            end = word.end() if word else position + 1
            if low[position].isalnum() and not _is_country(office, position, titles[-1]):
                return None
            position = end
            continue
        part = table.parts[found.lastindex - 1]
        if part.kind == "joins":
            link = f" {part.of(country)} "
        elif part.kind != "skipped":
            if not table.is_head_first and last == position and titles[-1].base:
                titles[-1] = _Title(titles[-1].link)  # one title right before another is whose the other is: 总统特使
            _add(titles, part.kind, part.of(country), link, table.is_head_first)
            link, last = ", ", found.end()
        position = found.end()
    named = [title for title in titles if title.base]
    if not named or any(t.is_doubtful for t in named) or (not table.is_head_first and any(t.subject and "{}" not in t.base for t in named)):
        return None
    return "".join([named[0].english(), *(title.link + title.english() for title in named[1:])])


def _is_country(office: str, position: int, title: _Title) -> bool:
    """Whether an unknown word after a head may be the country: министра иностранных дел Казахстана."""
    return bool(title.base) and office[position].isupper()


def _add(titles: list[_Title], kind: str, english: str, link: str, is_head_first: bool) -> None:
    """Add a part to the title that it belongs to, a new one where the last is complete."""
    if titles[-1].base and (kind != "subjects" or not is_head_first):
        titles.append(_Title(link))
    title = titles[-1]
    if kind in ("titles", "heads"):
        title.base = english
    elif kind == "prefixes":
        title.prefixes.append(english)
    else:
        title.is_doubtful = bool(title.base) and "{}" not in title.base and not title.subject and link != ", "
        title.subject = title.subject + link + english if title.subject else english
