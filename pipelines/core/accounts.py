"""A report with what its page's surroundings tell: what coreference and resolution work on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from pipelines.core.records import MeetingReport


@dataclass(frozen=True, slots=True)
class Account:
    """A report with the publisher, syndication and day of publication of its page.

    Attributes:
        report: The report.
        publisher: Source of the page; the document's id where it is not known.
        copy_of: The same for near duplicates of one text.
        published_on: Day of publication.
        names: What an override may call it by: its own id, and the document's id, address and raw path.
    """

    report: MeetingReport
    publisher: str
    copy_of: str
    published_on: date | None
    names: frozenset[str] = frozenset()

    @property
    def sides(self) -> frozenset[str]:
        """Countries and organizations that take part."""
        return frozenset(side for p in self.report.participants if (side := p.country or p.organization))

    @property
    def persons(self) -> frozenset[str]:
        """Keys of the named persons."""
        return frozenset(p.person_id for p in self.report.participants if p.person_id)

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day that the report gives."""
        if self.report.held_on is None:
            return None
        return self.report.held_on, self.report.held_until or self.report.held_on


class Origin(Protocol):
    """What is looked at of the document that a report stands in."""

    @property
    def document_id(self) -> str: ...  # noqa: D102
    @property
    def source_id(self) -> str | None: ...  # noqa: D102
    @property
    def url(self) -> str | None: ...  # noqa: D102
    @property
    def raw_path(self) -> str: ...  # noqa: D102
    @property
    def published_on(self) -> date | None: ...  # noqa: D102
    @property
    def near_duplicate_group(self) -> str | None: ...  # noqa: D102


def accounts(reports: Iterable[MeetingReport], documents: Mapping[str, Origin]) -> list[Account]:
    """Join reports with their documents, sorted by id so that input order does not matter."""
    found = []
    for report in reports:
        document = documents[report.document_id]
        copy_of = document.near_duplicate_group or document.document_id
        names = frozenset(filter(None, (report.report_id, document.document_id, document.url, document.raw_path)))
        found.append(Account(report, document.source_id or document.document_id, copy_of, document.published_on, names))
    return sorted(found, key=lambda a: a.report.report_id)
