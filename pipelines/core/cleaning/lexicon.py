"""The words by which chrome is told from an article, of all languages at once.

A page says its language only after it has been cleaned, and a Spanish label may stand on an English page; so
the words of all languages are laid together. Reference files hold them (``languages/<code>/boilerplate.yaml``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipelines.core.matcher import Matcher
from pipelines.core.text import lower

EDGE = " \t:：|｜/·•*_#>»›<«‹-–—=()[]【】.。,，;；"
"""What may surround a label or a button's word."""


@dataclass(frozen=True, slots=True)
class BoilerplateTerms:
    """The words of one language, in lower case.

    Attributes:
        language: ISO 639-1 code.
        hard: Phrases; a line that holds one is no part of an article, however long.
        soft: Phrases that speak against a short line.
        menu: A line that is exactly one of these is a button, a link or a label.
        tail: A short line that is one of these ends the article.
        published, updated: Labels of the day of appearance, of the last change.
        byline, source, category: Labels of the authors, of the source credited, of anything else beside an article.
        caption_marks: Words that credit a photograph.
        caption_verbs: Verbs as captions use them ("meets", "poses").
        function_words: Frequent words of running text.
    """

    language: str
    hard: tuple[str, ...]
    soft: tuple[str, ...]
    menu: tuple[str, ...]
    tail: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    byline: tuple[str, ...]
    source: tuple[str, ...]
    category: tuple[str, ...]
    caption_marks: tuple[str, ...]
    caption_verbs: tuple[str, ...]
    function_words: tuple[str, ...]


class Lexicon:
    """The words of all languages, ready for look-up. Immutable after construction.

    Args:
        terms: One entry a language.
        agencies: News agency to the ways its name is written (exact case).
    """

    __slots__ = ("_agencies", "_label_heads", "_phrases", "caption_marks", "caption_verbs", "function_words", "labels", "whole")

    def __init__(self, terms: Iterable[BoilerplateTerms], agencies: Mapping[str, tuple[str, ...]]) -> None:
        terms = tuple(terms)
        self.caption_marks = frozenset(word for entry in terms for word in entry.caption_marks)
        self.caption_verbs = frozenset(word for entry in terms for word in entry.caption_verbs)
        self.function_words = frozenset(word for entry in terms for word in entry.function_words)
        self.whole = MappingProxyType(_first_wins((word.strip(EDGE), kind) for kind in ("menu", "tail") for entry in terms for word in getattr(entry, kind)))
        label_kinds = ("updated", "published", "byline", "source", "category")
        self.labels = MappingProxyType(_first_wins((word, kind) for kind in label_kinds for entry in terms for word in getattr(entry, kind)))
        heads = {word.partition(" ")[0].rstrip(EDGE) for word in self.labels}
        self._label_heads = frozenset(heads | {word[:2] for word in self.labels if word[0] > "\u2e7f"} | {word[:1] for word in self.labels if len(word) == 1})
        self._phrases: Matcher[str] = Matcher((word, kind) for kind in ("hard", "soft") for entry in terms for word in getattr(entry, kind))
        self._agencies: Matcher[str] = Matcher((word, name) for name, words in agencies.items() for word in words)

    def phrases(self, low: str) -> Iterator[tuple[int, str]]:
        """Yield ``(position, hard or soft)`` of every phrase in a text in lower case."""
        for start, _, kinds in self._phrases.find(low):
            yield start, kinds[0]

    def agencies(self, text: str) -> Iterator[int]:
        """Yield the position of every agency that a text names."""
        for start, _, _ in self._agencies.find(text):
            yield start

    def may_label(self, low: str) -> bool:
        """Whether a line in lower case may start with a label: cheap, and never wrongly no."""
        return low.lstrip(EDGE).partition(" ")[0].rstrip(EDGE) in self._label_heads or (low[0] > "\u2e7f" and low.lstrip(EDGE)[:2] in self._label_heads)

    def agency(self, line: str) -> str | None:
        """Return the first agency that a line names; None when it names none."""
        found = self._agencies.find(line)
        return found[0][2][0] if found else None

    def agencies_cut(self, line: str) -> str:
        """Return the line without the agencies it names."""
        for start, end, _ in reversed(self._agencies.find(line)):
            line = f"{line[:start]} {line[end:]}"
        return line

    def label(self, text: str) -> str | None:
        """Return what a text labels: published, updated, byline, source, category; None when it is no label."""
        return self.labels.get(lower(text).strip(EDGE))


def _first_wins(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, kind in pairs:
        found.setdefault(word, kind)
    return found
