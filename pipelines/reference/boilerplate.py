"""Loads the words by which chrome is told from an article: ``languages/<code>/boilerplate.yaml`` and ``agencies.yaml``."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from pipelines.core.cleaning.lexicon import BoilerplateTerms, Lexicon
from pipelines.core.text import lower
from pipelines.reference.calendars import load_calendars
from pipelines.reference.places import load_places
from pipelines.reference.strict import HERE, ReferenceDataError, only_keys, read_yaml

LISTS = tuple(field.name for field in fields(BoilerplateTerms) if field.name != "language")


def _words(data: Mapping[str, Any], key: str, path: Path) -> tuple[str, ...]:
    words = data[key]
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        raise ReferenceDataError(path, key, "a list of words is wanted")
    low = tuple(lower(word) for word in words)
    twice = sorted({word for word in low if low.count(word) > 1})
    if twice:
        raise ReferenceDataError(path, key, f"repeated: {', '.join(twice)}")
    return low


def load_terms(root: Path = HERE) -> tuple[BoilerplateTerms, ...]:
    """Read the words of every language that has a file, by language code.

    Raises:
        ReferenceDataError: A file lacks a list, holds an unknown one, or repeats a word within one.
    """
    found = []
    for path in sorted(root.glob("languages/*/boilerplate.yaml")):
        data = read_yaml(path)
        only_keys(data, path, "file", LISTS)
        found.append(BoilerplateTerms(path.parent.name, **{key: _words(data, key, path) for key in LISTS}))
    return tuple(found)


def load_agencies(root: Path = HERE) -> dict[str, tuple[str, ...]]:
    """Read the news agencies: name to the ways it is written.

    Raises:
        ReferenceDataError: An agency has no list of words, or two share one.
    """
    path = root / "agencies.yaml"
    agencies: dict[str, tuple[str, ...]] = {}
    owner: dict[str, str] = {}
    for name, words in read_yaml(path).items():
        if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
            raise ReferenceDataError(path, name, "a list of words is wanted")
        for word in words:
            if owner.setdefault(word, name) != name:
                raise ReferenceDataError(path, name, f"{word} is also {owner[word]}")
        agencies[name] = tuple(words)
    return agencies


def load_lexicon(root: Path = HERE) -> Lexicon:
    """Read all words and make them ready for look-up."""
    places = (word for place in load_places(root) for words in place.names.values() for word in words)
    weekdays = (word for calendar in load_calendars(root / "languages").values() for word in calendar.weekdays)
    return Lexicon(load_terms(root), load_agencies(root), places, weekdays)
