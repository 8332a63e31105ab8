"""Who speaks and who is spoken to: persons, countries and both sides as the words beside a verb name them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipelines.core.names.office_table import OfficeTable
from pipelines.core.names.offices import english_office
from pipelines.core.records import MeetingReport, Mention, Participant
from pipelines.core.statements.lexicon import StatementLexicon
from pipelines.core.text import fold, lower

_MAX_AND = 3
"""Words and commas that join two names."""
_MAX_CHAIN = 12
"""Names that one list of subjects may hold."""
_TAIL = 16
"""Code points that a person's country may stand after the name: "Lavrov of the Russian Federation"."""


class Speaker(NamedTuple):
    """A speaker, or an addressee.

    Attributes:
        kind: person, country, organization or both_sides.
        person_id: Key of the person; None when unnamed.
        name: Person, country or organization; "both sides".
        country: ISO 3166-1 alpha-2, if any.
        attribution: explicit, pronoun or carried_over.
    """

    kind: str
    person_id: str | None
    name: str
    country: str | None
    attribution: str = "explicit"

    @property
    def is_several(self) -> bool:
        """Whether it is all sides together."""
        return self.kind == "both_sides"

    def is_side_of(self, other: "Speaker") -> bool:
        """Whether this is the country, or the organization, that another speaks for."""
        return self.kind in ("country", "organization") and (self.country is not None and self.country == other.country)

    def carried(self) -> "Speaker":
        """The same, not named here."""
        return self._replace(attribution="carried_over")


BOTH = Speaker("both_sides", None, "both sides", None)


class Named(NamedTuple):
    """A name that may be a subject, with its office and country; spans index the text."""

    start: int
    end: int
    mention: Mention
    is_person: bool


