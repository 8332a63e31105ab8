"""Who is who within one document: fuller names first, then bare ones, then listed persons."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import takewhile
from types import MappingProxyType

from pipelines.core.knowledge import Tenure
from pipelines.core.names.bearers import Bearers, read_general_names
from pipelines.core.names.candidate import Candidate
from pipelines.core.names.entity import Entity, link
from pipelines.core.names.offices import goes_by
from pipelines.core.names.people import PersonIndex, Spelling, name_tokens, same_office, spelling
from pipelines.core.text import fold, is_cjk, lower

_SURNAME = 2
"""Longest surname in a script without spaces, in characters."""
_UNTITLED = frozenset({"name.bare"})
_ALONE = _UNTITLED | {"name.honorific"}
"""Rules of names that no office goes with."""
_INTRODUCED = 2
"""Sentences after a title in which its bearer may be named first: "The bank’s Vice-President is in Dakar. On Monday, X met ..."."""


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
    found, introduced = _told_by_name(cast, candidates, index, day)
    _shared_titles(candidates, found)
    for entity in cast.entities:
        link(entity, index, day, home)
    _read_titles(candidates, found, introduced, index, day, home)
    read_general_names(candidates, found, general, home, lambda: {e.number: _held(e, index, day) for e in cast.entities if e.person_id})
    return found


def _told_by_name(
    cast: _Cast, candidates: Sequence[Candidate], index: PersonIndex, day: date | None
) -> tuple[list[Entity | None], dict[int, int]]:
    """Give names to the persons of the cast, the fullest first; and tell which names a title before brings in (``_introduced``)."""
    found: list[Entity | None] = [None] * len(candidates)
    spelt = [spelling(c.name_text) for c in candidates]
    for number, candidate in enumerate(candidates):
        if _is_full(candidate, spelt[number]) and _is_sure(candidate):
            found[number] = cast.attach(candidate, spelt[number])
    introduced = _introduced(candidates, spelt, found)
    for name, title in introduced.items():
        shown = candidates[name]
        told = candidates[title]._replace(name=shown.name, name_text=shown.name_text)
        found[name] = cast.attach(told, spelt[name])
    for number, candidate in enumerate(candidates):
        if found[number] is None and any(spelt[number].tokens):
            found[number] = cast.attach_bare(candidate, spelt[number])
        if found[number] is None and candidate.rule in _UNTITLED and (known := index.by_initials(candidate.name_text, day)):
            found[number] = cast.attach_bare(candidate._replace(person_ids=(known,)), spelt[number])
    return found, introduced


def _read_titles(
    candidates: Sequence[Candidate],
    found: list[Entity | None],
    introduced: Mapping[int, int],
    index: PersonIndex,
    day: date | None,
    home: str | None,
) -> None:
    """Give titles without a name to their bearers, in the order of the text."""
    bearers = Bearers()
    named = {title: name for name, title in introduced.items()}
    for number, candidate in enumerate(candidates):
        bearer = found[number]
        if number in named and (first := found[named[number]]):
            found[number] = first
            bearers.add(candidate, first)
            continue
        if candidate.name is None and not candidate.is_group and not candidate.is_counterpart:
            meant = bearers.of(candidate, home) if candidate.office else None
            if candidate.office and candidate.country is None and home and (meant is None or meant.country != home):
                meant = _own_officer(candidate, [e for e in found[:number] if e], index, day, home) or meant
            meant = meant or _officer(candidate, [e for e in found[:number] if e], index, day)
            is_other = number > 0 and meant is found[number - 1] and _is_beside(candidates[number - 1], candidate)
            is_at_home = meant is not None and _is_told_abroad(number, meant, candidates, found)
            found[number] = None if is_other or is_at_home else meant
            if found[number] is None and candidate.office and not (candidate.country or candidate.organization):
                bearers.add_unnamed(candidate, is_at_home)
        elif bearer and candidate.office and candidate.name and not candidate.is_group:
            bearers.add(candidate, bearer)


def _introduced(candidates: Sequence[Candidate], spelt: Sequence[Spelling], found: Sequence[Entity | None]) -> dict[int, int]:
    """Names to the titles without a name that bring them in a sentence or two before, where the surname alone comes later.

    A title with its country or organization; whom else the page names in between is its bearer rather, or nobody is.
    """
    surnames = {s.tokens[0] for c, s in zip(candidates, spelt, strict=True) if c.rule in _ALONE and len(s.tokens) == 1}
    introduced: dict[int, int] = {}
    title: int | None = None
    for number, candidate in enumerate(candidates):
        if candidate.name is None and candidate.office and not (candidate.is_group or candidate.is_counterpart):
            title = number if candidate.country or candidate.organization else None
        elif found[number] is not None or candidate.is_counterpart:
            title = None
        elif title is not None and candidate.rule in _UNTITLED and len(spelt[number].tokens) > 1 and not is_cjk(candidate.name_text[0]):
            is_near = 0 < candidate.sentence - candidates[title].sentence <= _INTRODUCED
            if is_near and spelt[number].tokens[-1] in surnames:
                introduced[number] = title
            title = None
    return introduced


def _officer(title: Candidate, named: Sequence[Entity], index: PersonIndex, day: date | None) -> Entity | None:
    """The one listed officer of an organization named before, without that title or by another, whose office it is: Secretary-General.

    Where the title tells no organization, no country may have the office.
    """
    office, body = title.english, title.organization
    if day is None or not office or title.country or not (body or index.is_of_bodies(office)):
        return None
    may_be = {e.person_id: e for e in named if e.person_id}
    held = {key: index.offices(key, day) for key in may_be}
    bearers = [e for key, e in may_be.items() if any(_is_held(t, office, body) for t in held[key])]
    return bearers[0] if len(bearers) == 1 else None


def _own_officer(title: Candidate, named: Sequence[Entity], index: PersonIndex, day: date | None, home: str) -> Entity | None:
    """The one listed officer of the publisher's country named before, with or without a title, whose office it is: "the President"."""
    if day is None or title.organization:
        return None
    own = {e.person_id: e for e in named if e.person_id and e.country == home}
    bearers = [
        e
        for key, e in own.items()
        if any(t.country == home and goes_by(title.english or title.office or "", t.office) for t in index.offices(key, day))
    ]
    return bearers[0] if len(bearers) == 1 else None


