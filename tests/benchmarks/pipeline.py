"""The whole pipeline from a cold start to the published file, by step, beside what a user would write instead.

``python -m tests.benchmarks.pipeline --sizes 1000 10000 --form text`` makes pages (``tests.benchmarks.corpus``), runs every step
and the build on them, then runs them again with nothing new and with one new page. The peer reads the same pages:
trafilatura for the text, htmldate for the day of publication, dateparser for dates in the text, spaCy's small English model
for names where it is installed, pandas, and DuckDB. CPU seconds count all processes, so other work on the machine does
less harm to them than to wall time.
"""

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from pipelines.engines import LocalEngine
from pipelines.environment import ROOT
from pipelines.reference import load_knowledge
from pipelines.stages import ALL, STEPS, StepInput
from pipelines.store import Store
from pipelines.warehouse import Sources, build, load_sql, reference_tables
from tests.benchmarks.corpus import write_feeds

_PEER_PAGES = 200
"""Pages that the peer is given: it is slow, and its time grows with them evenly."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a part of a run took."""

    what: str
    pages: int
    wall: float
    cpu: float

    def line(self) -> str:
        """A row of the table."""
        return f"| {self.what} | {self.pages:,} | {self.wall:.1f} | {self.cpu:.1f} | {self.pages / max(self.cpu, 1e-9):,.0f} |"


def _cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


@contextmanager
def taking(what: str, pages: int, found: list[Taken]) -> Iterator[None]:
    """Measure what is done within. The CPU time of worker processes counts when they end: in the line of the whole run."""
    wall, cpu = time.monotonic(), _cpu()
    yield
    found.append(Taken(what, pages, time.monotonic() - wall, _cpu() - cpu))
    print(found[-1].line(), flush=True)


def whole_run(place: Path, pages: int, name: str) -> list[Taken]:
    """All steps and the build over ``place/raw``."""
    found: list[Taken] = []
    with taking(f"{name}: all", pages, found):
        with taking(f"{name}: load reference data", pages, found):
            knowledge, sql = load_knowledge(), load_sql(ROOT / "sql")
        store, engine = Store(place / "stage", ALL), LocalEngine()
        for step in STEPS:
            with taking(f"{name}: {step.name}", pages, found), store.writing():
                step.run(StepInput(place / "raw", store, knowledge, engine, lambda done, of: None), frozenset(step.writes))
        engine.close()
        with taking(f"{name}: build, checks, swap", pages, found):
            build(Sources(store.folder, reference_tables(knowledge)), sql, place / "readouts.duckdb")
    return found


def peer(place: Path, form: str) -> Taken:
    """The same pages by well-known libraries: text, day, dates, names, one table each in DuckDB."""
    import dateparser.search
    import htmldate
    import trafilatura

    names = _spacy()
    lines = [line for path in sorted((place / "raw").rglob("*.jsonl")) for line in path.open(encoding="utf-8")][:_PEER_PAGES]
    found: list[Taken] = []
    with taking(f"peer ({'with' if names else 'without'} spaCy)", len(lines), found):
        documents, dates, entities = [], [], []
        for number, line in enumerate(lines):
            page = json.loads(line)
            text = trafilatura.extract(page["html"]) or "" if form == "html" else page["text"]
            day = htmldate.find_date(page["html"]) if form == "html" else None
            documents.append((number, page["url"], day, text))
            dates += [(number, words, str(at)) for words, at in dateparser.search.search_dates(text, languages=["en"]) or ()]
            entities += [(number, *named) for named in (names(text) if names else ())]
        with duckdb.connect(str(place / "peer.duckdb")) as db:
            for table, rows in (("documents", documents), ("dates", dates), ("entities", entities)):
                frame = pd.DataFrame(rows)
                if len(frame.columns):
                    db.register("frame", frame)
                    db.execute(f"CREATE TABLE {table} AS FROM frame")
    return found[0]


def _spacy() -> Callable[[str], list[tuple[str, str]]] | None:
    try:
        import spacy

        model = spacy.load("en_core_web_sm")
    except (ImportError, OSError):
        return None
    return lambda text: [(entity.text, entity.label_) for entity in model(text).ents]


def plot(curves: dict[str, list[tuple[int, float]]], path: Path) -> None:
    """Pages a second and core against the count of pages, as an SVG with logarithmic axes."""
    import math

    points = [point for curve in curves.values() for point in curve]
    low_x, high_x = math.log10(min(x for x, _ in points)) - 0.2, math.log10(max(x for x, _ in points)) + 0.2
    low_y, high_y = math.floor(math.log10(min(y for _, y in points))), math.ceil(math.log10(max(y for _, y in points)))

    def at(x: float, y: float) -> tuple[float, float]:
        return 60 + 520 * (math.log10(x) - low_x) / (high_x - low_x), 320 - 280 * (math.log10(y) - low_y) / (high_y - low_y)

    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 370" font-family="sans-serif" font-size="12">',
        '<rect width="760" height="370" fill="white"/>',
    ]
    for power in range(low_y, high_y + 1):
        _, y = at(10**low_x, 10**power)
        parts.append(f'<path d="M60 {y:.0f}H580" stroke="#ddd"/><text x="54" y="{y + 4:.0f}" text-anchor="end">{10**power:,}</text>')
    sizes = sorted({x for x, _ in points})
    parts += [f'<text x="{at(x, 10**low_y)[0]:.0f}" y="340" text-anchor="middle">{x:,}</text>' for x in sizes]
    for color, (name, curve) in zip(("#1b6ca8", "#c0392b", "#27ae60", "#8e44ad"), curves.items(), strict=False):
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in (at(*point) for point in curve))
        end = at(*curve[-1])
        parts.append(f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>')
        parts += [f'<circle cx="{at(*p)[0]:.0f}" cy="{at(*p)[1]:.0f}" r="4" fill="{color}"/>' for p in curve]
        parts.append(f'<text x="{end[0] + 10:.0f}" y="{end[1] + 4:.0f}" fill="{color}">{name}</text>')
    parts.append(
        '<text x="60" y="24">Pages a second and core, from pages to the published file</text><text x="300" y="362">pages</text></svg>'
    )
    path.write_text("\n".join(parts) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table; write the plot where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300])
    parser.add_argument("--form", choices=("text", "html"), default="text")
    parser.add_argument("--plot", type=Path, help="SVG to write")
    given = parser.parse_args(arguments)
    print("| what | pages | wall s | CPU s | pages/s/core |\n|---|---|---|---|---|")
    curves: dict[str, list[tuple[int, float]]] = {"readouts": [], "peer": []}
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            write_feeds(place / "raw" / "feed", size, given.form)
            total = whole_run(place, size, "first")[-1]
            curves["readouts"].append((size, size / total.cpu))
            whole_run(place, size, "nothing new")
            write_feeds(place / "raw" / "new", 1, given.form, first=10**7)
            whole_run(place, size + 1, "one page more")
            other = peer(place, given.form)
            curves["peer"].append((size, other.pages / other.cpu))
            print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB; {os.cpu_count()} cores\n", flush=True)
    if given.plot:
        plot({name: curve for name, curve in curves.items() if curve}, given.plot)


if __name__ == "__main__":
    main()
