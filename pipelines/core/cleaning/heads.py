"""The lines of many parts under a headline: who writes, from where, for which section, and the day that is the line's own.

``Transcript | The Hon Ann Lee MP, Minister for Trade | 18 July 2024``, ``Berne, 18.04.2024 – Secrétariat d'État à l'économie``,
``Казань, 17 апреля 2025, пресс-служба``, ``国防部网 2024年4月25日 专电``.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from pipelines.core.cleaning.lexicon import EDGE, Lexicon
from pipelines.core.cleaning.marks import label_before
from pipelines.core.cleaning.stamps import YEAR, Months, Stamp, read_stamps
from pipelines.core.text import is_cjk, lower

_STRONG = re.compile(r"\s*[|｜•·]\s*|\s+[-–—/]\s+|\u3000")
"""Signs that stand between the parts of a line, and seldom in a sentence."""
_STRONG_END = re.compile(r"[|｜•·–—/-]\s*\w{0,3}$")
"""Such a sign before a day, perhaps with an article: – Le 14 février."""
_WEAK = re.compile(r"[,，;；:：.。()（）\[\]【】/]")
_YEARS = re.compile(r"^\s?(?:г(?:ода|\.)?|года)(?=[\s,.;|–—-]|$)")
"""What Russian writes after a year."""
_MOST_WORDS, _MOST_CHARS = 30, 240
_LONGEST_CJK = 14
"""Han characters of the longest name that stands before its day with a space only."""
_LONGEST_ZONE = 4
_CLAUSE = 18
"""Words of the longest part of such a line."""
_ABBREVIATED = 3
"""Words of the longest part of a line that ends in a full stop: 14 ноября 2024, Баку, соб. корр."""


class Place(IntEnum):
    """Where a line has the day that is its own."""

    NOWHERE = 0
    LAST = 1
    """After a comma at its end, as captions and headlines have it too."""
    PART = 2
    """A part between others, at its beginning, or parted by a strong sign."""


def _leads(before: str, lexicon: Lexicon) -> bool:
    """Whether the words before a day leave the day to the line: a sign that parts them, an article, a weekday, a label."""
    if label_before(before, lexicon)[0] if before.strip(EDGE) else True:
        return True
    words = before.split()
    while words and lower(words[-1].strip(EDGE)) in lexicon.weekdays:
        words.pop()
    bare = " ".join(words)
    if words and before[-1].isspace() and is_cjk(bare[-1]):
        return len(_WEAK.split(_STRONG.split(bare)[-1])[-1]) <= _LONGEST_CJK
    if len(words) > 1 and lower(words[-1]) in lexicon.function_words and _ends_part(words[-2]):
        return True
    return not words or _ends_part(words[-1]) or (len(words) == 1 and lower(words[0]) in lexicon.function_words)


def _ends_part(word: str) -> bool:
    """Whether a word before a day ends in a sign that parts it, or is one."""
    return not word[-1].isalnum() and word[-1] not in "»”\"'’"


def own_day(text: str, lexicon: Lexicon, months: Months) -> Stamp | None:
    """Return the one day that is a line's own; None where it tells several, or one of what it tells of: the accord of 1 August 1975."""
    stamps = read_stamps(text, months) if len(text) <= _MOST_CHARS and (YEAR.search(text) or "年" in text) else []
    if len(stamps) != 1 or not _leads(text[: stamps[0].start], lexicon):
        return None
    return stamps[0] if _follows(stamps[0], text, lexicon) else None


def _follows(stamp: Stamp, text: str, lexicon: Lexicon) -> bool:
    """Whether what stands behind a day is a part of its own: a sign, the weekday or zone, or behind a space Han characters."""
    after = _YEARS.sub("", text[stamp.end :], count=1)
    bare = after.strip()
    if not bare or not (after[0].isalnum() or after[0] in "-'’" or bare[0].isalnum() or bare[0] in '«“"'):
        return True
    if is_cjk(bare[0]):
        return after[0].isspace() or any(lower(bare[:size]) in lexicon.weekdays for size in (2, 3))
    first = bare.split()[0].strip(EDGE)
    is_known = (first.isupper() and len(first) <= _LONGEST_ZONE) or lower(first) in lexicon.weekdays
    return after[0].isspace() and (is_known or (stamp.clock is not None and first.istitle()))


def _tells_more(parts: Sequence[str]) -> bool:
    """Whether one of the parts of a line that ends in a full stop is too long for a name or an abbreviation."""
    return any(len(piece.strip(EDGE).split()) > _ABBREVIATED for part in parts for piece in _WEAK.split(part))


def place_of_day(text: str, words: float, lexicon: Lexicon, months: Months) -> Place:
    """Say where a line has the day that is its own, if it is no sentence.

    Args:
        text: The line.
        words: Its words.
        lexicon: Labels, weekdays and small words.
        months: Month words.
    """
    stamp = own_day(text, lexicon, months) if words <= _MOST_WORDS else None
    if stamp is None:
        return Place.NOWHERE
    kind, before = label_before(text[: stamp.start], lexicon) if stamp.start else (None, "")
    before, after = before.strip(), _YEARS.sub("", text[stamp.end :], count=1).strip()
    parts = [part for side in (before, after) for part in _STRONG.split(side) if part.strip(EDGE)]
    if text[-1] in "!?！？…" or any(len(part.split()) > _CLAUSE for part in parts):
        return Place.NOWHERE
    if text[-1] == "。" or (text[-1] == "." and after.strip(EDGE) and _tells_more(parts)):
        return Place.NOWHERE
    rest = after.strip(EDGE)
    is_placed = len(parts) > 1 and not rest and before[-1:] in (",", "，") and lower(parts[-1].strip(EDGE)) in lexicon.places
    if (
        kind == "published"
        or is_placed
        or not before
        or _STRONG_END.search(before)
        or _STRONG.match(f" {after}")
        or (is_cjk(text[0]) and parts)
    ):
        return Place.PART
    if not rest:
        return Place.LAST
    is_between = before[-1] in ",，" and (after[0] in ",，" or lower(before.strip(EDGE)) in lexicon.places)
    return Place.PART if is_between else Place.NOWHERE
