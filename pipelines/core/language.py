"""The language of a text: by script where the script tells, else by two detectors and the small words of running text."""

import re
from collections.abc import Mapping
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from resiliparse.parse.lang import detect_fast

UNKNOWN = "und"
"""ISO 639-2 code for a language that cannot be told."""

SAMPLE = 1_000
"""Characters that are looked at."""
SHORT = 200
"""Below this many characters the fast detector is believed only when it is surer."""
SHORT_PROSE = 400
"""Below this many characters it is not believed alone."""
_LIKELY = 0.6

_FOREIGN = re.compile("[\u0370-\u03ff\u0530-\u05ff\u0e00-\u0e7f\u10a0-\u10ff\u3041-\u30fa\u3400-\u9fff\uac00-\ud7af]+")
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30fa]"), 0.05),
    ("ko", re.compile("[\uac00-\ud7af]"), 0.3),
    ("zh", re.compile("[\u3400-\u9fff]"), 0.4),
    ("el", re.compile("[\u0370-\u03ff]"), 0.5),
    ("he", re.compile("[\u0590-\u05ff]"), 0.5),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.5),
    ("hy", re.compile("[\u0530-\u058f]"), 0.5),
    ("ka", re.compile("[\u10a0-\u10ff]"), 0.5),
)
_NO_LETTERS = {
    "sr": re.compile("[ыэщъёйюя]"),
    "mk": re.compile("[ыэщъёйюя]"),
    "bg": re.compile("[ыэё]"),
    "uk": re.compile("[ыэъё]"),
    "be": re.compile("[щъи]"),
    "ru": re.compile("[ўіїєґђћљњџјќѓңүөәқғһұ]"),
}
"""Letters that a language's alphabet has not: what is written with them all over is not in that language."""
_FOREIGN_LETTERS = 0.01
"""Share of such letters that names alone do not bring."""
_FEWEST_WORDS, _LEAD = 2, 2
"""Different small words of a language that tell it, and how many times those of any other language they must be."""
_MOST_DISTANT = 1_200
"""Distance from which the fast detector's answer is a guess (its own scale; 0 is certain)."""
_NEAR = 700


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _by_script(sample: str) -> str | None:
    """Return the language that owns the script of a text; None for Latin, Cyrillic, Arabic and mixed texts."""
    if not _FOREIGN.search(sample):
        return None
    letters = sum(map(str.isalpha, sample))
    if sum(map(len, _FOREIGN.findall(sample))) < 0.05 * letters:
        return None
    return next((code for code, script, share in _SCRIPTS if len(script.findall(sample)) >= share * letters), None)


def _fits(code: str, sample: str) -> bool:
    """Whether a text can be in a language, by its letters."""
    letters = _NO_LETTERS.get(code)
    return len(code) == 2 and (letters is None or len(letters.findall(sample.lower())) <= _FOREIGN_LETTERS * len(sample))


def _by_words(sample: str, small_words: Mapping[str, frozenset[str]], guesses: frozenset[str]) -> str | None:
    """Return the language of which a text holds the most small words; None without a clear lead.

    It takes one word more where the guesses of the detectors are all languages whose small words are not known.
    """
    words = {word for found in sample.lower().split() if len(word := found.strip(".,:;!?()\"'«»“”")) > 1 or not word.isascii()}
    counts = sorted(((len(words & known), code) for code, known in small_words.items()), reverse=True)
    (most, code), (next_most, _) = (*counts, (0, ""), (0, ""))[:2]
    fewest = _FEWEST_WORDS + guesses.isdisjoint(small_words)
    return code if most >= fewest and most >= _LEAD * next_most else None


def detect_language(text: str, expected: str | None = None, small_words: Mapping[str, frozenset[str]] | None = None) -> str:
    """Return the ISO 639-1 code of a text; ``und`` when it is too short or too mixed to tell.

    Uses the script for languages that own one, then resiliparse's n-gram detector; where that does not know, langid.py,
    which is slower and better on short texts. Where the first differs from what the page or its site says, the second decides.
    Names mislead both on a short text: where they differ there, the small words decide if they can. They mislead the first on longer
    ones too, Catalan for Spanish, so that of a language whose small words are not known it is not believed alone.

    Args:
        text: Prose of the page.
        expected: ISO 639-1 code that the page declares or its site writes.
        small_words: Frequent words of running text by language; a language that is not among them is left to the detectors.
    """
    sample = text[:SAMPLE]
    small_words = small_words or {}
    if not any(map(str.isalpha, sample)):
        return UNKNOWN
    if not sample.isascii() and (owner := _by_script(sample)):
        return owner
    first, distance = detect_fast(sample)
    is_short = len(sample) < SHORT_PROSE
    is_likely = expected in (None, first) and distance < (_MOST_DISTANT if len(sample) >= SHORT else _NEAR) and _fits(first, sample)
    is_known = not small_words or first in small_words
    if is_likely and is_known and not is_short:
        return str(first)
    second, probability = _identifier().classify(sample)
    if (first != second or not is_likely) and (told := _by_words(sample, small_words, frozenset((first, second)))) and _fits(told, sample):
        return told
    if is_likely and (is_known or second not in small_words):
        return str(first)
    return str(second) if probability > _LIKELY and _fits(second, sample) else UNKNOWN
