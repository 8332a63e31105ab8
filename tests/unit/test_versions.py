"""What a version counts: all that can change a result, and not much more."""

import builtins
import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipelines.environment import ROOT
from pipelines.reference.calendars import load_calendars
from pipelines.reference.cleaning import load_cleaning_knowledge
from pipelines.reference.models import load_block_model, load_line_model
from pipelines.reference.strict import HERE
from pipelines.stages import cleaning, meetings, versions
from pipelines.stages.extraction import DATES, FACTS, NAMES, Extraction

_TABLE = re.compile(r"\bknowledge\.([a-z_]+)\b(?!\()")
_RULES = {"rules", "calibration"}
"""Tables that say how facts were found, and decide none."""


def sources(*modules: str) -> str:
    """The source of the core modules that the given ones import."""
    ours, _ = versions.imported(*modules)
    paths = [ROOT.joinpath(*name.split(".")) for name in ours if name.startswith("pipelines.core.")]
    return "\n".join(p.with_suffix(".py").read_text() if p.with_suffix(".py").exists() else (p / "__init__.py").read_text() for p in paths)


@pytest.mark.parametrize("extraction", [NAMES, DATES, FACTS], ids=lambda e: e.task.name)
def test_every_table_that_an_extraction_names_is_in_its_version(extraction: Extraction) -> None:
    named = set(_TABLE.findall(sources(*extraction.code)))
    assert named - {"sources", "official_domains"} <= {*extraction.known}


def test_every_table_that_coreference_names_is_in_its_version() -> None:
    named = set(_TABLE.findall(sources(*meetings._CODE)))
    assert named <= {*meetings._KNOWN}


def test_every_reference_file_is_in_some_version() -> None:
    tables = {*NAMES.known, *FACTS.known, "official_domains", *meetings._KNOWN, *_RULES}
    counted = {path for pattern in cleaning._FILES for path in HERE.glob(pattern)}
    counted |= {path for kind in (NAMES, DATES, FACTS) for name in kind.language_files for path in HERE.glob(f"languages/*/{name}")}
    counted |= {HERE / "languages" / name for kind in (NAMES, DATES, FACTS) for name in kind.shared_files}
    counted |= {path for table in tables for path in HERE.glob(f"{table}.*")}
    data = {path for path in HERE.rglob("*") if path.suffix in (".yaml", ".csv", ".json") and "compile" not in path.parts}
    assert {str(path.relative_to(HERE)) for path in data - counted} == set()


def opened_by(load: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """The reference files that a function opens."""
    real, found = io.open, set()

    def noted(file: Any, *args: Any, **kwargs: Any) -> Any:
        path = Path(os.fsdecode(file)) if isinstance(file, (str, bytes, os.PathLike)) else HERE.parent
        found.update({path} if path.is_relative_to(HERE) else ())
        return real(file, *args, **kwargs)

    for module in (io, builtins):
        monkeypatch.setattr(module, "open", noted)
    load()
    return found


def test_every_file_that_cleaning_opens_is_in_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    for load in (load_block_model, load_line_model, load_calendars):
        load.cache_clear()
    found = opened_by(load_cleaning_knowledge, monkeypatch)
    assert {HERE / "agencies.yaml", HERE / "places.csv", HERE / "model" / "blocks.json"} <= found
    assert found <= {path for pattern in cleaning._FILES for path in HERE.glob(pattern)}


@pytest.mark.parametrize("extraction", [NAMES, DATES, FACTS], ids=lambda e: e.task.name)
def test_all_that_is_read_depends_on_the_variants_of_characters(extraction: Extraction) -> None:
    assert "variants.csv" in extraction.language_files
    assert {"pipelines.core.variants", "pipelines.reference.variants"} <= versions.imported(*extraction.code)[0]


def test_names_do_not_depend_on_how_meetings_are_told_but_facts_do() -> None:
    names, facts = (versions.imported(*kind.code)[0] for kind in (NAMES, FACTS))
    assert "pipelines.core.meetings.reports" in facts - names
    assert "pipelines.core.names.find" in facts & names
    assert "pipelines.core.cleaning.html" not in facts


def test_a_change_in_a_module_or_in_what_it_imports_is_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "pipelines"
    (package / "core").mkdir(parents=True)
    for name, source in {"a": "from pipelines.core import (\n    b,\n)\nimport json\n", "b": "import numpy\n", "c": ""}.items():
        (package / "core" / f"{name}.py").write_text(source)
    (package / "core" / "__init__.py").write_text("")
    monkeypatch.setattr(versions, "_PACKAGE", package)
    assert versions.imported("pipelines.core.a") == ({"pipelines.core.a", "pipelines.core.b"}, {"numpy"})
    found = []
    for changed in (None, "c", "b"):
        if changed:
            (package / "core" / f"{changed}.py").write_text("x = 1\n")
        versions.code_version.cache_clear()
        found.append(versions.code_version("pipelines.core.a"))
    versions.code_version.cache_clear()
    assert found[0] == found[1] != found[2]
