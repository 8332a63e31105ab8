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
_MOST_KINDS = 64
"""Kinds of them of which one each is compared with others: pages that tell of several meetings, publishers of several days."""


def group_reports(told: Sequence[Account], rulings: Rulings = NO_RULINGS) -> tuple[list[MeetingGroup], list[CoreferenceDecision]]:
    """Group accounts into meetings.

    Args:
        told: All accounts (``accounts``). Those that are not of realis ``held`` stay single.
        rulings: Pairs of accounts that a person has joined or kept apart.

    Returns:
        One group row per report, and every compared pair with its decision.
    """
    held = [a for a in told if a.report.realis == "held"]
    ruled = {report_id for pair in rulings for report_id in pair}
    pairs = {**_pairs(held, ruled), **_ruled_pairs(held, rulings)}
    decisions = {pair: _decide(left, right, rulings) for pair, (left, right) in pairs.items()}
    clusters = _cluster(held, decisions)
    _join_undated(held, clusters, decisions, rulings)
    meetings = [*_members(held, clusters).values(), *([a] for a in told if a.report.realis != "held")]
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


def _pairs(held: Sequence[Account], ruled: Set[str]) -> dict[Pair, tuple[Account, Account]]:
    """Dated accounts that share two sides and lie within a day of each other."""
    blocks: dict[tuple[str, str, date], list[Account]] = defaultdict(list)
    for account in held:
        for day in _days_of(account):
            for one, other in combinations(sorted(account.sides), 2):
                blocks[one, other, day].append(account)
    found: dict[Pair, tuple[Account, Account]] = {}
    large = []
    for (one, other, day), block in blocks.items():
        near = {a.report.report_id: a for a in (*block, *blocks.get((one, other, day + timedelta(days=1)), ()))}
        if len(near) > _MOST_LIKE:
            large.append(list(near.values()))
        else:
            found |= {paired(left, right): (left, right) for left, right in combinations(near.values(), 2)}
    return found | {paired(left, right): (left, right) for left, right in _large_pairs(large, ruled)}


def _large_pairs(large: Sequence[Sequence[Account]], ruled: Set[str]) -> Iterator[tuple[Account, Account]]:
    """Yield the pairs of large blocks: of those who tell the very same, ``_MOST_LIKE`` and one of each kind speak for the others.

    Accounts of one class and kind agree with each other and are refused by the same others, so that the first is compared for
    them. This need not give in every mixture the meetings that all pairs would give. Of more than ``_MOST_KINDS`` kinds the rest
    is compared with its class and with what its page and publisher tell.
    """
    kinds: dict[str, set[object]] = defaultdict(set)
    for near in large:
        for report_id, kind in _kinds(near):
            kinds[report_id].add(kind)
    for report_id in ruled:
        kinds[report_id].add(report_id)
    for near in large:
        classes: dict[object, dict[object, list[Account]]] = defaultdict(lambda: defaultdict(list))
        for account in sorted(near, key=lambda a: a.report.report_id):
            classes[_likeness(account)][frozenset(kinds.get(account.report.report_id, ()))].append(account)
        yield from _pairs_of_classes([list(found.values()) for found in classes.values()])


def _pairs_of_classes(classes: Sequence[Sequence[Sequence[Account]]]) -> Iterator[tuple[Account, Account]]:
    """Yield the pairs of one large block, whose accounts are given by class and kind."""
    speaking: dict[str, Account] = {}
    pages: dict[str, list[Account]] = defaultdict(list)
    voices: dict[str, list[Account]] = defaultdict(list)
    rest: list[tuple[Account, Sequence[Account]]] = []
    for found in classes:
        alike = sorted((a for kind in found for a in kind), key=lambda a: a.report.report_id)
        first = alike[:_MOST_LIKE]
        speaking |= {a.report.report_id: a for a in (*first, *(kind[0] for kind in found[:_MOST_KINDS]))}
        rest += [(a, kind[:1]) for kind in found[:_MOST_KINDS] for a in kind[1:]]
        rest += [(a, first) for kind in found[_MOST_KINDS:] for a in kind]
        for account in alike:
            pages[account.report.document_id].append(account)
        for account in {a.publisher: a for a in reversed(alike)}.values():
            voices[account.publisher].append(account)
    yield from combinations(speaking.values(), 2)
    for account, others in rest:
        if account.report.report_id not in speaking:
            own = (*others, *pages[account.report.document_id], *voices[account.publisher])
            yield from ((account, a) for a in own if a is not account)


def _likeness(account: Account) -> object:
    """All that comparing looks at but page, publisher and text; those that it is the same for are one class."""
    report = account.report
    parties = frozenset((p.person_id, p.country or p.organization) for p in report.participants)
    return parties, account.days, report.mode, report.country, report.forum_event_id


def _kinds(near: Sequence[Account]) -> Iterator[tuple[str, object]]:
    """Yield what may refuse an account, but not all of its class: its page tells of others, its publisher of other days."""
    pages: dict[str, int] = defaultdict(int)
    days: dict[tuple[str, ...], set[object]] = defaultdict(set)
    for account in near:
        pages[account.report.document_id] += 1
        days[account.publisher,].add(account.days)
        days[account.publisher, account.copy_of].add(account.days)
    for account in near:
        report, is_copied = account.report, len(days[account.publisher, account.copy_of]) > 1
        if pages[report.document_id] > 1:
            yield report.report_id, report.report_id
        elif len(days[account.publisher,]) > 1:
            text = (account.copy_of, report.date_basis in _WRITTEN) if is_copied else None
            yield report.report_id, (account.publisher, text)


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
    by_sides: dict[tuple[frozenset[str], date], dict[object, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for account in held:
        if account.days is not None:
            by_sides[account.sides, account.days[0]][_likeness(account), clusters[account.report.report_id]].append(account)
    speaking = {key: [a for found in near.values() for a in found[:_MOST_LIKE]] for key, near in by_sides.items()}
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
