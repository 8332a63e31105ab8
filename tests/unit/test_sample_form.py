"""The sample pages and what is expected of them agree with each other, before any rule reads them."""

import email
import email.policy
import gzip
import importlib.util
import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fastwarc.warc import ArchiveIterator, WarcRecordType

from pipelines.reference.strict import HERE
from pipelines.reference.topics import load_topics

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "raw"
SAMPLE = ROOT / "tests" / "golden" / "sample"
BROKEN = {"broken/empty.txt", "broken/binary-junk.txt"}
NOT_PAGES = {"README.md"}

PAGES = [json.loads(path.read_text("utf-8")) for path in sorted(SAMPLE.glob("*.json"))]
RECORDS_FILE = SAMPLE / "records.jsonl"
RECORDS = [json.loads(line) for line in RECORDS_FILE.read_text("utf-8").splitlines()] if RECORDS_FILE.exists() else []
EXPECTED = PAGES + RECORDS
IDS = [gold["id"] for gold in EXPECTED]


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def visible(markup: str | bytes) -> str:
    soup = BeautifulSoup(markup, "html.parser")
    for tag in soup(["script", "style"]):
        tag.decompose()
    return squeeze(soup.get_text(" "))


def pressed(text: str) -> str:
    """Without any white space: links and marks inside a line leave none behind that matters."""
    return re.sub(r"\s+", "", text)


def mime_html(data: bytes) -> str:
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = message.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def warc_pages(path: Path) -> dict[str, str]:
    pages = {}
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            charset = record.http_charset or "utf-8"
            pages[record.headers["WARC-Target-URI"]] = visible(record.reader.read().decode(charset))
    return pages


def jsonl_pages(path: Path) -> dict[str, str]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return {row["url"]: visible(row["html"]) if row.get("html") else squeeze(row["text"]) for row in rows}


@cache
def text_of(file: str, url: str | None = None) -> str:
    """The words of one sample page, by means that share nothing with the pipeline."""
    path = RAW / file
    data = path.read_bytes()
    if file.endswith(".warc.gz"):
        return warc_pages(path)[str(url)]
    if file.endswith(".jsonl"):
        return jsonl_pages(path)[str(url)]
    if file.endswith(".mhtml"):
        return visible(mime_html(data))
    if file.endswith(".gz"):
        data = gzip.decompress(data)
    if ".html" in file or ".htm" in file:
        return visible(data)
    return squeeze(data.decode("utf-8"))


def told(gold: dict) -> list[dict]:
    return [*gold["meetings"], *gold.get("planned_meetings", [])]


def words_of(gold: dict) -> str:
    return text_of(gold["file"], gold["url"] if gold in RECORDS else None)


def test_there_is_enough_to_show():
    publishers = {gold["source"] for gold in EXPECTED}
    assert len(EXPECTED) >= 26
    assert len(publishers) >= 9
    assert {"en", "es", "fr", "ru", "zh"} <= {gold["lang"] for gold in EXPECTED}


def test_every_raw_page_is_expected_and_every_expectation_has_its_page():
    files = {path.relative_to(RAW).as_posix() for path in RAW.rglob("*") if path.is_file()}
    sidecars = {file for file in files if file.endswith(".json")}
    assert files - sidecars - BROKEN - NOT_PAGES == {gold["file"] for gold in EXPECTED}
    assert files >= BROKEN


def test_every_sidecar_stands_beside_its_page_and_names_its_address():
    urls = {gold["file"].split(".")[0]: gold["url"] for gold in PAGES}
    for path in sorted(RAW.rglob("*.json")):
        sidecar = json.loads(path.read_text("utf-8"))
        assert sidecar["url"] == urls[path.relative_to(RAW).as_posix().removesuffix(".json")]
        assert "fetched_at" in sidecar


def test_page_ids_are_the_stems_of_their_files_and_are_unique():
    assert len(IDS) == len(set(IDS))
    for gold in PAGES:
        assert gold["id"] == Path(gold["file"]).name.split(".")[0]


