"""All dates of a text in one pass."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.core.dates.adjacent import agree, join, mark_local_time
from pipelines.core.dates.calendar import Calendar
from pipelines.core.dates.direction import is_future
from pipelines.core.dates.draft import Draft, FoundDate
from pipelines.core.dates.grammar import Entry, Grammar, Hit, fold, may_begin
from pipelines.core.dates.reading import SAME_STORY, read
from pipelines.core.dates.rules import FORMS
from pipelines.core.dates.values import Value
from pipelines.core.text import is_bounded

_AGO = timedelta(days=10)
"""How far a story goes back: "On 26 June A met B, who praised the session held on 11 June. On the same day, A met C"."""
_NEXT_DAY = timedelta(days=1)
"""What is told as past may lie a day after its publication on another clock."""
_SENTENCE_ENDS = re.compile(r"[.!?…。！？\n]")
_BESIDE = frozenset(("weekday", "day_of_month"))
"""Forms that may hold a weekday which the date can contradict."""

_RANGES = frozenset(("day_range", "day_choice", "day_pair"))
_YEARS = frozenset(("year", "year2"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the dates of a text are read against.

    Attributes:
        day: Publication day in the publisher's zone. None: relative words and weekdays are no dates, and one without a
            year is one only after another date in the text.
        day_first: Whether 03/04/2020 is 3 April; None leaves it to the language.
    """

    day: date | None
    day_first: bool | None = None


class DateReader:
    """Finds the dates of a text. Keep it: the grammar of a language is compiled when its first page comes.

    Args:
        calendars: ISO 639-1 code to calendar. A page in another language is read for dates in digits and for the
            written-out dates of the universal calendars.
    """

    def __init__(self, calendars: Mapping[str, Calendar]) -> None:
        self._calendars = calendars
        self._universal = [calendar for calendar in calendars.values() if calendar.is_universal]
        self._grammars: dict[str, Grammar] = {}

    def _grammar(self, language: str) -> Grammar:
        code = language if language in self._calendars else ""
        if code not in self._grammars:
            self._grammars[code] = Grammar(self._calendars.get(code), self._universal)
        return self._grammars[code]

    def find(self, text: str, language: str, anchor: Anchor, start: int = 0, end: int | None = None) -> list[FoundDate]:
        """Return the dates in ``text[start:end]``, in the order of the text, none overlapping.

        Args:
            text: Any text; a date does not reach over a line break.
            language: ISO 639-1 code of the text.
            anchor: Publication day, and the order of dates in digits where the site is known.
            start: First code point to read.
            end: One past the last; None for the end of the text.
        """
        grammar = self._grammar(language)
        end = len(text) if end is None else end
        low = fold(text)
        hits = grammar.hits(low[start:end] if start or end < len(text) else low)
        if start:
            hits = [(entry, left + start, right + start) for entry, left, right in hits]
        drafts = _Scan(grammar, text, low, hits, end, anchor).drafts()
        bare = [draft for draft in drafts if draft.form == "weekday"]
        if bare:
            agree(bare, anchor.day)
            drafts = join(drafts, low, grammar.day_parts)
        return [draft.found(draft.value) for draft in drafts if draft.value and not draft.is_weak]


