"""A small world by hand, and what each report says of it.

Wang Yi and Sergey Lavrov meet in Bonn on 16 February 2017 on the sidelines of the G20 (both ministries tell of it, the Chinese
page's caption has the 17th) and telephone on 13 May 2019 (a daily and a copy of its text). On 1 June 2019 Wang Yi receives Anna
Muster, who is on no list, in Beijing (the Chinese ministry alone); the same page announces a meeting that has not been held.
"""

from dataclasses import replace
from datetime import date, datetime

import duckdb
import pytest

from pipelines.core.decisions import ClaimOutcome, CoreferenceDecision, OverrideClaim
from pipelines.core.knowledge import Calibration, Override, Source
from pipelines.core.records import DocumentLocation, DroppedLine, ExtractionReject, Mention, Reject
from pipelines.environment import ROOT
from pipelines.warehouse import load_sql
from tests.conftest import build_rows
from tests.rows import KNOWLEDGE, claimed, page, party, resolved, row, said, together, told, topic

WANG, LAVROV = party(0, "Wang Yi", "CN", office="Foreign Minister"), party(1, "Sergey Lavrov", "RU")
NAGY = {"name": "Bela Nagy", "entity_id": "~bela-nagy@hu", "country": "HU"}
MUSTER = party(1, "Anna Muster", "DE", office="State Secretary")
BONN, CALL, BEIJING = date(2017, 2, 16), date(2019, 5, 13), date(2019, 6, 1)
AT_G20 = {"forum_event_id": "g20-fm-2017", "forum_id": "g20", "forum": "G20", "forum_relation": "sidelines"}

