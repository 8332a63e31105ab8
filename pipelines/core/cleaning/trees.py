"""A small ensemble of symmetric decision trees, evaluated for all blocks of a page at once.

In a symmetric (oblivious) tree all nodes of one depth ask the same question, so a tree of depth six is six comparisons
whose answers, read as a binary number, are the leaf's index. A page of 200 blocks and 150 trees is two array operations
and costs less than a millisecond in numpy: no machine-learning library is needed at run time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipelines.core.cleaning.features import feature_names
from pipelines.core.cleaning.line_features import LINE_FEATURES
from pipelines.core.cleaning.markup import Markup
from pipelines.core.cleaning.text_features import Vector


class ModelError(ValueError):
    """A model file that does not fit this code; the message says where they differ."""


class SymmetricTrees:
    """Trees of one depth, laid out for evaluation. Immutable after construction.

    Args:
        features: Row of ``block_features`` that each level of each tree asks about, trees × depth.
        borders: Value that it must exceed, trees × depth.
        leaves: Contribution of each leaf to the score, trees × 2**depth; bit *i* of a leaf's index is level *i*.
        bias: Score of an empty ensemble.
    """

    __slots__ = ("_bias", "_borders", "_first_leaves", "_leaves", "_questions", "_rows")

    def __init__(
        self, features: Sequence[Sequence[int]], borders: Sequence[Sequence[float]], leaves: Sequence[Sequence[float]], bias: float
    ) -> None:
        depth = len(features[0])
        pairs = [list(zip(rows, values, strict=True)) for rows, values in zip(features, borders, strict=True)]
        if any(len(tree) != depth for tree in pairs) or any(len(values) != 1 << depth for values in leaves) or len(leaves) != len(pairs):
            raise ModelError("features, borders and leaves do not fit together")
        distinct = sorted({pair for tree in pairs for pair in tree})
        number = {pair: index for index, pair in enumerate(distinct)}
        self._rows = np.array([row for row, _ in distinct], dtype=np.intp)
        self._borders = np.array([[border] for _, border in distinct], dtype=np.float32)
        self._questions = np.array([[number[tree[level]] for tree in pairs] for level in range(depth)], dtype=np.intp)
        self._leaves = np.array(leaves, dtype=np.float32).ravel()
        self._first_leaves = (np.arange(len(pairs), dtype=np.intp) << depth)[:, None]
        self._bias = np.float32(bias)

    @classmethod
    def of(cls, data: Mapping[str, Any], computed: Sequence[str]) -> "SymmetricTrees":
        """Make the ensemble of a model file's content.

        Args:
            data: With ``features``, the names that the trees ask for, and ``trees``.
            computed: Names of the rows that the code computes.

        Raises:
            ModelError: The file names other features, or its arrays do not fit together.
        """
        known = {name: row for row, name in enumerate(computed)}
        if unknown := sorted(set(data["features"]) - known.keys()):
            raise ModelError(f"features not computed: {', '.join(unknown)}")
        rows = [known[name] for name in data["features"]]
        trees = data["trees"]
        features = [[rows[feature] for feature in tree] for tree in trees["features"]]
        return cls(features, trees["borders"], trees["leaves"], float(trees["bias"]))

    def probabilities(self, features: Vector) -> Vector:
        """Return the probability of each column of ``features``, 0 to 1."""
        answers = (features[self._rows] > self._borders).view(np.uint8)
        leaf = answers[self._questions[0]].astype(np.uint16)
        for level, questions in enumerate(self._questions[1:], 1):
            leaf |= answers[questions].astype(np.uint16) << level
        scores = self._leaves[leaf + self._first_leaves].sum(axis=0) + self._bias
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
        ensemble = SymmetricTrees.of(data, feature_names(markup))
        return cls(data["version"], markup, ensemble, float(data["threshold"]), float(data["doubt"]))


@dataclass(frozen=True, slots=True)
class LineModel:
    """What tells an article's lines from the rest of a flattened page, where the rules may err.

    Attributes:
        version: Changes with every training.
        trees: From ``line_features`` to the probability that a line belongs to the article.
        least: Least probability of a line that the rules keep, else it goes.
        enough: Least probability of a line that the rules leave out for where it stands, from which it is kept.
    """

    version: str
    trees: SymmetricTrees
    least: float
    enough: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "LineModel":
        """Make a model of the content of its file.

        Raises:
            ModelError: The file names other features than this code computes, or its arrays do not fit together.
        """
        return cls(data["version"], SymmetricTrees.of(data, LINE_FEATURES), float(data["least"]), float(data["enough"]))
