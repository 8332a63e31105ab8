"""Title, authors, dates and address, from structured statements to printed ones."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipelines.core.cleaning.bylines import clean_names, is_name
from pipelines.core.cleaning.html_metadata import PageMetadata, read_page_metadata
from pipelines.core.cleaning.html_titles import SiteNames, without_site
from pipelines.core.cleaning.lexicon import Lexicon
from pipelines.reference.boilerplate import load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def metadata(html: str, lexicon: Lexicon, url: str | None = None) -> PageMetadata:
    return read_page_metadata(LexborHTMLParser(html), url, lexicon)


def test_the_printed_headline_wins_over_a_longer_title_of_the_head(lexicon: Lexicon) -> None:
    html = (
        "<title>Talks on the bridge end in Tessel | Arvania Today</title><h1>Arvania Today</h1><h1>Talks on the bridge end in Tessel</h1>"
    )
    assert metadata(html, lexicon).title == "Talks on the bridge end in Tessel"


def test_a_kicker_before_the_headline_is_cut_off(lexicon: Lexicon) -> None:
    html = '<meta property="og:title" content="The bridge we all need"><h1><span>Opinion</span> The bridge we all need</h1>'
    assert metadata(html, lexicon).title == "The bridge we all need"


def test_a_heading_that_is_the_site_is_no_headline(lexicon: Lexicon) -> None:
    title = "A week in the lake town of Tessel"
    html = f'<title>Mara notes: {title}</title><meta property="og:title" content="{title}"><h1>Mara notes</h1>'
    assert metadata(html, lexicon).title == "A week in the lake town of Tessel"


@pytest.mark.parametrize(
    ("title", "site", "host", "wanted"),
    [
        ("Talks on the bridge end | Arvania Today", "Arvania Today", None, "Talks on the bridge end"),
        ("Talks on the bridge end - arvania", None, "www.arvania.example", "Talks on the bridge end"),
        ("两国外长举行会谈_示例新闻网", None, None, "两国外长举行会谈"),
        ("Well-known bridge", None, None, "Well-known bridge"),
        ("О встречах «на полях» сессии", None, None, "О встречах «на полях» сессии"),
        ("Talks on the bridge end « Arvania Today", "Arvania Today", None, "Talks on the bridge end"),
        ("Bridge: what now?", None, None, "Bridge: what now?"),
        ("Print version - Talks on the bridge end - arvania", None, "www.arvania.example", "Talks on the bridge end"),
        ("Talks | Ministry of Foreign Affairs of Arvania", "Ministry of Foreign Affairs of Arvania", None, "Talks"),
    ],
)
def test_the_site_is_cut_off_a_title(title: str, site: str | None, host: str | None, wanted: str) -> None:
    assert without_site(title, SiteNames(site, host, frozenset(("print version",)))) == wanted


def test_authors_come_from_linked_data_by_reference_too(lexicon: Lexicon) -> None:
    html = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#p"}},
    {"@type": "Person", "@id": "#p", "name": "Mara Quill"}]}</script><meta name=author content="Someone Else">"""
    assert metadata(html, lexicon).authors == ("Mara Quill",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Mara Quill and Ivo Brandt", ("Mara Quill", "Ivo Brandt")),
        ("Written by Mara Quill, MD", ("Mara Quill, MD",)),
        ("Автор: Мара Квилл", ("Мара Квилл",)),
        ("作者：张三", ("张三",)),
        ("https://arvania.example/mara", ()),
        ("admin", ()),
        ("Arvania Today", ()),
    ],
)
def test_names_are_cleaned(text: str, names: tuple[str, ...], lexicon: Lexicon) -> None:
    assert clean_names([text], "Arvania Today", lexicon) == names


@pytest.mark.parametrize(
    ("text", "answer"), [("Mara Quill", True), ("Read more here", False), ("张三", True), ("Tessel 2019 Talks", False), ("", False)]
)
def test_a_name_is_told_from_other_short_lines(text: str, answer: bool) -> None:
    assert is_name(text) is answer


def test_every_date_is_kept_as_a_claim_and_changes_are_marked(lexicon: Lexicon) -> None:
    html = """<script type="application/ld+json">{"@type": "Article", "datePublished": "2019-05-14", "dateModified": "2019-05-16"}</script>
    <meta property="article:published_time" content="2019-05-14T10:00Z"><meta name="last-modified" content="2019-05-17">
    <meta name="w-published-date" content="2019-05-15"><meta name="viewport" content="width=1">"""
    assert [(stated.basis, stated.text, stated.is_update) for stated in metadata(html, lexicon).dates] == [
        ("json_ld", "2019-05-14", False),
        ("json_ld", "2019-05-16", True),
        ("meta", "2019-05-14T10:00Z", False),
        ("meta", "2019-05-15", False),
        ("meta", "2019-05-17", True),
    ]


def test_a_name_of_any_length_states_no_date(lexicon: Lexicon) -> None:
    html = f"""<meta name="{"x" * 100}-published-date" content="2019-05-15"><meta name="x-published-date" content="2019-05-16">"""
    assert [stated.text for stated in metadata(html, lexicon).dates] == ["2019-05-16"]


@pytest.mark.parametrize(
    "block", ["{", "[1, 2]", '{"@type": 5, "author": [[[]]], "headline": {"a": 1}}', '"text"', "null", '{"@graph": [null, 3]}']
)
def test_malformed_linked_data_is_left_out(block: str, lexicon: Lexicon) -> None:
    found = metadata(f'<title>A title of its own</title><script type="application/ld+json">{block}</script>', lexicon)
    assert (found.title, found.authors, found.dates) == ("A title of its own", (), ())


@pytest.mark.parametrize(
    ("head", "url", "wanted"),
    [
        ('<link rel="canonical" href="/a">', "https://x.example/b?c=1", "https://x.example/a"),
        ('<meta property="og:url" content="https://x.example/a">', None, "https://x.example/a"),
        ('<link rel="canonical" href="javascript:void(0)">', "https://x.example/b", "https://x.example/b"),
        ('<link rel="canonical" href="http://[broken">', None, None),
        ("", None, None),
    ],
)
def test_the_canonical_address_is_whole_or_the_given_one(head: str, url: str | None, wanted: str | None, lexicon: Lexicon) -> None:
    assert metadata(head, lexicon, url).url == wanted