PAGES = together(
    page("d1", "mfa-cn", published_on=date(2017, 2, 17), title="Wang Yi Meets Lavrov", dropped_chars=9),
    page("d2", "mid-ru", published_on=date(2017, 2, 16), text="They met to talk of trade."),
    page("d3", "daily", published_on=date(2019, 5, 14), title="A call on trade"),
    page("d4", "elsewhere.org", near_duplicate_group="d3", quality_flags=("no_title", "short_body")),
    page("d5", "mfa-cn", published_on=date(2019, 6, 1), url="https://mfa.example/5"),
    page(
        "d6",
        "mfa-cn",
        published_on=date(2019, 6, 2),
        url="https://mfa.example/5",
        text="王毅 at the CAFE-BAR",
        quality_flags=("short_body",),
    ),
    {
        "document_locations": [
            row(DocumentLocation, document_id="d5", raw_path="crawl/5.html", collection="crawl", fetched_at=datetime(2019, 6, 3, 12))
        ],
        "extraction_rejects": [row(ExtractionReject, document_id="d1", step="facts", reason="timed_out", detail="more than 30 seconds")],
        "rejects": [
            row(Reject, raw_path="crawl/6.html", record_no=-1, reason="empty"),
            row(Reject, raw_path="crawl/7.html", reason="ignored", detail="page: a person looked"),
        ],
        "dropped_lines": [row(DroppedLine, document_id="d1", line_no=3, text="Home", reason="link_list")],
        "mentions": [row(Mention, document_id="d1", char_start=n, kind="person", office="Envoy", **NAGY) for n in range(2)]
        + [row(Mention, document_id="d5", kind="person", surface="Wang", name="Wang Yi", entity_id="wang-yi")]
        + [row(Mention, document_id="d5", kind="office", name="leaders", office="leaders")]
        + [row(Mention, document_id="d5", kind="office", name="officials", office="officials", country="HU", method="group")]
        + [row(Mention, document_id="d5", kind="office", name="Hungarian counterpart", country="HU")]
        + [row(Mention, document_id="d5", kind="office", name="Minister", office="Minister", country="CN", entity_id="wang-yi")]
        + [row(Mention, document_id="d5", kind="office", name="Speaker", office="Speaker", country="HU", method="office")],
    },
)
MEETINGS = together(
    told("r1", "d1", "m1", [WANG, LAVROV], held_on=BONN, held_edtf="2017-02-16", city="Bonn", country="DE"),
    told("r2", "d2", "m1", [LAVROV, WANG], held_on=BONN, held_edtf="2017-02-16"),
    told("r3", "d3", "m2", [WANG, LAVROV], held_on=CALL, mode="phone"),
    told("r4", "d4", "m2", [WANG, LAVROV], mode="phone"),
    told("r5", "d5", "m3", [WANG, MUSTER], held_on=BEIJING, city="Beijing", country="CN"),
    told("r6", "d5", "m4", [WANG, LAVROV], realis="planned"),
    resolved(
        "m1", [WANG, LAVROV], held_on=BONN, held_edtf="2017-02-16", city="Bonn", country="DE", date_status="conflict_resolved", **AT_G20
    ),
    resolved("m2", [WANG, LAVROV], held_on=CALL, held_edtf="2019-05-13", mode="phone", place_status="not_applicable"),
    resolved("m4", [WANG, LAVROV], held_on=date(2019, 7, 1), held_edtf="2019-07-01", plan_status="called_off"),
    resolved("m3", [WANG, MUSTER], held_on=BEIJING, held_edtf="2019-06-01", city="Beijing", country="CN"),
)
FINDINGS = together(
    claimed("c1", "r1", "d1", "m1", value="2017-02-16", basis="weekday", zone="body"),
    claimed("c2", "r1", "d1", "m1", outcome="outvoted", value="2017-02-17", basis="caption", zone="caption"),
    claimed("c3", "r2", "d2", "m1", outcome="agrees", value="2017-02-16", basis="explicit", zone="body"),
    claimed("c4", "r2", "d2", "m1", outcome="agrees", value="../2017-02-17", basis="publication_bound"),
    claimed("c5", "r3", "d3", "m2", value="2019-05-13"),
    claimed("c6", "r5", "d5", "m3", value="2019-06-01", outcome="agrees"),
    {
        "override_claims": [
            row(
                OverrideClaim,
                claim_id="c7",
                report_id="r5",
                document_id="d5",
                attribute="date",
                value="2019-06-01",
                source="override",
                surface="overrides.yaml: day",
                rule="test",
            )
        ],
        "claim_outcomes": [ClaimOutcome("c7", "m3", "chosen", "set by overrides.yaml: day")],
    },
    topic("r1", "d1", "trade"),
    topic("r1", "d1", "mutual_trust"),
    topic("r2", "d2", "trade", raised_by="RU"),
    topic("r3", "d3", "trade"),
    topic("r5", "d5", "mutual_trust", is_venue_only=True),
    said("s1", "d1", "r1", speaker_country="CN", topics=("trade",), stance="supports", statement_no=0),
    said("s2", "d1", "r1", speaker_country="RU", topics=("trade",), stance="supports", is_negated=True, statement_no=1),
    said("s3", "d1", "r1", speaker_country="CN", statement_no=2),
    said("s4", "d5", None, speaker_country="CN"),
    {"coreference_decisions": [row(CoreferenceDecision, report_a="r1", report_b="r2", is_same=True, reason="same_participants_and_day")]},
)
LOOKED = {"reason": "a person looked", "decided_on": date(2020, 1, 1)}
OVERRIDES = (
    row(Override, override_id="joined", kind="merge", targets=("r1", "d2.txt"), **LOOKED),
    row(Override, override_id="joined-in-vain", kind="merge", targets=("r1", "r3"), **LOOKED),
    row(Override, override_id="apart", kind="apart", targets=("r1", "r3"), **LOOKED),
    row(Override, override_id="apart-in-vain", kind="apart", targets=("r1", "r2"), **LOOKED),
    row(Override, override_id="lost", kind="merge", targets=("r1", "gone"), **LOOKED),
    row(Override, override_id="day", kind="set", targets=("r5",), attribute="date", value="2019-06-01", **LOOKED),
    row(Override, override_id="day-in-vain", kind="set", targets=("gone",), attribute="date", value="2019-06-01", **LOOKED),
    row(Override, override_id="name", kind="alias", targets=("Wang",), attribute="en", value="wang-yi", **LOOKED),
    row(Override, override_id="name-in-vain", kind="alias", targets=("Wong",), attribute="en", value="wang-yi", **LOOKED),
    row(Override, override_id="page", kind="ignore", targets=("crawl/7.html",), **LOOKED),
    row(Override, override_id="page-in-vain", kind="ignore", targets=("crawl/8.html",), **LOOKED),
)
COMPARED = (Calibration("date", "caption", "caption", 0.0, 3, 1), Calibration("date", "weekday", "title", 0.8, 1, 1))
COUNTRIES = (*KNOWLEDGE.countries, replace(KNOWLEDGE.countries[0], country="HU", name="Hungary"))


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    knowledge = replace(KNOWLEDGE, countries=COUNTRIES, overrides=OVERRIDES, calibration=COMPARED)
    result = build_rows(folder, load_sql(ROOT / "sql"), knowledge, **together(PAGES, MEETINGS, FINDINGS))
    assert result.published, [(f.check.model, f.check.name, f.sample) for f in result.blocking]
    with duckdb.connect(str(folder / "readouts.duckdb"), read_only=True) as opened:
        yield opened


