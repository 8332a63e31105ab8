"""Who wrote a page: names in structured data, in elements marked as a byline, and in printed lines."""

import re
from collections.abc import Iterable, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.structured import LinkedData, clean_value

_AUTHOR = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
    "cxenseparse:author",
    "rbauthors",
)
_AUTHOR_NODES = '[rel~="author"],[itemprop~="author"],[class*="byline" i],[class*="author" i]'
_NOT_NAME = re.compile(
    r"https?:|www\.|[@|{}<>=\[\]]|\d{3}|^(?:admin|administrator|editor|staff|guest|user|author|root|webmaster|super user|editorial team)$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:;|\||\n|•|·|\b[Aa]nd\b|&|,(?!\s*(?:[A-Z]{2,5}|Jr|Sr|Ph\.?D|M\.?D|M\.?A|Esq)\b\.?(?!\s[A-Z][a-z])))\s*")
"""What parts the names of a list; degrees and the like after a comma belong to the name before it."""
_MAX_NAME_CHARS = 80
_MAX_NAME_WORDS = 7
_MAX_NAMES = 12
_LABEL_WORDS = 3


def is_name(text: str) -> bool:
    """Whether a text is like a person's name: two to five words in capitals, or a few characters of a script without spaces."""
    words = text.split()
    if len(text) > _MAX_NAME_CHARS or _NOT_NAME.search(text) or not words:
        return False
    if ord(text[0]) > 0x2E7F:
        return 2 <= len(text) <= 4 and text.isalpha()
    big = sum(1 for word in words if word[0].isupper())
    return (
        2 <= len(words) <= 5 and big >= 2 and len(words) - big <= 2 and not any(char.isdigit() for char in text) and text[-1] not in ":?!"
    )


def _unlabelled(text: str, lexicon: Lexicon) -> tuple[str, bool]:
    """Return a text without the byline label that starts it ("By", "Автор:"), and whether there was one."""
    head, _, value = re.sub("：", ":", text, count=1).partition(":")
    if value and lexicon.label(head) == "byline":
        return value.strip(), True
    words = text.split()
    for count in range(min(_LABEL_WORDS, len(words) - 1), 0, -1):
        if lexicon.label(" ".join(words[:count])) == "byline":
            return " ".join(words[count:]), True
    return text, False


def clean_names(texts: Iterable[str], site: str | None, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the names in author statements: labels off, lists parted, addresses and the site's own name left out."""
    names: dict[str, str] = {}
    for text in texts:
        for part in _PARTS.split(_unlabelled(text[:300], lexicon)[0]):
            name = _unlabelled(part, lexicon)[0].strip(" ,.:;-–—")
            is_site = bool(site) and name.lower() == (site or "").lower()
            if 1 < len(name) <= _MAX_NAME_CHARS and not is_site and not _NOT_NAME.search(name) and len(name.split()) <= _MAX_NAME_WORDS:
                names.setdefault(name.lower(), name)
    return tuple(names.values())[:_MAX_NAMES]


def choose_authors(
    tree: LexborHTMLParser, meta: Mapping[str, list[str]], linked: LinkedData, site: str | None, lexicon: Lexicon
) -> tuple[str, ...]:
    """Choose the authors: JSON-LD, else meta, else what is marked as a byline."""
    if names := clean_names(linked.authors, site, lexicon):
        return names
    for key in _AUTHOR:
        if key in meta and (names := clean_names(meta[key], site, lexicon)):
            return names
    return clean_names(_marked_authors(tree, lexicon), site, lexicon)


def _marked_authors(tree: LexborHTMLParser, lexicon: Lexicon) -> Iterator[str]:
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
        elif _unlabelled(text, lexicon)[1]:
            rank = 2
        else:
            rank = 3 if len(text.split()) <= 4 and text.istitle() else 9
        marked.setdefault(rank, []).append(text)
    best = min(marked, default=9)
    if best < 9:
        yield from marked[best][: 4 if best < 2 else 1]
