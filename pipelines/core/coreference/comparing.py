"""Whether two reports can tell of one meeting, and what decides it."""

from pipelines.core.accounts import Account
from pipelines.core.decisions import CoreferenceDecision
from pipelines.core.overrides import NO_RULINGS, OVERRIDE, Rulings, paired

REMOTE = frozenset({"phone", "video"})
WRITTEN = frozenset({"explicit", "no_year"})
"""Bases of days that do not depend on the day on which they are read."""
_AGREEMENT = 0.5


def decide(left: Account, right: Account, rulings: Rulings = NO_RULINGS) -> CoreferenceDecision:
    """Compare two accounts; a ruling on them goes before what they tell."""
    overlap = _overlap(left, right)
    distance = _distance(left, right)
    pair = paired(left, right)
    ruled = rulings.get(pair)
    refusal = _refusal(left, right, overlap, distance) if ruled is None else None
    agreed = "syndicated_copy" if left.copy_of == right.copy_of else "same_participants_and_day"
    reason = (refusal or agreed) if ruled is None else OVERRIDE
    return CoreferenceDecision(*pair, refusal is None and ruled is not False, round(overlap, 3), distance, reason)


def likeness(account: Account) -> object:
    """All that comparing looks at but page, publisher and text; those that it is the same for are one class."""
    report = account.report
    parties = frozenset((p.person_id, p.country or p.organization) for p in report.participants)
    return parties, account.days, report.mode, report.country, report.forum_event_id


def _refusal(left: Account, right: Account, overlap: float, distance: int | None) -> str | None:
    """Why two accounts cannot be one meeting; None when they are."""
    one, other = left.report, right.report
    if one.document_id == other.document_id:
        return "told_apart_by_one_page"
    if overlap < _AGREEMENT:
        return "other_participants"
    if not (left.sides <= right.sides or right.sides <= left.sides):
        return "other_sides"
    if distance is not None and distance > (0 if left.publisher == right.publisher and not _may_copy(left, right) else 1):
        return "other_day"
    if (one.mode in REMOTE) != (other.mode in REMOTE) and "unknown" not in (one.mode, other.mode):
        return "other_mode"
    if distance == 0 and one.country and other.country and one.country != other.country:
        return "other_place"
    if one.forum_event_id and other.forum_event_id and one.forum_event_id != other.forum_event_id:
        return "other_forum"
    return None


def _may_copy(left: Account, right: Account) -> bool:
    """Whether two accounts may be one text of which the later copy reads "today" a day later; written-out days are not copied wrong."""
    return left.copy_of == right.copy_of and not {left.report.date_basis, right.report.date_basis} <= WRITTEN


def _overlap(left: Account, right: Account) -> float:
    """Agreement of the named persons: their Jaccard index, or 1 where one account names only some of the other's."""
    one, other = left.persons, right.persons
    if not one or not other:
        return 1.0 if left.sides == right.sides else 0.0
    shared = one & other
    sides = {side for a in (left, right) for p in a.report.participants if p.person_id in shared and (side := p.country or p.organization)}
    if (one <= other or other <= one) and (len(sides) > 1 or len(one | other) == 1 or left.sides == right.sides):
        return 1.0 if len(shared) > 1 or min(len(one), len(other)) == 1 else len(shared) / len(one | other)
    return len(shared) / len(one | other)


def _distance(left: Account, right: Account) -> int | None:
    if left.days is None or right.days is None:
        return None
    return max((right.days[0] - left.days[1]).days, (left.days[0] - right.days[1]).days, 0)
