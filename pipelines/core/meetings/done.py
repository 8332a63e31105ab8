"""What makes a verb one that was done, whatever stands before it: said as he met, only then did X meet, was the first to meet."""

from pipelines.core.meetings.cues import COMMA, Cue, Cues
from pipelines.core.text import Span

_NEAR = 18
"""Code points between a subject and a verb of saying."""
_REACH = 60
"""Code points before a verb in which the clause opens that says when something was said."""
_SIGN = 1
"""Code points between two words."""
_ARTICLE = 5
"""Code points between a verb that stresses and its subject: did the."""
_ASIDE = ("infinitive", "blockers")
"""Cues of another clause between a verb and a condition."""
_PARTING = ("blockers", "negated")
"""Cues that part being the first from what was done."""


class DoneReader:
    """Reads what shows verbs of one text to have been done.

    Args:
        text: Text of the document.
        cues: Its cues.
    """

    def __init__(self, text: str, cues: Cues) -> None:
        self._text = text
        self._cues = cues

    def is_after_saying(self, verb: Cue, start: int, is_subject: bool) -> bool:
        """Whether a verb comes after what its subject said, whatever that was: "said that it could not go on, after meeting X".

        A time to come there may be that of the verb too, but behind a comma.

        Args:
            verb: The verb.
            start: End of its subject, else start of its sentence.
            is_subject: Whether its subject stands in the sentence.
        """
        if self.is_during(verb):
            return True
        if not self.begins_after(verb):
            return False
        said = self._cues.first("done", start, verb.start)
        if said is None or (is_subject and said.start - start > _NEAR):
            return False
        return self._text.endswith(COMMA, said.end, verb.start) or not self._cues.has("to_come", said.end, verb.start)

    def begins_after(self, verb: Cue) -> bool:
        """Whether a verb begins with the word by which something came after it: "tras reunirse"."""
        return any(cue.start == verb.start for cue in self._cues.within("results", verb.start, verb.end))

    def is_during(self, verb: Cue) -> bool:
        """Whether a verb only says when something was said or done: "is ready to sell buses, X said as he met Y"."""
        return any(cue.end + _SIGN == verb.start for cue in self._cues.within("as_done", max(0, verb.start - _REACH), verb.start))

    def is_stressed(self, verb: Cue, sentence: Span, head: int, start: int) -> bool:
        """Whether another verb stresses that a bare one was done: "did meet"; where it stands first, "only then did X meet".

        Args:
            verb: The verb.
            sentence: Its sentence.
            head: Start of its subject.
            start: End of its subject.
        """
        if self._is_supposed(verb, sentence):
            return False
        near = self._cues.within("stressed", max(start, verb.start - _NEAR), verb.start)
        if any(cue.end + _SIGN == verb.start for cue in near):
            return True
        before = self._cues.within("stressed", sentence[0], head)
        if not before or head - before[-1].end > _ARTICLE or verb.start - start > _NEAR:
            return False
        is_aim = self._cues.has("infinitive", start, verb.start)  # "only then did X agree to meet Y"
        return not is_aim and self._cues.has("fronted", sentence[0], before[-1].start)

    def is_first(self, verb: Cue, sentence: Span, start: int) -> bool:
        """Whether somebody was the first or last to do it, and so did it: "was the last of five guests to be received by".

        Args:
            verb: The verb.
            sentence: Its sentence.
            start: End of its subject.
        """
        firsts = self._cues.within("firsts", start, verb.start)
        if not firsts or COMMA in self._text[firsts[-1].end : verb.start] or self._is_supposed(verb, sentence):
            return False
        return not self._cues.has_any(_PARTING, firsts[-1].end, verb.start)

    def _is_supposed(self, verb: Cue, sentence: Span) -> bool:
        """Whether a condition or a belief before a verb, or a condition in its clause, leaves it open: "if X did meet Y", "if he won"."""
        if self._cues.has("supposed", sentence[0], verb.start):
            return True
        behind = (cue for cue in self._cues.within("supposed", verb.end, sentence[1]) if self._cues.has("planned", cue.start, cue.end))
        condition = next(behind, None)
        if condition is None or COMMA in self._text[verb.end : condition.start]:
            return False
        return not self._cues.has_any(_ASIDE, verb.end, condition.start)  # "to ask him if", "who asked if"
