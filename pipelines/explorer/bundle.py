"""Vega-Lite, Vega and Vega-Embed as one script, out of the wheel of vl-convert: no network, no Node."""

from importlib.metadata import version
from pathlib import Path

import vl_convert

_EXPOSED = "window.vegaEmbed = vegaEmbed;"


def charts_library(earlier: Path) -> str:
    """The text of a script that defines ``vegaEmbed``.

    Bundling costs some seconds, so the script of an earlier export is taken over where it is of the same version.

    Args:
        earlier: Folder in which an earlier export may have left its ``vega.js``.
    """
    head = f"/* Vega, Vega-Lite and Vega-Embed (BSD-3-Clause), bundled by vl-convert-python {version('vl-convert-python')} */\n"
    made = earlier / "vega.js"
    if made.exists():
        text = made.read_text(encoding="utf-8")
        if text.startswith(head) and text.endswith("})();\n"):
            return text
    return f"{head}(() => {{\n{vl_convert.javascript_bundle(_EXPOSED)}\n}})();\n"
