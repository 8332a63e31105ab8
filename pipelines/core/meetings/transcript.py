"""Speakers of transcripts: whose words follow a label such as "PRESIDENT X:", and that those of two sides who spoke in turn met."""

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
        self._labels: dict[str, Party] | None = None
        self._spoke: dict[str, Party] = {}

    def read(self, scene: Scene) -> Encounter | None:
        """Note who speaks in a sentence; the encounter of two sides once both have spoken, None otherwise.

        Args:
            scene: The sentence.
        """
        if introduced := self._introduced(scene):
            self._readers.before.speakers.speaks(introduced)
        if self._is_transcript is None:
            lines = self._text.split("\n") if ":" in self._text else ()
            self._is_transcript = any(line.partition(":")[0].isupper() for line in lines)
        label = _LABEL.match(self._text, *scene.span) if self._is_transcript and scene.zone == "body" else None
        if label is None or not label["name"].isupper():
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

    def _introduced(self, scene: Scene) -> Party | None:
        """Whom the words of a sentence are introduced with: "Pat Conroy, Minister for the Pacific: Thanks for coming"."""
        first = scene.people[0] if scene.zone == "body" and scene.people else None
        is_label = first is not None and first.name and first.side and first.start == scene.span[0]
        return first if first and is_label and self._text.startswith(": ", first.end) else None

    def _speakers(self) -> dict[str, Party]:
        """Labels of the page to the persons, named on it with their side, whose family names close them."""
        named: dict[str, Party] = {}
        author = self._readers.before.speakers.author
        for party in (*self._readers.parties.people(0, len(self._text)), *((author,) if author else ())):
            if party.side and (words := fold(party.name or "").split()):
                named.setdefault(words[-1], party)
        labels = {found["name"] for found in _LABEL.finditer(self._text) if found["name"].isupper()}
        family = {label: words[-1] for label in labels if (words := fold(label).split())}
        return {label: named[name] for label, name in sorted(family.items()) if name in named}
