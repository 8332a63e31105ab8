"""Votes for values: trust by source, independent sources added up, and no winner without a clear lead.

A value may hold a finer one (a month its days, a country its cities). The finest values stand for election; what holds one
of them speaks for it as well. What a person has set (``overrides.yaml``) is not voted on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.core.overrides import OVERRIDE
from pipelines.core.records import Claim

CLEAR_LEAD = 0.25
"""By how much the best value must lead the second, in summed trust, to win a conflict."""

Outcome = tuple[str, str]
"""What became of a claim, and why."""

Holds = Callable[[str, str], bool]
"""Whether the first value is a coarser form of the second, another one."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim and where it comes from.

    Attributes:
        claim: The claim.
        voice: Independent source: the pages of one publisher and syndicated copies share one.
        time_zone: Zone of the publisher, if known.
        is_local_time: The words say "local time".
    """

    claim: Claim
    voice: str
    time_zone: str | None = None
    is_local_time: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, its status, and what became of each claim: claim id to outcome and reason."""

    value: str | None
    status: str
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)


def nothing_holds(_wide: str, _narrow: str) -> bool:
    """Values of one size: none is a coarser form of another."""
    return False


def elect(witnesses: Sequence[Witness], holds: Holds = nothing_holds) -> Resolved:
    """Choose among all claimed values.

    Args:
        witnesses: The claims; without any the status is ``unknown``.
        holds: Which values are coarser forms of which.

    Returns:
        Status ``override`` when a person set the value; ``single`` or ``agreed`` when one value, coarser forms apart, is
        claimed by one voice or more; ``conflict_resolved`` when the best leads by ``CLEAR_LEAD``; else ``conflict_open``
        and no value.
    """
    if not witnesses:
        return Resolved(None, "unknown")
    if (decided := set_by_hand(witnesses, holds)) is not None:
        return decided
    ranked = ranking(witnesses, holds)
    best = ranked[0][0]
    if len(ranked) == 1:
        return Resolved(best, "agreed" if voices(witnesses, best) > 1 else "single", settled(witnesses, best, holds))
    if ranked[0][1] - ranked[1][1] >= CLEAR_LEAD:
        return Resolved(best, "conflict_resolved", settled(witnesses, best, holds))
    return unsettled(witnesses, ranked)


def set_by_hand(witnesses: Sequence[Witness], holds: Holds = nothing_holds) -> Resolved | None:
    """The value that a person set; open where two entries set different ones, None where none does."""
    decided = [w for w in witnesses if w.claim.source == OVERRIDE]
    if not decided:
        return None
    values = sorted({w.claim.value for w in decided})
    if len(values) > 1:
        reason = f"{' and '.join(sorted({w.claim.surface for w in decided}))} set different values"
        return Resolved(None, "conflict_open", {w.claim.claim_id: ("ambiguous", reason) for w in witnesses})
    return Resolved(values[0], OVERRIDE, settled(witnesses, values[0], holds))


def ranking(witnesses: Iterable[Witness], holds: Holds = nothing_holds) -> list[tuple[str, float]]:
    """The finest values and the summed trust of the independent voices for each, best first.

    A voice counts once for a value, with its most trusted claim of it or of a coarser form. Ties go by value, so that
    order never matters; a tie never wins.
    """
    given = list(witnesses)
    values = sorted({w.claim.value for w in given})
    finest = [v for v in values if not any(holds(v, other) for other in values if other != v)]
    sums = []
    for value in finest:
        trust: dict[str, float] = defaultdict(float)
        for witness in given:
            if witness.claim.value == value or holds(witness.claim.value, value):
                trust[witness.voice] = max(trust[witness.voice], witness.claim.confidence)
        sums.append((value, round(sum(sorted(trust.values())), 6)))
    return sorted(sums, key=lambda item: (-item[1], item[0]))


def voices(witnesses: Iterable[Witness], value: str) -> int:
    """How many independent voices claim a value."""
    return len({w.voice for w in witnesses if w.claim.value == value})


def settled(witnesses: Iterable[Witness], best: str, holds: Holds = nothing_holds) -> dict[str, Outcome]:
    """What became of each claim, given the chosen value; the most trusted claim of it is the chosen one."""
    given = list(witnesses)
    chosen = min((w.claim for w in given if w.claim.value == best), key=lambda c: (c.source != OVERRIDE, -c.confidence, c.claim_id))
    by_hand = chosen.source == OVERRIDE
    found = {}
    for claim in (w.claim for w in given):
        if claim.claim_id == chosen.claim_id:
            outcome = (
                "chosen",
                f"set by {claim.surface}" if by_hand else f"{claim.basis} in the {claim.zone}, trust {claim.confidence:.2f}",
            )
        elif claim.value == best:
            outcome = ("agrees", "same value")
        elif holds(claim.value, best):
            outcome = ("compatible_coarser", f"{claim.value} holds {best}")
        elif by_hand:
            outcome = ("outvoted", f"{best} was set by {chosen.surface}")
        else:
            outcome = ("outvoted", f"{_weight(claim)}: more speaks for {best}")
        found[claim.claim_id] = outcome
    return found


def _weight(claim: Claim) -> str:
    return f"{claim.basis} in the {claim.zone}, trust {claim.confidence:.2f}"


def unsettled(witnesses: Iterable[Witness], ranked: Sequence[tuple[str, float]]) -> Resolved:
    """No value where the best does not lead clearly."""
    (best, most), (second, less), *_ = ranked
    reason = f"{best} has {most:.2f}, {second} {less:.2f}: no lead of {CLEAR_LEAD}"
    return Resolved(None, "conflict_open", {w.claim.claim_id: ("ambiguous", reason) for w in witnesses})
