"""Claims are held against gold by kind, and the table that comes of it is read strictly."""

from pathlib import Path

import pytest

from pipelines.core.knowledge import Calibration, Knowledge, Place
from pipelines.reference.calibration import load_calibration
from pipelines.reference.strict import ReferenceDataError
from tests.benchmarks.calibration import calibrate
from tests.factories import claim, report
from tests.rows import row
from tests.scoring import ToldMeeting

KNOWN = Knowledge(places=(row(Place, place_id="bonn-de", name="Bonn", city="Bonn", country="DE"),))
GOLD = {
    "date": "2024-03-14",
    "date_precision": "day",
    "mode": "in_person",
    "city": "Bonn",
    "country_iso2": "DE",
    "participants": [{"name": "Wang Yi", "country_iso2": "CN"}],
}


def counted(*claims, gold=GOLD):
    mine = [c._replace(report_id="r") for c in claims]
    return calibrate([([gold], [ToldMeeting(report("r"), frozenset())])], mine, KNOWN)


def test_right_and_wrong_claims_of_a_kind_are_counted_together():
    found = counted(claim("a", "2024-03-14"), claim("b", "2024-03-15"), claim("c", "2024-03", basis="no_year"))
    assert found == [Calibration("date", "explicit", "body", 0.9, 2, 1), Calibration("date", "no_year", "body", 0.9, 1, 1)]


def test_mode_city_and_country_are_compared_each_in_its_way():
    claims = [claim("a", "phone", "mode"), claim("b", "place:bonn-de", "place"), claim("c", "country:DE", "place", basis="inferred")]
    assert [(c.attribute, c.right_claims) for c in counted(*claims)] == [("mode", 0), ("place", 1), ("place", 1)]


def test_what_gold_does_not_say_and_other_attributes_are_left_out():
    silent = GOLD | {"date": None, "city": None, "country_iso2": None}
    claims = [
        claim("a", "2024-03-14"),
        claim("b", "place:bonn-de", "place"),
        claim("c", "wang-yi", "participant"),
        claim("d", "../2024-03-14"),
    ]
    assert counted(*claims, gold=silent) == []


@pytest.mark.parametrize(
    "line", ["date,explicit,body,high,3,2", "date,explicit,body,0.9,2,3", "date,,body,0.9,3,2", "date,explicit,body,0.9,0,0"]
)
def test_a_line_that_cannot_be_is_named(tmp_path: Path, line: str):
    (tmp_path / "calibration.csv").write_text(f"attribute,basis,zone,confidence,claims,right_claims\n{line}\n")
    with pytest.raises(ReferenceDataError, match="line 2"):
        load_calibration(tmp_path)


def test_a_kind_stands_once(tmp_path: Path):
    (tmp_path / "calibration.csv").write_text("attribute,basis,zone,confidence,claims,right_claims\n" + "date,explicit,body,0.9,3,2\n" * 2)
    with pytest.raises(ReferenceDataError, match="stands twice"):
        load_calibration(tmp_path)
