"""Parties that stand elsewhere than beside the verb: pronouns, "I" and "we", "the two", the publisher."""

import re
from collections.abc import Collection, Sequence

from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.meetings.parties import PartyReader, present
from pipelines.core.meetings.party import Party
from pipelines.core.meetings.pronouns import PronounReader
from pipelines.core.meetings.syntax import Syntax
from pipelines.core.meetings.visits import VisitReader
from pipelines.core.records import Mention
from pipelines.core.text import Span

_TWO = 40
"""Code points between "the two" and the verb of which they are the subject."""
_BESIDE = 14
"""Code points between a pronoun and its verb."""
_FRESH = 2
"""Sentences after a meeting in which "the two" are those who met, whoever else is named."""
_MEMORY = 8
"""Parties that "the two" may look back on."""
_OPENING, _CLOSING = '“«"„', '”»"'
"""Quotation marks."""
_QUOTE = 240
"""Code points of a quotation behind the sentence that tells of a meeting, and of its speaker."""
_ATTRIBUTED = 60
"""Code points between a quotation and its speaker."""
_NAMED_AFTER = re.compile(r"[,，]|\s[-–—]|[–—]")
"""Signs around a closing quotation mark that lead to the speaker."""
_STOP = re.compile(r"\n|\w{4}[.!?…]\s|[。！？]")
"""The end of a line, or of a sentence but not of an honorific: said Dr."""
_LINE = 0.9
"""Share of a line that its author's name and office make up."""


