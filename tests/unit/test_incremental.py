"""A run works on what is new and on nothing else, and leaves what a first run over the same folder would have made."""

import json
import os
import shutil
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from pipelines.core.knowledge import Knowledge, Override
from pipelines.engines import Engine, LocalEngine, SerialEngine
from pipelines.stages import STEPS, Report, StepInput, cleaning, corpus, unchanged
from pipelines.stages import extraction as kinds
from pipelines.stages import scan as scanning
from pipelines.stages.extraction import FACTS
from pipelines.store import buckets
from tests.steps import given, run_steps, tables_of

MINISTERS = ("Aino Lahtinen", "Tomas Rivas", "Ines Duarte", "Marek Dvorak")
COUNTRIES = ("Finnish", "Chilean", "Portuguese", "Czech")


def text(number: int, day: int = 14) -> str:
    """A flattened page about a meeting; its length does not depend on the day."""
    who, whose = MINISTERS[number % 4], COUNTRIES[number % 4]
    return f"""Ministry of Foreign Affairs of the People's Republic of China
Home > News > {number}
Wang Yi Meets with {whose} Foreign Minister {who}
2024-03-{day} 21:40

On March {day}, 2024, Foreign Minister Wang Yi met with {whose} Foreign Minister {who} in Beijing.

Wang Yi said that round {number} of the talks on trade had gone well, and that both sides want more of them.

{who} said that visitors from China are welcome and that an early end of the tariffs is hoped for in round {number}.
"""


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the stamp of a file at once: a test has no two seconds."""
    monkeypatch.setattr(scanning, "_SETTLED_NS", -(10**15))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> Path:
    """Five pages in two folders, and a stage folder with all that is made of them."""
    folder = tmp_path_factory.mktemp("first")
    for number in range(5):
        path = folder / "raw" / "ab"[number % 2] / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "_SETTLED_NS", -(10**15))
        run_steps(given(folder / "raw", folder / "stage", knowledge))
    return folder


@pytest.fixture
def place(first: Path, tmp_path: Path) -> Path:
    """A copy of them, with the same times."""
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    return tmp_path


def run(place: Path, knowledge: Knowledge, engine: Engine | None = None, anew: Collection[str] = ()) -> dict[str, Report]:
    return run_steps(given(place / "raw", place / "stage", knowledge, engine, collections=frozenset(anew)))


def worked(reports: dict[str, Report]) -> list[int]:
    return [reports[step.name].worked for step in STEPS[:3]]


def stage_files(stage: Path) -> dict[str, bytes]:
    """The stage tables byte by byte, without what is remembered of this disk."""
    return {str(p.relative_to(stage)): p.read_bytes() for p in stage.glob("*/*") if p.parent.name != "raw_files"}


def assert_like_a_clean_run(place: Path, knowledge: Knowledge, engine: Engine | None = None) -> None:
    run_steps(given(place / "raw", place / "clean", knowledge, engine))
    assert stage_files(place / "stage") == stage_files(place / "clean")


def again(place: Path, knowledge: Knowledge) -> dict[str, Report]:
    """A run over a copied stage folder: copying gave each raw file another inode, so the first look opens them all."""
    run(place, knowledge)
    return run(place, knowledge)


def test_records_made_tables_one_by_one_are_the_same_records(place: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(scanning, "_AT_ONCE", 1)
        run(place, knowledge)
        shutil.copy(place / "raw" / "a" / "2.txt", place / "raw" / "a" / "copy.txt")
        assert run(place, knowledge)["clean"].rows["document_locations"] == 6
    assert_like_a_clean_run(place, knowledge)


def test_a_copied_folder_is_read_again_but_nothing_is_worked_on(place: Path, knowledge: Knowledge) -> None:
    reports = run(place, knowledge)
    assert worked(reports) == [0, 0, 0]
    assert reports["clean"].notes["files opened"] == 5
    assert_like_a_clean_run(place, knowledge)


def test_a_run_with_nothing_new_opens_no_file_and_writes_none(place: Path, knowledge: Knowledge) -> None:
    run(place, knowledge)
    before = {path: path.stat().st_mtime_ns for path in (place / "stage").rglob("*") if path.is_file() and path.name != ".lock"}
    reports = run(place, knowledge)
    assert worked(reports) == [0, 0, 0]
    assert reports["coreference"].worked == 0
    assert reports["clean"].notes == {"files": 5, "files opened": 0}
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_one_new_page_is_the_work_of_one_page(place: Path, knowledge: Knowledge) -> None:
    again(place, knowledge)
    (place / "raw" / "a" / "new.txt").write_text(text(7), "utf-8")
    reports = run(place, knowledge)
    assert worked(reports) == [1, 1, 1]
    assert reports["clean"].notes["files opened"] == 1
    assert_like_a_clean_run(place, knowledge)


def test_a_touched_file_is_no_work(place: Path, knowledge: Knowledge) -> None:
    again(place, knowledge)
    os.utime(place / "raw" / "a" / "0.txt")
    reports = run(place, knowledge)
    assert (worked(reports), reports["clean"].notes["files opened"]) == ([0, 0, 0], 1)


def test_an_edit_of_the_same_size_that_keeps_the_date_is_work(place: Path, knowledge: Knowledge) -> None:
    again(place, knowledge)
    path = place / "raw" / "a" / "0.txt"
    stat = path.stat()
    path.write_text(text(0, day=15), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert path.stat().st_size == stat.st_size
    assert worked(run(place, knowledge)) == [1, 1, 1]
    assert_like_a_clean_run(place, knowledge)


def test_a_removed_file_takes_its_facts_with_it(place: Path, knowledge: Knowledge) -> None:
    again(place, knowledge)
    (place / "raw" / "b" / "3.txt").unlink()
    reports = run(place, knowledge)
    assert worked(reports) == [0, 0, 0]
    assert reports["clean"].rows["documents"] == 4
    assert_like_a_clean_run(place, knowledge)


def test_a_moved_page_keeps_its_facts_and_a_second_copy_adds_a_place(place: Path, knowledge: Knowledge) -> None:
    again(place, knowledge)
    (place / "raw" / "a" / "0.txt").rename(place / "raw" / "a" / "zero.txt")
    shutil.copy(place / "raw" / "a" / "2.txt", place / "raw" / "a" / "copy.txt")
    reports = run(place, knowledge)
    assert worked(reports) == [0, 0, 0]
    assert reports["clean"].rows["document_locations"] == 6
    assert_like_a_clean_run(place, knowledge)


def addressed(place: Path, name: str, number: int) -> Path:
    """A page with an address beside it."""
    path = place / "raw" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text(number), "utf-8")
    Path(f"{path}.json").write_text(json.dumps({"url": f"https://www.gov.pl/{number}", "fetched_at": "2024-03-15T00:00:00Z"}))
    return path


def documents(place: Path, knowledge: Knowledge) -> dict[str, str | None]:
    """Raw path of the documents to their address."""
    return {d.raw_path: d.url for d in given(place / "raw", place / "stage", knowledge).store.records_of("documents")}


def test_a_copy_that_has_an_address_gives_it_to_one_before_it_that_has_none(place: Path, knowledge: Knowledge) -> None:
    again(place, knowledge)
    copy = addressed(place, "c/copy.txt", 2)
    assert worked(run(place, knowledge)) == [1, 1, 1], "the page is cleaned as one of its publisher"
    assert documents(place, knowledge)["a/2.txt"] == "https://www.gov.pl/2"
    assert_like_a_clean_run(place, knowledge)
    reports = run(place, knowledge)
    assert (worked(reports), reports["clean"].notes["files opened"]) == ([0, 0, 0], 0)
    shutil.copy(copy, place / "raw" / "a" / "1st.txt")
    assert worked(run(place, knowledge)) == [0, 0, 0]
    assert documents(place, knowledge)["a/1st.txt"] == "https://www.gov.pl/2"
    assert_like_a_clean_run(place, knowledge)


def test_an_address_goes_with_the_copy_that_gave_it(place: Path, knowledge: Knowledge) -> None:
    copy = addressed(place, "c/copy.txt", 2)
    addressed(place, "d/copy.txt", 3).write_text(text(2), "utf-8")
    again(place, knowledge)
    assert documents(place, knowledge)["a/2.txt"] == "https://www.gov.pl/2"
    copy.unlink()
    assert worked(run(place, knowledge)) == [1, 1, 1]
    assert documents(place, knowledge)["a/2.txt"] == "https://www.gov.pl/3", "the next copy has another"
    assert_like_a_clean_run(place, knowledge)
    (place / "raw" / "d" / "copy.txt").unlink()
    assert worked(run(place, knowledge)) == [1, 1, 1]
    assert documents(place, knowledge)["a/2.txt"] is None
    assert_like_a_clean_run(place, knowledge)
    assert worked(run(place, knowledge)) == [0, 0, 0]


def test_a_feed_that_grew_by_a_record_is_the_work_of_one_page(place: Path, knowledge: Knowledge) -> None:
    feed = place / "raw" / "feed" / "news.jsonl"
    feed.parent.mkdir()
    feed.write_text("".join(json.dumps({"text": text(n), "url": f"https://feed.example/{n}"}) + "\n" for n in (10, 11)), "utf-8")
    assert worked(run(place, knowledge)) == [2, 2, 2]
    with feed.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"text": text(12), "url": "https://feed.example/12"}) + "\n")
    assert worked(run(place, knowledge)) == [1, 1, 1]
    assert_like_a_clean_run(place, knowledge)


def test_a_collection_is_made_anew_and_the_others_are_left_alone(place: Path, knowledge: Knowledge) -> None:
    again(place, knowledge)
    before = stage_files(place / "stage")
    (place / "raw" / "b" / "new.txt").write_text(text(7), "utf-8")
    reports = run(place, knowledge, anew=["a"])
    assert worked(reports) == [3, 3, 3]
    assert (reports["clean"].rows["documents"], reports["clean"].notes) == (5, {"files": 5, "files opened": 3})
    assert stage_files(place / "stage") == before, "nothing was wrong with them"
    assert worked(run(place, knowledge)) == [1, 1, 1]
    assert_like_a_clean_run(place, knowledge)


def test_a_page_that_another_collection_holds_too_stays_when_one_is_made_anew_without_it(place: Path, knowledge: Knowledge) -> None:
    shutil.copy(place / "raw" / "a" / "0.txt", place / "raw" / "b" / "copy.txt")
    again(place, knowledge)
    (place / "raw" / "a" / "0.txt").unlink()
    assert run(place, knowledge, anew=["a"])["clean"].rows["documents"] == 5
    run(place, knowledge)
    assert_like_a_clean_run(place, knowledge)


def test_of_a_folder_that_was_never_read_everything_is_made_whichever_collection_is_named(place: Path, knowledge: Knowledge) -> None:
    shutil.rmtree(place / "stage")
    assert worked(run(place, knowledge, anew=["a"])) == [5, 5, 5]
    assert_like_a_clean_run(place, knowledge)


def test_a_changed_reference_table_works_again_only_on_what_reads_it(place: Path, knowledge: Knowledge) -> None:
    run(place, knowledge)
    changed = replace(knowledge, topics=knowledge.topics[1:])
    assert worked(run(place, changed)) == [0, 0, 5]
    changed = replace(changed, guards=knowledge.guards[1:])
    assert worked(run(place, changed)) == [0, 5, 5]
    changed = replace(changed, overrides=(Override("x", "apart", ("a/0.txt", "b/1.txt"), None, None, "a person looked", date(2024, 5, 1)),))
    reports = run(place, changed)
    assert (worked(reports), reports["coreference"].worked > 0) == ([0, 0, 0], True)


def test_a_page_that_a_person_chose_to_ignore_goes_and_comes_back(place: Path, knowledge: Knowledge) -> None:
    run(place, knowledge)
    ignoring = Override("x", "ignore", ("a/0.txt",), None, None, "a person looked", date(2024, 5, 1))
    reports = run(place, replace(knowledge, overrides=(ignoring,)))
    assert (worked(reports), reports["clean"].rows["documents"], reports["clean"].rows["document_locations"]) == ([0, 0, 0], 4, 4)
    (reject,) = given(place / "raw", place / "stage", knowledge).store.records_of("rejects")
    assert (reject.raw_path, reject.reason, reject.detail) == ("a/0.txt", "ignored", "x: a person looked")
    assert worked(run(place, knowledge)) == [0, 1, 1]
    assert_like_a_clean_run(place, knowledge)


def test_a_changed_word_list_works_again_only_on_documents_of_that_language(
    place: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = kinds.file_version
    run(place, knowledge)
    for language, expected in (("fr", [0, 0, 0]), ("en", [0, 5, 5])):
        paths = {f"languages/{language}/names.yaml", "languages/*/names.yaml"}
        monkeypatch.setattr(kinds, "file_version", lambda *patterns, p=paths: real(*patterns) + f"{p}" * bool(p.intersection(patterns)))
        assert worked(run(place, knowledge)) == expected


def test_changed_code_of_a_task_is_seen(place: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    run(place, knowledge)
    real = kinds.code_version
    monkeypatch.setattr(kinds, "code_version", lambda *modules: real(*modules) + "changed" * (modules == FACTS.code))
    assert worked(run(place, knowledge)) == [0, 0, 5]


def test_the_layout_changes_with_the_size_of_the_corpus_without_any_work(
    place: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(place, knowledge)
    whole = tables_of(given(place / "raw", place / "stage", knowledge).store)
    monkeypatch.setattr(buckets, "ROWS", 1)
    assert worked(run(place, knowledge)) == [0, 0, 0]
    store = given(place / "raw", place / "stage", knowledge).store
    assert len(store.parts("documents")) == 8
    assert tables_of(store) == whole
    assert_like_a_clean_run(place, knowledge)
    monkeypatch.undo()
    monkeypatch.setattr(scanning, "_SETTLED_NS", -(10**15))
    assert worked(run(place, knowledge)) == [0, 0, 0]
    assert_like_a_clean_run(place, knowledge)


def test_a_file_too_young_for_a_stamp_is_read_again_and_known_by_what_it_holds(
    place: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "_SETTLED_NS", 10**18)
    run(place, knowledge)
    store = given(place / "raw", place / "stage", knowledge).store
    files = {row.raw_path: row.stamp for row in store.records_of("raw_files")}
    assert set(files.values()) == {""}
    assert unchanged._is_unchanged(place / "raw", files, unchanged._as_read(store, files))
    assert worked(run(place, knowledge)) == [0, 0, 0]
    path = place / "raw" / "a" / "0.txt"
    path.write_text(path.read_text("utf-8").replace("round 0", "round 9"), "utf-8")
    assert not unchanged._is_unchanged(place / "raw", files, unchanged._as_read(store, files))


def test_one_table_is_made_alone_and_the_rest_follows_later(place: Path, knowledge: Knowledge) -> None:
    run(place, knowledge)
    (place / "raw" / "a" / "new.txt").write_text(text(7), "utf-8")
    one = given(place / "raw", place / "stage", knowledge)
    assert STEPS[0].run(one, frozenset({"documents"})).rows == {"documents": 6}
    assert len(list(one.store.records_of("document_locations"))) == 5
    assert STEPS[1].run(one, frozenset({"date_mentions"})).worked == 1
    run(place, knowledge)
    assert_like_a_clean_run(place, knowledge)


def story(chance: Random, path: Path) -> None:
    """Write a page: perhaps a copy of another, from one of few sources, with lines that some of these repeat."""
    chosen = Random(chance.randrange(12))
    words = " ".join(
        f"{chosen.choice(('river', 'treaty', 'talks', 'visit', 'tariff', 'summit'))}{chosen.randrange(60)}" for _ in range(150)
    )
    lines = [f"Share this story {chance.randrange(3)}", f"Ministers met about {chance.randrange(10**6)}.", words + "."]
    lines += [f"Subscribe to letter {'abcd'[chance.randrange(4)]}"]
    path.parent.mkdir(parents=True, exist_ok=True)
    url = f"https://{chance.choice(('www.gov.pl', 'www.mfa.gov.cn', 'www.state.gov'))}/{path.stem}"
    path.with_suffix(".txt.json").write_text(json.dumps({"url": url}))
    path.write_text("\n\n".join(lines), "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_any_row_of_changes_leaves_the_documents_of_a_first_run(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(buckets, "ROWS", 8)
    chance = Random(seed)
    ignored = Override("x", "ignore", ("a/7.txt",), None, None, "a person looked", date(2024, 5, 1))
    known = replace(knowledge, overrides=(ignored,))
    for number in range(40):
        story(chance, tmp_path / "raw" / "abc"[number % 3] / f"{number}.txt")
    looked_at = []
    real = corpus.leaders
    monkeypatch.setattr(corpus, "leaders", lambda *told: looked_at.append(len(told)) or real(*told))
    for step in range(5):
        one, anew = given(tmp_path / "raw", tmp_path / "stage", known), given(tmp_path / "raw", tmp_path / f"clean{step}", known)
        for each in (one, anew):
            with each.store.writing():
                STEPS[0].run(each, frozenset(STEPS[0].writes))
        assert stage_files(tmp_path / "stage") == stage_files(tmp_path / f"clean{step}")
        assert {d.near_duplicate_group for d in one.store.records_of("documents")} - {None}
        assert list(one.store.records_of("source_boilerplate"))
        there = sorted((tmp_path / "raw").rglob("*.txt"))
        for path in chance.sample(there, 3):
            path.unlink()
        moved = next(path for path in there if path.exists())
        moved.rename(moved.with_name(f"z{step}.txt"))
        for number in range(2):
            story(chance, tmp_path / "raw" / chance.choice("abc") / f"new{step}{number}.txt")
            shutil.copy(
                moved.with_name(f"z{step}.txt"), tmp_path / "raw" / chance.choice("abc") / f"{chance.choice('0z')}{step}{number}.txt"
            )
    assert looked_at == [2, 2, *[4, 2] * 4], "but for the first time only what changed was grouped"


@pytest.fixture
def processes() -> Iterator[LocalEngine]:
    engine = LocalEngine(2)
    yield engine
    engine.close()


@pytest.mark.slow
def test_worker_processes_make_the_same_tables_as_this_process(place: Path, knowledge: Knowledge, processes: LocalEngine) -> None:
    shutil.rmtree(place / "stage")
    assert worked(run(place, knowledge, processes)) == [5, 5, 5]
    assert_like_a_clean_run(place, knowledge, SerialEngine())


def test_a_document_on_which_extraction_fails_is_named_and_costs_itself_alone(
    place: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(place / "stage")
    extractor = kinds.load_extractor()
    monkeypatch.setattr(extractor.__class__, "dates", _fail_on_rivas(extractor.__class__.dates))
    one: StepInput = given(place / "raw", place / "stage", knowledge)
    run_steps(one)
    (reject,) = one.store.records_of("extraction_rejects")
    assert (reject.step, reject.reason, reject.detail) == ("dates", "failed", "ValueError: no such day")
    assert reject.document_id not in {d.document_id for d in one.store.records_of("date_mentions")}
    assert len({m.document_id for m in one.store.records_of("mentions")}) == 5
    assert len({d.document_id for d in one.store.records_of("date_mentions")}) == 4


def _fail_on_rivas(real):  # type: ignore[no-untyped-def]
    def dates(self, document):  # type: ignore[no-untyped-def]
        if "Rivas" in document.text:
            raise ValueError("no such day")
        return real(self, document)

    return dates


def test_a_page_that_the_machine_could_not_clean_is_tried_again(place: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    run(place, knowledge)
    (place / "raw" / "a" / "new.txt").write_text(text(7), "utf-8")

    def full(page, known):  # type: ignore[no-untyped-def]
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(cleaning, "clean_page", full)
        assert run(place, knowledge)["clean"].rows["rejects"] == 1
    reports = run(place, knowledge)
    assert (worked(reports), reports["clean"].rows["rejects"]) == ([1, 1, 1], 0)
    assert_like_a_clean_run(place, knowledge)
