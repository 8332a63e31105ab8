"""When, where and on the margins of what: the claims of one meeting in one page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipelines.core.knowledge import Place
from pipelines.core.meetings.cues import CueLexicon, Cues
from pipelines.core.meetings.encounters import Encounter
from pipelines.core.meetings.merge import Told
from pipelines.core.records import DateMention, Mention
from pipelines.core.text import Span

TRUST = {"explicit": 0.95, "no_year": 0.9, "weekday": 0.85, "relative": 0.85, "dateline": 0.7, "caption": 0.55}
"""Trust in a date by its basis, before other claims are heard (design, section 5)."""
_LOCAL_TIME_BONUS = 0.03
_CONTRADICTED = 0.2
_TOKEN = re.compile(r"[^\W_]+(?:[-’'.&–]+[^\W_]+)*[’']?|[^\w\s]")
_BRACKET = re.compile(r"\s*\(([A-Z0-9-]{2,10})\)")
_MAX_FORUM = 14
"""Words of a forum's name."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One value that a page states for an attribute, with its evidence."""

    attribute: str
    value: str
    start: int
    end: int
    zone: str
    basis: str
    rule: str
    confidence: float


def dates_of(told: Told, dates: Sequence[DateMention]) -> list[tuple[DateMention, float]]:
    """The dates tied to a meeting, best first: those of its sentences, nearest to the verb.

    Args:
        told: The meeting.
        dates: Dates of the text, sorted by span.
    """
    found: dict[tuple[int, int], tuple[DateMention, float]] = {}
    for encounter in told.encounters:
        for date in _nearest(encounter, dates):
            basis = "caption" if encounter.zone == "caption" else date.basis
            trust = TRUST.get(basis, 0.5) + (_LOCAL_TIME_BONUS if date.is_local_time else 0) - (_CONTRADICTED if date.is_contradicted else 0)
            trust -= 0.1 if encounter.zone == "title" else 0.0
            found[date.char_start, date.char_end] = (date, round(trust if date.precision == "day" else trust - 0.3, 3))
    return sorted(found.values(), key=lambda item: (-item[1], item[0].char_start))


def _nearest(encounter: Encounter, dates: Iterable[DateMention]) -> list[DateMention]:
    start, end = encounter.sentence
    inside = [d for d in dates if start <= d.char_start and d.char_end <= end]
    days = [d for d in inside if d.precision in ("day", "range")] or inside
    if not days:
        return []
    return [min(days, key=lambda d: _distance(d, encounter))]


def _distance(date: DateMention, encounter: Encounter) -> int:
    trigger = encounter.trigger
    return max(date.char_start - trigger.end, trigger.start - date.char_end, 0)


