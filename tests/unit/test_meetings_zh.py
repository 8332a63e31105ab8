"""What Chinese sentences tell of an encounter: who, how, and whether it was held."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

BOTH = {"高明远", "斯托扬诺维奇"}
GAO = "中国文化部长高明远"
STO = "塞尔维亚旅游部长斯托扬诺维奇"


def told(extractor: Extractor, *body: str, realis: str = "held", **more: object):  # type: ignore[no-untyped-def]
    """The one meeting of a Chinese page."""
    return only(extractor, page(*body, language="zh", **more), realis)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GAO}会见{STO}。",
        f"会后，{GAO}同{STO}共同会见记者。",
        f"{GAO}会见了{STO}。",
        f"{GAO}在北京会见来访的{STO}。",
        f"{GAO}会见来华访问的{STO}一行。",
        f"{GAO}会见{STO}率领的代表团。",
        f"{GAO}今天上午在北京会见{STO}。",
        f"{GAO}27日在北京钓鱼台国宾馆会见{STO}。",
        f"{GAO}同{STO}举行会谈。",
        f"{GAO}与{STO}举行会谈。",
        f"{GAO}和{STO}举行会谈。",
        f"{GAO}在北京同{STO}举行会谈。",
        f"{GAO}同{STO}在北京举行会谈。",
        f"{GAO}同来访的{STO}举行了富有成果的会谈。",
        f"{GAO}7日与{STO}举行第三轮战略对话。",
        f"{GAO}在贝尔格莱德与{STO}会晤。",
        f"{GAO}同{STO}会面。",
        f"{GAO}先后与{STO}进行了双边交流。",
        f"中国文化部长高明远上将今日同{STO}会谈。",
        f"代表团访问期间，{GAO}受到{STO}的热情接待。",
        f"{GAO}接见{STO}。",
        f"{GAO}拜会{STO}。",
        f"{GAO}应邀拜会了{STO}。",
        f"{STO}获{GAO}接见。",
        f"{GAO}与{STO}共进早餐。",
        f"{GAO}和{STO}共同主持经贸联委会第三次会议。",
        f"{GAO}与{STO}在北京共同主持召开经贸联委会会议。",
        f"访问期间，{GAO}同{STO}举行会谈。",
        f"{GAO}在出席文化论坛期间会见{STO}。",
        f"{GAO}（右）会见{STO}。",
        f"当地时间5月3日，{GAO}在贝尔格莱德会见{STO}，就双边关系交换意见。",
    ],
)
def test_a_meeting_in_person_is_found_with_both_sides(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence)
    assert set(who(report)) == BOTH
    assert {p.country for p in report.participants} == {"CN", "RS"}
    assert report.mode == "in_person"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GAO}同{STO}通电话。",
        f"{GAO}应约同{STO}通电话。",
        f"{GAO}12日晚应约与{STO}通了电话。",
        f"{GAO}与{STO}通话。",
        f"{GAO}同{STO}举行电话会谈。",
    ],
)
def test_a_call_is_found_as_one(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence)
    assert (set(who(report)), report.mode, report.city) == (BOTH, "phone", None)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GAO}同{STO}举行视频会晤。",
        f"{GAO}以视频方式会见{STO}。",
        f"{GAO}在北京以视频方式同{STO}举行会谈。",
        f"{GAO}与{STO}以视频方式共同主持经贸联委会会议。",
    ],
)
def test_a_video_call_is_found_as_one(extractor: Extractor, sentence: str) -> None:
    report = told(extractor, sentence)
    assert (set(who(report)), report.mode) == (BOTH, "video")


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GAO}将会见{STO}。",
        f"{GAO}将于下周同{STO}举行会谈。",
        f"{GAO}计划与{STO}会面。",
        f"{GAO}期待早日同{STO}会晤。",
        f"{GAO}未能与{STO}会面。",
        f"{GAO}拒绝会见{STO}。",
        f"{GAO}与{STO}的会谈因台风取消。",
        f"{GAO}与{STO}原定举行的会谈推迟。",
        f"{GAO}致电{STO}表示祝贺。",
        f"{GAO}同{STO}互致贺电。",
        f"{GAO}到机场迎接{STO}。",
        f"{GAO}批评{STO}的讲话。",
        f"{GAO}会见中国教育部长陈志文。",
    ],
)
def test_what_was_not_held_or_is_none_tells_of_no_meeting(extractor: Extractor, sentence: str) -> None:
    assert meetings(extractor, page(sentence, language="zh")) == []


def test_separate_meetings_are_told_apart(extractor: Extractor) -> None:
    found = meetings(extractor, page(f"{GAO}分别会见{STO}和秘鲁外长鲁阿尔蒂。", language="zh"))
    assert [set(who(r)) for r in found] == [BOTH, {"高明远", "鲁阿尔蒂"}]


def test_separate_partners_before_the_verb_are_told_apart(extractor: Extractor) -> None:
    found = meetings(extractor, page(f"{GAO}分别同{STO}、秘鲁外长鲁阿尔蒂通电话。", language="zh"))
    assert [set(who(r)) for r in found] == [BOTH, {"高明远", "鲁阿尔蒂"}]


def test_those_who_attended_an_event_are_its_parties(extractor: Extractor) -> None:
    report = told(extractor, "中国、塞尔维亚双边会谈昨日在贝尔格莱德举行。", f"{GAO}、{STO}出席。")
    assert set(who(report)) == BOTH


@pytest.mark.parametrize("guest", [f"前来出席2017年夏季达沃斯论坛的{STO}", f"参加第11届夏季达沃斯论坛的{STO}"])
def test_the_forum_that_a_guest_attends_is_that_of_the_meeting(extractor: Extractor, guest: str) -> None:
    assert told(extractor, f"{GAO}会见{guest}。").forum_id == "summer-davos"


def test_a_forum_still_to_be_attended_is_none_of_the_meeting(extractor: Extractor) -> None:
    assert told(extractor, f"{GAO}会见即将出席夏季达沃斯论坛的{STO}。").forum_id is None


def test_those_who_attended_a_forum_stand_behind_it(extractor: Extractor) -> None:
    event = "当地时间3月12日，第六次中阿巴三方外长对话在阿富汗首都喀布尔举行，"
    text = f"{event}{GAO}，阿富汗代理外长阿卜杜勒，巴基斯坦外长伊克巴尔出席。"
    report = told(extractor, text)
    assert [p.country for p in report.participants] == ["CN", "AF", "PK"]
    assert (str(report.held_on), report.city, report.forum_id) == ("2024-03-12", "Kabul", "china-pakistan-afghanistan")


def test_a_meeting_of_years_ago_is_history(extractor: Extractor) -> None:
    told(extractor, f"2019年12月，{GAO}在贝尔格莱德同{STO}举行会谈。", realis="referenced")
    told(extractor, f"2024年3月12日，{GAO}在贝尔格莱德同{STO}举行会谈。")


def test_what_was_just_now_is_of_the_day(extractor: Extractor) -> None:
    assert str(told(extractor, f"刚才，{GAO}同{STO}举行会谈。").held_on) == "2024-03-15"


def test_who_signs_a_page_is_who_says_i(extractor: Extractor) -> None:
    report = told(extractor, "中国驻塞尔维亚大使 高明远", f"上午我拜会了{STO}。")
    assert set(who(report)) == BOTH


def test_the_office_is_told_in_english_and_claimed_as_printed(extractor: Extractor) -> None:
    facts = extractor.all(page(f"{GAO}会见{STO}。", language="zh"))
    assert [p.office for p in facts.reports[0].participants] == ["Minister of Culture", "Minister of Tourism"]
    assert ("Minister of Tourism", "塞尔维亚旅游部长") in {(c.value, c.surface) for c in facts.claims if c.attribute == "office"}


def test_who_stands_by_at_the_talks_of_an_official_without_a_country_is_no_party(extractor: Extractor) -> None:
    opening = f"10月15日，农业农村部部长高明远在贝尔格莱德与{STO}举行会谈。"
    after = "会谈前，高明远参观了博物馆。中国驻塞尔维亚大使李志坚、塞尔维亚文物委员会秘书长佩塔尔·约维奇参加会谈。"
    assert set(who(told(extractor, opening, after))) == BOTH


def test_an_official_named_again_without_office_stands_for_his_own_country(extractor: Extractor) -> None:
    report = told(extractor, "3月8日至10日，商务部副部长高明远访问塞尔维亚。", f"访问期间，高明远同{STO}举行会谈。")
    assert [p.country for p in report.participants] == ["CN", "RS"]


def test_who_was_received_after_two_talks_is_who_held_them(extractor: Extractor) -> None:
    text = f"{STO}14日在北京先后与中国文化部长高明远和中国外交部长王志坚会谈，并获中国国家主席李文山接见。"
    found = [set(who(m)) for m in meetings(extractor, page(text, language="zh"))]
    assert found == [BOTH, {"斯托扬诺维奇", "王志坚"}, {"斯托扬诺维奇", "李文山"}]


def test_a_consultation_after_a_call_is_part_of_it(extractor: Extractor) -> None:
    report = told(extractor, f"{GAO}14日同{STO}通了电话。", f"{GAO}就12日发生的事件与{STO}进行了磋商。")
    assert (report.mode, str(report.held_on)) == ("phone", "2024-03-14")


def test_who_came_with_the_host_is_of_the_meeting(extractor: Extractor) -> None:
    assert set(who(told(extractor, f"中国总理李文山偕副总理高明远，今天上午会见{STO}。"))) == {*BOTH, "李文山"}


def test_a_summit_yet_to_be_held_is_not_held(extractor: Extractor) -> None:
    told(extractor, f"{GAO}原定7月与{STO}举行会谈。", "学者说，年底前举行的领导人峰会是关键。", realis="planned")
    assert not meetings(extractor, page(f"{GAO}原定7月与{STO}举行会谈。", "学者说，年底前举行的领导人峰会是关键。", language="zh"))


def test_days_of_a_visit_are_counted_from_its_first(extractor: Extractor) -> None:
    opening = "3月3日至5日，中国文化部长高明远访问塞尔维亚。"
    rest = f"访问首日，高明远同{STO}举行会谈。次日，高明远会见塞尔维亚总理佩塔尔·约维奇。访问第三天，高明远会见塞尔维亚议长米洛什·帕维奇。"
    found = meetings(extractor, page(opening, rest, language="zh"))
    assert [str(m.held_on) for m in found] == ["2024-03-03", "2024-03-04", "2024-03-05"]


def test_the_first_day_of_no_range_is_no_day(extractor: Extractor) -> None:
    assert told(extractor, f"访问首日，{GAO}同{STO}举行会谈。").held_on is None


def test_a_feast_tells_no_day_of_publication(extractor: Extractor) -> None:
    assert told(extractor, f"中秋节当天，{GAO}同{STO}举行会谈。").held_on is None


def test_a_delegation_that_goes_on_is_its_leader(extractor: Extractor) -> None:
    text = f"塞尔维亚诺维萨德市市长斯托扬诺维奇率代表团访问广西。11日，{GAO}在南宁会见代表团。12日，代表团前往桂林市，与市长李文山座谈。"
    found = [set(who(m)) for m in meetings(extractor, page(text, language="zh"))]
    assert found == [BOTH, {"斯托扬诺维奇", "李文山"}]


def test_leaders_of_a_title_are_not_listed_with_the_text_below(extractor: Extractor) -> None:
    report = told(extractor, f"{GAO}14日同{STO}举行会谈。", title="中塞领导人")
    assert set(who(report)) == BOTH


def test_days_of_a_visit_are_not_counted_from_a_fair_to_come(extractor: Extractor) -> None:
    opening = "3月3日至5日，中国文化部长高明远访问塞尔维亚。博览会将于6月1日至5日举行。"
    found = meetings(extractor, page(opening, f"访问第二天，高明远会见{STO}。", language="zh"))
    assert [str(m.held_on) for m in found] == ["2024-03-04"]


@pytest.mark.parametrize("sentence", [f"{GAO}就{STO}的提议举行会议。", f"{GAO}、{STO}分别举行会议。"])
def test_meetings_that_each_side_holds_alone_are_no_encounter(extractor: Extractor, sentence: str) -> None:
    assert not meetings(extractor, page(sentence, language="zh"))


@pytest.mark.parametrize(
    ("city", "english"),
    [("洛阳", "Luoyang"), ("石家庄", "Shijiazhuang"), ("台中", "Taichung"), ("曼德勒", "Mandalay"), ("古晋", "Kuching")],
)
def test_cities_that_are_no_capitals_have_names_in_chinese_too(extractor: Extractor, city: str, english: str) -> None:
    assert told(extractor, f"{GAO}在{city}会见{STO}。").city == english


def test_an_official_whose_name_holds_that_of_a_city_keeps_it(extractor: Extractor) -> None:
    assert set(who(told(extractor, f"中国文化部副部长李安庆在北京会见{STO}。"))) == {"李安庆", "斯托扬诺维奇"}


def test_a_name_in_letters_in_brackets_parts_no_list(extractor: Extractor) -> None:
    text = "韩国外交部本部长金健13日上午与美国特别代表星·金(Sung Kim)、日本外务省局长船越健裕进行韩美日三方通话，讨论了局势。"
    report = only(extractor, page(text, language="zh"))
    assert ([p.country for p in report.participants], report.mode) == (["KR", "US", "JP"], "phone")


def test_days_in_brackets_are_those_of_the_visit(extractor: Extractor) -> None:
    text = "8月29日上午，越南政府总理范明政会见了正在对越南进行正式访问（8月28日至30日）的老挝副总理沙伦赛·贡玛西。"
    assert str(only(extractor, page(text, language="zh", published_on=date(2023, 8, 29))).held_on) == "2023-08-29"


def test_officials_of_three_sides_met_apart_from_two_of_them(extractor: Extractor) -> None:
    text = ("秘鲁外长罗萨莱斯5日会见塞尔维亚外长斯托扬诺维奇。", "4日，秘鲁、智利、塞尔维亚三方代表团团长举行三边会晤。")
    found = meetings(extractor, page(*text, language="zh"))
    assert [{p.country for p in m.participants} for m in found] == [{"PE", "RS"}, {"PE", "CL", "RS"}]


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("中国文化部长高明远同塞尔维亚旅游部长斯托扬诺维奇举行中塞部门司长级磋商。", ["高明远", "斯托扬诺维奇"]),
        ("中国文化部长高明远于同日会见塞尔维亚旅游部长斯托扬诺维奇。", ["高明远", "斯托扬诺维奇"]),
        ("中国文化部长高明远同日本外务大臣山本太郎举行会谈。", ["高明远", "山本太郎"]),
        ("塞尔维亚外长斯托扬诺维奇同日本外务大臣山本太郎举行第三次日塞外长战略对话。", ["斯托扬诺维奇", "山本太郎"]),
        ("中国文化部长高明远会见负责中东事务的塞尔维亚副外长斯托扬诺维奇。", ["高明远", "斯托扬诺维奇"]),
        ("中国国防部长高明远会见新加坡三军总长明邓。", ["高明远", "明邓"]),
        ("中国文化部长高明远会见联合国副秘书长、亚太经社会执行秘书斯托扬诺维奇。", ["高明远", "斯托扬诺维奇"]),
    ],
)
def test_levels_ranks_and_days_are_no_persons(extractor: Extractor, told: str, names: list[str]) -> None:
    assert [p.person for p in only(extractor, page(told, language="zh")).participants] == names


def test_what_somebody_recalls_of_a_time_long_past_is_no_news_nor_of_those_two(extractor: Extractor) -> None:
    told = page(
        "中国文化部长高明远会见塞尔维亚旅游部长斯托扬诺维奇，就两国关系交换意见。",
        "高明远表示，去年10月习近平主席同鲁托总统举行富有成果的会谈，为两国关系指明了方向。",
        "双方还就地区局势交换了看法。",
        language="zh",
    )
    assert [p.person for p in only(extractor, told).participants] == ["高明远", "斯托扬诺维奇"]


def test_guests_who_call_on_the_president_call_on_the_one_told_of(extractor: Extractor) -> None:
    told = page(
        "秘鲁总统罗萨莱斯会见塞尔维亚旅游部长斯托扬诺维奇。",
        "总统提到，今年5月芬兰总统拉赫蒂宁率团参加典礼。",
        "一行由使馆陪同，前来总统府晋见总统。",
        language="zh",
    )
    assert [p.person for p in only(extractor, told).participants] == ["罗萨莱斯", "斯托扬诺维奇"]
