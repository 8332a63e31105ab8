"""Characters: what is declared, what is true, and what cannot be told."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.core.intake import IntakeError, check_text, decode, parse_json, read_instant, read_record, read_url, repair

RUSSIAN = "Министр иностранных дел прибыл в столицу поздно вечером и сразу отправился на переговоры. " * 4
CHINESE = "外交部长昨天抵达首都，双方就共同关心的问题交换了意见。" * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_without_a_declaration(encoding: str) -> None:
    text = "The café in Zürich closed early. " * 10
    assert decode(text.encode(encoding), None, False) == text


def test_a_wrong_declaration_does_not_spoil_utf8() -> None:
    assert decode(RUSSIAN.encode(), "windows-1251", False) == RUSSIAN


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (CHINESE, "gb18030"), (CHINESE, "big5")])
def test_the_declared_charset_is_believed_where_it_fits(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    assert decode(data, encoding, False) == data.decode(encoding)


def test_the_charset_in_the_markup_is_used() -> None:
    assert RUSSIAN in decode(f'<html><head><meta charset="windows-1251"></head><p>{RUSSIAN}'.encode("windows-1251"), None, True)


def test_a_declaration_that_leaves_the_text_broken_is_not_believed() -> None:
    assert decode(RUSSIAN.encode("windows-1251"), "utf-8", False) == RUSSIAN


def test_latin1_is_read_as_browsers_do() -> None:
    assert decode("“No,” she said.".encode("windows-1252"), "iso-8859-1", False) == "“No,” she said."


def test_a_few_broken_bytes_stay_visible() -> None:
    data = CHINESE.encode() + b"\xff" + CHINESE.encode()
    assert decode(data, None, False) == f"{CHINESE}\ufffd{CHINESE}"


@pytest.mark.parametrize("name", ["hex", "rot13", "zlib", "base64", "uu", "undefined", "idna", "punycode", "unicode_escape"])
def test_a_codec_that_is_no_charset_is_not_believed(name: str) -> None:
    assert decode(b"Caf\xe9 in Bonn", name, is_html=False) == decode(b"Caf\xe9 in Bonn", None, is_html=False)


def test_an_unknown_charset_is_no_error() -> None:
    assert decode(RUSSIAN.encode("windows-1251"), "x-no-such-charset", False)


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=12)), st.booleans())
def test_any_bytes_decode(data: bytes, declared: str | None, is_html: bool) -> None:
    assert isinstance(decode(data, declared, is_html), str)


@given(st.text(st.characters(), max_size=50))
def test_repaired_text_can_be_stored(text: str) -> None:
    repair(text).encode()


def test_surrogate_pairs_are_joined_and_lone_ones_visible() -> None:
    assert repair("\ud83d\ude00 \ud800") == "😀 \ufffd"


def test_page_of_control_characters_is_binary() -> None:
    with pytest.raises(IntakeError) as error:
        check_text(b"", "\x01\x02" * 50)
    assert error.value.reason == "not_text"


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("2021-05-06T10:00:00Z", datetime(2021, 5, 6, 10)),
        ("2021-05-06T10:00:00+02:00", datetime(2021, 5, 6, 8)),
        ("2021-05-06", datetime(2021, 5, 6)),
        ("Thu, 06 May 2021 12:00:00 +0200", datetime(2021, 5, 6, 10)),
        (1620295200, datetime(2021, 5, 6, 10)),
        (1620295200000, datetime(2021, 5, 6, 10)),
        ("yesterday", None),
        (10**30, None),
        (True, None),
        (None, None),
    ],
)
def test_instants_are_read_in_the_forms_crawlers_write(value: object, instant: datetime | None) -> None:
    assert read_instant(value) == instant


def test_only_web_addresses_are_addresses() -> None:
    assert read_url(" https://x.example/a ") == "https://x.example/a"
    assert read_url("file:///etc/passwd") is None
    assert read_url(5) is None


@pytest.mark.parametrize("data", ["[" * 100_000, "{", "1", '"a"', "null", '{"a": ' + "9" * 5_000 + "}"])
def test_what_is_no_json_object_is_a_bad_record(data: str) -> None:
    with pytest.raises(IntakeError) as error:
        parse_json(data)
    assert error.value.reason == "bad_record"


def test_markup_comes_before_text_and_too_long_pages_are_refused() -> None:
    assert read_record({"html": "<p>a</p>", "text": "b"}, 100).content == "<p>a</p>"
    with pytest.raises(IntakeError) as error:
        read_record({"text": "b" * 101}, 100)
    assert error.value.reason == "too_large"
