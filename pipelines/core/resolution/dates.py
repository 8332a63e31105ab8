"""The day of a meeting over all its date claims (design, section 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipelines.core.resolution.votes import CLEAR_LEAD, Witness, tally, voices

_LOCAL = frozenset({"weekday"})
"""Bases that name the day of the place, where the parties are in one place."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, its status, and what became of each claim: claim id to (outcome, reason)."""

    value: str | None
    status: str
    outcomes: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def days_of(edtf: str) -> tuple[date, date] | None:
    """First and last day of an EDTF value; None for an open or malformed one.

    >>> days_of("2017-02")
    (datetime.date(2017, 2, 1), datetime.date(2017, 2, 28))
    """
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        start, end = (days_of(part) if part[:1].isdigit() else None for part in (first, last))
        return (start[0], end[1]) if start and end else None
    parts = edtf.split("-")
    try:
        if len(parts) == 3:
            day = date.fromisoformat(edtf)
            return day, day
        if len(parts) == 2 and parts[1].startswith("W"):
            monday = date.fromisocalendar(int(parts[0]), int(parts[1][1:]), 1)
            return monday, monday + timedelta(days=6)
        year, month = int(parts[0]), int(parts[1]) if len(parts) == 2 else 0
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(days=1)
    except ValueError:
        return None


def resolve_date(witnesses: Sequence[Witness], is_remote: bool = False) -> Resolved:
    """Choose the day of a meeting.

    Args:
        witnesses: Its date claims, implausible ones included (their days lie after the page's publication).
        is_remote: It was held by phone or video, so that each side names even the weekday by its own clock.

    Returns:
        Status ``unknown`` without a claim; ``single`` or ``agreed`` without a contradiction; ``tz_equivalent`` when two
        days differ only by the clocks of the publishers; ``conflict_resolved`` when the best leads by ``CLEAR_LEAD``;
        else ``conflict_open`` and no value.
    """
    bounds = {w.claim.claim_id: ("compatible_coarser", "a bound, never a value") for w in witnesses if ".." in w.claim.value}
    witnesses = [w for w in witnesses if w.claim.claim_id not in bounds]
    found = _resolve(witnesses, is_remote)
    return Resolved(found.value, found.status, {**found.outcomes, **bounds})


def _resolve(witnesses: Sequence[Witness], is_remote: bool) -> Resolved:
    precise = [w for w in witnesses if (span := days_of(w.claim.value)) and span[0] == span[1]]
    if not precise:
        return _coarse(witnesses)
    ranked = tally(precise)
    best = ranked[0][0]
    if len(ranked) == 1:
        status = "agreed" if voices(precise, best) > 1 else "single"
        return Resolved(best, status, _outcomes(witnesses, best, {}))
    equivalent = {value for value, _ in ranked[1:] if _is_clock_difference(precise, best, value, is_remote)}
    rivals = [(value, trust) for value, trust in ranked[1:] if value not in equivalent]
    if not rivals:
        return Resolved(best, "tz_equivalent", _outcomes(witnesses, best, dict.fromkeys(equivalent, "tz_equivalent")))
    if ranked[0][1] - rivals[0][1] >= CLEAR_LEAD:
        return Resolved(best, "conflict_resolved", _outcomes(witnesses, best, dict.fromkeys(equivalent, "tz_equivalent")))
    reason = f"{best} has {ranked[0][1]:.2f}, {rivals[0][0]} {rivals[0][1]:.2f}: no lead of {CLEAR_LEAD}"
    return Resolved(None, "conflict_open", {w.claim.claim_id: ("ambiguous", reason) for w in witnesses})


def _coarse(witnesses: Sequence[Witness]) -> Resolved:
    ranked = tally(w for w in witnesses if days_of(w.claim.value))
    if not ranked:
        return Resolved(None, "unknown")
    best = ranked[0][0]
    status = "single" if len(ranked) == 1 and voices(witnesses, best) == 1 else "agreed" if len(ranked) == 1 else "conflict_resolved"
    return Resolved(best, status, _outcomes(witnesses, best, {}))


def _is_clock_difference(witnesses: Sequence[Witness], one: str, other: str, is_remote: bool) -> bool:
    """Whether two days are one moment on two clocks: a day apart, other zones, and nobody says local time or a weekday."""
    left, right = ([w for w in witnesses if w.claim.value == value] for value in (one, other))
    if abs((date.fromisoformat(one) - date.fromisoformat(other)).days) != 1:
        return False
    zones = {w.time_zone for w in left if w.time_zone}, {w.time_zone for w in right if w.time_zone}
    if not zones[0] or not zones[1] or zones[0] & zones[1]:
        return False
    return not any(w.is_local_time or (w.claim.basis in _LOCAL and not is_remote) or w.claim.zone == "caption" for w in (*left, *right))


def _outcomes(witnesses: Sequence[Witness], best: str, special: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What became of each claim, given the chosen value; the most trusted claim of it is the chosen one."""
    chosen = min((w for w in witnesses if w.claim.value == best), key=lambda w: (-w.claim.confidence, w.claim.claim_id))
    span = days_of(best)
    found = {}
    for witness in witnesses:
        claim, own = witness.claim, days_of(witness.claim.value)
        if claim.claim_id == chosen.claim.claim_id:
            outcome = ("chosen", f"{claim.basis} in the {claim.zone}, trust {claim.confidence:.2f}")
        elif claim.value == best:
            outcome = ("agrees", "same value")
        elif claim.value in special:
            outcome = (special[claim.value], "the same moment on another clock")
        elif span and own and own[0] <= span[0] and span[1] <= own[1]:
            outcome = ("compatible_coarser", f"{claim.value} holds {best}")
        else:
            outcome = ("outvoted", f"{claim.basis} in the {claim.zone} has trust {claim.confidence:.2f}, less than the claims for {best}")
        found[claim.claim_id] = outcome
    return found
