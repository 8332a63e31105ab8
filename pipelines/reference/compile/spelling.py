"""Regular variants of a listed name: without diacritics, in the other order, with another hyphen or article."""

import re

from anyascii import anyascii

_ARTICLE = re.compile(r"(?<=[ -])(?:al|Al|el|El)[ -](?=[A-Z])")
_SON = re.compile(r" bin (?=\w)")
_SYLLABLES = re.compile(r"(?P<family>[A-Z][a-z]+) (?P<first>[A-Z][a-z]+)-(?P<second>[a-z]+)")


def variants(name: str, country: str | None) -> tuple[str, ...]:
    """Other regular English spellings of a full name, the name itself left out.

    Args:
        name: Usual English form, such as ``Keizo Obuchi`` or ``Abdel Fattah al-Sisi``.
        country: ISO 3166-1 alpha-2 of the country served: names of JP change order, those of KR their hyphens.

    Returns:
        Spellings without repetition, in a fixed order.
    """
    found = [name, _plain(name)]
    if country == "JP":
        found += [f"{words[1]} {words[0]}" for words in (_plain(name).split(),) if len(words) == 2]
    if country in ("KR", "KP") and (match := _SYLLABLES.fullmatch(name)):
        family, first, second = match.group("family", "first", "second")
        found += [f"{family} {first}-{second.title()}", f"{family} {first} {second.title()}", f"{family} {first}{second}"]
    for form in tuple(found):
        if _ARTICLE.search(form):
            found += [_ARTICLE.sub(article, form) for article in ("al-", "Al-", "Al ", "El-")]
    found += [_SON.sub(" Bin ", form) for form in tuple(found)]
    return tuple(form for form in dict.fromkeys(found) if form != name)


def _plain(name: str) -> str:
    """The name in plain letters, without the marks that stand for letters English does not have."""
    return anyascii(name).replace("'", "’").replace("’", "'") if not name.isascii() else name


def slug(name: str) -> str:
    """Lower-case letters and digits of a name, joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower().replace("'", "")).strip("-")
