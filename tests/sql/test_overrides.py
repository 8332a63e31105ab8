"""What became of a person's decisions: applied, or what keeps each from it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipelines.core.knowledge import Override
from pipelines.environment import ROOT
from pipelines.warehouse import load_sql
from tests.conftest import build_rows
from tests.rows import KNOWLEDGE, claimed, page, party, resolved, row, said, together, told, topic

WANG, LAVROV, MUSTER = party(0, "Wang Yi", "CN"), party(1, "Sergey Lavrov", "RU"), party(1, "Anna Muster", "DE")
WORLD = together(
    page("d1", "mfa-cn"),
    told("r1", "d1", "m1", [WANG, LAVROV]),
    told("r2", "d1", "m2", [WANG, MUSTER]),
    told("r3", "d1", "m3", [WANG, LAVROV], realis="referenced"),
    page("d2", "mid-ru"),
    told("r4", "d2", "m4", [WANG, LAVROV], realis="planned"),
    resolved("m4", [WANG, LAVROV], date_status="unknown", plan_status="stands"),
    resolved("m1", [WANG, LAVROV], held_on=date(2019, 6, 1), held_edtf="2019-06-01"),
    resolved("m2", [WANG, MUSTER], held_on=date(2019, 6, 1), held_edtf="2019-06-01"),
)
LOOKED = {"reason": "a person looked", "decided_on": date(2020, 1, 1)}
A_DAY = {"kind": "set", "attribute": "date", "value": "2019-06-01"}
NOT_HELD = {"kind": "set", "attribute": "realis", "value": "planned"}
HELD = {**NOT_HELD, "value": "held"}
PUT_OFF = {"kind": "set", "attribute": "plan_status", "value": "postponed"}


def why_not(folder: Path, **stated: object) -> str | None:
    """What the report says of one decision on a page that tells of two meetings."""
    knowledge = replace(KNOWLEDGE, overrides=(row(Override, override_id="one", **LOOKED, **stated),))
    result = build_rows(folder, load_sql(ROOT / "sql"), knowledge, **WORLD)
    assert result.published, [(f.check.model, f.check.name, f.sample) for f in result.blocking]
    with duckdb.connect(str(folder / "readouts.duckdb"), read_only=True) as db:
        (found,) = db.execute("SELECT why_not FROM report.overrides").fetchall()
    return found[0]


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        ({"targets": ("d1",), **A_DAY}, "a page that it names tells of several meetings: name the report_id"),
        ({"targets": ("r1",), **A_DAY}, "another entry outranks it"),
        ({"targets": ("gone",), **A_DAY}, "no account of a held or planned meeting goes by what it names"),
        ({"targets": ("r3",), **A_DAY}, "no account of a held or planned meeting goes by what it names"),
        ({"targets": ("r4",), **A_DAY}, "another entry outranks it"),
        ({"targets": ("d2",), **A_DAY}, "another entry outranks it"),
        ({"targets": ("r4",), **PUT_OFF}, "another entry outranks it"),
        ({"targets": ("r1",), **PUT_OFF}, "no account of a planned meeting goes by what it names"),
        ({"targets": ("d1",), **NOT_HELD}, "a page that it names tells of several meetings: name the report_id"),
        ({"targets": ("r3",), **NOT_HELD}, "no account of a held meeting goes by what it names"),
        ({"targets": ("r1",), **HELD}, "no account of a meeting that was announced or referred to goes by what it names"),
        ({"targets": ("d1",), **HELD}, "another entry outranks it"),
        ({"targets": ("r1", "gone"), "kind": "merge"}, "no account of a held meeting goes by what it names"),
        ({"targets": ("r1", "r2"), "kind": "apart"}, None),
        ({"targets": ("Wong",), "kind": "alias", "attribute": "en", "value": "wang-yi"}, "no page prints the name"),
        ({"targets": ("lost.html",), "kind": "ignore"}, "no such page"),
    ],
)
def test_a_decision_that_is_not_applied_is_told_with_what_keeps_it_from_it(tmp_path, stated, why) -> None:
    assert why_not(tmp_path, **stated) == why


def test_the_warning_tells_the_whole_of_what_keeps_a_decision_from_being_applied(tmp_path) -> None:
    refused = row(Override, override_id="one", targets=("d1",), **A_DAY, **LOOKED)
    result = build_rows(tmp_path, load_sql(ROOT / "sql"), replace(KNOWLEDGE, overrides=(refused,)), **WORLD)
    (sample,) = (f.sample for f in result.findings if f.check.name == "every_one_applies")
    assert "| a page that it names tells of several meetings: name the report_id |" in sample


def test_a_meeting_that_a_person_says_was_not_held_is_in_no_report_of_meetings(tmp_path) -> None:
    by_hand = {"source": "override", "attribute": "realis", "value": "planned", "surface": "overrides.yaml: one"}
    world = together(
        page("d1", "mfa-cn"),
        told("r1", "d1", "m1", [WANG, LAVROV]),
        resolved("m1", [WANG, LAVROV], held_on=date(2019, 6, 1), held_edtf="2019-06-01"),
        claimed("c1", "r1", "d1", "m1", **by_hand, char_start=None, char_end=None, zone="reference"),
        said("s1", "d1", "r1"),
        topic("r1", "d1", "trade"),
    )
    world["meeting_groups"] = [world["meeting_groups"][0]._replace(realis="planned")]
    knowledge = replace(KNOWLEDGE, overrides=(row(Override, override_id="one", targets=("d1",), **NOT_HELD, **LOOKED),))
    result = build_rows(tmp_path, load_sql(ROOT / "sql"), knowledge, **world)
    assert result.published, [(f.check.model, f.check.name, f.sample) for f in result.blocking]
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
        assert db.execute("SELECT realis FROM report.meeting_reports").fetchall() == [("planned",)]
        assert db.execute("SELECT held_count FROM star.fct_document").fetchall() == [(0,)]
        assert db.execute("SELECT meeting_id, side FROM star.fct_statement").fetchall() == [(None, None)]
        for gone in ("meetings", "meeting_topics", "dyads"):
            assert db.execute(f"SELECT count(*) FROM report.{gone}").fetchall() == [(0,)], gone
        assert db.execute("SELECT attribute, value, evidence, outcome, replays FROM report.evidence").fetchall() == [
            ("realis", "planned", "overrides.yaml: one", "chosen", None)
        ]
        assert db.execute("SELECT is_applied, why_not FROM report.overrides").fetchall() == [(True, None)]
