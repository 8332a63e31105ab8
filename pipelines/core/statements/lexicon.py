"""The words of speech in one language, as ``reference/languages/<code>/statements.yaml`` gives them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.core.matcher import Matcher, gathered
from pipelines.core.text import expand, is_cjk, lower

STANCES = (
    "says",
    "supports",
    "opposes",
    "urges",
    "proposes",
    "thanks",
    "congratulates",
    "condemns",
    "agrees",
    "pledges",
    "denies",
    "ready",
    "notes",
)
"""What a verb of speech does with its content."""

FORMS = ("quoting", "telling", "report", "addressing", "shared", "stand", "bare", "participle", "impersonal", "source", "carried")
"""How a verb is built into its sentence:

    quoting     may stand before, after or amid its content: said
    telling     the same, and who is spoken to may stand right behind it, without a word that leads there: сказал Лаврову
    report      stands before its content: expressed readiness
    addressing  the same, and its object is who is spoken to: told, thanked, called on
    shared      the same, and is done together, so that "we" are both sides: agreed, discussed
    stand       tells in the present where a side stands, mostly inside of reported speech: is willing to, opposes
    bare        asserts only after an auxiliary or a plural subject: did not agree
    participle  has the subject of its sentence: adding that
    impersonal  has none and tells of all: it was agreed
    source      its speaker follows: according to
    carried     no verb of speech: shows that a sentence goes on with what was said in the one before: should
"""

QUOTING = ("quoting", "telling")
"""Forms of verbs that may stand after their content."""

SUBJECT_LISTS = {
    "joint": "joint",
    "he_words": "he",
    "it_words": "it",
    "they_words": "they",
    "first_singular": "i",
    "first_plural": "we",
    "own": "own",
}
"""List of words that are a subject by themselves to the kind of the subject."""

WORD_LISTS = (
    "gap",
    "gap_endings",
    "auxiliaries",
    "negation",
    "bodies",
    "of_words",
    "oblique",
    "articles",
    "to_words",
    "toward",
    "frames",
    "and_words",
    "continues",
    "relatives",
    "as_words",
    "complementizers",
    "joints",
    "plural_endings",
    "attributive",
    "collective",
)
"""Lists that only judge the words around a verb; ``languages/en/statements.yaml`` says what each is for."""

_QUOTE_FOLDS = (("’", "'"), ("\u00a0", " "), ("\u202f", " "))


class Verb(NamedTuple):
    """What a verb of speech tells: its stance and its form."""

    stance: str
    form: str


@dataclass(frozen=True, slots=True)
class StatementLexicon:
    """The words of speech of one language.

    Attributes:
        language: ISO 639-1 code.
        matcher: Verbs, lower case.
        subjects: Words that are a subject by themselves, to the kind (``SUBJECT_LISTS``).
        sides: Short names of sides to the countries that they may mean, ISO 3166-1 alpha-2.
        words: ``WORD_LISTS``, as sets.
        phrases: Last word (last character where words are not spaced) of every phrase of a list to the phrases, longest
            first, with the lists that they stand in; ``subjects`` and ``sides`` count as lists.
        joining: Words that may stand between two names which are one subject.
        endings: Endings of words that may stand before any verb (-ly).
        plural_endings: Endings of verbs that have several subjects.
        attributive: What follows a verb that only describes a noun: the proposal "that China made".
        drops_subject: A sentence may begin with its verb, whose subject is that of the one before.
        is_unspaced: The script writes no spaces between words.
        longest: Code points of the longest subject word or side.
    """

    language: str
    matcher: Matcher[tuple[Verb, ...]]
    subjects: Mapping[str, str]
    sides: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    joining: frozenset[str]
    endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    attributive: tuple[str, ...]
    drops_subject: bool
    is_unspaced: bool
    longest: int

    def fold(self, text: str) -> str:
        """Lower case with plain apostrophes and spaces, of the same length."""
        low = lower(text)
        for mark, plain in _QUOTE_FOLDS:
            low = low.replace(mark, plain)
        return low


def build_statements(
    language: str,
    verbs: Mapping[str, Mapping[str, Sequence[str]]],
    lists: Mapping[str, Sequence[str]],
    sides: Mapping[str, Sequence[str]],
    drops_subject: bool,
) -> StatementLexicon:
    """Make the lexicon of a language; braces in words are spelled out.

    Args:
        language: ISO 639-1 code.
        verbs: Stance to form to words.
        lists: ``SUBJECT_LISTS`` and ``WORD_LISTS`` to words.
        sides: Short name of a side to the countries that it may mean.
        drops_subject: See ``StatementLexicon``.
    """
    entries = [(w, Verb(stance, form)) for stance, forms in verbs.items() for form, words in forms.items() for w in _spell(words)]
    words = {name: frozenset(_spell(lists[name])) for name in WORD_LISTS}
    words["gap"] |= words["negation"] | words["auxiliaries"]
    subjects = {word: kind for name, kind in SUBJECT_LISTS.items() for word in _spell(lists[name])}
    names = {_fold(side): tuple(codes) for side, codes in sides.items()}
    is_unspaced = any(is_cjk(word[0]) for word, _ in entries)
    return StatementLexicon(
        language=language,
        matcher=Matcher(gathered(entries)),
        subjects=subjects,
        sides=names,
        words=words,
        phrases=_by_last_word({**words, "subjects": frozenset(subjects), "sides": frozenset(names)}, is_unspaced),
        joining=words["and_words"] | words["articles"],
        endings=tuple(sorted(words["gap_endings"])),
        plural_endings=tuple(sorted(words["plural_endings"])),
        attributive=tuple(sorted(words["attributive"])),
        drops_subject=drops_subject,
        is_unspaced=is_unspaced,
        longest=max(map(len, (*subjects, *names)), default=0),
    )


def _by_last_word(tables: Mapping[str, frozenset[str]], is_unspaced: bool) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    lists: dict[str, list[str]] = {}
    for name, table in tables.items():
        for phrase in table:
            lists.setdefault(phrase, []).append(name)
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for phrase in sorted(lists, key=lambda p: (-len(p), p)):
        last = phrase[-1] if is_unspaced else phrase.rpartition(" ")[2]
        found.setdefault(last, []).append((phrase, tuple(lists[phrase])))
    return {last: tuple(phrases) for last, phrases in found.items()}


def _spell(words: Iterable[str]) -> list[str]:
    return [_fold(" ".join(word.split())) for pattern in words for word in expand(str(pattern)) if word.strip()]


def _fold(word: str) -> str:
    return word.replace("’", "'")
