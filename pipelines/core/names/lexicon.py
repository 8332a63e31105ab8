"""The grammar words of names in one language, as ``reference/languages/<code>/names.yaml`` gives them.

A tag is one letter, so that a sentence becomes a string on which patterns are regular expressions:

    R head of a title      G plural head          P modifier of a title    C country         O organization
    N name word            I initial              p particle of a name     J suffix          T honorific
    o of                   f to, for              t article                a and             h his, her, their
    Q office that is an organization's name
    k counterpart          s possessive mark      L place                  F forum           d number
    , comma                b ( and e ): brackets  x other word             ; other sign
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipelines.core.names.inflect import Declension
from pipelines.core.names.office_table import OfficeTable
from pipelines.core.text import expand, is_bounded
from pipelines.core.variants import NO_VARIANTS, Variants

TAGS = {
    "not_names": "x",
    "modifiers": "P",
    "groups": "G",
    "heads": "R",
    "counterparts": "k",
    "honorifics": "T",
    "particles": "p",
    "suffixes": "J",
    "to_words": "f",
    "of_words": "o",
    "articles": "t",
    "and_words": "a",
    "possessives": "h",
}
"""Word list to tag; a later list wins where a word stands in several."""


@dataclass(frozen=True, slots=True)
class NameRuns:
    """Of what names are made in a script without spaces.

    Attributes:
        surnames: Family names, of one character or two, that stand before a given name of one or two.
        transliteration: Characters that spell foreign names by their sound.
        ends: Characters that stand in no name and so end one.
        links: Characters that may close a name, and more often lead from it to the next: 同.
        surname_countries: ISO codes of the countries where names begin with one of the surnames.
        short_countries: Characters that stand for a country before a title, 俄总统, to its ISO code; to nothing where one never does.
    """

    surnames: frozenset[str] = frozenset()
    transliteration: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    surname_countries: frozenset[str] = frozenset()
    short_countries: Mapping[str, str] = field(default_factory=dict)


NO_RUNS = NameRuns()


_ABBREVIATION = 3
"""Letters of the longest word of a title that is taken for an abbreviation, which has no endings."""
_LEAD = 40
"""Code points before a name in which the words that show it to be one stand."""


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """The words that tell a name from its surroundings.

    Attributes:
        language: ISO 639-1 code.
        tags: Lower-case word to tag.
        particles: Words that may stand inside a name, whatever else they are.
        possessive_marks: Endings that make a noun a possessor (’s).
        abbreviations: Words whose full stop ends no sentence.
        article_parts_titles: "the President and Prime Minister Modi" are two persons.
        is_unspaced: The script writes no spaces between words.
        runs: Of what names are made where it does not.
        title_countries: Words of titles that one country alone has, lower case, with its ISO code: State Councilor.
        title_bodies: The same of titles that one organization alone has, with its id: European Commissioner.
        national_titles: Titles that countries have, for all that a body's name is in them, lower case: secretary of the security council.
        lead_words: Words right before a full name that show it to be a person's, with its case: во главе с.
        verb_endings: Ends of verbs, which belong to no title.
        plural_endings: Ends of verbs of several persons: обсудили.
        modifier_endings: Ends of small words that belong to the title before them: транспорта, чрезвычайным.
        declension: Endings of names, where names are declined.
        offices: What its titles are called in English.
        capitalised_heads: Heads of titles that are common words in small letters: "in general".
        plural_counterparts: Those of its words for counterparts that mean several.
        subject_marks: Words right after a country in a title that make it what the office is for: 也门|问题特使.
        variants: Characters that its pages print for those that its words are listed in.
        seats: Words that lead from a title to where its bearer serves, lower case: Minister of State at the Ministry of.
        presiding: Parts of titles of bodies that officials of states hold in turn, beside their own: действующий председатель ОБСЕ.
        region_words: Words before the name of a region or town in a title: провинции.
        seat_endings: Ends of nouns of bodies that stand behind "in" and begin no title: в администрации.
        posted: Titles of those who serve abroad, and so at no ministry, lower case: ambassador.
        ranks: Words of titles that are honorifics between an article and a name: le général X.
        births: Titles of birth and their words of address, which give way to an office, lower case: prince, highness.
        patronymics: Particles that make a name of the title before them: Sultan bin Saad.
        venues: Nouns that make a name that of a building or a thing, lower case: hôtel.
        leading_suffixes: Letters behind names that are titles too where they stand before one: Chilean MP Tomas Rivas.
        title_surnames: Titles that are surnames too: Enrique Reina, canciller Reina.
        months: Names of months that are surnames too, lower case: May.
    """

    language: str
    tags: Mapping[str, str]
    particles: frozenset[str]
    possessive_marks: tuple[str, ...]
    abbreviations: frozenset[str]
    article_parts_titles: bool
    is_unspaced: bool
    words: tuple[str, ...] = field(default=())
    runs: NameRuns = field(default=NO_RUNS)
    title_countries: tuple[tuple[str, str], ...] = ()
    title_bodies: tuple[tuple[str, str], ...] = ()
    national_titles: frozenset[str] = frozenset()
    lead_words: tuple[tuple[str, str], ...] = ()
    modifier_endings: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    declension: Declension | None = None
    offices: OfficeTable | None = None
    capitalised_heads: frozenset[str] = frozenset()
    patronymics: frozenset[str] = frozenset()
    leading_suffixes: frozenset[str] = frozenset()
    title_surnames: frozenset[str] = frozenset()
    venues: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    plural_counterparts: frozenset[str] = frozenset()
    subject_marks: tuple[str, ...] = ()
    variants: Variants = NO_VARIANTS
    ranks: frozenset[str] = frozenset()
    births: frozenset[str] = frozenset()
    seats: tuple[str, ...] = ()
    posted: frozenset[str] = frozenset()
    presiding: tuple[str, ...] = ()
    region_words: frozenset[str] = frozenset()
    seat_endings: tuple[str, ...] = ()

    def country_of(self, title: str) -> str | None:
        """The country whose title it is even where none is named; None where several have it."""
        low = title.lower()
        return next((country for word, country in self.title_countries if word in low and _holds(low, word)), None)

    def body_of(self, title: str) -> str | None:
        """The organization whose title it is even where none is named."""
        low = title.lower()
        return next((body for word, body in self.title_bodies if word in low and _holds(low, word)), None)

    def case_before(self, text: str, start: int) -> str | None:
        """Case of a name that begins here, where the words before it show it to be a person's; None where they do not."""
        if not self.lead_words:
            return None
        before = text[max(0, start - _LEAD) : start].lower()
        return next((case for words, case in self.lead_words if before.endswith(f" {words} ")), None)

    def leads(self, words: str) -> bool:
        """Whether some words, in lower case, begin those that lead to a name: во главе."""
        return any(lead.startswith(words) for lead, _ in self.lead_words)


