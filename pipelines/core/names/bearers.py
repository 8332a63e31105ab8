"""Who is meant by an office without a name: whoever the document names with it."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pipelines.core.names.candidate import Candidate
from pipelines.core.names.entity import Entity
from pipelines.core.names.offices import goes_by
from pipelines.core.names.people import PersonIndex, same_office
from pipelines.core.text import is_cjk, lower

_STEM = 3
"""Fewest letters that two forms of a word share: посол, послом."""
_ENDING = 3
"""Most letters in which they differ at the end."""

_OFFICES = re.compile(", | and ")
"""What parts the offices of one title in English, and the charges of one office: Minister of Foreign Affairs, Trade and Tourism."""

_MINISTER = "Minister"
"""What the bearers of many offices go by."""


class Bearers:
    """Who has been named with which office so far, in the order in which each was last."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, int], tuple[frozenset[str], Entity]] = {}
        self._english: dict[tuple[str, int], Entity] = {}
        self._unnamed: list[tuple[frozenset[str], str]] = []
        self._is_at_home = False

    def add_unnamed(self, title: Candidate, is_at_home: bool = False) -> None:
        """Remember an office without a country that nobody named before holds: the publisher's own "the President".

        Args:
            title: The office.
            is_at_home: The page shows that it is the publisher's own: "The President received X, President of Ghana".
        """
        low = lower(title.office or "")
        self._unnamed.append((frozenset(low.replace(",", " ").split()), low))
        self._is_at_home = self._is_at_home or is_at_home

    def add(self, named: Candidate, entity: Entity) -> None:
        """Remember an office and its bearer."""
        low = lower(named.office or "")
        key = (low, entity.number)
        self._named.pop(key, None)
        self._named[key] = (frozenset(low.replace(",", " ").split()), entity)
        if named.english:
            self._english[named.english, entity.number] = entity

    def of(self, title: Candidate, home: str | None) -> Entity | None:
        """Read "the President" as whoever was last named with that head of title, of the right country.

        A title in other words that is the same in English means its bearer too: глава МИД, министр; президент, глава государства.
        Where the publisher's own has been told without a name, no other country's is meant.
        """
        country, words = title.country, lower(title.office or "").split()
        heads = [(low, entity) for (low, _), (known, entity) in self._named.items() if _same_head(words, known, low)]
        whole = [entity for low, entity in heads if len(words) > 1 and low.split() == words]  # of the Speaker and the Deputy Speaker
        same = whole or [entity for _, entity in heads]
        same = same or [entity for known, entity in self._named.values() if all(_declined(word, known) for word in words)]
        if not same and title.english:
            same = [entity for (office, _), entity in self._english.items() if goes_by(title.english, office)]
        body = title.organization
        people = {e.number: e for e in reversed(same) if country in (None, e.country) and (country or body in (None, e.organization))}
        if len(people) > 1 and home:
            own = {number: entity for number, entity in people.items() if entity.country == home}
            people = own or {number: entity for number, entity in people.items() if not (entity.country or entity.organization)} or people
        if (home or self._is_at_home) and country is None and any(_same_head(words, known, low) for known, low in self._unnamed):
            people = {number: entity for number, entity in people.items() if entity.country in (None, home)}
        return next(iter(people.values())) if people and (len(people) == 1 or country) else None


def bearer_key(
    title: Candidate, body: str | None, named: Iterable[Entity], index: PersonIndex, general: Mapping[str, frozenset[str]], day: date | None
) -> str | None:
    """Key of who bears an office that stands for nobody in its sentence, where its side is told; None where nobody can say.

    The only one of that side whom the page names, before or behind, with such an office; else its listed holder on the day.

    Args:
        title: An office without a name.
        body: Usual name of the organization that it tells.
        named: Persons of the page.
        index: Listed persons.
        general: General names of offices to the offices that they mean (``OfficeTable``).
        day: Day of the text.
    """
    office, side = title.english or title.office, title.country or body
    if not office or side is None or title.is_group:
        return None
    own = {e.key: e for e in named if (e.country == side if title.country else e.organization in (title.organization, body))}
    shown = [key for key, e in own.items() if any(goes_by(office, o) or same_office(office, o) for o in (*e.english, *e.offices))]
    if len(shown) == 1 or day is None:
        return shown[0] if len(shown) == 1 else None
    held = {index.holder_of(meant, side, day) for meant in {lower(office), *general.get(lower(office), ())}} - {None}
    return held.pop() if len(held) == 1 else None