class Antecedents:
    """Who was told before, sentence by sentence and in order.

    Args:
        reader: Parties of the document.
        cues: Its cues.
        syntax: Reads sides from the order of parties and cues.
        home: Side that the publisher speaks for: who "I" and "we" are.
        author: Who signs the page: who "I" is on a page of nobody's.
        visits: Who came on a visit.

    Attributes:
        titled: Named parties of the title that have a side.
        host: Who met those of a round of meetings.
    """

    def __init__(
        self, reader: PartyReader, cues: Cues, syntax: Syntax, home: str | None, author: Mention | None, visits: VisitReader
    ) -> None:
        self._reader = reader
        self._cues = cues
        self._syntax = syntax
        self._home = home
        self._recent: list[Party] = []
        self._met: tuple[Party, ...] = ()
        self._pairs: set[frozenset[str]] = set()
        self._together: set[frozenset[str | None]] = set()
        self._age = 0
        self._leader: Party | None = None
        self._heading: Party | None = None
        self._visits = visits
        self._signer: Party | None = reader.party(author)._replace(office_start=None, office_end=None) if author else None
        self.titled: tuple[Party, ...] = ()
        self.host: Party | None = None
        self._pronouns = PronounReader(reader.text, cues)
        self._two: tuple[Party, ...] = ()

    def remember(self, sentence: Span, zone: str, people: Sequence[Party], told: Sequence[tuple[Sequence[Party], Sequence[Party]]]) -> None:
        """Take in a sentence that was read.

        Args:
            sentence: Its span.
            zone: Its zone.
            people: Its parties.
            told: Both sides of each of its encounters.
        """
        self._age += 1
        self._visits.remember(sentence, zone, people)
        self._two = ()
        if not people and not told and zone != "title":
            return
        self._sign(sentence, people)
        self._leader = self._reader.leader(people, sentence[1]) or self._leader
        if zone == "title":
            named = [p for p in people if p.name and p.office]
            self._heading = named[0] if len(named) == 1 and self._cues.has("notes", *sentence) else None
            self.titled = (*self.titled, *(p for p in people if p.name and p.side))
        self._pronouns.remember(zone, people, told)
        pairs = [(p, q) for left, right in told for p in left for q in right]
        self._together |= {frozenset(who) for p, q in pairs for who in ((p.key, q.key), (p.side, q.side))}
        self._two = self._agreed(sentence, zone, people)
        met = tuple(p for p in present([*told[-1][0], *told[-1][1]]) if p.name) if told else ()
        if len({p.side for p in met}) == 2:
            self._met, self._age = met, 0
            self._pairs.add(frozenset(p.key for p in met))
        sided = [p for left, right in told for p in present((*left, *right)) if p.name]
        keys = {p.key for p in sided}
        self._recent = [*self._recent, *(p for p in people if p.name and p.side and p.key not in keys), *sided][-_MEMORY:]

    def _agreed(self, sentence: Span, zone: str, people: Sequence[Party]) -> tuple[Party, ...]:
        """The persons of two sides that a sentence of the body names and says to have agreed; nobody of any other sentence."""
        sided = {p.side: p for p in people if p.name and p.side}
        is_joint = zone == "body" and len(sided) == 2 and self._cues.has("joint", *sentence)
        return tuple(sided.values()) if is_joint else ()

    def at_the_meeting(self, people: Sequence[Party]) -> tuple[Party, ...]:
        """Whose "the meeting" is that nobody has told of: the two whom the sentence before named, those of this one among them."""
        return self._two if {p.key for p in people if p.name} <= {p.key for p in self._two} else ()

    def _sign(self, sentence: Span, people: Sequence[Party]) -> None:
        """A line that is nothing but a name and an office is the author's: who "I" is on a page of nobody's."""
        length = sentence[1] - sentence[0]
        if (
            len(people) == 1
            and people[0].name
            and people[0].office
            and people[0].side
            and people[0].end - people[0].start >= _LINE * length
        ):
            self._signer = self._signer or people[0]

    @property
    def subject(self) -> Party | None:
        """Whom the text is about."""
        return self._pronouns.subject

    def is_new_to(self, left: Sequence[Party], right: Sequence[Party]) -> bool:
        """Whether whom the page is about is one of two persons of whom no meeting has been told."""
        both = (*left, *right)
        keys = {p.key for p in both}
        is_known = keys in self._together or (not all(p.name for p in both) and {p.side for p in both} in self._together)
        return self.subject is not None and self.subject.key in keys and not is_known

    def is_new_pair(self, people: Sequence[Party]) -> bool:
        """Whether no meeting of these persons has been told."""
        return {p.key for p in people} not in self._together

    def speaks(self, speaker: Party) -> None:
        """From here on, "I" is the speaker of a transcript."""
        self._signer = speaker

    def delegated(self, trigger: Cue, sentence: Span, left: tuple[Party, ...], right: Sequence[Party]) -> tuple[Party, ...]:
        """A subject of nobody's officials is who was told before: "the two" both, "the delegation" its leader."""
        if (
            len(left) == 1
            and right
            and (guest := self._visits.guest(left[0], {p.side for p in right}))
            and guest.key not in {p.key for p in right}
        ):
            return (guest,)
        leader = (self._leader if left and all(p.is_group for p in left) else None) or self.subject
        if leader is None or not left or not right or any(p.name for p in left):
            return left
        if len(left) == 1 and left[0].side in (None, leader.side) and leader.key != right[0].key and self._says_again(left[0]):
            return (leader,)
        if any(p.side for p in left):
            return left
        if self.host and len(left) == 1 and not left[0].is_group:  # «С X глава правительства обсудил», of a round
            leader = self.host
            return (leader,) if leader.key != right[0].key else left
        if not all(p.is_group for p in left):
            return (leader,) if len(left) == 1 and _is_title_of(leader, left[0]) and leader.key != right[0].key else left
        if self._cues.has("both", sentence[0], trigger.start) and (pair := self.both()):
            return pair
        return left if any(p.key == leader.key for p in right) else (leader,)

    def _says_again(self, title: Party) -> bool:
        """Whether a title without a name takes up who was told before, whatever his own: el jerarca, el secretario de Estado."""
        start, end = title.office_start or title.start, title.office_end or title.end
        return any((cue.start, cue.end) == (start, end) for cue in self._cues.within("said_again", start, end))

    def meant(self, parties: Sequence[Party], others: Sequence[Party]) -> tuple[Party, ...]:
        """Parties of which a title alone is the one person told before whose office it begins: "between the deputy minister and X".

        Args:
            parties: One side of an encounter.
            others: The other one.
        """
        keys, sides = {p.key for p in (*parties, *others)}, {p.side for p in others if p.side}
        found: list[Party] = []
        for party in parties:
            is_bare = party.office is not None and not (party.name or party.side or party.is_group)
            told = (
                {p.key: p for p in self._recent if p.key not in keys and p.side not in sides and _is_title_of(p, party)} if is_bare else {}
            )
            found.append(next(iter(told.values()))._replace(start=party.start, end=party.end) if len(told) == 1 else party)
        return tuple(found)

    def receiver(self, trigger: Cue, sentence: Span, left: Sequence[Party]) -> tuple[Party, ...]:
        """Who received those whom a passive without an agent tells of: the host of a round, else who received one before."""
        goes_on = any(self._cues.has(kind, *sentence) for kind in ("sequel", "besides"))
        host = self.host or (self.subject if goes_on else None)
        is_told = trigger.meaning.form == "passive" and any(p.name or p.side for p in left)
        return (host,) if host and is_told and host.side not in {p.side for p in left} else ()

    def exchanged(self, trigger: Cue, sentence: Span) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Both sides of a verb between two pronouns: "X told Y of it when he received him"; "She met him in Rome"."""
        if not self._cues.has("pronouns", max(sentence[0], trigger.start - _BESIDE), trigger.start):
            return None
        here = [p for p in self._reader.people(sentence[0], trigger.start) if p.name and p.side]
        if not here:
            left = self.told(trigger, sentence)
            return (left, self.pronoun(left)) if left else None
        other = next((p for p in reversed(here) if p.side != here[0].side), None)
        return ((here[0],), (other,)) if other else None

    @property
    def just_met(self) -> tuple[Party, ...]:
        """The two of the meeting told last, while it is fresh."""
        return self._met if self._age <= _FRESH else ()

    def led(self, left: Sequence[Party], right: tuple[Party, ...]) -> tuple[Party, ...]:
        """A delegation that somebody received is whoever was said to lead it."""
        leader = self._leader or (self._visits.guest(right[0], {p.side for p in left}) if len(right) == 1 else None)
        if leader is None or not left or len(right) != 1 or right[0].name or not right[0].is_group:
            return right
        is_other = leader.side not in {p.side for p in left} and right[0].side in (None, leader.side)
        return (leader._replace(start=right[0].start, end=right[0].end),) if is_other else right

    def me(self, trigger: Cue) -> tuple[Party, ...]:
        """The publisher as object: "called me"."""
        return (self.publisher(trigger),) if self._cues.has("first_object", trigger.end, trigger.end + 6) else ()

    def publisher(self, trigger: Cue) -> Party:
        """The publisher's own side, by name where the page is signed."""
        span = (trigger.start, trigger.end)
        if self._signer and self._home in (None, self._signer.side):
            return self._signer._replace(start=span[0], end=span[1], name_start=span[0], name_end=span[1], rule="party.publisher")
        return Party(self._home or "~publisher", None, None, None, self._home, None, *span, *span, False, "party.publisher")

    def implied(self, trigger: Cue, sentence: Span, right: Sequence[Party]) -> tuple[Party, ...]:
        """Who the subject is when no party stands there: he and she, I and we, else the publisher's own side."""
        keys, sides = {p.key for p in right}, {p.side for p in right}
        before = self.subject if self.subject and self.subject.key not in keys else None
        here = next((p for p in self._reader.people(sentence[0], trigger.start) if p.name and p.key not in keys), None)
        if here and self._cues.has("pronouns", here.end, trigger.start):
            return (here,)
        if office := self._own_office(trigger, sentence, sides):
            return (office,)
        if meant := self._pronouns.meant(trigger, sentence, right):
            return (meant,)
        opens = self._reader.text[sentence[0] : trigger.start].lstrip()[:1]
        # «Встретился с X», – написал Y
        is_dropped = opens != "" and opens in _OPENING and not self._reader.people(sentence[0], trigger.start)
        speaks = self._cues.has("first_person", sentence[0], trigger.end + 12)
        if (is_dropped or speaks) and (speaker := self._quoted(trigger, sentence)):
            return (speaker,) if speaker.key not in keys else ()
        if speaks and self._heading and self._signer is None and self._home is None and self._heading.key not in keys:
            self._signer = self._heading  # "Notes of Ambassador X"
        if before and self._home and not speaks and before.side == self._home and self._home not in sides:
            return (before,)  # of the publisher's own whom the page is about
        if speaks or (self._home and self._home not in sides):
            return (self.publisher(trigger),)
        return (before,) if before and before.side not in sides else ()

    def _own_office(self, trigger: Cue, sentence: Span, others: Collection[str | None]) -> Party | None:
        """The publisher's official of an office without a name whom a pronoun takes up: "The President flew to Rome, where he met X"."""
        if self._home is None or self._home in others:
            return None
        here = [p for p in self._reader.people(sentence[0], trigger.start) if not (p.name or p.is_group)]
        is_own = len(here) == 1 and here[0].office is not None and here[0].side in (None, self._home)
        if is_own and self._cues.has("pronouns", here[0].end, trigger.start):
            return here[0]._replace(country=self._home, key=self._home)
        return None

    def told(self, trigger: Cue, sentence: Span) -> tuple[Party, ...]:
        """Who he or she is, where the sentence names nobody: whom the text is about."""
        meant = self._pronouns.meant(trigger, sentence)
        return (meant,) if meant else ()

    def _quoted(self, trigger: Cue, sentence: Span) -> Party | None:
        """Who says what stands in the quotation marks around a trigger: "I met with X," Y wrote."""
        text = self._reader.text
        if not any(sign in text[sentence[0] : trigger.start] for sign in _OPENING):
            return None
        end = min(len(text), sentence[1] + _QUOTE)
        close = next((at for at in range(trigger.end, end) if text[at] in _CLOSING or text[at] == "\n"), end)
        if close == end or text[close] == "\n":
            return None
        after = self._reader.people(close, close + _QUOTE)
        is_speaker = bool(after and after[0].name and after[0].side) and _leads_to_speaker(text, close, after[0].start)
        return after[0] if is_speaker else None

    def pronoun(self, others: Sequence[Party]) -> tuple[Party, ...]:
        """Who a pronoun beside a verb is: the host of a round, whom the text is about, who was told last, on another side than the rest."""
        keys, sides = {p.key for p in others}, {p.side for p in others}
        told = (p for p in (self.host, self.subject, *reversed(self._recent)) if p is not None)
        return tuple(p for p in told if p.key not in keys and p.side not in sides)[:1]

    def pair(self, trigger: Cue, sentence: Span, left: Sequence[Party]) -> tuple[Party, ...]:
        """Who "the two" and "their foreign ministers" are: the last two persons of different sides, else the sentence's countries."""
        behind = trigger.kind == "noun" and self._cues.has("both", trigger.end, min(sentence[1], trigger.end + _TWO))
        if not (behind or self._cues.has("both", sentence[0], trigger.start) or (left and all(p.is_group for p in left))):
            return ()
        stated = tuple(p for p in left if p.name)
        here = [p for p in self._reader.people(sentence[0], trigger.start) if p.name and p.side]
        talked_of = trigger.kind == "verb" and trigger.meaning.form in ("with", "about")  # "The two discussed Ukraine and Belarus"
        nations = self._syntax.nations((sentence[0], trigger.start) if talked_of else sentence)
        return self.both(stated, here) or (nations if len(nations) == 2 else ())

    def two(self, trigger: Cue, sentence: Span) -> Span | None:
        """Where "the two" stand before a verb, if they do."""
        found = self._cues.within("both", max(sentence[0], trigger.start - _TWO), trigger.start)
        return (found[-1].start, found[-1].end) if found else None

    def both(self, stated: Sequence[Party] = (), here: Sequence[Party] = ()) -> tuple[Party, ...]:
        """The last two persons of different sides, those stated first; empty where there are no two."""
        found: dict[str | None, Party] = {p.side: p for p in stated}
        is_of_them = self._age <= _FRESH or len(self._pairs) == 1  # who is named in passing is none of the one pair of a page
        met = self._met if is_of_them and not here else ()
        for party in reversed([*self._recent, *here, *met]):
            if party.side not in found:
                found[party.side] = party
        pair = list(found.values())[:2]
        return tuple(reversed(pair)) if len(pair) == 2 else ()


def _leads_to_speaker(text: str, close: int, start: int) -> bool:
    """Whether the sentence of a quotation goes on behind its closing mark to a party: with a comma, a dash or in small letters."""
    between = text[close + 1 : start]
    if len(between) > _ATTRIBUTED or _STOP.search(between):
        return False
    return bool(_NAMED_AFTER.search(text, close - 1, close + 3)) or between.lstrip()[:1].islower()


def _is_title_of(person: Party, title: Party) -> bool:
    """Whether a title alone is part of somebody's: "the Minister", of a Minister of Foreign Affairs."""
    return set((title.office or "").lower().split()) <= set((person.office or "").lower().split())
