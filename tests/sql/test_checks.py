"""Every check of ``sql/check`` sees what it is there for."""

from dataclasses import replace
from datetime import date

from pipelines.core.knowledge import Calibration, Override
from pipelines.core.records import Mention, Reject
from pipelines.environment import ROOT
from tests.conftest import build_rows
from tests.rows import KNOWLEDGE, claimed, page, party, resolved, row, said, together, told, topic

PAIR = [party(0, "Wang Yi", "CN"), party(1, "Sergey Lavrov", "RU")]
DAY = date(2017, 2, 16)

SEEN_ELSEWHERE = {
    f"{table}__{name}" for table in ("fct_document", "fct_meeting") for name in ("are_not_half_gone", "have_not_multiplied")
}  # in test_publication, for they look at the file that is replaced


def failing(result):
    return {f.check.file for f in result.findings if not f.passed}


def meeting(number, parties=PAIR, **values):
    ids = f"r{number}", f"d{number}", f"m{number}"
    return together(page(ids[1], published_on=DAY), told(*ids, parties), resolved(ids[2], parties, **{"held_on": DAY, **values}))


FAULTS = {
    "evidence__every_span_replays": together(meeting(0), claimed("c0", "r0", "d0", "m0", surface="No such words")),
    "fct_claim__resolved_date_was_chosen": meeting(1),
    "fct_meeting__dates_are_in_order": meeting(2, held_until=date(2017, 2, 1)),
    "fct_meeting__day_is_of_modern_times": meeting(3, held_on=date(1900, 1, 1)),
    "fct_meeting__has_two_parties": meeting(4, PAIR[:1]),
    "fct_meeting__is_not_reported_before_it_was_held": meeting(5, held_on=date(2017, 2, 18)),
    "fct_meeting__is_told_as_held": together(page("d6"), told("r6", "d6", "m6", PAIR)),
    "fct_meeting__status_tells_of_the_date": meeting(7, date_status="unknown"),
    "fct_meeting_participant__names_are_its_own": meeting(8, [PAIR[0], party(1, "Wang Yi", "RU")]),
    "fct_meeting_topic__every_span_replays": together(meeting(9), topic("r9", "d9", "trade", surface="No such words")),
    "fct_statement__every_span_replays": together(meeting(10), said("s0", "d10", "r10", surface="No such words")),
    "source_health__most_pages_become_documents": {"rejects": [row(Reject, raw_path="a/0.html", reason="empty")]},
    "overrides__every_one_applies": {},
    "quality_flags__few_pages_of_a_source_are_doubtful": together(
        *(page(f"q{number}", "gov-cn", quality_flags=("no_title",) if number < 3 else ()) for number in range(10))
    ),
}


def test_each_fault_is_seen_by_its_check(tmp_path, sql):
    stale = row(Override, override_id="o", kind="ignore", targets=("gone.html",), reason="An index page")
    result = build_rows(tmp_path, sql, replace(KNOWLEDGE, overrides=(stale,)), **together(*FAULTS.values()))
    assert not result.published
    assert failing(result) >= FAULTS.keys()


def test_names_of_whom_most_are_on_no_list_are_seen(built):
    def named(unlisted, listed):
        ids = ["~x"] * unlisted + ["wang-yi"] * listed
        mentions = [row(Mention, document_id="d1", kind="person", name="X", entity_id=key, char_start=n) for n, key in enumerate(ids)]
        return failing(built(**together(page("d1"), {"mentions": mentions})))

    assert "unresolved_names__are_the_lesser_part" in named(101, 99)
    assert "unresolved_names__are_the_lesser_part" not in named(100, 100)
    assert "unresolved_names__are_the_lesser_part" not in named(150, 0), "a few names say little"


def test_trust_that_gold_does_not_bear_out_is_seen(tmp_path, sql):
    def trusted(right):
        return failing(build_rows(tmp_path, sql, replace(KNOWLEDGE, calibration=(Calibration("date", "weekday", "body", 0.9, 30, right),))))

    assert "calibration__trust_is_earned" in trusted(23)
    assert "calibration__trust_is_earned" not in trusted(24)


def test_a_contract_view_with_another_type_is_not_published(tmp_path, sql):
    models = [replace(m, sql=m.sql.replace("d.published_on,", "d.published_on::VARCHAR AS published_on,")) for m in sql.models]
    others = [m if m.name == "report.documents" else old for m, old in zip(models, sql.models, strict=True)]
    result = build_rows(tmp_path, replace(sql, models=tuple(others)))
    assert {f.check.file: f.sample.splitlines()[-1] for f in result.blocking} == {
        "about__contract_is_kept": "| documents | published_on | DATE | VARCHAR |"
    }


def test_every_check_is_seen_to_fail_here_or_elsewhere():
    here = {*FAULTS, "unresolved_names__are_the_lesser_part", "calibration__trust_is_earned", "about__contract_is_kept"}
    assert {path.stem for path in (ROOT / "sql" / "check").glob("*.sql")} == here | SEEN_ELSEWHERE
