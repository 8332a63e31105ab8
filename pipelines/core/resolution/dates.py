"""The day of a meeting over all its date claims (design, section 5)."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from pipelines.core.overrides import OVERRIDE
from pipelines.core.resolution.clocks import is_one_moment
from pipelines.core.resolution.votes import CLEAR_LEAD, Resolved, Witness, elect, ranking, set_by_hand, settled, unsettled, voices

_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?|-W([0-9]{2}))?")

_OWN = frozenset({"relative"})
"""Bases that name the day of the publisher's own clock wherever the parties met: "today" is said where it is written."""


def days_of(edtf: str) -> tuple[date, date] | None:
    """First and last day of an EDTF year, month, day or closed interval of such, or of an ISO week; None for all else.

    >>> days_of("2017-02")
    (datetime.date(2017, 2, 1), datetime.date(2017, 2, 28))
    >>> days_of("03/10/2024")
    """
    first, slash, last = edtf.partition("/")
    start, end = _span(first), _span(last) if slash else None
    if not slash or start is None:
        return start
    return (start[0], end[1]) if end and start[0] <= end[1] else None


def _span(part: str) -> tuple[date, date] | None:
    """First and last day of a year, month, week or day, each written in full."""
    if not (form := _EDTF.fullmatch(part)):
        return None
    year, month, day, week = (int(found) if found else 0 for found in form.groups())
    try:
        if week:
            monday = date.fromisocalendar(year, week, 1)
            return monday, monday + timedelta(days=6)
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        return first, date(year, month or 12, monthrange(year, month or 12)[1])
    except (ValueError, OverflowError):
        return None


def resolve_date(
    witnesses: Sequence[Witness], is_remote: bool = False, not_after: date | None = None, place_zone: str | None = None
) -> Resolved:
    """Choose the day of a meeting.

    Days go before months, ranges and years; those speak for the days that they hold.

    Args:
        witnesses: Its date claims.
        is_remote: It was held by phone or video, so that each side names even the weekday by its own clock.
        not_after: Last day on which it can have been held, for a page told of it then; claims of later days are implausible
            where any other is left.
        place_zone: IANA zone of the place where the parties met, if known.

    Returns:
        Status as of ``elect``; and ``tz_equivalent`` when one moment is the one day on the clocks by which it is told and the
        other day on those of the other (of two days with the same trust the earlier one is told).
    """
    bounds = [w for w in witnesses if ".." in w.claim.value]
    unread = [w for w in witnesses if w not in bounds and days_of(w.claim.value) is None]
    left = [w for w in witnesses if w not in bounds and w not in unread]
    late = [w for w in left if _begins_after(w, not_after)]
    late = late if len(late) < len(left) else []
    found = _resolve([w for w in left if w not in late], is_remote, place_zone)
    outcomes = {w.claim.claim_id: ("compatible_coarser", "a bound, never a value") for w in bounds}
    outcomes |= {w.claim.claim_id: ("implausible", f"{w.claim.value} is no day, month or range") for w in unread}
    outcomes |= {w.claim.claim_id: ("implausible", f"a page had told of it by {not_after}") for w in late}
    return Resolved(found.value, found.status, {**found.outcomes, **outcomes})


def _begins_after(witness: Witness, day: date | None) -> bool:
    """Whether a page claims a day that cannot be; what a person set is never one."""
    span = days_of(witness.claim.value)
    return day is not None and span is not None and span[0] > day and witness.claim.source != OVERRIDE


def _resolve(witnesses: Sequence[Witness], is_remote: bool, place_zone: str | None) -> Resolved:
    decided = set_by_hand(witnesses, _holds)
    precise = [w for w in witnesses if len(set(days_of(w.claim.value) or ())) == 1]
    if decided is not None or not precise:
        return decided or elect(witnesses, _holds)
    days = {w.claim.value for w in precise}
    ranked = ranking((w for w in witnesses if w.claim.value in days or any(_holds(w.claim.value, day) for day in days)), _holds)
    best = ranked[0][0]
    if len(ranked) == 1:
        return Resolved(best, "agreed" if voices(precise, best) > 1 else "single", settled(witnesses, best, _holds))
    equivalent = {value for value, _ in ranked[1:] if _is_clock_difference(precise, best, value, is_remote, place_zone)}
    rivals = [item for item in ranked[1:] if item[0] not in equivalent]
    if rivals and ranked[0][1] - rivals[0][1] < CLEAR_LEAD:
        return unsettled(witnesses, [ranked[0], *rivals])
    outcomes = settled(witnesses, best, _holds)
    outcomes |= {w.claim.claim_id: ("tz_equivalent", "the same moment on another clock") for w in witnesses if w.claim.value in equivalent}
    return Resolved(best, "conflict_resolved" if rivals else "tz_equivalent", outcomes)


def _holds(wide: str, narrow: str) -> bool:
    """Whether a month, range or year is longer than another value and holds all its days."""
    outer, inner = days_of(wide), days_of(narrow)
    return outer is not None and inner is not None and outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_clock_difference(witnesses: Sequence[Witness], one: str, other: str, is_remote: bool, place_zone: str | None) -> bool:
    """Whether two days are one moment on two clocks.

    Who speaks by phone or video is told of by the publisher's clock. Who meets in one place meets on the day of that place:
    two publishers who both name that day differ in fact, and only "today" is said by the publisher's clock.
    """
    earlier, later = ([w for w in witnesses if w.claim.value == value] for value in sorted((one, other)))
    if any(w.is_local_time or w.claim.zone == "caption" for w in (*earlier, *later)):
        return False
    by_place = [not is_remote and any(w.claim.basis not in _OWN for w in told) for told in (earlier, later)]
    if all(by_place):
        return False
    clocks = ([w.time_zone if is_remote or w.claim.basis in _OWN else place_zone for w in told] for told in (earlier, later))
    zones = [{zone for zone in found if zone} for found in clocks]
    return is_one_moment(date.fromisoformat(min(one, other)), zones[0], date.fromisoformat(max(one, other)), zones[1])
