"""The words of speech of each language: ``languages/<code>/statements.yaml``."""

from pathlib import Path
from typing import Any

from pipelines.core.statements.lexicon import FORMS, STANCES, SUBJECT_LISTS, WORD_LISTS, StatementLexicon, build_statements
from pipelines.core.text import expand
from pipelines.reference.strict import HERE, ReferenceDataError, only_keys, read_yaml


def load_statement_lexicons(folder: Path = HERE / "languages") -> dict[str, StatementLexicon]:
    """Read ``<code>/statements.yaml`` of every language that has one.

    Raises:
        ReferenceDataError: A stance, form or list is missing or unknown, a list is no list of words, or a word stands
            twice in the verbs with different meanings.
    """
    lexicons = {}
    for path in sorted(folder.glob("*/statements.yaml")):
        data, code = read_yaml(path), path.parent.name
        only_keys(data, path, "statements", ("verbs", "drops_subject", *SUBJECT_LISTS, *WORD_LISTS), ("sides",))
        if not isinstance(data["drops_subject"], bool):
            raise ReferenceDataError(path, "drops_subject", "true or false is wanted")
        verbs = _verbs(data["verbs"], path)
        lists = {name: _words(data[name], path, name) for name in (*SUBJECT_LISTS, *WORD_LISTS)}
        sides = {side: _codes(codes, path, f"sides.{side}") for side, codes in _mapping(data.get("sides", {}), path, "sides").items()}
        lexicons[code] = build_statements(code, verbs, lists, sides, data["drops_subject"])
    return lexicons


def _verbs(data: Any, path: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    only_keys(_mapping(data, path, "verbs"), path, "verbs", STANCES)
    verbs: dict[str, dict[str, tuple[str, ...]]] = {}
    seen: dict[str, str] = {}
    for stance in STANCES:
        forms = data[stance]
        only_keys(_mapping(forms, path, f"verbs.{stance}"), path, f"verbs.{stance}", (), FORMS)
        verbs[stance] = {form: _words(words, path, f"verbs.{stance}.{form}") for form, words in forms.items()}
        for form, words in verbs[stance].items():
            for word in {w for pattern in words for w in expand(pattern)}:
                if seen.setdefault(f"{form}.{word}", stance) != stance:
                    raise ReferenceDataError(path, f"verbs.{stance}.{form}", f"{word!r} stands in {seen[f'{form}.{word}']} too")
    return verbs


def _mapping(data: Any, path: Path, entry: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ReferenceDataError(path, entry, "a mapping is wanted")
    return data


def _codes(data: Any, path: Path, entry: str) -> tuple[str, ...]:
    codes = _words(data, path, entry)
    if not codes or not all(len(code) == 2 and code.isupper() for code in codes):
        raise ReferenceDataError(path, entry, "ISO 3166-1 alpha-2 codes are wanted")
    return codes


def _words(data: Any, path: Path, entry: str) -> tuple[str, ...]:
    if not isinstance(data, list) or not all(isinstance(word, str) and word.strip() for word in data):
        raise ReferenceDataError(path, entry, "a list of words is wanted")
    return tuple(data)
