"""The headline of a page of markup: what its head states, and how the page prints it."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborNode

from pipelines.core.cleaning.structured import LinkedData, clean_value

_TITLE_META = ("og:title", "twitter:title", "dc.title", "title", "headline", "sailthru.title", "parsely-title")
_SUFFIX = re.compile(r"\s+[|\-–—•·:»]{1,2}\s+|\s*[|｜_«»]\s*")
_QUOTED = re.compile(r"«[^«»]*»")
"""What stands in quotation marks that else part a headline from its site: «на полях» СМИД."""
_WORD = re.compile(r"\w+")
_SAME_TITLE = 0.6
_SAME_BACK = 0.4
_TAIL = 0.6
"""A site's name is at most so much of the headline before it; the names of Chinese sites are longer beside their headlines."""
_KICKER_WORDS = 3
_LONGEST_TITLE = 300
_MAX_HEADINGS = 20


@lru_cache(maxsize=128)
def _words(text: str) -> frozenset[str]:
    """Return the words of a title; of a script without spaces its pairs of characters. A title is compared with much of its page."""
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        if ord(word[0]) > 0x2E7F and len(word) > 1:
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.add(word)
    return frozenset(found)


def overlap(one: str, other: str) -> float:
    """Return the share of the first text's words that stand in the second; 0 when it has none."""
    words = _words(one)
    return len(words & _words(other)) / len(words) if words else 0.0


@dataclass(frozen=True, slots=True)
class SiteNames:
    """By what a site is known in its titles: its own name for itself, its host, and the words of its buttons."""

    name: str | None
    host: str | None
    chrome: Container[str] = frozenset()

    def names(self, part: str) -> bool:
        """Whether a part of a title names the site."""
        squashed = "".join(_WORD.findall(part.lower()))
        return bool(self.name and overlap(part, self.name) >= _SAME_TITLE) or bool(
            self.host and len(squashed) > 2 and squashed in self.host.replace("-", "").replace(".", "")
        )


def without_site(title: str, site: SiteNames) -> str:
    """Cut the site's name off a title: what follows the last separator, when it names the site or is short; a button before the first."""
    cuts = list(_SUFFIX.finditer(_QUOTED.sub(lambda quoted: "x" * len(quoted[0]), title)))
    start = cuts[0].end() if cuts and title[: cuts[0].start()].strip().lower() in site.chrome else 0
    whole, title = title, title[start:].strip() or title
    for cut in reversed(cuts[bool(start) :]):
        head, tail = whole[start : cut.start()].strip(), whole[cut.end() :].strip()
        if not head or not tail:
            continue
        if site.names(tail) or (
            len(tail) < len(head) * (_TAIL if tail.isascii() else 1)
            and cut is cuts[-1]
            and ":" not in cut.group()
            and len(_words(tail)) <= 5
        ):
            title = head
        else:
            break
    return title


def _printed_title(headings: Sequence[LexborNode], heads: list[str]) -> str | None:
    """Return the ``h1`` that says what the head says; None when none does.

    Of a heading with a word before the headline ("Opinion") only the headline is returned, and of one whose letters are
    those of the head's title but parted by markup the head's title.
    """
    best, most = None, _SAME_TITLE
    for node in headings[:_MAX_HEADINGS]:
        text = clean_value(node.text(separator=" "))
        if not text or len(text) > 3 * _LONGEST_TITLE:
            continue
        for head in heads:
            there, back = overlap(text, head), overlap(head, text)
            if there >= _SAME_TITLE and back >= _SAME_BACK and there + back > most:
                best, most = _as_head(text, head), there + back
    return best


def _as_head(printed: str, head: str) -> str:
    if "".join(_WORD.findall(printed)) == "".join(_WORD.findall(head)):
        return head
    kicker = printed.removesuffix(head)
    return head if len(head.split()) >= len(kicker.split()) <= _KICKER_WORDS and printed.endswith(head) else printed


def choose_title(
    node: LexborNode | None, headings: Sequence[LexborNode], meta: Mapping[str, list[str]], linked: LinkedData, site: SiteNames
) -> tuple[str | None, str]:
    """Choose the headline.

    Args:
        node: The page's ``title`` element.
        headings: Its ``h1`` elements.
        meta: What its ``meta`` elements say.
        linked: What its JSON-LD says.
        site: By what the site is known.

    Returns:
        Headline, and the title as the head states it.
    """
    page_title = clean_value(node.text()) if node else None
    stated = [text for text in (meta.get(name, [None])[0] for name in _TITLE_META) if text]
    heads = list(dict.fromkeys(without_site(text, site) for text in dict.fromkeys((linked.headline, *stated[:2], page_title)) if text))
    title = _printed_title(headings, heads) or next(iter(heads), None)
    if title is None and headings:
        title = clean_value(headings[0].text(separator=" "))
    return title, next(iter(heads), title or "")
