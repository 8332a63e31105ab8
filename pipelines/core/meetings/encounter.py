"""An encounter as one sentence tells of it, and what the readers of encounters share."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from pipelines.core.meetings.antecedents import Antecedents
from pipelines.core.meetings.carriers import CarrierReader
from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.meetings.orders import OrderReader
from pipelines.core.meetings.parties import PartyReader
from pipelines.core.meetings.party import Party, present
from pipelines.core.meetings.realis import RealisReader
from pipelines.core.meetings.syntax import Syntax
from pipelines.core.text import Span

TRIGGERS = ("noun", "verb", "joint", "rounds", "contacts")
"""Kinds of cues of which every page that tells of an encounter has one."""
ENCOUNTERS = frozenset({"noun", "verb"})
"""Those that ``Cues.encounters`` gives."""
_MODE_BEFORE, _MODE_BEHIND = 80, 160
"""Code points before and behind a trigger in which words of its mode stand."""
_OPENING = 40
"""Code points of a sentence in which a word may set its encounter apart from what was told before."""
_HEAD = 12
"""Code points of a sentence in which a word may set it on another day."""
_BESIDE = 12
"""Code points between a trigger and such a word: "se reunió también con"."""


class Scene(NamedTuple):
    """One sentence as it is read.

    Attributes:
        span: Its span.
        zone: Zone of its paragraph.
        people: Its parties, left to right.
        kinds: Kinds of the cues in it (``Cues.kinds``); readers that need one of some others are not asked.
    """

    span: Span
    zone: str
    people: Sequence[Party]
    kinds: Set[str]


AGAIN = "meeting.again"
"""Rule of a sentence that says of the meeting just told when or how it was."""
KNOWN = "meeting.known"
"""Rule of a setting that takes up the two told just before: "During a meeting at the Ministry, X stressed"."""
RESULT = "meeting.result"
"""Rule of a sentence that says what came of a meeting."""
REMOTE = frozenset({"phone", "video", "correspondence"})
"""Modes without a place."""
_DISCUSSING = frozenset({"with", "about"})
"""Forms of verbs that tell of a talk by what it was about, or with whom."""


class Encounter(NamedTuple):
    """One encounter as one sentence tells of it.

    Attributes:
        sentence: Span of the sentence.
        zone: Zone of the paragraph.
        trigger: The verb or noun.
        left: Parties before it, or that it implies.
        right: Parties after it.
        realis: held, planned, referenced, negated; titled: a title, which only the body can settle; recalled: told in
            passing ("when she met"), which only the date can settle.
        mode: Mode that the words tell; talk when they leave it open.
        is_weak: A noun without a verb tells of it, or parties that stand elsewhere.
        is_new: The sentence sets it apart from one before ("following the meeting, he met with").
        rule: Id of the rule.
        is_besides: It only adds it to those before ("he also met with"), and says nothing of when.
        frame: Span of the sentence that told of the round of meetings that it is part of, if one did.
        is_other_day: The sentence sets it on another day than what was told before: 前一天.
        off: The words that call off or put off what was planned, where some do.
    """

    sentence: Span
    zone: str
    trigger: Cue
    left: tuple[Party, ...]
    right: tuple[Party, ...]
    realis: str
    mode: str
    is_weak: bool
    is_new: bool
    rule: str
    is_besides: bool = False
    frame: Span | None = None
    is_other_day: bool = False
    off: Cue | None = None

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties, each once (``parties.present``)."""
        return present((*self.left, *self.right))

    @property
    def is_discussion(self) -> bool:
        """Whether a verb tells of it only by what was discussed: "they also reviewed trade"."""
        return self.trigger.meaning.form in _DISCUSSING

    def covers(self, later: "Encounter") -> bool:
        """Whether a later trigger of the sentence only tells of the same encounter: "met for talks"."""
        return {p.key for p in later.parties} <= {p.key for p in self.parties} and (later.realis == self.realis or later.is_weak)


