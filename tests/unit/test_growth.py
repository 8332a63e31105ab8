"""The figures of the README are those of the record."""

import json

from pipelines.environment import ROOT
from tests.benchmarks.growth import PLOT, RECORD, curves, machines, plot, table


def test_the_readme_shows_the_recorded_figures_and_the_machine():
    rows = json.loads(RECORD.read_text("utf-8"))
    readme = (ROOT / "README.md").read_text("utf-8")
    assert table(rows) in readme
    assert machines(rows) in readme


def test_the_plot_is_of_the_recorded_figures():
    assert PLOT.read_text("utf-8") == plot(curves(json.loads(RECORD.read_text("utf-8"))))


def test_a_line_of_the_table_tells_paces_and_their_ratio():
    taken = {
        "first run": {"pages": 100, "wall": 4.0, "cpu": 5.0},
        "nothing new": {"pages": 100, "wall": 1.2, "cpu": 1.1},
        "one page more": {"pages": 101, "wall": 9.0, "cpu": 8.6},
        "peer": {"pages": 20, "wall": 10.0, "cpu": 10.0},
    }
    row = {"form": "text", "pages": 100, "machine": "two cores", "measured_on": "2026-01-01", "megabytes": 500, "taken": taken}
    assert table([row]).splitlines()[-1] == "| 100 text | 20 | 500 MB | 1.1 s CPU (1 s) | 8.6 s CPU (9 s) | 2.0 | 10 |"


def test_a_machine_is_told_once_with_all_its_days_and_the_loads_that_were_recorded():
    later = {"machine": "two cores", "measured_on": "2026-01-02"}
    first = {"machine": "two cores", "measured_on": "2026-01-01", "load": 2.6}
    told = "two cores, 2026-01-01 and 2026-01-02; processes that wanted a core meanwhile: 3 to 3."
    assert machines([later, first]) == told


def test_the_plot_puts_ten_times_the_pages_a_step_to_the_right():
    drawn = plot({"one": [(100, 10.0), (1_000, 10.0)]})
    first, second = drawn.split('polyline points="')[1].split('"')[0].split()
    assert float(second.split(",")[0]) > float(first.split(",")[0])
    assert first.split(",")[1] == second.split(",")[1]
