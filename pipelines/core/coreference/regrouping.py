"""Grouping anew only what changed reports can touch, with the result of grouping all of them.

A decision depends on its two reports, what is compared on the neighbourhoods that they lie in, a cluster on the reports that
agreeing pairs connect, an undated report on those that begin in its reach, an id on the meetings with the same key. Each of
these is followed from the changed reports as far as something may differ; the rest stands as it was. To group reports for the
first time is to find all of them changed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from pipelines.core.accounts import Account, Grouped
from pipelines.core.coreference.blocks import MOST_LIKE, Block, blocks_of, day_before, next_day, pairs_of
from pipelines.core.coreference.clusters import (
    BEFORE_PUBLICATION,
    Beginning,
    cluster,
    join_undated,
    joins,
    may_tell_of,
    meeting_key,
    with_ids,
)
from pipelines.core.coreference.comparing import decide
from pipelines.core.coreference.earlier import Earlier
from pipelines.core.decisions import CoreferenceDecision, MeetingGroup
from pipelines.core.overrides import OVERRIDE, Pair, Rulings, paired


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What takes the place of what was known.

    Attributes:
        groups: Of every report of which the meeting may be another.
        keys: Report to the key of its meeting, of the same reports.
        decisions: What was compared.
        alone: Reports (changed, gone or undated) of which all earlier decisions fall.
        together: Reports of which all earlier decisions on two of them fall.
        former: Ids of the meetings of which a report is told otherwise, is gone, or may now be of another.
    """

    groups: Collection[MeetingGroup]
    keys: Mapping[str, str]
    decisions: Collection[CoreferenceDecision]
    alone: Set[str]
    together: Set[str]
    former: Set[str]


def regroup(changed: Iterable[Account], earlier: Earlier, rulings: Rulings) -> Regrouped:
    """Group changed accounts among those that are told as they were.

    Args:
        changed: The accounts that are new or told otherwise; all that a ruling is or was upon are among them.
        earlier: What is known of all others.
        rulings: Pairs of accounts that a person has joined or kept apart.
    """
    work = _Work(earlier, rulings, {a.report.report_id: a for a in changed})
    work.compare()
    differing = work.differing()
    work.cluster(differing)
    work.join_undated()
    return work.meetings()


