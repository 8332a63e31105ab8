"""HTML to an article, on pages written for the purpose: layouts of several kinds and languages, and hostile ones."""

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.core.article import Article
from pipelines.core.cleaning.html import read_html
from pipelines.core.cleaning.knowledge import CleaningKnowledge
from pipelines.core.cleaning.sites import Layout, SiteRule
from pipelines.core.knowledge import Source
from pipelines.reference.cleaning import load_cleaning_knowledge

LEAD = "The foreign ministers of Arvania and Belmora met in the lake town of Tessel on Tuesday and spoke about the border crossing."
SECOND = "They agreed that the bridge over the Orr will be repaired before winter, and that both sides will share the cost of it."
THIRD = "Officials of the two countries are to meet again in the spring, when a draft of the treaty is expected to be ready."
MENU = "".join(f'<li><a href="/{word}">{word.title()}</a></li>' for word in ("home", "news", "speeches", "visits", "contact", "search"))
RELATED = "".join(f'<li><a href="/n{number}">Minister opens hall number {number}</a></li>' for number in range(8))

MODERN = f"""<!DOCTYPE html><html lang="en"><head><title>Ministers agree on the Orr bridge | Arvania Today</title>
<meta property="og:title" content="Ministers agree on the Orr bridge"><meta property="og:site_name" content="Arvania Today">
<link rel="canonical" href="/2019/05/14/orr-bridge"><script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "Ministers agree on the Orr bridge", "datePublished": "2019-05-14T18:30:00+02:00",
"author": [{{"@type": "Person", "name": "Mara Quill"}}]}}</script></head><body><header><ul class="menu">{MENU}</ul></header>
<nav><ul>{MENU}</ul></nav><main><article><h1>Ministers agree on the Orr bridge</h1>
<div class="byline">By <a href="/mq">Mara Quill</a></div><time datetime="2019-05-14T18:30:00+02:00">14 May 2019</time>
<div class="share-bar"><a href="#">Share</a><a href="#">Tweet</a></div>
<figure><img src="a.jpg"><figcaption>The two ministers on the bridge at Tessel.</figcaption></figure>
<div class="article-body"><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div></article>
<aside class="related"><h3>Related articles</h3><ul>{RELATED}</ul></aside></main>
<footer><p>Copyright 2019 Arvania Today. All rights reserved.</p></footer></body></html>"""

TABLES = f"""<html><head><title>Ministry of Foreign Affairs</title></head><body bgcolor=white><table><tr><td colspan=2><table><tr>
<td><a href=/a>Home</a></td><td><a href=/b>Ministry</a></td><td><a href=/c>News</a></td></tr></table></td></tr><tr><td width=150>
<a href=/d>Speeches</a><br><a href=/e>Travels</a><br><a href=/f>Embassies</a></td><td><table><tr><td class=title>
<b>Ministers of Arvania and Belmora met in Tessel</b></td></tr><tr><td align=center>14.05.2019 18:30</td></tr><tr><td>
{LEAD}<br><br>{SECOND}<br><br>{THIRD}</td></tr></table></td></tr><tr><td colspan=2><a href=/m>Site map</a> | <a href=/i>Imprint</a>
</td></tr></table></body></html>"""

CHINESE = """<html lang="zh-CN"><head><meta charset="utf-8"><title>两国外长举行会谈_示例新闻网</title><meta name="source" content="新华社">
<meta name="publishdate" content="2019-05-14"></head><body><div class="top-nav"><a href="/">首页</a><a href="/a">时政</a>
<a href="/b">国际</a><a href="/c">财经</a></div><div class="main-left"><h1>两国外长举行会谈</h1><div class="info">2019年05月14日 18:30
来源：新华社</div><div id="detail"><p>五月十四日，甲国外长在湖城同来访的乙国外长举行会谈，双方就边境口岸建设问题深入交换了意见。</p>
<p>双方同意在冬季到来以前修复界河大桥，并共同承担有关费用，以便利两国人民往来，促进边境地区经济发展。</p>
<p>两国有关部门将于明年春天再次举行磋商，届时条约草案有望准备就绪，双方对谈判前景表示乐观。</p></div></div>
<div class="right-list"><ul><li><a href="/1">部长出席展览开幕式</a></li><li><a href="/2">代表团访问南方三省</a></li></ul></div>
<div class="footer">版权所有 示例新闻网 京ICP备00000000号</div></body></html>"""

RUSSIAN = """<html lang="ru"><head><title>О встрече министров - Министерство</title></head><body><div class="header"><a href="/">Главная</a>
<a href="/n">Новости</a><a href="/d">Документы</a></div><div class="content"><h1>О встрече министров</h1><p class="date">14 мая 2019</p>
<div class="text"><p>Министры иностранных дел двух стран встретились во вторник в озёрном городе и обсудили работу пункта пропуска.</p>
<p>Стороны договорились, что мост через реку будет отремонтирован до наступления зимы, а расходы будут разделены поровну.</p>
<p>Представители ведомств встретятся снова весной, когда должен быть готов проект договора о границе.</p></div></div>
<div class="sidebar"><a href="/1">Министр открыл выставку</a><a href="/2">Визит делегации</a></div></body></html>"""


