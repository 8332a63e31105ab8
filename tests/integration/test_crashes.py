"""Whatever ends a run, the published file is whole, the stage tables can be read, and the next run makes what a first run would.

``make soak`` asks for many more rounds: ``READOUTS_SOAK`` is the count of kills.
"""

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.environment import ROOT
from tests.integration import crashing

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("READOUTS_SOAK", "10"))
FEW, MORE = 4, 6
SAID = ("", "clean", "normalise", "facts", "coreference", "warehouse")
"""With what the lines begin that a run says when a step has ended and the next one is at work; it starts without a word."""


@pytest.fixture(scope="module")
def processes():
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.integration.crashing"])
    return context


def finish(processes, work, *arguments) -> int:
    process = processes.Process(target=work, args=arguments)
    process.start()
    process.join(600)
    return process.exitcode


@pytest.fixture(scope="module")
def clean(tmp_path_factory, processes) -> dict[int, Path]:
    """By the count of pages, what a first run over them makes."""
    places = {}
    for count in (FEW, MORE):
        places[count] = tmp_path_factory.mktemp(f"clean-{count}")
        crashing.write_pages(places[count] / "raw", count)
        assert finish(processes, crashing.run, places[count]) == 0
    return places


@pytest.fixture(scope="module")
def wanted(clean) -> dict[int, dict[str, str]]:
    return {count: crashing.state(place) for count, place in clean.items()}


@pytest.fixture
def place(clean, tmp_path) -> Iterator[Path]:
    shutil.copytree(clean[FEW], tmp_path, dirs_exist_ok=True)
    yield tmp_path
    tmp_path.chmod(0o755)


def assert_it_recovers(processes, place, wanted, count) -> None:
    """After a run over ``count`` pages was ended: nothing is torn, and the next run makes what it should."""
    assert crashing.state(place) in wanted.values()
    assert finish(processes, crashing.run, place) == 0
    assert crashing.state(place) == wanted[count]
    assert not list(place.glob(".*.draft*"))


def test_a_run_that_is_killed_at_any_moment_leaves_a_whole_file_and_the_next_one_recovers(processes, place, wanted) -> None:
    chance, killed, count = random.Random(7), 0, FEW
    started = time.monotonic()
    crashing.write_pages(place / "raw", MORE)
    assert finish(processes, crashing.run, place) == 0
    seconds = time.monotonic() - started
    for number in range(ROUNDS):
        count = FEW if number % 2 == 0 else MORE
        crashing.write_pages(place / "raw", count)
        process = processes.Process(target=crashing.run, args=(place,))
        started = time.monotonic()
        process.start()
        process.join(chance.uniform(0.02, 1.0) * seconds)
        if process.is_alive():
            os.kill(process.pid, chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM]))
            killed += 1
        else:  # the machine was busier when the first one was timed
            seconds = time.monotonic() - started
        process.join()
        assert_it_recovers(processes, place, wanted, count)
    assert killed >= ROUNDS // 2


def test_a_file_that_is_brought_up_to_date_and_killed_at_any_moment_is_the_one_before_or_the_next(
    processes, clean, wanted, tmp_path
) -> None:
    database, chance, killed = tmp_path / "readouts.duckdb", random.Random(5), 0
    crashing.publish(clean[FEW] / "stage", database)
    followed = processes.Event()
    started = time.monotonic()
    assert finish(processes, crashing.follow, clean[MORE] / "stage", database, followed) == 0
    seconds = time.monotonic() - started
    for number in range(ROUNDS):
        count = FEW if number % 2 == 0 else MORE
        assert followed.is_set(), "only what follows the file before is what this test is about"
        followed.clear()
        process = processes.Process(target=crashing.follow, args=(clean[count] / "stage", database, followed))
        started = time.monotonic()
        process.start()
        process.join(chance.uniform(0.02, 1.0) * seconds)
        if process.is_alive():
            process.kill()
            killed += 1
        else:  # as above
            seconds = time.monotonic() - started
        process.join()
        assert crashing.contents_hash(database) in wanted.values()
        assert finish(processes, crashing.follow, clean[count] / "stage", database, followed) == 0
        assert crashing.contents_hash(database) == wanted[count]
        assert not list(tmp_path.glob(".*.draft*"))
        if not followed.is_set():  # it was killed after the file was there, and before the note of it
            assert finish(processes, crashing.follow, clean[FEW + MORE - count] / "stage", database, followed) == 0
    assert killed >= ROUNDS // 2


