"""The whole pipeline from a cold start to the published file, beside what a user would write instead.

``python -m tests.benchmarks.pipeline --sizes 1000 10000 --form text`` makes pages (``tests.benchmarks.corpus``), runs every step
on the smallest set, and then on each set the command of ``make run``: first, with nothing new, and with one new page. The peer
reads the same pages: trafilatura for the text, htmldate for the day of publication, dateparser for dates in the text, spaCy's
small English model for names where it is installed, pandas, and DuckDB. CPU seconds count all processes, so other work on the
machine does less harm to them than to wall time. ``--record docs/growth.json`` keeps the figures; ``tests.benchmarks.growth``
makes the table and the plot of the README from them.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
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

_SETTLED = 2.1
"""Seconds after which the stamp of a file is trusted, so that it need not be read again."""
_PEER_PAGES = 200
"""Pages that the peer is given: it is slow, and its time grows with them evenly."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a part of a run took."""

    what: str
    pages: int
    wall: float
    cpu: float
    megabytes: float = 0.0
    """Most memory of a process, where it was looked at."""

    def line(self) -> str:
        """A row of the table."""
        pace = f"{self.pages / max(self.cpu, 1e-9):,.0f}"
        return f"| {self.what} | {self.pages:,} | {self.wall:.1f} | {self.cpu:.1f} | {pace} | {self.megabytes:,.0f} |"


def _cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


@contextmanager
def taking(what: str, pages: int, found: list[Taken]) -> Iterator[None]:
    """Measure what is done within. The CPU time of worker processes counts when they end."""
    wall, cpu = time.monotonic(), _cpu()
    yield
    found.append(Taken(what, pages, time.monotonic() - wall, _cpu() - cpu))
    print(found[-1].line(), flush=True)


def by_step(place: Path, raw: Path, pages: int) -> None:
    """Print what each step and the build take over the raw pages, from nothing, in a folder."""
    found: list[Taken] = []
    with taking("load reference data", pages, found):
        knowledge, sql = load_knowledge(), load_sql(ROOT / "sql")
    store, engine = Store(place / "stage", ALL), LocalEngine()
    store.folder.mkdir(parents=True)
    for step in STEPS:
        with taking(step.name, pages, found), store.writing():
            step.run(StepInput(raw, store, knowledge, engine, lambda done, of: None), frozenset(step.writes))
    with taking("workers of all steps", pages, found):
        engine.close()
    with taking("build, checks, swap", pages, found):
        build(Sources(store.folder, reference_tables(knowledge)), sql, place / "readouts.duckdb")


def commanded(place: Path, pages: int, what: str) -> Taken:
    """What the command of ``make run`` takes over ``place/raw``, from the start of the process to its end.

    Raises:
        RuntimeError: The run failed.
    """
    folders = {"READOUTS_RAW": str(place / "raw"), "READOUTS_WAREHOUSE": str(place / "warehouse"), "PYTHONDONTWRITEBYTECODE": ""}
    started = time.monotonic()
    with (place / "run.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "pipelines", "run"], cwd=ROOT, env={**os.environ, **folders}, stdout=log, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError((place / "run.log").read_text("utf-8")[-2_000:])
    taken = Taken(what, pages, time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
    print(taken.line(), flush=True)
    return taken


def record(path: Path, form: str, pages: int, found: Sequence[Taken]) -> None:
    """Put figures into a record, in the place of earlier ones of the same form and size; the machine is named with each."""
    told = json.loads(path.read_text("utf-8")) if path.exists() else []
    kept = [row for row in told if (row["form"], row["pages"]) != (form, pages)]
    row = {"form": form, "pages": pages, "machine": machine(), "measured_on": time.strftime("%Y-%m-%d", time.gmtime())}
    row |= {"load": round(os.getloadavg()[2], 1)}
    figures = {taken.what: {"pages": taken.pages, "wall": round(taken.wall, 1), "cpu": round(taken.cpu, 2)} for taken in found}
    rows = sorted([*kept, {**row, "megabytes": round(found[0].megabytes), "taken": figures}], key=lambda row: (row["form"], row["pages"]))
    path.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


def machine() -> str:
    """What the figures were measured on."""
    models = [line.partition(":")[2].strip() for line in _lines(Path("/proc/cpuinfo")) if line.startswith("model name")]
    gigabytes = [int(line.split()[1]) / 2**20 for line in _lines(Path("/proc/meminfo")) if line.startswith("MemTotal")]
    memory = f", {gigabytes[0]:.0f} GB" if gigabytes else ""
    return f"{os.cpu_count()} cores of {models[0] if models else platform.processor()}{memory}, Python {platform.python_version()}"


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.exists() else []


def peer(place: Path, form: str) -> Taken:
    """The same pages by well-known libraries: text, day, dates, names, one table each in DuckDB."""
    import dateparser.search
    import htmldate
    import trafilatura

    names = _spacy()
    lines = [line for path in sorted((place / "raw").rglob("*.jsonl")) for line in path.open(encoding="utf-8")][:_PEER_PAGES]
    found: list[Taken] = []
    with taking("peer" if names else "peer without spaCy", len(lines), found):
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables; add to the record where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300])
    parser.add_argument("--form", choices=("text", "html"), default="text")
    parser.add_argument("--record", type=Path, help="JSON file in which the figures are kept (docs/growth.json)")
    given = parser.parse_args(arguments)
    print("| what | pages | wall s | CPU s | pages/s/core | MB |\n|---|---|---|---|---|---|", flush=True)
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            write_feeds(place / "raw" / "feed", size, given.form)
            found = []
            if size == min(given.sizes):
                by_step(place / "steps", place / "raw", size)
            time.sleep(_SETTLED)
            found.append(commanded(place, size, "first run"))
            found.append(commanded(place, size, "nothing new"))
            write_feeds(place / "raw" / "new", 1, given.form, first=10**7)
            found += [commanded(place, size + 1, "one page more"), peer(place, given.form)]
            if given.record:
                record(given.record, given.form, size, found)


if __name__ == "__main__":
    main()
