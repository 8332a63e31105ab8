"""Subjects and objects of verbs of speech, read outwards from the verb."""

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.core.statements.speakers import BOTH, Cast, Named, Speaker
from pipelines.core.statements.words import Gap, Words

_COMMAS = ",，"
_OPENERS = frozenset({"gap", "joints", "complementizers", "continues"})
"""Lists of words after which a clause may begin."""
_ASIDE = 170
"""Code points of the longest clause between commas that may part a subject from its verb."""
_OBJECT_WORDS = 4
_OPENING = 60
_ELIDED = 4


class Subject(NamedTuple):
    """The subject of a verb.

    Attributes:
        speaker: Whom it means; None for a pronoun, which only the text before can tell.
        start: Its first code point; that of the verb where it has none.
        kind: name, or a kind of ``lexicon.SUBJECT_LISTS``.
        addressee: Who stands between it and the verb: "to Russia expressed thanks".
    """

    speaker: Speaker | None
    start: int
    kind: str = "name"
    addressee: Speaker | None = None


class SubjectReader:
    """Finds who stands beside a verb.

    Args:
        words: Words of the page.
        cast: Names of the page.
    """

    def __init__(self, words: Words, cast: Cast) -> None:
        self._words = words
        self._low = words.low
        self._lexicon = words.lexicon
        self._cast = cast

    def left(self, start: int, gap: Gap) -> Subject | None:
        """The subject before a verb.

        Args:
            start: Where the sentence begins.
            gap: What stands between subject and verb.
        """
        end, addressee = self._before_frame(start, gap.start, "frames"), None
        for _ in range(2):
            found = self._ending(start, end)
            if found is None:
                outside = self._before_frame(start, end, "toward")
                return self._ending(start, outside) if outside < end else None
            toward = self._words.ending(start, self._words.trim(start, found.start)).get("toward")
            if toward is None:
                return found if addressee is None else Subject(found.speaker, found.start, found.kind, addressee)
            end, addressee = self._words.gap(start, toward).start, found.speaker
        return None

    def right(self, position: int, end: int) -> tuple[Speaker, int] | None:
        """The subject after a verb ("said Wang") and where it ends."""
        named = self._cast.starting_at(self._skip(position, end, "articles")[0])
        if named is None or named.end > end:
            return None
        return self._cast.speaker(named), named.end

    def object(self, position: int, end: int, speaker: Speaker, takes_object: bool) -> Speaker | None:
        """Who a verb addresses: its object, or who follows a word such as "to"; "his counterpart" is the one of the other side."""
        place, words = self._skip(position, end, "to_words", "articles")
        if not takes_object and self._lexicon.words["to_words"].isdisjoint(words):
            return None
        if self._lexicon.sides and (side := self._side_at(place)):
            return side
        named = self._cast.starting_at(place)
        found = self._cast.addressee(named, speaker) if named and named.end <= end else None
        return found if found and (found.person_id or found.country) else None

    def has_name_at(self, end: int) -> bool:
        """Whether a name ends at a place."""
        return self._cast.ending_at(end) is not None

    def opening(self, start: int, end: int) -> Subject | None:
        """What a sentence begins with: a subject word, else its first person, else its first country."""
        low, lexicon = self._low, self._lexicon
        head = low[start : min(end, start + _OPENING)]
        for size in range(min(lexicon.longest, len(head)), 0, -1):
            if not (lexicon.is_unspaced or size == len(head) or head[size] in " ,"):
                continue
            if kind := lexicon.subjects.get(head[:size]):
                return Subject(BOTH if kind == "joint" else None, start, kind)
            if codes := lexicon.sides.get(head[:size]):
                return Subject(self._cast.one_of(codes), start)
        named = self._cast.within(start, end)
        people = [n for n in named if n.is_person]
        first = next((n for n in people or named if not self._is_oblique(start, n.start)), None)
        if first is None:
            return None
        joined = [n for n in named if n.start >= first.start][:2]
        chain = self._cast.chain(low, self._cast.ending_at(joined[1].end) or 0) if len(joined) > 1 else [first]
        return Subject(self._cast.together(chain if chain[0] is first else [first]), first.start)

    # -- left of the verb ------------------------------------------------------------------------------------------

    def _ending(self, start: int, end: int) -> Subject | None:
        """The subject that ends at a place, commas and relative pronouns passed over."""
        low = self._low
        end = self._words.trim(start, end)
        if (found := self._at(start, end)) is not None:
            return found
        if (relative := self._words.ending(start, end).get("relatives")) is not None:
            end = self._words.trim(start, relative)
            if end > start and low[end - 1] in _COMMAS:
                end = self._words.trim(start, end - 1)
            found = self._at(start, end)
            return Subject(found.speaker, relative, found.kind) if found else None
        if end > start and low[end - 1] in _COMMAS:
            place = self._words.trim(start, end - 1)
            index = self._cast.ending_at(place)
            is_place = index is not None and not self._cast.named[index].is_person
            return (None if is_place else self._at(start, place)) or self._before_aside(start, end)
        return None

    def _at(self, start: int, end: int) -> Subject | None:
        """The subject that ends exactly at a place."""
        low, lexicon, cast = self._low, self._lexicon, self._cast
        index, lists = cast.ending_at(end), self._words.ending(start, end)
        word = lists.get("subjects")
        if word is not None and (index is None or word < cast.named[index].start):
            return self._word(start, word, end)
        if index is not None:
            return self._name(start, index)
        side = lists.get("sides")
        if side is not None and (speaker := cast.one_of(lexicon.sides[low[side:end]])):
            return Subject(speaker, side)
        body = lists.get("bodies")
        return None if body is None else self._body(start, body)

    def _word(self, start: int, word: int, end: int) -> Subject | None:
        """A pronoun, or words for all sides; "Modi and I" are both sides too."""
        kind = self._lexicon.subjects[self._low[word:end]]
        if kind == "i":
            joined = self._words.ending(start, self._words.trim(start, word)).get("and_words")
            named = self._at(start, self._words.trim(start, joined)) if joined is not None else None
            return Subject(BOTH, named.start, "joint") if named else Subject(None, word, kind)
        if kind != "joint":
            return Subject(None, word, kind)
        return None if self._is_inner(start, word, end) else Subject(BOTH, word, kind)

    def _is_inner(self, start: int, word: int, end: int) -> bool:
        """Whether words for all sides stand inside of another phrase: "between the two sides", "its Pacific partners"."""
        before = self._words.trim(start, word)
        lists = self._words.ending(start, before)
        if not lists.keys().isdisjoint(_OPENERS):
            return False
        if "oblique" in lists:
            return True
        is_bare = not self._lexicon.is_unspaced and " " not in self._low[word:end]
        return is_bare and before > start and self._low[before - 1] not in _COMMAS

    def _body(self, start: int, body: int) -> Subject | None:
        """A body that speaks for a country: "the Chinese side", "China's Foreign Ministry", "the ministry"."""
        end = self._words.trim(start, body)
        if end > start + 1 and self._low[end - 2 : end] == "'s":
            end -= 2
        index = self._cast.ending_at(end)
        if index is not None and not self._cast.named[index].is_person:
            named = self._cast.named[index]
            return Subject(self._cast.speaker(named), named.start)
        article = self._words.ending(start, end).get("articles")
        home = self._cast.home_side()
        return Subject(home, body) if home and (article is not None or end == start) else None

    def _name(self, start: int, index: int) -> Subject | None:
        index = self._cast.owner(self._low, index)
        chain = self._cast.chain(self._low, index)
        while len(chain) > 1 and (chain[0].start < start or self._is_oblique(start, chain[0].start)):
            chain = chain[1:]
        first = chain[0]
        if first.start < start:
            return None
        if (first.mention.method == "adjective" or self._is_oblique(start, first.start)) and not self._is_of_body(start, first):
            return None
        begin = self._before_articles(start, chain[0].start)
        return Subject(self._cast.together(chain), chain[0].start - len(self._low[begin : chain[0].start].lstrip()))

    def _is_oblique(self, start: int, place: int) -> bool:
        """Whether a preposition before a name makes it no subject."""
        end = self._before_articles(start, place)
        return end > start and "oblique" in self._words.ending(start, end)

    def _is_of_body(self, start: int, named: Named) -> bool:
        """Whether a body stands before a country: "the government of China", "la parte china"."""
        end = self._before_articles(start, named.start)
        of_word = self._words.ending(start, end).get("of_words")
        place = end if of_word is None else self._words.trim(start, of_word)
        return self._words.ending(start, place).get("bodies") is not None

    def _before_articles(self, start: int, place: int) -> int:
        end = self._words.trim(start, place)
        while end > start and (article := self._words.ending(start, end).get("articles")) is not None:
            end = self._words.trim(start, article)
        return end

    def _before_aside(self, start: int, end: int) -> Subject | None:
        """Read "Wang, who was in Bonn, said": the name before the comma that opens what the last comma closes."""
        index = self._cast.last_before(max(start, end - _ASIDE), end)
        for _ in range(4):
            if index is None or index < 0 or self._cast.named[index].start < start:
                return None
            named = self._cast.named[index]
            after = self._low[named.end : named.end + 2].lstrip()
            if after[:1] and after[0] in _COMMAS and named.end < end - 1:
                opens = named.start - start < 3 or not self._is_oblique(start, named.start)
                return self._name(start, index) if opens else None
            index -= 1
        return None

    def _before_frame(self, start: int, end: int, name: str) -> int:
        """Where the words of a list that frame a verb begin ("on the matter of"), if a subject ends there; else ``end``."""
        frames = self._lexicon.words[name]
        for place in sorted((self._low.rfind(frame, start, end) for frame in frames), reverse=True) if frames else ():
            if place >= start:
                before = self._words.gap(start, place).start
                if self._at(start, before) is not None:
                    return before
        return end

    # -- right of the verb -----------------------------------------------------------------------------------------

    def _skip(self, position: int, end: int, *lists: str) -> tuple[int, Sequence[str]]:
        """Step over spaces and words of lists; where the next name may begin, and the words."""
        low, words = self._low, []
        for _ in range(_OBJECT_WORDS):
            while position < end and low[position] == " ":
                position += 1
            if self._cast.starting_at(position) is not None:
                break
            stop = low.find(" ", position, end)
            word = low[position : stop if stop > 0 else end]
            if (elided := low.find("'", position, position + _ELIDED) + 1) and word not in self._lexicon.words[lists[0]]:
                word = low[position:elided]
            if not any(word in self._lexicon.words[name] for name in lists):
                break
            words.append(word)
            position += len(word)
        return position, words

    def _side_at(self, place: int) -> Speaker | None:
        sizes = range(self._lexicon.longest, 0, -1)
        codes = next((c for n in sizes if (c := self._lexicon.sides.get(self._low[place : place + n]))), None)
        return self._cast.one_of(codes) if codes else None
