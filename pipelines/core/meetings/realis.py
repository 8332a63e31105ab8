"""Held, planned, referred to or denied: what the words before an encounter make of it."""

import re

from pipelines.core.meetings.carriers import CarrierReader
from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import COMMA, Cue, Cues
from pipelines.core.meetings.denials import DenialReader
from pipelines.core.meetings.done import DoneReader
from pipelines.core.text import Span, is_cjk

_SUBJECT_REACH = 90
"""Code points before a verb whose subject stands elsewhere."""
_NOUN_REACH = 70
_SETTING_REACH = 30
_HABIT = 40
"""Code points between a verb and what makes it a habit: "met her many times"."""
_NEAR = 18
"""Code points before a verb in which a word of the past stands: "last met", "first met"."""
_SIGN = 2
"""Code points of a comma and a blank before a relative clause: "X, who met Y"."""
_IF = 8
"""Code points of a condition before its subject: "If X met Y", "Si el presidente X"."""
_BESIDE = 8
"""Code points between the parties of a noun and a verb that follows: "talks between A and B that were to open"."""
_PLANNED = 30
"""Code points between a plan and the setting of what is planned."""
_AFTER = 30
_RELATIVE = 10
"""Code points between a noun and the verb of its relative clause: "el encuentro que sostuvieron", "la rencontre qu'ils ont tenue"."""
_REMINDER = 45
"""Code points of what opens a reminder, with who reminds: «Напомним, ...», "El Ministerio de Comercio recuerda que ..."."""
_RECALLED = 8
"""Code points between "when", "last year" and the subject."""
_HEAD_REACH = 16
"""A noun this near to the start of its sentence is the subject: "The meeting between ..."."""

_ENTRY = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[-–—]\s?\d{1,2}[:.h]\d{2})?\s?(?:[ap]\.?m\.?\s)?[\s:：–—-]")
"""The time of day that leads an entry of a programme."""
_RECEIVING = ("passive", "transitive", "clitic")
"""Forms of verbs of receiving, of which the tense may be one of memories."""
_COMMAS = (",", "，")
_SAID = (*_COMMAS, "：", ":", "“", "「")
"""Signs between a verb of saying and what was said."""


