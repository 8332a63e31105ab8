"""Load the block model of cleaning from its file."""

import json
from functools import cache

from pipelines.core.cleaning.trees import BlockModel, ModelError
from pipelines.reference.strict import HERE, ReferenceDataError

MODEL_FILE = HERE / "model" / "blocks.json"


@cache
def load_block_model() -> BlockModel:
    """Load the model that tells an article's blocks from the rest of a page.

    Raises:
        ReferenceDataError: The file is not JSON, lacks a part, or was trained for other features than the code computes.
    """
    try:
        return BlockModel.of(json.loads(MODEL_FILE.read_text(encoding="utf-8")))
    except (ModelError, ValueError, KeyError, TypeError) as error:
        raise ReferenceDataError(MODEL_FILE, "model", f"{type(error).__name__}: {error}") from error
