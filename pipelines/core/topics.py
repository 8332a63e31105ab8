"""Topics of the talk: phrases of the taxonomy in the part of a page that tells of a meeting."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple
from unicodedata import normalize

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.core.knowledge import Rule, Topic
from pipelines.core.matcher import COMPACT
from pipelines.core.records import TopicHit
from pipelines.core.text import Span, even, is_cjk, lower, runs_on

_start = attrgetter("start")
_INITIAL = re.compile(r"\b[^\W\d_]")
"""The first letter of a word, which many sites print without its accent where it is a capital: Etat de droit."""

RULES = (Rule("topic.phrase", 1, "topic_hits", "A phrase of the taxonomy in the part of the page that tells of the meeting"),)


class Phrase(NamedTuple):
    """A phrase of a topic in a text.

    Attributes:
        topic_id: The topic.
        start: First code point.
        end: One past the last code point.
        names_forum: Whether the topic is a forum, whose words may only say where a meeting was.
        in_office: Whether the topic counts where an office names it: a bank's president speaks of the bank, an ambassador of others.
        names_side: Whether the topic does not count where it only names a country of the meeting.
    """

    topic_id: str
    start: int
    end: int
    names_forum: bool = False
    in_office: bool = False
    names_side: bool = False


@dataclass(frozen=True, slots=True)
class _Pattern:
    topic_id: str
    rest: re.Pattern[str] | None
    is_exclusion: bool


class TopicFinder:
    """Finds topic phrases in texts of one language: one automaton over the first words, the rest checked in place.

    Args:
        topics: The taxonomy.
        language: ISO 639-1 code.
    """

    def __init__(self, topics: Sequence[Topic], language: str) -> None:
        self._patterns: dict[str, list[_Pattern]] = {}
        self._forums: set[str] = set()
        self._envoys: set[str] = set()
        self._sides = {topic.topic_id for topic in topics if topic.names_side}
        for topic in topics:
            if topic.kind == "forum":
                self._forums.add(topic.topic_id)
            if topic.sends_envoys:
                self._envoys.add(topic.topic_id)
            phrases = dict.fromkeys(
                (*topic.phrases.get(language, ()), *(p for p in topic.phrases.get("en", ()) if language != "en" and p.isupper()))
            )
            for phrase in phrases:
                self._add(topic.topic_id, phrase, is_exclusion=False)
            for phrase in topic.exclusions:
                self._add(topic.topic_id, phrase, is_exclusion=True)
        self._by_stem = list(self._patterns.values())
        stems = list(self._patterns) or ["\x00"]
        self._automaton = AhoCorasick(stems, matchkind=MatchKind.Standard, implementation=COMPACT)

    def _add(self, topic_id: str, phrase: str, is_exclusion: bool) -> None:
        folded = even(lower(phrase))
        for form in dict.fromkeys((folded, _INITIAL.sub(_bare, folded))):
            stem, star, rest = form.partition("*")
            pattern = re.compile(r"\w*" + r"\w*".join(re.escape(part) for part in rest.split("*"))) if star else None
            self._patterns.setdefault(stem, []).append(_Pattern(topic_id, pattern, is_exclusion))

    def find(self, text: str) -> list[Phrase]:
        """Return the phrases of a text by start; one that an exclusion of its topic overlaps is none."""
        folded = even(lower(text)).replace("\n", " ")
        found: dict[tuple[int, str], int] = {}
        excluded: dict[str, list[Span]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum() and (first := folded[start]).isalnum() and not is_cjk(first):
                continue
            for pattern in self._by_stem[index]:
                if (stop := _reach(pattern, folded, end)) is None:
                    continue
                if pattern.is_exclusion:
                    excluded.setdefault(pattern.topic_id, []).append((start, stop))
                elif stop > found.get((start, pattern.topic_id), 0):
                    found[start, pattern.topic_id] = stop
        agendas = self._forums - self._envoys
        phrases = [
            Phrase(topic, start, end, topic in self._forums, topic in agendas, topic in self._sides)
            for (start, topic), end in sorted(found.items())
        ]
        if not excluded:
            return phrases
        return [p for p in phrases if not any(start < p.end and p.start < end for start, end in excluded.get(p.topic_id, ()))]


def _bare(initial: re.Match[str]) -> str:
    """A Latin letter without its accent; any other as it is."""
    plain = normalize("NFD", initial[0])[0]
    return plain if plain.isascii() else initial[0]


def _reach(pattern: _Pattern, text: str, end: int) -> int | None:
    """Where a phrase ends whose stem matched; None when the rest does not follow, or a word goes on."""
    if pattern.rest is not None:
        found = pattern.rest.match(text, end)
        if found is None:
            return None
        end = found.end()
    return None if end < len(text) and runs_on(text, end) else end


@dataclass(slots=True)
class _Tally:
    """What has been counted of a topic: its first phrase, which one outside of the venue supersedes, and who speaks of it."""

    phrase: Phrase
    is_venue_only: bool
    count: int
    raisers: set[str | None]


def topic_hits(
    report_id: str,
    document_id: str,
    text: str,
    phrases: Sequence[Phrase],
    region: Sequence[Span],
    venue: Sequence[Span],
    raisers: Mapping[Span, str | None],
) -> list[TopicHit]:
    """Count the topics of one report.

    Args:
        report_id: The report.
        document_id: Its document.
        text: Text of the document.
        phrases: Topic phrases of the text, sorted by start.
        region: Sentences that tell of this meeting, in order.
        venue: Spans in which a forum is named only as the place of the meeting.
        raisers: Sentence to the side that speaks in it, None for nobody in particular.

    Returns:
        One hit per topic, by topic id.
    """
    found: dict[str, _Tally] = {}
    for span in region:
        for phrase in phrases[bisect_left(phrases, span[0], key=_start) : bisect_left(phrases, span[1], key=_start)]:
            at_venue = phrase.names_forum and any(start <= phrase.start < end for start, end in venue)
            tally = found.get(phrase.topic_id)
            if tally is None:
                tally = found[phrase.topic_id] = _Tally(phrase, at_venue, 0, set())
            elif tally.is_venue_only and not at_venue:
                tally.phrase, tally.is_venue_only = phrase, False
            tally.count += 1
            tally.raisers.add(raisers.get(span))
    return [_hit(report_id, document_id, text, tally) for _, tally in sorted(found.items())]


def _hit(report_id: str, document_id: str, text: str, tally: _Tally) -> TopicHit:
    phrase = tally.phrase
    return TopicHit(
        report_id,
        document_id,
        phrase.topic_id,
        tally.count,
        phrase.start,
        phrase.end,
        text[phrase.start : phrase.end],
        tally.is_venue_only,
        next(iter(tally.raisers)) if len(tally.raisers) == 1 else None,
        "topic.phrase",
    )
