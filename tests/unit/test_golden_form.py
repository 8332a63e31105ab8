"""The golden pages are well formed: every gold file says only what its page bears out."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import pytz

from pipelines.core.knowledge import Knowledge
from pipelines.reference.topics import load_topics
from tests.sentences import items

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
REFERENCE = GOLDEN.parents[1] / "pipelines" / "reference"
MODES = {"in_person", "phone", "video", "correspondence", "unknown"}
POSITIVE_PATTERNS = {
    "active", "background", "bare_surname", "caption_conflict", "co_chaired", "counterpart", "courtesy_call", "dateline_not_place",
    "day_range", "delegation", "first_person", "forum_session", "local_time", "met_separately", "month_day", "multi_party", "no_date",
    "nominal", "only_witness", "passive", "phone", "planned_and_held", "relative_day", "same_surname", "several_days", "sidelines",
    "planned", "several_meetings", "title_facts", "trilateral", "video", "weekday_date", "working_visit",
}  # fmt: skip
NEGATIVE_KINDS = {
    "arrival", "cancelled", "company", "correspondence", "domestic", "index", "op_ed", "press_conference", "preview", "profile",
    "refusal", "sports", "statement",
}  # fmt: skip
LEAST_PAGES = {"en": 24, "es": 15, "fr": 15, "ru": 15, "zh": 15}


def read_golden() -> list[tuple[dict[str, Any], str]]:
    """Return every gold record with the text of its page."""
    found = []
    for path in sorted((GOLDEN / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        assert gold["id"] == path.stem
        page = GOLDEN / "pages" / gold["lang"] / f"{gold['id']}.txt"
        found.append((gold, page.read_text("utf-8")))
    return found


@pytest.fixture(scope="module")
def golden() -> list[tuple[dict[str, Any], str]]:
    return read_golden()


def fold(text: str) -> str:
    """Words only, lower case, without marks: the comparison that the scorer makes."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s]", " ", plain)).strip()


def body_of(gold: dict[str, Any], page: str) -> str:
    first, last = gold["body_line_range"]
    return "\n".join(page.split("\n")[first - 1 : last])


def family_name_occurs(name: str, page: str) -> bool:
    """Is a word of the name on the page, give or take an inflected ending of up to two letters?"""
    text = fold(page)
    return any(fold(word)[: max(2, len(fold(word)) - 2)] in text for word in name.split() if len(fold(word)) > 1)


def test_every_page_has_gold_and_every_gold_has_a_page() -> None:
    pages = [p.stem for p in (GOLDEN / "pages").glob("*/*.txt")]
    golds = [p.stem for p in (GOLDEN / "gold").glob("*.json")]
    assert sorted(pages) == sorted(golds)
    assert len(set(pages)) == len(pages)


def test_a_sidecar_belongs_to_a_page_and_holds_only_where_and_when() -> None:
    for path in (GOLDEN / "pages").glob("*/*.json"):
        assert path.with_suffix(".txt").exists(), path.name
        assert set(json.loads(path.read_text("utf-8"))) <= {"url", "fetched_at"}


def test_there_are_enough_pages_in_each_language(golden: list[tuple[dict[str, Any], str]]) -> None:
    count = Counter(g["lang"] for g, _ in golden)
    assert {lang: n for lang, n in LEAST_PAGES.items() if count[lang] < n} == {}


def test_each_pattern_is_exercised_at_least_twice(golden: list[tuple[dict[str, Any], str]]) -> None:
    used = Counter(p for g, _ in golden for p in g["patterns"])
    wanted = POSITIVE_PATTERNS | {f"neg_{kind}" for kind in NEGATIVE_KINDS}
    assert {p for p in wanted if used[p] < 2} == set()
    assert set(used) <= wanted


def test_hard_negatives_hold_no_meeting(golden: list[tuple[dict[str, Any], str]]) -> None:
    negatives = [g for g, _ in golden if not g["is_meeting_report"]]
    assert len(negatives) >= 20
    assert [g["id"] for g in negatives if g["meetings"] or g["negative_kind"] not in NEGATIVE_KINDS] == []
    assert [g["id"] for g, _ in golden if g["is_meeting_report"] and not g["meetings"]] == []


def test_every_quoted_span_stands_on_its_page(golden: list[tuple[dict[str, Any], str]]) -> None:
    faults = []
    for gold, page in golden:
        spans = [gold["title"], *(gold.get(k) for k in ("body_first_words", "body_last_words"))]
        for key in ("title_lines", "metadata_lines", "caption_lines", "boilerplate_lines"):
            spans += gold.get(key) or []
        for meeting in gold["meetings"]:
            spans += [meeting["date_evidence"], meeting["evidence_sentence_start"], meeting.get("forum_text")]
        faults += [(gold["id"], s) for s in spans if s and s not in page]
    assert faults == []


