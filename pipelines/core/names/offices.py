"""Offices in English: what the title of an office is usually called, read from a table of its language.

A title is put together of few parts: a head (министр, 部长), what it is in charge of (транспорта, 农业), what goes before
it (первый заместитель, 副); the commonest are known as a whole (министр иностранных дел, 外长).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipelines.core.knowledge import Knowledge, Terms
from pipelines.core.text import is_cjk, lower

KINDS = ("titles", "heads", "prefixes", "subjects", "joins", "skipped")
"""Whole titles, heads, words before a head, what it is in charge of, words between two titles, words without a meaning here."""

_OTHERS = ("Deputy", "First Deputy", "Vice", "Assistant", "Former", "Acting", "Prime", "Under")
"""What before a title makes it that of somebody else."""
_ANY = ""
"""Key of the English title in every country that has none of its own."""
_PLACE = re.compile(r"\s*(?:of|for|to|in)?(?: the)? \{\}")
_WORD = re.compile(r"\w+(?:-\w+)*|\W")
_CHARGES = re.compile(r"(\w+(?: \w+){0,3}?) (?:of|for) (.+)")
"""The head of a title in English, and what it is in charge of."""
_LONGEST_NAME = 14
"""Longest name of a country, body or place, in code points."""
_PARTING = re.compile(r",? and (?:for |of )?(?:the )?|, (?:for |of )?(?:the )?")


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


@dataclass(slots=True)
class _Title:
    """One title as it is read.

    ``subject`` holds what it is in charge of, with the words between; ``link`` stands before it. A whole title that goes
    on with one more charge takes its ``long`` form, "Minister of Foreign Affairs", and ``rest`` what follows that; with "and",
    and no such form, it is doubtful: министр юстиции и труда is no Justice Minister of Labour.
    """

    link: str = ""
    prefixes: list[str] = field(default_factory=list)
    base: str = ""
    subject: str = ""
    posts: list[str] = field(default_factory=list)
    long: str = ""
    rest: str = ""
    is_open: bool = False
    is_doubtful: bool = False

    def english(self) -> str:
        if self.posts:  # a consul is in the city, an ambassador to the country
            place = f"in {self.posts[-1]}" if self.base.endswith(" in {}") else f"to {self.posts[0]}"
            return " ".join([*self.prefixes, f"{_PLACE.sub('', self.base)} {place}"])
        if self.rest:
            return " ".join([*self.prefixes, self.long + self.rest])
        base = self.base if "{}" in self.base or not self.subject else f"{self.base} {'for' if self.is_open else 'of the'} {{}}"
        return " ".join([*self.prefixes, base.format(self.subject) if self.subject else _PLACE.sub("", base)])


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
        if post := table.post_at(low, position):
            titles[-1] = _Title(titles[-1].link, [post[0]] if post[0] else [], posts=post[1])  # what stands before is whose envoy
            position = post[2]
            continue
        found = table.part_at(low, position)
        if found is None:
            word = _WORD.match(low, position)
            end = word.end() if word else position + 1
            if low[position].isalnum():
                end = _past_name(office, low, position, end, titles[-1], table)
            if end < 0:
                return None
            position = end
            continue
        part, after = found
        if part.kind == "joins":
            link = f" {part.of(country)} "
        elif part.kind != "skipped":
            if not table.is_head_first and last == position and titles[-1].base:
                titles[-1] = _Title(titles[-1].link)  # one title right before another is whose the other is: 总统特使
            _add(titles, part, part.of(country), link, table.is_head_first)
            link, last = ", ", after
        position = after
    named = [title for title in titles if title.base]
    if (
        not named
        or any(t.is_doubtful for t in named)
        or (not table.is_head_first and any(t.subject and "{}" not in t.base and not t.is_open for t in named))
    ):
        return None
    return "".join([named[0].english(), *(title.link + title.english() for title in named[1:])])


def goes_by(title: str, office: str) -> bool:
    """Whether an office goes by a title in English: Minister, of a Foreign Minister, and of no Deputy or Prime Minister."""
    if office == title or office.startswith(f"{title} of "):
        return True
    return office.endswith(f" {title}") and not office.startswith(_OTHERS)


def general_office(title: str, general: Mapping[str, frozenset[str]]) -> str | None:
    """The general name of an office that has several charges, one of which goes by it.

    Args:
        title: In English: Minister for Europe and Foreign Affairs.
        general: General names to the offices that they mean (``OfficeTable``).

    Returns:
        Foreign Minister; None where the title has one charge, or none with such a name.
    """
    found = _CHARGES.fullmatch(title)
    charges = _PARTING.split(found[2]) if found else []
    offices = {lower(f"{found[1]} of {charge}") for charge in charges} if found and len(charges) > 1 else set[str]()
    return next((name.title() for name, meant in general.items() if not meant.isdisjoint(offices)), None)


def _past_name(office: str, low: str, position: int, end: int, title: _Title, table: OfficeTable) -> int:
    """Where reading goes on behind an unknown word, which may be a country or a name; -1 where it makes the whole unknown.

    A capital after a head may be the country: министра иностранных дел Казахстана. What an open title is in charge of is not
    read: генеральным секретарём Организации по безопасности и сотрудничеству в Европе, 甘肃省省长.
    """
    if not table.is_head_first:
        return -1 if title.base else _past_place(low, position, title, table)
    if title.is_open:
        comma = low.find(",", position)
        return len(low) if comma < 0 else comma
    return end if title.base and office[position].isupper() else -1


def _past_place(low: str, position: int, title: _Title, table: OfficeTable) -> int:
    """Where reading goes on behind the names of countries and places, the last of which is where an open title's bearer serves.

    Whatever else stands between a listed name and the title makes the whole unknown: 巴西 begins other names too.
    """
    names, end = table.names_at(low, position)
    if names:
        opening = table.opens_at(low, end)
        if opening and (len(names) > 1 or any("{}" in text for text in opening.english.values())):
            title.subject = names[-1]  # one name before 特使 is whose envoy that is
        return end if not low[end : end + 1].isalnum() or table.part_at(low, end) or table.post_at(low, end) else -1
    after = table.part_at(low, position + 1)
    if low[position] in table.named and ((after and after[0].kind != "skipped") or table.post_at(low, position + 1)):
        return position + 1
    starts = (m.start() for m in table.pattern.finditer(low, position) if m.lastindex and table.parts[m.lastindex - 1].is_open)
    return next(starts, -1)


def _add(titles: list[_Title], part: Part, english: str, link: str, is_head_first: bool) -> None:
    """Add a part to the title that it belongs to, a new one where the last is complete."""
    if titles[-1].base and (part.kind != "subjects" or not is_head_first):
        titles.append(_Title(link))
    title = titles[-1]
    if part.kind in ("titles", "heads"):
        title.base, _, title.long = english.partition(" | ")
        title.is_open = part.is_open
    elif part.kind == "prefixes":
        title.prefixes.append(english)
    elif title.long and is_head_first:
        title.rest += link + english
    else:
        title.is_doubtful = bool(title.base) and "{}" not in title.base and not title.subject and link != ", "
        title.subject = title.subject + link + english if title.subject else english
