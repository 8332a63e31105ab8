"""Every asset, in the order in which the data flows. Each only calls the floors below."""

from pipelines.assets.explorer import explorer
from pipelines.assets.models import model_assets
from pipelines.assets.steps import step_assets

__all__ = ["explorer", "model_assets", "step_assets"]
