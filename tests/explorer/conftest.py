"""A browser, and explorers to open in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pipelines.explorer import write_explorer
from tests.browser import chromium
from tests.explorer.synthetic import write_reports


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Open for one module alone."""
    with chromium() as opened:
        yield opened


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
