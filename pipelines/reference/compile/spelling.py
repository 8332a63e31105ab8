"""Regular variants of a listed name: without diacritics, in the other order, with another hyphen or article."""

import re

from anyascii import anyascii

_ARTICLE = re.compile(r"(?<=[ -])(?:al|Al|el|El)[ -](?=[A-Z])")
_SON = re.compile(r" bin (?=\w)")
_SYLLABLES = re.compile(r"(?P<family>[A-Z][a-z]+) (?P<first>[A-Z][a-z]+)-(?P<second>[a-z]+)")


def variants(name: str, country: str | None) -> tuple[str, ...]:
    """Other regular English spellings of a full name and of those spellings, the name itself left out.

    Args:
        name: Usual English form, such as ``Keizo Obuchi`` or ``Abdel Fattah al-Sisi``.
        country: ISO 3166-1 alpha-2 of the country served: names of JP change order, those of KR their hyphens.

    Returns:
        Spellings without repetition, in a fixed order; spellings of theirs are all among them.
    """
    found = [name]
    for form in found:
        found += [other for other in dict.fromkeys(_respelled(form, country)) if other not in found]
    return tuple(found[1:])


def _respelled(name: str, country: str | None) -> list[str]:
    """The name after each single change; every change leads to a form that the same change leaves alone or turns back."""
    forms = [_plain(name), _SON.sub(" Bin ", name)]
    if country == "JP" and len(words := _plain(name).split()) == 2:
        forms.append(f"{words[1]} {words[0]}")
    if country in ("KR", "KP") and (match := _SYLLABLES.fullmatch(name)):
        family, first, second = match.group("family", "first", "second")
        forms += [f"{family} {first}-{second.title()}", f"{family} {first} {second.title()}", f"{family} {first}{second}"]
    if _ARTICLE.search(name):
        forms += [_ARTICLE.sub(article, name) for article in ("al-", "Al-", "Al ", "El-")]
    return forms


def _plain(name: str) -> str:
    """The name in plain letters."""
    return anyascii(name)


def slug(name: str) -> str:
    """Lower-case letters and digits of a name, joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower().replace("'", "")).strip("-")
