"""Chromium for tests: the machine's own, else the one that ``playwright install chromium`` brought."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

_INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser, or the test is skipped. Open for one module alone: its event loop would be in the way of the pipeline's in other tests."""
    there = next((path for name in _INSTALLED if (path := shutil.which(name))), None)
    with sync_playwright() as play:
        try:
            opened = play.chromium.launch(executable_path=there, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"no Chromium: apt-get install chromium, or playwright install chromium ({str(error).splitlines()[0]})")
        yield opened
        opened.close()
