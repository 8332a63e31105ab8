"""Publishers as cleaning sees them: whose page is it, and where on it does the article lie."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pipelines.core.knowledge import Source
from pipelines.core.matcher import Matcher, gathered

_NAME_CHARS = 4
"""Letters of the shortest name by which an owner is known; a shorter one is a word too often."""
_SECOND_LEVEL = frozenset(
    ("ac", "co", "com", "edu", "gc", "go", "gob", "gouv", "gov", "govt", "gub", "gv", "mil", "ne", "net", "or", "org")
)
_AUTHORITY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]{0,20}:)?(?://)?([^/?#\\\s]+)")
_ADDRESS = re.compile(r"(?:https?://|www\.){1,2}((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24})")
_BARE_HOST = re.compile(r"(?!www\.)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}(?:[a-z]{2,3}|info)")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}")

_FORMAL = re.compile(r"(?:\b(?:of|the|(?:republic|state|kingdom|government) of)\b|[\s,])+")
"""What the forms of a country's name differ in: of Korea; of the Republic of Korea; , Republic of Korea."""
_GOES_ON = r"\s+of\b"
"""What makes a name a part of a longer one: the Associated Press of Pakistan."""


@dataclass(frozen=True, slots=True)
class Layout:
    """CSS selectors of one layout of a site. An empty tuple leaves that part to the general way.

    Attributes:
        until: Last day of the layout; None for the one in use.
        title: Headline; the first selector that matches wins.
        body: Elements that hold the article.
        date: Elements (or their ``datetime``/``content`` attribute) that state the publication date.
        drop: Elements inside the body that are not the article.
    """

    until: date | None = None
    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteRule:
    """A publisher with what is known of its pages; layouts newest first."""

    source: Source
    language: str | None
    layouts: tuple[Layout, ...] = ()


def host_of(url: str | None) -> str | None:
    """Return the host of an address in lower case without ``www.``; None when it has none."""
    found = _AUTHORITY.match(url.strip()) if url else None
    if not found:
        return None
    host = found[1].rpartition("@")[2].partition(":")[0].lower().removeprefix("www.").rstrip(".")
    return host if "." in host and host[0] != "[" else None


def registered_domain(host: str) -> str:
    """Return the domain under which a host is registered: ``news.example.co.uk`` gives ``example.co.uk``."""
    labels = host.split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])


def addresses_in(text: str) -> Iterator[str]:
    """Yield the hosts of the addresses in a line: ``https://...``, ``www...``, or a host between bars; in lower case without ``www.``."""
    if "." in text:
        low = text.lower()
        yield from (match[1] for match in _ADDRESS.finditer(low))
        yield from (part.strip() for part in low.split("|") if _BARE_HOST.fullmatch(part.strip()))


def hosts_in(text: str) -> Iterator[str]:
    """Yield the host names that stand in a line, in lower case without ``www.``."""
    if "." in text:
        for match in _HOST.finditer(text.lower()):
            yield match.group().removeprefix("www.")


def plain(name: str) -> str:
    """A name of a body in small letters without what the forms of a country's name differ in: Ministry of X, Republic of Korea."""
    return _FORMAL.sub(" ", name.lower()).strip()


class SiteIndex:
    """Finds the rule of a host: its own domain first, then each parent domain."""

    __slots__ = ("_by_domain", "_by_id", "_names")

    def __init__(self, rules: Iterable[SiteRule]) -> None:
        self._by_domain: dict[str, SiteRule] = {}
        self._by_id: dict[str, SiteRule] = {}
        for rule in rules:
            self._by_id[rule.source.source_id] = rule
            for domain in rule.source.domains:
                self._by_domain[domain] = rule
        names = ((plain(rule.source.name), rule) for rule in self._by_id.values())
        self._names = Matcher(gathered((name, rule) for name, rule in names if len(name) >= _NAME_CHARS))

    def of_host(self, host: str | None) -> SiteRule | None:
        """Return the rule whose domain is the host or the nearest one above it; None when there is none."""
        while host:
            if rule := self._by_domain.get(host):
                return rule
            host = host.partition(".")[2]
        return None

    def of_collection(self, collection: str) -> SiteRule | None:
        """Return the rule that a raw folder is named after, by its id or a domain."""
        return self._by_id.get(collection) or self.of_host(collection.lower())

    def of_owner(self, line: str) -> SiteRule | None:
        """Return the rule whose host or name stands in a copyright or source line; None when several do."""
        found = self._of_hosts(line) or {name_rule.source.source_id: name_rule for name_rule in self._of_names(line)}
        return next(iter(found.values())) if len(found) == 1 else None

    def of_masthead(self, line: str) -> SiteRule | None:
        """Return the rule whose name a line is, or a part of it between bars; None when there is none or several are."""
        parts = [plain(part) for part in line.split("|")]
        found = {rule.source.source_id: rule for part in parts for rule in self._of_names(part) if plain(rule.source.name) == part}
        return next(iter(found.values())) if len(found) == 1 else None

    def of_address(self, line: str) -> SiteRule | None:
        """Return the rule whose host stands in a line; None when several do."""
        found = self._of_hosts(line)
        return next(iter(found.values())) if len(found) == 1 else None

    def _of_hosts(self, line: str) -> dict[str, SiteRule]:
        return {rule.source.source_id: rule for host in hosts_in(line) if (rule := self.of_host(host))}

    def _of_names(self, line: str) -> Iterator[SiteRule]:
        """The rules whose whole name stands in a line; the form of a country's name in it is free."""
        low = plain(line)
        for start, end, rules in self._names.find(low):
            words = _FORMAL.pattern.join(map(re.escape, low[start:end].split()))
            if re.search(rf"{words}(?!{_GOES_ON})", line.lower()):
                yield from rules
