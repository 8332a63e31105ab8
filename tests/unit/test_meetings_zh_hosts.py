"""Chinese pages: who comes with a host, whose dinner somebody attends, and what those who lead bureaus and commissions are called."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

GAO = "中国文化部长高明远"
STO = "塞尔维亚旅游部长斯托扬诺维奇"


@pytest.mark.parametrize("escort", ["偕同", "偕", "会同", "今（13）日上午偕同"])
def test_who_comes_with_the_host_receives_too(extractor: Extractor, escort: str) -> None:
    report = only(extractor, page(f"{GAO}{escort}中国文化部副部长李志坚会见{STO}。", language="zh"))
    assert [(p.person, p.country) for p in report.participants] == [("高明远", "CN"), ("李志坚", "CN"), ("斯托扬诺维奇", "RS")]


def test_who_is_met_in_company_stays_on_the_other_side(extractor: Extractor) -> None:
    report = only(extractor, page(f"{GAO}携夫人同{STO}举行会谈。", language="zh"))
    assert [(p.person, p.country) for p in report.participants] == [("高明远", "CN"), ("斯托扬诺维奇", "RS")]


@pytest.mark.parametrize("dinner", ["举行的欢迎午宴", "在官邸设的午餐会", "举办的晚宴"])
def test_whose_dinner_somebody_attends_has_met_him(extractor: Extractor, dinner: str) -> None:
    report = only(extractor, page(f"3月12日，{GAO}应邀出席{STO}{dinner}。", language="zh"))
    assert who(report) == ["高明远", "斯托扬诺维奇"]


@pytest.mark.parametrize("text", [f"{GAO}出席使馆举行的晚宴。", f"{GAO}将出席{STO}举行的晚宴。", f"{GAO}出席{STO}举行的记者会。"])
def test_a_dinner_of_nobody_or_to_come_is_no_meeting(extractor: Extractor, text: str) -> None:
    assert not meetings(extractor, page(text, language="zh"))


@pytest.mark.parametrize("talks", ["参加了磋商", "陪同会面", "参加对话"])
def test_who_only_took_part_met_at_no_other_talks(extractor: Extractor, talks: str) -> None:
    assert not meetings(extractor, page(f"中国驻塞尔维亚大使高明远和塞尔维亚驻华大使白瑞谊{talks}。", language="zh"))


def test_who_hosts_somebody_has_met_him_and_thanks_for_hospitality_are_none(extractor: Extractor) -> None:
    assert who(only(extractor, page(f"{GAO}12日上午在官邸接待{STO}。", language="zh"))) == ["高明远", "斯托扬诺维奇"]
    assert not meetings(extractor, page(f"{GAO}感谢{STO}的热情款待，在接待处同他合影。", language="zh"))


def test_a_courtesy_call_is_a_visit_to_whom_it_is_paid(extractor: Extractor) -> None:
    assert who(only(extractor, page(f"{GAO}今日到旅游部礼貌拜会{STO}。", language="zh"))) == ["高明远", "斯托扬诺维奇"]


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("中国海关总署署长", "Minister of the General Administration of Customs"),
        ("中国贸促会副会长", "Vice Chairman of the China Council for the Promotion of International Trade"),
        ("国家税务总局局长", "Commissioner of the State Taxation Administration"),
        ("中国科学院院长", "President of the Chinese Academy of Sciences"),
        ("香港特别行政区行政长官", "Chief Executive of the Hong Kong SAR"),
        ("韩国外交通商部长官", "Minister of Foreign Affairs and Trade"),
        ("韩国国土交通部长官", "Minister of Land, Infrastructure and Transport"),
        ("澳大利亚移民与公民事务部长", "Minister of Immigration and Citizenship"),
        ("欧盟委员会负责贸易事务的委员", "Commissioner for Trade"),
        ("欧盟委员会研究总司总司长", "Director-General of Research"),
    ],
)
def test_who_leads_a_bureau_or_a_commission_has_an_english_office(extractor: Extractor, title: str, office: str) -> None:
    report = only(extractor, page(f"{title}高明远会见{STO}。", language="zh"))
    assert report.participants[0].office == office
