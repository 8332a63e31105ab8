"""On the margins of what, or in which session, a meeting was held, by one page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pipelines.core.knowledge import ForumEvent, Place
from pipelines.core.meetings.encounter import REMOTE, Encounter
from pipelines.core.meetings.forum_frames import HELD, another_between, edition, framing, held_with, is_news, iso_day, told_before
from pipelines.core.meetings.forum_words import TOKEN, composed, forum_phrase, is_proper
from pipelines.core.meetings.frames import visit_sentences
from pipelines.core.meetings.merge import Told
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.stated import Stated
from pipelines.core.records import Mention, span_of
from pipelines.core.text import Span, Spans

_NEAR = 60
"""Code points from "on the sidelines of" to a listed forum."""
_ORDINAL = re.compile(r"[ivxlc]+(?:e|ème|er|a|ª|º)?|(?:prim|segund|tercer|cuart|quint|sext|séptim|octav|noven|décim|vigésim|trigésim)\w*")
_GAP = 24
"""Code points between a forum and the verb of which it is the subject or the object."""
_CLOSE = 12
"""Code points between a forum and a word after it that tells of its margins: 峰会期间."""
_LEAD = 24
"""Code points before a forum in which words of session stand."""
_OPENING = 2
"""Code points of a sentence before a word that opens it."""
_NUMBER = "0123456789年第届次一二三四五六七八九十"
"""Characters of the number of an edition."""
_ARTICLES = ("the", "la", "el", "le", "annual")

_City = tuple[str | None, str | None]
"""Country and name of a city."""


class ForumTold(NamedTuple):
    """A forum as one report tells of it.

    Attributes:
        label: Its name: as printed on an English page, else in English where it is listed; None without a forum.
        relation: sidelines, session or none.
        forum_id: Listed series, if it is one.
        event: Listed edition about the day of the page, if there is one.
        stated: The evidence; None without a forum.
    """

    label: str | None = None
    relation: str = "none"
    forum_id: str | None = None
    event: ForumEvent | None = None
    stated: Stated | None = None


class ForumReader:
    """Reads the forums of one page's meetings.

    Args:
        page: The page.
        events: Listed editions by series.
        names: Listed series by id, in English.
        series: Body and level to the one listed series that it holds.
        places: Listed places by id.
    """

    def __init__(
        self,
        page: Page,
        events: Mapping[str, Sequence[ForumEvent]],
        names: Mapping[str, str],
        series: Mapping[tuple[str, str], str],
        places: Mapping[str, Place],
    ) -> None:
        self._page = page
        self._text = page.text
        self._lexicon = page.lexicon
        self._cues = page.cues
        self._events = events
        self._names = names
        self._places = places
        listed = [m for m in page.mentions if m.kind == "forum"]
        self._forums = Spans((*listed, *composed(page, series)), span_of)
        self._offices = page.offices

    def told(self, told: Told, before: ForumTold) -> ForumTold:
        """The forum of a meeting.

        It is told in its own sentences, the leading one first; else it is that of the meeting it followed; else the one on whose
        margins the round of meetings was that it is part of; else the one whose outcome the title announces.

        Args:
            told: The meeting.
            before: The forum of the meeting that it followed.
        """
        for encounter in sorted(told.encounters, key=lambda e: (e is not told.lead, e.zone != "body", e.sentence[0])):
            mention, words, relation = self._of(encounter)
            span = words or ((mention.char_start, mention.char_end) if mention else None)
            if span:
                return self._made(span, mention, relation, encounter.zone, 0.85)
        if before.stated and (before.forum_id or before.relation != "session"):
            return before._replace(stated=before.stated._replace(rule="forum.sequel", confidence=0.6))
        for span in visit_sentences(told, self._page):
            mention, words = self._margins(span)
            if not (mention or words) and self._cues.has("rounds", *span):  # "held talks with several colleagues attending the forum"
                mention = next((m for m in self._forums.within(*span) if self._in_session(m, span[0])), None)
            if place := words or ((mention.char_start, mention.char_end) if mention else None):
                return self._made(place, mention, "sidelines", "body", 0.6)
        title = self._page.title
        outcome = self._outcome(title) if title else None
        return self._made(outcome, None, "session", "title", 0.7) if outcome else ForumTold()

    def dated(self, forum: ForumTold, stated: Sequence[Stated]) -> ForumTold:
        """A forum with its edition about the day of its meeting, on a page that does not say when it was published."""
        if forum.forum_id is None or forum.event or self._page.day:
            return forum
        day = next((iso_day(s.value) for s in stated if s.attribute == "date"), None)
        return forum._replace(event=edition(self._events.get(forum.forum_id, ()), day))

    def around(self, told: Told, mode: str, stated: Sequence[Stated]) -> ForumTold:
        """The forum that the page names and that has a listed edition on the day or in the city of a meeting of which it says no more.

        Args:
            told: The meeting; guests in a city came for the forum, a host and his guest may meet for themselves.
            mode: Its mode; a call is on the margins of nothing.
            stated: What was stated of its day and its place.
        """
        day = next((iso_day(s.value) for s in stated if s.attribute == "date"), None)
        city = next((self._city(s.value.removeprefix("place:")) for s in stated if s.attribute == "place"), None)
        if mode in REMOTE:
            return ForumTold()
        are_guests = bool(day and city and city[0] not in {p.country for p in told.parties})
        found = self._beside(self._series, day, city, "forum.same_days") if are_guests else None
        framed = framing(told, self._page, self._forums, is_set=bool(day or city))
        return found or self._beside(framed, day, city, "forum.frame") or ForumTold()

    def _beside(self, forums: Iterable[Mention], day: date | None, city: _City | None, rule: str) -> ForumTold | None:
        """The first of some forums with a listed edition on the day and in the city of a meeting, where they are told."""
        for mention in forums:
            event = held_with(self._events.get(mention.entity_id or "", ()), day, self._page.day)
            if event and city in (None, self._city(event.place_id or "")):
                span = mention.char_start, mention.char_end
                return self._made(span, mention, "sidelines", self._page.zone_at(span[0]), 0.5, rule, event)
        return None

    @cached_property
    def _series(self) -> list[Mention]:
        """The first mention of each series that the page names."""
        found: dict[str | None, Mention] = {}
        for mention in self._forums.within(0, len(self._text)):
            found.setdefault(mention.entity_id, mention)
        return list(found.values())

    def _city(self, place_id: str) -> _City | None:
        place = self._places.get(place_id)
        return (place.country, place.city or place.name) if place else None

    def _made(
        self,
        span: Span,
        mention: Mention | None,
        relation: str,
        zone: str,
        trust: float,
        rule: str = "forum.margins",
        known: ForumEvent | None = None,
    ) -> ForumTold:
        """The forum of a mention or of words, with its edition about the day of the page or the one that is known."""
        span = self._without_day(span)
        label = self._page.document.text[span[0] : span[1]]
        forum_id = mention.entity_id if mention else None
        event = known or (edition(self._events.get(forum_id, ()), self._page.day) if forum_id else None)
        stated = Stated("forum", forum_id or label, *span, zone, "stated", rule, trust)
        if forum_id and self._page.document.language != "en":
            label = event.name if event else self._names.get(forum_id, label)
        return ForumTold(label, relation, forum_id, event, stated)

    def _without_day(self, span: Span) -> Span:
        """A name without the day that follows it, "the Munich Security Conference on February 17"; a year is part of it."""
        start, end = span
        cut = min((d.char_start for d in self._page.dates if start < d.char_start < end and d.precision != "year"), default=end)
        words = list(TOKEN.finditer(self._text, start, cut)) if cut < end else []
        while words and (words[-1][0].lower() in self._lexicon.forum_words or not words[-1][0][0].isalnum()):
            words.pop()
        return (start, words[-1].end()) if words else span

    def _of(self, encounter: Encounter) -> tuple[Mention | None, Span | None, str]:
        start, end = encounter.sentence
        mention, words = self._margins(encounter.sentence)
        if mention or words:
            return mention, words, "sidelines"
        if encounter.is_discussion:  # what stands behind "they discussed" is what it was about
            end = encounter.trigger.start
        for mention in self._forums.within(start, end):
            if self._offices.cover(mention.char_start - 1, mention.char_end):  # the President of the European Council
                continue
            if self._in_session(mention, start):
                return mention, forum_phrase(self._text, mention.char_start, end, self._lexicon), "session"
            if self._is_met(mention, encounter):
                return mention, None, "session"
        words = self._unlisted_session(encounter, end)
        return None, words, "session" if words else "none"

    def _is_met(self, mention: Mention, encounter: Encounter) -> bool:
        """Whether a forum is what met or was chaired: it holds the noun, or is subject or object of the verb, a place between at most."""
        trigger = encounter.trigger
        if mention.char_start <= trigger.start and trigger.end <= mention.char_end:
            return True
        start, end = sorted((trigger.end, mention.char_start)) if trigger.end <= mention.char_start else (mention.char_end, trigger.start)
        if trigger.kind != "verb" or not 0 <= end - start <= _GAP or self._offices.cover(mention.char_start, mention.char_end):
            return False
        places = [m for m in self._page.mentions if m.kind == "place" and start <= m.char_start and m.char_end <= end]
        between = self._text[start:end]
        for place in places:
            between = between.replace(place.surface, " ")
        words = self._lexicon.words(between, 0, len(between))
        allowed = self._lexicon.determiners | (self._lexicon.place_words if places else frozenset())
        return all(word in allowed for word in words)

    def _margins(self, sentence: Span) -> tuple[Mention | None, Span | None]:
        """The forum on whose margins a sentence says that something was: the listed one, or its words."""
        start, end = sentence
        for cue in self._cues.within("sidelines", start, end):
            mention = next((m for m in self._forums.starting(cue.end, cue.end + _NEAR) if m.char_end <= end), None)
            phrase = forum_phrase(self._text, cue.end, end, self._lexicon)
            bare = phrase is not None and self._is_bare(phrase)
            words = None if bare else phrase
            if mention or words:
                return mention, words
            if bare and (mention := self._meant(cue.start)):
                return mention, None
        for cue in self._cues.within("sidelines_after", start, end):
            near = (m for m in self._forums.within(start, cue.end) if cue.start <= m.char_end + _CLOSE)
            opens = cue.start - start <= _OPENING and self._page.zone_at(start) == "body"  # 会议间隙，
            if mention := next(near, None) or (self._meant(start) if opens else None):
                return mention, None
        return None, None

    def _is_bare(self, words: Span) -> bool:
        """Whether nothing names a forum but its noun in small letters: в кулуарах форума, al margen de la cumbre de jefes de Estado.

        Who is named behind it opens the clause: на полях форума Милован Гайчич.
        """
        persons = (m.char_start for m in self._page.mentions if m.kind == "person")
        end = min((start for start in persons if words[0] < start < words[1]), default=words[1])
        printed = TOKEN.findall(self._text[words[0] : end])
        small = self._lexicon.forum_heads | self._lexicon.forum_words
        heads = [word for word in printed if word.lower() in self._lexicon.forum_heads]
        return all(word.islower() for word in heads) and all(word.lower() in small for word in printed)

    def _meant(self, position: int) -> Mention | None:
        """The one forum told before to be held or attended, which a bare noun means: "on the sidelines of the event", 会议间隙，."""
        named = list(told_before(self._page, self._forums, position))
        there = {span for m, span in named if self._cues.has_any(HELD, *span) or self._in_session(m, span[0])}
        told = {m.entity_id: (m, span) for m, span in named if span in there}
        if len(told) != 1:
            return None
        mention, span = next(iter(told.values()))
        is_other = another_between(max(there), position, self._page)
        return None if is_other or not is_news(self._events.get(mention.entity_id or "", ()), span, self._page) else mention

    def _outcome(self, title: Span) -> Span | None:
        """The forum whose outcome a title announces: "Joint Statement on the Trilateral Ministerial Meeting"."""
        cue = self._cues.first("outcomes", *title)
        return forum_phrase(self._text, cue.end, title[1], self._lexicon) if cue else None

    def _unlisted_session(self, encounter: Encounter, end: int) -> Span | None:
        """Several capitals that end in a forum's noun: "for the eighth US-Tajikistan Annual Bilateral Consultations"."""
        start = encounter.sentence[0]
        low = self._text[start:end].lower()
        leads = {word for word in self._lexicon.session - self._lexicon.place_words if word in low}
        if not leads or not any(head in low for head in self._lexicon.forum_heads):
            return None
        for found in TOKEN.finditer(self._text, start, end):
            if found[0].lower() not in leads:
                continue
            if self._offices.cover(found.start(), found.start() + 1):
                continue
            if self._cues.has("blockers", encounter.trigger.end, found.start()):
                break
            words = forum_phrase(self._text, found.end(), end, self._lexicon)
            if words and is_proper(self._text[words[0] : words[1]], self._lexicon):
                return words
        return None

    def _in_session(self, mention: Mention, start: int) -> bool:
        """Whether words of session stand before a forum: "at the", "в рамках 76-й", 出席第76届; a place word only before a forum's noun."""
        before = self._text[max(start, mention.char_start - _LEAD) : mention.char_start].lower()
        if self._lexicon.is_unspaced:
            leads = tuple(self._lexicon.session - self._lexicon.place_words)
            is_planned = self._cues.has("planned", max(start, mention.char_start - _LEAD), mention.char_start)
            return not is_planned and before.rstrip(_NUMBER).endswith(leads)
        words = [w for w in before.split() if w not in _ARTICLES and not w[0].isdigit() and not _ORDINAL.fullmatch(w)]
        lead = next((lead for n in (1, 2, 3) if (lead := " ".join(words[-n:])) in self._lexicon.session), "")
        is_named = not self._lexicon.forum_heads.isdisjoint(self._lexicon.words(self._text, mention.char_start, mention.char_end))
        return bool(lead) and (is_named or lead not in self._lexicon.place_words)
