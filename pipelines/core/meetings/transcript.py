"""Speakers of transcripts: whose words follow a label such as "PRESIDENT X:", and that those of two sides who spoke in turn met.

Where the title tells of a meeting, a label may be a name in small letters too: "В.Путин:", "Абий Ахмед:".
"""

import re

from pipelines.core.meetings.cues import Cue, Meaning
from pipelines.core.meetings.encounter import Encounter, Readers, Scene
from pipelines.core.meetings.party import Party
from pipelines.core.text import fold

_LABEL = re.compile(r"^(?P<name>[^\W\d_][^:\n]{2,80}):\s", re.MULTILINE)
_HELD = Meaning("noun", "in_person")


class TranscriptReader:
    """Reads the labels of one page, sentence by sentence and in order.

    Args:
        readers: What the readers of the page share.
    """

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._text = readers.parties.text
        self._is_transcript: bool | None = None
        self._is_of_meeting = False
        self._labels: dict[str, Party] | None = None
        self._spoke: dict[str, Party] = {}

    def read(self, scene: Scene) -> Encounter | None:
        """Note who speaks in a sentence; the encounter of two sides once both have spoken, None otherwise.

        Args:
            scene: The sentence.
        """
        if scene.zone == "title":
            self._is_of_meeting = self._is_of_meeting or self._readers.cues.has("noun", *scene.span)
            return None
        if self._is_transcript is None:
            lines = self._text.split("\n") if ":" in self._text else ()
            self._is_transcript = any(line.partition(":")[0].isupper() for line in lines) or (self._is_of_meeting and bool(lines))
        label = _LABEL.match(self._text, *scene.span) if self._is_transcript and scene.zone == "body" else None
        if label is None:
            return None
        if self._labels is None:
            self._labels = self._speakers()
        speaker = self._labels.get(label["name"])
        if speaker is None:
            return None
        self._readers.before.speakers.speaks(speaker)
        if speaker.key in self._spoke:
            return None
        self._spoke[speaker.key] = speaker
        if len({p.side for p in self._labels.values()}) != 2 or len({p.side for p in self._spoke.values()}) != 2:
            return None
        trigger = Cue(label.start("name"), label.end("name"), _HELD)
        is_talk = self._readers.cues.has("noun", 0, len(self._text))
        return self._readers.made(trigger, scene, tuple(self._spoke.values()), (), "held", False, "meeting.transcript") if is_talk else None

    def _speakers(self) -> dict[str, Party]:
        """Labels of the page to the persons, named on it with their side, whose names they are, or whose family names close them."""
        named: dict[str, Party] = {}
        author = self._readers.before.speakers.author
        people = self._readers.parties.people(0, len(self._text))
        whole = {self._text[p.start : p.end]: p for p in reversed(people) if p.name and p.side}
        for party in (*people, *((author,) if author else ())):
            if party.side and (words := fold(party.name or "").split()):
                named.setdefault(words[-1], party)
        labels = {found["name"] for found in _LABEL.finditer(self._text)}
        family = {label: words[-1] for label in labels if label.isupper() and (words := fold(label).split())}
        told = {label: whole[label] for label in labels - family.keys() if self._is_of_meeting and label in whole}
        return {label: named[name] for label, name in sorted(family.items()) if name in named} | dict(sorted(told.items()))
