"""Grouping what changed among what stands gives what grouping everything gives, row by row."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.core.accounts import Account, Grouped
from pipelines.core.coreference import Nothing, Regrouped, group_reports, regroup
from pipelines.core.coreference.blocks import Block, blocks_of
from pipelines.core.coreference.clusters import Beginning
from pipelines.core.decisions import CoreferenceDecision, MeetingGroup
from pipelines.core.overrides import NO_RULINGS, Rulings
from tests.factories import account, report
from tests.unit.test_coreference import PARTIES as FEW_PARTIES

DAY = date(2024, 3, 14)
PARTIES = (*FEW_PARTIES, ("CN", "RU", "@UN"))


@dataclass(frozen=True)
class Stood:
    """Everything that was grouped before, in memory."""

    told: Mapping[str, Account]
    rows: Mapping[str, Grouped]
    compared: Iterable[CoreferenceDecision]
    changed: Set[str]

    def _standing(self) -> list[Account]:
        return [a for key, a in self.told.items() if key not in self.changed]

    def _held(self) -> list[Account]:
        return [a for a in self._standing() if a.report.realis == "held"]

    def gone(self) -> list[Grouped]:
        return [row for key, row in self.rows.items() if key in self.changed]

    def in_blocks(self, blocks: Set[Block]) -> list[Account]:
        return [a for a in self._held() if not blocks.isdisjoint(blocks_of(a.sides, a.days))]

    def beginning(self, beginnings: Set[Beginning]) -> list[Account]:
        return [a for a in self._held() if a.days and (a.sides, a.days[0]) in beginnings]

    def undated(self, published: Set[Beginning]) -> list[Account]:
        return [a for a in self._held() if not a.days and a.published_on and (a.sides, a.published_on) in published]

    def accounts(self, report_ids: Set[str]) -> list[Account]:
        return [a for a in self._standing() if a.report.report_id in report_ids]

    def decisions(self, report_ids: Set[str]) -> list[CoreferenceDecision]:
        return [d for d in self.compared if d.report_a in report_ids or d.report_b in report_ids]

    def grouped(self, column: str, values: Set[str]) -> list[Grouped]:
        return [row for key, row in self.rows.items() if key not in self.changed and getattr(row, column) in values]


@dataclass
class Archive:
    """What is kept from grouping to grouping."""

    told: dict[str, Account]
    ruled: Set[str]
    groups: dict[str, MeetingGroup]
    rows: dict[str, Grouped]
    decisions: dict[tuple[str, str], CoreferenceDecision]

    def follow(self, told: Mapping[str, Account], rulings: Rulings) -> int:
        """Group what changed; tell how many reports that was."""
        ruled = {key for pair in rulings for key in pair}
        changed = {key for key in told.keys() | self.told.keys() if told.get(key) != self.told.get(key)} | ruled | self.ruled
        stood = Stood(self.told, self.rows, list(self.decisions.values()), changed)
        made = regroup([a for key, a in told.items() if key in changed], stood if self.told else Nothing(), rulings)
        self.decisions = {pair: d for pair, d in self.decisions.items() if not falls(made, *pair)}
        assert not self.decisions.keys() & {(d.report_a, d.report_b) for d in made.decisions}
        self.decisions |= {(d.report_a, d.report_b): d for d in made.decisions}
        new = {group.report_id: group for group in made.groups}
        before = {key: group.meeting_id for key, group in self.groups.items()}
        self.groups = {key: group for key, group in self.groups.items() if key in told} | new
        self.rows = {
            key: grouped(told[key], group.meeting_id, made.keys.get(key) or self.rows[key].meeting_key)
            for key, group in self.groups.items()
        }
        moved = {before[key] for key in before if key not in told or before[key] != self.groups[key].meeting_id}
        assert moved <= made.former
        self.told, self.ruled = dict(told), ruled
        return len(changed)


def falls(made: Regrouped, one: str, other: str) -> bool:
    return one in made.alone or other in made.alone or {one, other} <= made.together


def grouped(one: Account, meeting_id: str, key: str) -> Grouped:
    first, last = one.days or (None, None)
    is_held = one.report.realis == "held"
    return Grouped(one.report.report_id, is_held, tuple(sorted(one.sides)), first, last, one.published_on, meeting_id, key)


def told_by(chance: Random, number: int) -> Account:
    """A report of few persons, days, modes and publishers, so that many of them may be one meeting."""
    first = chance.choice((None, *(DAY + timedelta(days=n) for n in range(6))))
    until = first + timedelta(days=chance.choice((1, 3))) if first and chance.random() < 0.1 else None
    told = report(
        f"r{number:03}",
        first,
        chance.choice(PARTIES),
        chance.choice(("in_person", "in_person", "in_person", "phone", "unknown")),
        country=chance.choice((None, None, "DE", "CN")),
        document_id=f"d{number if chance.random() < 0.7 else number % 7}",
        realis=chance.choice(("held",) * 6 + ("planned",)),
        held_until=until,
        date_basis=chance.choice(("explicit", "weekday")),
    )
    copy_of = chance.choice((None, None, None, "x"))
    return account(told, chance.choice(("one", "other", "third", f"p{number}")), copy_of, DAY + timedelta(days=chance.randrange(12)))


def rulings_on(chance: Random, told: Mapping[str, Account]) -> Rulings:
    """Now and then a person has joined or kept apart two reports."""
    held = sorted(key for key, a in told.items() if a.report.realis == "held")
    count = chance.choice((0, 0, 1, 2)) if len(held) > 1 else 0
    pairs = (sorted(chance.sample(held, 2)) for _ in range(count))
    return {(one, other): chance.random() < 0.5 for one, other in pairs}


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32), st.sampled_from((2, 16)), st.sampled_from((8, 40)), st.booleans())
def test_any_row_of_changes_gives_what_grouping_all_gives(seed: int, most_like: int, size: int, is_ruled: bool) -> None:
    chance = Random(seed)
    told = {a.report.report_id: a for a in (told_by(chance, n) for n in range(size))}
    with pytest.MonkeyPatch.context() as patch:
        for module in ("blocks", "clusters", "regrouping"):
            patch.setattr(f"pipelines.core.coreference.{module}.MOST_LIKE", most_like)
        archive = Archive({}, frozenset(), {}, {}, {})
        for step in range(5):
            rulings = rulings_on(chance, told) if is_ruled else NO_RULINGS
            count = archive.follow(told, rulings)
            assert count < len(told) or not step or size == 8
            groups, decisions = group_reports(told.values(), rulings)
            assert sorted(archive.groups.values()) == groups
            assert sorted(archive.decisions.values()) == decisions
            for _ in range(chance.randint(1, 4)):
                number = chance.randrange(size + 10)
                if f"r{number:03}" in told and chance.random() < 0.5:
                    del told[f"r{number:03}"]
                else:
                    told[f"r{number:03}"] = told_by(chance, number)
