"""Held, planned, referred to or denied: what the words before an encounter make of it."""

from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.text import Span, is_cjk

_DISCUSSING = ("with", "about")
"""Forms of verbs that tell of a talk by what it was about."""
_NOUN_REACH = 70
_SETTING_REACH = 30
_LIGHT = ("light_bare", "light_past", "light_pluperfect", "light_present")
"""Cues of light verbs."""
_PARTING = ("results", "bounds")
"""Cues that part a noun from a verb before it: "had changed since her meeting"."""
_RESULT_REACH = 45
"""Code points between "after" and the noun: after more than three hours of talks."""
_HABIT = 40
"""Code points between a verb and what makes it a habit: "met her many times"."""
_NOT = 8
"""Code points between a negation and its verb: не состоялась."""
_NEAR = 18
"""Code points before a verb in which a word of the past stands: "last met", "first met"."""
_SIGN = 2
"""Code points of a comma and a blank before a relative clause: "X, who met Y"."""
_COMMA = ", "
_IF = 4
"""Code points of a condition before its subject: "If X met Y"."""
_BESIDE = 8
"""Code points between the parties of a noun and a verb that follows: "talks between A and B that were to open"."""
_AFTER = 30
_LIGHT_REACH = 100
_ERRAND = 24
"""Code points between "for" and the noun that somebody came for: "for separate talks"."""
_RELATIVE = 10
"""Code points between a noun and the verb of its relative clause: "el encuentro que sostuvieron", "la rencontre qu'ils ont tenue"."""
_RECALLED = 8
"""Code points between "when", "last year" and the subject."""
_CLAUSE = 32
"""Code points between a noun and the verb of its relative clause, "both" perhaps in it."""
_PLURAL = ("ron",)
"""Ending of a plural that needs no word for both: la reunión que sostuvieron."""
_HEAD_REACH = 16
"""A noun this near to the start of its sentence is the subject: "The meeting between ..."."""


