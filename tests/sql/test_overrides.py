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
from tests.rows import KNOWLEDGE, page, party, resolved, row, together, told

WANG, LAVROV, MUSTER = party(0, "Wang Yi", "CN"), party(1, "Sergey Lavrov", "RU"), party(1, "Anna Muster", "DE")
WORLD = together(
    page("d1", "mfa-cn"),
    told("r1", "d1", "m1", [WANG, LAVROV]),
    told("r2", "d1", "m2", [WANG, MUSTER]),
    resolved("m1", [WANG, LAVROV], held_on=date(2019, 6, 1), held_edtf="2019-06-01"),
    resolved("m2", [WANG, MUSTER], held_on=date(2019, 6, 1), held_edtf="2019-06-01"),
)
LOOKED = {"reason": "a person looked", "decided_on": date(2020, 1, 1)}
A_DAY = {"kind": "set", "attribute": "date", "value": "2019-06-01"}


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
        ({"targets": ("gone",), **A_DAY}, "no account of a held meeting goes by what it names"),
        ({"targets": ("r1", "gone"), "kind": "merge"}, "no account of a held meeting goes by what it names"),
        ({"targets": ("r1", "r2"), "kind": "apart"}, None),
        ({"targets": ("Wong",), "kind": "alias", "attribute": "en", "value": "wang-yi"}, "no page prints the name"),
        ({"targets": ("lost.html",), "kind": "ignore"}, "no such page"),
    ],
)
def test_a_decision_that_is_not_applied_is_told_with_what_keeps_it_from_it(tmp_path, stated, why) -> None:
    assert why_not(tmp_path, **stated) == why
