"""Whether a party after a trigger is its object or its owner."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from pipelines.core.meetings.between import BetweenReader
from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cue
from pipelines.core.meetings.party import Party

_PLACE = 3
"""Words of a place between a noun and its owners: встреча в Кремле."""
_BESIDE = 40
"""Code points within which the object of a transitive verb stands."""
_PLACED = 90
"""The same where the place comes first: "received at the Ministry in Riyadh today"."""
_URGED = re.compile(r"(?:,[^.;]{0,90},)? to [^\W\d_]", re.IGNORECASE)
"""What follows whom one calls on to do something."""
_OWNER = 24
"""Code points between a noun and whose it is: "Entrevue de Monsieur le ministre"."""
_SEEN = 20
"""Code points behind an object in which the next word begins."""
_NEAR = 45
_COUNTED = 2
"""Words before a group of which the first leads to it, and the other is their number."""


class ObjectReader:
    """Reads whether parties after verbs are their objects, and beside nouns their owners.

    Args:
        text: Text of the document.
        lexicon: Cue words of its language.
        words: What the words between parties and triggers say.
    """

    def __init__(self, text: str, lexicon: CueLexicon, words: BetweenReader) -> None:
        self._text = text
        self._lexicon = lexicon
        self._words = words

    def has_object(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether a transitive verb has its object beside it.

        The object owns nothing ("welcomed X's remarks") and is not told to do something ("called on X to withdraw").
        """
        if right and self._lexicon.partner_words:
            lead = self._lexicon.lead(self._text, trigger.end, right[0].start)
            is_object = self._is_object(lead, trigger) or self._counts(trigger, right[0])
            return is_object and (trigger.meaning.form != "transitive_seen" or self._closes(right[-1].end))
        if not right:
            return False
        words = self._lexicon.words(self._text, trigger.end, right[0].start)
        when = self._lexicon.clause_words | {","}
        where = list(dropwhile(when.__contains__, words))  # "received today, at the Ministry of Finance in Riyadh, Minister X"
        is_placed = where[:1] != ["to"] and not (self._lexicon.place_words | self._lexicon.attributive).isdisjoint(where[:1])
        between = set(words if not is_placed or words[-1] != "," else words[-1:])
        is_agent = trigger.meaning.is_passive and self._lexicon.lead(self._text, trigger.end, right[0].start) in self._lexicon.agents
        if right[0].start - trigger.end > (_PLACED if is_placed or is_agent else _BESIDE):
            return False
        if trigger.meaning.is_passive:
            is_parted = not self._lexicon.agents and "," in words  # «Принятый на службу, он»
            return (not self._lexicon.agents and not is_parted) or bool(between & self._lexicon.agents) or self._leads(trigger)
        if between & self._lexicon.object_breaks:
            return False
        urged = self._text[trigger.start : trigger.end].lower().endswith(" on") and _URGED.match(self._text, right[-1].end)
        if trigger.meaning.form == "transitive_seen" and not self._closes(self._object_end(trigger, right)):
            return False
        return not self._words.owns(right[-1]) and not urged

    def _leads(self, trigger: Cue) -> bool:
        """Whether a passive ends in the word that leads to its agents: "chaired by", "under the joint chairmanship of"."""
        return self._words.ends_in(trigger, self._lexicon.agents | self._lexicon.with_words)

    def _object_end(self, trigger: Cue, right: Sequence[Party]) -> int:
        """Where an object ends: a pronoun's party stands before the verb."""
        if right[-1].start >= trigger.end:
            return right[-1].end
        behind = self._text[trigger.end :].lstrip()
        return len(self._text) - len(behind) + len(re.split(r"\W", behind, maxsplit=1)[0])

    def _closes(self, end: int) -> bool:
        """Whether an object is told no more of than when and where: "saw him in Rome", and not "saw him resign", "saw him off"."""
        words = self._lexicon.words(self._text, end, end + _SEEN)
        lexicon = self._lexicon
        return not words or not words[0].isalpha() or words[0] in lexicon.clause_words | lexicon.place_words | lexicon.and_words

    def _is_object(self, lead: str, trigger: Cue) -> bool:
        """Whether the word before a party makes it the agent of a passive, or the object of another verb."""
        if trigger.meaning.is_passive:
            return lead in self._lexicon.agents
        if not self._lexicon.object_marks:
            return lead not in self._lexicon.object_breaks
        return (lead or self._lexicon.lead(self._text, trigger.start, trigger.end)) in self._lexicon.object_marks

    def _counts(self, trigger: Cue, group: Party) -> bool:
        """Whether their number stands between the sign of an object and those of a group: "recibió a dos visitantes noruegos"."""
        words = self._lexicon.words(self._text, trigger.end, group.start)[-_COUNTED:] if group.is_group and not group.name else []
        return len(words) == _COUNTED and self._is_object(words[0], trigger)

    def is_owned(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether both sides stand right after a noun as its owners, with a place between at most: встреча Лаврова с Ван И."""
        if len({p.side for p in right}) < 2:
            return False
        between = [word for word in self._text[trigger.end : right[0].start].split() if word]
        return not between or (len(between) <= _PLACE and between[0] in self._lexicon.place_words and between[-1][0].isupper())

    def is_of_one(self, noun: Cue, right: Sequence[Party]) -> bool:
        """Whether a word leads from a noun to whose it is, and one of company from him to the other: "Entretien du ministre X avec Y"."""
        words = self._lexicon
        if len(right) < 2 or not words.partner_words or right[0].side or noun.meaning.kind != "noun":
            return False
        lead, then = (words.lead(self._text, *span) for span in ((noun.end, right[0].start), (right[0].end, right[1].start)))
        if not words.partner_words.isdisjoint(words.words(self._text, noun.end, right[0].start)):
            return False
        if lead in words.agents:  # "Audience accordée par le ministre X à Y"
            return right[0].start - noun.end <= _NEAR and then in words.with_words - words.and_words - words.agents
        is_owner = lead in words.object_breaks - words.partner_words - words.place_words
        return is_owner and right[0].start - noun.end <= _OWNER and then in words.partner_words

    def is_owner(self, party: Party, trigger: Cue, zone: str) -> bool:
        """Whether a party owns a noun: "Biden's call", and in titles and captions "Wang Yi meeting with"."""
        gap = trigger.start - party.end
        return gap < _NEAR and (self._words.owns(party) or (gap < 3 and zone != "body"))

    def is_spoken_of(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether the parties after a verb of talking only own what was spoken of: "spoke of the statement of X", 谈了对X的看法."""
        if self._lexicon.is_unspaced and not trigger.meaning.form.startswith(("transitive", "given")):
            return self._text.startswith(tuple(self._lexicon.topic_words), trigger.end)
        if trigger.meaning.mode != "talk" or not right or right[0].start < trigger.end:
            return False
        words, lexicon = self._lexicon.words(self._text, trigger.end, right[0].start), self._lexicon
        is_owner = lexicon.lead(self._text, trigger.end, right[0].start) in lexicon.object_breaks
        return is_owner and (lexicon.companions | lexicon.partner_words | lexicon.object_marks).isdisjoint(words)
