"""Encounters that no verb or noun of meeting tells of: two leaders of two sides in one sentence, and a word of their contact."""

from collections.abc import Sequence

from pipelines.core.meetings.cues import COMMA, Cue
from pipelines.core.meetings.encounter import Encounter, Readers, Scene
from pipelines.core.meetings.party import Party, Sides
from pipelines.core.meetings.syntax import NEAR

_BESIDE = 70
"""Code points between a word of contact and whom it leads to."""
_ZONES = ("body", "caption")
_HELD = ("held", "recalled")
_APART = ("by_letter", "each_alone", "unmet", "missed", "called_off")
"""Cues that two were not together."""


class ContactReader:
    """Reads sentences in which two sides stand beside a word that says they were together.

    Args:
        readers: What the readers of the page share.
    """

    NEEDS = frozenset({"contacts"})
    """Cues of which a sentence has one that it is asked about."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def read(self, scene: Scene) -> Encounter | None:
        """The encounter of a sentence in which no other rule found one.

        Args:
            scene: The sentence.
        """
        cues = self._readers.cues
        if scene.zone not in _ZONES or not scene.people or cues.has_any(_APART, *scene.span):
            return None
        people = [p for p in scene.people if p.name or (p.office and not p.is_group)]
        for trigger in cues.within("contacts", *scene.span):
            if self._is_of_noun(trigger):
                continue
            left, right = self._beside(trigger, scene, people)
            if not (left and right) or not _may_be_two(left, right) or self._is_known(left, right) or self._is_to_be(trigger, scene):
                continue
            inside = [p for p in left if scene.span[0] <= p.start and p.end <= trigger.start]
            subject = (inside[0].start, inside[-1].end) if inside else None
            realis = self._readers.realis.verb(trigger, scene.span, scene.zone, subject)
            if realis in _HELD:
                return self._readers.made(trigger, scene, left, right, realis, True, "meeting.contact")
        return None

    def _is_of_noun(self, trigger: Cue) -> bool:
        """Whether a word of contact only describes a noun, in a script without spaces: 共同签署的协议, a treaty of whatever day."""
        lexicon = self._readers.lexicon
        return lexicon.is_unspaced and self._readers.parties.text.startswith(tuple(lexicon.attributive), trigger.end)

    def _is_known(self, left: Sequence[Party], right: Sequence[Party]) -> bool:
        """Whether the page has told of a meeting of the two."""
        return self._readers.before.pairs.has_met(left, right)

    def _is_to_be(self, trigger: Cue, scene: Scene) -> bool:
        """Whether anything in the sentence is planned: nothing else bears the rule out, so it does not ask what."""
        return any(cue.end <= trigger.start or trigger.end <= cue.start for cue in self._readers.cues.within("planned", *scene.span))

    def _beside(self, cue: Cue, scene: Scene, people: Sequence[Party]) -> Sides:
        """Of a word that leads from one to the other: "sat across the table from"; of one behind both: "A and B came face to face"."""
        before, after = _around(cue, people)
        right = self._led_to(cue, after)
        if right:
            return self._subject(cue, scene, before, right), right
        if len(before) > 1:
            return _of_all(before) if not self._leads(cue) else ((), ())
        return (tuple(before), self._readers.before.pronoun(before)) if before else ((), ())

    def _leads(self, cue: Cue) -> bool:
        """Whether a word of company ends a word of contact, and so leads to somebody who is no party: «в разговоре с журналистами»."""
        return self._readers.syntax.words.ends_in(cue, self._readers.lexicon.companions)

    def _subject(self, cue: Cue, scene: Scene, before: Sequence[Party], right: Sequence[Party]) -> tuple[Party, ...]:
        """Who stands before a word of contact, the nearest list of another side; else who was told before."""
        if before:
            chain = self._readers.parties.chain(before, len(before) - 1, -1)
            return tuple(chain) if self._readers.syntax.is_list(chain) else (chain[-1],)
        if behind := self._behind(scene, right):
            return (behind,)
        return self._readers.before.implied(cue, scene.span, right)

    def _behind(self, scene: Scene, right: Sequence[Party]) -> Party | None:
        """The subject behind a verb behind the other side, in languages without articles: «На приёме у X побывал вчера Y»."""
        lexicon, end = self._readers.lexicon, right[-1].end
        rest = next((p for p in scene.people if p.start >= end and p.name), None)
        if rest is None or not lexicon.has_cases or rest.start - end > NEAR:
            return None
        is_open = COMMA not in self._readers.parties.text[end : rest.start] and not self._readers.cues.has("blockers", end, rest.start)
        return rest if is_open else None

    def _led_to(self, cue: Cue, after: Sequence[Party]) -> tuple[Party, ...]:
        """The list right behind a word."""
        if not after or after[0].start - cue.end > _BESIDE or self._readers.cues.has("blockers", cue.end, after[0].start):
            return ()
        chain = self._readers.parties.chain(after, 0, 1)
        return tuple(chain) if self._readers.syntax.is_list(chain) else (chain[0],)


def _around(cue: Cue, people: Sequence[Party]) -> tuple[list[Party], list[Party]]:
    """Parties before and behind a word."""
    return [p for p in people if p.end <= cue.start], [p for p in people if p.start >= cue.end]


def _of_all(people: Sequence[Party]) -> Sides:
    """Both sides where all persons before a word are of two; two persons are taken as they stand, for one may have no side told."""
    named: dict[str, list[Party]] = {}
    for party in people:
        if party.side:
            named.setdefault(party.side, []).append(party)
    if len(named) == 2:
        left, right = named.values()
        return tuple(left), tuple(right)
    return (tuple(people[:1]), tuple(people[1:])) if len(people) == 2 else ((), ())


def _may_be_two(left: Sequence[Party], right: Sequence[Party]) -> bool:
    """Whether both have a side or a title that tells it, at least one a side and one a name, and no side is that of both."""
    both = (*left, *right)
    sides = {p.side for p in left if p.side}
    is_told = all(p.side or p.office for p in both) and any(p.side for p in both) and any(p.name for p in both)
    return is_told and sides.isdisjoint(p.side for p in right)


def are_two(encounter: Encounter) -> bool:
    """Whether the sides of an encounter, all told or supported, are two."""
    left, right = {p.side for p in encounter.left}, {p.side for p in encounter.right}
    return None not in left | right and left.isdisjoint(right)
