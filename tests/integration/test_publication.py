"""The file is replaced whole or not at all, under the eyes of its readers."""

import multiprocessing
import shutil
from dataclasses import replace

import duckdb
import pytest

from pipelines.warehouse import ModelError, PublishError, Sources, build, contents_hash, note_build, reference_tables, stage_files, standing
from pipelines.warehouse.publish import draft_of, publish
from tests.parts import part_of_sql
from tests.rows import KNOWLEDGE, page, party, resolved, together, told


@pytest.fixture(scope="module")
def sql():
    """The star, and of the reports what these tests look at: a build takes half the time."""
    return part_of_sql("star", "report.meetings", "report.documents", "timeline")


MEETING = together(
    page("d1", "mfa-cn"),
    told("r1", "d1", "m1", [party(0, "Wang Yi", "CN"), party(1, "Sergey Lavrov", "RU")]),
    resolved("m1", [party(0, "Wang Yi", "CN"), party(1, "Sergey Lavrov", "RU")], date_status="unknown"),
)


def count(db):
    return db.execute("SELECT count(*) FROM report.meetings").fetchall()[0][0]


def test_a_reader_keeps_the_old_file_and_a_new_one_sees_the_new(built, tmp_path):
    built()
    with duckdb.connect() as old:
        old.execute(f"ATTACH '{tmp_path / 'readouts.duckdb'}' AS readouts (READ_ONLY)")
        assert old.execute("SELECT count(*) FROM readouts.report.meetings").fetchall() == [(0,)]
        assert built(**MEETING).published
        assert old.execute("SELECT count(*) FROM readouts.report.meetings").fetchall() == [(0,)]
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as new:
        assert count(new) == 1


def test_a_failing_blocking_check_keeps_the_old_file_byte_for_byte(built, tmp_path):
    built(**MEETING)
    before = (tmp_path / "readouts.duckdb").read_bytes()
    result = built(**MEETING | {"meeting_values": [MEETING["meeting_values"][0]._replace(place_id="atlantis")]})
    assert not result.published
    assert [(f.check.model, f.check.name) for f in result.blocking] == [("star.fct_meeting", "references_are_known")]
    assert "atlantis" in result.blocking[0].sample
    assert (tmp_path / "readouts.duckdb").read_bytes() == before


def test_a_draft_that_fails_a_check_is_kept_on_request(built, sql, tmp_path):
    alone = MEETING | {"meeting_values": [MEETING["meeting_values"][0]._replace(place_id="atlantis")]}
    built(**alone)
    assert not list(tmp_path.glob("*.failed.duckdb"))
    result = build(Sources(tmp_path / "stage", reference_tables(KNOWLEDGE)), sql, tmp_path / "readouts.duckdb", keep_failed=True)
    assert not result.published
    with duckdb.connect(str(tmp_path / "readouts.failed.duckdb"), read_only=True) as db:
        assert db.execute("SELECT place_id FROM star.fct_meeting").fetchall() == [("atlantis",)]


def test_a_failing_warning_does_not_keep_the_file_from_being_published(built):
    alone = [party(0, "Wang Yi", "CN")]
    result = built(**together(page("d1"), told("r1", "d1", "m1", alone), resolved("m1", alone, date_status="unknown")))
    assert result.published
    assert [f.check.name for f in result.findings if not f.passed] == ["has_two_parties"]


def many(count):
    parties = [party(0, "Wang Yi", "CN"), party(1, "Sergey Lavrov", "RU")]
    parts = [
        (page(f"d{n}", "mfa-cn"), told(f"r{n}", f"d{n}", f"m{n}", parties), resolved(f"m{n}", parties, date_status="unknown"))
        for n in range(count)
    ]
    return together(*(rows for part in parts for rows in part))