def _holds(title: str, words: str) -> bool:
    """Whether a title has some words, the last with any ending where it is no abbreviation: председатель кнессета, глава мид рб."""
    is_whole = len(words.rpartition(" ")[2]) <= _ABBREVIATION
    at = title.find(words)
    while at >= 0:
        if is_bounded(title, at, at + len(words) if is_whole else len(title)):
            return True
        at = title.find(words, at + 1)
    return False


def build_lexicon(
    language: str,
    lists: Mapping[str, tuple[str, ...]],
    article_parts_titles: bool,
    is_unspaced: bool,
    runs: NameRuns = NO_RUNS,
) -> NameLexicon:
    """Make a lexicon from word lists (``TAGS`` names them); braces are spelled out.

    Args:
        language: ISO 639-1 code.
        lists: List name to words.
        article_parts_titles: See ``NameLexicon``.
        is_unspaced: See ``NameLexicon``.
        runs: See ``NameLexicon``.
    """
    tags = {word: tag for name, tag in TAGS.items() for pattern in lists[name] for word in expand(pattern)}
    return NameLexicon(
        language=language,
        tags=tags,
        particles=frozenset(word for pattern in lists["particles"] for word in expand(pattern)),
        possessive_marks=lists["possessive_marks"],
        abbreviations=frozenset(lists["abbreviations"]),
        article_parts_titles=article_parts_titles,
        is_unspaced=is_unspaced,
        words=tuple(sorted(tags, key=len, reverse=True)),
        runs=runs,
    )
