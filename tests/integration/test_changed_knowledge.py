"""A changed override, alias or tenure changes the rows that it is about, and no other row of the file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import Any

import duckdb
import pytest

from pipelines.core.knowledge import Knowledge, Override, Person, Tenure
from pipelines.core.records import Participant
from pipelines.engines.base import prepared
from pipelines.environment import ROOT
from pipelines.reference import HERE, load_knowledge
from pipelines.reference.overrides import with_aliases
from pipelines.stages import extraction
from pipelines.warehouse import Sources, build, load_sql, reference_tables
from tests.rows import row
from tests.steps import given, run_steps

pytestmark = pytest.mark.slow

PAGES = {
    "a/helsinki.txt": """Foreign Minister Wang Yi met with Finnish Foreign Minister Aino Lahtinen in Beijing on March 14, 2024.
They spoke of trade and of climate change, and Wang Yi said that China is ready to work with Finland on both.""",
    "b/helsinki.txt": """Finnish Foreign Minister Aino Lahtinen met with Chinese Foreign Minister Wang Yi in Beijing on March 14, 2024.
Lahtinen said that Finland hopes for an early end of the tariffs on timber and paper and welcomes Chinese visitors.""",
    "c/moscow.txt": """Russian Foreign Minister Sergey Lavrov met with Chilean Foreign Minister Tomas Rivas in Moscow on March 20, 2024.
Lavrov said that Russia and Chile will prepare a treaty on science, and Rivas thanked him for the welcome.""",
    "e/visit.txt": """Foreign Minister Wang Yi will travel to Hanoi, the Ministry announced on April 4, 2024.
Wang Yi will meet with Vietnamese Foreign Minister Bui Thanh Son in Hanoi on April 8, 2024, to speak of ports and fishing.""",
    "d/spelling.txt": """Russian Foreign Minister Sergej Lawrow met with Finnish Foreign Minister Aino Lahtinen in Oslo on April 2, 2024.
