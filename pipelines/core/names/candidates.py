"""Persons and offices as single sentences print them, before the document says who they are."""

import re
from collections.abc import Collection

from pipelines.core.names.births import with_offices_beside, without_birth
from pipelines.core.names.candidate import Candidate
from pipelines.core.names.found import Found
from pipelines.core.names.gazetteer import Gazetteer, Hit, Meaning
from pipelines.core.names.joint_titles import parted
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.office_pairs import with_first_offices
from pipelines.core.names.offices import english_office
from pipelines.core.names.patterns import GRAMMAR, GRAMMAR_UNSPACED, GRAMMAR_WITH_OF, find_persons
from pipelines.core.names.tagged import Tagged
from pipelines.core.names.tokens import Tokenizer
from pipelines.core.names.unspaced import UnspacedTokenizer
from pipelines.core.text import Sentences, Span, is_cjk, lower

_TOWN = re.compile("f[ot]*L$")
"""The town at the end of a title: the Ambassador of Bulgaria | to Moscow."""
_ADJECTIVES = re.compile("c(?:[,a]+c)*")
_POSTING = re.compile("R(?:ot?C)?(?P<seat>ft?[CO])$")
"""The end of a title that tells where its bearer is posted."""
_ROMAN = re.compile(r"[IVX]+|Jr\.?|Sr\.?")


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
        if self._unspaced is None:
            tagged = self._tokenizer.read(text, hits)
            tokens = (self._tokenizer.sentence(text, tagged.within(*span)) for span in sentences.spans)
        else:
            read = self._unspaced.read(text, hits)
            hits, tokens = read.hits(), (read.sentence(span) for span in sentences.spans)
        found: list[Candidate] = []
        for number, sentence in enumerate(tokens):
            persons = find_persons(sentence.tags, self._grammar, self.lexicon.article_parts_titles)
            each = (one for person in persons for one in parted(person, sentence, text, self.lexicon))
            made = [made for person in each if (made := self._candidate(text, number, sentence, person))]
            made = with_offices_beside(made, text, self.lexicon) if self.lexicon.births and len(made) > 1 else made
            found += with_first_offices(made, text, self.lexicon) if self.lexicon.offices and len(made) > 1 else made
        return found, hits

    def _candidate(self, text: str, sentence: int, tokens: Tagged, found: Found) -> Candidate | None:
        """A person of a sentence as it stands in the text; None where its tokens hold no name after all."""
        name = _name_span(text, tokens, found.name) if found.name else None
        if found.name and name is None:
            return None
        if name and found.rule == "name.native" and not _is_native(text[name[0] : name[1]], tokens.meaning(found.countries[0])):
            found = found._replace(rule="name.bare", countries=())
        if name and not (found.title or found.countries or found.organizations or found.shared):
            return self._untitled(text, sentence, tokens, found, name)
        if found.title and found.name and found.name[0] == found.title[1] and self.lexicon.births:
            found = found._replace(title=without_birth(text, tokens, found.title, self.lexicon.births))
        printed = text[tokens.starts[found.title[0]] : tokens.ends[found.title[1] - 1]] if found.title else ""
        if found.organizations and lower(printed) in self.lexicon.national_titles:
            found = found._replace(organizations=())
            tokens = tokens._replace(tags=tokens.tags.replace("O", "P"))
        office = (
            None if found.is_counterpart or found.shared or found.title is None else _office(text, tokens, found.title, self.lexicon.posted)
        )
        country, organization = self._side(text, tokens, found, name, office)
        name_text = text[name[0] : name[1]] if name else ""
        return Candidate(
            sentence,
            name,
            self._base_form(name_text, text, tokens, found),
            (tokens.starts[found.title[0]], tokens.ends[found.title[1] - 1]) if found.title else None,
            office,
            country,
            organization,
            _listed(tokens, found.name) if found.name else (),
            found.rule,
            found.is_counterpart,
            found.is_group or (name is None and found.is_counterpart and self._is_plural(text, tokens, found)),
            english_office(office, self.lexicon.offices, country) if office and self.lexicon.offices else None,
        )

    def _side(self, text: str, tokens: Tagged, found: Found, name: Span | None, office: str | None) -> tuple[str | None, str | None]:
        """Country and organization of a person with a title: those beside it, else those that have such an office alone."""
        own = self._own_countries(tokens, found)
        acting = tuple(n for n in own if not text.startswith(self.lexicon.subject_marks, tokens.ends[n]))
        nation, body = _first_meaning(tokens, acting), _first_meaning(tokens, found.organizations)
        country = (nation.country or nation.names[0].country) if nation else None
        if country or body or not office:
            return country, body.names[0].entity_id if body else None
        lead = (text[tokens.starts[found.title[0]] : name[0]] if found.title and name and "«" in text else "") or office
        country = self.lexicon.country_of(lead) or (self._country_of_place(text, tokens, found.title) if found.title else None)
        return country, None if country else self.lexicon.body_of(office)

    def _untitled(self, text: str, sentence: int, tokens: Tagged, found: Found, name: Span) -> Candidate:
        """A name by itself, as most are: nothing says whose it is."""
        rule, name_text = found.rule, text[name[0] : name[1]]
        if rule == "name.bare" and " " in name_text and (case := self.lexicon.case_before(text, name[0])):
            rule = "name.led"
            name_text = self.lexicon.declension.in_case(name_text, case) if self.lexicon.declension else name_text
        persons = _listed(tokens, found.name) if found.name else ()
        return Candidate(sentence, name, name_text, None, None, None, None, persons, rule, found.is_counterpart, found.is_group)

    def _country_of_place(self, text: str, tokens: Tagged, title: Span) -> str | None:
        """The country of the town or region that ends a title, where no preposition makes it a posting: мэр Алматы."""
        last = title[1] - 1
        meaning = tokens.meaning(last) if self.lexicon.modifier_endings and tokens.tags[last] == "P" else None
        before = text[tokens.starts[last - 1] : tokens.ends[last - 1]].lower() if last else ""
        if meaning is None or self.lexicon.tags.get(before) == "f":
            return None
        countries = {name.country for name in meaning.others if name.kind == "place"}
        return next(iter(countries)) if len(countries) == 1 else None

    def _own_countries(self, tokens: Tagged, found: Found) -> tuple[int, ...]:
        """The countries of a title, without a name of one before it where nouns decline: «в столице Узбекистана Раис Татарстана»."""
        if self.lexicon.declension is None or found.shared or not found.title or tokens.tags[found.title[0]] != "C":
            return found.countries
        first = found.title[0]
        meaning = tokens.meaning(first)
        is_name = meaning is not None and all(name.form != "adjective" for name in meaning.names)
        return tuple(i for i in found.countries if i != first) if is_name and not found.is_counterpart else found.countries

    def _is_plural(self, text: str, tokens: Tagged, found: Found) -> bool:
        """Whether several counterparts are meant, and so nobody's in particular."""
        words = (text[tokens.starts[i] : tokens.ends[i]].lower() for i in range(*(found.title or (0, 0))))
        return any(word in self.lexicon.plural_counterparts for word in words)

    def _base_form(self, name: str, text: str, tokens: Tagged, found: Found) -> str:
        """A declined name in the nominative, by the case of its title."""
        span = found.shared or found.title
        if self.lexicon.declension is None or span is None or not name:
            return name
        head = next((i for i in range(*span) if tokens.tags[i] in "RGk"), None)
        if head is not None and tokens.tags[head] == "R" and (found.is_group or found.shared):
            return name  # главы МИД Сербии и Кубы X и Y; of one man it is the genitive: встреча главы МИД Кубы X
        title = "" if head is None else text[tokens.starts[head] : tokens.ends[head]]
        return self.lexicon.declension.nominative(name, title)