def test_every_named_participant_stands_on_the_page(golden: list[tuple[dict[str, Any], str]]) -> None:
    people = [(g["id"], p["name"], page) for g, page in golden for m in g["meetings"] for p in m["participants"] if p["name"]]
    assert [(i, name) for i, name, page in people if not family_name_occurs(name, page)] == []


def test_the_body_opens_and_closes_as_told_and_holds_no_furniture(golden: list[tuple[dict[str, Any], str]]) -> None:
    faults = []
    for gold, page in golden:
        if gold.get("boilerplate_lines") is None:
            continue
        body = fold(body_of(gold, page))
        if not body.startswith(fold(gold["body_first_words"])) or not body.endswith(fold(gold["body_last_words"])):
            faults.append((gold["id"], "ends"))
        faults += [(gold["id"], line) for line in gold["boilerplate_lines"] if len(fold(line)) > 12 and fold(line) in body]
    assert faults == []


def test_dates_agree_with_their_precision_and_never_follow_publication(golden: list[tuple[dict[str, Any], str]]) -> None:
    for gold, _ in golden:
        published = gold["published_date"] and dt.date.fromisoformat(gold["published_date"])
        for meeting in gold["meetings"]:
            day, precision, window = meeting["date"], meeting["date_precision"], meeting.get("date_window")
            assert (day is None) == (precision is None), gold["id"]
            if precision == "day":
                assert meeting["date_evidence"], gold["id"]
                assert published is None or dt.date.fromisoformat(day) <= published, gold["id"]
            if precision == "month":
                assert re.fullmatch(r"\d{4}-\d{2}", day) and window, gold["id"]
            if window:
                first, last = (dt.date.fromisoformat(d) for d in window)
                assert first <= last, gold["id"]


def test_countries_are_iso_codes_and_each_party_has_a_side(golden: list[tuple[dict[str, Any], str]]) -> None:
    codes = set(pytz.country_names) | {"XK"}
    for gold, _ in golden:
        for meeting in gold["meetings"]:
            sides = [p["country_iso2"] or p["org"] for p in meeting["participants"]]
            assert all(sides) and len(set(sides)) >= 2, (gold["id"], sides)
            used = {p["country_iso2"] for p in meeting["participants"]} | {meeting["country_iso2"]}
            assert used - {None} <= codes, gold["id"]


def test_a_call_has_no_place_and_a_mode_is_known(golden: list[tuple[dict[str, Any], str]]) -> None:
    meetings = [(g["id"], m) for g, _ in golden for m in g["meetings"]]
    assert [i for i, m in meetings if m["mode"] not in MODES] == []
    assert [i for i, m in meetings if m["mode"] in {"phone", "video"} and m["city"]] == []


def test_topics_are_of_the_taxonomy_and_not_both_asked_for_and_optional(golden: list[tuple[dict[str, Any], str]]) -> None:
    known = {topic.topic_id for topic in load_topics(REFERENCE)}
    for gold, _ in golden:
        for meeting in gold["meetings"]:
            asked, optional = set(meeting["topic_ids"]), set(meeting["topic_ids_optional"])
            assert (asked | optional) <= known, (gold["id"], (asked | optional) - known)
            assert not asked & optional, (gold["id"], asked & optional)


def test_every_gold_file_says_that_its_page_is_made_up(golden: list[tuple[dict[str, Any], str]]) -> None:
    assert [g["id"] for g, _ in golden if g.get("synthetic") is not True] == []


@pytest.mark.parametrize("language", sorted(LEAST_PAGES))
def test_no_two_golden_sentences_tell_of_a_meeting_in_one_construction(language: str) -> None:
    told = items(language)
    assert len(told) >= 200
    assert (
        len({item["id"] for item in told})
        == len({item["construction"] for item in told})
        == len({item["text"] for item in told})
        == len(told)
    )
    assert sum(not item["meetings"] for item in told) >= 60


@pytest.mark.parametrize("language", sorted(LEAST_PAGES))
def test_golden_sentences_tell_of_two_sides_and_of_no_day_to_come(language: str, knowledge: Knowledge) -> None:
    countries = {country.country for country in knowledge.countries}
    for item in items(language):
        assert item["home"] in {None, *countries}, item["id"]
        for meeting in item["meetings"]:
            sides, names = zip(*(party.split(":", 1) for party in meeting["parties"]), strict=True)
            assert len(set(sides)) > 1, item["id"]
            assert all(name.split()[-1] in item["text"] for name in names if name), item["id"]
            assert meeting["day"] is None or dt.date.fromisoformat(meeting["day"]) <= dt.date.fromisoformat(item["published"]), item["id"]
            assert meeting["mode"] in {None, "in_person", "phone", "video"}, item["id"]
            assert meeting["country"] in {None, *countries}, item["id"]
