"""Two persons in what reads as one title: президент Сербии и глава МИД Кубы Хуан Лопес обсудили."""

import re
from collections.abc import Iterator, Sequence

from pipelines.core.names.case_breaks import first_of_next
from pipelines.core.names.found import Found
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.tagged import Tagged

_AND = "a"
_COUNTRIES, _NATIONS, _BODIES = "CL", "COQ", "OQ"
_HEAD = re.compile("[RQ]")
_VERB = 70
"""Code points behind a title and its name in which their verb stands."""
_CLAUSE = re.compile(r"[,;.:\n]")
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"[—–-] [^—–\n]*? [—–-] ")


def parted(found: Found, tokens: Tagged, text: str, lexicon: NameLexicon) -> Iterator[Found]:
    """Part a title at the "and" before another's, of another country, or where their verb is a plural; a name, where its case breaks off.

    One man may lead two bodies, but none speaks in the plural: "министр иностранных дел Чили и председатель ОБСЕ X заявил".

    Args:
        found: A person or an office.
        tokens: The tokens of its sentence.
        text: Text of the page.
        lexicon: Name words of its language; without ends of verbs of several for one that tells the two titles by their articles.
    """
    if lexicon.declension and found.name and (at := first_of_next(found, tokens, text, lexicon.declension)):
        yield Found("name.bare", (at, found.name[1]), None)
        found = found._replace(name=(found.name[0], at))
    cut = _cut(found, tokens, text, lexicon.plural_endings) if lexicon.plural_endings and found.title else None
    if cut is None or found.title is None:
        yield found
        return
    first, last = found.title
    yield _of(found._replace(rule="title.alone", name=None), (first, cut))
    yield _of(found, (cut + 1, last))


def _of(found: Found, title: tuple[int, int]) -> Found:
    """The same with part of its title, and the nations of that part."""
    start, end = title
    return found._replace(
        title=title,
        countries=tuple(i for i in found.countries if start <= i < end or i >= found.last),
        organizations=tuple(i for i in found.organizations if start <= i < end or i >= found.last),
    )


def _cut(found: Found, tokens: Tagged, text: str, plural_endings: tuple[str, ...]) -> int | None:
    """Number of the "and" between two titles of different persons; None where there is none."""
    if found.title is None or found.is_group or found.is_counterpart:
        return None
    tags, (first, last) = tokens.tags, found.title
    for at in range(first + 1, last - 1):
        if tags[at] != _AND or not (_HEAD.search(tags, first, at) and _HEAD.search(tags, at + 1, last)):
            continue
        if not any(tag in _NATIONS for tag in tags[first:at]):
            continue
        if _are_abroad(range(first, at), range(at + 1, last), tokens) or _has_plural(text, tokens.ends[found.last - 1], plural_endings):
            return at
    return None


def _are_abroad(left: Sequence[int], right: Sequence[int], tokens: Tagged) -> bool:
    """Whether both titles tell a country, each its own, and no body."""
    first, second = ({m.country for i in side if tokens.tags[i] in _COUNTRIES and (m := tokens.meaning(i))} for side in (left, right))
    has_body = any(tokens.tags[i] in _BODIES for i in (*left, *right))
    return bool(first and second) and first.isdisjoint(second) and not has_body


def _has_plural(text: str, end: int, plural_endings: tuple[str, ...]) -> bool:
    """Whether the first verb behind a title and its name, in their clause, is one of several."""
    behind = _ASIDE.sub("", text[end : end + _VERB])
    clause = _CLAUSE.split(behind, maxsplit=1)[0]
    return any(word.endswith(plural_endings) for word in _WORD.findall(clause) if word[0].islower())
