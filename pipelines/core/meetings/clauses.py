"""Both sides of the relative clause that says of the noun of a meeting who held it: "la reunión que X sostuvo con Y"."""

from collections.abc import Sequence

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.meetings.parties import PartyReader
from pipelines.core.meetings.party import Party, Sides, first_behind
from pipelines.core.meetings.syntax import NEAR, SECOND

_OFF = 60
"""Code points behind the verb of the clause in which that of the noun says that it was called off."""


class ClauseReader:
    """Reads the relative clauses of the nouns of one text.

    Args:
        reader: Parties of the document.
        cues: Its cues.
        lexicon: Cue words of its language.
    """

    def __init__(self, reader: PartyReader, cues: Cues, lexicon: CueLexicon) -> None:
        self._reader = reader
        self._cues = cues
        self._lexicon = lexicon
        self._relatives = lexicon.relatives | lexicon.object_relatives

    def read(self, noun: Cue, people: Sequence[Party]) -> Sides | None:
        """The subject and its partners: "l’entretien que X a eu avec Y", and with the verb first, "l’entretien qu’a eu hier X avec Y".

        Args:
            noun: The noun.
            people: Parties of its sentence.

        Returns:
            Both sides, in the first one where the clause lists them as its subject; None where no such clause follows the noun, or
            it lacks one of them.
        """
        index = first_behind(people, noun.end)
        if index is None:
            return None
        first = people[index]
        if turned := self._cues.first("light_past", noun.end, first.start):
            if first.start - turned.end > NEAR or not self._is_clause(noun.end, turned.start):
                return None
            chain = tuple(self._reader.chain(people, index, 1))
            is_both = self._lexicon.has_cases and len({p.side for p in chain}) > 1  # «беседа, которую вели X и Y»
            return (chain, ()) if is_both else self._with_partners((first,), first.end, people[index + 1 :])
        words = self._lexicon.clause(self._reader.text, noun.end, first.start)
        is_clause = bool(words) and words[0] in self._relatives and self._lexicon.fillers.issuperset(words[1:])
        if not is_clause and (words or not self._lexicon.companions):  # «Вторую встречу X провёл с Y» has no word between
            return None
        subject = tuple(self._reader.chain(people, index, 1))
        end = subject[-1].end
        held = self._cues.first("light_past", end, end + NEAR)
        if held is None or not self._is_small(end, held.start):
            return None
        told = self._with_partners(subject, held.end, [p for p in people if p.start >= held.end])
        is_off = self._cues.has("called_off", held.end, held.end + _OFF)  # "la charla que X y Y tuvieron a punto de cerrar se canceló"
        return told or ((subject, ()) if self._are_both(subject) and not is_off else None)

    def _are_both(self, subject: Sequence[Party]) -> bool:
        """Whether a list is of both sides, and so lacks none: "la reunión que X y Y mantuvieron"."""
        sides = [p.side for p in subject if p.side]
        return len(set(sides)) > 1 and not self._lexicon.and_words.isdisjoint(
            self._lexicon.words(self._reader.text, subject[-2].end, subject[-1].start)
        )

    def _with_partners(self, subject: tuple[Party, ...], end: int, rest: Sequence[Party]) -> Sides | None:
        """Who held a meeting, with those whom a word of company leads to behind the verb or the subject; None without such."""
        if not rest or rest[0].start - end > SECOND or self._cues.has_any(("blockers", "not_with"), end, rest[0].start):
            return None
        lead = self._lexicon.lead(self._reader.text, end, rest[0].start)
        is_partner = lead in self._lexicon.partner_words | self._lexicon.object_marks | self._lexicon.companions
        return (subject, tuple(self._reader.chain(rest, 0, 1))) if is_partner else None

    def _is_clause(self, start: int, verb: int) -> bool:
        """Whether a relative pronoun stands before a verb, with no more than days and places between."""
        words = self._reader.text[start:verb].replace(",", " ").split()
        return bool(words) and words[0].lower() in self._relatives and self._lexicon.are_passing(words[1:])

    def _is_small(self, start: int, end: int) -> bool:
        return self._lexicon.fillers.issuperset(self._lexicon.clause(self._reader.text, start, end))
