"""What a pattern finds in a sentence: a person, or an office without a name."""

from typing import NamedTuple


class Found(NamedTuple):
    """A person, or an office without a name, in one sentence; spans are token ranges, half open.

    Attributes:
        rule: Id of the pattern.
        name: Tokens of the name; None for an office alone.
        title: Tokens of the title, if any.
        countries: Token numbers of the countries that may be the person's, best first.
        organizations: The same for organizations.
        is_counterpart: "his Russian counterpart": the office is that of the person before.
        is_group: The title is a plural.
        has_article: The title is a definite description.
        shared: Tokens of the plural title before the list that the name stands in.
    """

    rule: str
    name: tuple[int, int] | None
    title: tuple[int, int] | None
    countries: tuple[int, ...] = ()
    organizations: tuple[int, ...] = ()
    is_counterpart: bool = False
    is_group: bool = False
    has_article: bool = False
    shared: tuple[int, int] | None = None

    @property
    def first(self) -> int:
        """First token."""
        return min(span[0] for span in (self.name, self.title) if span)

    @property
    def last(self) -> int:
        """One past the last token."""
        return max(span[1] for span in (self.name, self.title) if span)
