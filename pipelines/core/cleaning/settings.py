"""The lines above an article that say when and where what it tells of was held: ``14 июня 2017 года, 16:45``, ``Санкт-Петербург``.

Presidents and ministries head a readout so. A day that a label calls that of publication is none, nor is a day without a place.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.core.cleaning.lexicon import EDGE, Lexicon
from pipelines.core.cleaning.marks import CLOCK
from pipelines.core.cleaning.stamps import YEAR_MARKS, Months, read_stamps
from pipelines.core.text import is_cjk, lower

LONGEST_SETTING = 80
"""Code points of the longest such line."""
_MOST_PARTS = 3
_VENUE_WORDS = 6
"""Words of what may stand beside a city and its day: the Kremlin, Palais de l'Élysée. Without a day it may be a headline: one."""
_APART = re.compile(r"\s*[;|｜/•·]\s*|\s+[-–—]\s+|\s{2,}|\u3000|(?<=\w{4})\.\s+")
"""What stands between a place and another, or its day; also between a place and a headline."""
_PARTS = re.compile(r"\s*[,，()（）]\s*")
"""What stands between a city and the venue in it."""
_YEARS = re.compile(r"^г(?:ода|\.)?(?=[\s,]|$)")
"""What Russian writes after a year."""
_SERIAL = re.compile(r"^(?:[^\W\d_]+\.?\s){1,4}(?:n[°ºo]\.?:?|№|no\.|nr\.|núm\.)?\s?\d+(?:[/-]\d+)*(?=[\s.,:|–—-])", re.IGNORECASE)
"""The number of a release, which may stand before its place and day: Comunicado No. 388."""
_TOWN = re.compile(r"^(?:г\.|(?:город|пос\.)(?=\s))\s*")
_TELLING = (*YEAR_MARKS, ":", "：")
"""One of these stands in every line that may say when, or has a label; a place counts only on such a line or beside it."""
_DAY, _PLACE, _BOTH, _SIGNED = "day", "place", "both", "signed"


def _rest(text: str, lexicon: Lexicon, months: Months) -> tuple[str, int] | None:
    """What a line says besides its days, and how many those are; None where a label says what a day is of."""
    rest, at, stamps = [], 0, read_stamps(text, months)
    for stamp in stamps:
        before = text[at : stamp.start]
        rest.append(before if at else _SERIAL.sub("", before, count=1))
        at = stamp.end
    parts = [_YEARS.sub("", part.strip(), count=1) for part in (*rest, text[at:])]
    if stamps and any(lexicon.label(part) for part in parts if part.strip(EDGE)):
        return None
    return " , ".join(CLOCK.sub(" , ", part) for part in parts), len(stamps)


def _is_venue(part: str, most_words: int) -> bool:
    """Whether a part has a proper name, perhaps behind what it is: the Kremlin, остров Русский."""
    words = part.split()
    is_proper = part[0].isupper() or (most_words > 1 and (is_cjk(part[0]) or words[-1][0].isupper()))
    return is_proper and len(words) <= most_words and not part.endswith((".", "。", "!", "?"))


def _is_place(parts: Sequence[str], most_words: int, lexicon: Lexicon) -> bool:
    """Whether parts are a listed place, and perhaps others or venues in it of so many words at most.

    A venue before its city has a small word, as no name of a person has: Palacio de La Zarzuela, Madrid.
    """
    is_listed = [lexicon.is_place(part) for part in parts]
    leads = is_listed[0] or (len(parts) > 1 and is_listed[1] and any(word[0].islower() for word in parts[0].split()))
    return leads and all(known or _is_venue(part, most_words) for part, known in zip(parts, is_listed, strict=True))