class _Scan:
    """One pass over one text."""

    def __init__(self, grammar: Grammar, text: str, low: str, hits: Sequence[Hit], end: int, anchor: Anchor) -> None:
        self.anchor = anchor.day
        self.previous: date | None = None
        self.told: date | None = None
        self.opening: date | None = None
        self.is_day_first = grammar.is_day_first if anchor.day_first is None else anchor.day_first
        self._entries: list[Entry] = grammar.entries
        self._relations = grammar.relations
        self._text, self._low, self._hits, self._end = text, low, hits, end
        self._here = (0, 0)

    def is_future(self) -> bool:
        """Whether the words near the date now being read speak of what is to come."""
        index, end = self._here
        return is_future(self._low, self._hits, self._entries, index, end)

    def drafts(self) -> list[Draft]:
        """Read the hits left to right; what lies inside a date already read is passed over."""
        drafts: list[Draft] = []
        local: list[tuple[int, int]] = []
        low, entries, relations = self._low, self._entries, self._relations
        reach = 0
        for index, (number, start, end) in enumerate(self._hits):
            entry = entries[number]
            if not entry.is_start or start < reach:
                continue
            if start and low[start - 1] != " " and (not may_begin(low, start, entry.is_digit) or self._is_run(index)):
                continue
            if entry.is_remark and is_bounded(low, start, end):
                if entry.is_local_time:
                    local.append((start, end))
                else:
                    reach = end
            elif draft := self._draft(entry, index, start):
                reach = draft.end
                if draft.value:
                    if relations and (relation := relations.of(low, start, draft.end)):
                        draft.relate(draft.value, relation)
                        while drafts and drafts[-1].end > draft.start:
                            drafts.pop()
                    if draft.value.precision in ("day", "range") and not draft.is_weak:
                        self.previous = draft.value.last
                        if draft.value.precision == "range" and self._has_begun(draft, draft.value):
                            self.opening = draft.value.first
                        if self._is_told(draft, draft.value) and not self._is_aside(draft, drafts):
                            self.told = draft.value.last
                drafts.append(draft)
        mark_local_time(drafts, local, low)
        return drafts

    def _is_run(self, index: int) -> bool:
        """Whether a hit is a number right behind another that is a hit too, or behind a month that begins with one."""
        (before, _, end), (number, start, _) = self._hits[index - 1], self._hits[index]
        return end == start and self._entries[before].is_digit and self._entries[number].is_digit

    def _is_told(self, draft: Draft, value: Value) -> bool:
        """Whether a day has come to pass: no bound, none to come, none of a noun, nor one long before the story that is told.

        Days around the one told before tell no other: "on June 18, as part of a visit from June 17 to 19".
        """
        if self.told and value.precision == "range" and value.first <= self.told <= value.last:
            return False
        if draft.relation != "on" or (self.anchor and value.last > self.anchor + _NEXT_DAY):
            return False
        if self.told and self._relations and self._relations.is_ascribed(self._low, draft.start):
            return False
        if self.told is None or (self.anchor and self.told < self.anchor - SAME_STORY):
            return True
        return value.last >= self.told - _AGO

    def _has_begun(self, draft: Draft, value: Value) -> bool:
        """Whether days are no bound and their first has come: a visit may go on while it is told of."""
        return draft.relation == "on" and (self.anchor is None or value.first <= self.anchor + _NEXT_DAY)

    def _is_aside(self, draft: Draft, drafts: Sequence[Draft]) -> bool:
        """Whether a day is one on which somebody told of the story, or "today" behind the day that its sentence tells of.

        "Met on Monday with X, who ends his visit today"; 外交部昨晚发文告说.
        """
        if self.told and self._relations and self._relations.is_release(self._low, draft.end):
            return True
        last = drafts[-1] if drafts else None
        if draft.form != "day" or draft.value is None or last is None or last.value is None or draft.value.last != self.anchor:
            return False
        is_day = last.value.precision == "day" and last.relation == "on" and last.value.last == self.told != self.anchor
        return is_day and not _SENTENCE_ENDS.search(self._low, last.end, draft.start)

    def _draft(self, entry: Entry, index: int, start: int) -> Draft | None:
        """Read the templates, else the phrase, that begin here. A draft without a value is a day that does not exist."""
        low, match = self._low, None
        for tree in entry.trees:
            hit = tree.regex.match(low, start, self._end)
            if hit and (match := tree.accept(hit, self._text)):
                break
        if match:
            pattern, end, parts = match
            form = pattern.form
        elif entry.phrases and (phrase := next((found for found in entry.phrases if is_bounded(low, start, start + found[0])), None)):
            form, end, parts = phrase[1], start + phrase[0], {"shift": phrase[2]}
        else:
            return None
        self._here = (index, end)
        try:
            value = read(form, parts, self)
        except LookupError:
            return None
        except (ValueError, OverflowError):
            value = None
        if match and form in _BESIDE:
            is_weak = low[start:end].rstrip(".") in pattern.vocabulary.only_beside_date
            return Draft(start, end, form, FORMS[form].basis, value, parts.get("weekday"), is_weak)
        return Draft(start, end, form, "no_year" if form in _RANGES and not _YEARS & parts.keys() else FORMS[form].basis, value)
