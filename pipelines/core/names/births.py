"""Titles of birth and nations, which give way to an office beside them: Foreign Minister Prince X; the UN envoy, the Algerian X."""

import re
from collections.abc import Collection, Sequence

from pipelines.core.names.candidate import Candidate
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.tagged import Tagged
from pipelines.core.text import Span, lower

_HEAD = re.compile("[RG]")
_NATIVE = "name.native"
_WHOLE = re.compile("(?:[RGCOQL]|[of]t?P+)$")
"""The end of a title that needs no word behind it: Foreign Minister, Minister of Foreign Affairs, and not Deputy Premier and Crown."""
_OF_NATION = re.compile(r"(?: (?P<to>[^\W\d_]+)(?: [^\W_]+){1,6})?, (?:[^\W\d_]{1,3}['’ ])?[^\W\d_]+ ")
"""What stands between an office and a name with its nation: l'envoyé spécial | pour la région des Grands Lacs, l'Algérien | X."""


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


def with_offices_beside(candidates: Sequence[Candidate], text: str, lexicon: NameLexicon) -> list[Candidate]:
    """Give who is named with a title of birth or a nation alone the office that stands in apposition behind or before.

    Args:
        candidates: Those of a sentence, in its order.
        text: Text of the page.
        lexicon: Titles of birth, and articles.
    """
    found = list(candidates[:1])
    for following in candidates[1:]:
        if _is_born(found[-1], following, lexicon) and _is_apposed(text, found[-1].name, following.title, lexicon):
            found[-1] = in_office(found[-1], following)
        elif _is_born(following, found[-1], lexicon) and (
            _is_apposed(text, found[-1].title, following.title, lexicon) or _is_of_nation(text, found[-1].title, following, lexicon)
        ):
            found[-1] = in_office(following, found[-1])
        else:
            found.append(following)
    return found


def _is_born(named: Candidate, office: Candidate, lexicon: NameLexicon) -> bool:
    """Whether a candidate is named with a title of birth or a nation alone, and another is an office that may be the same one's."""
    is_alone = office.rule == "title.alone" and office.title is not None and not (office.is_group or office.is_counterpart)
    if named.rule == _NATIVE:
        return is_alone and office.country is None and office.organization is not None
    is_born = named.name is not None and named.office is not None and lexicon.births.issuperset(lower(named.office).split())
    return is_born and is_alone and (named.country is None or office.country in (None, named.country))


def _is_apposed(text: str, first: Span | None, second: Span | None, lexicon: NameLexicon) -> bool:
    """Whether nothing stands between two spans but a comma, or a comma and an article."""
    comma, _, article = text[first[1] : second[0]].partition(" ") if first and second else ("", "", "")
    word = article.strip().rstrip("'’").lower()
    return comma == "," and (not word or lexicon.tags.get(word) == "t")


def _is_of_nation(text: str, title: Span | None, named: Candidate, lexicon: NameLexicon) -> bool:
    """Whether a nation and its name follow a title, or whom the title is sent to: "the envoy for Sudan, the Algerian X"."""
    if title is None or named.name is None or named.rule != _NATIVE:
        return False
    found = _OF_NATION.fullmatch(text, title[1], named.name[0])
    return found is not None and (found["to"] is None or lexicon.tags.get(found["to"].lower()) == "f")


def in_office(named: Candidate, office: Candidate) -> Candidate:
    """The same candidate with the office of another; a nation says nothing of who is an organization's."""
    is_of_body = named.rule == _NATIVE
    return named._replace(
        title=office.title,
        office=office.office,
        country=None if is_of_body else office.country or named.country,
        organization=office.organization or named.organization,
        english=office.english,
    )