class _Work:
    """Regrouping at work.

    Args:
        earlier: What is known of the reports that are told as they were.
        rulings: Pairs on which a person has ruled.
        changed: The others, by id.
    """

    def __init__(self, earlier: Earlier, rulings: Rulings, changed: Mapping[str, Account]) -> None:
        self._earlier, self._rulings, self._changed = earlier, rulings, changed
        self._held = {key: a for key, a in changed.items() if a.report.realis == "held"}
        self._gone = {old.report_id: old for old in earlier.gone()}
        self._ruled = {report_id for pair in rulings for report_id in pair}
        self._joined = {report_id for pair, is_same in rulings.items() if is_same for report_id in pair}
        self._known: dict[str, Account] = dict(changed)
        self._decisions: dict[Pair, CoreferenceDecision] = {}
        self._together: set[str] = set()
        self._clusters: dict[str, str] = {}
        self._undated: dict[str, Account] = {}
        self._entered: set[str] = set()

    def compare(self) -> None:
        """Decide on the pairs that are compared, of those that a changed report, or a neighbourhood that is another, can touch."""
        former: dict[Block, set[str]] = defaultdict(set)
        for old in self._gone.values():
            for block in blocks_of(old.sides, old.days) if old.is_held else ():
                former[block].add(old.report_id)
        own = {block for a in self._held.values() for block in blocks_of(a.sides, a.days)} | former.keys()
        touched = {near for block in own for near in (block, day_before(block))}
        lying = self._lying(touched)
        for block in touched:
            near = {a.report.report_id for near in (block, next_day(block)) for a in lying.get(near, ())}
            if len(near | former.get(block, set()) | former.get(next_day(block), set())) > MOST_LIKE:
                self._together |= near  # some speak for others: of those that do not change another may
        again = {block for key in self._together for a in (self._known[key],) for block in blocks_of(a.sides, a.days)}
        touched |= {near for block in again for near in (block, day_before(block))}
        lying = self._lying(touched)
        for block in touched:
            if lying.get(block):
                around = {a.report.report_id: a for near in (block, next_day(block)) for a in lying.get(near, ())}
                self._decide(pairs_of(list(around.values()), self._ruled))
        self._decide((self._known[one], self._known[other]) for one, other in self._rulings)

    def _lying(self, blocks: Set[Block]) -> Mapping[Block, list[Account]]:
        """The accounts that lie in blocks, and in those of the day after."""
        wanted = {*blocks, *map(next_day, blocks)}
        others = {a.report.report_id: a for a in self._earlier.in_blocks(wanted)}
        self._known |= others
        found: dict[Block, list[Account]] = {}
        for account in (*self._held.values(), *others.values()):
            for block in blocks_of(account.sides, account.days):
                if block in wanted:
                    found.setdefault(block, []).append(account)
        return found

    def _decide(self, pairs: Iterable[tuple[Account, Account]]) -> None:
        for left, right in pairs:
            one, other = pair = paired(left, right)
            if pair not in self._decisions and self._falls(one, other):
                self._decisions[pair] = decide(left, right, self._rulings)

    def _falls(self, one: str, other: str) -> bool:
        """Whether what was decided on a dated pair is found anew."""
        changed, together = self._changed, self._together
        return one in changed or other in changed or (one in together and other in together)

    def differing(self) -> set[str]:
        """The reports of which a decision that makes clusters is another than before, and all changed ones."""
        found = set(self._held)
        old: dict[Pair, CoreferenceDecision] = {}
        for decision in self._earlier.decisions({*self._changed, *self._gone, *self._together}):
            pair = decision.report_a, decision.report_b
            if joins(decision) and (self._falls(*pair) or not self._gone.keys().isdisjoint(pair)):
                old[pair] = decision
        for pair in old.keys() | self._decisions.keys():
            if old.get(pair) != self._decisions.get(pair):
                found.update(pair)
        return found - (self._gone.keys() - self._held.keys())

    def cluster(self, differing: Set[str]) -> None:
        """Cluster anew the reports that agreeing pairs connect with those of which a decision differs."""
        new: dict[str, list[CoreferenceDecision]] = defaultdict(list)
        for decision in self._decisions.values():
            new[decision.report_a].append(decision)
            new[decision.report_b].append(decision)
        reached: set[str] = set()
        kept: dict[Pair, CoreferenceDecision] = {}
        wave = set(differing)
        while wave:
            reached |= wave
            found = [d for d in self._earlier.decisions(wave) if joins(d) and not self._replaces(d)]
            kept |= {(d.report_a, d.report_b): d for d in found}
            found += [d for report_id in wave for d in new[report_id]]
            wave = {report_id for d in found if d.is_same for report_id in (d.report_a, d.report_b)} - reached
        within = (d for d in {**kept, **self._decisions}.values() if d.report_a in reached and d.report_b in reached)
        self._clusters = cluster(reached, within)
        self._find(reached)

    def _replaces(self, old: CoreferenceDecision) -> bool:
        one, other = old.report_a, old.report_b
        return self._falls(one, other) or one in self._gone or other in self._gone

    def join_undated(self) -> None:
        """Compare anew the undated reports in whose reach a dated one begins that changed, or may be of another cluster."""
        reached = [self._known[key] for key in self._clusters]
        begin: set[Beginning] = {(a.sides, a.days[0]) for a in reached if a.days}
        begin |= {(frozenset(old.sides), old.first_day) for old in self._gone.values() if old.is_held and old.first_day}
        published = {(sides, day + before) for sides, day in begin for before in BEFORE_PUBLICATION}
        found = (a for a in (*reached, *self._earlier.undated(published)) if not a.days and a.published_on)
        self._undated = {a.report.report_id: a for a in found if a.report.report_id not in self._joined}
        wanted = {beginning for a in self._undated.values() for beginning in may_tell_of(a)}
        dated = {a.report.report_id: a for a in self._earlier.beginning(wanted)}
        dated |= {a.report.report_id: a for a in reached if a.days and (a.sides, a.days[0]) in wanted}
        standing = list(self._earlier.grouped("report_id", dated.keys() - self._clusters.keys()))
        outside = {old.report_id: _of_before(old) for old in standing}
        ordered = [dated[key] for key in sorted(dated)]
        joined, compared = join_undated(self._undated.values(), ordered, {**self._clusters, **outside}, self._rulings)
        entered = set(joined.values())
        self._entered = {old.meeting_id for old in standing if _of_before(old) in entered}
        self._clusters |= joined
        self._decisions |= {(d.report_a, d.report_b): d for d in compared}

    def meetings(self) -> Regrouped:
        """Give the meetings their ids, whose reports or ids may be others."""
        moved = {*self._changed, *self._clusters}
        former = {old.report_id: old for old in (*self._gone.values(), *self._earlier.grouped("report_id", moved))}
        ids = {old.meeting_id for old in former.values()} | self._entered
        others = {old.report_id: old for old in self._earlier.grouped("meeting_id", ids)}
        clusters = {**{key: key for key in self._changed}, **{key: _of_before(old) for key, old in others.items()}, **self._clusters}
        self._find(clusters.keys())
        members: dict[str, set[str]] = defaultdict(set)
        for report_id, name in clusters.items():
            members[name].add(report_id)
        alike: dict[str, list[Set[str]]] = defaultdict(list)
        for found in members.values():
            alike[meeting_key([self._known[key] for key in sorted(found)])].append(found)
        keys = {*alike, *(old.meeting_key for old in (*former.values(), *others.values()))}
        for key, reports in self._standing(keys, clusters.keys()):
            alike[key].append(reports)
        self._find({report_id for meetings in alike.values() for found in meetings for report_id in found})
        groups = {
            MeetingGroup(report_id, meeting_id, self._method(report_id, found), self._known[report_id].report.realis): key
            for key, meeting_id, found in with_ids(alike)
            for report_id in found
        }
        former_ids = ids | {old.meeting_id for old in self._earlier.grouped("meeting_key", keys)}
        alone = {*self._changed, *self._gone, *self._undated}
        return Regrouped(
            list(groups),
            {group.report_id: key for group, key in groups.items()},
            list(self._decisions.values()),
            alone,
            self._together,
            former_ids,
        )

    def _standing(self, keys: Set[str], known: Set[str]) -> Iterator[tuple[str, Set[str]]]:
        """Yield the meetings with one of the keys of which no report is known, as they were."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for old in self._earlier.grouped("meeting_key", keys):
            if old.report_id not in known:
                found[old.meeting_key, old.meeting_id].add(old.report_id)
        yield from ((key, members) for (key, _), members in found.items())

    def _method(self, report_id: str, members: Set[str]) -> str:
        if report_id in self._ruled:
            return OVERRIDE
        return "matched" if len(members) > 1 else "single"

    def _find(self, report_ids: Set[str]) -> None:
        self._known |= {a.report.report_id: a for a in self._earlier.accounts(report_ids - self._known.keys())}


def _of_before(old: Grouped) -> str:
    """A name for the cluster of an earlier meeting that no report can bear."""
    return f"meeting {old.meeting_id}"
