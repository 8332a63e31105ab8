"""Train the block model of HTML cleaning and write its file; or, with ``--folds``, the models of a cross-validation.

    python -m tests.benchmarks.train_blocks --pages DIR --pages DIR --out pipelines/reference/model/blocks.json
    python -m tests.benchmarks.train_blocks --pages DIR --pages DIR --folds --out FOLDER

Needs the extra ``train``. What the shipped file was trained on stands in ``pipelines/reference/model/MODEL.md``.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipelines.core.cleaning.blocks import read_blocks
from pipelines.core.cleaning.features import block_features, feature_names
from pipelines.core.cleaning.html import parse
from pipelines.core.cleaning.html_metadata import read_page_metadata
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.markup import Markup
from pipelines.reference.boilerplate import load_lexicon
from pipelines.reference.strict import HERE, read_yaml
from tests.benchmarks.gold import FOLDS, GoldPage, read_gold
from tests.benchmarks.training import Example, train, trees_data, write_json

MARKUP_FILE = HERE / "model" / "markup.yaml"
THRESHOLD, DOUBT = 0.5, 1.0


def read_example(page: GoldPage, markup: Markup, lexicon: Lexicon) -> Example | None:
    """Read a page as the reader does and label its blocks; None when it has no text."""
    tree = parse(page.html)
    title = read_page_metadata(tree, page.url, lexicon).stated_title
    blocks = read_blocks([tree.body], markup) if tree.body else None
    if not blocks or not blocks.texts:
        return None
    return Example.of(page.fold, block_features(blocks, title, markup), blocks.texts, page.body)


def write_model(examples: Iterable[Example], markup: Markup, words: dict[str, Any], version: str, path: Path) -> None:
    """Train on some pages and write the file."""
    trees = trees_data(train(list(examples)), feature_names(markup))
    write_json({"version": version, "threshold": THRESHOLD, "doubt": DOUBT, "markup": words, **trees}, path)


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
    words = read_yaml(MARKUP_FILE)
    markup, lexicon = Markup(words), load_lexicon()
    examples = [found for folder in arguments.pages for page in read_gold(folder) if (found := read_example(page, markup, lexicon))]
    if not arguments.folds:
        write_model(examples, markup, words, arguments.version, arguments.out)
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    for fold in range(FOLDS):
        chosen = [example for example in examples if example.fold != fold]
        write_model(chosen, markup, words, f"{arguments.version}-without-fold-{fold}", arguments.out / f"fold-{fold}.json")


if __name__ == "__main__":
    main()
