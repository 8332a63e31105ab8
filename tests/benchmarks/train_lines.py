"""Train the line model of flattened text and write its file; or, with ``--folds``, the models of a cross-validation.

    python -m tests.benchmarks.train_lines --pages DIR --pages DIR --out pipelines/reference/model/lines.json
    python -m tests.benchmarks.train_lines --pages DIR --pages DIR --folds --out FOLDER

Besides the pages given it learns from the golden pages of this repository, which are short, of diplomacy and in five languages.
Needs the extra ``train``. What the shipped file was trained on stands in ``pipelines/reference/model/MODEL.md``.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipelines.core.cleaning.flat import look_at
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.line_features import LINE_FEATURES, line_features
from pipelines.core.cleaning.stamps import Months
from pipelines.reference.boilerplate import load_lexicon
from pipelines.reference.calendars import load_calendars
from pipelines.reference.cleaning import month_words
from tests.benchmarks.flattened import flatten
from tests.benchmarks.gold import FOLDS, GoldPage, read_gold
from tests.benchmarks.training import Example, train, trees_data, write_json

LEAST, ENOUGH = 0.4, 0.5
GOLDEN = Path(__file__).parents[1] / "golden"
_NO_BODY = ("title_lines", "metadata_lines", "caption_lines", "boilerplate_lines")


def golden_pages() -> Iterator[tuple[GoldPage, str]]:
    """Yield the golden pages that have a body, and their flattened text.

    Gold are the lines from the first to the last of the body, but for those that are a headline's, a caption's, metadata or chrome.
    """
    for path in sorted((GOLDEN / "pages").rglob("*.txt")):
        gold = json.loads((GOLDEN / "gold" / f"{path.stem}.json").read_text("utf-8"))
        if "body_line_range" not in gold:
            continue
        text = path.read_text("utf-8")
        first, last = gold["body_line_range"]
        others = {line.strip() for name in _NO_BODY for line in gold[name]}
        body = "\n".join(line for line in text.splitlines()[first - 1 : last] if line.strip() not in others)
        yield GoldPage(path.stem, gold["url"] or "", "", body, gold["title"], (), None), text


def read_example(page: GoldPage, text: str, lexicon: Lexicon, months: Months) -> Example | None:
    """Read a page as the reader does and label its lines; None when the rules find no article."""
    marked, run, title, fates, *_ = look_at(text, lexicon, months)
    if run.first == run.last:
        return None
    features = line_features(marked, fates, run, title, lexicon)
    return Example.of(page.fold, features, [mark.line.text for mark in marked], page.body)


def read_examples(folders: Sequence[Path]) -> Iterator[Example]:
    """Yield the examples of some sets, and of the golden pages."""
    lexicon, months = load_lexicon(), month_words(load_calendars())
    for folder in folders:
        for page in read_gold(folder):
            if example := read_example(page, flatten(page).content, lexicon, months):
                yield example
    for page, text in golden_pages():
        if example := read_example(page, text, lexicon, months):
            yield example


def write_model(examples: Sequence[Example], version: str, path: Path) -> None:
    """Train on some pages and write the file."""
    write_json({"version": version, "least": LEAST, "enough": ENOUGH, **trees_data(train(examples), LINE_FEATURES)}, path)


def main() -> None:
    """Read the command line and do as it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--pages", type=Path, action="append", required=True, help="folder with ground-truth.json and html/; may be repeated"
    )
    parser.add_argument("--out", type=Path, required=True, help="the model file; with --folds a folder")
    parser.add_argument("--folds", action="store_true", help="one model for each fold, trained on the other folds' publishers")
    parser.add_argument("--version", default="unversioned", help="written into the file")
    arguments = parser.parse_args()
    examples = list(read_examples(arguments.pages))
    if not arguments.folds:
        write_model(examples, arguments.version, arguments.out)
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    for fold in range(FOLDS):
        chosen = [example for example in examples if example.fold != fold]
        write_model(chosen, f"{arguments.version}-without-fold-{fold}", arguments.out / f"fold-{fold}.json")


if __name__ == "__main__":
    main()
