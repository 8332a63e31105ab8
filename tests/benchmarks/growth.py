"""The table and the plot of the README from the record of the benchmark of the pipeline.

``python -m tests.benchmarks.growth`` prints the table and writes ``docs/assets/growth.svg``, from ``docs/growth.json``.
"""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from pipelines.environment import ROOT

RECORD, PLOT = ROOT / "docs" / "growth.json", ROOT / "docs" / "assets" / "growth.svg"
_PEERS = ("peer", "peer without spaCy")
_COLORS = ("#1b6ca8", "#27ae60", "#c0392b", "#8e44ad")
Curves = Mapping[str, Sequence[tuple[int, float]]]


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """One line a form and size: pace of the first run, memory, a run with nothing new and with one page more, pace of the peer."""
    lines = [
        "| pages | first run: pages/s/core | most memory of a process | nothing new | one page more | peer: pages/s/core | ratio |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        ours, other = pace(row, "first run"), _peer(row)
        again = " | ".join(_seconds(row, what) for what in ("nothing new", "one page more"))
        lines.append(
            f"| {row['pages']:,} {row['form']} | {_short(ours)} | {row['megabytes']:,} MB | {again}"
            f" | {_short(other) if other else ''} | {f'{ours / other:.0f}' if other else ''} |"
        )
    return "\n".join(lines)


def machines(rows: Sequence[Mapping[str, Any]]) -> str:
    """What the figures were measured on and when, and how busy it was for the rows that recorded it."""
    days: dict[str, set[str]] = {}
    for row in rows:
        days.setdefault(row["machine"], set()).add(row["measured_on"])
    loads = [row["load"] for row in rows if "load" in row]
    busy = f"processes that wanted a core meanwhile: {min(loads):.0f} to {max(loads):.0f}"
    return "; ".join(f"{machine}, {' and '.join(sorted(days[machine]))}" for machine in sorted(days)) + f"; {busy}."


def curves(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[tuple[int, float]]]:
    """The pace of the first run and of the peer, by form."""
    found: dict[str, list[tuple[int, float]]] = {}
    for row in rows:
        found.setdefault(f"Readouts, {row['form']}", []).append((row["pages"], pace(row, "first run")))
        if other := _peer(row):
            found.setdefault(f"peer, {row['form']}", []).append((row["pages"], other))
    return found


def pace(row: Mapping[str, Any], what: str) -> float:
    """Pages a second of one core."""
    taken = row["taken"][what]
    return float(taken["pages"] / taken["cpu"])


def _peer(row: Mapping[str, Any]) -> float | None:
    return next((pace(row, what) for what in _PEERS if what in row["taken"]), None)


def _seconds(row: Mapping[str, Any], what: str) -> str:
    taken = row["taken"][what]
    return f"{taken['cpu']:.1f} s CPU ({taken['wall']:.0f} s)"


def _short(pages: float) -> str:
    return f"{pages:.0f}" if pages >= 10 else f"{pages:.1f}"


def plot(named: Curves) -> str:
    """Pages a second and core against the count of pages, as an SVG with logarithmic axes."""
    points = [point for curve in named.values() for point in curve]
    low_x, high_x = math.log10(min(x for x, _ in points)) - 0.2, math.log10(max(x for x, _ in points)) + 0.2
    low_y = math.floor(math.log10(min(y for _, y in points)))
    high_y = max(low_y + 1, math.ceil(math.log10(max(y for _, y in points))))

    def at(x: float, y: float) -> tuple[float, float]:
        return 60 + 520 * (math.log10(x) - low_x) / (high_x - low_x), 320 - 280 * (math.log10(y) - low_y) / (high_y - low_y)

    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 370" font-family="sans-serif" font-size="12">',
        '<rect width="760" height="370" fill="white"/>',
        '<text x="60" y="24">Pages a second and core, from pages to the published file</text><text x="300" y="362">pages</text>',
    ]
    for power in range(low_y, high_y + 1):
        _, y = at(10**low_x, 10**power)
        parts.append(f'<path d="M60 {y:.0f}H580" stroke="#ddd"/><text x="54" y="{y + 4:.0f}" text-anchor="end">{_tick(power)}</text>')
    sizes = sorted({x for x, _ in points})
    parts += [f'<text x="{at(x, 10**low_y)[0]:.0f}" y="340" text-anchor="middle">{x:,}</text>' for x in sizes]
    for color, (name, curve) in zip(_COLORS, sorted(named.items(), reverse=True), strict=False):
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in (at(*point) for point in curve))
        end = at(*curve[-1])
        parts.append(f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>')
        parts += [f'<circle cx="{at(*p)[0]:.0f}" cy="{at(*p)[1]:.0f}" r="4" fill="{color}"/>' for p in curve]
        parts.append(f'<text x="{end[0] + 10:.0f}" y="{end[1] + 4:.0f}" fill="{color}">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _tick(power: int) -> str:
    return f"{10**power:,}" if power >= 0 else f"{10.0**power:g}"


def main() -> None:
    """Print the table and write the plot."""
    rows = json.loads(RECORD.read_text("utf-8"))
    print(table(rows))
    print(f"\n{machines(rows)}")
    PLOT.write_text(plot(curves(rows)), "utf-8")


if __name__ == "__main__":
    main()