EXPECTED = {
    "SELECT meeting_id, country_a, country_b, year, month_start FROM report.dyads": [
        ("m1", "CN", "RU", 2017, date(2017, 2, 1)),
        ("m2", "CN", "RU", 2019, date(2019, 5, 1)),
        ("m3", "CN", "DE", 2019, date(2019, 6, 1)),
    ],
    "SELECT meeting_id FROM report.organization_dyads": [],
    "SELECT report_id, plan_status, planned_on, mode, raw_path FROM report.planned_meetings": [
        ("r6", "called_off", date(2019, 7, 1), "in_person", "d5.txt"),
    ],
    "SELECT held, how, who, place, report_count, meeting_id FROM report.meeting_list": [
        ("2017-02-16", "in person", "Wang Yi (CN), Sergey Lavrov (RU)", "Bonn", 2, "m1"),
        ("2019-05-13", "phone", "Wang Yi (CN), Sergey Lavrov (RU)", "", 2, "m2"),
        ("2019-06-01", "in person", "Wang Yi (CN), Anna Muster (DE)", "Beijing", 1, "m3"),
    ],
    "SELECT dyad, meetings, in_person, phone, video, other_modes, on_the_sidelines, bilateral FROM report.meetings_by_dyad": [
        ("CN DE 2019", 1, 1, 0, 0, 0, 0, 1),
        ("CN RU 2017", 1, 1, 0, 0, 0, 1, 1),
        ("CN RU 2019", 1, 0, 1, 0, 0, 0, 1),
    ],
    "SELECT year, kind, topic_id, meetings, year_meetings, meeting_ratio FROM report.topic_trend": [
        (2017, "formula", "mutual_trust", 1, 1, 1.0),
        (2017, "policy", "trade", 1, 1, 1.0),
        (2019, "policy", "trade", 1, 2, 0.5),
    ],
    "SELECT meeting_id, month_start, topic_id, kind, reports, mentioned_by, raised_by, words FROM report.meeting_topics": [
        ("m1", date(2017, 2, 1), "mutual_trust", "formula", 1, ["CN"], [], ["They"]),
        ("m1", date(2017, 2, 1), "trade", "policy", 2, ["CN", "RU"], ["RU"], ["They"]),
        ("m2", date(2019, 5, 1), "trade", "policy", 1, [], [], ["They"]),
    ],
    "SELECT meeting_id, sides, topic_id, mentioned_by, is_one_sided FROM report.one_sided_topics": [
        ("m1", ["CN", "RU"], "mutual_trust", ["CN"], True),
        ("m1", ["CN", "RU"], "trade", ["CN", "RU"], False),
    ],
    "SELECT meeting_id, attribute, status, scope, value, outcome, zone, source_id FROM report.conflicts WHERE source_id = 'mfa-cn'": [
        ("m1", "date", "conflict_resolved", "one publisher", "2017-02-16", "chosen", "body", "mfa-cn"),
        ("m1", "date", "conflict_resolved", "one publisher", "2017-02-17", "outvoted", "caption", "mfa-cn"),
    ],
    "SELECT source_id, source_country, speaker_country, statements, spoke_first, statement_ratio FROM report.voice_share": [
        ("mfa-cn", "CN", "CN", 2, 1, 0.6667),
        ("mfa-cn", "CN", "RU", 1, 0, 0.3333),
    ],
    "SELECT forum, meetings, dyads, pairs, editions, first_held_on, last_held_on FROM report.forum_sidelines": [
        ("G20", 1, 1, ["CN RU"], 1, BONN, BONN)
    ],
    "SELECT event_date, actor_code, recipient_code, meetings, cameo_codes, meeting_ids FROM report.dyad_days WHERE actor_country = 'CN'": [
        (BONN, "CHNGOV", "RUSGOV", 1, ["044"], ["m1"]),
        (CALL, "CHNGOV", "RUSGOV", 1, ["041"], ["m2"]),
        (BEIJING, "CHNGOV", "DEUGOV", 1, ["043"], ["m3"]),
    ],
    "SELECT country_a, country_b, meetings, median_gap_days, longest_silence_days, silence_ended_with FROM report.contact_rhythm": [
        ("CN", "DE", 1, None, None, None),
        ("CN", "RU", 2, 816.0, 816, "m2"),
    ],
    "SELECT source_id, reports, dated_reports, median_days, before_the_meeting FROM report.coverage_lag": [
        ("daily", 1, 1, 1.0, 0),
        ("elsewhere.org", 1, 0, None, 0),
        ("mfa-cn", 2, 2, 0.5, 0),
        ("mid-ru", 1, 1, 0.0, 0),
    ],
    "SELECT person, held_on, office, offices, office_status FROM report.capacities WHERE person_id IN ('wang-yi', 'anna-muster')": [
        ("Anna Muster", BEIJING, "State Secretary", [], "no_tenure_known"),
        ("Wang Yi", BONN, "Foreign Minister", ["Foreign Minister"], "matches_tenure"),
        ("Wang Yi", CALL, "Foreign Minister", ["State Councilor", "Foreign Minister"], "matches_tenure"),
        ("Wang Yi", BEIJING, "Foreign Minister", ["State Councilor", "Foreign Minister"], "matches_tenure"),
    ],
    "SELECT country, topic_id, year, stance, statements FROM report.stances": [
        ("CN", "trade", 2017, "supports", 1),
        ("RU", "trade", 2017, "not supports", 1),
    ],
    "SELECT statement_id, said_on, speaker_country, stance, topics, words, meeting_id, side, published_on, title FROM report.statements": [
        ("s1", BONN, "CN", "supports", ["trade"], "They", "m1", "CN", date(2017, 2, 17), "Wang Yi Meets Lavrov"),
        ("s2", BONN, "RU", "not supports", ["trade"], "They", "m1", "CN", date(2017, 2, 17), "Wang Yi Meets Lavrov"),
        ("s3", BONN, "CN", "says", [], "They", "m1", "CN", date(2017, 2, 17), "Wang Yi Meets Lavrov"),
        ("s4", date(2019, 6, 1), "CN", "says", [], "They", None, None, date(2019, 6, 1), None),
    ],
    "SELECT s.statement_id FROM report.statements AS s INNER JOIN report.documents AS d USING (document_id, raw_path, record_no)": [
        ("s1",),
        ("s2",),
        ("s3",),
        ("s4",),
    ],
    "SELECT meeting_id, sides, sources, account_count, sourcing FROM report.sourcing": [
        ("m1", ["CN", "RU"], ["mfa-cn", "mid-ru"], 2, "all sides"),
        ("m2", [], ["daily", "elsewhere.org"], 1, "press only"),
        ("m3", ["CN"], ["mfa-cn"], 1, "one side"),
    ],
    "SELECT meeting_id, event_date, actor_code, recipient_code, cameo_code, plover_mode FROM report.dyadic_events": [
        ("m1", BONN, "CHNGOV", "RUSGOV", "044", "third-party"),
        ("m1", BONN, "RUSGOV", "CHNGOV", "044", "third-party"),
        ("m2", CALL, "CHNGOV", "RUSGOV", "041", "phone"),
        ("m2", CALL, "RUSGOV", "CHNGOV", "041", "phone"),
        ("m3", BEIJING, "CHNGOV", "DEUGOV", "043", "visit"),
        ("m3", BEIJING, "DEUGOV", "CHNGOV", "042", "visit"),
    ],
    "SELECT source_id, reports, undated_ratio, placeless_ratio, ambiguous_ratio FROM report.unknowns": [
        ("daily", 1, 0.0, 0.0, 0.0),
        ("elsewhere.org", 1, 1.0, 0.0, 0.0),
        ("mfa-cn", 2, 0.0, 0.0, 0.0),
        ("mid-ru", 1, 0.0, 1.0, 0.0),
    ],
    "SELECT rule_id, version, claims, chosen, lost, documents, meetings FROM report.rule_use": [("test", 1, 7, 3, 1, 4, 3)],
    "SELECT kind, name, country, office, mentions, documents FROM report.unresolved_names": [
        ("person", "Bela Nagy", "HU", "Envoy", 2, 1),
        ("office", "Speaker", "HU", "Speaker", 1, 1),
    ],
    "SELECT person_id, country, printed_offices, meetings, first_held_on, may_be FROM report.unlisted_persons": [
        ("anna-muster", "DE", ["State Secretary"], 1, BEIJING, [])
    ],
    "SELECT source_id, country, documents, with_meeting, held_reports, example_raw_path FROM report.unlisted_sources": [
        ("elsewhere.org", None, 1, 1, 1, "d4.txt"),
    ],
    "SELECT source_id, raw_path, line_no, reason, text FROM report.dropped_lines": [("mfa-cn", "d1.txt", 3, "link_list", "Home")],
    "SELECT document_id, step, reason FROM report.extraction_rejects": [("d1", "facts", "timed_out")],
    "SELECT raw_path, collection, reason FROM report.rejects": [
        ("crawl/6.html", "crawl", "empty"),
        ("crawl/7.html", "crawl", "ignored"),
    ],
    "SELECT override_id, meeting_ids FROM report.overrides WHERE is_applied": [
        ("apart", ["m1", "m2"]),
        ("day", ["m3"]),
        ("joined", ["m1"]),
        ("name", ["m3", "m4"]),
        ("page", []),
    ],
    "SELECT override_id, kind, targets, reason, decided_on FROM report.overrides WHERE override_id = 'lost'": [
        ("lost", "merge", ["r1", "gone"], "a person looked", date(2020, 1, 1)),
    ],
    "SELECT collection, documents, rejects, reject_ratio, undated, untitled, with_meeting FROM report.source_health": [
        ("_root", 6, 0, 0.0, 1, 4, 5),
        ("crawl", 1, 2, 0.6667, 0, 1, 1),
    ],
    "SELECT source_id, flag, flagged, documents, flagged_ratio FROM report.quality_flags": [
        ("elsewhere.org", "no_title", 1, 1, 1.0),
        ("elsewhere.org", "short_body", 1, 1, 1.0),
        ("mfa-cn", "short_body", 1, 3, 0.3333),
    ],
    "SELECT source_id, month_start, documents, with_meeting, held_reports FROM report.coverage": [
        ("daily", date(2019, 5, 1), 1, 1, 1),
        ("elsewhere.org", None, 1, 1, 1),
        ("mfa-cn", date(2017, 2, 1), 1, 1, 1),
        ("mfa-cn", date(2019, 6, 1), 2, 1, 1),
        ("mid-ru", date(2017, 2, 1), 1, 1, 1),
    ],
    "SELECT url, document_id, version_count, last_fetched_at FROM report.page_versions": [
        ("https://mfa.example/5", "d5", 2, datetime(2019, 6, 3, 12)),
        ("https://mfa.example/5", "d6", 2, None),
    ],
    "SELECT citation FROM report.citations WHERE meeting_id = 'm3'": [
        (
            "Meeting m3. Wang Yi and Anna Muster. 2019-06-01. Beijing. MFA of China, https://mfa.example/5, retrieved 2019-06-03",
        )
    ],
    "SELECT kind, gold_claims, right_claims, right_ratio, claims FROM report.calibration": [
        ("date caption caption 0.0", 3, 1, 0.3333, 1),
        ("date weekday title 0.8", 1, 1, 1.0, 0),
    ],
    "SELECT country, name, meetings, hosted FROM report.countries": [
        ("CN", "China", 3, 1),
        ("DE", "Germany", 1, 1),
        ("RU", "Russia", 2, 0),
    ],
    "SELECT place, city, country, meetings, first_held_on FROM report.places": [
        ("Beijing, CN", "Beijing", "CN", 1, BEIJING),
        ("Bonn, DE", "Bonn", "DE", 1, BONN),
    ],
    "SELECT topic_id, kind, meetings FROM report.topics": [("mutual_trust", "formula", 1), ("trade", "policy", 2)],
    "SELECT documents, meetings, first_held_on, last_held_on, last_published_on FROM report.about": [
        (6, 3, BONN, BEIJING, date(2019, 6, 2))
    ],
    "SELECT document_id, published_on, meeting_ids, lines_only_here FROM compare_versions('https://mfa.example/5')": [
        ("d5", date(2019, 6, 1), ["m3"], ["They met."]),
        ("d6", date(2019, 6, 2), [], ["王毅 at the CAFE-BAR"]),
    ],
    "SELECT document_id FROM compare_versions('https://elsewhere.example')": [],
    "SELECT event, meeting_id FROM report.changes": [],
    "SELECT meeting_id, held_on, fate FROM meeting_now('m1')": [("m1", BONN, "in this file")],
    "SELECT meeting_id, fate FROM meeting_now('m99')": [(None, "never known: no meeting had this id")],
    "SELECT report_a, report_b, is_same, reason, source_a, source_b, meeting_a FROM report.coreference_decisions": [
        ("r1", "r2", True, "same_participants_and_day", "mfa-cn", "mid-ru", "m1")
    ],
    "SELECT held_on, mode, participants, city, forum FROM timeline('ru', 'CN')": [
        (BONN, "in_person", ["Wang Yi", "Sergey Lavrov"], "Bonn", "G20 Foreign Ministers' Meeting"),
        (CALL, "phone", ["Wang Yi", "Sergey Lavrov"], None, None),
    ],
    "SELECT held_on, office, counterparts FROM person_agenda('sergei lavrov')": [
        (BONN, "Foreign Minister", ["Wang Yi"]),
        (CALL, "Foreign Minister", ["Wang Yi"]),
    ],
    "SELECT held_on FROM timeline('China', 'russia')": [(BONN,), (CALL,)],
    "SELECT held_on FROM timeline('China', 'UN')": [],
    "SELECT held_on, person FROM person_agenda('LAVROV')": [(BONN, "Sergey Lavrov"), (CALL, "Sergey Lavrov")],
    "SELECT held_on, person FROM person_agenda('muster')": [(BEIJING, "Anna Muster")],
    "SELECT held_on FROM person_agenda('王毅')": [(BONN,), (CALL,), (BEIJING,)],
    "SELECT held_on FROM person_agenda('wang-yi')": [(BONN,), (CALL,), (BEIJING,)],
    "SELECT source_id, side, is_other_day, topics_only_here, city FROM compare_accounts('m1')": [
        ("mfa-cn", "CN", False, ["mutual_trust"], "Bonn"),
        ("mid-ru", "RU", False, [], None),
    ],
    "SELECT document_id, hits FROM find('TRADE')": [("d2", 1), ("d3", 1)],
    "SELECT document_id FROM find('talk trade')": [("d2",)],
    "SELECT document_id FROM find('nowhere')": [],
    "SELECT document_id FROM find('')": [],
    "SELECT document_id, snippet FROM find('café-bar')": [("d6", "王毅 at the cafe-bar")],
    "SELECT document_id FROM find('bar-cafe')": [],
    "SELECT document_id FROM find('王毅')": [("d6",)],
    "SELECT document_id FROM find('毅王')": [],
}  # fmt: skip


