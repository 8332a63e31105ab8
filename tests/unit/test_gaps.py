"""Cues in parts: where they begin, and what may stand between."""

import pytest

from pipelines.core.meetings.cues import Meaning
from pipelines.core.meetings.gaps import GapReader, part

MET = Meaning("verb", "in_person", "past")
WORDS = ["a … reçu", "s'est … entretenu", "a … été … reçu en audience", "a vu"]


@pytest.fixture(scope="module")
def reader() -> GapReader:
    """Reads the cues above."""
    _, parted = part((words, MET) for words in WORDS)
    return GapReader(parted, [",", "ce", "jeudi", "longuement", "à"], ["à"])


def begins(reader: GapReader, text: str, last: str) -> list[str]:
    """What stands from each beginning of a cue on."""
    return [text[at:] for at, _ in reader.read(text, last, text.index(last))]


def test_only_the_last_part_is_sought() -> None:
    entries, parted = part((words, MET) for words in WORDS)
    assert [words for words, _ in entries] == ["a vu", "reçu", "entretenu", "reçu en audience"]
    assert parted["reçu en audience"][0].heads == (("a",), ("été",))


@pytest.mark.parametrize("text", ["a reçu", "a longuement reçu", "a, ce jeudi 14, reçu", "a ce jeudi à Dakar reçu"])
def test_adverbs_days_and_places_may_stand_in_the_gap(reader: GapReader, text: str) -> None:
    assert begins(reader, f"Le ministre {text}", "reçu") == [text]


def test_a_pronoun_written_together_with_the_first_part_is_none_of_it(reader: GapReader) -> None:
    assert begins(reader, "Hier, il l’a longuement reçu", "reçu") == ["a longuement reçu"]


@pytest.mark.parametrize("text", ["il a dit avoir reçu", "reçu", "il a\nreçu", "la reçu", "a" + ", ce jeudi" * 4 + " reçu"])
def test_other_words_and_too_many_part_them(reader: GapReader, text: str) -> None:
    assert begins(reader, text, "reçu") == []


def test_a_cue_may_have_several_gaps(reader: GapReader) -> None:
    assert begins(reader, "Elle a ce jeudi été longuement reçu en audience", "reçu en audience") == [
        "a ce jeudi été longuement reçu en audience"
    ]
