"""Topics of the talk: phrases of the taxonomy in the part of a page that tells of a meeting."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipelines.core.knowledge import Rule, Topic
from pipelines.core.records import TopicHit
from pipelines.core.text import Span, even, is_bounded, is_cjk, lower

RULES = (Rule("topic.phrase", 1, "topic_hits", "A phrase of the taxonomy in the part of the page that tells of the meeting"),)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a topic in a text.

    Attributes:
        topic_id: The topic.
        start: First code point.
        end: One past the last code point.
        names_forum: Whether the topic is a forum, whose words may only say where a meeting was.
    """

    topic_id: str
    start: int
    end: int
    names_forum: bool = False


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

    def __init__(self, topics: Iterable[Topic], language: str) -> None:
        self._patterns: dict[str, list[_Pattern]] = {}
        self._forums: set[str] = set()
        for topic in topics:
            if topic.kind == "forum":
                self._forums.add(topic.topic_id)
            phrases = dict.fromkeys(
                (*topic.phrases.get(language, ()), *(p for p in topic.phrases.get("en", ()) if language != "en" and p.isupper()))
            )
            for phrase in phrases:
                self._add(topic.topic_id, phrase, is_exclusion=False)
            for phrase in topic.exclusions:
                self._add(topic.topic_id, phrase, is_exclusion=True)
        self._stems = list(self._patterns)
        self._automaton = AhoCorasick(self._stems or ["\x00"], matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)

    def _add(self, topic_id: str, phrase: str, is_exclusion: bool) -> None:
        folded = even(lower(phrase))
        stem, star, rest = folded.partition("*")
        pattern = re.compile(r"\w*" + r"\w*".join(re.escape(part) for part in rest.split("*"))) if star else None
        self._patterns.setdefault(stem, []).append(_Pattern(topic_id, pattern, is_exclusion))

    def find(self, text: str) -> list[Phrase]:
        """Return the phrases of a text by start; one that an exclusion of its topic overlaps is none."""
        folded = even(lower(text)).replace("\n", " ")
        found: dict[tuple[str, int], int] = {}
        excluded: list[Phrase] = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum() and folded[start].isalnum() and not is_cjk(folded[start]):
                continue
            for pattern in self._patterns[self._stems[index]]:
                if (stop := _reach(pattern, folded, start, end)) is None:
                    continue
                if pattern.is_exclusion:
                    excluded.append(Phrase(pattern.topic_id, start, stop))
                else:
                    found[pattern.topic_id, start] = max(stop, found.get((pattern.topic_id, start), 0))
        phrases = [Phrase(topic_id, start, end, topic_id in self._forums) for (topic_id, start), end in found.items()]
        kept = [p for p in phrases if not any(x.topic_id == p.topic_id and x.start < p.end and p.start < x.end for x in excluded)]
        return sorted(kept, key=lambda p: (p.start, p.topic_id))


def _reach(pattern: _Pattern, text: str, start: int, end: int) -> int | None:
    """Where a phrase ends whose stem matched; None when the rest does not follow."""
    if pattern.rest is not None:
        found = pattern.rest.match(text, end)
        if found is None:
            return None
        end = found.end()
    return end if is_bounded(text, start, end) else None


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
        phrases: Topic phrases of the text.
        region: Sentences that tell of this meeting.
        venue: Spans in which a forum is named only as the place of the meeting.
        raisers: Sentence to the side that speaks in it, None for nobody in particular.

    Returns:
        One hit per topic, by topic id.
    """
    found: dict[str, TopicHit] = {}
    raised: dict[str, set[str | None]] = {}
    for phrase in phrases:
        sentence = next((s for s in region if s[0] <= phrase.start < s[1]), None)
        if sentence is None:
            continue
        at_venue = phrase.names_forum and any(start <= phrase.start < end for start, end in venue)
        known = found.get(phrase.topic_id)
        raised.setdefault(phrase.topic_id, set()).add(raisers.get(sentence))
        if known is None or (known.is_venue_only and not at_venue):
            count = known.hit_count + 1 if known else 1
            found[phrase.topic_id] = TopicHit(
                report_id,
                document_id,
                phrase.topic_id,
                count,
                phrase.start,
                phrase.end,
                text[phrase.start : phrase.end],
                at_venue,
                None,
                "topic.phrase",
            )
        else:
            found[phrase.topic_id] = replace(known, hit_count=known.hit_count + 1)
    sides = {topic: next(iter(who)) if len(who) == 1 else None for topic, who in raised.items()}
    return [replace(hit, raised_by=sides[topic]) for topic, hit in sorted(found.items())]
