"""A report with what its page's surroundings tell: what coreference and resolution work on; and what is kept of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, NamedTuple, Protocol

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
        sides: Countries and organizations that take part.
        persons: Keys of the named persons.
        days: First and last day that the report gives.
    """

    report: MeetingReport
    publisher: str
    copy_of: str
    published_on: date | None
    names: frozenset[str] = frozenset()
    sides: frozenset[str] = field(init=False, repr=False, compare=False)
    persons: frozenset[str] = field(init=False, repr=False, compare=False)
    days: tuple[date, date] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note what every comparison with another account asks for."""
        told = self.report
        put = object.__setattr__
        put(self, "sides", frozenset(side for p in told.participants if (side := p.country or p.organization)))
        put(self, "persons", frozenset(p.person_id for p in told.participants if p.person_id))
        put(self, "days", (told.held_on, told.held_until or told.held_on) if told.held_on else None)


class Grouped(NamedTuple):
    """Reports as they were grouped last: where those are found that a changed one may touch.

    Grain: one row per meeting report.
    """

    report_id: Annotated[str, "meeting_reports.report_id"]
    is_held: Annotated[bool, "Of realis held: others are compared with none"]
    sides: Annotated[tuple[str, ...], "Countries and organizations that take part, sorted"]
    first_day: Annotated[date | None, "First day that it gives"]
    last_day: Annotated[date | None, "Last day that it gives"]
    published_on: Annotated[date | None, "Day of publication of its page"]
    meeting_id: Annotated[str, "meeting_groups.meeting_id"]
    meeting_key: Annotated[str, "What the id was made from; the same for meetings of the same sides, persons, manner and day"]

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day."""
        return (self.first_day, self.last_day) if self.first_day and self.last_day else None


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
