"""Work on batches: the same results from every engine, and a page that breaks its worker costs itself alone."""

import gc
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

from pipelines.engines import Engine, EngineError, LocalEngine, SerialEngine, Task, start_early
from pipelines.engines import local as local_module
from pipelines.engines.base import prepared
from pipelines.tables import from_arrow, to_arrow


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    what: str = "plain"


def prepare() -> int:
    return 10


def work(ten: int, batch: pa.RecordBatch) -> pa.RecordBatch:
    found = []
    for page in from_arrow(batch, Page):
        if page.what == "raises":
            raise ValueError("a page\nof trouble")
        if page.what == "crashes":
            os._exit(3)
        if page.what == "hangs":
            time.sleep(600)
        found.append(Page(page.number * ten, "done"))
    return to_arrow(found, Page).to_batches()[0]


def refuse(row: pa.RecordBatch, reason: str, detail: str) -> pa.RecordBatch:
    (page,) = from_arrow(row, Page)
    return to_arrow([Page(page.number * 10, f"{reason}: {detail}")], Page).to_batches()[0]


def cannot_prepare() -> int:
    raise RuntimeError("no dictionary")


TASK = Task("test", prepare, work, refuse)


def batches(*pages: Page, size: int = 4) -> Iterator[tuple[int, pa.RecordBatch]]:
    return enumerate(to_arrow(pages, Page).to_batches(max_chunksize=size))


def results(engine: Engine, *pages: Page, size: int = 4) -> dict[int, str]:
    found = {p.number: p.what for _, batch in engine.map(TASK, batches(*pages, size=size)) for p in from_arrow(batch, Page)}
    assert set(found) == {page.number * 10 for page in pages}
    return found


@pytest.fixture(scope="module")
def local() -> Iterator[LocalEngine]:
    engine = LocalEngine(2, page_seconds=5.0)
    yield engine
    engine.close()


@pytest.fixture(params=["serial", pytest.param("local", marks=pytest.mark.slow)])
def engine(request: pytest.FixtureRequest) -> Engine:
    return SerialEngine() if request.param == "serial" else request.getfixturevalue("local")


def test_every_row_is_worked_on_once(engine: Engine) -> None:
    assert set(results(engine, *(Page(n) for n in range(30))).values()) == {"done"}


def test_no_batches_are_no_work(engine: Engine) -> None:
    assert list(engine.map(TASK, [])) == []


def test_a_page_that_raises_is_refused_and_its_neighbours_are_not(engine: Engine) -> None:
    found = results(engine, Page(1), Page(2, "raises"), Page(3))
    assert found == {10: "done", 20: "failed: ValueError: a page of trouble", 30: "done"}


@pytest.mark.slow
def test_a_page_that_kills_its_worker_costs_that_page(local: LocalEngine) -> None:
    found = results(local, *(Page(n, "crashes" if n == 5 else "plain") for n in range(12)))
    assert found.pop(50) == "crashed: the process that read the page ended"
    assert set(found.values()) == {"done"}


@pytest.mark.slow
def test_what_a_task_needs_can_be_loaded_ahead_and_a_fault_in_it_is_told_with_the_first_batch(local: LocalEngine) -> None:
    results(local, Page(1))
    local.ahead(TASK)
    local.ahead(Task("test", cannot_prepare, work, refuse))
    assert results(local, Page(2)) == {20: "done"}
    with pytest.raises(EngineError, match="no dictionary"):
        list(local.map(Task("test", cannot_prepare, work, refuse), batches(Page(3))))


def test_a_page_that_hangs_costs_that_page(local: LocalEngine) -> None:
    started = time.monotonic()
    found = results(local, Page(1), Page(2, "hangs"), Page(3), size=3)
    assert found == {10: "done", 20: "timed_out: more than 5 seconds", 30: "done"}
    assert time.monotonic() - started < 120


def test_batches_are_taken_only_as_fast_as_results_are_fetched(engine: Engine) -> None:
    taken = 0

    def source() -> Iterator[tuple[int, pa.RecordBatch]]:
        nonlocal taken
        for one in batches(*(Page(n) for n in range(100)), size=1):
            taken += 1
            yield one

    for fetched, _ in enumerate(engine.map(TASK, source()), 1):
        assert taken <= fetched + 8


@pytest.mark.slow
def test_what_cannot_be_prepared_stops_the_run(local: LocalEngine) -> None:
    with pytest.raises(EngineError, match="test cannot start: RuntimeError: no dictionary"):
        list(local.map(Task("test", cannot_prepare, work, refuse), batches(Page(1))))


@pytest.mark.slow
def test_a_worker_that_died_while_idle_is_replaced(local: LocalEngine) -> None:
    results(local, Page(1))
    for worker in local._workers:
        worker.process.kill()
        worker.process.wait()
    assert results(local, *(Page(n) for n in range(9))) == {n * 10: "done" for n in range(9)}


@pytest.mark.slow
def test_workers_end_with_the_engine() -> None:
    engine = LocalEngine(1)
    results(engine, Page(1))
    (worker,) = engine._workers
    engine.close()
    assert worker.process.poll() is not None


@pytest.mark.slow
def test_a_worker_that_was_started_early_is_the_first_of_the_engine_and_ends_with_it(tmp_path: Path) -> None:
    load = start_early()
    load(Task("early", partial(os.mkdir, tmp_path / "loaded"), work, refuse))
    (worker,) = local_module._EARLY
    engine = LocalEngine(1)
    assert results(engine, Page(1)) == {10: "done"}
    assert ([one.process.pid for one in engine._workers], (tmp_path / "loaded").is_dir()) == ([worker.process.pid], True)
    engine.close()
    assert worker.process.poll() is not None
    start_early()
    (unused,) = local_module._EARLY
    engine.close()
    assert (unused.process.poll() is not None, local_module._EARLY) == (True, [])


def test_no_worker_is_started_early_where_no_core_is_free_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_module, "_cores", lambda: 1)
    start_early()(TASK)
    assert local_module._EARLY == []


def test_the_collector_rests_while_a_task_is_prepared_and_no_longer() -> None:
    assert prepared(gc.isenabled) is False
    assert gc.isenabled()
