"""From compared pairs to clusters, and from clusters to meetings with their keys."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from hashlib import sha256

from pipelines.core.accounts import Account
from pipelines.core.coreference.blocks import MOST_LIKE
from pipelines.core.coreference.comparing import REMOTE, decide, likeness
from pipelines.core.decisions import CoreferenceDecision
from pipelines.core.overrides import OVERRIDE, Rulings

UNDATED_REACH = timedelta(days=8)
"""How long after a meeting an undated report of it may be published."""

BEFORE_PUBLICATION = [timedelta(days=number) for number in range(UNDATED_REACH.days, -2, -1)]
"""How long before its publication a meeting may begin of which an undated report tells; a day after it, where clocks differ."""

Beginning = tuple[frozenset[str], date]
"""Sides and first day of a dated report."""


def joins(decision: CoreferenceDecision) -> bool:
    """Whether clusters are made of a decision: of those on undated reports only where a person has ruled."""
    return decision.day_distance is not None or decision.reason == OVERRIDE


def cluster(reports: Iterable[str], decisions: Iterable[CoreferenceDecision]) -> dict[str, str]:
    """Join what a person joined, then agreeing pairs, surest first, unless a pair across the two clusters was refused.

    Of a pair that a person joined only another person's word keeps the rest of the two clusters apart.

    Args:
        reports: Their ids. No agreeing pair leads out of them, so that nothing else can tell how they are joined.
        decisions: All on two of them.

    Returns:
        Report to cluster, which is named for one of its reports.
    """
    home = {report_id: report_id for report_id in reports}
    members: dict[str, set[str]] = {key: {key} for key in home}
    refused: dict[str, set[str]] = defaultdict(set)
    ruled_out: dict[str, set[str]] = defaultdict(set)
    agreeing = []
    for decision in decisions:
        if decision.is_same:
            agreeing.append(decision)
            continue
        for kept in (refused, ruled_out) if decision.reason == OVERRIDE else (refused,):
            kept[decision.report_a].add(decision.report_b)
            kept[decision.report_b].add(decision.report_a)
    for decision in sorted(agreeing, key=_surest_first):
        one, other = home[decision.report_a], home[decision.report_b]
        apart = ruled_out if decision.reason == OVERRIDE else refused
        gone, keep = sorted((one, other), key=lambda name: (len(members[name]), name))
        if one == other or any(m in apart and not apart[m].isdisjoint(members[keep]) for m in members[gone]):
            continue
        for report_id in members.pop(gone):
            home[report_id] = keep
            members[keep].add(report_id)
    return home


def _surest_first(decision: CoreferenceDecision) -> tuple[bool, float, int, str, str]:
    is_read = decision.reason != OVERRIDE
    return is_read, -decision.participant_overlap, decision.day_distance or 0, decision.report_a, decision.report_b


def may_tell_of(undated: Account) -> Iterator[Beginning]:
    """Yield the sides and first days of the meetings that an undated account may tell of."""
    if undated.published_on is not None:
        yield from ((undated.sides, undated.published_on - before) for before in BEFORE_PUBLICATION)


def join_undated(
    undated: Iterable[Account], dated: Iterable[Account], clusters: Mapping[str, str], rulings: Rulings
) -> tuple[dict[str, str], list[CoreferenceDecision]]:
    """Let each undated account join the one dated meeting that it may tell of; with two candidates it stays apart.

    Args:
        undated: The accounts, of which no ruling has joined one to another.
        dated: All accounts that begin as one of them may tell (``may_tell_of``), by id.
        clusters: Report to cluster, of the dated ones.
        rulings: Pairs of accounts that a person has joined or kept apart.

    Returns:
        Report to cluster, of the undated ones, and what each was compared with.
    """
    by_beginning: dict[Beginning, dict[object, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for account in dated:
        if account.days is not None:
            by_beginning[account.sides, account.days[0]][likeness(account), clusters[account.report.report_id]].append(account)
    speaking = {key: [a for found in near.values() for a in found[:MOST_LIKE]] for key, near in by_beginning.items()}
    joined: dict[str, str] = {}
    decisions: list[CoreferenceDecision] = []
    for account in undated:
        found = set()
        for other in (a for key in may_tell_of(account) for a in speaking.get(key, ())):
            decisions.append(decision := decide(account, other, rulings))
            if decision.is_same:
                found.add(clusters[other.report.report_id])
        joined[account.report.report_id] = found.pop() if len(found) == 1 else account.report.report_id
    return joined, decisions


def meeting_key(members: Sequence[Account]) -> str:
    """Hash of sides, manner and first day; an undated meeting is keyed by its first report.

    Two meetings of the same sides on one day differ in their persons, so these go in as well.
    """
    days = sorted(a.days[0] for a in members if a.days)
    sides = sorted({side for a in members for side in a.sides})
    persons = sorted({person for a in members for person in a.persons})
    remote = all(a.report.mode in REMOTE for a in members)
    when = days[0].isoformat() if days else min(a.report.report_id for a in members)
    realis = members[0].report.realis
    return sha256("\x1f".join([realis, when, str(remote), *sides, "", *persons]).encode()).hexdigest()[:16]


def with_ids(alike: Mapping[str, Iterable[Set[str]]]) -> Iterator[tuple[str, str, Set[str]]]:
    """Yield the key, id and reports of each meeting.

    Args:
        alike: Key to the reports of each meeting that it is the key of. It is the id of the first; the others, which are alike
            in all that keys are made of, add their first report.
    """
    for key, meetings in alike.items():
        for number, members in enumerate(sorted(meetings, key=min)):
            yield key, sha256(f"{key}\x1f{min(members)}".encode()).hexdigest()[:16] if number else key, members
