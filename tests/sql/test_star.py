"""Records in, rows out: the star."""

from dataclasses import replace
from datetime import date
from importlib import import_module

import duckdb
import pytest

from pipelines.warehouse import contents_hash
from tests.conftest import build_rows
from tests.parts import part_of_sql
from tests.rows import KNOWLEDGE, claimed, page, party, resolved, said, together, told, topic

WANG, LAVROV = party(0, "Wang Yi", "CN"), party(1, "Sergey Lavrov", "RU")
PAIR = [WANG, LAVROV]
DAY = date(2017, 2, 16)


@pytest.fixture(scope="module")
def sql():
    return part_of_sql("star", "report.meeting_reports", "report.planned_meetings")


def meeting(**more):
    """One report of one meeting of the two ministers; what is stated goes into the meeting's values."""
    dated = {"held_on": DAY, "held_edtf": "2017-02-16"} if "date_status" not in more else {}
    return together(page("d1"), told("r1", "d1", "m1", PAIR), resolved("m1", more.pop("parties", PAIR), **dated, **more))


def several(*cases):
    """A meeting for each case, m0, m1, ...; a case says what is special about it."""
    parts = []
    for number, case in enumerate(cases):
        values = {"parties": PAIR, **({} if "date_status" in case else {"held_on": DAY}), **case}
        ids = f"r{number}", f"d{number}", f"m{number}"
        parts += [page(ids[1]), told(*ids, PAIR), resolved(ids[2], values.pop("parties"), **values)]
    return together(*parts)


def rows(db, query):
    return db.execute(query).fetchall()


def test_two_reports_of_one_meeting_are_one_meeting(warehouse):
    db = warehouse(
        **together(
            page("d1", "mfa-cn"),
            page("d2", "mid-ru"),
            told("r1", "d1", "m1", PAIR),
            told("r2", "d2", "m1", PAIR),
            resolved("m1", PAIR, held_on=DAY),
        )
    )
    assert rows(db, "SELECT meeting_id, held_on, report_count, account_count, side_count FROM star.fct_meeting") == [("m1", DAY, 2, 2, 2)]


def test_copies_of_one_text_are_one_account(warehouse):
    copies = together(page("d1", "daily"), page("d2", "elsewhere.org", near_duplicate_group="d1"))
    db = warehouse(**together(copies, told("r1", "d1", "m1", PAIR), told("r2", "d2", "m1", PAIR), resolved("m1", PAIR, held_on=DAY)))
    assert rows(db, "SELECT report_count, account_count FROM star.fct_meeting") == [(2, 1)]


def test_only_a_party_speaks_for_a_side(warehouse):
    pages = together(page("d1", "mfa-cn"), page("d2", "daily"), page("d3", "mid-ru"))
    abroad = [WANG, party(1, "Anna Muster", "DE")]
    reports = together(told("r1", "d1", "m1", abroad), told("r2", "d2", "m1", abroad), told("r3", "d3", "m1", abroad))
    db = warehouse(**together(pages, reports, resolved("m1", abroad, held_on=DAY)))
    assert rows(db, "SELECT report_id, side FROM star.fct_meeting_report ORDER BY ALL") == [("r1", "CN"), ("r2", None), ("r3", None)]
    assert rows(db, "SELECT side_count FROM star.fct_meeting") == [(1,)]


def test_a_meeting_that_is_only_planned_is_no_meeting_but_its_report_is_seen(warehouse):
    plan = resolved("m1", PAIR, date_status="override", held_on=date(2019, 6, 1), plan_status="postponed")
    db = warehouse(**together(page("d1"), told("r1", "d1", "m1", PAIR, realis="planned", plan_status="stands"), plan))
    assert rows(db, "SELECT count(*) FROM star.fct_meeting") == [(0,)]
    told_as = "SELECT report_id, realis, plan_status, meeting_id FROM report.meeting_reports"
    assert rows(db, told_as) == [("r1", "planned", "postponed", "m1")], "what a person set goes before the page's own"
    planned = "SELECT report_id, plan_status, planned_on::VARCHAR, date_status, len(participants), sentence FROM report.planned_meetings"
    assert rows(db, planned) == [("r1", "postponed", "2019-06-01", "override", 2, "They")]


