"""Two offices of one person: an office and the titled name that a comma or a dash joins to it."""

import re
from collections.abc import Sequence

from pipelines.core.names.births import in_office
from pipelines.core.names.candidate import Candidate
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.text import Span, is_cjk, lower

_TWO_OFFICES = frozenset([", ", " – ", " — ", " - ", "/"])
"""What stands between two offices of one person."""
_SEATED = re.compile(r" [^\W\d_]{1,2} [^\W\d_][\w-]+ ")
"""Where the first of them is held: глава Офиса ОБСЕ | в Бишкеке | посол X."""
_NEXT_WORD = re.compile(r",? (\w+) ")
_SHARED = re.compile(r"^\w\w-")
"""What says of a title that two hold it: co-chair."""


def with_first_offices(candidates: Sequence[Candidate], text: str, lexicon: NameLexicon) -> list[Candidate]:
    """Make one of an office alone and the titled name that a comma or a dash joins to it, unless it is another country's.

    Of a body and a country the office of the country tells the side: действующий председатель ОБСЕ, министр иностранных дел Чили Х.
    """
    found = list(candidates[:1])
    for candidate in candidates[1:]:
        if _is_rank(found[-1], candidate, text, lexicon):
            found[-1] = in_office(candidate, found[-1])
        elif span := _of_both_offices(found[-1], candidate, text, lexicon):
            body = candidate.organization or (None if candidate.country else found[-1].organization)
            body = None if _presides(found[-1], candidate, text, lexicon) else body
            country = found[-1].country or candidate.country if not body else candidate.country
            found[-1] = candidate._replace(title=span, country=country, organization=body, first_office=found[-1].office)
        elif _is_stroke(found[-1], candidate, text):  # "X, the High Representative/Vice-President of the Commission, received"
            continue
        else:
            found.append(candidate)
    return found


def _of_both_offices(first: Candidate, titled: Candidate, text: str, lexicon: NameLexicon) -> Span | None:
    """Span of an office alone and that of the name behind it, where they are one person's and both known in English."""
    if first.title is None or titled.title is None or titled.rule != "title.name" or first.name or first.is_counterpart:
        return None
    is_lesser = first.english is titled.english is None and _is_lesser(first, titled, text, lexicon)
    between, has_side = text[first.title[1] : titled.title[0]], titled.country or titled.organization
    is_other = first.country not in (None, titled.country) and not _presides(first, titled, text, lexicon)
    is_one = not (first.is_group or titled.is_group) and (is_lesser or not is_other)
    is_bare = first.country is None and first.organization is None and is_cjk(text[first.title[0]])
    is_known = is_bare or is_lesser or between == "/" or (first.english is not None and titled.english is not None)
    is_seated = not has_side and first.organization is not None and _SEATED.fullmatch(between) and between.split()[1][0].isupper()
    is_joined = between in _TWO_OFFICES or is_seated or (is_bare and between == "、")
    return (first.title[0], titled.title[1]) if is_one and is_known and is_joined else None


def _presides(first: Candidate, titled: Candidate, text: str, lexicon: NameLexicon) -> bool:
    """Whether a title is one that officials of states hold in turn, beside their own: действующий председатель ОБСЕ."""
    if first.country is None or titled.country or titled.organization is None or titled.title is None:
        return False
    return any(word in lower(text[slice(*titled.title)]) for word in lexicon.presiding)


def _is_lesser(first: Candidate, titled: Candidate, text: str, lexicon: NameLexicon) -> bool:
    """Whether a title in small letters, which no list goes on behind, follows one in capitals: "Minister of Trade of Chile, co-chair X".

    The countries of a commission are no side: co-chair of the Peru-Chile commission.
    """
    if first.title is None or titled.title is None or titled.organization:
        return False
    if text.startswith(",", titled.end) or _goes_on(text, titled.end, lexicon):
        return False
    is_own = titled.country in (None, first.country) or "-" in _SHARED.sub("", text[slice(*titled.title)])
    return is_own and text[first.title[0]].isupper() and text[titled.title[0]].islower()


def _is_rank(first: Candidate, titled: Candidate, text: str, lexicon: NameLexicon) -> bool:
    """Whether a bare rank of envoys and a comma stand between an office and the name of its bearer: "State Minister, Ambassador X"."""
    if first.title is None or titled.title is None or titled.rule != "title.name" or titled.country or titled.organization:
        return False
    is_office = first.rule == "title.alone" and not (first.is_group or first.is_counterpart)
    is_rank = lower(text[slice(*titled.title)]).rstrip(".") in lexicon.posted
    return is_office and is_rank and text[first.title[1] : titled.title[0]] == ", " and not _goes_on(text, titled.end, lexicon)


def _is_stroke(named: Candidate, office: Candidate, text: str) -> bool:
    """Whether a stroke joins an office alone to that of the name before it."""
    is_behind = named.name is not None and named.title is not None and named.name < named.title and office.name is None
    return is_behind and named.title is not None and office.title is not None and text[named.title[1] : office.title[0]] == "/"


def _goes_on(text: str, end: int, lexicon: NameLexicon) -> bool:
    """Whether a word for "and" goes on a list behind a name."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and lexicon.tags.get(lower(following[1])) == "a"
