"""Load the models of cleaning from their files."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pipelines.core.cleaning.trees import BlockModel, LineModel, ModelError
from pipelines.reference.strict import HERE, ReferenceDataError

Model = TypeVar("Model")

BLOCK_MODEL, LINE_MODEL = HERE / "model" / "blocks.json", HERE / "model" / "lines.json"


@cache
def load_block_model() -> BlockModel:
    """Load the model that tells an article's blocks from the rest of a page of markup.

    Raises:
        ReferenceDataError: The file is not JSON, lacks a part, or was trained for other features than the code computes.
    """
    return _load(BLOCK_MODEL, BlockModel.of)


@cache
def load_line_model() -> LineModel:
    """Load the model that tells an article's lines from the rest of a flattened page.

    Raises:
        ReferenceDataError: The file is not JSON, lacks a part, or was trained for other features than the code computes.
    """
    return _load(LINE_MODEL, LineModel.of)


def _load(path: Path, made_of: Callable[[Mapping[str, Any]], Model]) -> Model:
    try:
        return made_of(json.loads(path.read_text(encoding="utf-8")))
    except (ModelError, ValueError, KeyError, TypeError) as error:
        raise ReferenceDataError(path, "model", f"{type(error).__name__}: {error}") from error
