"""Title, authors, dates, language and address of a page, from its tree.

Structured statements come before printed ones. Dates are claims: every one that the page makes is kept, and the choice
is made elsewhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from pipelines.core.article import StatedDate
from pipelines.core.cleaning.structured import LinkedData, clean_value, read_linked_data, read_meta

_PUBLISHED = ("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "citation_publication_date", "dcterms.issued")
"""Names of ``meta`` elements that state the day of appearance, the surest first."""
_PUBLISHED_LIKE = re.compile(r"publi[a-z]*(?:date|time|at|on)$|pubdate|(?:date|time|dc|dcterms|article)(?:publi[a-z]*|issued|created|posted|original)$|^(?:date|dcdate|dctermsdate|created|ptime|displaydate|releasedate|citationdate|postdate)$|createat$|publishtime$")
_MODIFIED_LIKE = re.compile(r"modif|updated|lastmod|revis|moddate")
_AUTHOR = ("author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author", "cxenseparse:author", "rbauthors")
_AUTHOR_NODES = '[rel~="author"],[itemprop~="author"],[class*="byline" i],[class*="author" i]'
_TITLE_META = ("og:title", "twitter:title", "dc.title", "title", "headline", "sailthru.title", "parsely-title")
_SUFFIX = re.compile(r"\s+[|\-–—•·:»]{1,2}\s+|\s*[|｜_«»]\s*")
_WORD = re.compile(r"\w+")
_BY = re.compile(r"^(?:(?:written|posted|reported|reviewed|story|words|article|medically reviewed) )?by\b[:\s]*|^(?:author|authors|von|par|por|autor|автор|作者)\s*[:：]\s*", re.IGNORECASE)
_NOT_NAME = re.compile(r"https?:|www\.|[@|{}<>=\[\]]|\d{3}|^(?:admin|administrator|editor|staff|guest|user|author|root|webmaster|super user|editorial team)$", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:;|\||\n|•|·|\b[Aa]nd\b|&|,(?!\s*(?:[A-Z]{2,5}|Jr|Sr|Ph\.?D|M\.?D|M\.?A|Esq)\b\.?(?!\s[A-Z][a-z])))\s*")
"""What parts the names of a list; degrees and the like after a comma belong to the name before it."""
_LETTERS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_SAME_TITLE = 0.6
_MAX_NAME_CHARS = 80
_MAX_DATE_CHARS = 100
_KICKER_WORDS = 3
_SAME_BACK = 0.4
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page states about its article, before its body is known.

    Attributes:
        title: Headline without the site's name.
        stated_title: Title as the head states it, for comparison.
        authors: Names in page order.
        dates: Every date of appearance or change that structured data states.
        site_name: As the page calls its site.
        language: As declared, such as ``en`` or ``zh-CN``; often wrong.
        url: Canonical address; the one given when the page states none.
    """

    title: str | None
    stated_title: str
    authors: tuple[str, ...]
    dates: tuple[StatedDate, ...]
    site_name: str | None
    language: str | None
    url: str | None

    def told_by_site(self, title: str | None, dates: tuple[StatedDate, ...]) -> "PageMetadata":
        """Return the same with what a site's own layout points at: its title, and its dates first."""
        return replace(self, title=title or self.title, dates=(*dates, *self.dates))


def _words(text: str) -> set[str]:
    """Return the words of a title; of a script without spaces its pairs of characters."""
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        if ord(word[0]) > 0x2E7F and len(word) > 1:
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.add(word)
    return found


def overlap(one: str, other: str) -> float:
    """Return the share of the first text's words that stand in the second; 0 when it has none."""
    words = _words(one)
    return len(words & _words(other)) / len(words) if words else 0.0


def without_suffix(title: str, site: str | None, host: str | None) -> str:
    """Cut the site's name off a title: what follows the last separator, when it names the site or the host, or is short."""
    cuts = list(_SUFFIX.finditer(title))
    for cut in reversed(cuts):
        head, tail = title[: cut.start()].strip(), title[cut.end() :].strip()
        if not head or not tail:
            continue
        squashed = "".join(_WORD.findall(tail.lower()))
        is_site = bool(site) and overlap(tail, site or "") >= _SAME_TITLE or bool(host) and len(squashed) > 2 and squashed in (host or "").replace("-", "").replace(".", "")
        if is_site or (len(tail) < len(head) * 0.6 and cut is cuts[-1] and ":" not in cut.group() and len(_words(tail)) <= 5):
            title = head
        else:
            break
    return title


def _printed_title(tree: LexborHTMLParser, heads: list[str]) -> str | None:
    """Return the ``h1`` that says what the head says; None when none does.

    Of a heading with a word before the headline ("Opinion") only the headline is returned, and of one whose letters are
    those of the head's title but parted by markup the head's title.
    """
    best, most = None, _SAME_TITLE
    for node in tree.css("h1")[:20]:
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


def _title(tree: LexborHTMLParser, meta: Mapping[str, list[str]], linked: LinkedData, site: str | None, host: str | None) -> tuple[str | None, str]:
    """Choose the headline.

    Returns:
        Headline, and the title as the head states it.
    """
    node = tree.css_first("title")
    page_title = clean_value(node.text()) if node else None
    stated = [text for text in (meta.get(name, [None])[0] for name in _TITLE_META) if text]
    heads = list(dict.fromkeys(without_suffix(text, site, host) for text in dict.fromkeys((linked.headline, *stated[:2], page_title)) if text))
    title = _printed_title(tree, heads) or next(iter(heads), None)
    if title is None:
        h1 = tree.css_first("h1")
        title = clean_value(h1.text(separator=" ")) if h1 else None
    return title, next(iter(heads), title or "")


