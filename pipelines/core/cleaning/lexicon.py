"""The words by which chrome is told from an article, of all languages at once.

A page says its language only after it has been cleaned, and a Spanish label may stand on an English page; so
the words of all languages are laid together. Reference files hold them (``languages/<code>/boilerplate.yaml``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipelines.core.matcher import Matcher, gathered
from pipelines.core.text import lower

EDGE = " \t:：|｜丨/·•*_#>»›<«‹-–—=()[]【】.。,，;；"
"""What may surround a label or a button's word."""
_WORD = re.compile(r"[^\W\d_]+")


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
        setting: Labels of where what a page tells of was held.
        grounds: What names of regions and houses begin or end with: область, palace.
        masthead: What the names of institutions and of those who report begin with: a line of such a name is seldom a headline.
        caption_marks: Words that credit a photograph.
        caption_verbs: Verbs as captions use them ("meets", "poses").
        function_words: Frequent words of running text.
        closings: What an agency writes behind the last sentence of a text: ``Enditem``, ``(完)``.
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
    setting: tuple[str, ...]
    grounds: tuple[str, ...]
    masthead: tuple[str, ...]
    caption_marks: tuple[str, ...]
    caption_verbs: tuple[str, ...]
    function_words: tuple[str, ...]
    closings: tuple[str, ...]


class Lexicon:
    """The words of all languages, ready for look-up. Immutable after construction.

    Args:
        terms: One entry a language.
        agencies: News agency to the ways its name is written (exact case).
        places: Names of cities and venues in all languages.
        weekdays: Names of weekdays in all languages.
    """

    __slots__ = (
        "_agencies",
        "_grounds",
        "_label_heads",
        "_phrases",
        "_settings",
        "caption_marks",
        "caption_verbs",
        "closings",
        "function_words",
        "labels",
        "mastheads",
        "places",
        "small_words",
        "weekdays",
        "whole",
    )

    def __init__(
        self,
        terms: Iterable[BoilerplateTerms],
        agencies: Mapping[str, tuple[str, ...]],
        places: Iterable[str],
        weekdays: Iterable[str] = (),
    ) -> None:
        terms = tuple(terms)
        self.caption_marks = frozenset(word for entry in terms for word in entry.caption_marks)
        self.caption_verbs = frozenset(word for entry in terms for word in entry.caption_verbs)
        self.mastheads = tuple(sorted({word for entry in terms for word in entry.masthead}))
        self.function_words = frozenset(word for entry in terms for word in entry.function_words)
        self.whole = MappingProxyType({word.strip(EDGE): kind for word, kind in _words(terms, "tail", "menu")})
        self.closings = frozenset(word for entry in terms for word in entry.closings)
        self.small_words = MappingProxyType({entry.language: frozenset(entry.function_words) for entry in terms})
        self.places = frozenset(map(lower, places))
        self.weekdays = frozenset(map(lower, weekdays))
        self.labels = MappingProxyType(dict(_words(terms, "category", "source", "byline", "published", "updated")))
        self._settings = frozenset(word for word, _ in _words(terms, "setting"))
        self._grounds = frozenset(word for word, _ in _words(terms, "grounds"))
        heads = {word.partition(" ")[0].rstrip(EDGE) for word in (*self.labels, *self._settings)}
        self._label_heads = frozenset(heads | {word[:2] for word in (*self.labels, *self._settings) if word[0] > "\u2e7f"})
        self._phrases = Matcher(gathered(_words(terms, "hard", "soft")))
        self._agencies = Matcher(gathered((word, name) for name, words in agencies.items() for word in words))

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
        bare = low.lstrip(EDGE)
        return any(head in self._label_heads for head in (bare.partition(" ")[0].rstrip(EDGE), bare[:2], bare[:1]))

    def starts_tail(self, low: str) -> bool:
        """Whether a line in lower case starts with a word that ends an article, and a colon."""
        return self.whole.get(low.replace("：", ":").partition(":")[0].strip(EDGE)) == "tail"

    def is_place(self, text: str) -> bool:
        """Whether a text is the name of a listed place, of a region or of a house: Московская область, Palais des Nations."""
        low = lower(text)
        words = low.split()
        return low in self.places or (len(words) > 1 and not self._grounds.isdisjoint((words[0], words[-1])))

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
        """Return what a text labels: published, updated, byline, source, category, setting; None when it is no label.

        Labels of a setting are words of any sentence too (place, where, lugar): they count with their colon only.
        """
        bare = lower(text).strip(EDGE)
        is_setting = bare in self._settings and text.rstrip().endswith((":", "："))
        return "setting" if is_setting else self.labels.get(bare)


def _words(terms: Iterable[BoilerplateTerms], *kinds: str) -> Iterator[tuple[str, str]]:
    """Yield ``(word, kind)``; where a word is of several kinds, a mapping keeps the last."""
    for kind in kinds:
        for entry in terms:
            for word in getattr(entry, kind):
                yield word, kind
