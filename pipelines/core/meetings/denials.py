"""Whether a sentence denies an encounter: it was cancelled, postponed, or did not take place."""

from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.text import Span, is_cjk

_NOT = 8
"""Code points between a negation and its verb: не состоялась."""
_AFTER = 30
"""Code points behind a verb or noun in which its own verb stands."""
_PREDICATE = 100
"""Code points between a noun with its parties and the verb of which it is the subject."""
_COMMA = ", "


class DenialReader:
    """Reads what denies the encounters of one text.

    Args:
        text: Text of the document.
        cues: Its cues.
    """

    def __init__(self, text: str, cues: Cues) -> None:
        self._text = text
        self._cues = cues

    def is_called_off(self, trigger: Cue, sentence: Span) -> bool:
        """Whether the next word says so, where a verb may be the subject of another, 会面取消, or the last of its clause: 会谈因故取消."""
        cues = self._cues.within("negated", trigger.end, min(sentence[1], trigger.end + _AFTER))
        return any(cue.start == trigger.end or self._closes_clause(trigger.end, cue) for cue in cues)

    def _closes_clause(self, start: int, cue: Cue) -> bool:
        """Whether a cue ends the clause that begins at ``start``, in a script without spaces."""
        between, after = self._text[start : cue.start], self._text[cue.end : cue.end + 1]
        return is_cjk(between[:1] or " ") and between.isalnum() and not after.isalnum()

    def was_called_off(self, trigger: Cue, end: int, sentence: Span) -> bool:
        """Whether the verb behind a noun, its parties, its day and place says so: "talks of A and B in Delhi were cancelled"."""
        verb = next(iter(self._cues.within("called_off", trigger.end, min(sentence[1], end + _PREDICATE))), None)
        if verb is None or self._cues.has("background", sentence[0], trigger.start):
            return False  # "After talks between A and B the vote was postponed"
        start = min(max(end, trigger.end), verb.start)
        if _COMMA in self._text[start : verb.start]:
            return False
        return not any(self._cues.has(kind, start, verb.start) for kind in ("blockers", "light_past", "took_place", "noun", "verb"))

    def failed(self, end: int, sentence: Span) -> bool:
        """Whether the verb of a noun, behind its parties, is denied: "переговоры A с B в Гранаде не состоялись"."""
        held = next(iter(self._cues.within("took_place", end, min(sentence[1], end + _PREDICATE))), None)
        denied = self._cues.within("negated", max(end, held.start - _NOT), held.start) if held else ()
        return any(cue.end >= held.start - 1 for cue in denied) if held else False
