"""The listed names of one language in one automaton, and the hits that it finds in a text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from pipelines.core.knowledge import Knowledge, Place, Terms
from pipelines.core.matcher import Match, Matcher, gathered
from pipelines.core.text import even, is_cjk

_TAG = {"guard": "P", "country": "C", "organization": "O", "forum": "F", "person": "N", "place": "L", "metonym": "L"}
_PRIORITY = {kind: rank for rank, kind in enumerate(_TAG)}
_LONG = re.compile(r"(?<![\w-])[^\W\d_A-ZÀ-Þ][^\W\d_]{4,}")
"""A word of a name that is no small one."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a listed name stands for.

    Attributes:
        kind: guard, country, organization, forum, person, place or metonym (of a country).
        entity_id: Key of the entity; a country's code for country and metonym.
        form: name or adjective, for countries; given for a place whose name persons bear too; dateline for one in capitals.
        country: ISO 3166-1 alpha-2 that goes with it, if any.
    """

    kind: str
    entity_id: str
    form: str = "name"
    country: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """Everything that a listed word may stand for.

    Attributes:
        names: The readings, likeliest first.
        tag: Tag of the likeliest (``lexicon.TAGS``).
        country: The country that it names or stands for, if it does.
        persons: Ids of the persons that it may name.
        countries: Its readings as a country; of several only the page can tell.
        others: Its readings that are mentions by themselves: all but persons and guards.
    """

    names: tuple[Name, ...]
    tag: str
    country: str | None
    persons: tuple[str, ...]
    countries: tuple[Name, ...]
    others: tuple[Name, ...]


Hit = Match[Meaning]
"""Where a listed word begins and ends in a text, and what it may mean."""


class Gazetteer:
    """Every listed name that may stand on a page of one language.

    English names are found on every page, for they are printed on many; the others on pages of their language.

    Args:
        knowledge: All curated knowledge.
        language: ISO 639-1 code of the page.

    Attributes:
        matcher: The words, in their plain forms (``even``).
    """

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        self.language = language
        readings = gathered((even(word), name) for word, name in _entries(knowledge, language))
        meanings = {word: _meaning(names) for word, names in readings.items()}
        self.matcher = Matcher(meanings)
        self._ambiguous = {meaning: _by_country(meaning) for meaning in meanings.values() if len(meaning.countries) > 1}

    def __len__(self) -> int:
        return len(self.matcher)

    def hits(self, text: str) -> list[Hit]:
        """Find the listed names of a text, longest first, none overlapping, left to right."""
        hits = self.matcher.find(even(text))
        return hits if self._ambiguous.keys().isdisjoint(map(itemgetter(2), hits)) else self._settled(hits)

    def _settled(self, hits: list[Hit]) -> list[Hit]:
        """Let the page say which country an ambiguous word means: Korea, where it names the Republic of Korea or Seoul elsewhere."""
        sure = Counter(meaning.country for _, _, meaning in hits if meaning.country and meaning not in self._ambiguous)
        return [(start, end, self._read_as(meaning, sure)) for start, end, meaning in hits]

    def _read_as(self, meaning: Meaning, sure: Counter[str]) -> Meaning:
        if meaning not in self._ambiguous:
            return meaning
        best = max((name.entity_id for name in meaning.countries), key=lambda country: sure[country])
        return self._ambiguous[meaning][best] if sure[best] else meaning


def _meaning(names: Iterable[Name]) -> Meaning:
    """Gather the readings of a word; of those of one rank, what is listed first is likelier. A person needs no guard: Santiago Peña."""
    ordered = tuple(sorted(names, key=lambda name: _PRIORITY[name.kind]))
    if any(name.kind == "person" for name in ordered):
        ordered = tuple(name for name in ordered if name.kind != "guard")
    return Meaning(
        names=ordered,
        tag=_TAG[ordered[0].kind],
        country=next((n.country for n in ordered if n.kind in ("country", "metonym")), None),
        persons=tuple(n.entity_id for n in ordered if n.kind == "person"),
        countries=tuple(n for n in ordered if n.kind == "country"),
        others=tuple(n for n in ordered if n.kind not in ("person", "guard")),
    )


def _by_country(meaning: Meaning) -> dict[str, Meaning]:
    """An ambiguous word as each of the countries that it may mean, by code; of two forms the likelier."""
    others = [name for name in meaning.names if name.kind != "country"]
    return {name.entity_id: _meaning((name, *others)) for name in reversed(meaning.countries)}


@cache
def country_meaning(country: str) -> Meaning:
    """What a word means that stands for a country and is listed as none: 俄 before a title."""
    return _meaning((Name("country", country, "name", country),))


def _entries(knowledge: Knowledge, language: str) -> Iterator[tuple[str, Name]]:
    languages = tuple(dict.fromkeys((language, "en")))
    for guard in knowledge.guards:
        if guard.language in languages:
            yield guard.phrase, Name("guard", guard.phrase)
    for country in knowledge.countries:
        code = country.country
        for form, terms in (("name", country.names), ("adjective", country.adjectives), ("metonym", country.metonyms)):
            kind = "metonym" if form == "metonym" else "country"
            for word in _words(terms, languages):
                yield word, Name(kind, code, form, code)
    for organization in knowledge.organizations:
        for word in _titled(_words(organization.names, languages)):
            yield word, Name("organization", organization.organization_id)
    for forum in knowledge.forums:
        for word in _titled(_words(forum.names, languages)):
            yield word, Name("forum", forum.forum_id)
    for person in knowledge.persons:
        for word in (person.name, *_words(person.aliases, languages)):
            if " " in word or is_cjk(word[0]) or "-" in word:
                yield word, Name("person", person.person_id, country=person.country)
    for place in knowledge.places:
        for word in dict.fromkeys((place.name, *_small(place, languages), *_words(place.names, languages))):
            yield word, Name("place", place.place_id, "given" if place.needs_preposition else "name", place.country)
            if len(word) > 3 and place.kind == "city" and word.upper() != word:
                yield word.upper(), Name("place", place.place_id, "dateline", place.country)


def _small(place: Place, languages: tuple[str, ...]) -> Iterator[str]:
    """The names of a house with what it is in lower case: palacio de Viana, palais de l'Élysée."""
    for word in _words(place.names, languages) if place.kind == "venue" else ():
        first, _, rest = word.partition(" ")
        if rest[:1].islower() and not is_cjk(word[0]):
            yield f"{first.lower()} {rest}"


def _words(terms: Terms | Mapping[str, tuple[str, ...]], languages: tuple[str, ...]) -> Iterator[str]:
    for language in languages:
        for word in terms.get(language, ()):
            yield word
            if word[0].islower():
                yield word[0].upper() + word[1:]


def _titled(words: Iterable[str]) -> Iterator[str]:
    """Names of several words, and each once more with capitals, as many offices print them: Union Européenne, Banque Mondiale."""
    for word in words:
        yield word
        titled = _LONG.sub(lambda found: found[0].capitalize(), word)
        if " " in word and titled != word:
            yield titled
