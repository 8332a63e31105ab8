"""Cleaning of flattened text: the pages of the HTML benchmark as a crawler that keeps only text would leave them.

    python -m tests.benchmarks.flattened [--pages DIR] [--folds DIR] [--limit N]

Pages are flattened by resiliparse, block by block, with menus, captions and footers still in them. The first table takes
each page by itself; the second the publishers of which there are several pages, without and with the lines that recur
over their pages; the third does so with the set of ``tests.benchmarks.sources``, five pages a publisher, which needs no
pages from elsewhere. With ``--folds`` (made by ``train_lines --folds``) each page is read with the model that has not seen its
publisher; without it the shipped model reads, which was trained on the very pages, so its score says nothing about others.
The measure is that of ``tests.benchmarks.gold``. Needs no extra.
"""

import argparse
import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from resiliparse.extract.html2text import extract_plain_text

from pipelines.core.article import RawPage
from pipelines.core.cleaning import clean_page
from pipelines.core.cleaning.knowledge import CleaningKnowledge
from pipelines.core.cleaning.recurring import drop_boilerplate, learn_boilerplate
from pipelines.core.cleaning.trees import LineModel
from pipelines.core.records import Document, Reject
from pipelines.reference.cleaning import load_cleaning_knowledge
from tests.benchmarks.gold import FOLDS, GoldPage, mean_scores, page_scores, read_gold
from tests.benchmarks.sources import source_pages

FEWEST_PAGES, SEVERAL_PAGES = 2, 5
"""Pages of a publisher from which lines can recur, and from which most that do are seen."""


def flatten(page: GoldPage) -> RawPage:
    """Return a page as flattened text."""
    return raw_text(page, extract_plain_text(page.html, main_content=False, preserve_formatting=True))


def raw_text(page: GoldPage, text: str) -> RawPage:
    """Return a flattened text as a page of the raw folder."""
    return RawPage(page.page_id, 0, "_root", hashlib.sha256(page.page_id.encode()).hexdigest(), "text", text, page.url, None)


def _row(name: str, gold: Sequence[GoldPage], texts: Sequence[str]) -> str:
    precision, recall, f1 = mean_scores([page_scores(page.body, text) for page, text in zip(gold, texts, strict=True)])
    return f"{name:<42} {f1:.3f}  {precision:.3f}  {recall:.3f}"


def _body(document: Document | None) -> str:
    return document.body if document else ""


def recurring(pages: Sequence[GoldPage], documents: Sequence[Document | None], fewest: int = FEWEST_PAGES) -> list[str]:
    """Return the rows of the publishers of so many pages or more: each page by itself, and without the lines that recur."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, page in enumerate(pages):
        groups[page.host].append(index)
    several = [group for group in groups.values() if len(group) >= fewest]
    gold = [pages[index] for group in several for index in group]
    alone = [_body(documents[index]) for group in several for index in group]
    without = []
    for group in several:
        known = [found._replace(source_id=pages[index].host) for index in group if (found := documents[index])]
        learned = frozenset(line.line for line in learn_boilerplate(known))
        without += [_body(drop_boilerplate(found, learned)[0] if (found := documents[index]) else None) for index in group]
    name = f"{len(gold)} pages of {len(several)} publishers of {fewest} or more"
    return [_row(name, gold, alone), _row("  without the lines that recur", gold, without)] if gold else []


def _knowledge(folds: Path | None) -> Callable[[GoldPage], CleaningKnowledge]:
    """Return what each page is read with: the shipped model, or the one that has not seen its publisher."""
    shipped = load_cleaning_knowledge()
    if not folds:
        return lambda _: shipped
    files = (folds / f"fold-{fold}.json" for fold in range(FOLDS))
    models = [replace(shipped, line_model=LineModel.of(json.loads(file.read_text("utf-8")))) for file in files]
    return lambda page: models[page.fold]


def _cleaned(
    gold: Sequence[GoldPage], pages: Sequence[RawPage], known: Callable[[GoldPage], CleaningKnowledge]
) -> tuple[list[Document | None], float]:
    """Clean pages; return the documents, None for a reject, and the CPU seconds that it took."""
    start = time.process_time()
    found = [clean_page(page, known(one)) for one, page in zip(gold, pages, strict=True)]
    return [None if isinstance(one, Reject) else one[0] for one in found], time.process_time() - start


def measure(folders: Sequence[Path], folds: Path | None, limit: int | None) -> None:
    """Print the tables of some sets, and what recurs over all of them together."""
    known = _knowledge(folds)
    all_pages: list[GoldPage] = []
    all_documents: list[Document | None] = []
    gold, texts = zip(*source_pages(), strict=True)
    made, _ = _cleaned(gold, [raw_text(page, text) for page, text in zip(gold, texts, strict=True)], known)
    print(f"{'':<42} F1     P      R")
    for folder in folders:
        pages = list(read_gold(folder))[:limit]
        flat = [flatten(page) for page in pages]
        documents, took = _cleaned(pages, flat, known)
        size = sum(len(page.content) for page in flat) / max(1, len(flat))
        print(f"{folder.name}: {len(pages)} pages of {size / 1000:.1f} k characters, {len(pages) / took:.0f} pages/s")
        print(_row("  as they come", pages, [page.content for page in flat]))
        print(_row("  readouts, page by page", pages, [_body(found) for found in documents]))
        all_pages += pages
        all_documents += documents
    print("\n".join([*recurring(all_pages, all_documents), *recurring(all_pages, all_documents, SEVERAL_PAGES)]))
    print("\n".join(["made-up publishers, five pages each", *recurring(gold, made)]))


def main(given: Sequence[str] | None = None) -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, action="append", default=[], help="folder with html/; may be repeated")
    parser.add_argument("--folds", type=Path, help="folder of line models, one for each fold")
    parser.add_argument("--limit", type=int, help="pages of each set")
    arguments = parser.parse_args(given)
    measure(arguments.pages, arguments.folds, arguments.limit)


if __name__ == "__main__":
    main()
