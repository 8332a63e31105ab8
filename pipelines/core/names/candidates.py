"""Persons and offices as single sentences print them, before the document says who they are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.core.names.gazetteer import Gazetteer, Hit
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.offices import english_office
from pipelines.core.names.patterns import GRAMMAR, GRAMMAR_UNSPACED, GRAMMAR_WITH_OF, Found, find_persons
from pipelines.core.names.tokens import Token, Tokenizer
from pipelines.core.names.unspaced import UnspacedTokenizer
from pipelines.core.text import Sentences, Span

_ADJECTIVES = re.compile("c(?:[,a]+c)*")
_ROMAN = re.compile(r"[IVX]+|Jr\.?|Sr\.?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person, or an office without a name, in one sentence; spans index the text.

    Attributes:
        sentence: Number of the sentence.
        name: Span of the name without honorifics; None for an office alone.
        title: Span of the office as printed.
        office: Its words without the country before them; None for a counterpart.
        country: ISO code that the words give.
        organization: Organization id that the words give.
        person_ids: Listed persons that print so.
        rule: Pattern that found it.
        english: The office in English, where the language's table knows it.
    """

    sentence: int
    name: Span | None
    name_text: str
    title: Span | None
    office: str | None
    country: str | None
    organization: str | None
    person_ids: tuple[str, ...]
    rule: str
    is_counterpart: bool
    is_group: bool
    english: str | None = None

    @property
    def start(self) -> int:
        """First code point of name and title."""
        return min(span[0] for span in (self.name, self.title) if span)

    @property
    def end(self) -> int:
        """One past their last."""
        return max(span[1] for span in (self.name, self.title) if span)


class CandidateFinder:
    """Runs gazetteer, tokenizer and patterns of one language over a text."""

    def __init__(self, gazetteer: Gazetteer, lexicon: NameLexicon) -> None:
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self._tokenizer = Tokenizer(lexicon)
        self._unspaced = UnspacedTokenizer(lexicon) if lexicon.is_unspaced else None
        with_of = "de" in lexicon.particles and lexicon.tags.get("de") == "o"
        self._grammar = GRAMMAR_UNSPACED if lexicon.is_unspaced else GRAMMAR_WITH_OF if with_of else GRAMMAR

    def find(self, text: str, sentences: Sentences) -> tuple[list[Candidate], list[Hit]]:
        """Return candidates in text order, and the gazetteer's hits that stand for themselves, in no other word."""
        hits = self.gazetteer.hits(text)
        found: list[Candidate] = []
        if self._unspaced is None:
            tokens: Iterable[list[Token]] = self._spaced(text, sentences, hits)
        else:
            read = self._unspaced.read(text, hits)
            hits, tokens = read.hits(), (read.tokens(start, end) for start, end in sentences.spans)
        for number, sentence in enumerate(tokens):
            persons = find_persons(sentence, self._grammar, self.lexicon.article_parts_titles)
            found += [
                self._finished(made, text, sentence, person) for person in persons if (made := _candidate(text, number, sentence, person))
            ]
        return found, hits

    def _finished(self, candidate: Candidate, text: str, tokens: Sequence[Token], found: Found) -> Candidate:
        """A title that one country alone has tells the country too; a declined name is told in its base form."""
        if candidate.office and not candidate.country and not candidate.organization:
            candidate = replace(candidate, country=self.lexicon.country_of(candidate.office))
        if candidate.office and self.lexicon.offices:
            candidate = replace(candidate, english=english_office(candidate.office, self.lexicon.offices, candidate.country))
        span = found.title or found.shared
        if self.lexicon.declension is None or span is None or not candidate.name_text:
            return candidate
        head = next((t for t in tokens[slice(*span)] if t.tag in "RGk"), None)
        title = text[head.start : head.end] if head else ""
        return replace(candidate, name_text=self.lexicon.declension.nominative(candidate.name_text, title))

    def _spaced(self, text: str, sentences: Sentences, hits: Sequence[Hit]) -> Iterator[list[Token]]:
        first = 0
        for start, end in sentences.spans:
            while first < len(hits) and hits[first].end <= start:
                first += 1
            last = first
            while last < len(hits) and hits[last].start < end:
                last += 1
            yield self._tokenizer.tokens(text, start, end, hits[first:last])


def _candidate(text: str, sentence: int, tokens: Sequence[Token], found: Found) -> Candidate | None:
    name = _name_span(text, tokens, found.name) if found.name else None
    if found.name and name is None:
        return None
    if name and found.rule == "name.native" and not _is_native(text[name[0] : name[1]], tokens[found.countries[0]]):
        found = replace(found, rule="name.bare", countries=())
    title = (tokens[found.title[0]].start, tokens[found.title[1] - 1].end) if found.title else None
    countries = [hit.country or hit.names[0].country for i in found.countries if (hit := tokens[i].hit) is not None]
    bodies = [hit.names[0].entity_id for i in found.organizations if (hit := tokens[i].hit) is not None]
    listed = [n.entity_id for i in range(*(found.name or (0, 0))) if (hit := tokens[i].hit) is not None for n in hit.of_kind("person")]
    return Candidate(
        sentence=sentence,
        name=name,
        name_text=text[name[0] : name[1]] if name else "",
        title=title,
        office=None if found.is_counterpart or found.title is None else _office(text, tokens, found.title),
        country=countries[0] if countries else None,
        organization=bodies[0] if bodies else None,
        person_ids=tuple(dict.fromkeys(listed)),
        rule=found.rule,
        is_counterpart=found.is_counterpart,
        is_group=found.is_group,
    )


def _is_native(name: str, country: Token) -> bool:
    """Whether a country before a name is an adjective that stands for its bearer, and the name a full one: el chileno Gabriel Boric."""
    return " " in name and country.hit is not None and country.hit.names[0].form == "adjective"


def _name_span(text: str, tokens: Sequence[Token], span: tuple[int, int]) -> Span | None:
    """The name itself: honorifics before it and letters after it (MP, QC) left out."""
    first, last = span
    while first < last and tokens[first].tag == "T":
        first += 1
    while last > first and (
        tokens[last - 1].tag == ","
        or (tokens[last - 1].tag == "J" and not _ROMAN.fullmatch(text[tokens[last - 1].start : tokens[last - 1].end]))
    ):
        last -= 1
    if first == last or not any(token.tag == "N" for token in tokens[first:last]):
        return None
    return tokens[first].start, tokens[last - 1].end


def _is_trailing(token: Token, before: Token) -> bool:
    """Whether the last token of a title is no part of the office: "of France", "de Argentina y"."""
    return token.tag in "ofta" or (token.tag in "CO" and before.tag not in "PR")


def _office(text: str, tokens: Sequence[Token], span: tuple[int, int]) -> str:
    """An office without the country or organization that begins or ends it, the possessive before it, and adjectives of country in it."""
    first, last = span
    while first < last - 1 and tokens[first].tag in "COLshat,":
        first += 1
    while last > first + 1 and _is_trailing(tokens[last - 1], tokens[last - 2]):
        last -= 1
    ends = [*(token.start for token in tokens[first + 1 : last]), tokens[last - 1].end]
    tags = "".join("c" if t.tag == "C" and text[t.start].islower() else t.tag for t in tokens[first:last])
    left_out = {i for found in _ADJECTIVES.finditer(tags) for i in range(*found.span())}
    words = [text[t.start : end] for i, (t, end) in enumerate(zip(tokens[first:last], ends, strict=True)) if i not in left_out]
    return " ".join("".join(words).split()).rstrip(" ,")
