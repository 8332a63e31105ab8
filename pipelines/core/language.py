"""The language of a text: by script where the script tells, else by a detector."""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from resiliparse.parse.lang import detect_fast

UNKNOWN = "und"
"""ISO 639-2 code for a language that cannot be told."""

SAMPLE = 1_000
"""Characters that are looked at."""
SHORT = 200
"""Below this many characters the fast detector is believed only when it is surer."""

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


def detect_language(text: str, expected: str | None = None) -> str:
    """Return the ISO 639-1 code of a text; ``und`` when it is too short or too mixed to tell.

    Uses the script for languages that own one, then resiliparse's n-gram detector; where that does not know, langid.py,
    which is slower and better on short texts. Where the first differs from what the page or its site says, the second decides.

    Args:
        text: Prose of the page.
        expected: ISO 639-1 code that the page declares or its site writes.
    """
    sample = text[:SAMPLE]
    if not any(map(str.isalpha, sample)):
        return UNKNOWN
    if not sample.isascii() and (owner := _by_script(sample)):
        return owner
    code, distance = detect_fast(sample)
    if len(code) == 2 and expected in (None, code) and distance < (_MOST_DISTANT if len(sample) >= SHORT else _NEAR):
        return str(code)
    code, probability = _identifier().classify(sample)
    return str(code) if len(code) == 2 and probability > 0.6 else UNKNOWN