def test_a_person_on_no_list_is_known_from_the_pages_by_the_name_most_of_them_print(warehouse):
    forms = [party(1, "Anna Muster", "DE")._replace(person=name) for name in ("Anna Muster", "A. Muster", "Anna Muster")]
    pages = together(*(page(f"d{n}") for n in range(3)))
    reports = together(*(told(f"r{n}", f"d{n}", "m1", [WANG, form]) for n, form in enumerate(forms)))
    db = warehouse(**together(pages, reports, resolved("m1", [WANG, forms[0]], held_on=DAY)))
    assert rows(db, "SELECT person_id, name, country, is_listed FROM star.dim_person WHERE NOT is_listed") == [
        ("anna-muster", "Anna Muster", "DE", False)
    ]
    assert rows(db, "SELECT aliases FROM star.dim_person WHERE person_id = 'wang-yi'") == [(["王毅"],)]


def test_a_publisher_on_no_list_is_unknown(warehouse):
    db = warehouse(**together(page("d1", "elsewhere.org"), page("d2", "elsewhere.org"), page("d3")))
    assert rows(db, "SELECT source_id, type, speaks_for_country FROM star.dim_source WHERE NOT is_listed") == [
        ("elsewhere.org", "unknown", False)
    ]


def test_a_publisher_under_the_domain_of_a_government_speaks_for_its_country(warehouse):
    db = warehouse(**together(page("d1", "press.diplo.de"), page("d2", "gov.cn"), page("d3", "notgov.cn")))
    assert rows(db, "SELECT source_id, type, country, speaks_for_country FROM star.dim_source WHERE NOT is_listed") == [
        ("gov.cn", "government_portal", "CN", True),
        ("notgov.cn", "unknown", None, False),
        ("press.diplo.de", "government_portal", "DE", True),
    ]


def test_offices_are_those_of_the_day(warehouse):
    db = warehouse(
        **several(
            {"held_on": date(2017, 2, 16)},
            {"held_on": date(2019, 5, 13)},
            {"held_on": date(2018, 3, 1), "held_until": date(2018, 3, 31)},
            {"held_on": date(2001, 1, 1)},
            {"date_status": "unknown"},
        )
    )
    assert rows(db, "SELECT offices, top_rank FROM star.fct_meeting_participant WHERE person_id = 'wang-yi' ORDER BY meeting_id") == [
        (["Foreign Minister"], 4),
        (["State Councilor", "Foreign Minister"], 3),
        (["State Councilor", "Foreign Minister"], 3),
        ([], None),
        ([], None),
    ]


@pytest.mark.parametrize(
    ("office", "status"),
    [
        ("Foreign Minister", "matches_tenure"),
        ("Chinese Foreign Minister", "matches_tenure"),
        ("Minister for Foreign Affairs", "matches_tenure"),
        ("Minister of Foreign Affairs", "matches_tenure"),
        ("Minister for Europe and Foreign Affairs", "matches_tenure"),
        ("Minister of External Relations", "matches_tenure"),
        ("Deputy Prime Minister and Foreign Minister", "matches_tenure"),
        ("Deputy Prime Minister & Minister for Foreign Affairs", "matches_tenure"),
        ("Member of the Political Bureau, Foreign Minister", "matches_tenure"),
        ("State Councilor and Foreign Minister", "matches_tenure"),
        ("Deputy Foreign Minister", "differs_from_tenure"),
        ("Deputy Minister for Europe and Foreign Affairs", "differs_from_tenure"),
        ("Minister of State for Foreign Affairs", "differs_from_tenure"),
        ("State Minister of Foreign Affairs", "differs_from_tenure"),
        ("Acting Foreign Minister", "differs_from_tenure"),
        ("interim Foreign Minister", "differs_from_tenure"),
        ("Foreign Minister-elect", "differs_from_tenure"),
        ("Vice Minister of Foreign Affairs", "differs_from_tenure"),
        ("former Foreign Minister", "differs_from_tenure"),
        ("Minister of State", "differs_from_tenure"),
        ("Ambassador", "differs_from_tenure"),
        ("of the", "differs_from_tenure"),
        (None, "not_stated"),
    ],
)
def test_a_printed_office_is_held_against_the_list_as_an_office_not_as_words(warehouse, office, status):
    db = warehouse(**several({"parties": [WANG._replace(office=office), LAVROV]}))
    assert rows(db, "SELECT office, office_status FROM star.fct_meeting_participant WHERE person_id = 'wang-yi'") == [(office, status)]


