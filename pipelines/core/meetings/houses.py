"""Who receives a foreigner in a house of state, where only the house is told: "fue recibida en la Cancillería"."""

from collections.abc import Callable, Sequence

from pipelines.core.meetings.cues import COMMA, Cue
from pipelines.core.meetings.encounter import Readers
from pipelines.core.meetings.party import Party
from pipelines.core.text import Span

_HOUSE, _OF_HOUSE, _BY = 60, 40, 120
"""Code points behind a passive in which a house of state stands, and behind the house of the country that it is of, or of an agent."""
_LEAD = 30
"""Code points before somebody in which it is told what of his it was."""


class HouseReader:
    """Reads who is at home in the houses of state of one page.

    Args:
        readers: What the readers of the page share.
        country_in: Country of the place that a sentence names, if it does.
    """

    def __init__(self, readers: Readers, country_in: Callable[[Span], str | None]) -> None:
        self._readers = readers
        self._speakers = readers.before.speakers
        self._country_in = country_in

    def receiver(self, trigger: Cue, sentence: Span, left: Sequence[Party]) -> tuple[Party, ...]:
        """Whose house of state it was in which a foreigner was received: "fue recibida en la Cancillería chilena", else the publisher's.

        Args:
            trigger: The passive.
            sentence: Its sentence.
            left: Whom it says to be received.
        """
        end, guests, home = sentence[1], {p.side for p in left if p.name or p.is_group}, self._speakers.home
        house = self._readers.cues.first("houses", trigger.end, min(end, trigger.end + _HOUSE))
        if house is None or trigger.meaning.form != "passive" or not guests or None in guests:
            return ()
        if self._is_of_other(trigger, left[0], left[-1]) or self._is_by_crowd(trigger, house, end):
            return ()
        nation = next(iter(self._readers.parties.nations(house.start, min(end, house.end + _OF_HOUSE), alone=False)), None)
        if nation:
            return (nation,) if nation.side not in guests else ()
        is_own = home is not None and home not in guests and self._country_in(sentence) in (None, home)
        return (self._speakers.publisher(trigger),) if is_own else ()

    def _is_of_other(self, trigger: Cue, first: Party, last: Party) -> bool:
        """Whether it is somebody's letter or treatment that was received: "la carta del presidente X", "X criticó el trato recibido"."""
        lexicon, text = self._readers.lexicon, self._readers.parties.text
        led = self._readers.cues.within("led_by", max(0, first.start - _LEAD), first.start)
        is_owner = bool(first.name) and not led and lexicon.lead(text, max(0, first.start - _LEAD), first.start) in lexicon.qualifiers
        words = lexicon.words(text, last.end, trigger.start) if " " not in text[trigger.start : trigger.end] else []
        return is_owner or (words != [] and words[-1] not in lexicon.fillers)

    def _is_by_crowd(self, trigger: Cue, house: Cue, end: int) -> bool:
        """Whether whoever was in a house received somebody: "con aplausos", or far behind "por los trabajadores"."""
        lexicon, text = self._readers.lexicon, self._readers.parties.text
        comma = text.find(COMMA, house.end, end)
        behind = lexicon.words(text, house.end, min(end if comma < 0 else comma, house.end + _BY))
        return not lexicon.agents.isdisjoint(behind) or self._readers.cues.has("unmet", trigger.end, end)
