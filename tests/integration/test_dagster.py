"""The graph over small steps of its own: what Dagster is asked, and what comes out in the folder."""

import os
import shutil
from dataclasses import replace

import dagster as dg
import duckdb
import pytest

from pipelines import automation, resources
from pipelines.automation import raw_folder_changed, run_failed
from pipelines.core.contracts import STAGE
from pipelines.definitions import assemble
from pipelines.engines import SerialEngine
from pipelines.environment import ROOT
from pipelines.resources import Folders, RunOptions, SettingError
from pipelines.stages import STEPS, Report, Step
from pipelines.warehouse import load_sql
from tests.parts import part_of_sql
from tests.rows import KNOWLEDGE, page, party, resolved, together, told

SQL = load_sql(ROOT / "sql")
FEW = part_of_sql("report.meetings", "report.documents")


def read_pages(given, wanted):
    """A page is a line 'source: who, who' in a file; the parties are from China and Russia."""
    parts = []
    for path in sorted(given.raw.glob("*.txt")):
        source, _, names = path.read_text().partition(": ")
        parts.append(page(path.stem, source, text=names))
    given.progress(len(parts), None)
    empty = {table: [] for table in STEPS_OF_OURS[0].writes}
    return publish(given, together(empty, *parts), wanted)


def publish(given, tables, wanted):
    return Report({table: given.store.write(table, rows) for table, rows in tables.items() if table in wanted})


def meetings_of(given):
    parts = []
    for document in given.store.records_of("documents"):
        parties = [party(n, who.strip(), land) for n, (who, land) in enumerate(zip(document.text.split(","), ("CN", "RU"), strict=False))]
        ids = f"r-{document.document_id}", document.document_id, f"m-{document.document_id}"
        parts += [told(*ids, parties), resolved(ids[2], parties, date_status="unknown")]
    empty = {table: [] for table in ("meeting_reports", "meeting_groups", "meeting_values")}
    return together(empty, *parts)


def find_meetings(given, wanted):
    return publish(given, meetings_of(given), wanted)


STEPS_OF_OURS = (
    Step("clean", "clean", (), ("documents", "document_locations", "rejects", "dropped_lines"), read_pages),
    Step("facts", "facts", ("documents",), ("meeting_reports", "meeting_groups", "meeting_values"), find_meetings),
)


def folders_in(path, **more):
    return Folders(raw=str(path / "raw"), warehouse=str(path / "warehouse"), engine="serial", **more)


