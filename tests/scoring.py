"""How well the facts of pages agree with what a careful reader found in them.

A gold file belongs to one page. A told meeting is matched to at most one gold meeting of its page, greedily and best first;
two can match only if they share a participant. Gold may hold optional meetings, participants and topics (neither asked for
nor punished), other dates that are right as well, and windows: a day inside is neither right nor wrong.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from pipelines.core.records import Document, MeetingReport, Participant

Gold = Mapping[str, Any]

_HONORIFICS = {
    "mr", "mrs", "ms", "dr", "sir", "his", "her", "excellency", "the", "jr", "sr", "dato", "tan", "sri", "hon",
    "de", "la", "van", "von", "bin", "al", "el",
}  # fmt: skip
_NO_FORUM_WORDS = {
    "the", "of", "in", "on", "and", "a", "s", "th", "st", "nd", "rd", "meeting", "conference", "session", "ministerial", "annual",
}  # fmt: skip


_SHORT = {"npc": "national people s congress", "premier": "premier state council"}
"""Short names of bodies and offices, and what they stand for."""


@dataclass(frozen=True, slots=True)
class ToldMeeting:
    """A meeting that the pipeline found held, with its topics."""

    report: MeetingReport
    topics: frozenset[str]

    @property
    def day(self) -> str | None:
        """Its day; None where only a range, a month or nothing is told."""
        return self.report.held_on.isoformat() if self.report.held_on and self.report.held_precision == "day" else None


@dataclass(slots=True)
class Figures:
    """Right and asked, by measure; a measure's figure is their ratio."""

    right: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    asked: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, measure: str, is_right: bool, count: int = 1) -> None:
        """Count answers of one measure."""
        self.asked[measure] += count
        self.right[measure] += count * is_right

    def ratios(self) -> dict[str, float]:
        """Every measure that was asked for, 0 to 1, by name."""
        return {name: round(self.right[name] / count, 4) for name, count in sorted(self.asked.items()) if count}


def fold(text: str | None) -> str:
    """Lower case, no marks, words only; other scripts are kept as they are."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w\s]", " ", plain).split())


def _words(text: str | None) -> list[str]:
    return [word for word in fold(text).split() if word not in _HONORIFICS]


def _near(one: str, other: str) -> bool:
    """Whether two words may be one transliterated twice: Sergei, Sergey."""
    return one == other or (min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other).ratio() >= 0.8)


def same_person(gold: str, names: Iterable[str]) -> bool:
    """Whether one of a person's names stands for the gold name: a family name in common, given names that do not contradict."""
    wanted = _words(gold)
    for name in names:
        told = _words(name)
        shared = [word for word in wanted if any(_near(word, other) for other in told)]
        if not wanted or not told:
            continue
        if not gold.isascii() and fold(gold).replace(" ", "") == fold(name).replace(" ", ""):
            return True
        if not shared:
            continue
        if min(len(wanted), len(told)) == 1:
            if max(map(len, shared)) >= 2:
                return True
        elif len(shared) >= 2 or (_near(wanted[-1], told[-1]) and wanted[0][0] == told[0][0]):
            return True
    return False


def same_label(gold: str, told: str | None) -> bool:
    """Whether two names may be one forum's: enough of the gold's content words are in the other, or the other way round."""
    wanted, found = ({w for w in fold(text).split() if w not in _NO_FORUM_WORDS} for text in (gold, told))
    if not wanted or not found:
        return bool(found) and fold(gold) == fold(told)
    overlap = sum(any(_near(word, other) for other in found) for word in wanted)
    return overlap / len(wanted) >= 0.6 or (overlap >= len(found) and (len(found) > 1 or (told or "").strip().isupper()))


def same_city(gold: str, told: str | None) -> bool:
    """Whether every word of one name of a city is in the other."""
    wanted, found = _words(gold), _words(told)
    inside = [bool(a) and all(any(_near(x, y) for y in b) for x in a) for a, b in ((wanted, found), (found, wanted))]
    return any(inside)


def same_office(gold: str, told: str | None) -> bool:
    """Whether the told office holds most words of the gold one."""
    wanted, found = (set(_words(text)) - {"of", "and", "for"} for text in (gold, told))
    found |= {word for short in found & _SHORT.keys() for word in _SHORT[short].split()}
    shared = sum(any(_near(word, other) for other in found) for word in wanted)
    return bool(wanted) and shared / len(wanted) >= (0.5 if len(wanted) > 3 else 0.6)


def _side(party: Mapping[str, Any]) -> str:
    return party.get("country_iso2") or party.get("org") or ""


def _is_party(gold: Mapping[str, Any], told: Participant) -> bool:
    if gold.get("name"):
        return same_person(gold["name"], [name for name in (told.person, *told.aliases) if name])
    return bool(_side(gold)) and _side(gold) in (told.country, told.organization)


