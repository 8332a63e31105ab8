"""Constructions of Chinese prose beyond subject, company and verb: who met whom must be read all the same."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

LEH = "芬兰外长莱蒂宁"
RIV = "智利外长里瓦斯"
ROS = "秘鲁总统罗萨莱斯"
BOTH = {"莱蒂宁", "里瓦斯"}


def told(extractor: Extractor, *body: str):  # type: ignore[no-untyped-def]
    """The one meeting of a Chinese page."""
    return only(extractor, page(*body, language="zh"))


@pytest.mark.parametrize(
    "sentence",
    [
        f"14日在奥斯陆同{RIV}谈了一个小时的{LEH}对媒体说，双方分歧不大。",
        f"14日刚在利马会见{RIV}的{LEH}说，此行收获颇丰。",
        f"与{RIV}会谈后，{LEH}14日对记者表示，协议可期。",
        f"在同{RIV}会谈结束后，{LEH}14日说，协议可期。",
        f"会见{RIV}之后，{LEH}14日说，协议可期。",
        f"14日接待{RIV}的是{LEH}。",
        f"{LEH}14日结束与{RIV}的会晤后说，协议可期。",
        f"{LEH}与{RIV}的会谈14日在奥斯陆结束。",
    ],
)
def test_a_subject_may_follow_the_clause_that_names_the_other_side(extractor: Extractor, sentence: str) -> None:
    assert set(who(told(extractor, sentence))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LEH}14日在晚宴上拉着{RIV}聊了一刻钟。",
        f"{LEH}14日找{RIV}谈了渔业问题。",
        f"{LEH}14日邀{RIV}共进了早餐。",
        f"{LEH}14日请{RIV}在总统府吃了顿便饭。",
        f"{LEH}14日对来访的{RIV}予以接见。",
        f"{RIV}14日蒙{LEH}召见。",
        f"{LEH}是14日在奥斯陆同{RIV}见的面。",
        f"与{RIV}，{LEH}14日谈的是渔业。",
        f"{LEH}与{RIV}14日找了个小房间，谈的是渔业。",
        f"{LEH}14日在奥斯陆同{RIV}就渔业面商。",
        f"{LEH}14日在奥斯陆与{RIV}晤面。",
        f"{LEH}14日由外交部副部长尼尼斯特陪同，会见{RIV}。",
        f"{LEH}14日在外交部副部长尼尼斯特陪同下会见{RIV}。",
        f"{LEH}3月12日曾在利马会见{RIV}。",
    ],
)
def test_turns_of_spoken_and_of_written_chinese_tell_of_meetings(extractor: Extractor, sentence: str) -> None:
    assert set(who(told(extractor, sentence))) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LEH}14日打了个电话给{RIV}，追问协议的进展。",
        f"{LEH}14日给{RIV}打了电话。",
        f"{RIV}14日接到{LEH}的电话。",
        f"{LEH}同{RIV}是14日通的电话。",
        f"{LEH}14日透过热线与{RIV}讨论了协议。",
        f"{LEH}14日在电话中告诉{RIV}，协议有进展。",
    ],
)
def test_turns_of_calls_are_calls(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence)
    assert (set(who(report)), report.mode) == (BOTH, "phone")


@pytest.mark.parametrize(
    "sentence",
    [
        f"希望与{RIV}谈一谈的{LEH}14日说，他仍在等待答复。",
        f"{LEH}14日邀请{RIV}访问赫尔辛基。",
        f"{LEH}约{RIV}下月在赫尔辛基见面。",
        f"{LEH}14日说，他还没同{RIV}见过面。",
        f"{LEH}14日说，他会给{RIV}打电话。",
        f"{LEH}2012年5月曾在利马会见{RIV}。",
        f"{LEH}与{RIV}会见的时间尚未确定。",
    ],
)
def test_what_is_wished_for_or_long_past_is_no_news_in_these_turns(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language="zh")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"{LEH}14日邀{RIV}共进早餐，遭到拒绝。",
        f"{LEH}14日邀{RIV}面谈了无回音。",
        f"{LEH}14日约了{RIV}会面，里瓦斯没来。",
        f"{LEH}14日找{RIV}谈了却没有见到他。",
        f"14日邀会见{RIV}的是{LEH}。",
        f"14日想会见{RIV}的是{LEH}。",
        f"14日等待会见{RIV}的是{LEH}。",
        f"{LEH}同{RIV}有过一次对话计划。",
    ],
)
def test_whom_somebody_invited_or_waited_for_was_not_met(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language="zh")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"法院14日结束会见{RIV}后，{LEH}说，判决有效。",
        f"结束会见{RIV}的律师后，{LEH}14日说，判决有效。",
        f"与{RIV}会谈的纪要公布后，{LEH}14日说，协议可期。",
        f"希望与{RIV}会谈后，{LEH}14日飞往莫斯科。",
        f"警方14日约谈了智利大使，{LEH}表示关切。",
        f"{LEH}14日谈了对{RIV}的看法。",
        f"{LEH}和{RIV}14日并肩出现在漫画中。",
        f"{LEH}与{RIV}并肩作战的照片是伪造的。",
    ],
)
def test_a_subject_of_another_clause_and_who_is_only_spoken_of_met_nobody(extractor: Extractor, sentence: str) -> None:
    assert not extractor.all(page(sentence, language="zh")).reports


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ((f"{LEH}和{RIV}14日同在奥斯陆出席海洋会议。", "会后，两位部长单独谈了半个小时。"), BOTH),
        (("芬兰总统莱蒂宁14日飞抵利马。", f"{ROS}在机场迎候。两位总统随后会谈。"), {"莱蒂宁", "罗萨莱斯"}),
        ((f"{LEH}14日来到利马。", f"等在那里的有{RIV}和{ROS}。三人谈了两个多小时。"), {*BOTH, "罗萨莱斯"}),
        ((f"{LEH}和{RIV}13日先后抵达利马。", f"次日，他们与{ROS}举行会谈。"), {*BOTH, "罗萨莱斯"}),
        (("芬兰副部长莱蒂宁14日率队抵达利马。", f"{ROS}当天会见了代表团成员。"), {"莱蒂宁", "罗萨莱斯"}),
    ],
)
def test_two_three_and_a_delegation_are_those_told_before(extractor: Extractor, body: tuple[str, ...], names: set[str]) -> None:
    assert set(who(told(extractor, *body))) == names


def test_a_delegation_of_years_ago_is_none_that_was_received_later(extractor: Extractor) -> None:
    body = (f"{LEH}说，2020年{ROS}率团来访，人们至今印象深刻。", "渔业年年增长。", f"{LEH}14日设宴款待代表团。")
    assert "罗萨莱斯" not in {p.person for m in meetings(extractor, page(*body, language="zh")) for p in m.participants}


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("韩国外长卞在浩", "卞在浩"),
        ("日本首相榊原俊辅", "榊原俊辅"),
        ("日本外相田能村修", "田能村修"),
        ("泰国外长素拉蓬·吉滴功", "素拉蓬·吉滴功"),
        ("中国文化部副部长沈柏年", "沈柏年"),
    ],
)
def test_a_closing_character_within_a_name_and_rare_surnames_are_of_the_name(extractor: Extractor, subject: str, name: str) -> None:
    document = page(f"{subject}与{RIV}14日会谈。", language="zh", published_on=date(2024, 3, 15))
    assert set(who(only(extractor, document))) == {name, "里瓦斯"}
