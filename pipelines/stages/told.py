"""The reports as they are told now: what each was made from, and their accounts, read only for those that are asked for."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute

from pipelines.core.accounts import Account, accounts
from pipelines.core.knowledge import Override
from pipelines.core.overrides import Rulings, override_claims, rulings
from pipelines.core.records import MeetingReport, OverrideClaim
from pipelines.stages.prints import Prints, column_numbers, mixed, numbers
from pipelines.stages.state import ALL
from pipelines.store import Part, Store
from pipelines.store.rows import only, values
from pipelines.tables import arrow_schema, from_arrow

_compute: Any = pyarrow.compute
"""Its stubs cannot say types that are known only at run time."""


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
        known: The accounts that were read.
        read: Parts of reports that were read.
    """

    store: Store
    documents: Mapping[str, str]
    origins: pa.Table
    known: dict[str, Account] = field(default_factory=dict)
    read: dict[str, pa.Table] = field(default_factory=dict)

    def accounts(self, report_ids: Collection[str]) -> list[Account]:
        """The accounts of these reports."""
        if missing := {key for key in report_ids if key not in self.known}:
            owners = {self.documents[key] for key in missing}
            origins = {row.document_id: row for batch in only(self.origins, owners).to_batches() for row in from_arrow(batch, Origin)}
            reports = (row for batch in self.report_rows(missing).to_batches() for row in from_arrow(batch, MeetingReport))
            self.known |= {account.report.report_id: account for account in accounts(reports, origins)}
        return [self.known[key] for key in sorted(report_ids)]

    def report_rows(self, report_ids: Collection[str]) -> pa.Table:
        """The rows of these reports."""
        return self._rows("meeting_reports", report_ids, self._reports)

    def claim_rows(self, report_ids: Collection[str]) -> pa.Table:
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
        return self.accounts([key for key, owner in self.documents.items() if key in targets or owner in pages]) if targets else []

    def _rows(self, table: str, report_ids: Collection[str], read: Callable[[Part], pa.Table]) -> pa.Table:
        owners = {self.documents[key] for key in report_ids}
        there = (part for part in self.store.parts(table) if any(map(part.bucket.holds, owners)))
        return pa.concat_tables([arrow_schema(ALL[table]).empty_table(), *(only(read(part), report_ids, "report_id") for part in there)])

    def _reports(self, part: Part) -> pa.Table:
        """The reports of a part, which are asked for again and again."""
        if part.file not in self.read:
            self.read[part.file] = self.store.read(part, "meeting_reports")
        return self.read[part.file]


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

    def ruled(self) -> set[str]:
        """The reports that are in a ruling."""
        return {report_id for pair in self.rulings for report_id in pair}


def decided_on(told: Told, overrides: Collection[Override]) -> Decided:
    """What overrides decide on the reports that they name."""
    named = told.named(overrides)
    return Decided(override_claims(tuple(overrides), named), rulings(tuple(overrides), named))
