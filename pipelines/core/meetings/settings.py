"""Both sides of a noun that is where something was said: "At a meeting, A told B", "In their first call, A and B agreed"."""

from collections.abc import Sequence

from pipelines.core.meetings.cues import Cue
from pipelines.core.meetings.encounter import Readers, Scene
from pipelines.core.meetings.party import Party
from pipelines.core.meetings.syntax import NEAR

_VERB = 20
"""Code points between a speaker and the verb by which he addresses somebody."""
_PLACED = 60
"""Code points of where and when between a noun and its speaker."""
_ARTICLE = 5
"""Code points of an article and its blanks."""
_PAIR = 2
_ASKED = ("joint", "plans_told")
"""Cues of what both may agree on or ask for where they meet."""
_STOP = ";"
"""Sign that ends the clause that a noun opens."""


class SettingReader:
    """Reads the sides of the settings of one page.

    Args:
        readers: What the readers of the page share.
    """

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._text = readers.parties.text
        self._cues = readers.cues
        self._lexicon = readers.lexicon

    def both(self, noun: Cue, scene: Scene, setting: bool, is_own: bool) -> tuple[Party, ...]:
        """Both sides of a noun that stands alone: "A and B agreed at their meeting", "A gave B a letter during a meeting".

        Args:
            noun: The noun.
            scene: Its sentence.
            setting: Whether it is where something was said or done, or what that came of.
            is_own: Whether it belongs to somebody told before: "their meeting".
        """
        people, syntax, pairs = scene.people, self._readers.syntax, self._readers.before.pairs
        left = syntax.subject(noun, people) if setting else ()
        clause = self._readers.carriers.clause_of_both(noun, scene.span) if setting else None
        is_told = clause is not None or syntax.words.is_indefinite(noun)
        if setting and not left and is_told:
            left = self._behind(clause or noun, people) or self._told(noun, people)
        if len({p.side for p in left}) > 1:
            return left
        before = tuple(p for p in people if p.end <= noun.start and p.name)
        if is_own:
            theirs = self._theirs(noun, scene) if setting and not before else ()
            return theirs or pairs.both(before) or (pairs.both(tuple(p for p in people if p.name)) if before else ())
        is_theirs = setting and left[:1] == before[:1] and len({p.side for p in before}) == len(before) == _PAIR
        return before if is_theirs and is_told else ()

    def _theirs(self, noun: Cue, scene: Scene) -> tuple[Party, ...]:
        """Whose a noun is that opens its sentence: "In their first call, X and Y agreed", but not "will agree", nor another subject."""
        both = self._behind(noun, scene.people)
        if not both:
            return ()
        start = noun.end + self._text[noun.end : both[0].start].rfind(",") + 1
        is_subject = self._lexicon.determiners.issuperset(self._lexicon.words(self._text, start, both[0].start))
        plans = [*self._cues.within("planned", noun.end, both[0].start), *self._cues.within("planned", both[-1].end, scene.span[1])]
        is_told = all(self._cues.has_any(_ASKED, cue.start, cue.end) for cue in plans)  # "agreed to reopen the road"
        return both if is_subject and is_told else ()

    def _behind(self, noun: Cue, people: Sequence[Party]) -> tuple[Party, ...]:
        """Both sides of a noun that opens its sentence: "Over a working lunch in Tallinn today, A and his guest, B, went through"."""
        first = next((i for i, p in enumerate(people) if p.start >= noun.end and p.name), None)
        if first is None or any(p.end <= noun.start for p in people) or people[first].start - noun.end > NEAR:
            return ()
        between, syntax = self._text[noun.end : people[first].start], self._readers.syntax
        chain = syntax.members(self._readers.parties.chain(people, first, 1))
        start = noun.end + max(0, between.find(","))
        is_open = ("," in between or self._lexicon.has_cases) and _STOP not in between
        if not is_open or self._cues.has("blockers", start, people[first].start):
            return ()
        if len(chain) == 1 and self._lexicon.partner_words.isdisjoint(between.split()):
            return self._addressed(noun, chain[0], people[first + 1 :])
        return tuple(chain) if len(chain) == _PAIR and all(p.name for p in chain) and syntax.is_list(chain) else ()

    def _addressed(self, noun: Cue, speaker: Party, others: Sequence[Party]) -> tuple[Party, ...]:
        """A speaker and whom a preposition makes the object of a verb of saying: "En una llamada, la presidenta X agradeció a Y".

        A gathering somewhere may be of others, an interview is the press's, and who was criticised need not be there.
        """
        other = others[0] if others else None
        if other is None or not other.name or other.start - speaker.end > NEAR or other.side in (None, speaker.side):
            return ()
        words = self._lexicon.words(self._text, noun.end, speaker.start)
        is_placed = noun.meaning.mode not in ("phone", "video") and not self._lexicon.country_words.isdisjoint(words)
        addressed = self._cues.within("addresses", speaker.end, other.start)
        if is_placed or self._is_of_others(noun, speaker) or not addressed:
            return ()
        marks, lead = self._lexicon.object_marks, self._lexicon.lead(self._text, speaker.end, other.start)
        is_object = lead in marks if marks else self._readers.parties.is_link(addressed[-1].end, other.start)
        return (speaker, other) if is_object else ()

    def _told(self, noun: Cue, people: Sequence[Party]) -> tuple[Party, ...]:
        """A speaker, and who was told before to whom he spoke: "In a conversation in Baku, X wished the diplomat success"."""
        speaker = next((p for p in people if p.start >= noun.end), None)
        if speaker is None or not speaker.name or speaker.start - noun.end > _PLACED or any(p.end <= noun.start for p in people):
            return ()
        verb = self._cues.first("addresses", speaker.end, speaker.end + _VERB)
        if verb is None or self._is_of_others(noun, speaker) or self._cues.has("blockers", noun.start, speaker.start):
            return ()
        if self._readers.syntax.words.has_pronoun(verb):
            return (speaker, *self._readers.before.pronoun((speaker,)))
        title = next((p for p in people if p.start >= verb.end), None)
        is_bare = title is not None and title.is_bare_title and title.start - verb.end <= _ARTICLE
        other = self._readers.before.meant((title,), (speaker,)) if title and is_bare else ()
        return (speaker, *other) if other and other[0].name else ()

    def _is_of_others(self, noun: Cue, speaker: Party) -> bool:
        """Whether a noun is the press's or some body's: "In an interview", "At a meeting of exporters", "At a party meeting"."""
        words = self._lexicon.words(self._text, noun.end, speaker.start)
        is_of = not self._lexicon.object_breaks.isdisjoint(words[:1])
        is_body = self._lexicon.lead(self._text, 0, noun.start) in self._lexicon.body_heads
        return is_of or is_body or self._cues.has("interviews", noun.start, speaker.start)
