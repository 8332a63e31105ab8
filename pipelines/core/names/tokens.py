"""A sentence as tagged tokens; the tags joined are the string that name patterns run on."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.core.names.gazetteer import Hit
from pipelines.core.names.lexicon import NameLexicon

_TOKEN = re.compile(
    r"(?P<short>(?:[^\W\d_]\.){2,6})|(?P<initial>[^\W\d_]\.(?=[^\W\d_]|\s|$))|(?P<word>[^\W_]+(?:[-’'‑·•.](?=[^\W\d_])[^\W_]+)*)|(?P<sign>[^\w\s]|_)"
)
_ELISION = re.compile(r"[^\W\d_]{1,2}[’']")
SIGNS = {",": ",", "、": ",", "，": ",", "(": "b", "（": "b", ")": "e", "）": "e", "&": "a"}
_MAX_BRACKET = 60
_SMALL = 3
_MEMORY = 50_000
"""Words whose tag is remembered; a bound, since pages are anybody's."""


class Token(NamedTuple):
    """One token: where it stands, its tag, and the gazetteer hit it is, if any."""

    start: int
    end: int
    tag: str
    hit: Hit | None = None


class Tokenizer:
    """Cuts sentences of one language into tagged tokens."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, str] = {}

    def tokens(self, text: str, start: int, end: int, hits: Sequence[Hit]) -> list[Token]:
        """Cut ``text[start:end]``.

        Args:
            text: The document's text.
            start: First code point of the sentence.
            end: One past its last.
            hits: Gazetteer hits in the text, sorted, none overlapping.

        Returns:
            Tokens in order. A short bracket without a title in it is passed over: "(right)", "(ROK)".
        """
        found: list[Token] = []
        position = start
        for hit in hits:
            if hit.end <= position or hit.start >= end:
                continue
            found += self._plain(text, position, hit.start)
            start_of_name = self._title_in(text, hit)
            if start_of_name > hit.start:
                found += self._plain(text, hit.start, start_of_name)
            found.append(Token(start_of_name, hit.end, self._hit_tag(text, hit), hit))
            position = hit.end
            mark = next((m for m in self._lexicon.possessive_marks if text.startswith(m, position)), "")
            if mark:
                found.append(Token(position, position + len(mark), "s"))
                position += len(mark)
        found += self._plain(text, position, end)
        return without_brackets(self._with_modifiers(text, without_quotes(self._with_capitals(text, found), text)))

    def _hit_tag(self, text: str, hit: Hit) -> str:
        """An organization named by an office ("High Commissioner for Refugees") is a title as well."""
        if hit.tag != "O":
            return hit.tag
        words = text[hit.start : hit.end].lower().split()
        return "Q" if any(self._lexicon.tags.get(word) == "R" for word in words) else "O"

    def _title_in(self, text: str, hit: Hit) -> int:
        """Where the name begins in a listed person's name that is printed with its title: King Abdullah II."""
        if hit.tag != "N":
            return hit.start
        first, _, rest = text[hit.start : hit.end].partition(" ")
        return hit.start + len(first) + 1 if rest and self._lexicon.tags.get(first.lower()) in ("R", "T") else hit.start

    def _plain(self, text: str, start: int, end: int) -> list[Token]:
        if start >= end:
            return []
        tokens: list[Token] = []
        for found in _TOKEN.finditer(text, start, end):
            tag = self._known.get(found[0])
            if tag is not None:
                tokens.append(Token(found.start(), found.end(), tag))
            elif found.lastgroup == "sign":
                self._sign(found, tokens)
            elif found.lastgroup == "short":
                tokens += self._short(found)
            elif found.lastgroup == "initial":
                tokens.append(Token(found.start(), found.end(), self._initial(found[0][0], tokens)))
            else:
                made = self._word(text, found.start(), found.end())
                if len(made) == 1 and found[0][-1] != "s" and len(self._known) < _MEMORY:
                    self._known[found[0]] = made[0].tag
                tokens += made
        return tokens

    def _short(self, found: re.Match[str]) -> list[Token]:
        """Letters with full stops: an honorific (S.E.M.), else an initial each (J.D.)."""
        tag = self._lexicon.tags.get(found[0].lower().rstrip("."))
        if tag:
            return [Token(found.start(), found.end(), tag)]
        tokens: list[Token] = []
        for start in range(found.start(), found.end(), 2):
            tokens.append(Token(start, start + 2, self._initial(found.string[start], tokens)))
        return tokens

    def _initial(self, letter: str, before: Sequence[Token]) -> str:
        """A letter with a full stop: an initial, or the honorific of a language that has one of one letter (M., D.)."""
        is_honorific = self._lexicon.tags.get(letter.lower()) == "T" and not (before and before[-1].tag in "NI")
        return "x" if letter.islower() else "T" if is_honorific else "I"

    def _with_capitals(self, text: str, tokens: list[Token]) -> list[Token]:
        """Tag as parts of a name what only its neighbours show to be: Jean-Noël BARROT, Yves Le Goff, Inés Lagos."""
        for index in range(1, len(tokens)):
            token, before = tokens[index], tokens[index - 1]
            if token.tag not in "xtoL" or before.tag not in "NTpI" or token.start - before.end > 1:
                continue
            word = text[token.start : token.end]
            if token.tag == "x":
                tag = (
                    "N"
                    if word.isupper() and word.lower() not in self._lexicon.tags and not text[before.start : before.end].isupper()
                    else "x"
                )
            elif token.tag == "L":
                tag = "N" if before.tag == "N" and before.hit is None else "L"
            else:
                tag = (
                    "p" if before.tag == "N" and word.istitle() and index + 1 < len(tokens) and tokens[index + 1].tag == "N" else token.tag
                )
            tokens[index] = token._replace(tag=tag, hit=token.hit if tag == token.tag else None)
        return tokens

    def _with_modifiers(self, text: str, tokens: list[Token]) -> list[Token]:
        """Take small words after a title's head for part of it by their endings, and a place between it and the name."""
        endings = self._lexicon.modifier_endings
        if not endings:
            return tokens
        for index in range(len(tokens) - 1, 0, -1):
            if tokens[index].tag in "RG" and tokens[index - 1].tag == "N":  # where titles lead, one after a name begins anew
                tokens.insert(index, Token(tokens[index].start, tokens[index].start, ";"))
        for index in range(1, len(tokens)):
            token, before = tokens[index], tokens[index - 1].tag
            if before not in "RP" and not (before == "f" and index > 1 and tokens[index - 2].tag in "RPC"):
                continue
            word = text[token.start : token.end]
            follows_name = index + 1 < len(tokens) and tokens[index + 1].tag in "NI"
            is_small = token.tag == "x" and len(word) > _SMALL and word.endswith(endings)
            if token.tag == "L" and before == "f" and follows_name:
                tokens[index - 1] = tokens[index - 1]._replace(tag="P")
            if (token.tag == "L" and follows_name) or (is_small and word.lower() not in self._lexicon.tags):
                tokens[index] = token._replace(tag="P")
        return tokens

    def _sign(self, found: re.Match[str], tokens: list[Token]) -> None:
        sign = found[0]
        after_short = sign == "." and tokens and tokens[-1].tag in "TJI" and tokens[-1].end == found.start()
        if not after_short and sign not in "’'":
            tokens.append(Token(found.start(), found.end(), SIGNS.get(sign, ";")))

    def _word(self, text: str, start: int, end: int) -> list[Token]:
        tags = self._lexicon.tags
        elided = _ELISION.match(text, start, end)
        if (
            elided
            and elided.end() < end
            and not _in_name(text, start, elided.end())
            and (tag := tags.get(elided[0].lower().replace("'", "’"), None) or tags.get(elided[0][:-1].lower()))
        ):
            return [Token(start, elided.end(), tag), *self._word(text, elided.end(), end)]
        word = text[start:end]
        if word.lower() in tags:
            return [Token(start, end, self._tag(word))]
        for mark in self._lexicon.possessive_marks:
            if word.endswith(mark) and len(word) > len(mark):
                return [*self._word(text, start, end - len(mark)), Token(end - len(mark), end, "s")]
        if end < len(text) and text[end] in "’'" and word[-1] == "s" and self._lexicon.possessive_marks and word[0].isupper():
            return [Token(start, end, self._tag(word)), Token(end, end + 1, "s")]
        return [Token(start, end, self._tag(word))]

    def _tag(self, word: str) -> str:
        low = word.lower()
        tag = self._lexicon.tags.get(low)
        capital = word[0].isupper()
        if tag == "T" and not capital and len(low) <= 3:
            return "x"
        if (
            tag == "p"
            and capital
            and not word.isupper()
            and low not in ("al", "el", "bin", "ibn", "abu", "ben", "le", "la", "de", "van", "von", "der", "da", "du", "di", "do")
        ):
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
        is_arabic = low[:3] in ("al-", "el-", "as-", "an-", "ar-", "ad-") or (rest and particle in self._lexicon.particles)
        return "N" if rest[:1].isupper() and is_arabic else "x"