def execute(folders, *keys, steps=STEPS_OF_OURS):
    job = assemble(steps, FEW, KNOWLEDGE, folders).resolve_job_def("everything")
    chosen = [dg.AssetKey(key.split("/")) for key in keys] or None
    with dg.DagsterInstance.ephemeral() as instance:
        return job.execute_in_process(instance=instance, asset_selection=chosen, raise_on_error=False)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Folders with one page of which everything has been made, and the run that made it."""
    path = tmp_path_factory.mktemp("whole")
    (path / "raw").mkdir()
    (path / "raw" / "a.txt").write_text("mfa-cn: Wang Yi, Sergey Lavrov")
    return path, execute(folders_in(path))


@pytest.fixture
def folders(whole, tmp_path):
    """A copy of them, to do with as a test likes."""
    shutil.copytree(whole[0], tmp_path, dirs_exist_ok=True)
    return folders_in(tmp_path)


def meetings(folders):
    with duckdb.connect(str(folders.database), read_only=True) as db:
        return db.execute("SELECT meeting_id FROM report.meetings ORDER BY ALL").fetchall()


def materialized(result):
    return {"/".join(event.asset_key.path) for event in result.get_asset_materialization_events()}


def test_the_whole_job_goes_from_pages_to_reports(whole):
    path, result = whole
    assert result.success
    assert meetings(folders_in(path)) == [("m-a",)]
    assert {"stage/documents", "stage/meeting_values", "star/fct_meeting", "report/meetings"} <= materialized(result)
    assert {c.passed for c in result.get_asset_check_evaluations()} == {True}
    assert len(result.get_asset_check_evaluations()) == len(FEW.checks)


def test_a_check_is_about_the_materialisation_of_its_own_run(whole):
    _, result = whole
    told = {c.asset_key: c.target_materialization_data.run_id for c in result.get_asset_check_evaluations()}
    assert set(told.values()) == {result.run_id}


def test_the_ui_is_told_of_columns_rows_and_a_preview(whole):
    _, result = whole
    facts = {"/".join(e.asset_key.path): e.materialization.metadata for e in result.get_asset_materialization_events()}
    for asset in ("stage/documents", "star/fct_meeting", "report/meetings"):
        assert facts[asset]["dagster/row_count"].value == 1
        columns = facts[asset].get("dagster/column_schema")
        assert columns is None or all(c.description for c in columns.schema.columns)
        assert facts[asset]["preview"].md_str.startswith("| ")
    upstream = facts["report/meetings"]["dagster/column_lineage"].value.deps_by_column["date_status"]
    assert [(d.asset_key.to_user_string(), d.column_name) for d in upstream] == [("star/fct_meeting", "date_status")]
    assert "m-a" in facts["report/meetings"]["preview"].md_str


def test_the_ui_shows_small_tables_with_plots_and_figures_over_time(whole):
    _, result = whole
    facts = {"/".join(e.asset_key.path): e.materialization.metadata for e in result.get_asset_materialization_events()}
    assert facts["report/meetings"]["per month"].md_str.startswith("| month | meetings | plot |")
    assert facts["report/meetings"]["dated_ratio"].value == 0.0
    assert facts["report/meetings"]["open_dates"].value == 0


def test_every_asset_is_described_owned_and_grouped(folders):
    graph = assemble(STEPS, SQL, KNOWLEDGE, folders).resolve_asset_graph()
    assert {graph.get(key).group_name for key in graph.materializable_asset_keys} == {"clean", "normalise", "facts", "star", "reports"}
    for key in graph.materializable_asset_keys:
        node = graph.get(key)
        assert "Grain: one row per" in node.description, key
        assert node.owners and node.kinds, key
    assert {key.path[1] for key in graph.materializable_asset_keys if key.path[0] == "stage"} == set(STAGE)


def test_a_stage_table_is_made_alone(folders):
    before = folders.database.read_bytes()
    (folders.raw_folder / "b.txt").write_text("mid-ru: Wang Yi, Sergey Lavrov")
    result = execute(folders, "stage/documents")
    assert materialized(result) == {"stage/documents"}
    assert [d.document_id for d in folders.store.records_of("documents")] == ["a", "b"]
    assert len(list(folders.store.records_of("document_locations"))) == 1
    assert folders.database.read_bytes() == before


def test_a_view_is_made_alone_without_its_upstream(folders):
    (folders.raw_folder / "b.txt").write_text("mid-ru: Wang Yi, Sergey Lavrov")
    execute(folders, "stage/documents", "stage/document_locations")
    result = execute(folders, "report/documents")
    assert materialized(result) == {"report/documents"}
    with duckdb.connect(str(folders.database), read_only=True) as db:
        assert db.execute("SELECT count(*) FROM report.documents").fetchall() == [(2,)]
        assert db.execute("SELECT count(*) FROM star.fct_document").fetchall() == [(1,)]


def test_every_asset_can_be_selected_alone(folders):
    job = assemble(STEPS, SQL, KNOWLEDGE, folders).resolve_job_def("everything")
    for key in job.asset_layer.selected_asset_keys:
        assert job.get_subset(asset_selection={key}).asset_layer.selected_asset_keys == {key}


def test_a_collection_is_made_anew_by_run_config(folders):
    named = []

    def note(given, wanted):
        named.append(given.collections)
        return read_pages(given, wanted)

    def with_config(collection):
        job = assemble((replace(STEPS_OF_OURS[0], run=note), STEPS_OF_OURS[1]), FEW, KNOWLEDGE, folders).resolve_job_def("everything")
        config = {"resources": {"options": {"config": {"collections": [collection]}}}}
        with dg.DagsterInstance.ephemeral() as instance:
            documents = [dg.AssetKey(["stage", "documents"])]
            return job.execute_in_process(config, instance=instance, asset_selection=documents, raise_on_error=False)

    (folders.raw_folder / "site").mkdir()
    assert with_config("site").success
    assert named == [{"site"}]
    failure = next(e for e in with_config("nowhere").all_events if e.is_step_failure)
    assert failure.step_failure_data.user_failure_data.description.startswith("there is no collection nowhere in ")
    assert len(named) == 1


def test_a_step_whose_input_is_missing_says_what_to_make_first(folders):
    (folders.stage / "manifest.json").unlink()
    result = execute(folders, "stage/meeting_values")
    assert not result.success
    failure = next(e for e in result.all_events if e.is_step_failure)
    assert failure.step_failure_data.user_failure_data.description == "stage/documents has not been made yet: materialise it first"


def test_a_failing_check_turns_red_and_keeps_the_old_file(folders):
    before = folders.database.read_bytes()

    def twice(given, wanted):
        found = meetings_of(given)
        return publish(given, {**found, "meeting_reports": found["meeting_reports"] * 2}, wanted)

    result = execute(folders, steps=(STEPS_OF_OURS[0], replace(STEPS_OF_OURS[1], run=twice)))
    assert not result.success
    red = {(c.asset_key.path[-1], c.check_name) for c in result.get_asset_check_evaluations() if not c.passed}
    assert ("fct_meeting_report", "key_is_unique") in red
    assert folders.database.read_bytes() == before


def test_a_file_that_stands_as_it_would_be_made_is_not_built_again(folders):
    told = execute(folders)
    before = folders.database.stat().st_ino
    result = execute(folders)
    assert result.success
    assert folders.database.stat().st_ino == before
    assert len(result.get_asset_check_evaluations()) == len(FEW.checks)
    rows = [
        {"/".join(event.asset_key.path): event.materialization.metadata["dagster/row_count"].value for event in events}
        for events in (told.get_asset_materialization_events(), result.get_asset_materialization_events())
    ]
    assert rows[0] == rows[1]


def test_a_new_page_or_another_file_in_its_place_is_built(folders):
    before = folders.database.stat().st_ino
    (folders.raw_folder / "b.txt").write_text("mid-ru: Wang Yi, Sergey Lavrov")
    assert execute(folders).success
    assert meetings(folders) == [("m-a",), ("m-b",)]
    assert folders.database.stat().st_ino != before
    shutil.copyfile(folders.database, folders.database.with_suffix(".copy"))
    folders.database.with_suffix(".copy").replace(folders.database)
    copied = folders.database.stat().st_ino  # not that of the file before, whose number the next one may bear again
    assert execute(folders).success
    assert folders.database.stat().st_ino != copied


def test_a_check_that_nobody_knows_is_refused_before_any_work(folders):
    worked = []
    steps = tuple(replace(step, run=lambda given, wanted: worked.append(wanted)) for step in STEPS_OF_OURS)
    job = assemble(steps, FEW, KNOWLEDGE, folders).resolve_job_def("everything")
    with dg.DagsterInstance.ephemeral() as instance:
        options = {"resources": {"options": {"config": {"accept": ["fct_meeting__nonsense"]}}}}
        result = job.execute_in_process(instance=instance, run_config=options, raise_on_error=False)
    assert not result.success
    assert not worked
    failed = next(event for event in result.all_events if event.is_step_failure)
    assert failed.step_failure_data.user_failure_data.description == "there is no check fct_meeting__nonsense to be accepted"


def ask(sensor, folders, cursor=None):
    with (
        dg.DagsterInstance.ephemeral() as instance,
        dg.build_sensor_context(instance=instance, cursor=cursor, resources={"folders": folders}) as context,
    ):
        return sensor(context)


@pytest.fixture
def at_once(monkeypatch):
    """Take every file for whole as soon as it is there."""
    monkeypatch.setattr(automation, "SETTLED_SECONDS", 0.0)


@pytest.mark.usefixtures("at_once")
def test_the_sensor_sees_new_changed_and_removed_files_once_each(folders):
    path = folders.raw_folder / "deep" / "b.txt"

    def add():
        path.parent.mkdir()
        path.write_text("one")

    def change():
        stat = path.stat()
        path.write_text("two")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    first = ask(raw_folder_changed, folders)
    assert len(first.run_requests) == 1
    seen, keys = first.cursor, {first.run_requests[0].run_key}
    for act in (add, change, path.unlink):
        assert isinstance(ask(raw_folder_changed, folders, seen), dg.SkipReason)
        act()
        answer = ask(raw_folder_changed, folders, seen)
        seen = answer.cursor
        keys.add(answer.run_requests[0].run_key)
    assert len(keys) == 4, "each change asks for a run of its own, the return to the first state too"


def test_the_sensor_waits_for_files_that_are_being_written(folders, monkeypatch):
    (folders.raw_folder / "b.txt").write_text("half a pa")
    answer = ask(raw_folder_changed, folders, "before")
    assert answer.skip_message == "Raw files are being written."
    monkeypatch.setattr(automation, "SETTLED_SECONDS", -1.0)
    assert len(ask(raw_folder_changed, folders, "before").run_requests) == 1


@pytest.mark.usefixtures("at_once")
def test_the_sensor_asks_for_no_second_run_while_one_is_waiting(folders):
    with dg.DagsterInstance.ephemeral() as instance:
        instance.add_run(dg.DagsterRun(job_name="everything", status=dg.DagsterRunStatus.STARTED))
        with dg.build_sensor_context(instance=instance, cursor="before", resources={"folders": folders}) as context:
            answer = raw_folder_changed(context)
    assert answer.skip_message == "Raw files have changed; an earlier run has not ended."


def test_a_failed_run_is_told_to_whom_the_environment_names(folders, monkeypatch):
    told = []
    monkeypatch.setattr(automation, "notifiers", lambda environment: [lambda subject, text: told.append((subject, text))])
    shutil.rmtree(folders.raw_folder)
    folders.raw_folder.mkdir()
    job = assemble(STEPS_OF_OURS, FEW, KNOWLEDGE, folders).resolve_job_def("everything")
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(instance=instance, raise_on_error=False)
        event = next(e for e in result.all_events if e.event_type_value == "PIPELINE_FAILURE")
        context = dg.build_run_status_sensor_context("run_failed", event, instance, result.dagster_run).for_run_failure()
        run_failed(context)
    ((subject, text),) = told
    assert subject.endswith("of everything failed")
    assert "clean" in text and "there are no pages" in text


@pytest.mark.usefixtures("at_once")
def test_a_loop_of_links_does_not_hold_the_sensor(folders):
    (folders.raw_folder / "loop").symlink_to(folders.raw_folder)
    assert len(ask(raw_folder_changed, folders).run_requests) == 1


def test_writers_share_one_pool(folders):
    graph = assemble(STEPS, SQL, KNOWLEDGE, folders).resolve_asset_graph()
    assert {pool for key in graph.materializable_asset_keys for pool in graph.get(key).pools} == {"warehouse_writer"}


def test_the_environment_names_the_folders(tmp_path):
    made = Folders.from_environment({"READOUTS_RAW": str(tmp_path / "r"), "READOUTS_WAREHOUSE": str(tmp_path / "w")})
    assert (made.raw_folder, made.database) == (tmp_path / "r", tmp_path / "w" / "readouts.duckdb")
    assert Folders.from_environment({}).raw_folder == ROOT / "raw"


def test_the_environment_names_checks_that_a_person_accepts():
    assert RunOptions.from_environment({"READOUTS_ACCEPT": "fct_meeting__a, fct_meeting__b"}).accept == ["fct_meeting__a", "fct_meeting__b"]


def test_stage_tables_may_lie_elsewhere_and_the_disk_be_new(folders, tmp_path):
    far = folders_in(tmp_path, mirror=(tmp_path / "far").as_uri())
    assert execute(far, "stage/documents", "stage/document_locations").success
    shutil.rmtree(folders.stage)
    assert execute(far, "report/documents").success
    assert {path.parent.name for path in folders.stage.glob("*/*.parquet")} >= {"documents", "document_locations"}


def test_a_storage_that_there_is_not_is_refused():
    with pytest.raises(SettingError, match=r"READOUTS_STAGE: stage tables cannot be kept at abacus://x: "):
        Folders.from_environment({"READOUTS_STAGE": "abacus://x"})


def test_an_unknown_engine_is_refused():
    with pytest.raises(SettingError, match="READOUTS_ENGINE must be one of local, serial, ray, not abacus"):
        Folders.from_environment({"READOUTS_ENGINE": "abacus"})


def test_all_steps_of_a_run_share_their_workers_and_the_run_lets_them_go(folders, monkeypatch):
    engines, closed = [], []

    class Kept(SerialEngine):
        def close(self):
            closed.append(self)

    def note(given, wanted):
        engines.append(given.engine)
        return find_meetings(given, wanted) if "meeting_reports" in wanted else read_pages(given, wanted)

    monkeypatch.setattr(resources, "SerialEngine", Kept)
    assert execute(folders, steps=tuple(replace(step, run=note) for step in STEPS_OF_OURS)).success
    assert len(engines) == 2
    assert engines[0] is engines[1]
    assert closed == [engines[0]]
