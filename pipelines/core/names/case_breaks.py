"""Where the name of one person ends and that of the next begins right behind it: с министром Биллом Клинтоном | Борис Ельцин обсудил."""

from pipelines.core.names.found import Found
from pipelines.core.names.inflect import Declension
from pipelines.core.names.tagged import Tagged

_UNDECLINED = frozenset("аеёиоуыэюя")
"""Last letters of names that may stand as they are in any case; all others would show it."""
_FULL = 2
"""Words of a full name."""


def first_of_next(found: Found, tokens: Tagged, text: str, declension: Declension) -> int | None:
    """Number of the token with which another's full name in the nominative begins; None where all of a name is one person's.

    Args:
        found: A person.
        tokens: The tokens of its sentence.
        text: Text of the page.
        declension: Endings of names of its language.
    """
    if found.title is None or found.name is None or found.is_group or found.shared or found.title[0] > found.name[0]:
        return None
    first, last = found.name
    head = next((i for i in range(*found.title) if tokens.tags[i] in "Rk"), None)
    if head is None or last - first < _FULL:
        return None
    case = declension.case_of(text[tokens.starts[head] : tokens.ends[head]])
    words = [text[tokens.starts[i] : tokens.ends[i]] for i in range(first, last)]
    if case is None:
        return None
    bases = [declension.in_case(word, case) for word in words]
    told = max((n for n, (word, base) in enumerate(zip(words, bases, strict=True)) if word != base), default=None)
    if told is None or set(tokens.tags[first + told + 1 : last]) - {"N", "I"}:
        return None
    is_womans = bases[told][-1] in _UNDECLINED
    cut = next((n for n in range(told + 1, len(words)) if n > is_womans and words[n][-1] not in _UNDECLINED), None)
    is_full = cut is not None and len(" ".join(words[cut:]).replace(".", ". ").split()) >= _FULL
    return first + cut if cut is not None and is_full else None
