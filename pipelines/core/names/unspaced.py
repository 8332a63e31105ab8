"""Scripts without spaces: words of a page told apart, and the names among the characters that no list knows.

A name is looked for where a title shows one, right after it or right before it. Where it ends is told by the words
that follow, by the characters of which names of its kind are made, and by the page itself: a name ends where its
continuations differ (accessor variety: Feng et al., Computational Linguistics 30:1, 2004). Every name that a title
has shown is then a word of that page.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipelines.core.matcher import Matcher
from pipelines.core.names.gazetteer import Hit, Meaning, country_meaning
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.overlaps import settled_hits
from pipelines.core.names.raw_tags import SIGNS
from pipelines.core.names.shapes import DOTS, MIDDLE_DOTS, NOT_NAME, NameShapes
from pipelines.core.names.tagged import Tagged, without_brackets
from pipelines.core.text import Span

_PLAIN = re.compile(r"(?P<word>[^\W_]+?)(?=[\u2e80-\u9fff]|[\W_]|$)|(?P<sign>[^\w\s]|_)")
_RUN = re.compile("(?:(?=\\w)[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])+")
"""Letters of a script without spaces, without its signs."""
_LINE = re.compile(r"[^\n]+")
_UNKNOWN = "u"
"""Tag of a run of characters that no list knows, until its neighbours tell what it is."""
_MODIFYING = (_UNKNOWN, "P", "a", "R")
_IN_TITLES = f"RGPCOafT{_UNKNOWN}"
"""Tags that may stand between a country and the name of the one who acts for it."""
_HEAD = re.compile("[RG]")
_IDLE = re.compile(rf"{_UNKNOWN}|(?<=R)P(?![PRGCOaf])|[ao](?=[COL])")
"""What no list knows, a modifier that closes its title, and what joins no titles: settled last, and so in the tags alone."""
_MODIFIER = 18
"""Longest words, in code points, between a country and the head of a title: Public Works and Transport."""

_ROW = 3
"""Most countries that one title names by a character each: 美日韩外长."""


class Token(NamedTuple):
    """One token: where it stands, its tag, and what it means if it is a listed name."""

    start: int
    end: int
    tag: str
    listed: Meaning | None = None


_TAG = attrgetter("tag")


class UnspacedTokenizer:
    """Cuts pages of one language without spaces into tagged tokens.

    Args:
        lexicon: The language's words; ``lexicon.runs`` tells of what its names are made.
    """

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        self._words = Matcher(lexicon.tags)

    def read(self, text: str, hits: Sequence[Hit]) -> "UnspacedText":
        """Read a whole text, so that names shown in one sentence are known in all."""
        words: dict[int, tuple[int, str]] = {}
        for start, end, tag in self._words.all(text):
            words.setdefault(start, (end, tag))
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
        self._hits = settled_hits(text, hits, words, lexicon.runs)
        self._shapes = NameShapes(text, self._hits, words, lexicon.runs)
        self._shorts = {**_initials(text, hits), **lexicon.runs.short_countries}
        self._known = self._hits.keys() | words.keys()
        self._names: dict[int, int] = {}
        self._starts: Sequence[int] = ()
        lines = [self._walk(*found.span()) for found in _LINE.finditer(text)]
        self._tokens = self._settled([token for line in lines for token in line])
        if names := self._spread(_shown(text, self._tokens)):
            self._names, self._starts = names, sorted(names)
            self._known |= names.keys()
            again = (self._walk(line[0].start, line[-1].end) if self._has_new(line) else line for line in lines if line)
            self._tokens = self._settled([token for line in again for token in line])
        self._tagged = Tagged(
            _IDLE.sub("x", "".join(map(_TAG, self._tokens))),
            [t.start for t in self._tokens],
            [t.end for t in self._tokens],
            {t.start: t.listed for t in self._tokens if t.listed},
        )

    def hits(self) -> list[Hit]:
        """The hits that no title or name overlaps: 长沙 (Changsha) in 外长沙伦赛 is none."""
        tagged = zip(self._tokens, self._tagged.tags, strict=True)
        taken = [(t.start, t.end) for t, tag in tagged if tag in "NRGP" and t.listed is None]
        starts = [start for start, _ in taken]
        short = [(t.start, t.end, t.listed) for t in self._tokens if t.listed and t.tag == "C" and t.start not in self._hits]
        before = ((hit, bisect_left(starts, hit[1]) - 1) for hit in sorted((*self._hits.values(), *short), key=lambda h: h[0]))
        return [h for h, n in before if n < 0 or taken[n][1] <= h[0] or (taken[n][0] >= h[0] and taken[n][1] <= h[1])]

    def sentence(self, span: Span) -> Tagged:
        """Tokens of one sentence; a short bracket without a title in it is passed over."""
        return without_brackets(self._tagged.within(*span))

    # -- words ---------------------------------------------------------------------------------------------------

    def _has_new(self, line: Sequence[Token]) -> bool:
        """Whether a line holds a name of the page that its tokens do not show yet."""
        shown = {token.start: token.end for token in line if token.tag == "N"}
        inside = self._starts[bisect_left(self._starts, line[0].start) : bisect_left(self._starts, line[-1].end)]
        return any(self._names[place] != shown.get(place) for place in inside)

    def _walk(self, start: int, end: int) -> list[Token]:
        """Longest word, listed name or name of the page at each place of a line; the rest in runs tagged as unknown."""
        found: list[Token] = []
        position, gap, text = start, False, self._text
        before, country = "", None
        while position < end:
            if text[position].isspace():
                position, gap = position + 1, True
                continue
            token = self._next(position, end, before == "R", country)
            position, tag = token.end, token.tag
            if tag == "N":
                if gap and (before == "N" or (before == "R" and not self._shapes.stands_alone(token.end))):
                    found.append(Token(token.start, token.start, ";"))
                found += self._parts(token) if token.listed else (token,)
            else:
                found.append(token)
            if tag == "C" and token.listed is not None and before != "f":
                country = token.listed.country
            elif tag not in _IN_TITLES:
                country = None
            before = before if tag == "T" else tag
            gap = False
        return found

    def _next(self, position: int, end: int, after_title: bool, country: str | None) -> Token:
        """The token at a place; ``country`` is that of the title before it, if one is told."""
        if position not in self._known and not after_title:
            return self._unlisted(position, end)
        hit, known, word = self._hits.get(position), self._names.get(position, 0), self._words.get(position, (0, ""))
        if hit and hit[2].tag == "N" and self._text[hit[1] : hit[1] + 1] in MIDDLE_DOTS:
            hit = None  # a listed name that is only the first of another's: 谢里夫·法特希
        hit_end = hit[1] if hit and hit[1] <= end else 0
        if known > hit_end and known <= end:
            return Token(position, known, "N")
        may_be_name = after_title and word[0] - position < NOT_NAME and not (hit and hit[2].tag == "N")
        if may_be_name and (stop := self._shapes.name_end(position, end, country)) and stop > hit_end:
            return Token(position, stop, "N")
        if hit and hit_end >= word[0]:
            return Token(position, hit_end, hit[2].tag, hit[2])
        if position < word[0] <= end:
            return Token(position, word[0], word[1])
        return self._unlisted(position, end)

    def _unlisted(self, position: int, end: int) -> Token:
        """A run of characters up to the next listed word, or a sign, a number or a word of another script."""
        run = _RUN.match(self._text, position, end)
        if run is None or self._text[position] in DOTS:
            return self._plain(position, end)
        stop, last = position + 1, run.end()
        while stop < last and stop not in self._known:
            stop += 1
        return Token(position, stop, _UNKNOWN)

    def _plain(self, position: int, end: int) -> Token:
        found = _PLAIN.match(self._text, position, end)
        if found is None:
            return Token(position, position + 1, ";")
        tag = SIGNS.get(found[0], ";") if found.lastgroup == "sign" else "d" if found[0][0].isdigit() else "x"
        return Token(position, found.end(), tag)

    def _parts(self, token: Token) -> Iterator[Token]:
        """A listed person's name that is printed with its title falls apart: 副总理韩正."""
        start, end = token.start, token.end
        while self._words.get(start, (0, ""))[1] in ("R", "P") and start + 1 < self._words[start][0] < end - 1:
            yield Token(start, self._words[start][0], self._words[start][1])
            start = self._words[start][0]
        tail = next((p for p in range(start + 2, end) if p in self._words and self._words[p] == (token.end, "R")), end)
        yield Token(start, tail, "N", token.listed)
        if tail < end:
            yield Token(tail, end, "R")

    def _settled(self, tokens: list[Token]) -> list[Token]:
        """Tell what unknown runs are: part of a title before its head, or a name before it."""
        for head in _HEAD.finditer("".join(map(_TAG, tokens))):
            index = head.start()
            if index and tokens[index - 1].end == tokens[index].start:
                self._before_title(tokens, index)
        return tokens

    def _before_title(self, tokens: list[Token], head: int) -> None:
        """Settle what stands right before a head; a listed place in a foreign name (Kano in Tuivakano) is part of it."""
        last, rest = tokens[head - 1], tokens[head - 2] if head > 1 else tokens[head - 1]
        spans_place = last.listed is not None and last.tag in "CL" and rest.tag == _UNKNOWN and rest.end == last.start
        if spans_place and self._shapes.transliterated(rest.start, last.end) == last.end - rest.start:
            tokens[head - 2 : head] = [Token(rest.start, last.end, "N"), Token(last.end, last.end, ",")]
            return
        first = head
        while first and tokens[first - 1].end == tokens[first].start and tokens[first - 1].tag in _MODIFYING:
            if tokens[head].start - tokens[first - 1].start > _MODIFIER:
                break
            first -= 1
        for index in range(first, head):
            self._shorten(tokens, index)
        unknown = [i for i in range(first, head) if tokens[i].tag == _UNKNOWN]
        owned = first > 0 and tokens[first - 1].tag in "CO" and tokens[first - 1].end == tokens[first].start
        if not unknown:
            return
        if owned or (tokens[head - 1].tag == "P" and tokens[unknown[-1]].end == tokens[head - 1].start):
            for i in unknown:
                tokens[i] = Token(tokens[i].start, tokens[i].end, "P")
        elif unknown[-1] == head - 1 and self._is_name(tokens[head - 1].start, tokens[head - 1].end):
            tokens[head - 1] = Token(tokens[head - 1].start, tokens[head - 1].end, "N")

    def _is_name(self, start: int, end: int) -> bool:
        """Whether a run before a title may be a name, and no row of countries by their first characters: 英波外长."""
        is_row = 1 < end - start <= _ROW and all(char in self._shorts for char in self._text[start:end])
        return not is_row and self._shapes.is_name(start, end)

    def _shorten(self, tokens: list[Token], index: int) -> None:
        """Read one character before a title as a country, where one begins so: 会见俄总统, 同匈外长; no name goes before it."""
        token, before = tokens[index], tokens[index - 1] if index else None
        is_apart = before is None or before.end < token.start or before.tag not in f"NCOLRd{_UNKNOWN}"
        country = self._shorts.get(self._text[token.start]) if token.tag == _UNKNOWN and token.end - token.start == 1 and is_apart else None
        if country and not self._is_surname(tokens, index):
            tokens[index] = Token(token.start, token.end, "C", country_meaning(country))

    def _is_surname(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether the page has the title and then the character, with which a name begins: 大使韩镜, and later 韩大使."""
        title, name = tokens[index + 1 : index + 2], self._text[tokens[index].start]
        return bool(title) and f"{self._text[title[0].start : title[0].end]}{name}" in self._text

    # -- names ---------------------------------------------------------------------------------------------------

    def _spread(self, names: set[str]) -> dict[int, int]:
        """Every place of every name, the longest at each place."""
        found: dict[int, int] = {}
        for name in sorted(names, key=lambda n: (len(n), n)):
            for match in re.finditer(re.escape(name), self._text):
                found[self._shapes.given_start(match.start())] = match.end()
        return found


def _initials(text: str, hits: Sequence[Hit]) -> dict[str, str]:
    """First characters of the countries that a text names, where one alone begins so."""
    found: dict[str, set[str]] = {}
    for start, _, meaning in hits:
        if meaning.countries and meaning.country:
            found.setdefault(text[start], set()).add(meaning.country)
    return {char: min(countries) for char, countries in found.items() if len(countries) == 1}


def _shown(text: str, tokens: Sequence[Token]) -> set[str]:
    """Names that stand beside a title somewhere in a text; those that lists know are found anyway."""
    around = zip([None, *tokens], tokens, [*tokens[1:], None], strict=False)
    return {
        text[t.start : t.end]
        for before, t, after in around
        if t.tag == "N" and t.end - t.start > 1 and ((before and before.tag in "RT") or (after and after.tag == "R"))
    }
