"""The editor's check tells faults from gaps."""

import re
from pathlib import Path

import pytest

from pipelines.reference import check
from pipelines.reference.strict import ReferenceDataError


def test_the_check_counts_entries_and_ends_with_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main() == 0
    printed = capsys.readouterr().out
    assert printed.startswith("countries")
    assert "forums without an edition" not in printed
    assert re.fullmatch(
        r"The reference data is right: [0-9,]+ entries of 15 kinds; \d+ kinds of gaps, which are no faults \(GAPS=1 lists them\)\.",
        printed.splitlines()[-1],
    )


def test_gaps_are_printed_where_they_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--gaps"]) == 0
    printed = capsys.readouterr().out
    assert "forums without an edition" in printed
    assert printed.endswith("kinds of gaps, which are no faults.\n")


def test_a_fault_ends_the_check_with_its_message(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> None:
        raise ReferenceDataError(Path("countries.yaml"), "AA", "no such thing")

    monkeypatch.setattr(check, "load_knowledge", broken)
    assert check.main() == 1
    assert capsys.readouterr().err == "countries.yaml: AA: no such thing\n"


def test_long_gaps_are_cut_and_counted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    gap = check.Gap("things", tuple(f"thing {number}" for number in range(check.SHOWN + 3)))
    monkeypatch.setattr(check, "check", lambda: ({"countries": 1}, (gap,)))
    check.main(["--gaps"])
    assert "thing 11, and 3 more" in capsys.readouterr().out


def test_the_last_line_says_that_all_is_right_also_where_nothing_lacks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "check", lambda: ({"countries": 1_200, "forums": 3}, ()))
    assert check.main() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "The reference data is right: 1,203 entries of 2 kinds."