def in_order(rows):
    return sorted(rows, key=repr)


@pytest.mark.parametrize("query", EXPECTED, ids=lambda q: q.partition(" FROM ")[2].partition(" ")[0])
def test_a_report_returns_the_rows_checked_by_hand(query, db):
    assert in_order(db.execute(query).fetchall()) == in_order(EXPECTED[query])


def test_every_report_and_macro_is_checked_by_hand(db):
    sql = load_sql(ROOT / "sql")
    contract = {"report.documents", "report.meetings", "report.meeting_reports", "report.evidence"}
    asked = " ".join(EXPECTED)
    assert [m.name for m in sql.models if m.schema == "report" and m.name not in contract and f"{m.name}" not in asked] == []
    assert [m.name for m in sql.macros if f"{m.name}(" not in asked] == []


UNKNOWN = ["person_agenda('Nobody')", "person_agenda('ang Yi')", "person_agenda(NULL)", "timeline('China', 'Narnia')"]


@pytest.mark.parametrize("call", UNKNOWN)
def test_a_name_that_nobody_bears_is_told_and_no_empty_answer(call, db):
    with pytest.raises(duckdb.InvalidInputException, match=r"(nobody|no country or organization) is called (Nobody|ang Yi|NULL|Narnia)"):
        db.execute(f"SELECT count(*) FROM {call}")


