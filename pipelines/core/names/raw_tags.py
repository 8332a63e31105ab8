"""Raw tags: what a token of a spaced text is by itself, and what only its neighbours will settle."""

import re

from pipelines.core.names.lexicon import NameLexicon

SIGNS = {",": ",", "、": ",", "，": ",", "(": "b", "（": "b", ")": "e", "）": "e", "&": "a"}
FIRST, LAST = "\ufdd0", "\ufdef"
"""Bounds of the noncharacters: code points that no text holds, and so may stand for what has been found in it."""
MASKS = {tag: chr(ord(FIRST) + number) for number, tag in enumerate("CFLNOPQs")}
"""Tag of a listed name, or of a possessive mark, to its mask."""

_ELISION = re.compile(r"[^\W\d_]{1,2}[’']")
_CAPITAL_PARTICLES = frozenset(("al", "el", "bin", "ibn", "abu", "ben", "le", "la", "de", "van", "von", "der", "da", "du", "di", "do"))
"""Particles that stay such when they begin with a capital."""
_ARABIC_ARTICLES = frozenset(("al-", "el-", "as-", "an-", "ar-", "ad-"))
_MEMORY = 50_000
"""Words whose tag is remembered; a bound, since pages are anybody's."""


class RawTags(dict[str, str]):
    """Tokens to raw tags, remembered up to a bound.

    A raw tag is a tag, ``X`` for a word in capitals that no list knows, or an odd one: ``.`` a full stop, ``'`` an apostrophe,
    ``*`` what falls apart or is not told by itself, ``@`` a word that may lead from a title to where its bearer serves.
    """

    def __init__(self, lexicon: NameLexicon) -> None:
        super().__init__({mask: tag for tag, mask in MASKS.items()})
        self._tags = lexicon.tags
        self._particles = lexicon.particles
        self._capitalised_heads = lexicon.capitalised_heads
        self._marks = lexicon.possessive_marks
        self._seats = frozenset(words.partition(" ")[0] for words in lexicon.seats)

    def __missing__(self, token: str) -> str:
        tag = self._told(token)
        if len(self) < _MEMORY:
            self[token] = tag
        return tag

    def _told(self, token: str) -> str:
        if FIRST <= token[0] <= LAST:
            return self.get(token[0], ";")
        if token[-1] == "." and len(token) > 1:
            is_own = self._tags.get(token.lower().rstrip(".")) == "T" if len(token) == 2 else True
            return "*" if is_own else "x" if token[0].islower() else "I"
        if not token[0].isalnum():
            return self._sign(token)
        is_owner = token.endswith(self._marks) and token.lower() not in self._tags
        return "*" if is_owner or self._elided(token) else self._word(token)

    @staticmethod
    def _sign(sign: str) -> str:
        return "'" if sign in "’'" else sign if sign == "." else SIGNS.get(sign, ";")

    def parts(self, text: str, start: int, end: int, is_after_name: bool) -> list[tuple[int, int, str]]:
        """Spans and raw tags of what a token of raw tag ``*`` falls apart into."""
        token = text[start:end]
        if token[-1] != ".":
            return self._words(text, start, end)
        if len(token) > 2 and (tag := self._tags.get(token.lower().rstrip("."))):
            return [(start, end, tag)]
        made: list[tuple[int, int, str]] = []
        for place in range(start, end, 2):
            made.append((place, place + 2, self._initial(text[place], is_after_name)))
            is_after_name = made[-1][2] == "I"
        return made

    def may_own(self, word: str) -> bool:
        """Whether an apostrophe after a word makes it a possessor: Ministers’."""
        return bool(self._marks) and word[-1] == "s" and word[0].isupper() and word.lower() not in self._tags

    def _initial(self, letter: str, is_after_name: bool) -> str:
        """A letter with a full stop: an initial, or the honorific of a language that has one of one letter (M., D.)."""
        is_honorific = self._tags.get(letter.lower()) == "T" and not is_after_name
        return "x" if letter.islower() else "T" if is_honorific else "I"

    def _elided(self, token: str) -> str | None:
        """Tag of an article or preposition elided before a word: l’Union."""
        found = _ELISION.match(token)
        if found is None or found.end() == len(token):
            return None
        return self._tags.get(found[0].lower().replace("'", "’")) or self._tags.get(found[0][:-1].lower())

    def _words(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        token = text[start:end]
        if tag := self._elided(token):
            stop = start + _elision_end(token)
            if not _in_name(text, start, stop):
                return [(start, stop, tag), *self._words(text, stop, end)]
        if token.lower() not in self._tags:
            for mark in self._marks:
                if token.endswith(mark) and len(token) > len(mark):
                    return [*self._words(text, start, end - len(mark)), (end - len(mark), end, "s")]
        return [(start, end, self._word(token))]

    def _word(self, word: str) -> str:
        low = word.lower()
        if low in self._seats:
            return "@"
        tag = self._tags.get(low)
        capital = word[0].isupper()
        if tag == "T" and not capital and len(low) <= 3:
            return "x"
        if tag == "R" and not capital and low in self._capitalised_heads:
            return "P"
        if tag == "p" and capital and not word.isupper() and low not in _CAPITAL_PARTICLES:
            return "N"
        if tag:
            return tag
        if word[0].isdigit():
            return "d"
        if capital and len(word) == 1:
            return "I"
        if capital and not (len(word) > 4 and word.isupper()):
            return "N"
        particle, _, rest = word.partition("-")
        is_arabic = low[:3] in _ARABIC_ARTICLES or (rest and particle in self._particles)
        return "N" if rest[:1].isupper() and is_arabic else "X" if word.isupper() else "x"


def _elision_end(token: str) -> int:
    found = _ELISION.match(token)
    return found.end() if found else 0


def _in_name(text: str, start: int, end: int) -> bool:
    """Whether letter and apostrophe begin a name within a sentence: Kouadio N’Dri."""
    return text[start].isupper() and text[end].isupper() and start > 1 and text[start - 1] == " " and text[start - 2].isalnum()