@pytest.fixture(scope="module")
def knowledge() -> CleaningKnowledge:
    return load_cleaning_knowledge()


def read(html: str, knowledge: CleaningKnowledge, url: str | None = None, rule: SiteRule | None = None) -> Article:
    return read_html(html, url, rule, knowledge.block_model, knowledge.lexicon, knowledge.months)


def zone(article: Article, name: str) -> list[str]:
    return [block.text for block in article.blocks if block.zone == name]


def test_the_article_is_kept_and_the_chrome_is_dropped(knowledge: CleaningKnowledge) -> None:
    article = read(MODERN, knowledge, "https://today.example/2019/05/14/orr-bridge?x=1")
    assert zone(article, "body") == [LEAD, SECOND, THIRD]
    assert article.title == "Ministers agree on the Orr bridge"
    assert zone(article, "title") == [article.title]


def test_a_caption_is_kept_apart_from_the_body(knowledge: CleaningKnowledge) -> None:
    assert zone(read(MODERN, knowledge), "caption") == ["The two ministers on the bridge at Tessel."]


def test_what_is_dropped_can_be_listed_with_its_reason(knowledge: CleaningKnowledge) -> None:
    reasons = {line.text: line.reason for line in read(MODERN, knowledge).dropped}
    assert reasons["Ministers agree on the Orr bridge"] == "repeated_title"
    assert reasons["Minister opens hall number 3"] == "related"
    assert reasons["Copyright 2019 Arvania Today. All rights reserved."] == "footer"
    assert "navigation" in reasons.values()


def test_metadata_is_read_from_the_same_tree(knowledge: CleaningKnowledge) -> None:
    article = read(MODERN, knowledge, "https://today.example/2019/05/14/orr-bridge?x=1")
    assert (article.byline, article.site_name, article.declared_language) == ("Mara Quill", "Arvania Today", "en")
    assert article.url == "https://today.example/2019/05/14/orr-bridge"
    assert [(stated.basis, stated.text[:10]) for stated in article.dates] == [
        ("json_ld", "2019-05-14"),
        ("time_element", "2019-05-14"),
        ("visible", "14 May 201"),
        ("url", "/2019/05/1"),
    ]


def test_a_page_laid_out_in_tables_is_read(knowledge: CleaningKnowledge) -> None:
    article = read(TABLES, knowledge)
    assert zone(article, "body") == [LEAD, SECOND, THIRD]
    assert any(stated.text.startswith("14.05.2019") for stated in article.dates)


def test_a_headline_is_found_where_every_page_of_a_site_has_one_title(knowledge: CleaningKnowledge) -> None:
    assert read(TABLES, knowledge).title == "Ministers of Arvania and Belmora met in Tessel"


def test_a_chinese_page_is_read(knowledge: CleaningKnowledge) -> None:
    article = read(CHINESE, knowledge)
    body = zone(article, "body")
    assert len(body) == 3
    assert body[0].startswith("五月十四日")
    assert (article.title, article.agency) == ("两国外长举行会谈", "Xinhua")
    assert ("meta", "2019-05-14") in [(stated.basis, stated.text) for stated in article.dates]


def test_a_russian_page_is_read(knowledge: CleaningKnowledge) -> None:
    article = read(RUSSIAN, knowledge)
    assert len(zone(article, "body")) == 3
    assert article.title == "О встрече министров"
    assert any(stated.text == "14 мая 2019" for stated in article.dates)


def test_a_dateline_is_parted_from_its_paragraph(knowledge: CleaningKnowledge) -> None:
    article = read(MODERN.replace(LEAD, f"TESSEL, May 14 (Xinhua) -- {LEAD}"), knowledge)
    assert zone(article, "dateline") == ["TESSEL, May 14 (Xinhua) --"]
    assert zone(article, "body")[0] == LEAD


def test_a_site_rule_says_where_the_article_lies(knowledge: CleaningKnowledge) -> None:
    source = Source("arvania", "Arvania", ("arvania.example",), None, None, "foreign_ministry", None, True)
    layout = Layout(title=(".head",), body=(".b",), date=(".day",), drop=(".b .print",))
    head = "<div class=head>Talks in Tessel</div><i class=day>14 May 2019</i>"
    html = f"{head}<div class=b><p>{LEAD}</p><p class=print>Print this</p></div><p>{THIRD}</p>"
    article = read(html, knowledge, rule=SiteRule(source, "en", (layout,)))
    assert article.title == "Talks in Tessel"
    assert zone(article, "body") == [LEAD]
    assert ("label", "14 May 2019") in [(stated.basis, stated.text) for stated in article.dates]
    assert ("Print this", "site_rule") in [(line.text, line.reason) for line in article.dropped]


