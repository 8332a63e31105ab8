"""Quotations: the spans between quotation marks, paragraph by paragraph."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipelines.core.text import Span

_MARKS = '“”„«»「」『』"'
_OPENING = frozenset("“„«「『")


class Quotes:
    """The quotations of a text. A mark that is missing is where the paragraph begins or ends.

    A straight mark opens after a space or a bracket and closes after anything else.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.spans: list[Span] = []
        opened: int | None = None
        paragraph = 0
        for place in _places(text):
            mark = text[place]
            if (line := text.rfind("\n", paragraph, place) + 1) > 0:
                if opened is not None:
                    self.spans.append((opened, text.find("\n", opened)))
                opened, paragraph = None, line
            if mark in _OPENING or (mark == '"' and (place == 0 or text[place - 1] in " \n(—–-\u00a0:：")):
                opened = place if opened is None else opened
            else:
                begin = paragraph if opened is None else opened
                if opened is not None or not self.spans or self.spans[-1][1] <= paragraph:
                    self.spans.append((begin, place + 1))
                opened = None
        if opened is not None:
            end = text.find("\n", opened)
            self.spans.append((opened, end if end > 0 else len(text)))
        self._starts: Sequence[int] = [start for start, _ in self.spans]

    def at(self, position: int) -> Span | None:
        """The quotation that a position lies in, its marks included."""
        index = bisect_right(self._starts, position) - 1
        return self.spans[index] if index >= 0 and position < self.spans[index][1] else None

    def hides(self, position: int) -> bool:
        """Whether a place is inside of what somebody is quoted with; a paragraph that is a quotation throughout is the page's own text."""
        if not self.spans or (found := self.at(position)) is None:
            return False
        start, end = found
        return not ((start == 0 or self._text[start - 1] == "\n") and (end >= len(self._text) or self._text[end] == "\n"))

    def share(self, start: int, end: int) -> float:
        """Part of a span that stands in quotation marks, 0 to 1."""
        quoted = sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in self.spans if begin < end and stop > start)
        return quoted / (end - start) if end > start else 0.0


def _places(text: str) -> list[int]:
    """Where quotation marks stand, in order."""
    return sorted(place for mark in _MARKS if mark in text for place in _each(text, mark))


def _each(text: str, mark: str) -> Iterator[int]:
    place = text.find(mark)
    while place >= 0:
        yield place
        place = text.find(mark, place + 1)
