"""Dates: the project's grammar beside dateparser and dateutil, on the same cases and pages in one run.

``python -m tests.benchmarks.dates`` prints two tables. The peers come with the optional extra ``bench``; a missing one is
left out and named. Where ``../shared`` is at hand its cases and pages are measured too.
"""

import argparse
import importlib.util
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from time import process_time

from pipelines.core.dates import Anchor, DateReader
from pipelines.reference.calendars import load_calendars

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PAGE = 2600
"""Characters of a page on which speed is measured."""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with the dates that a reader finds in it, as EDTF."""

    group: str
    language: str
    anchor: date | None
    text: str
    expected: tuple[str, ...]


Finder = Callable[[str, str, date | None], list[str]]
"""Text, language and anchor to the values found, as EDTF or as ISO days."""


def golden_cases() -> list[Case]:
    """Return the project's own cases."""
    found = []
    for path in sorted((ROOT / "tests" / "golden" / "dates").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                anchor, text, expected = line.split("\t")
                values = () if expected == "-" else tuple(value.strip("<>@!") for value in expected.split())
                found.append(Case("golden", path.stem, None if anchor == "-" else date.fromisoformat(anchor), text, values))
    return found


def shared_cases() -> list[Case]:
    """Return the evaluation's cases, none where it is not at hand; a week becomes its days."""
    path = SHARED / "eval" / "date_cases.tsv"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [Case("shared", language, date.fromisoformat(anchor), text, (_edtf(value),)) for language, anchor, _, value, text in rows]


def _edtf(value: str) -> str:
    week = re.fullmatch(r"(\d{4})-W(\d\d)", value)
    if not week:
        return value
    return f"{date.fromisocalendar(int(week[1]), int(week[2]), 1)}/{date.fromisocalendar(int(week[1]), int(week[2]), 7)}"


def pages() -> list[tuple[str, str]]:
    """Return ``(language, text)`` of English pages, the evaluation's or else the golden ones, put together to one length."""
    folders = [SHARED / "eval" / "pages", SHARED / "seeds"]
    paths = sorted(path for folder in folders for path in folder.rglob("*.txt"))
    paths = paths or sorted((ROOT / "tests" / "golden" / "pages" / "en").rglob("*.txt"))
    whole = "\n".join(path.read_text("utf-8") for path in paths)
    return [("en", whole[start : start + PAGE]) for start in range(0, len(whole) - PAGE, PAGE)]


def own() -> Finder:
    """Return the project's grammar."""
    reader = DateReader(load_calendars())
    return lambda text, language, anchor: [found.edtf for found in reader.find(text, language, Anchor(anchor))]


def dateparser() -> Finder:
    """Return ``search_dates`` with the language given, news settings and the anchor as base."""
    from dateparser.search import search_dates

    def find(text: str, language: str, anchor: date | None) -> list[str]:
        settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
        if anchor:
            settings["RELATIVE_BASE"] = datetime.combine(anchor, time(12))
        found = search_dates(text, languages=[language] if language != "und" else ["en"], settings=settings)
        return [str(moment.date()) for _, moment in found or ()]

    return find


def dateutil() -> Finder:
    """Return ``parser.parse`` in fuzzy mode, which finds at most one date and knows English only."""
    from dateutil import parser

    def find(text: str, language: str, anchor: date | None) -> list[str]:
        try:
            return [str(parser.parse(text, fuzzy=True, default=datetime.combine(anchor or date(2000, 1, 1), time(12))).date())]
        except (ValueError, OverflowError):
            return []

    return find


PEERS = {"own": own, "dateparser": dateparser, "dateutil": dateutil}


def is_right(expected: str, got: str) -> bool:
    """Whether a value is the expected one; a bare day serves for a range, month or year that begins with it or holds it."""
    return got == expected or (len(got) == 10 and got.startswith(expected.split("/")[0]))


def score(finder: Finder, cases: Sequence[Case]) -> tuple[int, int, int]:
    """Return values found right, values expected, and values found that are none."""
    right = expected = spurious = 0
    for case in cases:
        left = finder(case.text, case.language, case.anchor)
        expected += len(case.expected)
        for value in case.expected:
            match = next((got for got in left if is_right(value, got)), None)
            if match is not None:
                right += 1
                left.remove(match)
        spurious += len(left)
    return right, expected, spurious


def speed(finder: Finder, texts: Sequence[tuple[str, str]], rounds: int) -> float:
    """Return pages a second on one core: CPU time, the least of the rounds for each page, a round over all pages after the other."""
    times = [[_cpu(finder, text, language) for language, text in texts] for _ in range(rounds)]
    return len(texts) / sum(map(min, zip(*times, strict=True)))


def _cpu(finder: Finder, text: str, language: str) -> float:
    started = process_time()
    finder(text, language, date(2022, 3, 1))
    return process_time() - started


def main(arguments: Sequence[str] | None = None) -> None:
    """Print both tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=60, help="times each page is read by the project; the peers once")
    rounds = options.parse_args(arguments).rounds
    finders = {name: make() for name, make in PEERS.items() if name == "own" or importlib.util.find_spec(name)}
    for name in PEERS.keys() - finders.keys():
        print(f"{name} is not installed: the extra 'bench' brings it")
    cases = golden_cases() + shared_cases()
    groups = sorted({(case.group, case.language) for case in cases})
    print("Cases: right / expected (spurious)")
    print(f"{'':16}" + "".join(f"{name:>20}" for name in finders))
    for group in [*groups, ("all", "")]:
        chosen = [case for case in cases if (case.group, case.language) == group or group[0] == "all"]
        cells = [score(finder, chosen) for finder in finders.values()]
        print(f"{' '.join(group):16}" + "".join(f"{f'{right} / {wanted} ({extra})':>20}" for right, wanted, extra in cells))
    texts = pages()
    print(f"\nPages of {PAGE} characters a second, on {len(texts)} pages")
    for name, finder in finders.items():
        print(f"{name:16}{speed(finder, texts, rounds if name == 'own' else 1):>20,.1f}")


if __name__ == "__main__":
    main()