def test_a_file_that_lost_most_of_its_rows_is_not_published_unless_a_person_accepts_it(built, sql, tmp_path):
    built(**many(120))
    result = built(**many(59))
    assert not result.published
    assert [(f.check.file, f.sample) for f in result.blocking] == [
        (f"{table}__are_not_half_gone", "| before | now |\n| - | - |\n| 120 | 59 |") for table in ("fct_document", "fct_meeting")
    ]
    accepted = [f"{table}__are_not_half_gone" for table in ("fct_document", "fct_meeting")]
    sources = Sources(tmp_path / "stage", reference_tables(KNOWLEDGE))
    assert build(sources, sql, tmp_path / "readouts.duckdb", accepted=accepted).published
    assert built(**many(1)).published, "few rows are a trial"
    with pytest.raises(ModelError, match="there is no check nonsense to be accepted"):
        build(sources, sql, tmp_path / "readouts.duckdb", accepted=["nonsense"])


def test_a_file_with_many_times_the_rows_is_published_with_a_warning(built):
    built(**many(100))
    result = built(**many(1_001))
    assert result.published
    assert [f.check.file for f in result.findings if not f.passed] == [
        "fct_document__have_not_multiplied",
        "fct_meeting__have_not_multiplied",
    ]


def test_an_accepted_check_warns_and_blocks_nothing_when_built_and_when_the_file_stands(built, sql, tmp_path):
    alone = MEETING | {"meeting_values": [MEETING["meeting_values"][0]._replace(place_id="atlantis")]}
    assert not built(**alone).published
    accepted, target = ["fct_meeting__references_are_known"], tmp_path / "readouts.duckdb"
    sources = Sources(tmp_path / "stage", reference_tables(KNOWLEDGE))
    result = build(sources, sql, target, accepted=accepted)
    note_build(target, stage_files(sources), "all", result)
    found = standing(target, stage_files(sources), "all", sql, accepted)
    assert found == result
    assert [f.check.is_blocking for f in found.findings if f.check.file in accepted] == [False]
    assert (found.published, found.blocking) == (True, [])


def test_a_file_published_after_a_build_is_not_taken_for_what_it_made(built, sql, tmp_path):
    result = built(**MEETING)
    built()
    note_build(tmp_path / "readouts.duckdb", {}, "all", result)
    assert standing(tmp_path / "readouts.duckdb", {}, "all", sql, []) is None


def test_nothing_is_left_beside_the_published_file(built, tmp_path):
    built(**MEETING)
    assert sorted(p.name for p in tmp_path.iterdir()) == [".readouts.duckdb.lock", "readouts.duckdb", "stage"]


def test_the_published_file_is_read_only(built, tmp_path):
    built()
    assert (tmp_path / "readouts.duckdb").stat().st_mode & 0o777 == 0o444
    assert built().published, "a read-only file can be replaced"


def test_a_stale_log_of_a_foreign_writer_is_refused(built, tmp_path):
    built()
    before = (tmp_path / "readouts.duckdb").read_bytes()
    (tmp_path / "readouts.duckdb.wal").write_bytes(b"someone's changes")
    with pytest.raises(PublishError, match=r"readouts\.duckdb\.wal exists: a session has .* open for writing"):
        built(**MEETING)
    assert (tmp_path / "readouts.duckdb").read_bytes() == before


def test_a_log_that_appears_during_the_build_is_refused_too(tmp_path):
    target = tmp_path / "readouts.duckdb"
    with draft_of(target) as draft:
        draft.write_bytes(b"new")
        target.with_name("readouts.duckdb.wal").write_bytes(b"someone's changes")
        with pytest.raises(PublishError):
            publish(draft, target)
    assert not target.exists()


def test_a_draft_that_was_not_closed_is_refused(tmp_path):
    with draft_of(tmp_path / "readouts.duckdb") as draft:
        draft.write_bytes(b"new")
        draft.with_name(f"{draft.name}.wal").write_bytes(b"unfinished")
        with pytest.raises(PublishError, match="was not closed"):
            publish(draft, tmp_path / "readouts.duckdb")


def hold(target, ready, leave):
    with draft_of(target):
        ready.set()
        leave.wait(30)


