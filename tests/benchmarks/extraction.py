"""From cleaned text to facts: pages a second, the share of each stage, and the cost of the gazetteer.

``python -m tests.benchmarks.extraction`` measures the project's golden pages, and the evaluation's where ``../shared`` is at
hand. All times are CPU seconds of one core, the best of several rounds, so that a busy machine does less harm.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from pipelines.core.article import RawPage
from pipelines.core.cleaning import clean_page
from pipelines.core.knowledge import Knowledge, Person
from pipelines.core.names.gazetteer import Gazetteer
from pipelines.core.records import Document, Reject
from pipelines.core.stages import Extractor
from pipelines.reference import load_knowledge
from pipelines.reference.cleaning import load_cleaning_knowledge
from pipelines.stages import make_extractor

ROOT = Path(__file__).parents[2]
FOLDERS = {"golden pages": ROOT / "tests" / "golden" / "pages", "evaluation pages": ROOT.parent / "shared" / "eval" / "pages"}
ALIASES = 50_000
PAGE = 2_600
"""Characters of a page on which the gazetteer is measured."""


def documents(folder: Path) -> list[Document]:
    """Clean the flattened pages of a folder; none where the folder is absent."""
    knowledge = load_cleaning_knowledge()
    found = []
    for path in sorted(folder.glob("*/*.txt")):
        page = RawPage(path.name, 0, path.parent.name, path.stem.ljust(16, "0"), "text", path.read_text("utf-8"), None, None)
        made = clean_page(page, knowledge)
        if not isinstance(made, Reject):
            found.append(made[0])
    return found


def best(work: Callable[[], object], rounds: int) -> float:
    """CPU seconds of the fastest of several rounds."""
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def stages(extractor: Extractor, pages: Sequence[Document], rounds: int) -> Iterator[tuple[str, float]]:
    """CPU seconds of each stage over all pages."""
    mentions = [extractor.mentions(d) for d in pages]
    dates = [extractor.dates(d) for d in pages]
    yield "names", best(lambda: [extractor.mentions(d) for d in pages], rounds)
    yield "dates", best(lambda: [extractor.dates(d) for d in pages], rounds)
    yield "facts", best(lambda: [extractor.facts(d, m, t) for d, m, t in zip(pages, mentions, dates, strict=True)], rounds)


def with_aliases(knowledge: Knowledge, count: int) -> Knowledge:
    """Fill the persons up with made names until an English gazetteer holds ``count`` aliases."""
    missing = count - len(Gazetteer(knowledge, "en"))
    chance = random.Random(7)
    syllables = ("ba", "de", "ko", "li", "mu", "na", "or", "pi", "ra", "su", "ta", "ve", "wi", "ya", "zo")
    words = ("".join(chance.choices(syllables, k=3)).title() for _ in range(2 * missing))
    names = dict.fromkeys(f"{first} {last}" for first, last in zip(words, words, strict=True))
    made = tuple(Person(f"made-{n}", name, None, None, None) for n, name in enumerate(names))
    return replace(knowledge, persons=(*knowledge.persons, *made))


def gazetteer(pages: Sequence[Document], rounds: int) -> tuple[int, float]:
    """Aliases of the gazetteer, and CPU seconds that it takes for one page of ``PAGE`` characters."""
    finder = Gazetteer(with_aliases(load_knowledge(), ALIASES), "en")
    text = "\n".join(d.text for d in pages if d.language == "en")
    texts = [text[start : start + PAGE] for start in range(0, len(text) - PAGE, PAGE)]
    return len(finder), best(lambda: [finder.hits(t) for t in texts], rounds) / len(texts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args(arguments).rounds
    show: Callable[..., Any] = partial(print, flush=True)
    extractor = make_extractor(load_knowledge())
    for name, folder in FOLDERS.items():
        pages = documents(folder)
        if not pages:
            show(f"{name}: not at hand")
            continue
        seconds = dict(stages(extractor, pages, rounds))
        total = sum(seconds.values())
        size = sum(len(d.text) for d in pages) / len(pages)
        shares = ", ".join(f"{stage} {part / total:.0%}" for stage, part in seconds.items())
        show(f"{name}: {len(pages)} pages of {size:,.0f} characters, {len(pages) / total:,.0f} pages/s/core ({shares})")
    aliases, seconds_a_page = gazetteer([d for folder in FOLDERS.values() for d in documents(folder)], rounds)
    show(f"gazetteer: {aliases:,} aliases, {seconds_a_page * 1e6:.0f} µs for a page of {PAGE:,} characters")


if __name__ == "__main__":
    main()