Lahtinen said that Finland wants quiet waters in the Baltic, and Lawrow promised that Russia will look at the plans.""",
}
SIGNED = {"reason": "a person looked", "decided_on": date(2024, 5, 1)}

Rows = dict[str, list[dict[str, Any]]]
Make = Callable[..., Path]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """``make(name, knowledge)`` runs every step on the pages and builds a file, in place of a copy of ``over`` if one is given."""
    raw, sql = tmp_path_factory.mktemp("raw"), load_sql(ROOT / "sql")
    for name, text in PAGES.items():
        (raw / name).parent.mkdir()
        (raw / name).write_text(text, "utf-8")

    def made(name: str, knowledge: Knowledge, over: Path | None = None) -> Path:
        folder = tmp_path_factory.mktemp(name)
        if over:
            copyfile(over, folder / "readouts.duckdb")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(extraction, "load_knowledge", lambda: knowledge)
            prepared.cache_clear()
            run_steps(given(raw, folder / "stage", knowledge))
        prepared.cache_clear()
        assert build(Sources(folder / "stage", reference_tables(knowledge)), sql, folder / "readouts.duckdb").published
        return folder / "readouts.duckdb"

    return made


@pytest.fixture(scope="module")
def before(make: Make, knowledge: Knowledge) -> Path:
    return make("before", knowledge)


def changed(before: Path, after: Path) -> Rows:
    """Per table of star and report the rows that only one of two files has."""
    found: Rows = {}
    with duckdb.connect() as db:
        for name, path in (("before", before), ("after", after)):
            db.execute(f"ATTACH '{path}' AS {name} (READ_ONLY)")
        names = db.execute(
            "SELECT DISTINCT table_schema || '.' || table_name FROM information_schema.tables WHERE table_schema IN ('star', 'report')"
            " AND table_name <> 'meeting_id_history'"  # it remembers when a file was published
        ).fetchall()
        for (table,) in names:
            for one, other in (("before", "after"), ("after", "before")):
                rows = db.execute(f"FROM {one}.{table} EXCEPT ALL FROM {other}.{table}")
                columns = [column[0] for column in rows.description]
                found.setdefault(table, []).extend(dict(zip(columns, values, strict=True)) for values in rows.fetchall())
    return {table: rows for table, rows in found.items() if rows}


def meetings(path: Path) -> dict[str, str]:
    """Page to the id of the meeting that it tells of."""
    with duckdb.connect(str(path), read_only=True) as db:
        return dict(db.execute("SELECT raw_path, meeting_id FROM report.meeting_reports WHERE realis = 'held'").fetchall())


def touched(rows: Rows) -> set[str]:
    """The meetings that the changed rows name."""
    return {row["meeting_id"] for found in rows.values() for row in found if row.get("meeting_id")}


def test_the_same_knowledge_changes_nothing(make: Make, before: Path, knowledge: Knowledge) -> None:
    assert len(set(meetings(before).values())) == 3
    assert changed(before, make("again", knowledge)) == {}


def test_a_day_that_is_set_changes_its_meeting_alone(make: Make, before: Path, knowledge: Knowledge) -> None:
    decided = Override("day", "set", ("c/moscow.txt",), "date", "2024-03-19", **SIGNED)
    after = make("set", replace(knowledge, overrides=(decided,)))
    rows, moscow = changed(before, after), meetings(before)["c/moscow.txt"]
    assert touched(rows) == {moscow}
    old, new = rows["star.fct_meeting"]
    assert {key for key in old if old[key] != new[key]} == {"held_on", "held_edtf", "held_not_before", "held_not_after", "date_status"}
    assert (str(new["held_on"]), new["date_status"]) == ("2024-03-19", "override")
    assert {(r["attribute"], r["value"], r["outcome"]) for r in rows["star.fct_claim"]} == {
        ("date", "2024-03-20", "chosen"),
        ("date", "2024-03-20", "outvoted"),
        ("date", "2024-03-19", "chosen"),
    }
    assert "star.fct_meeting_report" not in rows, "a report says what it says"
    assert [(r["override_id"], r["is_applied"]) for r in rows["report.overrides"]] == [("day", True)]


def told_of(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as db:
        return db.execute(sql).fetchall()


def test_a_meeting_that_was_not_held_is_gone_when_all_its_accounts_are_said_to_be_plans(
    make: Make, before: Path, knowledge: Knowledge
) -> None:
    cancelled = Override("cancelled", "set", ("c/moscow.txt",), "realis", "planned", **SIGNED)
    background = Override("background", "set", ("a/helsinki.txt",), "realis", "referenced", **SIGNED)
    after = make("not-held", replace(knowledge, overrides=(cancelled, background)), over=before)
    ids = meetings(before)
    assert meetings(after) == {page: ids[page] for page in ("b/helsinki.txt", "d/spelling.txt")}, "one account of Helsinki is left"
    assert told_of(
        after, "SELECT raw_path, realis FROM report.meeting_reports WHERE realis <> 'held' AND raw_path <> 'e/visit.txt' ORDER BY ALL"
    ) == [
        ("a/helsinki.txt", "referenced"),
        ("c/moscow.txt", "planned"),
    ]
    assert told_of(after, "SELECT event, former_meeting_id FROM report.changes WHERE event <> 'changed'") == [
        ("removed", ids["c/moscow.txt"])
    ]
    assert told_of(after, f"SELECT meeting_id FROM meeting_now('{ids['c/moscow.txt']}')") == [(None,)]
    assert told_of(after, "SELECT raw_path, value, evidence, outcome FROM report.evidence WHERE attribute = 'realis' ORDER BY ALL") == [
        ("a/helsinki.txt", "referenced", "overrides.yaml: background", "chosen"),
        ("c/moscow.txt", "planned", "overrides.yaml: cancelled", "chosen"),
    ]
    assert told_of(after, "SELECT override_id, is_applied FROM report.overrides ORDER BY ALL") == [
        ("background", True),
        ("cancelled", True),
    ]
    assert told_of(after, "SELECT DISTINCT meeting_id FROM report.statements WHERE raw_path = 'c/moscow.txt'") == [(None,)]
    again = make("held-again", knowledge, over=after)
    assert meetings(again) == ids
    assert told_of(again, "SELECT event, meeting_id FROM report.changes WHERE event <> 'changed'") == [("added", ids["c/moscow.txt"])]


def test_a_visit_that_was_read_as_planned_is_held_on_the_day_that_a_person_sets(make: Make, before: Path, knowledge: Knowledge) -> None:
    (visit,) = (name for name, text in PAGES.items() if "will travel" in text)
    assert visit not in meetings(before)
    both = [
        Override(f"visit.{name}", "set", (visit,), name, value, **SIGNED) for name, value in (("realis", "held"), ("date", "2024-04-09"))
    ]
    after = make("held", replace(knowledge, overrides=tuple(both)), over=before)
    held = meetings(after)[visit]
    assert told_of(after, f"SELECT held_on::VARCHAR, date_status FROM report.meetings WHERE meeting_id = '{held}'") == [
        ("2024-04-09", "override")
    ]
    assert told_of(after, "SELECT event, meeting_id FROM report.changes") == [("added", held)]
    assert told_of(after, "SELECT is_applied FROM report.overrides") == [(True,), (True,)]


def test_a_visit_that_is_planned_is_put_off_to_the_day_that_a_person_sets(make: Make, before: Path, knowledge: Knowledge) -> None:
    planned = "SELECT plan_status, planned_on::VARCHAR, date_status, city FROM report.planned_meetings"
    assert told_of(before, planned) == [("stands", "2024-04-08", "single", "Hanoi")]
    entries = [
        Override(f"visit.{name}", "set", ("e/visit.txt",), name, value, **SIGNED)
        for name, value in (("plan_status", "postponed"), ("date", "2024-05-20"))
    ]
    after = make("put-off", replace(knowledge, overrides=tuple(entries)), over=before)
    assert told_of(after, planned) == [("postponed", "2024-05-20", "override", "Hanoi")]
    assert told_of(after, "SELECT is_applied FROM report.overrides") == [(True,), (True,)]
    assert told_of(
        after,
        "SELECT value, outcome, evidence_source, evidence FROM report.evidence"
        " WHERE raw_path = 'e/visit.txt' AND attribute IN ('date', 'plan_status') ORDER BY ALL",
    ) == [
        ("2024-04-08", "outvoted", "text", "April 8, 2024"),
        ("2024-05-20", "chosen", "override", "overrides.yaml: visit.date"),
        ("postponed", "chosen", "override", "overrides.yaml: visit.plan_status"),
    ]
    assert meetings(after) == meetings(before)


def test_the_participants_that_a_person_sets_are_those_of_the_meeting_and_their_sides_its_countries(
    make: Make, before: Path, knowledge: Knowledge
) -> None:
    lavrov = Participant(0, "sergey-lavrov", "Sergey Lavrov", "Special Envoy", "RU", None, ())
    parties = (
        lavrov,
        Participant(1, "~tomas-rivas@ar", "Tomas Rivas", None, "AR", None, ()),
        Participant(2, None, None, None, None, "UN", ()),
    )
    entry = Override("who", "set", ("c/moscow.txt",), "participants", "Lavrov, Rivas, UN", **SIGNED, participants=parties)
    after = make("who", replace(knowledge, overrides=(entry,)), over=before)
    assert meetings(after) == meetings(before), "a meeting keeps its id"
    moscow = meetings(after)["c/moscow.txt"]
    took_part = (
        "SELECT person, office, country, organization FROM star.fct_meeting_participant WHERE meeting_id = ? ORDER BY participant_no"
    )
    assert told_of(after, took_part.replace("?", f"'{moscow}'")) == [
        ("Sergey Lavrov", "Special Envoy", "RU", None),
        ("Tomas Rivas", None, "AR", None),
        (None, None, None, "UN"),
    ]
    assert told_of(after, f"SELECT countries FROM report.meetings WHERE meeting_id = '{moscow}'") == [(["AR", "RU"],)]
    outcomes = told_of(
        after,
        f"SELECT attribute, value, outcome, evidence_source FROM report.evidence WHERE meeting_id = '{moscow}'"
        " AND attribute IN ('participant', 'office', 'side')",
    )
    assert {row for row in outcomes if row[3] == "text"} == {
        ("office", "Foreign Minister", "outvoted", "text"),
        ("participant", "sergey-lavrov", "agrees", "text"),
        ("participant", "~tomas-rivas@cl", "outvoted", "text"),
    }
    assert {row for row in outcomes if row[3] != "text"} == {
        ("office", "Special Envoy", "chosen", "override"),
        ("participant", "UN", "chosen", "override"),
        ("participant", "sergey-lavrov", "chosen", "override"),
        ("participant", "~tomas-rivas@ar", "chosen", "override"),
        ("side", "country:AR", "chosen", "override"),
        ("side", "country:RU", "chosen", "override"),
        ("side", "organization:UN", "chosen", "override"),
    }
    assert told_of(after, "SELECT is_applied, why_not FROM report.overrides") == [(True, None)]


def test_two_accounts_kept_apart_change_their_meeting_and_no_other(make: Make, before: Path, knowledge: Knowledge) -> None:
    ids = meetings(before)
    assert ids["a/helsinki.txt"] == ids["b/helsinki.txt"]
    apart = Override("apart", "apart", ("a/helsinki.txt", "b/helsinki.txt"), None, None, **SIGNED)
    after = make("apart", replace(knowledge, overrides=(apart,)))
    own = meetings(after)
    assert own["a/helsinki.txt"] != own["b/helsinki.txt"]
    rows = changed(before, after)
    assert touched(rows) == {ids["a/helsinki.txt"], own["a/helsinki.txt"], own["b/helsinki.txt"]}
    assert {own[page] for page in ("c/moscow.txt", "d/spelling.txt")} == {ids[page] for page in ("c/moscow.txt", "d/spelling.txt")}


def test_an_ignored_page_takes_only_its_own_rows_with_it(make: Make, before: Path, knowledge: Knowledge) -> None:
    after = make("ignore", replace(knowledge, overrides=(Override("page", "ignore", ("c/moscow.txt",), None, None, **SIGNED),)))
    rows, moscow = changed(before, after), meetings(before)["c/moscow.txt"]
    assert touched(rows) == {moscow}
    assert [r["raw_path"] for r in rows["report.documents"]] == ["c/moscow.txt"]
    assert [(r["raw_path"], r["reason"]) for r in rows["report.rejects"]] == [("c/moscow.txt", "ignored")]
    assert set(meetings(after)) == set(meetings(before)) - {"c/moscow.txt"}


def test_an_alias_changes_the_page_that_prints_it(make: Make, before: Path, knowledge: Knowledge) -> None:
    alias = (Override("spelling", "alias", ("Sergej Lawrow",), "en", "sergey-lavrov", **SIGNED),)
    after = make("alias", replace(knowledge, persons=with_aliases(knowledge.persons, alias, HERE), overrides=alias))
    rows = changed(before, after)
    old, new = meetings(before)["d/spelling.txt"], meetings(after)["d/spelling.txt"]
    others = touched(rows) - {old, new}
    assert {table for table, found in rows.items() if any(r.get("meeting_id") in others for r in found)} <= {
        "star.fct_meeting",
        "star.fct_meeting_participant",
        "report.meetings",
    }, "Lavrov's other meetings learn the alias, nothing else"
    assert others == {meetings(before)["c/moscow.txt"]}
    assert {r["person_id"] for r in rows["star.dim_person"]} >= {"sergey-lavrov"}
    assert [(r["override_id"], r["is_applied"]) for r in rows["report.overrides"]] == [("spelling", True)]


def test_a_tenure_changes_the_offices_of_its_holder_alone(make: Make, before: Path, knowledge: Knowledge) -> None:
    tenure = row(
        Tenure, person_id="sergey-lavrov", office="Special Envoy", country="RU", rank=6, held_from=date(2024, 3, 1), precision="day"
    )
    rows = changed(before, make("tenure", replace(knowledge, tenures=(*knowledge.tenures, tenure))))
    assert touched(rows) == {meetings(before)["c/moscow.txt"]}
    assert {table for table in rows if table.startswith("star.")} == {"star.dim_office", "star.fct_meeting_participant"}
    assert [r["office"] for r in rows["star.dim_office"]] == ["Special Envoy"]
    assert {r["person_id"] for r in rows["star.fct_meeting_participant"]} == {"sergey-lavrov"}


def test_a_person_who_is_listed_renames_the_meetings_that_were_told_of_the_name(make: Make, before: Path, knowledge: Knowledge) -> None:
    person = Person("aino-lahtinen", "Aino Lahtinen", "FI", None, None, {})
    tenure = row(Tenure, person_id="aino-lahtinen", office="Foreign Minister", country="FI", rank=4, precision="day")
    more = replace(knowledge, persons=(*knowledge.persons, person), tenures=(*knowledge.tenures, tenure))
    old = meetings(before)
    after = make("person", more, over=before)
    new = meetings(after)
    renamed = {(old[page], new[page]) for page in ("a/helsinki.txt", "b/helsinki.txt", "d/spelling.txt")}
    with duckdb.connect(str(after), read_only=True) as db:
        events = db.execute(
            "SELECT former_meeting_id, meeting_id FROM report.changes WHERE event IN ('renamed', 'added', 'removed')"
        ).fetchall()
        followed = {
            (cited, now) for cited, _ in renamed for (now,) in db.execute("SELECT meeting_id FROM meeting_now(?)", [cited]).fetchall()
        }
    assert len(renamed) == 2
    assert all(cited != now for cited, now in renamed)
    assert set(events) == followed == renamed
