"""Titles of offices in English: ``languages/<code>/offices.yaml``."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from pipelines.core.names.office_table import KINDS, OfficeTable, Part, build_offices
from pipelines.core.text import expand
from pipelines.reference.strict import ReferenceDataError, only_keys, read_yaml

_OPEN = " …"
"""What closes the words of a title that a name may follow: secretary-general …"""
_OTHER = "other"
"""Key of the title in every country that is not named."""


def load_offices(path: Path) -> OfficeTable | None:
    """Read one language's titles; None where it has no file.

    Args:
        path: ``offices.yaml``: each of ``KINDS`` maps words to English, or to English by country; ``head_first`` says
            whether the head stands before what it is in charge of; for the other keys see ``OfficeTable``.
            ``general_offices.yaml`` lies beside the folders of languages.

    Raises:
        ReferenceDataError: A key is missing or unknown, words stand twice, or an English title is no text.
    """
    if not path.exists():
        return None
    data = read_yaml(path)
    only_keys(data, path, "offices", (*KINDS, "head_first"), ("posts", "named", "units", "abroad", "of_bodies", "articled"))
    parts: dict[str, Part] = {}
    for kind in KINDS:
        if not isinstance(data[kind], dict):
            raise ReferenceDataError(path, kind, "a mapping of words to English is wanted")
        for pattern, english in data[kind].items():
            words_of, _, ends = str(pattern).partition(_OPEN)
            part = Part(kind, _english(english, path, f"{kind}.{pattern}"), bool(_OPEN in str(pattern)))
            if ends:
                raise ReferenceDataError(path, f"{kind}.{pattern}", f"{_OPEN!r} closes the words")
            if kind == "heads" and any("{}" not in text for text in part.english.values()):
                raise ReferenceDataError(path, f"{kind}.{pattern}", "a head needs a place for its subject: Minister of {}")
            for words in expand(words_of):
                if words in parts:
                    raise ReferenceDataError(path, f"{kind}.{pattern}", f"{words!r} stands twice")
                parts[words] = part
    general = _general_offices(path.parent.with_name("general_offices.yaml"))
    posts, named = (_texts(data.get(kind, {}), path, kind) for kind in ("posts", "named"))
    kinds = ("units", "abroad", "of_bodies", "articled")
    units, abroad, of_bodies, articled = (_listed(data.get(kind, []), path, kind) for kind in kinds)
    table = build_offices(parts, bool(data["head_first"]), general, posts, named, units)
    return replace(table, abroad=abroad, of_bodies=of_bodies, articled=articled)


def _listed(data: Any, path: Path, entry: str) -> tuple[str, ...]:
    if not isinstance(data, list) or not all(isinstance(text, str) and text for text in data):
        raise ReferenceDataError(path, entry, "a list of words is wanted")
    return tuple(data)


def _texts(data: Any, path: Path, entry: str) -> dict[str, str]:
    if not isinstance(data, dict) or not all(isinstance(text, str) for pair in data.items() for text in pair):
        raise ReferenceDataError(path, entry, "a mapping of words to English is wanted")
    return {word: english for words, english in data.items() for word in expand(words)}


def _general_offices(path: Path) -> dict[str, frozenset[str]]:
    """Names such as Head of State to the offices that they mean, in lower case; none where there is no file of them."""
    data = read_yaml(path) if path.exists() else {}
    for name, offices in data.items():
        if not isinstance(offices, list) or not offices or not all(isinstance(office, str) for office in offices):
            raise ReferenceDataError(path, str(name), "a list of offices is wanted")
    return {str(name).lower(): frozenset(office.lower() for office in offices) for name, offices in data.items()}


def _english(data: Any, path: Path, entry: str) -> dict[str, str]:
    if isinstance(data, str):
        return {"": data}
    if not isinstance(data, dict) or not all(isinstance(text, str) for text in data.values()):
        raise ReferenceDataError(path, entry, "English, or English by country, is wanted")
    return {"" if country == _OTHER else str(country): text for country, text in data.items()}