@pytest.mark.parametrize(
    ("listed", "office", "status"),
    [
        ("Secretary of State", "Secretary of State", "matches_tenure"),
        ("Secretary of State", "Deputy Secretary of State", "differs_from_tenure"),
        ("Minister of State for Foreign Affairs", "Minister of State", "matches_tenure"),
        ("Minister of State for Foreign Affairs", "Foreign Minister", "differs_from_tenure"),
        ("State Security Minister", "Minister of State Security", "matches_tenure"),
        ("Acting Secretary of State", "Acting Secretary of State", "matches_tenure"),
    ],
)
def test_a_minister_of_state_is_below_a_minister_and_a_secretary_of_state_is_not(tmp_path, sql, listed, office, status):
    knowledge = replace(KNOWLEDGE, tenures=(replace(KNOWLEDGE.tenures[0], office=listed),))
    build_rows(tmp_path, sql, knowledge, **several({"parties": [WANG._replace(office=office), LAVROV]}))
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
        assert rows(db, "SELECT office_status FROM star.fct_meeting_participant WHERE person_id = 'wang-yi'") == [(status,)]


def test_without_a_day_offices_cannot_be_told_though_some_are_listed(warehouse):
    undated = {"held_on": None, "date_status": "unknown", "parties": [WANG, party(1, "Anna Muster", "DE")]}
    db = warehouse(**several(undated, {"held_on": date(2001, 1, 1)}))
    assert rows(db, "SELECT person_id, office_status FROM star.fct_meeting_participant ORDER BY meeting_id, participant_no") == [
        ("wang-yi", "no_day"),
        ("anna-muster", "no_tenure_known"),
        ("wang-yi", "no_tenure_known"),
        ("sergey-lavrov", "no_tenure_known"),
    ]


THIRD = party(2, "Anna Muster", "DE")


def test_codes_follow_mode_place_and_parties(warehouse):
    db = warehouse(
        **several(
            {"mode": "phone", "place_status": "not_applicable"},
            {"mode": "video", "place_status": "not_applicable"},
            {"mode": "in_person", "country": "CN"},
            {"mode": "in_person", "country": "DE"},
            {"mode": "in_person"},
            {"mode": "unknown"},
            {"mode": "in_person", "country": "DE", "parties": [*PAIR, THIRD]},
        )
    )
    assert rows(db, "SELECT cameo_code, plover_mode FROM star.fct_meeting ORDER BY meeting_id") == [
        ("041", "phone"),
        ("041", "phone"),
        ("042", "visit"),
        ("044", "third-party"),
        ("040", None),
        ("040", None),
        ("042", "multilateral"),
    ]


def test_a_bilateral_meeting_has_two_parties_however_many_people(warehouse):
    groups = [PAIR, [*PAIR, party(2, "A Deputy", "RU")], [WANG, party(1, "A Secretary", organization="UN")], [*PAIR, THIRD], [WANG]]
    db = warehouse(**several(*({"parties": parties} for parties in groups)))
    assert rows(db, "SELECT is_bilateral FROM star.fct_meeting ORDER BY meeting_id") == [(True,), (True,), (True,), (False,), (False,)]


def test_the_calendar_holds_every_day_of_every_year_that_is_named(warehouse):
    knowledge = replace(KNOWLEDGE, forum_events=())
    db = warehouse(knowledge=knowledge, **together(page("d0", published_on=date(2016, 5, 1)), meeting()))
    years = rows(db, "SELECT year, count(*) FROM star.dim_date GROUP BY ALL ORDER BY ALL")
    assert years == [(2016, 366), (2017, 365)]
    assert rows(db, "SELECT weekday, iso_week, month_start FROM star.dim_date WHERE date_day = DATE '2017-02-16'") == [
        ("Thursday", 7, date(2017, 2, 1))
    ]


def test_claims_that_lost_are_kept_with_the_reason_and_the_rule(warehouse):
    claims = together(
        claimed("c1", "r1", "d1", "m1", value="2017-02-16"),
        claimed("c2", "r1", "d1", "m1", outcome="outvoted", value="2017-02-17", zone="caption"),
    )
    db = warehouse(**together(meeting(), claims))
    found = rows(db, "SELECT claim_id, value, outcome, reason, rule_version FROM star.fct_claim ORDER BY ALL")
    assert found == [("c1", "2017-02-16", "chosen", "test", 1), ("c2", "2017-02-17", "outvoted", "test", 1)]


def test_a_document_counts_what_was_found_in_it(warehouse):
    more = together(told("r2", "d1", "m2", PAIR, realis="referenced"), said("s1", "d1", "r1"))
    db = warehouse(**together(meeting(), more))
    assert rows(db, "SELECT location_count, report_count, held_count, statement_count, text_chars FROM star.fct_document") == [
        (1, 2, 1, 1, 9)
    ]


