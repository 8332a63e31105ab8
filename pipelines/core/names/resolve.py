"""Who is who within one document: fuller names first, then bare ones, then listed persons."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from pipelines.core.names.candidates import Candidate
from pipelines.core.names.people import PersonIndex, Spelling, compatible, is_spelt, name_tokens, nicknamed, spelling, unlisted_key
from pipelines.core.text import fold, is_cjk, lower

_UNTITLED = frozenset({"name.bare"})
_STEM = 3
"""Fewest letters that two forms of a word share: посол, послом."""
_ENDING = 3
"""Most letters in which they differ at the end."""
_OTHERS = ("Deputy", "First Deputy", "Vice", "Assistant", "Former", "Acting", "Prime", "Under")
"""What before a title makes it that of somebody else."""


@dataclass(slots=True)
class Entity:
    """A person of one document, gathered from the places that name them; ``number`` counts them as they are first named."""

    number: int = 0
    names: list[str] = field(default_factory=list)
    spellings: list[Spelling] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    english: list[str] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)
    organizations: Counter[str] = field(default_factory=Counter)
    listed: set[str] = field(default_factory=set)
    person_id: str | None = None
    country: str | None = None
    organization: str | None = None
    name: str = ""
    key: str = ""
    is_misplaced: bool = False
    """Whether the country printed beside the name is that of somebody else."""

    def add(self, candidate: Candidate, spelt: Spelling) -> None:
        """Take in one more place that names the person."""
        if candidate.name_text not in self.names:
            self.names.append(candidate.name_text)
            self.spellings.append(spelt)
        if candidate.office and candidate.office not in self.offices and not candidate.is_group:
            self.offices.append(candidate.office)
            self.english += [candidate.english] if candidate.english else []
        if candidate.country:
            self.countries[candidate.country] += 1
        if candidate.organization:
            self.organizations[candidate.organization] += 1
        self.listed.update(candidate.person_ids)

    def may_be(self, candidate: Candidate, spelt: Spelling) -> bool:
        """Whether a candidate may name this person: names agree and countries do not contradict."""
        if candidate.country and self.countries and candidate.country not in self.countries:
            return False
        if self.listed and candidate.person_ids and self.listed.isdisjoint(candidate.person_ids):
            return False
        if candidate.name_text and is_cjk(candidate.name_text[0]):
            return any(known.startswith(candidate.name_text) or _spells(candidate.name_text, known) for known in self.names)
        if len(spelt.tokens) == 1:
            only = spelt.tokens[0]
            return any(only in known.tokens or is_spelt(only, known.tokens) for known in self.spellings)
        return any(
            len(known.tokens) > 1 and (compatible(spelt, known) or nicknamed(spelt.tokens, known.tokens)) for known in self.spellings
        )


def _spells(one: str, other: str) -> bool:
    """Whether one name in a script without spaces is the other, or its last or first part between dots: 拉夫罗夫."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) > 1 and short in re.split("[·•・‧]", long))


