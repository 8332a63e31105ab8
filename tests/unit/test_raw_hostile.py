"""One bad file or record never stops the others, and none can fill the memory or lead out of the folder."""

import gzip
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.core.article import RawPage
from pipelines.core.intake import IntakeError
from pipelines.core.records import Reject
from pipelines.raw import feeds, read_raw, streams
from pipelines.raw.folder import FORMS
from tests.unit.warc import response

GOOD = b"The envoy spoke for an hour and left without taking questions.\n"


def outcome(root: Path) -> list[tuple[str, int, str]]:
    """What each file or record became: ``page`` or the reason of its reject."""
    return [(one.raw_path, one.record_no, one.reason if isinstance(one, Reject) else "page") for one in read_raw(root)]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\xef\xbb\xbf\n", "empty"),
        ("a.html", b"%PDF-1.7 ...", "not_text"),
        ("a.txt", bytes(range(256)) * 20, "not_text"),
        ("a.txt.gz", b"not gzip at all", "unreadable"),
        ("a.txt.gz", gzip.compress(GOOD * 100, mtime=0)[:-40], "unreadable"),
        ("a.jsonl.zst", b"not zstandard", "unreadable"),
        ("a.mhtml", b"", "empty"),
        ("a.mhtml", b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nabc", "unreadable"),
        ("a.parquet", b"PAR1 and nothing more", "unreadable"),
        ("a.warc", b"\x00" * 3000, "unreadable"),
    ],
)
def test_what_is_no_page_is_set_aside_beside_good_ones(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_bytes(GOOD)
    assert [(path, why) for path, _, why in outcome(tmp_path)] == [(name, reason), ("z.txt", "page")]


def test_a_feed_that_breaks_keeps_its_first_records(tmp_path: Path) -> None:
    line = json.dumps({"text": GOOD.decode() + os.urandom(60_000).hex()}).encode() + b"\n"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line, mtime=0) + gzip.compress(line)[:-2_000])
    found = outcome(tmp_path)
    assert found[0] == ("a.jsonl.gz", 0, "page")
    assert found[-1][2] == "unreadable"


def test_a_crawl_that_breaks_keeps_its_first_records(tmp_path: Path) -> None:
    good = gzip.compress(response("https://x.example/a", b"<html><p>" + GOOD, "Content-Type: text/html"), mtime=0)
    (tmp_path / "a.warc.gz").write_bytes(good + b"\x1f\x8b\x08 junk junk junk" + good)
    (tmp_path / "b.warc.gz").write_bytes(good + good[:-30])
    found = outcome(tmp_path)
    assert ("a.warc.gz", 0, "page") in found
    assert ("b.warc.gz", 0, "page") in found
    assert {(path, why) for path, number, why in found if number > 0} == {("a.warc.gz", "unreadable"), ("b.warc.gz", "unreadable")}


def test_a_page_of_many_bytes_in_a_small_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.raw.reading.read_all", lambda path, kind: streams.read_all(path, kind, 1 << 20))
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * (1 << 24), mtime=0))
    (tmp_path / "zbomb.txt.zst").write_bytes(zstandard.compress(b"a" * (1 << 24)))
    assert [why for _, _, why in outcome(tmp_path)] == ["too_large", "too_large"]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd", "br"])
def test_a_body_that_unpacks_without_end_is_refused(coding: str) -> None:
    packed = response("https://x.example/a", b"a" * (1 << 22), "Content-Type: text/html", coding=coding)
    body = packed.split(b"\r\n\r\n", 2)[2].removesuffix(b"\r\n\r\n")
    with pytest.raises(IntakeError, match="more than"):
        streams.unpack(body, coding, 1 << 20)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd", "br"])
def test_a_body_that_breaks_off_is_no_page(coding: str) -> None:
    packed = response("https://x.example/a", GOOD * 400, "Content-Type: text/html", coding=coding)
    body = packed.split(b"\r\n\r\n", 2)[2].removesuffix(b"\r\n\r\n")
    assert streams.unpack(body, coding) == GOOD * 400
    with pytest.raises(IntakeError, match="breaks off"):
        streams.unpack(body[:-12], coding)


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("zstd", zstandard.compress)])
def test_all_members_of_a_body_are_read(coding: str, pack: Callable[[bytes], bytes]) -> None:
    assert streams.unpack(pack(b"<p>one") + pack(b"<p>two"), coding) == b"<p>one<p>two"
    assert streams.unpack(pack(b"<p>one") + b"\r\n", coding) == b"<p>one"
    with pytest.raises(IntakeError, match="members"):
        streams.unpack(pack(b"") * 1_000, coding)


def repeated(value: str, times: int) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array([0] * times, pa.int32()), pa.array([value]))


def table(path: Path, column: pa.Array, **options: object) -> None:
    pq.write_table(pa.table({"html": column}), path, compression="zstd", **options)


def test_a_small_table_of_huge_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "_LARGEST_PAGE", 1 << 20)
    table(tmp_path / "a.parquet", repeated("<p>" + "x" * (1 << 21), 50))
    table(tmp_path / "b.parquet", pa.array(["<p>" + "x" * (1 << 16)] * 20), use_dictionary=False)
    assert (tmp_path / "a.parquet").stat().st_size < 5_000
    assert outcome(tmp_path) == [("a.parquet", -1, "too_large"), ("b.parquet", -1, "too_large")]


