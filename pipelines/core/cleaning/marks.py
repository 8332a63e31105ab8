"""What lines beside an article say of it: dates, authors, agencies; and the marks of captions and datelines."""

import re
from dataclasses import dataclass

from pipelines.core.article import StatedDate
from pipelines.core.cleaning.lexicon import EDGE, Lexicon
from pipelines.core.cleaning.published import Months, Stamp, read_stamps
from pipelines.core.cleaning.sites import hosts_in
from pipelines.core.text import lower

_SEGMENT = re.compile(r"\s*[|｜•·]\s*|\s+/\s+")
_PARTS = frozenset("|｜•·/")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")
_CREDIT = re.compile(r"[\[(（【]([^\[\]()（）【】]{2,80})[\])）】]\.?$")
_SIDE = re.compile(
    r"[(（](?:[lrc]|left|right|cent(?:er|re)|\d(?:st|nd|rd|th) from (?:left|right)"
    r"|(?:[lr]|left|right|front|back|seated|standing)[, -]{1,2}\w{1,12}"
    r"|izq(?:uierda|\.)?|der(?:echa|\.)?|à (?:gauche|droite)|слева|справа|左|右|左\w|右\w|links|rechts)[)）]",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_]+(?:[ ,./'’-]{1,3}[^\W\d_][^\W\d_]*\.?){0,6}?)"
    r"(?P<day>[,.]? (?:\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.? \d{1,2})(?:,? \d{4})?)?"
    r"(?P<agency>[,.]{0,2} ?[(/][^()/\n]{2,40}[)/])?"
    r"(?P<dash>\.?\s?(?:[—–]{1,2}-?|--|\.-)\s?|\.?\s-\s|(?<=[/)])\.\s)"
)
_SENTENCE_END = re.compile(r"\w{4,}\.\s")
"""The end of a sentence: a full stop after a word too long to be an abbreviation."""
_CAPTION_WORDS = 45
_CAPTION_STARTS = ("图为", "資料圖", "资料图", "（资料图", "photo/")
_DASHES = ("—", "–", "- ", "--", "/.", ").")
_CJK_DATELINE = re.compile(r"(?:\w{2,8}社|中新网|人民网)\w{0,12}\d{1,2}月\d{1,2}日(?:电|讯|電)?(?:\s?[（(][^（）()]{2,40}[)）])?\s?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one line beside the article says of it."""

    dates: tuple[StatedDate, ...]
    byline: str | None
    agency: str | None
    leftover: int


def label_before(prefix: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """Return the kind of the label that ends a text, and the text before that label."""
    bare = prefix.rstrip(EDGE)
    tokens = bare.split()
    for count in range(min(5, len(tokens)), 0, -1):
        if kind := lexicon.label(" ".join(tokens[-count:])):
            return kind, " ".join(tokens[:-count])
    for size in range(min(6, len(bare)), 1, -1):
        if ord(bare[-1]) > 0x2E7F and (kind := lexicon.label(bare[-size:])):
            return kind, bare[:-size]
    return None, prefix


def _labelled(segment: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """Return the kind of the label that starts a segment, and its value."""
    head, colon, value = segment.partition(":") if ":" in segment else segment.partition("：")
    if colon and len(head) <= 40 and (kind := lexicon.label(head)):
        return kind, value.strip()
    if not lexicon.may_label(lower(segment) or " "):
        return None, segment
    tokens = segment.split()
    for count in range(min(3, len(tokens) - 1), 0, -1):
        if kind := lexicon.label(" ".join(tokens[:count])):
            return kind, " ".join(tokens[count:])
    return None, segment


def is_name(text: str) -> bool:
    """Whether every word but small connecting ones is capitalised, as in the names of authors."""
    words = _WORD.findall(text)
    big = sum(1 for word in words if not word[0].islower() and not word[0].isdigit())
    return 1 <= len(words) <= 8 and big >= 1 and big >= len(words) - big


def _leftover(text: str, lexicon: Lexicon) -> int:
    """Count the words that are no agency, host or label."""
    text = lexicon.agencies_cut(text)
    for host in hosts_in(text):
        text = text.replace(host, " ").replace("www.", " ")
    bare = text.strip(EDGE)
    if not bare or lexicon.label(bare):
        return 0
    return len(_WORD.findall(bare))


def _dated(segment: str, stamps: list[Stamp], lexicon: Lexicon) -> tuple[list[StatedDate], int]:
    dates, rest, at = [], [], 0
    for stamp in stamps:
        before = segment[at : stamp.start]
        kind, other = label_before(before, lexicon)
        start = at + len(other) if kind else stamp.start
        is_stated = kind in ("published", "updated")
        dates.append(StatedDate("label" if is_stated else "visible", segment[start : stamp.end].strip(EDGE), kind == "updated"))
        rest.append(other)
        at = stamp.end
    rest.append(segment[at:])
    return dates, sum(_leftover(text, lexicon) for text in rest)


def may_be_metadata(text: str, low: str, names_agency: bool, lexicon: Lexicon) -> bool:
    """Whether a short line may be metadata: it holds a year, an agency, a label at its start or several segments. Cheap."""
    return names_agency or _YEAR.search(text) is not None or lexicon.may_label(low) or ("|" in text or "｜" in text)


def read_metadata(text: str, lexicon: Lexicon, months: Months) -> Metadata | None:
    """Read a short line as metadata: dates with or without a label, a byline, a source; None when it is nothing of the kind.

    ``leftover`` counts the words that were not understood: 0 or 1 is surely metadata, more may be a headline with a date.
    """
    dates: list[StatedDate] = []
    byline = agency = None
    leftover = understood = 0
    segments = _SEGMENT.split(text) if _PARTS.intersection(text) else [text]
    for segment in segments:
        stamps = read_stamps(segment, months) if _YEAR.search(segment) else []
        kind, value = _labelled(segment, lexicon)
        if stamps:
            found, rest = _dated(segment, stamps, lexicon)
            dates += found
            leftover += rest
            understood += 1
            agency = agency or lexicon.agency(segment)
        elif kind == "byline" and (is_name(value) or len(segments) > 1):
            byline = byline or (value.strip(EDGE) if is_name(value) else None)
            understood += 1
        elif kind in ("source", "category") and value and len(value) <= 60 and (":" in segment or "：" in segment):
            agency = agency or lexicon.agency(value)
            understood += 1
        elif (found_agency := lexicon.agency(segment)) and not _leftover(segment, lexicon):
            agency = agency or found_agency
            understood += 1
        elif segment:
            leftover += _leftover(segment, lexicon)
    if any(date.basis == "label" for date in dates) and len(segments) > 1:
        leftover = 0
    return Metadata(tuple(dates), byline, agency, leftover) if understood else None


def cut_glued(text: str, links: tuple[str, ...], lexicon: Lexicon, months: Months) -> tuple[str, str]:
    """Part metadata from the prose that it is glued to.

    Returns:
        The metadata and the prose; the metadata is empty when the line starts with none. A day alone is none,
        since a sentence may start with it: a label, a time of day or a link after it is wanted.
    """
    at = sure = 0
    has_stamp = False
    stamps = {stamp.start: stamp for stamp in read_stamps(text[:200], months)} if _YEAR.search(text[:100]) else {}
    if not stamps:
        return "", text
    while at < min(len(text), 200):
        if text[at] in EDGE:
            at += 1
        elif stamp := stamps.get(at):
            has_stamp, at = True, stamp.end
            sure += stamp.clock is not None
        elif size := _label_at(text, at, lexicon) or (_link_at(text, at, links) if sure else 0):
            at, sure = at + size, sure + 1
        else:
            break
    rest = text[at:]
    return (text[:at].strip(), rest) if has_stamp and sure and rest and not rest[0].islower() else ("", text)


def _link_at(text: str, at: int, links: tuple[str, ...]) -> int:
    return next((len(link) for link in links if link and text.startswith(link, at)), 0)


def _label_at(text: str, at: int, lexicon: Lexicon) -> int:
    tokens = text[at : at + 60].split(" ")[:5]
    for count in range(len(tokens), 0, -1):
        head = " ".join(tokens[:count])
        if lexicon.label(head) in ("published", "updated", "category"):
            return len(head)
    return 0


def is_caption(text: str, low: str, words: float, lexicon: Lexicon, months: Months) -> bool:
    """Whether a line describes a picture: a credit, a side in brackets, or a present-tense sentence that ends in its day."""
    if words > 90:
        return False
    credit = _CREDIT.search(text) if text[-1] in ")）]】." else None
    if credit and _is_credit(credit[1], lexicon):
        return True
    head = low[:40].replace("：", ":").partition(":")
    if (head[1] and head[0].strip(EDGE) in lexicon.caption_marks) or low.startswith(_CAPTION_STARTS):
        return True
    if words <= _CAPTION_WORDS and _ends_in_credit(text, lexicon):
        return True
    if ("(" in text or "（" in text) and words < 60 and _SIDE.search(text):
        return True
    if not _DIGIT.search(text[-14:]) or not lexicon.caption_verbs.intersection(low.split()):
        return False
    tail = text[-60:]
    stamps = read_stamps(tail, months)
    return bool(stamps) and len(tail) - stamps[-1].end <= 2 and not _SENTENCE_END.search(text[:-20])


def _ends_in_credit(text: str, lexicon: Lexicon) -> bool:
    """Whether one sentence is followed by nothing but an agency: ``The two at the gate, 3 May 2019. Keystone``."""
    sentence, _, credit = text[:-1].rpartition(". ")
    return bool(sentence) and len(credit) < 40 and not _SENTENCE_END.search(sentence) and _leftover(credit + text[-1], lexicon) == 0


def _is_credit(inside: str, lexicon: Lexicon) -> bool:
    low = lower(inside)
    if any(word in lexicon.caption_marks for word in _WORD.findall(low)) or low.endswith(("摄", "发")):
        return True
    parts = inside.split("/")
    return len(parts) > 1 and any(lexicon.agency(part.strip()) for part in (parts[0], parts[-1]))


def dateline_end(text: str, lexicon: Lexicon, months: Months) -> int:
    """Return where the dateline that starts a paragraph ends (one past its dash, without the space after it); 0 when there is none.

    ``BERLIN — ``, ``MUNICH, Feb. 15 (Xinhua) -- ``, ``MADRID, 3 mar (EFE).- ``, ``新华社北京2月15日电``.
    """
    head = text[:90]
    if text[0] > "\u2e7f" and (found := _CJK_DATELINE.match(text)):
        return len(found.group().rstrip())
    if not any(dash in head for dash in _DASHES):
        return 0
    found = _DATELINE.match(text)
    if not found or found.end() > 90 or len(text) - found.end() < 20:
        return 0
    city = found["place"].split(",")[0].strip()
    credited = found["agency"] and lexicon.agency(found["agency"].strip(" .,()/"))
    is_dated = found["day"] and any(word.lower() in months for word in _WORD.findall(found["day"]))
    return len(found.group().rstrip()) if credited or is_dated or (city.isupper() and len(city) > 2) else 0
