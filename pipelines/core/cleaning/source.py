"""Whose page it is: by its address, the folder it lies in, or what it says of its owner."""

from collections.abc import Iterator

from pipelines.core.article import Article, RawPage
from pipelines.core.cleaning.sites import SiteIndex, SiteRule, host_of, registered_domain

_OWNER_REASONS = frozenset(("copyright", "lexicon", "metadata", "byline"))
"""Dropped lines in which a page names its owner. A link list names others."""


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
        address nor the page tells; lines that name several publishers tell nothing.
    """
    host = host_of(page.url) or host_of(article.url)
    rule = rule_of_page(page, sites) or sites.of_host(host)
    if rule is None and host is None:
        owners = {found.source.source_id: found for line in _owner_lines(article) if (found := sites.of_owner(line))}
        rule = next(iter(owners.values())) if len(owners) == 1 else None
    if rule:
        return rule, rule.source.source_id
    return None, registered_domain(host) if host else None
