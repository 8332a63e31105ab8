"""What training a model of cleaning needs: examples, labels by the gold text, CatBoost's symmetric trees as plain data.

Needs the extra ``train``: CatBoost, whose trees ``pipelines.core.cleaning.trees`` evaluates.
"""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from catboost import CatBoostClassifier

from pipelines.core.cleaning.text_features import Vector
from tests.benchmarks.gold import tokens

TREES, DEPTH, RATE, SEED = 150, 6, 0.1, 1
_LONG = 6
"""Tokens from which a block is labelled by its own shingles; a shorter one needs its neighbours."""
_AROUND = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One page's blocks or lines: features (a row each), the share of each that is gold, and its weight."""

    fold: int
    features: Vector
    labels: Vector
    weights: Vector

    @classmethod
    def of(cls, fold: int, features: Vector, texts: Sequence[str], body: str) -> "Example":
        """Label a page's texts by the gold body.

        A page counts by the root of its length: long pages teach more, but not in proportion.
        """
        weights = np.sqrt(np.maximum([len(tokens(text)) for text in texts], 0.01))
        labels = np.array(label_texts(texts, body), np.float32)
        return cls(fold, features.T, labels, weights / np.sqrt(weights.sum()))


def label_texts(texts: Sequence[str], body: str) -> list[float]:
    """Return for each text the share of it that the gold body holds, 0 to 1.

    A short one counts when the gold has it as a line of its own, or next to the same words as the page.
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


def trees_data(model: CatBoostClassifier, names: Sequence[str]) -> dict[str, Any]:
    """Return the features that some tree asks for, by name, and the trees, as ``SymmetricTrees.of`` reads them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        data = json.loads(path.read_text())
    used: dict[int, int] = {}
    features, borders, leaves = [], [], []
    for tree in data["oblivious_trees"]:
        splits = tree["splits"] or [{"float_feature_index": 0, "border": 0.0}]
        values = tree["leaf_values"] if tree["splits"] else tree["leaf_values"] * 2
        while len(splits) < DEPTH:  # a shallower tree asks its last question again
            splits, values = [*splits, splits[-1]], [*values, *values]
        features.append([used.setdefault(split["float_feature_index"], len(used)) for split in splits])
        borders.append([float(f"{split['border']:.7g}") for split in splits])
        leaves.append([round(value, 4) for value in values])
    trees = {"bias": data["scale_and_bias"][1][0], "features": features, "borders": borders, "leaves": leaves}
    return {"features": [names[index] for index in used], "trees": trees}


def write_json(data: dict[str, Any], path: Path) -> None:
    """Write a model file."""
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