def _in_name(text: str, start: int, end: int) -> bool:
    """Whether letter and apostrophe begin a name within a sentence: Kouadio N’Dri."""
    return text[start].isupper() and text[end].isupper() and start > 1 and text[start - 1] == " " and text[start - 2].isalnum()


def without_quotes(tokens: list[Token], text: str) -> list[Token]:
    """Pass over a name in angle quotes that follows a title: руководитель агентства «Транспорт и связь» Иванов."""
    kept: list[Token] = []
    close = 0
    for token in tokens:
        if token.start < close:
            continue
        if text[token.start : token.end] == "«" and kept and kept[-1].tag in "RP":
            found = text.find("»", token.start, token.start + _MAX_BRACKET)
            close = found + 1 if found > 0 else 0
            if close:
                continue
        kept.append(token)
    return kept


def without_brackets(tokens: list[Token]) -> list[Token]:
    """Pass over short brackets without a title in them: "(right)", "(ROK)"."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        if tokens[index].tag == "b":
            close = _close(tokens, index)
            if close is not None and not any(t.tag in "RG" for t in tokens[index:close]):
                index = close + 1
                continue
        kept.append(tokens[index])
        index += 1
    return kept


def _close(tokens: list[Token], opening: int) -> int | None:
    """Number of the bracket that closes a short one; None where it is long, or stays open."""
    for index in range(opening + 1, len(tokens)):
        if tokens[index].end - tokens[opening].start > _MAX_BRACKET:
            return None
        if tokens[index].tag == "e":
            return index
    return None
