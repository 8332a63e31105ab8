"""Votes for values: trust by source, independent sources added up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.core.records import Claim

CLEAR_LEAD = 0.25
"""By how much the best value must lead the second, in summed trust, to win a conflict."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim and where it comes from.

    Attributes:
        claim: The claim.
        voice: Independent source: syndicated copies share one.
        time_zone: Zone of the publisher, if known.
        is_local_time: The words say "local time".
    """

    claim: Claim
    voice: str
    time_zone: str | None = None
    is_local_time: bool = False


def tally(witnesses: Iterable[Witness]) -> list[tuple[str, float]]:
    """Sum the trust of independent voices for each value, best first.

    A voice counts once for a value, with its most trusted claim. Ties go by value, so that order never matters.
    """
    best: dict[tuple[str, str], float] = defaultdict(float)
    for witness in witnesses:
        key = (witness.claim.value, witness.voice)
        best[key] = max(best[key], witness.claim.confidence)
    sums: dict[str, float] = defaultdict(float)
    for (value, _), trust in sorted(best.items()):
        sums[value] += trust
    return sorted(((value, round(total, 6)) for value, total in sums.items()), key=lambda item: (-item[1], item[0]))


def voices(witnesses: Iterable[Witness], value: str) -> int:
    """How many independent voices claim a value."""
    return len({w.voice for w in witnesses if w.claim.value == value})