def test_only_one_writer_builds_at_a_time(tmp_path):
    context = multiprocessing.get_context("spawn")
    ready, leave = context.Event(), context.Event()
    other = context.Process(target=hold, args=(tmp_path / "readouts.duckdb", ready, leave))
    other.start()
    try:
        assert ready.wait(60)
        with pytest.raises(PublishError, match="another run is writing"), draft_of(tmp_path / "readouts.duckdb"):
            pass
    finally:
        leave.set()
        other.join(30)


def test_the_draft_of_a_writer_that_died_is_taken_away(tmp_path):
    (tmp_path / ".readouts.duckdb.draft").write_bytes(b"half a load")
    with draft_of(tmp_path / "readouts.duckdb") as draft:
        assert not draft.exists()


def test_the_same_input_makes_the_same_contents_in_any_order(built, tmp_path):
    more = together(MEETING, page("d2", "mid-ru"), page("d3", "elsewhere.org"))
    built(**more)
    first = contents_hash(tmp_path / "readouts.duckdb")
    built(**{table: rows[::-1] for table, rows in more.items()})
    assert contents_hash(tmp_path / "readouts.duckdb") == first
    built(**MEETING)
    assert contents_hash(tmp_path / "readouts.duckdb") != first


def test_a_part_is_rebuilt_with_what_reads_it_and_the_rest_stays(built, tmp_path):
    built(**MEETING)
    renamed = replace(KNOWLEDGE, countries=tuple(replace(c, name=f"{c.name}!") for c in KNOWLEDGE.countries))
    result = built(knowledge=renamed, only=["star.dim_country"])
    assert result.published
    assert "star.dim_country" in result.made
    assert "star.fct_meeting" not in result.made
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
        assert db.execute("SELECT name FROM star.dim_country WHERE country = 'CN'").fetchall() == [("China!",)]
        assert count(db) == 1, "upstream tables were taken over, though the stage files are empty now"


def test_a_rebuilt_part_reads_the_stage_files_of_now(built, tmp_path):
    built()
    result = built(only=["report.documents"], **page("d1", title="A headline"))
    assert list(result.made) == ["report.documents"]
    with duckdb.connect(str(tmp_path / "readouts.duckdb"), read_only=True) as db:
        assert db.execute("SELECT title FROM report.documents").fetchall() == [("A headline",)]
        assert db.execute("SELECT count(*) FROM star.fct_document").fetchall() == [(0,)]


def test_a_part_of_nothing_is_everything(built, sql):
    result = built(only=["star.dim_country"])
    assert len(result.made) == len(sql.models)


def test_the_file_stands_alone_under_any_name(built, tmp_path):
    built(**MEETING)
    shutil.rmtree(tmp_path / "stage")
    (tmp_path / "readouts.duckdb").rename(tmp_path / "copied elsewhere.db")
    with duckdb.connect(str(tmp_path / "copied elsewhere.db"), read_only=True) as db:
        views = db.execute("SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        for (view,) in views:
            db.execute(f"SELECT * FROM {view}").fetchall()
        assert len(db.execute("FROM timeline('CN', 'RU')").fetchall()) == 1


def test_wrong_sql_names_its_file(sql, tmp_path):
    broken = replace(sql.models[0], sql="CREATE TABLE star.dim_country AS SELECT nonsense")
    with pytest.raises(ModelError, match=rf"sql/{broken.schema}/{broken.table}\.sql: .*nonsense"):
        build(Sources(tmp_path, reference_tables(KNOWLEDGE)), replace(sql, models=(broken,)), tmp_path / "x.duckdb")
    assert not (tmp_path / "x.duckdb").exists()


def test_a_view_that_fails_only_on_its_rows_names_its_file(sql, tmp_path):
    broken = replace(
        next(model for model in sql.models if model.name == "report.meetings"),
        sql="CREATE VIEW report.meetings AS SELECT error('of the view') AS meeting_id",
    )
    models = tuple(broken if model.name == broken.name else model for model in sql.models)
    with pytest.raises(ModelError, match=r"sql/report/meetings\.sql: .*of the view"):
        build(Sources(tmp_path, reference_tables(KNOWLEDGE)), replace(sql, models=models, macros=()), tmp_path / "x.duckdb")
    assert not (tmp_path / "x.duckdb").exists()
