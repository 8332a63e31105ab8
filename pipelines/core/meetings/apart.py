"""Several encounters in one sentence: met separately with, called one after the other."""

from itertools import pairwise
from typing import NamedTuple

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cues
from pipelines.core.meetings.encounter import Encounter, Scene
from pipelines.core.meetings.party import Party, present
from pipelines.core.text import Span

_BEHIND = 30
"""Code points behind a list in which "respectively" stands."""
_PAIR = 2
_LEAD = 2
"""Words before somebody, of which one leads to him: con su homólogo."""
_SERIES = 3
"""Sentences after one that tells of several calls in which each is told."""


class _Series(NamedTuple):
    """Who met several, each alone, and whom: they are no parties of each other."""

    hosts: tuple[Party, ...]
    guests: tuple[Party, ...]


class ApartReader:
    """Tells the encounters of a list apart, sentence by sentence and in order.

    Args:
        text: Text of the document.
        cues: Its cues.
        lexicon: Cue words of its language.
    """

    def __init__(self, text: str, cues: Cues, lexicon: CueLexicon) -> None:
        self._text = text
        self._cues = cues
        self._lexicon = lexicon
        self._since = _SERIES + 1
        self._told: _Series | None = None

    def begin(self, scene: Scene) -> None:
        """Begin the next sentence: does it tell of several calls?"""
        self._since = 0 if "series" in scene.kinds and self._cues.has("series", *scene.span) else self._since + 1

    def split(self, encounter: Encounter) -> list[Encounter]:
        """Tell "met separately with A, B and C" as three encounters; any other is returned as it is.

        What is told of A and B behind it is told of whoever met them (``_of_host``).
        """
        if self._come_in_turn(encounter):
            self._told = _Series(encounter.right, encounter.left)
            return [encounter._replace(left=(party,), is_new=True, rule="meeting.separately") for party in encounter.left]
        if len(encounter.right) < 2 or not any(told(encounter) for told in (self._is_separate, self._are_calls, self._is_repeated)):
            return self._of_host(encounter)
        if not encounter.left and encounter.trigger.kind == "noun" and len(encounter.right) > _PAIR:
            if not self._is_owned(encounter):
                return []  # whose they were is not known: "was scheduled for bilateral meetings with A, B and C"
            encounter = encounter._replace(left=encounter.right[:1], right=encounter.right[1:])
        self._told = _Series(encounter.left, encounter.right) if encounter.left else None
        return [encounter._replace(right=(party,), is_new=True, rule="meeting.separately") for party in present(encounter.right)]

    def _is_owned(self, encounter: Encounter) -> bool:
        """Whether the first of a list stands apart as the one whose meetings they were: "separate meetings of X with A and B"."""
        first, second = encounter.right[:_PAIR]
        lead = self._lexicon.lead(self._text, first.end, second.start)
        return lead in self._lexicon.with_words - self._lexicon.and_words

    def _of_host(self, encounter: Encounter) -> list[Encounter]:
        """An encounter of nobody but those who were met separately: that of their host with the one whom the sentence names.

        None at all where it is told of the list itself: 分别会见A、B，就合作交换意见. Where a later sentence names several of
        them ("A then met B") it is their own, and whoever "met B" from there on may be either.
        """
        if self._told is None or not {p.key for p in encounter.parties} <= {p.key for p in self._told.guests}:
            return [encounter]
        start, end = encounter.sentence
        if {p.start for p in encounter.parties} <= {p.start for p in self._told.guests} and self._told.guests[0].start >= start:
            return []
        named = tuple(p for p in encounter.parties if start <= p.start < end)
        if len(named) == 1:
            return [encounter._replace(left=self._told.hosts, right=named)]
        self._told = None if named else self._told
        return [encounter] if named else []

    def _come_in_turn(self, encounter: Encounter) -> bool:
        """Whether several subjects met one and the same, each alone: "A and B separately met C", A、B依次拜会C."""
        left, trigger = encounter.left, encounter.trigger
        is_one = len(left) > 1 and len(encounter.right) == 1 and left[-1].end < trigger.start
        is_each = trigger.meaning.form == "transitive" and len({p.side for p in left}) == len(left)
        end = trigger.end if is_each else trigger.start  # "A et B ont présenté leurs lettres de créance à C"
        is_before = is_one and self._cues.has("separately", left[-1].end, end)
        return is_before or (is_one and self._cues.has("separately", trigger.end, encounter.right[0].start))  # "ont reçu séparément C"

    def _is_separate(self, encounter: Encounter) -> bool:
        """Whether the sentence says so, before the list or right behind it, or tells of one after the other: "A, then B"."""
        first, last = encounter.right[0], encounter.right[-1]
        before = (encounter.sentence[0], max(first.start, encounter.trigger.start))
        pairs = [(one.end, other.start) for one, other in pairwise(encounter.right)]
        in_turn = any(self._cues.has_any(("sequel", "separately"), *between) for between in pairs)
        if not in_turn and self._cues.has("together", last.end, last.end + _BEHIND):
            return False  # "held meetings with A and B in the 2+2 format"
        return in_turn or self._cues.has("separately", *before) or self._cues.has("separately", last.end, last.end + _BEHIND)

    def _is_repeated(self, encounter: Encounter) -> bool:
        """Whether the word of company is said again before each of several sides, of no one meeting: "habló con A y con B"."""
        first, trigger = encounter.right[0], encounter.trigger
        is_open = trigger.kind == "verb" or self._cues.has("rounds", encounter.sentence[0], first.start)
        words = self._lexicon.partner_words
        if encounter.zone == "title" and trigger.meaning.form == "transitive":
            words = self._lexicon.object_marks  # a headline sums up: "recibe a A y a B"
        gaps = [(trigger.end, first.start), *((one.end, other.start) for one, other in pairwise(encounter.right))]
        return is_open and self._are_of_sides(encounter) and all(words.intersection(self._words(gap)[-_LEAD:]) for gap in gaps)

    def _words(self, gap: Span) -> list[str]:
        return self._lexicon.words(self._text, *gap)

    def _are_of_sides(self, encounter: Encounter) -> bool:
        """Whether each of a list is of a side of its own, and nothing says that they were there together."""
        right = encounter.right
        is_each = len({p.side for p in right if p.side}) == len(right)
        return is_each and not self._cues.has("together", encounter.sentence[0], right[-1].end + _BEHIND)

    def _are_calls(self, encounter: Encounter) -> bool:
        """Whether those of several countries were called one by one: "telephoned A and B", "held calls with A and B".

        Who "spoke to A and B" may have had both on one line, but for a page that has just told of several calls.
        """
        right, trigger = encounter.right, encounter.trigger
        if not self._are_of_sides(encounter):
            return False
        if trigger.kind == "noun":
            return self._cues.has("series", encounter.sentence[0], right[0].start)
        if trigger.meaning.form.startswith("transitive"):
            return trigger.meaning.mode == "phone"
        return encounter.mode in ("phone", "talk") and self._since <= _SERIES
