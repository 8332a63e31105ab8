"""The headline of a flattened page: which of the lines above the article it is."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.core.cleaning.captions import ends_in_day, ends_in_month
from pipelines.core.cleaning.classify import Marked
from pipelines.core.cleaning.heads import Place, place_of_day
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.lines import Line
from pipelines.core.cleaning.marks import author_line, is_dateline
from pipelines.core.cleaning.sites import hosts_in
from pipelines.core.cleaning.stamps import Months
from pipelines.core.text import lower

_WORD = re.compile(r"\w+")
_CLOSE = (0.3, 0.2, 0.1)
"""What speaks for the candidate nearest to the text, and the next ones."""
_ENOUGH = 0.5
_FEWEST_WORDS = 5
"""Words from which a line right above a day is likelier a headline than what stands under both."""
_LONGEST_MASTHEAD = 14
"""Words of the longest name of an institution that stands as a line."""
_LABELS = 2
"""Words of a menu in a row of them."""
_LONGEST_OPENING = 20
"""The same of the first line of a page, which may hold the names above it too."""
_ABBREVIATED = re.compile(r"(?:\b[A-Z][a-z]{0,2}|\.[A-Z])\.$")
_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s*[|｜_]\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PAST = 10
"""Years before the first that a page names from which a day in its headline is history."""
_FIRST_PAGES = 1995
"""Year from which ministries have pages."""
_BRACKETED = re.compile(r"[(（\[](?:[^()（）\[\]\d]{2,40}[,，] ?)?(\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d)[)）\]]\.?$")
"""A day in numbers, perhaps behind a place, and nothing else in brackets: (Paris, 21.03.2024), and not (accord du 21.03.2024)."""
_TIMED = re.compile(r"\d{1,2}[:.h]\d{2}\b")
"""What leads an entry of a programme."""
_TRAIL = re.compile(r"\s*[>»›→]\s*")

HEADLINE_WORDS = 30
"""A line of the article's run itself is its headline only up to this length."""
LONGEST = 120
"""A headline that runs on into the text is cut at this many characters, at a word."""


def units_of(text: str) -> set[str]:
    """Return the words of a text; for Chinese and Japanese its pairs of characters."""
    words = set(_WORD.findall(text))
    joined = set() if text.isascii() else {word for word in words if word[0] > "\u2e7f"}
    if not joined:
        return words
    return (words - joined) | {word[i : i + 2] for word in joined for i in range(len(word) - 1)}


class _Page(NamedTuple):
    """What a candidate is compared with.

    Attributes:
        lead: Words of the first paragraphs.
        lead_text: Those paragraphs; what stands in them word for word is likelier an office than a headline.
        copies: How often each line stands.
        dated: Lines that are a date.
        owners: What the page's copyright and source lines say.
        trail: Parts of the lines that lead to the page (``Home > News > Headline``), the last of each apart in ``named``.
        named: What such lines end in.
        order: Candidates by line, to their number counted from the text upwards.
        is_dated_below: All of them but the first are dated.
        authors: Candidates that name who writes.
        headed: The first line with a day that stands right under a candidate of a headline's length; ``None`` where none does.
        decks: Candidates between a headline and its day, which say more of what that says.
    """

    lead: set[str]
    lead_text: str
    copies: Counter[str]
    dated: set[int]
    owners: str
    trail: frozenset[str]
    named: frozenset[str]
    order: dict[int, int]
    is_dated_below: bool
    authors: set[int]
    headed: int | None
    decks: frozenset[int] = frozenset()


def _overlap(units: set[str], page: _Page) -> float:
    """How much the words of a line have in common with the lead."""
    common = len(units & page.lead)
    return 0.8 * common / len(units) + 0.1 * min(8, common) if units else 0.0


def _score(index: int, mark: Marked, page: _Page, lexicon: Lexicon, months: Months) -> float:
    line = mark.line
    units = units_of(line.low) - lexicon.function_words
    score = _overlap(units, page)
    score *= 0.6 if line.low in page.lead_text else 1.0
    score += 0.8 if page.copies[line.low] > 1 or line.low in page.named else -0.8 if line.low in page.trail else 0.0
    above = index + 1 in page.dated or (index + 2 in page.dated and (index + 1 not in page.order or index + 1 in page.authors))
    above = index + 1 in page.decks or (above and index not in page.decks)
    is_author = index in page.authors
    score += 0.6 if above and not (is_author and index - 1 in page.order) else 0.2 if index - 1 in page.dated else 0.0
    score -= 0.5 if page.headed is not None and page.headed < index else 0.0
    score += 0.3 if 4 <= line.words <= 25 else -0.8 if line.words < 2.5 else -0.2 if line.words < 4 else 0.0
    score += _CLOSE[page.order[index]] if page.order[index] < len(_CLOSE) else 0.0
    score -= 1.0 if mark.soft else 0.0
    score -= (1.0 if line.low in page.owners else 0.0) + (0.4 if "|" in line.text else 0.0)
    score -= 1.5 if _TIMED.match(line.text) else 0.0
    score -= 0.5 if line.is_item or (line.ends and line.text[-1] in ".:;") else 0.0
    score -= 0.6 if _is_masthead(index, line, lexicon) else 0.0
    score -= 0.55 if is_author else 0.3 if _may_be_name(line.text) else 0.0
    return score - _against_day(index, mark, page, lexicon, months)


