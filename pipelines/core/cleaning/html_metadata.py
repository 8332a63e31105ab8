"""Title, authors, dates, language and address of a page, from its tree.

Structured statements come before printed ones. Dates are claims: every one that the page makes is kept, and the choice
is made elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.core.article import StatedDate
from pipelines.core.cleaning.structured import LinkedData, clean_value, read_linked_data, read_meta

_PUBLISHED = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date_published", "publishdate"),
    *("pubdate", "publish_date", "publish-date", "published_at", "article_date_original", "originalpublicationdate"),
    *("sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "shareaholic:article_published_time", "rnews:datepublished"),
    *("dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "citation_date"),
    *("citation_publication_date", "datecreated", "date.created", "article.published", "article:post_date", "publication_date"),
    *("og:pubdate", "created", "date", "publication-date", "release_date", "displaydate", "ptime", "weibo:article:create_at"),
)
_MODIFIED = (
    *("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified"),
    *("article:modified", "article.updated", "revision_date", "date_modified", "modified", "bt:moddate"),
)
_AUTHOR = ("author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author", "cxenseparse:author", "rbauthors")
_AUTHOR_NODES = '[rel~="author"],[itemprop~="author"],[class*="byline" i],[class*="author" i]'
_TITLE_META = ("og:title", "twitter:title", "dc.title", "title", "headline", "sailthru.title", "parsely-title")
_SUFFIX = re.compile(r"\s+[|\-–—•·:»]{1,2}\s+|\s*[|｜_«»]\s*")
_WORD = re.compile(r"\w+")
_BY = re.compile(r"^(?:(?:written|posted|reported|reviewed|story|words|article|medically reviewed) )?by\b[:\s]*|^(?:author|authors|von|par|por|autor|автор|作者)\s*[:：]\s*", re.IGNORECASE)
_NOT_NAME = re.compile(r"https?:|www\.|[@|{}<>=\[\]]|\d{3}|^(?:admin|administrator|editor|staff|guest|user|author|root|webmaster|super user|editorial team)$", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:;|\||\n|\band\b|&|,(?!\s*(?:jr|sr|m\.?d|ph\.?d|md|rd|ms|ma|mba|rn|esq|iii?|cfa|cpa|dds|facc)\b))\s*", re.IGNORECASE)
_SAME_TITLE = 0.6
_MAX_NAME_CHARS = 80


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page states about its article, before its body is known.

    Attributes:
        title: Headline without the site's name.
        stated_title: Title as the head states it, for comparison.
        authors: Names in page order.
        dates: Every publication or modification date stated by structured data, time elements and the address.
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


def _title(tree: LexborHTMLParser, meta: Mapping[str, list[str]], linked: LinkedData, site: str | None, host: str | None) -> tuple[str | None, str]:
    """Choose the headline.

    Returns:
        Headline, and the title as the head states it.
    """
    node = tree.css_first("title")
    page_title = clean_value(node.text()) if node else None
    stated = [text for text in (meta.get(name, [None])[0] for name in _TITLE_META) if text]
    heads = [text for text in (linked.headline, *stated[:2], page_title) if text]
    printed = [text for h1 in tree.css("h1")[:20] if (text := clean_value(h1.text(separator=" ")))]
    best = max(printed, key=lambda text: max((min(overlap(text, head), 2 * overlap(head, text)) for head in heads), default=0.0), default=None)
    if best and any(overlap(best, head) >= _SAME_TITLE for head in heads) and len(_words(best)) >= 2:
        title: str | None = best
    elif linked.headline:
        title = linked.headline
    elif stated or page_title:
        title = without_suffix(stated[0] if stated else page_title or "", site, host)
    else:
        title = printed[0] if printed else None
    return title, next(iter(heads), title or "")


def clean_names(texts: Iterator[str], site: str | None) -> tuple[str, ...]:
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
    if names := clean_names(iter(linked.authors), site):
        return names
    for key in _AUTHOR:
        if key in meta and (names := clean_names(iter(meta[key]), site)):
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


def _dates(tree: LexborHTMLParser, meta: Mapping[str, list[str]], linked: LinkedData, url: str | None) -> Iterator[StatedDate]:
    """Yield every date that structured data, time elements and the address state, the most telling first."""
    for basis, is_update, texts in (
        ("json_ld", False, linked.published),
        ("json_ld", True, linked.modified),
        ("meta", False, [text for key in _PUBLISHED for text in meta.get(key, ())]),
        ("meta", True, [text for key in _MODIFIED for text in meta.get(key, ())]),
    ):
        yield from (StatedDate(basis, text[:100], is_update) for text in texts)
    for node in tree.css('time,[itemprop="datePublished"],[itemprop="dateModified"]')[:12]:
        if text := _stamp(node):
            words = " ".join(value for key in ("class", "itemprop", "id") if (value := node.attributes.get(key))).lower()
            yield StatedDate("time_element", text, "modif" in words or "updated" in words)
    if url:
        yield StatedDate("url", urlsplit(url).path[:300])


def _stamp(node: LexborNode) -> str | None:
    attributes = node.attributes
    if attributes.get("content") and node.tag == "meta":
        return None
    text = clean_value(attributes.get("datetime") or attributes.get("content") or node.text())
    return text[:100] if text else None


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
        dates=tuple(dict.fromkeys(_dates(tree, meta, linked, url or address))),
        site_name=site,
        language=clean_value(declared),
        url=address,
    )
