"""A file that is brought up to date holds what one made anew would hold."""

import shutil
from datetime import date

import duckdb
import pytest

from pipelines.core.records import Reject
from pipelines.explorer import READS, write_explorer
from pipelines.store import identity
from pipelines.warehouse import Sources, build, contents_hash, differing, earlier, note_build, reference_tables, stage_files
from pipelines.warehouse.previous import REMEMBERING
from tests.conftest import build_rows
from tests.parts import part_of_sql
from tests.rows import KNOWLEDGE, claimed, page, party, resolved, row, said, together, told, topic

WANG, LAVROV, BAERBOCK = party(0, "Wang Yi", "CN"), party(1, "Sergey Lavrov", "RU"), party(1, "Annalena Baerbock", "DE")
DAY = date(2020, 1, 1)


def meeting(name, *reports, parties=(WANG, LAVROV), **more):
    """A meeting of which pages tell, one report a page."""
    pages = [
        together(
            page(f"d-{report}", "mfa-cn", published_on=DAY, **more),
            told(f"r-{report}", f"d-{report}", name, parties, held_on=DAY, held_edtf="2020-01-01"),
            claimed(f"c-{report}", f"r-{report}", f"d-{report}", name),
            topic(f"r-{report}", f"d-{report}", "trade"),
            said(f"s-{report}", f"d-{report}", f"r-{report}"),
        )
        for report in reports
    ]
    return together(*pages, resolved(name, parties, held_on=DAY, held_edtf="2020-01-01"))


BEFORE = together(meeting("m1", "a", "b"), meeting("m2", "c", parties=(WANG, BAERBOCK)), meeting("m3", "e"))
AFTER = {
    "a page more, of a meeting of its own": together(BEFORE, meeting("m4", "x", parties=(WANG, party(1, "Nobody Known", "DE")))),
    "a page gone, with its meeting and the only mention of its day": together(meeting("m1", "a", "b"), meeting("m3", "e")),
    "a page more of a meeting that is known": together(
        meeting("m1", "a", "b", "x"), meeting("m2", "c", parties=(WANG, BAERBOCK)), meeting("m3", "e")
    ),
    "two meetings that become one": together(meeting("m1", "a", "b", "e"), meeting("m2", "c", parties=(WANG, BAERBOCK))),
    "another text": together(
        meeting("m1", "a", "b"), meeting("m2", "c", parties=(WANG, BAERBOCK)), meeting("m3", "e", text="They met again.", title="New")
    ),
    "another outcome of one claim": BEFORE
    | {"claim_outcomes": [row._replace(outcome="agrees") if row.claim_id == "c-b" else row for row in BEFORE["claim_outcomes"]]},
    "nobody left": together(meeting("m2", "c", parties=(WANG, BAERBOCK))),
}


@pytest.fixture(scope="module")
def sql():
    """The star, and of the reports what these tests look at: a build takes half the time."""
    return part_of_sql("star", "report.dyads", *READS)


@pytest.fixture(scope="module")
def place(tmp_path_factory, sql):
    """A folder with a published file and the note of it."""
    folder = tmp_path_factory.mktemp("place")
    noted(folder, build_rows(folder, sql, **BEFORE))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.explorer.export.charts_library", lambda _: "// bundling takes seconds")
        write_explorer(folder / "readouts.duckdb", folder / "explorer")
        yield folder


def noted(folder, result):
    """Note a build as the asset does; the stage files that it was made from are then kept."""
    assert result.published, [(f.check.model, f.check.name, f.sample) for f in result.blocking]
    note_build(folder / "readouts.duckdb", stage_files(Sources(folder / "stage", reference_tables(KNOWLEDGE))), "all", result)
    return result


