"""What a page says of itself in its head: JSON-LD and ``meta`` elements, read from the tree.

Nothing here trusts the page: malformed JSON-LD is left out, nesting and size are bounded.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborNode

from pipelines.core.intake import repair

_MAX_JSON_CHARS = 500_000
_MAX_NODES = 3_000
_MAX_SCRIPTS = 30
_MAX_VALUE_CHARS = 1_000
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Story|Review|Interview|Column|Speech|Statement)$")
_PAGE = frozenset({"WebPage", "ItemPage", "CreativeWork", "Event", "VideoObject", "Recipe", "Blog", "WebSite"})
_TAG = re.compile(r"<[^<>]{0,300}>")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the page's JSON-LD says of the article.

    Attributes:
        headline: Of the article; None when not said.
        authors: Names of persons (or organizations) that wrote it.
        published, modified: Stamps as written.
        publisher: Name of the publisher.
        language: Of the article.
    """

    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None


def clean_value(value: object) -> str | None:
    """Return an attribute or JSON string as one line of plain text; None when it is empty or no string."""
    if not isinstance(value, str):
        return None
    text = repair(value[:_MAX_VALUE_CHARS])
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join(text.split()) or None


def read_meta(nodes: Iterable[LexborNode]) -> dict[str, list[str]]:
    """Return what ``meta`` elements say: name, property or itemprop in lower case to its contents in page order."""
    found: dict[str, list[str]] = {}
    for node in islice(nodes, _MAX_NODES):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or attributes.get("http-equiv")
        value = clean_value(attributes.get("content")) if key else None
        if key and value:
            found.setdefault(key.strip().lower(), []).append(value)
    return found


def _objects(data: object) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a JSON-LD document, outer ones first, without recursion."""
    queue: list[object] = [data]
    for _ in range(_MAX_NODES):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, list):
            queue[:0] = item[:_MAX_NODES]
        elif isinstance(item, dict):
            yield item
            queue += [
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement")
                if isinstance(item.get(key), (list, dict))
            ]


def _types(item: Mapping[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)]


def _names(value: object, by_id: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the names in an author or publisher value: a string, an object, a reference, or a list of them."""
    for item in value[:50] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            target = item if item.get("name") else by_id.get(str(item.get("@id")), item)
            name = target.get("name")
            for part in name if isinstance(name, list) else [name]:
                if text := clean_value(part):
                    yield text
        elif text := clean_value(item):
            yield text


def read_linked_data(nodes: Iterable[LexborNode]) -> LinkedData:
    """Read the JSON-LD of ``script`` elements; of several objects the article's own comes first, then the page's."""
    items: list[Mapping[str, Any]] = []
    budget = _MAX_JSON_CHARS
    for node in islice(nodes, _MAX_SCRIPTS):
        text = (node.text() or "").strip()
        budget -= len(text)
        if budget < 0:
            break
        try:
            items += _objects(json.loads(text.removesuffix(";"), strict=False))
        except (ValueError, RecursionError):
            continue
    by_id = {str(item["@id"]): item for item in items if "@id" in item and item.get("name")}
    articles = [item for item in items if any(_ARTICLE.search(kind) for kind in _types(item))]
    pages = [item for item in items if not _PAGE.isdisjoint(_types(item))]
    return _combined(articles, pages, by_id)


def _combined(articles: list[Mapping[str, Any]], pages: list[Mapping[str, Any]], by_id: Mapping[str, Mapping[str, Any]]) -> LinkedData:
    def stamps(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for item in (articles or pages)[:4] if (text := clean_value(item.get(key)))))

    def first(key: str, items: list[Mapping[str, Any]]) -> str | None:
        return next((text for item in items if (text := clean_value(item.get(key)))), None)

    authors = next((names for item in articles + pages if (names := tuple(dict.fromkeys(_names(item.get("author"), by_id))))), ())
    publisher = next((name for item in articles + pages for name in _names(item.get("publisher"), by_id)), None)
    return LinkedData(
        headline=first("headline", articles) or first("name", articles),
        authors=authors,
        published=stamps("datePublished") or stamps("dateCreated"),
        modified=stamps("dateModified"),
        publisher=publisher,
        language=first("inLanguage", articles + pages),
    )