@pytest.mark.parametrize("most", [2_000, 40_000, 400_000, 3_000_000])
def test_a_full_disk_leaves_a_whole_file_and_the_next_run_recovers(processes, place, wanted, most) -> None:
    crashing.write_pages(place / "raw", MORE)
    assert finish(processes, crashing.run_with_little_disk, place, most) != 0
    assert_it_recovers(processes, place, wanted, MORE)


def test_a_folder_that_may_not_be_written_to_keeps_its_file(processes, place, wanted) -> None:
    crashing.write_pages(place / "raw", MORE)
    for path in (place, *place.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for parent in place.parents:
        if parent.stat().st_uid == os.getuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    bites = processes.Event()
    assert finish(processes, crashing.run_as_nobody, place, bites) != 0
    assert bites.is_set(), "the permission must bite, or this test shows nothing"
    for path in (place, *place.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert_it_recovers(processes, place, wanted, MORE)


def test_readers_see_one_version_or_the_next_while_files_are_published(processes, clean, tmp_path) -> None:
    database = tmp_path / "readouts.duckdb"
    crashing.publish(clean[FEW] / "stage", database)
    known = []
    for place in clean.values():
        with duckdb.connect(str(place / "readouts.duckdb"), read_only=True) as db:
            known.append(crashing.counts(db))
    held = duckdb.connect()
    held.execute(f"ATTACH '{database}' AS readouts (READ_ONLY)")
    stop, told = processes.Event(), processes.Queue()
    readers = [processes.Process(target=crashing.read_until, args=(database, stop, told, known)) for _ in range(8 if ROUNDS > 100 else 3)]
    for reader in readers:
        reader.start()
    for number in range(50 if ROUNDS > 100 else 5):
        crashing.publish(clean[MORE if number % 2 == 0 else FEW] / "stage", database)
    stop.set()
    found = [told.get(timeout=60) for _ in readers]
    for reader in readers:
        reader.join()
    assert [faults for _, faults in found if faults] == []
    assert all(reads > 0 for reads, _ in found)
    assert held.execute("SELECT count(*) FROM readouts.star.fct_document").fetchall() == [(FEW,)], "an open session keeps its version"
    held.close()


@pytest.mark.skipif(ROUNDS < 100, reason="only in make soak: each round is a whole run through Dagster")
def test_a_run_through_dagster_that_is_killed_recovers(place) -> None:
    chance = random.Random(11)
    environment = {
        **os.environ,
        "READOUTS_RAW": str(place / "raw"),
        "READOUTS_WAREHOUSE": str(place / "warehouse"),
        "READOUTS_ENGINE": "serial",
    }
    command = [sys.executable, "-m", "pipelines", "run"]
    known = {}
    for count in (MORE, FEW):
        crashing.write_pages(place / "raw", count)
        started = time.monotonic()
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        seconds = time.monotonic() - started
        known[count] = crashing.state(place / "warehouse")
    killed = dict.fromkeys(SAID, 0)
    for number in range(24):
        crashing.write_pages(place / "raw", FEW if number % 2 else MORE)
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        step = SAID[number // 2 % len(SAID)]
        if step:
            next((line for line in process.stderr if line.startswith(step)), None)
        time.sleep(chance.uniform(0.0, 2.0) if step else chance.uniform(0.1, 0.5) * seconds)
        killed[step] += process.poll() is None
        process.kill()
        process.wait()
        process.stderr.close()
        assert crashing.state(place / "warehouse") in known.values()
    assert sum(killed.values()) >= 20
    assert all(killed[step] for step in SAID[:-1]), "in every step but the last, which may have ended"
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    assert crashing.state(place / "warehouse") == known[FEW]
