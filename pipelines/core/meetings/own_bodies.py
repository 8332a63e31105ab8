"""Whether a page names a body, listed nowhere, whose officers it may print without it: the South Pacific Travel Alliance."""

import re
from collections.abc import Collection, Iterable

from pipelines.core.records import Mention, span_of
from pipelines.core.text import Spans

_NAME = re.compile(r"\b[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|for|and|the(?= [A-Z])))* ?")


def names_own_body(text: str, mentions: Iterable[Mention], heads: Collection[str]) -> bool:
    """Whether a page prints a name that ends in the noun of a body, and is no listed one.

    Args:
        text: Its text.
        mentions: Its names.
        heads: Last words of the names of bodies, lower case.
    """
    if not heads:
        return False
    listed = Spans([m for m in mentions if m.kind in ("organization", "forum")], span_of)
    for name in _NAME.finditer(text):
        words = name[0].split()
        last = next((n for n, word in enumerate(words) if n and word[0].isupper() and word.lower() in heads), 0)
        if last and not listed.within(*name.span()):
            return True
    return False
