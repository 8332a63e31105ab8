"""Subjects that stand behind what they did, in languages that put them there."""

from collections.abc import Sequence

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.meetings.parties import PartyReader
from pipelines.core.meetings.party import Party, first_behind
from pipelines.core.meetings.syntax import NEAR, SECOND, Syntax


class BehindReader:
    """Reads the subjects behind verbs and behind the other side.

    Args:
        reader: Parties of the document.
        cues: Its cues.
        lexicon: Cue words of its language.
        syntax: Sides in the common order.
    """

    def __init__(self, reader: PartyReader, cues: Cues, lexicon: CueLexicon, syntax: Syntax) -> None:
        self._reader = reader
        self._cues = cues
        self._lexicon = lexicon
        self._text = reader.text
        self._syntax = syntax

    def subject(self, start: int, people: Sequence[Party], is_carried: bool = False) -> tuple[Party, ...]:
        """The subject behind a verb, with no more than a noun, a day or a place between: «с которым провёл вчера переговоры X».

        Args:
            start: Where the verb ends; of a noun that its verb follows, where its parties end.
            people: Parties of the sentence.
            is_carried: A light verb must stand in between: «встречу с X провёл вчера Y».
        """
        index = first_behind(people, start)
        if index is None or people[index].start - start > NEAR or not self._lexicon.fillers:
            return ()
        end = people[index].start
        light = [*self._cues.within_any(("light_past", "verb"), start, end)]
        if is_carried and not light:
            return ()
        known = {word for cue in (*light, *self._cues.within("noun", start, end)) for word in self._text[cue.start : cue.end].split()}
        is_open = self._lexicon.are_passing(word for word in self._text[start:end].split() if word not in known)
        return tuple(self._reader.chain(people, index, 1)[:1]) if is_open else ()

    def of_other(self, end: int, people: Sequence[Party], is_led: bool) -> tuple[Party, ...]:
        """The subject behind the other side, in languages without articles: «Принятый X министр Y», «По телефону с X говорил Y».

        Args:
            end: Where the other side ends.
            people: Parties of the sentence.
            is_led: A word of company leads to that side, and so a verb may stand in between.
        """
        rest = next((p for p in people if p.start >= end), None)
        if rest is None or not self._lexicon.has_cases:
            return ()
        return (rest,) if self._text[end : rest.start].isspace() else self.subject(end, people, is_carried=True) if is_led else ()

    def both(self, verb: Cue, people: Sequence[Party]) -> tuple[Party, ...]:
        """Both sides behind a verb and what they spoke of, in a language that declines it: «Вчера поговорили о рыбе министры X и Y»."""
        index = first_behind(people, verb.end)
        if index is None or not self._lexicon.has_cases or people[0].start < verb.start:
            return ()
        between = (verb.end, people[index].start)
        parting = self._cues.within("blockers", *between)
        is_topic = bool(parting) and all(self._text[cue.start : cue.end].strip().lower() in self._lexicon.topic_words for cue in parting)
        chain = self._reader.chain(people, index, 1)
        if not is_topic or between[1] - between[0] > SECOND or "," in self._text[slice(*between)]:
            return ()
        return tuple(chain) if len({p.side for p in chain}) > 1 and self._syntax.is_list(chain) else ()
