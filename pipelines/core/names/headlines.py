"""Names that a headline prints alone, whose office the first sentence of the text tells without them.

«Ваан Костанян принял Тойво Клаара», and below: "The Deputy Foreign Minister of Armenia received the Special Representative
of the EU". Headlines in capitals tell no name from a word, and are left alone.
"""

import re
from collections.abc import Callable, Sequence

from pipelines.core.names.candidate import Candidate
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.people import Spelling, compatible, is_spelt, spelling
from pipelines.core.text import Sentences, is_cjk

HEADLINE_RULE = "name.headline"
_BARE = "name.bare"
_LEAD = 4
"""Code points of an article before a title that opens its sentence."""
_FIRST = 6
"""Sentences behind the headline of which the first that names anybody tells the office."""
_BOTH = 2
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")

Holder = Callable[[str, str], str | None]
"""English office and country to the listed person who holds it."""


def with_headline_offices(
    candidates: Sequence[Candidate], text: str, sentences: Sentences, lexicon: NameLexicon, holder: Holder
) -> list[Candidate]:
    """Give the names of a headline the offices that the text begins with, where it says of nobody else that they are his.

    Args:
        candidates: Of a page, in text order.
        text: Its text.
        sentences: Its sentences; the headline is the first.
        lexicon: Words of its language.
        holder: Who is listed as the holder of an office.
    """
    names = _headline_names(candidates, text, sentences)
    titles = _first_titles(candidates, text, sentences, lexicon, holder) if names else []
    if len(names) > len(titles) or (len(names) == _BOTH and _side(titles[0]) == _side(titles[1])):
        return list(candidates)
    told = {number: _told(full, titles[at], text, lexicon) for at, (number, full) in enumerate(names)}
    return [told.get(number, candidate) for number, candidate in enumerate(candidates)]


def _headline_names(candidates: Sequence[Candidate], text: str, sentences: Sentences) -> list[tuple[int, Candidate]]:
    """Numbers of the one or two bare names of the headline, of which the first begins it, and each in full."""
    if not candidates:
        return []
    start, end = sentences.spans[0]
    names = [(n, c) for n, c in enumerate(candidates) if c.sentence == 0]
    is_plain = 0 < len(names) <= _BOTH and all(c.rule == _BARE and not c.person_ids and not is_cjk(c.name_text[0]) for _, c in names)
    if not is_plain or names[0][1].start - start > 1 or not _is_sentence(text[start:end], [c for _, c in names]):
        return []
    rest = [(c, spelling(c.name_text)) for c in candidates if c.sentence and c.name]
    full = [(number, _in_full(candidate, rest)) for number, candidate in names]
    return [(number, found) for number, found in full if found] if all(found for _, found in full) else []


def _in_full(name: Candidate, rest: Sequence[tuple[Candidate, Spelling]]) -> Candidate | None:
    """A name of the headline in full, of several words there or in the text; None of whom the text names with an office."""
    own = spelling(name.name_text)
    same = [c for c, other in rest if compatible(own, other)]
    if any(c.rule != _BARE or c.person_ids for c in same):
        return None
    if len(own.tokens) > 1:
        return name
    longer = [c for c, other in rest if c in same and len(other.tokens) > 1 and is_spelt(own.tokens[0], other.tokens[-1:])]
    return name._replace(name_text=longer[0].name_text) if longer else None


def _is_sentence(headline: str, names: Sequence[Candidate]) -> bool:
    """Whether half of a headline's words, but for its names, begin with a small letter: few do of one in capitals."""
    said = {word for name in names for word in _LONG_WORD.findall(name.name_text)}
    words = [word for word in _LONG_WORD.findall(headline) if word not in said]
    return bool(words) and sum(word[0].islower() for word in words) * 2 >= len(words)


def _first_titles(
    candidates: Sequence[Candidate], text: str, sentences: Sentences, lexicon: NameLexicon, holder: Holder
) -> list[Candidate]:
    """The offices without a name of the first sentence that names anybody, the first its subject; none where one is another's."""
    first = next((c.sentence for c in candidates if c.sentence), 0)
    if not 0 < first <= _FIRST:
        return []
    said = [c for c in candidates if c.sentence == first]
    titles = [c for c in said if c.name is None]
    held = {c.english or c.office for c in candidates if c.name and c.office}
    for title in titles:
        is_told = title.office and (title.country or title.organization) and not (title.is_group or title.is_counterpart)
        is_others = title.english and title.country and holder(title.english, title.country)
        if not is_told or is_others or (title.english or title.office) in held:
            return []
    return titles if titles and titles[0] is said[0] and _is_subject(titles[0], text, sentences.spans[first][0], lexicon) else []


def _is_subject(title: Candidate, text: str, start: int, lexicon: NameLexicon) -> bool:
    """Whether an office is in the nominative; in languages without cases, whether it opens its sentence."""
    if lexicon.declension is None:
        return title.start - start <= _LEAD
    return lexicon.declension.case_of(text[title.start : title.end].split()[0]) is None


def _told(name: Candidate, title: Candidate, text: str, lexicon: NameLexicon) -> Candidate:
    """A name with an office and side, in the nominative where both stand in one case."""
    words, declension = text[title.start : title.end], lexicon.declension
    base = declension.nominative(name.name_text, words.split()[0]) if declension else name.name_text
    return name._replace(
        name_text=base,
        office=title.office,
        country=title.country,
        organization=title.organization,
        english=title.english,
        rule=HEADLINE_RULE,
    )


def _side(title: Candidate) -> tuple[str | None, str | None]:
    return title.country, title.organization
