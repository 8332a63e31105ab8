"""What pages of Russian and Chinese agencies, ministries and newspapers tell in their own ways."""

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

GROMOV = "Министр культуры Беларуси Виктор Громов"
SERB = "министр туризма Сербии Милован Гайчич"
RU_BOTH = {"Виктор Громов", "Милован Гайчич"}
GAO = "中国文化部长高明远"
STO = "塞尔维亚旅游部长斯托扬诺维奇"
ZH_BOTH = {"高明远", "斯托扬诺维奇"}


def russian(extractor: Extractor, *body: str, **more: object):  # type: ignore[no-untyped-def]
    """The one meeting of a Russian page."""
    return only(extractor, page(*body, language="ru", **more))  # type: ignore[arg-type]


def chinese(extractor: Extractor, *body: str, **more: object):  # type: ignore[no-untyped-def]
    """The one meeting of a Chinese page."""
    return only(extractor, page(*body, language="zh", **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body",
    [
        f"{GROMOV} принял прибывшего в Минск с двухдневным рабочим визитом министра туризма Сербии Милована Гайчича.",
        f"{GROMOV} пообщался «на ногах» с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} дал ужин в честь министра туризма Сербии Милована Гайчича.",
        f"{GROMOV} принял верительные грамоты у посла Сербии Милована Гайчича.",
        f"{GROMOV} рассказал, что встретился с министром туризма Сербии Милованом Гайчичем.",
        f"{GROMOV} имел отдельную беседу с министром туризма Сербии Милованом Гайчичем.",
        "Отдельная беседа состоялась у министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем.",
        "Комиссия собралась в Нише под председательством министра культуры Беларуси Виктора Громова и министра туризма Сербии "
        "Милована Гайчича.",
        "В Нише прошло заседание комиссии по культуре, сопредседателями которой выступили министр культуры Беларуси Виктор Громов "
        f"и {SERB}.",
        "Делегацию Сербии, которую возглавил министр туризма Милован Гайчич, принял министр культуры Беларуси Виктор Громов.",
    ],
)
def test_russian_turns_of_phrase_tell_of_a_meeting(extractor: Extractor, body: str) -> None:
    report = russian(extractor, body)
    assert (set(who(report)), report.mode) == (RU_BOTH, "in_person")


@pytest.mark.parametrize(
    "after",
    [
        "На следующее утро Виктор Громов держал с ним разговор о выставке.",
        "На следующее утро гостя принял в Минске министр культуры Беларуси Виктор Громов.",
    ],
)
def test_the_next_morning_is_the_day_after_and_no_plan(extractor: Extractor, after: str) -> None:
    report = russian(extractor, f"12 марта в Минск прилетел {SERB}. Его поселили в центре. Он осмотрел музей.", f"{GROMOV} болел.", after)
    assert (set(who(report)), str(report.held_on)) == (RU_BOTH, "2024-03-13")


def test_who_went_somewhere_on_a_day_met_there_that_day(extractor: Extractor) -> None:
    report = russian(
        extractor,
        f"На выставку приехал {SERB}.",
        "14 марта Милован Гайчич поехал в резиденцию.",
        f"{GROMOV} вёл с ним долгий разговор.",
    )
    assert (set(who(report)), str(report.held_on)) == (RU_BOTH, "2024-03-14")


def test_a_time_of_day_is_of_the_day_told_before(extractor: Extractor) -> None:
    first, second = f"14 марта {GROMOV} открыл выставку.", f"Вечером {GROMOV} встретился с министром туризма Сербии Милованом Гайчичем."
    report = russian(extractor, first, second)
    assert str(report.held_on) == "2024-03-14"
    assert str(chinese(extractor, "14日，高明远打开展览。", f"下午，{GAO}会见{STO}。").held_on) == "2024-03-14"


def test_the_eve_is_the_day_before_publication_but_for_the_eve_of_something(extractor: Extractor) -> None:
    call = "поговорил по телефону с министром туризма Сербии Милованом Гайчичем."
    assert str(russian(extractor, f"{GROMOV} накануне {call}").held_on) == "2024-03-14"
    facts = extractor.all(page(f"{GROMOV} накануне визита {call}", language="ru"))
    assert [r.held_on for r in facts.reports] == [None]


def test_the_eve_is_that_of_the_day_told_before(extractor: Extractor) -> None:
    first = f"13 марта {GROMOV} встретился с министром культуры Сербии Николой Селаковичем."
    reports = meetings(
        extractor, page(first, f"Накануне {GROMOV} встретился с министром туризма Сербии Милованом Гайчичем.", language="ru")
    )
    assert sorted(str(r.held_on) for r in reports) == ["2024-03-12", "2024-03-13"]


def test_a_plan_that_came_to_nothing_is_no_meeting(extractor: Extractor) -> None:
    parties = "министра культуры Беларуси Виктора Громова с министром туризма Сербии Милованом Гайчичем"
    assert meetings(extractor, page(f"Запланированная на среду встреча {parties} не состоялась из-за болезни.", language="ru")) == []
    assert meetings(extractor, page(f"原定5日举行的{GAO}与{STO}会谈因天气原因取消。", language="zh")) == []


def test_who_writes_notes_is_who_says_i(extractor: Extractor) -> None:
    text = "В пятницу я поехал в Ниш, где меня принял министр туризма Сербии Милован Гайчич."
    assert set(who(russian(extractor, text, title="Заметки посла Беларуси Виктора Громова: первая неделя"))) == RU_BOTH


def test_two_who_share_a_title_without_a_country_are_both_persons(extractor: Extractor) -> None:
    text = "Комиссия собралась в Нише под председательством вице-премьеров Виктора Громова и Милована Гайчича."
    assert {m.name for m in extractor.mentions(page(text, language="ru")) if m.kind == "person"} == RU_BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GAO}接受{STO}拜会。",
        f"{GAO}向{STO}递交国书。",
        f"{GAO}接受{STO}递交的国书副本。",
        f"{GAO}对{STO}作到任拜会。",
        f"{GAO}设国宴招待{STO}。",
        f"{GAO}以午宴欢迎{STO}。",
        f"中午由{GAO}在北京设宴款待{STO}。",
        f"{STO}率团来访，{GAO}在北京接见，并赠送画册。",
        f"{GAO}、{STO}12日在北京举行第十一次会议。",
        f"{GAO}首先见到的是{STO}。",
        f"{GAO}同{STO}散步交谈。",
    ],
)
def test_chinese_turns_of_phrase_tell_of_a_meeting(extractor: Extractor, sentence: str) -> None:
    report = chinese(extractor, sentence)
    assert (set(who(report)), report.mode) == (ZH_BOTH, "in_person")


