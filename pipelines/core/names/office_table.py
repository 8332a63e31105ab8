"""The parts that titles of offices are made of in one language, as ``reference/languages/<code>/offices.yaml`` gives them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipelines.core.knowledge import Knowledge, Terms
from pipelines.core.text import is_cjk, lower

KINDS = ("titles", "heads", "prefixes", "subjects", "joins", "skipped")
"""Whole titles, heads, words before a head, what it is in charge of, words between two titles, words without a meaning here."""

_ANY = ""
"""Key of the English title in every country that has none of its own."""
_LONGEST_NAME = 14
"""Longest name of a country, body or place, in code points."""


@dataclass(frozen=True, slots=True)
class Part:
    """A listed part of titles.

    Attributes:
        kind: One of ``KINDS``.
        english: Country to English; the empty key is any country. A head has a place for its subject: Minister of {}. Behind a
            bar stands the form that goes on: Foreign Minister | Minister of Foreign Affairs, and Trade.
        is_open: What it is in charge of goes by a name that no table lists: Secretary-General of some organization.
    """

    kind: str
    english: Mapping[str, str]
    is_open: bool = False

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
        general: General names of offices to the offices that they mean, in English and lower case: head of state to president, king.
        posts: Words before where an envoy is posted to what they say of the office: 驻 to nothing, 常驻 to Permanent.
        named: Names of countries, bodies and places, lower case, to English ones; read where the head is last.
        units: What may stand between such a name and the head: 省, the province.
        abroad: Offices of those who serve in another country, a consul in a town apart.
        of_bodies: Those of them whom bodies send too; a High Commissioner of a body is its officer.
        articled: Beginnings of the names of countries that take an article.
    """

    pattern: re.Pattern[str]
    parts: tuple[Part, ...]
    is_head_first: bool
    general: Mapping[str, frozenset[str]] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    of_bodies: tuple[str, ...] = ()
    articled: tuple[str, ...] = ()

    def part_at(self, low: str, position: int) -> tuple[Part, int] | None:
        """The longest part at a place, and where that ends."""
        found = self.pattern.match(low, position)
        return (self.parts[found.lastindex - 1], found.end()) if found and found.lastindex else None

    def post_at(self, low: str, position: int) -> tuple[str, list[str], int] | None:
        """Where an envoy is posted, as told from a place on: what that says of the office, the English names and their end."""
        for word in sorted(self.posts, key=len, reverse=True):
            if low.startswith(word, position):
                names, end = self.names_at(low, position + len(word), shortest=1)
                if names and (not low[end : end + 1].isalnum() or self.part_at(low, end)):
                    return self.posts[word], names, end
        return None

    def names_at(self, low: str, position: int, shortest: int = 2) -> tuple[list[str], int]:
        """English of the listed names in a row at a place, the units with them, and where the row ends.

        One letter is a country only where an envoy is posted (驻日), and else may begin any name (日喀则).
        """
        names: list[str] = []
        while found := self._name_at(low, position, shortest):
            names.append(found[0])
            position = found[1]
            while not self.opens_at(low, position) and (unit := next((u for u in self.units if low.startswith(u, position)), "")):
                position += len(unit)
        return names, position

    def opens_at(self, low: str, position: int) -> Part | None:
        """The open title at a place, words before a head passed over."""
        found = self.part_at(low, position)
        while found and found[0].kind == "prefixes":
            found = self.part_at(low, found[1])
        return found[0] if found and found[0].is_open else None

    def _name_at(self, low: str, position: int, shortest: int) -> tuple[str, int] | None:
        ends = range(min(len(low), position + _LONGEST_NAME), position + shortest - 1, -1)
        return next(((self.named[low[position:end]], end) for end in ends if low[position:end] in self.named), None)


def build_offices(
    parts: Mapping[str, Part],
    is_head_first: bool,
    general: Mapping[str, frozenset[str]] | None = None,
    posts: Mapping[str, str] | None = None,
    named: Mapping[str, str] | None = None,
    units: tuple[str, ...] = (),
) -> OfficeTable:
    """Make a table.

    Args:
        parts: Words, lower case, to what they are; ``*`` stands for any ending, in a script without spaces for a name inside.
        is_head_first: See ``OfficeTable``.
        general: See ``OfficeTable``.
        posts: See ``OfficeTable``.
        named: See ``OfficeTable``.
        units: See ``OfficeTable``.
    """
    ordered = sorted(parts, key=lambda words: (-len(words), words))
    pattern = re.compile("|".join(f"({_spelled(words)})" for words in ordered))
    listed = tuple(parts[words] for words in ordered)
    return OfficeTable(pattern, listed, is_head_first, general or {}, posts or {}, named or {}, units)


def with_names(table: OfficeTable, knowledge: Knowledge, language: str) -> OfficeTable:
    """The same table with the names of countries, bodies and cities in its language; its own names count more."""
    if table.is_head_first:
        return table
    cities = [p for p in knowledge.places if p.kind == "city"]
    entries: list[tuple[str, Terms]] = [(p.name, p.names) for p in cities]
    entries += [*((o.name, o.names) for o in knowledge.organizations), *((c.name, c.names) for c in knowledge.countries)]
    listed = {lower(word): name for name, names in entries for word in names.get(language, ())}
    return replace(table, named={**listed, **table.named})


def _spelled(words: str) -> str:
    if is_cjk(words[0]):
        return re.escape(words).replace(r"\*", r"\w{0,10}?")
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split()) + r"(?!\w)"