@pytest.mark.parametrize("gold", EXPECTED, ids=IDS)
def test_evidence_stands_in_the_page(gold):
    text = pressed(words_of(gold))
    quotes = [gold["title"], gold["body_first_words"], gold["body_last_words"], *(gold["boilerplate_lines"] or []), *gold["caption_lines"]]
    for meeting in told(gold):
        quotes += [meeting["evidence_sentence_start"], meeting["date_evidence"]]
        quotes += [party["role"] for party in meeting["participants"]]
    for quote in filter(None, quotes):
        assert pressed(quote) in text, quote
    if gold["body_first_words"]:
        assert text.index(pressed(gold["body_first_words"])) < text.rindex(pressed(gold["body_last_words"]))


@pytest.mark.parametrize("gold", EXPECTED, ids=IDS)
def test_expectations_are_well_formed(gold):
    assert gold["is_meeting_report"] == bool(gold["meetings"])
    assert gold["published_date"] is None or date.fromisoformat(gold["published_date"])
    for meeting in told(gold):
        assert len(meeting["participants"]) >= 2
        assert meeting["mode"] in {"in_person", "phone", "video", "correspondence", "unknown"}
        assert (meeting["date"] is None) == (meeting["date_precision"] is None)
        if meeting["date"] and meeting in gold["meetings"] and gold["published_date"]:
            assert meeting["date"] <= gold["published_date"]
        if meeting["mode"] in {"phone", "video"}:
            assert meeting["city"] is None
        assert not set(meeting["topic_ids"]) & set(meeting["topic_ids_optional"])


def test_topics_are_those_of_the_taxonomy():
    listed = {topic.topic_id for topic in load_topics(HERE)}
    used = {topic for gold in EXPECTED for m in told(gold) for topic in m["topic_ids"] + m["topic_ids_optional"]}
    assert used <= listed


def sides(gold: dict) -> list[set[str]]:
    return [{p["country_iso2"] or p["org"] for p in m["participants"] if not p.get("optional")} for m in gold["meetings"]]


def test_pages_of_one_meeting_name_each_other_and_tell_of_the_same_sides_within_a_day():
    by_id = {gold["id"]: gold for gold in EXPECTED}
    for gold in EXPECTED:
        for other in filter(None, (gold["same_event_as"] or "").split(",")):
            assert gold["id"] in (by_id[other]["same_event_as"] or "").split(",")
            assert any(here in sides(by_id[other]) for here in sides(gold))
            days = [[date.fromisoformat(m["date"]) for m in g["meetings"]] for g in (gold, by_id[other])]
            assert min(abs((x - y).days) for x in days[0] for y in days[1]) <= 1


def test_what_is_asked_for_is_there():
    modes = [m["mode"] for gold in EXPECTED for m in gold["meetings"]]
    assert {"in_person", "phone", "video"} <= set(modes)
    kinds = {gold.get("negative_kind") for gold in EXPECTED}
    assert {"preview", "statement", "index"} <= kinds
    assert any(len(gold["meetings"]) > 1 for gold in EXPECTED)
    assert sum(bool(gold["conflicts"] and gold["same_event_as"]) for gold in EXPECTED) >= 6


def test_the_broken_files_are_small_and_broken():
    assert (RAW / "broken/empty.txt").read_bytes() == b""
    junk = (RAW / "broken/binary-junk.txt").read_bytes()
    assert 0 < len(junk) < 4096
    assert b"\x00" in junk
    with pytest.raises(UnicodeDecodeError):
        junk.decode("utf-8")


def test_the_crawl_file_is_what_the_script_packs():
    spec = importlib.util.spec_from_file_location("make_warc", SAMPLE / "make_warc.py")
    assert spec is not None
    assert spec.loader is not None
    make_warc = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_warc)
    assert gzip.decompress(make_warc.warc_bytes()) == gzip.decompress(make_warc.TARGET.read_bytes())


def test_the_syndicated_copy_repeats_the_agency_word_for_word():
    copies = [gold for gold in PAGES if gold.get("near_duplicate_of")]
    assert copies
    for copy in copies:
        original = next(gold for gold in PAGES if gold["id"] == copy["near_duplicate_of"])
        shared = [text_of(g["file"]).split(g["body_first_words"])[1].split(g["body_last_words"])[0] for g in (copy, original)]
        assert shared[0] == shared[1]
        assert copy["source"] != original["source"]