def test_an_agenda_is_whole_however_each_page_prints_the_name_and_whoever_shares_it(tmp_path):
    """One page prints a surname alone, another the full name; somebody else bears it, and an organization's chief meets her."""
    days = [date(2020, 1, n) for n in (1, 2, 3)]
    parties = [
        [party(0, "Anna Müller", "DE", aliases=("Müller",)), LAVROV],
        [party(0, "Anna Müller", "DE"), LAVROV],
        [party(0, "Jan Müller", "DE"), party(1, "Eva Chief", organization="UN")],
    ]
    parts = [page("d1")]
    for n, (day, both) in enumerate(zip(days, parties, strict=True)):
        parts += [told(f"r{n}", "d1", f"m{n}", both, held_on=day), resolved(f"m{n}", both, held_on=day, held_edtf=str(day))]
    build_rows(tmp_path, load_sql(ROOT / "sql"), KNOWLEDGE, **together(*parts))
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
        assert db.execute("SELECT held_on, person FROM person_agenda('muller')").fetchall() == [
            (days[0], "Anna Müller"),
            (days[1], "Anna Müller"),
            (days[2], "Jan Müller"),
        ]
        assert db.execute("SELECT held_on FROM person_agenda('Anna Müller')").fetchall() == [(days[0],), (days[1],)]
        assert db.execute("SELECT meeting_id, country_a, country_b FROM report.dyads ORDER BY ALL").fetchall() == [
            ("m0", "DE", "RU"),
            ("m1", "DE", "RU"),
        ]
        assert db.execute(
            "SELECT meeting_id, organization, counterpart, counterpart_kind, month_start FROM report.organization_dyads"
        ).fetchall() == [("m2", "UN", "DE", "country", date(2020, 1, 1))]
        assert db.execute("SELECT held_on FROM timeline('un', 'Germany')").fetchall() == [(days[2],)]