def test_a_layout_that_does_not_fit_leaves_the_page_to_the_general_way(knowledge: CleaningKnowledge) -> None:
    source = Source("arvania", "Arvania", ("arvania.example",), None, None, "foreign_ministry", None, True)
    rule = SiteRule(source, "en", (Layout(body=(".old-layout",)),))
    assert read(MODERN, knowledge, rule=rule) == read(MODERN, knowledge)


def test_nested_parts_of_a_layout_are_read_once(knowledge: CleaningKnowledge) -> None:
    source = Source("arvania", "Arvania", ("arvania.example",), None, None, "foreign_ministry", None, True)
    rule = SiteRule(source, "en", (Layout(body=("div",), drop=("i",)),))
    html = f"<div><div><p>{LEAD}</p></div><i>x <i>y</i></i></div>"
    assert zone(read(html, knowledge, rule=rule), "body") == [LEAD]


@pytest.mark.parametrize("html", ["", "   ", "<frameset><frame></frameset>", "<html><body></body></html>", "<nav>Home</nav>"])
def test_a_page_without_an_article_has_no_body(html: str, knowledge: CleaningKnowledge) -> None:
    assert zone(read(html, knowledge), "body") == []


HOSTILE = {
    "nested": lambda: "<div>" * 30_000 + f"<p>{LEAD}</p>",
    "nested and closed": lambda: "<div>" * 30_000 + f"<p>{LEAD}</p>" + "</div>" * 30_000,
    "links": lambda: "".join(f'<a href="/{number}">story number {number}</a> ' for number in range(60_000)),
    "unclosed meta": lambda: '<meta name="a" content="' * 40_000,
    "unended meta": lambda: "<meta " * 100_000,
    "one tag": lambda: "<b>" * 1_000_000,
    "attributes": lambda: "<div " + " ".join(f"a{number}=b" for number in range(60_000)) + f"><p>{LEAD}</p>",
    "json": lambda: '<script type="application/ld+json">' + "[" * 200_000 + f"</script><p>{LEAD}</p>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_page_is_read_or_left_in_bounded_time(kind: str, knowledge: CleaningKnowledge) -> None:
    html = HOSTILE[kind]()
    start = time.process_time()
    read(html, knowledge)
    assert time.process_time() - start < 4


def test_a_page_nested_too_deep_is_read_as_text(knowledge: CleaningKnowledge) -> None:
    article = read("<div>" * 12_000 + f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>", knowledge)
    assert "markup_not_read" in article.flags
    assert LEAD in "\n".join(block.text for block in article.blocks)


def test_a_lone_surrogate_does_not_stop_a_page(knowledge: CleaningKnowledge) -> None:
    assert LEAD in zone(read(MODERN.replace("Tweet", "Tw\ud800eet"), knowledge), "body")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(MODERN)), st.integers(0, 40), st.text(max_size=6)), max_size=6))
def test_a_damaged_page_is_still_an_article_or_nothing(knowledge: CleaningKnowledge, damage: list[tuple[int, int, str]]) -> None:
    html = MODERN
    for at, size, text in damage:
        html = html[:at] + text + html[at + size :]
    article = read(html, knowledge)
    assert all(block.text and "\n" not in block.text for block in article.blocks)
    assert {block.zone for block in article.blocks} <= {"title", "dateline", "caption", "body"}


def test_the_date_of_a_page_can_be_chosen_from_its_claims(knowledge: CleaningKnowledge) -> None:
    from pipelines.core.cleaning.published import choose_published

    chosen = choose_published(read(MODERN, knowledge).dates, knowledge.months, day_first=None, time_zone=None, fetched_at=None)
    assert chosen is not None
    assert chosen.day == date(2019, 5, 14)


def test_a_short_last_paragraph_made_like_those_before_it_stays(knowledge: CleaningKnowledge) -> None:
    paragraphs = f"<p>{LEAD}</p><p>They also discussed Sudan.</p><p>New Arvania will send further aid.</p>"
    page = MODERN.replace(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>", paragraphs)
    assert zone(read(page, knowledge), "body") == [LEAD, "They also discussed Sudan.", "New Arvania will send further aid."]


def test_a_short_paragraph_with_a_link_or_a_name_of_its_own_goes(knowledge: CleaningKnowledge) -> None:
    paragraphs = (
        f'<p>{LEAD}</p><p>{SECOND}</p><p class="share">Tell your friends about it.</p><p>Read on <a href="/b">in our archive now</a>.</p>'
    )
    page = MODERN.replace(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>", paragraphs)
    assert zone(read(page, knowledge), "body") == [LEAD, SECOND]