def is_name(text: str) -> bool:
    """Whether a text is like a person's name: two to five words in capitals, or a few characters of a script without spaces."""
    words = text.split()
    if len(text) > _MAX_NAME_CHARS or _NOT_NAME.search(text) or not words:
        return False
    if ord(text[0]) > 0x2E7F:
        return 2 <= len(text) <= 4 and text.isalpha()
    big = sum(1 for word in words if word[0].isupper())
    return 2 <= len(words) <= 5 and big >= 2 and len(words) - big <= 2 and not any(char.isdigit() for char in text) and text[-1] not in ":?!"


def clean_names(texts: Iterable[str], site: str | None) -> tuple[str, ...]:
    """Return the names in author statements: labels off, lists parted, addresses and the site's own name left out."""
    names: dict[str, str] = {}
    for text in texts:
        for part in _PARTS.split(_BY.sub("", text[:300])):
            name = _BY.sub("", part).strip(" ,.:;-–—")
            if 2 < len(name) <= _MAX_NAME_CHARS and not _NOT_NAME.search(name) and len(name.split()) <= 7 and (not site or name.lower() != site.lower()):
                names.setdefault(name.lower(), name)
    return tuple(names.values())[:12]


def _authors(tree: LexborHTMLParser, meta: Mapping[str, list[str]], linked: LinkedData, site: str | None) -> tuple[str, ...]:
    """Choose the authors: JSON-LD, else meta, else what is marked as a byline."""
    if names := clean_names(linked.authors, site):
        return names
    for key in _AUTHOR:
        if key in meta and (names := clean_names(meta[key], site)):
            return names
    return clean_names(_marked_authors(tree), site)


def _marked_authors(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the texts of the innermost elements that are marked as author, of the strongest mark only."""
    marked: dict[int, list[str]] = {}
    for node in tree.css(_AUTHOR_NODES)[:40]:
        text = clean_value(node.text(separator=" "))
        if not text or len(text) > 2 * _MAX_NAME_CHARS:
            continue
        attributes = node.attributes
        if "author" in (attributes.get("itemprop") or ""):
            rank = 0
        elif "author" in (attributes.get("rel") or ""):
            rank = 1
        elif _BY.match(text):
            rank = 2
        else:
            rank = 3 if len(text.split()) <= 4 and text.istitle() else 9
        marked.setdefault(rank, []).append(text)
    best = min(marked, default=9)
    if best < 9:
        yield from marked[best][: 4 if best < 2 else 1]


def _dates(meta: Mapping[str, list[str]], linked: LinkedData) -> Iterator[StatedDate]:
    """Yield every date that JSON-LD and ``meta`` elements state, the surest first."""
    yield from (StatedDate("json_ld", text[:_MAX_DATE_CHARS]) for text in linked.published)
    yield from (StatedDate("json_ld", text[:_MAX_DATE_CHARS], True) for text in linked.modified)
    keys = {key: "".join(_LETTERS.findall(key)) for key in meta}
    like = [key for key, name in keys.items() if key not in _PUBLISHED and _PUBLISHED_LIKE.search(name) and not _MODIFIED_LIKE.search(name)]
    for names, is_update in (((*_PUBLISHED, *like), False), ([key for key, name in keys.items() if _MODIFIED_LIKE.search(name)], True)):
        for key in names:
            yield from (StatedDate("meta", text[:_MAX_DATE_CHARS], is_update) for text in meta.get(key, ()) if _DIGIT.search(text))


def _canonical(tree: LexborHTMLParser, meta: Mapping[str, list[str]], url: str | None) -> str | None:
    """Return the canonical address; the given one when the page states none that is whole."""
    node = tree.css_first('link[rel~="canonical" i]')
    for stated in (node.attributes.get("href") if node else None, meta.get("og:url", [None])[0]):
        if not stated:
            continue
        try:
            whole = urljoin(url or "", stated.strip())
            parts = urlsplit(whole)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and len(whole) < 2_000:
            return whole
    return url


def read_page_metadata(tree: LexborHTMLParser, url: str | None) -> PageMetadata:
    """Read what a page states about its article.

    Args:
        tree: The whole page, before anything is stripped.
        url: Address from the crawl; None when not recorded.
    """
    meta, linked = read_meta(tree), read_linked_data(tree)
    address = _canonical(tree, meta, url)
    site = meta.get("og:site_name", [None])[0] or linked.publisher or meta.get("application-name", [None])[0]
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        host = None
    title, stated = _title(tree, meta, linked, site, host)
    root = tree.root
    declared = (root.attributes.get("lang") if root else None) or linked.language or meta.get("og:locale", [None])[0] or meta.get("content-language", [None])[0]
    return PageMetadata(
        title=title,
        stated_title=stated,
        authors=_authors(tree, meta, linked, site),
        dates=tuple(dict.fromkeys(_dates(meta, linked))),
        site_name=site,
        language=clean_value(declared),
        url=address,
    )
