"""The loader of the words of speech refuses what cannot be right, and names it."""

from pathlib import Path

import pytest
import yaml

from pipelines.core.statements.lexicon import STANCES, SUBJECT_LISTS, WORD_LISTS
from pipelines.reference.statements import load_statement_lexicons
from pipelines.reference.strict import ReferenceDataError


def good() -> dict[str, object]:
    lists: dict[str, object] = {name: [] for name in (*SUBJECT_LISTS, *WORD_LISTS)}
    return {"verbs": {stance: {"report": [f"{stance} it"]} for stance in STANCES}, "drops_subject": False, **lists}


def load(folder: Path, data: dict[str, object]) -> None:
    (folder / "en").mkdir()
    (folder / "en" / "statements.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    load_statement_lexicons(folder)


def test_a_sound_file_loads(tmp_path: Path) -> None:
    load(tmp_path, good())


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"gap": None}, "missing gap"),
        ({"pronouns": ["he"]}, "unknown pronouns"),
        ({"gap": "also"}, "gap: a list of words is wanted"),
        ({"gap": [1]}, "gap: a list of words is wanted"),
        ({"drops_subject": "often"}, "true or false is wanted"),
        ({"sides": {"中方": ["China"]}}, "ISO 3166-1 alpha-2"),
        ({"verbs": {"says": {"report": ["said"]}}}, "missing supports"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, change: dict[str, object], fault: str) -> None:
    with pytest.raises(ReferenceDataError, match=f"statements.yaml: .*{fault}"):
        load(tmp_path, {**good(), **change})


def test_a_form_must_be_known(tmp_path: Path) -> None:
    data = good()
    data["verbs"]["says"] = {"sung": ["sang"]}  # type: ignore[index]
    with pytest.raises(ReferenceDataError, match=r"verbs\.says: unknown sung"):
        load(tmp_path, data)


def test_a_word_has_one_stance(tmp_path: Path) -> None:
    data = good()
    data["verbs"]["denies"] = {"report": ["thanks it"]}  # type: ignore[index]
    with pytest.raises(ReferenceDataError, match=r"verbs\.denies\.report: 'thanks it' stands in thanks too"):
        load(tmp_path, data)
