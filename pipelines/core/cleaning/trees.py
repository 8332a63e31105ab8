"""A small ensemble of symmetric decision trees, evaluated for all blocks of a page at once.

In a symmetric (oblivious) tree all nodes of one depth ask the same question, so a tree of depth six is six comparisons
whose answers, read as a binary number, are the leaf's index. A page of 200 blocks and 150 trees is two array operations
and costs less than a millisecond in numpy: no machine-learning library is needed at run time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.core.cleaning.blocks import Markup
from pipelines.core.cleaning.features import Vector, feature_names


class ModelError(ValueError):
    """A model file that does not fit this code; the message says where they differ."""


@dataclass(frozen=True, slots=True)
class SymmetricTrees:
    """Trees of one depth.

    Attributes:
        features: Row of ``block_features`` that each node level asks about, trees × depth.
        borders: Value that it must exceed, trees × depth.
        leaves: Contribution of each leaf to the score, trees × 2**depth; bit *i* of a leaf's index is level *i*.
        bias: Score of an empty ensemble.
    """

    features: NDArray[np.intp]
    borders: Vector
    leaves: Vector
    bias: float

    def probabilities(self, features: Vector) -> Vector:
        """Return the probability of each column of ``features``, 0 to 1."""
        trees, depth = self.features.shape
        count = features.shape[1]
        answers = (features[self.features.ravel()] > self.borders.reshape(-1, 1)).reshape(trees, depth, count).view(np.uint8)
        leaf = np.repeat(np.arange(trees, dtype=np.intp)[:, None] << depth, count, axis=1)
        for level in range(depth):
            leaf += answers[:, level] << level
        scores = self.leaves.ravel()[leaf].sum(axis=0) + np.float32(self.bias)
        return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class BlockModel:
    """What tells an article's blocks from the rest of a page.

    Attributes:
        version: Changes with every training.
        markup: Class words that the features use.
        trees: From ``block_features`` to the probability that a block belongs to the article.
        threshold: Least probability of a block that is kept.
        doubt: Share of uncertain words above which a page is read by the second reader too.
    """

    version: str
    markup: Markup
    trees: SymmetricTrees
    threshold: float
    doubt: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "BlockModel":
        """Make a model of the content of its file.

        Raises:
            ModelError: The file names other features than this code computes, or its arrays do not fit together.
        """
        markup = Markup(data["markup"])
        computed = feature_names(markup)
        known = {name: row for row, name in enumerate(computed)}
        if unknown := sorted(set(data["features"]) - known.keys()):
            raise ModelError(f"features not computed: {', '.join(unknown)}")
        rows = [known[name] for name in data["features"]]
        levels: Sequence[Sequence[int]] = data["trees"]["features"]
        features = np.array([[rows[feature] for feature in tree] for tree in levels], dtype=np.intp)
        borders = np.array(data["trees"]["borders"], dtype=np.float32)
        leaves = np.array(data["trees"]["leaves"], dtype=np.float32)
        if features.ndim != 2 or borders.shape != features.shape or leaves.shape != (len(features), 1 << features.shape[1]):
            raise ModelError(f"shapes do not fit: features {features.shape}, borders {borders.shape}, leaves {leaves.shape}")
        trees = SymmetricTrees(features, borders, leaves, float(data["trees"]["bias"]))
        return cls(data["version"], markup, trees, float(data["threshold"]), float(data["doubt"]))
