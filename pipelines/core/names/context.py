"""Tags that only the neighbours of a token tell: capitals that go on a name, military ranks, buildings named after somebody."""

import re
from collections.abc import Collection

from pipelines.core.names.gazetteer import Meaning
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.tagged import Tagged
from pipelines.core.text import lower

_PATRONYMIC = re.compile("R(?=p)")
_AFTER_NAME = re.compile("(?<=[NIR])[RG]|(?<=N)P(?![PRGQ])")
_CAPITALS = re.compile(r"[XLto](?:(?<=[NTpIXL][XL])|(?<=[RC,]L)(?=N)|(?<=aL)(?=NN)|(?<=RX)(?=N)|(?<=[NXL][to])(?=N))")
_OF_FAMILY = re.compile("(?<=TN)oX")
"""A particle and a family name in capitals behind a first name: M. Josselin de ROHAN."""
_OF_STATE = re.compile("(?<=,)[CL][NL]{1,3}(?=,)")
_BEHIND_TITLE = re.compile("R[oftaP]*C?,$")
"""What may be a person's name though a state or town has part of it, alone between commas behind a title: Washington Pereira."""
_SHOWING = {"X": "NTpIR", "L": "NTpIRC,a", "t": "N", "o": "N"}
"""Tags before which a word may show to be part of a name; that before it may be one that its own neighbour has shown."""
_TITLE = 12
"""Tokens of a title in which its head is looked for."""
_BETWEEN = frozenset(["", " ", "\u00a0", "-", "’", "'", ".", ". "])
"""What may stand between the parts of a name, the full stop of an honorific among them: Mr. IWAYA."""
_COUNTERPART = re.compile("kx")
"""A word for counterparts and another behind it: his opposite number."""
_BEHIND_NOUN = re.compile("x[NI]+")
"""A word and the name right behind it."""
_LEADING = re.compile("(?<![NIJ,])J(?=T*N)")
"""Letters such as stand behind names, before one."""
_BESIDE_NAME = re.compile("(?<=[CPO])P(?=T*N)|N,t?P(?=o)|N,t?[CPO]+P(?=,)|(?<=[tsC])P(?=o[otPCO]{1,8},?T*NN)|(?<=t)P(?=ot?CP(?![PRGN]))")
"""Words of titles in small letters beside a name: "Polish spy chief X", "X, head of the board", "the speaker of the parliament, X",
"Malta's head of government, X"; or with a country and no name: "the head of Slovak diplomacy"."""
_DATED = re.compile("(?<=d)N|N(?=d)")
"""A word beside a number."""
_RANK = re.compile("(?:(?<=T)t|(?<=[t,fo]))P(?:o[xP]){0,2}(?=[NIp])|(?<=[,PRG])Rt(?=T+[NI])")
"""What may be a rank: a word of titles right before a name, or with more, au général X, S.E. le général de brigade X, or behind an office
and before words of address: Minister for Trade, Senator the Hon X."""
_ADDRESSED = re.compile("(?<=T)t(?=T+[NIp])")
"""An article inside words of address: Dr. the Hon. X."""


