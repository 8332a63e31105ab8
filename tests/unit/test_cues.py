"""Cues of a text by kind and place: what a reader asks for, and what tells it that it need not ask."""

from pipelines.core.meetings.cues import Cues, Meaning

NOUN, VERB, IDLE = Meaning("noun", "in_person"), Meaning("verb", "in_person", "past"), Meaning("idle")
CUES = Cues([(0, 4, (NOUN, IDLE)), (2, 8, (NOUN,)), (5, 9, (VERB,)), (12, 20, (NOUN,))])
KINDS = {"noun", "verb", "idle"}


def test_of_cues_of_one_kind_that_overlap_the_first_holds() -> None:
    assert [(cue.start, cue.end) for cue in CUES.within("noun", 0, 30)] == [(0, 4), (12, 20)]


def test_a_cue_that_reaches_over_the_end_of_a_span_is_not_inside_it() -> None:
    assert [(cue.start, cue.end) for cue in CUES.within("noun", 0, 19)] == [(0, 4)]
    assert not CUES.has("noun", 5, 19)


def test_a_kind_of_which_no_cue_begins_in_a_span_has_none_inside_it() -> None:
    assert CUES.kinds(0, 4) == {"noun", "idle"}
    assert CUES.kinds(4, 13) == {"verb", "noun"}
    assert CUES.kinds(20, 30) == set()
    assert not any(CUES.has(kind, start, end) for start in range(20) for end in range(20) for kind in KINDS - CUES.kinds(start, end))


def test_cues_of_several_kinds_are_found_as_those_of_each() -> None:
    kinds = ("idle", "verb", "missing", "noun")
    spans = [(start, end) for start in range(22) for end in range(22)]
    assert [CUES.has_any(kinds, *span) for span in spans] == [any(CUES.has(kind, *span) for kind in kinds) for span in spans]
    assert [cue.kind for cue in CUES.within_any(kinds, 0, 30)] == ["idle", "verb", "noun", "noun"]