def _against_day(index: int, mark: Marked, page: _Page, lexicon: Lexicon, months: Months) -> float:
    """What a day in a line counts against it as a headline: most in a line of many parts that stands under another candidate."""
    is_first = index == min(page.order)
    if mark.role in ("maybe_metadata", "head"):
        return 0.4 if is_first and page.is_dated_below else 1.2
    if ends_in_month(mark.line.text, months):
        return 0.0 if is_first else 0.9
    if not ends_in_day(mark.line.text, months):
        return 0.0
    place = place_of_day(mark.line.text, mark.line.words, lexicon, months)
    if index + 1 in page.dated and place is not Place.PART:
        return 0.0  # its day is told again under it
    is_own = mark.line.text[-1] not in ")）" and place is not Place.NOWHERE
    return 0.9 if is_own and not is_first else 0.4


def _is_masthead(index: int, line: Line, lexicon: Lexicon) -> bool:
    """Whether a line opens with the name of an institution; the first one of a page may hold it: Royaume du Maroc - Ministère de ..."""
    if index:
        return line.low.startswith(lexicon.mastheads) and line.words <= _LONGEST_MASTHEAD
    return line.words <= _LONGEST_OPENING and any(part.startswith(lexicon.mastheads) for part in _SUFFIX.split(line.low))


def _names_author(mark: Marked, lexicon: Lexicon) -> bool:
    return author_line(mark.line.text, mark.line.words, lexicon) is not None


def _may_be_name(text: str) -> bool:
    """Whether a line is two to four capitalised words and nothing else."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(word.isalpha() and word[0].isupper() and not word.isupper() for word in words)


def _may_head(marked: Sequence[Marked], index: int, lexicon: Lexicon) -> bool:
    """Whether the first line of the run itself may be its headline: it ends no sentence, is short, or dated below, or under a masthead.

    No other text stands right above it but an address or the name of an institution.
    """
    line = marked[index].line
    is_dated = index + 1 < len(marked) and marked[index + 1].role in ("metadata", "head")
    asks = is_dated and line.text[-1] in "?？!！…" and line.words <= HEADLINE_WORDS
    is_opening = index > 0 and (marked[index - 1].soft > 0 or _is_masthead(index - 1, marked[index - 1].line, lexicon))
    is_below_text = index > 0 and marked[index - 1].role == "text" and not is_opening
    if (line.ends and not asks and not _ABBREVIATED.search(line.text)) or is_below_text:
        return False
    return line.words <= (2 * HEADLINE_WORDS if is_dated or is_opening else HEADLINE_WORDS)


def _is_plain(mark: Marked) -> bool:
    """Whether nothing speaks against a line as a headline, so that the only candidate need not be weighed."""
    line = mark.line
    return (
        mark.role == "text"
        and 4 <= line.words <= 25
        and not (mark.soft or line.is_item or line.ends or "|" in line.text or "," in line.text)
    )


def _candidates(marked: Sequence[Marked], first: int, lexicon: Lexicon, months: Months) -> list[int]:
    """The lines before the first paragraph, and that itself, that may be the headline."""
    return [
        index
        for index, mark in enumerate(marked[: first + 1])
        if mark.role in ("text", "maybe_metadata", "head")
        and mark.line.words >= 2
        and len(mark.line.text) <= 300
        and not is_dateline(mark.line.text, lexicon, months)
        and (index < first or _may_head(marked, index, lexicon))
    ]


def _stands_alone(marked: Sequence[Marked], candidates: Sequence[int]) -> bool:
    """Whether the first line of a page is the only one that may be the headline, and a line that tells the day follows."""
    others = [index for index in candidates if marked[index].role == "text"]
    is_alone = others == [0] and len(marked) > 1 and (marked[1].role in ("head", "metadata") or marked[1].line.ends)
    return is_alone and not marked[0].soft and not marked[0].line.is_item


def _headed(marked: Sequence[Marked], page: _Page, lexicon: Lexicon) -> int | None:
    """Return the first line with a day right under what may be the headline: what follows both describes a picture, or names a section."""

    def heads(index: int) -> bool:
        mark = marked[index]
        line = mark.line
        is_open = mark.role == "text" and not mark.soft and line.words >= _FEWEST_WORDS and line.low not in page.trail
        return is_open and line.low not in page.owners and not line.low.startswith(lexicon.mastheads)

    return min((index for index in page.dated if index - 1 in page.order and heads(index - 1)), default=None)


def _decks(marked: Sequence[Marked], page: _Page, lexicon: Lexicon) -> frozenset[int]:
    """Return the candidates right above a day that stand under a headline: one of its length, which has more of the lead's words."""

    def heads(index: int) -> bool:
        mark = marked[index]
        line = mark.line
        is_open = mark.role == "text" and not (mark.soft or line.is_item or line.ends)
        if not is_open or line.words < _FEWEST_WORDS or _is_masthead(index, line, lexicon):
            return False
        is_menu = sum(word in lexicon.whole for word in line.low.split()) >= _LABELS
        own, below = (units_of(marked[at].line.low) - lexicon.function_words for at in (index, index + 1))
        return not is_menu and line.low not in page.trail and line.low not in page.owners and _overlap(own, page) >= _overlap(below, page)

    under = (index - 1 for index in page.dated if index - 1 in page.order and index - 2 in page.order)
    return frozenset(index for index in under if marked[index].role == "text" and heads(index - 1))