def read_general_names(
    candidates: Sequence[Candidate],
    found: list[Entity | None],
    general: Mapping[str, frozenset[str]],
    home: str | None,
    offices_held: Callable[[], Mapping[int, frozenset[str]]],
) -> None:
    """Read "the Head of State" as the only one whom the page names, before or behind, with an office that the words may mean.

    Where the words give no country and the publisher speaks for none, the bearer is first named without one too: a page that says
    "President Faye" and nothing of Senegal speaks for it; who stands there in one sentence with the general name is somebody else.
    Nor does such a page mean by "the President" whom it first names with another country, if it names one without.
    Where they give one, whom the page names is known by the list of offices too: "le chef de l'État centrafricain", of Touadéra.
    """
    alone = {n: meant for n, c in enumerate(candidates) if (meant := _meant(c, general))}
    if not alone:
        return
    page = _page_of(candidates, found)
    alone = {n: o for n, o in alone.items() if (e := found[n]) is None or (e.number in page.abroad and not (home or candidates[n].country))}
    beside = set[int]().union(*(page.named_in.get(candidates[n].sentence, ()) for n in alone))
    held = offices_held() if alone else {}  # few pages ask for it
    listed = {e.number: e for e in found if e and held.get(e.number)}
    settled: dict[tuple[frozenset[str], str | None, bool], Entity | None] = {}
    for number, offices in alone.items():
        stated = candidates[number].country
        key = (offices, stated or home, stated is not None)
        if key not in settled:
            bearers = {n: e for office in offices for n, e in page.by_office.get(office, {}).items()}
            if stated:
                bearers |= {n: e for n, e in listed.items() if not offices.isdisjoint(held[n])}
            settled[key] = _only_one(bearers, key[1], beside, page.abroad)
        bearer = settled[key]
        is_beside = bearer is not None and not key[1] and bearer.number in page.named_in.get(candidates[number].sentence, ())
        found[number] = found[number] if bearer is None or is_beside else bearer


class _Named(NamedTuple):
    """Whom a page names: with which office, in which sentences, and who of them is first told to be another country's."""

    by_office: dict[str, dict[int, Entity]]
    named_in: dict[int, set[int]]
    abroad: set[int]


def _page_of(candidates: Sequence[Candidate], found: Sequence[Entity | None]) -> _Named:
    first: dict[int, Candidate] = {}
    page = _Named({}, {}, set())
    for candidate, entity in zip(candidates, found, strict=True):
        if entity and candidate.name:
            page.named_in.setdefault(candidate.sentence, set()).add(entity.number)
            if candidate.office and not (candidate.is_group or candidate.organization):
                for office in _OFFICES.split(candidate.english or candidate.office):
                    for name in (office, _MINISTER) if goes_by(_MINISTER, office) else (office,):
                        page.by_office.setdefault(lower(name), {})[entity.number] = entity
            if (candidate.office or candidate.is_counterpart) and first.setdefault(entity.number, candidate) is candidate:
                page.abroad.update([entity.number] if candidate.country or candidate.is_counterpart else ())
    return page


def _only_one(bearers: Mapping[int, Entity], country: str | None, beside: Collection[int], abroad: Collection[int]) -> Entity | None:
    """The only bearer of a country; where none is known, the only one whom the title that first names them gives none.

    Of whom no list tells the country, only the first: behind "Foreign Minister Diop of Mali", Defence Minister Camara may be his colleague.
    """
    own = [e for e in bearers.values() if e.country == country] if country else [e for n, e in bearers.items() if n not in abroad]
    if len(own) > 1 and not country:
        own = [e for e in own if e.number not in beside]
    if len(own) != 1 or (own[0].country is None and not country and any(n in abroad and n < own[0].number for n in bearers)):
        return None
    return own[0]


def _meant(candidate: Candidate, general: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    """The offices that an office without a name may mean; None where its words are no general name."""
    is_alone = candidate.office and not (candidate.name or candidate.is_group or candidate.is_counterpart or candidate.organization)
    return general.get(lower(candidate.english or candidate.office or "")) if is_alone else None


def _declined(word: str, known: Iterable[str]) -> bool:
    """Whether a word is one of some others in another case: губернатор, губернатором."""
    least = max(_STEM, len(word) - _ENDING)
    return any(len(word) >= (shared := max(least, len(other) - _ENDING)) and word[:shared] == other[:shared] for other in known)


def _same_head(words: Sequence[str], known: frozenset[str], low: str) -> bool:
    return known.issuperset(words) or (is_cjk(low[0]) and low.endswith("".join(words)))
