"""Words that tell of meetings in one language, as ``reference/languages/<code>/meetings.yaml`` gives them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

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
_WORDS = re.compile(r"[^\W_]+(?:[-’'‑.][^\W_]+)*(?:(?<=\b[^\W\d_])[’'])?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """The cue words of one language.

    Attributes:
        language: ISO 639-1 code.
        matcher: All cues in one automaton, lower case.
        links: Words that may stand between two parties of one encounter: and, with, the, Mr.
        and_words: Words before the last of a list.
        with_words: Words that lead to the other side.
        session: Words before a forum that a meeting is part of.
        place_words: Words before a place.
        agents: Words before the agent of a passive.
        forum_heads: Nouns that a forum's name ends in or begins with: conference, summit.
        forum_words: Small words that may stand inside a forum's name.
        object_breaks: Words that part a verb from a name that is not its object: "welcomed the visit of X".
        is_unspaced: The script writes no spaces between words.
        company: Words that lead to the other side where it stands before the verb.
        receivers: Words to whom something is given, or from whom it is taken, where that side stands before the verb: 向, 接受.
        no_company: Words that begin like one of company and are none: 同意, 与会.
        attributive: Words after what is said of somebody before the title, 同来访的; with spaces between words those that begin it:
            с прибывшим.
        beside: Words of company between a light verb and its noun, or before all else: sostuvo con X una reunión.
        clause_signs: Signs after which a verb has no object.
        determiners: Articles and honorifics.
        partner_words: Words that alone lead to the other side of a meeting, however far it stands: con, avec.
        object_marks: Words that alone lead to the object of a verb: a, al.
        country_words: Words before a country in which something was held; empty where they are those before a city.
        domestic: Words of departments whose heads are at home where no country is named: labour, transport.
        host_words: Words after a place where something was held.
        leads: Words between somebody and the delegation that he leads: 率.
        in_capacity: Words behind an office as which, or somebody by whose charge, another acts: 身份, 委托.
        companions: Words that lead to the other side of a verb that wants one, where ``partner_words`` are none: with.
        gerund_leads: Words before a gerund that tells of an encounter: after.
        indefinite: Articles that introduce a noun: a, an.
        qualifiers: Words that lead to what a delegation is made up of: of athletes, по боксу.
        relatives: Pronouns that begin a relative clause of a person: who.
        object_pronouns: Pronouns of the other side: him.
        clause_words: Words that may follow such a pronoun: on, for.
        namesakes: Words of what a name is part of that is no person: street, airport.
        named_after: The same where they stand before the name: Palacio Benigno Ferreira.
        chiefs: Plural titles that name no one office: leaders, heads of government.
        that_words: Words of a clause of which a verb right behind them has the subject of the sentence: рассказал, что встретился.
        fillers: Adverbs, signs and words of days that may stand in a cue in parts, or before a verb whose subject is told before.
        local_titles: Words of offices that pages print without their country: 市长, 省长.
        posted_words: Words of an office that is held in that country: 驻华.
        native_titles: Those of them that are usual in ``local_country``.
        local_country: ISO code of the country whose they are where a name is of its kind; empty where the language has none.
        variant_country: ISO code of that country on pages in the variants of the characters; empty where the language has none.
        ordinals: Words before the word of company that say which meeting of a round is told: el segundo, con.
        appositions: Signs behind which a title without an article is that of the name before it: X, ministre.
        ranks: Words of address and courtesy, which are no offices where one stands before them: Sheikh, His Highness.
        gatherings: What may stand for any event told before: it, the meeting.
        subject_ends: Words behind which the noun of a subject is past: the talks in.
        superiors: Titles of those who receive the ministers of their own country: президент.
        body_titles: Offices of one or two words that bodies have and no country: Executive Secretary.
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
    in_capacity: tuple[str, ...] = ()
    companions: frozenset[str] = frozenset()
    gerund_leads: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    object_pronouns: frozenset[str] = frozenset()
    clause_words: frozenset[str] = frozenset()
    namesakes: frozenset[str] = frozenset()
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
    ordinals: frozenset[str] = frozenset()
    appositions: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    gatherings: frozenset[str] = frozenset()
    subject_ends: frozenset[str] = frozenset()
    levels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    gaps: GapReader | None = None
    has_hollow: bool = False
    small: re.Pattern[str] = _WORDS

    def words(self, text: str, start: int, end: int) -> list[str]:
        """Words and signs of a span, lower case; of a script without spaces, its small words and what lies between them."""
        found = [word.lower() for word in _WORDS.findall(text, start, end)]
        return [piece for word in found for piece in self.small.split(word) if piece] if self.is_unspaced else found

    def lead(self, text: str, start: int, end: int) -> str:
        """The last word of a span that is no article, comma, honorific or its full stop: the preposition before a name, if one is there."""
        last = self.words(text, max(start, end - _LEAD), end)
        return next((word for word in reversed(last) if word not in (",", ".") and word not in self.determiners), "")

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
) -> CueLexicon:
    """Make the lexicon of a language; braces in words are spelled out.

    Args:
        language: ISO 639-1 code.
        verbs: Mode to form (past, present, bare, future, with, about, clitic, given, participle, pluperfect, passive, transitive,
            transitive_bare, transitive_seen, transitive_sided, transitive_future) to words.
        nouns: Mode to words.
        lists: ``CUE_LISTS``, ``WORD_LISTS`` and the optional lists to words.
        links: Articles, conjunctions and honorifics of the language's names.
        and_words: The conjunctions among them.
    """
    entries = [(w, Meaning("verb", mode, form)) for mode, forms in verbs.items() for form, words in forms.items() for w in _spell(words)]
    entries += [(w, Meaning("noun", mode)) for mode, words in nouns.items() for w in _spell(words)]
    entries += [(w, Meaning(kind)) for kind in CUE_LISTS for w in _spell(lists[kind])]
    entries += [(w, Meaning(kind)) for kind in OPTIONAL_CUES for w in _spell(lists.get(kind, ()))]
    entries, parted = part(entries)
    small = {name: frozenset(_spell(lists.get(name, ()))) for name in (*WORD_LISTS, *OPTIONAL_WORDS)}
    parting = sorted({*links, *small["with_words"], *small["between_words"], *small["agents"]}, key=lambda word: (-len(word), word))
    return CueLexicon(
        language=language,
        matcher=Matcher(gathered(entries)),
        has_hollow=bool(lists.get("hollow")),
        gaps=GapReader(parted, small["fillers"], small["place_words"]) if parted else None,
        links=frozenset(links) | small["with_words"] | small["ranks"],
        and_words=frozenset(and_words),
        with_words=small["with_words"] | small["between_words"],
        session=small["session"],
        place_words=small["place_words"],
        object_breaks=small["object_breaks"],
        agents=small["agents"],
        forum_heads=small["forum_heads"],
        forum_words=small["forum_words"],
        is_unspaced=any(is_cjk(word[0]) for word, _ in entries),
        company=tuple(sorted(small["company"])),
        no_company=tuple(sorted(small["no_company"])),
        receivers=tuple(sorted(small["receivers"])),
        attributive=small["attributive"],
        beside=small["beside"],
        clause_signs=small["clause_signs"],
        determiners=frozenset(links) - frozenset(and_words) - small["object_marks"],
        partner_words=small["partner_words"],
        object_marks=small["object_marks"],
        country_words=small["country_words"],
        domestic=small["domestic"],
        host_words=tuple(sorted(small["host_words"])),
        leads=tuple(sorted(small["leads"])),
        in_capacity=tuple(sorted(small["in_capacity"])),
        companions=small["companions"],
        gerund_leads=small["gerund_leads"],
        indefinite=small["indefinite"],
        qualifiers=small["qualifiers"],
        relatives=small["relatives"],
        object_pronouns=small["object_pronouns"],
        clause_words=small["clause_words"],
        namesakes=small["namesakes"],
        named_after=small["named_after"],
        chiefs=small["chiefs"],
        that_words=small["that_words"],
        fillers=small["fillers"],
        local_titles=small["local_titles"],
        posted_words=small["posted_words"],
        native_titles=small["native_titles"],
        local_country=next(iter(small["local_country"]), ""),
        variant_country=next(iter(small["variant_country"]), ""),
        venues=small["venues"],
        superiors=small["superiors"],
        body_titles=small["body_titles"],
        ordinals=small["ordinals"],
        appositions=small["appositions"],
        ranks=small["ranks"],
        gatherings=small["gatherings"],
        subject_ends=small["subject_ends"],
        levels={"summit": small["summits"], "ministerial": small["ministerials"]},
        small=re.compile(f"({'|'.join(map(re.escape, parting))})"),
    )


def _spell(words: Iterable[str]) -> list[str]:
    return [" ".join(word.split()) for pattern in words for word in expand(str(pattern)) if word.strip()]
