"""Records in, rows out: the views whose names and types are stable."""

from datetime import date

import pytest

from pipelines.core.records import DocumentLocation
from tests.conftest import build_rows
from tests.parts import part_of_sql
from tests.rows import claimed, page, party, resolved, row, together, told, topic

PAIR = [party(0, "Wang Yi", "CN", office="Foreign Minister", aliases=("Wang",)), party(1, "Sergey Lavrov", "RU")]


@pytest.fixture(scope="module")
def sql():
    return part_of_sql("report.documents", "report.meetings", "report.meeting_reports", "report.evidence")


def rows(db, query):
    return db.execute(query).fetchall()


def test_a_page_in_two_places_has_a_row_for_each(warehouse):
    again = {"document_locations": [row(DocumentLocation, document_id="d1", raw_path="x/again.txt", collection="x", url="https://x.org/1")]}
    db = warehouse(**together(page("d1", url="https://a.org/1"), again))
    assert rows(db, "SELECT raw_path, document_id, url FROM report.documents ORDER BY ALL") == [
        ("d1.txt", "d1", "https://a.org/1"),
        ("x/again.txt", "d1", "https://x.org/1"),
    ]


def test_a_report_keeps_its_own_values_where_the_meeting_has_others(warehouse):
    own = {"held_on": date(2017, 2, 17), "held_edtf": "2017-02-17", "held_precision": "day", "country": "CN", "city": "Beijing"}
    agreed = {"held_on": date(2017, 2, 16), "held_edtf": "2017-02-16", "held_precision": "day", "country": "DE", "city": "Bonn"}
    db = warehouse(**together(page("d1"), told("r1", "d1", "m1", PAIR, **own), resolved("m1", PAIR, **agreed)))
    assert rows(db, "SELECT held_on, city, country FROM report.meeting_reports") == [(date(2017, 2, 17), "Beijing", "CN")]
    assert rows(db, "SELECT held_on, city, country FROM report.meetings") == [(date(2017, 2, 16), "Bonn", "DE")]


def test_participants_are_named_in_order_with_office_and_aliases(warehouse):
    db = warehouse(**together(page("d1"), told("r1", "d1", "m1", PAIR), resolved("m1", PAIR, held_on=date(2017, 2, 16))))
    ((meeting,),) = rows(db, "SELECT participants FROM report.meetings")
    assert meeting == [
        {"person": "Wang Yi", "office": "Foreign Minister", "country": "CN", "organization": None, "aliases": ["Wang", "王毅"]},
        {"person": "Sergey Lavrov", "office": "Foreign Minister", "country": "RU", "organization": None, "aliases": ["Sergei Lavrov"]},
    ]
    ((report,),) = rows(db, "SELECT participants FROM report.meeting_reports")
    assert [p["aliases"] for p in report] == [["Wang"], []]
    assert report[1]["office"] is None, "a report says only what it says"


def test_a_forum_that_is_only_the_venue_is_no_topic(warehouse):
    topics = together(topic("r1", "d1", "trade"), topic("r1", "d1", "mutual_trust", is_venue_only=True))
    db = warehouse(**together(page("d1"), told("r1", "d1", "m1", PAIR), resolved("m1", PAIR, date_status="unknown"), topics))
    assert rows(db, "SELECT topics FROM report.meetings") == [(["trade"],)]
    assert rows(db, "SELECT topics FROM report.meeting_reports") == [(["trade"],)]


def test_a_listed_edition_names_the_forum(warehouse):
    at = {"forum_event_id": "g20-fm-2017", "forum_id": "g20", "forum": "G20", "forum_relation": "sidelines"}
    db = warehouse(**together(page("d1"), told("r1", "d1", "m1", PAIR, **at), resolved("m1", PAIR, held_on=date(2017, 2, 16), **at)))
    assert rows(db, "SELECT forum FROM report.meetings") == [("G20 Foreign Ministers' Meeting",)]
    assert rows(db, "SELECT forum FROM report.meeting_reports") == [("G20 Foreign Ministers' Meeting",)]


def test_the_sentence_is_cut_by_code_points(warehouse):
    db = warehouse(
        **together(
            page("d1", text="🌍🌎 王毅 met."),
            told("r1", "d1", "m1", PAIR, char_start=3, char_end=5),
            resolved("m1", PAIR, date_status="unknown"),
        )
    )
    assert rows(db, "SELECT sentence FROM report.meeting_reports") == [("王毅",)]


STORED = page("d1", text="🌍🌎 王毅 met.", metadata="date: 2017-02-17")
MET = together(STORED, told("r1", "d1", "m1", PAIR), resolved("m1", PAIR, date_status="unknown"))


def test_evidence_is_cut_again_from_what_is_stored(warehouse):
    db = warehouse(
        **together(
            MET,
            claimed("c1", "r1", "d1", "m1", source="text", char_start=3, char_end=5, surface="王毅"),
            claimed("c2", "r1", "d1", "m1", source="metadata", char_start=0, char_end=4, surface="date"),
            claimed("c3", "r1", "d1", "m1", source="reference", char_start=None, char_end=None, surface="forum_events.yaml: g20-fm-2017"),
            claimed("c4", "r1", "d1", "m1", source="override", char_start=None, char_end=None, surface="overrides.yaml: m1"),
        )
    )
    assert rows(db, "SELECT evidence, evidence_source, replays FROM report.evidence ORDER BY claim_id") == [
        ("王毅", "text", True),
        ("date", "metadata", True),
        ("forum_events.yaml: g20-fm-2017", "reference", None),
        ("overrides.yaml: m1", "override", None),
    ]


def test_evidence_names_the_record_the_publisher_and_the_side(warehouse):
    feed = page("d1", "mfa-cn", text="They met.", record_no=3)
    db = warehouse(
        **together(feed, told("r1", "d1", "m1", PAIR), resolved("m1", PAIR, date_status="unknown"), claimed("c1", "r1", "d1", "m1"))
    )
    assert rows(db, "SELECT raw_path, record_no, source_id, side FROM report.evidence") == [("d1.txt", 3, "mfa-cn", "CN")]


def test_evidence_that_does_not_replay_is_not_published(built):
    faults = [{"surface": "Them"}, {"char_end": 3}, {"source": "metadata"}, {"char_start": None, "char_end": None}]
    plain = {"char_start": 3, "char_end": 5, "surface": "王毅"}
    result = built(**together(MET, *(claimed(f"c{n}", "r1", "d1", "m1", **{**plain, **fault}) for n, fault in enumerate(faults))))
    assert not result.published
    assert [(f.check.model, f.check.name, f.row_count) for f in result.blocking] == [("report.evidence", "every_span_replays", 4)]


@pytest.fixture
def places():
    return part_of_sql("report.places")


def test_a_meeting_in_a_country_without_a_city_can_be_published(tmp_path, places):
    somewhere = together(page("d1"), told("r1", "d1", "m1", PAIR), resolved("m1", PAIR, held_on=date(2017, 2, 16), country="DE"))
    assert build_rows(tmp_path, places, **somewhere).published
