"""Titles of birth, which give way to an office beside them: Foreign Minister Prince X."""

import re
from collections.abc import Collection

from pipelines.core.names.tagged import Tagged
from pipelines.core.text import Span, lower

_HEAD = re.compile("[RG]")
_WHOLE = re.compile("(?:[RGCOQL]|[of]t?P+)$")
"""The end of a title that needs no word behind it: Foreign Minister, Minister of Foreign Affairs, and not Deputy Premier and Crown."""


def without_birth(text: str, tokens: Tagged, title: Span, births: Collection[str]) -> Span:
    """The tokens of a title without the title of birth that ends it; of a title of birth and its address, "His Highness Prince", the last.

    Args:
        text: Text of the page.
        tokens: The tokens of a sentence.
        title: Those of a title before a name.
        births: Titles of birth and their words of address, lower case.
    """
    first, last = title
    at = last
    while at > first and lower(text[tokens.starts[at - 1] : tokens.ends[at - 1]]) in births:
        at -= 1
    if at == first < last:
        return last - 1, last
    return (first, at) if at < last and _HEAD.search(tokens.tags, first, at) and _WHOLE.search(tokens.tags[first:at]) else title
