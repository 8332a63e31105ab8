"""Words of reference entries: how a file writes them, and that no word names two things by accident.

A file writes words as one cell or scalar, ``Beijing | Peking``, under their ISO 639-1 code. They stand as they do
in the middle of a sentence; the form with an initial capital is understood.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipelines.core.knowledge import Terms
from pipelines.core.text import expand
from pipelines.reference.strict import ReferenceDataError

LANGUAGES = frozenset({"ar", "de", "en", "es", "fr", "ja", "pt", "ru", "zh"})
"""Codes under which words may stand."""

NAME_LANGUAGES = ("en", "es", "fr", "ru", "zh")
"""Languages that have a ``names_`` column of their own in a CSV file."""


def split_terms(text: str | None, path: Path, entry: str) -> tuple[str, ...]:
    """Split ``a | b`` at its bars, and spell out the braces of each: ``talks {in,on}``; nothing gives no words.

    Raises:
        ReferenceDataError: A word is empty or repeated, or spaced otherwise than by single blanks.
    """
    if not text:
        return ()
    terms = tuple(word for term in text.split(" | ") for word in expand(term))
    if "  " in text or text != text.strip() or not all(terms) or text.count("|") != text.count(" | "):
        raise ReferenceDataError(path, entry, f"{text!r}: words are wanted, parted by ' | ' and spaced by single blanks")
    if len(set(terms)) < len(terms):
        raise ReferenceDataError(path, entry, f"repeats {', '.join(sorted({term for term in terms if terms.count(term) > 1}))}")
    return terms


def read_terms(data: Mapping[str, Any] | None, path: Path, entry: str) -> Terms:
    """Read words by language from a mapping of a YAML file; None gives none.

    Raises:
        ReferenceDataError: It is no mapping, a language is unknown, or a word is malformed.
    """
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise ReferenceDataError(path, entry, "words are wanted by language")
    unknown = sorted(str(code) for code in data if code not in LANGUAGES)
    if unknown:
        raise ReferenceDataError(path, entry, f"unknown language {', '.join(unknown)}")
    if not all(words is None or isinstance(words, str) for words in data.values()):
        raise ReferenceDataError(path, entry, "words are wanted in one line, parted by bars")
    return {code: split_terms(words, path, f"{entry}: {code}") for code, words in data.items() if words}


class Names:
    """Who is named by what: a word may name one entity of a kind in a language, unless it is listed as ambiguous.

    Args:
        path: File that the entities are read from.
        ambiguous: Words that name several on purpose.
    """

    def __init__(self, path: Path, ambiguous: Terms | None = None) -> None:
        self._path = path
        self._ambiguous = {(code, word) for code, words in (ambiguous or {}).items() for word in words}
        self._owner: dict[tuple[str, str], str] = {}
        self._shared: set[tuple[str, str]] = set()

    def claim(self, owner: str, language: str, words: Iterable[str]) -> None:
        """Record that the words name ``owner``.

        Raises:
            ReferenceDataError: One of them names another entity, or names this one twice.
        """
        for word in words:
            key = (language, word)
            other = self._owner.setdefault(key, owner)
            if other != owner:
                if key not in self._ambiguous:
                    raise ReferenceDataError(self._path, owner, f"{word!r} ({language}) names {other} already")
                self._shared.add(key)

    def finish(self) -> None:
        """Check, when all words are claimed, that ambiguous words are ambiguous.

        Raises:
            ReferenceDataError: One of them names no more than one entity.
        """
        idle = sorted(f"{word!r} ({code})" for code, word in self._ambiguous - self._shared)
        if idle:
            raise ReferenceDataError(self._path, "ambiguous", f"{', '.join(idle)} does not name two entities")
