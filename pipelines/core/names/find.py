"""All names of a document as mentions: one pass of the gazetteer, then patterns, then who is who."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from pipelines.core.knowledge import Knowledge, Rule
from pipelines.core.names.bearers import bearer_key
from pipelines.core.names.candidate import Candidate
from pipelines.core.names.candidates import CandidateFinder
from pipelines.core.names.entity import Entity
from pipelines.core.names.gazetteer import Gazetteer, Hit, Meaning, Name
from pipelines.core.names.headlines import HEADLINE_RULE, with_headline_offices
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.offices import english_office, general_office
from pipelines.core.names.people import PersonIndex
from pipelines.core.names.resolve import resolve
from pipelines.core.records import Mention
from pipelines.core.text import Sentences

_BY_SPAN = attrgetter("char_start", "char_end", "kind")

RULES = (
    Rule("name.listed", 1, "mentions", "A listed name of a country, organization, place or forum"),
    Rule("title.name", 2, "mentions", "An office and a name beside each other: Foreign Minister Wang Yi"),
    Rule("name.title_after", 1, "mentions", "A name and an office in apposition: Sergey Lavrov, Foreign Minister of Russia"),
    Rule("title.counterpart", 1, "mentions", "A counterpart: the office is that of the person before, the country is stated"),
    Rule("title.alone", 2, "mentions", "An office without a name; a person where the document names its holder"),
    Rule("name.possessive", 1, "mentions", "A country that owns a name: Russia's Lavrov"),
    Rule("name.native", 1, "mentions", "An adjective of country that stands for the bearer of the name after it: el chileno Gabriel Boric"),
    Rule("name.of_country", 1, "mentions", "A name and its country: Zelenskyy of Ukraine"),
    Rule("name.shared_title", 2, "mentions", "A country and a name in the list after a plural title: ministers of A X, of B Y"),
    Rule("name.led", 1, "mentions", "A full name after words that lead to one: во главе с Иваном Петровым"),
    Rule(HEADLINE_RULE, 1, "mentions", "A full name of a headline, whose office the first sentence tells without it"),
    Rule("name.honorific", 1, "mentions", "An honorific and a name: Mr. Sullivan"),
    Rule("name.bare", 1, "mentions", "A listed full name, or a name that the document has given in full elsewhere"),
)


@dataclass(frozen=True, slots=True)
class NameContext:
    """What a page's surroundings tell of its names.

    Attributes:
        language: ISO 639-1 code.
        day: Day of publication; None when unknown.
        home: ISO code of the country that the publisher speaks for.
    """

    language: str
    day: date | None
    home: str | None


class NameFinder:
    """Finds names in documents of any language; built once per process.

    Args:
        knowledge: Curated knowledge.
        lexicons: Grammar words by language; a page of another language yields listed names only.
    """

    def __init__(self, knowledge: Knowledge, lexicons: Mapping[str, NameLexicon]) -> None:
        self._knowledge = knowledge
        self._lexicons = lexicons
        self._finders: dict[str, CandidateFinder] = {}
        self.people = PersonIndex(knowledge.persons, knowledge.tenures)
        names = {o.organization_id: o.name for o in knowledge.organizations}
        self._organizations = {o.organization_id: names[o.parent_id] if o.parent_id else o.name for o in knowledge.organizations}
        self._names = _display_names(knowledge)
        self._told: dict[Meaning, list[tuple[str, str, str | None, str | None, str]]] = {}
        self._titles = frozenset(t.office for t in knowledge.tenures)

    def _lexicon(self, language: str) -> NameLexicon:
        return self._lexicons.get(language) or self._lexicons["en"]

    def _finder(self, language: str) -> CandidateFinder:
        if language not in self._finders:
            self._finders[language] = CandidateFinder(Gazetteer(self._knowledge, language), self._lexicon(language))
        return self._finders[language]

    def sentences(self, text: str, language: str) -> Sentences:
        """Cut a text into sentences by the abbreviations of its language."""
        return Sentences(text, self._lexicon(language).abbreviations)

    def find(self, document_id: str, text: str, sentences: Sentences, context: NameContext) -> list[Mention]:
        """Find all names of a text.

        Args:
            document_id: Goes into the mentions.
            text: Text of the document.
            sentences: Its sentences.
            context: What the page's surroundings tell.

        Returns:
            Mentions sorted by span and kind.
        """
        finder = self._finder(context.language)
        candidates, hits = finder.find(text, sentences)
        candidates = with_headline_offices(candidates, text, sentences, finder.lexicon, lambda o, c: self._holder(o, c, context.day))
        offices = finder.lexicon.offices
        entities = resolve(candidates, self.people, context.day, context.home, offices.general if offices else {})
        mentions = [*self._listed(document_id, text, hits), *self._persons(document_id, text, candidates, entities, context)]
        return sorted(mentions, key=_BY_SPAN)

    def _holder(self, office: str, country: str, day: date | None) -> str | None:
        return self.people.holder_of(office, country, day) if day else None

    def _listed(self, document_id: str, text: str, hits: Sequence[Hit]) -> Iterator[Mention]:
        for start, end, meaning in hits:
            if (told := self._told.get(meaning)) is None:
                told = self._told[meaning] = [self._row(name) for name in meaning.others]
            surface = text[start:end]
            for kind, key, label, country, method in told:
                name = label or surface
                yield Mention(document_id, start, end, kind, surface, key, name, country, None, None, None, None, method, "name.listed")

    def _row(self, name: Name) -> tuple[str, str, str | None, str | None, str]:
        """Kind, key, usual name, country and method of the mentions of a listed name."""
        kind = "country" if name.kind == "metonym" else name.kind
        method = "metonym" if name.kind == "metonym" else "name" if name.form == "given" else name.form
        return kind, name.entity_id, self._names.get((kind, name.entity_id)), name.country, method

    def _persons(
        self, document_id: str, text: str, candidates: Sequence[Candidate], entities: Sequence[Entity | None], context: NameContext
    ) -> Iterator[Mention]:
        last: tuple[str | None, str | None, str | None] = None, None, None
        table = self._finder(context.language).lexicon.offices
        named, general = [entity for entity in entities if entity], table.general if table else {}
        for candidate, entity in zip(candidates, entities, strict=True):
            country = candidate.country or (entity.country if entity else None)
            office = candidate.office or (self._of_counterpart(entity, country, *last, context) if candidate.is_counterpart else None)
            if office and office != last[0] and (candidate.name or not candidate.is_group):
                last = office, candidate.english, country or context.home
            elif entity and entity.offices and candidate.name and not office:
                last = entity.offices[0], next(iter(entity.english), None), country
            office = candidate.offices or office
            if office is None and entity and entity.offices and candidate.rule == "name.shared_title":
                office = entity.offices[0]
            span = candidate.name or candidate.title
            if span is None or (entity is None and not (candidate.title and (candidate.office or candidate.is_counterpart))):
                continue
            organization = candidate.organization or (entity.organization if entity and not candidate.country else None)
            body = self._organizations.get(organization, organization) if organization else None
            yield Mention(
                document_id,
                span[0],
                span[1],
                "person" if entity else "office",
                text[span[0] : span[1]],
                entity.key if entity else bearer_key(candidate, body, named, self.people, general, context.day),
                entity.name if entity else office or text[span[0] : span[1]],
                (None if entity and entity.is_misplaced else candidate.country) or (entity.country if entity else None),
                body,
                office,
                candidate.title[0] if candidate.title else None,
                candidate.title[1] if candidate.title else None,
                _method(candidate, entity),
                candidate.rule,
            )

    def _of_counterpart(
        self, entity: Entity | None, country: str | None, office: str | None, english: str | None, of: str | None, context: NameContext
    ) -> str | None:
        """Office of a counterpart: that of the person before, or the own one of who is listed: no Turk is Secretary of State.

        Of several charges that a ministry joins, the general name is left: Foreign Minister, of one for Europe and Foreign Affairs.
        A title that means another office in the counterpart's country alone is that of the person before: a canciller's is no Chancellor.
        """
        table = self._finder(context.language).lexicon.offices
        if (
            table
            and office
            and of
            and country
            and (meant := english_office(office, table, of)) != (theirs := english_office(office, table, country))
        ):
            english = english or meant
            office = office if theirs == english_office(office, table) else meant or office
        title = english or office or ""
        shared = general_office(title, table.general) if table else None
        held = [t.office for t in self.people.offices(entity.person_id, context.day)] if entity and entity.person_id else []
        if held and title not in held and shared not in held and (shared or title in self._titles):
            return held[0]
        return shared or office


def _method(candidate: Candidate, entity: Entity | None) -> str:
    if entity is None:
        return "group" if candidate.is_group else "office"
    if candidate.name is None:
        return "office_reference"
    return "gazetteer" if entity.person_id else "pattern"


def _display_names(knowledge: Knowledge) -> dict[tuple[str, str], str]:
    return {
        **{("country", c.country): c.name for c in knowledge.countries},
        **{("organization", o.organization_id): o.name for o in knowledge.organizations},
        **{("place", p.place_id): p.name for p in knowledge.places},
        **{("forum", f.forum_id): f.name for f in knowledge.forums},
    }
