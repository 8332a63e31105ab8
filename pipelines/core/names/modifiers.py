"""Small words that modify a title, known by their endings or their place: главой агентства по контролю за оборотом наркотиков."""

import re
from collections.abc import Sequence

from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.tagged import Tagged
from pipelines.core.text import lower

_COMPLEMENT = re.compile("(?<=[RPO])(?=[,afP]{0,12}x)(?:[,a]?f?[xP]){1,9}(?=(?:a?f?[CLO])?[NI]N|f?LN)")
"""Small words between a title and a full name, or the country before it."""
_ACRONYM = re.compile("(?<=[RP])ot?x")
"""What may be such a body that a title is of."""
_AREAS = re.compile("(?<=[RPO])f(?:P+|C)(?:,(?:P+|C))*,?a(?:P+|C)(?=T*[NI])")
"""Regions and countries of which a department is in charge: по Восточной Европе, России и Центральной Азии."""
_SEATED = re.compile("(?<![RGPCO])f[xP]*P(?=R)")
"""Where something was held, right before a title: в областной администрации | премьер-министр."""
_FULL_NAME = ["N", "N"]
_SMALL = 3
_LETTERS = 8
"""Longest name of a body in capitals that stands in a title before its country: ФБР."""
_CHARGE = 3
"""Small words behind "and" that may say what else a title is in charge of."""


class TitleModifiers:
    """Takes words of one language for parts of the titles that they stand in."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        self._endings = lexicon.modifier_endings
        self._verb_endings = lexicon.verb_endings
        self._regions = lexicon.region_words

    def read(self, text: str, tagged: Tagged) -> Tagged:
        """The tokens of one sentence with what modifies a title tagged as such."""
        if self._endings:
            tagged = self._with_modifiers(text, tagged)
        if acronyms := [at for found in _ACRONYM.finditer(tagged.tags) if _is_acronym(text, tagged, at := found.end() - 1)]:
            tagged = tagged._replace(tags="".join("P" if at in acronyms else tag for at, tag in enumerate(tagged.tags)))
        return tagged

    def _with_modifiers(self, text: str, tagged: Tagged) -> Tagged:
        """Take small words after a title's head for part of it by their endings, and a place between it and the name."""
        tags, starts, ends = list(tagged.tags), list(tagged.starts), list(tagged.ends)
        _part_titles(tags, starts, ends)
        if self._verb_endings:
            self._join_complements(text, tags, starts, ends)
        self._part_seats(text, tags, starts, ends)
        for index in range(1, len(tags)):
            tag, before = tags[index], tags[index - 1]
            if tag == "P" and before == "T":
                tags[index] = "T"  # генерал-майор полиции X
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
            is_region = is_region or (
                tag == "N" and tags[index + 1 : index + 3] == _FULL_NAME and self._is_after_region(text, starts, ends, index)
            )
            is_region = is_region or (tag == "N" and tags[index + 1 : index + 4] == ["C", *_FULL_NAME])  # глава Кабмина Сербии X Y
            if is_region or (tag == "L" and follows_name) or (is_small and word.lower() not in self._lexicon.tags):
                tags[index] = "P"
            if tag == "a" and before == "P":
                self._join_charge(text, tags, starts, ends, index + 1)
        read = _AREAS.sub(lambda found: found[0].replace("C", "P") if "P" in found[0] else found[0], "".join(tags))
        return Tagged(read, starts, ends, tagged.listed)

    def _part_seats(self, text: str, tags: list[str], starts: list[int], ends: list[int]) -> None:
        """Part a seat in an oblique case from the title in the nominative behind it: В администрации | премьер-министр принял."""
        cases = self._lexicon.declension
        for found in reversed(list(_SEATED.finditer("".join(tags)))):
            head, seat = found.end(), text[starts[found.end() - 1] : ends[found.end() - 1]]
            title = text[starts[head] : ends[head]]
            if cases and cases.case_of(title) is None and seat.endswith(self._lexicon.seat_endings):
                tags.insert(head, ";")
                starts.insert(head, starts[head])
                ends.insert(head, starts[head])

    def _is_after_region(self, text: str, starts: Sequence[int], ends: Sequence[int], index: int) -> bool:
        """Whether a word is the name of a region, and that of its head begins behind it: губернатор провинции Хэнань | Ван Кайчжун."""
        return lower(text[starts[index - 1] : ends[index - 1]]) in self._regions

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
        follows = after in "CPOf" or (after == "N" and not behind.strip().isupper())
        return after != "" and word.isupper() and 1 < len(word) <= _LETTERS and follows

    def _is_charge(self, word: str) -> bool:
        return word.islower() and len(word) > _SMALL and word.endswith(self._endings) and word not in self._lexicon.tags


def _part_titles(tags: list[str], starts: list[int], ends: list[int]) -> None:
    """Begin a title anew behind a name, where titles lead."""
    for index in range(len(tags) - 1, 0, -1):
        if tags[index] in "RG" and tags[index - 1] == "N":
            tags.insert(index, ";")
            starts.insert(index, starts[index])
            ends.insert(index, starts[index])


def _is_acronym(text: str, tagged: Tagged, index: int) -> bool:
    """Whether a token is the name of an unlisted body in capitals: jefa de la BINUH."""
    word = text[tagged.starts[index] : tagged.ends[index]]
    return word.isupper() and 1 < len(word) <= _LETTERS
