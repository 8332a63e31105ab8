"""A page of own sentences for each site rule, and rules drafted from saved pages."""

import re
from datetime import date
from pathlib import Path

import pytest

from pipelines.core.cleaning import clean_page
from pipelines.core.cleaning.sites import Layout, SiteRule
from pipelines.core.records import Reject
from pipelines.reference.scaffold import as_yaml, draft
from pipelines.reference.scaffold import main as scaffold
from pipelines.reference.sites import load_site_rules, read_site_rule
from tests.unit.cleaned import knowledge, raw_page
from tests.unit.test_html_reading import LEAD, MENU, MODERN, SECOND, THIRD

RULES = load_site_rules()
PART = re.compile(r"(?P<tag>[a-z0-9]*)(?:#(?P<id>[\w-]+))?(?P<classes>(?:\.[\w-]+)*)")


def element(selector: str, inner: str) -> str:
    """Return an element that a simple selector finds (``div.text``, ``.story > p``), the last part around the inner text."""
    for part in reversed([part for part in re.split(r"[ >]+", selector) if part]):
        found = PART.fullmatch(part)
        assert found, f"the test page cannot be written for {selector}"
        tag, classes = found["tag"] or "div", " ".join(found["classes"].split(".")).strip()
        inner = f'<{tag} id="{found["id"] or ""}" class="{classes}">{inner}</{tag}>'
    return inner


def page_of(layout: Layout) -> str:
    title, day = "Talks on the Orr bridge end in Tessel", "2019-05-14"
    body = "".join(f"<p>{text}</p>" for text in (LEAD, SECOND, THIRD)) + "".join(element(found, "Print this") for found in layout.drop)
    return (
        f"<html><body><ul>{MENU}</ul>{element((layout.title or ('h1',))[0], title)}{element((layout.date or ('p',))[0], day)}"
        f"{element((layout.body or ('article',))[0], body)}<footer>All rights reserved</footer></body></html>"
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.source.source_id)
def test_a_page_of_each_site_is_read_by_its_rule(rule: SiteRule) -> None:
    for layout in rule.layouts or (Layout(),):
        page = raw_page(page_of(layout), f"https://www.{rule.source.domains[0]}/a", path="_root/a.html", form="html")
        cleaned = clean_page(page, knowledge())
        assert not isinstance(cleaned, Reject)
        document, _ = cleaned
        assert document.source_id == rule.source.source_id
        assert document.body == "\n\n".join((LEAD, SECOND, THIRD))
        assert (document.title, document.published_on) == ("Talks on the Orr bridge end in Tessel", date(2019, 5, 14))


def test_a_drafted_rule_can_be_loaded_and_finds_the_article(tmp_path: Path) -> None:
    rule = draft(MODERN, "https://www.today.example.nz/2019/05/14/orr-bridge", knowledge())
    path = tmp_path / "today.yaml"
    path.write_text(as_yaml(rule, knowledge(), MODERN), "utf-8")
    read = read_site_rule(path)
    assert (read.source.name, read.source.country, read.source.time_zone) == ("Arvania Today", "NZ", "Pacific/Auckland")
    (layout,) = read.layouts
    assert (layout.title, layout.body, layout.date) == (("h1",), ("div.article-body",), ("time",))


@pytest.mark.parametrize(
    ("html", "url", "fault"), [(MODERN.replace("canonical", "x"), None, "no address"), ("<p>x", "https://x.example/", "no article")]
)
def test_a_page_without_address_or_article_gives_no_rule(html: str, url: str | None, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        draft(html, url, knowledge())


def test_a_draft_is_written_to_a_new_file_by_the_address_in_the_sidecar_and_never_over_a_rule(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(MODERN.replace("canonical", "x"))
    (tmp_path / "page.json").write_text('{"url": "https://www.mfa.example/news/1"}')
    command = [str(tmp_path / "page.html"), "--out", str(tmp_path / "mfa-example.yaml")]
    scaffold(command)
    written = (tmp_path / "mfa-example.yaml").read_text()
    assert "domains: [mfa.example]" in written
    assert "# country: not told by the page" in written
    with pytest.raises(SystemExit):
        scaffold(command)
    assert (tmp_path / "mfa-example.yaml").read_text() == written


def test_a_page_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        scaffold([str(tmp_path / "nowhere.html")])
    assert capsys.readouterr().err == f"readouts: {tmp_path / 'nowhere.html'}: No such file or directory\n"