class PlaceReader:
    """Reads where a meeting took place.

    Args:
        text: Text of the document.
        mentions: Its mentions.
        places: Listed places by id.
        lexicon: Cue words of the language.
        cues: Cues of the document.
    """

    def __init__(self, text: str, mentions: Sequence[Mention], places: Mapping[str, Place], lexicon: CueLexicon, cues: Cues) -> None:
        self._text = text
        self._places = places
        self._lexicon = lexicon
        self._cues = cues
        self._taken = [(m.office_start, m.office_end) for m in mentions if m.kind in ("person", "office") and m.office_start is not None and m.office_end is not None]
        self._mentions = [m for m in mentions if m.kind == "place" or (m.kind == "country" and m.method == "name")]
        self._forums = [m for m in mentions if m.kind == "forum"]

    def places_of(self, encounter: Encounter) -> list[Mention]:
        """Places of an encounter's sentence that follow a word of place, the nearest to the verb first."""
        start, end = encounter.sentence
        found = [m for m in self._mentions if start <= m.char_start and m.char_end <= end and self._is_placed(m) and not self._is_taken(m)]
        return sorted(found, key=lambda m: (m.kind != "place", m.char_start < encounter.trigger.start, abs(m.char_start - encounter.trigger.end)))

    def place_of_title(self, title: Span) -> Mention | None:
        """The place that closes a title after a comma: "Joint Statement, Prime Minister Rudd, Brussels"."""
        for mention in self._mentions:
            if mention.kind == "place" and title[0] < mention.char_start and mention.char_end == title[1] and self._text[: mention.char_start].rstrip().endswith(","):
                return mention
        return None

    def country_in(self, sentence: Span) -> str | None:
        """Country that a sentence names after a word of place, if any."""
        start, end = sentence
        return next((m.country for m in self._mentions if start <= m.char_start and m.char_end <= end and m.country and self._is_placed(m) and not self._is_taken(m)), None)

    def _is_placed(self, mention: Mention) -> bool:
        before = self._text[max(0, mention.char_start - 14) : mention.char_start].lower().split()
        if self._lexicon.is_unspaced:
            return self._text[max(0, mention.char_start - 1) : mention.char_start] in self._lexicon.place_words
        words = [w.strip(",.") for w in before if w not in ("the", "la", "el", "le", "los", "las", "les")]
        return bool(words) and words[-1] in self._lexicon.place_words

    def _is_taken(self, mention: Mention) -> bool:
        return any(start <= mention.char_start < end for start, end in self._taken if start is not None and end is not None)

    def forum_of(self, encounter: Encounter) -> tuple[Mention | None, Span | None, str]:
        """The forum on whose margins, or in which, an encounter took place: listed mention, else words, and relation."""
        start, end = encounter.sentence
        for cue in self._cues.within("sidelines", start, end):
            mention = next((m for m in self._forums if cue.end <= m.char_start <= cue.end + 60 and m.char_end <= end), None)
            words = forum_phrase(self._text, cue.end, end, self._lexicon)
            if mention or words:
                return mention, words, "sidelines"
        for mention in self._forums:
            if start <= mention.char_start and mention.char_end <= end and self._in_session(mention.char_start, start):
                return mention, forum_phrase(self._text, mention.char_start, end, self._lexicon), "session"
        words = self._unlisted_session(encounter, start, end)
        return None, words, "session" if words else "none"

    def outcome_of(self, title: Span) -> Span | None:
        """The forum whose outcome a title announces: "Joint Statement on the Trilateral Ministerial Meeting"."""
        cue = next(iter(self._cues.within("outcomes", *title)), None)
        return forum_phrase(self._text, cue.end, title[1], self._lexicon) if cue else None

    def _unlisted_session(self, encounter: Encounter, start: int, end: int) -> Span | None:
        """"For the eighth US-Tajikistan Annual Bilateral Consultations": a name of several capitals that ends in a forum's noun."""
        for found in _TOKEN.finditer(self._text, start, end):
            if found[0].lower() not in self._lexicon.session or found[0].lower() in self._lexicon.place_words:
                continue
            if self._cues.has("blockers", encounter.trigger.end, found.start()):
                break
            words = forum_phrase(self._text, found.end(), end, self._lexicon)
            if words and _is_proper(self._text[words[0] : words[1]], self._lexicon):
                return words
        return None

    def _in_session(self, position: int, start: int) -> bool:
        before = self._text[max(start, position - 24) : position].lower().split()
        words = [w for w in before if w not in ("the", "la", "el", "le", "annual")]
        return bool(words) and words[-1] in self._lexicon.session and words[-1] not in self._lexicon.place_words


def forum_phrase(text: str, start: int, end: int, lexicon: CueLexicon) -> Span | None:
    """Read the name of a forum from a position on: capitals, numbers, its noun and the small words between them.

    Returns:
        Its span without the leading article, or None where no forum's noun is among the words.
    """
    first = last = None
    has_head = False
    for count, found in enumerate(_TOKEN.finditer(text, start, min(end, start + 160))):
        word, low = found[0], found[0].lower()
        is_head = low.strip("’'") in lexicon.forum_heads
        if count > _MAX_FORUM or not (is_head or word[0].isupper() or word[0].isdigit() or low in lexicon.forum_words):
            break
        telling = is_head or word[0].isupper() or word[0].isdigit() or (first is not None and low not in lexicon.links)
        if telling:
            first = found.start() if first is None else first
            last = found.end()
            has_head = has_head or is_head
    if first is None or last is None or not has_head:
        return None
    bracket = _BRACKET.match(text, last, end)
    return first, bracket.end() if bracket else last


def _is_proper(phrase: str, lexicon: CueLexicon) -> bool:
    """Whether a phrase names one forum: its noun is capitalised, and two more capitals stand with it."""
    words = _TOKEN.findall(phrase)
    heads = [w for w in words if w.lower() in lexicon.forum_heads]
    others = [w for w in words if w[0].isupper() and w.lower() not in lexicon.forum_heads and w.lower() not in lexicon.forum_words]
    return any(w[0].isupper() for w in heads) and len(others) >= 2
