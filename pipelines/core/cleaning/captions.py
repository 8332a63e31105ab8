"""Telling the caption of a picture from a paragraph, by what it says."""

import re

from pipelines.core.cleaning.lexicon import EDGE, Lexicon
from pipelines.core.cleaning.marks import leftover
from pipelines.core.cleaning.stamps import Months, read_stamps
from pipelines.core.text import lower

LONGEST_CAPTION = 90
"""Words of the longest caption."""
_CREDITED = 60
_LONGEST_CREDIT = 80
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"(?:[,|｜•·]|\s[-–—/])\s?(?P<month>[^\W\d_]{3,12})\.?(?: del?| of)? (?:19|20)\d\d$")
_CREDIT = re.compile(r"[\[(（【]([^\[\]()（）【】]{2,80})[\])）】]\.?$")
_SIDE = re.compile(
    r"[(（](?:[lrc]|left|right|cent(?:er|re)|\d(?:st|nd|rd|th) from (?:left|right)"
    r"|(?:[lr]|left|right|front|back|seated|standing)[, -]{1,2}\w{1,12}"
    r"|izq(?:uierda|\.)?|der(?:echa|\.)?|à (?:gauche|droite)|слева|справа|左|右|左\w|右\w|links|rechts)[)）]",
    re.IGNORECASE,
)
_SIDE_OF_NAME = re.compile(r"[A-ZÀ-Þ]\w+ [A-ZÀ-Þ]\w+ \([ideg]\)(?=[,.]| [ye] | et |$)")
"""``José García (i)``: the Spanish and French letters of a side, which elsewhere number the items of a list."""
_BY_AGENCY = re.compile(r"[.»”\"] ([A-ZÀ-Þ]{2,12} ?/ ?[A-ZÀ-Þ][\w.-]{0,20}(?: [\w.-]{1,20}){0,3})$")
"""A credit of an agency that need not be listed: ``EFE/J. Ruiz`` after the sentence."""
_SENTENCE_END = re.compile(r"\w{4,}\.\s")
"""The end of a sentence: a full stop after a word too long to be an abbreviation."""
_PAGE = re.compile(r"[^\W\d_]{1,7}\.? ?[A-Z]?\d{1,3}")
"""The page of an issue: стр. 6, Page A6."""
_CJK_CREDITS = ("摄", "供图", "摄影", "撮影")
_STARTS = ("图为", "資料圖", "资料图", "（资料图", "photo/")


def is_caption(text: str, low: str, words: float, lexicon: Lexicon, months: Months) -> bool:
    """Whether a line describes a picture: a credit, a side in brackets, or a present-tense sentence that ends in its day.

    Args:
        text: The line.
        low: The same in lower case.
        words: Its words.
        lexicon: Caption marks and verbs, agencies.
        months: Month words.
    """
    if words > LONGEST_CAPTION:
        return False
    credit = _CREDIT.search(text) if text[-1] in ")）]】." else None
    if credit and _is_credit(credit[1], lexicon):
        return True
    head = low[:40].replace("：", ":").partition(":")
    if (head[1] and head[0].strip(EDGE) in lexicon.caption_marks) or low.startswith(_STARTS):
        return True
    if words > _CREDITED:
        return False
    if text.rstrip("。.）)】]").endswith(_CJK_CREDITS):
        return True
    if ("(" in text or "（" in text) and (_SIDE.search(text) or _SIDE_OF_NAME.search(text)):
        return True
    return _ends_in_credit(text, lexicon) or _ends_in_day(text, low, lexicon, months)


def _is_credit(inside: str, lexicon: Lexicon) -> bool:
    """Whether words in brackets, or after the last sentence, credit a photograph."""
    low = lower(inside)
    if any(word in lexicon.caption_marks for word in _WORD.findall(low)) or low.endswith(("摄", "发")):
        return True
    parts = inside.split("/")
    return len(parts) > 1 and any(lexicon.agency(part.strip()) for part in (parts[0], parts[-1]))


def _ends_in_credit(text: str, lexicon: Lexicon) -> bool:
    """Whether one sentence is followed by nothing but a credit: ``The two at the gate, 3 May. Keystone``, ``… Photo: the ministry``."""
    named = _BY_AGENCY.search(text[-90:])
    if named:
        return not _SENTENCE_END.search(text[: -len(named[0])])
    sentence, _, credit = text[:-1].rpartition(". ")
    if not sentence or len(credit) >= _LONGEST_CREDIT or _SENTENCE_END.search(sentence) or (credit + text[-1]).isdigit():
        return False
    mark, colon, _ = credit.partition(":")
    return bool(colon and lower(mark).strip() in lexicon.caption_marks) or (len(credit) < 40 and leftover(credit + text[-1], lexicon) == 0)


def _ends_in_day(text: str, low: str, lexicon: Lexicon, months: Months) -> bool:
    """Whether one sentence ends in a full day and a credit, or in the present tense in a full day."""
    tail = text[-90:]
    stamps = read_stamps(tail, months) if _YEAR.search(tail) else []
    if not stamps or _SENTENCE_END.search(text[: len(text) - len(tail) + stamps[-1].start]):
        return False
    after = tail[stamps[-1].end :].strip(" .,–—-|")
    if not after:
        return bool(lexicon.caption_verbs.intersection(low.split()))
    if lexicon.label(after.replace("：", ":").partition(":")[0]) == "source" or _PAGE.fullmatch(after):
        return False  # what says of a text whence and of when it is
    return len(after.split()) <= 5 and ("/" in after or _is_credit(after, lexicon) or lexicon.agency(after) is not None)


def ends_in_day(text: str, months: Months) -> bool:
    """Whether a line without an end mark ends in a full day."""
    tail = text[-40:]
    stamps = read_stamps(tail, months) if _YEAR.search(tail) else []
    return bool(stamps) and len(tail) - stamps[-1].end <= 6


def ends_in_month(text: str, months: Months) -> bool:
    """Whether a line ends in a part that is a month and its year: Nuakchot, abril de 2022; Portrait | November 2023."""
    found = _MONTH.search(text)
    return found is not None and found["month"].lower() in months
