"""What each rule and each word list contributes: the golden pages are read without it, and the right answers counted again.

    python -m tests.benchmarks.ablation [--write]

A row is a thing left out. Rules of names and of dates lose what they found before the meetings are read; rules of meetings
lose their reports; a list loses its words in every language; a table of knowledge its rows. The columns count answers over
all pages: the first row with everything, each other row the difference from it. A row without a difference is no proof of
idleness, for the pages are few; it is a question to the rule. ``--write`` puts the table into ``docs/ablation.md``. Rules of
statements and topics are left out, since gold says little of them.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, fields, replace
from functools import partial

from pipelines.core.knowledge import Knowledge
from pipelines.core.meetings import rules as meeting_rules
from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cue_lists import CUE_LISTS, OPTIONAL_CUES, OPTIONAL_WORDS, WORD_LISTS
from pipelines.core.meetings.cues import Meaning
from pipelines.core.names.find import RULES as NAME_RULES
from pipelines.core.records import Document
from pipelines.core.rules import ALL_RULES
from pipelines.core.stages import Extractor, Facts
from pipelines.core.text import lower
from pipelines.environment import ROOT
from pipelines.reference import HERE, load_knowledge
from pipelines.reference.calendars import load_calendars
from pipelines.reference.lexicons import load_cue_lexicons, load_name_lexicons
from pipelines.reference.statements import load_statement_lexicons
from pipelines.reference.strict import read_yaml
from tests.scoring import Figures, Gold, ToldMeeting, score
from tests.unit.test_golden_floor import GOLDEN, golden_golds, read

PAGE = ROOT / "docs" / "ablation.md"
COLUMNS = {
    "meetings": "detection_precision",
    "parties": "participants_precision",
    "days": "date",
    "modes": "mode",
    "cities": "city",
    "forums": "forum",
    "countries of persons": "person_country",
    "offices": "office",
    "topics": "topics_precision",
}
"""Heading to the measure whose right answers it counts."""
WRONG = {
    "wrong meetings": "detection_precision",
    "wrong parties": "participants_precision",
    "days missed or wrong": "date",
    "places of calls": "no_place_on_the_phone",
    "wrong forums": "no_forum",
}
"""Heading to the measure whose wrong answers it counts."""
KNOWLEDGE = ("persons", "tenures", "organizations", "places", "forums", "forum_events", "sources", "guards")
_TABLES = {"places": ("places", "forum_events"), "persons": ("persons", "tenures"), "forums": ("forums", "forum_events")}
"""Tables that another refers to go with it."""


class _Without:
    """A matcher of cues that passes over some."""

    def __init__(self, lexicon: CueLexicon, is_out: Callable[[Meaning], bool]) -> None:
        self._all = lexicon.matcher.all
        self._is_out = is_out

    def all(self, text: str) -> list[tuple[int, int, tuple[Meaning, ...]]]:
        """What the whole matcher finds, without what is left out."""
        kept = ((start, end, tuple(m for m in meanings if not self._is_out(m))) for start, end, meanings in self._all(text))
        return [match for match in kept if match[2]]


@dataclass(frozen=True)
class Ablation:
    """One thing left out.

    Attributes:
        group: Where it belongs.
        name: What it is.
        knowledge: Changes the knowledge.
        cues: Changes a lexicon of meetings.
        touches: Whether what is changed in a lexicon occurs in a text; on other pages nothing is read again.
        rule: Rule whose finds are dropped.
    """

    group: str
    name: str
    knowledge: Callable[[Knowledge], Knowledge] | None = None
    cues: Callable[[CueLexicon], CueLexicon] | None = None
    touches: Callable[[CueLexicon, str], bool] | None = None
    rule: str | None = None


def _without_cue(is_out: Callable[[Meaning], bool], lexicon: CueLexicon) -> CueLexicon:
    return replace(lexicon, matcher=_Without(lexicon, is_out))


def _has_cue(is_out: Callable[[Meaning], bool], lexicon: CueLexicon, text: str) -> bool:
    return any(is_out(meaning) for *_, meanings in lexicon.matcher.all(lower(text)) for meaning in meanings)


def _has_words(name: str, lexicon: CueLexicon, text: str) -> bool:
    words = getattr(lexicon, name)
    return isinstance(words, str) or any(word in lower(text) for word in words)


def _without_words(name: str, lexicon: CueLexicon) -> CueLexicon:
    return replace(lexicon, **{name: type(getattr(lexicon, name))()})


def _without_table(name: str, knowledge: Knowledge) -> Knowledge:
    return replace(knowledge, **dict.fromkeys(_TABLES.get(name, (name,)), ()))


def ablations() -> Iterator[Ablation]:
    """Everything that can be left out."""
    for name in KNOWLEDGE:
        yield Ablation("knowledge", name, knowledge=partial(_without_table, name))
    for rule in sorted(r.rule_id for r in NAME_RULES):
        yield Ablation("names", rule, rule=rule)
    for rule in sorted(r.rule_id for r in ALL_RULES if r.stage == "date_mentions"):
        yield Ablation("dates", rule, rule=rule)
    for rule in sorted(r.rule_id for r in meeting_rules.RULES if r.stage == "meeting_reports"):
        yield Ablation("meetings", rule, rule=rule)
    for form in sorted(
        {form for path in HERE.glob("languages/*/meetings.yaml") for forms in read_yaml(path)["verbs"].values() for form in forms}
    ):
        yield _of_cues("verbs", form, lambda m, form=form: m.kind == "verb" and m.form == form)
    for kind in ("noun", *CUE_LISTS, *OPTIONAL_CUES):
        yield _of_cues("cues", kind, lambda m, kind=kind: m.kind == kind)
    for name in (field.name for field in fields(CueLexicon) if field.name in (*WORD_LISTS, *OPTIONAL_WORDS)):
        yield Ablation("words", name, cues=partial(_without_words, name), touches=partial(_has_words, name))


def _of_cues(group: str, name: str, is_out: Callable[[Meaning], bool]) -> Ablation:
    return Ablation(group, name, cues=partial(_without_cue, is_out), touches=partial(_has_cue, is_out))


class Reader:
    """Reads documents again and again; what an ablation leaves as it is, is read once."""

    def __init__(self, knowledge: Knowledge, documents: Sequence[Document]) -> None:
        self.names = load_name_lexicons()
        self.cues = load_cue_lexicons(self.names)
        self._knowledge = knowledge
        self._documents = documents
        self._whole = self._extractor(knowledge, self.cues)
        self._found = [(d, self._whole.mentions(d), self._whole.dates(d)) for d in documents]
        self._facts = [self._whole.facts(*given) for given in self._found]

    def _extractor(self, knowledge: Knowledge, cues: Mapping[str, CueLexicon]) -> Extractor:
        return Extractor(knowledge, self.names, cues, load_calendars(HERE / "languages"), load_statement_lexicons())

    def told(self, without: Ablation | None = None) -> dict[str, list[ToldMeeting]]:
        """Held meetings by document, found without something."""
        extractor, found = self._whole, self._found
        if without and without.cues:
            extractor = copy(self._whole)
            extractor._cues = {code: without.cues(lexicon) for code, lexicon in self.cues.items()}
        if without and without.knowledge:
            extractor = self._extractor(without.knowledge(self._knowledge), self.cues)
            found = [(d, extractor.mentions(d), extractor.dates(d)) for d in self._documents]
        rule = without.rule if without else None
        told = {}
        for (document, names, dates), known in zip(found, self._facts, strict=True):
            left = [m for m in names if m.rule != rule], [d for d in dates if d.rule != rule]
            is_whole = left == (names, dates) and not (without and self._is_touched(without, document))
            told[document.document_id] = _held(known if is_whole else extractor.facts(document, *left), rule)
        return told

    def _is_touched(self, without: Ablation, document: Document) -> bool:
        """Whether facts of a document may differ without something besides names and dates."""
        lexicon = self.cues.get(document.language)
        if without.touches and lexicon:
            return without.touches(lexicon, self._whole._read(document))
        return without.knowledge is not None


def _held(facts: Facts, rule: str | None) -> list[ToldMeeting]:
    """The held meetings among the facts of a document, without those that a rule found."""
    topics: dict[str, set[str]] = defaultdict(set)
    for hit in facts.topics:
        if not hit.is_venue_only:
            topics[hit.report_id].add(hit.topic_id)
    return [ToldMeeting(r, frozenset(topics[r.report_id])) for r in facts.reports if r.realis == "held" and r.rule != rule]


def counts(figures: Figures) -> dict[str, int]:
    """Right and wrong answers by column."""
    right = {heading: figures.right[measure] for heading, measure in COLUMNS.items()}
    return right | {heading: figures.asked[measure] - figures.right[measure] for heading, measure in WRONG.items()}


def measure(knowledge: Knowledge) -> Iterator[tuple[str, str, dict[str, int]]]:
    """Counts with everything, then the differences without each thing, as (group, name, count by column)."""
    golds: dict[tuple[str, str | None], Gold] = golden_golds()
    locations, documents, _ = read(GOLDEN / "pages", knowledge, Reader(knowledge, ())._whole)
    reader = Reader(knowledge, list(documents.values()))
    at = {(place.raw_path, None): place.document_id for place in locations}

    def scored(told: Mapping[str, list[ToldMeeting]]) -> dict[str, int]:
        return counts(score((gold, documents.get(at.get(key, "")), told.get(at.get(key, ""), [])) for key, gold in golds.items()))

    whole = scored(reader.told())
    yield "", "everything", whole
    for ablation in ablations():
        made = scored(reader.told(ablation))
        yield ablation.group, ablation.name, {heading: made[heading] - count for heading, count in whole.items()}


def table(rows: Sequence[tuple[str, str, Mapping[str, int]]]) -> str:
    """The rows that differ, by group and the most costly first, and the names of those that do not."""
    lines = [f"| left out | {' | '.join(rows[0][2])} |", f"|---|{'--:|' * len(rows[0][2])}"]
    lines.append(f"| *nothing* | {' | '.join(map(str, rows[0][2].values()))} |")
    groups = dict.fromkeys(group for group, _, _ in rows[1:])
    for group in groups:
        own = [(name, found) for of, name, found in rows[1:] if of == group and any(found.values())]
        own.sort(key=lambda row: (row[1]["meetings"], row[1]["parties"], row[1]["days"]))
        lines += [f"| {group}: `{name}` | {' | '.join(f'{n:+d}' if n else '' for n in found.values())} |" for name, found in own]
    idle = [f"`{name}` ({group})" for group, name, found in rows[1:] if not any(found.values())]
    return "\n".join(lines) + f"\n\nWithout a difference on these pages: {', '.join(idle)}.\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, and write it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace the table in docs/ablation.md")
    made = table(list(measure(load_knowledge())))
    print(made)
    if parser.parse_args(arguments).write:
        head, _, _ = PAGE.read_text("utf-8").partition("| left out |")
        PAGE.write_text(head + made, "utf-8")


if __name__ == "__main__":
    main()
