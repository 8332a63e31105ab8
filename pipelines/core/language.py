"""The language of a text: by script where the script tells, else by a detector."""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # ships no types
from resiliparse.parse.lang import detect_fast

UNKNOWN = "und"
"""ISO 639-2 code for a language that cannot be told."""

SAMPLE = 1_000
"""Characters that are looked at."""
SHORT = 200
"""Below this many characters the slower detector is asked, which is better on short texts."""

_LETTERS = re.compile(r"[^\W\d_]")
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


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of a text; ``und`` when it is too short or too mixed to tell.

    Uses the script for languages that own one, then resiliparse's n-gram detector; short texts go to langid.py.
    """
    sample = text[:SAMPLE]
    letters = len(_LETTERS.findall(sample))
    if letters < 8:
        return UNKNOWN
    if not sample.isascii():
        for code, script, share in _SCRIPTS:
            if len(script.findall(sample)) >= share * letters:
                return code
    if letters < SHORT:
        code, probability = _identifier().classify(sample)
        return str(code) if len(code) == 2 and probability > 0.6 else UNKNOWN
    code, distance = detect_fast(sample)
    return str(code) if len(code) == 2 and distance < _MOST_DISTANT else UNKNOWN
