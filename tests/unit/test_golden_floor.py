"""The golden pages and the sample are read at least as well as before.

The floors are pinned in ``tests/golden/floors.json``. Only ``pytest tests/unit/test_golden_floor.py --allow-regression``
rewrites them, a margin below the figures of the day.
"""

import json
import math
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from pipelines.core.accounts import accounts
from pipelines.core.coreference import group_reports
from pipelines.core.knowledge import Knowledge
from pipelines.core.records import Document, DocumentLocation, MeetingReport
from pipelines.core.stages import Extractor
from pipelines.stages import STEPS
from tests import sentences
from tests.factories import party, report
from tests.scoring import Figures, Gold, ToldMeeting, same_city, same_label, same_office, same_person, score
from tests.steps import given

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
FLOORS = GOLDEN / "floors.json"
MARGIN = 0.02
LANGUAGES = ("en", "es", "fr", "ru", "zh")

Floors = dict[str, dict[str, float]]


def golden_golds() -> dict[tuple[str, str | None], Gold]:
    """Gold by the place of its page in ``tests/golden/pages``."""
    golds = [json.loads(path.read_text("utf-8")) for path in sorted((GOLDEN / "gold").glob("*.json"))]
    return {(f"{gold['lang']}/{gold['id']}.txt", None): gold for gold in golds}


def sample_golds() -> dict[tuple[str, str | None], Gold]:
    """Gold by the place of its page in ``raw``; the address tells the records of one file apart."""
    golds = [json.loads(path.read_text("utf-8")) for path in sorted((GOLDEN / "sample").glob("*.json"))]
    records = (GOLDEN / "sample" / "records.jsonl").read_text("utf-8").splitlines()
    found: dict[tuple[str, str | None], Gold] = {(gold["file"], None): gold for gold in golds}
    return found | {(gold["file"], gold["url"]): gold for gold in map(json.loads, records)}


def read(
    folder: Path, knowledge: Knowledge, extractor: Extractor
) -> tuple[list[DocumentLocation], dict[str, Document], dict[str, list[ToldMeeting]]]:
    """Clean a folder by the pipeline's own step and read the held meetings of its documents."""
    with TemporaryDirectory() as stage:
        one = given(folder, Path(stage), knowledge)
        clean_step = next(step for step in STEPS if step.name == "clean")
        clean_step.run(one, frozenset(clean_step.writes))
        documents = {d.document_id: d for d in one.store.records_of("documents")}
        locations = list(one.store.records_of("document_locations"))
    told: dict[str, list[ToldMeeting]] = {}
    for document in documents.values():
        facts = extractor.all(document)
        topics = defaultdict(set)
        for hit in facts.topics:
            if not hit.is_venue_only:
                topics[hit.report_id].add(hit.topic_id)
        held = [r for r in facts.reports if r.realis == "held"]
        told[document.document_id] = [ToldMeeting(r, frozenset(topics[r.report_id])) for r in held]
    return locations, documents, told


def wrong_merges(golds: Mapping[str, Gold], documents: Mapping[str, Document], told: Mapping[str, list[ToldMeeting]]) -> int:
    """Pairs of documents with a meeting in common that no gold file says to tell of one."""
    reports: list[MeetingReport] = [t.report for meetings in told.values() for t in meetings]
    groups, _ = group_reports(accounts(reports, documents))
    of_report = {r.report_id: r.document_id for r in reports}
    members = defaultdict(set)
    for group in groups:
        members[group.meeting_id].add(of_report[group.report_id])
    related = {frozenset((gold["id"], other)) for gold in golds.values() for other in (gold.get("same_event_as") or "").split(",")}
    pairs = {frozenset((a, b)) for found in members.values() for a in found for b in found if a != b}
    known = [pair for pair in pairs if all(document_id in golds for document_id in pair)]
    return sum(frozenset(golds[document_id]["id"] for document_id in pair) not in related for pair in known)


