"""A labelled set for coreference: first accounts, and synthetic second ones written for them.

Each meeting of the first accounts is told again by the other side's ministry, and by some of: a daily, its copy in another
paper, a page without a date, a page that has the next day. Some calls are followed by another one on the next day, which is a
meeting of its own. Every page goes through the whole pipeline; the label of a page is the meeting that it was written for.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pipelines.core.knowledge import Knowledge
from pipelines.core.records import Document, MeetingReport, Participant
from tests.steps import given, run_steps, tables_of

SPOKE = {
    "phone": ("spoke by telephone with", "had a telephone conversation with"),
    "video": ("held a video conference with", "spoke by video link with"),
    "in_person": ("met with", "held talks with"),
}
"""Mode to ways of telling it."""

TALK = (
    "The two sides spoke of trade, of travel and of the work that their teams have before them this year.",
    "They agreed that the working groups should meet again before the summer and report on what was done.",
    "Both thanked the staff of the two embassies, who had prepared the conversation with great care.",
    "The exchange was frank, and each side set out how it sees the state of affairs in its neighbourhood.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting that the first accounts tell of."""

    label: str
    participants: Sequence[Participant]
    on: date
    mode: str
    city: str | None


def told_by(reports: Iterable[MeetingReport], labels: Mapping[str, str]) -> list[Told]:
    """The dated meetings of pages that tell of one; ``labels`` names the page of each document."""
    by_page: dict[str, list[MeetingReport]] = defaultdict(list)
    for report in reports:
        if report.realis == "held":
            by_page[report.document_id].append(report)
    return [
        Told(labels[document], r.participants, r.held_on, r.mode, r.city)
        for document, (r, *more) in sorted(by_page.items())
        if not more and r.held_on and r.held_precision == "day" and r.mode in SPOKE and _are_two(r.participants)
    ]


def _are_two(parties: Sequence[Participant]) -> bool:
    return len(parties) == 2 and all(p.person and p.country for p in parties) and len({p.country for p in parties}) == 2


class Writer:
    """Writes second accounts into a folder of raw pages; what it draws depends on the seed alone.

    Args:
        raw: The folder.
        knowledge: For the names of countries.
        seed: Of chance.
    """

    def __init__(self, raw: Path, knowledge: Knowledge, seed: int = 7) -> None:
        self._raw = raw
        self._countries = {c.country: c.name for c in knowledge.countries}
        self._chance = random.Random(seed)
        self._serial = 0
        self.labels: dict[str, str] = {}
        """Raw path to label."""

    def tell_first(self, told: Told) -> None:
        """Write one ministry's account of a meeting, where no page tells of it yet."""
        here, there = told.participants
        self._page("first.example", told.label, here, there, told)

    def tell_again(self, told: Told) -> None:
        """Write the other accounts of a meeting."""
        here, there = self._chance.sample(list(told.participants), 2)
        self._page(f"mfa-{(there.country or '').lower()}.example", told.label, there, here, told)
        if self._chance.random() < 0.5:
            text = self._page("daily.example", told.label, here, there, told, shift=self._chance.random() < 0.15)
            if self._chance.random() < 0.3:
                self._write("mirror.example", told.label, text)
        if self._chance.random() < 0.1:
            self._page("weekly.example", told.label, there, here, told, is_dated=False)

    def call_again(self, told: Told) -> None:
        """Write two ministries' accounts of another call of the same people on the next day."""
        later = Told(f"{told.label}-next", told.participants, told.on + timedelta(days=1), told.mode, told.city)
        for here, there in (later.participants, later.participants[::-1]):
            self._page(f"mfa-{(here.country or '').lower()}.example", later.label, here, there, later)

    def _page(
        self, publisher: str, label: str, here: Participant, there: Participant, told: Told, shift: bool = False, is_dated: bool = True
    ) -> str:
        on = told.on + timedelta(days=1) if shift else told.on
        when = f" on {on:%B} {on.day}, {on.year}" if is_dated else ""
        where = f" in {told.city}" if told.city and told.mode == "in_person" and self._chance.random() < 0.5 else ""
        verb = self._chance.choice(SPOKE[told.mode])
        lead = f"{self._named(here)} {verb} {self._named(there)}{where}{when}."
        title = f"{here.person} and {there.person} confer"
        text = "\n\n".join([title, f"{on + timedelta(days=1)}", lead, *self._chance.sample(TALK, 3), f"Reference {self._serial:05}."])
        self._write(publisher, label, text)
        return text

    def _named(self, party: Participant) -> str:
        return f"{party.office or 'Minister'} {party.person} of {self._countries[party.country or '']}"

    def _write(self, publisher: str, label: str, text: str) -> None:
        self._serial += 1
        path = f"{publisher}/{self._serial:05}.txt"
        page = self._raw / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8")
        page.with_suffix(".json").write_text(json.dumps({"url": f"https://{publisher}/{self._serial:05}"}), "utf-8")
        self.labels[path] = label


@dataclass(frozen=True, slots=True)
class Grouped:
    """The held reports of the labelled pages: truth, what was found, and the sides of each."""

    truth: Mapping[str, str]
    found: Mapping[str, str]
    sides: Mapping[str, frozenset[str]]
    pages: Mapping[str, str]


def read(raw: Path, stage: Path, knowledge: Knowledge) -> dict[str, list[Any]]:
    """The stage tables that all steps make of a raw folder."""
    one = given(raw, stage, knowledge)
    run_steps(one)
    return tables_of(one.store)


def group(tables: Mapping[str, list[Any]], labels: Mapping[str, str]) -> Grouped:
    """What the pipeline made of labelled pages: of each the only held report counts."""
    documents: dict[str, Document] = {d.document_id: d for d in tables["documents"]}
    meeting = {g.report_id: g.meeting_id for g in tables["meeting_groups"]}
    by_page: dict[str, list[MeetingReport]] = defaultdict(list)
    for report in tables["meeting_reports"]:
        if report.realis == "held":
            by_page[documents[report.document_id].raw_path].append(report)
    only = {path: reports[0] for path, reports in by_page.items() if path in labels and len(reports) == 1}
    return Grouped(
        {r.report_id: labels[path] for path, r in only.items()},
        {r.report_id: meeting[r.report_id] for r in only.values()},
        {r.report_id: frozenset(p.country or p.organization or "" for p in r.participants) for r in only.values()},
        {r.report_id: path for path, r in only.items()},
    )


def b_cubed(found: Mapping[str, str], truth: Mapping[str, str]) -> tuple[float, float, float]:
    """B³ precision, recall and F1: per report, how pure and how complete its cluster is (Bagga and Baldwin, 1998)."""
    clusters, classes = defaultdict(set), defaultdict(set)
    for key in truth:
        clusters[found[key]].add(key)
        classes[truth[key]].add(key)
    shared = {key: len(clusters[found[key]] & classes[truth[key]]) for key in truth}
    precision = sum(shared[key] / len(clusters[found[key]]) for key in truth) / len(truth)
    recall = sum(shared[key] / len(classes[truth[key]]) for key in truth) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)
