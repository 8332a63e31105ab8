"""Which reports tell of one meeting.

Reports are blocked by a pair of sides and a day, so that only those are compared which may agree; every compared
pair and what decided it is kept. A cluster never holds a pair that was refused, unless a person joined it. The result
does not depend on the order of the reports, and an id does not depend on other meetings.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations

from pipelines.core.accounts import Account
from pipelines.core.knowledge import Rule
from pipelines.core.overrides import NO_RULINGS, OVERRIDE, Pair, Rulings, paired
from pipelines.core.records import CoreferenceDecision, MeetingGroup

RULES = (
    Rule(
        "meeting.same",
        1,
        "meeting_groups",
        "Same sides, agreeing persons, same day (one day apart between publishers), no veto by mode, place or forum",
    ),
)

_REMOTE = frozenset({"phone", "video"})
_WRITTEN = frozenset({"explicit", "no_year"})
"""Bases of days that do not depend on the day on which they are read."""
_UNDATED_REACH = timedelta(days=8)
"""How long after a meeting an undated report of it may be published."""
_AGREEMENT = 0.5
_MOST_LIKE = 16
"""Accounts that tell the very same and are compared with others, so that a flood of reports of one meeting stays linear."""


def group_reports(told: Sequence[Account], rulings: Rulings = NO_RULINGS) -> tuple[list[MeetingGroup], list[CoreferenceDecision]]:
    """Group accounts into meetings.

    Args:
        told: All accounts (``accounts``). Those that are not of realis ``held`` stay single.
        rulings: Pairs of accounts that a person has joined or kept apart.

    Returns:
        One group row per report, and every compared pair with its decision.
    """
    held = [a for a in told if a.report.realis == "held"]
    pairs = {**_pairs(held), **_ruled_pairs(held, rulings)}
    decisions = {pair: _decide(left, right, rulings) for pair, (left, right) in pairs.items()}
    clusters = _cluster(held, decisions)
    _join_undated(held, clusters, decisions, rulings)
    meetings = [*_members(held, clusters).values(), *([a] for a in told if a.report.realis != "held")]
    ruled = {report_id for pair in rulings for report_id in pair}
    groups = [
        MeetingGroup(a.report.report_id, meeting_id, _method(a, members, ruled))
        for meeting_id, members in _with_ids(meetings)
        for a in members
    ]
    return sorted(groups, key=lambda g: g.report_id), sorted(decisions.values(), key=lambda d: (d.report_a, d.report_b))


def _method(account: Account, members: Sequence[Account], ruled: Set[str]) -> str:
    if account.report.report_id in ruled:
        return OVERRIDE
    return "matched" if len(members) > 1 else "single"


def _ruled_pairs(held: Sequence[Account], rulings: Rulings) -> dict[Pair, tuple[Account, Account]]:
    by_id = {a.report.report_id: a for a in held}
    return {(one, other): (by_id[one], by_id[other]) for one, other in rulings if one in by_id and other in by_id}


def _pairs(held: Sequence[Account]) -> dict[Pair, tuple[Account, Account]]:
    """Dated accounts that share two sides and lie within a day of each other."""
    blocks: dict[tuple[str, str, date], list[Account]] = defaultdict(list)
    for account in held:
        for day in _days_of(account):
            for one, other in combinations(sorted(account.sides), 2):
                blocks[one, other, day].append(account)
    found: dict[Pair, tuple[Account, Account]] = {}
    for (one, other, day), block in blocks.items():
        near = {a.report.report_id: a for a in (*block, *blocks.get((one, other, day + timedelta(days=1)), ()))}
        for left, right in _compared(list(near.values())):
            found[paired(left, right)] = (left, right)
    return found


def _compared(near: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """Yield the pairs of a block: all of them, unless many accounts tell the very same, of which ``_MOST_LIKE`` speak for the others.

    An account that others speak for is compared with the first of them, and with what else its own page tells.
    """
    classes = _alike(near)
    yield from combinations([a for found in classes for a in found[:_MOST_LIKE]], 2)
    echoes = [(found[0], a) for found in classes for a in found[_MOST_LIKE:]]
    yield from echoes
    if echoes:
        pages: dict[str, list[Account]] = defaultdict(list)
        for account in near:
            pages[account.report.document_id].append(account)
        for _, echo in echoes:
            yield from ((echo, a) for a in pages[echo.report.document_id] if a is not echo)


def _alike(told: Sequence[Account]) -> list[list[Account]]:
    """Accounts that tell the same of all that comparing looks at, put together; in their order."""
    if len(told) <= _MOST_LIKE:
        return [[account] for account in told]
    found: dict[object, list[Account]] = defaultdict(list)
    for account in told:
        report = account.report
        parties = frozenset((p.person_id, p.country or p.organization) for p in report.participants)
        found[parties, account.days, report.mode, report.country, report.forum_event_id].append(account)
    return list(found.values())


def _days_of(account: Account) -> Iterator[date]:
    if account.days is None:
        return
    first, last = account.days
    for offset in range(min((last - first).days, 13) + 1):
        yield first + timedelta(days=offset)


def _decide(left: Account, right: Account, rulings: Rulings) -> CoreferenceDecision:
    overlap = _overlap(left, right)
    distance = _distance(left, right)
    pair = paired(left, right)
    ruled = rulings.get(pair)
    refusal = _refusal(left, right, overlap, distance) if ruled is None else None
    agreed = "syndicated_copy" if left.copy_of == right.copy_of else "same_participants_and_day"
    reason = (refusal or agreed) if ruled is None else OVERRIDE
    return CoreferenceDecision(*pair, refusal is None and ruled is not False, round(overlap, 3), distance, reason)


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
    if (one.mode in _REMOTE) != (other.mode in _REMOTE) and "unknown" not in (one.mode, other.mode):
        return "other_mode"
    if distance == 0 and one.country and other.country and one.country != other.country:
        return "other_place"
    if one.forum_event_id and other.forum_event_id and one.forum_event_id != other.forum_event_id:
        return "other_forum"
    return None


def _may_copy(left: Account, right: Account) -> bool:
    """Whether two accounts may be one text of which the later copy reads "today" a day later; written-out days are not copied wrong."""
    return left.copy_of == right.copy_of and not {left.report.date_basis, right.report.date_basis} <= _WRITTEN


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


def _cluster(held: Sequence[Account], decisions: Mapping[Pair, CoreferenceDecision]) -> dict[str, str]:
    """Join what a person joined, then agreeing pairs, surest first, unless a pair across the two clusters was refused.

    Of a pair that a person joined only another person's word keeps the rest of the two clusters apart.
    """
    home = {a.report.report_id: a.report.report_id for a in held}
    members: dict[str, set[str]] = {key: {key} for key in home}
    refused: dict[str, set[str]] = defaultdict(set)
    ruled_out: dict[str, set[str]] = defaultdict(set)
    for (one, other), decision in decisions.items():
        if not decision.is_same:
            for kept in (refused, ruled_out) if decision.reason == OVERRIDE else (refused,):
                kept[one].add(other)
                kept[other].add(one)
    for decision in sorted((d for d in decisions.values() if d.is_same), key=_surest_first):
        one, other = home[decision.report_a], home[decision.report_b]
        apart = ruled_out if decision.reason == OVERRIDE else refused
        gone, keep = sorted((one, other), key=lambda cluster: (len(members[cluster]), cluster))
        if one == other or any(m in apart and not apart[m].isdisjoint(members[keep]) for m in members[gone]):
            continue
        for report_id in members.pop(gone):
            home[report_id] = keep
            members[keep].add(report_id)
    return home


def _surest_first(decision: CoreferenceDecision) -> tuple[bool, float, int, str, str]:
    is_read = decision.reason != OVERRIDE
    return is_read, -decision.participant_overlap, decision.day_distance or 0, decision.report_a, decision.report_b


def _join_undated(held: Sequence[Account], clusters: dict[str, str], decisions: dict[Pair, CoreferenceDecision], rulings: Rulings) -> None:
    """An undated account joins the one dated meeting that it may tell of; with two candidates it stays apart."""
    joined = {report_id for pair, is_same in rulings.items() if is_same for report_id in pair}
    by_sides: dict[tuple[frozenset[str], date], list[Account]] = defaultdict(list)
    for account in held:
        if account.days is not None:
            by_sides[account.sides, account.days[0]].append(account)
    speaking = {key: [a for found in _alike(near) for a in found[:_MOST_LIKE]] for key, near in by_sides.items()}
    for account in held:
        if account.days is not None or account.published_on is None or account.report.report_id in joined:
            continue
        first = account.published_on - _UNDATED_REACH
        days = (first + timedelta(days=number) for number in range(_UNDATED_REACH.days + 2))
        found = {}
        for other in (a for day in days for a in speaking.get((account.sides, day), ())):
            decision = decisions[paired(account, other)] = _decide(account, other, rulings)
            if decision.is_same:
                found[clusters[other.report.report_id]] = other
        if len(found) == 1:
            clusters[account.report.report_id] = next(iter(found))


def _members(held: Sequence[Account], clusters: Mapping[str, str]) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = defaultdict(list)
    for account in held:
        found[clusters[account.report.report_id]].append(account)
    return found


def _with_ids(meetings: Iterable[Sequence[Account]]) -> Iterator[tuple[str, Sequence[Account]]]:
    """Give each meeting its key; of several that are alike in all that keys are made of, the later ones add their first report."""
    alike: dict[str, list[tuple[str, Sequence[Account]]]] = defaultdict(list)
    for members in meetings:
        alike[_meeting_id(members)].append((min(a.report.report_id for a in members), members))
    for meeting_id, found in alike.items():
        for number, (first, members) in enumerate(sorted(found, key=lambda item: item[0])):
            yield (sha256(f"{meeting_id}\x1f{first}".encode()).hexdigest()[:16] if number else meeting_id), members


def _meeting_id(members: Sequence[Account]) -> str:
    """Hash of sides, manner and first day; an undated meeting is keyed by its first report.

    Two meetings of the same sides on one day differ in their persons, so these go in as well.
    """
    days = sorted(a.days[0] for a in members if a.days)
    sides = sorted({side for a in members for side in a.sides})
    persons = sorted({person for a in members for person in a.persons})
    remote = all(a.report.mode in _REMOTE for a in members)
    when = days[0].isoformat() if days else min(a.report.report_id for a in members)
    realis = members[0].report.realis
    return sha256("\x1f".join([realis, when, str(remote), *sides, "", *persons]).encode()).hexdigest()[:16]
