"""The places that a page names, and the words of place that lead to them."""

import re
from collections.abc import Mapping, Sequence

from pipelines.core.knowledge import Place
from pipelines.core.meetings.page import Page
from pipelines.core.records import Mention, span_of
from pipelines.core.text import Span, Spans

REACH = 24
"""Code points before a place in which its words of place stand."""
_PLACE_WORDS = 2
_BESIDE = 24
"""Code points between "capital" and the beginning of its country."""
_OF = 3
"""Letters of the one word between them: capital of, capitale du."""
_CAPITALS = 20
"""Words for a capital that are looked at on one page."""
_VENUE = re.compile(
    r"(?P<lead>[^\W\d_]+) (?:(?:the|la|el|le|les|los) )?(?:[^\W\d_a-zà-ÿ][\w’'-]* (?:(?:of|de|du|la|the) )?){0,4}[^\W\d_a-zà-ÿ][\w’'-]*, $"
)
"""A place word and a venue before its city: at Ilaro Court, Bridgetown."""
VENUE_REACH = 70
"""Code points before a place in which its venue stands."""
VENUE_WORDS = 6
"""Words of a venue from its own word of place on: at the offices of the Commonwealth in Adelaide."""
_OWNERS = ("'s ", "’s ")
_OWN = len(_OWNERS[0])
"""Code points of the sign of an owner."""
ARTICLES = frozenset({"the", "la", "el", "le", "los", "las", "les", "l’", "l'"})
"""What may stand between a word of place and its place."""