def figures_of(
    folder: Path, golds: Mapping[tuple[str, str | None], Gold], knowledge: Knowledge, extractor: Extractor
) -> dict[str, Figures]:
    """Figures over all pages of a folder, and over those of each language."""
    locations, documents, told = read(folder, knowledge, extractor)
    at = {(place.raw_path, url): place.document_id for place in locations for url in (place.url, None)}
    pages = [(gold, documents.get(at.get(key, "")), told.get(at.get(key, ""), [])) for key, gold in golds.items()]
    found = {"all": score(pages)}
    merged = wrong_merges({at[key]: gold for key, gold in golds.items() if key in at}, documents, told)
    found["all"].add("apart", False, merged)
    found["all"].add("apart", True, len(pages) - merged)
    for language in LANGUAGES:
        found[language] = score(page for page in pages if page[0]["lang"] == language)
    return found


def regressions(figures: Floors, floors: Floors) -> list[str]:
    """Measures that fell below their floor, that have no floor, or that are no longer measured."""
    faults = []
    for group in sorted({*figures, *floors}):
        now, least = figures.get(group, {}), floors.get(group, {})
        for name in sorted({*now, *least}):
            if name not in now or name not in least:
                faults.append(f"{group}: {name} is {'not measured any more' if name not in now else 'not pinned'}")
            elif now[name] < least[name]:
                faults.append(f"{group}: {name} is {now[name]}, its floor {least[name]}")
    return faults


@pytest.fixture(scope="module")
def figures(knowledge: Knowledge, extractor: Extractor) -> Floors:
    """Today's figures: ``golden/all``, ``golden/es``, ``sample/all``, ``sentences/es`` ..."""
    found: Floors = {}
    for name, folder, golds in (("golden", GOLDEN / "pages", golden_golds()), ("sample", ROOT / "raw", sample_golds())):
        for group, made in figures_of(folder, golds, knowledge, extractor).items():
            if name == "golden" or group == "all":
                found[f"{name}/{group}"] = made.ratios()
    return found | {f"sentences/{code}": sentences.figures_of(code, knowledge, extractor).ratios() for code in LANGUAGES}


