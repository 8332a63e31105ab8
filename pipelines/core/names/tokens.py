"""A text as tagged tokens; the tags joined are the string that name patterns run on."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from pipelines.core.names.gazetteer import Hit, Meaning
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.raw_tags import FIRST, LAST, MASKS, RawTags
from pipelines.core.text import lower

_TOKEN = re.compile(
    r"(\w\w++(?:[-’'‑·•.](?=[^\W\d_])\w++)*"  # a word of several letters, by far the most
    rf"|[{FIRST}-{LAST}]{LAST}*+"  # a listed name
    r"|(?:[^\W\d_]\.){2,6}"  # letters with full stops
    rf"|[^\W\d_]\.(?=[^\W\d_]|[\s{FIRST}-{LAST}]|$)"  # an initial
    r"|\w(?:[-’'‑·•.](?=[^\W\d_])\w++)*"  # a word of one letter
    r"|[^\w\s])( ?)"  # a sign; and the blank behind, which need not be looked at then
)
_ODD = re.compile(r"[*'.](?:(?<![.])|(?<=[TJI*]\.))|@")
"""Raw tags that only their neighbours settle: what falls apart (*), an apostrophe, the full stop of an abbreviation, "at" (@)."""
_SEAT = 40
"""Longest words that lead from a title to where its bearer serves, in code points: at the Ministry of."""
_OF_NATION = re.compile(r"^(\w+ \w+ )[^\W\d_a-z]\w+ ")
"""The words before the ministry of a nation: at the Danish Ministry."""
_OF_COUNTRY = re.compile("ot?C$")
"""The country of a title at its end, behind which nothing says where its bearer serves: the Ambassador of Peru."""
ANCHOR = re.compile("[GIkNQR]")
"""Tags of which every pattern of a person holds one: of a name, or of the head of a title."""
_COUNTRY = re.compile("(?<=NN)b(?=Ce)")
"""The bracket before a country behind a full name, which is read as "of"."""
_PATRONYMIC = re.compile("R(?=p)")
_AFTER_NAME = re.compile("(?<=[NIR])[RG]|(?<=N)P(?![PRGQ])")
_CAPITALS = re.compile(r"[XLto](?:(?<=[NTpIXL][XL])|(?<=[RC,]L)(?=N)|(?<=RX)(?=N)|(?<=[NXL][to])(?=N))")
_SHOWING = {"X": "NTpIR", "L": "NTpIRC,", "t": "N", "o": "N"}
"""Tags before which a word may show to be part of a name; that before it may be one that its own neighbour has shown."""
_BETWEEN = frozenset(["", " ", "\u00a0", "-", "’", "'", ".", ". "])
"""What may stand between the parts of a name, the full stop of an honorific among them: Mr. IWAYA."""
_RANKED = re.compile("[RP]bRef")
"""A title in brackets within another: член коллегии (министр) по торговле."""
_BEHIND_NOUN = re.compile("x[NI]+")
"""A word and the name right behind it."""
_RANK = re.compile("(?:(?<=T)t|(?<=[t,]))P(?:o[xP]){0,2}(?=[NIp])")
"""What may be a military rank: a word of titles right before a name, or with more: le général X, Son Excellence le général de brigade X."""
_COMPLEMENT = re.compile("(?<=[RPO])(?=[afP]{0,12}x)(?:a?f?[xP]){1,9}(?=(?:a?f?[CLO])?[NI]N|f?LN)")
"""Small words between a title and a full name, or the country before it."""
_MAX_BRACKET = 60
_SMALL = 3
_LETTERS = 8
"""Longest name of a body in capitals that stands in a title before its country: ФБР."""
_ACRONYM = re.compile("(?<=[RP])ot?x")
"""What may be such a body that a title is of."""
_CHARGE = 3
"""Small words behind "and" that may say what else a title is in charge of."""


class Tagged(NamedTuple):
    """The tokens of a text or a sentence.

    Attributes:
        tags: One letter for each (``lexicon.TAGS``).
        starts: First code point of each in the text.
        ends: One past the last.
        listed: First code point to what a listed name means, for those that are one.
    """

    tags: str
    starts: Sequence[int]
    ends: Sequence[int]
    listed: Mapping[int, Meaning]

    def meaning(self, index: int) -> Meaning | None:
        """What a token means, if it is a listed name."""
        return self.listed.get(self.starts[index])

    def within(self, start: int, end: int) -> "Tagged":
        """The tokens that begin in a span of the text."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return Tagged(self.tags[first:last], self.starts[first:last], self.ends[first:last], self.listed)

    def without(self, spans: Iterable[tuple[int, int]]) -> "Tagged":
        """The same without some runs of tokens, which are given in order."""
        tags, starts, ends, done = "", list[int](), list[int](), 0
        for first, last in (*spans, (len(self.tags), len(self.tags))):
            tags += self.tags[done:first]
            starts += self.starts[done:first]
            ends += self.ends[done:first]
            done = last
        return Tagged(tags, starts, ends, self.listed)


