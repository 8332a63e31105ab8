"""The reports as they are told now: what each was made from, and their accounts, read only for those that are asked for."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from re import compile as pattern
from sys import intern
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from pipelines.core.accounts import Account, accounts
from pipelines.core.knowledge import Override
from pipelines.core.overrides import as_decided
from pipelines.core.records import MeetingReport, Participant
from pipelines.stages.prints import Numbers, Prints, are_in, column_numbers, mixed, numbers, span
from pipelines.store import Bucket, Part, Store
from pipelines.store.rows import only, records, values
from pipelines.tables import arrow_schema

_compute: Any = pyarrow.compute
_array: Any = pa.array
"""Their stubs cannot say types that are known only at run time."""


class SeenParty(NamedTuple):
    """What grouping looks at of a party."""

    person_id: str | None
    country: str | None
    organization: str | None


class Seen(NamedTuple):
    """What grouping looks at of a report, beside who tells it: a third of what it takes as it was read."""

    report_id: str
    document_id: str
    realis: str
    mode: str
    participants: tuple[SeenParty, ...]
    held_on: date | None
    held_until: date | None
    date_basis: str | None
    country: str | None
    forum_event_id: str | None


_REPORT = MeetingReport._make([None] * len(MeetingReport._fields))
_PARTY = Participant._make([None] * len(Participant._fields))
"""What stands for the rest."""
_KEY = pattern("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Origin:
    """What grouping looks at of a document."""

    document_id: str
    source_id: str | None
    url: str | None
    raw_path: str
    published_on: date | None
    near_duplicate_group: str | None


@dataclass(slots=True)
class Told:
    """The reports of the stage tables whose document is there.

    Attributes:
        store: Where they lie.
        documents: Report to document.
        origins: What grouping looks at of the documents, in the order of their ids.
        pages: These ids.
        known: The accounts that were read, with what grouping looks at.
        read: The same of all reports of the parts that were read.
        realis: Report to the realis that a person set, where one did.
    """

    store: Store
    documents: Prints
    origins: pa.Table
    pages: Numbers
    known: dict[str, Account] = field(default_factory=dict)
    read: dict[str, pa.Table] = field(default_factory=dict)
    realis: Mapping[str, str] = field(default_factory=dict)

    def accounts(self, report_ids: Collection[str]) -> list[Account]:
        """The accounts of these reports with what grouping looks at, for those of many pages are held at a time."""
        if missing := [key for key in report_ids if key not in self.known]:
            self.known |= {a.report.report_id: as_decided(a, self.realis) for a in self._seen(np.sort(numbers(missing)))}
        return [self.known[key] for key in sorted(report_ids)]

    def rows(self, table: str, reports: Numbers) -> pa.Table:
        """The rows of a table that are on these reports, which are in their order."""
        there = (_on(self.store.read(part, table), reports) for part in self._holding(table, reports))
        return pa.concat_tables([arrow_schema(self.store.records[table]).empty_table(), *there])

    def origins_of(self, rows: pa.Table) -> pa.Table:
        """What grouping looks at of the documents of some rows, a row for each."""
        return self.origins.take(_array(np.searchsorted(self.pages, column_numbers(rows["document_id"]))))

    def days(self, reports: Numbers) -> NDArray[np.int64]:
        """About when each of these was held: its first day, else that on which its page was published, in days since 1970, else 0."""
        rows = self.store.read_all("meeting_reports", ("report_id", "held_on"))
        keys = column_numbers(rows["report_id"])
        order = np.argsort(keys)
        held = rows["held_on"].take(_array(order[np.searchsorted(keys, reports, sorter=order)]))
        published = self.origins["published_on"].take(_array(np.searchsorted(self.pages, self.documents.at(reports))))
        return np.asarray(_compute.fill_null(_compute.coalesce(held, published).cast(pa.int32()), 0), np.int64)

    def prints(self) -> Prints:
        """What each report was made from, and of which text its page is a copy."""
        made = (Prints.kept(self.store, self.store.parts(table)).at(self.pages) for table in ("meeting_reports", "claims"))
        by_page = Prints.of(self.pages, mixed(*made, column_numbers(self.origins["near_duplicate_group"])))
        return Prints(self.documents.keys, by_page.at(self.documents.values))

    def named(self, overrides: Collection[Override]) -> list[Account]:
        """The accounts that some override may name, with all that is told."""
        targets = {target for override in overrides for target in override.targets}
        pages = {key for name in ("document_id", "url", "raw_path") for key in values(only(self.origins, targets, name), "document_id")}
        reports = numbers(filter(_KEY.fullmatch, targets))
        are_meant = np.isin(self.documents.keys, reports) | np.isin(self.documents.values, numbers(pages))
        wanted = self.documents.keys[are_meant]
        found = []
        for part in self._holding("meeting_reports", wanted):
            rows = _on(self.store.read(part, "meeting_reports"), wanted)
            found += accounts(records(rows, MeetingReport), self._origins(part.bucket, rows))
        return found

    def _seen(self, reports: Numbers) -> Iterator[Account]:
        """The accounts of these reports, read a part at a time, their words shared with all others."""
        for part in self._holding("meeting_reports", reports):
            if part.file not in self.read:
                rows = self.store.read(part, "meeting_reports", Seen._fields)
                self.read[part.file] = rows.select(Seen._fields).cast(arrow_schema(Seen))  # they are asked for again and again
            rows = _on(self.read[part.file], reports)
            for told in accounts(map(_report, records(rows, Seen)), self._origins(part.bucket, rows)):
                yield Account(told.report, _shared(told.publisher), told.copy_of, told.published_on)

    def _origins(self, bucket: Bucket, rows: pa.Table) -> dict[str, Origin]:
        """The documents of rows of a bucket."""
        here = span(self.pages, bucket)
        documents = only(self.origins.slice(here.start, here.stop - here.start), set(values(rows, "document_id")))
        return {row.document_id: row for row in records(documents, Origin)}

    def _holding(self, table: str, reports: Numbers) -> Iterator[Part]:
        """The parts of a table that may hold what is told by these."""
        owners = np.sort(self.documents.at(reports))
        for part in self.store.parts(table):
            here = span(owners, part.bucket)
            if here.start < here.stop:
                yield part


def _on(rows: pa.Table, reports: Numbers) -> pa.Table:
    """The rows on these reports."""
    return rows.filter(_array(are_in(column_numbers(rows["report_id"]), reports)))


def _report(seen: Seen) -> MeetingReport:
    """A report of which nothing else is told."""
    return _REPORT._replace(
        report_id=seen.report_id,
        document_id=seen.document_id,
        realis=_shared(seen.realis),
        mode=_shared(seen.mode),
        participants=tuple(map(_party, seen.participants)),
        held_on=seen.held_on,
        held_until=seen.held_until,
        date_basis=_shared(seen.date_basis),
        country=_shared(seen.country),
        forum_event_id=_shared(seen.forum_event_id),
    )


@lru_cache(100_000)
def _party(seen: SeenParty) -> Participant:
    return _PARTY._replace(person_id=seen.person_id, country=_shared(seen.country), organization=_shared(seen.organization))


def _shared(value: Any) -> Any:
    return intern(value) if isinstance(value, str) else value


def told_now(store: Store) -> Told:
    """Look up which reports there are."""
    origins = store.read_all("documents", tuple(Origin.__dataclass_fields__))
    pages = column_numbers(origins["document_id"])
    rows = store.read_all("meeting_reports", ("report_id", "document_id"))
    documents = Prints.of(column_numbers(rows["report_id"]), column_numbers(rows["document_id"]))
    is_there = are_in(documents.values, pages)
    return Told(store, Prints(documents.keys[is_there], documents.values[is_there]), origins, pages)
