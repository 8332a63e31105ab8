"""A person of one document: what the places that name them tell together, and which listed person that is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipelines.core.names.candidate import Candidate
from pipelines.core.names.people import PersonIndex, Spelling, compatible, is_spelt, name_tokens, nicknamed, unlisted_key
from pipelines.core.text import is_cjk


@dataclass(slots=True)
class Entity:
    """A person of one document, gathered from the places that name them; ``number`` counts them as they are first named.

    ``titled`` are the names beside a title, which tells the case that a bare one may be in: по словам Андрея Петрова.
    """

    number: int = 0
    names: list[str] = field(default_factory=list)
    titled: set[str] = field(default_factory=set)
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
        if candidate.title:
            self.titled.add(candidate.name_text)
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


def link(entity: Entity, index: PersonIndex, day: date | None, home: str | None = None) -> None:
    """Find the listed person whom an entity is, and settle name, side and key; ``home`` is the country that the publisher speaks for."""
    entity.name = max(entity.names, key=lambda name: (len(name_tokens(name)), name in entity.titled, len(name)))
    entity.country = entity.countries.most_common(1)[0][0] if entity.countries else None
    entity.organization = entity.organizations.most_common(1)[0][0] if entity.organizations else None
    office = next(iter((*entity.english, *entity.offices)), None)
    for name in sorted(entity.names, key=lambda name: -len(name_tokens(name))):
        person_id = index.link(name, entity.country, entity.organization, office, day)
        if person_id and not (entity.country or entity.organization) and _is_of_another(entity, index.persons[person_id].names):
            continue
        entity.person_id = person_id
        if entity.person_id:
            break
    if entity.person_id is None and len(entity.listed) == 1:
        if not entity.country:
            only = next(iter(entity.listed))
            entity.person_id = None if _is_of_another(entity, index.persons[only].names) else only
        elif not is_cjk(entity.name[0]):  # there the country right before the title is that of its bearer: 澳大利亚外长贝内特
            entity.person_id = _despite_country(entity, index, office, day)
    if entity.person_id is None and office and home and not (entity.country or entity.organization or entity.listed):
        entity.person_id = index.at_home(entity.name, home, office, day)
    if entity.person_id:
        person = index.persons[entity.person_id]
        held = index.offices(entity.person_id, day)
        entity.name = person.name
        if entity.country is None and entity.organization is None:
            entity.country = held[0].country if held else person.country
            entity.organization = (held[0].organization if held else person.organization) if entity.country is None else None
    entity.key = entity.person_id or unlisted_key(entity.name, entity.country or entity.organization)


def _is_of_another(entity: Entity, listed: Sequence[str]) -> bool:
    """Whether a listed person only shares a surname with one whom the page names in full: Riyad al-Maliki, Mohamad Maliki bin Osman.

    Nothing else of both names is alike: other spellings of a first name begin alike.
    """
    full = name_tokens(entity.name)
    if len(full) < 2 or is_cjk(entity.name[0]):
        return False
    names = [name_tokens(alias) for alias in listed]
    known = {token for tokens in names if len(tokens) > 1 for token in tokens}
    shared = [token for token in full if token in known or is_spelt(token, sorted(known))]
    letters = {token[0] for token in known.difference(shared) if not is_spelt(token, shared)}
    return bool(letters) and len(shared) == 1 and letters.isdisjoint(token[0] for token in full if token not in shared)


def _despite_country(entity: Entity, index: PersonIndex, office: str | None, day: date | None) -> str | None:
    """A listed person in the listed office: the country printed beside the name is another's ("Locsin, Kuwaiti minister talk")."""
    person_id = index.link(entity.name, None, None, office, day) if office else None
    if person_id not in entity.listed:
        return None
    entity.country = entity.organization = None
    entity.is_misplaced = True
    return person_id
