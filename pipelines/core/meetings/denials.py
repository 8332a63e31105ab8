"""Whether a sentence denies an encounter: it was cancelled, postponed, or did not take place."""

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import COMMA, Cue, Cues
from pipelines.core.text import Span, is_cjk

_BESIDE = 8
"""Code points between the parties of a noun and a verb that follows: "talks between A and B were called off"."""
_PARTING = ("blockers", "light_past", "took_place", "noun", "verb")
"""Cues of another clause between a noun and its verb."""
_OTHER_CLAUSE = ("blockers", "noun", "verb", "disowned")
"""Cues of another clause between a frame and the subject of what it frames."""
_SIGNS = (COMMA, "，", "：")
_ASKING = ("?", "？")
_AFTER = 30
"""Code points behind a verb or noun in which its own verb stands."""
_CLAUSE = 32
"""Code points behind the parties of a noun in which a clause says that it was agreed: "that had originally been scheduled for"."""
_PARENTHESIS = 2
"""Commas of a parenthesis: "who, on Monday, had not slept"."""
_PREDICATE = 100
"""Code points between a noun with its parties and the verb of which it is the subject."""


class DenialReader:
    """Reads what denies the encounters of one text.

    Args:
        text: Text of the document.
        cues: Its cues.
        lexicon: The cue words of its language.
    """

    def __init__(self, text: str, cues: Cues, lexicon: CueLexicon) -> None:
        self._text = text
        self._cues = cues
        self._lexicon = lexicon
        self._off: dict[Span, Cue] = {}

    def become(self, trigger: Cue, denial: Cue) -> str:
        """What becomes of a trigger that some words deny: negated, or planned where they call off what had been, which is kept."""
        if denial.kind == "negated":
            return "negated"
        self._off[trigger.start, trigger.end] = denial
        return "planned"

    def off(self, trigger: Cue) -> Cue | None:
        """The words that call off what was read of a trigger as planned; None where it stands."""
        return self._off.get((trigger.start, trigger.end))

    def is_seized(self, verb: Cue, sentence: Span) -> bool:
        """Whether the occasion for what a bare verb tells was seized, and not missed: "took the chance to meet", удалось встретиться.

        It is another verb that was managed where one stands between, сумел отказаться встретиться, and none in what only might be.
        """
        seized = self._cues.within("seized", sentence[0], verb.start)
        if not seized or self._cues.has("unreal", sentence[0], verb.start):
            return False
        between = self._lexicon.words(self._text, seized[-1].end, verb.start) if self._lexicon.infinitive_ends else ()
        if any(word.endswith(self._lexicon.infinitive_ends) for word in between):
            return False
        if any(cue.end == seized[-1].start - 1 for cue in self._cues.within("negated", *sentence)):
            return False
        asked = {cue.start for cue in self._cues.within("plans_told", seized[-1].end, verb.start)}
        plans = (cue for cue in self._cues.within("planned", seized[-1].end, verb.start) if cue.start not in asked)
        return not any(" " in self._text[cue.start : cue.end] for cue in plans)  # "pleased to be invited to meet"; one word is its purpose

    def of_verb(self, trigger: Cue, start: int, sentence: Span, carrier: Cue | None = None) -> Cue | None:
        """What denies a trigger: a word before it, from ``start`` on, or its own verb behind it, in a script without spaces.

        There the trigger may be the subject of the next word, 会面取消, or the verb may close its clause: 会谈因故取消. What a relative
        clause of the subject denies is something else: "X, who had not slept, met Y".

        Args:
            trigger: The verb or noun.
            start: Where the words that may deny it begin.
            sentence: Its sentence.
            carrier: The light verb of a noun.

        Returns:
            The word that denies it, negated, or calls it off, calls_off; None where nothing does.
        """
        verb = carrier or trigger
        told = [cue for cue in self._cues.within("negated", start, trigger.end) if self._is_before(cue, trigger)]
        denials = [cue for cue in told if not (self._is_of_clause(cue, start, verb) or self._is_parted(cue, trigger))]
        if not denials:
            denials = predicates("negated", trigger, sentence, self._text, self._cues)
        if not denials:
            return None
        off = self._cues.within("calls_off", start, sentence[1])
        called = [next((o for o in off if o.start <= d.start and d.end <= o.end), d) for d in denials]
        return next((cue for cue in called if cue.kind != "calls_off"), called[-1])

    def _is_before(self, denial: Cue, trigger: Cue) -> bool:
        """Whether a denial ends before a trigger, or reaches into it, in a script with spaces: "sin | haber | sido recibido"."""
        return denial.end <= trigger.start or (denial.start < trigger.start and not is_cjk(self._text[denial.start]))

    def _is_parted(self, denial: Cue, trigger: Cue) -> bool:
        """Whether a comma ends the clause of a denial, in a script without spaces: 推迟访问英国，在北京会见X."""
        between = self._text[denial.end : trigger.start]
        return is_cjk(self._text[denial.start]) and any(sign in between for sign in (",", "，"))

    def _is_of_clause(self, denial: Cue, start: int, verb: Cue) -> bool:
        """Whether a relative clause that ends with a comma right before a verb holds a denial.

        A comma behind the word that opens it closes it, if no parenthesis opens there: "X, who spoke in Bern, has never, he said, met Y".
        """
        opening = self._cues.within("blockers", start, denial.start)
        if not opening or denial.end >= verb.start or not self._text.endswith(COMMA, 0, verb.start):
            return False
        clause = self._text[opening[-1].end : denial.start].lstrip()
        return COMMA.strip() not in clause or (clause.startswith(COMMA.strip()) and clause.count(COMMA.strip()) == _PARENTHESIS)

    def is_untold(self, trigger: Cue, head: int, sentence: Span, zone: str) -> bool:
        """Whether a sentence does not say that its encounter was held: it asks for it, or somebody says that it is not true.

        Args:
            trigger: The verb or noun.
            head: Where the subject of the clause begins.
            sentence: Its sentence.
            zone: Zone of the sentence; what a headline asks is settled by the text.
        """
        asks = zone == "body" and self._text.endswith(_ASKING, *sentence)
        return asks or self._is_disowned(trigger, min(head, trigger.start), sentence)

    def is_idea(self, trigger: Cue, sentence: Span) -> bool:
        """Whether words right behind an encounter say that it is only talked of, in a script without spaces: 会晤的可能性."""
        return any(cue.start == trigger.end for cue in self._cues.within("unheld", trigger.end, sentence[1]))

    def _is_disowned(self, trigger: Cue, head: int, sentence: Span) -> bool:
        """Whether somebody says that the clause of an encounter is not true: "denied that X met Y", "reports that X met Y were false".

        Whom somebody met instead is not told: "met not with X but with Y" is no meeting.

        Args:
            trigger: The verb or noun.
            head: Where the subject of the clause begins.
            sentence: Its sentence.
        """
        if any(cue.start <= trigger.end + 1 for cue in self._cues.within("not_with", trigger.end, trigger.end + _BESIDE)):
            return True  # «встретился не с X, а с Y»
        frames = self._cues.within("disowned", sentence[0], head)
        if self._cues.has("untrue", trigger.end, sentence[1]):
            frames = frames + self._cues.within("hearsay", sentence[0], head)
        return any(self._opens(frame, head) for frame in frames)

    def _opens(self, frame: Cue, head: int) -> bool:
        """Whether a clause opens between a frame and its subject, and no other one."""
        is_parted = self._cues.has_any(_OTHER_CLAUSE, frame.end, head)
        return not is_parted and not any(sign in self._text[frame.end : head] for sign in _SIGNS)

    def of_noun(self, noun: Cue, start: int, end: int, sentence: Span, is_subject: bool, carrier: Cue | None) -> Cue | None:
        """What denies a noun: a word before it, or the verb behind its parties, day and place.

        Args:
            noun: The noun.
            start: Where the words that may deny it begin.
            end: Where its parties end.
            sentence: Its sentence.
            is_subject: Nothing says that it is object or setting of what the sentence tells.
            carrier: Its light verb.

        Returns:
            The words that deny it, negated, or call it off, calls_off or called_off; None where nothing does.
        """
        if denied := self.of_verb(noun, start, sentence, carrier):
            return denied
        return self._predicate(noun, max(end, noun.end), sentence) if is_subject else None

    def _predicate(self, noun: Cue, end: int, sentence: Span) -> Cue | None:
        """The denial that a noun is the subject of: "talks of A and B in Delhi were cancelled", «переговоры A с B не состоялись»."""
        stop = min(sentence[1], end + _PREDICATE)
        negated = self._cues.within("negated", end, stop)
        off = self._cues.within("called_off", noun.end, stop)
        if failed := next((cue for cue in negated if self._is_of_event(cue)), None):
            # whatever stands between, only an event is not held: «переговоры, о которых сообщалось, не состоялись»
            return next((cue for cue in off if cue.start == failed.start), failed)
        denied = [cue for cue in negated if cue.start - end <= _BESIDE]
        first = min((*off[:1], *denied[:1]), key=lambda cue: cue.start, default=None)
        if first is None or self._cues.has("background", sentence[0], noun.start):
            return None  # "After talks between A and B the vote was postponed"
        start = self._after_plan(min(end, first.start), first.start)
        between = self._text[start : first.start].removeprefix(COMMA)  # that of an apposition: "between A, and B, was called off"
        is_parted = COMMA in between or self._cues.has_any(_PARTING, start, first.start)
        return None if is_parted else first

    def _after_plan(self, end: int, denial: int) -> int:
        """Where a clause ends that says for when a noun was agreed: ", which was due on Monday, was cancelled"; else ``end``."""
        plan = next((cue for cue in self._cues.within("planned", end, denial) if cue.start - end <= _CLAUSE), None)
        if plan is None or COMMA in self._text[end : plan.start].removeprefix(COMMA):
            return end
        plans = self._cues.within("planned", plan.end, denial)  # "prevista para el jueves": for when, and not what for
        parting = self._cues.within_any(("blockers", "noun"), plan.end, denial)
        is_parted = any(all(cue.start < p.start or p.end <= cue.start for p in plans) for cue in parting)
        comma = self._text.find(COMMA, plan.end, denial)
        is_closed = comma < 0 or comma + len(COMMA) == denial
        return denial if is_closed and not is_parted else end

    def _is_of_event(self, negation: Cue) -> bool:
        """Whether a negation stands right before a verb that says that something was held: не состоялись."""
        return any(cue.start <= negation.end + 1 for cue in self._cues.within("took_place", negation.end, negation.end + _AFTER))


def predicates(kind: str, trigger: Cue, sentence: Span, text: str, cues: Cues) -> list[Cue]:
    """Cues of a kind that say something of the trigger before them: right behind it, 会面取消, or at its clause’s end: 会谈因故取消."""
    behind = cues.within(kind, trigger.end, min(sentence[1], trigger.end + _AFTER))
    return [cue for cue in behind if cue.start == trigger.end or _closes_clause(text, trigger.end, cue)]


def _closes_clause(text: str, start: int, cue: Cue) -> bool:
    """Whether a cue ends the clause that begins at ``start``, in a script without spaces."""
    between, after = text[start : cue.start], text[cue.end : cue.end + 1]
    return is_cjk(between[:1] or " ") and between.isalnum() and not after.isalnum()
