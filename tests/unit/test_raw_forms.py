"""Every form of raw page is read, with its address and time."""

import gzip
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from pipelines.core.article import RawPage
from pipelines.core.records import Reject
from pipelines.raw import read_raw
from tests.unit.warc import response, warcinfo, wet

HTML = "<html><head><meta charset='utf-8'></head><body><p>The two ministers shook hands in the rain.</p></body></html>"
TEXT = "The envoy spoke for an hour and left without taking questions.\n"
RECORD = {"url": "https://news.example/a", "fetched_at": "2021-05-06T10:00:00+02:00", "html": HTML, "depth": 3}

Read = Callable[..., list[RawPage | Reject]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """``read({"site/a.html": b"..."})`` writes those files and reads the folder."""

    def write_and_read(files: dict[str, bytes]) -> list[RawPage | Reject]:
        for name, data in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return list(read_raw(tmp_path))

    return write_and_read


def pages(found: list[RawPage | Reject]) -> list[RawPage]:
    assert not [one for one in found if isinstance(one, Reject)]
    return [one for one in found if isinstance(one, RawPage)]


@pytest.mark.parametrize("name", ["site/a.html", "site/a.htm", "site/a.xhtml", "a.HTML"])
def test_a_page_of_markup_is_read(read: Read, name: str) -> None:
    (page,) = pages(read({name: HTML.encode()}))
    assert (page.form, page.content, page.raw_path, page.record_no) == ("html", HTML, name, 0)


def test_the_first_folder_is_the_collection_and_the_root_has_its_own(read: Read) -> None:
    found = pages(read({"mfa/2020/01/a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    assert [(page.raw_path, page.collection) for page in found] == [("b.txt", "_root"), ("mfa/2020/01/a.txt", "mfa")]


def test_a_compressed_page_has_the_identity_of_the_page_in_it(read: Read) -> None:
    plain, packed = pages(read({"a/x.txt": TEXT.encode(), "b/x.txt.gz": gzip.compress(TEXT.encode())}))
    assert plain.sha256 == packed.sha256
    assert packed.content == TEXT


@pytest.mark.parametrize("sidecar", ["s/page.json", "s/page.html.json", "s/page.html.gz.json"])
def test_a_sidecar_gives_address_and_time_and_is_no_page(read: Read, sidecar: str) -> None:
    facts = {"url": "https://news.example/a", "fetched_at": "2021-05-06T10:00:00Z", "crawler": "any"}
    (page,) = pages(read({"s/page.html.gz": gzip.compress(HTML.encode()), sidecar: json.dumps(facts).encode()}))
    assert (page.url, page.fetched_at) == ("https://news.example/a", datetime(2021, 5, 6, 10))


def test_a_broken_sidecar_is_set_aside_and_its_page_is_read(read: Read) -> None:
    reject, page = read({"s/a.txt": TEXT.encode(), "s/a.json": b"{not json"})
    assert isinstance(reject, Reject)
    assert reject.reason == "bad_sidecar"
    assert isinstance(page, RawPage)
    assert page.url is None


def test_notes_and_the_parts_of_a_saved_page_are_passed_over(read: Read) -> None:
    assert read({"README.md": b"#", "README": b"x", "a/note.json": b"{}", "a/x_files/logo.png": b"\x89PNG", "a/.hidden.html": b"<p>"}) == []


def test_a_name_of_no_known_form_is_set_aside(read: Read) -> None:
    (reject,) = read({"a/report.docx": b"PK\x03\x04"})
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.record_no) == ("unknown_form", -1)


def test_text_that_is_markup_after_all_is_read_as_markup(read: Read) -> None:
    (page,) = pages(read({"a.txt": b"\n<!DOCTYPE html>" + HTML.encode()}))
    assert page.form == "html"


def test_a_web_archive_of_one_page_gives_its_markup(read: Read) -> None:
    mhtml = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://news.example/a\r\nSubject: x\r\n"
        "Date: Thu, 6 May 2021 12:00:00 +0200\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        "----b\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><body><p>=CC=E8=ED=E8=F1=F2=F0</p></body></html>\r\n"
        "----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n----b--\r\n"
    )
    (page,) = pages(read({"a.mhtml": mhtml.encode()}))
    assert "Министр" in page.content
    assert (page.url, page.fetched_at) == ("https://news.example/a", datetime(2021, 5, 6, 10))


def test_parts_within_parts_of_a_web_archive_are_read(read: Read) -> None:
    mhtml = (
        'Content-Type: multipart/related; boundary="out"\n\npreamble\n--out\nContent-Type: multipart/alternative; boundary=in\n\n'
        "--in\nContent-Type: text/plain\n\nonly text\n--in\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n"
        "Content-Location: https://news.example/b\n\nPGh0bWw+PHA+VGhlIGVudm95IGxlZnQ=\n--in--\n--out--\n"
    )
    (page,) = pages(read({"a.mhtml": mhtml.encode()}))
    assert (page.content, page.form, page.url) == ("<html><p>The envoy left", "html", "https://news.example/b")


def test_json_lines_are_read_record_by_record(read: Read) -> None:
    lines = [
        json.dumps(RECORD),
        "",
        "{broken",
        json.dumps({"url": "ftp://x", "text": TEXT}),
        json.dumps({"url": "https://x.example"}),
        "[1]",
    ]
    found = read({"crawl/feed.jsonl": "\n".join(lines).encode()})
    assert [(one.record_no, one.reason if isinstance(one, Reject) else one.form) for one in found] == [
        (0, "html"),
        (1, "bad_record"),
        (2, "text"),
        (3, "bad_record"),
        (4, "bad_record"),
    ]
    first, third = found[0], found[2]
    assert isinstance(first, RawPage)
    assert (first.url, first.fetched_at) == ("https://news.example/a", datetime(2021, 5, 6, 8))
    assert isinstance(third, RawPage)
    assert third.url is None


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("zst", lambda data: zstandard.compress(data))])
def test_packed_json_lines_are_read(read: Read, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    line = json.dumps(RECORD).encode() + b"\n"
    found = pages(read({f"feed.jsonl.{suffix}": pack(line) + pack(line)}))
    assert [page.record_no for page in found] == [0, 1]


def test_rows_of_a_table_are_read(read: Read, tmp_path: Path) -> None:
    table = pa.table(
        {
            "url": ["https://x.example/1", None, "https://x.example/3"],
            "fetched_at": pa.array([datetime(2021, 5, 6), None, None], pa.timestamp("us")),
            "text": [TEXT, TEXT, None],
            "other": [1, 2, 3],
        }
    )
    pq.write_table(table, tmp_path / "rows.parquet", row_group_size=2)
    first, second, third = read({})
    assert isinstance(first, RawPage)
    assert (first.url, first.fetched_at, first.record_no) == ("https://x.example/1", datetime(2021, 5, 6), 0)
    assert isinstance(second, RawPage)
    assert isinstance(third, Reject)
    assert (third.reason, third.record_no) == ("empty", 2)


def test_a_crawl_gives_its_pages_with_address_time_and_charset(read: Read) -> None:
    russian = "<html><body><p>Министр прибыл вечером.</p></body></html>".encode("windows-1251")
    crawl = warcinfo() + response("https://x.example/ru", russian, "Content-Type: text/html; charset=windows-1251")
    (page,) = pages(read({"crawl/a.warc": crawl}))
    assert "Министр прибыл" in page.content
    assert (page.url, page.fetched_at, page.form) == ("https://x.example/ru", datetime(2021, 5, 6, 10), "html")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_crawl_that_keeps_the_coding_of_the_server_is_decoded(read: Read, coding: str) -> None:
    crawl = gzip.compress(response("https://x.example/a", HTML.encode(), "Content-Type: text/html", coding=coding))
    (page,) = pages(read({"a.warc.gz": crawl}))
    assert page.content == HTML


def test_a_chunked_body_is_joined(read: Read) -> None:
    (page,) = pages(read({"a.warc": response("https://x.example/a", HTML.encode(), "Content-Type: text/html", chunked=True)}))
    assert page.content == HTML


def test_other_statuses_are_set_aside_and_pictures_passed_over(read: Read) -> None:
    crawl = (
        response("https://x.example/gone", HTML.encode(), "Content-Type: text/html", status="404 Not Found")
        + response("https://x.example/logo", b"\x89PNG", "Content-Type: image/png")
        + response("https://x.example/a", HTML.encode(), "Content-Type: text/html")
    )
    reject, page = read({"a.warc": crawl})
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.record_no, reject.detail) == ("http_status", 0, "status 404")
    assert isinstance(page, RawPage)
    assert page.record_no == 2


def test_text_extracts_of_a_crawl_are_text_pages(read: Read) -> None:
    (page,) = pages(read({"a.warc.wet.gz": gzip.compress(wet("https://x.example/a", TEXT.encode()))}))
    assert (page.form, page.content, page.url) == ("text", TEXT, "https://x.example/a")


def test_files_come_in_path_order(read: Read) -> None:
    names = ["b/a.txt", "a.txt", "a-b.txt", "a/z.txt", "a/b/c.txt"]
    assert [page.raw_path for page in pages(read({name: TEXT.encode() for name in names}))] == sorted(names)