class Tokenizer:
    """Cuts texts of one language into tagged tokens.

    Listed names are masked, a kind of noncharacter for each tag, so that one split cuts a whole text; the raw tag of a
    token is remembered. What depends on its neighbours gets a raw tag of its own and is settled after.
    """

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        self._raw = RawTags(lexicon)
        self._endings = lexicon.modifier_endings
        self._verb_endings = lexicon.verb_endings
        self._patronymics = lexicon.patronymics
        self._surnames = lexicon.title_surnames

    def read(self, text: str, hits: Sequence[Hit]) -> Tagged:
        """Cut a text.

        Args:
            text: The document's text.
            hits: Listed names in it, sorted, none overlapping.
        """
        masked, named = self._masked(text, hits)
        pieces = _TOKEN.split(masked.replace("_", ";"))
        bounds = list(accumulate(map(len, pieces)))
        raw = "".join(map(self._raw.__getitem__, pieces[1::3]))
        tagged = Tagged(raw, bounds[0:-1:3], bounds[1::3], named)
        if odd := [found.start() for found in _ODD.finditer(raw)]:
            tagged = self._settled(text, tagged, odd)
        if self._lexicon.ranks:
            tagged = self._with_ranks(text, tagged)
        if self._lexicon.venues:
            tagged = self._without_venues(text, tagged)
        tags = self._with_capitals(text, tagged)
        return tagged._replace(tags=tags.replace("X", "x").replace(".", ";"))

    def sentence(self, text: str, tagged: Tagged) -> Tagged:
        """The tokens of one sentence of a text as they are read: short brackets without a title are passed over: "(right)", "(ROK)"."""
        if not ANCHOR.search(tagged.tags):
            return tagged
        if "«" in text:
            tagged = _without_quotes(tagged, text)
        if self._endings:
            tagged = self._with_modifiers(text, tagged)
        if acronyms := [at for found in _ACRONYM.finditer(tagged.tags) if _is_acronym(text, tagged, at := found.end() - 1)]:
            tagged = tagged._replace(tags="".join("P" if at in acronyms else tag for at, tag in enumerate(tagged.tags)))
        return without_brackets(tagged)

    def _masked(self, text: str, hits: Sequence[Hit]) -> tuple[str, dict[int, Meaning]]:
        """The text with its listed names masked, and what each means by its start; a title within a name stays text: King Abdullah II."""
        parts: list[str] = []
        named: dict[int, Meaning] = {}
        position, marks = 0, self._lexicon.possessive_marks
        for begin, end, meaning in hits:
            start, tag = self._name_in(text, begin, end, meaning.tag)
            named[start] = meaning
            parts += (text[position:start], MASKS[tag], LAST * (end - start - 1))
            position = end
            if text.startswith(marks, position):
                mark = next(m for m in marks if text.startswith(m, position))
                parts += (MASKS["s"], LAST * (len(mark) - 1))
                position += len(mark)
        parts.append(text[position:])
        return "".join(parts), named

    def _name_in(self, text: str, start: int, end: int, tag: str) -> tuple[int, str]:
        """Where a listed name begins without the title before it, and its tag; a body named by an office is a title as well."""
        if tag == "N":
            first, _, rest = text[start:end].partition(" ")
            has_title = bool(rest) and self._lexicon.tags.get(first.lower()) in ("R", "T")
            return (start + len(first) + 1 if has_title else start), tag
        if tag == "O" and any(self._lexicon.tags.get(word) == "R" for word in text[start:end].lower().split()):
            return start, "Q"
        return start, tag

    def _settled(self, text: str, tagged: Tagged, odd: Sequence[int]) -> Tagged:
        """Settle the tokens whose raw tag is odd."""
        raw, before, after, listed = tagged
        tags, starts, ends, done = list[str](), list[int](), list[int](), 0
        whole: dict[str, str] = {}  # names with an apostrophe: what one sentence shows holds in those that follow
        for index in odd:
            tags += raw[done:index]
            starts += before[done:index]
            ends += after[done:index]
            done = index + 1
            start, left = before[index], ends[-1] if ends else -1
            if raw[index] == "*":
                is_after_name = left >= 0 and tags[-1] in "NI" and starts[-1] not in listed and "\n" not in text[left:start]
                token = text[start : after[index]]
                made = (
                    [(start, after[index], whole[token])] if token in whole else self._raw.parts(text, start, after[index], is_after_name)
                )
                if len(made) == 1 and token[-1] != ".":
                    whole[token] = made[0][2]
            elif raw[index] == "@":
                tag = self._seat(text, start, "".join(tags[-3:]), text[starts[-1] : left] if starts else "")
                made = [(start, after[index], tag)]
            elif raw[index] == ".":
                made = [] if left == start and tags[-1] in "TJI" else [(start, after[index], ";")]
            else:
                is_owner = left == start and starts[-1] not in listed and self._raw.may_own(text[starts[-1] : left])
                made = [(start, after[index], "s")] if is_owner else []
            for first, last, tag in made:
                tags.append(tag)
                starts.append(first)
                ends.append(last)
        tags += raw[done:]
        return Tagged("".join(tags), starts + list(before[done:]), ends + list(after[done:]), listed)

    def _seat(self, text: str, start: int, tags: str, word: str) -> str:
        """The tag of an "at": of where the bearer of the title before it serves, where it is neither an ambassador's nor a country's.

        A nation before its ministry is whose the bearer is: at the Danish Ministry.
        """
        words, lexicon = text[start : start + _SEAT], self._lexicon
        if _OF_COUNTRY.search(tags) or lower(word) in lexicon.posted:
            return "x"
        is_of_nation = lower(_OF_NATION.sub(r"\1", words)).startswith(lexicon.seats)
        return "f" if lower(words).startswith(lexicon.seats) else "o" if is_of_nation else "x"

    def _without_venues(self, text: str, tagged: Tagged) -> Tagged:
        """Take a name right behind a noun of buildings for that of one: "à l’immeuble Étoile"."""
        tags = tagged.tags
        for found in _BEHIND_NOUN.finditer(tags):
            first = found.start()
            if text[tagged.starts[first] : tagged.ends[first]] in self._lexicon.venues:
                tags = tags[: first + 1] + "x" * (found.end() - first - 1) + tags[found.end() :]
        return tagged._replace(tags=tags)

    def _with_ranks(self, text: str, tagged: Tagged) -> Tagged:
        """Take words that elsewhere stand in titles for honorifics, where an article leads to them and a name follows."""
        tags = tagged.tags
        for found in list(_RANK.finditer(tags)):
            first, last = found.span()
            head = first + (tags[first] == "t")
            if lower(text[tagged.starts[head] : tagged.ends[head]]) in self._lexicon.ranks:
                tags = tags[:first] + "T" * (last - first) + tags[last:]
        return tagged._replace(tags=tags)

    def _with_capitals(self, text: str, tagged: Tagged) -> str:
        """Tag as parts of a name what only its neighbours show to be: Jean-Noël BARROT, Yves Le Goff, Inés Lagos."""
        starts, ends, listed = tagged.starts, tagged.ends, tagged.listed
        tags = list(tagged.tags)
        for titled in _PATRONYMIC.finditer(tagged.tags):
            after = titled.end()
            if text[starts[after] : ends[after]] in self._patronymics:
                tags[after - 1] = "N"
        for titled in _AFTER_NAME.finditer(tagged.tags) if self._surnames else ():
            index = titled.start()
            word = text[starts[index] : ends[index]]
            if word.istitle() and word.lower() in self._surnames and starts[index] - ends[index - 1] == 1:
                tags[index] = "N"
        for found in _CAPITALS.finditer("".join(tags)):
            index = found.start()
            tag, before = tags[index], tags[index - 1]
            if before not in _SHOWING[tag] or text[ends[index - 1] : starts[index]] not in _BETWEEN:
                continue
            if tag == "X":
                tags[index] = "x" if text[starts[index - 1] : ends[index - 1]].isupper() else "N"
            elif tag == "L":
                shown = "N" if before == "p" and index > 1 and tags[index - 2] == "N" else before  # Bendito dos Santos
                tags[index] = "N" if _is_person_name(shown, listed.get(starts[index - 1]), listed.get(starts[index])) else "L"
            elif text[starts[index] : ends[index]].istitle():
                tags[index] = "p"
        return "".join(tags)

    def _with_modifiers(self, text: str, tagged: Tagged) -> Tagged:
        """Take small words after a title's head for part of it by their endings, and a place between it and the name."""
        tags, starts, ends = list(tagged.tags), list(tagged.starts), list(tagged.ends)
        for index in range(len(tags) - 1, 0, -1):
            if tags[index] in "RG" and tags[index - 1] == "N":  # where titles lead, one after a name begins anew
                tags.insert(index, ";")
                starts.insert(index, starts[index])
                ends.insert(index, starts[index])
        if self._verb_endings:
            self._join_complements(text, tags, starts, ends)
        for index in range(1, len(tags)):
            tag, before = tags[index], tags[index - 1]
            if tag == "R" and before == "f" and self._lexicon.leads(lower(text[starts[index - 1] : ends[index]])):
                tags[index - 1] = "x"  # a delegation "во главе с" somebody, and no posting
            if before not in "RP" and not (before == "f" and index > 1 and tags[index - 2] in "RPCO"):
                continue
            word = text[starts[index] : ends[index]]
            after = tags[index + 1] if index + 1 < len(tags) else ""
            follows_name = after != "" and after in "NI"
            is_small = tag == "x" and len(word) > _SMALL and word.endswith(self._endings)
            if tag == "L" and before == "f" and follows_name:
                tags[index - 1] = "P"
            is_region = tag == "N" and (
                (after == "P" and word.endswith(self._endings)) or self._is_body(word, after, text[ends[index] : ends[index] + _SMALL])
            )  # директор ФБР США
            if is_region or (tag == "L" and follows_name) or (is_small and word.lower() not in self._lexicon.tags):
                tags[index] = "P"
            if tag == "a" and before == "P":
                self._join_charge(text, tags, starts, ends, index + 1)
        return Tagged("".join(tags), starts, ends, tagged.listed)

    def _join_complements(self, text: str, tags: list[str], starts: Sequence[int], ends: Sequence[int]) -> None:
        """Take small words between a title and a full name for part of the title: главой агентства по контролю за оборотом наркотиков X."""
        for found in _COMPLEMENT.finditer("".join(tags)):
            small = [n for n in range(*found.span()) if tags[n] == "x"]
            words = [text[starts[n] : ends[n]] for n in small]
            leads = ["f" in tags[found.start() : n] and len(word) <= _SMALL for n, word in zip(small, words, strict=True)]
            if all(lead or self._may_complete(word) for lead, word in zip(leads, words, strict=True)):
                for n in small:
                    tags[n] = "P"

    def _may_complete(self, word: str) -> bool:
        is_noun = word.islower() and len(word) > _SMALL and word.isalpha()
        return is_noun and not word.endswith(self._verb_endings) and word not in self._lexicon.tags

    def _join_charge(self, text: str, tags: list[str], starts: Sequence[int], ends: Sequence[int], first: int) -> None:
        """Take small words behind "and" for part of a title where a country or name follows: дорог и городского развития Ирана."""
        last = first
        while last < len(tags) and last - first < _CHARGE and (tags[last] == "P" or self._is_charge(text[starts[last] : ends[last]])):
            last += 1
        if last > first and tags[last : last + 1] in (["C"], ["N"], ["O"]):
            tags[first:last] = "P" * (last - first)

    def _is_body(self, word: str, after: str, behind: str) -> bool:
        """Whether a word of capitals in a title is a body's name: before a country or a body, or a name in small letters."""
        follows = after in "CPO" or (after == "N" and not behind.strip().isupper())
        return after != "" and word.isupper() and 1 < len(word) <= _LETTERS and follows

    def _is_charge(self, word: str) -> bool:
        return word.islower() and len(word) > _SMALL and word.endswith(self._endings) and word not in self._lexicon.tags