def test_a_table_that_says_one_word_in_all_its_rows_ends_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "_LEAST_EXPANSION", 1 << 22)
    monkeypatch.setattr(feeds, "_AT_ONCE", 1 << 20)
    table(tmp_path / "a.parquet", repeated("<p>" + "x" * (1 << 20), 50))
    found = outcome(tmp_path)
    assert 2 <= len(found) <= 5
    assert found[-1][2] == "too_large"


def test_a_table_whose_pages_lie_elsewhere_is_unreadable(tmp_path: Path) -> None:
    table(tmp_path / "a.parquet", pa.array(["<p>" + "word " * 100] * 5), use_dictionary=False)
    data = bytearray((tmp_path / "a.parquet").read_bytes())
    data[4:40] = b"\xff" * 36
    (tmp_path / "a.parquet").write_bytes(data)
    assert [why for _, _, why in outcome(tmp_path)] == ["unreadable"]


def test_a_column_that_is_no_text_holds_no_pages(tmp_path: Path) -> None:
    pq.write_table(pa.table({"html": [["<p>one"]], "url": ["https://x.example/"]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"html": pa.array(["<p>one"]).dictionary_encode()}), tmp_path / "b.parquet")
    assert outcome(tmp_path) == [("a.parquet", -1, "bad_record"), ("b.parquet", 0, "page")]


def test_a_line_of_nothing_but_values_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "_DENSE_LINE", 10_000)
    monkeypatch.setattr(feeds, "_MOST_VALUES", 10_000)
    (tmp_path / "a.jsonl").write_bytes(b'{"html": "<p>x", "a": [' + b"{}," * 20_000 + b'1]}\n{"html": "<p>' + b"word " * 5_000 + b'"}\n')
    assert outcome(tmp_path) == [("a.jsonl", 0, "too_large"), ("a.jsonl", 1, "page")]


def test_a_web_archive_of_many_levels_or_parts_ends_in_time(tmp_path: Path) -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number) for number in range(3_000))
    (tmp_path / "a.mhtml").write_bytes(nested + b"a\n" * 200_000)
    evil = b"--b\r\nContent-Type: multipart/mixed; boundary=" + b'";' * 2_000 + b"\r\n\r\nx\r\n"
    (tmp_path / "b.mhtml").write_bytes(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + evil * 3_000)
    start = time.process_time()
    assert [why for _, _, why in outcome(tmp_path)] == ["unreadable", "unreadable"]
    assert time.process_time() - start < 2


def test_a_line_without_end_is_skipped_and_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"x" * 5_000_000 + b"\n{}\n")
    with path.open("rb") as stream:
        assert list(streams.read_lines(stream, longest=1_000)) == [None, b"{}\n"]


def test_links_that_leave_the_folder_are_refused_and_loops_end(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_bytes(GOOD)
    root = tmp_path / "raw"
    (root / "a").mkdir(parents=True)
    (root / "a" / "page.txt").write_bytes(GOOD)
    (root / "a" / "loop").symlink_to(root)
    (root / "a" / "same.txt").symlink_to(root / "a" / "page.txt")
    (root / "a" / "theft.txt").symlink_to(outside)
    (root / "a" / "up").symlink_to(tmp_path)
    (root / "a" / "void.txt").symlink_to(root / "nothing.txt")
    assert outcome(root) == [
        ("a/page.txt", 0, "page"),
        ("a/same.txt", 0, "page"),
        ("a/theft.txt", -1, "outside"),
        ("a/up", -1, "outside"),
        ("a/void.txt", -1, "unreadable"),
    ]


def test_a_sidecar_that_links_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text('{"url": "https://secret.example/"}')
    root = tmp_path / "raw"
    root.mkdir()
    (root / "a.txt").write_bytes(GOOD)
    (root / "a.json").symlink_to(tmp_path / "secret.json")
    pages = [one for one in read_raw(root) if isinstance(one, RawPage)]
    assert [page.url for page in pages] == [None]


@pytest.mark.skipif(sys.platform == "darwin", reason="the file system allows only UTF-8 names")
def test_a_name_that_is_not_utf8_can_be_stored(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_bytes(GOOD)
    ((path, _, why),) = outcome(tmp_path)
    assert (path, why) == ("caf\\xe9.txt", "page")
    assert path.encode("utf-8")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "a.txt").chmod(0)
    assert outcome(tmp_path) == [("a.txt", -1, "unreadable")]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert outcome(tmp_path) == [("a.txt", -1, "unreadable")]


def test_reading_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    before = sorted((path, path.stat().st_mtime_ns) for path in tmp_path.rglob("*"))
    outcome(tmp_path)
    assert sorted((path, path.stat().st_mtime_ns) for path in tmp_path.rglob("*")) == before


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    suffix=st.sampled_from([*FORMS, *(f"{form}.gz" for form in FORMS), ".jsonl.zst"]),
    data=st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=200).map(gzip.compress),
        st.text(max_size=200).map(lambda text: json.dumps({"text": text, "url": text}).encode("utf-8", "surrogatepass")),
        st.binary(max_size=200).map(lambda body: response("https://x.example/a", body, "Content-Type: text/html")),
    ),
    cut=st.integers(0, 400),
)
def test_any_bytes_under_any_name_are_pages_or_rejects(tmp_path: Path, suffix: str, data: bytes, cut: int) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data[: len(data) - cut] if cut < len(data) else data)
    try:
        for found in read_raw(tmp_path):
            assert isinstance(found, RawPage | Reject)
            found.raw_path.encode()
            if isinstance(found, RawPage):
                assert found.content.encode()
    finally:
        path.unlink()