def test_pages_in_a_language_in_which_no_meetings_are_read_are_counted(tmp_path):
    unknown = page("d3", "gov-eg", language="und", quality_flags=("language_unknown",))
    pages = together(page("d1", "gov-eg", language="ar"), page("d2", "gov-eg"), unknown)
    build_rows(tmp_path, load_sql(ROOT / "sql"), KNOWLEDGE, **pages)
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
        assert db.execute("SELECT source_id, flag, flagged, documents FROM report.quality_flags ORDER BY ALL").fetchall() == [
            ("gov-eg", "language_not_read", 1, 3),
            ("gov-eg", "language_unknown", 1, 3),
        ]


def test_a_conflict_says_whether_sides_publishers_or_one_publisher_differ(tmp_path):
    """China, Russia and two dailies: who says the first day, who the second."""
    days = {"m1": "CR|", "m2": "C|R", "m3": "CR|d", "m4": "d|e", "m5": "CR|C", "m6": "C|Rd"}
    sources = {"C": "mfa-cn", "R": "mid-ru", "d": "daily", "e": "elsewhere.org"}
    parts = []
    for key, told_days in days.items():
        day = {"held_on": date(2020, 1, 1), "held_edtf": "2020-01-01"}
        parts.append(resolved(key, [WANG, LAVROV], date_status="conflict_resolved", **day))
        for value, voices in zip(("2020-01-01", "2020-01-02"), told_days.split("|"), strict=True):
            for voice in voices:
                name = f"{key}-{value}-{voice}"
                parts += [page(name, sources[voice]), told(name, name, key, [WANG, LAVROV], **day)]
                parts.append(claimed(name, name, name, key, "chosen" if value == "2020-01-01" else "outvoted", value=value))
    build_rows(tmp_path, load_sql(ROOT / "sql"), KNOWLEDGE, **together(*parts))
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
        assert db.execute("SELECT DISTINCT meeting_id, scope FROM report.conflicts ORDER BY ALL").fetchall() == [
            ("m2", "sides"),
            ("m3", "publishers"),
            ("m4", "publishers"),
            ("m5", "one publisher"),
            ("m6", "sides"),
        ]


