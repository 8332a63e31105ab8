"""Compare HTML cleaning with other extractors on pages with gold, in one run on one core.

    python -m tests.benchmarks.cleaning --pages DIR [--pages DIR] [--folds DIR | --model FILE] [--only NAME] [--limit N]

Any set in the form that ``tests.benchmarks.gold`` describes will do. With ``--folds`` (made by ``train_blocks --folds``)
each page is read with the model that has not seen its publisher; without it the shipped model reads, which may have been
trained on the very pages, so its score says nothing about others. Needs the extra ``bench``.
"""

import argparse
import gc
import re
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import htmldate

from pipelines.core.article import Article
from pipelines.core.cleaning.bylines import clean_names
from pipelines.core.cleaning.published import choose_published
from pipelines.core.language import detect_language
from pipelines.reference.cleaning import load_cleaning_knowledge
from tests.benchmarks.extractors import PEERS, Extractor, body_text, project, quietly
from tests.benchmarks.gold import GoldPage, mean_scores, page_scores, read_gold

_TURN = 60
_WORD = re.compile(r"\w+")


def _normal(text: str | None) -> str:
    return " ".join(_WORD.findall((text or "").casefold()))


def _run(readers: Mapping[str, Extractor], pages: Sequence[GoldPage]) -> dict[str, tuple[list[str], float]]:
    """Read the pages with every reader, some dozens at a time in turn, so that what else the machine does slows all alike.

    Each turn starts without the garbage of the one before, which its own reader has to answer for.

    Returns:
        For each reader its texts and its pages a second of CPU time.
    """
    texts: dict[str, list[str]] = {name: [] for name in readers}
    seconds = dict.fromkeys(readers, 0.0)
    for first in range(0, len(pages), _TURN):
        for name, read in readers.items():
            gc.collect()
            start = time.process_time()
            texts[name] += [read(page) for page in pages[first : first + _TURN]]
            seconds[name] += time.process_time() - start
    return {name: (found, len(pages) / seconds[name]) for name, found in texts.items()}


def _row(name: str, texts: Sequence[str], speed: float, pages: Sequence[GoldPage]) -> str:
    precision, recall, f1 = mean_scores([page_scores(page.body, text) for page, text in zip(pages, texts, strict=True)])
    return f"{name:<24} {f1:.3f}  {precision:.3f}  {recall:.3f}  {speed:7.1f}"


def _metadata(pages: Sequence[GoldPage], articles: Sequence[Article]) -> list[str]:
    """Score title, authors and publication date as exact normalised matches, and htmldate beside."""
    knowledge = load_cleaning_knowledge()
    titles = [_normal(article.title) == _normal(page.title) for page, article in zip(pages, articles, strict=True) if page.title]
    common = found_count = gold_count = 0
    days, theirs = [], []
    dated = [(page, article) for page, article in zip(pages, articles, strict=True) if page.date]
    for page, article in zip(pages, articles, strict=True):
        if page.authors:
            gold = {_normal(name) for name in page.authors}
            found = {_normal(name) for name in clean_names([article.byline], None, knowledge.lexicon)} if article.byline else set()
            common, found_count, gold_count = common + len(gold & found), found_count + len(found), gold_count + len(gold)
    orders = [knowledge.order.is_day_first(None, detect_language(body_text(article))) for _, article in dated]  # known by then anyway
    start = time.process_time()
    for (page, article), order in zip(dated, orders, strict=True):
        chosen = choose_published(article.dates, knowledge.months, day_first=order, time_zone=None, fetched_at=None)
        days.append(chosen is not None and chosen.day.isoformat() == page.date)
    ours = (time.process_time() - start) / max(1, len(dated))
    start = time.process_time()
    theirs = [htmldate.find_date(page.html, url=page.url or None, original_date=True) == page.date for page, _ in dated]
    cost = (time.process_time() - start) / max(1, len(dated))
    author = 2 * common / max(1, found_count + gold_count)
    return [
        f"title {sum(titles) / max(1, len(titles)):.3f} of {len(titles)}   author F1 {author:.3f}",
        f"date {sum(days) / max(1, len(days)):.3f} of {len(days)} ({1000 * ours:.2f} ms to choose)   "
        f"htmldate {sum(theirs) / max(1, len(theirs)):.3f} ({1000 * cost:.2f} ms)",
    ]


def compare(folder: Path, gold: Path | None, read: Callable[[GoldPage], Article], only: Sequence[str], limit: int | None) -> None:
    """Print the table of one set."""
    pages = list(read_gold(folder, gold))[:limit]
    print(f"\n{folder.name}: {len(pages)} pages, {sum(len(page.html) for page in pages) / max(1, len(pages)) / 1000:.0f} kB a page")
    print(f"{'':<24} F1     P      R      pages/s")
    for page in pages[:20]:  # load and warm what is read lazily
        read(page)
    articles: list[Article] = []

    def ours(page: GoldPage) -> str:
        articles.append(read(page))
        return body_text(articles[-1])

    peers = {name: partial(quietly, extract) for name, extract in PEERS.items() if not only or name in only}
    for name, (texts, speed) in _run({"readouts": ours, **peers}, pages).items():
        print(_row(name, texts, speed, pages))
    print("\n".join(_metadata(pages, articles)))


def main(given: Sequence[str] | None = None) -> None:
    """Read the command line and print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, action="append", required=True, help="folder with html/; may be repeated")
    parser.add_argument("--gold", type=Path, help="gold file, where it is not ground-truth.json in that folder")
    parser.add_argument("--model", type=Path, help="another model file")
    parser.add_argument("--folds", type=Path, help="folder of models, one for each fold")
    parser.add_argument("--only", action="append", default=[], help="peers to run; all when not given")
    parser.add_argument("--limit", type=int, help="pages of each set")
    arguments = parser.parse_args(given)
    read = project(arguments.model, arguments.folds)
    for folder in arguments.pages:
        compare(folder, arguments.gold, read, arguments.only, arguments.limit)


if __name__ == "__main__":
    main()
