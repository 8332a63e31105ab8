"""Scripts without spaces: words of a page told apart, and the names among the characters that no list knows.

A name is looked for where a title shows one, right after it or right before it. Where it ends is told by the words
that follow, by the characters of which names of its kind are made, and by the page itself: a name ends where its
continuations differ (accessor variety: Feng et al., Computational Linguistics 30:1, 2004). Every name that a title
has shown is then a word of that page.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.core.matcher import Matcher
from pipelines.core.names.gazetteer import Hit
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.raw_tags import SIGNS
from pipelines.core.names.tokens import Tagged, without_brackets
from pipelines.core.text import Span, is_cjk

_PLAIN = re.compile(r"(?P<word>[^\W_]+?)(?=[\u2e80-\u9fff]|[\W_]|$)|(?P<sign>[^\w\s]|_)")
_DOTS = "·•・‧"
_UNKNOWN = "u"
"""Tag of a run of characters that no list knows, until its neighbours tell what it is."""
_SHORT_NAME = 4
_LONG_NAME = 16
_NOT_NAME = 2
"""A listed word of so many characters begins no name."""
_OCCURRENCES = 40
_MODIFYING = (_UNKNOWN, "P", "a", "R")
_GOES_ON = ("P", "R", "G", "C", "O", "a", "f")
_MODIFIER = 18
"""Longest words, in code points, between a country and the head of a title: Public Works and Transport."""


class Token(NamedTuple):
    """One token: where it stands, its tag, and the gazetteer hit it is, if any."""

    start: int
    end: int
    tag: str
    hit: Hit | None = None


class UnspacedTokenizer:
    """Cuts pages of one language without spaces into tagged tokens.

    Args:
        lexicon: The language's words; ``lexicon.runs`` tells of what its names are made.
    """

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        self._words = Matcher(lexicon.tags.items())

    def read(self, text: str, hits: Sequence[Hit]) -> "UnspacedText":
        """Read a whole text, so that names shown in one sentence are known in all."""
        words: dict[int, tuple[int, str]] = {}
        for start, end, tags in self._words.all(text):
            words.setdefault(start, (end, tags[0]))
        return UnspacedText(text, hits, words, self._lexicon)


class UnspacedText:
    """One text and the names that its titles show.

    Args:
        text: The document's text.
        hits: Gazetteer hits, sorted, none overlapping.
        words: Start of a listed word to its end and tag, the longest at each place.
        lexicon: The language's words.
    """

    def __init__(self, text: str, hits: Sequence[Hit], words: dict[int, tuple[int, str]], lexicon: NameLexicon) -> None:
        self._text = text
        self._words = words
        self._runs = lexicon.runs
        self._hits = {hit.start: hit for hit in hits}
        self._names: dict[int, int] = {}
        first = self._settled(list(self._walk(0, len(text))))
        self._names = self._spread(_shown(text, first))
        self._tokens = self._settled(list(self._walk(0, len(text)))) if self._names else first
        self._tagged = Tagged(
            "".join(t.tag for t in self._tokens),
            [t.start for t in self._tokens],
            [t.end for t in self._tokens],
            {t.start: t.hit for t in self._tokens if t.hit},
        )

    def hits(self) -> list[Hit]:
        """The hits that no title or name overlaps: 长沙 (Changsha) in 外长沙伦赛 is none."""
        taken = [(t.start, t.end) for t in self._tokens if t.tag in "NRGP" and t.hit is None]
        starts = [start for start, _ in taken]
        before = ((hit, bisect_left(starts, hit.end) - 1) for hit in self._hits.values())
        return [h for h, n in before if n < 0 or taken[n][1] <= h.start or (taken[n][0] >= h.start and taken[n][1] <= h.end)]

    def sentence(self, span: Span) -> Tagged:
        """Tokens of one sentence; a short bracket without a title in it is passed over."""
        return without_brackets(self._tagged.within(*span))

    # -- words ---------------------------------------------------------------------------------------------------

    def _walk(self, start: int, end: int) -> Iterator[Token]:
        """Longest word, listed name or name of the page at each place; the rest in runs tagged as unknown."""
        position, gap = start, False
        before, country = "", None
        while position < end:
            if self._text[position].isspace():
                if self._text[position] == "\n":
                    before, country = "", None
                position, gap = position + 1, True
                continue
            token = self._next(position, end, before == "R", country)
            if gap and before == "R" and token.tag == "N" and not self._stands_alone(token):
                yield Token(position, position, ";")
            yield from self._parts(token)
            if token.tag == "C" and token.hit is not None and before != "f":
                country = token.hit.meaning.country
            elif token.tag not in f"RGPCOafT{_UNKNOWN}":
                country = None
            before = before if token.tag == "T" else token.tag
            position, gap = token.end, False

    def _next(self, position: int, end: int, after_title: bool, country: str | None) -> Token:
        """The token at a place; ``country`` is that of the title before it, if one is told."""
        hit, known, word = self._hits.get(position), self._names.get(position, 0), self._words.get(position, (0, ""))
        hit_end = hit.end if hit and hit.end <= end else 0
        if known > hit_end and known <= end:
            return Token(position, known, "N")
        may_be_name = after_title and word[0] - position < _NOT_NAME and not (hit and hit.meaning.tag == "N")
        if may_be_name and (stop := self._name_end(position, end, country)) and stop > hit_end:
            return Token(position, stop, "N")
        if hit and hit_end >= word[0]:
            return Token(position, hit_end, hit.meaning.tag, hit)
        if position < word[0] <= end:
            return Token(position, word[0], word[1])
        if not _is_letter(self._text[position]) or self._text[position] in _DOTS:
            return self._plain(position, end)
        stop = position + 1
        while stop < end and _is_letter(self._text[stop]) and not self._is_known(stop):
            stop += 1
        return Token(position, stop, _UNKNOWN)

    def _is_known(self, position: int) -> bool:
        return position in self._hits or position in self._words or position in self._names

    def _plain(self, position: int, end: int) -> Token:
        found = _PLAIN.match(self._text, position, end)
        if found is None:
            return Token(position, position + 1, ";")
        tag = SIGNS.get(found[0], ";") if found.lastgroup == "sign" else "d" if found[0][0].isdigit() else "x"
        return Token(position, found.end(), tag)

    def _parts(self, token: Token) -> Iterator[Token]:
        """A listed person's name that is printed with its title falls apart: 副总理韩正."""
        start, end = token.start, token.end
        if token.hit is not None and token.tag == "N":
            while self._words.get(start, (0, ""))[1] in ("R", "P") and start + 1 < self._words[start][0] < end - 1:
                yield Token(start, self._words[start][0], self._words[start][1])
                start = self._words[start][0]
            tail = next((p for p in range(start + 2, end) if p in self._words and self._words[p] == (token.end, "R")), end)
            yield Token(start, tail, "N", token.hit)
            if tail < end:
                yield Token(tail, end, "R")
        else:
            yield token

    def _settled(self, tokens: list[Token]) -> list[Token]:
        """Tell what unknown runs are: part of a title before its head, a name before it, or nothing."""
        for index, token in enumerate(tokens):
            if token.tag in "RG" and index and tokens[index - 1].end == token.start:
                self._before_title(tokens, index)
        for index, token in enumerate(tokens):
            following = tokens[index + 1].tag if index + 1 < len(tokens) else ""
            ends_title = token.tag == "P" and index > 0 and tokens[index - 1].tag == "R" and following not in _GOES_ON
            if ends_title or (token.tag in "ao" and following in ("C", "O", "L")):
                tokens[index] = Token(token.start, token.end, "x")
        return [Token(t.start, t.end, "x") if t.tag == _UNKNOWN else t for t in tokens]

    def _before_title(self, tokens: list[Token], head: int) -> None:
        """Settle what stands right before a head; a listed place in a foreign name (Kano in Tuivakano) is part of it."""
        last, rest = tokens[head - 1], tokens[head - 2] if head > 1 else tokens[head - 1]
        spans_place = last.hit is not None and last.tag in "CL" and rest.tag == _UNKNOWN and rest.end == last.start
        if spans_place and self._transliterated(rest.start, last.end) == last.end - rest.start:
            tokens[head - 2 : head] = [Token(rest.start, last.end, "N"), Token(last.end, last.end, ",")]
            return
        first = head
        while first and tokens[first - 1].end == tokens[first].start and tokens[first - 1].tag in _MODIFYING:
            if tokens[head].start - tokens[first - 1].start > _MODIFIER:
                break
            first -= 1
        unknown = [i for i in range(first, head) if tokens[i].tag == _UNKNOWN]
        owned = first > 0 and tokens[first - 1].tag in "CO" and tokens[first - 1].end == tokens[first].start
        if not unknown:
            return
        if owned or (tokens[head - 1].tag == "P" and tokens[unknown[-1]].end == tokens[head - 1].start):
            for i in unknown:
                tokens[i] = Token(tokens[i].start, tokens[i].end, "P")
        elif unknown[-1] == head - 1 and self._is_name(tokens[head - 1].start, tokens[head - 1].end):
            tokens[head - 1] = Token(tokens[head - 1].start, tokens[head - 1].end, "N")

    # -- names ---------------------------------------------------------------------------------------------------

    def _spread(self, names: set[str]) -> dict[int, int]:
        """Every place of every name, the longest at each place."""
        found: dict[int, int] = {}
        for name in sorted(names, key=lambda n: (len(n), n)):
            for match in re.finditer(re.escape(name), self._text):
                found[match.start()] = match.end()
        return found

    def _stands_alone(self, token: Token) -> bool:
        """A name after a space is that of the title before it only where nothing follows it: a signature."""
        return token.end == len(self._text) or self._text[token.end] in "\n　 、，。）"

    def _is_name(self, start: int, end: int) -> bool:
        """Whether a run of characters may be a whole name."""
        name = self._text[start:end]
        if len(name) == 1:
            return name in self._runs.surnames
        given = len(name) - self._surname(start)
        return (1 <= given <= 2 and self._surname(start) > 0) or (len(name) <= _LONG_NAME and self._transliterated(start, end) == len(name))

    def _surname(self, start: int) -> int:
        """Length of the surname that a name begins with, 0 for none."""
        return next((n for n in (2, 1) if self._text[start : start + n] in self._runs.surnames), 0)

    def _transliterated(self, start: int, end: int) -> int:
        """How many characters from ``start`` on are such as spell foreign names."""
        length = 0
        while start + length < end and (self._text[start + length] in self._runs.transliteration or self._text[start + length] in _DOTS):
            length += 1
        return length

    def _stop(self, start: int, end: int) -> int:
        """Where at the latest a name ends that begins at ``start``: before a listed word, a closing character, no character."""
        position = start
        while position < min(end, start + _LONG_NAME):
            char = self._text[position]
            if not (_is_letter(char) or char in _DOTS) or self._closes(position, start):
                break
            position += 1
        return position

    def _closes(self, position: int, start: int) -> bool:
        if self._text[position] in self._runs.ends:
            return self._text[position + 1 : position + 2] not in tuple(_DOTS)
        word_end = self._words.get(position, (0, ""))[0]
        hit = self._hits.get(position)
        begins = word_end - position > 1 or (hit is not None and (hit.meaning.tag == "N" or hit.end - hit.start > _NOT_NAME))
        return begins and position - start != 1

    def _name_end(self, start: int, end: int, country: str | None) -> int | None:
        """End of the name that begins right after a title of a country, if one is told; None when none does."""
        stop = self._stop(start, end)
        bound, spelt = stop - start, self._transliterated(start, stop)
        family = self._surname(start) if country is None or country in self._runs.surname_countries else 0
        if bound < 2 or not (family or spelt >= 2):
            return stop if country and self._is_foreign(start, stop) else None
        if any(dot in self._text[start:stop] for dot in _DOTS):
            return start + (spelt if spelt > _SHORT_NAME else bound)
        if (family and bound <= family + 2) or spelt == bound:
            return stop
        if again := self._again(start, stop):
            return start + again
        return start + (family + 2 if family and spelt < _SHORT_NAME else max(spelt, 2))

    def _is_foreign(self, start: int, stop: int) -> bool:
        """Whether a short run up to a sign or word is a foreign name for the most part spelt by its sound."""
        spelling = sum(self._text[position] in self._runs.transliteration for position in range(start, stop))
        return _NOT_NAME <= stop - start <= _SHORT_NAME and spelling * 2 >= stop - start

    def _again(self, start: int, stop: int) -> int:
        """How much of a name the page prints elsewhere too, most often; 0 where it does not."""
        head = self._text[start : start + 2]
        lengths: Counter[int] = Counter()
        for match in re.finditer(re.escape(head), self._text):
            other = match.start()
            if other != start and sum(lengths.values()) < _OCCURRENCES:
                length = 2
                while start + length < stop and self._text[start + length] == self._text[other + length : other + length + 1]:
                    length += 1
                lengths[length] += 1
        return max(lengths, key=lambda n: (lengths[n], n)) if lengths else 0


def _shown(text: str, tokens: Sequence[Token]) -> set[str]:
    """Names that stand beside a title somewhere in a text; those that lists know are found anyway."""
    around = zip([None, *tokens], tokens, [*tokens[1:], None], strict=False)
    return {
        text[t.start : t.end]
        for before, t, after in around
        if t.tag == "N" and t.end - t.start > 1 and ((before and before.tag in "RT") or (after and after.tag == "R"))
    }


def _is_letter(char: str) -> bool:
    """Whether a character is a letter of a script without spaces, no sign of it."""
    return is_cjk(char) and char.isalnum()