def matched(golds: Sequence[Gold], told: Sequence[ToldMeeting]) -> list[tuple[Gold, ToldMeeting]]:
    """Greedy one-to-one pairs by shared participants, then day, mode and city."""
    ranked = []
    for i, gold in enumerate(golds):
        for j, meeting in enumerate(told):
            parties = meeting.report.participants
            shared = sum(any(_is_party(g, p) for p in parties) for g in gold["participants"])
            if shared:
                score = shared / max(len(gold["participants"]), len(parties)) + 0.4 * (gold["date"] == meeting.day)
                score += 0.2 * (gold["mode"] == meeting.report.mode) + 0.2 * same_city(gold.get("city") or "", meeting.report.city)
                ranked.append((-score, i, j))
    used: tuple[set[int], set[int]] = (set(), set())
    found = []
    for _, i, j in sorted(ranked):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append((golds[i], told[j]))
    return found


def score(pages: Iterable[tuple[Gold, Document | None, Sequence[ToldMeeting]]]) -> Figures:
    """Score pages.

    Args:
        pages: Gold, the document made of its page (None when it was set aside), and the held meetings found in it.

    Returns:
        Per measure, how many answers were right and how many were asked for.
    """
    figures = Figures()
    for gold, document, told in pages:
        figures.add("read", document is not None)
        if document is not None:
            _score_cleaning(gold, document, figures)
        if not gold["is_meeting_report"]:
            figures.add("clean", not told)
        _score_page(gold, told, figures)
    return figures


def _score_cleaning(gold: Gold, document: Document, figures: Figures) -> None:
    if not gold.get("published_date_open"):
        right = {gold.get("published_date"), *gold.get("published_date_alternatives", ())}
        figures.add("published", (str(document.published_on) if document.published_on else None) in right)
    if gold.get("title"):
        figures.add("title", fold(document.title) == fold(gold["title"]))
    body = fold(document.body)
    if gold.get("body_first_words"):
        figures.add("body", body.startswith(fold(gold["body_first_words"])))
        figures.add("body", body.endswith(fold(gold["body_last_words"])))
    for line in gold.get("boilerplate_lines") or ():
        figures.add("body", fold(line) not in body, count=len(fold(line)) > 12)


def _score_page(gold: Gold, told: Sequence[ToldMeeting], figures: Figures) -> None:
    optional = [m for m in gold["meetings"] if m.get("optional")]
    pairs = matched(gold["meetings"], told)
    excused = {id(t) for _, t in pairs}
    excused |= {id(t) for t in told for m in optional for g in m["participants"] if any(_is_party(g, p) for p in t.report.participants)}
    asked = [(m, t) for m, t in pairs if not m.get("optional")]
    figures.add("detection_recall", True, len(asked))
    figures.add("detection_recall", False, len(gold["meetings"]) - len(optional) - len(asked))
    figures.add("detection_precision", True, len(asked))
    figures.add("detection_precision", False, sum(id(t) not in excused for t in told))
    for meeting, found in asked:
        _score_attributes(gold, meeting, found, figures)
        _score_parties(meeting, found, figures)
        _score_topics(meeting, found, figures)


def _score_attributes(gold: Gold, meeting: Gold, told: ToldMeeting, figures: Figures) -> None:
    report, others = told.report, meeting.get("date_alternatives") or []
    if meeting["date"] and meeting.get("date_precision") == "day":
        figures.add("date", told.day in [meeting["date"], *others])
    elif told.day and told.day not in others:
        first, last = meeting.get("date_window") or ("", "")
        if not first <= told.day <= last or told.day == gold.get("published_date"):
            figures.add("date", False)
    if meeting["mode"]:
        figures.add("mode", report.mode == meeting["mode"])
    if meeting.get("city"):
        figures.add("city", same_city(meeting["city"], report.city))
    elif meeting["mode"] in ("phone", "video"):
        figures.add("no_place_on_the_phone", not report.city)
    if meeting.get("country_iso2"):
        figures.add("country", report.country == meeting["country_iso2"])
    if meeting.get("forum"):
        figures.add("forum", same_label(meeting["forum"], report.forum))
    else:
        figures.add("no_forum", not report.forum)


def _score_parties(meeting: Gold, told: ToldMeeting, figures: Figures) -> None:
    left = list(told.report.participants)
    for gold in sorted(meeting["participants"], key=lambda p: bool(p.get("optional"))):
        found = next((p for p in left if _is_party(gold, p)), None)
        if found is not None:
            left.remove(found)
        if gold.get("optional"):
            continue
        figures.add("participants_recall", found is not None)
        if found is not None:
            figures.add("participants_precision", True)
            if gold.get("name") and _side(gold):
                figures.add("person_country", _side(gold) in (found.country, found.organization))
            if gold.get("role"):
                figures.add("office", same_office(gold["role"], found.office))
    figures.add("participants_precision", False, len(left))


def _score_topics(meeting: Gold, told: ToldMeeting, figures: Figures) -> None:
    wanted, optional = set(meeting["topic_ids"]), set(meeting.get("topic_ids_optional") or ())
    figures.add("topics_recall", True, len(wanted & told.topics))
    figures.add("topics_recall", False, len(wanted - told.topics))
    figures.add("topics_precision", True, len(wanted & told.topics))
    figures.add("topics_precision", False, len(told.topics - wanted - optional))