class NamedPlaces:
    """The places of one page.

    Args:
        page: The page.
        capitals: Country to the place that is its capital.

    Attributes:
        mentions: Cities, buildings and countries that the page names, and capitals that it tells by their country.
        by_place: The same, by their spans.
    """

    def __init__(self, page: Page, capitals: Mapping[str, Place]) -> None:
        self._page = page
        self._text = page.text
        self._lexicon = page.lexicon
        self._offices = page.offices
        self.mentions = [m for m in page.mentions if m.kind == "place" or (m.kind == "country" and m.method == "name")]
        self.mentions += self._capitals(capitals)
        self.by_place = Spans(self.mentions, span_of)
        self._known: dict[Span, list[Mention]] = {}
        self._first = {self._after(m.char_end): m.char_start for m in page.mentions if m.kind in ("country", "place")}

    def start(self, mention: Mention) -> int:
        """Where a place begins with the country or the place right before it: Swiss Davos, 在泰国清迈."""
        return self._first.get(mention.char_start, mention.char_start)

    def _capitals(self, capitals: Mapping[str, Place]) -> list[Mention]:
        """Capitals that are told by their country: the Kazakh capital, la capitale du Sénégal, в столице Латвии."""
        found = []
        for cue in self._page.cues.within("capital", 0, len(self._text))[:_CAPITALS]:
            for mention in self._page.countries.starting(cue.start - _BESIDE, cue.end + _OF + 2):
                start, end = min(cue.start, mention.char_start), max(cue.end, mention.char_end)
                between = self._text[min(cue.end, mention.char_end) : max(cue.start, mention.char_start)].strip()
                place = capitals.get(mention.country or "")
                if place and len(between) <= _OF and (not between or between.isalpha()):
                    found.append(mention._replace(kind="place", char_start=start, char_end=end, entity_id=place.place_id, name=place.name))
        return found

    def _after(self, end: int) -> int:
        """Where the next word begins: a place may follow its country, in Swiss Davos, 在泰国清迈."""
        return end + 1 if self._text[end : end + 1] == " " else end

    def placed(self, sentence: Span) -> list[Mention]:
        """Places of a sentence that stand behind a word of place."""
        known = self._known.get(sentence)
        if known is None:
            inside = self.by_place.within(*sentence)
            known = [m for m in inside if (self.follows_place_word(m) or self._is_host(m)) and not self.is_taken(m)]
            if self._lexicon.departures:
                known = [m for m in known if not self._is_left(m, known)]
            self._known[sentence] = known
        return known

    def _is_left(self, mention: Mention, placed: Sequence[Mention]) -> bool:
        """Whether a place is where the way to another right beside it began: "llegó a Roma desde París", "прибыл из Парижа в Рим"."""
        words = self._lexicon
        is_asked = self._text.startswith(",", mention.char_end)  # "a Roma desde París, donde se reunió con"
        if is_asked or words.lead(self._text, mention.char_start - REACH, mention.char_start) not in words.departures:
            return False
        cities = [other for other in placed if other.kind == "place"]
        gaps = [(other.char_end, mention.char_start) for other in cities if other.char_end <= mention.char_start]
        gaps += [(mention.char_end, other.char_start) for other in cities if other.char_start >= mention.char_end]
        return any(words.place_words.issuperset(words.clause(self._text, *gap)) for gap in gaps)

    def is_site(self, mention: Mention) -> bool:
        """Whether a place stands behind a word of place, and is no part of an office."""
        return self.follows_place_word(mention) and not self.is_taken(mention)

    def country_in(self, sentence: Span) -> str | None:
        """Country that a sentence names after a word of place, if any."""
        return next((m.country for m in self.placed(sentence) if m.country), None)

    def follows_place_word(self, mention: Mention) -> bool:
        """Whether a word of place leads to a place."""
        start = self.start(mention)
        if self._lexicon.is_unspaced:
            return self._text.endswith(tuple(self._lexicon.place_words), 0, start)
        is_apart = self._text.endswith(", ", 0, start)
        venue = _VENUE.search(self._text, max(0, start - VENUE_REACH), start) if is_apart else None
        if venue and venue["lead"].lower() in self._lexicon.place_words:
            return True
        before = self._text[max(0, start - REACH) : start].lower().split()
        words = [w.strip(",.") for w in before if w not in ARTICLES]
        wanted = (mention.kind == "country" and self._lexicon.country_words) or self._lexicon.place_words
        if any(" ".join(words[first:]) in wanted for first in range(max(0, len(words) - _PLACE_WORDS), len(words))):
            return True
        if not self._lexicon.venues:
            return False
        words = self._lexicon.words(self._text, max(0, start - VENUE_REACH), start)
        return self._is_of_venue(words) or (mention.kind == "place" and self._names_house(words))

    def is_taken(self, mention: Mention) -> bool:
        """Whether a place is part of an office, or owns one: the Mayor of Lima, Lima's ambassador."""
        owned = mention.char_end + _OWN if self._text.startswith(_OWNERS, mention.char_end) else mention.char_start
        return self._offices.cover(mention.char_start, mention.char_start + 1) or self._offices.cover(owned, owned + 1)

    def _is_host(self, mention: Mention) -> bool:
        """Whether a city is the subject of a verb of hosting: "Dakar a accueilli"."""
        return mention.kind == "place" and self._text.startswith(self._lexicon.host_words, self._after(mention.char_end))

    def _names_house(self, before: Sequence[str]) -> bool:
        """Whether a house that a word of place leads to stands right before its name or city: в резиденции «Ала-Арча»."""
        words = [w for w in before if w[0].isalnum() or w == ","]
        is_house = bool(words) and words[-1] in self._lexicon.venues
        return is_house and not self._lexicon.place_words.isdisjoint(words[-_PLACE_WORDS - 2 : -1])

    def _is_of_venue(self, words: Sequence[str]) -> bool:
        """Whether a house that a word of place leads to is told to be in a city: "en el Palacio de López de Asunción".

        What stands right behind the house is its name: Palacio de Viana.
        """
        if not words or words[-1] not in self._lexicon.object_breaks:
            return False
        at = next((n for n in range(len(words) - 3, max(-1, len(words) - VENUE_WORDS - 3), -1) if words[n] in self._lexicon.venues), 0)
        behind = [word for word in words[max(0, at - 2) : at] if word not in self._lexicon.determiners]
        return bool(behind) and behind[-1] in self._lexicon.place_words and "," not in words[at:]