class RealisReader:
    """Reads the realis of encounters (the term and its values after Saurí and Pustejovsky, FactBank, 2009).

    Args:
        text: Text of the document.
        cues: Its cues.
    """

    def __init__(self, text: str, cues: Cues) -> None:
        self._text = text
        self._cues = cues

    def verb(self, trigger: Cue, sentence: Span, zone: str, subject: Span | None) -> str | None:
        """Realis of a verb.

        Args:
            trigger: The verb.
            sentence: Its sentence.
            zone: Zone of the sentence.
            subject: Span of the subject's parties in this sentence; None when they stand elsewhere.

        Returns:
            held, planned, referenced, negated or recalled; None for a bare form that asserts nothing, and for a habit.
        """
        start = subject[1] if subject else max(sentence[0], trigger.start - 90)
        if self._cues.has("negated", start, trigger.start) or self._is_called_off(trigger, sentence):
            return "negated"
        if trigger.meaning.form == "bare" and self._cues.has("seized", sentence[0], trigger.start):
            return "held"
        if self._cues.has("planned", start, trigger.start):
            return "planned"
        if trigger.meaning.form.endswith("future") or self._is_to_come(trigger, sentence):
            return "planned"
        if self._cues.has("habitual", max(sentence[0], trigger.start - _HABIT), min(sentence[1], trigger.end + _HABIT)):
            return None
        if self._cues.has("once", start, trigger.start):
            return "referenced"
        if trigger.meaning.form.endswith("bare"):
            return self._bare(trigger, sentence, zone)
        comma = self._text.find(_COMMA, trigger.end, sentence[1])
        clause = (trigger.end, sentence[1] if comma < 0 else comma)
        if any(not self._cues.has("blockers", trigger.end, c.start) for c in self._cues.within("distant", *clause)):
            return "referenced"
        head = subject[0] if subject else trigger.start
        near = [c for c in self._cues.within("background", max(start, trigger.start - _NEAR), trigger.end) if c.start < trigger.start]
        is_opening = bool(near) and _COMMA in self._text[near[-1].end : trigger.start]  # "On Tuesday, shortly after landing, he met"
        is_led = any(max(cue.start + _RECALLED, cue.end + _SIGN) >= head for cue in self._cues.within("background", sentence[0], head))
        is_before = bool(near) and self._is_just_before(near[-1], start)
        is_led = is_led or self._opens_in_the_past(sentence)
        if not is_before and (is_led or (near and not is_opening)):
            return "referenced"
        if is_opening or is_before or trigger.meaning.form == "pluperfect" or self._is_past_passive(trigger):
            return "recalled"
        if self._cues.has("planned", max(sentence[0], head - _IF), head):
            return "planned"
        recalled = self._cues.within("recalled", sentence[0], trigger.start)
        if recalled and is_cjk(self._text[trigger.start]) and self._cues.has("background", sentence[0], recalled[0].start):
            return "referenced"  # 两人上次见面是3日，当时他们同X会谈
        is_near = any(start <= cue.start <= start + _SIGN or head - _RECALLED < cue.end <= head for cue in recalled)
        return "recalled" if is_near else "held"

    def _is_past_passive(self, trigger: Cue) -> bool:
        """Whether a passive itself is in the tense of what was before: "avait été reçue"."""
        return trigger.meaning.form == "passive" and self._cues.has("background", trigger.start, trigger.end)

    def _is_just_before(self, past: Cue, start: int) -> bool:
        """Whether a word of the past only tells the order of what is news: "had earlier paid a call on"."""
        is_order = self._cues.has("sequel", past.start, past.end)
        return is_order and any(
            cue.end >= past.start - 1 for cue in self._cues.within("recalled", max(start, past.start - _BESIDE), past.start)
        )

    def _opens_in_the_past(self, sentence: Span) -> bool:
        """Whether a sentence of a script without spaces opens with a time long past, of which all its clauses are: 次年4月，."""
        cue = next(iter(self._cues.within("background", sentence[0], sentence[0] + _NEAR)), None)
        if cue is None or cue.start != sentence[0] or not is_cjk(self._text[cue.start]):
            return False
        after = self._text[cue.end : cue.end + 1]
        return after.isdigit() or after == "，"

    def _is_called_off(self, trigger: Cue, sentence: Span) -> bool:
        """Whether the next word says so, where a verb may be the subject of another, 会面取消, or the last of its clause: 会谈因故取消."""
        cues = self._cues.within("negated", trigger.end, min(sentence[1], trigger.end + _AFTER))
        return any(cue.start == trigger.end or self._closes_clause(trigger.end, cue) for cue in cues)

    def _closes_clause(self, start: int, cue: Cue) -> bool:
        """Whether a cue ends the clause that begins at ``start``, in a script without spaces."""
        between, after = self._text[start : cue.start], self._text[cue.end : cue.end + 1]
        return is_cjk(between[:1] or " ") and between.isalnum() and not after.isalnum()

    def _bare(self, trigger: Cue, sentence: Span, zone: str) -> str | None:
        if self._cues.has("infinitive", max(sentence[0], trigger.start - 5), trigger.start):
            return "planned"
        return "held" if zone in ("title", "caption") else None

    def noun(self, trigger: Cue, sentence: Span, zone: str, light: str, subject: Span | None, end: int) -> str:
        """Realis of a noun.

        Args:
            trigger: The noun.
            sentence: Its sentence.
            zone: Zone of the sentence.
            light: Form of the light verb that carries it, or an empty word.
            subject: Span of the subject's parties in this sentence; None when they stand elsewhere.
            end: Where its parties end: a verb may follow them ("the talks between A and B were cancelled").

        Returns:
            held, planned, referenced, negated; titled for a title, which only the body can settle; result where something came of it,
            which is news or a memory.
        """
        setting, results = self._setting(trigger, sentence), self._results(trigger, sentence)
        stated = [*results, setting] if setting else results
        reach = max(sentence[0], trigger.start - _NOUN_REACH, subject[1] if light and subject else sentence[0])
        start = max((cue.end for cue in stated), default=reach)
        if self._cues.has("negated", start, trigger.start) or self._is_called_off(trigger, sentence) or self._failed(end, sentence):
            return "negated"
        if self._is_planned(start, trigger.start, sentence) or self._is_to_come(self.carrier(trigger, sentence, reach), sentence):
            return "planned"
        if not stated and self._was_called_off(trigger, end, sentence):
            return "planned"
        for kind in ("negated", "planned"):
            if (
                not light
                and not setting
                and any(cue.start - end <= _BESIDE for cue in self._cues.within(kind, end, min(sentence[1], end + _AFTER)))
            ):
                return kind
        if zone == "title":
            return "titled"
        if light:
            if light == "light_bare" and zone != "caption":
                return "planned"
            if light == "light_pluperfect":
                return "recalled"
            is_past = subject and self._cues.has("background", max(sentence[0], subject[0] - _RECALLED), subject[0])
            carrier = self.carrier(trigger, sentence, reach)
            if carrier and not is_past and self._is_after_both(carrier, sentence):
                return "result"
            return "referenced" if is_past or self._is_past(carrier) or (carrier is None and self._is_another(trigger)) else "held"
        window = (max(sentence[0], trigger.start - _SETTING_REACH), trigger.start)
        past = [c for c in self._cues.within("background", *window) if all(c.start < s.start or s.end < c.end for s in stated)]
        if past or not (results or setting or trigger.start - sentence[0] <= _HEAD_REACH):
            return "referenced"
        return "held" if setting or not results else "result"

    def _was_called_off(self, trigger: Cue, end: int, sentence: Span) -> bool:
        """Whether the verb behind a noun, its parties, its day and place says so: "talks of A and B in Delhi were cancelled"."""
        verb = next(iter(self._cues.within("called_off", trigger.end, min(sentence[1], end + _LIGHT_REACH))), None)
        if verb is None or self._cues.has("background", sentence[0], trigger.start):
            return False  # "After talks between A and B the vote was postponed"
        start = min(max(end, trigger.end), verb.start)
        if _COMMA in self._text[start : verb.start]:
            return False
        return not any(self._cues.has(kind, start, verb.start) for kind in ("blockers", "light_past", "took_place", "noun", "verb"))

    def _failed(self, end: int, sentence: Span) -> bool:
        """Whether the verb of a noun, behind its parties, is denied: "переговоры A с B в Гранаде не состоялись"."""
        held = next(iter(self._cues.within("took_place", end, min(sentence[1], end + _LIGHT_REACH))), None)
        denied = self._cues.within("negated", max(end, held.start - _NOT), held.start) if held else ()
        return any(cue.end >= held.start - 1 for cue in denied) if held else False

    def _is_planned(self, start: int, end: int, sentence: Span) -> bool:
        """Whether a plan is told before a noun; one that opens the sentence up to a comma is of another: "Prior to the session, ..."."""
        return any(
            cue.start > sentence[0] + _SIGN or _COMMA not in self._text[cue.end : end] for cue in self._cues.within("planned", start, end)
        )

    def _is_to_come(self, verb: Cue | None, sentence: Span) -> bool:
        """Whether what a verb comes before is still to be done, and so the verb too: "firmará el pacto tras mantener una reunión"."""
        if verb is None or not self._cues.has("to_come", *sentence):
            return False
        if all(cue.start != verb.start for cue in self._cues.within("results", verb.start, verb.end)):
            return False
        after = next(iter(self._cues.within("to_come", verb.end, sentence[1])), None)
        if after and not any(self._cues.has(kind, verb.end, after.start) for kind in ("blockers", "done")):
            return True
        before = self._cues.within("to_come", sentence[0], verb.start)
        return bool(before) and not self._cues.has("done", before[-1].end, verb.start)

    def _is_after_both(self, carrier: Cue, sentence: Span) -> bool:
        """Whether something came after what both did: "was speaking at a news conference after the two held talks"."""
        both = next((cue for cue in self._cues.within("both", sentence[0], carrier.start) if cue.end + 1 == carrier.start), None)
        return both is not None and any(cue.end + 1 == both.start for cue in self._cues.within("results", sentence[0], both.start))

    def _is_past(self, carrier: Cue | None) -> bool:
        """Whether a word of the past, or of a habit, stands right before a light verb: "last held talks", 曾在北京主持."""
        return carrier is not None and any(
            _COMMA not in self._text[cue.end : carrier.start]
            for kind in ("background", "habitual")
            for cue in self._cues.within(kind, max(0, carrier.start - _NEAR), carrier.start)
        )

    def _is_another(self, noun: Cue) -> bool:
        """Whether a word of the past right before a noun makes it another one: "The previous call took place in March"."""
        before = self._cues.within("background", max(0, noun.start - _NEAR), noun.start)
        return any(cue.end == noun.start - 1 and not self._cues.has("sequel", cue.start, cue.end) for cue in before)

    def clause_of_both(self, noun: Cue, sentence: Span) -> Cue | None:
        """The verb of the relative clause that says of a noun that both held it: "la reunión que (ambos) sostuvieron"; None without one."""
        verb = next(iter(self._cues.within("light_past", noun.end, min(sentence[1], noun.end + _CLAUSE))), None)
        if verb is None or not self._cues.has("blockers", noun.end, verb.start):
            return None
        is_plural = self._text[verb.start : verb.end].endswith(_PLURAL) or self._cues.has("both", noun.end, verb.start)
        return verb if is_plural and _COMMA not in self._text[noun.end : verb.start] else None

    def is_event(self, trigger: Cue, sentence: Span) -> bool:
        """Whether a sentence says that an event was held, whoever took part: "talks were held", "a gathering held in Vientiane"."""
        after = self._cues.within("light_past", trigger.end, trigger.end + _AFTER)
        is_told = any(cue.start - trigger.end <= _RELATIVE for cue in after)
        carrier = None if is_told else self.carrier(trigger, sentence)
        end = trigger.end if carrier else sentence[1]  # what it was for follows: "Se realizó una reunión para analizar"
        if self._cues.has("planned", sentence[0], end) or self._cues.has("negated", sentence[0], trigger.start):
            return False
        return is_told or self.light(trigger, sentence, sentence[0]) == "light_past"

    def is_result(self, trigger: Cue, sentence: Span) -> bool:
        """Whether something came of a noun: "agreed after three hours of talks"."""
        return bool(self._results(trigger, sentence))

    def _results(self, trigger: Cue, sentence: Span) -> list[Cue]:
        return self._cues.within("results", max(sentence[0], trigger.start - _RESULT_REACH), trigger.start)

    def is_setting(self, trigger: Cue, sentence: Span) -> bool:
        """Whether a noun is where something was said or agreed: "during a meeting with"."""
        return self._setting(trigger, sentence) is not None

    def _setting(self, trigger: Cue, sentence: Span) -> Cue | None:
        if self._cues.has("unset", trigger.start, trigger.end):
            return None
        start = max(sentence[0], trigger.start - _SETTING_REACH)
        plans = {cue.end + 1 for cue in self._cues.within("planned", start - _SETTING_REACH, trigger.start)}
        found = [cue for cue in self._cues.within("settings", start, trigger.start) if cue.start not in plans]  # запланированная на среду
        return found[-1] if found and not self._cues.has("errands", found[-1].end, trigger.start) else None  # "no plans at present for"

    def carrier(self, trigger: Cue, sentence: Span, subject_end: int = 0) -> Cue | None:
        """The light verb before a noun, the nearest one."""
        start = max(sentence[0], trigger.start - _LIGHT_REACH, subject_end)
        before = [cue for kind in _LIGHT for cue in self._cues.within(kind, start, trigger.start)]
        found = max(before, key=lambda cue: (cue.end, cue.kind), default=None)
        is_parted = found is not None and any(self._cues.has(kind, found.end, trigger.start) for kind in _PARTING)
        return None if is_parted else found

    def light(self, trigger: Cue, sentence: Span, subject_end: int) -> str:
        """Form of the light verb that carries a noun ("held talks", "talks were held"), or an empty word."""
        if carrier := self.carrier(trigger, sentence, subject_end):
            return carrier.kind
        if self._is_errand(trigger, max(sentence[0], trigger.start - _LIGHT_REACH, subject_end)):
            return "light_past"
        window = (trigger.end, min(sentence[1], trigger.end + 160))
        after = next(iter(self._cues.within("took_place", *window) or self._cues.within("came_of", *window)), None)
        is_held = after is not None and not self._cues.has("negated", max(trigger.end, after.start - _NOT), after.start)
        return "light_past" if is_held else ""

    def _is_errand(self, noun: Cue, start: int) -> bool:
        """Whether somebody was somewhere for a noun: "was in the capital for talks with"."""
        errands = self._cues.within("errands", max(start, noun.start - _ERRAND), noun.start)
        return bool(errands) and self._cues.has("stays", start, errands[-1].start) and not self._cues.has("blockers", start, noun.start)

    def mode(self, trigger: Cue, sentence: Span) -> str:
        """How: in_person, phone, video, or talk where the words leave it open."""
        stated = trigger.meaning.mode or "in_person"
        if stated in ("video", "phone"):
            return stated
        is_discussion = trigger.kind == "verb" and trigger.meaning.form in _DISCUSSING  # "During a call that lasted an hour, both reviewed"
        window = (sentence[0] if is_discussion else max(sentence[0], trigger.start - 80), min(sentence[1], trigger.end + 160))
        for mode in ("video", "phone"):
            if self._cues.has(mode, *window):
                return mode
        if stated == "talk" and any(self._cues.has(kind, *sentence) for kind in ("in_person", "sidelines")):
            return "in_person"
        return stated
