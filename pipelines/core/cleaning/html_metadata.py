"""Title, authors, dates, language and address of a page, from its tree.

Structured statements come before printed ones. Dates are claims: every one that the page makes is kept, and the choice
is made elsewhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.core.article import StatedDate
from pipelines.core.cleaning.bylines import choose_authors
from pipelines.core.cleaning.html_titles import SiteNames, choose_title
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.structured import LinkedData, clean_value, read_linked_data, read_meta

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "dcterms.issued",
)
"""Names of ``meta`` elements that state the day of appearance, the surest first."""
_PUBLISHED_LIKE = re.compile(
    r"publi[a-z]*(?:date|time|at|on)$|pubdate|(?:date|time|dc|dcterms|article)(?:publi[a-z]*|issued|created|posted|original)$"
    r"|^(?:date|dcdate|dctermsdate|created|ptime|displaydate|releasedate|citationdate|postdate)$|createat$|publishtime$"
)
_MODIFIED_LIKE = re.compile(r"modif|updated|lastmod|revis|moddate")
_STATING = 'meta[content],title,h1,link[rel~="canonical" i],script[type="application/ld+json"]'
"""What is looked for in one search of the tree."""
_SOURCE = ("source", "contentsource", "news_source", "article:source")
_LETTERS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_MAX_DATE_CHARS = _MAX_NAME_CHARS = 100


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
        agency: News agency that a ``meta`` element credits as the source.
    """

    title: str | None
    stated_title: str
    authors: tuple[str, ...]
    dates: tuple[StatedDate, ...]
    site_name: str | None
    language: str | None
    url: str | None
    agency: str | None

    def told_by_site(self, title: str | None, dates: tuple[StatedDate, ...]) -> "PageMetadata":
        """Return the same with what a site's own layout points at: its title, and its dates first."""
        return replace(self, title=title or self.title, dates=(*dates, *self.dates))


@lru_cache(maxsize=4_096)  # most pages use the same few hundred names
def _is_update(key: str) -> bool | None:
    """Say whether a ``meta`` name is like that of a day of change, or of appearance; None when it is like neither."""
    name = "".join(_LETTERS.findall(key))
    return True if _MODIFIED_LIKE.search(name) else False if _PUBLISHED_LIKE.search(name) else None


def _dates(meta: Mapping[str, list[str]], linked: LinkedData) -> Iterator[StatedDate]:
    """Yield every date that JSON-LD and ``meta`` elements state, the surest first."""
    yield from (StatedDate("json_ld", text[:_MAX_DATE_CHARS]) for text in linked.published)
    yield from (StatedDate("json_ld", text[:_MAX_DATE_CHARS], True) for text in linked.modified)
    # A longer name is nobody's, and would only stay in the memory of every worker.
    like = {key: is_update for key in meta if len(key) <= _MAX_NAME_CHARS and (is_update := _is_update(key)) is not None}
    published = [*_PUBLISHED, *(key for key, is_update in like.items() if not is_update and key not in _PUBLISHED)]
    for names, is_update in ((published, False), ([key for key, is_update in like.items() if is_update], True)):
        for key in names:
            yield from (StatedDate("meta", text[:_MAX_DATE_CHARS], is_update) for text in meta.get(key, ()) if _DIGIT.search(text))


def _canonical(node: LexborNode | None, meta: Mapping[str, list[str]], url: str | None) -> str | None:
    """Return the canonical address; the given one when the page states none that is whole."""
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


def read_page_metadata(tree: LexborHTMLParser, url: str | None, lexicon: Lexicon, publisher: str | None = None) -> PageMetadata:
    """Read what a page states about its article.

    Args:
        tree: The whole page, before anything is stripped.
        url: Address from the crawl; None when not recorded.
        lexicon: Labels of all languages.
        publisher: Name of the site where the page may not give it; None when it is not known.
    """
    nodes: defaultdict[str | None, list[LexborNode]] = defaultdict(list)
    for node in tree.css(_STATING):
        nodes[node.tag].append(node)
    meta, linked = read_meta(nodes["meta"]), read_linked_data(nodes["script"])
    address = _canonical(next(iter(nodes["link"]), None), meta, url)
    site = meta.get("og:site_name", [None])[0] or linked.publisher or meta.get("application-name", [None])[0]
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        host = None
    names = SiteNames(site or publisher, host, lexicon.whole)
    title, stated = choose_title(next(iter(nodes["title"]), None), nodes["h1"], meta, linked, names)
    root = tree.root
    declared = (
        (root.attributes.get("lang") if root else None)
        or linked.language
        or meta.get("og:locale", [None])[0]
        or meta.get("content-language", [None])[0]
    )
    return PageMetadata(
        title=title,
        stated_title=stated,
        authors=choose_authors(tree, meta, linked, site, lexicon),
        dates=tuple(dict.fromkeys(_dates(meta, linked))),
        site_name=site,
        language=clean_value(declared),
        url=address,
        agency=next((found for key in _SOURCE for text in meta.get(key, ()) if (found := lexicon.agency(text))), None),
    )
