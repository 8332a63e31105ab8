"""Which reports tell of one meeting.

Reports are blocked by a pair of sides and a day, so that only those are compared which may agree; every compared
pair and what decided it is kept. A cluster never holds a pair that was refused. The result does not depend on the
order of the reports, and an id does not depend on other meetings.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations

from pipelines.core.knowledge import Rule
from pipelines.core.records import CoreferenceDecision, Document, MeetingGroup, MeetingReport

RULES = (
    Rule(
        "meeting.same",
        1,
        "meeting_groups",
        "Same sides, agreeing persons, same day (one day apart between publishers), no veto by mode, place or forum",
    ),
)

_REMOTE = frozenset({"phone", "video"})
_UNDATED_REACH = timedelta(days=8)
"""How long after a meeting an undated report of it may be published."""
_AGREEMENT = 0.5
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Account:
    """A report and what its page's surroundings tell: publisher, syndication, day of publication."""

    report: MeetingReport
    publisher: str
    copy_of: str
    published_on: date | None

    @property
    def sides(self) -> frozenset[str]:
        """Countries and organizations that take part."""
        return frozenset(side for p in self.report.participants if (side := p.country or p.organization))

    @property
    def persons(self) -> frozenset[str]:
        """Keys of the named persons."""
        return frozenset(p.person_id for p in self.report.participants if p.person_id)

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day that the report gives."""
        if self.report.held_on is None:
            return None
        return self.report.held_on, self.report.held_until or self.report.held_on


def accounts(reports: Iterable[MeetingReport], documents: Mapping[str, Document]) -> list[Account]:
    """Join reports with their documents, sorted by id so that input order does not matter."""
    found = []
    for report in reports:
        document = documents[report.document_id]
        copy_of = document.near_duplicate_group or document.document_id
        found.append(Account(report, document.source_id or document.document_id, copy_of, document.published_on))
    return sorted(found, key=lambda a: a.report.report_id)


def group_reports(told: Sequence[Account]) -> tuple[list[MeetingGroup], list[CoreferenceDecision]]:
    """Group accounts into meetings.

    Args:
        told: All accounts (``accounts``). Those that are not of realis ``held`` stay single.

    Returns:
        One group row per report, and every compared pair with its decision.
    """
    held = [a for a in told if a.report.realis == "held"]
    decisions = {pair: _decide(left, right) for pair, (left, right) in _pairs(held).items()}
    clusters = _cluster(held, decisions)
    _join_undated(held, clusters, decisions)
    meetings = [*_members(held, clusters).values(), *([a] for a in told if a.report.realis != "held")]
    groups = [
        MeetingGroup(a.report.report_id, meeting_id, "matched" if len(members) > 1 else "single")
        for meeting_id, members in _with_ids(meetings)
        for a in members
    ]
    return sorted(groups, key=lambda g: g.report_id), sorted(decisions.values(), key=lambda d: (d.report_a, d.report_b))


def _pairs(held: Sequence[Account]) -> dict[_Pair, tuple[Account, Account]]:
    """Dated accounts that share two sides and lie within a day of each other."""
    blocks: dict[tuple[str, str, date], list[Account]] = defaultdict(list)
    for account in held:
        for day in _days_of(account):
            for one, other in combinations(sorted(account.sides), 2):
                blocks[one, other, day].append(account)
    found: dict[_Pair, tuple[Account, Account]] = {}
    for (one, other, day), block in blocks.items():
        near = [*block, *blocks.get((one, other, day + timedelta(days=1)), ())]
        for left, right in combinations(near, 2):
            left, right = sorted((left, right), key=lambda a: a.report.report_id)
            if left is not right:
                found[left.report.report_id, right.report.report_id] = (left, right)
    return found


def _days_of(account: Account) -> Iterator[date]:
    if account.days is None:
        return
    first, last = account.days
    for offset in range(min((last - first).days, 13) + 1):
        yield first + timedelta(days=offset)


def _decide(left: Account, right: Account) -> CoreferenceDecision:
    overlap = _overlap(left, right)
    distance = _distance(left, right)
    reason = _refusal(left, right, overlap, distance)
    return CoreferenceDecision(
        left.report.report_id,
        right.report.report_id,
        reason is None,
        round(overlap, 3),
        distance,
        reason or ("syndicated_copy" if left.copy_of == right.copy_of else "same_participants_and_day"),
    )


def _refusal(left: Account, right: Account, overlap: float, distance: int | None) -> str | None:
    """Why two accounts cannot be one meeting; None when they are."""
    one, other = left.report, right.report
    if one.document_id == other.document_id:
        return "told_apart_by_one_page"
    if overlap < _AGREEMENT:
        return "other_participants"
    if not (left.sides <= right.sides or right.sides <= left.sides):
        return "other_sides"
    if distance is not None and distance > (0 if left.publisher == right.publisher and left.copy_of != right.copy_of else 1):
        return "other_day"
    if (one.mode in _REMOTE) != (other.mode in _REMOTE) and "unknown" not in (one.mode, other.mode):
        return "other_mode"
    if distance == 0 and one.country and other.country and one.country != other.country:
        return "other_place"
    if one.forum_event_id and other.forum_event_id and one.forum_event_id != other.forum_event_id:
        return "other_forum"
    return None


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


def _cluster(held: Sequence[Account], decisions: Mapping[_Pair, CoreferenceDecision]) -> dict[str, str]:
    """Join agreeing pairs, surest first, unless a pair across the two clusters was refused."""
    home = {a.report.report_id: a.report.report_id for a in held}
    members: dict[str, set[str]] = {key: {key} for key in home}
    refused: dict[str, set[str]] = defaultdict(set)
    for (one, other), decision in decisions.items():
        if not decision.is_same:
            refused[one].add(other)
            refused[other].add(one)
    agreed = [d for d in decisions.values() if d.is_same]
    for decision in sorted(agreed, key=lambda d: (-d.participant_overlap, d.day_distance or 0, d.report_a, d.report_b)):
        one, other = home[decision.report_a], home[decision.report_b]
        if one == other or any(refused[m] & members[other] for m in members[one]):
            continue
        keep, gone = sorted((one, other))
        for report_id in members.pop(gone):
            home[report_id] = keep
            members[keep].add(report_id)
    return home


def _join_undated(held: Sequence[Account], clusters: dict[str, str], decisions: dict[_Pair, CoreferenceDecision]) -> None:
    """An undated account joins the one dated meeting that it may tell of; with two candidates it stays apart."""
    by_sides: dict[frozenset[str], list[Account]] = defaultdict(list)
    for account in held:
        if account.days is not None:
            by_sides[account.sides].append(account)
    for account in held:
        if account.days is not None or account.published_on is None:
            continue
        near = [
            a
            for a in by_sides.get(account.sides, ())
            if a.days and account.published_on - _UNDATED_REACH <= a.days[0] <= account.published_on + timedelta(days=1)
        ]
        found = {}
        for other in near:
            decision = _decide(*sorted((account, other), key=lambda a: a.report.report_id))
            decisions[decision.report_a, decision.report_b] = decision
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
