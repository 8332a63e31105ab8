"""What carries the noun of an encounter: a light verb ("held talks"), the setting of what was said there, what came of it."""

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import COMMA, Cue, Cues
from pipelines.core.meetings.denials import predicates
from pipelines.core.text import Span

_SETTING_REACH = 30
"""Code points of the words of a setting and the noun behind them: "during a meeting"."""
_LIGHT = ("light_bare", "light_past", "light_pluperfect", "light_present")
"""Cues of light verbs."""
_PARTING = ("results", "bounds")
"""Cues that part a noun from a verb before it: "had changed since her meeting"."""
_RESULT_REACH = 45
"""Code points between "after" and the noun: after more than three hours of talks."""
_NOT = 12
"""Code points of a negation and a blank before its verb: так и не состоялась."""
_LIGHT_REACH = 140
"""Code points between a light verb and its noun."""
_HELD_REACH = 160
"""Code points between a noun and the verb of which it is the subject."""
_ERRAND = 24
"""Code points between "for" and the noun that somebody came for: "for separate talks"."""
_CLAUSE = 32
"""Code points between a noun and the verb of its relative clause, "both" perhaps in it."""
_VERB = 4
"""Code points of a verb in a script without spaces."""


class CarrierReader:
    """Reads what carries the nouns of one text.

    Args:
        text: Text of the document.
        cues: Its cues.
        lexicon: Cue words of its language.
    """

    def __init__(self, text: str, cues: Cues, lexicon: CueLexicon) -> None:
        self._text = text
        self._cues = cues
        self._lexicon = lexicon
        self._carriers: dict[Span, Cue | None] = {}
        self._off: dict[int, Cue] = {}

    def carrier(self, trigger: Cue, sentence: Span, subject_end: int = 0) -> Cue | None:
        """The light verb before a noun, the nearest one; kept, for all who read a noun ask for it."""
        span = (max(sentence[0], trigger.start - _LIGHT_REACH, subject_end), trigger.start)
        if span not in self._carriers:
            self._carriers[span] = self._carrier(*span)
        return self._carriers[span]

    def _carrier(self, start: int, noun: int) -> Cue | None:
        before = self._cues.within_any(_LIGHT, start, noun)
        found = max(before, key=lambda cue: (cue.end, cue.kind), default=None)
        is_parted = found is not None and self._cues.has_any(_PARTING, found.end, noun)
        return None if is_parted else found

    def light(self, trigger: Cue, sentence: Span, subject_end: int) -> str:
        """Form of the light verb that carries a noun ("held talks", "talks were held"), calls_off where put off, or an empty word."""
        carrier = self.carrier(trigger, sentence, subject_end)
        start = max(sentence[0], trigger.start - _SETTING_REACH, subject_end, carrier.end if carrier else 0)  # "has put off talks"
        if off := self._calls_off(trigger, start, sentence):
            self._off[trigger.start] = off
            return "calls_off"
        if carrier:
            return carrier.kind
        if self._is_errand(trigger, max(sentence[0], trigger.start - _LIGHT_REACH, subject_end)):
            return "light_past"
        window = (trigger.end, min(sentence[1], trigger.end + _HELD_REACH))
        after = next(iter(self._cues.within("took_place", *window) or self._cues.within("came_of", *window)), None)
        is_held = after is not None and not self._cues.has("negated", max(trigger.end, after.start - _NOT), after.start)
        is_held = is_held and not (after and self._is_remark(trigger, after, sentence))
        return "light_past" if is_held else ""

    def _is_remark(self, noun: Cue, verb: Cue, sentence: Span) -> bool:
        """Whether a verb only says in a clause how that was which something came of: "signed it after talks that lasted two hours"."""
        is_clause = any(cue.end + 1 == verb.start for cue in self._cues.within("blockers", noun.end, verb.start))
        return is_clause and (self.is_result(noun, sentence) or self.is_setting(noun, sentence))

    def _is_errand(self, noun: Cue, start: int) -> bool:
        """Whether somebody was somewhere for a noun: "was in the capital for talks with"."""
        errands = self._cues.within("errands", max(start, noun.start - _ERRAND), noun.start)
        return bool(errands) and self._cues.has("stays", start, errands[-1].start) and not self._cues.has("blockers", start, noun.start)

    def off(self, noun: Cue) -> Cue:
        """The word that calls off a noun of which ``light`` told so."""
        return self._off[noun.start]

    def _calls_off(self, noun: Cue, start: int, sentence: Span) -> Cue | None:
        """The word by which somebody called a noun off, or put it off, "cancelled a meeting with", or it was so, 会谈被推迟."""
        off = self._cues.within("calls_off", start, noun.start) if self.setting(noun, sentence) is None else []  # "... at a meeting with"
        if off and not self._cues.has("blockers", off[-1].end, noun.start):
            return off[-1]
        return next(iter(predicates("calls_off", noun, sentence, self._text, self._cues)), None)

    def puts_off(self, start: int) -> bool:
        """Whether a verb that puts off right before somebody takes his meeting as its object: 推迟X与Y的会晤."""
        return any(cue.end == start for cue in self._cues.within("calls_off", start - _VERB, start))

    def clause_of_both(self, noun: Cue, sentence: Span) -> Cue | None:
        """The verb of the relative clause that says of a noun that both held it: "la reunión que (ambos) sostuvieron"; None without one."""
        verb = self._cues.first("light_past", noun.end, min(sentence[1], noun.end + _CLAUSE))
        if verb is None or not self._cues.has("blockers", noun.end, verb.start):
            return None
        is_plural = self._text[verb.start : verb.end].endswith(self._lexicon.plural_ends) or self._cues.has("both", noun.end, verb.start)
        return verb if is_plural and COMMA not in self._text[noun.end : verb.start] else None

    def is_setting(self, trigger: Cue, sentence: Span) -> bool:
        """Whether a noun is where something was said or agreed: "during a meeting with"."""
        return self.setting(trigger, sentence) is not None

    def setting(self, trigger: Cue, sentence: Span) -> Cue | None:
        """The words before a noun that make it where something was said: "during", "at the"; None without them."""
        if self._cues.has("unset", trigger.start, trigger.end):
            return None
        start = max(sentence[0], trigger.start - _SETTING_REACH)
        plans = self._cues.within("planned", start - _SETTING_REACH, trigger.start)
        settings = self._cues.within("settings", start, trigger.start)  # запланированная на среду; está en agenda
        found = [cue for cue in settings if not any(p.end + 1 == cue.start or p.start < cue.start < p.end for p in plans)]
        return found[-1] if found and not self._cues.has("errands", found[-1].end, trigger.start) else None  # "no plans at present for"

    def is_result(self, trigger: Cue, sentence: Span) -> bool:
        """Whether something came of a noun: "agreed after three hours of talks"."""
        return bool(self.results(trigger, sentence))

    def results(self, trigger: Cue, sentence: Span) -> list[Cue]:
        """The words before a noun that say that something came of it: "after", "as a result of"."""
        return self._cues.within("results", max(sentence[0], trigger.start - _RESULT_REACH), trigger.start)