def test_a_meeting_with_one_value_is_no_conflict(db):
    assert db.execute("SELECT DISTINCT meeting_id FROM report.conflicts").fetchall() == [("m1",)]


def test_the_account_of_an_organization_is_that_of_a_side_where_it_took_part_and_of_a_third_party_elsewhere(tmp_path):
    chief = party(0, "Anna Muster", organization="UN")
    publisher = row(Source, source_id="un", name="United Nations", type="organization", organization="UN")
    knowledge = replace(KNOWLEDGE, sources=(*KNOWLEDGE.sources, publisher))
    cases = {
        "m1": (["un"], chief),
        "m2": (["un", "mid-ru"], chief),
        "m3": (["un"], WANG),
        "m4": (["daily"], chief),
        "m5": (["mid-ru"], chief),
    }
    parts = [resolved(key, [first, LAVROV], date_status="unknown") for key, (_, first) in cases.items()]
    for key, (sources, first) in cases.items():
        parts += [page(f"{key}-{source}", source) for source in sources]
        parts += [told(f"{key}-{source}", f"{key}-{source}", key, [first, LAVROV]) for source in sources]
    build_rows(tmp_path, load_sql(ROOT / "sql"), knowledge, **together(*parts))
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
        assert db.execute("SELECT meeting_id, sides, organizations, sourcing FROM report.sourcing ORDER BY ALL").fetchall() == [
            ("m1", [], ["UN"], "one side"),
            ("m2", ["RU"], ["UN"], "all sides"),
            ("m3", [], [], "third party"),
            ("m4", [], [], "press only"),
            ("m5", ["RU"], [], "one side"),
        ]