class Readers(NamedTuple):
    """What the readers of one page's encounters share.

    Attributes:
        parties: Its parties.
        cues: Its cues.
        lexicon: Cue words of its language.
        syntax: Sides from the order of parties and cues.
        orders: Sides in other orders.
        carriers: What carries its nouns.
        realis: Held, planned, referred to or denied.
        before: Parties told before.
    """

    parties: PartyReader
    cues: Cues
    lexicon: CueLexicon
    syntax: Syntax
    orders: OrderReader
    carriers: CarrierReader
    realis: RealisReader
    before: Antecedents

    def made(
        self, trigger: Cue, scene: Scene, left: Sequence[Party], right: Sequence[Party], realis: str, weak: bool, rule: str
    ) -> Encounter | None:
        """Make an encounter; None where fewer than two take part."""
        keys, start = {p.key for p in left}, scene.span[0]
        right = tuple(p for p in right if p.key not in keys)
        if len(left) + len(right) < 2:
            return None
        opening = (start, min(trigger.start, start + _OPENING))
        spans = (opening, (max(start, trigger.start - _BESIDE), trigger.end + _BESIDE))
        goes_on = trigger.meaning.form in _DISCUSSING and not right  # "both also reviewed trade"
        may_follow = (trigger.kind == "verb" or not weak) and not goes_on
        follows, adds = (may_follow and any(self.cues.has(kind, *span) for span in spans) for kind in ("sequel", "besides"))
        adds = adds or any(cue.end >= trigger.start - 1 for cue in self.cues.within("apart", trigger.start - _BESIDE, trigger.start))
        mode = self.mode(trigger, scene.span, self._others(trigger, scene, (*left, *right)))
        is_other_day = scene.zone == "body" and not weak and self.cues.has("another_day", start, min(scene.span[1], start + _HEAD))
        return Encounter(
            scene.span,
            scene.zone,
            trigger,
            tuple(left),
            right,
            realis,
            mode,
            weak,
            follows or adds,
            rule,
            adds and not follows,
            None,
            is_other_day,
            self.realis.denials.off(trigger) if realis == "planned" else None,
        )

    def _others(self, trigger: Cue, scene: Scene, parties: Sequence[Party]) -> Sequence[Span]:
        """Where words of a mode are of another encounter that a sentence tells besides, whose other side is none of these parties.

        Such are all words from its trigger on, or up to it where it stands before: "met A and spoke with B by phone".
        """
        keys, found = {p.key for p in parties}, []
        remote = [cue for mode in REMOTE for cue in self.cues.within(mode, *scene.span)]
        for other in self.cues.encounters(*scene.span) if remote else ():
            if other.end <= trigger.start or trigger.end <= other.start:
                start, end = (other.start, scene.span[1]) if trigger.end <= other.start else (scene.span[0], trigger.start)
                beside = self.orders.company(other, scene.people) or ((), self.syntax.right(other, scene.people))
                if any(p.key not in keys for p in beside[1]):
                    found.append((start, end))
        return found

    def mode(self, trigger: Cue, sentence: Span, others: Sequence[Span] = ()) -> str:
        """How: in_person, phone, video, or talk where the words leave it open.

        Args:
            trigger: The verb or noun.
            sentence: Its sentence.
            others: Where words are of other encounters.
        """
        stated = trigger.meaning.mode or "in_person"
        if stated in ("video", "phone"):
            return stated
        is_discussion = trigger.kind == "verb" and trigger.meaning.form in _DISCUSSING  # "During a call that lasted an hour, both reviewed"
        window = (
            sentence[0] if is_discussion else max(sentence[0], trigger.start - _MODE_BEFORE),
            min(sentence[1], trigger.end + _MODE_BEHIND),
        )
        for mode in ("video", "phone"):
            told = self.cues.within(mode, *window)
            if any(all(cue.end <= start or end <= cue.start for start, end in others) for cue in told):
                return mode
        if stated == "talk" and self.cues.has_any(("in_person", "sidelines"), *sentence):
            return "in_person"
        return stated
