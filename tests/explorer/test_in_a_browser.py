"""The explorer as a person meets it: in Chromium, from the disk and from a web server, with a keyboard, on a phone."""

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pipelines.environment import ROOT
from pipelines.explorer import write_explorer
from tests.explorer.synthetic import make_hostile, write_reports

pytestmark = pytest.mark.slow

VIEWS = ("meetings", "countries", "topics", "network", "places")


def address(folder, view="meetings"):
    return f"{(folder / 'index.html').as_uri()}#/{view}"


def drawn(page):
    """Wait until every chart of the view stands."""
    expect(page.locator("figure .chart canvas").first).to_be_visible()
    expect(page.locator("figure .chart:not(:has(canvas))")).to_have_count(0)


def first_meeting(page):
    link = page.locator("ol.meetings a").first
    name = link.inner_text()
    link.click()
    return re.findall(r"Person \d+", name)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_drawn_from_the_disk(page, small, view):
    page.goto(address(small, view))
    drawn(page)
    expect(page.locator("header nav a[aria-current=page]")).to_have_count(1)


def test_it_works_behind_a_web_server(page, small):
    handler = functools.partial(QuietHandler, directory=str(small))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/#/meetings")
        drawn(page)
        first_meeting(page)
        expect(page.locator("mark").first).to_be_visible()
        server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def test_filters_narrow_the_list_and_stand_in_the_address(page, small):
    page.goto(address(small))
    expect(page.locator(".count")).to_have_text("120 meetings")
    page.locator("select[name=mode]").select_option("phone")
    page.locator("select[name=from]").select_option("2010")
    expect(page).to_have_url(re.compile("mode=phone&from=2010"))
    found = int(page.locator(".count").inner_text().split()[0])
    assert 0 < found < 50
    expect(page.locator("ol.meetings li")).to_have_count(found)
    assert all("phone" in text for text in page.locator("ol.meetings li").all_inner_texts())
    page.reload()
    expect(page.locator(".count")).to_have_text(f"{found} meetings")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".count")).to_have_text("120 meetings")


@pytest.mark.parametrize(
    "query",
    ["country=AB", "counterpart=AB", "person=person+12", "forum=number", "topic=topic_7", "to=2005", "q=city+1"],
)
def test_each_filter_finds_some_and_not_all(page, small, query):
    page.goto(address(small, f"meetings?{query}"))
    drawn(page)
    assert 0 < int(page.locator(".count").inner_text().split()[0]) < 120


def test_the_list_comes_in_pages(page, small):
    page.goto(address(small))
    expect(page.locator("ol.meetings li")).to_have_count(50)
    page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="Next").click()
    expect(page.locator("ol.meetings li")).to_have_count(20)
    page.go_back()
    expect(page.locator(".pager")).to_contain_text("Page 2 of 3")


def test_a_meeting_shows_both_accounts_and_the_words_behind_them(page, small):
    page.goto(address(small))
    persons = first_meeting(page)
    expect(page.locator("h1")).to_have_text(" and ".join(persons))
    expect(page.get_by_role("heading", name="The account of Land of")).to_have_count(2)
    expect(page.locator(".chips .alone")).to_have_count(1)
    expect(page.get_by_role("region", name="Conflicting claims").locator("tbody tr")).to_have_count(2)
    claim = page.locator(".claims button").nth(1)
    claim.click()
    focused = page.locator("mark.current:focus")
    expect(focused).to_have_text(claim.inner_text())
    assert "rule participant.sentence v1" in focused.get_attribute("title")
    link = page.locator(".evidence").first.locator("xpath=..").get_by_role("link")
    assert link.get_attribute("href").startswith("https://ministry.example/")
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_spans_count_code_points_and_may_overlap(page, small):
    page.goto(address(small))
    cut = page.evaluate("""() => readouts.segments("😀 met Wang Yi", [{start: 2, end: 5}, {start: 6, end: 13}, {start: 11, end: 13}])""")
    assert [(part["words"], part["claims"]) for part in cut] == [("😀 ", []), ("met", [0]), (" ", []), ("Wang ", [1]), ("Yi", [1, 2])]


def test_a_click_on_a_chart_opens_the_meetings_behind_it(page, small):
    page.goto(address(small, "countries"))
    drawn(page)
    page.locator(".chart canvas").click(position={"x": 300, "y": 40})
    page.locator(".chart canvas").click(position={"x": 620, "y": 40})
    page.get_by_text("The same as a table").click()
    page.locator("figure table a").first.click()
    expect(page.locator("h1")).to_have_text("Meetings")
    assert re.search(r"country=\w\w&counterpart=\w\w&from=\d{4}", page.url)


def test_a_meeting_that_is_gone_is_told_so(page, small):
    page.goto(address(small, "meeting/..%2F..%2Fsecret"))
    expect(page.get_by_role("alert")).to_contain_text("There is no meeting of this name")


