"""Who came on a visit, and so is meant by the delegation of a country that the sentences after it tell of."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cues
from pipelines.core.meetings.parties import PartyReader
from pipelines.core.meetings.party import Party
from pipelines.core.text import Span

_FRESH = 2
"""Sentences after a visit in which a delegation may be whoever came."""
_PARAGRAPHS = 1
"""Ends of paragraphs between them."""
_ENDS = re.compile(r"\n+")
_BEHIND = 24
"""Code points behind a delegation in which the next word begins."""
_BEFORE = 12
"""Code points before it in which the word before ends."""
_VERB = 40
"""Code points behind it in which a verb right there ends."""
_PLAIN = 2
"""Words of a delegation that says no more than whose it is."""
_NEXT = ("besides", "sequel")
"""Cues of what somebody did next."""


class _Visit(NamedTuple):
    """A visit that was held: who came, to which country, whom its sentence names, and where it ends."""

    guest: Party
    country: str | None
    sides: frozenset[str | None]
    end: int


class VisitReader:
    """Remembers the visit told last.

    Args:
        reader: Parties of the document.
        cues: Its cues.
        lexicon: Cue words of its language.
        country_in: Country of the place that a sentence names, if it does.

    Attributes:
        leader: Who was said last to lead a delegation that others met.
        members: Those whom it was said to be made up of besides.
    """

    def __init__(self, reader: PartyReader, cues: Cues, lexicon: CueLexicon, country_in: Callable[[Span], str | None]) -> None:
        self._text = reader.text
        self._cues = cues
        self._lexicon = lexicon
        self._country_in = country_in
        self._visit: _Visit | None = None
        self._met: dict[str, dict[str, Party]] = {}
        self.leader: Party | None = None
        self.members: tuple[Party, ...] = ()
        self._age = 0

    def remember(self, sentence: Span, zone: str, people: Sequence[Party], told: Sequence[tuple[Sequence[Party], Sequence[Party]]]) -> None:
        """Take in a sentence that was read.

        Args:
            sentence: Its span.
            zone: Its zone.
            people: Its parties.
            told: Both sides of each of its encounters.
        """
        self._age += 1
        for party in (p for sides in told for parties in sides for p in parties):
            if party.name and party.side:
                self._met.setdefault(party.side, {}).setdefault(party.key, party)
        visits = self._cues.within("visit", *sentence) if zone == "body" and people else []
        guest = next((p for p in people if p.name), None) if visits else None
        if guest is None or guest.side is None:
            return
        is_held = not self._cues.has_any(("planned", "negated"), sentence[0], visits[0].end)
        sides = frozenset(p.side for p in people)
        self._visit = _Visit(guest, self._country_in(sentence), sides, sentence[1]) if is_held else None
        self._age = 0

    def guest(self, group: Party, hosts: Collection[str | None]) -> Party | None:
        """Who came with a delegation of a country, as a sentence just before told: "the Peruvian delegation was received by".

        Args:
            group: The delegation.
            hosts: Sides of those whom it met: they were named as hosts, or it was to their country that somebody came.
        """
        if self._is_led(group, hosts):
            return self.leader
        if not group.is_group or group.name or group.side is None or group.side in hosts:
            return None
        guest = self._visitor(group, hosts) or self._only_one(group.side)
        return guest if guest and self._cues.has("delegations", group.start, group.end) and self._is_plain(group) else None

    def _visitor(self, group: Party, hosts: Collection[str | None]) -> Party | None:
        """Who came on the visit that a sentence just before a delegation told of."""
        visit = self._visit
        if visit is None or visit.guest.side != group.side or self._age >= _FRESH:
            return None
        if visit.country not in hosts and visit.sides.isdisjoint(hosts):
            return None
        return visit.guest if len(_ENDS.findall(self._text, visit.end - 1, group.start)) <= _PARAGRAPHS else None

    def _only_one(self, side: str) -> Party | None:
        """The one of a side whose meetings the page has told of before: whoever else it names of it has met nobody."""
        met = self._met.get(side, {})
        return next(iter(met.values())) if len(met) == 1 else None

    def team(self, parties: tuple[Party, ...], start: int) -> tuple[Party, ...]:
        """Who came, and the other members of the delegation that he leads where the sentence does not name him alone."""
        leader = self.leader if self.members and len(parties) == 1 else None
        if leader is None or parties[0].key != leader.key or parties[0].name_start >= start:
            return parties
        return (*parties, *self.members)

    def _is_led(self, group: Party, hosts: Collection[str | None]) -> bool:
        """Whether a delegation of no stated side is the one told before with its leader: "Later the delegation met Y"."""
        side = self.leader.side if self.leader else None
        is_again = side is not None and side not in hosts and group.is_group and not (group.name or group.side)
        return is_again and self._cues.has("delegations", group.start, group.end) and self._is_plain(group)

    def _is_plain(self, group: Party) -> bool:
        """Whether a delegation is the one told of, and of nobody else: no "a delegation", "delegation of athletes", "trade delegation"."""
        lexicon, text = self._lexicon, self._text
        before = lexicon.words(text, max(0, group.start - _BEFORE), group.start)
        inside = lexicon.words(text, group.start, group.end)
        if not lexicon.indefinite.isdisjoint((*before[-1:], *inside)):
            return False
        if sum(word not in lexicon.determiners and word not in lexicon.qualifiers for word in inside) > _PLAIN:
            return False
        verbs = self._cues.within_any(("verb", "light_past"), group.end, group.end + _VERB)
        if any(self._is_beside(group.end, verb.start) for verb in verbs):
            return True
        behind = lexicon.words(text, group.end, min(len(text), group.end + _BEHIND))
        small = (lexicon.clause_words | lexicon.place_words | lexicon.and_words) - lexicon.qualifiers
        return not behind or not behind[0].isalpha() or behind[0] in small

    def _is_beside(self, start: int, end: int) -> bool:
        """Whether nothing stands between a delegation and its verb but a word that says that it went on: "also", "later"."""
        between = self._text[start:end].strip()
        goes_on = self._cues.within_any(_NEXT, start, end)
        return not between or any(self._text[cue.start : cue.end] == between for cue in goes_on)
