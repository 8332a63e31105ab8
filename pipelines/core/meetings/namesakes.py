"""Names and titles that are nobody's: of a street or house that is called after somebody, of a people and no country's officials."""

import re

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.records import Mention

_BEHIND = re.compile(r" ([^\W\d_a-z]\w+)")
"""A capitalised word behind a name."""
_BEFORE = 12
"""Code points before a name in which the word of what is called after it stands."""
_HOUSE = 20
"""Code points before a title in which the house stands whose it is."""
_OPENING = re.compile(r"[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)+")
"""Words with no sign between them."""
_NEAR, _FARTHEST = 40, 3
"""Code points behind a plural title in which the word for a people stands, and which word from the country's it is at most."""


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


def is_house(mention: Mention, text: str, lexicon: CueLexicon) -> bool:
    """Whether a title of one word, without a country, only says whose house somebody was in: в здании министерства.

    Args:
        mention: The title.
        text: Text of the document.
        lexicon: Cue words of its language.
    """
    is_word = mention.kind == "office" and mention.method == "group" and " " not in mention.surface
    if not is_word or mention.country is not None or not lexicon.venues:
        return False
    return not lexicon.venues.isdisjoint(lexicon.words(text, max(0, mention.char_start - _HOUSE), mention.char_start)[-1:])


def is_folk(mention: Mention, text: str, lexicon: CueLexicon, of_words: frozenset[str]) -> bool:
    """Whether a plural title is of a people and no country's officials: "representatives of the Uzbek and other communities".

    Only what such a title says itself with "of" counts: "Chilean officials on citizens' rights" are officials.

    Args:
        mention: The title.
        text: Text of the document.
        lexicon: Cue words of its language.
        of_words: Words and articles that lead from a title to its country.
    """
    if not lexicon.communities or mention.kind != "office" or mention.method != "group" or mention.country is None:
        return False
    opening = _OPENING.match(text, mention.char_start, mention.char_end + _NEAR)
    _, of, *words = opening[0].split() if opening else ("", "")
    if of not in of_words:
        return False
    has_article = bool(words) and words[0] in of_words
    words = words[1:] if has_article else words
    at = next((n for n, word in enumerate(words) if word in lexicon.communities), 0)
    between = words[1:at]
    if at <= 1:
        return at == 1
    if at > _FARTHEST or not has_article:
        return False
    is_other = between[-1].istitle() or between[-1] in lexicon.with_words
    if between[0] in lexicon.and_words:
        return at == _FARTHEST and is_other
    return len(between) == 1 and between[0] not in lexicon.subject_ends | lexicon.qualifiers
