"""Cuts a text with spaces into tagged tokens; the tags joined are the string that name patterns run on."""

import re
from collections.abc import Sequence
from itertools import accumulate

from pipelines.core.names.context import ContextTagger
from pipelines.core.names.gazetteer import Hit, Meaning
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.modifiers import TitleModifiers
from pipelines.core.names.raw_tags import FIRST, LAST, MASKS, RawTags
from pipelines.core.names.tagged import ANCHOR, Tagged, without_brackets, without_quotes
from pipelines.core.text import lower

_TOKEN = re.compile(
    r"(\w\w++(?:[-’'‑·•.](?=[^\W\d_])\w++)*"  # a word of several letters, by far the most
    rf"|[{FIRST}-{LAST}]{LAST}*+"  # a listed name
    r"|(?:[^\W\d_]\.){2,6}"  # letters with full stops
    rf"|[^\W\d_]\.(?=[^\W\d_]|[\s{FIRST}-{LAST}]|$)"  # an initial
    r"|\w(?:[-’'‑·•.](?=[^\W\d_])\w++)*"  # a word of one letter
    r"|[^\w\s])( ?)"  # a sign; and the blank behind, which need not be looked at then
)
_ODD = re.compile(r"[*'.](?:(?<![.])|(?<=[TJIR*]\.))|@")
"""Raw tags that only their neighbours settle: what falls apart (*), an apostrophe, the full stop of an abbreviation, "at" (@)."""
_SEAT = 40
"""Longest words that lead from a title to where its bearer serves, in code points: at the Ministry of."""
_OF_NATION = re.compile(r"^(\w+ \w+ )[^\W\d_a-z]\w+ ")
"""The words before the ministry of a nation: at the Danish Ministry."""
_OF_COUNTRY = re.compile("ot?C$")
"""The country of a title at its end, behind which nothing says where its bearer serves: the Ambassador of Peru."""


class Tokenizer:
    """Cuts texts of one language into tagged tokens.

    Listed names are masked, a kind of noncharacter for each tag, so that one split cuts a whole text; the raw tag of a
    token is remembered. What depends on its neighbours gets a raw tag of its own and is settled after.
    """

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        self._raw = RawTags(lexicon)
        self._context = ContextTagger(lexicon)
        self._modifiers = TitleModifiers(lexicon)

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
        return self._context.read(text, tagged)

    def sentence(self, text: str, tagged: Tagged) -> Tagged:
        """The tokens of one sentence of a text as they are read: short brackets without a title are passed over: "(right)", "(ROK)"."""
        if not ANCHOR.search(tagged.tags):
            return tagged
        if "«" in text:
            tagged = without_quotes(tagged, text)
        return without_brackets(self._modifiers.read(text, tagged))

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
                is_short = left == start and (tags[-1] in "TJI" or text[starts[-1] : left] in self._lexicon.abbreviations)
                made = [] if is_short else [(start, after[index], ";")]
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

        A nation before its ministry is whose the bearer is: at the Danish Ministry. Behind a comma it is where something was done.
        """
        words, lexicon = text[start : start + _SEAT], self._lexicon
        if tags.endswith(",") or _OF_COUNTRY.search(tags) or lower(word) in lexicon.posted:
            return "x"
        is_of_nation = lower(_OF_NATION.sub(r"\1", words)).startswith(lexicon.seats)
        return "f" if lower(words).startswith(lexicon.seats) else "o" if is_of_nation else "x"
