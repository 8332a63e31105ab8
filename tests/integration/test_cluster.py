"""A real Ray cluster of two nodes on this machine: the same rows as from this process, also when a node dies on the way."""

import os
from collections.abc import Iterator

import pytest

from pipelines.engines import EngineError, RayEngine, SerialEngine
from pipelines.environment import ROOT
from tests.steps import given, run_steps
from tests.unit.test_engines import Page, results
from tests.unit.test_incremental import stage_files, text

ray = pytest.importorskip("ray", reason="needs the extra ray")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    from ray.cluster_utils import Cluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": 100_000_000})
        made.add_node(num_cpus=1, object_store_memory=100_000_000)
        yield made
        ray.shutdown()
        made.shutdown()


def test_a_cluster_that_is_not_there_is_one_line() -> None:
    with pytest.raises(EngineError, match=r"there is no Ray cluster at 127\.0\.0\.1:1: "):
        results(RayEngine("127.0.0.1:1"), Page(1))


def test_the_cluster_makes_the_same_tables_as_this_process_and_a_bad_page_costs_itself(cluster, tmp_path) -> None:  # type: ignore[no-untyped-def]
    engine = RayEngine(cluster.address, page_seconds=20)
    (tmp_path / "raw").mkdir()
    for number in range(6):
        (tmp_path / "raw" / f"{number}.txt").write_text(text(number), "utf-8")
    from pipelines.reference import load_knowledge

    knowledge = load_knowledge()
    run_steps(given(tmp_path / "raw", tmp_path / "far", knowledge, engine))
    run_steps(given(tmp_path / "raw", tmp_path / "near", knowledge, SerialEngine()))
    assert stage_files(tmp_path / "far") == stage_files(tmp_path / "near")
    found = results(engine, *(Page(n, "crashes" if n == 5 else "plain") for n in range(12)))
    assert found.pop(50).startswith("crashed: ")
    assert set(found.values()) == {"done"}


def test_a_node_that_is_killed_on_the_way_costs_nothing(cluster) -> None:  # type: ignore[no-untyped-def]
    engine = RayEngine(cluster.address)
    node = cluster.add_node(num_cpus=1, object_store_memory=100_000_000)
    from tests.unit.test_engines import TASK, batches

    found = {}
    for count, (_, batch) in enumerate(engine.map(TASK, batches(*(Page(n) for n in range(60)), size=1))):
        if count == 5:
            cluster.remove_node(node, allow_graceful=False)
        found |= dict(zip(batch.column("number").to_pylist(), batch.column("what").to_pylist(), strict=True))
    assert found == {n * 10: "done" for n in range(60)}
