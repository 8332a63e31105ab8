"""Names and titles that are nobody's: of a street or house that is called after somebody, of a people and no country's officials."""

import re
from itertools import pairwise

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.records import Mention

_BEHIND = re.compile(r" ([^\W\d_a-z]\w+)")
"""A capitalised word behind a name."""
_BEFORE = 12
"""Code points before a name in which the word of what is called after it stands."""
_NEAR, _WORDS = 40, 3
"""Code points and words behind a plural title in which the word for a people stands."""


def is_namesake(mention: Mention, text: str, lexicon: CueLexicon) -> bool:
    """Whether a name is only part of that of a place or a body: King Charles Street, Palacio Benigno Ferreira.

    Args:
        mention: The name.
        text: Text of the document.
        lexicon: Cue words of its language.
    """
    start = mention.char_start
    if mention.kind != "person" or not (lexicon.namesakes or lexicon.named_after):
        return False
    if lexicon.named_after and not lexicon.named_after.isdisjoint(lexicon.words(text, max(0, start - _BEFORE), start)[-1:]):
        return True
    if not lexicon.namesakes:
        return False
    behind = _BEHIND.match(text, mention.char_end)
    last = mention.surface.rpartition(" ")[2]
    words = {behind[1].lower() if behind else "", "" if mention.name.endswith(last) else last.lower()}
    return not lexicon.namesakes.isdisjoint(words)


def is_folk(mention: Mention, text: str, lexicon: CueLexicon) -> bool:
    """Whether a plural title is of a people and no country's officials: "representatives of the Uzbek and other communities".

    Args:
        mention: The title.
        text: Text of the document.
        lexicon: Cue words of its language.
    """
    if not lexicon.communities or mention.kind != "office" or mention.method != "group" or mention.country is None:
        return False
    own = mention.surface.split()
    if any(word in lexicon.and_words and behind[0].islower() for word, behind in pairwise(own)):
        return False  # "officials and members of the community"
    words = lexicon.words(text, mention.char_end, mention.char_end + _NEAR)[:_WORDS]
    at = next((n for n, word in enumerate(words) if word in lexicon.communities), None)
    is_behind = at is not None and (at == 0 or words[at - 1] not in lexicon.and_words)
    return is_behind or own[-1].lower() in lexicon.communities
