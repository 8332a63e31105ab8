"""What a name looks like in a script without spaces: of which characters it is made, and where it ends."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import islice

from pipelines.core.names.gazetteer import Hit
from pipelines.core.names.lexicon import NameRuns
from pipelines.core.text import is_cjk

DOTS = "·•・‧-－"
"""What parts the names of a foreigner: 谢尔盖·拉夫罗夫."""
MIDDLE_DOTS = tuple("·•・‧")
"""Those of them that part nothing else."""
_SHORT_NAME = 4
_LONG_NAME = 16
_FULL_NAME = 3
"""A surname and the given name of two characters that most have."""
NOT_NAME = 2
"""A listed word of so many characters begins no name."""
_OCCURRENCES = 40


class NameShapes:
    """Reads names in one text by their characters.

    Args:
        text: The document's text.
        hits: Start of a listed name to it.
        words: Start of a listed word to its end and tag, the longest at each place.
        runs: Of what the names of the language are made.
    """

    def __init__(self, text: str, hits: Mapping[int, Hit], words: Mapping[int, tuple[int, str]], runs: NameRuns) -> None:
        self._text = text
        self._hits = hits
        self._words = words
        self._runs = runs

    def stands_alone(self, end: int) -> bool:
        """A name after a space is that of the title before it only where nothing follows it: a signature."""
        return end == len(self._text) or self._text[end] in "\n　 、，。）"

    def is_name(self, start: int, end: int) -> bool:
        """Whether a run of characters may be a whole name."""
        name = self._text[start:end]
        if len(name) == 1:
            return name in self._runs.surnames
        given = len(name) - self._surname(start)
        return (1 <= given <= 2 and self._surname(start) > 0) or (len(name) <= _LONG_NAME and self.transliterated(start, end) == len(name))

    def _surname(self, start: int) -> int:
        """Length of the surname that a name begins with, 0 for none."""
        return next((n for n in (3, 2, 1) if self._text[start : start + n] in self._runs.surnames), 0)

    def transliterated(self, start: int, end: int) -> int:
        """How many characters from ``start`` on are such as spell foreign names."""
        length = 0
        while start + length < end and (self._text[start + length] in self._runs.transliteration or self._text[start + length] in DOTS):
            length += 1
        return length

    def given_start(self, start: int) -> int:
        """Where the given names before a family name begin, which dots part from it: 约瑟夫·米加什."""
        if self._text[start - 1 : start] not in MIDDLE_DOTS:
            return start
        first = start
        while first and (self._text[first - 1] in self._runs.transliteration or self._text[first - 1] in MIDDLE_DOTS):
            first -= 1
        near = range(max(0, first - _SHORT_NAME), start)
        first = max((end for place in near if first < (end := self._words.get(place, (0, ""))[0]) < start), default=first)
        return first if self._text[first] not in MIDDLE_DOTS else start

    def _stop(self, start: int, end: int) -> int:
        """Where at the latest a name ends that begins at ``start``: before a listed word, a closing character, no character."""
        position = start
        while position < min(end, start + _LONG_NAME):
            char = self._text[position]
            if not (_is_letter(char) or char in DOTS) or self._closes(position, start):
                break
            position += 1
        return position

    def _closes(self, position: int, start: int) -> bool:
        if self._text[position] in self._runs.links and position - start > 1:
            return position + 1 in self._hits or self._text[position + 1 : position + 2].isdigit()  # 张华同芬兰外长, 张华于6月12日
        if self._text[position] in self._runs.ends:
            return self._text[position + 1 : position + 2] not in tuple(DOTS) and not self._is_given(position, start)
        word_end = self._words.get(position, (0, ""))[0]
        is_part = position == start or self._text[position - 1] in MIDDLE_DOTS
        hit = None if is_part else self._hits.get(position)
        begins = word_end - position > 1 or (hit is not None and (hit[2].tag == "N" or hit[1] - hit[0] > NOT_NAME))
        return begins and position - start != 1

    def _is_given(self, position: int, start: int) -> bool:
        """Whether a closing character right behind a surname is part of the name, which the page prints again: 丘应桦."""
        surname = self._text[start:position]
        is_surname = (
            len(surname) == 1 and surname in self._runs.surnames and surname not in self._runs.ends and surname not in self._runs.links
        )
        return is_surname and (self._text.count(self._text[start : position + 1]) > 1 or self._is_inside(position))

    def _is_inside(self, position: int) -> bool:
        """Whether a closing character stands between a surname and the one character that ends the name: 卞在浩与."""
        last, behind = position + 1, position + 2
        return self._is_plain(last) and not (behind < len(self._text) and self._is_plain(behind))

    def _is_plain(self, position: int) -> bool:
        """Whether a character may be of a name: a letter that begins no listed word or name, and closes none."""
        char = self._text[position : position + 1]
        is_closing = char in self._runs.ends or char in self._runs.links
        return bool(char) and _is_letter(char) and not (is_closing or position in self._words or position in self._hits)

    def name_end(self, start: int, end: int, country: str | None) -> int | None:
        """End of the name that begins right after a title of a country, if one is told; None when none does."""
        stop = self._stop(start, end)
        bound, spelt = stop - start, self.transliterated(start, stop)
        family = self._surname(start) if country is None or country in self._runs.surname_countries else 0
        if bound < 2 or not (family or spelt >= 2):
            is_name = self._is_foreign(start, stop) or self._is_parted(start, stop) or (bound == _FULL_NAME and self._surname(start) > 0)
            return stop if country and is_name else None
        if any(dot in self._text[start:stop] for dot in DOTS):
            return start + (spelt if spelt > _SHORT_NAME else bound)
        if (family and bound <= family + 2) or spelt == bound:
            return stop
        if again := self._again(start, stop):
            return start + again
        if bound == _FULL_NAME and self._surname(start):
            return stop  # a foreigner who goes by a name of the language: 驻华大使白瑞谊
        if family and self._text[start + family + 1] in self._runs.links:
            return start + family + 1
        return start + (family + 2 if family and spelt < _SHORT_NAME else max(spelt, 2))

    def _is_foreign(self, start: int, stop: int) -> bool:
        """Whether a short run up to a sign or word is a foreign name for the most part spelt by its sound."""
        spelling = sum(self._text[position] in self._runs.transliteration for position in range(start, stop))
        return NOT_NAME <= stop - start <= _SHORT_NAME and spelling * 2 >= stop - start

    def _is_parted(self, start: int, stop: int) -> bool:
        """Whether a run up to a sign has the dot of foreign names in it, though nobody spells by its sound: 特别代表星·金（Sung Kim）."""
        dots = any(dot in self._text[start + 1 : stop - 1] for dot in MIDDLE_DOTS)
        return dots and not _is_letter(self._text[stop : stop + 1] or " ")

    def _again(self, start: int, stop: int) -> int:
        """How much of a name the page prints elsewhere too, most often; 0 where it does not."""
        head = self._text[start : start + 2]
        lengths: Counter[int] = Counter()
        others = (match.start() for match in re.finditer(re.escape(head), self._text) if match.start() != start)
        for other in islice(others, _OCCURRENCES):
            length = 2
            while start + length < stop and self._text[start + length] == self._text[other + length : other + length + 1]:
                length += 1
            lengths[length] += 1
        return max(lengths, key=lambda n: (lengths[n], n)) if lengths else 0


def _is_letter(char: str) -> bool:
    """Whether a character is a letter of a script without spaces, no sign of it."""
    return is_cjk(char) and char.isalnum()