def _first_meaning(tokens: Tagged, numbers: tuple[int, ...]) -> Meaning | None:
    """What the first of some tokens means that is a listed name."""
    for number in numbers:
        if known := tokens.meaning(number):
            return known
    return None


def _listed(tokens: Tagged, name: Span) -> tuple[str, ...]:
    """Listed persons whose names are among the tokens of a name."""
    found: tuple[str, ...] = ()
    for start in tokens.starts[name[0] : name[1]]:
        if (known := tokens.listed.get(start)) and known.persons:
            found = known.persons if not found else tuple(dict.fromkeys((*found, *known.persons)))
    return found


def _is_native(name: str, country: Meaning | None) -> bool:
    """Whether a country before a name is an adjective that stands for its bearer, and the name a full one: el chileno Gabriel Boric."""
    return " " in name and country is not None and country.names[0].form == "adjective"


def _name_span(text: str, tokens: Tagged, span: tuple[int, int]) -> Span | None:
    """The name itself: honorifics before it and letters after it (MP, QC) left out."""
    tags, starts, ends = tokens.tags, tokens.starts, tokens.ends
    first, last = span
    while first < last and tags[first] == "T":
        first += 1
    while last > first and (
        tags[last - 1] == "," or (tags[last - 1] == "J" and not _ROMAN.fullmatch(text[starts[last - 1] : ends[last - 1]]))
    ):
        last -= 1
    if first == last or tags.find("N", first, last) < 0:
        return None
    return starts[first], ends[last - 1]


