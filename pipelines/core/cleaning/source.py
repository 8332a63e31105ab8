"""Whose page it is: by its address, the folder it lies in, or what it says of its owner."""

from collections.abc import Iterable, Iterator

from pipelines.core.article import Article, RawPage
from pipelines.core.cleaning.sites import SiteIndex, SiteRule, addresses_in, host_of, registered_domain

_OWNER_REASONS = frozenset(("copyright", "lexicon", "metadata", "byline"))
"""Dropped lines in which a page names its owner. A link list names others."""
_FOOTER_LINES, _FOOTER_CHARS = 5, 200
"""Last dropped lines of a page, and their length, in which the address of the owner may stand whatever they are."""


_HEAD_LINES = 2
"""First lines of a page in which its masthead stands."""


def _owner_lines(article: Article) -> Iterator[str]:
    if article.site_name:
        yield article.site_name
    for line in article.dropped:
        if line.reason in _OWNER_REASONS:
            yield line.text


def rule_of_page(page: RawPage, sites: SiteIndex) -> SiteRule | None:
    """Find the site rule before a page is read: by its address, else by the folder it lies in."""
    return sites.of_host(host_of(page.url)) or (sites.of_collection(page.collection) if not page.url else None)


def find_source(page: RawPage, article: Article, sites: SiteIndex) -> tuple[SiteRule | None, str | None]:
    """Find the publisher of a page that has been read.

    Returns:
        Its rule, and its id: the rule's, else the registered domain of the page's address. Both None when neither the
        address nor the page tells; lines that name several publishers tell nothing. A page without an address may print its
        name as a masthead, or an address in its footer.
    """
    host = host_of(page.url) or host_of(article.url)
    rule = rule_of_page(page, sites) or sites.of_host(host)
    if rule is None and host is None:
        lines = [line.text for line in article.dropped[-_FOOTER_LINES:] if len(line.text) <= _FOOTER_CHARS]
        head = [line.text for line in article.dropped if line.line_no < _HEAD_LINES and len(line.text) <= _FOOTER_CHARS]
        rule = _only(map(sites.of_masthead, head)) or _only(map(sites.of_owner, _owner_lines(article)))
        rule = rule or _only(map(sites.of_address, lines))
        hosts = {registered_domain(host) for line in lines for host in addresses_in(line)} if rule is None else set()
        host = hosts.pop() if len(hosts) == 1 else None
    if rule:
        return rule, rule.source.source_id
    return None, registered_domain(host) if host else None


def _only(found: Iterable[SiteRule | None]) -> SiteRule | None:
    """Return the one publisher that is named; None when there is none or several are."""
    named = {rule.source.source_id: rule for rule in found if rule}
    return next(iter(named.values())) if len(named) == 1 else None
