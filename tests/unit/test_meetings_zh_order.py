"""Chinese pages: officials of towns and provinces, three sides and two of them, and the days of what came before."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only, who

GAO = "中国文化部长高明远"
STO = "塞尔维亚旅游部长斯托扬诺维奇"
ROS = "秘鲁体育部长罗萨莱斯"


def told(extractor: Extractor, *body: str):  # type: ignore[no-untyped-def]
    """The one meeting of a Chinese page."""
    return only(extractor, page(*body, language="zh"))


def all_told(extractor: Extractor, *body: str) -> list[tuple[set[str | None], str]]:
    """Who met on which day, in the order of the page."""
    return [(set(who(r)), str(r.held_on)) for r in meetings(extractor, page(*body, language="zh"))]


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("市长高明远会见塞尔维亚驻华大使斯托扬诺维奇。", ["CN", "RS"]),
        ("副省长高明远会见老挝琅勃拉邦省副省长宋坎。", ["CN", "LA"]),
        ("自治区副主席高明远会见了由越南广宁省人民委员会副主席阮文安率领的代表团。", ["CN", "VN"]),
        ("省委书记高明远会见塞尔维亚驻华大使斯托扬诺维奇。", ["CN", "RS"]),
        ("市外办主任高明远会见韩国驻青岛总领事朴世勋。", ["CN", "KR"]),
        ("外交部亚洲司司长高明远会见日本驻华公使山本太郎。", ["CN", "JP"]),
        ("市长高明远会见日本长崎市市长山本太郎率领的代表团。", ["CN", "JP"]),
    ],
)
def test_local_officials_are_those_of_the_pages_country(extractor: Extractor, sentence: str, sides: list[str]) -> None:
    assert [p.country for p in told(extractor, sentence).participants] == sides


def test_a_governor_at_home_is_no_foreigner(extractor: Extractor) -> None:
    assert not meetings(extractor, page("日本首相山本太郎昨天在东京会见冲绳县知事，谈到美国基地。", language="zh"))


def test_two_of_three_who_met_met_apart(extractor: Extractor) -> None:
    event = f"3月12日，{GAO}同{STO}、{ROS}在北京举行三方会谈。"
    assert all_told(extractor, event, f"3月12日，高明远会见{ROS}。") == [
        ({"高明远", "斯托扬诺维奇", "罗萨莱斯"}, "2024-03-12"),
        ({"高明远", "罗萨莱斯"}, "2024-03-12"),
    ]
    assert len(all_told(extractor, event, f"对话会开始前，高明远单独会见了{ROS}。")) == 2


def test_the_day_before_is_another_meeting(extractor: Extractor) -> None:
    body = (f"3月12日，{GAO}同{STO}在北京举行会谈。", "前一天，高明远与斯托扬诺维奇还在北京共同主持第二次会议。")
    assert [day for _, day in all_told(extractor, *body)] == ["2024-03-12", "2024-03-11"]


def test_what_was_just_before_is_news_and_what_once_was_is_none(extractor: Extractor) -> None:
    assert all_told(extractor, f"此前，{GAO}于12日在北京同{STO}举行会谈。") == [({"高明远", "斯托扬诺维奇"}, "2024-03-12")]
    assert not all_told(extractor, f"{STO}12日抵达北京。高明远去年3月曾与斯托扬诺维奇举行会谈。")


def test_the_second_verb_of_a_plan_is_planned(extractor: Extractor) -> None:
    assert not all_told(extractor, f"根据日程，{GAO}将在访问期间会见{ROS}，同{STO}举行会谈。")


def test_a_recent_day_left_open_is_none(extractor: Extractor) -> None:
    report = told(extractor, "12日，论坛开幕。", f"近日，{GAO}在北京会见{STO}。")
    assert report.held_on is None


def test_the_dateline_tells_the_day_where_nothing_else_does(extractor: Extractor) -> None:
    assert str(told(extractor, f"本网北京3月14日电 文化论坛在北京举行。会议间隙，{GAO}会见{STO}。").held_on) == "2024-03-14"
    assert told(extractor, f"本网北京3月14日电 12日，论坛在北京举行。会议间隙，{GAO}会见{STO}。").held_on is None


def test_a_host_whose_guest_is_posted_there_needs_no_country(extractor: Extractor) -> None:
    text = "外交部副部长高明远会见塞尔维亚驻华大使白瑞谊，谈到乌克兰。"
    report = told(extractor, text)
    assert ([p.country for p in report.participants], who(report)) == (["CN", "RS"], ["高明远", "白瑞谊"])


def test_the_margins_are_those_of_the_forum_told_just_before(extractor: Extractor) -> None:
    report = told(extractor, "3月12日，中国发展高层论坛在北京举行。", f"会议间隙，{GAO}会见{STO}。")
    assert report.forum_id == "china-development-forum"
    assert told(extractor, "3月12日，中国发展高层论坛在北京举行。", f"{GAO}会见{STO}。").forum_id is None


def test_all_clauses_of_a_sentence_that_opens_in_the_past_are_past(extractor: Extractor) -> None:
    body = (f"{GAO}说，{STO}2018年12月访问中国。", "次年4月高明远访问塞尔维亚，两国部长再度会晤。")
    assert not meetings(extractor, page(*body, language="zh"))


@pytest.mark.parametrize(
    ("sentence", "offices"),
    [
        (
            "越南广宁省人民委员会副主席阮文安会见中国文化部长高明远。",
            ["Vice Chairman of the People's Committee of Quang Ninh", "Minister of Culture"],
        ),
        ("市外办主任高明远会见韩国驻青岛总领事朴世勋。", ["Director of the Foreign Affairs Office", "Consul General in Qingdao"]),
        (f"市委书记高明远会见{STO}。", ["Municipal Party Secretary", "Minister of Tourism"]),
    ],
)
def test_local_offices_are_told_in_english(extractor: Extractor, sentence: str, offices: list[str]) -> None:
    assert [p.office for p in told(extractor, sentence).participants] == offices


def test_a_name_may_stand_between_two_titles(extractor: Extractor) -> None:
    assert who(told(extractor, f"中国驻欧盟使团团长高明远大使会见{STO}。")) == ["高明远", "斯托扬诺维奇"]


def test_a_word_of_company_in_the_title_leads_to_nobody_in_the_body(extractor: Extractor) -> None:
    document = page("塞尔维亚旅游部长斯托扬诺维奇3月12日会见秘鲁体育部长罗萨莱斯。", title="中国文化部长与塞尔维亚", language="zh")
    assert who(only(extractor, document)) == ["斯托扬诺维奇", "罗萨莱斯"]


def test_what_stands_behind_a_half_width_comma_is_no_object(extractor: Extractor) -> None:
    event = f"3月12日,{GAO}在北京会见了{STO}。"
    assert all_told(extractor, event, "会见后,双方代表签署了合作文件。") == [({"高明远", "斯托扬诺维奇"}, "2024-03-12")]


def test_an_office_of_many_charges_keeps_its_country(extractor: Extractor) -> None:
    body = [f"3月12日，{GAO}在利马会见{STO}。", "同日，高明远还会见了加拿大出口促进、国际贸易和经济发展部长罗萨莱斯。"]
    report = meetings(extractor, page(*body, language="zh"))[1]
    assert {p.person: p.office for p in report.participants}["罗萨莱斯"].startswith("Minister of Export Promotion")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("6月12日，驻纳米比亚大使高明远拜会纳农业部长姆贝贝。", {"CN", "NA"}),
        ("6月12日，新任驻吉布提大使高明远向吉布提总统穆萨递交国书。", {"CN", "DJ"}),
        ("外交部副部长高明远12日会见来华出席论坛的智利副外长里瓦斯一行。", {"CN", "CL"}),
        ("外交部政務次長高明遠於6月12日宴請來訪的巴拉圭眾議院議長洛佩斯，感謝該國對臺灣的支持。", {"TW", "PY"}),
        ("6月12日，驻巴塞罗那总领事高明远会见阿拉贡自治区主席兰班。", {"CN", "ES"}),
    ],
)
def test_an_official_with_a_chinese_name_and_no_country_is_of_the_country_of_the_script(
    extractor: Extractor, sentence: str, countries: set[str]
) -> None:
    (report,) = meetings(extractor, page(sentence, language="zh"))
    assert {p.country for p in report.participants} == countries


def test_a_country_right_before_a_title_is_that_of_its_bearer_whoever_else_is_called_so(extractor: Extractor) -> None:
    (report,) = meetings(extractor, page("6月12日，芬兰外长莱蒂宁会见澳大利亚外长贝内特。", language="zh"))
    assert [(p.person, p.country) for p in report.participants] == [("莱蒂宁", "FI"), ("贝内特", "AU")]


def test_what_an_envoy_is_sent_for_is_no_country_of_his(extractor: Extractor) -> None:
    sentence = "联合国秘书长也门问题特使斯文松12日在亚丁与也门外长穆萨会谈。"
    (report,) = meetings(extractor, page(sentence, language="zh"))
    assert [p.country or p.organization for p in report.participants] == ["UN", "YE"]


def test_the_future_in_the_name_of_a_forum_denies_nothing(extractor: Extractor) -> None:
    sentence = "芬兰外长莱蒂宁12日在未来投资大会场外会晤智利外长里瓦斯。"
    assert len(meetings(extractor, page(sentence, language="zh"))) == 1
    assert meetings(extractor, page("芬兰外长莱蒂宁12日未会见智利外长里瓦斯。", language="zh")) == []


@pytest.mark.parametrize("opening", ["在峰会上", "访问途中", "芬兰外长莱蒂宁会议期间至少", "芬兰外长莱蒂宁12日会后"])
def test_a_sign_of_the_future_stays_one_behind_any_character(extractor: Extractor, opening: str) -> None:
    subject = "" if "莱蒂宁" in opening else "芬兰外长莱蒂宁"
    (report,) = meetings(extractor, page(f"{subject}{opening}将会见智利外长里瓦斯。", language="zh"), realis="planned")
    assert report.realis == "planned"


def test_who_attended_a_meeting_had_none_of_their_own(extractor: Extractor) -> None:
    body = ("芬兰总统莱蒂宁12日会见智利外长里瓦斯。", "芬兰副总理尼尼斯特和智利大使参加了后一场会见。")
    assert len(meetings(extractor, page(*body, language="zh"))) == 1


def test_what_two_held_when_they_last_met_is_no_news(extractor: Extractor) -> None:
    body = (
        "芬兰外长莱蒂宁9日与智利外长里瓦斯通电话。",
        "两人上一次见面是3日在利马，当时莱蒂宁与秘鲁外长穆萨举行会谈。",
    )
    assert len(meetings(extractor, page(*body, language="zh"))) == 1


def test_a_call_that_somebody_took_was_with_who_made_it(extractor: Extractor) -> None:
    (report,) = meetings(extractor, page("芬兰外长莱蒂宁接到智利外长里瓦斯12日打来的电话。", language="zh"))
    assert (report.mode, {p.country for p in report.participants}) == ("phone", {"FI", "CL"})


def test_a_word_of_company_is_no_part_of_the_name_before_it(extractor: Extractor) -> None:
    (report,) = meetings(extractor, page("6月12日，驻芬兰大使张华同芬农业部长莱蒂宁会面。", language="zh"))
    assert [p.person for p in report.participants] == ["张华", "莱蒂宁"]


def test_a_year_of_the_republic_dates_a_page_and_a_sentence(extractor: Extractor) -> None:
    (report,) = meetings(extractor, page("民國109年6月12日，芬蘭外長莱蒂宁會見智利外長里瓦斯。", language="zh", published_on=None))
    assert report.held_edtf == "2020-06-12"


def test_a_word_before_a_day_or_place_is_no_part_of_the_name_before_it(extractor: Extractor) -> None:
    (report,) = meetings(extractor, page("外交部副部长李明于6月12日访芬，并同芬兰外长莱蒂宁举行会谈。", language="zh"))
    assert [p.person for p in report.participants] == ["李明", "莱蒂宁"]


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("財政司司長高明遠昨日在赫爾辛基與芬蘭財政部長莱蒂宁會面。", {"HK", "FI"}),
        ("经济财政司司长任高远12日与葡萄牙总领事莱蒂宁会面。", {"MO", "PT"}),
        ("泰国总理莱蒂宁12日在总理府接待来访的马来西亚外长里瓦斯。", {"TH", "MY"}),
    ],
)
def test_offices_of_the_regions_and_hosts_of_visitors_are_read(extractor: Extractor, sentence: str, countries: set[str]) -> None:
    (report,) = meetings(extractor, page(sentence, language="zh"))
    assert {p.country for p in report.participants} == countries


def test_a_gathering_of_the_new_year_is_nobody(extractor: Extractor) -> None:
    assert meetings(extractor, page("外交部长高明远说，中方愿同塞尔维亚社会党书记新春会晤机制保持联系。", language="zh")) == []


def test_those_who_came_are_a_delegation_in_taiwan_too(extractor: Extractor) -> None:
    found = only(extractor, page("外交部長林明遠昨晚設宴款待塞爾維亞國會訪團。", language="zh"))
    assert {p.country for p in found.participants} == {"TW", "RS"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"中国文化部副部长高明远受国务院总理李大山委托会见{STO}。",
        f"中国文化部副部长高明远以中国常驻联合国环境署代表身份会见了{STO}。",
    ],
)
def test_whom_somebody_acts_for_is_not_there(extractor: Extractor, sentence: str) -> None:
    report = only(extractor, page("中国文化部副部长高明远在北京。", sentence, language="zh"))
    assert [p.person for p in report.participants] == ["高明远", "斯托扬诺维奇"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GAO}14日与{STO}就航班安排深入商谈。",
        f"14日，{GAO}在咖啡馆同{STO}讨论了航班安排。",
        f"{GAO}14日与{STO}隔桌而坐。",
        f"14日，{GAO}跟{STO}把航班时刻敲定下来。",
        f"{GAO}14日在北京见{STO}。",
        f"{GAO}14日召见{STO}。",
        f"14日，{GAO}握着{STO}的手说，欢迎来京。",
        f"14日，{GAO}向{STO}道别。",
        f"{STO}14日抵京，高明远与之在钓鱼台商谈良久。".replace("高明远", GAO),
        f"14日，{GAO}得到{STO}的款待。",
        f"14日，{GAO}被{STO}接见。",
        f"14日，{GAO}把{STO}请到官邸，谈到深夜。",
        f"14日，{GAO}对{STO}拨冗接待表示感谢。",
        f"14日，{GAO}和{STO}通了半个小时电话。",
    ],
)
def test_who_did_together_what_takes_two_met(extractor: Extractor, sentence: str) -> None:
    assert set(who(told(extractor, sentence))) == {"高明远", "斯托扬诺维奇"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{GAO}14日表示，只要{STO}愿意，随时可以同他见面。",
        f"{GAO}14日说，塞方有远见，{STO}见证了这一点。",
        f"{GAO}14日听取了中国商务部部长李文山的汇报，谈到{STO}的提议。",
        f"14日，{GAO}计划下月与{STO}讨论航班安排。",
        f"【要闻】{GAO}出访；【会见】{STO}有关活动。",
    ],
)
def test_who_is_ready_to_talk_is_a_witness_or_is_listed_met_nobody(extractor: Extractor, sentence: str) -> None:
    assert not [m for m in meetings(extractor, page(sentence, language="zh")) if m.realis == "held"]


def test_the_head_of_a_county_is_of_the_country_of_whom_he_receives_at_home(extractor: Extractor) -> None:
    assert not meetings(extractor, page("副總統賴清德14日與縣長周春米會面，談農產外銷的補助。", language="zh"))


def test_new_ambassadors_of_two_countries_are_of_both(extractor: Extractor) -> None:
    found = meetings(extractor, page("秘鲁、塞尔维亚两国新任驻华大使14日分别拜会中国外交部副部长高明远。", language="zh"))
    assert [{p.country for p in m.participants} for m in found] == [{"PE", "CN"}, {"RS", "CN"}]


def test_a_governor_is_of_the_country_of_the_city_before_the_title(extractor: Extractor) -> None:
    report = told(extractor, "14日，陕西省省长高明远与撒马尔罕州州长图尔季莫夫举行会谈。")
    assert [p.country for p in report.participants] == ["CN", "UZ"]


@pytest.mark.parametrize("beside", ["会议散场后", "落幕前", "茶歇时"])
def test_who_met_beside_a_forum_met_where_the_news_is_from(extractor: Extractor, beside: str) -> None:
    body = f"二十国集团峰会{beside}，{STO}在走廊里同{ROS}站着谈了七分钟。"
    report = only(extractor, page(body, dateline="新社喀山10月23日电（记者）", language="zh"))
    assert report.city == "Kazan"


def test_news_from_a_third_country_is_no_place_of_a_meeting(extractor: Extractor) -> None:
    report = only(extractor, page(f"{STO}同{ROS}举行了会谈。", dateline="新社喀山10月23日电（记者）", language="zh"))
    assert report.city is None


def test_a_clause_without_a_subject_has_that_of_the_page_and_not_the_partner_of_the_clause_before(extractor: Extractor) -> None:
    body = f"在塞期间，与{STO}共同主持会议；在秘鲁期间，与{ROS}就训练对话。"
    found = meetings(extractor, page(f"11日至14日，{GAO}率团访问塞尔维亚、秘鲁。", body, language="zh"))
    assert [set(who(m)) for m in found] == [{"高明远", "斯托扬诺维奇"}, {"高明远", "罗萨莱斯"}]


def test_the_two_are_those_of_the_sentence_before_though_the_side_of_one_is_not_told(extractor: Extractor) -> None:
    body = ("总统赖清德14日抵达马绍尔群岛，总统海妮以鲜花相迎。", "国宴前两人先在总统府单独会谈。")
    assert set(who(told(extractor, *body))) == {"Lai Ching-te", "海妮"}


@pytest.mark.parametrize("day", ["昨率團抵河內，隨即與", "昨在河內與", "昨與"])
def test_a_day_in_one_character_before_its_verb_is_yesterday(extractor: Extractor, day: str) -> None:
    body = f"香港律政司司長林定國{day}越南司法部長阮海寧會面。"
    assert str(only(extractor, page(body, language="zh", published_on=date(2024, 10, 15))).held_on) == "2024-10-14"
