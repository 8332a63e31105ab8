"""What a person before a terminal sees of a run."""

import io
import logging
import os
import pty
import re
import sys
from contextlib import suppress

import pytest

from pipelines import cli, resources
from pipelines.resources import bars, log, progress
from pipelines.terminal import Terminal


class Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def screen(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return Screen()


def plain(screen):
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", screen.getvalue())


def record(words, **more):
    made = logging.LogRecord("readouts", logging.INFO, "", 0, words, (), None)
    made.__dict__.update(more)
    return made


def test_a_bar_tells_how_far_the_step_is_and_goes_with_the_next_line(screen):
    terminal = Terminal(screen)
    terminal.emit(record("facts", done=30, total=120))
    assert re.search(r"facts .* 30/120 ", plain(screen))
    terminal.emit(record("facts", done=60, total=120))
    assert " 60/120 " in plain(screen)
    terminal.emit(record("facts      120 worked on [of 120]"))
    assert plain(screen).rstrip().endswith("facts      120 worked on [of 120]")
    seen = len(screen.getvalue())
    terminal.close()
    assert len(screen.getvalue()) == seen


def test_a_bar_of_unknown_length_counts(screen):
    terminal = Terminal(screen)
    terminal.emit(record("clean", done=7, total=None))
    assert " 7/? " in plain(screen)
    terminal.close()


def test_progress_moves_the_bar_where_there_is_one_and_else_says_a_line_now_and_then(monkeypatch, caplog):
    monkeypatch.setattr(resources, "_BAR_SECONDS", 0.0)
    heard = []
    handler = logging.Handler()
    handler.emit = heard.append
    caplog.set_level(logging.INFO, "readouts")
    bars.addHandler(handler)
    try:
        bars.setLevel(logging.INFO)
        progress("facts", every=0.0)(3, 4)
    finally:
        bars.setLevel(logging.CRITICAL)
        bars.removeHandler(handler)
    assert [(r.getMessage(), r.done, r.total) for r in heard] == [("facts", 3, 4)]
    caplog.clear()
    progress("facts", every=0.0)(3, 4)
    progress("facts", every=60.0)(3, 4)
    assert caplog.messages == ["facts: 3 of 4"]


def test_a_run_before_a_terminal_has_a_bar_and_leaves_nothing_behind(monkeypatch):
    ours, theirs = pty.openpty()
    monkeypatch.setenv("TERM", "xterm")
    with os.fdopen(theirs, "w") as terminal, monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", terminal)
        with cli._followed():
            bars.info("clean", extra={"done": 5, "total": 9})
            log.info("clean      9 worked on")
    told = ""
    with suppress(OSError):  # its end
        while part := os.read(ours, 10_000):
            told += part.decode()
    os.close(ours)
    assert "5/9" in told
    assert "9 worked on" in told
    assert not any(isinstance(handler, Terminal) for handler in (*log.handlers, *bars.handlers))
    assert not bars.isEnabledFor(logging.INFO)
