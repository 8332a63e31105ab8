"""Words that tell of meetings in one language, as ``reference/languages/<code>/meetings.yaml`` gives them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from pipelines.core.matcher import Matcher, gathered
from pipelines.core.meetings.cue_lists import CUE_LISTS, OPTIONAL_CUES, OPTIONAL_WORDS, WORD_LISTS
from pipelines.core.meetings.cues import Cues, Meaning
from pipelines.core.meetings.gaps import GapReader, part
from pipelines.core.text import Spans, even, expand, is_cjk, itself, lower

_Hit = tuple[int, int, tuple[Meaning, ...]]
"""Span of a cue and what it tells."""

_END = itemgetter(1)
_HYPHEN = re.compile("-")
_LEAD = 60
"""Code points before a name in which the word that leads to it stands: a sentence may be as long as its page."""
_ORDERED = (
    *("company", "no_company", "receivers", "host_words", "leads", "leads_off", "escorts", "in_capacity"),
    *("inviting", "no_inviting", "perfective", "describing", "clause_ends", "clause_heads", "infinitive_ends", "plural_ends"),
)
"""Word lists that are looked for at one place, each word in turn."""
_CODES = ("local_country", "variant_country")
"""Word lists of one code of a country."""
_OTHERWISE = frozenset(("with_words", "between_words", "summits", "ministerials"))
"""Word lists that the lexicon does not hold by their own name as they are."""
_WORDS = re.compile(r"[^\W_]+(?:[-’'‑.][^\W_]+)*(?:(?<=\b[^\W\d_])[’'])?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """The cue words of one language; what is not told here are word lists (``cue_lists``), by their names.

    Attributes:
        language: ISO 639-1 code.
        matcher: All cues in one automaton, lower case.
        links: Words that may stand between two parties of one encounter: and, with, the, Mr.
        and_words: Words before the last of a list.
        with_words: Words that lead to the other side.
        is_unspaced: The script writes no spaces between words.
        has_cases: Cases tell who did what to whom, so that subjects stand anywhere.
        determiners: Articles and honorifics.
        local_country: ISO code of the country of its local offices where a name is of its kind; empty where the language has none.
        variant_country: ISO code of that country on pages in the variants of the characters; empty where the language has none.
        levels: Level of a forum to the nouns that make one of the name of a body: 峰会, summit.
        has_hollow: It lists words that hold a cue's and nothing of its meaning.
        gaps: Finds the cues in parts; None where the language has none.
        small: Parts a run of characters into the small words above and the rest.
    """

    language: str
    matcher: Matcher[tuple[Meaning, ...]]
    links: frozenset[str]
    and_words: frozenset[str]
    with_words: frozenset[str]
    session: frozenset[str]
    place_words: frozenset[str]
    object_breaks: frozenset[str]
    agents: frozenset[str]
    forum_heads: frozenset[str]
    forum_words: frozenset[str]
    is_unspaced: bool = False
    has_cases: bool = False
    company: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    no_company: tuple[str, ...] = ()
    attributive: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    clause_signs: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    partner_words: frozenset[str] = frozenset()
    object_marks: frozenset[str] = frozenset()
    country_words: frozenset[str] = frozenset()
    domestic: frozenset[str] = frozenset()
    host_words: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    escorts: tuple[str, ...] = ()
    in_capacity: tuple[str, ...] = ()
    leads_off: tuple[str, ...] = ()
    inviting: tuple[str, ...] = ()
    no_inviting: tuple[str, ...] = ()
    perfective: tuple[str, ...] = ()
    describing: tuple[str, ...] = ()
    clause_ends: tuple[str, ...] = ()
    clause_heads: tuple[str, ...] = ()
    companions: frozenset[str] = frozenset()
    infinitive_ends: tuple[str, ...] = ()
    plural_ends: tuple[str, ...] = ()
    gerund_leads: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    object_relatives: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    departures: frozenset[str] = frozenset()
    object_pronouns: frozenset[str] = frozenset()
    clause_words: frozenset[str] = frozenset()
    namesakes: frozenset[str] = frozenset()
    communities: frozenset[str] = frozenset()
    named_after: frozenset[str] = frozenset()
    chiefs: frozenset[str] = frozenset()
    that_words: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    local_titles: frozenset[str] = frozenset()
    posted_words: frozenset[str] = frozenset()
    native_titles: frozenset[str] = frozenset()
    local_country: str = ""
    variant_country: str = ""
    venues: frozenset[str] = frozenset()
    superiors: frozenset[str] = frozenset()
    body_titles: frozenset[str] = frozenset()
    either_way: frozenset[str] = frozenset()
    topic_words: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    appositions: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    gatherings: frozenset[str] = frozenset()
    body_heads: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    deciders: frozenset[str] = frozenset()
    subject_ends: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    envoys: frozenset[str] = frozenset()
    levels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    gaps: GapReader | None = None
    has_hollow: bool = False
    small: re.Pattern[str] = _WORDS

    def clause(self, text: str, start: int, end: int) -> list[str]:
        """The words between two finds without commas and articles, lower case."""
        return [word for word in self.words(text, start, end) if word != "," and word not in self.determiners]

    def words(self, text: str, start: int, end: int) -> list[str]:
        """Words and signs of a span, lower case; of a script without spaces, its small words and what lies between them."""
        found = [*map(str.lower, _WORDS.findall(text, start, end))]
        return [piece for word in found for piece in self.small.split(word) if piece] if self.is_unspaced else found

    def lead(self, text: str, start: int, end: int) -> str:
        """The last word of a span that is no article, comma, honorific or its full stop: the preposition before a name, if one is there."""
        last = self.words(text, max(start, end - _LEAD), end)
        return next((word for word in reversed(last) if word not in (",", ".") and word not in self.determiners), "")

    def are_passing(self, words: Iterable[str]) -> bool:
        """Whether words, as they are printed, are only adverbs, days and places: what may stand between a verb and its subject."""
        small = self.fillers | self.place_words
        return all(word.lower() in small or word.isdigit() or word[0].isupper() for word in words)

    def attribute(self, words: Sequence[str]) -> int:
        """Where what is said of somebody begins in the words before the name: с | прибывшим в Россию с визитом; 0 where nothing is."""
        if self.is_unspaced or not self.attributive:
            return 0
        return next((n for n in range(1, len(words)) if words[n] in self.attributive and words[n - 1] in self.with_words), 0)

    def find(self, text: str) -> "Cues":
        """Find every cue of a text, but for one that is only part of a longer word: Esch-sur-Alzette, après-midi."""
        found = self._sound(self.matcher.all(lower(text)))
        if self.gaps is not None and (bridged := list(self._bridged(text, found))):
            found = sorted([*found, *bridged], key=lambda hit: (hit[0], -hit[1]))
        inner = {sign.start() for sign in _HYPHEN.finditer(text) if text[sign.end() : sign.end() + 1].isalpha()}
        return Cues(found if inner.isdisjoint(map(_END, found)) else [hit for hit in found if hit[1] not in inner])

    def _sound(self, found: Sequence[_Hit]) -> Sequence[_Hit]:
        """Those that no hollow word holds: 未 in 未来."""
        hollow = [(start, end) for start, end, meanings in found if meanings[0].kind == "hollow"] if self.has_hollow else []
        if not hollow:
            return found
        left_out = Spans(hollow, itself)
        return [hit for hit in found if not left_out.cover(hit[0], hit[1])]

    def _bridged(self, text: str, found: Sequence[_Hit]) -> Iterator[_Hit]:
        """The cues in parts whose last part was found."""
        if self.gaps is None:
            return
        straight = even(text)
        for start, end, meanings in found:
            if meanings[-1].kind == "parted":
                for begin, meaning in self.gaps.read(straight, lower(text[start:end]), start):
                    yield begin, end, (meaning,)


def build_cues(
    language: str,
    verbs: Mapping[str, Mapping[str, Sequence[str]]],
    nouns: Mapping[str, Sequence[str]],
    lists: Mapping[str, Sequence[str]],
    links: Collection[str],
    and_words: Iterable[str],
    has_cases: bool,
) -> CueLexicon:
    """Make the lexicon of a language; braces in words are spelled out.

    Args:
        language: ISO 639-1 code.
        verbs: Mode to form (past, present, bare, future, with, about, clitic, given, participle, pluperfect, passive, passive_bare,
            passive_sided, transitive, transitive_bare, transitive_seen, transitive_sided, transitive_future) to words.
        nouns: Mode to words.
        lists: ``CUE_LISTS``, ``WORD_LISTS`` and the optional lists to words.
        links: Articles, conjunctions and honorifics of the language's names.
        and_words: The conjunctions among them.
        has_cases: Its names are declined.
    """
    entries, parted = part(_entries(verbs, nouns, lists))
    words = {name: frozenset(_spell(lists.get(name, ()))) for name in (*WORD_LISTS, *OPTIONAL_WORDS)}
    return CueLexicon(
        language=language,
        matcher=Matcher(gathered(entries)),
        has_hollow=bool(lists.get("hollow")),
        gaps=GapReader(parted, words["fillers"], words["place_words"]) if parted else None,
        small=_parting({*links, *words["with_words"], *words["between_words"], *words["agents"]}),
        is_unspaced=any(is_cjk(word[0]) for word, _ in entries),
        has_cases=has_cases,
        links=frozenset(links) | words["with_words"] | words["ranks"],
        and_words=frozenset(and_words),
        with_words=words["with_words"] | words["between_words"],
        determiners=frozenset(links) - frozenset(and_words) - words["object_marks"],
        levels={"summit": words["summits"], "ministerial": words["ministerials"]},
        **_held(words),
    )


def _parting(small: Iterable[str]) -> re.Pattern[str]:
    """What parts a run of characters at small words, the longest at each place."""
    ordered = sorted(small, key=lambda word: (-len(word), word))
    return re.compile(f"({'|'.join(map(re.escape, ordered))})")


def _held(words: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    """The word lists that the lexicon holds by their own names: as sets, in order, or as one code."""
    ordered = {name: tuple(sorted(words[name])) for name in _ORDERED}
    codes = {name: next(iter(words[name]), "") for name in _CODES}
    return {name: found for name, found in words.items() if name not in _OTHERWISE} | ordered | codes


def _entries(
    verbs: Mapping[str, Mapping[str, Sequence[str]]], nouns: Mapping[str, Sequence[str]], lists: Mapping[str, Sequence[str]]
) -> list[tuple[str, Meaning]]:
    """Every cue with what it tells, in the order of the meanings of one word."""
    entries = [(w, Meaning("verb", mode, form)) for mode, forms in verbs.items() for form, words in forms.items() for w in _spell(words)]
    entries += [(w, Meaning("noun", mode)) for mode, words in nouns.items() for w in _spell(words)]
    return entries + [(w, Meaning(kind)) for kind in (*CUE_LISTS, *OPTIONAL_CUES) for w in _spell(lists.get(kind, ()))]


def _spell(words: Iterable[str]) -> list[str]:
    return [" ".join(word.split()) for pattern in words for word in expand(str(pattern)) if word.strip()]
