"""Speakers of transcripts: whose words follow a label such as "PRESIDENT X:", and that those of two sides who spoke in turn met."""

import re

from pipelines.core.meetings.cues import Cue, Meaning
from pipelines.core.meetings.encounter import Encounter, Readers, Scene
from pipelines.core.meetings.party import Party
from pipelines.core.text import fold

SPOKEN = "meeting.transcript"
"""Rule of a meeting that is told by who spoke in turn at it."""
_LABEL = re.compile(r"^(?P<name>[^\W\d_][^:(\n]{2,80})(?<!\s)(?:\s\([^()\n]{3,40}\))?:\s", re.MULTILINE)
"""What stands before the words of a speaker, whose interpreter may be told: «Г.ПЫРВАНОВ (как переведено):»."""
_INITIALED = re.compile(r"(?:[^\W\d_]{1,2}\. ?){1,2}[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?")
"""A label in small letters: initials and a family name."""
_NAME_END = re.compile(r"[^\W\d_][\w-]*$")
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
            self._is_transcript = ":" in self._text and any(map(_is_speaker, _LABEL.finditer(self._text)))
        label = _LABEL.match(self._text, *scene.span) if self._is_transcript and scene.zone == "body" else None
        if label is None or not _is_speaker(label):
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
        is_talk = self._is_talk()
        return self._readers.made(trigger, scene, tuple(self._spoke.values()), (), "held", False, SPOKEN) if is_talk else None

    def _is_talk(self) -> bool:
        """Whether the page tells of talks: above all words of those whom initials name, who may speak of talks that nobody holds."""
        cues = self._readers.cues
        first = next(label for label in _LABEL.finditer(self._text) if _is_speaker(label))
        if first["name"].isupper():
            return cues.has("noun", 0, len(self._text))
        return any(not cues.has("negated", *self._line(noun.start)) for noun in cues.within("noun", 0, first.start()))

    def _line(self, at: int) -> tuple[int, int]:
        """The line of a place in the text."""
        end = self._text.find("\n", at)
        return self._text.rfind("\n", 0, at) + 1, len(self._text) if end < 0 else end

    def _introduced(self, scene: Scene) -> Party | None:
        """Whom the words of a sentence are introduced with: "Pat Conroy, Minister for the Pacific: Thanks for coming"."""
        first = scene.people[0] if scene.zone == "body" and scene.people else None
        is_label = first is not None and first.name and first.side and first.start == scene.span[0]
        return first if first and is_label and self._text.startswith(": ", first.end) else None

    def _speakers(self) -> dict[str, Party]:
        """Labels of the page to the persons whom they name, or whose family names, named on it with their side, close them."""
        named: dict[str, Party] = {}
        author = self._readers.before.speakers.author
        for party in (*self._readers.parties.people(0, len(self._text)), *((author,) if author else ())):
            if party.side and (family := _family(party.name or "")):
                named.setdefault(family, party)
        found: dict[str, Party] = {}
        for label in filter(_is_speaker, _LABEL.finditer(self._text)):
            own = [p for p in self._readers.parties.people(*label.span("name")) if p.name and p.side]
            if speaker := own[0] if len(own) == 1 else named.get(_family(label["name"])):
                found.setdefault(label["name"], speaker)
        return found


def _is_speaker(label: re.Match[str]) -> bool:
    """Whether what stands before a colon names who speaks: in capitals, or with initials."""
    return label["name"].isupper() or bool(_INITIALED.fullmatch(label["name"]))


def _family(name: str) -> str:
    """The last word of a name, folded; initials are written to a family name without a blank."""
    last = _NAME_END.search(name)
    return fold(last[0]) if last else ""