@pytest.mark.parametrize(
    "text", ["İstanbul’da  “Çay”\n\tcafe\u0301 e\u0323\u0301", "Встреча йог ЁЖ", "한국 \u1112\u1161\u11ab  ﬁn…", " \u0301é", ""]
)
def test_a_text_is_folded_as_if_it_were_decomposed_whole(warehouse, text):
    db = warehouse(**page("d1", title="Ὀδυσσεύς", text=text))
    whole = "strip_accents(lower(concat_ws(' ', title, text)))"
    assert rows(db, f"SELECT folded = {whole} FROM star.fct_document_search INNER JOIN stage.documents USING (document_id)") == [(True,)]


def test_topics_keep_who_told_of_them(warehouse):
    db = warehouse(
        **together(
            page("d1", "mfa-cn"),
            told("r1", "d1", "m1", PAIR),
            resolved("m1", PAIR, held_on=DAY),
            topic("r1", "d1", "trade", raised_by="CN"),
        )
    )
    assert rows(db, "SELECT meeting_id, topic_id, side, raised_by FROM star.fct_meeting_topic") == [("m1", "trade", "CN", "CN")]


def test_a_meeting_knows_its_parties_and_topics_as_its_reports_tell_them(warehouse):
    reports = together(page("d2"), told("r2", "d2", "m1", PAIR), topic("r1", "d1", "trade"), topic("r2", "d2", "trade"))
    aside = together(topic("r2", "d2", "mutual_trust", is_venue_only=True))
    db = warehouse(**together(meeting(), reports, aside))
    assert rows(db, "SELECT countries, topics, list_transform(participants, lambda p: p.office) FROM star.fct_meeting") == [
        (["CN", "RU"], ["trade"], ["Foreign Minister", "Foreign Minister"])
    ]
    assert rows(db, "SELECT topics FROM star.fct_meeting_report ORDER BY report_id") == [(["trade"],), (["trade"],)]


def test_meetings_and_claims_made_slice_by_slice_are_those_made_at_once(tmp_path, sql, monkeypatch):
    parts = []
    for number, (digit, outcome) in enumerate(zip("08f3a", ("chosen", "agrees", "chosen", "outvoted", "agrees"), strict=True)):
        ids = f"r{number}", f"d{number}", digit * 16
        parts += [page(ids[1]), told(*ids, PAIR), resolved(ids[2], PAIR, held_on=DAY), topic(*ids[:2], "trade")]
        parts.append(claimed(digit * 16, *ids, outcome))
    build_rows(tmp_path / "whole", sql, **together(*parts))
    storing = import_module("pipelines.warehouse.storing")
    monkeypatch.setattr(storing, "_SLICES", {key: (counted, 2) for key, (counted, _) in storing._SLICES.items()})
    build_rows(tmp_path / "slices", sql, **together(*parts))
    made = [contents_hash(tmp_path / name / "readouts.duckdb") for name in ("whole", "slices")]
    assert made[0] == made[1]
    assert made[0]["star.fct_meeting"].startswith("5 rows")
    assert made[0]["star.fct_claim"].startswith("5 rows")


def test_who_is_at_home_is_the_host(warehouse):
    db = warehouse(
        **several(
            {"country": "CN"}, {"country": "DE"}, {"mode": "phone", "country": None, "place_status": "not_applicable"}, {"country": None}
        )
    )
    assert rows(db, "SELECT is_host FROM star.fct_meeting_participant WHERE country = 'CN' ORDER BY meeting_id") == [
        (True,), (False,), (None,), (None,)
    ]  # fmt: skip


def test_what_cannot_be_is_not_published_and_each_fault_is_named(built):
    result = built(
        **several(
            {"country": "ZZ"},
            {"forum_id": "no-forum"},
            {"held_until": date(2017, 2, 1)},
            {"held_not_after": date(2017, 2, 2)},
            {"date_status": "agreed"},
            {"parties": [WANG, WANG]},
        )
    )
    assert not result.published
    found = {(f.check.model, f.check.name): (f.row_count, f.sample) for f in result.blocking}
    unknown_count, unknown = found[("star.fct_meeting", "references_are_known")]
    assert unknown_count == 2
    assert "| country | ZZ |" in unknown
    assert "| forum_id | no-forum |" in unknown
    assert found[("star.fct_meeting", "dates_are_in_order")][0] == 2
    assert found[("star.fct_meeting", "status_tells_of_the_date")][0] == 1
    assert found[("star.fct_meeting_participant", "key_is_unique")][0] == 1