class _Cast:
    """The persons of a document, found by the first letters of their names: two spellings of one name begin alike."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._by_letter: dict[str, dict[int, None]] = {}

    def matches(self, candidate: Candidate, spelt: Spelling) -> list[Entity]:
        """Persons whom a candidate may name, as they were first named."""
        numbers: Iterable[int] = range(len(self.entities))
        if not (candidate.name_text and is_cjk(candidate.name_text[0])):
            letters = {token[0] for token in spelt.tokens}
            numbers = sorted({number for letter in letters for number in self._by_letter.get(letter, ())})
        return [entity for number in numbers if (entity := self.entities[number]).may_be(candidate, spelt)]

    def attach(self, candidate: Candidate, spelt: Spelling) -> Entity:
        """Give a sure name to the person last found of those whom it may mean, else to a new one."""
        found = self.matches(candidate, spelt)
        return self._add(found[-1] if found else Entity(), candidate, spelt)

    def attach_bare(self, candidate: Candidate, spelt: Spelling) -> Entity | None:
        """Give a single or untitled name to somebody named before, else to a new person if a title shows it."""
        found = self.matches(candidate, spelt)
        if len(found) > 1 and candidate.office:
            head = fold(candidate.office).split()[-1]
            found = [e for e in found if any(head in fold(o).split() or o.endswith(candidate.office) for o in e.offices)] or found
        found = found or self._titled_with_last(candidate, spelt)
        if not found and not _is_sure(candidate):
            return None
        return self._add(found[0] if found else Entity(), candidate, spelt)

    def _titled_with_last(self, candidate: Candidate, spelt: Spelling) -> list[Entity]:
        """Who has been told by title and surname alone, of a full name without a title: "Minister Vega", then "Ana Vega"."""
        if len(spelt.tokens) < 2 or candidate.rule not in _UNTITLED:
            return []
        near = [self.entities[number] for number in self._by_letter.get(spelt.tokens[-1][0], ())]
        return [e for e in near if e.offices and all(known.tokens == spelt.tokens[-1:] for known in e.spellings)][:1]

    def _add(self, entity: Entity, candidate: Candidate, spelt: Spelling) -> Entity:
        if not entity.names:
            entity.number = len(self.entities)
            self.entities.append(entity)
        entity.add(candidate, spelt)
        for token in spelt.tokens:
            self._by_letter.setdefault(token[0], {})[entity.number] = None
        return entity


def resolve(
    candidates: Sequence[Candidate],
    index: PersonIndex,
    day: date | None,
    home: str | None,
    general: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> list[Entity | None]:
    """Say for each candidate which person of the document it is.

    Args:
        candidates: In text order.
        index: Listed persons.
        day: Day of the text, for tenures.
        home: Country that the publisher speaks for, to tell "the President" from another.
        general: General names of offices to the offices that they mean (``OfficeTable``).

    Returns:
        An entity for each candidate; None for an office that nobody in the document is named with, and for a
        capitalised word that nothing shows to be a person.
    """
    cast = _Cast()
    candidates = _without_headline_words(candidates)
    found: list[Entity | None] = [None] * len(candidates)
    spelt = [spelling(c.name_text) for c in candidates]
    for number, candidate in enumerate(candidates):
        if len(spelt[number].tokens) > 1 and _is_sure(candidate):
            found[number] = cast.attach(candidate, spelt[number])
    for number, candidate in enumerate(candidates):
        if found[number] is None and any(spelt[number].tokens):
            found[number] = cast.attach_bare(candidate, spelt[number])
        if found[number] is None and candidate.rule in _UNTITLED and (known := index.by_initials(candidate.name_text, day)):
            found[number] = cast.attach_bare(candidate._replace(person_ids=(known,)), spelt[number])
    _shared_titles(candidates, found)
    for entity in cast.entities:
        _link(entity, index, day)
    bearers = _Bearers()
    for number, candidate in enumerate(candidates):
        bearer = found[number]
        if candidate.name is None and not candidate.is_group and not candidate.is_counterpart:
            found[number] = bearers.of(candidate, home) if candidate.office else None
        elif bearer and candidate.office and candidate.name and not candidate.is_group:
            bearers.add(candidate, bearer)
    held = {e.number: _held(e, index, day) for e in cast.entities if e.person_id}
    _by_general_name(candidates, found, general, home, held)
    return found


def _held(entity: Entity, index: PersonIndex, day: date | None) -> frozenset[str]:
    """The offices of their country that a listed person held on a day."""
    held = index.offices(entity.person_id, day) if entity.person_id and day else ()
    return frozenset(lower(t.office) for t in held if t.country == entity.country)


def _by_general_name(
    candidates: Sequence[Candidate],
    found: list[Entity | None],
    general: Mapping[str, frozenset[str]],
    home: str | None,
    held: Mapping[int, frozenset[str]],
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
    named = [(c, e) for c, e in zip(candidates, found, strict=True) if e and c.name and c.office and not (c.is_group or c.organization)]
    for number, offices in alone.items():
        country = candidates[number].country or home
        bearers = {e.number: e for c, e in named if lower(c.english or c.office or "") in offices}
        if candidates[number].country:
            bearers |= {e.number: e for e in found if e and not offices.isdisjoint(held.get(e.number, ()))}
        own = [e for e in bearers.values() if (country or e.number not in beside) and _is_of(e, country, named)]
        found[number] = own[0] if len(own) == 1 else None


def _meant(candidate: Candidate, general: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    """The offices that an office without a name may mean; None where its words are no general name."""
    is_alone = candidate.office and not (candidate.name or candidate.is_group or candidate.is_counterpart or candidate.organization)
    return general.get(lower(candidate.english or candidate.office or "")) if is_alone else None


def _is_of(entity: Entity, country: str | None, named: Sequence[tuple[Candidate, Entity]]) -> bool:
    """Whether somebody is of a country; where none is known, whether the title that first names them tells none."""
    return entity.country == country if country else next((not c.country for c, e in named if e is entity), False)


def _without_headline_words(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Cut the capitalised words of a headline off a surname: of "Dr. Baugh Presses Case", the text knows only a Kenneth Baugh."""
    headline = [n for n, c in enumerate(candidates) if c.sentence == 0 and not c.person_ids and len(name_tokens(c.name_text)) > 1]
    if not headline:
        return candidates
    names = [name_tokens(c.name_text) for c in candidates if c.sentence]
    surnames = {tokens[-1] for tokens in names if len(tokens) > 1}
    words = {token for tokens in names for token in tokens}
    cut = list(candidates)
    for number in headline:
        candidate = candidates[number]
        head, *rest = name_tokens(candidate.name_text)
        if head in surnames and words.isdisjoint(rest):
            first = candidate.name_text.split()[0]
            name = candidate.name and (candidate.name[0], candidate.name[0] + len(first))
            cut[number] = candidate._replace(name=name, name_text=first)
    return cut