def _office(text: str, tokens: Tagged, span: tuple[int, int], posted: Collection[str]) -> str:
    """An office without the country or organization that begins or ends it, the possessive before it, and adjectives of country in it.

    Where one is posted belongs to the office, of which a country of its own may stand before that: Ambassador (of Chile) to Japan.
    So does a city that leads it without a space: 重庆市市长.
    """
    first, last = span
    tags, starts = tokens.tags, tokens.starts
    idle = "COshat," if is_cjk(text[starts[first]]) else "COLshat,"
    while first < last - 1 and tags[first] in idle:
        first += 1
    if posting := _POSTING.search(tags, first, last):
        head, seat = posting.start(), posting.start("seat")
        words = text[starts[head] : tokens.ends[head]]
        if posting.end() == last and words.lower() in posted:
            return " ".join(f"{text[starts[first] : tokens.ends[head]]} {text[starts[seat] : tokens.ends[last - 1]]}".split())
    if last > first + 2 and (town := _TOWN.search(tags, first, last)):
        last = town.start()
    while last > first + 1 and (tags[last - 1] in "ofta" or (tags[last - 1] in "CO" and tags[last - 2] not in "PR")):  # "de Argentina y"
        last -= 1
    words = text[starts[first] : tokens.ends[last - 1]]
    if tags.find("C", first, last) >= 0:
        bounds = [*starts[first + 1 : last], tokens.ends[last - 1]]
        cases = "".join("c" if tags[i] == "C" and _is_adjective(text, tokens, i) else tags[i] for i in range(first, last))
        left_out = {first + i for found in _ADJECTIVES.finditer(cases) for i in range(*found.span())}
        words = "".join(text[starts[i] : end] for i, end in zip(range(first, last), bounds, strict=True) if i not in left_out)
    return " ".join(words.split()).rstrip(" ,")


def _is_adjective(text: str, tokens: Tagged, index: int) -> bool:
    """Whether a country in an office is an adjective of it: in small letters, or "the head of | Slovak | diplomacy"."""
    if text[tokens.starts[index]].islower():
        return True
    meaning = tokens.meaning(index)
    is_inside = tokens.tags[index - 1 : index] == "o" and tokens.tags.startswith("P", index + 1)
    return is_inside and meaning is not None and all(name.form == "adjective" for name in meaning.names)