def test_the_keyboard_suffices(page, small):
    page.goto(address(small))
    drawn(page)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("person 1")
    expect(page.locator(".count")).not_to_have_text("120 meetings")
    page.locator("ol.meetings a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", [*VIEWS, "meeting"])
def test_axe_finds_no_serious_violation(page, small, view, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(address(small, "meetings" if view == "meeting" else view))
    drawn(page)
    if view == "meeting":
        first_meeting(page)
        expect(page.locator("mark").first).to_be_visible()
    else:
        page.get_by_text("The same as a table").first.click()
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_nothing_sticks_out_on_a_phone(page, small):
    page.set_viewport_size({"width": 360, "height": 740})
    for view in VIEWS:
        page.goto(address(small, view))
        drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, view
    page.goto(address(small))
    first_meeting(page)
    expect(page.locator("mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


HOSTILE = "</script><script>window.owned = 1</script><img src=x onerror=\"window.owned = 1\"><b onclick='x'>\u2028&amp; ${1}"


def test_what_a_page_says_is_shown_and_never_run(page, small, tmp_path):
    shutil.copytree(small / "lib", tmp_path / "explorer" / "lib")  # it takes seconds to make
    write_reports(tmp_path / "readouts.duckdb", 12)
    make_hostile(tmp_path / "readouts.duckdb", HOSTILE, "javascript:window.owned=1")
    write_explorer(tmp_path / "readouts.duckdb", tmp_path / "explorer")
    for view in VIEWS:
        page.goto(address(tmp_path / "explorer", view))
        drawn(page)
        for x in range(40, 1100, 40):  # tooltips too
            page.mouse.move(x, 420)
        page.get_by_text("The same as a table").first.click()
        unharmed(page)
    page.goto(address(tmp_path / "explorer"))
    page.locator("ol.meetings a").first.click()
    expect(page.locator("h3").first).to_have_text(" ".join(HOSTILE.split()))
    assert HOSTILE in page.locator(".stored").first.text_content()
    page.locator(".claims button").first.click()
    assert page.locator("a[href^=javascript]").count() == 0
    unharmed(page)


PAGE = """<html lang="en"><head><title>Ministers &lt;script&gt;window.owned = 1&lt;/script&gt; confer in Bonn</title></head><body><article>
<h1>Ministers &lt;script&gt;window.owned = 1&lt;/script&gt; confer in Bonn</h1>
<p>Chinese Foreign Minister Wang Yi met with Russian Foreign Minister Sergey Lavrov in Bonn, Germany, on February 16, 2017.</p>
<p>A visitor had left a note: &lt;img src=x onerror="owned = 1"&gt; and &lt;/script&gt;&lt;script&gt;owned = 1&lt;/script&gt;.</p>
<p>Wang Yi said that China attaches importance to trade between the two countries, and Lavrov thanked him for the visit.</p>
</article></body></html>"""


def test_a_page_with_scripts_in_its_words_goes_through_the_pipeline_as_text(page, small, tmp_path):
    shutil.copytree(small / "lib", tmp_path / "warehouse" / "explorer" / "lib")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "page.html").write_text(PAGE)
    folders = {"READOUTS_RAW": str(tmp_path / "raw"), "READOUTS_WAREHOUSE": str(tmp_path / "warehouse")}
    subprocess.run([sys.executable, "-m", "pipelines", "run"], cwd=ROOT, env={**os.environ, **folders}, check=True, timeout=300)
    page.goto(address(tmp_path / "warehouse" / "explorer"))
    page.locator("ol.meetings a").first.click()
    expect(page.locator(".stored")).to_contain_text('<img src=x onerror="owned = 1"> and </script><script>owned = 1</script>')
    expect(page.locator("mark.date")).to_have_text("February 16, 2017")
    unharmed(page)


def unharmed(page):
    assert page.evaluate("window.owned") is None
    assert page.locator("main img, main script, main b, [onerror], [onclick]").count() == 0


def test_a_hundred_thousand_meetings_are_shown_within_two_seconds_and_searched(page, small, tmp_path):
    shutil.copytree(small / "lib", tmp_path / "explorer" / "lib")
    write_reports(tmp_path / "readouts.duckdb", 100_000, told=500)
    write_explorer(tmp_path / "readouts.duckdb", tmp_path / "explorer")
    page.goto(address(tmp_path / "explorer"))
    expect(page.locator("ol.meetings li")).to_have_count(50)
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    shown = page.evaluate("performance.getEntriesByName('shown')[0].startTime")
    assert max(painted, shown) <= 2_000, "milliseconds"
    drawn(page)
    expect(page.locator(".count")).to_have_text("100,000 meetings")
    page.locator("input[name=q]").fill("person 900 video")
    page.locator("select[name=mode]").select_option("video")
    expect(page.locator(".count")).to_have_text("0 meetings")
    page.locator("input[name=q]").fill("person 900")
    expect(page.locator(".count")).to_have_text(re.compile(r"^\d\d meetings$"))
