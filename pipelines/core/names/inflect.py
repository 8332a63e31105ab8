"""Names in their base form, in languages that decline them: Сергеем Лавровым is Сергей Лавров.

The case of a name is that of the title before it; a table of endings, as data, leads back to the nominative. What no
ending fits is left as printed, for foreign names need not be declined (Юхани, Мелони), nor women's that end in a consonant.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = 2
"""Fewest letters of a stem: Ли, И and Ким are not declined forms."""

Endings = Mapping[str, Mapping[str, Sequence[str]]]
"""Ending to what stands in its place in the nominative to what must stand before it; an empty text is anything."""


@dataclass(frozen=True, slots=True)
class Declension:
    """The endings of names of one language.

    Attributes:
        endings: Case to rows of what precedes an ending, the ending, and its base form; the longest first.
        title_cases: Endings of titles with their case, the longest first; a title that has none is in the nominative.
        base_titles: Titles in the nominative that end like another case: глава.
        kept: Ends of names that are never declined: глу.
    """

    endings: Mapping[str, Sequence[tuple[str, str, str]]]
    title_cases: Sequence[tuple[str, str]]
    base_titles: frozenset[str]
    kept: tuple[str, ...]

    def case_of(self, title: str) -> str | None:
        """Case of the head of a title by its ending; None for the nominative."""
        low = title.lower()
        return None if low in self.base_titles else next((case for ending, case in self.title_cases if low.endswith(ending)), None)

    def nominative(self, name: str, title: str) -> str:
        """The base form of a name.

        Args:
            name: As printed.
            title: The head of the title that it stands with, as printed.

        Returns:
            The name in the nominative; as printed where its title is in it.
        """
        case = self.case_of(title)
        return name if case is None else self.in_case(name, case)

    def in_case(self, name: str, case: str) -> str:
        """The base form of a name that stands in a case."""
        return _WORD.sub(lambda found: self._base(found[0], case), name)

    def _base(self, word: str, case: str) -> str:
        low = word.lower()
        if not word[0].isupper() or low.endswith(self.kept):
            return word
        for before, ending, base in self.endings[case]:
            if low.endswith(before + ending) and len(word) - len(ending) >= _STEM:
                return word[: len(word) - len(ending)] + base
        return word


def build_declension(
    cases: Mapping[str, Endings], title_cases: Mapping[str, Sequence[str]], base_titles: Sequence[str], kept: Sequence[str]
) -> Declension:
    """Make a declension from its tables.

    Args:
        cases: Case to its endings.
        title_cases: Case to endings of titles.
        base_titles: See ``Declension``.
        kept: See ``Declension``.
    """
    rows = {
        case: sorted(
            ((before, ending, base) for ending, bases in endings.items() for base, befores in bases.items() for before in befores),
            key=lambda row: (-len(row[0]) - len(row[1]), row),
        )
        for case, endings in cases.items()
    }
    pairs = sorted(((ending, case) for case, words in title_cases.items() for ending in words), key=lambda pair: (-len(pair[0]), pair))
    return Declension(rows, pairs, frozenset(base_titles), tuple(kept))
