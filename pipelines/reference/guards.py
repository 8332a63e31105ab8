"""Read the phrases that hold a name but do not mean it."""

from pathlib import Path

from pipelines.core.knowledge import Guard
from pipelines.reference.strict import ReferenceDataError, read_yaml
from pipelines.reference.terms import LANGUAGES, split_terms

KINDS = ("country", "organization", "place", "person", "forum")
"""Kinds of names; ``every`` stands for all of them."""


def load_guards(folder: Path) -> tuple[Guard, ...]:
    """Read ``guards.yaml``: by language, then by the kind of names that the phrases hide.

    Args:
        folder: Folder of the reference files.

    Returns:
        One guard per language and phrase, in the order of the file.

    Raises:
        ReferenceDataError: A language or kind is unknown, or a phrase is repeated for a kind or stands under ``every`` too.
    """
    path = folder / "guards.yaml"
    kinds: dict[tuple[str, str], list[str]] = {}
    for language, by_kind in read_yaml(path).items():
        if language not in LANGUAGES or not isinstance(by_kind, dict):
            raise ReferenceDataError(path, str(language), "a language code and a mapping are wanted")
        for kind, words in by_kind.items():
            if kind not in (*KINDS, "every"):
                raise ReferenceDataError(path, str(language), f"kind {kind!r} is unknown")
            for phrase in split_terms(words, path, f"{language}: {kind}"):
                known = kinds.setdefault((language, phrase), [])
                if known and "every" in (kind, *known):
                    raise ReferenceDataError(path, f"{language}: {kind}", f"{phrase!r} is guarded for every kind")
                known.append(kind)
    return tuple(Guard(phrase, language, KINDS if "every" in found else tuple(found)) for (language, phrase), found in kinds.items())