def choose_title(marked: Sequence[Marked], first: int, last: int, lexicon: Lexicon, months: Months) -> int | None:
    """Choose the line that is the headline, among the lines before the first paragraph.

    A line speaks for itself by words in common with the lead, by standing twice, beside the date, or close above the text.

    Args:
        marked: All lines.
        first: First line of the article's run.
        last: One past its last.
        lexicon: Words of chrome.
        months: Month words.

    Returns:
        Its index; None when no line is like a headline.
    """
    near = [mark.line.low for mark in marked[first : min(last, first + 6)] if mark.role in ("text", "caption")]
    lead = " ".join(near if first < last and marked[first].line.ends else near[1:])[:1_200]
    candidates = _candidates(marked, first, lexicon, months)
    if len(candidates) == 1 and _is_plain(marked[candidates[0]]):
        return candidates[0]
    if _stands_alone(marked, candidates):
        return 0
    trails = [_TRAIL.split(mark.line.low) for mark in marked[: first + 1] if _TRAIL.search(mark.line.low)]
    page = _Page(
        lead=units_of(" ".join(near)[:1_200]),
        lead_text=lead,
        copies=Counter(mark.line.low for mark in marked),
        dated={index for index, mark in enumerate(marked) if mark.metadata and mark.metadata.dates},
        owners="\n".join(mark.line.low for mark in marked if mark.reason in ("copyright", "lexicon")),
        trail=frozenset(part for trail in trails for part in trail[:-1]),
        named=frozenset(trail[-1] for trail in trails if len(trail) > 1),
        order={index: number for number, index in enumerate(reversed(candidates))},
        is_dated_below=all(marked[index].role != "text" for index in candidates[1:]),
        authors={index for index in candidates if _names_author(marked[index], lexicon)},
        headed=None,
    )
    page = page._replace(headed=_headed(marked, page, lexicon), decks=_decks(marked, page, lexicon))
    score, index = max(((_score(index, marked[index], page, lexicon, months), -index) for index in candidates), default=(0.0, 0))
    return -index if score >= _ENOUGH else None


def bracketed_day(title: str, text: str, others: Sequence[str]) -> str | None:
    """Return the day in numbers that closes a headline in brackets: ``Talks with Peru (Oslo, 21.03.24)``; None where none does.

    Long before every other year that the page names, or before there were pages, it is that of what the page writes about: ``Treaty on X
    (Moscow, 12.09.1990)``. A year of two figures is that of a page's own day.

    Args:
        title: The headline.
        text: The text of the page, perhaps with the headline again.
        others: Its dates and its address.
    """
    found = _BRACKETED.search(title)
    if found is None:
        return None
    year = int(found[1][-4:]) if found[1][-4:].isdigit() else None
    years = [int(told) for part in (text.replace(title, ""), *others) for told in _YEAR.findall(part)]
    is_past = year is not None and (year + _PAST < min(years) if years else year < _FIRST_PAGES)
    return None if is_past else found[1]


def run_in_title(text: str) -> str:
    """Return the opening of a paragraph that starts with its headline, cut at a word."""
    return text if len(text) <= LONGEST else text[: LONGEST + 1].rpartition(" ")[0].rstrip() or text[:LONGEST]


def without_site(title: str, others: set[str], lexicon: Lexicon) -> str:
    """Return a headline without the name of the site after it: an agency or host, or what another line shows to be none of it."""
    parts = _SUFFIX.split(title)
    if len(parts) < 2:
        return title
    head = title[: title.rfind(parts[-1])].rstrip(" |｜_–—-")
    tail = parts[-1]
    is_long_enough = head.count(" ") >= 2 or head > "\u2e7f"
    names_site = tail.count(" ") < 4 and (lexicon.agency(tail) or any(hosts_in(tail)))
    return head if lower(head) in others or (is_long_enough and names_site) else title
