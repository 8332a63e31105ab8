"""Who is meant by an office without a name: whoever the document names with it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from pipelines.core.names.candidates import Candidate
from pipelines.core.names.entity import Entity
from pipelines.core.text import is_cjk, lower

_STEM = 3
"""Fewest letters that two forms of a word share: посол, послом."""
_ENDING = 3
"""Most letters in which they differ at the end."""
_OTHERS = ("Deputy", "First Deputy", "Vice", "Assistant", "Former", "Acting", "Prime", "Under")
"""What before a title makes it that of somebody else."""


class Bearers:
    """Who has been named with which office so far, in the order in which each was last."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, int], tuple[frozenset[str], Entity]] = {}
        self._english: dict[tuple[str, int], Entity] = {}

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
        """
        country, words = title.country, lower(title.office or "").split()
        same = [entity for (low, _), (known, entity) in self._named.items() if _same_head(words, known, low)]
        same = same or [entity for known, entity in self._named.values() if all(_declined(word, known) for word in words)]
        if not same and title.english:
            same = [entity for (office, _), entity in self._english.items() if _goes_by(title.english, office)]
        people = {entity.number: entity for entity in reversed(same) if country in (None, entity.country)}
        if len(people) > 1 and home:
            own = {number: entity for number, entity in people.items() if entity.country == home}
            people = own or {number: entity for number, entity in people.items() if not (entity.country or entity.organization)} or people
        return next(iter(people.values())) if people and (len(people) == 1 or country) else None


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
    Where they give one, whom the page names is known by the list of offices too: "le chef de l'État centrafricain", of Touadéra.
    """
    alone = {n: meant for n, c in enumerate(candidates) if found[n] is None and (meant := _meant(c, general))}
    if not alone:
        return
    sentences = {candidates[number].sentence for number in alone}
    beside = {e.number for c, e in zip(candidates, found, strict=True) if e and c.name and c.sentence in sentences}
    with_country: dict[int, bool] = {}
    by_office: dict[str, dict[int, Entity]] = {}
    for candidate, entity in zip(candidates, found, strict=True):
        if entity and candidate.name and candidate.office and not (candidate.is_group or candidate.organization):
            with_country.setdefault(entity.number, candidate.country is not None)
            by_office.setdefault(lower(candidate.english or candidate.office), {})[entity.number] = entity
    held = offices_held()  # few pages ask for it
    listed = {e.number: e for e in found if e and held.get(e.number)}
    settled: dict[tuple[frozenset[str], str | None, bool], Entity | None] = {}
    for number, offices in alone.items():
        stated = candidates[number].country
        key = (offices, stated or home, stated is not None)
        if key not in settled:
            bearers = {n: e for office in offices for n, e in by_office.get(office, {}).items()}
            if stated:
                bearers |= {n: e for n, e in listed.items() if not offices.isdisjoint(held[n])}
            settled[key] = _only_one(bearers, key[1], beside, with_country)
        found[number] = settled[key]


def _only_one(
    bearers: Mapping[int, Entity], country: str | None, beside: Collection[int], with_country: Mapping[int, bool]
) -> Entity | None:
    """The only bearer of a country; where none is known, the only one whom the title that first names them gives none."""
    if country:
        own = [e for e in bearers.values() if e.country == country]
    else:
        own = [e for n, e in bearers.items() if n not in beside and not with_country.get(n, False)]
    return own[0] if len(own) == 1 else None


def _meant(candidate: Candidate, general: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    """The offices that an office without a name may mean; None where its words are no general name."""
    is_alone = candidate.office and not (candidate.name or candidate.is_group or candidate.is_counterpart or candidate.organization)
    return general.get(lower(candidate.english or candidate.office or "")) if is_alone else None


def _declined(word: str, known: Iterable[str]) -> bool:
    """Whether a word is one of some others in another case: губернатор, губернатором."""
    least = max(_STEM, len(word) - _ENDING)
    return any(len(word) >= (shared := max(least, len(other) - _ENDING)) and word[:shared] == other[:shared] for other in known)


def _goes_by(title: str, office: str) -> bool:
    """Whether an office goes by a title in English: Minister, of a Foreign Minister, and of no Deputy or Prime Minister."""
    if office == title or office.startswith(f"{title} of "):
        return True
    return office.endswith(f" {title}") and not office.startswith(_OTHERS)


def _same_head(words: Sequence[str], known: frozenset[str], low: str) -> bool:
    return known.issuperset(words) or (is_cjk(low[0]) and low.endswith("".join(words)))