def test_the_resolved_day_of_every_meeting_was_chosen_from_a_claim(db):
    missing = "SELECT meeting_id FROM star.fct_meeting EXCEPT SELECT meeting_id FROM star.fct_claim WHERE outcome = 'chosen'"
    assert db.execute(missing).fetchall() == []


def test_an_unlisted_person_may_be_a_listed_one_of_that_office_or_surname(tmp_path):
    spelt, titled = party(0, "S. V. Lavrov", "RU"), party(1, "Van Yi", "CN", office="Foreign Minister")
    other = party(1, "Nobody Else", "CN", office="Deputy Minister")
    world = together(
        page("d1", "mfa-cn"),
        told("r1", "d1", "m1", [spelt, titled]),
        told("r2", "d1", "m2", [spelt, other]),
        resolved("m1", [spelt, titled], held_on=BONN),
        resolved("m2", [spelt, other], held_on=BONN),
    )
    assert build_rows(tmp_path, load_sql(ROOT / "sql"), KNOWLEDGE, **world).published
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
        assert dict(db.execute("SELECT name, may_be FROM report.unlisted_persons").fetchall()) == {
            "S. V. Lavrov": ["sergey-lavrov"],
            "Van Yi": ["wang-yi"],
            "Nobody Else": [],
        }
