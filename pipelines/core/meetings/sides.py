"""Whom a party acts for when its own words do not say: its neighbours, the publisher, the countries of the page."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.own_bodies import names_own_body
from pipelines.core.meetings.party import SHARED, Party, body_of, of_shared_bodies
from pipelines.core.meetings.postings import of_nation, postings, sent
from pipelines.core.records import Mention, span_of
from pipelines.core.text import Spans, is_cjk

_NAME = 3
"""Longest name of somebody of the country that prints its local offices without it, in characters."""

_NEAR = 120
"""Code points before an officer within which the body may stand: received at the seat of the CPLP by its Executive Secretary."""

_WORLD = "UN"
"""The organization whose officers a page need not name, where it names no other that has such."""

_PASSING = 2
"""A country named that many times as often as that of the place is rather whose a subject of no stated side is."""


class SideReader:
    """Gives parties their sides, the same to the same person all over a page.

    Args:
        mentions: Names of the document.
        home: Side that the publisher speaks for, if any.
        lexicon: Cue words of the language; ``domestic`` and ``local_titles`` tell of whose offices no country is named.
        bodies: Office, lower case, to the organizations that have it and no country has: Secretary-General.
        chiefs: Persons who are heads of state or government.
        native: Country whose officials the page may name without it.
        seat: Country of the dateline, whose officials a page of no country's publisher names without it.
        text: The page, which may name a body of its own.
    """

    def __init__(
        self,
        mentions: Iterable[Mention],
        home: str | None,
        lexicon: CueLexicon,
        bodies: Mapping[str, frozenset[str]],
        chiefs: frozenset[str],
        native: str | None,
        seat: str | None,
        text: str,
    ) -> None:
        self.home = home
        self._seat = seat
        self._native = native
        self._lexicon = lexicon
        self._chiefs = chiefs
        self._bodies = bodies
        mentions = list(mentions)
        persons, countries = ([m for m in mentions if m.kind == kind] for kind in ("person", "country"))
        self._bodies_named = sorted((m.char_start, m.name) for m in mentions if m.kind == "organization")
        self._organizations = Counter([m.organization or m.name for m in mentions if m.organization or m.kind == "organization"])
        self._named = Counter({m.char_start: m.country for m in countries if m.country}.values())  # a name may be an adjective too: China
        self._countries = _most_named(self._named.elements())
        self._places = _most_named([m.country for m in mentions if m.kind == "place" and m.country])
        self._posted = postings(persons, [m for m in mentions if m.kind in ("country", "place")])
        self._sent = sent(persons, countries)
        self._has_body = names_own_body(text, mentions, lexicon.body_heads)
        self._told: str | None = None  # of whom nothing said it before: a page tells of the officers of one country
        self._known = self._of_towns(persons, (m for m in mentions if m.kind == "place"))
        self._held: dict[str, set[str]] = {}
        self._titled = frozenset(m.entity_id for m in persons if m.office)
        self._of_nation = of_nation(persons, countries) if not home and lexicon.superiors else frozenset()
        for mention in persons:
            if mention.office and mention.country:
                self._held.setdefault(office_key(mention.office), set()).add(mention.country)

    def _of_towns(self, persons: Iterable[Mention], places: Iterable[Mention]) -> dict[str, str]:
        """The country of mayors and governors in whose title their town stands: by key."""
        local = [m for m in persons if m.entity_id and self._lexicon.domestic.intersection((m.office or "").lower().split())]
        towns = Spans([m for m in places if m.country] if local else [], span_of)
        told = ((m, towns.within(m.office_start or 0, m.office_end or 0)) for m in local if not (m.country or m.organization))
        return {str(m.entity_id): str(found[-1].country) for m, found in told if found}

    def learn(self, party: Party, country: str | None) -> None:
        """Take in of which country somebody without a stated side is told to be."""
        if country and not party.side:
            self._known.setdefault(party.key, country)

    def assign(
        self, left: Sequence[Party], right: Sequence[Party], here: str | None, there: str | None = None
    ) -> tuple[list[Party], list[Party]]:
        """Fill in the missing sides of an encounter.

        Args:
            left: The subject's side; the publisher's own, if it speaks for one.
            right: The other side.
            here: Country of the place in the sentence, if one is told.
            there: Country of the place that still holds of those met whose offices are of the interior.

        Returns:
            Both lists; a party keeps a None side where nothing supports one.
        """
        left, right = of_shared_bodies(left), of_shared_bodies(right)
        left, right = [self._of_town(self._seen(p), right, here) for p in left], [self._of_town(self._seen(p), left, here) for p in right]
        if not left or not right:
            return self._apart(left, here), self._apart(right, here)
        own = _first(left) or body_of(left) or self._office_side(left, {p.side for p in right}) or self.home
        host, guest_of = self._host(left), self._host(right)
        other = _first(right) or (host if guest_of is None else None)
        if own is None and host and any(p.key in self._posted and self._is_native(p) for p in left):
            own = self._default(left, {host, other})  # 驻巴塞罗那总领事朱海宁
        self._told = self._told if own or not guest_of else guest_of
        own = own or guest_of
        if other == own and here not in (None, own):
            other = None  # "met Speaker X and representatives of the Bulgarian minority in Serbia"
        is_away = own is not None and there not in (None, own)
        if other is None and any(p.side is None for p in right):
            there = there if there not in (own, self.home) and all(p.side or self._is_regional(p) for p in right) else None
            other = self._others(left, right, own, guest_of, here or there, is_away)
        if own is None and other and self._is_superior(left) and all(self._is_regional(p) or self._is_own(p) for p in right):
            own = other  # whoever leads a region reports to the head of its country, and so does a minister of no stated one
        if own is None and any(p.side is None for p in left):
            here = (here if here != host else None) or (self._seat if not self.home else None)
            own = self._subjects(left, right, {other, host}, here)
            self._told = own or self._told
        return [self._filled(p, own, {p.side for p in right}, here) for p in left], [
            self._filled(p, other, {p.side for p in left}, here or there) for p in right
        ]

    def _subjects(self, left: Sequence[Party], right: Sequence[Party], taken: set[str | None], here: str | None) -> str | None:
        """The side of the subject, where nothing tells it: an envoy's own, that of the place, else the one of which the page tells."""
        taken = {*taken, *(p.side for p in right), *self._of_there(left, here)}
        sender = next((self._sent[p.key] for p in right if p.key in self._sent), None)
        if sender and sender not in taken:
            return sender  # the ambassador of India to Belarus called on somebody of it
        own = (self._told if self._told not in taken else None) or self._place(here, taken) or self._main(taken)
        return own or (self._where(taken) if _first(right) else None) or self._default(left, taken)

    def _others(
        self, left: Sequence[Party], right: Sequence[Party], own: str | None, guest_of: str | None, here: str | None, is_away: bool
    ) -> str | None:
        """The side of those met, where nothing tells it: the publisher's own, that of the place, else the one of which the page tells."""
        if own not in (None, self.home) and self.home is not None:
            return self.home
        taken = {own, self.home, guest_of, *self._of_there(right, here)}
        if place := self._place(here, taken):
            return place
        is_own = not is_away and self._receives(left, right)
        return None if is_own else self._at_seat(taken) or self._main(taken) or self._default(right, taken)

    def _at_seat(self, taken: Collection[str | None]) -> str | None:
        """The country of the dateline, where the page names officials of it: they receive the guests of a capital."""
        is_told = self._seat is not None and any(self._seat in countries for countries in self._held.values())
        return self._seat if is_told and not self.home and self._seat not in taken else None

    def _receives(self, left: Sequence[Party], right: Sequence[Party]) -> bool:
        """Whether a head of state or government meets officials of no stated country, who then are of the own one; a body has none."""
        return (
            not any(p.organization for p in left)
            and self._is_superior(left)
            and not self._is_superior(right)
            and all(p.office for p in right)
        )

    def _is_superior(self, parties: Sequence[Party]) -> bool:
        superiors, offices = self._lexicon.superiors, [(p.office or "").lower() for p in parties]
        is_chief = any(p.person_id in self._chiefs for p in parties)
        return is_chief or any(office in superiors or not superiors.isdisjoint(office.split()) for office in offices)

    def _is_regional(self, party: Party) -> bool:
        """Whether somebody leads a region or a town."""
        return bool(self._lexicon.domestic.intersection((party.office or "").lower().split()))

    def _is_own(self, party: Party) -> bool:
        """Whether somebody bears an office, and nowhere on a page of no country's publisher the country beside it."""
        return not self.home and party.name is not None and party.key in self._titled and party.key not in self._of_nation

    def _host(self, parties: Sequence[Party]) -> str | None:
        """The country in which one of them without a side is posted."""
        return next((self._posted[p.key] for p in parties if p.side is None and p.key in self._posted), None)

    def _apart(self, parties: Sequence[Party], here: str | None) -> list[Party]:
        """Both sides in one list: who has no side is not on that of the others, but of the place; a shared title gives its country."""
        plurals = {p.office for p in parties if p.rule == SHARED}
        shared = {p.office: p.country for p in parties if p.country and p.office in plurals}
        parties = [self._filled(p, shared.get(p.office)) for p in parties]
        if len({p.side for p in parties if p.side}) > 1 or not any(p.side for p in parties):
            return list(parties)
        taken = {*(p.side for p in parties), *self._of_there(parties, here)}
        other = self.home if self.home and self.home not in taken else self._place(here, taken) or self._main(taken)
        other = other or self._default(parties, taken)
        return [self._filled(p, other, taken, here) if p.office else p for p in parties]

    def _seen(self, party: Party) -> Party:
        if party.side:
            if party.name and party.country:
                self._known.setdefault(party.key, party.country)
            return party
        known = self._known.get(party.key)
        return party._replace(country=known) if known else party

    def _of_town(self, party: Party, others: Sequence[Party], here: str | None) -> Party:
        """A party whose office, of a town, province or department, leaves its country out: 市长高明远.

        Where office and name are of the kind of the language's country it is that one's, else that of the place where they met.
        """
        words, office = self._lexicon, party.office or ""
        if party.side or party.is_group or self.home:
            return party
        is_local = any(word in office for word in words.local_titles)
        if is_local and not party.side and (host := self._host(others)):
            return self._filled(party, host)  # the town in which a consul is posted
        is_host = any(word in (p.office or "") for p in others for word in words.posted_words)
        is_own = self._is_native(party) and (is_host or any(word in office for word in words.native_titles))
        if not (is_local or (is_own and is_host)):
            return party
        side = (self._native or self._lexicon.local_country) if is_own else here
        is_at_home = here in (None, side) and office in words.native_titles  # a mayor whose town needs no name: 縣長周春米
        if not side or (is_own and side in {p.country for p in others} and not is_at_home):
            return party
        return self._filled(party, side)

    def _is_native(self, party: Party) -> bool:
        """Whether a name is of the kind of the country whose local offices go without it: two characters or three."""
        return party.name is not None and 1 < len(party.name) <= _NAME and all(is_cjk(char) for char in party.name)

    def _filled(self, party: Party, side: str | None, taken: Collection[str | None] = (), here: str | None = None) -> Party:
        if party.side or party.is_group or (party.rule == "party.publisher" and not party.name):
            return party
        known = self._held.get(office_key(party.office or ""), set()) if not party.name else set()
        held = known.difference(taken)
        side = next(iter(held)) if len(held) == 1 and (side is None or len(known) == 1) else side  # whom only the text below names
        if self._lexicon.body_titles.intersection(_runs(party.office or "")):
            before = [name for start, name in self._bodies_named if 0 < party.start - start <= _NEAR]
            return party._replace(organization=before[-1], key=party.key if party.name else before[-1]) if before else party
        if bodies := self._bodies.get(office_key(party.office or "")):
            body = max(bodies, key=lambda name: (self._organizations[name], name == _WORLD, name))
            # "The Secretary-General met with"
            is_told = self._organizations[body] or (body == _WORLD and not (self.home or self._has_body))
            return party._replace(organization=body, key=party.key if party.name else body) if is_told else party
        if side is None or (side not in (self.home, here) and self._is_regional(party)):
            return party
        if party.name:
            self._known.setdefault(party.key, side)
        return party._replace(country=side, key=party.key if party.name else side)

    def _default(self, parties: Sequence[Party], taken: Collection[str | None]) -> str | None:
        """The country whose officials the page may name without it, of one whose name is of its kind: 外交部副部长李明."""
        is_own = self._native not in taken and any(
            p.side is None and (p.office or p.person_id in self._titled) and self._is_native(p) for p in parties
        )
        return self._native if is_own else None

    def _office_side(self, parties: Sequence[Party], taken: Collection[str | None]) -> str | None:
        """The one country, none of those taken, to whose bearers the page gives an office without a name: "The President"."""
        held = (self._held.get(office_key(p.office or ""), set()) for p in parties if not (p.name or p.side or p.is_group))
        return next((min(countries) for countries in held if len(countries) == 1 and countries.isdisjoint(taken)), None)

    def _of_there(self, parties: Sequence[Party], here: str | None) -> tuple[str | None, ...]:
        """The countries where they met and where the page was written, of which somebody without a side is not who is an envoy."""
        is_sent = any(word in (p.office or "").lower() for p in parties if p.side is None for word in self._lexicon.envoys)
        return (here, self._seat) if is_sent and not self.home else ()

    def _place(self, here: str | None, taken: Collection[str | None]) -> str | None:
        """The country of the place in the sentence, unless the page is far more of another: a minister may be only passing."""
        main = self._main(taken)
        is_passing = main not in (None, here) and self._named[main or ""] >= _PASSING * max(1, self._named[here or ""])
        return None if here in taken or is_passing else here

    def _main(self, taken: Iterable[str | None]) -> str | None:
        """The country that the page names most, besides those taken."""
        return next((country for country in self._countries if country not in set(taken)), None)

    def _where(self, taken: Iterable[str | None]) -> str | None:
        """The country of the place that the page names most, besides those taken: its own minister needs no country there."""
        return next((country for country in self._places if country not in set(taken)), None)


def _most_named(countries: Iterable[str]) -> list[str]:
    """Countries by how often they are named."""
    return [country for country, _ in sorted(Counter(countries).items(), key=lambda item: (-item[1], item[0]))]


def _runs(office: str) -> set[str]:
    """The words of an office, and each two of them that stand side by side, lower case."""
    words = office.lower().split()
    return {*words, *map(" ".join, pairwise(words))}


def office_key(office: str) -> str:
    """An office as it is compared: lower case, hyphens as blanks."""
    return office.lower().replace("-", " ")


def _first(parties: Sequence[Party]) -> str | None:
    return next((p.country for p in parties if p.country), None)
