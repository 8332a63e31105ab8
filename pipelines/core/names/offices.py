"""Offices in English: what the title of an office is usually called, read from a table of its language.

A title is put together of few parts: a head (министр, 部长), what it is in charge of (транспорта, 农业), what goes before
it (первый заместитель, 副); the commonest are known as a whole (министр иностранных дел, 外长).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pipelines.core.names.office_table import OfficeTable, Part
from pipelines.core.text import lower

LESSER = ("Deputy", "First Deputy", "Vice", "Assistant", "Former", "Acting")
"""What before an English title makes it a lesser one of its kind."""
_OTHERS = (*LESSER, "Prime", "Under")
"""What before a title makes it that of somebody else."""
_PLACE = re.compile(r"\s*(?:of|for|to|in)?(?: the)? \{\}")
_WORD = re.compile(r"\w+(?:-\w+)*|\W")
_CHARGES = re.compile(r"(\w+(?: \w+){0,3}?) (?:of|for) (.+)")
"""The head of a title in English, and what it is in charge of."""
_PARTING = re.compile(r",? and (?:for |of )?(?:the )?|, (?:for |of )?(?:the )?")


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


class _Reading:
    """One office as it is read, part by part."""

    def __init__(self, office: str, table: OfficeTable, country: str | None) -> None:
        self._office, self._low = office, lower(office)
        self._table, self._country = table, country
        self._titles = [_Title()]
        self._link, self._last = ", ", -1

    def titles(self) -> list[_Title]:
        """The titles that it is made of; none where anything about them is unknown or doubtful."""
        position = 0
        while 0 <= position < len(self._low):
            position = self._next(position)
        named = [title for title in self._titles if title.base]
        if position < 0 or any(t.is_doubtful for t in named):
            return []
        is_headless = not self._table.is_head_first and any(t.subject and "{}" not in t.base and not t.is_open for t in named)
        return [] if is_headless else named

    def _next(self, position: int) -> int:
        """Read what stands at a place and say where reading goes on; -1 where it makes the whole unknown."""
        if post := self._table.post_at(self._low, position):
            prefix, names, end = post
            self._titles[-1] = _Title(self._titles[-1].link, [prefix] if prefix else [], posts=names)  # what stands before is whose envoy
            return end
        if found := self._table.part_at(self._low, position):
            self._take(found[0], position, found[1])
            return found[1]
        word = _WORD.match(self._low, position)
        end = word.end() if word else position + 1
        return self._past_name(position, end) if self._low[position].isalnum() else end

    def _take(self, part: Part, start: int, end: int) -> None:
        """Read a listed part."""
        english, titles = part.of(self._country), self._titles
        if part.kind == "joins":
            self._link = f" {english} "
        elif part.kind != "skipped":
            if not self._table.is_head_first and self._last == start and titles[-1].base:
                titles[-1] = _Title(titles[-1].link)  # one title right before another is whose the other is: 总统特使
            self._add(part, english)
            self._link, self._last = ", ", end

    def _add(self, part: Part, english: str) -> None:
        """Add a part to the title that it belongs to, a new one where the last is complete."""
        titles, link, is_head_first = self._titles, self._link, self._table.is_head_first
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

    def _past_name(self, position: int, end: int) -> int:
        """Where reading goes on behind an unknown word, which may be a country or a name; -1 where it makes the whole unknown.

        A capital after a head may be the country: министра иностранных дел Казахстана. What an open title is in charge of is not
        read: генеральным секретарём Организации по безопасности и сотрудничеству в Европе, 甘肃省省长.
        """
        title, low = self._titles[-1], self._low
        if not self._table.is_head_first:
            return -1 if title.base else self._past_place(position)
        if title.is_open:
            comma = low.find(",", position)
            return len(low) if comma < 0 else comma
        return end if title.base and self._office[position].isupper() else -1

    def _past_place(self, position: int) -> int:
        """Where reading goes on behind the names of countries and places, the last of which is where an open title's bearer serves.

        Whatever else stands between a listed name and the title makes the whole unknown: 巴西 begins other names too.
        """
        low, table = self._low, self._table
        names, end = table.names_at(low, position)
        if names:
            opening = table.opens_at(low, end)
            if opening and (len(names) > 1 or any("{}" in text for text in opening.english.values())):
                self._titles[-1].subject = names[-1]  # one name before 特使 is whose envoy that is
            return end if not low[end : end + 1].isalnum() or table.part_at(low, end) or table.post_at(low, end) else -1
        after = table.part_at(low, position + 1)
        if low[position] in table.named and ((after and after[0].kind != "skipped") or table.post_at(low, position + 1)):
            return position + 1
        starts = (m.start() for m in table.pattern.finditer(low, position) if m.lastindex and table.parts[m.lastindex - 1].is_open)
        return next(starts, -1)


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
    titles = _Reading(office, table, country).titles()
    return "".join([titles[0].english(), *(title.link + title.english() for title in titles[1:])]) if titles else None


def goes_by(title: str, office: str) -> bool:
    """Whether an office goes by a title in English: Minister, of a Foreign Minister, and of no Deputy or Prime Minister."""
    if office == title or office.startswith((f"{title} of ", f"{title} in charge of ")):
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