def written(folder):
    """Every file of an explorer with its contents."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in (folder / "explorer").rglob("*.*") if path.is_file()}


def rows_of(result):
    """The row count of every table but what remembers earlier files."""
    return {name: made.row_count for name, made in result.made.items() if name.startswith("star.") and name not in REMEMBERING}


def figures_of(result):
    """The numbers that are plotted over the runs."""
    return {name: made.figures for name, made in result.made.items() if made.figures}


def documents(folder):
    """When each row of the table of documents was written, by its place in the file."""
    with duckdb.connect(str(folder / "readouts.duckdb"), read_only=True) as db:
        return dict(db.execute("SELECT document_id, rowid FROM star.fct_document").fetchall())


def follow(place, tmp_path, sql, rows):
    """Bring the file and the explorer up to date; what they hold must be what those made anew hold."""
    since, since_file = earlier(place / "readouts.duckdb", "all"), identity(place / "readouts.duckdb")
    followed = noted(place, build_rows(place, sql, since=since, **rows))
    changed = differing(place / "readouts.duckdb", since_file)
    assert changed
    write_explorer(place / "readouts.duckdb", place / "explorer", changed)
    whole = build_rows(tmp_path, sql, **rows)
    write_explorer(tmp_path / "readouts.duckdb", tmp_path / "explorer")
    assert written(place) == written(tmp_path)
    assert contents_hash(place / "readouts.duckdb") == contents_hash(tmp_path / "readouts.duckdb")
    assert rows_of(followed) == rows_of(whole)
    assert figures_of(followed) == figures_of(whole)
    assert figures_of(followed).get("report.meetings")
    assert followed.columns == whole.columns
    assert [f.row_count for f in followed.findings] == [f.row_count for f in whole.findings]


@pytest.mark.parametrize("rows", AFTER.values(), ids=AFTER.keys())
def test_a_file_that_follows_holds_what_one_made_anew_holds(place, tmp_path, sql, rows):
    follow(place, tmp_path, sql, rows)


def test_a_page_that_comes_back_brings_the_reports_that_were_left_of_it(place, tmp_path, sql):
    """A run of the cleaning alone takes a page away, and leaves the facts of it for a later run."""
    noted(place, build_rows(place, sql, **BEFORE | {"documents": [row for row in BEFORE["documents"] if row.document_id != "d-e"]}))
    write_explorer(place / "readouts.duckdb", place / "explorer")
    assert "d-e" not in documents(place)
    follow(place, tmp_path, sql, BEFORE)
    assert "d-e" in documents(place)


def test_what_changed_is_told_of_the_file_before_alone(tmp_path):
    whole = part_of_sql("star", "report.changes")
    noted(tmp_path, build_rows(tmp_path, whole, **BEFORE))
    more = AFTER["a page more, of a meeting of its own"]
    told = []
    for rows in (more, more | {"rejects": [row(Reject, raw_path="torn.html", reason="no_body")]}):
        followed = noted(tmp_path, build_rows(tmp_path, whole, since=earlier(tmp_path / "readouts.duckdb", "all"), **rows))
        assert followed.before
        with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
            told.append(db.execute("SELECT event, meeting_id FROM report.changes").fetchall())
    assert told == [[("added", "m4")], []]


@pytest.mark.parametrize("rows", AFTER.values(), ids=AFTER.keys())
def test_a_file_that_follows_tells_the_history_that_one_made_anew_tells(tmp_path, rows):
    star, file = part_of_sql("star"), tmp_path / "readouts.duckdb"
    noted(tmp_path, build_rows(tmp_path, star, **BEFORE))
    shutil.copy(file, tmp_path / "before")
    told = []
    for since in (earlier(file, "all"), None):
        assert bool(build_rows(tmp_path, star, since=since, **rows).before) == bool(since)
        with duckdb.connect(str(file), read_only=True) as db:
            told.append(db.execute("SELECT * EXCLUDE (published_at) FROM star.meeting_id_history ORDER BY ALL").fetchall())
        file.unlink()
        shutil.copy(tmp_path / "before", file)
    assert told[0] == told[1]
    assert len(told[0]) > 1


def test_stage_tables_that_are_gone_are_told_by_a_build_of_all(tmp_path, sql):
    noted(tmp_path, build_rows(tmp_path, sql, **BEFORE))
    before = identity(tmp_path / "readouts.duckdb")
    shutil.rmtree(tmp_path / "stage")
    sources = Sources(tmp_path / "stage", reference_tables(KNOWLEDGE))
    result = build(sources, sql, tmp_path / "readouts.duckdb", since=earlier(tmp_path / "readouts.duckdb", "all"))
    assert not result.before
    assert rows_of(result)["star.fct_document"] == 0
    assert result.published or identity(tmp_path / "readouts.duckdb") == before


def test_rows_that_cannot_differ_are_not_made_again(place, sql):
    noted(place, build_rows(place, sql, since=earlier(place / "readouts.duckdb", "all"), **BEFORE))
    before = documents(place)
    noted(place, build_rows(place, sql, since=earlier(place / "readouts.duckdb", "all"), **AFTER["a page more, of a meeting of its own"]))
    after = documents(place)
    assert {key: after[key] for key in before} == before
    assert after.keys() - before.keys() == {"d-x"}


def test_a_span_that_does_not_replay_is_seen_in_what_changed(place, sql):
    noted(place, build_rows(place, sql, since=earlier(place / "readouts.duckdb", "all"), **BEFORE))
    broken = together(BEFORE, meeting("m4", "x", text="We met."))
    result = build_rows(place, sql, since=earlier(place / "readouts.duckdb", "all"), **broken)
    assert not result.published
    assert {f.check.file for f in result.blocking} == {
        "evidence__every_span_replays",
        "fct_meeting_topic__every_span_replays",
        "fct_statement__every_span_replays",
    }


def test_chunks_of_meetings_that_cannot_differ_are_taken_over(place, sql):
    for rows in (BEFORE, AFTER["a page more, of a meeting of its own"]):
        before = identity(place / "readouts.duckdb")
        noted(place, build_rows(place, sql, since=earlier(place / "readouts.duckdb", "all"), **rows))
        changed = differing(place / "readouts.duckdb", before)
        chunk = place / "explorer" / "data" / "pages" / "d.js"
        was = chunk.stat().st_ino if chunk.exists() else None
        write_explorer(place / "readouts.duckdb", place / "explorer", {**changed, "document_id": [], "meeting_id": []})
        assert chunk.stat().st_ino == was
        write_explorer(place / "readouts.duckdb", place / "explorer", changed)


def test_without_the_stage_files_of_then_the_file_is_made_whole(place, sql):
    shutil.rmtree(place / ".readouts.duckdb.parts")
    assert earlier(place / "readouts.duckdb", "all") is None
    assert earlier(place / "readouts.duckdb", "other knowledge") is None


def test_a_table_goes_by_the_key_that_its_header_names(sql):
    by = {model.name: model.rows_by for model in sql.models if model.rows_by}
    assert by["star.fct_claim"] == "report_id"
    assert all("Rows by" not in model.description for model in sql.models)