def _is_held(tenure: Tenure, office: str, body: str | None) -> bool:
    """Whether an office is the one held; a body of a title is told by its id, that of a tenure by its name: world-bank, World Bank."""
    if body is None:
        return tenure.office == office
    return "-".join(fold(tenure.organization or "").split()) == body and same_office(office, tenure.office)


def _is_beside(before: Candidate, title: Candidate) -> bool:
    """Whether a title follows somebody's name with no sign between, and so is another's: «С премьером X глава правительства обсудил»."""
    return before.name is not None and title.title is not None and title.title[0] - before.name[1] == 1


def _is_told_abroad(number: int, bearer: Entity, candidates: Sequence[Candidate], found: Sequence[Entity | None]) -> bool:
    """Whether who may bear a title without a country is named behind it in its sentence with one, and so is somebody else.

    Le Président de la République a reçu M. X, Président de la République du Ghana.
    """
    title = candidates[number]
    if title.country or title.organization:
        return False
    behind = takewhile(lambda n: candidates[n].sentence == title.sentence, range(number + 1, len(candidates)))
    return any(found[n] is bearer and candidates[n].name and candidates[n].office and candidates[n].country for n in behind)


def _held(entity: Entity, index: PersonIndex, day: date | None) -> frozenset[str]:
    """The offices of their country that a listed person held on a day."""
    held = index.offices(entity.person_id, day) if entity.person_id and day else ()
    return frozenset(lower(t.office) for t in held if t.country == entity.country)


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


def _is_full(candidate: Candidate, spelt: Spelling) -> bool:
    """Whether a name is more than a surname: of several words, or of three characters of a script without spaces: 金杉大使, 金杉宪治."""
    return len(spelt.tokens) > 1 or (len(candidate.name_text) > _SURNAME and is_cjk(candidate.name_text[0]))


def _is_sure(candidate: Candidate) -> bool:
    """Whether a capitalised word is shown to be a person: listed, titled, or two names and their country."""
    if candidate.rule == "name.of_country" and len(name_tokens(candidate.name_text)) < 2:
        return bool(candidate.person_ids)
    return bool(candidate.person_ids) or (candidate.rule not in _UNTITLED and len(candidate.name_text) > 1)


def _shared_titles(candidates: Sequence[Candidate], found: list[Entity | None]) -> None:
    """Share a plural title: "Foreign Ministers Wang Yi and Sergey Lavrov" gives it to both men, and says nothing of country."""
    shared: Candidate | None = None
    for candidate, entity in zip(candidates, found, strict=True):
        if candidate.is_group:
            shared = candidate
        elif shared is None or (candidate.title and candidate.office) or candidate.sentence != shared.sentence:
            shared = None
        elif entity and shared.office and not entity.offices and (shared.name or candidate.rule == "name.shared_title"):
            entity.offices.append(shared.office)
            entity.english += [shared.english] if shared.english else []