class RealisReader:
    """Reads the realis of encounters (the term and its values after Saurí and Pustejovsky, FactBank, 2009).

    Args:
        text: Text of the document.
        cues: Its cues.
        carriers: Reads what carries its nouns.
        lexicon: The cue words of its language.

    Attributes:
        denials: Reads what denies them.
        done: Reads what shows verbs to have been done.
    """

    def __init__(self, text: str, cues: Cues, carriers: CarrierReader, lexicon: CueLexicon) -> None:
        self._text = text
        self._cues = cues
        self._carriers = carriers
        self.denials = DenialReader(text, cues, lexicon)
        self.done = DoneReader(text, cues)

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
        start = subject[1] if subject else max(sentence[0], trigger.start - _SUBJECT_REACH)
        is_said = self.done.is_after_saying(trigger, subject[1] if subject else sentence[0], subject is not None)
        start = trigger.start if is_said else start
        if self.denials.is_untold(trigger, subject[0] if subject else trigger.start, sentence, zone):
            return "negated"
        if denial := self.denials.of_verb(trigger, start, sentence):
            return self.denials.become(trigger, denial)
        if trigger.meaning.form.endswith("bare") and self.denials.is_seized(trigger, sentence):
            return "held"
        if self._is_to_follow(trigger, start) or trigger.meaning.form.endswith("future") or self.denials.is_idea(trigger, sentence):
            return "planned"
        if not is_said and self._is_to_come(trigger, sentence):
            return "planned"
        if self._cues.has("habitual", max(sentence[0], trigger.start - _HABIT), min(sentence[1], trigger.end + _HABIT)):
            return None
        if self._cues.has("once", start, trigger.start):
            return "referenced"
        if trigger.meaning.form.endswith("bare"):
            return self._bare(trigger, sentence, zone, subject)
        return self._past(trigger, sentence, start, subject[0] if subject else trigger.start)

    def _bare(self, trigger: Cue, sentence: Span, zone: str, subject: Span | None) -> str | None:
        head, start = subject or (trigger.start, sentence[0])
        if self.done.is_stressed(trigger, sentence, head, start) or (subject and self.done.is_first(trigger, sentence, start)):
            return "held"
        if self._cues.has("infinitive", max(sentence[0], trigger.start - 5), trigger.start):
            return "planned"
        return "held" if zone in ("title", "caption") else None

    def _past(self, trigger: Cue, sentence: Span, start: int, head: int) -> str:
        """Realis of a verb that is told as done: news, or a memory by the words of the past about it.

        Args:
            trigger: The verb.
            sentence: Its sentence.
            start: End of its subject.
            head: Start of its subject.
        """
        if self._is_distant(trigger, sentence):
            return "referenced"
        near = [c for c in self._cues.within("background", max(start, trigger.start - _NEAR), trigger.end) if c.start < trigger.start]
        is_opening = bool(near) and COMMA in self._text[near[-1].end : trigger.start]  # "On Tuesday, shortly after landing, he met"
        is_led = any(max(cue.start + _RECALLED, cue.end + _SIGN) >= head for cue in self._cues.within("background", sentence[0], head))
        is_before = bool(near) and self._is_just_before(near[-1], start)
        is_led = is_led or self._opens_in_the_past(sentence, trigger.start)
        if not is_before and (is_led or (near and not is_opening)):
            return "referenced"
        if is_opening or is_before or trigger.meaning.form == "pluperfect" or self._is_of_before(trigger):
            return "recalled"
        if self._cues.has("planned", max(sentence[0], head - _IF), head):
            return "planned"
        recalled = self._cues.within("recalled", sentence[0], trigger.start)
        if recalled and is_cjk(self._text[trigger.start]) and self._cues.has("background", sentence[0], recalled[0].start):
            return "referenced"  # 两人上次见面是3日，当时他们同X会谈
        is_near = any(start <= cue.start <= start + _SIGN or head - _RECALLED < cue.end <= head for cue in recalled)
        return "recalled" if is_near else "held"

    def _is_distant(self, trigger: Cue, sentence: Span) -> bool:
        """Whether the clause of a verb tells of a time long past behind it: "met him decades ago"."""
        comma = self._text.find(COMMA, trigger.end, sentence[1])
        clause = (trigger.end, sentence[1] if comma < 0 else comma)
        return any(not self._cues.has("blockers", trigger.end, c.start) for c in self._cues.within("distant", *clause))

    def _is_of_before(self, trigger: Cue) -> bool:
        """Whether a verb of receiving itself is in the tense of what was before: "avait été reçue", принимал."""
        return trigger.meaning.form in _RECEIVING and self._cues.has("background", trigger.start, trigger.end)

    def _is_just_before(self, past: Cue, start: int) -> bool:
        """Whether a word of the past only tells the order of what is news: "had earlier paid a call on"."""
        is_order = self._cues.has("sequel", past.start, past.end)
        return is_order and any(
            cue.end >= past.start - 1 for cue in self._cues.within("recalled", max(start, past.start - _BESIDE), past.start)
        )

    def _opens_in_the_past(self, sentence: Span, end: int) -> bool:
        """Whether a sentence opens as one of what was before, «Напомним, ...», or, without spaces, with a time long past: 次年4月，.

        So may what somebody says in a sentence without spaces, of which all clauses up to ``end`` are then: 表示，去年10月，.
        """
        if any(cue.start <= sentence[0] + _SIGN for cue in self._cues.within("reminders", sentence[0], sentence[0] + _REMINDER)):
            return True
        for cue in self._cues.within("background", sentence[0], end):
            after = self._text[cue.end : cue.end + 1]
            if not (is_cjk(self._text[cue.start]) and (after.isdigit() or after in _COMMAS)):
                continue
            said = self._cues.within("blockers", sentence[0], cue.start)
            if cue.start == sentence[0] or (said and not self._text[said[-1].end : cue.start].strip("".join(_SAID))):
                return True
        return False

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
            held, planned, referenced, negated; titled for a title, which only the body can settle; result, which is news or a memory.
        """
        carriers = self._carriers
        setting, results = carriers.setting(trigger, sentence), carriers.results(trigger, sentence)
        stated = [*results, setting] if setting else results
        reach = max(sentence[0], trigger.start - _NOUN_REACH, subject[1] if light and subject else sentence[0])
        start = max((cue.end for cue in stated), default=reach)
        carrier = carriers.carrier(trigger, sentence, reach)
        if self.denials.is_untold(trigger, subject[0] if subject else trigger.start, sentence, zone):
            return "negated"
        if denial := self.denials.of_noun(trigger, start, end, sentence, not (light or stated), carrier):
            return self.denials.become(trigger, denial)
        done = carrier.start if carrier and light == "light_past" else 0
        if light == "calls_off":
            return self.denials.become(trigger, carriers.off(trigger))
        if self._is_planned(start, trigger, sentence, done) or self._is_to_come(carrier, sentence):
            return "planned"
        if not light and (self._is_to_be_there(setting, sentence) if setting else self._is_to_be(end, sentence)):
            return "planned"
        if zone == "title":
            return "titled"
        if not light and self._is_entry(trigger, sentence):
            return "planned"
        if light:
            return self._carried(trigger, carrier, sentence, zone, light, subject)
        return self._alone(trigger, sentence, results, setting)

    def _alone(self, trigger: Cue, sentence: Span, results: list[Cue], setting: Cue | None) -> str:
        """Realis of a noun that no verb carries, by what leads to it: during the talks, the outcome of the talks."""
        stated = [*results, setting] if setting else results
        window = (max(sentence[0], trigger.start - _SETTING_REACH), trigger.start)
        past = [c for c in self._cues.within("background", *window) if all(c.start < s.start or s.end < c.end for s in stated)]
        if past or not (stated or trigger.start - sentence[0] <= _HEAD_REACH):
            return "referenced"
        return "held" if setting or not results else "result"

    def _is_entry(self, trigger: Cue, sentence: Span) -> bool:
        """Whether a sentence is an entry of a programme, a time of day and what is on then: "14.30 Meeting with President X"."""
        clock = _ENTRY.match(self._text, sentence[0], trigger.start)
        return clock is not None and trigger.start - clock.end() <= _HEAD_REACH

    def _carried(self, trigger: Cue, carrier: Cue | None, sentence: Span, zone: str, light: str, subject: Span | None) -> str:
        """Realis of a noun that a light verb carries, by the form of that."""
        if light == "light_bare" and zone != "caption":
            return "planned"
        if light == "light_pluperfect":
            return "recalled"
        is_past = subject and self._cues.has("background", max(sentence[0], subject[0] - _RECALLED), subject[0])
        is_past = is_past or self._opens_in_the_past(sentence, trigger.start)
        if carrier and not is_past and self._is_after_both(carrier, sentence):
            return "result"
        return "referenced" if is_past or self._is_past(carrier) or (carrier is None and self._is_another(trigger)) else "held"

    def _plans(self, start: int, end: int, done: int) -> list[Cue]:
        """Words of plans; those of what one may tell of or ask for only behind where something was done: "called for calm and | met X"."""
        told = self._cues.within("planned", start, end)
        return [cue for cue in told if cue.end > done or not self._cues.has("plans_told", cue.start, cue.end)]

    def _is_to_follow(self, verb: Cue, start: int) -> bool:
        """Whether a plan is told before a verb; that for which somebody came who then, in the past, met is of another thing."""
        form, span = verb.meaning.form, (verb.start, verb.end)
        is_past = not (form.endswith(("bare", "present")) or self._cues.has("presents", *span))
        plans = self._plans(start, verb.start, start if form.endswith("bare") else verb.start)
        return any(not (is_past and self._cues.has("plans_past", cue.start, cue.end)) for cue in plans)

    def _is_planned(self, start: int, noun: Cue, sentence: Span, done: int) -> bool:
        """Whether a plan is told before a noun; one that opens the sentence up to a comma is of another: "Prior to the session, ..."."""
        plans = self._plans(start, noun.start, done)
        is_told = any(cue.start > sentence[0] + _SIGN or COMMA not in self._text[cue.end : noun.start] for cue in plans)
        return is_told or self.denials.is_idea(noun, sentence)

    def _is_to_be(self, end: int, sentence: Span) -> bool:
        """Whether a plan is told right behind the parties of a noun: "talks between A and B that were to open"."""
        plans = self._cues.within("planned", end, min(sentence[1], end + _AFTER))
        return any(cue.start - end <= _BESIDE and not self._cues.has("bounds", cue.start, cue.end) for cue in plans)  # "before their lunch"

    def _is_to_be_there(self, setting: Cue, sentence: Span) -> bool:
        """Whether what a noun is the setting of is still to come: "Trade will be discussed during a meeting"."""
        told = self._plans(max(sentence[0], setting.start - _PLANNED), setting.start, setting.start)
        plans = [cue for cue in told if not self._cues.has("joint", cue.start, cue.end)]  # "agreed to it during a meeting": there
        is_said = bool(plans) and self._cues.has("blockers", sentence[0], plans[0].start)  # "said Ukraine will hold out, at a meeting with"
        return bool(plans) and not is_said and "," not in self._text[plans[-1].end : setting.start]

    def _is_to_come(self, verb: Cue | None, sentence: Span) -> bool:
        """Whether what a verb comes before is still to be done, and so the verb too: "firmará el pacto tras mantener una reunión"."""
        if verb is None or not self._cues.has("to_come", *sentence) or not self.done.begins_after(verb):
            return False
        after = self._cues.first("to_come", verb.end, sentence[1])
        if after and not self._cues.has_any(("blockers", "done"), verb.end, after.start):
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
            COMMA not in self._text[cue.end : carrier.start]
            for cue in self._cues.within_any(("background", "habitual"), max(0, carrier.start - _NEAR), carrier.start)
        )

    def _is_another(self, noun: Cue) -> bool:
        """Whether a word of the past right before a noun makes it another one: "The previous call took place in March"."""
        before = self._cues.within("background", max(0, noun.start - _NEAR), noun.start)
        return any(cue.end == noun.start - 1 and not self._cues.has("sequel", cue.start, cue.end) for cue in before)

    def is_event(self, trigger: Cue, sentence: Span) -> bool:
        """Whether a sentence says that an event was held, whoever took part: "talks were held", "a gathering held in Vientiane"."""
        after = self._cues.within("light_past", trigger.end, trigger.end + _AFTER)
        is_told = any(cue.start - trigger.end <= _RELATIVE for cue in after)
        carrier = None if is_told else self._carriers.carrier(trigger, sentence)
        end = trigger.end if carrier else sentence[1]  # what it was for follows: "Se realizó una reunión para analizar"
        if self._cues.has("planned", sentence[0], end) or self._cues.has("negated", sentence[0], trigger.start):
            return False
        return is_told or self._carriers.light(trigger, sentence, sentence[0]) == "light_past"
