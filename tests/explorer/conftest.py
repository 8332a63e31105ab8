"""A browser, and explorers to open in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

from pipelines.explorer import write_explorer
from tests.explorer.synthetic import write_reports

_INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _launched(play: Playwright) -> Browser:
    """The machine's Chromium, else the one that ``playwright install chromium`` brought."""
    there = next((path for name in _INSTALLED if (path := shutil.which(name))), None)
    return play.chromium.launch(executable_path=there, args=["--no-sandbox"])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Open for one module alone: its event loop would be in the way of the pipeline's in other tests."""
    with sync_playwright() as play:
        try:
            opened = _launched(play)
        except Error as error:
            pytest.skip(f"no Chromium: apt-get install chromium, or playwright install chromium ({str(error).splitlines()[0]})")
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page; the test fails where anything is written to the console or raised."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    trouble: list[str] = []
    opened.on("console", lambda message: trouble.append(f"{message.type}: {message.text}"))
    opened.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    opened.on("requestfailed", lambda request: trouble.append(f"failed: {request.url}"))
    yield opened
    opened.close()
    assert trouble == []


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an explorer of 120 made-up meetings."""
    folder = tmp_path_factory.mktemp("small")
    write_reports(folder / "readouts.duckdb", 120)
    write_explorer(folder / "readouts.duckdb", folder / "explorer")
    return folder / "explorer"
