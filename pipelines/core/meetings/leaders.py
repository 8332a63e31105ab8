"""Who leads a delegation, and so is its party: a delegation headed by X, of which country X is where only that tells it."""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from pipelines.core.meetings.cues import Cue
from pipelines.core.meetings.encounter import Readers, Scene
from pipelines.core.meetings.party import Party, first_behind
from pipelines.core.text import Span

_LED = 60
"""Code points between a delegation and what says who led it."""
_SIGN = 2
"""Code points between the last of several countries and what says who led their delegations: a comma and a blank."""
_ARTICLE = 6
"""Code points between what says who led a delegation and its leader: an article."""
_HEADING = frozenset({"heads", "teams"})
"""Cues of a sentence that says who headed a side."""


class LeaderReader:
    """Reads who leads whom, sentence by sentence.

    Args:
        readers: What the readers of the page share.
    """

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def people(self, sentence: Span, kinds: Set[str]) -> list[Party]:
        """Parties of a sentence, without words that only say who led them; a delegation and its leader are one.

        Args:
            sentence: Its span.
            kinds: Kinds of the cues in it.
        """
        parties = self._readers.parties
        people = parties.people(*sentence)
        for cue in self._readers.cues.within("led_by", *sentence) if people and "led_by" in kinds else ():
            people = [p for p in people if p.end <= cue.start or cue.end <= p.start]
            people = self._of_team(people, sentence, cue)
            number = first_behind(people, cue.end) or 0
            if number and (each := self._each(people, number, cue)):
                people = each
                continue
            is_of_event = number and self._readers.cues.has("took_place", people[number - 1].end, cue.start)
            is_other = bool(number and parties.nations(people[number - 1].end, cue.start))  # the Finnish side
            if number and not (is_of_event or is_other) and (leader := _leader(people[number - 1], people[number], cue)):
                people[number - 1 : number + 1] = [leader]
                self._readers.before.visits.leader = leader
                self._readers.before.visits.members = self._members(people, number - 1)
        return people

    def heads(self, scene: Scene) -> Iterator[tuple[Party, str]]:
        """Who is said to head the delegation of a country, with that country: "El ministro X encabeza la delegación costarricense".

        Args:
            scene: A sentence.
        """
        cues = self._readers.cues
        for head, team in pairwise(scene.people) if scene.kinds >= _HEADING else ():
            is_team = team.is_group and team.name is None and cues.has("teams", team.start, team.end)
            if is_team and team.country and head.name and cues.has("heads", head.end, min(team.start, head.end + _LED)):
                yield head, team.country

    def _of_team(self, people: list[Party], sentence: Span, cue: Cue) -> list[Party]:
        """The same with who leads a delegation that is no party by itself, of its side: "una misión del FMI encabezada por X"."""
        number = first_behind(people, cue.end)
        leader = people[number] if number is not None and people[number].start - cue.end <= _ARTICLE else None
        if number is None or leader is None or leader.side or not leader.name:
            return people
        teams = self._readers.cues.within("delegations", max(sentence[0], cue.start - _LED), cue.start)
        nations = self._readers.parties.nations(teams[-1].end, cue.start, alone=False) if teams else []
        if len(nations) != 1 or any(teams[-1].start < p.end <= cue.start for p in people):
            return people
        return [*people[:number], leader.of_side(nations[0])._replace(start=teams[-1].start), *people[number + 1 :]]

    def _members(self, people: Sequence[Party], number: int) -> tuple[Party, ...]:
        """Those whom a list behind a leader names, where it says that the delegation is made up of them."""
        leader, *others = self._readers.parties.chain(people, number, 1)
        if not others or not self._readers.cues.has("made_up", leader.end, others[0].start):
            return ()
        sided = (p.of_side(leader) for p in others)
        return tuple(told for p, told in zip(others, sided, strict=True) if p.name and p.side in (None, leader.side))

    def _each(self, people: Sequence[Party], number: int, cue: Cue) -> list[Party]:
        """Parties of a sentence that says who led each of several delegations: "Delegations of A and B, led by X and Y"; else none."""
        parties, first = self._readers.parties, number
        while first and people[first - 1].is_group and people[first - 1].name is None:
            first -= 1
        leaders = parties.chain(people, number, 1)
        nations = parties.nations(people[first].start, cue.start, alone=False) if first < number else []
        sides = [p.side for p in nations]
        if not 1 < len(sides) == len(set(sides)) == len(leaders) or cue.start - nations[-1].end > _SIGN:
            return []
        if any(p.name is None or p.side not in (None, side) for p, side in zip(leaders, sides, strict=True)):
            return []
        led = [p.of_side(n) for p, n in zip(leaders, nations, strict=True)]
        return [*people[:first], *led, *people[number + len(leaders) :]]


def _leader(group: Party, leader: Party, cue: Cue) -> Party | None:
    """Who leads a delegation, with its side, from its first word on; None where they do not belong together."""
    is_led = group.is_group and not group.name and cue.start - group.end <= _LED and leader.start - cue.end <= _LED
    if not is_led or not leader.name or leader.side not in (None, group.side or leader.side):
        return None
    return leader._replace(
        start=group.start, country=leader.country or group.country, organization=leader.organization or group.organization
    )
