"""``make ui`` as a person meets it: Dagster's webserver and daemon over a small raw folder, in Chromium."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

import pytest
from playwright.sync_api import Page, expect

from pipelines.environment import ROOT
from pipelines.reference import load_knowledge
from pipelines.warehouse import load_sql
from tests.browser import chromium
from tests.integration.test_commands import PAGE
from tests.steps import given, run_steps

pytestmark = pytest.mark.slow

STARTS, RUNS = 120.0, 60.0
"""Seconds that the servers and a run may take, on a machine with other things to do."""


@contextmanager
def served(place: Path) -> Iterator[str]:
    """The address of ``make ui`` over a place; its servers and all that they started are gone at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folders = {"READOUTS_RAW": str(place / "raw"), "READOUTS_WAREHOUSE": str(place / "warehouse"), "READOUTS_ENGINE": "serial"}
    command = [sys.executable, "-m", "pipelines", "ui", "--port", str(port)]
    with (place / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **folders}, stdout=log, stderr=log, start_new_session=True)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        for how in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(server.pid, how)
                server.wait(15)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue


def wait_for(address: str) -> None:
    until = monotonic() + STARTS
    while True:
        try:
            with urllib.request.urlopen(f"{address}/server_info", timeout=5):
                return
        except OSError:
            assert monotonic() < until, "Dagster's servers did not start"
            sleep(0.5)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ui")
    (folder / "raw" / "site").mkdir(parents=True)
    (folder / "raw" / "site" / "page.html").write_text(PAGE)
    return folder


@pytest.fixture(scope="module")
def ui(place: Path) -> Iterator[Page]:
    """A page of the UI, over stage tables of which no file has been made yet."""
    with served(place) as address:
        run_steps(given(place / "raw", place / "warehouse" / "stage", load_knowledge()))
        with chromium() as browser:
            wait_for(address)
            yield browser.new_page(viewport={"width": 1400, "height": 900}, base_url=address)


@pytest.fixture
def shown(ui: Page, place: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """That page; what it shows in the end lies in the temporary folder as a picture."""
    ui.set_default_timeout(RUNS * 1000)
    expect.set_options(timeout=RUNS * 1000)
    yield ui
    ui.screenshot(path=place / f"{request.node.name}.png")
    expect.set_options(timeout=5_000)


def test_an_asset_is_materialised_and_its_checks_are_shown(shown, place):
    checks = [check for check in load_sql(ROOT / "sql").checks if check.model == "star.fct_meeting"]
    shown.goto("/assets/star/fct_meeting")
    shown.get_by_role("button", name="Materialize").first.click()
    shown.get_by_role("button", name="Confirm").click()  # Dagster knows of no materialisation of the tables that this one reads
    shown.get_by_role("link", name="View", exact=True).click()
    expect(shown).to_have_url(re.compile("/runs/"))
    expect(shown.get_by_text("RUN_SUCCESS")).to_be_visible()
    shown.screenshot(path=place / "run.png")
    shown.goto("/assets/star/fct_meeting?view=checks")
    expect(shown.get_by_text("Succeeded")).to_have_count(len(checks))
    expect(shown.get_by_text("This is a blocking asset check")).to_be_visible()


@pytest.mark.parametrize("name", ["nightly", "raw_folder_changed"])
def test_the_schedule_and_the_sensor_are_turned_on(shown, name):
    shown.goto("/automation")
    expect(shown.locator("label[class*=formatSwitch]")).to_have_count(4)
    switch = shown.get_by_role("link", name=name).locator("xpath=following::label[contains(@class, 'formatSwitch')][1]")
    expect(switch.locator("input")).not_to_be_checked()
    _turn_on(switch)
    shown.reload()
    expect(switch.locator("input")).to_be_checked()


def _turn_on(switch):
    """Clicks as a user does: again where a busy server has let the first click go unanswered.

    A switch shows as on, and takes no click, while the server is being asked: only one that can be clicked again was answered.
    """
    answered = switch.locator("input:enabled")
    for _ in range(2):
        expect(answered).to_have_count(1)
        if not answered.is_checked():
            switch.click()
        with suppress(AssertionError):
            expect(answered).to_be_checked(timeout=20_000)
            return
    expect(answered).to_be_checked()
