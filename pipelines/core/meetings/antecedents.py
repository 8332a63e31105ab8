"""Parties that stand elsewhere than beside the verb: pronouns, "I" and "we", "the two", the publisher."""

from collections.abc import Callable, Collection, Sequence

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import COMMA, Cue, Cues
from pipelines.core.meetings.pairs import PairReader
from pipelines.core.meetings.parties import PartyReader
from pipelines.core.meetings.party import Party, Sides
from pipelines.core.meetings.pronouns import PronounReader
from pipelines.core.meetings.speakers import SpeakerReader
from pipelines.core.meetings.syntax import Syntax
from pipelines.core.meetings.visits import VisitReader
from pipelines.core.records import Mention
from pipelines.core.text import Span

_COUNTERPART = 2
"""Words of a counterpart's title that are the other's too."""
_BESIDE = 14
"""Code points between a pronoun and its verb."""


class Antecedents:
    """Who was told before, sentence by sentence and in order.

    Args:
        reader: Parties of the document.
        cues: Its cues.
        syntax: Reads sides from the order of parties and cues.
        lexicon: Cue words of its language.
        home: Side that the publisher speaks for: who "I" and "we" are.
        author: Finds who signs the page: who "I" is on a page of nobody's.
        visits: Who came on a visit.
        seat: Country of the dateline.

    Attributes:
        pairs: Who met whom.
        speakers: Who "I" and "we" are.
        titled: Named parties of the title that have a side.
        host: Who met those of a round of meetings.
        visits: Who came on a visit.
    """

    def __init__(
        self,
        reader: PartyReader,
        cues: Cues,
        syntax: Syntax,
        lexicon: CueLexicon,
        home: str | None,
        author: Callable[[], Mention | None],
        visits: VisitReader,
        seat: str | None = None,
    ) -> None:
        self._reader = reader
        self._cues = cues
        self._home = home
        self.visits = visits
        self._leader: Party | None = None
        self._newcomer: Party | None = None
        self._pronouns = PronounReader(reader.text, cues, lexicon, seat)
        self.pairs = PairReader(reader, cues, syntax)
        self.speakers = SpeakerReader(reader, cues, home, author)
        self.titled: tuple[Party, ...] = ()
        self.host: Party | None = None

    def remember(self, sentence: Span, zone: str, people: Sequence[Party], told: Sequence[tuple[Sequence[Party], Sequence[Party]]]) -> None:
        """Take in a sentence that was read.

        Args:
            sentence: Its span.
            zone: Its zone.
            people: Its parties.
            told: Both sides of each of its encounters.
        """
        self.visits.remember(sentence, zone, people, told)
        self.pairs.remember(sentence, zone, people, told)
        self._newcomer = self._reader.newcomer(people, sentence[1])
        if not people and not told and zone != "title":
            return
        self.speakers.remember(sentence, zone, people)
        self._leader = self._reader.leader(people, sentence[1]) or self._leader
        if zone == "title":
            self.titled = (*self.titled, *(p for p in people if p.name and p.side))
        self._pronouns.remember(zone, people, told)

    @property
    def subject(self) -> Party | None:
        """Whom the text is about."""
        return self._pronouns.subject

    def is_new_to(self, left: Sequence[Party], right: Sequence[Party]) -> bool:
        """Whether whom the page is about is one of two persons of whom no meeting has been told."""
        subject = self.subject
        return subject is not None and any(p.key == subject.key for p in (*left, *right)) and not self.pairs.has_met(left, right)

    def delegated(self, trigger: Cue, sentence: Span, left: tuple[Party, ...], right: Sequence[Party]) -> tuple[Party, ...]:
        """A subject of nobody's officials is who was told before: "the two" both, "the delegation" its leader."""
        left = self._joined(trigger, sentence, left, right)
        if guest := self._guest(left, right) or (self._taken_up(left[0], {p.key for p in right}) if len(left) == 1 and right else None):
            return (guest,)
        leader = (self._leader if left and all(p.is_group for p in left) else None) or self.subject
        if leader is None or not left or not right or any(p.name for p in left):
            return left
        if len(left) == 1 and left[0].side in (None, leader.side) and leader.key != right[0].key and self._says_again(left[0]):
            return (leader,)
        if any(p.side for p in left):
            return left
        if not all(p.is_group for p in left):
            return self._of_title(left, leader, right)
        if self._cues.has("both", sentence[0], trigger.start) and (pair := self.pairs.both()):
            return pair if {p.side for p in pair}.isdisjoint(p.side for p in right) else self._team(pair, right)
        return left if any(p.key == leader.key for p in right) else self._team((leader,), right)

    def _team(self, parties: tuple[Party, ...], others: Sequence[Party]) -> tuple[Party, ...]:
        """Those of the meeting told last who are of one side with the first of some parties, which is none of the others'."""
        sides = {p.side for p in others}
        first = next((p for p in parties if p.side not in sides), None)
        team = tuple(p for p in self.pairs.just_met if first and p.side == first.side)
        return team if first and first.key in {p.key for p in team} else (first,) if first else parties

    def _joined(self, trigger: Cue, sentence: Span, left: tuple[Party, ...], right: Sequence[Party]) -> tuple[Party, ...]:
        """A subject with whom a pronoun means that a conjunction joins to it: "which he and his Indian counterpart, X, chaired"."""
        start = left[0].start if left else trigger.start
        found = self._cues.within("pronouns", max(sentence[0], start - _BESIDE), start) if left else []
        if not found or not self._reader.is_joined(found[-1].end, start):
            return left
        keys = {p.key for p in (*left, *right)}
        here = next((p for p in self._reader.people(sentence[0], found[-1].start) if p.name and p.key not in keys), None)
        meant = here or self._pronouns.meant(Cue(start, trigger.end, trigger.meaning), sentence, (*left, *right))
        return (meant, *left) if meant else left

    def _of_title(self, left: tuple[Party, ...], leader: Party, others: Sequence[Party]) -> tuple[Party, ...]:
        """A title alone is the host of a round, «С X глава правительства обсудил», else who was told before and whose office it begins."""
        bearer = self.host or (leader if _is_title_of(leader, left[0]) else None)
        return (bearer,) if bearer and len(left) == 1 and bearer.key != others[0].key else left

    def _guest(self, parties: Sequence[Party], others: Sequence[Party]) -> Party | None:
        """Who came on a visit, or led the delegation, where one side of an encounter is only that and he is none of the other."""
        guest = self.visits.guest(parties[0], {p.side for p in others}) if len(parties) == 1 and others else None
        return guest if guest and guest.key not in {p.key for p in others} else None

    def _says_again(self, title: Party) -> bool:
        """Whether a title without a name takes up who was told before, whatever his own: el jerarca, el secretario de Estado."""
        start, end = title.office_start or title.start, title.office_end or title.end
        again = self._cues.within("said_again", start, end)
        beside = ((start, cue.start, cue.end, end) for cue in again)
        return any((a == b or self._is_of_nation(a, b)) and (c == d or self._is_of_nation(c, d)) for a, b, c, d in beside)

    def _is_of_nation(self, start: int, end: int) -> bool:
        """Whether a span, but for blanks, is a nation: of a title and what stands beside it, le dirigeant | vietnamien."""
        nations = self._reader.nations(start, end, alone=False)
        return any(not (self._reader.text[start : n.start] + self._reader.text[n.end : end]).strip() for n in nations)

    def meant(self, parties: Sequence[Party], others: Sequence[Party]) -> tuple[Party, ...]:
        """Parties of which a title alone is the one person told before whose office it begins: "between the deputy minister and X".

        Args:
            parties: One side of an encounter.
            others: The other one.
        """
        keys, sides = {p.key for p in (*parties, *others)}, {p.side for p in others if p.side}
        told = [p for p in self.pairs.recent if p.key not in keys and p.side not in sides]
        return tuple(self._taken_up(party, keys) or _bearer(party, told) for party in parties)

    def calls_on_subject(self, sentence: Span, left: Sequence[Party], right: Sequence[Party]) -> bool:
        """Whether a title alone is that of the subject that a sentence implies, and so who was called on: 访宾前来晋见总统."""
        title = right[0] if len(right) == 1 and not (right[0].name or right[0].side or right[0].is_group) else None
        is_bare = title is not None and title.office is not None
        return is_bare and any(p.name and p.end <= sentence[0] and _is_title_of(p, right[0]) for p in left)

    def _taken_up(self, title: Party, told: Collection[str]) -> Party | None:
        """Whom a title with his nation takes up, whom the text is about, else the only one told: "le dirigeant vietnamien a souligné"."""
        if title.office is None or title.side is None or title.name or title.is_group or not self._says_again(title):
            return None
        if self.subject and self.subject.side == title.side:
            found = {self.subject.key: self.subject}
        else:
            found = {p.key: p for p in self.pairs.recent if p.side == title.side}
        meant = next(iter(found.values())) if len(found) == 1 else None
        return meant._replace(start=title.start, end=title.end) if meant and meant.key not in told else None

    def receiver(self, trigger: Cue, sentence: Span, left: Sequence[Party]) -> tuple[Party, ...]:
        """Who received those whom a passive without an agent tells of: the host of a round, else who received one before."""
        goes_on = self._cues.has_any(("sequel", "besides"), *sentence)
        host = self.host or (self.subject if goes_on else None)
        is_told = trigger.meaning.form == "passive" and any(p.name or p.side for p in left)
        return (host,) if host and is_told and host.side not in {p.side for p in left} else ()

    def exchanged(self, trigger: Cue, sentence: Span) -> Sides | None:
        """Both sides of a verb between two pronouns: "X told Y of it when he received him"; "She met him in Rome"."""
        if not self._cues.has("pronouns", max(sentence[0], trigger.start - _BESIDE), trigger.start):
            return None
        here = [p for p in self._reader.people(sentence[0], trigger.start) if p.name and p.side]
        if not here:
            left = self.told(trigger, sentence)
            return (left, self.pronoun(left)) if left else None
        other = next((p for p in reversed(here) if p.side != here[0].side), None)
        return ((here[0],), (other,)) if other else None

    def led(self, left: Sequence[Party], right: tuple[Party, ...]) -> tuple[Party, ...]:
        """A delegation that somebody received is whoever was said to lead it."""
        leader = self._newcomer or self._leader or self._guest(right, left)
        if leader is None or not left or len(right) != 1 or right[0].name or not right[0].is_group:
            return right
        is_other = leader.side not in {p.side for p in left} and right[0].side in (None, leader.side)
        return (leader._replace(start=right[0].start, end=right[0].end),) if is_other else right

    def implied(self, trigger: Cue, sentence: Span, right: Sequence[Party]) -> tuple[Party, ...]:
        """Who the subject is when no party stands there: he and she, I and we, else the publisher's own side."""
        keys, sides = {p.key for p in right}, {p.side for p in right}
        before = self.subject if self.subject and self.subject.key not in keys else None
        here = next((p for p in self._reader.people(sentence[0], trigger.start) if p.name and p.key not in keys), None)
        if here and self._cues.has("pronouns", here.end, trigger.start):
            return (here,)
        if both := self._both(trigger, sentence, right):
            return both
        if office := self._own_office(trigger, sentence, sides):
            return (office,)
        if meant := self._pronouns.meant(trigger, sentence, right):
            return (meant,)
        if speaker := self.speakers.quoted(trigger, sentence):
            return (speaker,) if speaker.key not in keys else ()
        if speaks := self.speakers.is_first_person(trigger, sentence):
            self.speakers.take_heading(right)
        if before and self._home and not speaks and before.side == self._home and self._home not in sides:
            return (before,)  # of the publisher's own whom the page is about
        if speaks or (self._home and self._home not in sides):
            return (self.speakers.publisher(trigger),)
        author = self.speakers.author if before is None and self._home is None else None
        told = before or author  # who signs a page leaves himself out: «Вчера встретился с X»
        return (told,) if told and (told.side is None or told.side not in sides) and told.key not in keys else ()

    def _both(self, trigger: Cue, sentence: Span, right: Sequence[Party]) -> tuple[Party, ...]:
        """The two told before, where they are the subject of a verb that tells whom they met: 他们与X会谈."""
        told = self._cues.within("both_as_one", sentence[0], min(trigger.start, right[0].start)) if right else []
        if not told or COMMA in self._reader.text[told[-1].end : right[0].start]:
            return ()
        pair, sides = self.pairs.both(), {p.side for p in right}
        return pair if len(pair) > 1 and all(p.name and p.side not in sides for p in pair) else ()

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

    def pronoun(self, others: Sequence[Party], behind: Span | None = None) -> tuple[Party, ...]:
        """Who a pronoun beside a verb is: the host of a round, whom the text is about, who was told last, on another side than the rest.

        Args:
            others: Those who are known.
            behind: Where a guest may stand instead whose nation is told: "received in his office the Senegalese visitor".
        """
        keys, sides = {p.key for p in others}, {p.side for p in others if p.side}
        nation = self._nation_of_guest(behind) if behind else None
        met = self.pairs.met if nation else ()
        told = (p for p in (*met, self.host, self.subject, *reversed(self.pairs.recent)) if p is not None)
        return tuple(p for p in told if p.key not in keys and p.side not in sides and nation in (None, p.side))[:1]

    def _nation_of_guest(self, span: Span) -> str | None:
        """The nation right behind a guest without a name."""
        guests = self._cues.within("guests", *span)
        nations = self._reader.nations(guests[0].end, guests[0].end + _BESIDE, alone=False) if guests else []
        return nations[0].side if nations and not self._reader.text[guests[0].end : nations[0].start].strip() else None


def _is_title_of(person: Party, title: Party) -> bool:
    """Whether a title alone is part of somebody's: "the Minister", of a Minister of Foreign Affairs.

    A counterpart has the title of another, whose country may end it: министр культуры | Беларуси.
    """
    words = (title.office or "").lower().split()
    return set(words[:_COUNTERPART] if title.rule == "title.counterpart" else words) <= set((person.office or "").lower().split())


def _bearer(party: Party, told: Sequence[Party]) -> Party:
    """The one person told before whom a title alone means, of its side if it tells one; else the party itself."""
    is_bare = party.office is not None and not (party.name or party.is_group)
    found = {p.key: p for p in told if party.side in (None, p.side) and _is_title_of(p, party)} if is_bare else {}
    return next(iter(found.values()))._replace(start=party.start, end=party.end) if len(found) == 1 else party
