"""Encounters that single sentences tell of: who on either side of the verb or noun, in which mode, held or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.core.meetings.cues import Cue, CueLexicon, Cues
from pipelines.core.meetings.parties import Party, PartyReader
from pipelines.core.text import Span

_REACH = 220
"""Code points that a side may stand from its verb."""
_NEAR = 45
_POSSESSIVE = re.compile(r"\s?[’']s?\b|[’'](?=\s)")
_ADJACENT = frozenset({"in_person:past", "phone:past", "in_person:present", "in_person:bare", "phone:present", "in_person:gerund"})


@dataclass(frozen=True, slots=True)
class Encounter:
    """One encounter as one sentence tells of it.

    Attributes:
        sentence: Span of the sentence.
        zone: Zone of the paragraph.
        trigger: The verb or noun.
        left: Parties before it, or that it implies.
        right: Parties after it.
        realis: held, planned, referenced, or negated.
        mode: Mode that the words tell; talk when they leave it open.
        is_weak: The noun alone tells of it ("after talks with"): it counts if nothing better tells of it.
        is_new: The sentence sets it apart from one before ("following the meeting, he met with").
        rule: Id of the rule.
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

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties, each once, in text order of the sides."""
        return tuple({p.key: p for p in reversed((*self.left, *self.right))}.values())[::-1]


class EncounterReader:
    """Reads encounters sentence by sentence.

    Args:
        reader: Parties of the document.
        cues: Cues of the document.
        lexicon: Cue words of the language.
        home: Country of the publisher when it speaks for one: who "I" and "we" are.
    """

    def __init__(self, reader: PartyReader, cues: Cues, lexicon: CueLexicon, home: str | None) -> None:
        self._reader = reader
        self._cues = cues
        self._lexicon = lexicon
        self._home = home
        self._subject: Party | None = None
        self._recent: list[Party] = []

    def read(self, sentence: Span, zone: str) -> list[Encounter]:
        """Return the encounters of the next sentence; sentences are read in order, for pronouns look back."""
        people = self._reader.people(*sentence)
        found: list[Encounter] = []
        for trigger in self._cues.encounters(*sentence):
            made = self._encounter(trigger, sentence, zone, people)
            if made and not any(_covers(other, made) for other in found):
                found += self._apart(made)
        self._remember(people, found)
        return found

    def _remember(self, people: Sequence[Party], found: Sequence[Encounter]) -> None:
        for encounter in found:
            if encounter.left and encounter.left[0].name:
                self._subject = encounter.left[0]
        if self._subject is None and people and people[0].name:
            self._subject = people[0]
        named = [p for p in people if p.name or p.country]
        self._recent = [*self._recent, *named][-6:]

    def _encounter(self, trigger: Cue, sentence: Span, zone: str, people: Sequence[Party]) -> Encounter | None:
        left, right = self._left(trigger, sentence, people), self._right(trigger, sentence, people, zone)
        if trigger.kind == "noun":
            return self._by_noun(trigger, sentence, zone, left, right, people)
        if trigger.meaning.form == "gerund" and zone != "title" and not self._is_caption(zone):
            return None
        if not self._fits_verb(trigger, left, right):
            return None
        if not right and len(left) < 2:
            if not (left or self._is_both(trigger, sentence)):
                return None
            left = self._both(trigger, sentence, left)
        elif not left:
            left = self._implied(trigger, sentence, right)
        realis = self._verb_realis(trigger, sentence, zone, left)
        if realis is None or (not right and len(left) < 2):
            return None
        return self._made(trigger, sentence, zone, left, right, realis, False, f"meeting.verb_{trigger.meaning.form}")

    def _by_noun(self, trigger: Cue, sentence: Span, zone: str, left: Sequence[Party], right: Sequence[Party], people: Sequence[Party]) -> Encounter | None:
        light = self._light(trigger, sentence)
        owned = bool(left) and _POSSESSIVE.match(self._reader.text, left[-1].end) is not None and trigger.start - left[-1].end < _NEAR
        linked = self._is_linked_right(trigger, right)
        if not linked:
            right = ()
        if not light and not owned:
            left = ()
        if not (light or linked or owned):
            if not self._is_both(trigger, sentence):
                return None
            left = self._both(trigger, sentence, ())
        if right and not left and not self._is_between(trigger, right):
            left = self._after(right[-1], sentence, people) or self._implied(trigger, sentence, right)
        elif not right and len(left) < 2:
            left = self._both(trigger, sentence, left)
        realis = self._noun_realis(trigger, sentence, zone, light)
        weak = light == "" and zone not in ("title",)
        return self._made(trigger, sentence, zone, left, right, realis, weak or zone == "title", "meeting.noun_light" if light else "meeting.noun")

    def _made(self, trigger: Cue, sentence: Span, zone: str, left: Sequence[Party], right: Sequence[Party], realis: str, weak: bool, rule: str) -> Encounter | None:
        keys = {p.key for p in left}
        right = tuple(p for p in right if p.key not in keys)
        if len(left) + len(right) < 2:
            return None
        start = sentence[0]
        is_new = self._cues.has("background", start, min(trigger.start, start + 30)) and trigger.kind == "verb"
        return Encounter(sentence, zone, trigger, tuple(left), right, realis, self._mode(trigger, sentence), weak, is_new, rule)

    # -- sides ---------------------------------------------------------------------------------------------------

    def _left(self, trigger: Cue, sentence: Span, people: Sequence[Party]) -> tuple[Party, ...]:
        before = [i for i, p in enumerate(people) if p.end <= trigger.start]
        if not before:
            return ()
        nearest = before[-1]
        gap = (people[nearest].end, trigger.start)
        if not self._is_open(*gap):
            first = self._reader.chain(people[: nearest + 1], 0, 1)
            return tuple(first) if self._continues(first[-1].end, trigger.start) else ()
        chain = self._reader.chain(people, nearest, -1)
        first = self._reader.chain(people[: nearest + 1], 0, 1)
        if first[-1].end <= chain[0].start and self._continues(first[-1].end, trigger.start):
            return tuple(first)
        return tuple(chain)

    def _continues(self, start: int, end: int) -> bool:
        """Whether the first subject of the sentence is still the subject: "... thanked X and met with"."""
        tail = self._reader.text[max(start, end - 14) : end].lower().split()
        return bool({"and", "then", "also", "y", "et", "и", "并", "later"} & set(tail))

    def _right(self, trigger: Cue, sentence: Span, people: Sequence[Party], zone: str) -> tuple[Party, ...]:
        after = [i for i, p in enumerate(people) if p.start >= trigger.end]
        if not after or people[after[0]].start - trigger.end > _REACH:
            return ()
        if self._cues.has("blockers", trigger.end, people[after[0]].start):
            return ()
        chain = self._reader.chain(people, after[0], 1)
        named = {p.side for p in chain if p.name}
        return tuple(p for p in chain if p.name or not p.is_group or p.side not in named)

    def _is_open(self, start: int, end: int) -> bool:
        """Whether nothing between a subject and its verb parts them; a clause between commas does not."""
        if end - start > _REACH:
            return False
        text = self._reader.text[start:end]
        if text.lstrip().startswith(",") and text.rstrip().endswith(","):
            return True
        return not self._cues.has("blockers", start, end)

    def _fits_verb(self, trigger: Cue, left: Sequence[Party], right: Sequence[Party]) -> bool:
        """A transitive verb wants its object beside it, and an object that owns nothing ("welcomed X's remarks")."""
        meaning = trigger.meaning
        if not right or f"{meaning.mode}:{meaning.form}" not in _ADJACENT:
            return True
        return _POSSESSIVE.match(self._reader.text, right[-1].end) is None

    def _is_linked_right(self, trigger: Cue, right: Sequence[Party]) -> bool:
        if not right:
            return False
        between = self._reader.text[trigger.end : right[0].start].lower()
        words = re.findall(r"[^\W_]+|[^\w\s]", between)
        if self._lexicon.is_unspaced:
            return False
        return bool(words) and any(word in self._lexicon.with_words for word in words)

    def _is_between(self, trigger: Cue, right: Sequence[Party]) -> bool:
        return len(right) > 1 and len({p.side for p in right}) > 1

    def _after(self, last: Party, sentence: Span, people: Sequence[Party]) -> tuple[Party, ...]:
        """"In a call with Putin, Xi said": the subject comes after the other side."""
        rest = [i for i, p in enumerate(people) if p.start >= last.end]
        if not rest or "," not in self._reader.text[last.end : people[rest[0]].start] or people[rest[0]].start - last.end > _NEAR:
            return ()
        return tuple(self._reader.chain(people, rest[0], 1))

    def _implied(self, trigger: Cue, sentence: Span, right: Sequence[Party]) -> tuple[Party, ...]:
        """Who the subject is when no party stands there: I and we, he and she, else the publisher's own side."""
        start = sentence[0]
        sides = {p.side for p in right}
        if self._cues.has("pronouns", start, trigger.start) and self._subject and self._subject.key not in {p.key for p in right}:
            return (self._subject,)
        if self._cues.has("first_person", start, trigger.end + 12) or (self._home and self._home not in sides):
            return (Party(self._home or "we", None, None, None, self._home, None, trigger.start, trigger.end, trigger.start, trigger.end, False, "party.publisher"),)
        if self._subject and self._subject.key not in {p.key for p in right} and self._subject.side not in sides:
            return (self._subject,)
        return ()

    def _is_both(self, trigger: Cue, sentence: Span) -> bool:
        return self._cues.has("both", sentence[0], trigger.start)

    def _both(self, trigger: Cue, sentence: Span, left: Sequence[Party]) -> tuple[Party, ...]:
        """"The two met": the last two persons of different sides."""
        if not self._is_both(trigger, sentence):
            return tuple(left)
        found: dict[str | None, Party] = {}
        for party in reversed(self._recent):
            if party.name and party.side and party.side not in found:
                found[party.side] = party
        pair = list(found.values())[:2]
        return tuple(reversed(pair)) if len(pair) == 2 else tuple(left)

    # -- held or not, and how --------------------------------------------------------------------------------------

    def _clause(self, trigger: Cue, sentence: Span, left: Sequence[Party]) -> Span:
        start = left[-1].end if left and left[-1].end <= trigger.start else max(sentence[0], trigger.start - 90)
        return start, trigger.start

    def _verb_realis(self, trigger: Cue, sentence: Span, zone: str, left: Sequence[Party]) -> str | None:
        clause = self._clause(trigger, sentence, left)
        form = trigger.meaning.form
        if self._cues.has("negated", *clause):
            return "negated"
        if self._cues.has("planned", *clause):
            return "planned"
        if form == "bare":
            return self._bare_realis(trigger, sentence, zone)
        before = max(sentence[0], (left[0].start if left and left[0].end <= trigger.start else trigger.start) - 25)
        head = self._reader.text[before : left[0].start if left and left[0].start > before else trigger.start].lower().split()
        if {"when", "since", "cuando", "lorsque", "когда"} & set(head[-3:]) or {"last", "previously"} & set(self._reader.text[clause[0] : clause[1]].lower().split()[-2:]):
            return "referenced"
        return "held"

    def _bare_realis(self, trigger: Cue, sentence: Span, zone: str) -> str | None:
        before = self._reader.text[max(sentence[0], trigger.start - 4) : trigger.start].lower()
        if before.strip().endswith("to"):
            return "planned"
        return "held" if zone in ("title", "caption") else None

    def _light(self, trigger: Cue, sentence: Span) -> str:
        """Form of the light verb that carries a noun ("held talks"), or an empty word."""
        start = max(sentence[0], trigger.start - 60)
        found = [(c.end, c.kind) for kind in ("light_past", "light_present", "light_bare") for c in self._cues.within(kind, start, trigger.start)]
        found = [(end, kind) for end, kind in found if not self._reader.people(end, trigger.start)]
        after = self._cues.within("light_past", trigger.end, min(sentence[1], trigger.end + 120))
        if found:
            return max(found)[1]
        return "light_past" if any(self._reader.text[c.start : c.end].lower() in ("took place", "was held", "were held", "were also held", "was also held") for c in after) else ""

    def _noun_realis(self, trigger: Cue, sentence: Span, zone: str, light: str) -> str:
        start = max(sentence[0], trigger.start - 70)
        if self._cues.has("negated", start, trigger.start):
            return "negated"
        if self._cues.has("planned", start, trigger.start):
            return "planned"
        if light == "light_past" or (light and zone in ("title", "caption")):
            return "held"
        if light == "light_bare":
            return "planned"
        if light == "light_present":
            return "held"
        if zone != "title" and self._cues.has("background", start, trigger.start):
            return "referenced"
        return "held"

    def _is_caption(self, zone: str) -> bool:
        return zone == "caption"

    def _mode(self, trigger: Cue, sentence: Span) -> str:
        for mode in ("video", "phone"):
            if trigger.meaning.mode == mode:
                return mode
        window = (max(sentence[0], trigger.start - 80), min(sentence[1], trigger.end + 160))
        for mode in ("video", "phone"):
            if self._cues.has(mode, *window):
                return mode
        if trigger.meaning.mode == "talk" and (self._cues.has("in_person", *sentence) or self._cues.has("sidelines", *sentence)):
            return "in_person"
        return trigger.meaning.mode

    def _apart(self, encounter: Encounter) -> list[Encounter]:
        """"Met separately with A, B and C" is three encounters."""
        if len(encounter.right) < 2 or not self._cues.has("separately", encounter.sentence[0], encounter.right[0].start):
            return [encounter]
        return [replace(encounter, right=(party,), is_new=True, rule="meeting.separately") for party in encounter.right]


def _covers(known: Encounter, new: Encounter) -> bool:
    """Whether a later trigger of a sentence only tells of the same encounter: "met for talks"."""
    return known.sentence == new.sentence and {p.key for p in new.parties} <= {p.key for p in known.parties} and (new.realis == known.realis or new.is_weak)
