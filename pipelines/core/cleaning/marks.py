"""What lines beside an article say of it: dates, authors, agencies; and the marks of captions and datelines."""

import re
from dataclasses import dataclass

from pipelines.core.article import StatedDate
from pipelines.core.cleaning.lexicon import EDGE, Lexicon
from pipelines.core.cleaning.sites import hosts_in
from pipelines.core.cleaning.stamps import YEAR, Months, Stamp, read_stamps
from pipelines.core.text import is_cjk, lower

_SEGMENT = re.compile(r"\s*[|｜丨•·]\s*|\s+/\s+|(?<=^)[.。]\s+|\u3000")
_LETTERS = re.compile(r"[^\W\d_]+")
CLOCK = re.compile(r"\b\d{1,2}[:h.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?|[A-Z]{2,4}\b)?", re.IGNORECASE)
"""A time of day, and the zone after it."""
_TELLING = frozenset(("byline", "source", "category"))
"""Labels by which a line without a day may be metadata."""
_LINK = 4
"""Words of the longest entry of a menu that stands in the line of a day."""
_MANY = 12
"""Words from which it need not be asked which of them are understood."""
_LONGEST_AUTHOR = 20
"""Words of the longest name with its offices."""
_PARTS = frozenset("|｜丨•·/")
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_DATELINE = re.compile(
    r"(?P<first>\d{1,2} [^\W\d_]{3,12}, )?(?P<place>[^\W\d_a-z][^\W\d_]+(?:[ ,./'’-]{1,3}[^\W\d_][^\W\d_]*\.?){0,6}?)"
    r"(?P<day>[,.;]? (?:(?:\d{1,2}(?:\.|st|nd|rd|th|er)? (?:de )?[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.? \d{1,2})(?:,? (?:del? )?\d{4})?"
    r"|(?P<digits>\d{1,2}[./]\d{1,2}[./]\d{4})))?"
    r"(?P<agency>[,.]{0,2} ?(?:[(/][^()/\n]{2,40}[)/]|\([^\W\d_]{3,12}\.? \d{1,2}/\d{2}\))"
    r"|, [A-Z]{2,12}(?= ?--|\. |$)|\. [^\W\d_]{4,14}(?:\.[^\W\d_]{2,3})?(?= [-–—]))?"
    r"(?P<dash>\.?\s?(?:[—–]{1,2}-?|--|\.-)\s?|\.?\s-\s|(?<=[/)])\.\s|(?<=\d{4})\.\s|(?<=[A-Z]{2})(?:\.\s|$)"
    r"|(?<=\)) (?=[^\W\d_a-z])|(?<=\))$|:\s)"
    r"(?P<credit>[^\W\d_][^.:,\n]{2,20}\.\s)?"
)
_LONGEST_DATELINE = 120
"""Code points of the longest dateline: what ends it stands among the first 90, and a credit may follow."""
_SENTENCE = 60
"""Code points behind a day in digits that make a sentence: what is shorter may be the publisher's name."""
_DASHES = ("—", "–", "- ", "--", "/.", ").", ") ", ": ")
_STOP = re.compile(r"\d{4}\. |\d, [A-Z]{2,12}(?:\. |$)")
"""What may end a dateline without a dash: Geneva, 12 March 2025. Yesterday ...; Baku, March 12, AZERTAC."""
_PRINTED = re.compile(r"[\u4e00-\u9fff]{2,8}[报報]|第\s?[0-9一二三四五六七八九十]{1,3}\s?版(?:\s?[:：]\s?[\u4e00-\u9fff]{2,6})?")
"""A newspaper, and the page of its issue: 人民日报 2019年5月22日 第3版：要闻."""
_OPENINGS = "(["
_CREDITED = re.compile(r"[.!?。！？…」』”]\s?[(（【](?P<label>[^\W\d]{2,4})[:：/ ][^()（）【】]{2,40}[)）】]\d{0,8}$")
"""The editors behind the last sentence of a line, perhaps with a number: 離境。(譯者:陳昱婷/核稿:劉淑琴)1130905."""
_CLOSING = re.compile(r"[.!?。！？…][»”\"’)）]*\s?[(（\[<【/*#–—-]{0,2}\s?(?P<word>[\w…]{1,12})\s?[)）\]>】/*#–—-]{0,2}$")
"""A word behind the last sentence of a line, perhaps between signs."""
_CJK_DATELINE = re.compile(
    r"(?:(?:\w{2,8}社|中新网|人民网|本报|本网|本台)\w{0,12}(?:\d{1,2}月\d{1,2}日[电電讯訊]?|\d{1,2}日[专專外]?[电電])(?:\s?[（(][^（）()]{2,40}[)）])?"
    r"|[^\W\d]{4,16}\d{1,2}月\d{1,2}日[电電](?=[\s（(]|$)(?:\s?[（(][^（）()]{2,40}[)）])?"
    r"|[（(【\[][\w、]{2,24}?(?:\d{1,2}日(?:综合|綜合|[专專外])?|综合|綜合)(?:[讯电訊電]|报道|報道|報導)"
    r"(?:\s?(?:记者|記者)[\w、 ]{2,16})?[）)】\]]"
    r"|【\w{2,10}[讯訊电電]】|\w{2,4}社[^\W\d]{2,8}——(?=\w))\s?"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one line beside the article says of it."""

    dates: tuple[StatedDate, ...]
    byline: str | None
    agency: str | None
    leftover: int


def label_before(prefix: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """Return the kind of the label that ends a text, a weekday perhaps after it, and the text before that label."""
    bare = prefix.rstrip(EDGE)
    tokens = bare.split()
    for end in (len(tokens), len(tokens) - 1):
        for count in range(min(5, end), 0, -1):
            if kind := lexicon.label(" ".join(tokens[end - count : end])):
                return kind, " ".join(tokens[: end - count])
    for size in range(min(6, len(bare)), 1, -1) if bare and is_cjk(bare[-1]) else ():
        is_apart = size == len(bare) or not bare[-size - 1].isalnum()  # 当地时间 is no 时间
        if is_apart and (kind := lexicon.label(bare[-size:])):
            return kind, bare[:-size]
    return None, prefix


def _labelled(segment: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """Return the kind of the label that starts a segment, and its value."""
    head, colon, value = segment.partition(":") if ":" in segment else segment.partition("：")
    if colon and len(head) <= 40 and (kind := lexicon.label(head + colon)):
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


def author_line(text: str, words: float, lexicon: Lexicon) -> str | None:
    """Return the author that a short line names: ``By Ana Ruiz``, ``Ana Ruiz, Minister of Health``; None when it names none."""
    if words > _LONGEST_AUTHOR:
        return None
    kind, value = _labelled(text, lexicon)
    name, comma, _ = value.partition(",")
    parts = _WORD.findall(name)
    if kind not in ("byline", None) or not (kind or comma) or not 2 <= len(parts) <= 5 or not all(part[0].isupper() for part in parts):
        return None
    return value.strip(EDGE)


def leftover(text: str, lexicon: Lexicon) -> int:
    """Count the words of a text that are no agency, host, label or time of day; two Han or kana characters are a word."""
    if text.count(" ") > _MANY:
        return text.count(" ")
    text = lexicon.agencies_cut(text)
    for host in hosts_in(text):
        text = text.replace(host, " ").replace("www.", " ")
    bare = _without_links(text.strip(EDGE), lexicon)
    if not bare or lexicon.label(bare) or _PRINTED.fullmatch(bare):
        return 0
    words = _LETTERS.findall(CLOCK.sub(" ", bare))
    unknown = [word for word in words if not (lexicon.label(word) or lower(word) in lexicon.whole or lower(word) in lexicon.weekdays)]
    return sum(1 if word[0] < "\u2e80" else (len(word) + 1) // 2 for word in unknown)


def _without_links(text: str, lexicon: Lexicon) -> str:
    """The text without the words of the page's menu that end it: Press releases Print version."""
    words = text.split(" ")
    for start in range(max(1, len(words) - _LINK), len(words) - 1):
        if lower(" ".join(words[start:])) in lexicon.whole:
            return " ".join(words[:start]).strip(EDGE)
    return text


def _dated(text: str, stamps: list[Stamp], lexicon: Lexicon) -> tuple[list[StatedDate], list[str]]:
    """Take the dates with their labels out of a line; return them and what is left between them."""
    dates, rest, at = [], [], 0
    for stamp in stamps:
        before = text[at : stamp.start]
        kind, other = label_before(before, lexicon)
        start = at + len(other) if kind else stamp.start
        is_stated = kind in ("published", "updated")
        dates.append(StatedDate("label" if is_stated else "visible", text[start : stamp.end].strip(EDGE), kind == "updated"))
        rest.append(other)
        at = stamp.end
    return dates, [*rest, text[at:]]


def may_be_metadata(text: str, low: str, names_agency: bool, lexicon: Lexicon) -> bool:
    """Whether a short line may be metadata: it holds a year, an agency, a label at its start or several segments. Cheap."""
    return names_agency or YEAR.search(text) is not None or lexicon.may_label(low) or "|" in text or "｜" in text or "年" in text


def read_metadata(text: str, lexicon: Lexicon, months: Months) -> Metadata | None:
    """Read a short line as metadata: dates with or without a label, a byline, a source; None when it is nothing of the kind.

    ``leftover`` counts the words that were not understood: 0 or 1 is surely metadata, more may be a headline with a date.
    """
    stamps = read_stamps(text, months) if YEAR.search(text) or "年" in text else []
    dates, pieces = _dated(text, stamps, lexicon) if stamps else ([], [text])
    segments = [segment for piece in pieces for segment in _SEGMENT.split(piece) if segment.strip(EDGE)]
    labelled = [_labelled(segment, lexicon) for segment in segments]
    if not stamps and not any(kind in _TELLING for kind, _ in labelled) and not lexicon.agency(text):
        return None
    byline = agency = None
    unknown = 0
    understood, is_labelled = bool(stamps), False
    for segment, (kind, value) in zip(segments, labelled, strict=True):
        if kind == "byline" and (is_name(value) or len(segments) > 1):
            is_signed = is_name(value.partition(",")[0])
            byline, is_labelled = (value.strip(EDGE) if is_signed and not is_labelled else byline), is_labelled or is_signed
            understood = True
        elif kind in ("source", "category") and value and len(value) <= 60 and (":" in segment or "：" in segment):
            agency = agency or lexicon.agency(value)
            understood = True
        elif not (words := leftover(value if kind == "setting" else segment, lexicon)):
            agency = agency or lexicon.agency(segment)
            understood |= agency is not None
        elif dates and words <= 4 and is_name(segment) and _PARTS.intersection(text):
            byline = byline or (segment.strip(EDGE) if 2 <= words <= 3 and segment.replace(" ", "").isalpha() else None)
        else:
            unknown += words
    if unknown and len(segments) > 1 and any(date.basis == "label" for date in dates):
        unknown = 0
    return Metadata(tuple(dates), byline, agency, unknown) if understood else None


def cut_glued(text: str, links: tuple[str, ...], lexicon: Lexicon, months: Months) -> tuple[str, str]:
    """Part metadata from the prose that it is glued to.

    Returns:
        The metadata and the prose; the metadata is empty when the line starts with none. A day alone is none,
        since a sentence may start with it: a label, a time of day or a link after it is wanted.
    """
    at = sure = 0
    has_stamp = False
    stamps = {stamp.start: stamp for stamp in read_stamps(text[:200], months)} if YEAR.search(text[:100]) else {}
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


def dateline_end(text: str, lexicon: Lexicon, months: Months) -> int:
    """Return where the dateline that starts a paragraph ends (one past its dash or agency); 0 when there is none.

    ``BERLIN — ``, ``Bern, 13.11.2024 - ``, ``MUNICH, Feb. 15 (Xinhua) -- ``, ``MADRID, 3 mar (EFE).- ``, ``ACCRA, May 2: ``,
    ``Geneva, 12 March 2025.``, ``Bogotá, 5 de mayo de 2023.``, ``МОСКВА, 3 марта — РИА Новости.``, ``3 марта, Минск /Корр. БЕЛТА/.``,
    ``Dakar, 4 fév (APS)``, ``新华社北京2月15日电``, ``（吉隆坡6日讯）``, ``（中央社記者王小明台北6日電）``, ``【阿斯塔纳讯】``.
    """
    head = text[:90]
    if (text[0] > "\u2e7f" or text[0] in _OPENINGS) and (found := _CJK_DATELINE.match(text)):
        return len(found.group().rstrip())
    if not (any(dash in head for dash in _DASHES) or head.endswith(")") or _STOP.search(head)):
        return 0
    found = _DATELINE.match(text)
    if not found or found.end("dash") > 90 or (len(text) - found.end() < 20 and found["dash"]):
        return 0
    if found["digits"] and len(text) - found.end() < _SENTENCE:
        return 0
    city = found["place"].split(",")[0].strip()
    is_city = city.isupper() and len(city) > 2 and ":" not in found["dash"]
    credited = found["agency"] and lexicon.agency(found["agency"].strip(" .,()/"))
    is_signed = found["credit"] and lexicon.agency(found["credit"].strip(" ."))
    day = found["first"] or found["day"] or (found["agency"] if found["agency"] and _DIGIT.search(found["agency"]) else "")
    is_dated = bool(found["digits"]) or any(word.lower() in months for word in _WORD.findall(day))
    if found["first"]:  # a day may lead any sentence: who stands after it is no place
        is_city, is_dated = False, is_dated and all(lower(part.strip()) in lexicon.places for part in found["place"].split(","))
    if found["dash"] in (". ", " ", "") and not credited:  # so may any sentence end, or go on
        is_city, is_dated = False, is_dated and lower(city) in lexicon.places
    end = found.end() if is_signed else found.end("dash")
    return len(text[:end].rstrip()) if credited or is_signed or is_dated or is_city else 0


def closing(text: str, lexicon: Lexicon) -> str:
    """Say what stands behind the last sentence of a text to close it: ``mark`` (Enditem, /END/, (完)), ``agency`` (EFE), or nothing."""
    found = _CLOSING.search(text[-40:])
    if found is None:
        credit = _CREDITED.search(text[-60:])
        return "mark" if credit and lexicon.label(credit["label"]) in _TELLING else ""
    return "mark" if lower(found["word"]) in lexicon.closings else "agency" if lexicon.agency(found["word"]) else ""


def is_dateline(text: str, lexicon: Lexicon, months: Months) -> bool:
    """Whether a line is a dateline and no more: （新山6日讯）."""
    return len(text) <= _LONGEST_DATELINE and dateline_end(text, lexicon, months) == len(text)