class ContextTagger:
    """Settles the tags of one language's words by what stands beside them."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._ranks = lexicon.ranks
        self._venues = lexicon.venues
        self._patronymics = lexicon.patronymics
        self._surnames = lexicon.title_surnames
        self._leading = lexicon.leading_suffixes
        self._heads = lexicon.capitalised_heads
        self._months = lexicon.months
        self._counterparts = frozenset(word for word, tag in lexicon.tags.items() if tag == "k" and " " in word)

    def read(self, text: str, tagged: Tagged) -> Tagged:
        """The tokens of a text with the tags that their neighbours tell."""
        if self._ranks:
            tagged = self._with_ranks(text, tagged)
        if self._venues:
            tagged = self._without_venues(text, tagged)
        if self._months:
            tagged = self._without_months(text, tagged)
        if self._leading:
            tagged = self._with_titles(text, tagged, _LEADING, self._leading)
        if self._heads:
            tagged = self._with_titles(text, tagged, _BESIDE_NAME, self._heads)
        if self._counterparts:
            tagged = self._with_counterparts(text, tagged)
        tags = _ADDRESSED.sub("T", self._with_capitals(text, tagged))
        return tagged._replace(tags=tags.replace("X", "x").replace(".", ";"))

    def _with_ranks(self, text: str, tagged: Tagged) -> Tagged:
        """Take words that elsewhere stand in titles for honorifics, where an article leads to them and a name follows."""
        tags = tagged.tags
        for found in list(_RANK.finditer(tags)):
            first, last = found.span()
            head = first + (tags[first] == "t")
            if lower(text[tagged.starts[head] : tagged.ends[head]]) in self._ranks:
                tags = tags[:first] + "T" * (last - first) + tags[last:]
        return tagged._replace(tags=tags)

    def _with_titles(self, text: str, tagged: Tagged, beside: re.Pattern[str], words: Collection[str]) -> Tagged:
        """Take words that elsewhere are none for the titles that they are beside a name: "Chilean MP Tomas Rivas", "the spy chief X"."""
        tags = tagged.tags
        for found in list(beside.finditer(tags)):
            index = found.end() - 1
            if lower(text[tagged.starts[index] : tagged.ends[index]]) in words:
                tags = f"{tags[:index]}R{tags[index + 1 :]}"
        return tagged._replace(tags=tags)

    def _with_counterparts(self, text: str, tagged: Tagged) -> Tagged:
        """Take the second word of what only two together say of a counterpart for one too: "opposite number", and not "a number of"."""
        tags = tagged.tags
        for found in _COUNTERPART.finditer(tags):
            first, last = found.start(), found.end() - 1
            if lower(text[tagged.starts[first] : tagged.ends[last]]) in self._counterparts:
                tags = f"{tags[:last]}k{tags[found.end() :]}"
        return tagged._replace(tags=tags)

    def _without_venues(self, text: str, tagged: Tagged) -> Tagged:
        """Take a name right behind a noun of buildings for that of one: "à l’immeuble Étoile"."""
        tags = tagged.tags
        for found in _BEHIND_NOUN.finditer(tags):
            first = found.start()
            if text[tagged.starts[first] : tagged.ends[first]] in self._venues:
                tags = tags[: first + 1] + "x" * (found.end() - first - 1) + tags[found.end() :]
        return tagged._replace(tags=tags)

    def _without_months(self, text: str, tagged: Tagged) -> Tagged:
        """Take the name of a month beside a number for that: "On 21 May, the Director-General", and not Theresa May."""
        tags = tagged.tags
        for found in _DATED.finditer(tags):
            index = found.start()
            if text[tagged.starts[index] : tagged.ends[index]].lower() in self._months:
                tags = f"{tags[:index]}x{tags[index + 1 :]}"
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
        for found in _OF_FAMILY.finditer(tagged.tags):
            tags[found.start() : found.end()] = "pN"
        for found in _CAPITALS.finditer("".join(tags)):
            index = found.start()
            tag, before = tags[index], tags[index - 1]
            if before not in _SHOWING[tag] or text[ends[index - 1] : starts[index]] not in _BETWEEN:
                continue
            if tag == "X":
                shown = text[starts[index - 1] : ends[index - 1]]
                is_initial = before == "I" and shown[-1] == "." and ends[index - 1] == starts[index]  # И.ГАШПАРОВИЧ
                tags[index] = "x" if before != "T" and shown.isupper() and not is_initial else "N"
            elif tag == "L":
                shown = "N" if before == "p" and index > 1 and tags[index - 2] == "N" else before  # Bendito dos Santos
                tags[index] = "N" if _is_person_name(shown, listed.get(starts[index - 1]), listed.get(starts[index])) else "L"
            elif text[starts[index] : ends[index]].istitle():
                tags[index] = "p"
        for found in _OF_STATE.finditer(joined := "".join(tags)):
            if _BEHIND_TITLE.search(joined, max(0, found.start() - _TITLE), found.start()):
                tags[found.start() : found.end()] = "N" * len(found[0])
        return "".join(tags)


def _is_person_name(before: str, left: Meaning | None, place: Meaning | None) -> bool:
    """Whether a place is part of a person's name: Inés Lagos; at its beginning, where people bear it too: canciller Santiago Ruiz."""
    if before == "N":
        return left is None or left.tag == "L"
    return before in "RC,a" and place is not None and all(name.form == "given" for name in place.others)