class Cast:
    """The names of a page in text order, and whom they are.

    Args:
        mentions: Names of the document, sorted by span.
        reports: Meetings that the page tells of.
        home: Side that the publisher speaks for, if any.
        lexicon: Words of its language.
        offices: What its titles are called in English, where a table of its language says.
    """

    def __init__(
        self,
        mentions: Iterable[Mention],
        reports: Sequence[MeetingReport],
        home: str | None,
        lexicon: StatementLexicon,
        offices: OfficeTable | None = None,
    ) -> None:
        self._home = home
        self._offices = offices
        self._lexicon = lexicon
        self._parties = [p for r in reports for p in r.participants]
        self.named = _subjects(mentions)
        self._starts = [n.start for n in self.named]
        self._ends = [n.end for n in self.named]

    def ending_at(self, position: int) -> int | None:
        """Number of the name that ends at a position."""
        index = bisect_left(self._ends, position)
        return index if index < len(self._ends) and self._ends[index] == position else None

    def starting_at(self, position: int) -> Named | None:
        """The name that starts at a position."""
        index = bisect_left(self._starts, position)
        return self.named[index] if index < len(self._starts) and self._starts[index] == position else None

    def within(self, start: int, end: int) -> list[Named]:
        """Names inside a span, left to right."""
        return [n for n in self.named[bisect_left(self._starts, start) : bisect_left(self._starts, end)] if n.end <= end]

    def last_before(self, start: int, end: int) -> int | None:
        """Number of the last name that lies inside a span."""
        index = bisect_right(self._ends, end) - 1
        return index if index >= 0 and self.named[index].start >= start else None

    def owner(self, low: str, index: int) -> int:
        """The name itself, or the person whose country it is: "Lavrov of Russia"."""
        if index == 0 or self.named[index].is_person:
            return index
        person, country = self.named[index - 1], self.named[index]
        if not person.is_person or country.start - person.end > _TAIL:
            return index
        between = low[person.end : country.start].split()
        return index - 1 if between and self._lexicon.words["of_words"].issuperset(between) else index

    def chain(self, low: str, index: int) -> list[Named]:
        """The names joined to one by "and" and commas, it included, in text order."""
        found = [self.named[index]]
        while index > 0 and len(found) < _MAX_CHAIN:
            index = self.owner(low, index - 1)
            left = self.named[index]
            between = low[left.end : found[0].start].replace(",", " , ").replace("、", " 、 ").split()
            is_listed = bool(between) and len(between) <= _MAX_AND and self._lexicon.joining.issuperset(between)
            if left.is_person != found[0].is_person or not is_listed:
                break
            found.insert(0, left)
        return found

    # -- whom a name means -----------------------------------------------------------------------------------------

    def speaker(self, named: Named) -> Speaker:
        """Whom a name means."""
        mention = named.mention
        if mention.kind == "person":
            return Speaker("person", mention.entity_id, mention.name, mention.country or self._country_of(mention.entity_id))
        if mention.kind == "office":
            return self._office(mention)
        return Speaker(mention.kind, None, mention.name, mention.country if mention.kind == "country" else None)

    def addressee(self, named: Named, speaker: Speaker) -> Speaker:
        """Whom a name means to somebody who speaks: a counterpart without a name is the one person of the other sides."""
        found = self.speaker(named)
        if named.mention.rule != "title.counterpart" or found.person_id or speaker.country is None:
            return found
        others = {p.person_id: p for p in self._parties if p.person and p.country not in (None, speaker.country)}
        return _person(next(iter(others.values()))) if len(others) == 1 else found

    def together(self, chain: Sequence[Named]) -> Speaker:
        """Whom several names mean: both sides, or their one country."""
        speakers = [self.speaker(n) for n in chain]
        countries = {s.country or s.name for s in speakers}
        if len(speakers) == 1 or (len(countries) == 1 and len({s.name for s in speakers}) == 1):
            return speakers[-1]
        return self.side(speakers[0].country) if len(countries) == 1 and speakers[0].country else BOTH

    def side(self, country: str) -> Speaker:
        """A country as speaker, by the name that the page gives it."""
        name = next((n.mention.name for n in self.named if n.mention.kind == "country" and n.mention.country == country), country)
        return Speaker("country", None, name, country)

    def home(self) -> Speaker | None:
        """The publisher's side, or the one person of it in the meeting; None when it speaks for none."""
        if self._home is None:
            return None
        people = {p.person_id: p for p in self._parties if p.person and self._home in (p.country, p.organization)}
        if len(people) == 1:
            return _person(next(iter(people.values())))
        return self.home_side() or Speaker("organization", None, self._home, None)

    def home_side(self) -> Speaker | None:
        """The publisher's side itself."""
        return self.side(self._home) if self._home and len(self._home) == 2 else None

    def one_of(self, countries: Sequence[str]) -> Speaker | None:
        """The country of several that a short name means: the one that takes part, or the only one."""
        taking = [c for c in countries if any(p.country == c for p in self._parties)]
        if len(taking) == 1:
            return self.side(taking[0])
        return self.side(countries[0]) if len(countries) == 1 else None

    def _office(self, mention: Mention) -> Speaker:
        """Whom an office without a name means; where it tells no country the publisher's own, if that side takes part."""
        if mention.method == "group":
            if mention.country and not self._is_of_several(mention):
                return self.side(mention.country)
            return Speaker("organization", None, mention.organization, None) if mention.organization else BOTH
        if self._is_of_two(mention):
            return BOTH
        people = self._holders(mention)
        if mention.country is None and self._home:
            own = {key: p for key, p in people.items() if p.country == self._home}
            if not own and any(p.person is None and p.country == self._home for p in self._parties):
                return self.home_side() or BOTH
            people = own or people
        return _person(next(iter(people.values()))) if len(people) == 1 else Speaker("person", None, mention.name, mention.country)

    def _holders(self, mention: Mention) -> dict[str | None, Participant]:
        """Who takes part with an office that shares a word with one, in English too: le Président, of the President."""
        english = english_office(mention.name, self._offices, mention.country or self._home) if self._offices else None
        return self._bearers(f"{mention.name} {english or ''}", mention.country)

    def _bearers(self, office: str, country: str | None) -> dict[str | None, Participant]:
        """Who takes part with an office, of a country if one is told, that shares a word with one."""
        words = set(fold(office).split())
        parties = (p for p in self._parties if p.person and p.office and country in (None, p.country))
        return {p.person_id: p for p in parties if words & set(fold(p.office or "").split())}

    def _is_of_two(self, mention: Mention) -> bool:
        """Whether what reads as one office is one party's and another's: "the Secretary and the Foreign Minister"."""
        words = lower(mention.name).split()
        cut = next((n for n, word in enumerate(words) if word in self._lexicon.words["and_words"]), 0)
        first, second = (self._bearers(" ".join(half), None) for half in (words[:cut], words[cut + 1 :]))
        return cut > 0 and bool(first and second) and first.keys().isdisjoint(second)

    def _is_of_several(self, mention: Mention) -> bool:
        return not self._lexicon.words["and_words"].isdisjoint(lower(mention.surface).split())

    def _country_of(self, person_id: str | None) -> str | None:
        return next((p.country for p in self._parties if p.person_id == person_id and p.country), None)


def _person(party: Participant) -> Speaker:
    return Speaker("person", party.person_id, party.person or "", party.country)


def _subjects(mentions: Iterable[Mention]) -> list[Named]:
    """Persons with their offices, and the countries and organizations outside of them, each place once."""
    spans: list[tuple[int, bool, int, int, Mention]] = []
    for number, mention in enumerate(mentions):
        kind = mention.kind
        if kind == "country" or kind == "organization":
            spans.append((mention.char_start, True, -mention.char_end, number, mention))
        elif kind == "person" or kind == "office":
            start, end = mention.char_start, mention.char_end
            if mention.office_start is not None and mention.office_end is not None:
                start, end = min(start, mention.office_start), max(end, mention.office_end)
            spans.append((start, False, -end, number, mention))
    spans.sort()
    found: list[Named] = []
    reach = 0
    for start, is_nation, end, _, mention in spans:
        if start >= reach:
            reach = -end
            found.append(Named(start, reach, mention, not is_nation))
    return found