def _is_acronym(text: str, tagged: Tagged, index: int) -> bool:
    """Whether a token is the name of an unlisted body in capitals: jefa de la BINUH."""
    word = text[tagged.starts[index] : tagged.ends[index]]
    return word.isupper() and 1 < len(word) <= _LETTERS


def _is_person_name(before: str, left: Meaning | None, place: Meaning | None) -> bool:
    """Whether a place is part of a person's name: Inés Lagos; at its beginning, where people bear it too: canciller Santiago Ruiz."""
    if before == "N":
        return left is None or left.tag == "L"
    return before in "RC," and place is not None and all(name.form == "given" for name in place.others)


def _without_quotes(tagged: Tagged, text: str) -> Tagged:
    """Pass over a name in angle quotes that follows a title: руководитель агентства «Транспорт и связь» Иванов."""
    spans: list[tuple[int, int]] = []
    for found in re.finditer("(?<=[RP]);", tagged.tags):
        start = tagged.starts[found.start()]
        close = text.find("»", start, start + _MAX_BRACKET) if text[start] == "«" else -1
        if close > 0:
            spans.append((found.start(), bisect_left(tagged.starts, close + 1)))
    return tagged.without(spans) if spans else tagged


def without_brackets(tagged: Tagged) -> Tagged:
    """Pass over short brackets without a title in them, "(right)", but for the country of the full name before it: Wang Yi (China)."""
    tagged = tagged._replace(tags=_COUNTRY.sub("o", tagged.tags))
    spans: list[tuple[int, int]] = []
    opening = tagged.tags.find("b")
    while opening >= 0:
        close = _close(tagged, opening)
        if close is not None and (not re.search("[RG]", tagged.tags[opening:close]) or _RANKED.match(tagged.tags, max(0, opening - 1))):
            spans.append((opening, close + 1))
            opening = tagged.tags.find("b", close + 1)
        else:
            opening = tagged.tags.find("b", opening + 1)
    return tagged.without(spans) if spans else tagged


def _close(tagged: Tagged, opening: int) -> int | None:
    """Number of the bracket that closes a short one; None where it is long, or stays open."""
    close = tagged.tags.find("e", opening + 1)
    return close if close >= 0 and tagged.ends[close] - tagged.starts[opening] <= _MAX_BRACKET else None