def test_no_figure_is_below_its_floor(figures: Floors, pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--allow-regression", default=False):
        floors = {
            group: {name: max(0.0, math.floor((value - MARGIN) * 1000) / 1000) for name, value in made.items()}
            for group, made in figures.items()
        }
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    assert regressions(figures, json.loads(FLOORS.read_text("utf-8"))) == []


def test_every_golden_and_sample_page_is_read(figures: Floors) -> None:
    assert len(golden_golds()) >= 100
    assert len(sample_golds()) >= 30
    assert figures["sample/all"]["read"] == 1.0


def test_a_floor_that_is_missed_missing_or_left_behind_is_told() -> None:
    floors: Floors = {"golden/all": {"date": 0.9, "mode": 0.9, "gone": 0.5}}
    figures: Floors = {"golden/all": {"date": 0.89, "mode": 0.9, "new": 1.0}}
    assert regressions(figures, floors) == [
        "golden/all: date is 0.89, its floor 0.9",
        "golden/all: gone is not measured any more",
        "golden/all: new is not pinned",
    ]
    assert regressions(floors, floors) == []


# -- the scorer itself ---------------------------------------------------------------------------------------------------


def gold_meeting(**stated: Any) -> dict[str, Any]:
    plain = {
        "date": "2024-03-14", "date_precision": "day", "mode": "in_person", "city": None, "country_iso2": None, "forum": None,
        "participants": [{"name": "Wang Yi", "country_iso2": "CN"}, {"name": "Sergey Lavrov", "country_iso2": "RU"}],
        "topic_ids": ["trade"],
    }  # fmt: skip
    return plain | stated


def gold_page(*meetings: dict[str, Any], **stated: Any) -> Gold:
    return {"id": "x", "lang": "en", "is_meeting_report": bool(meetings), "meetings": list(meetings)} | stated


def told(topics: tuple[str, ...] = ("trade",), **stated: Any) -> ToldMeeting:
    return ToldMeeting(report("r", **stated), frozenset(topics))


def ratios(gold: Gold, *meetings: ToldMeeting) -> dict[str, float]:
    return score([(gold, None, meetings)]).ratios()


def test_a_page_read_as_gold_has_full_marks() -> None:
    found = ratios(gold_page(gold_meeting()), told())
    assert {name for name, value in found.items() if value < 1} == {"read"}
    assert {"date", "mode", "detection_precision", "detection_recall", "participants_recall", "topics_precision"} <= set(found)


def test_missed_and_invented_meetings_cost_recall_and_precision() -> None:
    other = told(who=("JP:fumio-kishida", "IN:narendra-modi"))
    found = ratios(gold_page(gold_meeting()), other)
    assert (found["detection_recall"], found["detection_precision"]) == (0.0, 0.0)
    assert ratios(gold_page(), other)["clean"] == 0.0


def test_optional_meetings_are_neither_asked_for_nor_punished() -> None:
    page = gold_page(gold_meeting(optional=True))
    assert "detection_recall" not in ratios(page)
    assert "detection_precision" not in ratios(page, told())


def test_a_wrong_day_an_unsupported_day_and_a_missing_day_are_wrong_and_a_day_in_the_window_is_neither() -> None:
    assert ratios(gold_page(gold_meeting()), told(on=date(2024, 3, 15)))["date"] == 0.0
    assert ratios(gold_page(gold_meeting()), told(on=None))["date"] == 0.0
    undated = gold_meeting(date=None, date_precision=None)
    assert ratios(gold_page(undated), told())["date"] == 0.0
    assert "date" not in ratios(gold_page(undated | {"date_window": ["2024-03-01", "2024-03-31"]}), told())


def test_a_place_on_the_phone_and_a_forum_that_is_none_are_wrong() -> None:
    call = gold_meeting(mode="phone")
    assert ratios(gold_page(call), told(mode="phone", city="Bonn"))["no_place_on_the_phone"] == 0.0
    assert ratios(gold_page(call), told(mode="phone", forum="G20"))["no_forum"] == 0.0


def test_extra_and_missed_parties_and_topics_are_counted() -> None:
    found = ratios(gold_page(gold_meeting()), told(("oil",), who=("CN:wang-yi", "US:antony-blinken")))
    assert (found["participants_recall"], found["participants_precision"]) == (0.5, 0.5)
    assert (found["topics_recall"], found["topics_precision"]) == (0.0, 0.0)


def test_one_told_meeting_answers_one_gold_meeting() -> None:
    assert ratios(gold_page(gold_meeting(), gold_meeting(date="2024-03-12")), told())["detection_recall"] == 0.5


@pytest.mark.parametrize(
    ("gold", "names", "same"),
    [
        ("Sergei Lavrov", ["Sergey Lavrov"], True), ("Joe Biden", ["Joseph R. Biden, Jr."], True), ("王毅", ["王毅"], True),
        ("Lavrov", ["Sergey Lavrov"], True), ("Sergey Ryabkov", ["Sergey Lavrov"], False), ("Wang Yi", ["Wang Wenbin"], False),
        ("Wang Yi", [], False),
    ],
)  # fmt: skip
def test_names_of_one_person_are_told_from_names_of_two(gold: str, names: list[str], same: bool) -> None:
    assert same_person(gold, names) is same


def test_labels_cities_and_offices_need_their_telling_words() -> None:
    assert same_label("Munich Security Conference", "the 60th Munich Security Conference")
    assert not same_label("Munich Security Conference", "G20 summit")
    assert not same_label("G20", None)
    assert same_city("Washington", "Washington, D.C.")
    assert not same_city("Bonn", "Berlin")
    assert same_office("Minister of Foreign Affairs", "Foreign Affairs Minister")
    assert same_office("Chairman of the Standing Committee of the National People's Congress", "Chairman of the NPC Standing Committee")
    assert not same_office("Chairman of the National People's Congress", "Chairman of the CPPCC")
    assert not same_office("Prime Minister", "President")


def test_the_scorer_knows_a_side_without_a_name() -> None:
    gold = gold_meeting(participants=[{"name": None, "country_iso2": "CN"}, {"name": None, "org": "UN"}])
    found = ratios(
        gold_page(gold), ToldMeeting(report("r", participants=(party("CN"), party("@UN", participant_no=1))), frozenset({"trade"}))
    )
    assert found["participants_recall"] == 1.0
