"""Several encounters in one sentence: met separately with, called one after the other."""

from itertools import pairwise

from pipelines.core.meetings.cues import Cues
from pipelines.core.meetings.encounter import Encounter, Scene

_BEHIND = 20
"""Code points behind a list in which "respectively" stands."""
_SERIES = 3
"""Sentences after one that tells of several calls in which each is told."""


class ApartReader:
    """Tells the encounters of a list apart, sentence by sentence and in order.

    Args:
        cues: Cues of the document.
    """

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self._since = _SERIES + 1

    def begin(self, scene: Scene) -> None:
        """Begin the next sentence: does it tell of several calls?"""
        self._since = 0 if "series" in scene.kinds and self._cues.has("series", *scene.span) else self._since + 1

    def split(self, encounter: Encounter) -> list[Encounter]:
        """Tell "met separately with A, B and C" as three encounters; any other is returned as it is."""
        if self._come_in_turn(encounter):
            return [encounter._replace(left=(party,), is_new=True, rule="meeting.separately") for party in encounter.left]
        if len(encounter.right) < 2 or not (self._is_separate(encounter) or self._are_calls(encounter)):
            return [encounter]
        return [encounter._replace(right=(party,), is_new=True, rule="meeting.separately") for party in encounter.right]

    def _come_in_turn(self, encounter: Encounter) -> bool:
        """Whether several subjects met one and the same, each alone: "A and B separately met C", A、B依次拜会C."""
        left, start = encounter.left, encounter.trigger.start
        is_one = len(left) > 1 and len(encounter.right) == 1 and left[-1].end < start
        return is_one and self._cues.has("separately", left[-1].end, start)

    def _is_separate(self, encounter: Encounter) -> bool:
        """Whether the sentence says so, before the list or right behind it, or tells of one after the other: "A, then B"."""
        first, last = encounter.right[0], encounter.right[-1]
        before = (encounter.sentence[0], max(first.start, encounter.trigger.start))
        in_turn = any(self._cues.has("sequel", one.end, other.start) for one, other in pairwise(encounter.right))
        return in_turn or self._cues.has("separately", *before) or self._cues.has("separately", last.end, last.end + _BEHIND)

    def _are_calls(self, encounter: Encounter) -> bool:
        """Whether those of several countries were called one by one: "telephoned A and B", "held calls with A and B".

        Who "spoke to A and B" may have had both on one line, but for a page that has just told of several calls.
        """
        right, trigger = encounter.right, encounter.trigger
        sides = {p.side for p in right if p.side}
        if len(sides) < len(right) or self._cues.has("together", encounter.sentence[0], right[-1].end + _BEHIND):
            return False
        if trigger.kind == "noun":
            return self._cues.has("series", encounter.sentence[0], right[0].start)
        if trigger.meaning.form.startswith("transitive"):
            return trigger.meaning.mode == "phone"
        return encounter.mode in ("phone", "talk") and self._since <= _SERIES
