"""The reports as they are told now: what each was made from, and their accounts, read only for those that are asked for."""

from collections.abc import Callable, Collection, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from sys import intern
from typing import Any

import pyarrow as pa
import pyarrow.compute

from pipelines.core.accounts import Account, accounts
from pipelines.core.decisions import OverrideClaim
from pipelines.core.knowledge import Override
from pipelines.core.overrides import Rulings, as_decided, override_claims, realis_claims, realis_of, rulings
from pipelines.core.records import MeetingReport, Participant
from pipelines.stages.prints import Prints, column_numbers, mixed, numbers
from pipelines.stages.state import ALL
from pipelines.store import Part, Store
from pipelines.store.rows import only, values
from pipelines.tables import arrow_schema, from_arrow

_compute: Any = pyarrow.compute
_array: Any = pa.array
"""Their stubs cannot say types that are known only at run time."""

SEEN = ("realis", "mode", "held_on", "held_until", "date_basis", "country", "forum_event_id")
SEEN_OF_PARTY = ("person_id", "country", "organization")
"""What grouping looks at of a report and of a party, beside who tells it."""
_REPORT = MeetingReport._make([None] * len(MeetingReport._fields))
_PARTY = Participant._make([None] * len(Participant._fields))
"""What stands for the rest."""


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
        origins: What grouping looks at of the documents.
        known: The accounts that were read, with what grouping looks at.
        read: Parts of reports that were read.
        realis: Report to the realis that a person set, where one did.
    """

    store: Store
    documents: Mapping[str, str]
    origins: pa.Table
    known: dict[str, Account] = field(default_factory=dict)
    read: dict[str, pa.Table] = field(default_factory=dict)
    realis: Mapping[str, str] = field(default_factory=dict)

    def accounts(self, report_ids: Collection[str]) -> list[Account]:
        """The accounts of these reports with what grouping looks at, for those of all pages are held at a time."""
        if missing := {key for key in report_ids if key not in self.known}:
            self.known |= {account.report.report_id: as_decided(_bare(account), self.realis) for account in self._read(missing)}
        return [self.known[key] for key in sorted(report_ids)]

    def report_rows(self, report_ids: Set[str]) -> pa.Table:
        """The rows of these reports."""
        return self._rows("meeting_reports", report_ids, self._reports)

    def claim_rows(self, report_ids: Set[str]) -> pa.Table:
        """The rows of the claims of these reports."""
        return self._rows("claims", report_ids, lambda part: self.store.read(part, "claims"))

    def origins_of(self, rows: pa.Table) -> pa.Table:
        """What grouping looks at of the documents of some rows, a row for each."""
        at = _compute.index_in(rows["document_id"], self.origins["document_id"].combine_chunks())
        return self.origins.take(at)

    def prints(self) -> Prints:
        """What each report was made from, and of which text its page is a copy."""
        pages = column_numbers(self.origins["document_id"])
        made = (Prints.kept(self.store, self.store.parts(table)).at(pages) for table in ("meeting_reports", "claims"))
        by_page = Prints.of(pages, mixed(*made, column_numbers(self.origins["near_duplicate_group"])))
        return Prints.of(numbers(self.documents), by_page.at(numbers(self.documents.values())))

    def named(self, overrides: Collection[Override]) -> list[Account]:
        """The accounts that some override may name."""
        targets = {target for override in overrides for target in override.targets}
        pages = {key for name in ("document_id", "url", "raw_path") for key in values(only(self.origins, targets, name), "document_id")}
        return list(self._read({key for key, owner in self.documents.items() if key in targets or owner in pages})) if targets else []

    def _read(self, report_ids: Set[str]) -> Iterator[Account]:
        """The accounts of these reports, read a part at a time."""
        for part in self._holding("meeting_reports", report_ids):
            rows = _of_reports(self._reports(part), report_ids)
            documents = only(self.origins, set(values(rows, "document_id")))
            origins = {row.document_id: row for batch in documents.to_batches() for row in from_arrow(batch, Origin)}
            yield from accounts((row for batch in rows.to_batches() for row in from_arrow(batch, MeetingReport)), origins)

    def _rows(self, table: str, report_ids: Set[str], read: Callable[[Part], pa.Table]) -> pa.Table:
        there = (_of_reports(read(part), report_ids) for part in self._holding(table, report_ids))
        return pa.concat_tables([arrow_schema(ALL[table]).empty_table(), *there])

    def _holding(self, table: str, report_ids: Set[str]) -> Iterator[Part]:
        """The parts of a table that may hold what is told by these."""
        owners = {self.documents[key] for key in report_ids}
        return (part for part in self.store.parts(table) if any(map(part.bucket.holds, owners)))

    def _reports(self, part: Part) -> pa.Table:
        """The reports of a part, which are asked for again and again."""
        if part.file not in self.read:
            self.read[part.file] = self.store.read(part, "meeting_reports")
        return self.read[part.file]


def _of_reports(rows: pa.Table, report_ids: Set[str]) -> pa.Table:
    """The rows of these reports."""
    return rows.filter(_array([key in report_ids for key in values(rows, "report_id")], pa.bool_()))


def _bare(account: Account) -> Account:
    """An account without what grouping does not look at, its words shared with all others: a third of what it takes as it was read."""
    told = account.report
    seen = {name: _shared(getattr(told, name)) for name in SEEN}
    sides = tuple(_PARTY._replace(**{name: _shared(getattr(party, name)) for name in SEEN_OF_PARTY}) for party in told.participants)
    report = _REPORT._replace(report_id=told.report_id, document_id=told.document_id, participants=sides, **seen)
    return Account(report, _shared(account.publisher), account.copy_of, account.published_on)


def _shared(value: Any) -> Any:
    return intern(value) if isinstance(value, str) else value


def told_now(store: Store) -> Told:
    """Look up which reports there are."""
    origins = store.read_all("documents", tuple(Origin.__dataclass_fields__))
    rows = only(store.read_all("meeting_reports", ("report_id", "document_id")), values(origins, "document_id"))
    return Told(store, dict(zip(values(rows, "report_id"), values(rows, "document_id"), strict=True)), origins)


@dataclass(frozen=True, slots=True)
class Decided:
    """What persons decided on the reports.

    Attributes:
        claims: The values that they set.
        rulings: The pairs that they joined or kept apart.
    """

    claims: list[OverrideClaim]
    rulings: Rulings

    def on(self, report_id: str) -> str:
        """All that was decided on a report; empty where nothing was."""
        claims = [claim.claim_id for claim in self.claims if claim.report_id == report_id]
        pairs = sorted((pair, is_same) for pair, is_same in self.rulings.items() if report_id in pair)
        return repr((claims, pairs)) if claims or pairs else ""

    def settling(self, told: Told) -> Told:
        """The reports, each held or not as persons decided."""
        return replace(told, known={}, realis=realis_of(self.claims))

    def ruled(self) -> set[str]:
        """The reports that are in a ruling."""
        return {report_id for pair in self.rulings for report_id in pair}


def decided_on(told: Told, overrides: Collection[Override]) -> Decided:
    """What overrides decide on the reports that they name."""
    entries, as_read = tuple(overrides), told.named(overrides)
    claims = realis_claims(entries, as_read)
    realis = realis_of(claims)
    named = [as_decided(account, realis) for account in as_read]
    return Decided([*claims, *override_claims(entries, named)], rulings(entries, named))
