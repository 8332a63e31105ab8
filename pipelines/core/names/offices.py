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
    """

    pattern: re.Pattern[str]
    parts: tuple[Part, ...]
    is_head_first: bool
    general: Mapping[str, frozenset[str]] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)

    def name_at(self, low: str, position: int) -> tuple[str, int] | None:
        """English of the longest listed name at a place, and where that ends."""
        ends = range(min(len(low), position + _LONGEST_NAME), position, -1)
        return next(((self.named[low[position:end]], end) for end in ends if low[position:end] in self.named), None)

    def post_at(self, low: str, position: int) -> tuple[str, str, int] | None:
        """Where an envoy is posted, as told from a place on: what that says of the office, the English name and its end."""
        for word in sorted(self.posts, key=len, reverse=True):
            if low.startswith(word, position) and (found := self.name_at(low, position + len(word))):
                return self.posts[word], *found
        return None


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
    post: str = ""
    long: str = ""
    rest: str = ""
    is_open: bool = False
    is_doubtful: bool = False

    def english(self) -> str:
        if self.post:
            word = "in" if self.base.endswith(" in {}") else "to"
            return " ".join([*self.prefixes, f"{_PLACE.sub('', self.base)} {word} {self.post}"])
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
) -> OfficeTable:
    """Make a table.

    Args:
        parts: Words, lower case, to what they are; ``*`` stands for any ending, in a script without spaces for a name inside.
        is_head_first: See ``OfficeTable``.
        general: See ``OfficeTable``.
        posts: See ``OfficeTable``.
        named: See ``OfficeTable``.
    """
    ordered = sorted(parts, key=lambda words: (-len(words), words))
    pattern = re.compile("|".join(f"({_spelled(words)})" for words in ordered))
    return OfficeTable(pattern, tuple(parts[words] for words in ordered), is_head_first, general or {}, posts or {}, named or {})


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
            titles[-1] = _Title(titles[-1].link, [post[0]] if post[0] else [], post=post[1])  # what stands before is whose envoy
            position = post[2]
            continue
        found = table.pattern.match(low, position)
        if found is None or found.lastindex is None:
            word = _WORD.match(low, position)
            end = word.end() if word else position + 1
            if low[position].isalnum():
                end = _past_name(office, low, position, end, titles[-1], table)
            if end < 0:
                return None
            position = end
            continue
        part = table.parts[found.lastindex - 1]
        if part.kind == "joins":
            link = f" {part.of(country)} "
        elif part.kind != "skipped":
            if not table.is_head_first and last == position and titles[-1].base:
                titles[-1] = _Title(titles[-1].link)  # one title right before another is whose the other is: 总统特使
            _add(titles, part, part.of(country), link, table.is_head_first)
            link, last = ", ", found.end()
        position = found.end()
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
        opening = next((m for m in table.pattern.finditer(low, position) if m.lastindex and table.parts[m.lastindex - 1].is_open), None)
        found = table.name_at(low, position)
        if title.base or not (opening or found):
            return -1
        title.subject = found[0] if opening and found else title.subject
        return opening.start() if opening else found[1] if found else -1
    if title.is_open:
        comma = low.find(",", position)
        return len(low) if comma < 0 else comma
    return end if title.base and office[position].isupper() else -1


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
