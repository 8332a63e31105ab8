"""Who publishes a page, and for whom it speaks."""

from collections.abc import Iterable

from pipelines.core.knowledge import OfficialDomain, Source


class Publishers:
    """Looks up publishers by their id: the stem of a rule file, else the registered domain.

    Args:
        sources: The listed ones.
        official: Domains of governments.
    """

    def __init__(self, sources: Iterable[Source], official: Iterable[OfficialDomain]) -> None:
        self._sources = {source.source_id: source for source in sources}
        self._official = {one.domain: one.country for one in official}

    def source(self, source_id: str | None) -> Source | None:
        """What is listed of a publisher."""
        return self._sources.get(source_id or "")

    def home(self, source_id: str | None) -> str | None:
        """Country that a publisher speaks for: as its rule says, else the one under whose official domain it lies."""
        if source := self.source(source_id):
            return source.country if source.speaks_for_country else None
        labels = (source_id or "").split(".")
        domains = (".".join(labels[n:]) for n in range(len(labels)))
        return next((self._official[domain] for domain in domains if domain in self._official), None)
