"""Those who share one plural title, each with his own country: "the ministers of Serbia and Cuba, X and Y"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.core.names.found import Found
from pipelines.core.text import Span

_UNTITLED = frozenset(("name.bare", "name.of_country"))
_AND_COUNTRY = re.compile(r"(?:,a?|a)[CO]")
_PEERS = re.compile("C(?:,C)*,?a$")
"""Countries before the last of those who share a plural that adjectives lead: her Jordanian and | Senegalese counterparts."""
_AND = re.compile(r",?a")
_MEMBERS = (";", "b")
"""Signs that lead from a plural title to its members: "министры Сербии и Кубы – X и Y –"."""
_COMMA, _LISTED = re.compile(","), re.compile(r",?a|,")
_OWN = re.compile(r",?ot?(C)")
"""The country behind a name, in a list of which each has his own: "X, de Polonia; Y, de Suecia", "X (Polonia) y Y (Suecia)"."""
_NEXT_OWN = re.compile(r",?ot?Ce?[,;]?a?")
_OWN_BEFORE = re.compile("(?:[;b]|,?a|,)(C)[;b]")
"""The country before each name of a list: "послов: Китая – X, Кубы – Y"."""
_OPENS = re.compile(";")
"""The sign before a list: "tres embajadores: X, de Polonia; Y, de Suecia"."""


def in_groups(found: list[Found], tags: str) -> list[Found]:
    """Countries of those who share a plural title: "министры Сербии Х, Кубы Y и Пакистана Z", "deux représentants libyens, X et Y".

    Of as many countries as names each has its own: "министры Сербии и Кубы X и Y", "los cancilleres X, de Polonia, y Y, de Suecia".
    """
    for number in range(1, len(found)):
        before, person = found[number - 1], found[number]
        if person.rule == "name.bare" and before.name and (peers := _of_peers(found[number - 1 :], tags)):
            found[number - 1 : number - 1 + len(peers)] = peers
            continue
        if person.rule in _UNTITLED and (own := _each_own(before, person, tags)):
            found[number - 1 : number + 1] = own
            continue
        if of_list := _of_list(before, person, tags):
            found[number] = of_list
            continue
        if person.rule == "name.bare" and (listed := _next_of_list(found[number - 1 :], tags)):
            found[number] = listed
    return found


def _of_peers(listed: list[Found], tags: str) -> list[Found]:
    """Those who share a plural title of as many countries, each with his own: "her Jordanian and Senegalese counterparts, A and B"."""
    first, own = listed[0], listed[0].countries[-1:]
    if not ((first.is_group or first.is_counterpart) and first.title and own):
        return []
    before = _PEERS.search(tags[: first.first]) if tags[first.first] == "C" else None
    countries = [*(n for n in range(*before.span()) if tags[n] == "C"), *own] if before else sorted({*first.countries})
    names = listed[: len(countries)]
    is_list = all(p.rule == "name.bare" and _LISTED.fullmatch(tags, o.last, p.first) for o, p in pairwise(names))
    if len(names) < max(2, len(countries)) or not is_list or not _AND.fullmatch(tags, names[-2].last, names[-1].first):
        return []
    title = (before.start(), first.title[1]) if before else first.title
    shared = first._replace(countries=(countries[0],), title=title)
    rule = "title.counterpart" if first.is_counterpart else "name.shared_title"
    found = [p._replace(rule=rule, countries=(c,)) for p, c in zip(names[1:], countries[1:], strict=True)]
    if first.is_counterpart:
        return [shared, *(p._replace(is_counterpart=True) for p in found)]
    return [shared, *(p._replace(shared=first.title) for p in found)]


def _plural(before: Found) -> Span | None:
    """The plural title that somebody shares, or bears himself."""
    return before.shared or (before.title if before.is_group else None)


def _next_of_list(names: Sequence[Found], tags: str) -> Found | None:
    """The second of some names with the plural title of the first; None where nothing shows that they share it."""
    (before, person), title = names[:2], _plural(names[0])
    countries: tuple[int, ...] | None = None
    if before.name is None:
        countries = before.countries if tags[before.last : person.first] in _MEMBERS else None
    elif _AND_COUNTRY.fullmatch(tags, before.last, person.first):
        countries = (person.first - 1,) if tags[person.first - 1] == "C" else ()
    elif len(before.countries) == 1 and _AND.fullmatch(tags, before.last, person.first):
        countries = before.countries
    elif not before.countries and _goes_on(names, tags):
        countries = person.countries
    elif len(before.countries) > 1 and _LISTED.fullmatch(tags, before.last, person.first):
        countries = before.countries[1:]
    return person._replace(rule="name.shared_title", shared=title, countries=countries) if title and countries is not None else None


def _each_own(before: Found, person: Found, tags: str) -> tuple[Found, Found] | None:
    """Two of a list of which each has his own country behind his name; a colon may part the first from the title."""
    title = _plural(before)
    behind = _OWN.match(tags, person.last)
    if not title or not behind:
        return None
    shared = person._replace(rule="name.shared_title", shared=title, countries=(behind.start(1),))
    if before.name is None:
        return (before, shared) if not before.countries and _OPENS.fullmatch(tags, before.last, person.first) else None
    first = _OWN.match(tags, before.last)
    if first is None or not _NEXT_OWN.fullmatch(tags, before.last, person.first):
        return None
    return before._replace(countries=(first.start(1),)), shared


def _of_list(before: Found, person: Found, tags: str) -> Found | None:
    """The next of a list of which each has his own country before his name, with a sign between."""
    title = _plural(before)
    own = _OWN_BEFORE.fullmatch(tags, before.last, person.name[0]) if title and person.name else None
    if own is None:
        return None
    return person._replace(rule="name.shared_title", title=own.span(1), shared=title, countries=(own.start(1),), is_counterpart=False)


def _goes_on(names: Sequence[Found], tags: str) -> bool:
    """Whether the second of some names goes on a list that "and" closes: "министры X, Y и Z"."""
    for one, other in pairwise(names):
        if _AND.fullmatch(tags, one.last, other.first):
            return True
        if other.rule != "name.bare" or not _COMMA.fullmatch(tags, one.last, other.first):
            return False
    return False
