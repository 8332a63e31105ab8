"""What one sentence prints of a person or an office."""

from typing import NamedTuple

from pipelines.core.text import Span


class Candidate(NamedTuple):
    """A person, or an office without a name, in one sentence; spans index the text.

    Attributes:
        sentence: Number of the sentence.
        name: Span of the name without honorifics; None for an office alone.
        title: Span of the office as printed.
        office: Its words without the country before them; None for a counterpart.
        country: ISO code that the words give.
        organization: Organization id that the words give.
        person_ids: Listed persons that print so.
        rule: Pattern that found it.
        english: The office in English, where the language's table knows it.
        first_office: Another office that stands before it with a comma or a dash: заместитель премьер-министра – министр обороны.
    """

    sentence: int
    name: Span | None
    name_text: str
    title: Span | None
    office: str | None
    country: str | None
    organization: str | None
    person_ids: tuple[str, ...]
    rule: str
    is_counterpart: bool
    is_group: bool
    english: str | None = None
    first_office: str | None = None

    @property
    def offices(self) -> str | None:
        """Both offices as printed."""
        return f"{self.first_office}, {self.office}" if self.first_office else self.office

    @property
    def start(self) -> int:
        """First code point of name and title."""
        return min(span[0] for span in (self.name, self.title) if span)

    @property
    def end(self) -> int:
        """One past their last."""
        return max(span[1] for span in (self.name, self.title) if span)