def test_by_telephone_to_somebody_is_a_call(extractor: Extractor) -> None:
    report = chinese(extractor, f"{GAO}通过电话向{STO}道贺，两人也讨论展览。")
    assert (set(who(report)), report.mode) == (ZH_BOTH, "phone")


def test_a_delegation_received_is_whoever_leads_it(extractor: Extractor) -> None:
    report = chinese(extractor, f"{GAO}率中国代表团访问贝尔格莱德。", f"访问期间，{STO}会见代表团。")
    assert set(who(report)) == ZH_BOTH


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("高明远在塞尔维亚会见塞旅游部长斯托扬诺维奇。", {"CN", "RS"}),
        (f"{GAO}会见俄旅游部长斯托扬诺维奇。", {"CN", "RU"}),
        (f"{GAO}会见秘鲁外长鲁阿尔蒂，并同俄旅游部长斯托扬诺维奇举行会谈。", {"CN", "PE", "RU"}),
    ],
)
def test_one_character_before_a_title_is_a_country(extractor: Extractor, sentence: str, countries: set[str]) -> None:
    found = meetings(extractor, page(f"{GAO}出访。", sentence, language="zh"))
    assert {p.country for r in found for p in r.participants} == countries
    assert all("高明远" in who(r) for r in found)


def test_an_ambassador_is_not_of_the_country_of_the_post(extractor: Extractor) -> None:
    report = chinese(extractor, "驻塞尔维亚大使高明远拜会旅游部长斯托扬诺维奇。", "高明远介绍了中国的情况。")
    assert {p.person: p.country for p in report.participants} == {"高明远": "CN", "斯托扬诺维奇": "RS"}


@pytest.mark.parametrize("day", ["昨（14）日", "昨（十四）日", "昨14日", "14（昨）日"])
def test_a_day_beside_a_word_for_it_is_that_day(extractor: Extractor, day: str) -> None:
    assert str(chinese(extractor, f"{GAO}{day}上午会见{STO}。").held_on) == "2024-03-14"


def test_two_names_of_a_headline_are_two_persons(extractor: Extractor) -> None:
    report = chinese(extractor, f"{STO}率团来访，{GAO}昨日接见。", title="晤斯托扬诺维奇 高明远：推动合作")
    assert set(who(report)) == ZH_BOTH


def test_the_city_of_a_title_is_that_of_the_country_told(extractor: Extractor) -> None:
    body = f"正在马来西亚访问的{GAO}10日与{STO}举行了会谈。"
    assert chinese(extractor, body, title="中塞两国部长在吉隆坡举行会谈").city == "Kuala Lumpur"


@pytest.mark.parametrize("words", ["是否会面取决于进展", "应尽早通电话"])
def test_what_may_or_should_be_is_no_meeting(extractor: Extractor, words: str) -> None:
    assert meetings(extractor, page(f"社论认为，{GAO}同{STO}{words}。", language="zh")) == []


@pytest.mark.parametrize(
    ("first", "then", "who_met"),
    [
        ("中国驻赞比亚大使韩镜会见赞比亚财政部长穆索科图瓦内。", "韩大使会见赞比亚农业部长姆托洛。", {"韩镜", "姆托洛"}),
        ("中国国家副主席韩正会见赞比亚财政部长穆索科图瓦内。", "韩外长赵兑烈会见赞比亚农业部长姆托洛。", {"Cho Tae-yul", "姆托洛"}),
    ],
)
def test_a_surname_that_is_also_short_for_a_country_is_told_by_the_title(
    extractor: Extractor, first: str, then: str, who_met: set[str]
) -> None:
    assert set(who(meetings(extractor, page(f"10日，{first}", f"11日，{then}", language="zh"))[-1])) == who_met