def _kind(text: str, lexicon: Lexicon, months: Months) -> str | None:
    """Whether a line is nothing but a day, a place or both; None for any other."""
    if len(text) > LONGEST_SETTING:
        return None
    head, colon, value = text.replace("：", ":", 1).partition(":")
    if colon and value.strip() and lexicon.label(head + colon) == "setting":
        return _BOTH
    found = _rest(text, lexicon, months)
    if found is None or found[1] > 1:
        return None
    chunks = [parts for chunk in _APART.split(found[0]) if (parts := _parts(chunk, lexicon))]
    if found[1] and _is_led(chunks, lexicon):
        return _SIGNED
    places = _joined(chunks, lexicon)
    if not places:
        return _DAY if found[1] else None
    most_words = _VENUE_WORDS if found[1] else 1
    told = places[:1] if _is_signed(places, found[1], lexicon) else places
    is_place = sum(map(len, told)) <= _MOST_PARTS and all(_is_place(parts, most_words, lexicon) for parts in told)
    return (_BOTH if found[1] else _PLACE) if is_place else None


def _joined(places: list[list[str]], lexicon: Lexicon) -> list[list[str]]:
    """Put a venue to the city that a full stop or a line parts from it: Palacio de La Zarzuela. Madrid."""
    is_led = len(places) == 2 and len(places[0]) == 1 and lower(places[1][0]) in lexicon.places
    return [[*places[0], *places[1]]] if is_led and lower(places[0][0]) not in lexicon.places else places


def _is_signed(places: Sequence[Sequence[str]], day_count: int, lexicon: Lexicon) -> bool:
    """Whether a day and a place are followed by who writes from there: ``October 3, 2024 - Ottawa, Ontario - Global Affairs Canada``."""
    if day_count != 1 or len(places) != 2 or len(places[1]) != 1:
        return False
    words = places[1][0].split()
    is_name = words[0].istitle() and all(word.istitle() or word in lexicon.function_words for word in words)
    return is_name and 2 <= len(words) <= _VENUE_WORDS


def _is_led(places: Sequence[Sequence[str]], lexicon: Lexicon) -> bool:
    """Whether a paper or its correspondent stands before a place and a day: ``EL PAÍS - Madrid - 17/05/2001``."""
    if [len(parts) for parts in places] != [1, 1]:
        return False
    (who,), (where,) = places
    return who.isupper() and len(who.split()) <= _VENUE_WORDS and lower(who) not in lexicon.places and lower(where) in lexicon.places


def _parts(chunk: str, lexicon: Lexicon) -> list[str]:
    """What commas and brackets part, without small words, weekdays and labels."""
    pieces = (_TOWN.sub("", piece.strip(EDGE)) for piece in _PARTS.split(chunk))
    return [piece for piece in pieces if piece and piece not in lexicon.function_words and not _is_known(lower(piece), lexicon)]


def _is_known(low: str, lexicon: Lexicon) -> bool:
    """Whether a part is a weekday or a label of the page, as "press release" is."""
    return low in lexicon.weekdays or low in lexicon.whole


def head_lines(texts: Sequence[str], lexicon: Lexicon, months: Months) -> dict[int, str]:
    """Find the lines between a headline and its text that say when and where.

    A place counts with its day, beside it or on the line before or after; or with a label (Место, 地点).

    Args:
        texts: The lines, in order.
        lexicon: Labels and places of all languages.
        months: Month words of all languages.

    Returns:
        Their numbers, each with its zone: the setting, or a dateline where it says who wrote from there.
    """
    may_tell = [False, *(any(mark in text for mark in _TELLING) for text in texts), False]
    near = [any(may_tell[index : index + 3]) for index in range(len(texts))]
    kinds = [_kind(text, lexicon, months) if is_near else None for text, is_near in zip(texts, near, strict=True)]
    found = {index: "setting" if kind == _BOTH else "dateline" for index, kind in enumerate(kinds) if kind in (_BOTH, _SIGNED)}
    for index, pair in enumerate(pairwise(kinds)):
        if set(pair) == {_DAY, _PLACE}:
            found |= {index: "setting", index + 1: "setting"}
    return found
