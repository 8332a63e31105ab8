"""The step of coreference after any row of changes leaves the files that a first run over the same reports would have made."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pipelines.core.accounts import Account
from pipelines.core.coreference import group_reports
from pipelines.core.knowledge import Knowledge, Override
from pipelines.core.records import Claim, Document, MeetingReport
from pipelines.stages import ALL, STEPS, Report, StepInput, meetings, weighing
from pipelines.stages.told import Seen, SeenParty
from pipelines.store import Store, all_buckets
from pipelines.tables import to_arrow
from tests.factories import account, claim, report
from tests.rows import row
from tests.steps import given
from tests.unit.test_regrouping import told_by

READS: Mapping[str, type] = {"documents": Document, "meeting_reports": MeetingReport, "claims": Claim}
COREFERENCE = STEPS[3]


def key_of(name: str) -> str:
    """A key as the tables have it."""
    return sha256(name.encode()).hexdigest()[:16]


def page_of(told: Account) -> Account:
    """The same account with keys as the tables have them."""
    report = told.report
    named = report._replace(report_id=key_of(report.report_id), document_id=key_of(report.document_id), rule="x", char_end=1)
    return replace(told, report=named, copy_of=key_of(told.copy_of))


def put(store: Store, told: Collection[Account], bits: int) -> None:
    """Publish what coreference reads: the reports, their pages, a claim for each day that they give."""
    pages = {a.report.document_id: a for a in sorted(told, key=lambda a: a.report.report_id)}
    prints = {key: key_of(repr([a for a in sorted(told, key=str) if a.report.document_id == key])) for key in pages}
    own = [replace(a, publisher=(page := pages[a.report.document_id]).publisher, published_on=page.published_on) for a in told]
    rows: dict[str, list[Any]] = {
        "documents": [
            row(
                Document,
                document_id=key,
                source_id=page.publisher,
                raw_path=f"{key}.txt",
                published_on=page.published_on,
                near_duplicate_group=page.copy_of,
            )
            for key, page in pages.items()
        ],
        "meeting_reports": [a.report for a in own],
        "claims": [
            claim(key_of(f"c {r.report_id}"), r.held_on.isoformat(), report_id=r.report_id, document_id=r.document_id)
            for r in (a.report for a in own)
            if r.held_on
        ],
    }
    parts: dict[str, list[Any]] = {table: [] for table in READS}
    for table, record in READS.items():
        for bucket in all_buckets(bits):
            here = sorted((r for r in rows[table] if bucket.holds(r.document_id)), key=lambda r: (r.document_id, r))
            done = {key: made for key, made in prints.items() if bucket.holds(key)}
            parts[table].append(store.write_part(table, bucket, to_arrow(here, record), "x", done))
    store.publish(parts)


def group(place: Path, told: Collection[Account], knowledge: Knowledge, bits: int) -> Report:
    """Publish the reports and run the step."""
    one: StepInput = given(place, place / "stage", knowledge)
    with one.store.writing():
        put(one.store, told, bits)
        return COREFERENCE.run(one, frozenset(COREFERENCE.writes))


def files(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.glob("stage/*/*")}


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "at_once", "few_stand"), [(0, 200_000, 10), (1, 200_000, 10), (0, 7, 1), (1, 3, 1), (1, 3, 10)])
def test_any_row_of_changes_in_any_lots_leaves_the_files_of_a_first_run(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, seed: int, at_once: int, few_stand: int
) -> None:
    chance = Random(seed)
    told = {n: page_of(told_by(chance, n)) for n in range(40)}
    ruled = [
        Override("one", "merge", (key_of("r011"), key_of("r012")), None, None, "a person looked", date(2024, 5, 1)),
        Override("two", "apart", (key_of("r013"), key_of("r015")), None, None, "a person looked", date(2024, 5, 1)),
    ]
    turned = [
        Override(f"x{n}", "set", (f"{key_of(f'd{n}')}.txt",), "realis", value, "a person looked", date(2024, 5, 1))
        for n in range(10, 40)
        for value in ("held", "planned")
        if n % 4 == 0
    ]
    known = replace(knowledge, overrides=(*ruled, *turned) if seed % 2 else ())
    for step in range(4):
        monkeypatch.setattr(meetings, "_AT_ONCE", at_once)
        monkeypatch.setattr(meetings, "_FEW_STAND", few_stand)
        report = group(tmp_path / "on", told.values(), known, bits=2 if step == 2 else 1)
        monkeypatch.undo()
        assert report.kept > 0 or not step or at_once < 7
        group(tmp_path / str(step), told.values(), known, bits=2 if step == 2 else 1)
        assert files(tmp_path / "on") == files(tmp_path / str(step))
        decisions = Store(tmp_path / "on" / "stage", ALL).records_of("coreference_decisions")
        assert any(decision.reason == "override" for decision in decisions) == bool(seed % 2)
        if step == 1:
            del told[max(told)]  # nothing but a page less
            continue
        for number in chance.sample([n for n in range(45) if not 10 < n < 16], 2):
            if number in told and chance.random() < 0.5:
                del told[number]
            else:
                told[number] = page_of(told_by(chance, number))


@pytest.mark.slow
def test_a_pair_that_a_person_kept_apart_stays_decided_when_a_later_lot_reaches_one_of_them(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def page(name: str, held_on: date | None, published_on: date) -> Account:
        return page_of(account(report(name, held_on), name, None, published_on))

    undated = page("undated", None, date(2024, 3, 17))
    others = [page("before", date(2024, 1, 2), date(2024, 1, 3)), page("near", date(2024, 3, 16), date(2024, 3, 16))]
    apart = Override("x", "apart", (key_of("undated"), key_of("before")), None, None, "a person looked", date(2024, 5, 1))
    known = replace(knowledge, overrides=(apart,))
    group(tmp_path / "at once", [undated, *others], known, 1)
    monkeypatch.setattr(meetings, "_AT_ONCE", 1)
    group(tmp_path / "in lots", [undated, *others], known, 1)
    assert files(tmp_path / "in lots") == files(tmp_path / "at once")


class Watched:
    """A record that remembers what was asked of it."""

    def __init__(self, record: Any, asked: set[str]) -> None:
        self._record, self._asked = record, asked

    def __getattr__(self, name: str) -> Any:
        self._asked.add(name)
        return getattr(self._record, name)


def test_grouping_looks_at_nothing_that_is_not_held_of_a_report() -> None:
    chance, of_reports, of_parties = Random(7), set[str](), set[str]()
    told = [page_of(told_by(chance, n)) for n in range(300)]
    seen = []
    for one in told:
        parties: Any = tuple(Watched(party, of_parties) for party in one.report.participants)
        report: Any = Watched(one.report._replace(participants=parties), of_reports)
        seen.append(Account(report, one.publisher, one.copy_of, one.published_on))
    assert group_reports(seen) == group_reports(told)
    assert of_reports <= set(Seen._fields)
    assert of_parties == set(SeenParty._fields)


@pytest.mark.slow
def test_a_table_that_was_made_alone_is_not_taken_for_one_of_the_same_time(tmp_path: Path, knowledge: Knowledge) -> None:
    chance = Random(7)
    told = [page_of(told_by(chance, n)) for n in range(20)]
    group(tmp_path / "on", told[:15], knowledge, 1)
    one = given(tmp_path, tmp_path / "on" / "stage", knowledge)
    put(one.store, told, 1)
    COREFERENCE.run(one, frozenset({"meeting_groups"}))
    group(tmp_path / "on", told[5:], knowledge, 1)
    group(tmp_path / "anew", told[5:], knowledge, 1)
    assert files(tmp_path / "on") == files(tmp_path / "anew")


@pytest.mark.slow
def test_meetings_that_workers_weigh_are_as_if_weighed_here(tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(3)
    told = [page_of(told_by(chance, n)) for n in range(40)]
    group(tmp_path / "here", told, knowledge, 1)
    monkeypatch.setattr(weighing, "_FEW", 0)
    monkeypatch.setattr(weighing, "_BATCH", 3)
    monkeypatch.setattr(weighing, "_HEARD_AT_ONCE", 8)
    group(tmp_path / "there", told, knowledge, 1)
    assert files(tmp_path / "here") == files(tmp_path / "there")


@pytest.mark.slow
@pytest.mark.parametrize("few", [0, 2_000], ids=["by workers", "here"])
def test_a_meeting_that_cannot_be_weighed_stops_the_step(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no such clock")

    monkeypatch.setattr(weighing, "_FEW", few)
    monkeypatch.setattr(weighing, "resolve_meeting", fail)
    with pytest.raises(weighing.ResolutionError, match=r"meeting [0-9a-f]{16}: ValueError: no such clock"):
        group(tmp_path, [page_of(told_by(Random(3), n)) for n in range(4)], knowledge, 1)
