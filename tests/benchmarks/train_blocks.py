"""Train the block model of HTML cleaning and write its file; or, with ``--folds``, the models of a cross-validation.

    python -m tests.benchmarks.train_blocks --pages DIR --pages DIR --out pipelines/reference/model/blocks.json
    python -m tests.benchmarks.train_blocks --pages DIR --pages DIR --folds --out FOLDER

Needs the extra ``train`` (CatBoost, whose symmetric trees ``pipelines.core.cleaning.trees`` evaluates). What the shipped
file was trained on stands in ``pipelines/reference/model/MODEL.md``.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from catboost import CatBoostClassifier

from pipelines.core.cleaning.blocks import read_blocks
from pipelines.core.cleaning.features import UNITS_ROW, Vector, block_features, feature_names
from pipelines.core.cleaning.html import parse
from pipelines.core.cleaning.html_metadata import read_page_metadata
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.core.cleaning.markup import Markup
from pipelines.reference.boilerplate import load_lexicon
from pipelines.reference.strict import HERE, read_yaml
from tests.benchmarks.gold import FOLDS, GoldPage, read_gold, tokens

MARKUP_FILE = HERE / "model" / "markup.yaml"
TREES, DEPTH, RATE, SEED = 150, 6, 0.1, 1
THRESHOLD, DOUBT = 0.5, 0.5
_LONG = 6
"""Tokens from which a block is labelled by its own shingles; a shorter one needs its neighbours."""
_AROUND = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One page's blocks: features (a row a block), the share of each that is gold, and its weight."""

    fold: int
    features: Vector
    labels: Vector
    weights: Vector


def label_blocks(texts: Sequence[str], body: str) -> list[float]:
    """Return for each block the share of it that the gold body holds, 0 to 1.

    A short block counts when the gold has it as a line of its own, or next to the same words as the page.
    """
    words = tokens(body.lower())
    known = set(zip(words, words[1:], words[2:], words[3:], strict=False))
    whole = f" {' '.join(words)} "
    lines = {" ".join(tokens(line)) for line in body.lower().split("\n")}
    blocks = [tokens(text.lower()) for text in texts]
    labels = []
    for index, block in enumerate(blocks):
        if len(block) >= _LONG:
            runs = list(zip(block, block[1:], block[2:], block[3:], strict=False))
            labels.append(sum(run in known for run in runs) / len(runs))
            continue
        text = " ".join(block)
        before = next((found[-_AROUND:] for found in reversed(blocks[max(0, index - _AROUND) : index]) if found), [])
        after = next((found[:_AROUND] for found in blocks[index + 1 : index + 1 + _AROUND] if found), [])
        is_known = text in lines or any(
            side and f" {' '.join(side)} " in whole for side in ([*before, *block] if before else [], [*block, *after] if after else [])
        )
        labels.append(float(bool(block) and is_known))
    return labels


def read_example(page: GoldPage, markup: Markup, lexicon: Lexicon) -> Example | None:
    """Read a page as the reader does and label its blocks; None when it has no text."""
    tree = parse(page.html)
    title = read_page_metadata(tree, page.url, lexicon).stated_title
    blocks = read_blocks([tree.body], markup) if tree.body else None
    if not blocks or not blocks.texts:
        return None
    features = block_features(blocks, title, markup)
    # A page counts by the root of its length: long pages teach more, but not in proportion.
    weights = np.sqrt(np.maximum([len(tokens(text)) for text in blocks.texts], 0.01))
    return Example(page.fold, features.T, np.array(label_blocks(blocks.texts, page.body), np.float32), weights / np.sqrt(weights.sum()))


def train(examples: Sequence[Example]) -> CatBoostClassifier:
    """Fit the trees. One thread and a fixed seed: the same pages give the same model."""
    model = CatBoostClassifier(
        iterations=TREES, depth=DEPTH, learning_rate=RATE, random_seed=SEED, rsm=0.3, l2_leaf_reg=10, border_count=64,
        loss_function="CrossEntropy", thread_count=1, verbose=False, allow_writing_files=False,
    )  # fmt: skip
    model.fit(
        np.vstack([example.features for example in examples]),
        np.concatenate([example.labels for example in examples]),
        sample_weight=np.concatenate([example.weights for example in examples]),
    )
    return model


def model_data(model: CatBoostClassifier, markup: Markup, words: dict[str, Any], version: str) -> dict[str, Any]:
    """Return the content of a model file: only the features that some tree asks for are named."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        data = json.loads(path.read_text())
    names, used = feature_names(markup), {}
    features, borders, leaves = [], [], []
    for tree in data["oblivious_trees"]:
        splits = tree["splits"] or [{"float_feature_index": UNITS_ROW, "border": 0.0}]
        values = tree["leaf_values"] if tree["splits"] else tree["leaf_values"] * 2
        while len(splits) < DEPTH:  # a shallower tree asks its last question again
            splits, values = [*splits, splits[-1]], [*values, *values]
        features.append([used.setdefault(split["float_feature_index"], len(used)) for split in splits])
        borders.append([float(f"{split['border']:.7g}") for split in splits])
        leaves.append([round(value, 4) for value in values])
    trees = {"bias": data["scale_and_bias"][1][0], "features": features, "borders": borders, "leaves": leaves}
    return {
        "version": version,
        "threshold": THRESHOLD,
        "doubt": DOUBT,
        "markup": words,
        "features": [names[index] for index in used],
        "trees": trees,
    }


def write_model(examples: Iterable[Example], markup: Markup, words: dict[str, Any], version: str, path: Path) -> None:
    """Train on some pages and write the file."""
    data = model_data(train(list(examples)), markup, words, version)
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


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
