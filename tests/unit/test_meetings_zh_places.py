"""Where Chinese pages set their meetings: in a city behind its province, at the forum of the page, at consultations told just before."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only

GAO = "中国商务部长高明远"
STO = "塞尔维亚旅游部长斯托扬诺维奇"


@pytest.mark.parametrize(
    ("place", "city"), [("江苏连云港", "Lianyungang"), ("江苏省连云港", "Lianyungang"), ("浙江义乌", "Yiwu"), ("江苏乡下", None)]
)
def test_a_city_may_stand_behind_its_province(extractor: Extractor, place: str, city: str | None) -> None:
    assert only(extractor, page(f"{GAO}在{place}会见{STO}。", language="zh")).city == city


@pytest.mark.parametrize(
    ("before", "city"),
    [
        ("中国和塞尔维亚在贝尔格莱德举行政治磋商。", "Belgrade"),
        ("中国和智利在圣地亚哥举行政治磋商。", None),
        ("中国和塞尔维亚将在贝尔格莱德举行政治磋商。", None),
    ],
)
def test_the_city_of_talks_between_both_sides_is_that_of_who_held_them(extractor: Extractor, before: str, city: str | None) -> None:
    assert only(extractor, page(f"{before}{GAO}同{STO}就双边关系深入交换了意见。", language="zh")).city == city


@pytest.mark.parametrize(
    ("before", "city"),
    [
        ("他12日访问贝尔格莱德。", "Belgrade"),
        ("斯托扬诺维奇邀请他访问贝尔格莱德。", None),
        ("双方还讨论了部长年内访问贝尔格莱德的可能性。", None),
    ],
)
def test_a_visit_that_is_only_thought_of_tells_no_place(extractor: Extractor, before: str, city: str | None) -> None:
    first = f"3月11日，{GAO}会见塞尔维亚驻华大使白瑞谊。{before}"
    assert meetings(extractor, page(first, f"3月12日，{GAO}同{STO}举行会谈。", language="zh"))[-1].city == city


@pytest.mark.parametrize(("how", "city"), [("{}会见{}", "Abu Dhabi"), ("{}同{}通电话", None)])
def test_a_meeting_of_the_days_of_a_forum_is_where_that_was(extractor: Extractor, how: str, city: str | None) -> None:
    first = f"2月25日至27日，{GAO}率团出席世界贸易组织第13届部长级会议期间，与部分成员举行双边会见。"
    told = page(first, f"2月26日，{how.format(GAO, STO)}。", language="zh", published_on=date(2024, 2, 28))
    assert [report.city for report in meetings(extractor, told)][-1] == city


@pytest.mark.parametrize(
    ("fair", "forum"),
    [
        ("第九届中国国际投资贸易洽谈会", "China International Fair for Investment and Trade"),
        ("第三届虹桥国际经济论坛", "Hongqiao International Economic Forum"),
        ("第九届乡村歌会", None),
        ("2023西博会", None),
    ],
)
def test_who_came_to_a_fair_is_met_there(extractor: Extractor, fair: str, forum: str | None) -> None:
    told = page(f"5月12日，{GAO}在厦门会见来华出席{fair}的{STO}。", language="zh", published_on=date(2006, 5, 13))
    assert only(extractor, told).forum == forum


@pytest.mark.parametrize(
    ("between", "day"),
    [
        ("外交部发言人昨晚发文告说，两人交换了看法。", date(2023, 7, 3)),
        ("外交部4日发布消息称，两人交换了看法。", date(2023, 7, 3)),
        ("他于4日参观了港口。", date(2023, 7, 4)),
        ("两国4日发表声明，宣布建立伙伴关系。", date(2023, 7, 4)),
        ("4日晚在社交媒体上宣布抵达后，他参观了港口。", date(2023, 7, 4)),
    ],
)
def test_the_same_day_is_not_the_one_on_which_a_release_was_made(extractor: Extractor, between: str, day: date) -> None:
    first = f"7月3日，{GAO}会见{STO}。"
    told = page(first, between, f"{GAO}同日还会见了塞尔维亚农业部长帕兰。", language="zh", published_on=date(2023, 7, 5))
    assert [report.held_on for report in meetings(extractor, told)] == [date(2023, 7, 3), day]


def test_the_ministers_of_two_countries_behind_a_blank_did_not_meet_each_other(extractor: Extractor) -> None:
    title = "高明远访秘鲁和芬兰 与两国外长谈合作"
    told = page(f"7月3日，{GAO}在利马会见秘鲁外长罗萨莱斯。", title=title, language="zh", published_on=date(2023, 7, 5))
    assert [p.person for p in only(extractor, told).participants] == ["高明远", "罗萨莱斯"]
