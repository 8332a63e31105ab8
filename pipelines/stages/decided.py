"""What persons decided on the reports as they are told now."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from pipelines.core.decisions import OverrideClaim
from pipelines.core.knowledge import Override
from pipelines.core.overrides import Rulings, as_decided, override_claims, realis_claims, realis_of, rulings
from pipelines.stages.told import Told


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