def _is_sure(candidate: Candidate) -> bool:
    """Whether a capitalised word is shown to be a person: listed, titled, or two names and their country."""
    if candidate.rule == "name.of_country" and len(name_tokens(candidate.name_text)) < 2:
        return bool(candidate.person_ids)
    return bool(candidate.person_ids) or (candidate.rule not in _UNTITLED and len(candidate.name_text) > 1)


def _shared_titles(candidates: Sequence[Candidate], found: list[Entity | None]) -> None:
    """Share a plural title: "Foreign Ministers Wang Yi and Sergey Lavrov" gives it to both men, and says nothing of country."""
    shared: Candidate | None = None
    for candidate, entity in zip(candidates, found, strict=True):
        if candidate.is_group and candidate.name:
            shared = candidate
        elif shared is None or candidate.title or candidate.sentence != shared.sentence:
            shared = None
        elif entity and shared.office and not entity.offices:
            entity.offices.append(shared.office)
            entity.english += [shared.english] if shared.english else []


def _link(entity: Entity, index: PersonIndex, day: date | None) -> None:
    entity.name = max(entity.names, key=lambda name: (len(name_tokens(name)), len(name)))
    entity.country = entity.countries.most_common(1)[0][0] if entity.countries else None
    entity.organization = entity.organizations.most_common(1)[0][0] if entity.organizations else None
    office = next(iter((*entity.english, *entity.offices)), None)
    for name in sorted(entity.names, key=lambda name: -len(name_tokens(name))):
        entity.person_id = index.link(name, entity.country, entity.organization, office, day)
        if entity.person_id:
            break
    if entity.person_id is None and len(entity.listed) == 1:
        if not entity.country:
            entity.person_id = next(iter(entity.listed))
        elif not is_cjk(entity.name[0]):  # there the country right before the title is that of its bearer: 澳大利亚外长贝内特
            entity.person_id = _despite_country(entity, index, office, day)
    if entity.person_id:
        person = index.persons[entity.person_id]
        held = index.offices(entity.person_id, day)
        entity.name = person.name
        if entity.country is None and entity.organization is None:
            entity.country = held[0].country if held else person.country
            entity.organization = (held[0].organization if held else person.organization) if entity.country is None else None
    entity.key = entity.person_id or unlisted_key(entity.name, entity.country or entity.organization)


def _despite_country(entity: Entity, index: PersonIndex, office: str | None, day: date | None) -> str | None:
    """A listed person in the listed office: the country printed beside the name is another's ("Locsin, Kuwaiti minister talk")."""
    person_id = index.link(entity.name, None, None, office, day) if office else None
    if person_id not in entity.listed:
        return None
    entity.country = entity.organization = None
    entity.is_misplaced = True
    return person_id


class _Bearers:
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
