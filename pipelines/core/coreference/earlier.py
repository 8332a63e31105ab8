"""What is known of reports that were grouped before, and asked for when others change."""

from collections.abc import Collection, Iterable, Set
from typing import Protocol

from pipelines.core.accounts import Account, Grouped
from pipelines.core.coreference.blocks import Block
from pipelines.core.coreference.clusters import Beginning
from pipelines.core.decisions import CoreferenceDecision


class Earlier(Protocol):
    """What is known of the reports that are told as they were; changed ones are not among them."""

    def gone(self) -> Collection[Grouped]:
        """The reports that are no more, or are told otherwise, as they were."""

    def in_blocks(self, blocks: Set[Block]) -> Iterable[Account]:
        """The held ones that lie in any of the blocks."""

    def beginning(self, beginnings: Set[Beginning]) -> Iterable[Account]:
        """The held ones with just these sides and this first day."""

    def undated(self, published: Set[Beginning]) -> Iterable[Account]:
        """The held ones without a day that have just these sides and were published on this day."""

    def accounts(self, report_ids: Set[str]) -> Iterable[Account]:
        """Those of these ids."""

    def decisions(self, report_ids: Set[str]) -> Iterable[CoreferenceDecision]:
        """The decisions on these, whether told as they were or not, and any other."""

    def grouped(self, column: str, values: Set[str]) -> Iterable[Grouped]:
        """Those with one of the values in a column of ``Grouped``."""


class Nothing:
    """No report was grouped before."""

    def gone(self) -> tuple[Grouped, ...]:
        """None."""
        return ()

    def in_blocks(self, blocks: Set[Block]) -> tuple[Account, ...]:
        """None."""
        return ()

    def beginning(self, beginnings: Set[Beginning]) -> tuple[Account, ...]:
        """None."""
        return ()

    def undated(self, published: Set[Beginning]) -> tuple[Account, ...]:
        """None."""
        return ()

    def accounts(self, report_ids: Set[str]) -> tuple[Account, ...]:
        """None."""
        return ()

    def decisions(self, report_ids: Set[str]) -> tuple[CoreferenceDecision, ...]:
        """None."""
        return ()

    def grouped(self, column: str, values: Set[str]) -> tuple[Grouped, ...]:
        """None."""
        return ()
